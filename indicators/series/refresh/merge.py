"""A dataset and what its provider answers -> the rows of the new vintage, and what is new in them.

A figure that the provider gives replaces the one of its period. One of which the provider says nothing is kept. One is
withdrawn where the provider names its period and gives no figure for it, or another day of the month as its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from indicators.series.check import plausible
from indicators.series.periods import parse_period
from indicators.series.refresh.answers import Answer, Figure, SourceError
from indicators.series.sidecar import Dataset, Kind, Pick, Series


@dataclass(frozen=True, slots=True)
class Merged:
    """One series in its new vintage: period -> value as written in the CSV file, and period -> kind.

    ``given`` are the periods that the provider gives, or that were summed up anew; ``kept`` the others.
    """

    rows: Mapping[str, str]
    kinds: Mapping[str, Kind]
    given: frozenset[str]

    @property
    def kept(self) -> tuple[str, ...]:
        """The periods whose figures stay although the provider says nothing of them, in order."""
        return tuple(sorted(set(self.rows) - self.given))


@dataclass(slots=True)
class Counts:
    """How many figures of a dataset are new, changed and unchanged, kept without an answer, and withdrawn."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0
    withdrawn: int = 0

    def add(self, old: Mapping[str, str], merged: Merged) -> None:
        """Count one series, given its rows before."""
        self.new += sum(period not in old for period in merged.given)
        self.unchanged += sum(old.get(period) == merged.rows[period] for period in merged.given)
        self.changed += sum(period in old and old[period] != merged.rows[period] for period in merged.given)
        self.kept += len(merged.kept)
        self.withdrawn += len(set(old) - set(merged.rows))

    def __str__(self) -> str:
        parts = [f"{self.new} new", f"{self.changed} changed", f"{self.unchanged} unchanged"]
        parts += [f"{self.kept} kept that the source does not give"] if self.kept else []
        return ", ".join([*parts, *([f"{self.withdrawn} withdrawn"] if self.withdrawn else [])])


@dataclass(slots=True)
class Merge:
    """The new vintage of a dataset: series -> its rows. ``old`` are the rows before."""

    dataset: Dataset
    old: Mapping[str, Mapping[str, str]]
    today: date
    series: dict[str, Merged] = field(default_factory=dict)

    def take(self, series: Series, answer: Answer) -> None:
        """Merge the answer for a series. Raises SourceError if it has no figure, or one that cannot be."""
        old = self.old[series.series_id]
        seen, chosen = self._chosen(answer)
        if not chosen:
            raise SourceError("the answer has no figure")
        gone = {period for period in old if period in seen and period not in chosen}
        if 2 * len(gone) > len(old):
            raise SourceError(f"the answer withdraws {len(gone)} of {len(old)} figures; if that is so, edit the files")
        rows = {period: text for period, text in old.items() if period not in gone}
        rows |= {period: _text(value, old.get(period)) for period, value in chosen.items()}
        for period in chosen:
            _check(series, period, rows[period])
        kinds = {period: self._kind(series, period, answer.figures.get(period)) for period in rows}
        self.series[series.series_id] = Merged(rows, kinds, frozenset(chosen))

    def add_up(self, series: Series) -> None:
        """Sum a series up from the others, for the periods in which all of them are outturns."""
        parts, old = [self.series[name] for name in series.sum], self.old[series.series_id]
        shared = set.intersection(*(set(part.rows) for part in parts))
        firm = {period for period in shared if all(part.kinds[period] == Kind.OBSERVATION for part in parts)}
        rows = {period: text for period, text in old.items() if period in shared}
        for period in firm:
            total = sum((Decimal(part.rows[period]) for part in parts), Decimal(0))
            rows[period] = _text(total, old.get(period))
            _check(series, period, rows[period])
        kinds = {period: self._kind(series, period, None) for period in rows}
        self.series[series.series_id] = Merged(rows, kinds, frozenset(firm))

    def counts(self) -> Counts:
        """Return how many figures are new, changed, and so on."""
        counted = Counts()
        for series_id, merged in self.series.items():
            counted.add(self.old[series_id], merged)
        return counted

    def _chosen(self, answer: Answer) -> tuple[set[str], dict[str, Decimal]]:
        refresh = self.dataset.refresh
        start = "" if refresh is None or refresh.start is None else refresh.start
        asked = {period: figure for period, figure in answer.figures.items() if period >= start}
        if refresh is not None and refresh.pick == Pick.MONTH_END:
            asked = {period: figure for period, figure in asked.items() if period[:7] < self.today.isoformat()[:7]}
        values = {period: figure.value for period, figure in asked.items() if figure.value is not None}
        if refresh is not None and refresh.pick == Pick.MONTH_END:
            values = {period: values[period] for period in _month_ends(values)}
        return set(asked), values

    def _kind(self, series: Series, period: str, figure: Figure | None) -> Kind:
        """Return what a figure is: a projection if its period is not over; else as said, as it was, or as the last."""
        found = parse_period(period)
        if series.kind == Kind.OBSERVATION and found is not None and found.end > self.today:
            return Kind.PROJECTION
        if figure is not None and figure.value is not None and figure.kind is not None:
            return figure.kind if series.kind == Kind.OBSERVATION else Kind(series.kind)
        old = self.old[series.series_id]
        like = period if period in old else max((one for one in old if one < period), default=None)
        return Kind(series.kind if like is None else series.kind_in(like))


def _month_ends(periods: Iterable[str]) -> Sequence[str]:
    return list({period[:7]: period for period in sorted(periods)}.values())


def _text(value: Decimal, old: str | None) -> str:
    """Return a value as the CSV file has it: as it was if it is the same, else in plain digits."""
    if old is not None and float(old) == float(value):
        return old
    text = f"{value:f}" if value.adjusted() < 30 else f"{value:e}"
    text = text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text
    return "0" if text in ("-0", "") else text


def _check(series: Series, period: str, text: str) -> None:
    low, high = plausible(series)
    if not low <= float(text) <= high:
        raise SourceError(f"{float(text):g} in {period} is not between {low:g} and {high:g}, as it should be")
