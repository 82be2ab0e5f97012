"""The reference period of a quantity among those of its own sentence."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from indicators.model import Measure, Modality, PeriodSource
from indicators.parse import calendar
from indicators.parse.draft import Date, Period, Quantity, Sentence
from indicators.parse.reference.ahead import from_then_on, is_past, was_expected
from indicators.parse.reference.baselines import baseline
from indicators.parse.reference.distance import belongs_elsewhere, nearest
from indicators.parse.reference.lengths import interval_of, length_of_move
from indicators.parse.reference.relations import inside, is_aftermath, is_before, leads_when

_BRACKET = 6
_REPEATED = 2


def assign(s: Sentence, quantities: list[Quantity], periods: list[Period], published: date | None) -> None:
    """Give each quantity the period of its clause and the baseline of its change."""
    spans = [p for p in periods if p.form == "span" and not p.reporting]
    over = [p for p in periods if p.form == "over"]
    for q in quantities:
        baseline(s, q, quantities, periods, published)
    told = [p for p in spans if not (p.compared or _held_against(p, quantities))]
    for q in quantities:
        usable = [
            p
            for p in told
            if not inside(p, q.baseline)
            and not (belongs_elsewhere(s, q, p, quantities) or _is_term(s, q, p, published))
            and not _is_of_past_clause(s, q, p, quantities, published)
        ]
        period = nearest(s, q, _to_come(q, usable), quantities)
        if (led := next((p for p in spans if leads_when(s, q, p)), None)) is not None and not _is_later(led, period):
            period = led
        if period is not None and (move := _move_to(s, q, period, over)) is not None:
            _set(s, q, period, published, PeriodSource.SENTENCE)
            q.period_dates = calendar.ending_at(q.period_dates, move.spec)
        elif (length := length_of_move(q, over, period, quantities)) is not None:
            _set(s, q, length, published, PeriodSource.SENTENCE)
        elif period is not None:
            _set(s, q, period, published, PeriodSource.SENTENCE)
        elif over and (interval := interval_of(s, q, over[0], quantities)) is not None:
            _set(s, q, interval, published, PeriodSource.SENTENCE)
    _respectively(s, quantities, spans, published)
    _bracketed(s, quantities, periods)
    _over_both(s, quantities, spans, published)
    for period in spans:
        period.compared = (
            period.compared
            or _held_against(period, quantities)
            or any(belongs_elsewhere(s, q, period, quantities) for q in quantities)
            or (period.spec.shape == "starting" and any(inside(period, q.baseline) for q in quantities))
            or is_aftermath(s, period, quantities)
        )


def _move_to(s: Sentence, q: Quantity, period: Period, over: list[Period]) -> Period | None:
    """ "на 1 июня 8 млрд, за месяц прирост 1%": the interval of a move that ends on the sentence's day."""
    if s.lexicon.language != "ru" or q.measure not in (Measure.CHANGE, Measure.MULTIPLE) or period.spec.unit != "day":
        return None
    return next((p for p in over if period.last < p.first < q.first), None) if period.spec.shape == "as_of" else None


def _is_later(led: Period, period: Period | None) -> bool:
    return period is not None and period.first > led.last


def _respectively(s: Sentence, quantities: list[Quantity], spans: list[Period], published: date | None) -> None:
    """ "40 and 55 million in 2016 and 2017 respectively"."""
    for cue in s.all("respectively"):
        told = [q for q in quantities if q.last < cue.first][-len(spans) :]
        listed = len(told) == len(spans) > 1 and (len(told) == len(quantities) or cue.first - told[-1].last <= 2)
        for q, period in zip(told, spans, strict=True) if listed else ():
            _set(s, q, period, published, PeriodSource.SENTENCE)


def _bracketed(s: Sentence, quantities: list[Quantity], periods: list[Period]) -> None:
    """ "в июле снизились на 4,4 млн долларов (на 0,05%) и на 1 августа составили": what is said again in brackets, or
    in other units, has the time of what it repeats; "с сентября на 12%, до 46 рублей": so has what a move reached.
    """
    for before, q in pairwise(quantities) if s.lexicon.language == "ru" else ():
        at = before.last + 1
        closed = next((i for i in range(q.last + 1, min(q.last + _BRACKET, len(s.words))) if s.is_sign(i, ")")), None)
        inner = s.is_sign(at, "(") and closed is not None and q.outer - at <= _REPEATED
        again = s.is_sign(at, ",") and s.at("equivalent", at + 1) is not None and q.outer - at <= _REPEATED
        moved = before.period is not None and before.period.form == "span" and before.preposition == "by"
        reached = moved and q.period is None and q.preposition == "to" and _only_reaches(s, at, q.outer)
        stop = closed if inner and closed is not None else q.last
        if (inner or again or reached) and not any(at < p.first < stop for p in periods):
            q.period, q.period_sentence, q.period_source = before.period, before.period_sentence, before.period_source
            q.period_dates = before.period_dates


def _only_reaches(s: Sentence, first: int, last: int) -> bool:
    """ ", до", ", поднявшись до": what stands between the amount of a move and what it reached."""
    between = range(first, last)
    return len(between) <= _REPEATED + 1 and all(
        s.words[i].kind == "s" or s.opens(("change", "to"), i) for i in between
    )


