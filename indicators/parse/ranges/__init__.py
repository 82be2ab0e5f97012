"""Neighbouring numbers: ranges, and the units and scales that the members of a list share."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.ranges.sharing import share_leftwards, share_over_percent, share_rightwards
from indicators.parse.ranges.spans import merge_ends, range_rule


def join(s: Sentence, quantities: list[Quantity]) -> list[Quantity]:
    """Merge the two ends of each range, then hand units and scales on within lists."""
    out: list[Quantity] = []
    for q in quantities:
        if out and (rule := range_rule(s, out[-1], q)) is not None:
            merge_ends(out[-1], q, rule)
        else:
            out.append(q)
    share_leftwards(s, out)
    share_over_percent(s, out)
    share_rightwards(s, out)
    return out
