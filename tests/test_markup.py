"""Untrusted text becomes HTML in which it is nothing but text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.app.elements import markup
from indicators.app.sources import documents
from indicators.model import Document
from tests.claims import CLAIM, claim, claim_of

HOSTILE = "<script>alert(1)</script> ![](http://x) [a](javascript:alert(1)) $1 billion and $2 billion & :red[x]"
OURS = {
    "a",
    "article",
    "blockquote",
    "div",
    "h2",
    "li",
    "mark",
    "p",
    "span",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}


class Reading(HTMLParser):
    """What a browser makes of markup: its text, its elements, its links."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.tags, self.links = "", set[str](), list[str]()
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.text += data


def row(**changes: Any) -> dict[str, Any]:
    return asdict(claim(**changes))


def all_markup(text: str) -> list[str]:
    document = Document(text, url=text, title=text, publisher=text, language=text, note=text, kind=text)
    hostile = row(
        sentence=text, sentence_end=len(text), start=0, end=len(text), speaker=text, publisher=text, url=text,
        title=text, indicator=text, unit=text, per=text, claim_id=text, document_id=text, quote=text,
    )  # fmt: skip
    return [
        markup.card(hostile),
        markup.sentence(hostile),
        markup.context(text, hostile),
        markup.reader(document, [hostile], text),
        markup.byline(hostile),
        markup.origin(hostile),
        markup.document_line(document),
        documents.note(document),
        documents.chosen(document, hostile),
        markup.fields_table(hostile, dict.fromkeys(hostile, text)),
        markup.notice(text),
        markup.page_link("claims", [(text, text)], text),
    ]


@given(st.text(min_size=1))
@pytest.mark.parametrize(
    "prefix", ["", HOSTILE, '"><img src=x onerror=alert(1)>', "' onmouseover='alert(1)", "</p></div>"]
)
def test_no_text_becomes_an_element_or_a_link(prefix: str, text: str) -> None:
    for source in all_markup(prefix + text):
        reading = Reading(source)
        assert reading.tags <= OURS
        for link in reading.links:
            assert link.startswith(("claims?", "sources?", "http://", "https://")), link


@pytest.mark.parametrize("text", [HOSTILE, "a  b\n c", "&amp; &lt;"])
def test_texts_appear_literally(text: str) -> None:
    assert Reading(markup.reader(Document(text), [], None)).text == text
    assert text in Reading(markup.notice(text)).text
    assert text in Reading(markup.sentence(row(sentence=text, start=0, end=1))).text


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("//example.org", False),
        ("/etc/passwd", False),
        ("https://", False),
        ("http://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, linked: bool) -> None:
    assert Reading(markup.outside_link(url, "x")).links == ([url] if linked else [])


def test_the_quote_is_marked_in_its_sentence() -> None:
    source = markup.sentence(asdict(CLAIM))
    assert '<mark class="named">21%</mark>' in source
    assert Reading(source).text == CLAIM.sentence


def test_quotes_within_quotes_are_marked_by_the_inner_one() -> None:
    text = "RUB 1bn ($13m) was paid."
    outer, inner = claim_of(text, "RUB 1bn ($13m)"), claim_of(text, "$13m", indicator=None, claim_id="inner")
    source = markup.reader(Document(text), [asdict(outer), asdict(inner)], None)
    assert Reading(source).text == text
    assert source.count("<mark") == 3
    assert '<mark class="unnamed">$13m</mark>' in source
    assert Reading(source).links.count("claims?claim=inner") == 1


@given(st.text("ab \n", min_size=1, max_size=40), st.data())
def test_any_marks_leave_the_text_as_it_is(text: str, data: st.DataObject) -> None:
    spans = data.draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=5))
    claims: list[Mapping[str, Any]] = [row(start=min(span), end=max(span)) for span in spans if span[0] != span[1]]
    assert Reading(markup.marked(text, (0, len(text)), claims, link=True)).text == text


@given(st.text("ab\n \t", max_size=60))
def test_paragraphs_hold_every_character_that_is_not_space(text: str) -> None:
    spans = markup.paragraphs(text)
    assert [character for start, end in spans for character in text[start:end] if character.strip()] == [
        character for character in text if character.strip()
    ]
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


def test_the_context_is_the_paragraph_of_the_sentence_and_its_neighbours() -> None:
    text = f"First.\n\nBefore.\n\nHead. {CLAIM.sentence}\n\nAfter.\n\nLast."
    start = text.index(CLAIM.sentence)
    moved = row(
        sentence_start=start,
        sentence_end=start + len(CLAIM.sentence),
        start=start + CLAIM.start,
        end=start + CLAIM.end,
    )
    source = markup.context(text, moved)
    assert Reading(source).text == f"Before.Head. {CLAIM.sentence}After."
    assert [part.partition("</p>")[0] for part in source.split('<p class="near">')[1:]] == ["Before.", "After."]


def test_a_citation_names_publisher_title_date_and_address() -> None:
    assert markup.citation(asdict(CLAIM)) == (
        "“Trade fell by 21% in 2020, the minister said.” (RT, “Trade”, 14 Sep 2020, https://example.org/a)"
    )


def test_a_byline_says_what_kind_of_claim_it_is() -> None:
    assert Reading(markup.byline(row(modality="forecast", negated=True))).text == "−21% · RT · 2020 · forecast · denied"
