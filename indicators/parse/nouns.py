"""Counted nouns: where the noun behind a number stands, and its lemma.

English has a small table of exceptions and a few endings; Russian nouns are analysed by pymorphy3, loaded when the first
one is met. Both remember their answers.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, NamedTuple

from indicators.parse.draft import Sentence

_REACH = 5


class Noun(NamedTuple):
    """The last token of a counted noun, its lemma, and whether it is a human being."""

    last: int
    lemma: str
    person: bool


def counted(s: Sentence, at: int, value: float) -> Noun | None:
    """Return the noun that the number before token ``at`` counts, adjectives passed over, or None."""
    if at >= len(s.words) or s.words[at].kind != "w":
        return None
    return _english(s, at, value) if s.lexicon.language == "en" else _russian(s, at)


def _english(s: Sentence, at: int, value: float) -> Noun | None:
    person = None
    for i in range(at, min(at + _REACH, len(s.words))):
        word = s.words[i]
        if s.is_sign(i, "-") and s.glued(i) and i > at:
            continue
        if word.kind != "w" or "stop" in word.entries:
            break
        if (cue := s.at("person", i)) is not None:
            person = Noun(cue.last, "person", True)
            if value == 1 or _is_plural(s, cue.last):
                return person
        elif _is_plural(s, i) and not _modifies(s, i):
            return Noun(i, lemma_en(s, i), False)
    if person is not None:
        return person
    return _singular(s, at) if value == 1 else None


def _modifies(s: Sentence, at: int) -> bool:
    """Whether a plural is itself followed by the plural that is counted: "sales managers"."""
    return at + 1 < len(s.words) and s.words[at + 1].kind == "w" and "stop" not in s.words[at + 1].entries and _is_plural(s, at + 1)


def _is_plural(s: Sentence, at: int) -> bool:
    word = s.words[at]
    key = word.key
    if "not_plural" in word.entries:
        return False
    if "plural" in word.entries or (key in s.lexicon.lemmas):
        return True
    if key.endswith(("'s", "ss", "us", "is")):
        return False
    return key.endswith("s") and len(key) > 3


def _singular(s: Sentence, at: int) -> Noun | None:
    """The noun of "one": the last word before a function word or a sign, three words on at most."""
    last = None
    for i in range(at, min(at + 4, len(s.words))):
        word = s.words[i]
        if word.kind != "w" or "stop" in word.entries or i == at + 3:
            break
        last = i
    return None if last is None else Noun(last, s.words[last].key, False)


def lemma_en(s: Sentence, at: int) -> str:
    """Return the singular of an English plural."""
    key = s.words[at].key
    known = s.lexicon.lemmas.get(key)
    if known is not None:
        return known
    if key.endswith("ies") and len(key) > 4:
        return key[:-3] + "y"
    if key.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return key[:-2]
    return key[:-1] if key.endswith("s") else key


@cache
def _analyser() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


class Form(NamedTuple):
    """A Russian word's part of speech, lemma, case (pymorphy3's tags) and whether it can be a genitive."""

    pos: str
    lemma: str
    genitive: bool


@lru_cache(maxsize=100_000)
def analyse_ru(word: str) -> Form:
    """Return the likeliest reading of a Russian word; of nouns, a genitive one is preferred, for numbers govern it."""
    parses = _analyser().parse(word)
    best = parses[0]
    genitives = [p for p in parses if p.tag.POS in ("NOUN", "ADJF", "PRTF") and p.tag.case == "gent" and p.score > 0.05]
    if best.tag.POS in ("NOUN", "ADJF", "PRTF") and genitives and best.tag.case != "gent":
        best = genitives[0]
    return Form(best.tag.POS or "", best.normal_form, bool(genitives))


def _russian(s: Sentence, at: int) -> Noun | None:
    for i in range(at, min(at + _REACH, len(s.words))):
        word = s.words[i]
        if s.is_sign(i, "-") and s.glued(i) and i > at:
            continue
        if word.kind != "w" or "stop" in word.entries:
            return None
        form = analyse_ru(word.key)
        if form.pos == "NOUN" and not (word.capital and i > at and s.words[at].kind == "w" and not word.text.isupper()):
            person = _is_person(s, word.key, form.lemma)
            return Noun(i, "person" if person else form.lemma, person)
        if form.pos not in ("ADJF", "PRTF", "NUMR") and not word.text.isupper():
            return None
    return None


def _is_person(s: Sentence, key: str, lemma: str) -> bool:
    return "person" in s.lexicon[key].entries or "person" in s.lexicon[lemma].entries
