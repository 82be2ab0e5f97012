"""The pace of a growth, and a growth that is valued or expected: each is itself a change."""

from __future__ import annotations

from indicators.parse.changes.basics import RATIO_UNITS
from indicators.parse.changes.governing import CLAUSE, is_covered, object_of
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import is_finite

OBJECT = 6
_PACE_REACH = 12


def valued_change(s: Sentence, q: Quantity, floor: int) -> Cue | None:
    """ "estimate the decline in GDP at 4.2%": the amount of a change is what is put at so much."""
    at = s.upto("valued_at", q.outer - 1)
    if at is None or q.unit not in RATIO_UNITS:
        return None
    nouns = list(s.between("change_noun", max(floor, at.first - 10), at.first))
    puts = nouns and any(c.entry.name == "estimated" for c in s.between("say", max(floor, -1), nouns[0].first))
    return nouns[0] if puts else None


def pace_of(s: Sentence, q: Quantity, floor: int) -> Cue | None:
    """ "рост зарплат замедлится до 3%": the pace of a growth is itself a change; the noun is the subject of the
    verb.
    """
    verb = s.nearest_before("change", q.outer, _PACE_REACH)
    if verb is None or q.unit != "percent" or s.lexicon.language != "ru" or _is_interrupted(s, verb.last, q.outer - 1):
        return None
    if (noun := object_of(s, verb, q.outer)) is not None:
        return noun
    if _has_object(s, verb):
        return None
    nouns = [
        c
        for c in s.between("change_noun", max(floor, verb.first - 10), verb.first)
        if analyse_ru(s.words[c.first].key).lemma == s.words[c.first].key
    ]
    if not nouns or any(s.words[i].text in ",;" for i in range(nouns[-1].last + 1, verb.first)):
        return None
    return nouns[-1]


def _has_sign(s: Sentence, after: int, before: int) -> bool:
    return any(s.words[i].text in ",;:()" for i in range(after + 1, before))


def expected_growth(s: Sentence, q: Quantity) -> Cue | None:
    """ "рост на уровне 5%", "прогноз роста повышен с 2% до 3%": what is stated or revised is itself a change."""
    if q.unit != "percent":
        return None
    noun = s.nearest_before("change_noun", q.outer, CLAUSE)
    if s.lexicon.language == "en":
        return noun if noun is not None and _is_forecast(s, noun, q) else None
    if noun is None or any(s.is_sign(i, ",;—–") for i in range(noun.last + 1, q.outer)):
        return None
    stated = s.upto("of", q.outer - 1) is not None and q.outer - noun.last <= OBJECT
    stated = stated or (s.upto("at_level", q.outer - 1) is not None and s.upto("rate", noun.first - 1) is None)
    stated = stated and not any(is_finite(s, i) for i in range(noun.last + 1, q.outer))
    revised = s.upto("source_noun", noun.first - 1)
    return noun if stated or (revised is not None and "modal" in s.words[revised.first].entries) else None


def _is_forecast(s: Sentence, noun: Cue, q: Quantity) -> bool:
    """ "raised its growth forecast to 3.9%", "the forecast for GDP growth in 2024 has been raised to 4%"."""
    if _has_sign(s, noun.last, q.outer):
        return False
    before = s.nearest_before("source_noun", noun.first, OBJECT)
    behind = s.at("source_noun", noun.last + 1)
    return any(c is not None and "modal" in s.words[c.last].entries for c in (before, behind))


def at_pace(s: Sentence, q: Quantity) -> Cue | None:
    """ "grew at 3% a year", "expanded at an annual 3.3%": the pace of a move, but for rates of their own."""
    cue = s.upto("at_pace", q.outer - 1) if q.unit == "percent" else None
    verb = s.upto("change", cue.first - 1) if cue is not None else None
    if verb is None or is_covered(s, verb) or s.nearest_before("rate", verb.last + 1, 8) is not None:
        return None
    return verb


def _has_object(s: Sentence, verb: Cue) -> bool:
    """ "рост расходов увеличил дефицит с 2% до 3%": another thing moves than the verb's subject."""
    nxt = verb.last + 1
    if nxt >= len(s.words) or s.words[nxt].kind != "w" or "stop" in s.words[nxt].entries:
        return False
    reflexive = analyse_ru(s.words[verb.first].key).lemma.endswith("ся")
    return not reflexive and analyse_ru(s.words[nxt].key).pos in ("NOUN", "ADJF")


def _is_interrupted(s: Sentence, last: int, preposition: int) -> bool:
    """Whether another clause begins between a verb and a preposition; a comma right before that one begins none."""
    signs = (s.words[i].text in ",;:—–(" and i + 1 < preposition for i in range(last + 1, preposition))
    return any(signs) or any(is_finite(s, i) for i in range(last + 1, preposition))
