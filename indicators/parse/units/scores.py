"""Scores, marks and odds: "3-1", "6,5:5,5", "4.8/5", "18 to 1"."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence

_MATCH = 4


def is_score(s: Sentence, q: Quantity, quantities: list[Quantity], i: int) -> bool:
    """ "3-1", "6-4", "18 to 1": bare numbers around a dash, the first not the smaller."""
    for other in quantities[max(0, i - 1) : i + 2]:
        low, high = (other, q) if other.first < q.first else (q, other)
        if other is not q and high.first - low.last == 2 and (_is_result(s, low, high) or _is_odds(s, low, high)):
            low.form = high.form = "label"
            return True
    return False


def _is_odds(s: Sentence, low: Quantity, high: Quantity) -> bool:
    """ "6,5:5,5", "rated 4.8/5", "by 18 to 1": bare numbers around a sign that touches both, or "to one"."""
    between = low.last + 1
    if low.unit is not None or high.unit is not None:
        return False
    colon = s.is_sign(between, ":/") and s.glued(between) and s.glued(high.first)
    led = s.at("joiner", between) is not None and s.upto("from", low.first - 1) is None
    return colon or (led and low.raw > high.raw == 1)


def _is_result(s: Sentence, low: Quantity, high: Quantity) -> bool:
    joined = s.at("dash", low.last + 1) is not None and s.glued(high.first)
    falling = low.unit is None and (low.raw >= high.raw or low.form == "label" or low.raw == 0 or _is_match(s, low))
    return joined and falling and (high.unit is None or high.form == "label")


def _is_match(s: Sentence, q: Quantity) -> bool:
    """ "lost 1-2 to Bulgaria": goals behind what became of a match."""
    return s.nearest_before("match", q.first, _MATCH) is not None
