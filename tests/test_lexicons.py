"""Words are written once, and for somebody who reads them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from indicators.parse import lexicon

PARSER = Path(lexicon.__file__).parent.parent
# Kinds whose names code puts together: "edge_" and what a time expression is the edge of.
BEGINNINGS = ("edge_",)


def repeated(words: list[str]) -> list[str]:
    return [word for word, times in Counter(words).items() if times > 1]


@pytest.mark.parametrize("language", ["shared", "en", "ru"])
def test_no_list_has_a_word_twice(language: str) -> None:
    rows = [row for value in lexicon.read_toml(language).values() if isinstance(value, list) for row in value]
    lists = [row[key] for row in rows if isinstance(row, dict) for key in ("words", "stems") if key in row]
    assert lists
    assert [words for words in map(repeated, lists) if words] == []


@pytest.mark.parametrize("language", ["shared", "en", "ru"])
def test_every_kind_of_word_is_read_by_the_parser(language: str) -> None:
    source = "\n".join(path.read_text("utf-8") for path in PARSER.rglob("*.py"))
    kinds = [kind for kind in lexicon.read_toml(language) if not kind.startswith(BEGINNINGS)]
    assert [kind for kind in kinds if f'"{kind}"' not in source] == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_list_of_words_on_names_is_read_by_the_parser(language: str) -> None:
    source = "\n".join(path.read_text("utf-8") for path in PARSER.rglob("*.py"))
    fields = lexicon.read_toml(language)["naming"]
    assert [field for field in fields if f'"{field}"' not in source] == []


def test_the_check_finds_a_word_that_stands_twice() -> None:
    assert repeated(["trade", "oil", "trade"]) == ["trade"]
