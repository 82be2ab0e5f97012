from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.search import containing

TEXTS = [
    "Экспорт газа вырос на 21 % до 1,5 млрд долларов.",
    "Газета писала об экспорте нефти; объём торговли упал на 21%.",
    "The volume of trade, which fell by 21%, was $15.2 billion.",
    "Trading volumes of gasoline rose to 1.5 million tonnes; сто\u0301имость газа.",
    "Нефте\N{SOFT HYPHEN}продукты: € 3\N{NO-BREAK SPACE}500.",
]


def found(q: str, texts: list[str] | None = None) -> str:
    column = pd.Series(TEXTS if texts is None else texts, dtype=str)
    return "".join(str(place) for place, there in enumerate(containing(column, q)) if there)


@pytest.mark.parametrize(
    ("q", "rows"),
    [
        ("экспорта", "01"),
        ("ЭКСПОРТ", "01"),
        ("газ", "03"),
        ("газ*", "013"),
        ("gas", ""),
        ("gas*", "3"),
        ("trade", "23"),
        ("volume trade", "23"),
        ("trade volume", "23"),
        ('"volume of trade"', "2"),
        ('"trade volume"', ""),
        ("«объем торговли»", "1"),
        ("объёма", "1"),
        ("21%", "012"),
        ("21", "012"),
        ("1.5", "03"),
        ("$15", "2"),
        ("$", "2"),
        ("15.2", "2"),
        ("стоимость", "3"),
        ("нефтепродуктов", "4"),
        ("3 500", "4"),
        ("газ экспорт -", ""),
        (";", "13"),
        ('"', "01234"),
        ("", "01234"),
        ("   ", "01234"),
        ("«»", "01234"),
        ("никогда", ""),
    ],
)
def test_what_a_query_finds(q: str, rows: str) -> None:
    assert found(q) == rows


def test_a_phrase_does_not_run_from_one_text_into_the_next() -> None:
    assert found('"one two"', ["zero one", "two three", "one two"]) == "2"
    assert found('"one two"', ["one"]) == ""


def test_texts_that_are_not_there_contain_nothing() -> None:
    column = pd.Series(["a", None, "a", ""], dtype=str)
    assert containing(column, "a").tolist() == [True, False, True, False]
    assert containing(column, "(").tolist() == [False] * 4
    assert containing(pd.Series([], dtype=str), "a").tolist() == []


def test_columns_of_other_kinds_are_searched_too() -> None:
    assert containing(pd.Series(["a b", None, "c"], dtype=object), "b").tolist() == [True, False, False]


def test_a_changed_cell_is_seen() -> None:
    frame = pd.DataFrame({"sentence": pd.Series(["one", "two"], dtype=str)})
    assert containing(frame["sentence"], "two").tolist() == [False, True]
    frame.loc[0, "sentence"] = "two"
    assert containing(frame["sentence"], "two").tolist() == [True, True]


@settings(deadline=None)
@given(st.text(), st.lists(st.text(), max_size=4))
def test_any_query_of_any_texts_has_an_answer(q: str, texts: list[str]) -> None:
    column = pd.Series(texts, dtype=str)
    assert len(containing(column, q)) == len(texts)


# The stems are loaded at the first query, which may take longer than the others.
@settings(deadline=None)
@given(st.lists(st.text("аеёgas 1.%", min_size=1), min_size=1, max_size=4))
def test_a_text_is_found_by_its_own_words(texts: list[str]) -> None:
    for place, text in enumerate(texts):
        asked = " ".join(re.findall(r"\w+|%", text))
        assert str(place) in found(asked, texts)


def test_a_text_that_comes_again_is_found_wherever_it_stands() -> None:
    texts = ["gas price", "gas price", "oil price", "gas price", ""]
    assert found("gas", texts) == "013"
    assert found("price", texts) == "0123"
    column = pd.Series(["gas", None, None, "gas"], dtype=str)
    assert containing(column, "gas").tolist() == [True, False, False, True]
