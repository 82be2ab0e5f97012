"""Days and periods in words."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from babel.dates import format_date

from indicators.i18n import _, spoken
from indicators.wording.numbers import present

_LENGTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def format_day(day: date) -> str:
    """Return a date as ``9 Aug 2020``."""
    return _formatted(day, "d MMM y", spoken())


def format_month(year: int, month: int) -> str:
    """Return a month as ``Aug 2020``."""
    return _month(date(year, month, 1), year=True)


def _month(day: date, *, year: bool = False) -> str:
    return _formatted(day, "LLL y" if year else "LLL", spoken())


@lru_cache(maxsize=20_000)
def _formatted(day: date, pattern: str, language: str) -> str:
    return format_date(day, pattern, language)


def _whole_months(start: date, end: date) -> bool:
    return start.day == 1 and (end + timedelta(days=1)).day == 1


def format_period(start: Any, end: Any) -> str:
    """Return a reference period in words: ``Jan–Sep 2020``, ``9 Aug 2020``, ``1–19 Nov 2025``."""
    start, end = present(start), present(end)
    if start is None or end is None:
        return _half_open(start, end)
    if (start.year, start.month, start.day) == (end.year, end.month, end.day):
        return format_day(start)
    if not _whole_months(start, end):
        return _days(start, end)
    if start.year != end.year:
        whole = start.month == 1 and end.month == 12
        return f"{start.year}–{end.year}" if whole else f"{_month(start, year=True)} – {_month(end, year=True)}"
    return _part_of_year(start, end)


def _days(start: date, end: date) -> str:
    if start.year != end.year:
        return f"{format_day(start)} – {format_day(end)}"
    if start.month != end.month:
        return f"{_formatted(start, 'd MMM', spoken())} – {format_day(end)}"
    return f"{start.day}–{format_day(end)}"


def _half_open(start: Any, end: Any) -> str:
    if start is not None:
        return _("from {day}").format(day=format_day(start))
    return _("until {day}").format(day=format_day(end)) if end is not None else ""


def _part_of_year(start: date, end: date) -> str:
    year, length = start.year, end.month - start.month + 1
    number, off = divmod(start.month - 1, length)
    if off == 0 and length == _LENGTHS["year"]:
        return str(year)
    if off == 0 and length == _LENGTHS["half"]:
        return _("H{number} {year}").format(number=number + 1, year=year)
    if off == 0 and length == _LENGTHS["quarter"]:
        return _("Q{number} {year}").format(number=number + 1, year=year)
    return _month(start, year=True) if length == 1 else f"{_month(start)}–{_month(end)} {year}"
