"""Years: alone, as spans, and behind another time expression."""

from __future__ import annotations

import re

from indicators.parse.draft import Period, Sentence, Spec
from indicators.parse.phrases import opens_amounts

_FOUR = re.compile(r"(?:19|20)\d\d")


def year_at(s: Sentence, at: int) -> int | None:
    """Return the year that the token is, or None."""
    if at >= len(s.words):
        return None
    text = s.words[at].text
    return int(text) if len(text) == 4 and _FOUR.fullmatch(text) else None


def after_year(s: Sentence, at: int) -> int:
    """Return the last token of the word for year behind a year, else the year's own."""
    cue = s.at("year_word", at + 1)
    if cue is None or s.lexicon.language == "en":
        return at
    last = cue.last
    return last + 1 if s.is_sign(last + 1, ".") and len(s.words[last].text) <= 2 and last + 2 < len(s.words) else last


def year_behind(s: Sentence, at: int) -> tuple[int | None, bool, int]:
    """Return (year, relative, last token) said behind token ``at``, over "of" and the like; last is ``at`` if none."""
    nxt = at + 1
    while (link := s.at("span_of", nxt)) is not None:
        nxt = link.last + 1
    year = year_at(s, nxt)
    if year is not None and not _is_amount(s, nxt):
        return year, False, after_year(s, nxt)
    relative = s.at("relative", nxt)
    if relative is not None and relative.entry.get("unit") == "year":
        return relative.entry.get("shift"), True, relative.last
    previous = s.at("earlier", nxt) or (s.at("earlier", nxt - 1) if nxt > at + 1 else None)  # "of the previous year"
    if previous is not None and previous.entry.get("edge") and previous.entry.get("unit") == "year":
        return previous.entry.get("shift"), True, previous.last
    return None, False, at


def _is_amount(s: Sentence, at: int) -> bool:
    """Whether a number that looks like a year counts something: "2000 people", "2020 рублей", "$2000"."""
    before, behind = at - 1, at + 1
    if before >= 0 and "currency" in s.words[before].entries:
        return True
    if behind >= len(s.words):
        return False
    if opens_amounts(s, at):
        return True
    entries = s.words[behind].entries
    if "year_word" in entries and s.words[at].kind == "n" and year_at(s, at) is not None:
        return False
    if before >= 0 and "person" in entries and s.upto("of", before) is not None:
        return False
    return not entries.keys().isdisjoint(("unit", "currency", "scale", "person")) and "month" not in entries


def year_span(s: Sentence, at: int) -> Period | None:
    """Read a year, or a stretch of years."""
    year = year_at(s, at)
    if year is None or _is_amount(s, at) or _is_figure(s, at) or s.at("not_a_period", at + 1) is not None:
        return None
    high, last = year, at
    if s.at("dash", at + 1) or (s.at("joiner", at + 1) and opened_range(s, at)):
        second = year_at(s, at + 2)
        text = s.words[at + 2].text if at + 2 < len(s.words) else ""
        if second is None and len(text) == 2 and text.isdigit() and s.at("dash", at + 1):
            second = year // 100 * 100 + int(text)
        if second is not None and second >= year:
            high, last = second, at + 2
    elif (
        s.at("joiner_and", at + 1) and (second := year_at(s, at + 2)) and s.upto("range_open", at - 1) and second > year
    ):
        high, last = second, at + 2
    if high == year and year % 10 == 0 and (suffix := _decade_suffix(s, at)) is not None:
        return Period(at, after_year(s, suffix), Spec("year", year=year, year_high=year + 9), "period.any.decade")
    return Period(at, after_year(s, last), Spec("year", year=year, year_high=high), "period.any.year")


def _decade_suffix(s: Sentence, at: int) -> int | None:
    """Return the last token of "1990s", "1990-е"."""
    nxt = at + 1 + (s.is_sign(at + 1, "-") and s.glued(at + 1))
    return nxt if s.glued(nxt) and s.at("decade_suffix", nxt) is not None else None


def _is_figure(s: Sentence, at: int) -> bool:
    """ "пунктов у первого – 1900, у второго – 1200": behind a dash that stands for a verb a figure is no year."""
    dash = s.is_sign(at - 1, "—–") and not s.glued(at)
    return s.lexicon.language == "ru" and dash and s.at("year_word", at + 1) is None and not s.at("dash", at + 1)


def opened_range(s: Sentence, at: int) -> bool:
    """Whether a word before the token opens a range."""
    return s.closes(("range_open", "starting", "since"), at - 1)
