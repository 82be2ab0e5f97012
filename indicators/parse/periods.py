"""Time expressions: where they stand in a sentence and what they say (``Spec``); ``calendar`` turns that into days."""

from __future__ import annotations

import re

from indicators.parse.draft import Period, Sentence, Spec
from indicators.parse.lexicon import Cue
from indicators.parse.phrases import is_finite

_FOUR = re.compile(r"(?:19|20)\d\d")
_SHORT_SPAN = re.compile(r"(?:19|20)\d\d/\d\d(?:\d\d)?")
_NUMERIC_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})|(\d{4})-(\d\d)-(\d\d)")
_CODE = re.compile(r"([^\W\d_])(\d{1,2})(?:['-]?(\d{4}))?")
_FISCAL = re.compile(r"([^\W\d_]{2})-?(\d{4})")
_NAMED_YEAR = re.compile(r"[^\W\d_]{3,}-((?:19|20)\d\d)")
# What a time expression may begin with, besides a number.
KINDS = frozenset(
    {
        "to_date",
        "earlier",
        "over_unit",
        "relative",
        "weekday",
        "span_last",
        "span_next",
        "ordinal",
        "roman",
        "month",
        "season",
        "span_code",
    }
)
_UNITS_IN_YEAR = {"quarter": 4, "half": 2, "month": 12}


def find(sentence: Sentence) -> list[Period]:
    """Return the time expressions of a sentence, in order and without overlap."""
    found: list[Period] = []
    behind = 0
    for at in sentence.anchors(KINDS):
        period = _read(sentence, at) if at >= behind else None
        if period is not None:
            found.append(_opened(sentence, period))
            behind = period.last + 1
    found = _joined(sentence, _with_elided(sentence, found))
    for period in found:
        period.compared = _is_compared(sentence, period)
    _carry_year(sentence, found)
    _mark_reporting(sentence, found)
    return found


def _is_base(s: Sentence, period: Period) -> bool:
    """ "на 0,7% к маю 2023 года": the year of what a percentage is measured against."""
    behind = (unit := s.upto("unit", period.opening - 1)) is not None and unit.entry.value == "percent"
    return period.compared or (behind and s.at("baseline", period.opening) is not None)


def _with_elided(s: Sentence, periods: list[Period]) -> list[Period]:
    """ "в I квартале — 4%, во II — 5%", "в прошлом месяце 640, в позапрошлом 588": Russian says the unit once."""
    if s.lexicon.language != "ru" or not periods:
        return periods
    taken = {i for p in periods for i in range(p.first, p.last + 1)}
    cues = [cue for kind in ("ordinal", "roman", "elided_time") for cue in s.all(kind) if cue.first not in taken]
    more = []
    for cue in cues:
        named = next((p for p in reversed(periods) if p.last < cue.first and p.form == "span"), None)
        if named is not None and _lacks_noun(s, cue) and (spec := _elided_spec(named.spec, cue)) is not None:
            more.append(_opened(s, Period(cue.first, cue.last, spec, "period.ru.elided")))
    return sorted([*periods, *more], key=lambda p: p.first) if more else periods


def _lacks_noun(s: Sentence, cue: Cue) -> bool:
    """Whether an adjective behind a preposition has no noun of its own: a sign, a number or a pronoun follows."""
    nxt = cue.last + 1
    if nxt >= len(s.words) or s.at("place_preposition", cue.first - 1) is None:
        return False
    word = s.words[nxt]
    return word.kind == "s" or word.number is not None or "stop" in word.entries or is_finite(s, nxt)


def _elided_spec(named: Spec, cue: Cue) -> Spec | None:
    if cue.entry.kind == "elided_time":
        unit = named.unit if named.unit in ("week", "month", "quarter", "half", "year") else None
        return None if unit is None else Spec(unit, cue.entry.get("shift"), shape="shift")
    number = cue.entry.value
    if named.unit not in ("half", "quarter") or named.shape == "shift" or not 1 <= number <= _UNITS_IN_YEAR[named.unit]:
        return None
    return Spec(named.unit, number, number, named.year, named.relative_year)


