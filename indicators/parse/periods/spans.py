"""Halves, quarters, so many months, their codes, and set phrases such as "last year"."""

from __future__ import annotations

import re

from indicators.parse.draft import Period, Sentence, Spec
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru, nouns_ru
from indicators.parse.periods.days import behind_ordinal, called, day_of_month
from indicators.parse.periods.years import year_at, year_behind

_CODE = re.compile(r"([^\W\d_])(\d{1,2})(?:['-]?(\d{4}))?")
_FISCAL = re.compile(r"([^\W\d_]{2})-?(\d{4})")
_CODED_YEAR = re.compile(r"([^\W\d_])((?:20)?\d\d)")
_NAMED_YEAR = re.compile(r"[^\W\d_]{3,}-((?:19|20)\d\d)(?:/\d\d(?:\d\d)?)?")
_MANY_MONTHS = 4
_MANY_YEARS = 30
UNITS_IN_YEAR = {"quarter": 4, "half": 2, "month": 12}


def ordinal(s: Sentence, at: int) -> Period | None:
    """ "the first half of 2020", "third quarter", "first nine months of last year", "III квартал"."""
    cue = s.at("ordinal", at) or s.at("roman", at)
    if cue is None:
        return None
    number, nxt = cue.entry.value, cue.last + 1
    if s.is_sign(nxt, "-") and s.glued(nxt):
        nxt += 1
    if number == 1 and (months := months_of(s, nxt)) is not None:
        return Period(at, months.last, months.spec, months.rule)
    high = number
    if s.opens(("joiner_and", "dash"), nxt):
        second = s.at("ordinal", nxt + 1) or s.at("roman", nxt + 1)
        if second is not None and second.entry.value > number:
            high, nxt = second.entry.value, second.last + 1
    unit = s.at("span_unit", nxt)
    part = s.at("part_of", nxt) if s.lexicon.language == "ru" else unit
    if part is not None and (found := _part(s, at, part, number)) is not None:
        return found
    if unit is None or unit.entry.value not in ("half", "quarter"):
        return None
    return _numbered_unit(s, at, unit.last, unit.entry.value, number, high)


def _part(s: Sentence, at: int, part: Cue, number: int) -> Period | None:
    """ "the first half of August", "во второй половине 2022 года", "в третьей декаде мая"."""
    count = UNITS_IN_YEAR["half"] if part.entry.value == "half" else 3
    number = count if number == -1 else number
    of = part.last + 1 + (s.at("of_whole", part.last + 1) is not None and s.lexicon.language == "en")
    month = s.at("month", of)
    if month is not None and part.entry.value in ("half", "third") and 1 <= number <= count:
        year, relative, end = year_behind(s, month.last)
        spec = Spec("month", month.entry.value, month.entry.value, year, relative, edge=f"{number}/{count}")
        return Period(at, end, spec, "period.any.part_of_month")
    if part.entry.value != "half" or s.lexicon.language == "en":
        return None
    year, _, _ = year_behind(s, part.last)
    if year is None and (whole := s.at("year_word", of)) is not None and len(s.words[whole.last].text) > 2:
        return _numbered_unit(s, at, whole.last, "half", number, number)
    return None if year is None else _numbered_unit(s, at, part.last, "half", number, number)


def _numbered_unit(s: Sentence, at: int, last: int, unit: str, low: int, high: int) -> Period | None:
    units = UNITS_IN_YEAR[unit]
    if low == -1:
        low = high = units
    if not 1 <= low <= high <= units:
        return None
    year, relative, end = year_behind(s, last)
    return Period(at, end, Spec(unit, low, high, year, relative), f"period.any.{unit}")


def numbered(s: Sentence, at: int) -> Period | None:
    """ "1 квартал", "3-й квартал", "1 полугодие"."""
    number = day_of_month(s, at)
    if number is None or number > 4 or s.lexicon.language == "en":
        return None
    last = behind_ordinal(s, at)
    unit = s.at("span_unit", last + 1)
    if unit is None or unit.entry.value not in ("half", "quarter") or len(s.words[unit.first].text) < 2:
        return None
    return _numbered_unit(s, at, unit.last, unit.entry.value, number, number)


def months_of(s: Sentence, at: int) -> Period | None:
    """ "nine months of 2020", "9 месяцев", "первые полгода": the months from January on."""
    if at >= len(s.words):
        return None
    number = s.words[at].number
    if number is None or number != int(number) or not 1 <= number <= 12:
        return None
    unit = s.at("span_unit", at + 1)
    if unit is None and s.lexicon.language == "en" and (whole := s.at("span_unit", at)) is not None:
        unit = whole if whole.last == at + 1 else None  # "six months" are a half, too
    months = s.words[_noun(s, unit)].entries.get("time_unit") if unit is not None else None
    if unit is None or months is None or months.value != "month":
        return None
    if (month := s.at("month", unit.last + 2)) is not None and s.opens(("to", "joiner"), unit.last + 1):
        return _months_to(s, at, month, int(number))
    year, relative, end = year_behind(s, unit.last)
    opened = s.upto("ordinal", at - 1) or _opens_months(s, at, int(number))
    if (year is None and opened is None) or (year is None and _is_of_event(s, end + 1)):
        return None
    told = "told" if year is None and opened is not None and opened.entry.get("bare") else ""
    return Period(at, end, Spec("month", 1, int(number), year, relative, open=told), "period.any.months_of")


