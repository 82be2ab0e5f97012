"""The "not" that denies a quantity."""

from __future__ import annotations

from indicators.parse.draft import DENIED_COMPARISON, Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.modality.clauses import start_of_clause

_NEGATION_REACH = 8
_DENIAL_REACH = 11


def denial_of(s: Sentence, q: Quantity) -> Cue | None:
    """Return the "not" that denies a quantity, or None."""
    if s.kinds.isdisjoint(("neg", "neg_adjacent")) or DENIED_COMPARISON in q.rules:
        return None
    adjacent = s.upto("neg_adjacent", q.outer - 1)
    if adjacent is not None:
        return adjacent
    best = None
    for cue in s.all("neg"):
        if cue.first >= q.outer:
            break
        best = cue
    denied = best is not None and s.at("denial", best.first) is not None
    if best is None or q.outer - best.last > (_DENIAL_REACH if denied else _NEGATION_REACH):
        return None
    if (denied or best.first >= start_of_clause(s, q)) and not _broken(s, best, q):
        return best
    return None


def _broken(s: Sentence, neg: Cue, q: Quantity) -> bool:
    """Whether the "not" belongs to a bound, to "not only", or to another clause than the quantity."""
    for kind in ("neg_break", "bound_before"):
        for cue in s.all(kind):
            if cue.first <= neg.first <= cue.last or (kind == "neg_break" and neg.last < cue.first < q.first):
                return True
    coordinate = s.lexicon.language == "en" and any(
        s.at("new_clause", i) is not None and s.opens(("say", "modal", "modal_will"), i + 1)
        for i in range(neg.last + 1, q.outer)
    )
    # «Опроверг сведения о том, что» reaches over its comma; "denied it, saying that" does not.
    stops = ";:" if s.lexicon.language == "ru" and s.at("denial", neg.first) is not None else ",;:"
    return (
        coordinate
        or (s.lexicon.language == "en" and s.at("of_whole", neg.last + 1) is not None)  # "none of the four polled 3%"
        or (s.lexicon.language == "en" and s.has("modal_if", neg.last, q.first))
        or any(s.is_sign(i, stops) for i in range(neg.last + 1, q.outer))
        or any(neg.first >= c.first and neg.last <= c.last for c in s.all("bound_after"))
    )
