"""The documents: how they are narrowed, sorted, cited and read."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from indicators.app.data import current
from indicators.app.elements import markup
from indicators.app.sources import documents
from indicators.app.sources.documents import Wanted
from indicators.model import Document
from indicators.table import to_frame
from tests.claims import CLAIM, DOCUMENT, claim
from tests.test_app import html, opened, words

DIGEST = Document(
    "Экспорт вырос.", title="Ёлка", publisher="TASS", language="ru", kind="digest", url="https://t.example/a"
)
OLD = Document("Old.", title="apple", publisher="BelTA", published=date(2011, 5, 4), language="en", kind="excerpt")
EVERYTHING = Wanted()
ALL = {document.document_id: document for document in (OLD, DIGEST, DOCUMENT)}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "documents").mkdir()
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))
    return tmp_path / "documents"


def titles(wanted: Wanted = EVERYTHING, by: str = "published", *, ascending: bool = False) -> list[str]:
    table = documents.table(ALL, to_frame([CLAIM, claim(claim_id="b", indicator=None)]))
    return list(documents.arranged(documents.select(table, wanted), by, ascending=ascending)["title"])


def test_documents_are_counted_and_the_newest_is_first() -> None:
    table = documents.table(ALL, to_frame([CLAIM, claim(claim_id="b", indicator=None)]))
    assert table["title"].tolist() == ["Trade", "apple", "Ёлка"]
    assert table["claims"].tolist() == [2, 0, 0]
    assert table["named"].tolist() == [1, 0, 0]
    assert documents.years(table) == ["2020", "2011"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(publishers=("TASS", "BelTA")), ["apple", "Ёлка"]),
        (Wanted(languages=("ru",)), ["Ёлка"]),
        (Wanted(kinds=("article",)), ["Trade"]),
        (Wanted(years=("2011",)), ["apple"]),
        (Wanted(q="  елка  TASS"), ["Ёлка"]),
        (Wanted(q="the minister"), ["Trade"]),
        (Wanted(q=".*"), []),
        (Wanted(languages=("en",), q="old"), ["apple"]),
    ],
)
def test_documents_are_narrowed(wanted: Wanted, found: list[str]) -> None:
    assert titles(wanted) == found


def test_documents_are_sorted() -> None:
    assert titles(by="published", ascending=True) == ["apple", "Trade", "Ёлка"]
    assert titles(by="title", ascending=True) == ["apple", "Trade", "Ёлка"]
    assert titles(by="publisher", ascending=True) == ["apple", "Trade", "Ёлка"]
    assert titles(by="claims")[0] == "Trade"


def row(**changes: Any) -> dict[str, Any]:
    return {**to_frame([claim(**changes)]).to_dict("records")[0], "kind": "article"}


def test_a_sentence_of_an_article_opens_where_it_stands() -> None:
    link = markup.publisher_link(row(url="https://a.example/b?c=1"))
    assert (
        'href="https://a.example/b?c=1#:~:text=Trade%20fell%20by%2021%25%20in%202020%2C%20the%20minister%20said."'
        in link
    )
    assert "Open at this sentence" in link


@pytest.mark.parametrize("changes", [{"kind": "digest"}, {"url": "https://a.example/"}])
def test_a_digest_and_a_front_page_have_a_plain_link(changes: dict[str, Any]) -> None:
    link = markup.publisher_link({**row(url="https://a.example/b"), **changes})
    assert ":~:text" not in link
    assert "At the publisher" in link


def test_a_digest_is_cited_as_one() -> None:
    assert markup.citation({**row(), "kind": "digest"}) == (
        "Digest (not the publisher's words): “Trade fell by 21% in 2020, the minister said.” "
        "(Russia–Belarus Indicators, digest of RT, “Trade”, 14 Sep 2020, https://example.org/a)"
    )
    assert documents.citation(DIGEST) == "Russia–Belarus Indicators, digest of TASS, “Ёлка”, https://t.example/a"
    assert documents.citation(DOCUMENT) == "RT, “Trade”, 14 Sep 2020, https://example.org/a"


def test_cards_and_lists_say_what_is_a_digest() -> None:
    assert "Digest, in our own words" in markup.card({**row(), "kind": "digest"})
    assert "Excerpt" in markup.card({**row(), "kind": "excerpt"})
    assert 'class="kind"' not in markup.card(row())
    assert "Digest, in our own words" in markup.document_line(DIGEST)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onclick='x"])
def test_a_hostile_document_is_text_in_the_list(text: str) -> None:
    hostile = {"a": Document(text, url=text, title=text, publisher=text, language=text, note=text, kind=text)}
    shown = documents.listing(documents.table(hostile, to_frame([CLAIM])), hostile)
    assert set(re.findall(r"<(\w+)", shown)) <= {"ul", "li", "h2", "a", "p", "span"}
    assert text in unescape(shown)
    assert text.split()[0] not in shown or "<" not in text


FRONT = (
    "---\ntitle: '{title}'\npublisher: {publisher}\npublished: {day}\nlanguage: en\n"
    "kind: {kind}\nurl: {url}\nnote: n\n---\n"
)


def put(
    folder: Path, title: str, text: str, *, publisher: str = "P", day: str = "2020-01-02", kind: str = "article"
) -> None:
    front = FRONT.format(title=title, publisher=publisher, day=day, kind=kind, url=f"https://p.example/{title}")
    (folder / f"{title}.md").write_text(front + text, "utf-8")


def listed(page: str) -> list[str]:
    return re.findall(r'<h2><a href="sources\?source=\w+">([^<]*)</a></h2>', page)


def test_the_list_is_narrowed_sorted_and_paged_by_the_address(folder: Path) -> None:
    for number in range(documents.PAGE + 5):
        put(folder, f"d{number:02}", f"Inflation was {number}% in 2020.", publisher=("A", "B")[number % 2])
    put(folder, "new", "Inflation was 5% in 2021. GDP rose by 1%.", day="2022-05-01", kind="digest")
    app = opened("sources")
    assert listed(html(app))[0] == "new"
    assert len(listed(html(app))) == documents.PAGE
    assert "1–25 of 31 documents" in words(app)
    assert listed(html(opened("sources", page_="2"))) == [f"d{number:02}" for number in range(24, 30)]
    assert listed(html(opened("sources", page_="9"))) == listed(html(opened("sources", page_="2")))
    assert listed(html(opened("sources", kind="digest"))) == ["new"]
    assert listed(html(opened("sources", year="2022"))) == ["new"]
    assert listed(html(opened("sources", q="gdp ROSE"))) == ["new"]
    assert listed(html(opened("sources", sort="claims")))[0] == "new"
    first = listed(html(opened("sources", sort="title", order="ascending", publisher="B")))
    assert first[:2] == ["d01", "d03"]


def test_widgets_write_the_address_and_another_choice_starts_on_the_first_page(folder: Path) -> None:
    for number in range(documents.PAGE + 5):
        put(folder, f"d{number:02}", f"Inflation was {number}% in 2020.")
    app = opened("sources", page_="2")
    app.selectbox(key="option_sort").set_value("title").run()
    assert app.query_params == {"sort": "title"}
    app.selectbox(key="option_kind").set_value("digest").run()
    assert app.query_params == {"sort": "title", "kind": "digest"}
    assert "No document matches all of these filters." in words(app)
    app.sidebar.button[0].click().run()
    assert app.query_params == {"sort": "title"}
    assert not app.exception


def test_what_an_address_cannot_mean_is_dropped_with_a_notice(folder: Path) -> None:
    put(folder, "a", "Inflation was 5% in 2020.")
    app = opened("sources", year="1666", sort="colour", page_="-1", kind="poem")
    for value in ("1666", "colour", "-1", "poem"):
        assert re.search(rf"Dropped from the address: .*{value}", words(app))
    assert listed(html(app)) == ["a"]


def test_the_reader_marks_claims_and_opens_the_publisher_at_the_chosen_one(folder: Path) -> None:
    put(folder, "a", "Inflation was 5% in 2020, the R&D-office said. Two men met.")
    [document] = current().documents
    chosen = current().frame.loc[current().frame["quote"] == "5%", "claim_id"].iloc[0]
    app = opened("sources", source=document, claim=chosen)
    assert '<mark class="named chosen">5%</mark></a>' in html(app)
    for meaning in ("a number about a known indicator", "another number", "the chosen claim"):
        assert meaning in words(app)
    [address] = re.findall(r'href="(https://p.example/a#[^"]*)"', html(app))
    assert unescape(address) == (
        "https://p.example/a#:~:text=Inflation%20was%205%25%20in%202020%2C%20the%20R%26D%2Doffice%20said."
    )
    assert [code.value for code in app.code] == [
        "P, “a”, 2 Jan 2020, https://p.example/a",
        "“Inflation was 5% in 2020, the R&D-office said.” (P, “a”, 2 Jan 2020, https://p.example/a)",
    ]


def test_the_reader_of_a_digest_says_whose_words_it_has(folder: Path) -> None:
    put(folder, "a", "Inflation was 5% in 2020.", kind="digest")
    [document] = current().documents
    app = opened("sources", source=document, claim=current().frame["claim_id"].iloc[0])
    # Once is enough; what to cite says it again, as it is taken elsewhere.
    assert words(app).casefold().count("digest") == 1
    assert "Digest, in our own words P · 2 Jan 2020" in words(app)
    assert ":~:text" not in html(app)
    assert 'href="https://p.example/a"' in html(app)
    assert all("digest of P" in code.value for code in app.code)
