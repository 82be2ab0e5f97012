"""Counted nouns: what a number without a unit counts."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.nouns import counted
from indicators.parse.units.named import set_unit, with_full_stop

_CROWD = 1000  # more than that are asked by nobody


def count_noun(s: Sentence, q: Quantity, at: int, stop: int) -> None:
    """Give a number without a unit the noun that it counts."""
    if s.at("of_whole", at) and q.form == "vague":
        at += 1
        unit = s.at("unit", at) or s.at("currency", at)
        if unit is not None:
            set_unit(s, q, unit)
            return
    if s.lexicon.language == "en" and _of_several(s, q, at, stop):
        return
    if s.at("more_or_less", at) is not None and s.at("baseline", at + 1) is None:
        at += 1
    if (suffix := s.at("bound_after", at)) is not None:
        at = suffix.last + 1  # "80 и более предприятий", "30 or more goals"
        if at < len(s.words) and s.words[at].number is not None:
            return  # "5 stars and over 2m downloads"
    noun = counted(s, at, q.value)
    if noun is None and _is_harmed(s, q):
        q.unit, q.unit_kind = "person", "person"
        q.rules.append("unit.en.harmed")
    measure = _measure(s, noun.last) if noun is not None and noun.last < stop else None
    if measure is not None:
        set_unit(s, q, measure)
    elif noun is not None and noun.person and _is_expected(s, q, noun.last + 1):
        return
    elif noun is not None and (noun.last < stop or s.lexicon.language == "en"):
        q.unit, q.unit_kind = noun.lemma, "person" if noun.person else "noun"
        q.last = q.last if noun.measured else with_full_stop(s, noun.last)
        q.rules.append("unit.any.person" if noun.person else f"unit.{s.lexicon.language}.counted_noun")


def others(s: Sentence, quantities: list[Quantity]) -> None:
    """ "nine dead and 40 others injured": more of what was counted before."""
    before: Quantity | None = None
    for q in quantities:
        if before is not None and q.unit_kind == "noun" and s.upto("others", q.last) is not None:
            q.unit, q.unit_kind = before.unit, before.unit_kind
            q.rules.append("unit.en.others")
        before = q if q.unit_kind in ("noun", "person") else before


def _is_harmed(s: Sentence, q: Quantity) -> bool:
    """ "killing 72 people and injuring nearly 300": what is done to people only."""
    before = q.first - 1
    while (skip := s.upto("bound_before", before) or s.upto("filler", before)) is not None:
        before = skip.first - 1
    return s.lexicon.language == "en" and s.upto("harms", before) is not None


def _is_expected(s: Sentence, q: Quantity, at: int) -> bool:
    """ "double the 50,000 economists had expected": so many of something else."""
    nxt = at + (s.at("auxiliary", at) is not None)
    said = s.at("say", nxt)
    return (
        s.at("the", q.first - 1) is not None
        and q.value >= _CROWD
        and said is not None
        and said.entry.name == "estimated"
    )


def _measure(s: Sentence, last: int) -> Cue | None:
    """ "25 миллионов старых белорусских рублей": what is counted is a currency or, in Russian, a unit."""
    unit = s.upto("unit", last) if s.lexicon.language == "ru" else None
    return s.upto("currency", last) or unit


def _of_several(s: Sentence, q: Quantity, at: int, stop: int) -> bool:
    """ "three of its ships": the noun of the whole is what is counted, and stays outside the quote."""
    if q.form != "number" or q.value < 2 or s.at("of_whole", at) is None or s.at("the", at + 1) is None:
        return False
    noun = counted(s, at + 2, q.value)
    if noun is None or noun.last >= stop:
        return False
    q.unit, q.unit_kind = noun.lemma, "person" if noun.person else "noun"
    q.rules.append("unit.any.person" if noun.person else "unit.en.counted_noun")
    return True
