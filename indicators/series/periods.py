"""The periods of observations: ``2019``, ``2020-H1``, ``2020-Q1``, ``2020-08``, ``2020-08-31``, ``2020-01/2020-09``."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

_FORM = re.compile(r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?")

# Frequency of a series -> the forms that its periods may have. What happens on a day (a loan, an election, a price) is
# often known by its month or year only.
FREQUENCIES = MappingProxyType(
    {
        "annual": ("year",),
        "half_yearly": ("half",),
        "quarterly": ("quarter",),
        "monthly": ("month",),
        "cumulative": ("months",),
        "point": ("day", "month", "year"),
    }
)


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, and how the period was written: year, half, quarter, month, day, or months (from/to)."""

    start: date
    end: date
    form: str


def parse_period(text: str) -> Period | None:
    """Return the period that a text writes, or None if it writes none."""
    first, slash, last = text.partition("/")
    if not slash:
        return _single(text)
    start, end = _single(first), _single(last)
    if start is None or end is None or (start.form, end.form) != ("month", "month") or start.start > end.start:
        return None
    return Period(start.start, end.end, "months")


def _single(text: str) -> Period | None:
    found = _FORM.fullmatch(text)
    if found is None or not text.isascii():
        return None
    year, half, quarter, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if found["day"]:
            only = date(year, month, day)
            return Period(only, only, "day")
        if half:
            return _months(year, 6 * half - 5, 6, "half")
        if quarter:
            return _months(year, 3 * quarter - 2, 3, "quarter")
        return _months(year, month, 1, "month") if found["month"] else _months(year, 1, 12, "year")
    except ValueError:
        return None


def _months(year: int, first: int, count: int, form: str) -> Period:
    last = first + count - 1
    start = date(year, first, 1)
    return Period(start, date(year, last, monthrange(year, last)[1]), form)
