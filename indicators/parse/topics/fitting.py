"""Whether a quantity can be of an indicator, by dimension and measure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from indicators.model import Measure
from indicators.parse.draft import Quantity
from indicators.parse.lexicon import Indicator, indicators

MOVES = (Measure.CHANGE, Measure.MULTIPLE)
PHYSICAL = ("tonne", "barrel", "cubic_metre", "kilowatt_hour", "megawatt")
TIMES = ("year", "month", "quarter", "week", "day")


def fits(dimensions: Iterable[str], measures: Iterable[str], q: Quantity) -> bool:
    """Whether a quantity has a dimension and a measure that an indicator can have."""
    if q.measure.value not in measures:
        return False
    if q.measure.value in ("change", "multiple") and q.unit in ("percent", "multiple", "percentage_point"):
        return True
    return dimension(q) in dimensions or (q.unit_kind == "noun" and "count" in dimensions)


def dimension(q: Quantity) -> str:
    """Return the dimension of a quantity's unit: money, price, percent, rate, or the unit itself."""
    if q.unit_kind == "currency":
        return "price" if q.per and q.per not in TIMES else "money"
    if q.per and q.per not in TIMES and q.unit_kind != "currency":
        return "rate"
    return q.unit or "none"


def can_be(q: Quantity, o: Quantity) -> bool:
    """Whether a quantity can be of what another one measures: a change of a level, a level after a change too."""
    table = _tables().get(o.indicator or "")
    if table is None or (q.unit_kind == "noun" and q.unit != o.unit):
        return False
    return fits(table.dimensions, table.measures, q)


def is_rate(q: Quantity, indicator: str) -> bool:
    """Whether a change in per cent may be of another thing: after unemployment, "growth of 0.8%" is that of GDP."""
    dimensions = _tables()[indicator].dimensions
    return q.measure in MOVES and q.unit == "percent" and "percent" in dimensions and "money" not in dimensions


@cache
def _tables() -> dict[str, Indicator]:
    return {indicator.id: indicator for indicator in indicators()}
