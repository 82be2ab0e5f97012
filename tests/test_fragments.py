"""Links that open a page at a sentence."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.app.elements.fragments import at_sentence, is_front_page, text_fragment


def test_what_has_a_meaning_in_the_directive_is_encoded() -> None:
    assert text_fragment("Year-on-year, R&D rose 5%.") == "text=Year%2Don%2Dyear%2C%20R%26D%20rose%205%25."


def test_long_sentences_are_named_by_their_first_and_last_words() -> None:
    sentence = " ".join(f"word{number}" for number in range(40))
    assert text_fragment(sentence) == (
        "text=word0%20word1%20word2%20word3%20word4,word35%20word36%20word37%20word38%20word39"
    )


def test_spaces_of_any_kind_are_one_space_and_other_letters_are_encoded() -> None:
    assert text_fragment("Рост\u00a0на\n5%") == "text=%D0%A0%D0%BE%D1%81%D1%82%20%D0%BD%D0%B0%205%25"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/b", "https://a.example/b#:~:text=Up"),
        ("https://a.example/b?c=1", "https://a.example/b?c=1#:~:text=Up"),
        ("https://a.example/b#part", "https://a.example/b#part:~:text=Up"),
        ("https://a.example/b#:~:text=old", "https://a.example/b#:~:text=Up"),
    ],
)
def test_the_address_keeps_its_own_anchor(url: str, expected: str) -> None:
    assert at_sentence(url, "Up") == expected


@given(st.text())
def test_nothing_of_a_sentence_ends_the_directive(sentence: str) -> None:
    sentence = sentence.encode("utf-8", "ignore").decode()
    start, _, end = text_fragment(sentence).removeprefix("text=").partition(",")
    words = sentence.split()
    assert not set(start + end) & set("-,&# ")
    assert unquote(start).split() == words[: len(unquote(start).split())]
    assert not end or unquote(end).split() == words[-5:]


@pytest.mark.parametrize(
    ("url", "front"),
    [
        ("https://a.example", True),
        ("https://a.example/", True),
        ("https://a.example/b", False),
        ("https://a.example/?p=1", False),
    ],
)
def test_a_front_page_holds_no_article(url: str, *, front: bool) -> None:
    assert is_front_page(url) == front
