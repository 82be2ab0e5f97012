"""Days, months and seasons, and dates written in figures."""

from __future__ import annotations

import re

from indicators.parse.draft import Period, Sentence, Spec
from indicators.parse.periods.years import after_year, opened_range, year_behind

_SHORT_SPAN = re.compile(r"(?:19|20)\d\d/\d\d(?:\d\d)?")
_NUMERIC_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})|(\d{4})-(\d\d)-(\d\d)")


def day_of_month(s: Sentence, at: int) -> int | None:
    """Return the day of a month that the token can be, or None."""
    if at >= len(s.words) or at < 0:
        return None
    word = s.words[at]
    return (
        int(word.number)
        if word.kind == "n" and word.number and len(word.text) <= 2 and 1 <= word.number <= 31
        else None
    )


def behind_ordinal(s: Sentence, at: int) -> int:
    """Return the last token of the suffix that makes a number an ordinal (``5th``), else the number's own."""
    nxt = at + 1
    if s.is_sign(nxt, "-") and s.glued(nxt):
        nxt += 1
    return nxt if nxt < len(s.words) and s.at("ordinal_suffix", nxt) and s.glued(nxt) else at


def day_first(s: Sentence, at: int) -> Period | None:
    """Read a date, or a stretch of two, whose day is named before its month."""
    period = _one_day(s, at)
    if period is None or not s.opens(("dash", "joiner", "joiner_and"), period.last + 1):
        return period
    second = _one_day(s, period.last + 2)
    low = period.spec
    if (
        second is None
        or second.spec.month == low.month
        or low.year is not None
        or not (opened_range(s, at) or s.at("dash", period.last + 1))
    ):
        return period
    return Period(at, second.last, second.spec._replace(low=low.low, month_low=low.month), "period.any.days")


def _one_day(s: Sentence, at: int) -> Period | None:
    low = day_of_month(s, at)
    if low is None or (at > 0 and s.at("currency", at - 1) is not None and s.glued(at)):
        return None
    last, high = behind_ordinal(s, at), low
    joined = (
        s.at("dash", last + 1) or s.at("joiner_and", last + 1) or (s.at("joiner", last + 1) and opened_range(s, at))
    )
    if joined and (second := day_of_month(s, last + 2)) and second > low:
        high, last = second, behind_ordinal(s, last + 2)
    if s.at("of_whole", last + 1) and s.lexicon.language == "en" and s.at("month", last + 2):
        last += 1
    month = s.at("month", last + 1)
    if month is None:
        return None
    year, relative, end = year_behind(s, month.last)
    spec = Spec("day", low, high, year, relative, month.entry.value)
    return Period(at, end, spec, "period.any.day")


def month_first(s: Sentence, at: int) -> Period | None:
    """Read a month, a stretch of months, or in English a date whose month comes first."""
    month = s.at("month", at)
    if month is None:
        return None
    low = day_of_month(s, month.last + 1) if s.lexicon.language == "en" else None
    if low is not None and not _counts(s, month.last + 1):
        return _month_day(s, at, month.last + 1, low, month.entry.value)
    high, last = month.entry.value, month.last
    if s.opens(("dash", "joiner", "joiner_and"), last + 1):
        second = s.at("month", last + 2)
        if second is not None:
            high, last = second.entry.value, second.last
    year, relative, end = year_behind(s, last)
    spec = Spec("month", month.entry.value, high, year, relative)
    return called(s, Period(at, end, spec, "period.any.month"))


def called(s: Sentence, period: Period) -> Period:
    """ "last August", "этой зимой", "в следующий вторник": take in the adjective that says which one is meant."""
    cue = s.upto("elided_time", period.first - 1) or s.at("elided_time", period.first)
    if cue is None or period.spec.year is not None:
        return period
    open_ = cue.entry.name
    if open_ == "last" and s.lexicon.language == "ru" and 0 < period.spec.low <= period.spec.high:
        open_ = "year_ago"  # "в прошлом мае" is that of last year, also where this year's is over
    period.spec, period.first = period.spec._replace(open=open_), cue.first
    period.opening = cue.first
    return period


def season(s: Sentence, at: int) -> Period | None:
    """ "летом 2019 года", "за зиму"."""
    cue = s.at("season", at)
    if cue is None or (s.words[at].capital and at > 0 and (at > 1 or s.is_sign(cue.last + 1, '»”"'))):
        return None  # «Весна» is a name
    year, relative, end = year_behind(s, cue.last)
    spec = Spec("month", cue.entry.get("first_month"), cue.entry.get("last_month"), year, relative)
    return called(s, Period(at, end, spec, cue.entry.rule))


def _month_day(s: Sentence, at: int, day_at: int, low: int, month: int) -> Period:
    last, high = behind_ordinal(s, day_at), low
    if s.at("dash", last + 1) and (second := day_of_month(s, last + 2)) and second > low:
        high, last = second, last + 2
    year, relative, end = year_behind(s, last)
    return Period(at, end, Spec("day", low, high, year, relative, month), "period.en.month_day")


def _counts(s: Sentence, at: int) -> bool:
    """Whether a number behind a month counts something ("in May 12 million")."""
    if at + 1 >= len(s.words):
        return False
    entries = s.words[at + 1].entries
    if s.lexicon.language == "en" and s.words[at + 1].capital and s.at("human_role", at + 1) is not None:
        return False  # "On October 6 President Lukashenko said"
    return not entries.keys().isdisjoint(("scale", "unit", "currency", "time_unit", "person"))


def numeric_date(s: Sentence, at: int) -> Period | None:
    """Read a date written in figures alone, or a season such as 2021/22."""
    text = s.words[at].text
    match = _NUMERIC_DATE.fullmatch(text)
    if match is None:
        if _SHORT_SPAN.fullmatch(text):
            low = int(text[:4])
            high = low + 1
            return Period(at, after_year(s, at), Spec("year", year=low, year_high=high), "period.any.season")
        return None
    day, month, year = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
    spec = Spec("day", int(day), int(day), int(year), month=int(month))
    return Period(at, at, spec, "period.any.numeric_date")
