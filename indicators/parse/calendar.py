"""Calendar arithmetic for reference periods: a ``Spec`` and a publication date give two days."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import ParamSpec

from indicators.parse.draft import Date, Spec

_P = ParamSpec("_P")

_MONTHS = {"month": 1, "quarter": 3, "half": 6}
_BARELY_BEGUN = 10  # days a month: so little into a half-year, its name means the last one
_NOTHING = Date(None, None)
_PARTS = {
    "1/2": (1, 15),
    "2/2": (16, 0),
    "1/3": (1, 10),
    "2/3": (11, 20),
    "3/3": (21, 0),
}  # days of a month; 0: its end
_SOON = timedelta(days=7)  # a day of next week is meant rather than one of last year
_HALF = 6  # months
_REVIEWED = 6  # months in which "the full year" is the one that is over
_AT_HAND = timedelta(days=31)
_JUST_COUNTED = timedelta(days=62)
_ALL_BUT_OVER = 7  # days before its end at which a quarter is reported on


def _in_range(function: Callable[_P, Date]) -> Callable[_P, Date]:
    """Return no days where they are none (31 June) or lie outside the years 1 to 9999."""

    @wraps(function)
    def within(*args: _P.args, **kwargs: _P.kwargs) -> Date:
        try:
            return function(*args, **kwargs)
        except (ValueError, OverflowError):
            return _NOTHING

    return within


@_in_range
def resolve(spec: Spec, published: date | None, *, future: bool = False) -> Date:
    """Return the days that ``spec`` means for a text of that date.

    ``future`` tells that the claim is about what is to come: a month without a year is then the next one.
    """
    if spec.to is not None:
        start, end = (
            resolve(spec._replace(to=None, shape="span"), published, future=future),
            resolve(spec.to, published),
        )
        return Date(start.start, end.end)
    return _shaped(spec, _whole(spec, published, future), published)


def _shaped(spec: Spec, whole: Date, published: date | None) -> Date:
    start, end = whole
    if start is None or end is None:
        return whole
    if spec.edge == "end":
        start = end
    elif spec.edge == "start":
        end = start
    elif spec.edge in _PARTS:
        first, last = _PARTS[spec.edge]
        start, end = start.replace(day=first), min(end, start.replace(day=last)) if last else end
    elif spec.edge == "week":
        return Date(end - timedelta(days=6), end)
    if "since" in (spec.shape, spec.open):
        return Date(start, published if published is None or published >= start else None)
    if "starting" in (spec.shape, spec.open):
        return Date(start, None)
    return Date(start, end)


def _whole(spec: Spec, published: date | None, future: bool) -> Date:
    if spec.unit == "now":
        return _NOTHING
    if spec.shape == "shift":
        return _shifted_unit(spec, published, future)
    if spec.shape in ("last", "next", "to_date", "over"):
        return _counted(spec, published)
    if spec.open == "told":
        return _told(spec, published)
    year = _year(spec, published, future)
    if year is None:
        return _NOTHING
    if spec.unit == "year":
        return Date(date(year, 1, 1), date((spec.year_high or year), 12, 31))
    if spec.unit == "day":
        month = spec.month or 1
        first = spec.month_low or month
        return Date(date(year - (first > month), first, spec.low), date(year, month, spec.high))
    size = _MONTHS[spec.unit]
    first, last = (spec.low - 1) * size + 1, spec.high * size
    if last < first:
        return Date(date(year - 1, first, 1), _month_end(year, last))
    return Date(date(year, first, 1), _month_end(spec.year_high or year, last))


def _told(spec: Spec, published: date | None) -> Date:
    """ "exports in seven months": those since January, where they have just been counted."""
    whole = _whole(spec._replace(open=""), published, False)
    over = published is not None and whole.end is not None and timedelta(0) < published - whole.end <= _JUST_COUNTED
    return whole if over else _NOTHING


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _year(spec: Spec, published: date | None, future: bool) -> int | None:
    if spec.year is not None:
        if not spec.relative_year:
            return spec.year
        return None if published is None else published.year + spec.year
    if published is None or (spec.unit != "day" and spec.unit not in _MONTHS):
        return None
    if spec.unit == "day":
        first = date(published.year, spec.month_low or spec.month or 1, min(spec.low, 28))
    else:
        first = date(published.year, (spec.low - 1) * _MONTHS[spec.unit] + 1, 1)
    if spec.open in ("last", "year_ago", "this", "next") and spec.unit == "month":
        return _called(spec, published)
    if future:
        last_month = spec.month if spec.unit == "day" else spec.high * _MONTHS[spec.unit]
        return published.year + (1 if _month_end(published.year, last_month or 1) < published else 0)
    if spec.shape == "starting":
        return _nearest_year(first, published)
    if _over_new_year(spec):
        return _year_of_end(spec, first, published)
    if spec.unit == "day" and first - published <= _SOON:
        return published.year
    if spec.open == "for" and timedelta(0) < first - published <= _AT_HAND:
        return published.year  # "a quota for the fourth quarter", set in September
    ended = (
        spec.high > spec.low
        and spec.unit != "day"
        and date(published.year, (spec.high - 1) * _MONTHS[spec.unit] + 1, 1) > published
    )
    begun = spec.unit in ("half", "quarter") and (published - first).days < _BARELY_BEGUN * _MONTHS[spec.unit]
    return published.year - (1 if first > published or ended or begun else 0)


def _called(spec: Spec, published: date) -> int:
    """ "Last August" is over, "next summer" has not begun, and "this autumn" is of the publication's year."""
    year = published.year
    if spec.open == "year_ago":
        return year - 1
    if spec.open == "last":
        return year - (_month_end(year, spec.high) >= published)
    if spec.open == "next":
        return year + (date(year - _over_new_year(spec), spec.low, 1) <= published)
    return year + (_over_new_year(spec) and published.month > spec.high + _HALF)


