"""Which indicator a claim belongs to: by the words of what it measures, its dimension and its measure."""

from __future__ import annotations

from typing import NamedTuple

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue

_SUBJECT_BONUS = 6
_REACH = 18


class _Candidate(NamedTuple):
    score: float
    cue: Cue


def assign(s: Sentence, quantities: list[Quantity]) -> None:
    """Set each quantity's indicator where the words of its clause and its dimension agree on one; else leave it
    null.
    """
    cues = s.all("indicator")
    if not cues:
        return
    for i, q in enumerate(quantities):
        candidates = [c for cue in cues if (c := _candidate(s, q, cue, quantities, i)) is not None]
        if candidates:
            best = max(candidates, key=lambda c: c.score)
            q.indicator = best.cue.entry.value
            q.rules.append(best.cue.entry.rule)


def _candidate(s: Sentence, q: Quantity, cue: Cue, quantities: list[Quantity], index: int) -> _Candidate | None:
    entry = cue.entry
    if not fits(entry.get("dimensions", ()), entry.get("measures", ()), q):
        return None
    gap = q.first - cue.last if cue.last < q.first else cue.first - q.last
    if gap > _REACH:
        return None
    others = sum(1 for o in quantities if o is not q and min(cue.first, q.first) < o.first < max(cue.first, q.first))
    clauses = sum(1 for c in s.between("clause", min(cue.last, q.last), max(cue.first, q.first)))
    subject = q.subject is not None and q.subject[0] <= cue.last and cue.first <= q.subject[1]
    if clauses and not subject:
        return None
    score = (_SUBJECT_BONUS if subject else 0) - 0.25 * gap - 2 * others + 0.5 * (cue.last - cue.first)
    return _Candidate(score - (2 if cue.first > q.last else 0), cue)


def fits(dimensions: list[str], measures: list[str], q: Quantity) -> bool:
    """Whether a quantity has a dimension and a measure that an indicator can have."""
    if q.measure.value not in measures:
        return False
    if q.measure.value != "level" and q.unit in ("percent", "multiple", "percentage_point"):
        return True
    return dimension(q) in dimensions


def dimension(q: Quantity) -> str:
    """Return the dimension of a quantity's unit: money, price, percent, person, or the unit itself."""
    if q.unit_kind == "currency":
        return "price" if q.per and q.per not in ("year", "month") else "money"
    return q.unit or "none"