def _over_both(s: Sentence, quantities: list[Quantity], spans: list[Period], published: date | None) -> None:
    """ "will lend $1.5 billion in 2020 and 2021": one figure of two years that follow one another."""
    for low, high in pairwise(spans):
        joined = s.at("joiner_and", low.last + 1) is not None and high.first == low.last + 2
        verb = s.opens(("be", "copula", "modal_will"), high.last + 1)  # "2016 was worse"
        if not joined or verb or s.all("respectively") or not (_is_plain_year(low) and _is_plain_year(high)):
            continue
        told = [q for q in quantities if q.period in (low, high)]
        if len(told) == 2 and told[1].last < low.first and s.at("joiner_and", told[0].last + 1) is not None:
            for q, period in zip(told, (low, high), strict=True):  # "5 and 6 million in 2016 and 2017"
                _set(s, q, period, published, PeriodSource.SENTENCE)
        elif len(told) == 1 and told[0].measure is Measure.LEVEL and high.spec.year == (low.spec.year or 0) + 1:
            spec = low.spec._replace(year_high=high.spec.year)
            both = Period(low.first, high.last, spec, low.rule, opening=low.opening)
            _set(s, told[0], both, published, PeriodSource.SENTENCE)


def _is_plain_year(period: Period) -> bool:
    spec = period.spec
    return spec.unit == "year" and spec.shape == "span" and spec.year == spec.year_high and not spec.edge


def _set(s: Sentence, q: Quantity, period: Period, published: date | None, source: PeriodSource) -> None:
    future = q.modality in (Modality.FORECAST, Modality.PLAN, Modality.CONDITIONAL) and not is_before(s, q)
    future = future and not (s.lexicon.language == "ru" and was_expected(s, q))
    future = (future and not period.done and not _is_of_decision(s, period)) or period.due
    period.done = period.done or q.modality is Modality.ACTUAL
    if not future and period.carried and _is_to_come(period, published):
        period.spec = period.spec._replace(year=None)  # "24 million in January 2023, as against 31 in December"
    if future and period.carried and is_past(calendar.resolve(period.spec, published), published):
        period.spec = period.spec._replace(year=None)  # "was $280 in 2021 and may reach $550 in January"
    told, period = period, from_then_on(s, s, q, period, published)
    period.ahead = period.ahead or future
    if s.lexicon.language == "ru":  # what later sentences may inherit is the time as it was read
        told.ahead, told.spec = period.ahead or told.due, period.spec
    q.period, q.period_sentence, q.period_source = period, s, source
    q.period_dates = calendar.resolve(period.spec, published, future=future)
    if _ended_then(s, q, period):
        q.period_dates = Date(None, None)
    q.rules.append(period.rule)


def _is_to_come(period: Period, published: date | None) -> bool:
    start = calendar.resolve(period.spec, published).start
    return published is not None and start is not None and start > published


def _ended_then(s: Sentence, q: Quantity, period: Period) -> bool:
    """ "Until 2021 the port shipped 10 million tonnes", "below $30 until autumn": when it ends, however long it is."""
    cue = s.at("until", period.opening)
    if cue is None or period.spec.edge:
        return False
    past = cue.entry.name != "by" and period.spec.unit == "year" and q.modality is Modality.ACTUAL
    return past or (cue.entry.name == "until" and s.lexicon.language == "en")


def _is_of_decision(s: Sentence, period: Period) -> bool:
    """ "Moscow, which in March agreed to defer": the time of a deed of words that is done, whatever it promises."""
    at = period.last + 1
    if s.lexicon.language != "en" or not 0 < at < len(s.words) or s.upto("be", period.opening - 1) is not None:
        return False
    decided = s.words[at].key.endswith(s.lexicon.verb_endings) and s.at("infinitive", at + 1) is not None
    before = s.words[period.opening - 1] if period.opening else None
    after = before is not None and before.key.endswith(s.lexicon.verb_endings) and s.at("infinitive", at) is not None
    forecast = any(c.entry.value == Modality.FORECAST for i in (at, period.opening - 1) if (c := s.at("modal", i)))
    return (decided or after) and not forecast


def _is_term(s: Sentence, q: Quantity, period: Period, published: date | None) -> bool:
    """ "has extended the programme until 1 July 2030, raising the rate to 8%": how long it holds, not when it was."""
    if s.lexicon.language != "en" or period.spec.shape != "until" or period.spec.unit != "day" or published is None:
        return False
    start = calendar.resolve(period.spec, published).start
    return q.modality is Modality.ACTUAL and start is not None and start > published


def _is_of_past_clause(
    s: Sentence, q: Quantity, period: Period, quantities: list[Quantity], published: date | None
) -> bool:
    """ "made 3.4 million in January-May, while the plan provides for 9": months gone by are no time of a plan."""
    if s.lexicon.language != "en" or q.modality is Modality.ACTUAL or period.last > q.first or published is None:
        return False
    done = any(o.first < q.first and o.modality is Modality.ACTUAL for o in quantities)
    end = calendar.resolve(period.spec, published).end
    return done and s.has("clause", period.last, q.first) and end is not None and end < published


def _to_come(q: Quantity, periods: list[Period]) -> list[Period]:
    """ "agreed on Thursday to ship 5 million tonnes in the first quarter": the weekday is the agreement's."""
    later = [p for p in periods if p.spec.unit != "weekday"]
    return later if q.modality in (Modality.PLAN, Modality.FORECAST) and later else periods


def _held_against(period: Period, quantities: list[Quantity]) -> bool:
    """ "вырос до 290 тыс. т (+4,7% к 2022 г.), 85% поставил Минск": a baseline is nobody's time."""
    return any(inside(period, q.baseline) for q in quantities)
