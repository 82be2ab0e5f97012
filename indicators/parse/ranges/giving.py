"""A scale or unit handed from one number to another."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence


def take_scale(q: Quantity, giver: Quantity) -> None:
    """Give ``q`` the scale and the subunit factor of the number that it stands beside ("630–700 млн", "1 to 1.5
    billion").
    """
    factor = giver.value / giver.raw if giver.raw else 1.0
    own = q.value / q.raw if q.raw else 1.0
    if q.scale == 1.0 and own == 1.0 and factor != 1.0 and abs(q.raw) < 1000 * max(giver.raw, 1):
        q.scaled(factor)
        q.scale = giver.scale


def is_named(s: Sentence, q: Quantity) -> bool:
    """Whether a currency's name stands behind the number: "33,3 рубля на акцию" lends no scale."""
    return any(s.at("currency", i) is not None for i in range(q.number_last + 1, q.last + 1))


def take_unit(q: Quantity, giver: Quantity) -> None:
    """Give ``q`` the unit, denominator and scale of the number that it is listed with."""
    take_scale(q, giver)
    q.unit, q.unit_kind, q.per, q.shared = giver.unit, giver.unit_kind, giver.per, True
    if giver.form == "multiple":
        q.form = "multiple"
    q.rules.append("list.any.shared_unit")
