"""Claims that can share an axis, and where on a chart each of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.model import Measure
from indicators.wording import measure_name, per_name, present, unit_name


@dataclass(frozen=True)
class Panel:
    """The claims that share one axis: ``frame`` has the columns of ``indicators.table.SCHEMA`` and at least one row."""

    indicator: str | None
    measure: str
    unit: str | None
    per: str | None
    frame: pd.DataFrame

    @property
    def key(self) -> str:
        """A name for the panel that is unique among the panels of one table."""
        return "|".join(part or "" for part in (self.indicator, self.measure, self.unit, self.per))

    @property
    def axis(self) -> str:
        """What the axis shows, in words: ``change, %`` or ``USD per 1000 cubic metre``."""
        per = per_name(self.per) if self.per else ""
        words = " ".join(filter(None, [unit_name(self.unit, plural=True), per]))
        # A multiple is how far something moved, as a change is.
        measure = Measure.CHANGE if self.measure == Measure.MULTIPLE else self.measure
        return ", ".join(filter(None, [measure_name(measure), words]))


def panels(frame: pd.DataFrame, order: Sequence[str] = ()) -> list[Panel]:
    """Split claims into panels, indicators in the given ``order`` first, the fullest panel of each indicator first."""
    columns = ["indicator", "measure", "unit", "per"]
    groups = []
    for key, claims in frame.groupby(columns, dropna=False, sort=False, observed=True):
        indicator, measure, unit, per = map(present, key)
        groups.append(Panel(indicator, measure, unit, per, claims))
    rank = {name: position for position, name in enumerate(order)}
    return sorted(groups, key=lambda p: (rank.get(p.indicator or "", len(rank)), p.indicator or "", -len(p.frame)))


def _ends(claim: Mapping[str, Any]) -> tuple[float, float]:
    # A verb's minus turns the stated ends around; one that is written on the number is in them already.
    turned = claim["signed_value"] * claim["value"] < 0
    low, high = claim["value_low"], claim["value_high"]
    return (-high, -low) if turned else (low, high)


def _interval(claim: Mapping[str, Any]) -> tuple[Any, Any]:
    days = [present(claim[name]) for name in ("period_start", "period_end")]
    known = [pd.Timestamp(day) for day in days if day is not None]
    fallback = present(claim["published"])
    if not known and fallback is not None:
        known = [pd.Timestamp(fallback)]
    return (known[0], known[-1]) if known else (pd.NaT, pd.NaT)


def dated(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the claims that have a place in time, in its order, with their place on a chart.

    ``x_start`` and ``x_end`` are the reference period, else ``published``; ``x`` is its middle; ``y_low`` and
    ``y_high`` are the ends of what is claimed, with the sign of ``signed_value``.
    """
    claims = list(rows(frame))
    placed = frame.assign(y_low=[_ends(claim)[0] for claim in claims], y_high=[_ends(claim)[1] for claim in claims])
    for name, side in (("x_start", 0), ("x_end", 1)):
        days = [_interval(claim)[side] for claim in claims]
        placed[name] = pd.Series(days, index=frame.index, dtype="datetime64[s]")
    placed = placed[placed["x_start"].notna()]
    return placed.assign(x=placed["x_start"] + (placed["x_end"] - placed["x_start"]) / 2).sort_values(
        "x", kind="stable"
    )


def rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as dictionaries with string keys."""
    for record in frame.to_dict("records"):
        yield {str(name): value for name, value in record.items()}