def _joined(s: Sentence, periods: list[Period]) -> list[Period]:
    """ "from September 2021 to the end of 2022": two times that are the ends of one."""
    out: list[Period] = []
    for period in periods:
        low = out[-1] if out else None
        opened = low is not None and s.lexicon.language == "en" and low.spec.shape == "starting"
        if (
            low is not None
            and opened
            and low.spec.year is not None
            and period.spec.year is not None
            and period.spec.shape in ("span", "until")
            and any(s.at(kind, low.last + 1) is not None for kind in ("joiner", "until"))
            and period.first - low.last <= 3
        ):
            low.spec, low.last = low.spec._replace(to=period.spec._replace(shape="span")), period.last
        else:
            out.append(period)
    return out


def _carry_year(s: Sentence, periods: list[Period]) -> None:
    """ "from 4.25% in March 2021 to 7.5% in October": a month without a year is one of the year said before."""
    year = None
    for period in periods:
        spec = period.spec
        if spec.relative_year or spec.shape not in ("span", "until", "as_of"):
            continue
        if spec.year is not None:
            year = year if s.lexicon.language == "ru" and _is_base(s, period) else spec.year
        elif year is not None and spec.unit in ("month", "quarter", "half", "day") and not period.compared:
            period.spec = spec._replace(year=year)


def _read(s: Sentence, at: int) -> Period | None:
    word = s.words[at]
    if word.kind == "n":
        return (
            _ago(s, at)
            or _months_of(s, at)
            or _day_first(s, at)
            or _numbered(s, at)
            or _code_after(s, at)
            or _year_span(s, at)
        )
    if word.kind == "x":
        return _numeric_date(s, at) or _coded(s, at)
    return (
        _phrase(s, at)
        or _last_units(s, at)
        or _ordinal(s, at)
        or _month_first(s, at)
        or _season(s, at)
        or _ago(s, at)
        or _months_of(s, at)
    )


# --- years ---------------------------------------------------------------------------------------------------


def year_at(s: Sentence, at: int) -> int | None:
    """Return the year that the token is, or None."""
    if at >= len(s.words):
        return None
    text = s.words[at].text
    return int(text) if len(text) == 4 and _FOUR.fullmatch(text) else None


def _after_year(s: Sentence, at: int) -> int:
    """Return the last token of the word for year behind a year, else the year's own."""
    cue = s.at("year_word", at + 1)
    if cue is None or s.lexicon.language == "en":
        return at
    last = cue.last
    return last + 1 if s.is_sign(last + 1, ".") and len(s.words[last].text) <= 2 and last + 2 < len(s.words) else last


def _year_behind(s: Sentence, at: int) -> tuple[int | None, bool, int]:
    """Return (year, relative, last token) said behind token ``at``, over "of" and the like; last is ``at`` if none."""
    nxt = at + 1
    while (link := s.at("span_of", nxt)) is not None:
        nxt = link.last + 1
    year = year_at(s, nxt)
    if year is not None and not _is_amount(s, nxt):
        return year, False, _after_year(s, nxt)
    relative = s.at("relative", nxt)
    if relative is not None and relative.entry.get("unit") == "year":
        return relative.entry.get("shift"), True, relative.last
    return None, False, at


def _is_amount(s: Sentence, at: int) -> bool:
    """Whether a number that looks like a year counts something: "2000 people", "2020 рублей", "$2000"."""
    before, behind = at - 1, at + 1
    if before >= 0 and "currency" in s.words[before].entries:
        return True
    if behind >= len(s.words):
        return False
    entries = s.words[behind].entries
    if "year_word" in entries and s.words[at].kind == "n" and year_at(s, at) is not None:
        return False
    if before >= 0 and "person" in entries and s.upto("of", before) is not None:
        return False
    return any(kind in entries for kind in ("unit", "currency", "scale", "person")) and "month" not in entries


