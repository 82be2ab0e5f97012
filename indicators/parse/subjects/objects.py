"""The object of a verb that a quantity says something of: what is lowered, paid for, estimated or held at so much."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.subjects.phrases import Stretch, backwards, phrase_from
from indicators.parse.subjects.verbs import VERB_REACH

_OBJECT_REACH = 12


def object_of(s: Sentence, q: Quantity, verb: int, timed: set[int]) -> Stretch | None:
    """Return what the verb of a quantity does something to, where that is what is measured."""
    return _object(s, q, timed) or _priced(s, q, verb, timed) or _valued(s, q, verb, timed) or _held(s, q, verb, timed)


def _object(s: Sentence, q: Quantity, timed: set[int]) -> Stretch | None:
    """ "lowered the transit tariff by 10.5 percent": what stands between the verb of change and the amount."""
    cue = q.change_cue
    if cue is None and q.preposition == "to" and s.upto("valued_at", q.outer - 1) is None:
        cue = s.nearest_before("change", q.first, _OBJECT_REACH) or s.nearest_before("move", q.first, _OBJECT_REACH)
    if cue is None or cue.entry.kind not in ("change", "multiple", "move") or cue.first > q.last:
        return None
    if cue.entry.kind == "multiple" and not cue.entry.get("verb"):
        return None
    first = cue.last + 1
    while first < len(s.words) and (s.at("filler", first) or s.at("adverb", first)) and not s.at("the", first):
        first += 1
    if first >= len(s.words) or first in timed or ("stop" in s.words[first].entries and s.at("the", first) is None):
        return None
    if s.lexicon.language == "en" and s.at("copula", first) is not None:
        return None  # "rose to 5 percent, and inflation hit 3 percent": another verb's
    found = phrase_from(s, first, timed)
    return found if found is not None and (found[1] < q.first or q.form == "multiple") else None


def _priced(s: Sentence, q: Quantity, verb: int, timed: set[int]) -> Stretch | None:
    """ "sells the basic version for 7,199 yuan", "paid $12,000 for a new roof": what the money is for."""
    if q.unit_kind != "currency" or s.lexicon.language != "en":
        return None
    if s.at("for", q.outer - 1) is not None:
        found = backwards(s, q.outer - 2, timed)
        return (max(found[0], verb + 1), found[1]) if found is not None and found[1] > verb else None
    if s.at("for", q.last + 1) is None or q.per is not None or s.at("pays", verb) is None:
        return None
    first = q.last + 2
    while first < len(s.words) and (s.words[first].kind == "n" or s.at("the", first) or s.upto("unit", first)):
        first += 1
    return phrase_from(s, first, timed)


def _valued(s: Sentence, q: Quantity, verb: int, timed: set[int]) -> Stretch | None:
    """ "put trade in 2023 at $45 billion", "expects the losses for 2019 to be $400 million": what is estimated so."""
    if s.lexicon.language != "en":
        return None
    told = verb
    if s.at("say", verb) is None:
        if s.words[verb].key != "to" and s.at("infinitive", verb - 1) is None:
            return None
        told = next((i for i in range(verb - 1, max(verb - VERB_REACH, -1), -1) if s.at("say", i) is not None), -1)
        if told < 0 or any(s.is_sign(i, ",;:") for i in range(told, verb)):
            return None
    elif s.at("valued_at", q.outer - 1) is None and s.at("valued_at", q.outer) is None:
        return None
    estimate = s.at("say", told)
    if estimate is None or estimate.entry.name != "estimated":
        return None
    found = phrase_from(s, told + 1, timed)
    return found if found is not None and found[1] < (verb if told != verb else q.outer) else None


def _held(s: Sentence, q: Quantity, verb: int, timed: set[int]) -> Stretch | None:
    """ "held its repo rate at 37%", "kept the price of bread at $2": the object of what is at a level."""
    at = s.upto("valued_at", q.outer - 1)
    found = phrase_from(s, verb + 1, timed) if s.lexicon.language == "en" and at is not None else None
    if found is None or at is None or found[1] != at.first - 1 or s.upto("time_unit", found[1]) is not None:
        return None
    linked = any(s.at(kind, i) is not None for i in range(found[0] + 1, found[1]) for kind in ("for", "of_whole"))
    return found if linked or s.at("the", found[0]) is not None else None
