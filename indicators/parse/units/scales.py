"""Scales of one letter: "$8m", and what "6m" is beside it."""

from __future__ import annotations

import itertools

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue


def take_scale(q: Quantity, cue: Cue) -> None:
    """Multiply a number by the scale behind it, and take that in."""
    q.scaled(cue.entry.value)
    q.scale, q.last = cue.entry.value, cue.last
    q.rules.append(cue.entry.rule)


def letter_scales(s: Sentence, quantities: list[Quantity]) -> None:
    """ "4.9m tonnes; maize: 1.1m", "$8m against 6m": a letter that was a scale before is one again."""
    for left, right in itertools.pairwise(quantities) if "money_scale" in s.kinds else ():
        at = right.number_last + 1
        scale, before = s.at("money_scale", at), s.at("money_scale", left.number_last + 1)
        if scale is None or before is None or scale.entry is not before.entry or left.scale != scale.entry.value:
            continue
        if right.last == at and right.unit_kind == "unit" and s.glued(at) and left.unit is not None:
            right.value = right.low = right.high = right.raw
            take_scale(right, scale)
            right.unit, right.unit_kind, right.shared = left.unit, left.unit_kind, True
            right.rules.append("list.any.elided_unit")
