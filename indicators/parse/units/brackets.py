"""A bracket between a number and its unit: "18.8 (18.6 a year before) billion cubic metres"."""

from __future__ import annotations

import itertools

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.units.behind import unit_behind
from indicators.parse.units.named import set_unit


def unit_in_brackets(s: Sentence, quantities: list[Quantity]) -> None:
    """ "2.3 billion (rubles)": nothing but the unit stands in the brackets."""
    for q in quantities:
        opened = q.last + 1
        cue = s.at("currency", opened + 1) or s.at("unit", opened + 1)
        if q.unit is None and q.form == "number" and s.is_sign(opened, "(") and cue is not None:
            closed = cue.last + 1 + (s.is_sign(cue.last + 1, ".") and s.glued(cue.last + 1))
            if s.is_sign(closed, ")"):
                set_unit(s, q, cue)
                q.last = closed
                q.rules.append("unit.any.in_brackets")


def split_by_brackets(s: Sentence, quantities: list[Quantity]) -> None:
    """ "18.8 (18.6 a year before) billion cubic metres": the bracket's number is a quantity of the same unit."""
    for outer, inner in itertools.pairwise(quantities):
        if not _is_split(s, outer, inner):
            continue
        close = next((i for i in range(inner.last + 1, min(inner.last + 9, len(s.words))) if s.is_sign(i, ")")), None)
        if close is None:
            continue
        behind = _behind_bracket(s, outer, close + 1)
        if behind and inner.unit_kind in ("", "noun"):
            factor = (
                outer.value / outer.raw
                if outer.raw and inner.scale == 1.0 and inner.raw < 1000 <= outer.value / outer.raw
                else 1.0
            )
            inner.scaled(factor)
            inner.unit, inner.unit_kind, inner.last, inner.shared = outer.unit, outer.unit_kind, inner.number_last, True
            inner.per = None


def _is_split(s: Sentence, outer: Quantity, inner: Quantity) -> bool:
    bare = outer.unit is None and outer.form == "number" and s.upto("label", outer.first - 1) is None
    return bare and s.is_sign(outer.last + 1, "(") and inner.first <= outer.last + 3


def _behind_bracket(s: Sentence, outer: Quantity, at: int) -> bool:
    last = outer.last
    scale = s.at("scale", at)
    if scale is not None:
        outer.scaled(scale.entry.value)
        outer.scale, outer.last = scale.entry.value, scale.last
    else:
        outer.last = at - 1
    unit_behind(s, outer, len(s.words))
    if outer.unit is None:
        outer.last = last
        return False
    outer.rules.append("unit.any.behind_bracket")
    return True