def _year_span(s: Sentence, at: int) -> Period | None:
    year = year_at(s, at)
    if year is None or _is_amount(s, at) or s.at("not_a_period", at + 1) is not None:
        return None
    high, last = year, at
    if s.at("dash", at + 1) or (s.at("joiner", at + 1) and _opened_range(s, at)):
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
    return Period(at, _after_year(s, last), Spec("year", year=year, year_high=high), "period.any.year")


def _opened_range(s: Sentence, at: int) -> bool:
    return any(s.upto(kind, at - 1) is not None for kind in ("range_open", "starting", "since"))


# --- days and months -----------------------------------------------------------------------------------------


def _day(s: Sentence, at: int) -> int | None:
    if at >= len(s.words) or at < 0:
        return None
    word = s.words[at]
    return (
        int(word.number)
        if word.kind == "n" and word.number and len(word.text) <= 2 and 1 <= word.number <= 31
        else None
    )


def _behind_ordinal(s: Sentence, at: int) -> int:
    nxt = at + 1
    if s.is_sign(nxt, "-") and s.glued(nxt):
        nxt += 1
    return nxt if nxt < len(s.words) and s.at("ordinal_suffix", nxt) and s.glued(nxt) else at


def _day_first(s: Sentence, at: int) -> Period | None:
    period = _one_day(s, at)
    if period is None or not (
        s.at("dash", period.last + 1) or s.at("joiner", period.last + 1) or s.at("joiner_and", period.last + 1)
    ):
        return period
    second = _one_day(s, period.last + 2)
    low = period.spec
    if (
        second is None
        or second.spec.month == low.month
        or low.year is not None
        or not (_opened_range(s, at) or s.at("dash", period.last + 1))
    ):
        return period
    return Period(at, second.last, second.spec._replace(low=low.low, month_low=low.month), "period.any.days")


def _one_day(s: Sentence, at: int) -> Period | None:
    low = _day(s, at)
    if low is None or (at > 0 and s.at("currency", at - 1) is not None and s.glued(at)):
        return None
    last, high = _behind_ordinal(s, at), low
    joined = (
        s.at("dash", last + 1) or s.at("joiner_and", last + 1) or (s.at("joiner", last + 1) and _opened_range(s, at))
    )
    if joined and (second := _day(s, last + 2)) and second > low:
        high, last = second, _behind_ordinal(s, last + 2)
    if s.at("of_whole", last + 1) and s.lexicon.language == "en" and s.at("month", last + 2):
        last += 1
    month = s.at("month", last + 1)
    if month is None:
        return None
    year, relative, end = _year_behind(s, month.last)
    spec = Spec("day", low, high, year, relative, month.entry.value)
    return Period(at, end, spec, "period.any.day")


def _month_first(s: Sentence, at: int) -> Period | None:
    month = s.at("month", at)
    if month is None:
        return None
    low = _day(s, month.last + 1) if s.lexicon.language == "en" else None
    if low is not None and not _counts(s, month.last + 1):
        return _month_day(s, at, month.last + 1, low, month.entry.value)
    high, last = month.entry.value, month.last
    if s.at("dash", last + 1) or s.at("joiner", last + 1) or s.at("joiner_and", last + 1):
        second = s.at("month", last + 2)
        if second is not None:
            high, last = second.entry.value, second.last
    year, relative, end = _year_behind(s, last)
    return Period(at, end, Spec("month", month.entry.value, high, year, relative), "period.any.month")


def _season(s: Sentence, at: int) -> Period | None:
    """ "летом 2019 года", "за зиму"."""
    cue = s.at("season", at)
    if cue is None or (s.words[at].capital and at > 0):  # «Весна» is a name
        return None
    year, relative, end = _year_behind(s, cue.last)
    return Period(
        at,
        end,
        Spec("month", cue.entry.get("first_month"), cue.entry.get("last_month"), year, relative),
        cue.entry.rule,
    )


