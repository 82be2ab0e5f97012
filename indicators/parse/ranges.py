"""Neighbouring numbers: ranges, and the units and scales that the members of a list share."""

from __future__ import annotations

import itertools

from indicators.model import Bound
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.phrases import is_finite

_LIST_REACH = 3
_PAIR_REACH = 7
_STEP = 8  # so many times its low end, the high end of a range is no longer


def join(s: Sentence, quantities: list[Quantity]) -> list[Quantity]:
    """Merge the two ends of each range, then hand units and scales on within lists."""
    out: list[Quantity] = []
    for q in quantities:
        if out and (rule := _range(s, out[-1], q)) is not None:
            _merge(s, out[-1], q, rule)
        else:
            out.append(q)
    _share_leftwards(s, out)
    _share_over_percent(s, out)
    _share_rightwards(s, out)
    return out


# --- ranges ----------------------------------------------------------------------------------------------------


def _range(s: Sentence, low: Quantity, high: Quantity) -> str | None:
    """Return the name of the rule that makes one range of two neighbours, or None."""
    gap = high.first - low.last
    if (
        low.form not in ("number", "vague")
        or high.first <= low.last
        or high.form not in ("number", "multiple", "vague")
        or low.bound is Bound.RANGE
        or gap != 2
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
        if _is_step(s, low, high):
            return None
        moved = _moves(s, low, high) and not (opened is not None and opened.entry.get("never_moves"))
        if opened is not None and opened.entry.get("joiner") == "to" and opened.entry.name == "from":
            return None if moved else "range.any.from_to"
        if (
            low.unit is None
            or signed
            or (low.unit == high.unit and not moved and s.nearest_before("change", low.first, 4) is None)
        ):
            return "range.any.to"
    return None


def _dash_joins(s: Sentence, low: Quantity, high: Quantity, at: int) -> bool:
    if low.value >= high.value * 1.0001 and low.raw >= high.raw:
        return False
    spaced = not s.glued(at) and not s.glued(at + 1)
    if s.lexicon.language == "ru" and low.unit is None and s.words[low.first].kind == s.words[high.first].kind == "w":
        return low.raw < high.raw  # "двадцати пяти — тридцати машин"
    return not (spaced and (s.words[at].text == "—" or low.unit is not None))


def _moves(s: Sentence, low: Quantity, high: Quantity) -> bool:
    """Whether "from X to Y" is a move: a verb or noun of change governs it."""
    before = (("change", 14), ("change_noun", 14), ("move", 4), ("multiple", 14))
    return (
        any(s.nearest_before(kind, low.first, reach) for kind, reach in before)
        or s.nearest_after("change", high.last, 3) is not None
    )


def _is_step(s: Sentence, low: Quantity, high: Quantity) -> bool:
    """ "grew by 4,300 to 87,900", "lost 41 to 2,731": the amount of a move and the level that it led to."""
    amount = low.raw * high.value / high.raw if low.scale == 1.0 and low.raw < high.raw else low.value
    if s.lexicon.language != "en" or _STEP * amount > high.value > amount:
        return False
    before = low.first - 1
    by = s.upto("by", before)
    verb = s.nearest_before("change", by.first, 3) if by is not None else s.upto("change", before)
    return verb is not None


def _merge(s: Sentence, low: Quantity, high: Quantity, rule: str) -> None:
    if low.raw <= high.raw or low.unit_kind != "currency" or high.scale == 1.0:
        _take_scale(low, high)  # "$10 to $15 billion", but "$200 to $4 million"
    ends = sorted((low.value, high.value))
    low.low, low.high = ends
    low.value = float(f"{(ends[0] + ends[1]) / 2:.15g}")
    low.raw, low.scale, low.last, low.number_last = high.raw, high.scale, high.last, high.number_last
    low.unit, low.unit_kind = (high.unit, high.unit_kind) if high.unit is not None else (low.unit, low.unit_kind)
    low.per, low.form = high.per, high.form
    low.bound = Bound.RANGE
    low.rules += [*high.rules, rule]


def _take_scale(q: Quantity, giver: Quantity) -> None:
    """Give ``q`` the scale and the subunit factor of the number that it stands beside ("630–700 млн", "1 to 1.5
    billion").
    """
    factor = giver.value / giver.raw if giver.raw else 1.0
    own = q.value / q.raw if q.raw else 1.0
    if q.scale == 1.0 and own == 1.0 and factor != 1.0 and abs(q.raw) < 1000 * max(giver.raw, 1):
        q.scaled(factor)
        q.scale = giver.scale


# --- lists -----------------------------------------------------------------------------------------------------


def _share_leftwards(s: Sentence, quantities: list[Quantity]) -> None:
    """ "a, b and c million tonnes": the last member's scale and unit are everyone's."""
    for left, right in zip(reversed(quantities[:-1]), reversed(quantities[1:]), strict=True):
        if right.unit is None and left.unit is None and left.form == right.form == "number" and _moved(s, left, right):
            _take_scale(left, right)  # "с 4 до 8 млрд"
        if left.form != "number" or right.unit is None or right.form not in ("number", "multiple"):
            continue
        if right.unit == "percent" and (left.scale > 1 or left.raw >= 1000):
            continue  # "at 16,644, 16 per cent above"
        listed = _listed(s, left.last, right.first) or _part_of(s, left, right) or _attributed(s, left, right)
        stepped = right.first - left.last == 2 and s.at("joiner", left.last + 1) and _is_step(s, left, right)
        if left.unit is None and (listed or stepped or _moved(s, left, right) or _gapped(s, left, right)):
            _take_unit(left, right)
        elif left.unit == right.unit and left.unit_kind == "currency" and left.scale == 1.0 < right.scale:
            paired = right.first - left.last <= _PAIR_REACH and s.has("conj", left.last, right.first)
            alike = left.per is None or left.per == right.per  # "$1.05 per share, from $900 million"
            if alike and (listed or paired or _moved(s, left, right)) and left.raw < 1000 and not _is_named(s, left):
                _take_scale(left, right)
                left.rules.append("list.any.shared_scale")


def _share_over_percent(s: Sentence, quantities: list[Quantity]) -> None:
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
            and right.first - percent.last <= _PAIR_REACH
            and (s.has("joiner_or", left.last, percent.first) or s.is_sign(left.last + 1, "("))
        ):
            left.unit, left.unit_kind, left.shared = right.unit, right.unit_kind, True
            left.rules.append("list.any.shared_unit")


