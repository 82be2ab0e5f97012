"""Numbers and values in words."""

from __future__ import annotations

from decimal import Decimal, localcontext
from functools import lru_cache
from typing import Any

import pandas as pd
from babel.numbers import NumberPattern, get_currency_symbol, parse_pattern

from indicators.i18n import N_, _, locale, spoken
from indicators.wording.units import MANY, SUFFIXES, counted, currencies, per_name, unit_name

MINUS = "\u2212"
_SCALES = ((1e12, N_("{number} trn")), (1e9, N_("{number} bn")), (1e6, N_("{number} mn")))
# Read once: format_decimal would read them again for every number.
_PLAIN, _SCALED, _EXACT = (parse_pattern(f"#,##0.{digits}") for digits in ("##", "0#", "#" * 15))


def present(value: Any) -> Any:
    """Return ``value``, or None where a table has nothing (None, NaN, NaT, NA)."""
    return None if value is None or pd.isna(value) else value


# Filters show the same claims again and again, and of what a page does babel takes longest.
@lru_cache(maxsize=20_000)
def _digits(value: float | Decimal, pattern: NumberPattern, language: str) -> str:
    # Decimals have 28 digits by default, and of more babel makes an error.
    with localcontext(prec=400):
        return str(pattern.apply(value, language))


def format_number(value: float, size: float | None = None) -> str:
    """Return a number for people: ``1.0 bn``, ``1,250.5``, ``80.1``, with a true minus sign.

    Its scale is that of ``size``, by default of the number itself: an axis wants one scale for all its numbers.
    """
    sign, own = (MINUS if value < 0 else ""), abs(value)
    for scale, words in _SCALES if own else ():
        if (own if size is None else size) >= scale:
            return sign + _(words).format(number=_digits(own / scale, _SCALED, spoken()))
    if own >= 0.01 or own == 0:
        return sign + _digits(own, _PLAIN, spoken())
    return f"{sign}{own:.2g}".replace(".", locale().number_symbols["latn"]["decimal"])


def format_exact(value: float, unit: str | None) -> str:
    """Return a value in base units with all its digits and its unit: ``1,000,000,000 USD``, ``80.1%``."""
    number = _digits(Decimal(f"{value:.15g}"), _EXACT, spoken())
    if unit is not None and unit in SUFFIXES:
        return _(SUFFIXES[unit]).format(number=number)
    return f"{number} {unit_name(unit, plural=True)}".strip()


def format_value(
    value: float, unit: str | None, per: str | None = None, *, plus: bool = False, size: float | None = None
) -> str:
    """Return a value in base units with its unit: ``$1.0 bn``, ``80.1%``, ``−21%``; ``plus`` writes a plus sign too.

    ``size`` is that of ``format_number``.
    """
    sign = MINUS if value < 0 else "+" if plus and value > 0 else ""
    number = format_number(abs(value), size)
    written = number
    if unit is not None and unit in SUFFIXES:
        written = _(SUFFIXES[unit]).format(number=number)
    elif unit is not None and unit in currencies():
        written = _money(number, unit)
    elif unit:
        written = counted(number, unit, MANY if (size or abs(value)) >= _SCALES[-1][0] else abs(value))
    return " ".join(filter(None, [sign + written, per and per_name(per)]))


def _money(number: str, currency: str) -> str:
    symbol = get_currency_symbol(currency, locale())
    if not locale().currency_formats["standard"].pattern.startswith("¤"):
        return f"{number}\u00a0{symbol}"
    return f"{symbol}{' ' if symbol[-1].isalpha() else ''}{number}"
