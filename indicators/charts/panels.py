"""Claims that can share an axis, and where on a chart each of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.facets import coded
from indicators.model import Measure
from indicators.wording import axis_unit, measure_name

KEYS = ("indicator", "measure", "unit", "per")
# The values of these columns; a measure is always there.
Key = tuple[str | None, str, str | None, str | None]


@dataclass(frozen=True)
class Panel:
    """The claims that share one axis: ``frame`` has the columns of ``indicators.table.SCHEMA`` and at least one row.

    ``left_out`` is how many older ones are not in it.
    """

    indicator: str | None
    measure: str
    unit: str | None
    per: str | None
    frame: pd.DataFrame
    left_out: int = 0

    @property
    def total(self) -> int:
        """How many claims share the axis."""
        return len(self.frame) + self.left_out

    @cached_property
    def placed(self) -> pd.DataFrame:
        """The claims that have a place in time, as ``dated``."""
        return dated(self.frame)

    @cached_property
    def marks(self) -> Sequence[Mapping[str, Any]]:
        """The rows of ``placed``."""
        return list(rows(self.placed))

    @property
    def key(self) -> str:
        """A name for the panel that is unique among the panels of one table."""
        return "|".join(part or "" for part in (self.indicator, self.measure, self.unit, self.per))

    @property
    def axis(self) -> str:
        """What the axis shows, in words: ``change, %`` or ``USD per 1000 cubic metre``."""
        words = axis_unit(self.unit, self.per)
        # A multiple is how far something moved, as a change is.
        measure = Measure.CHANGE if self.measure == Measure.MULTIPLE else self.measure
        return ", ".join(filter(None, [measure_name(measure), words]))


def panels(frame: pd.DataFrame, order: Sequence[str] = ()) -> list[Panel]:
    """Split claims into panels, indicators in the given ``order`` first, the fullest panel of each indicator first."""
    found = by_key(frame)
    one = len(found) == 1
    return [Panel(*key, frame if one else frame.iloc[found[key]]) for key in _ordered(found, order)]


def first_panels(
    frame: pd.DataFrame, places: npt.NDArray[np.int64], order: Sequence[str], *, panels: int, claims: int
) -> tuple[list[Panel], int]:
    """Return the first of the panels of the claims at these places, each with its newest claims, and their number.

    Of many claims most are never drawn, and to take their rows takes long.
    """
    found = by_key(frame[list(KEYS)].iloc[places])
    days = frame["published"].to_numpy()
    first = []
    for key in _ordered(found, order)[:panels]:
        own = places[found[key]]
        # What has no date is older than all that has one.
        newest = np.sort(own[np.argsort(days[own].astype(np.int64), kind="stable")[-claims:]])
        first.append(Panel(*key, frame.iloc[newest], len(own) - len(newest)))
    return first, len(found)


def _ordered(found: Mapping[Key, npt.NDArray[np.int64]], order: Sequence[str]) -> list[Key]:
    rank = {name: position for position, name in enumerate(order)}
    return sorted(found, key=lambda key: (rank.get(key[0] or "", len(rank)), key[0] or "", -len(found[key])))


def by_key(frame: pd.DataFrame) -> dict[Key, npt.NDArray[np.int64]]:
    """Return the positions of the rows of each indicator, measure, unit and denominator, as they first appear."""
    columns = [coded(frame[name]) for name in KEYS]
    number = np.zeros(len(frame), np.int64)
    for column in columns:
        number = number * (len(column.values) + 1) + column.codes
    groups = pd.Series(np.arange(len(frame))).groupby(number, sort=False).indices
    found = {}
    for places in groups.values():
        cells = [(*column.values, None)[column.codes[places[0]]] for column in columns]
        found[cells[0], str(cells[1]), cells[2], cells[3]] = np.sort(places)
    return dict(sorted(found.items(), key=lambda pair: int(pair[1][0])))


def dated(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the claims that have a place in time, in its order, with their place on a chart.

    ``x_start`` and ``x_end`` are the reference period, else ``published``; ``x`` is its middle; ``y_low`` and
    ``y_high`` are the ends of what is claimed, with the sign of ``signed_value``.
    """
    low, high = frame["value_low"].to_numpy(float), frame["value_high"].to_numpy(float)
    # A verb's minus turns the stated ends around; one that is written on the number is in them already.
    turned = frame["signed_value"].to_numpy(float) * frame["value"].to_numpy(float) < 0
    start, end, published = frame["period_start"], frame["period_end"], frame["published"]
    x_start = start.fillna(end).fillna(published).astype("datetime64[s]")
    x_end = end.fillna(start).fillna(published).astype("datetime64[s]")
    placed = frame.assign(
        y_low=np.where(turned, -high, low),
        y_high=np.where(turned, -low, high),
        x_start=x_start,
        x_end=x_end,
        x=x_start + (x_end - x_start) / 2,
    )
    there = np.flatnonzero(x_start.notna())
    # One look at the rows instead of two, as there are many columns.
    return placed.iloc[there[np.argsort(placed["x"].to_numpy()[there], kind="stable")]]


def rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as dictionaries with string keys."""
    # Column by column: of Arrow's arrays pandas gives out single cells slowly.
    names = [str(name) for name in frame.columns]
    columns = [column.to_numpy(object).tolist() for _, column in frame.items()]
    for cells in zip(*columns, strict=True):
        yield dict(zip(names, cells, strict=True))
