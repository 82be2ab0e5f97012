"""A quantity that goes on about what the one before it in the sentence measures."""

from __future__ import annotations

from indicators.model import Measure
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.topics.fitting import MOVES, can_be
from indicators.parse.topics.naming import names, states

FURTHER_SHARE = "indicator.any.further_share"
_HANDED_ON = 14
_COMPARED = 20
_VOTE = "share.any.vote"
_PERCENT = ("percent", "percentage_point", "multiple")


def how_continued(s: Sentence, q: Quantity, before: Quantity, after: Quantity | None, taken: set[int]) -> str | None:
    """Return the rule by which a quantity is of what the one before it measures, or None."""
    if _goes_on(s, q, before):
        return "indicator.any.same_subject"
    if _spreads(q, before):
        return FURTHER_SHARE
    if _compares(s, q, before):
        return "indicator.any.comparison"
    if _is_part(s, q, before):
        return "indicator.any.part"
    if _lists(s, q, before, after, taken):
        return "indicator.any.further_figure"
    return None


def _goes_on(s: Sentence, q: Quantity, before: Quantity) -> bool:
    """ "carried 5 million tonnes, 13.9% less than a year before", "5 million tonnes, up from 3 million"."""
    if (
        q.first - before.last > _HANDED_ON
        or s.has("clause", before.last, q.first)
        or any(s.is_sign(i, ";") for i in range(before.last, q.first))
    ):
        return False
    if q.preposition == "from":
        return q.unit == before.unit and q.measure is before.measure
    if q.subject is not None and before.first <= q.subject[0] <= q.subject[1] <= before.last:
        return (
            q.unit == before.unit and q.measure is before.measure
        )  # no subject of its own: "may fall below $7 billion"
    moved = q.unit in _PERCENT and q.measure in MOVES
    reached = q.preposition == "to" and before.measure in MOVES and can_be(q, before)  # "dropped by 45% to $5 billion"
    return (moved or reached) and q.subject == before.subject


def _spreads(q: Quantity, before: Quantity) -> bool:
    """ "Smith got 60% of the votes; Brown came second with 10%"."""
    return before.spreads and _VOTE in q.rules and q.measure is Measure.SHARE


def _compares(s: Sentence, q: Quantity, before: Quantity) -> bool:
    """ "13.4 million tonnes of oil, 1.7% more than", "which was 1.9% less than": a comparison, of nothing else."""
    if (
        (q.unit != before.unit and q.unit not in _PERCENT)
        or q.measure not in MOVES
        or q.outer - before.last > _COMPARED
    ):
        return False
    compared = s.at("compared", q.last + 1) is not None or (q.change_cue is not None and q.change_cue.first > q.last)
    at = q.outer - 1
    while at > before.last and s.opens(("by", "copula", "relative_pronoun", "adverb"), at):
        at -= 1
    between = range(before.last + 1, at)
    return compared and s.is_sign(at, ",—–(-") and not any(states(s, i) or s.is_sign(i, ";:.") for i in between)


def _is_part(s: Sentence, q: Quantity, before: Quantity) -> bool:
    """ "detained 3,000 people, 1,000 of them in Minsk", "из них 400 человек": some of what was counted before."""
    alike = q.unit in (before.unit, None) and q.per == before.per and q.measure is before.measure is Measure.LEVEL
    of = s.at("of_whole", q.last + 1)
    behind = of is not None and s.at("person_pronoun", of.last + 1) is not None
    front = s.at("person_pronoun", q.outer - 1) is not None and s.at("of_part", q.outer - 2) is not None
    return alike and (behind or front) and q.outer - before.last <= _HANDED_ON


def _lists(s: Sentence, q: Quantity, before: Quantity, after: Quantity | None, taken: set[int]) -> bool:
    """ "paid $129 in 2018 and $132 in 2016", "in 2012 — about 800 million": a further figure of the same, at a time."""
    alike = q.unit == before.unit and q.per in (before.per, None) and q.measure is before.measure
    if not alike or q.outer - before.last > _HANDED_ON or q.unit_kind in ("noun", "person"):
        return False
    between = range(before.last + 1, q.outer)
    joined = next((i for i in reversed(between) if s.at("conj", i) is not None), before.last)
    timed = any(i in taken for i in between) or (q.last + 1 in taken) or (q.last + 2 in taken)
    stop = after.first if after is not None else len(s.words)
    quiet = not any(states(s, i) or s.is_sign(i, ";.") or (i > joined and names(s, i, taken)) for i in between)
    return (
        timed
        and quiet
        and not (q.last + 1 < stop and names(s, q.last + 1, taken))
        and s.at("of_whole", q.last + 1) is None
    )
