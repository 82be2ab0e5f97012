"""Every time expression of a sentence, with what one leaves for another to say."""

from __future__ import annotations

from indicators.parse.draft import Period, Rules, Sentence, Spec
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru
from indicators.parse.periods.context import is_compared, mark_reporting, with_opening
from indicators.parse.periods.days import day_first, month_first, numeric_date, season
from indicators.parse.periods.spans import (
    UNITS_IN_YEAR,
    ago,
    code_after,
    coded_span,
    last_units,
    months_of,
    numbered,
    ordinal,
    set_phrase,
    years_of,
)
from indicators.parse.periods.years import year_span
from indicators.parse.phrases import is_finite, stands_apart, tense_of

_EVENT = 6  # tokens at most between "between" and the time of what opens a stretch

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


def find(sentence: Sentence) -> list[Period]:
    """Return the time expressions of a sentence, in order and without overlap."""
    found: list[Period] = []
    behind = 0
    for at in sentence.anchors(KINDS):
        period = _read(sentence, at) if at >= behind else None
        if period is not None:
            found.append(with_opening(sentence, period))
            behind = period.last + 1
    found = _joined(sentence, _with_elided(sentence, _same_of_year(sentence, found)))
    for period in found:
        if _is_nowadays(sentence, period):
            period.spec = Spec("now", shape="shift")
        period.compared = is_compared(sentence, period)
        period.ahead = period.due = _is_deadline(sentence, period)
    _carry_year(sentence, found)
    mark_reporting(sentence, found)
    return found


def _is_deadline(s: Sentence, period: Period) -> bool:
    """ "скидка действует до 30 июня", "если проект одобрят до осени", "с октября подорожает": a time to come."""
    if s.lexicon.language == "ru" and period.spec.shape == "since":
        behind = range(period.last + 1, len(s.words))
        verb = next((i for i in behind if s.is_sign(i, ",") or is_finite(s, i)), -1)
        return verb >= 0 and is_finite(s, verb) and analyse_ru(s.words[verb].key).tense == "futr"
    closing = s.at("until", period.opening) or s.upto("until", period.first - 1)
    if s.lexicon.language != "ru" or closing is None or closing.entry.name != "until":
        return False
    verb = next((i for i in range(closing.first - 1, -1, -1) if s.words[i].kind == "s" or is_finite(s, i)), -1)
    return verb >= 0 and tense_of(s, verb + 1) in ("pres", "futr") and is_finite(s, verb)


def _is_nowadays(s: Sentence, period: Period) -> bool:
    """ "сегодня за границей живут 300 тысяч", "сегодня в стране 40 портов", but "сегодня доллар торгуется по 3,2"."""
    spec = period.spec
    bare = period.opening == period.last and (spec.unit, spec.low, spec.shape) == ("day", 0, "shift")
    if s.lexicon.language != "ru" or not bare:
        return False
    stop = next((i for i in range(period.last + 1, len(s.words)) if s.words[i].kind == "s"), len(s.words))
    start = next((i for i in range(period.first - 1, -1, -1) if s.words[i].kind == "s"), -1)
    clause = [i for i in range(start + 1, stop) if s.words[i].kind == "w"]
    if any(s.at("quoted", i) is not None for i in clause):
        return False
    told = [analyse_ru(s.words[i].key) for i in clause if not s.words[i].capital]
    return not any(form.tense in ("past", "futr") or form.pos == "PRTS" for form in told)


def _is_base(s: Sentence, period: Period) -> bool:
    """ "на 0,7% к маю 2023 года": the year of what a percentage is measured against."""
    behind = (unit := s.upto("unit", period.opening - 1)) is not None and unit.entry.value == "percent"
    return period.compared or (behind and s.at("baseline", period.opening) is not None)


def _with_elided(s: Sentence, periods: list[Period]) -> list[Period]:
    """ "в I квартале — 4%, во II — 5%", "by 40% in the third quarter and by 50% in the fourth": said once."""
    if not periods:
        return periods
    taken = {i for p in periods for i in range(p.first, p.last + 1)}
    kinds = ("ordinal", "roman", "elided_time") if s.lexicon.language == "ru" else ("ordinal",)
    cues = [cue for kind in kinds for cue in s.all(kind) if cue.first not in taken]
    more = []
    for cue in cues:
        named = next((p for p in reversed(periods) if p.last < cue.first and p.form == "span"), None)
        if named is not None and _lacks_noun(s, cue) and (spec := _elided_spec(named.spec, cue)) is not None:
            more.append(with_opening(s, Period(cue.first, cue.last, spec, "period.any.elided")))
    return sorted([*periods, *more], key=lambda p: p.first) if more else periods


def _lacks_noun(s: Sentence, cue: Cue) -> bool:
    """Whether an adjective behind a preposition has no noun of its own: a sign, a number or a pronoun follows."""
    nxt, before = cue.last + 1, cue.first - 1
    if s.lexicon.language == "en":
        if s.at("the", before) is None or s.at("place_preposition", before - 1) is None:
            return False
        return nxt >= len(s.words) or s.is_sign(nxt, ".,;)") or s.at("new_clause", nxt) is not None
    if (edge := s.upto("edge_end", before) or s.upto("edge_start", before)) is not None:
        before = edge.first - 1  # "на конец этого года 5%, на конец следующего – 6%"
    if nxt >= len(s.words) or s.at("place_preposition", before) is None:
        return False
    word = s.words[nxt]
    if "stop" in s.words[cue.last].entries:
        return s.is_sign(nxt, "—–") or word.number is not None  # "в этом – 8,5 млн т"
    return word.kind == "s" or word.number is not None or "stop" in word.entries or is_finite(s, nxt)


