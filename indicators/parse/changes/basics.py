"""What the other modules share: units of ratios, the preposition in front of a number, how a change is set."""

from __future__ import annotations

from indicators.model import Direction, Measure
from indicators.parse.draft import Quantity, Sentence

RATIO_UNITS = ("percent", "percentage_point", "basis_point", "point")


def set_change(q: Quantity, direction: Direction, rule: str) -> None:
    """Make a quantity a change in a direction."""
    q.measure, q.direction = Measure.CHANGE, direction
    q.rules.append(rule)


def preposition_of(s: Sentence, q: Quantity) -> str:
    """Return which preposition stands in front of a number: "by", "to", "from", "of", or none."""
    before = q.outer - 1
    for kind in ("by", "to", "from", "of"):
        if s.upto(kind, before) is not None:
            return kind
    return ""
