"""What the form of a Russian word tells, from pymorphy3: loaded when the first word is asked for, answers
remembered.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import takewhile
from typing import Any, NamedTuple

_NOMINAL = ("NOUN", "ADJF", "PRTF")
_LEAST_SCORE = 0.05
_COUNTED_CASES = ("gent", "gen2", "datv", "ablt", "loct", "loc2")


class Form(NamedTuple):
    """A word's part of speech, lemma, whether it can be a genitive or an ordinal, and a verb's time, in pymorphy3's
    tags.
    """

    pos: str
    lemma: str
    genitive: bool
    ordinal: bool
    tense: str  # "past", "pres" or "futr" of a finite verb


@cache
def _analyser() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


def _is_readable(word: str) -> bool:
    """Whether pymorphy3 can read a word: it asks for the name of each letter, and some have none."""
    return all(unicodedata.name(letter, "") for letter in word)


def _known_parses(word: str) -> list[Any]:
    """Return pymorphy3's parses of a word, none of one that is not in the dictionary."""
    return _analyser().parse(word) if _is_readable(word) and _analyser().word_is_known(word) else []


class Noun(NamedTuple):
    """A reading of a word as a noun: its lemma, and whether it may stand behind 1, behind 2 to 4, and behind 5 or
    more.
    """

    lemma: str
    one: bool
    few: bool
    many: bool


@lru_cache(maxsize=100_000)
def nouns_ru(word: str) -> tuple[Noun, ...]:
    """Return a Russian word's readings as a noun, the likeliest first; of a word outside the dictionary, nothing is
    known.
    """
    if not _is_readable(word):
        return ()
    known = _analyser().word_is_known(word)
    found = []
    for parse in _analyser().parse(word):
        if (parse.tag.POS == "NOUN" and parse.score > _LEAST_SCORE) or not known:
            plural = parse.tag.number == "plur"
            oblique = plural and parse.tag.case in _COUNTED_CASES
            few = oblique or (not plural and parse.tag.case == "gent")
            found.append(
                Noun(
                    parse.normal_form.replace("ё", "е"), not plural or not known, few or not known, oblique or not known
                )
            )
    return tuple(found) if known else tuple(found[:1])


class Reading(NamedTuple):
    """A reading of a word that declines or is a verb, in pymorphy3's tags; "" is what it does not tell."""

    pos: str
    case: str
    number: str
    gender: str
    person: str  # "1per" to "3per" of a verb
    animate: bool
    name: bool  # of a person


@lru_cache(maxsize=100_000)
def readings_ru(word: str) -> tuple[Reading, ...]:
    """Return what a Russian word can be, the likeliest first; nothing of one that is not in the dictionary."""
    tags = [p.tag for p in _known_parses(word)]
    return tuple(
        Reading(
            t.POS or "",
            t.case or "",
            t.number or "",
            t.gender or "",
            t.person or "",
            t.animacy == "anim",
            any(mark in t for mark in ("Name", "Surn", "Patr")),
        )
        for t in tags
    )


def agrees_ru(noun: str, verb: str) -> bool:
    """Whether a noun can be the subject of a finite verb, as far as their forms tell."""
    nominative = [r for r in readings_ru(noun) if (r.pos in _NOMINAL or r.pos == "NPRO") and r.case == "nomn"]
    finite = [r for r in readings_ru(verb) if r.pos == "VERB"]
    if not nominative or not finite:
        return not readings_ru(noun) or bool(nominative)
    return any(
        n.number == v.number and (not v.gender or not n.gender or n.gender == v.gender or n.animate)
        for n in nominative
        for v in finite
    )


@lru_cache(maxsize=100_000)
def is_thing_ru(word: str) -> bool:
    """Whether a Russian word is first of all an inanimate noun."""
    if not _is_readable(word):
        return False
    tag = _analyser().parse(word)[0].tag
    return bool(tag.POS == "NOUN" and tag.animacy == "inan")


@lru_cache(maxsize=100_000)
def analyse_ru(word: str) -> Form:
    """Return the likeliest reading of a Russian word; of nouns, a genitive one is preferred, for numbers govern it."""
    if not _is_readable(word):
        return Form("", word, False, False, "")
    parses = _analyser().parse(word)
    best = parses[0]
    if best.tag.POS in ("PRTS", "ADJS"):  # "достигнут", "покинут": the future of a verb rather than its participle
        best = next((p for p in parses if p.tag.POS == "VERB" and p.tag.tense == "futr"), best)
    if best.tag.person == "1per" and not _analyser().word_is_known(word):
        best = next((p for p in parses if p.tag.POS == "NOUN"), best)  # "евробондам" is no verb
    genitives = [p for p in parses if p.tag.POS in _NOMINAL and p.tag.case == "gent" and p.score > _LEAST_SCORE]
    if best.tag.POS in _NOMINAL and genitives and best.tag.case != "gent":
        best = genitives[0]
    tense = best.tag.tense if best.tag.POS == "VERB" else None
    return Form(
        best.tag.POS or "", best.normal_form.replace("ё", "е"), bool(genitives), "Anum" in best.tag, str(tense or "")
    )


class Naming(NamedTuple):
    """A reading of a Russian word as a name of a person or as a noun or adjective in the singular or plural, with its
    nominative.
    """

    pos: str
    kind: str  # "Name", "Surn" or "Patr" of a name, else ""
    gender: str
    number: str
    case: str
    nominative: str
    animate: bool
    score: float


@lru_cache(maxsize=20_000)
def nominatives_ru(word: str) -> tuple[Naming, ...]:
    """Return what a Russian word that declines can be, the likeliest first, each with its nominative in small letters;
    nothing of one that is not in the dictionary.
    """
    found = []
    for parse in _known_parses(word):
        tag = parse.tag
        kind = next((mark for mark in ("Name", "Surn", "Patr") if mark in tag), "")
        inflected = _nominative(parse) if tag.POS in _NOMINAL and tag.case else None
        if inflected is not None:
            nominative = inflected.word if "ё" in word else inflected.word.replace("ё", "е")
            animate = tag.animacy == "anim"
            found.append(
                Naming(
                    str(tag.POS),
                    kind,
                    str(tag.gender or ""),
                    str(tag.number or ""),
                    str(tag.case),
                    nominative,
                    animate,
                    parse.score,
                )
            )
    return tuple(found)


def _nominative(parse: Any) -> Any:
    """Return the nominative of a reading: of «высшей» it is «высшая», not «высочайшая»."""
    found = parse.inflect({"nomn"})
    if found is None or "Supr" not in parse.tag:
        return found
    forms = [f for f in parse.lexeme if f.tag.case == "nomn" and f.tag.number == parse.tag.number]
    like = [f for f in forms if f.tag.gender == parse.tag.gender]
    return max(like, key=lambda f: _shared(f.word, parse.word), default=found)


def _shared(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