def _month_day(s: Sentence, at: int, day_at: int, low: int, month: int) -> Period:
    last, high = _behind_ordinal(s, day_at), low
    if s.at("dash", last + 1) and (second := _day(s, last + 2)) and second > low:
        high, last = second, last + 2
    year, relative, end = _year_behind(s, last)
    return Period(at, end, Spec("day", low, high, year, relative, month), "period.en.month_day")


def _counts(s: Sentence, at: int) -> bool:
    """Whether a number behind a month counts something ("in May 12 million")."""
    if at + 1 >= len(s.words):
        return False
    entries = s.words[at + 1].entries
    return any(kind in entries for kind in ("scale", "unit", "currency", "time_unit", "person"))


def _numeric_date(s: Sentence, at: int) -> Period | None:
    text = s.words[at].text
    match = _NUMERIC_DATE.fullmatch(text)
    if match is None:
        if _SHORT_SPAN.fullmatch(text):
            low = int(text[:4])
            high = low + 1
            return Period(at, _after_year(s, at), Spec("year", year=low, year_high=high), "period.any.season")
        return None
    day, month, year = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
    spec = Spec("day", int(day), int(day), int(year), month=int(month))
    return Period(at, at, spec, "period.any.numeric_date")


# --- halves, quarters, so many months -------------------------------------------------------------------------


def _ordinal(s: Sentence, at: int) -> Period | None:
    """ "the first half of 2020", "third quarter", "first nine months of last year", "III квартал"."""
    cue = s.at("ordinal", at) or s.at("roman", at)
    if cue is None:
        return None
    number, nxt = cue.entry.value, cue.last + 1
    if s.is_sign(nxt, "-") and s.glued(nxt):
        nxt += 1
    if number == 1 and (months := _months_of(s, nxt)) is not None:
        return Period(at, months.last, months.spec, months.rule)
    high = number
    if s.at("joiner_and", nxt) or s.at("dash", nxt):
        second = s.at("ordinal", nxt + 1) or s.at("roman", nxt + 1)
        if second is not None and second.entry.value > number:
            high, nxt = second.entry.value, second.last + 1
    unit = s.at("span_unit", nxt)
    if unit is None or unit.entry.value not in ("half", "quarter"):
        return None
    return _numbered_unit(s, at, unit.last, unit.entry.value, number, high)


def _numbered_unit(s: Sentence, at: int, last: int, unit: str, low: int, high: int) -> Period | None:
    units = _UNITS_IN_YEAR[unit]
    if low == -1:
        low = high = units
    if not 1 <= low <= high <= units:
        return None
    year, relative, end = _year_behind(s, last)
    return Period(at, end, Spec(unit, low, high, year, relative), f"period.any.{unit}")


def _numbered(s: Sentence, at: int) -> Period | None:
    """ "1 квартал", "3-й квартал", "1 полугодие"."""
    number = _day(s, at)
    if number is None or number > 4 or s.lexicon.language == "en":
        return None
    last = _behind_ordinal(s, at)
    unit = s.at("span_unit", last + 1)
    if unit is None or unit.entry.value not in ("half", "quarter") or len(s.words[unit.last].text) < 2:
        return None
    return _numbered_unit(s, at, unit.last, unit.entry.value, number, number)


def _months_of(s: Sentence, at: int) -> Period | None:
    """ "nine months of 2020", "9 месяцев", "первые полгода": the months from January on."""
    if at >= len(s.words):
        return None
    number = s.words[at].number
    if number is None or number != int(number) or not 1 <= number <= 12:
        return None
    unit = s.at("span_unit", at + 1)
    months = s.words[unit.last].entries.get("time_unit") if unit is not None else None
    if unit is None or months is None or months.value != "month":
        return None
    if (month := s.at("month", unit.last + 2)) is not None and (
        s.at("to", unit.last + 1) is not None or s.at("joiner", unit.last + 1) is not None
    ):
        return _months_to(s, at, month, int(number))
    year, relative, end = _year_behind(s, unit.last)
    opened = s.upto("ordinal", at - 1) or s.upto("months_of", at - 1)
    if year is None and opened is None:
        return None
    return Period(at, end, Spec("month", 1, int(number), year, relative), "period.any.months_of")


