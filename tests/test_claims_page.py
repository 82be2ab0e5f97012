"""The Claims page: its order, its table, and a claim in full."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from datetime import date
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators import i18n
from indicators.app.claims import order as claims_order
from indicators.app.claims import table as claims_table
from indicators.app.data import current
from indicators.app.elements import claim_page, comparison
from indicators.app.state import OPTIONS, View
from indicators.model import Document, Verdict
from indicators.query import Query
from indicators.table import to_frame
from indicators.verdict import Reason
from indicators.wording import reason_text, rule_text
from indicators.wording.reasons import REASONS
from indicators.wording.rules import FIELDS
from tests.claims import DOCUMENT, claim
from tests.test_app import html, listed, opened, words
from tests.test_markup import HOSTILE, Reading
from tests.test_rules import named, rules_of_topics

DEFAULTS = {name: choices[0] for name, choices in OPTIONS.items() if choices}


def view(query: Query | None = None, chosen: str | None = None, **options: str) -> View:
    return View(query or Query(), chosen, (), {**DEFAULTS, **options})


def row(**changes: Any) -> dict[str, Any]:
    compared = {"verdict": "not_comparable", "official_value": None, "official_series": None, "difference": None}
    known = {name: changes.pop(name) for name in compared if name in changes}
    fields = asdict(claim(**changes))
    return {**fields, "rules": ";".join(fields["rules"]), **compared, **known}


@pytest.fixture
def snapshot() -> Any:
    """Return what of a snapshot gives the order: claims a to d."""
    frame = to_frame(
        [
            claim(claim_id="a", published=date(2020, 1, 1), signed_value=3.0, indicator="exports", speaker="б"),
            claim(claim_id="b", published=None, signed_value=-1.0, indicator=None, speaker="А"),
            claim(claim_id="c", published=date(2021, 1, 1), signed_value=2.0, indicator="gdp", speaker=None),
            claim(claim_id="d", published=date(2020, 1, 1), signed_value=9.0, indicator="exports", period_start=None),
        ]
    )
    frame = frame.assign(verdict=["consistent", "not_comparable", "differs", "not_comparable"])
    details = pd.DataFrame({"difference_percent": [0.0, np.nan, -20.0, np.nan]})
    return SimpleNamespace(frame=frame, details=details)


@pytest.mark.parametrize(
    ("sort", "ascending", "order"),
    [
        ("published", False, "cadb"),
        ("published", True, "adcb"),
        ("value", False, "dacb"),
        ("value", True, "bcad"),
        ("indicator", True, "adcb"),
        ("indicator", False, "cadb"),
        ("speaker", True, "bacd"),
        ("verdict", True, "cabd"),
        ("difference", False, "cabd"),
        ("difference", True, "acbd"),
    ],
)
def test_the_order_of_claims(snapshot: Any, sort: str, ascending: bool, order: str) -> None:
    found = claims_order.arranged(snapshot, np.arange(4), sort, ascending=ascending)
    assert "".join("abcd"[position] for position in found) == order


@pytest.mark.parametrize(("sort", "end"), claims_order.SORTS)
def test_every_order_keeps_every_claim_it_is_given(snapshot: Any, sort: str, end: str) -> None:
    found = claims_order.arranged(snapshot, np.array([3, 0, 1]), sort, ascending=end == "ascending")
    assert sorted(found) == [0, 1, 3]
    assert len(claims_order.arranged(snapshot, np.arange(0), sort, ascending=True)) == 0


def test_pages_hold_every_row_once() -> None:
    for total in (0, 1, claims_order.ROWS, claims_order.ROWS + 1, 434):
        places = [claims_order.place(total, page + 1) for page in range(claims_order.place(total, 1).pages)]
        assert [row for where in places for row in range(where.first, where.last)] == list(range(total))
    assert claims_order.place(434, 99) == claims_order.place(434, 9)
    assert claims_order.place(434, 0) == claims_order.place(434, 1)


def test_an_order_that_there_is_not_is_dropped_with_a_notice() -> None:
    asked = claims_order.asked({**DEFAULTS, "sort": "<b>", "page": "-1"})
    assert asked[:3] == ("published", False, 1)
    assert [notice.partition(":")[0] for notice in asked.notices] == ["sort", "page"]
    assert claims_order.asked({**DEFAULTS, "sort": "value", "order": "ascending", "page": "12"}) == (
        "value",
        True,
        12,
        (),
    )


def addresses(source: str) -> list[str]:
    return [unescape(link) for link in re.findall(r'class="here" href="([^"]*)"', source)]


def test_links_of_the_table_keep_the_view() -> None:
    shown = view(Query(speaker=("X",), q="gas"), sort="value", page="2")
    assert claims_table.address(shown, claim="a") == "claims?speaker=X&q=gas&sort=value&page=2&claim=a"
    source = claims_table.table([row()], ["article"], shown, "value", ascending=False, caption="")
    headings = addresses(source.partition("</thead>")[0])
    assert headings[0] == "claims?speaker=X&q=gas&sort=value&order=ascending"
    assert headings[1] == "claims?speaker=X&q=gas&sort=indicator&order=ascending"
    assert headings[7] == "claims?speaker=X&q=gas"
    assert source.count("aria-sort") == 1
    pages = claims_table.pager(claims_order.place(434, 2), shown)
    assert "51–100 of 434" in Reading(pages).text
    assert addresses(pages) == [
        "claims?speaker=X&q=gas&sort=value",
        "claims?speaker=X&q=gas&sort=value&page=3",
        "claims?speaker=X&q=gas&sort=value&page=9",
    ]


def test_a_row_says_what_is_claimed_and_what_the_official_figure_is() -> None:
    compared = row(verdict="differs", official_value=-22.0, difference=1.0, modality="forecast", negated=True)
    text = Reading(claims_table.table([compared], ["digest"], view(), "value", ascending=True, caption="")).text
    for part in ("−21%", "−22%", "differs", "+1 pp", "Digest", "forecast", "denied", DOCUMENT.text, "14 Sep 2020"):
        assert part in text
    money = row(unit="USD", measure="level", difference=0.1 + 0.2, official_value=3e9)
    assert (comparison.difference(money), comparison.official(money)) == ("+$0.3", "$3.0 bn")
    assert (comparison.difference(row()), comparison.official(row())) == ("", "")


def details(**changes: Any) -> dict[str, Any]:
    return {"reason": "same_figure", "figures": 1, "difference": 1.0, "official_value": 20.0, **changes}


def test_a_verdict_in_words() -> None:
    away = claim_page.verdict_text(row(verdict="differs", difference=1.0), details())
    assert away.startswith("Differs from the official figure: +1 pp. An official series")
    many = claim_page.verdict_text(row(verdict="differs", unit="USD", measure="level"), details(figures=3))
    assert many.startswith("Differs from the nearest of 3 official figures: +$1 (+5%).")
    agrees = claim_page.verdict_text(row(verdict="consistent"), details(figures=2))
    assert agrees.startswith("Consistent with at least one of 2 official figures.")
    without = claim_page.verdict_text(row(), details(reason="no_period", figures=0))
    assert without == "Not compared. The claim does not say which period it is about."


def test_every_reason_and_every_field_of_a_rule_has_its_words() -> None:
    assert set(REASONS) == set(Reason)
    assert {rule.partition(".")[0] for rule in named() | rules_of_topics()} == set(FIELDS)
    assert reason_text("unheard_of") == rule_text("unheard_of") == "unheard_of"
    assert rule_text("bound_before.ru.not_less_than") == "Bound: a word before the number · not less than (Russian)"
    assert rule_text("indicator.en.gdp").endswith("Gross domestic product (English)")
    i18n.speak("ru")
    try:
        assert rule_text("indicator.ru.gdp").endswith("(русский)")
    finally:
        i18n.speak("en")


@pytest.mark.parametrize("text", [HOSTILE, '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)"])
def test_nothing_of_an_article_or_a_series_becomes_markup(text: str) -> None:
    hostile = row(
        sentence=text, sentence_end=len(text), start=0, end=len(text), speaker=text, publisher=text, indicator=text,
        unit=text, per=text, claim_id=text, document_id=text, rules=(text,), url=text, language=text, verdict="differs",
        official_value=1.0, difference=1.0,
    )  # fmt: skip
    figure = dict.fromkeys(("series_id", "producer", "period", "citation", "url", "vintage", "caveats"), text)
    figures = [{**figure, "retrieved": None, "verdict": "differs", **details()}]
    shown = view(Query(speaker=(text,)), chosen=text)
    for source in (
        claims_table.table([hostile], ["digest"], shown, "value", ascending=True, caption=text),
        claim_page.claim_card(hostile, Document(text, kind="digest"), []),
        claim_page.official_part(hostile, details(), figures, {text: text}),
        claim_page.rules_list(hostile),
    ):
        reading = Reading(source)
        assert not reading.tags & {"script", "img", "b"}
        assert all(link.startswith(("claims?", "sources?", "http://", "https://")) for link in reading.links)


MANY = "\n".join(f"Exports of Belarus to Russia were ${number} billion in {1950 + number}." for number in range(1, 61))


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.md").write_text(f"---\nkind: digest\n---\n{MANY}", "utf-8")
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))


@pytest.mark.usefixtures("many")
def test_order_and_page_are_in_the_address() -> None:
    frame = current().frame
    by_value = frame.sort_values("signed_value", kind="stable")["claim_id"].tolist()
    assert listed(opened("claims", sort="value", order="ascending")) == by_value[:50]
    assert listed(opened("claims", sort="value", order="ascending", page_="2")) == by_value[50:]
    assert listed(opened("claims", sort="value")) == by_value[::-1][:50]
    app = opened("claims", page_="2")
    app.selectbox(key="sort_by").set_value(("value", "ascending")).run()
    assert app.query_params == {"sort": "value", "order": "ascending"}
    assert listed(app) == by_value[:50]
    wrong = opened("claims", sort="nonsense", page_="x")
    assert "Dropped from the address: sort: “nonsense”" in words(wrong)
    assert "Dropped from the address: page: “x”" in words(wrong)


@pytest.mark.usefixtures("many")
def test_a_claim_leads_to_its_neighbours_in_the_order_of_the_view() -> None:
    by_value = current().frame.sort_values("signed_value", kind="stable")["claim_id"].tolist()
    app = opened("claims", sort="value", order="ascending", claim=by_value[49])
    around = addresses(html(app))
    assert f"claims?sort=value&order=ascending&claim={by_value[48]}" in around
    assert f"claims?sort=value&order=ascending&page=2&claim={by_value[50]}" in around
    assert "claims?sort=value&order=ascending" in around
    assert "our own words" in words(app)
    assert "Official figures" in words(app)


@pytest.mark.usefixtures("many")
def test_choices_say_how_many_claims_they_find() -> None:
    app = opened("claims", from_="1951-01-01", to="1951-12-31")
    assert app.selectbox(key="filter_year").value == "1951"
    assert len(listed(app)) == 1
    assert "1960 (1)" in app.selectbox(key="filter_year").options
    assert app.multiselect(key="filter_indicator").options == ["Exports of goods (1)"]
    app.selectbox(key="filter_year").set_value("1960").run()
    assert app.query_params == {"from": "1960-01-01", "to": "1960-12-31"}
    app.multiselect(key="filter_geo").set_value(["RUS"]).run()
    assert app.query_params == {"from": "1960-01-01", "to": "1960-12-31", "geo": "RUS"}
    app.selectbox(key="filter_year").set_value(None).run()
    assert app.query_params == {"geo": "RUS"}
    assert app.multiselect(key="filter_geo").value == ["RUS"]
    assert sorted(app.multiselect(key="filter_geo").options) == ["Belarus (60)", "Russia (60)"]


@pytest.mark.usefixtures("many")
def test_whoever_narrows_the_table_starts_at_its_first_page() -> None:
    app = opened("claims", page_="2", sort="value")
    app.multiselect(key="filter_geo").set_value(["RUS"]).run()
    assert app.query_params == {"geo": "RUS", "sort": "value"}


def test_the_shipped_claims_are_all_shown_in_full() -> None:
    frame = current().frame
    for verdict in Verdict:
        chosen = frame.loc[frame["verdict"] == verdict, "claim_id"].iloc[0]
        assert words(opened("claims", claim=chosen)).count("Official figures") >= 1


def test_a_view_keeps_its_claim_in_other_views() -> None:
    assert claims_table.address(replace(view(), claim="x"), page="3") == "claims?page=3&claim=x"
