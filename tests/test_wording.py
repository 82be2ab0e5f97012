"""Numbers, units and periods as people read them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model import Bound, Direction, Measure
from indicators.wording import (
    describe,
    format_claim,
    format_number,
    format_period,
    format_value,
    language_name,
    present,
    unit_name,
)
from tests.claims import claim


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1e9, "1.0 bn"),
        (1.25e9, "1.25 bn"),
        (15.2e9, "15.2 bn"),
        (3e12, "3.0 trn"),
        (9_400_000, "9.4 mn"),
        (1250.5, "1,250.5"),
        (80.1, "80.1"),
        (21.0, "21"),
        (0, "0"),
        (-0.2, "−0.2"),
        (0.004, "0.004"),
    ],
)
def test_numbers(value: float, words: str) -> None:
    assert format_number(value) == words


def test_an_axis_has_one_scale() -> None:
    assert [format_number(tick, 1e9) for tick in (0, 5e8, 1e9)] == ["0", "0.5 bn", "1.0 bn"]


@pytest.mark.parametrize(
    ("value", "unit", "per", "words"),
    [
        (1e9, "USD", None, "$1.0 bn"),
        (-1e9, "USD", None, "−$1.0 bn"),
        (126e9, "RUB", None, "RUB 126.0 bn"),
        (80.1, "percent", None, "80.1%"),
        (1.5, "percentage_point", None, "1.5 pp"),
        (2.0, "multiple", None, "2×"),
        (127, "USD", "1000_cubic_metre", "$127 per 1000 cubic metre"),
        (18e6, "tonne", "year", "18.0 mn tonnes a year"),
        (1, "person", None, "1 person"),
        (5, "person", None, "5 people"),
        (3, "company", None, "3 companies"),
        (2, "завод", None, "2 завод"),
        (2.5, "USD", "1000 cubic_metre 100 kilometre", "$2.5 per 1,000 cubic metres per 100 kilometres"),
        (2, "BYN", "day person", "BYN 2 a day per person"),
        (1, "vote", None, "1 vote"),
        (2, "international_dollar", "person", "2 international dollars per person"),
        (7, None, None, "7"),
    ],
)
def test_values_with_units(value: float, unit: str | None, per: str | None, words: str) -> None:
    assert format_value(value, unit, per) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "−21%"),
        ({"direction": Direction.UP, "signed_value": 21.0}, "+21%"),
        ({"bound": Bound.ABOUT}, "about −21%"),
        ({"measure": Measure.LEVEL, "direction": None, "signed_value": 21.0, "bound": Bound.MORE_THAN}, "> 21%"),
        ({"bound": Bound.RANGE, "value": 3.5, "value_low": 3.0, "value_high": 4.0, "signed_value": -3.5}, "down 3–4%"),
        (
            {"bound": Bound.RANGE, "value": 3.5, "value_low": 3.0, "value_high": 4.0, "signed_value": 3.5,
             "direction": None, "measure": Measure.LEVEL},
            "3–4%",
        ),
        ({"unit": "multiple", "measure": Measure.MULTIPLE, "value": 2.0, "signed_value": -2.0}, "down 2×"),
    ],
)  # fmt: skip
def test_claims(changes: dict[str, Any], words: str) -> None:
    assert format_claim(asdict(claim(**changes))) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2020, 1, 1), date(2020, 12, 31), "2020"),
        (date(2020, 1, 1), date(2020, 6, 30), "H1 2020"),
        (date(2020, 7, 1), date(2020, 12, 31), "H2 2020"),
        (date(2020, 7, 1), date(2020, 9, 30), "Q3 2020"),
        (date(2020, 2, 1), date(2020, 4, 30), "Feb–Apr 2020"),
        (date(2020, 1, 1), date(2020, 9, 30), "Jan–Sep 2020"),
        (date(2020, 2, 1), date(2020, 2, 29), "Feb 2020"),
        (date(2020, 8, 9), date(2020, 8, 9), "9 Aug 2020"),
        (date(2011, 1, 1), date(2015, 12, 31), "2011–2015"),
        (date(2019, 12, 1), date(2020, 2, 29), "Dec 2019 – Feb 2020"),
        (date(2025, 11, 1), date(2025, 11, 19), "1–19 Nov 2025"),
        (date(2020, 8, 9), date(2020, 9, 14), "9 Aug – 14 Sep 2020"),
        (date(2020, 12, 9), date(2021, 1, 14), "9 Dec 2020 – 14 Jan 2021"),
        (date(2021, 7, 1), None, "from 1 Jul 2021"),
        (None, date(2021, 7, 1), "until 1 Jul 2021"),
        (None, None, ""),
        (pd.NaT, pd.NaT, ""),
        (pd.Timestamp(2020, 1, 1), pd.Timestamp(2020, 6, 30), "H1 2020"),
    ],
)
def test_periods(start: Any, end: Any, words: str) -> None:
    assert format_period(start, end) == words


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 4000))
def test_any_period_names_both_its_years(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    words = format_period(start, end)
    assert str(start.year) in words
    assert str(end.year) in words


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_any_number_has_words_without_an_exponent_of_ten_or_more(value: float) -> None:
    words = format_number(value)
    assert words.startswith("−") == (value < 0)
    assert "e+" not in words


def test_a_claim_in_one_line_names_its_publisher_where_no_speaker_is_known() -> None:
    assert describe(asdict(claim())) == "−21%, 2020, RT"
    assert describe(asdict(claim(speaker="Mikhail Mishustin"))) == "−21%, 2020, Mikhail Mishustin"


def test_nothing_is_none() -> None:
    assert [present(value) for value in (None, float("nan"), pd.NaT, pd.NA, "", 0)] == [None] * 4 + ["", 0]


def test_unit_names() -> None:
    assert [unit_name(unit, plural=True) for unit in ("cubic_metre", "USD", "person", None)] == [
        "cubic metres",
        "USD",
        "people",
        "",
    ]


def test_languages() -> None:
    assert (language_name("ru"), language_name("zz")) == ("Russian", "zz")
