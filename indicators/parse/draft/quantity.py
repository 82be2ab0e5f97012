"""A quantity on its way to a claim: each pass fills its own fields."""

from __future__ import annotations

from indicators.model import Bound, Direction, Measure, Modality, PeriodSource
from indicators.parse.draft.period import Date, Period
from indicators.parse.draft.sentence import Sentence
from indicators.parse.lexicon import Cue

# The rule by which a verb's "not" makes a bound of another, so that it denies nothing.
DENIED_COMPARISON = "bound.any.denied_comparison"


class Quantity:
    """A claim in the making."""

    __slots__ = (
        "baseline",
        "baseline_dates",
        "baseline_shift",
        "bound",
        "change_cue",
        "direction",
        "first",
        "form",
        "high",
        "indicator",
        "last",
        "low",
        "measure",
        "modality",
        "negated",
        "number_last",
        "outer",
        "per",
        "period",
        "period_dates",
        "period_sentence",
        "period_source",
        "preposition",
        "raw",
        "rules",
        "scale",
        "shared",
        "sign",
        "spreads",
        "subject",
        "unit",
        "unit_kind",
        "value",
    )

    def __init__(self, first: int, last: int, value: float, rule: str) -> None:
        self.first = first
        self.last = last
        self.number_last = last
        self.outer = first  # first token of its qualifiers and preposition
        self.value = self.low = self.high = self.raw = value
        self.scale = 1.0
        self.sign = ""
        self.form = "number"  # number, fraction, multiple
        self.unit: str | None = None
        self.unit_kind = ""  # currency, unit, time, noun, person
        self.per: str | None = None
        self.shared = False
        self.bound = Bound.EXACT
        self.measure = Measure.LEVEL
        self.direction: Direction | None = None
        self.preposition = ""
        self.change_cue: Cue | None = None
        self.baseline: tuple[int, int] | None = None
        self.baseline_dates = Date(None, None)
        self.baseline_shift = ""
        self.period: Period | None = None
        self.period_sentence: Sentence | None = None
        self.period_dates = Date(None, None)
        self.period_source: PeriodSource | None = None
        self.modality = Modality.ACTUAL
        self.negated = False
        self.indicator: str | None = None
        self.spreads = False  # whether a further share in the sentence has the same indicator
        self.subject: tuple[int, int] | None = None
        self.rules: list[str] = [rule]

    def scaled(self, factor: float) -> None:
        """Multiply the value and its ends."""
        if factor != 1.0:
            self.value, self.low, self.high = (_times(v, factor) for v in (self.value, self.low, self.high))


def _times(value: float, factor: float) -> float:
    # 80.1 * 1e6 must read 80100000.0: the product is rounded to the 15 digits that the text can hold.
    return float(f"{value * factor:.15g}")