def _is_named(s: Sentence, q: Quantity) -> bool:
    """Whether a currency's name stands behind the number: "33,3 рубля на акцию" lends no scale."""
    return any(s.at("currency", i) is not None for i in range(q.number_last + 1, q.last + 1))


def _take_unit(q: Quantity, giver: Quantity) -> None:
    _take_scale(q, giver)
    q.unit, q.unit_kind, q.per, q.shared = giver.unit, giver.unit_kind, giver.per, True
    if giver.form == "multiple":
        q.form = "multiple"
    q.rules.append("list.any.shared_unit")


def _listed(s: Sentence, last: int, first: int) -> bool:
    """Whether nothing but list signs and prepositions stands between two members."""
    if not 1 < first - last <= 1 + _LIST_REACH + 2:
        return False
    phrases = {i for c in s.between("joiner_even", last, first) for i in range(c.first, c.last + 1)}
    words = [i for i in range(last + 1, first) if i not in phrases]
    if len(words) > _LIST_REACH:
        return False
    if phrases and len(words) <= 1:
        return True
    joined = any(s.at("conj", i) for i in words)
    return joined and all(
        s.at("conj", i)
        or s.at("by", i)
        or s.at("of", i)
        or s.at("to", i)
        or s.upto("bound_before", i)
        or s.upto("filler", i)
        for i in words
    )


def _gapped(s: Sentence, left: Quantity, right: Quantity) -> bool:
    """ "выросла на 8, прибыль — на 15 процентов", "не то 12, не то 14 миллионов": the unit of the last member, in
    Russian.
    """
    if (
        s.lexicon.language != "ru"
        or not s.is_sign(left.last + 1, ",")
        or right.first - left.last > _PAIR_REACH
        or right.unit_kind == "time"
    ):
        return False
    return not any(is_finite(s, i) for i in range(left.last + 1, right.first)) and _introduction(
        s, left
    ) == _introduction(s, right)


def _introduction(s: Sentence, q: Quantity) -> str:
    """What stands right before a number: its preposition, "or", or a qualifier; parallel members share it."""
    return next(
        (
            kind
            for kind in ("by", "of", "joiner_or", "bound_before", "to", "from")
            if s.upto(kind, q.first - 1) is not None
        ),
        "",
    )


def _attributed(s: Sentence, left: Quantity, right: Quantity) -> bool:
    """ "16 domestic and 12 foreign teams": an attribute stands for the whole noun phrase."""
    between = range(left.last + 1, right.first)
    if s.lexicon.language != "en" or right.unit_kind not in ("noun", "person") or not 2 <= len(between) <= 3:
        return False
    joined = s.at("joiner_and", between[-1]) is not None or s.at("joiner_or", between[-1]) is not None
    words = [s.words[i] for i in between[:-1]]
    return joined and all(
        w.kind == "w" and "stop" not in w.entries and (w.capital or w.key.endswith(s.lexicon.adjective_endings))
        for w in words
    )


