"""Times that tell how long something took: "in five years", "over the month", "built in eight months"."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from indicators.model import Measure, Modality
from indicators.parse import calendar
from indicators.parse.draft import Period, Quantity, Sentence, Spec

_NEAR = 2


def _is_end_of_move(q: Quantity, quantities: list[Quantity]) -> bool:
    """ "fell from 62,000 to 57,500 over the past year": both ends have the time of the move."""
    ends = {o.preposition for o in quantities if o.unit == q.unit}
    return q.preposition in ("from", "to") and {"from", "to"} <= ends


def length_of_move(q: Quantity, over: list[Period], named: Period | None, quantities: list[Quantity]) -> Period | None:
    """ "grew by 30% in four years, and 5% last year", "will double in two years": how long a move takes."""
    if not over or (q.measure is Measure.LEVEL and not (named is None and _is_end_of_move(q, quantities))):
        return None
    near = next((p for p in over if 0 < p.first - q.last <= _NEAR), None)
    length = near if near is not None and near.spec.low > 1 else None if named is not None else over[0]
    if length is not None and length.spec.low > 1 and q.modality is not Modality.ACTUAL:
        length.spec = length.spec._replace(shape="next")
    return length


def is_length(period: Period, published: date | None) -> bool:
    """ "built in eight months": how long something takes, where these months have not just been counted."""
    return period.spec.open == "told" and calendar.resolve(period.spec, published).end is None


def interval_of(s: Sentence, q: Quantity, over: Period, quantities: list[Quantity]) -> Period | None:
    """A move, its ends among them, has the interval "за год"; "поставки за год достигнут 16 млн тонн": a level to come
    is of the year that is on.
    """
    if q.measure is not Measure.LEVEL:
        return over
    if s.lexicon.language == "ru" and ((over.opening == 0 and q.preposition != "to") or _is_either_end(q, quantities)):
        return over
    future = q.modality in (Modality.FORECAST, Modality.PLAN)
    if s.lexicon.language != "ru" or not future or over.spec.unit != "year":
        return None
    return Period(over.first, over.last, Spec("year", 0, shape="shift"), over.rule, opening=over.opening)


def _is_either_end(q: Quantity, quantities: list[Quantity]) -> bool:
    """ "за год выросла с 6,9 до 8,2 млн": either end of what moved."""
    ends = ((low, high) for low, high in pairwise(quantities) if (low.preposition, high.preposition) == ("from", "to"))
    return any(q in pair for pair in ends)


def settle_length(s: Sentence, q: Quantity, told: Period, published: date | None) -> None:
    """ "fell by 1.2% over the year", "over the month", in a text on December, the year, 1 January or a month: those."""
    dates = calendar.resolve(told.spec, published)
    unit = q.period.spec.unit if q.period is not None and q.period.form == "over" else ""
    end = dates.end
    if not unit or end is None:
        return
    if (end.month, end.day) == (1, 1) and told.spec.shape == "as_of":
        end -= timedelta(days=1)
    if published is None or end >= published:
        return
    one_month = told.spec.unit == "month" and told.spec.low == told.spec.high and not told.spec.edge
    if unit == "year" and (end.month, end.day) == (12, 31):
        q.period_dates = calendar.around(end, "year")
    elif s.lexicon.language == "en" and unit == "month" and one_month:
        q.period_dates = dates