def _over_new_year(spec: Spec) -> bool:
    return (spec.month_low or 0) > (spec.month or 0) if spec.unit == "day" else spec.low > spec.high


def _year_of_end(spec: Spec, first: date, published: date) -> int:
    """A winter is of the year in which it ends: the last one that has come to its last month; days, that have begun."""
    if spec.unit == "day":
        return published.year + (first <= published)
    return published.year - (date(published.year, spec.high, 1) > published)


def _nearest_year(first: date, published: date) -> int:
    """A new rate "from 1 July" holds from the July that is nearest to the publication."""
    years = (published.year - 1, published.year, published.year + 1)
    return min(years, key=lambda year: abs(first.replace(year=year) - published))


def _shifted_unit(spec: Spec, published: date | None, future: bool) -> Date:
    """The day, week, month, quarter or year that lies ``low`` units from the publication's."""
    if published is None:
        return _NOTHING
    if spec.unit == "weekday":
        back = timedelta(days=(published.weekday() - spec.low) % 7 or 7 * (spec.open == "last"))
        day = published + (timedelta(days=7) - back if future and back else -back)
        return Date(day, day)
    if spec.unit == "day":
        day = published + timedelta(days=spec.low)
        return Date(day, day)
    if spec.unit == "weekend":
        since = (published.weekday() + 1) % 7
        ahead = future and since > 0 and spec.edge != "past"
        sunday = published - timedelta(days=since, weeks=-(spec.low or ahead))
        return Date(sunday - timedelta(days=1), sunday)
    if spec.unit == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=spec.low)
        return Date(monday, monday + timedelta(days=6))
    if spec.unit == "year":
        year = published.year + spec.low
        if (
            spec.edge == "end"
            and spec.low == 0
            and not future
            and spec.open != "until"
            and published < date(year, 12, 1)
        ):
            year -= 1
        if not future and (spec.edge == "results" or (spec.edge == "whole" and published.month <= _REVIEWED)):
            year -= 1
        return Date(date(year, 1, 1), date(year, 12, 31))
    if spec.unit == "decade":
        year = (published.year // 10 + spec.low) * 10
        return Date(date(year, 1, 1), date(year + 9, 12, 31))
    size = _MONTHS[spec.unit]
    index = (published.year * 12 + published.month - 1) // size + spec.low
    year, month = divmod(index * size, 12)
    return Date(date(year, month + 1, 1), _month_end(year, month + size))


@_in_range
def around(day: date, unit: str) -> Date:
    """Return the day, week, month, quarter, half-year or year that a day lies in."""
    return _shifted_unit(Spec(unit, shape="shift"), day, True)


def _counted(spec: Spec, published: date | None) -> Date:
    if published is None:
        return _NOTHING
    if spec.shape == "to_date":
        return Date(around(published, spec.unit).start, published)
    if spec.shape == "over" and spec.unit in ("quarter", "half"):
        return _last_whole(spec.unit, published)
    if spec.shape == "next":
        return Date(published, add(published, spec.unit, spec.low))
    return Date(add(published, spec.unit, -spec.low), published)


def _last_whole(unit: str, day: date) -> Date:
    """Return the last quarter or half that was over, or all but over, on a day."""
    begun = around(day + timedelta(days=_ALL_BUT_OVER), unit).start
    return _NOTHING if begun is None else Date(add(begun, unit, -1), begun - timedelta(days=1))


def add(day: date, unit: str, count: int) -> date:
    """Return the day ``count`` units later, at the month's last day where it is shorter."""
    if unit == "decade":
        unit, count = "year", count * 10
    if unit in ("day", "week", "hour"):
        return day + timedelta(days=count * {"day": 1, "week": 7, "hour": 0}[unit])
    months = day.year * 12 + day.month - 1 + count * {"year": 12, **_MONTHS}[unit]
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@_in_range
def ending_at(dates: Date, spec: Spec) -> Date:
    """Return the interval of ``spec``'s length that ends on the last of the days."""
    return dates if dates.end is None else Date(add(dates.end, spec.unit, -spec.low), dates.end)


@_in_range
def years_back(dates: Date, years: int) -> Date:
    """Return the same days so many years earlier (29 February becomes the 28th)."""
    start, end = (None if day is None else add(day, "year", -years) for day in dates)
    whole = (
        dates.start is not None
        and dates.start.day == 1
        and dates.end is not None
        and dates.end == _month_end(dates.end.year, dates.end.month)
    )
    return Date(start, _month_end(end.year, end.month) if whole and end is not None else end)


@_in_range
def before(dates: Date, unit: str, count: int = 1, *, ends: bool = False) -> Date:
    """Return the days so many units earlier: whole months stay whole months, and a month's end (``ends``) stays one."""
    if dates.start is None or dates.end is None:
        return _NOTHING
    start, end = add(dates.start, unit, -count), add(dates.end, unit, -count)
    closed = dates.end == _month_end(dates.end.year, dates.end.month)
    if unit in ("day", "week") or not closed or not (ends or dates.start.day == 1):
        return Date(start, end)
    end = _month_end(end.year, end.month)
    return Date(end if ends else start, end)
