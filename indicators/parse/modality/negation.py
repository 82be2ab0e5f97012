"""The "not" that denies a quantity."""

from __future__ import annotations

from indicators.parse.draft import DENIED_COMPARISON, Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.modality.clauses import clause_start

_NEGATION_REACH = 7


def denial_of(s: Sentence, q: Quantity) -> Cue | None:
    """Return the "not" that denies a quantity, or None."""
    if DENIED_COMPARISON in q.rules:
        return None
    adjacent = s.upto("neg_adjacent", q.outer - 1)
    if adjacent is not None:
        return adjacent
    best = None
    for cue in s.all("neg"):
        if cue.first >= q.outer:
            break
        best = cue
    if best is None or q.outer - best.last > _NEGATION_REACH + 1:
        return None
    if best.first >= clause_start(s, q.first) and not _broken(s, best, q):
        return best
    return None


def _broken(s: Sentence, neg: Cue, q: Quantity) -> bool:
    """Whether the "not" belongs to a bound, to "not only", or to another clause than the quantity."""
    for kind in ("neg_break", "bound_before"):
        for cue in s.all(kind):
            if cue.first <= neg.first <= cue.last or (kind == "neg_break" and neg.last < cue.first < q.first):
                return True
    coordinate = s.lexicon.language == "en" and any(
        s.at("new_clause", i) is not None and any(s.at(kind, i + 1) for kind in ("say", "modal", "modal_will"))
        for i in range(neg.last + 1, q.outer)
    )
    return (
        coordinate
        or (s.lexicon.language == "en" and s.at("of_whole", neg.last + 1) is not None)  # "none of the four polled 3%"
        or (s.lexicon.language == "en" and s.has("modal_if", neg.last, q.first))
        or any(s.is_sign(i, ",;:") for i in range(neg.last + 1, q.outer))
        or any(neg.first >= c.first and neg.last <= c.last for c in s.all("bound_after"))
    )
