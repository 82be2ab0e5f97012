"""Ranges: two neighbours that are the ends of one, and what the range takes from each."""

from __future__ import annotations

from indicators.model import Bound
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.ranges.giving import take_scale

_FALL = 5  # so many times its end, the beginning of a fall is no longer
_STEP = 8  # so many times its low end, the high end of a range is no longer


def range_rule(s: Sentence, low: Quantity, high: Quantity) -> str | None:
    """Return the name of the rule that makes one range of two neighbours, or None."""
    gap = high.first - low.last
    if (
        low.form not in ("number", "vague")
        or high.first <= low.last
        or high.form not in ("number", "multiple", "vague")
        or low.bound is Bound.RANGE
        or (gap != 2 and not _opens_up(s, low, high))
    ):
        return None
    signed = low.unit_kind == "currency" and high.unit is None and s.at("currency", low.last) is None
    if low.unit is not None and low.unit != high.unit and not signed:
        return None
    between = low.last + 1
    if s.at("dash", between):
        return "range.any.dash" if _dash_joins(s, low, high, between) else None
    opened = s.upto("range_open", low.first - 1)
    if s.at("joiner_and", between):
        return "range.any.between" if opened is not None and opened.entry.get("joiner") == "and" else None
    if s.at("joiner_or", between):
        return "range.any.or" if low.unit is None and low.raw < high.raw and high.raw <= 2 * low.raw + 1 else None
    if s.at("joiner", between):
        if is_step(s, low, high):
            return None
        if s.at("indefinite", low.first - 1) is not None and low.unit == high.unit:
            return "range.any.to"  # "a 5 per cent to 20 per cent rebound"
        falls = high.raw < low.raw <= _FALL * high.raw and low.scale in (1.0, high.scale)
        moved = (falls or _moves(s, low, high)) and not (opened is not None and opened.entry.get("never_moves"))
        if opened is not None and opened.entry.get("joiner") == "to" and opened.entry.name == "from":
            return None if moved else "range.any.from_to"
        if (
            low.unit is None
            or signed
            or (low.unit == high.unit and not moved and s.nearest_before("change", low.first, 4) is None)
        ):
            return "range.any.to"
    return None


def _opens_up(s: Sentence, low: Quantity, high: Quantity) -> bool:
    """ "from 450 sq ft up to 900 sq ft"."""
    joiner = s.at("joiner", low.last + 1)
    return joiner is not None and joiner.last == high.first - 1 and s.upto("from", low.first - 1) is not None


def _dash_joins(s: Sentence, low: Quantity, high: Quantity, at: int) -> bool:
    if low.value >= high.value * 1.0001 and low.raw >= high.raw:
        return False
    spaced = not s.glued(at) and not s.glued(at + 1)
    if s.lexicon.language == "ru" and low.unit is None and s.words[low.first].kind == s.words[high.first].kind == "w":
        return low.raw < high.raw  # "двадцати пяти — тридцати машин"
    signed = low.unit_kind == "currency" and high.unit is None and s.at("currency", low.last) is None
    return not spaced or (s.words[at].text != "—" and (low.unit is None or signed))


def _moves(s: Sentence, low: Quantity, high: Quantity) -> bool:
    """Whether "from X to Y" is a move: a verb or noun of change governs it."""
    before = (("change", 14), ("change_noun", 14), ("move", 4), ("multiple", 14))
    return (
        any(s.nearest_before(kind, low.first, reach) for kind, reach in before)
        or s.nearest_after("change", high.last, 3) is not None
    )


def is_step(s: Sentence, low: Quantity, high: Quantity) -> bool:
    """ "grew by 4,300 to 87,900", "lost 41 to 2,731": the amount of a move and the level that it led to."""
    amount = low.raw * high.value / high.raw if low.scale == 1.0 and low.raw < high.raw else low.value
    if s.lexicon.language != "en" or _STEP * amount > high.value > amount:
        return False
    before = low.first - 1
    by = s.upto("by", before)
    verb = s.nearest_before("change", by.first, 3) if by is not None else s.upto("change", before)
    return verb is not None


def merge_ends(low: Quantity, high: Quantity, rule: str) -> None:
    """Make the low end a range that reaches to the high one."""
    if low.raw <= high.raw or low.unit_kind != "currency" or high.scale == 1.0:
        take_scale(low, high)  # "$10 to $15 billion", but "$200 to $4 million"
    ends = sorted((low.value, high.value))
    low.low, low.high = ends
    low.value = float(f"{(ends[0] + ends[1]) / 2:.15g}")
    low.raw, low.scale, low.last, low.number_last = high.raw, high.scale, high.last, high.number_last
    low.unit, low.unit_kind = (high.unit, high.unit_kind) if high.unit is not None else (low.unit, low.unit_kind)
    low.per, low.form = high.per, high.form
    low.bound = Bound.RANGE
    low.rules += [*high.rules, rule]