def _months_to(s: Sentence, at: int, month: Cue, count: int) -> Period:
    """ "the 12 months to June 2022": so many months that end with the named one."""
    year, relative, end = _year_behind(s, month.last)
    low = (month.entry.value - count) % 12 + 1
    return Period(at, end, Spec("month", low, month.entry.value, year, relative), "period.any.months_to")


def _ago(s: Sentence, at: int) -> Period | None:
    """ "десять лет назад": the whole unit so far back."""
    number = s.words[at].number
    unit = s.at("span_unit", at + 1) if number is not None and number == int(number) else None
    if unit is None or number is None or s.at("back", unit.last + 1) is None or unit.entry.value in ("half", "decade"):
        return None
    return Period(at, unit.last + 1, Spec(unit.entry.value, -int(number), shape="shift"), "period.ru.ago")


def _coded(s: Sentence, at: int) -> Period | None:
    """ "Q1 2020", "H1", "9M2020"."""
    fiscal = _FISCAL.fullmatch(s.words[at].text)
    if fiscal is not None and "year_word" in s.lexicon[fiscal[1]].entries:
        return Period(at, at, Spec("year", year=int(fiscal[2])), "period.any.year")
    named = _NAMED_YEAR.fullmatch(s.words[at].text) if s.lexicon.language == "ru" else None
    if named is not None and s.words[at].text.islower():
        return Period(at, at, Spec("year", year=int(named[1])), "period.ru.named_year")  # "бюджет-2025"
    match = _CODE.fullmatch(s.words[at].text)
    entry = s.lexicon[match[1]].entries.get("span_code") if match else None
    if match is None or entry is None or entry.value == "month":
        return None  # "9M" counts months, "M1" is a road
    number = int(match[2])
    if match[3]:
        period = _numbered_unit(s, at, at, entry.value, number, number)
        return None if period is None else Period(at, at, period.spec._replace(year=int(match[3])), period.rule)
    return _numbered_unit(s, at, at, entry.value, number, number)


def _code_after(s: Sentence, at: int) -> Period | None:
    """ "1H 2020", "9M 2023", and "2020 Q1"."""
    number = _day(s, at)
    code = s.at("span_code", at + 1) if number is not None and s.glued(at + 1) else None
    if code is not None and _is_money(s, at, code):
        return None
    if code is not None and number is not None:
        months = code.entry.value == "month"
        if (
            months
            and s.lexicon.language == "en"
            and not s.words[code.last].capital
            and _year_behind(s, code.last)[0] is None
        ):
            return None  # "2m tonnes"
        low = 1 if months else number
        return _numbered_unit(s, at, code.last, code.entry.value, low, number)
    year = year_at(s, at)
    coded = _coded(s, at + 1) if year is not None and at + 1 < len(s.words) and s.words[at + 1].kind == "x" else None
    if coded is not None and coded.spec.year is None:
        return Period(at, coded.last, coded.spec._replace(year=year), coded.rule)
    return None


def _is_money(s: Sentence, at: int, code: Cue) -> bool:
    """ "£5m", "12M euros", "rents rose by 4m", and "5m" without a year behind: millions, not months."""
    small = s.words[code.first].text.islower() and code.entry.value == "month" and s.lexicon.language == "en"
    money = s.upto("currency", at - 1) is not None or any(s.at(k, code.last + 1) for k in ("currency", "unit"))
    return money or (small and year_at(s, code.last + 1) is None)


# --- phrases -------------------------------------------------------------------------------------------------


