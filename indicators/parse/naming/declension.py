"""Russian names and nouns in whatever case -> their nominative."""

from __future__ import annotations

from functools import lru_cache

from indicators.parse import lexicon
from indicators.parse.morphology import nominatives_ru

_LONGEST_ENDING = 5
_ANY = "C"  # stands for a consonant in the table of endings
_UNSURE = "?"
_SAME_AS_GENITIVE = {("masc", "accs"): "gent"}


@lru_cache(maxsize=10_000)
def surname(word: str, gender: str, case: str) -> str | None:
    """Return the nominative of a surname that stands in a case, written as it is, or None where it cannot be told."""
    if case == "nomn":
        return word if _can_be_nominative(word, gender) else None
    known = _known(word, gender, case)
    if known is not None:
        return known
    table = lexicon.load("ru").naming["surnames"][gender].get(_SAME_AS_GENITIVE.get((gender, case), case), {})
    for size in range(min(_LONGEST_ENDING, len(word) - 2), 0, -1):
        for ending in (word[-size:], _ANY + word[len(word) - size + 1 :] if _is_consonant(word[-size]) else ""):
            if ending in table:
                return _with_ending(word, size, table[ending]) or _as_noun(word, gender, case)
    return None


def _with_ending(word: str, size: int, ending: str) -> str | None:
    if ending == _UNSURE:
        return None
    return word[: len(word) - size] + ending.replace(_ANY, word[-size])


def _is_consonant(letter: str) -> bool:
    return letter.lower() in lexicon.load("ru").naming["consonants"]


def _known(word: str, gender: str, case: str) -> str | None:
    """Return the nominative of a surname that the dictionary has: that of «Толстого» no table can tell."""
    readings = nominatives_ru(word.lower())
    found = {
        r.nominative
        for r in readings
        if r.kind == "Surn" and r.number == "sing" and r.case == case and r.gender in (gender, "")
    }
    return like(word, found.pop()) if len(found) == 1 else None


def _as_noun(word: str, gender: str, case: str) -> str | None:
    """Return the nominative of a surname that is a common word, too: «Волка», «Соловья», «Белого»."""
    readings = (r for r in nominatives_ru(word.lower()) if not r.kind and r.number == "sing")
    found = {r.nominative for r in readings if r.case == case and r.gender == gender}
    return like(word, found.pop()) if len(found) == 1 else None


def _can_be_nominative(word: str, gender: str) -> bool:
    """Whether a surname can be the nominative of a gender: "Иванова" is not that of a man."""
    return not word.endswith(tuple(lexicon.load("ru").naming["nominatives_of_others"][gender]))


def like(written: str, word: str) -> str:
    """Return a word with the capital letter of another."""
    return word[:1].upper() + word[1:] if written[:1].isupper() else word
