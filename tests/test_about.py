"""The page About says what is so."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pytest

import indicators
from indicators.app.about import tables as about_tables
from indicators.app.about.accuracy import Accuracy, accuracy
from indicators.app.api import ROUTES
from indicators.app.data import current
from indicators.series import load_series
from indicators.table import SERVED_SCHEMA
from tests.test_app import html, opened, words

MEASURED = Accuracy({"en/a": (8, 10), "en/b": (10, 10), "ru/a": (1, 2)}, {"en": (200, 200, 150, 100, 50)})


def test_examples_are_summed_by_language() -> None:
    assert MEASURED.by_language() == {"en": (18, 20), "ru": (1, 2)}
    table = about_tables.examples(MEASURED)
    for cell in ("English", "20", "18", "90%", "Russian", "50%"):
        assert f">{cell}</td>" in table
    for cell in ("100%", "75%", "50%", "25%"):
        assert f">{cell}</td>" in about_tables.facts(MEASURED)


def test_every_column_is_there_with_its_meaning() -> None:
    table = about_tables.columns()
    for field in SERVED_SCHEMA:
        assert f"<td>{field.name}</td>" in table
    assert set(about_tables._KINDS) >= {field.type for field in SERVED_SCHEMA}
    assert pa.string() in about_tables._KINDS


def test_every_producer_is_named_with_licence_and_vintage() -> None:
    series = load_series()
    table = about_tables.producers(series)
    for name in ("producer", "licence"):
        for value in series[name].unique():
            assert about_tables.escape(value) in table
    assert about_tables.series_list(series).count("<tr>") == series["series_id"].nunique() + 1


@pytest.mark.parametrize(
    ("base", "first"),
    [
        ("https://a.example/", "https://a.example/api/claims.csv"),
        ("https://a.example/b/", "https://a.example/b/api/claims.csv"),
    ],
)
def test_addresses_are_whole(base: str, first: str) -> None:
    found = dict(about_tables.addresses(ROUTES, base))
    assert found["Claims as CSV"] == first
    assert len(found) == len({route.path for route in ROUTES}), "a route has no words on the page About"


def test_a_citation_has_the_version_the_data_the_date_and_the_address() -> None:
    text = about_tables.citation("https://a.example/", "0123456789abcdef", date(2026, 1, 2))
    assert text == (
        f"Russia–Belarus Indicators, version {indicators.__version__}, data 01234567, read on 2 Jan 2026, https://a.example/"
    )


@pytest.mark.usefixtures("excerpt")
def test_the_page_has_every_part() -> None:
    app = opened("about")
    text = words(app)
    for part in (
        "Method",
        "What is no claim",
        "A verdict does not say who is right",
        "Known limits",
        "Official series",
    ):
        assert part in text
    right, total = accuracy().by_language()["en"]
    assert f"{total:,}" in text
    assert f"{right:,}" in text
    assert "api/claims.csv" in app.code[0].value
    assert current().id[:8] in app.code[-1].value
    assert "<td>official_series</td>" in html(app)


@pytest.mark.usefixtures("excerpt")
def test_unknown_parameters_have_a_notice() -> None:
    assert "Dropped from the address" in words(opened("about", colour="red"))