def _elided_spec(named: Spec, cue: Cue) -> Spec | None:
    if cue.entry.kind == "elided_time":
        unit = named.unit if named.unit in ("week", "month", "quarter", "half", "year") else None
        return None if unit is None else Spec(unit, cue.entry.get("shift"), shape="shift")
    number = cue.entry.value
    if named.unit not in ("half", "quarter") or named.shape == "shift" or not 1 <= number <= UNITS_IN_YEAR[named.unit]:
        return None
    return Spec(named.unit, number, number, named.year, named.relative_year)


def _joined(s: Sentence, periods: list[Period]) -> list[Period]:
    """ "from September 2021 to the end of 2022": two times that are the ends of one."""
    out: list[Period] = []
    for period in periods:
        low = out[-1] if out else None
        event = None if low is None else _opening_event(s, low)
        between = low is not None and (event is not None or s.upto("range_open", low.first - 1) is not None)
        joined = between and low is not None and s.at("joiner_and", low.last + 1) is not None
        starting = low is not None and (low.spec.shape == "starting" or event is not None)
        opened = s.lexicon.language == "en" and (starting or joined)
        if (
            low is not None
            and opened
            and low.spec.year is not None
            and period.spec.year is not None
            and period.spec.shape in ("span", "until")
            and (joined or s.opens(("joiner", "until"), low.last + 1))
            and period.first - low.last <= 3
        ):
            low.spec, low.last = low.spec._replace(to=period.spec._replace(shape="span")), period.last
            low.opening = low.opening if event is None else event.first
        else:
            out.append(period)
    return out


def _same_of_year(s: Sentence, periods: list[Period]) -> list[Period]:
    """ "в прошлом году за тот же период", "в 2021 году на эту дату": the sentence's own time of another year."""
    out: list[Period] = []
    for period in periods:
        year = out[-1] if out else None
        if year is not None and _is_same(period) and _names_year(year) and period.first - year.last <= 2:
            out[-1] = _of_year(year, period.last, period.rule)
        else:
            out.append(period)
    for i, year in enumerate(out):
        cue = s.at("this_span", year.last + 1) or s.at("this_span", year.last + 2)
        if cue is not None and _names_year(year):
            out[i] = _of_year(year, cue.last, "period.ru.this_span")
    return out


def _is_same(period: Period) -> bool:
    return period.form == "earlier" and period.spec.unit == "same" and period.spec.year is None


def _names_year(period: Period) -> bool:
    spec = period.spec
    single = spec.shape in ("span", "shift") and not spec.edge and (spec.year_high or spec.year) == spec.year
    return period.form == "span" and spec.unit == "year" and single


def _of_year(year: Period, last: int, rule: str) -> Period:
    shifted = year.spec.shape == "shift"
    spec = Spec("same", year=year.spec.low if shifted else year.spec.year, relative_year=shifted)
    return Period(year.first, last, spec, rule, "earlier", year.opening)


def _opening_event(s: Sentence, low: Period) -> Cue | None:
    """ "between its launch in November 2020 and March 2024": what opens a stretch, an event before its time."""
    cue = s.nearest_before("range_open", low.first - 1, _EVENT) if s.at("place_preposition", low.first - 1) else None
    if cue is None or s.lexicon.language != "en":
        return None
    plain = all(s.words[i].kind == "w" and s.words[i].number is None for i in range(cue.last + 1, low.first))
    opens = cue.entry.get("joiner") == "and" or s.at("starting", cue.first) is not None
    joined = s.at("joiner_and" if cue.entry.get("joiner") == "and" else "joiner", low.last + 1) is not None
    return cue if plain and opens and joined else None


def _carry_year(s: Sentence, periods: list[Period]) -> None:
    """ "from 4.25% in March 2021 to 7.5% in October": a month without a year is one of the year said before."""
    year, of = None, -1
    for period in periods:
        spec = period.spec
        if period.form == "earlier" and spec.low > 0:
            year = None  # "at the end of 2011, a year later 21%, and 19% in April"
        if spec.relative_year or spec.shape not in ("span", "until", "as_of"):
            continue
        if spec.year is not None:
            year = year if s.lexicon.language == "ru" and _is_base(s, period) else spec.year
            of = period.first
        elif year is not None and stands_apart(s, of, period.first):
            continue  # "пошлина, введенная в 2019 году, снизилась в марте"
        elif year is not None and spec.unit in ("month", "quarter", "half", "day") and not period.compared:
            period.spec, period.carried = spec._replace(year=year), True


_OF_FIGURES = Rules(
    (ago, "span_unit"),
    (months_of, "span_unit"),
    (years_of, "span_unit"),
    (last_units, "span_last span_next"),
    (day_first, "month"),
    (numbered, "span_unit"),
    (code_after, ""),
    (year_span, ""),
)
_OF_WORDS = Rules(
    (set_phrase, "to_date earlier over_unit relative weekday"),
    (last_units, "span_last span_next"),
    (ordinal, "ordinal roman"),
    (month_first, "month"),
    (season, "season"),
    (ago, "span_unit"),
    (months_of, "span_unit"),
    (years_of, "span_unit"),
)


def _read(s: Sentence, at: int) -> Period | None:
    kind = s.words[at].kind
    if kind == "x":
        return numeric_date(s, at) or coded_span(s, at)
    rules = (_OF_FIGURES if kind == "n" else _OF_WORDS).of(s)
    return next((period for rule in rules if (period := rule(s, at)) is not None), None)
