"""Measure and direction: is the number a level, a change, a share or a multiple, and where does a change go?"""

from __future__ import annotations

from indicators.model import Direction, Measure
from indicators.parse.changes.amounts import change_of
from indicators.parse.changes.basics import RATIO_UNITS, preposition_of, set_change
from indicators.parse.changes.lists import continues_list, set_both_ends, set_further_share, set_parallel
from indicators.parse.changes.multiples import multiple_direction
from indicators.parse.changes.shares import share_rule
from indicators.parse.draft import Quantity, Sentence


def measure(s: Sentence, quantities: list[Quantity], timed: set[int]) -> None:
    """Set measure and direction of each quantity; a list's members take them from the one before."""
    previous: Quantity | None = None
    share: Quantity | None = None
    for i, q in enumerate(quantities):
        floor = quantities[i - 1].last if i else -1
        ceiling = quantities[i + 1].first if i + 1 < len(quantities) else len(s.words)
        q.preposition = preposition_of(s, q)
        if not continues_list(s, previous, q, timed):
            _measure(s, q, floor, ceiling)
            set_parallel(s, previous, q, timed)
            set_both_ends(previous, q)
            set_further_share(s, share, q)
        if (
            previous is not None
            and q.measure is Measure.SHARE
            and previous.preposition == "from"
            and q.preposition == "to"
            and previous.unit == q.unit
        ):
            previous.measure = Measure.SHARE  # "с 18 до 26% выросла доля"
        elif _is_move_of_share(previous, q):
            q.measure = Measure.SHARE  # "the share tripled, from 2.1% to 6.4%"
        previous = q
        share = q if q.measure is Measure.SHARE and q.unit == "percent" else share


def _is_move_of_share(previous: Quantity | None, q: Quantity) -> bool:
    if previous is None or q.measure is not Measure.LEVEL or previous.unit != q.unit:
        return False
    return previous.measure is Measure.SHARE and (previous.preposition, q.preposition) == ("from", "to")


def _measure(s: Sentence, q: Quantity, floor: int, ceiling: int) -> None:
    if q.form == "multiple":
        if q.direction is not None:
            q.measure = Measure.MULTIPLE
            return
        q.measure, q.direction = Measure.MULTIPLE, multiple_direction(s, q, ceiling)
        return
    found = change_of(s, q, floor, ceiling)
    if found is not None:
        q.change_cue = found
        down = q.sign == "-" and found.entry.kind != "compared"
        set_change(q, Direction.DOWN if down else Direction(found.entry.get("direction")), found.entry.rule)
    elif q.sign and (q.unit in RATIO_UNITS or s.at("baseline_word", q.last + 1)) and q.preposition != "to":
        set_change(q, Direction.UP if q.sign == "+" else Direction.DOWN, "change.any.sign")
    elif q.form == "fraction":
        q.measure = Measure.SHARE
        q.rules.append("share.any.fraction")
    elif q.unit == "percent" and (rule := share_rule(s, q)) is not None:
        q.measure = Measure.SHARE
        q.rules.append(rule)
