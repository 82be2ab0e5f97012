"""Units and scales that the members of a list share, leftwards and rightwards."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.nouns import counts_speakers
from indicators.parse.phrases import is_finite
from indicators.parse.ranges.giving import is_named, take_scale, take_unit
from indicators.parse.ranges.members import (
    PAIR_REACH,
    are_listed,
    ends_member,
    is_aside,
    is_attribute_of,
    is_gapped,
    is_gapped_back,
    is_gapped_level,
    is_move,
    is_of_them,
    is_part_of,
    opens_clause,
    outside,
)
from indicators.parse.ranges.spans import is_step

_MANY = 100  # of so many, a percentage or a multiple behind is another figure
_THINGS = ("noun", "person")
_MEMBER_REACH = 12
_LARGE = 1000  # no percentage is so large without its sign


def share_leftwards(s: Sentence, quantities: list[Quantity]) -> None:
    """ "a, b and c million tonnes": the last member's scale and unit are everyone's."""
    for left, right in zip(reversed(quantities[:-1]), reversed(quantities[1:]), strict=True):
        if right.unit is None and left.unit is None and left.form == right.form == "number" and is_move(s, left, right):
            take_scale(left, right)  # "с 4 до 8 млрд"
        if left.form != "number" or right.unit is None or right.form not in ("number", "multiple"):
            continue
        if right.unit in ("percent", "multiple") and (left.scale > 1 or left.raw >= _MANY):
            continue  # "at 16,644, 16 per cent above", "fewer than 200, or 1.6%", "9,200, twice as much"
        listed = are_listed(s, left.last, right.first) or is_part_of(s, left, right) or is_attribute_of(s, left, right)
        stepped = right.first - left.last == 2 and s.at("joiner", left.last + 1) and is_step(s, left, right)
        if left.unit is None and (listed or stepped or is_move(s, left, right) or is_gapped(s, left, right)):
            take_unit(left, right)
        elif left.unit == right.unit and left.unit_kind == "currency" and left.scale == 1.0 < right.scale:
            paired = right.first - left.last <= PAIR_REACH and s.has("conj", left.last, right.first)
            alike = left.per is None or left.per == right.per  # "$1.05 per share, from $900 million"
            if alike and (listed or paired or is_move(s, left, right)) and left.raw < 1000 and not is_named(s, left):
                take_scale(left, right)
                left.rules.append("list.any.shared_scale")


def share_over_percent(s: Sentence, quantities: list[Quantity]) -> None:
    """ "сократился на 61 млн, или на 5,8%, и составил 991 млн рублей": the unit stands behind the percentage."""
    for left, percent, right in zip(quantities, quantities[1:], quantities[2:], strict=False):
        if (
            s.lexicon.language == "ru"
            and left.unit is None
            and left.form == right.form == "number"
            and left.scale > 1
            and right.scale > 1
            and percent.unit == "percent"
            and right.unit_kind in ("currency", "unit")
            and right.unit != "percent"
            and right.first - percent.last <= PAIR_REACH
            and (s.has("joiner_or", left.last, percent.first) or s.is_sign(left.last + 1, "("))
        ):
            left.unit, left.unit_kind, left.shared = right.unit, right.unit_kind, True
            left.rules.append("list.any.shared_unit")


def share_rightwards(s: Sentence, quantities: list[Quantity]) -> None:
    """ "to $5.2 billion from 4.8", "36 days instead of 45": a bare number beside a comparison takes the unit before
    it.
    """
    lenders = [q for q in quantities if not counts_speakers(s, q)]
    for i, right in enumerate(lenders[1:], 1):
        left = outside(s, lenders, i)
        if not _is_bare_beside(s, left, right):
            continue
        before = _before_small_words(s, left, right)
        if _is_no_percentage(s, left, right, before):
            continue
        compared = _is_compared(s, left, right, before)
        if compared or are_listed(s, left.last, right.first) or _is_member(s, left, right, before):
            _take_elided(s, left, right, compared=compared)


def _is_bare_beside(s: Sentence, left: Quantity, right: Quantity) -> bool:
    """Whether a number has no unit, and the one before it something to lend: a unit, or a scale alone."""
    lends = left.unit is not None or (left.scale > 1 and is_of_them(s, right))
    numbers = left.form == right.form == "number"
    return right.unit is None and numbers and lends and not (left.unit_kind == "time" and right.scale > 1)


def _before_small_words(s: Sentence, left: Quantity, right: Quantity) -> int:
    """Return the token before a number and its "about", "only"."""
    at = right.first - 1
    while at > left.last and (skip := s.upto("bound_before", at) or s.upto("filler", at)) is not None:
        at = skip.first - 1
    return at


def _is_no_percentage(s: Sentence, left: Quantity, right: Quantity, before: int) -> bool:
    """ "lost 3% against the dollar, trading at 2.65", "5%, to 12,000": what stands beside a percentage is none."""
    if left.unit != "percent":
        return False
    rate = s.upto("at_pace", before) is not None and s.has("currency", left.last, right.first)
    return rate or right.scale > 1 or right.raw >= _LARGE or right.per is not None


def _is_compared(s: Sentence, left: Quantity, right: Quantity, before: int) -> bool:
    """Whether a number is what the one before it is compared with, or the rest of a gapped clause."""
    lends_to_part = left.unit is None or left.unit_kind in _THINGS or s.lexicon.language == "en"
    return (
        _follows_comparison(s, left, right, before)
        or (lends_to_part and is_of_them(s, right))
        or is_gapped_back(s, left, right, before)
        or is_gapped_level(s, left, right, before)
        or opens_clause(s, left, right, before)
        or is_aside(s, left, right)
    )


def _follows_comparison(s: Sentence, left: Quantity, right: Quantity, before: int) -> bool:
    """ "from 4.8", "instead of 45", "to 12", "28 барьеров из 33"."""
    if s.closes(("from", "against", "baseline"), before):
        return True
    if s.upto("of_period", before) is not None and right.scale > 1:
        return True
    if s.upto("to", before) is not None and left.unit != "percent":
        return True
    return s.upto("of_whole", before) is not None and before - left.last == 1 and left.unit_kind in _THINGS


def _is_member(s: Sentence, left: Quantity, right: Quantity, before: int) -> bool:
    """Whether a number is a further member of a list: "and 12", at the end of a clause or of a phrase."""
    distance = right.first - left.last
    counted = s.lexicon.language == "en" and left.unit_kind in _THINGS and right.raw >= _MANY
    near = distance <= PAIR_REACH or counted  # "detained 343 people in July, and Poland turned back 871 in May"
    joined = s.at("conj", before) is not None or (near and s.has("conj", left.last, right.first))
    if not joined or distance > _MEMBER_REACH or s.has("clause", left.last, right.first):
        return False
    pack = s.lexicon.language == "en" and s.at("of_whole", before) is not None  # "a case of 12"
    return not pack and ends_member(s, right)


def _take_elided(s: Sentence, left: Quantity, right: Quantity, *, compared: bool) -> None:
    """Give a bare number the unit before it, and the scale where both are in one clause."""
    factor = left.high / left.raw if left.raw else 1.0
    own = right.value / right.raw if right.raw else 1.0
    whole = factor < 1.0 and right.raw % 1.0 != 0.0  # "на 0,8 копейки – до 3,1573": roubles again
    if (
        own == 1.0
        and not whole
        and factor != 1.0
        and right.raw < 1000
        and left.unit != "percent"
        and (compared or not any(is_finite(s, i) for i in range(left.last + 1, right.first)))
    ):
        right.scaled(factor)
    right.unit, right.unit_kind, right.shared = left.unit, left.unit_kind, True
    right.rules.append("list.any.elided_unit")