def _noun(s: Sentence, unit: Cue) -> int:
    """Return the token of a unit's own word: "мес." has a full stop behind it, "first half" an ordinal before."""
    return unit.last - s.is_sign(unit.last, ".")


def years_of(s: Sentence, at: int) -> Period | None:
    """ "has tripled in five years", "over two years": how long a move took that has come to its end."""
    number = s.words[at].number if at < len(s.words) else None
    unit = s.at("span_unit", at + 1) if number is not None else None
    if number is None or number != int(number) or unit is None or unit.entry.value != "year" or number > _MANY_YEARS:
        return None
    if (
        s.upto("in_years", at - 1) is None
        or s.upto("duration_of", at - 1) is not None
        or s.at("back", unit.last + 1) is not None
    ):
        return None
    return Period(at, unit.last, Spec("year", int(number), shape="over"), "period.en.years_of", "over")


def _is_of_event(s: Sentence, at: int) -> bool:
    """ "за пять месяцев протестов": months of something else than a year."""
    if s.lexicon.language != "ru" or at >= len(s.words) or s.words[at].kind != "w" or s.words[at].capital:
        return False
    plural = any(noun.many and not noun.one for noun in nouns_ru(s.words[at].key))
    return plural and "stop" not in s.words[at].entries and analyse_ru(s.words[at].key).genitive


def _opens_months(s: Sentence, at: int, count: int) -> Cue | None:
    """ "за девять месяцев", "over the ten months": in English so many that they are no stretch of any other kind."""
    cue = s.upto("months_of", at - 1)
    verb = s.opens(("copula", "change"), at + 2)
    if cue is None and s.lexicon.language == "en" and verb:
        return s.upto("for", at - 1)  # "sales for six months amounted to"
    return cue if s.lexicon.language == "ru" or count >= _MANY_MONTHS else None


def _months_to(s: Sentence, at: int, month: Cue, count: int) -> Period:
    """ "the 12 months to June 2022": so many months that end with the named one."""
    year, relative, end = year_behind(s, month.last)
    low = (month.entry.value - count) % 12 + 1
    return Period(at, end, Spec("month", low, month.entry.value, year, relative), "period.any.months_to")


def ago(s: Sentence, at: int) -> Period | None:
    """ "десять лет назад": the whole unit so far back."""
    number = s.words[at].number
    unit = s.at("span_unit", at + 1) if number is not None and number == int(number) else None
    if unit is None or number is None or s.at("back", unit.last + 1) is None or unit.entry.value in ("half", "decade"):
        return None
    return Period(at, unit.last + 1, Spec(unit.entry.value, -int(number), shape="shift"), "period.ru.ago")


def coded_span(s: Sentence, at: int) -> Period | None:
    """ "Q1 2020", "H1", "9M2020"."""
    fiscal = _FISCAL.fullmatch(s.words[at].text)
    if fiscal is not None and "year_word" in s.lexicon[fiscal[1]].entries:
        return Period(at, at, Spec("year", year=int(fiscal[2])), "period.any.year")
    named = _NAMED_YEAR.fullmatch(s.words[at].text) if s.lexicon.language == "ru" else None
    month = None if named is None else s.lexicon[s.words[at].text.partition("-")[0]].entries.get("month")
    if named is not None and month is not None:
        return Period(at, at, Spec("month", month.value, month.value, int(named[1])), "period.any.month")
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


def code_after(s: Sentence, at: int) -> Period | None:
    """ "1H 2020", "9M 2023", "2Q20", and "2020 Q1"."""
    number = day_of_month(s, at)
    if number is not None and s.glued(at + 1) and (match := _CODED_YEAR.fullmatch(s.words[at + 1].text)):
        entry = s.lexicon[match[1]].entries.get("span_code")
        return None if entry is None else _of_coded_year(s, at, entry.value, number, 2000 + int(match[2]) % 100)
    code = s.at("span_code", at + 1) if number is not None and s.glued(at + 1) else None
    if code is not None and _is_money(s, at, code):
        return None
    if code is not None and number is not None:
        months = code.entry.value == "month"
        if (
            months
            and s.lexicon.language == "en"
            and not s.words[code.last].capital
            and year_behind(s, code.last)[0] is None
        ):
            return None  # "2m tonnes"
        low = 1 if months else number
        return _numbered_unit(s, at, code.last, code.entry.value, low, number)
    year = year_at(s, at)
    coded = (
        coded_span(s, at + 1) if year is not None and at + 1 < len(s.words) and s.words[at + 1].kind == "x" else None
    )
    if coded is not None and coded.spec.year is None:
        return Period(at, coded.last, coded.spec._replace(year=year), coded.rule)
    return None


