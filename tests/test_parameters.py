"""No parameter of an address is ignored in silence: a page follows it, or says that it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indicators.app.data import current
from indicators.app.state.options import OPTIONS
from indicators.app.state.used import FILTERS, USED
from indicators.query import DATES, FACETS
from tests.test_app import charts, html, opened, words

TEXT = """\
---
title: One
publisher: A
published: 2021-01-10
language: en
---
Exports of Belarus rose by 5% in 2020, the prime minister Mikhail Mishustin said. The price of Russian gas for Belarus
will be $127 per 1,000 cubic metres in 2021. Three ministers met.
"""
OTHER = """\
---
title: Other
publisher: B
published: 2022-03-01
language: ru
kind: digest
---
Экспорт Белоруссии в 2021 году вырос на 7%. Инфляция в Белоруссии в 2019 году составила 4,7%. Двое министров.
"""
# A value of each filter that finds something, but not all that there is.
FILTER_VALUES = {
    "indicator": "gas_price",
    "publisher": "A",
    "language": "ru",
    "unit": "USD",
    "per": "1000 cubic_metre",
    "measure": "level",
    "modality": "forecast",
    "verdict": "not_comparable",
    "speaker": "Mikhail Mishustin",
    "geo": "RUS",
    "from": "2021-06-01",
    "to": "2020-12-31",
    "q": "gas",
    "all": "1",
}
# A value of each option that is not its default.
OPTION_VALUES = {
    "panel": "change|percent|",
    "sort": "title",
    "page": "2",
    "year": "2022",
    **{name: choices[1] for name, choices in OPTIONS.items() if choices},
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "one.md").write_text(TEXT, "utf-8")
    (documents / "other.md").write_text(OTHER, "utf-8")
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))
    return documents


def test_every_parameter_has_a_value_here() -> None:
    assert FILTER_VALUES.keys() == {*FACETS, *DATES, "q", "all"} - {"source", "claim"}
    assert OPTION_VALUES.keys() == OPTIONS.keys()
    assert {*FILTER_VALUES, "source", "claim"} == FILTERS
    for name, used in USED.items():
        assert used <= FILTERS | OPTIONS.keys(), name


def said(app: AppTest) -> str:
    return html(app) + "".join(charts(app))


@pytest.mark.parametrize("page", ["overview", "indicator", "claims", "sources", "compare", "parse", "about"])
def test_what_a_page_does_not_use_it_names(folder: Path, page: str) -> None:
    foreign = [name for name in [*FILTER_VALUES, *OPTION_VALUES] if name not in USED[page]]
    text = words(opened(page, **{f"{name}_": ({**FILTER_VALUES, **OPTION_VALUES})[name] for name in foreign}))
    assert foreign == [] or f"Dropped from the address: {', '.join(sorted(foreign, key=_place))}: not used" in text
    assert text.count("Dropped from the address") == bool(foreign)


def _place(name: str) -> int:
    return [*FACETS, *DATES, "q", "all", *OPTIONS].index(name)


@pytest.mark.parametrize("name", sorted(FILTER_VALUES))
@pytest.mark.parametrize("page", ["overview", "claims", "sources"])
def test_what_a_page_uses_changes_it(folder: Path, page: str, name: str) -> None:
    value = FILTER_VALUES[name]
    # Numbers without an indicator alone change no list of documents, only how many of their claims are of a kind.
    beside = {"measure": "level"} if name == "all" and page == "sources" else {}
    if name == "geo":
        value = "RUS" if "RUS" in ";".join(current().frame["geo"].dropna()) else "BLR"
    plain, filtered = opened(page, **beside), opened(page, **beside, **{f"{name}_": value})
    assert "Dropped from the address" not in words(filtered)
    assert said(plain) != said(filtered)


def test_documents_are_those_with_such_claims(folder: Path) -> None:
    for address, titles in {
        "indicator=exports": ["Other", "One"],
        "indicator=gas_price": ["One"],
        "indicator=gas_price&publisher=B": [],
        "from=2021-06-01": ["Other", "One"],
        "to=2019-12-31": ["Other"],
        "unit=person": [],
    }.items():
        params = dict(pair.split("=") for pair in address.split("&"))
        page = html(opened("sources", **{f"{name}_": value for name, value in params.items()}))
        assert [title for title in ("Other", "One") if f">{title}</a></h2>" in page] == titles, address
    page = html(opened("sources", indicator="exports", from_="2021-01-01"))
    assert "1 claim matches</a>" in page
    assert "&amp;indicator=exports&amp;from=2021-01-01" in page


def test_an_open_document_says_what_it_does_not_follow(folder: Path) -> None:
    first, second = current().documents
    app = opened("sources", source=[first, second], indicator="exports", sort="title")
    assert "Dropped from the address: indicator, sort: not used on this page" in words(app)
    assert "one document at a time" in words(app)


def test_a_claim_opens_its_document(folder: Path) -> None:
    claim = current().frame["claim_id"].iloc[0]
    assert '<mark class="named chosen">' in html(opened("sources", claim=claim))