def _part_of(s: Sentence, left: Quantity, right: Quantity) -> bool:
    """ "ten of the thirteen agreements", "6.7 of the 10.4 billion dollars"."""
    between = range(left.last + 1, right.first)
    return 0 < len(between) <= 3 and all(
        s.at("of_whole", i) or s.upto("of_whole", i) or s.at("the", i) for i in between
    )


def _moved(s: Sentence, left: Quantity, right: Quantity) -> bool:
    """ "from 65 to 40", "с 65 до 40", "до 11,5 с 11,9"."""
    if right.first - left.last > 3:
        return False
    if s.lexicon.language == "ru" and s.at("from", left.last + 1) and s.upto("to", left.first - 1):
        return True
    return s.at("to", left.last + 1) is not None and s.upto("from", left.first - 1) is not None


def _share_rightwards(s: Sentence, quantities: list[Quantity]) -> None:
    """ "to $5.2 billion from 4.8", "36 days instead of 45": a bare number beside a comparison takes the unit before
    it.
    """
    for left, right in itertools.pairwise(quantities):
        if (
            right.unit is not None
            or right.form != "number"
            or (left.unit is None and not (left.scale > 1 and _of_them(s, right)))
            or left.form != "number"
            or (left.unit_kind == "time" and right.scale > 1)
        ):
            continue
        before = right.first - 1
        while before > left.last and (skip := s.upto("bound_before", before) or s.upto("filler", before)) is not None:
            before = skip.first - 1
        if left.unit == "percent" and (right.scale > 1 or right.per is not None):
            continue
        compared = any(s.upto(kind, before) for kind in ("from", "against", "baseline"))
        compared = compared or (right.scale > 1 and s.upto("of_period", before) is not None)
        compared = compared or (s.upto("to", before) is not None and left.unit != "percent")
        compared = compared or (  # "28 барьеров из 33"
            s.upto("of_whole", before) is not None and before - left.last == 1 and left.unit_kind in ("noun", "person")
        )
        compared = compared or (left.unit is None and _of_them(s, right)) or _gapped_back(s, left, right, before)
        joined = s.at("conj", before) is not None or (
            right.first - left.last <= 7 and s.has("conj", left.last, right.first)
        )
        member = joined and right.first - left.last <= 12 and not s.has("clause", left.last, right.first)
        if compared or _listed(s, left.last, right.first) or (member and _ends_member(s, right)):
            factor = left.high / left.raw if left.raw else 1.0
            own = right.value / right.raw if right.raw else 1.0
            if (
                own == 1.0
                and factor != 1.0
                and right.raw < 1000
                and left.unit != "percent"
                and (compared or not any(is_finite(s, i) for i in range(left.last + 1, right.first)))
            ):
                right.scaled(factor)
            right.unit, right.unit_kind, right.shared = left.unit, left.unit_kind, True
            right.rules.append("list.any.elided_unit")


def _gapped_back(s: Sentence, left: Quantity, right: Quantity, before: int) -> bool:
    """ "на 9%, а в Якутии — на 15": a dash stands for the verb, and for the unit behind the number."""
    preposition = s.upto("by", before)
    return (
        s.lexicon.language == "ru"
        and preposition is not None
        and s.is_sign(preposition.first - 1, "—–")
        and right.first - left.last <= _PAIR_REACH + 2
        and s.has("conj", left.last, right.first)
        and _introduction(s, left) == "by"
        and (right.last + 1 >= len(s.words) or s.words[right.last + 1].kind == "s")
        and not any(is_finite(s, i) for i in range(left.last + 1, right.first))
    )


def _of_them(s: Sentence, q: Quantity) -> bool:
    """ "12 миллиардов, из которых 7", "300 тысяч, из них 120"."""
    pronoun = s.at("relative_pronoun", q.first - 1) or s.at("person_pronoun", q.first - 1)
    return s.lexicon.language == "ru" and pronoun is not None and s.upto("of_whole", q.first - 2) is not None


def _ends_member(s: Sentence, q: Quantity) -> bool:
    """ "37 percent in Vitebsk, 41 in Gomel": a bare number before a preposition or a sign is one more of the same."""
    nxt = q.last + 1
    if nxt >= len(s.words):
        return True
    return s.words[nxt].kind == "s" or s.at("place_preposition", nxt) is not None
