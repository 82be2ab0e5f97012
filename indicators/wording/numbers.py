"""Numbers and units in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd
from babel.numbers import get_currency_symbol, list_currencies

MINUS = "\u2212"
SUFFIXES: Mapping[str, str] = {"percent": "%", "percentage_point": " pp", "basis_point": " bp", "multiple": "×"}
_SCALES = ((1e12, " trn"), (1e9, " bn"), (1e6, " mn"))
_PLURALS = {"person": "people"}


def present(value: Any) -> Any:
    """Return ``value``, or None where a table has nothing (None, NaN, NaT, NA)."""
    return None if value is None or pd.isna(value) else value


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())


def unit_name(unit: str | None, *, plural: bool = False) -> str:
    """Return a unit in words: ``cubic_metre`` -> ``cubic metres``; currencies and words not in Latin letters stay."""
    if not unit:
        return ""
    name = unit.replace("_", " ")
    if not plural or unit in _currencies() or not name.isascii() or not name[-1].isalpha():
        return name
    return _PLURALS.get(unit) or (f"{name[:-1]}ies" if name.endswith("y") else f"{name}s")


def format_number(value: float, size: float | None = None) -> str:
    """Return a number for people: ``1.0 bn``, ``1,250.5``, ``80.1``, with a true minus sign.

    Its scale is that of ``size``, by default of the number itself: an axis wants one scale for all its numbers.
    """
    sign, own = (MINUS if value < 0 else ""), abs(value)
    for scale, word in _SCALES if own else ():
        if (own if size is None else size) >= scale:
            digits = f"{own / scale:,.2f}"
            return f"{sign}{digits[:-1] if digits.endswith('0') else digits}{word}"
    digits = f"{own:,.2f}" if own >= 0.01 or own == 0 else f"{own:.2g}"
    return sign + (digits.rstrip("0").rstrip(".") if "." in digits else digits)


def format_value(
    value: float, unit: str | None, per: str | None = None, *, plus: bool = False, size: float | None = None
) -> str:
    """Return a value in base units with its unit: ``$1.0 bn``, ``80.1%``, ``−21%``; ``plus`` writes a plus sign too.

    ``size`` is that of ``format_number``.
    """
    number = format_number(value, size)
    tail = f" per {unit_name(per)}" if per else ""
    lead = "+" if plus and value > 0 else ""
    if unit is not None and unit in SUFFIXES:
        return f"{lead}{number}{SUFFIXES[unit]}{tail}"
    if unit in _currencies():
        symbol = get_currency_symbol(unit, locale="en")
        gap = " " if symbol[-1].isalpha() else ""
        minus, digits = (MINUS, number[1:]) if value < 0 else ("", number)
        return f"{lead}{minus}{symbol}{gap}{digits}{tail}"
    return f"{lead}{number} {unit_name(unit, plural=abs(value) != 1)}".rstrip() + tail
