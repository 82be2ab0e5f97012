"""What visitors give is read within limits, each text on its own, and what cannot be read is named."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import pytest

import indicators
from indicators.app.parsing import fetching, marked_text
from indicators.app.parsing import results as parse_results
from indicators.app.parsing import texts as parsing
from indicators.app.parsing.examples import EXAMPLES
from indicators.app.parsing.texts import Outcome, TooMuch, Unreadable, claims_of, parse_all, read_files
from indicators.charts import rows
from indicators.model import Document
from indicators.series import load_series, no_series
from indicators.sources.fetch import FetchError, Page, Problem

TRADE = "Trade between Russia and Belarus decreased by 21% in the first half of 2020, Mikhail Mishustin said."
GERMAN = "Wirtschaft und Handel wachsen um fünf Prozent im Vergleich zum Vorjahr, sagte er am Montag in Minsk."
HOSTILE = (
    "<script>alert(1)</script> ![](http://x) $a$ The price is $1 billion and $2 billion in 2020.\n\nIt rose by 5%."
)


def outcome(*texts: str) -> Outcome:
    return parse_all(((f"text {n}", Document(text)) for n, text in enumerate(texts)), no_series())


def test_the_rows_are_those_of_the_parser_held_against_the_series() -> None:
    series = load_series()
    found = parse_all([("a", Document(TRADE, published=date(2020, 9, 14)))], series)
    claims = indicators.parse(TRADE, published=date(2020, 9, 14))
    pd.testing.assert_frame_equal(found.frame, indicators.compared(claims, series))
    assert found.errors == ()


def test_each_text_is_read_on_its_own_and_what_cannot_be_is_named() -> None:
    files = {
        "a.txt": TRADE.encode(),
        "bad.txt": b"\xff",
        "german.txt": GERMAN.encode(),
        "again.txt": TRADE.encode(),
        "picture.png": b"x",
        "many.jsonl": json.dumps({"text": "GDP grew by 2% in 2020.", "published": "2021-01-01"}).encode() + b"\n{\n",
        "b.md": b"---\nlanguage: ru\npublished: soon\n---\nx",
        "empty.txt": b" ",
    }
    found = parse_all(read_files(files.items(), date(2024, 5, 1), "en"), no_series())
    # With a language given for all, the German text is taken at its word.
    assert [text.name for text in found.texts] == ["a.txt", "german.txt", "many.jsonl, line 1"]
    assert [text.document.published for text in found.texts] == [date(2024, 5, 1), date(2024, 5, 1), date(2021, 1, 1)]
    assert [error.partition(":")[0] for error in found.errors] == [
        "bad.txt",
        "again.txt",
        "picture.png",
        "many.jsonl, line 2",
        "b.md",
        "empty.txt",
    ]
    assert not any("\n" in error for error in found.errors)
    assert "is no date" in found.errors[4]


def test_an_unsupported_language_is_said_and_gives_no_rows() -> None:
    found = outcome(GERMAN)
    assert found.frame.empty
    assert found.texts == ()
    assert "not in English, Russian or Belarusian" in found.errors[0]
    with pytest.raises(Unreadable):
        claims_of(Document("x", language="de"))


@pytest.mark.parametrize("text", ["a" * (parsing.CHARACTERS + 1), "5 " * (parsing.NUMBERS + 1), "five. " * 30_000])
def test_a_text_that_is_too_large_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(TooMuch, match="Split it"):
        claims_of(Document(text, language="en"))


def test_files_beyond_the_limits_are_left_out_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "FILES", 3)
    monkeypatch.setattr(parsing, "FILE_BYTES", 200)
    monkeypatch.setattr(parsing, "ALL_BYTES", 400)
    sizes = {"a.txt": 150, "b.txt": 201, "c.txt": 150, "d.txt": 1}
    found = dict(read_files((name, b"x" * size) for name, size in sizes.items()))
    assert isinstance(found["a.txt"], Document)
    assert "larger than" in str(found["b.txt"])
    assert "all files together" in str(found["c.txt"])
    assert "at most 3 files" in str(found["d.txt"])


def test_all_texts_together_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "NUMBERS", 2)
    found = outcome("Exports rose by 1% and 2%.", "Imports rose by 3%.", "Nothing is said.")
    assert len(found.frame) == 2
    assert "too many numbers" in found.errors[0]
    monkeypatch.setattr(parsing, "ALL_CHARACTERS", 30)
    assert "more than what is read at once" in outcome("Exports rose by 1%.", "Imports rose by 3%.").errors[0]
    monkeypatch.setattr(parsing, "DOCUMENTS", 0)
    assert outcome("Exports rose by 1%.").texts == ()


@pytest.mark.parametrize("text", ["1234567890" * 50_000, "<b>" * 160_000, "$x^2$ " * 19_999, "**5%** " * 19_999])
def test_hostile_texts_are_read_and_shown_in_time(text: str) -> None:
    start = time.monotonic()
    found = parse_all([("a", Document(text, language="en"))], no_series())
    claims = list(rows(found.frame))
    for span in marked_text.pages(text):
        marked_text.marked(text, span, claims)
    parse_results.in_words(found.frame.head(parse_results.TABLE_ROWS))
    assert time.monotonic() - start < 30


def joined(content: list[list[marked_text.Piece]]) -> str:
    return "\n\n".join("".join(p if isinstance(p, str) else p[0] for p in parts) for parts in content)


def test_the_marked_text_is_the_text_with_every_quote_marked() -> None:
    found = outcome(HOSTILE)
    text, claims = found.texts[0].document.text, list(rows(found.frame))
    (span,) = marked_text.pages(text)
    content = marked_text.marked(text, span, claims)
    assert joined(content) == HOSTILE
    marks = [piece for parts in content for piece in parts if not isinstance(piece, str)]
    assert [mark[0] for mark in marks] == [claim["quote"] for claim in claims]
    assert [mark[1] for mark in marks] == [claim["claim_id"] for claim in claims]


def test_of_quotes_within_each_other_the_inner_one_is_marked() -> None:
    claim = next(rows(outcome("It rose to $2 billion.").frame))
    claims: list[Mapping[str, Any]] = [
        {**claim, "start": 0, "end": 9, "claim_id": "a"},
        {**claim, "start": 3, "end": 5, "claim_id": "b"},
    ]
    pieces = marked_text.marked("012345678 x", (0, 11), claims)[0]
    assert [piece if isinstance(piece, str) else piece[:2] for piece in pieces] == [
        ["012", "a"],
        ["34", "b"],
        ["5678", "a"],
        " x",
    ]


@pytest.mark.parametrize("size", [10, 25, 1000])
def test_a_long_text_has_pages_that_hold_all_of_it(size: int) -> None:
    text = "\n\n".join(["One is here.", "Two", "x" * 60, "Three has 5%."])
    spans = marked_text.pages(text, size)
    assert all(end - start <= size for start, end in spans)
    assert "".join(text[start:end] for start, end in spans).replace("\n", "") == text.replace("\n", "")
    for position in range(len(text)):
        start, _end = spans[marked_text.page_of(spans, position)]
        assert start <= position
    assert marked_text.pages("") == [(0, 0)]


def test_a_claim_is_found_in_its_text() -> None:
    found = outcome("Exports rose by 1%.", "Imports rose by 3%.")
    assert [found.position(claim) for claim in found.frame["claim_id"]] == [0, 1]
    assert found.position(None) == 0


def test_the_official_figures_are_shown_with_their_source() -> None:
    series = load_series()
    found = parse_all([("a", Document(TRADE, published=date(2020, 9, 14)))], series)
    shown = parse_results.official(found.frame.head(1), series)
    assert "−22%" in shown
    assert "Belstat" in shown
    assert "differs by +1 pp" in shown
    assert "no official figure" in parse_results.official(found.frame.head(1), no_series())
    words = parse_results.in_words(found.frame)[["claimed", "official", "verdict"]]
    assert words.to_numpy().tolist() == [["−21%", "−22%", "differs"]]


def test_the_example_is_of_the_sample_documents() -> None:
    texts = [document.text for document in indicators.read_documents(indicators.data_folder() / "documents")]
    example = EXAMPLES["sochi"]
    for paragraph in example.text.split("\n\n"):
        assert any(paragraph in text for text in texts)
    found = parse_all([("a", example)], load_series())
    assert found.frame["indicator"].notna().sum() == 3


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, Page | Problem]:
    pages: dict[str, Page | Problem] = {}

    def fetch(url: str, rules: object = None) -> Page:
        found = pages[url]
        if isinstance(found, Problem):
            raise FetchError(found)
        return found

    monkeypatch.setattr(fetching, "fetch", fetch)
    monkeypatch.setenv("INDICATORS_FETCH", "1")
    return pages


def test_a_fetched_page_is_a_document_with_its_address(answers: dict[str, Page | Problem]) -> None:
    day = date(2020, 9, 14)
    answers["a"] = Page("https://e.example/a", "text/plain", "cp1251", "Рост 5%".encode("cp1251"))
    assert fetching.fetched("a", day, "ru") == Document(
        "Рост 5%", url="https://e.example/a", published=day, language="ru"
    )
    body = f"<html lang=en><title>T</title><body><article><p>{TRADE}</p><p>{TRADE} Again.</p></article></body></html>"
    answers["b"] = Page("https://e.example/b", "text/html", None, body.encode())
    document = fetching.fetched("b", day, "ru")
    assert TRADE in document.text
    assert (document.url, document.published, document.language) == ("https://e.example/b", day, "en")
    answers["c"] = Page("https://e.example/c", "text/html", None, b"")
    with pytest.raises(Unreadable, match="no article"):
        fetching.fetched("c", None, None)


@pytest.mark.parametrize("problem", list(Problem))
def test_why_a_page_is_not_fetched_is_said(problem: Problem, answers: dict[str, Page | Problem]) -> None:
    answers["a"] = problem
    with pytest.raises(Unreadable, match=r"\.$"):
        fetching.fetched("a", None, None)


@pytest.mark.parametrize("value", [None, "", "0", "true"])
def test_pages_are_not_fetched_unless_the_host_says_so(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INDICATORS_FETCH", raising=False)
    if value is not None:
        monkeypatch.setenv("INDICATORS_FETCH", value)
    with pytest.raises(Unreadable, match="does not fetch"):
        fetching.fetched("http://127.0.0.1/", None, None)
