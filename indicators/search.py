"""Full-text search over the sentences of a claims frame.

Words are found in any form (by their stems, in English and Russian), whatever their case and whichever of ё and е is
written; all words of a query have to be there, in any order. Quotes ask for words as they are and next to each other,
a star for a beginning. Numbers are found with their signs: ``21%`` finds "21 %", ``1.5`` finds "1,5". The index is made
once for each column of sentences: a number for each word, so that a search is a look at an array of integers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import Stemmer

from indicators.memo import per_column

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

_SIGNS = "%$€£₽"
_TERM = re.compile(r'"([^"]*)"?|«([^»]*)»?|“([^”]*)”?|„([^“”]*)[“”]?|(\S+)')
_CYRILLIC = re.compile("[а-я]")
# So many sentences are split at a time: their copies are larger than what stays of them.
_AT_ONCE = 20_000


class Term(NamedTuple):
    """A part of a query: words that stand next to each other, or signs that are no words."""

    words: tuple[str, ...]
    exact: bool = False
    beginning: bool = False
    signs: str = ""


def terms(q: str) -> list[Term]:
    """Return the parts of a query, all of which a sentence has to have."""
    return [_term(*found) for found in _terms(q)]


def _terms(q: str) -> Iterator[tuple[str, bool]]:
    for match in _TERM.finditer(q):
        *phrases, word = match.groups()
        quoted = next((phrase for phrase in phrases if phrase is not None), None)
        text = word if quoted is None else quoted
        if text.strip():
            yield text, quoted is not None


def _term(text: str, quoted: bool) -> Term:
    words = tuple(word for word in _split(pa.array([text]))[0].as_py() if word)
    return Term(words, quoted, not quoted and text.endswith("*") and bool(words), "" if words else text.strip())


def _split(texts: pa.Array) -> pa.Array:
    """Return the words of each text: letters in lower case, ё as е; digits; each sign of ``_SIGNS`` by itself."""
    lower = pc.replace_substring(pc.utf8_lower(texts), "ё", "е")
    # Stress marks and soft hyphens stand inside words.
    whole = pc.replace_substring_regex(lower, r"[\pM\x{AD}]+", "")
    apart = pc.replace_substring_regex(whole, f"([{_SIGNS}])", r" \1 ")
    # Single spaces are left alone: to replace each by itself takes longer than all the rest.
    spaced = pc.replace_substring_regex(apart, rf"[^\pL\pN{_SIGNS} ]+", " ")
    return pc.ascii_split_whitespace(pc.ascii_trim_whitespace(spaced))


@cache
def _stemmers() -> tuple[Any, Any]:
    return Stemmer.Stemmer("english"), Stemmer.Stemmer("russian")


def _stem(word: str) -> str:
    stem = _stemmers()[bool(_CYRILLIC.search(word))].stemWord
    # Endings look alike: of "объема" one is cut off, of "объем", which it becomes, another.
    return str(stem(stem(word)))


@dataclass(frozen=True)
class Index:
    """The words of the texts of a column, as positions in ``vocabulary``.

    ``text_of`` is the number of each row's text; the words of text ``i`` are ``words[starts[i]:starts[i + 1]]``.
    """

    text_of: npt.NDArray[np.int32]
    vocabulary: tuple[str, ...]
    stems: npt.NDArray[np.object_]
    words: npt.NDArray[np.int32]
    starts: Ints

    @cached_property
    def found(self) -> Callable[[Term], Bools]:
        """What returns ``rows``, and remembers the last ones: a page asks for the same ones several times."""
        return lru_cache(maxsize=8)(self.rows)

    def rows(self, term: Term) -> Bools:
        """Return whether each row has the words of a term next to each other."""
        first, *others = [self._known(word, term) for word in term.words]
        places = np.flatnonzero(first[self.words])
        for distance, known in enumerate(others, start=1):
            places = places[places + distance < len(self.words)]
            places = places[known[self.words[places + distance]]]
        text = np.searchsorted(self.starts, places, side="right") - 1
        within = places + len(others) < self.starts[text + 1]
        found = np.zeros(len(self.starts), bool)
        found[text[within]] = True
        return np.asarray(found[self.text_of], bool)

    def _known(self, word: str, term: Term) -> Bools:
        """Return which words of the vocabulary answer a word of a query."""
        if term.beginning and word == term.words[-1]:
            return np.array([known.startswith(word) for known in self.vocabulary], bool)
        if term.exact:
            return np.array([known == word for known in self.vocabulary], bool)
        return np.asarray(self.stems == _stem(word), bool)


@per_column
def index(column: pd.Series) -> Index:
    """Return the index of a column of texts; it is made once for each column."""
    texts = pa.chunked_array([pa.array(column, pa.large_string())], pa.large_string()).combine_chunks()
    fresh = _unlike_the_one_before(texts)
    numbers: dict[str, int] = {}
    lengths, words = [np.zeros(1, np.int64)], [np.zeros(0, np.int32)]
    for start in range(0, len(texts), _AT_ONCE):
        part = texts.slice(start, _AT_ONCE).filter(pa.array(fresh[start : start + _AT_ONCE]))
        split = _split(pc.fill_null(part, ""))
        found = split.flatten().dictionary_encode()
        number = [numbers.setdefault(word, len(numbers)) for word in found.dictionary.to_pylist()]
        lengths.append(pc.list_value_length(split).to_numpy(zero_copy_only=False))
        words.append(np.array(number, np.int32)[found.indices.to_numpy()])
    return Index(
        text_of=(fresh.cumsum() - 1).astype(np.int32),
        vocabulary=tuple(numbers),
        stems=np.array([_stem(word) for word in numbers], dtype=object),
        words=np.concatenate(words),
        starts=np.concatenate(lengths).cumsum().astype(np.int64),
    )


def _unlike_the_one_before(texts: pa.Array) -> Bools:
    """Return of each text whether it is another one than the text before.

    Claims of one sentence follow each other; to find their like elsewhere, too, would take as much memory again.
    """
    fresh = np.ones(len(texts), bool)
    if len(texts):
        fresh[1:] = pc.fill_null(pc.not_equal(texts[1:], texts[:-1]), True).to_numpy(zero_copy_only=False)
    return fresh


def containing(column: pd.Series, q: str) -> Bools:
    """Return whether each text of a column has all that the query asks for."""
    found = np.ones(len(column), bool)
    for term in terms(q):
        if term.words:
            found &= index(column).found(term)
        else:
            found &= column.str.contains(term.signs, regex=False).fillna(False).to_numpy(bool)
    return found