def _phrase(s: Sentence, at: int) -> Period | None:
    relative = s.at("relative", at)
    for kind, form, shape in (
        ("to_date", "span", "to_date"),
        ("earlier", "earlier", "shift"),
        ("over_unit", "over", "over"),
    ):
        cue = s.at(kind, at)
        if cue is not None and (relative is None or relative.last <= cue.last):
            return _phrase_period(s, cue, form, shape)
    if relative is None:
        return _weekday(s, at)
    entry = relative.entry
    spec = Spec(entry.get("unit"), entry.get("shift"), shape="shift", edge=entry.get("edge", ""))
    return Period(at, relative.last, spec, entry.rule.replace("relative", "period", 1))


def _weekday(s: Sentence, at: int) -> Period | None:
    cue = s.at("weekday", at)
    if cue is None or cue.entry.value is None:
        return None
    return Period(at, cue.last, Spec("weekday", cue.entry.value, shape="shift"), "period.any.weekday")


def _phrase_period(s: Sentence, cue: Cue, form: str, shape: str) -> Period:
    entry, first, last = cue.entry, cue.first, cue.last
    unit, rule = entry.get("unit"), entry.rule.replace(entry.kind, "period", 1)
    if unit == "same":
        year, relative, end = _year_behind(s, last)
        return Period(first, end, Spec("same", year=year, relative_year=relative), rule, form)
    if shape == "over" and s.lexicon.language == "ru" and unit in ("quarter", "half"):
        form = "span"  # "за квартал": the last whole one
    count = entry.get("shift", 1 if shape == "over" else 0)
    return Period(first, last, Spec(unit, count, shape=shape), rule, form)


def _last_units(s: Sentence, at: int) -> Period | None:
    """ "the last three years", "за последние 5 лет", "over the past decade"."""
    for kind in ("span_last", "span_next"):
        cue = s.at(kind, at)
        if cue is None:
            continue
        nxt = cue.last + 1
        number = s.words[nxt].number if nxt < len(s.words) else None
        count = int(number) if number is not None else 1
        unit = s.at("span_unit", nxt + 1 if number is not None else nxt)
        whole = s.at("span_unit", nxt) if unit is None and number is not None else None
        if whole is not None and whole.last > nxt and s.lexicon.language == "en":
            unit, count = whole, 1  # "the past three months" are a quarter's length
        elif unit is not None and unit.entry.value == "half":
            return None
        if unit is None or (number is None and unit.entry.value not in ("decade",)):
            return None
        shape = "last" if kind == "span_last" else "next"
        return Period(at, unit.last, Spec(unit.entry.value, count, shape=shape), f"period.any.{shape}_units")
    return None


# --- what stands before --------------------------------------------------------------------------------------


def _opened(s: Sentence, period: Period) -> Period:
    """Take in what stands before a period: an edge ("the end of"), then "since", "by", "as of", "from"."""
    before = period.first - 1
    for name in ("end", "start", "middle"):
        cue = s.upto(f"edge_{name}", before)
        if cue is None and s.upto("filler", before):
            cue = s.upto(f"edge_{name}", before - 1)
        if cue is not None:
            period.spec = period.spec._replace(edge=name)
            period.first = cue.first
            before = cue.first - 1
            break
    period.opening = period.first
    week = s.upto("week_to", before) if period.spec.unit == "day" else None
    if week is not None:
        period.spec, period.first, period.opening = period.spec._replace(edge="week"), week.first, week.first
        before = week.first - 1
    if s.lexicon.language == "ru" and any(c.first < before <= c.last for c in s.all("baseline")):
        return period  # "по сравнению с июлем": the preposition is the comparison's
    if (link := s.upto("of", before) or s.upto("span_of", before)) is not None and s.words[link.last].kind == "w":
        period.opening = link.first
    if (article := s.upto("the", before)) is not None:
        before = article.first - 1
    distant = s.nearest_before("since", before, 9)
    if (
        s.lexicon.language == "en"
        and distant is not None
        and distant.first < before
        and not any(s.words[i].kind == "s" for i in range(distant.last, before))
    ):
        period.spec, period.opening = period.spec._replace(shape="since"), distant.first
        return period
    for shape, kind in (("since", "since"), ("as_of", "as_of"), ("until", "until"), ("starting", "starting")):
        cue = s.upto(kind, before)
        if cue is None:
            continue
        period.opening = cue.first
        spec = period.spec
        ranged = spec.high > spec.low or spec.month_low is not None or (spec.year_high or 0) > (spec.year or 0)
        if (
            spec.shape in ("span", "shift")
            and not (ranged and (shape == "starting" or s.lexicon.language == "ru"))
            and not (shape in ("as_of", "until") and spec.shape == "shift" and not (shape == "until" and spec.edge))
        ):
            period.spec = spec._replace(shape=shape) if spec.shape == "span" else spec._replace(open=shape)
        break
    return period


