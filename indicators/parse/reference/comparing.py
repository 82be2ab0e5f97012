"""The time that a change is measured against."""

from __future__ import annotations

from datetime import date

from indicators.model import Measure, Modality, PeriodSource
from indicators.parse import calendar
from indicators.parse.draft import Date, Period, Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import has_present
from indicators.parse.reference.relations import against, dates_compared, inside, is_before, leads_when, opens_clause

_AFTER = 4
_BEHIND = 5


def compare(s: Sentence, quantities: list[Quantity], periods: list[Period], published: date | None) -> None:
    """Turn "a year earlier" into days, once every quantity has its period; settle what is scheduled."""
    earlier = [p for p in periods if p.form == "earlier"]
    for q in quantities:
        _compared(s, q, quantities, earlier, published)
        _goes_on(s, q, quantities, periods)
        _before_its_own(s, q, periods)
        start = q.period_dates.start
        ahead = published is not None and start is not None and start > published
        if ahead and q.modality is Modality.ACTUAL and not q.negated and _is_estimated(s, q):
            q.modality = Modality.FORECAST
            q.rules.append("modality.any.estimated")
        opened = s.lexicon.language == "ru" and q.period_dates.end is None
        due = q.period is not None and q.period.due
        scheduled = ahead and q.period_source is PeriodSource.SENTENCE and not due
        if scheduled and q.modality is Modality.ACTUAL and (opened or s.all("present") or has_present(s)):
            q.modality = Modality.PLAN
            q.rules.append("modality.any.scheduled")
        end = q.period_dates.end
        past = (
            published is not None and end is not None and end < published and q.period_source is PeriodSource.SENTENCE
        )
        if past and q.modality in (Modality.FORECAST, Modality.PLAN) and (against(s, q) or is_before(s, q)):
            q.modality = Modality.ACTUAL
        own = q.period_source is PeriodSource.SENTENCE or s.lexicon.language == "ru"
        priced = q.unit == "percent" or q.unit_kind == "currency"  # a rate or a price that somebody sets
        starting = (own or priced) and q.period is not None and "starting" in (q.period.spec.shape, q.period.spec.open)
        dated = q.period is not None and q.period.spec.unit == "day"
        decreed = q.measure is Measure.LEVEL or (dated and not any(rule.startswith("modal.") for rule in q.rules))
        if starting and q.modality is Modality.FORECAST and decreed:
            q.modality = Modality.PLAN  # "will cost $5 from July", "will go up by 4% from 1 January"


def _is_estimated(s: Sentence, q: Quantity) -> bool:
    """Whether a verb of estimating stands in the clause of a quantity."""
    cues = [cue for cue in s.all("say") if _is_estimate(s, cue)]
    return any(not s.has("clause", min(c.last, q.last), max(c.first, q.first)) for c in cues)


def _is_estimate(s: Sentence, cue: Cue) -> bool:
    """ "estimated", "подсчитали", but no attribute: "пакет, рассчитанный на 2024 год"."""
    attribute = s.lexicon.language == "ru" and analyse_ru(s.words[cue.first].key).pos == "PRTF"
    return cue.entry.name == "estimated" and not attribute


def _is_compared_figure(s: Sentence, q: Quantity, period: Period) -> bool:
    """ "после 4% годом ранее", "после роста на 12% годом ранее"."""
    if s.lexicon.language == "en":
        leads = period.opening <= 1 and period.last < q.first and s.at("baseline", 0) is None
        after = s.nearest_before("past_parallel", q.outer, _AFTER)
        return leads or (after is not None and not any(s.is_sign(i, ",;") for i in range(after.last + 1, q.outer)))
    after = s.nearest_before("against", q.outer, _AFTER)
    return after is not None and not any(s.is_sign(i, ",;") for i in range(after.last + 1, q.outer))


def _is_over(dates: Date, published: date | None) -> bool:
    return published is not None and dates.end is not None and dates.end < published


def _holds(stretch: tuple[int, int] | None, q: Quantity) -> bool:
    """ "3,2% после 4% годом ранее": the compared figure is part of what it is compared with."""
    return stretch is not None and stretch[0] <= q.first and q.last <= stretch[1]


def _compared(
    s: Sentence, q: Quantity, quantities: list[Quantity], earlier: list[Period], published: date | None
) -> None:
    """The claim's own days for the compared figure, the baseline's for a change."""
    if q.baseline_shift and q.period_dates.start is not None and q.period_dates.end is not None:
        q.baseline_dates = calendar.before(q.period_dates, q.baseline_shift)
    for period in earlier:
        own = (
            _tells_time_of(s, q, period)
            and not any(q.last < o.first < period.first for o in quantities)
            and not any(o is not q and dates_compared(s, o, period.opening) for o in quantities)
            and not any(o is not q and inside(period, o.baseline) and not _holds(o.baseline, q) for o in quantities)
        )
        if own:
            later = q.period is not None and q.period_sentence is s and q.last < q.period.first
            told = q.period_dates.start is not None and not (later and period.spec.edge == "named")
            base = _compared_with(s, q, quantities).period_dates if told else _whole(period, published)
            dates = _earlier(period, base, published, _ends(q))
            q.period, q.period_sentence, q.period_source = period, s, PeriodSource.SENTENCE
            q.period_dates = dates
            q.rules.append(period.rule)
            if inside(period, q.baseline):
                q.baseline, q.baseline_dates = None, Date(None, None)  # "A year earlier they had risen by 4%"
            if against(s, q) and q.modality is not Modality.ACTUAL and _is_over(dates, published):
                q.modality = Modality.ACTUAL  # "вырастет на 3,2% после 4% годом ранее"
            return
        if q.baseline is not None and inside(period, q.baseline):
            named = q.period_dates.start is None and period.spec.edge == "named"
            base = _whole(period, published) if named else q.period_dates
            q.baseline_dates = _earlier(period, base, published, _ends(q))


