"""Values, units and periods in words, for people: nothing here reads text, draws or serves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

import pandas as pd
from babel import Locale
from babel.numbers import get_currency_symbol, list_currencies

from indicators.model import Bound, Measure

MINUS = "\u2212"
SUFFIXES: Mapping[str, str] = {"percent": "%", "percentage_point": " pp", "basis_point": " bp", "multiple": "×"}
BOUNDS: Mapping[Bound, str] = {
    Bound.ABOUT: "about ",
    Bound.MORE_THAN: "> ",
    Bound.AT_LEAST: "≥ ",
    Bound.LESS_THAN: "< ",
    Bound.AT_MOST: "≤ ",
}
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


def format_claim(claim: Mapping[str, Any]) -> str:
    """Return what a row claims, in a few characters: ``about $1.0 bn``, ``down 3–4%``, ``−21%``."""
    unit, per, bound = present(claim["unit"]), present(claim["per"]), claim["bound"]
    direction = present(claim["direction"]) if claim["measure"] in (Measure.CHANGE, Measure.MULTIPLE) else None
    # A minus sign would seem to belong to the first number of a range only, and to turn a multiple around.
    move = f"{direction} " if direction and (bound == Bound.RANGE or unit == "multiple") else ""
    if bound == Bound.RANGE:
        return f"{move}{format_number(claim['value_low'])}–{format_value(claim['value_high'], unit, per)}"
    signed = direction is not None and not move
    value = format_value(claim["signed_value"] if signed else claim["value"], unit, per, plus=signed)
    return move + BOUNDS.get(bound, "") + value


def format_day(day: date) -> str:
    """Return a date as ``9 Aug 2020``."""
    return f"{day.day} {day:%b %Y}"


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and (end + timedelta(days=1)).day == 1


def format_period(start: Any, end: Any) -> str:
    """Return a reference period in words: ``2020``, ``H1 2020``, ``Q3 2020``, ``Jan–Sep 2020``, ``9 Aug 2020``."""
    start, end = present(start), present(end)
    if start is None or end is None:
        return (
            f"from {format_day(start)}" if start is not None else f"until {format_day(end)}" if end is not None else ""
        )
    if (start.year, start.month, start.day) == (end.year, end.month, end.day):
        return format_day(start)
    if not _whole_months(start, end):
        return f"{format_day(start)} – {format_day(end)}"
    if start.year != end.year:
        whole = start.month == 1 and end.month == 12
        return f"{start.year}–{end.year}" if whole else f"{start:%b %Y} – {end:%b %Y}"
    return f"{_part_of_year(start.month, end.month)}{start.year}"


def _part_of_year(first: int, last: int) -> str:
    length = last - first + 1
    names = {12: "", 6: f"H{first // 6 + 1} ", 3: f"Q{first // 3 + 1} "}
    if length in names and (first - 1) % length == 0:
        return names[length]
    month = [date(2000, number, 1).strftime("%b") for number in (first, last)]
    return f"{month[0]} " if length == 1 else f"{month[0]}–{month[1]} "


def describe(claim: Mapping[str, Any]) -> str:
    """Return a claim in one line: what, for which period, said by whom: ``−21%, H1 2020, Mikhail Mishustin``."""
    who = present(claim["speaker"]) or present(claim["publisher"])
    period = format_period(claim["period_start"], claim["period_end"])
    return ", ".join(filter(None, [format_claim(claim), period, who]))


@cache
def language_name(code: str) -> str:
    """Return the English name of an ISO 639-1 code, or the code where it is unknown."""
    return str(Locale("en").languages.get(code, code))
