"""The reference period that a quantity inherits from an earlier sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from indicators.model import Measure, Modality, PeriodSource
from indicators.parse import calendar
from indicators.parse.draft import Date, Period, Quantity, Sentence
from indicators.parse.phrases import tense_of
from indicators.parse.reference.ahead import from_then_on, is_past, was_expected

_VERB = 14
_AT_AN_END = 7  # days


def inherit(s: Sentence, q: Quantity, sentence: Sentence, period: Period, published: date | None) -> None:
    """Give a quantity the period of an earlier sentence, unless a claim about the future would get a past one."""
    future = q.modality in (Modality.FORECAST, Modality.PLAN, Modality.CONDITIONAL)
    if future and period.spec.unit == "now":
        return
    told, period = period, from_then_on(sentence, s, q, period, published)
    if s.lexicon.language == "ru":
        period.ahead = told.ahead
    ahead = period.ahead or (future and period.spec.shape == "shift" and period.spec.unit != "weekday")
    dates = calendar.resolve(period.spec, published, future=ahead)
    past = not was_expected(s, q) and (published is None or is_past(dates, published))
    if future and dates.end is not None and past:
        return
    begun = published is None or dates.start is None or dates.start <= published
    if future and begun and told.spec.shape in ("since", "to_date", "starting"):
        return
    if _is_to_come(s, q, period, dates, published):
        return
    if period.ahead and q.modality is Modality.ACTUAL and _has_happened(s, q, dates, published):
        return
    if period.ahead and _is_open(dates, published) and _is_past_tense(s, q):
        return
    q.period, q.period_sentence, q.period_dates, q.period_source = period, sentence, dates, PeriodSource.CONTEXT
    q.rules.append("period.any.context")


def in_order(
    s: Sentence, q: Quantity, contexts: tuple[tuple[Sentence, Period], ...], published: date | None
) -> tuple[tuple[Sentence, Period], ...]:
    """Return the times of earlier sentences in the order in which a quantity takes them: the nearest first, but what
    has happened, in Russian, takes the time of a forecast that is not over only if there is no other.
    """
    open_ones = [c for c in contexts if c[1].ahead and _is_open(_dates_ahead(c[1], published), published)]
    past = s.lexicon.language == "ru" and q.modality is Modality.ACTUAL and bool(open_ones)
    if not past or tense_of(s, q.first) != "past":
        return contexts
    return (*(c for c in contexts if c not in open_ones), *open_ones)


def _dates_ahead(period: Period, published: date | None) -> Date:
    return calendar.resolve(period.spec, published, future=True)


def is_of_move(
    s: Sentence, q: Quantity, sentence: Sentence, period: Period, contexts: Iterable[tuple[Sentence, Period]]
) -> bool:
    """ "На 1 января долг составил 39 млрд, уменьшившись с начала 2022 года": the next level is of the day, too, and the
    next change of the move.
    """
    level = q.measure is Measure.LEVEL
    if s.lexicon.language != "ru" or q.measure is Measure.SHARE or _is_day_of(period) is level:
        return False
    told = [p for other, p in contexts if other is sentence]
    if level:
        return any(_is_day_of(p) for p in told)
    return _is_day_of(period) and not all(_is_day_of(p) for p in told)


def _is_day_of(period: Period) -> bool:
    return period.spec.shape in ("as_of", "until") and period.spec.unit == "day" and not period.due


def _is_to_come(s: Sentence, q: Quantity, period: Period, dates: Date, published: date | None) -> bool:
    """ "Осенью спрос вырастет. Гостиницы заполнены на 80%": what is so has no time that has not begun."""
    ahead = published is not None and dates.start is not None and dates.start > published
    if s.lexicon.language != "ru" or not ahead or q.modality is not Modality.ACTUAL:
        return False
    return period.ahead or tense_of(s, q.first) == "past"


def _is_open(dates: Date, published: date | None) -> bool:
    """Whether a period is not over: one that has begun and ends within days is as good as over."""
    if published is None or dates.end is None or dates.end < published:
        return False
    return dates.start is None or dates.start > published or (dates.end - published).days > _AT_AN_END


def _is_past_tense(s: Sentence, q: Quantity) -> bool:
    """ "Sales were flat at 180,000 tonnes": what was has no time that is still to come."""
    verb = s.nearest_before("past", q.outer, _VERB) if q.modality is Modality.ACTUAL else None
    return verb is not None and not s.has("clause", verb.last, q.outer)


def _has_happened(s: Sentence, q: Quantity, dates: Date, published: date | None) -> bool:
    """Whether a claim tells what has happened, so that a time to come is not its own."""
    ahead = published is not None and dates.start is not None and dates.start > published
    reached = q.preposition in ("to", "from") and s.nearest_before("change", q.outer, 8) is not None
    return ahead and (q.measure in (Measure.CHANGE, Measure.MULTIPLE) or reached)