def _goes_on(s: Sentence, q: Quantity, quantities: list[Quantity], periods: list[Period]) -> None:
    """ "годом ранее экспорт составил 5 млрд, импорт – 3 млрд": the time that opens a clause is that of its further
    figures.
    """
    told = next((o for o in reversed(quantities) if o.last < q.first), None)
    led = None if told is None else told.period
    if s.lexicon.language != "ru" or told is None or led is None or led.form != "earlier" or led is q.period:
        return
    if not opens_clause(s, led.opening, led.last) or led.last > told.first or against(s, q) or q.baseline is not None:
        return
    if not any(led.last < p.first and p.form != "over" for p in periods) and not s.has("clause", told.last, q.first):
        q.period, q.period_sentence, q.period_source = led, s, PeriodSource.SENTENCE
        q.period_dates = told.period_dates


def _compared_with(s: Sentence, q: Quantity, quantities: list[Quantity]) -> Quantity:
    """ "5.2% in June from 5.9% in May and 17.6% a year earlier": both are compared with the figure of June."""
    before = [o for o in quantities if o.last < q.first]
    if not before or before[-1].period is not q.period or not against(s, before[-1]):
        return q
    return next((o for o in reversed(before) if not against(s, o) and o.period is not None), q)


def _before_its_own(s: Sentence, q: Quantity, periods: list[Period]) -> None:
    """ "in 2019 up 5% on last year", "on May of the previous year": a year that the claim's own is measured against is
    the one before it, whenever the text was written.
    """
    own, against = q.period_dates.start, q.baseline_dates.start
    year = next((p for p in periods if p.form == "span" and inside(p, q.baseline) and _is_last_year(p)), None)
    if year is None or own is None or against is None:
        return
    if s.upto("earlier", year.last) is not None or own <= against:
        q.baseline_dates = calendar.years_back(q.baseline_dates, against.year - own.year + 1)


def _is_last_year(period: Period) -> bool:
    spec = period.spec
    return (spec.relative_year and spec.year == -1) or (spec.shape, spec.unit, spec.low) == ("shift", "year", -1)


def _tells_time_of(s: Sentence, q: Quantity, period: Period) -> bool:
    if opens_clause(s, period.opening, period.last):
        return period.last < q.first and _is_same_clause(s, q, period)
    if dates_compared(s, q, period.opening) or leads_when(s, q, period):
        return True
    level = q.measure in (Measure.LEVEL, Measure.SHARE)
    after = q.measure is Measure.CHANGE and _is_compared_figure(s, q, period)
    if not (level or after) or (level and inside(period, q.baseline)):
        return False
    signs = ",;(" if s.lexicon.language == "ru" else ",;"
    behind = (
        0 < period.first - q.last <= (_BEHIND if s.lexicon.language == "en" else 3)
        and not any(s.is_sign(i, signs) for i in range(q.last + 1, period.first))
        and (s.lexicon.language == "ru" or s.at("of_whole", q.last + 1) is None)
        and s.at("level_whole", period.first) is None  # "124% of the previous year's level"
    )
    leading = period.opening <= 1 and period.last < q.first
    before = (leading and (s.is_sign(period.last + 1, ",") or _is_same_clause(s, q, period))) or (
        0 < q.outer - period.last <= 5
        and (period.opening <= 1 or not _is_cut_off(s, q, period))
        and (
            period.opening <= 1
            or s.words[period.opening - 1].kind == "s"
            or s.at("baseline", period.opening - 1) is None
        )
    )
    return behind or before


def _is_cut_off(s: Sentence, q: Quantity, period: Period) -> bool:
    return s.lexicon.language == "en" and any(s.is_sign(i, ",;") for i in range(period.last + 1, q.outer))


def _is_same_clause(s: Sentence, q: Quantity, period: Period) -> bool:
    """ "A month ago a tonne of rapeseed cost 410 euros": no comma, and no other time, in between."""
    timed = q.period is not None and q.period_sentence is s and period.last < q.period.first < q.first
    return not timed and not any(s.is_sign(i, ",;(") for i in range(period.last + 1, q.first))


def _whole(period: Period, published: date | None) -> Date:
    """ "Месяц назад тонна стоила 300 долларов": where no time is told, it counts from the publication's own."""
    unit = period.spec.unit
    return Date(None, None) if published is None else calendar.around(published, "year" if unit == "same" else unit)


def _ends(q: Quantity) -> bool:
    """Whether a quantity's time is the end of another: "на конец июня"."""
    return q.period is not None and q.period.spec.edge == "end"


def _earlier(period: Period, base: Date, published: date | None, ends: bool) -> Date:
    spec = period.spec
    if base.start is None or base.end is None:
        return Date(None, None)
    if spec.unit == "same" and spec.year is None:
        return calendar.years_back(base, 1)
    if spec.unit == "same":
        year = (
            spec.year
            if not spec.relative_year
            else None
            if published is None or spec.year is None
            else published.year + spec.year
        )
        return Date(None, None) if year is None else calendar.years_back(base, base.start.year - year)
    if spec.unit == "year":
        return calendar.years_back(base, -spec.low)
    return calendar.before(base, spec.unit, -spec.low, ends=ends)
