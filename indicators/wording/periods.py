"""Days and periods in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from indicators.wording.numbers import present


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
