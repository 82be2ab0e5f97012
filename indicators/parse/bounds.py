"""Bounds: the qualifiers around a number, from "more than" to "or so"."""

from __future__ import annotations

from indicators.model import Bound
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue


def mark(s: Sentence, quantities: list[Quantity]) -> None:
    """Set each quantity's bound, and move ``outer`` to the first token of its qualifiers."""
    for i, q in enumerate(quantities):
        floor = quantities[i - 1].last if i else -1
        _before(s, q, floor)
        if q.bound in (Bound.EXACT, Bound.ABOUT):
            _behind(s, q)
        if q.form == "vague" and q.bound is Bound.EXACT:
            q.bound = Bound.AT_LEAST


def _before(s: Sentence, q: Quantity, floor: int) -> None:
    q.outer = q.first
    at = q.first - 1
    while at > floor:
        cue = _qualifier(s, at, floor)
        if cue is not None:
            if q.bound is Bound.EXACT:
                _set(q, cue)
            q.outer = cue.first
        else:
            cue = s.upto("filler", at)
            if cue is None or cue.first <= floor:
                return
            q.outer = cue.first
        at = cue.first - 1


def _qualifier(s: Sentence, at: int, floor: int) -> Cue | None:
    cue = s.upto("bound_before", at)
    if cue is not None and (verb := s.upto("change", cue.first)) is not None and verb.first < cue.first:
        return None  # "sped up to 6%": the "up" is the verb's
    cue = cue or s.upto("bound_sign", at) or _ceiling(s, at)
    return cue if cue is not None and cue.first > floor else None


def _ceiling(s: Sentence, at: int) -> Cue | None:
    """ "до $10 млрд" is a ceiling, "вырос до $10 млрд" and "на 30%, до 6 тыс." are levels reached."""
    cue = s.upto("up_to", at)
    if cue is None:
        return s.upto("from_bound", at)
    if s.nearest_before("change", cue.first, 12) is not None or s.at("from", cue.first - 2) is not None:
        return None
    return cue


def _set(q: Quantity, cue: Cue) -> None:
    q.bound = Bound(cue.entry.value)
    q.rules.append(cue.entry.rule)


def _behind(s: Sentence, q: Quantity) -> None:
    cue = s.at("bound_after", q.last + 1) or s.at("bound_after", q.number_last + 1)
    if cue is not None and (cue.entry.name != "plus" or s.glued(cue.first)):
        _set(q, cue)
        q.last = max(q.last, cue.last) if cue.first <= q.last else q.last
