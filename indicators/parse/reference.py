"""Which reference period and which baseline belong to which quantity."""

from __future__ import annotations

from datetime import date

from indicators.model import Measure, Modality, PeriodSource
from indicators.parse import calendar
from indicators.parse.draft import Date, Period, Quantity, Sentence

_BARRIER = 8
_QUANTITY = 6
_BEHIND = 2


def assign(s: Sentence, quantities: list[Quantity], periods: list[Period], published: date | None) -> None:
    """Give each quantity the period of its clause and the baseline of its change."""
    spans = [p for p in periods if p.form == "span" and not p.reporting]
    earlier = [p for p in periods if p.form == "earlier"]
    over = [p for p in periods if p.form == "over"]
    for q in quantities:
        _baseline(s, q, quantities, periods, published)
        usable = [p for p in spans if not _inside(p, q.baseline)]
        period = _nearest(s, q, usable, quantities)
        if period is not None:
            _set(s, q, period, published, PeriodSource.SENTENCE)
        elif over and q.measure is not Measure.LEVEL:
            _set(s, q, over[0], published, PeriodSource.SENTENCE)
    for q in quantities:
        _compared(s, q, earlier, published)


def inherit(q: Quantity, sentence: Sentence, period: Period, published: date | None) -> None:
    """Give a quantity the period of an earlier sentence, unless a claim about the future would get a past one."""
    dates = calendar.resolve(period.spec, published)
    future = q.modality in (Modality.FORECAST, Modality.PLAN)
    if future and dates.end is not None and (published is None or dates.end < published):
        return
    q.period, q.period_sentence, q.period_dates, q.period_source = period, sentence, dates, PeriodSource.CONTEXT
    q.rules.append("period.any.context")


def _set(s: Sentence, q: Quantity, period: Period, published: date | None, source: PeriodSource) -> None:
    future = q.modality in (Modality.FORECAST, Modality.PLAN, Modality.CONDITIONAL)
    q.period, q.period_sentence, q.period_source = period, s, source
    q.period_dates = calendar.resolve(period.spec, published, future=future)
    q.rules.append(period.rule)


def _inside(period: Period, stretch: tuple[int, int] | None) -> bool:
    return stretch is not None and stretch[0] <= period.first and period.last <= stretch[1]


def _nearest(s: Sentence, q: Quantity, periods: list[Period], quantities: list[Quantity]) -> Period | None:
    return min(periods, key=lambda p: _distance(s, q, p, quantities), default=None)


def _distance(s: Sentence, q: Quantity, period: Period, quantities: list[Quantity]) -> float:
    """Tokens between the two, with a charge for each comma, clause and other quantity that lies between."""
    behind = period.first > q.last
    low, high = (q.last, period.opening) if behind else (period.last, q.first)
    distance = float(max(high - low - 1, 0))
    barriers = sum(1 for i in range(low + 1, high) if s.words[i].text in ",;(" or s.at("clause", i) is not None)
    others = sum(1 for other in quantities if other is not q and low < other.first < high)
    if behind:
        return distance + _BEHIND + barriers * _BARRIER * 1.5 + others * _QUANTITY
    return distance * 0.6 + barriers * _BARRIER * 0.5 + others * _QUANTITY * 0.3


# --- baselines -------------------------------------------------------------------------------------------------


def _baseline(s: Sentence, q: Quantity, quantities: list[Quantity], periods: list[Period], published: date | None) -> None:
    if q.measure not in (Measure.CHANGE, Measure.MULTIPLE):
        return
    stop = next((other.first for other in quantities if other.first > q.last), len(s.words))
    first = _baseline_start(s, q, stop)
    if first is None:
        return
    period = next((p for p in periods if first <= p.first <= first + 12 and p.first < stop), None)
    word = s.at("baseline_word", first)
    last = period.last if period is not None else word.last if word is not None else _noun_end(s, first, stop)
    q.baseline = (first, last)
    q.rules.append("baseline.any.compared")
    if period is not None and period.form == "span":
        q.baseline_dates = calendar.resolve(period.spec, published)


def _baseline_start(s: Sentence, q: Quantity, stop: int) -> int | None:
    firsts = []
    for kind in ("baseline", "baseline_word", "earlier"):
        for cue in s.all(kind):
            if q.last < cue.first < min(stop, q.last + 16):
                firsts.append(cue.first)
                break
    return min(firsts, default=None)


def _noun_end(s: Sentence, first: int, stop: int) -> int:
    last = first
    for i in range(first + 1, min(first + 10, stop)):
        if s.words[i].kind == "s" and s.words[i].text in ",.;:()—–":
            break
        last = i
    return last


def _compared(s: Sentence, q: Quantity, earlier: list[Period], published: date | None) -> None:
    """Turn "a year earlier" into days: the claim's own for the compared figure, the baseline's for a change."""
    for period in earlier:
        own = _tells_time_of(s, q, period)
        if own:
            base = q.period_dates if q.period is not None else _whole(period, published)
            dates = _earlier(period, base, published)
            q.period, q.period_sentence, q.period_source = period, s, PeriodSource.SENTENCE
            q.period_dates = dates
            q.rules.append(period.rule)
            return
        if q.baseline is not None and _inside(period, q.baseline):
            q.baseline_dates = _earlier(period, q.period_dates, published)


def _tells_time_of(s: Sentence, q: Quantity, period: Period) -> bool:
    if q.measure not in (Measure.LEVEL, Measure.SHARE):
        return False
    behind = 0 < period.first - q.last <= 3 and not any(s.is_sign(i, ",;") for i in range(q.last + 1, period.first))
    before = 0 < q.outer - period.last <= 5 and (period.opening <= 1 or s.words[period.opening - 1].kind == "s" or s.at("baseline", period.opening - 1) is None)
    return behind or before


def _whole(period: Period, published: date | None) -> Date:
    return Date(None, None) if published is None else Date(date(published.year, 1, 1), date(published.year, 12, 31))


def _earlier(period: Period, base: Date, published: date | None) -> Date:
    spec = period.spec
    if base.start is None or base.end is None:
        return Date(None, None)
    if spec.unit == "same":
        year = spec.year if not spec.relative_year else None if published is None or spec.year is None else published.year + spec.year
        return Date(None, None) if year is None else calendar.years_back(base, base.start.year - year)
    if spec.unit == "year":
        return calendar.years_back(base, -spec.low)
    return Date(calendar.add(base.start, spec.unit, spec.low), calendar.add(base.end, spec.unit, spec.low))
