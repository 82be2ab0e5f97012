"""A number without a unit, and the figures that can lend it theirs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from indicators.model import Measure
from indicators.parse.draft import Quantity, Sentence

MANY = 100
THOUSAND = 1e3
_SHARED_KINDS = ("currency", "unit", "noun", "person")


class Told(NamedTuple):
    """The last figures of the text before a sentence."""

    last: Quantity | None = None  # of the sentence before
    lendable: Quantity | None = None  # of that sentence, in a unit of its own
    money: Quantity | None = None  # of the text
    counted: Quantity | None = None  # of the sentence before


def told(quantities: Sequence[Quantity], before: Told) -> Told:
    """Return what a sentence with these quantities, one at least, tells those behind it."""
    return Told(
        last=quantities[-1],
        lendable=next((q for q in reversed(quantities) if is_lendable(q)), None),
        money=next((q for q in reversed(quantities) if q.unit_kind == "currency"), before.money),
        counted=next((q for q in reversed(quantities) if counts(q)), None),
    )


class Bare(NamedTuple):
    """A quantity that may have no unit, in its place."""

    s: Sentence
    q: Quantity
    earlier: Sequence[Quantity]  # of the sentence
    after: Sequence[Quantity]  # the next one, or none
    told: Told

    def take(self, other: Quantity, rule: str) -> None:
        """Give the quantity the unit of another one."""
        self.give(other.unit, other.unit_kind, rule)

    def give(self, unit: str | None, kind: str, rule: str) -> None:
        """Give the quantity a unit."""
        self.q.unit, self.q.unit_kind = unit, kind
        self.q.rules.append(rule)


def is_lendable(q: Quantity) -> bool:
    """Whether a number without a noun can be in the unit of this quantity."""
    return q.unit_kind in _SHARED_KINDS and q.unit not in ("percent", "percentage_point", "multiple")


def counts(q: Quantity) -> bool:
    """Whether a quantity is a number of people or things."""
    return q.unit_kind in ("noun", "person")


def is_change(q: Quantity | None) -> bool:
    """ "61,700 people, 9% more than before. In 2020 the figure was 28,000": a change lends its unit to nothing."""
    moves = (Measure.CHANGE, Measure.MULTIPLE)
    return q is not None and q.measure in moves and q.unit in ("percent", "multiple")


def is_end(s: Sentence, at: int) -> bool:
    """Whether no word follows: a sign, or the end of the sentence."""
    return at >= len(s.words) or s.words[at].kind == "s"


def ends_phrase(s: Sentence, q: Quantity) -> bool:
    """Whether behind a quantity there is a sign, a small word or nothing."""
    return is_end(s, q.last + 1) or "stop" in s.words[q.last + 1].entries


def ends_clause(s: Sentence, q: Quantity, least: float = MANY) -> bool:
    """ "This year we intend to sell 9,000.": what is counted was said before."""
    again = s.is_sign(q.last + 1, ",") and s.at("joiner_or", q.last + 2) is not None
    return q.raw >= least and (again or q.last + 1 >= len(s.words) or s.words[q.last + 1].text in '.!?;”"')
