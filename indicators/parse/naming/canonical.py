"""A speaker phrase -> the name under which a speaker is listed."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from indicators.parse import lexicon
from indicators.parse.draft import Sentence
from indicators.parse.fold import PAD, fold
from indicators.parse.naming import bodies, english, heads, russian
from indicators.parse.naming.russian import CASES

_LONGEST = 300  # letters of a phrase that names somebody


class Named(NamedTuple):
    """What a speaker is called, and whether that is a person's own name."""

    name: str
    person: bool


@lru_cache(maxsize=10_000)
def canonical(phrase: str, language: str, cases: frozenset[str] = CASES) -> Named:
    """Return what whoever a phrase names is called, in the language and script of the phrase.

    ``cases`` are those that a Russian phrase can stand in where it is. What cannot be told with certainty stays as
    written.
    """
    plain = " ".join(phrase.split())
    folded = fold(plain).replace(PAD, "")
    cyrillic = any("а" <= letter <= "я" for letter in folded.lower())
    if not plain or len(plain) > _LONGEST or (language == "be" and cyrillic):
        return Named(plain, False)
    capitals = folded.isupper() and " " in folded
    written = folded.title() if capitals else folded
    s = Sentence(written, 0, len(written), lexicon.load("ru" if cyrillic else "en"), 0)
    person = russian.person(s, cases) if cyrillic else english.person(s)
    if person is not None or capitals:
        return Named(person or plain, person is not None)
    righted = heads.righted(s, cases) if cyrillic and not russian.is_of_several(s) else None
    named = plain if righted is None or righted == written else righted  # folding changed signs of what stays as it is
    return Named(bodies.whose_report(s) or bodies.small(named, s), False)


def named_behind(phrase: str, behind: str) -> str | None:
    """Return whom the words behind an English office name: "the plant's director | , Ivan Petrov, said"."""
    if not behind.startswith(","):
        return None
    s, rest = (Sentence(fold(text), 0, len(text), lexicon.load("en"), 0) for text in (phrase, behind[:_LONGEST]))
    return english.apposed(rest) if english.has_office(s) else None
