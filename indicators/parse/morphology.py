"""What the form of a Russian word tells, from pymorphy3: loaded when the first word is asked for, answers remembered."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, NamedTuple

_NOMINAL = ("NOUN", "ADJF", "PRTF")
_LEAST_SCORE = 0.05


class Form(NamedTuple):
    """A word's part of speech, lemma, whether it can be a genitive or an ordinal, and a verb's time, in pymorphy3's tags."""

    pos: str
    lemma: str
    genitive: bool
    ordinal: bool
    tense: str  # "past", "pres" or "futr" of a finite verb


@cache
def _analyser() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=100_000)
def analyse_ru(word: str) -> Form:
    """Return the likeliest reading of a Russian word; of nouns, a genitive one is preferred, for numbers govern it."""
    parses = _analyser().parse(word)
    best = parses[0]
    genitives = [p for p in parses if p.tag.POS in _NOMINAL and p.tag.case == "gent" and p.score > _LEAST_SCORE]
    if best.tag.POS in _NOMINAL and genitives and best.tag.case != "gent":
        best = genitives[0]
    tense = best.tag.tense if best.tag.POS == "VERB" else None
    return Form(best.tag.POS or "", best.normal_form.replace("ё", "е"), bool(genitives), "Anum" in best.tag, str(tense or ""))