def _mark_reporting(s: Sentence, periods: list[Period]) -> None:
    """Mark the days on which something was said: they date the words, not the claim."""
    says = s.all("say")
    for period in periods:
        if _is_day(period) and _is_dateline(s, period):
            period.reporting = True
    if not says:
        return
    for period in periods:
        if not _is_day(period) or (
            period.spec.shape in ("since", "starting", "until", "as_of")
            and (s.lexicon.language == "ru" or _is_dated(s, period))
        ):
            continue
        for cue in says:
            gap = period.opening - cue.last if cue.last < period.first else cue.first - period.last
            if s.lexicon.language == "ru" and any(s.is_sign(i, ",") for i in range(period.last + 1, cue.first)):
                continue  # "12 мая завод выпустил 50 машин, сообщил директор"
            if (cue.last < period.first and gap <= 5 and not s.has("conj", cue.last, period.opening)) or (
                period.first < cue.first
                and gap <= 14
                and period.opening <= 3
                and s.at("possessive", period.last + 1) is None
            ):
                period.reporting = True


def _is_dated(s: Sentence, period: Period) -> bool:
    """ "As of 1 January", "since Monday": it dates what is told, unlike "on Monday"."""
    cue = s.at("as_of", period.opening)
    return cue is None or cue.last > cue.first


def _is_dateline(s: Sentence, period: Period) -> bool:
    """ "МИНСК, 30 авг — Sputnik.": where and when the report was written."""
    at = period.last + 1
    if s.is_sign(at, "."):
        at += 1
    alone = at >= len(s.words) and s.index <= 2  # "МИНСК, 24 мая. /ТАСС/."
    opened = 0 < period.first <= 3 and s.is_sign(period.first - 1, ",") and s.words[0].capital
    return opened and (alone or (at < len(s.words) and s.words[at].text in "—–-/("))


def _is_compared(s: Sentence, period: Period) -> bool:
    """ "8% fewer than in 2019", "the highest since 2008": the time of something else that the claim is held against."""
    before = period.opening - 1
    while before > 0 and s.upto("of", before) is not None:
        before -= 1
    if s.upto("baseline", before) is not None:
        return True
    if s.lexicon.language == "en" and s.upto("position", before) is not None and s.at("possessive", period.last + 1):
        return True  # "$50 above last week's deals"
    if s.upto("as_say", before) is not None and s.nearest_before("multiple", before, 4) is not None:
        return True
    if any(cue.first <= period.first and period.last <= cue.last for cue in s.all("baseline_word")):
        return True
    since = s.at("since", period.opening) is not None
    return since and s.nearest_before("superlative", period.opening, 4) is not None


def _is_day(period: Period) -> bool:
    spec = period.spec
    return (
        spec.unit in ("day", "weekday")
        or (spec.unit == "week" and spec.shape == "shift")
        or bool(spec.edge and spec.unit == "month" and spec.year is None)
    )
