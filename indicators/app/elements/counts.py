"""How many, in figures of the interface's language."""

from __future__ import annotations

from babel.numbers import format_decimal

from indicators.i18n import locale


def number(value: int) -> str:
    """Return a whole number with the language's separators: ``1,250``."""
    return str(format_decimal(value, locale=locale()))