def _of_coded_year(s: Sentence, at: int, unit: str, number: int, year: int) -> Period | None:
    period = _numbered_unit(s, at, at + 1, unit, 1 if unit == "month" else number, number)
    return None if period is None else Period(at, at + 1, period.spec._replace(year=year), period.rule)


def _is_money(s: Sentence, at: int, code: Cue) -> bool:
    """ "£5m", "12M euros", "rents rose by 4m", and "5m" without a year behind: millions, not months."""
    small = s.words[code.first].text.islower() and code.entry.value == "month" and s.lexicon.language == "en"
    money = s.upto("currency", at - 1) is not None or s.opens(("currency", "unit"), code.last + 1)
    return money or (small and year_at(s, code.last + 1) is None)


def set_phrase(s: Sentence, at: int) -> Period | None:
    """Read a set phrase of time (``last year``, ``so far this year``, ``a year earlier``) or a weekday."""
    relative = s.at("relative", at)
    for kind, form, shape in (
        ("to_date", "span", "to_date"),
        ("earlier", "earlier", "shift"),
        ("over_unit", "over", "over"),
    ):
        cue = s.at(kind, at)
        if cue is not None and (within := s.at("relative", at + 1)) is not None and within.last > cue.last:
            return None  # "for the year as a whole"
        if cue is not None and (relative is None or relative.last <= cue.last):
            return _phrase_period(s, cue, form, shape)
    if relative is None:
        return _weekday(s, at)
    entry = relative.entry
    if entry.get("unit") in ("quarter", "half") and entry.get("shift") == -1 and s.lexicon.language == "en":
        year, _, _ = year_behind(s, relative.last)
        if year is not None:  # "the last quarter of 2022"
            return _numbered_unit(s, at, relative.last, entry.get("unit"), -1, -1)
    spec = Spec(entry.get("unit"), entry.get("shift"), shape="shift", edge=entry.get("edge", ""))
    return Period(at, relative.last, spec, entry.rule.replace("relative", "period", 1))


def _weekday(s: Sentence, at: int) -> Period | None:
    cue = s.at("weekday", at)
    if cue is None or cue.entry.value is None:
        return None
    spec = Spec("weekday", cue.entry.value, shape="shift")
    return called(s, Period(at, cue.last, spec, "period.any.weekday"))


def _phrase_period(s: Sentence, cue: Cue, form: str, shape: str) -> Period:
    entry, first, last = cue.entry, cue.first, cue.last
    unit, rule = entry.get("unit"), entry.rule.replace(entry.kind, "period", 1)
    if unit == "same":
        year, relative, end = year_behind(s, last)
        return Period(first, end, Spec("same", year=year, relative_year=relative), rule, form)
    if shape == "over" and s.lexicon.language == "ru" and unit in ("quarter", "half"):
        form = "span"  # "за квартал": the last whole one
    count = entry.get("shift", 1 if shape == "over" else 0)
    return Period(first, last, Spec(unit, count, shape=shape, edge=entry.get("edge", "")), rule, form)


def last_units(s: Sentence, at: int) -> Period | None:
    """ "the last three years", "за последние 5 лет", "за три последних месяца", "over the past decade"."""
    first = s.words[at].number if s.lexicon.language == "ru" else None
    for kind in ("span_last", "span_next"):
        cue = s.at(kind, at if first is None else at + 1)
        if cue is None:
            continue
        if s.closes(("modal_will", "modal_would"), at - 1):
            return None  # "will last 20 years"
        if s.at("the", at - 1) is not None and s.upto("spends", at - 2) is not None:
            return None  # "spent the last 200 days in orbit": so long did it take
        nxt = cue.last + 1
        number = first if first is not None else s.words[nxt].number if nxt < len(s.words) else None
        count = int(number) if number is not None else 1
        unit = s.at("span_unit", nxt + 1 if number is not None and first is None else nxt)
        whole = s.at("span_unit", nxt) if unit is None and number is not None else None
        if whole is not None and whole.last > nxt and s.lexicon.language == "en":
            unit, count = whole, 1  # "the past three months" are a quarter's length
        elif unit is not None and unit.entry.value == "half":
            return None
        if unit is None or (number is None and unit.entry.value != "decade" and not cue.entry.get("single")):
            return None
        shape = "last" if kind == "span_last" else "next"
        return Period(at, unit.last, Spec(unit.entry.value, count, shape=shape), f"period.any.{shape}_units")
    return None
