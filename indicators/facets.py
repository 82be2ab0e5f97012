"""How many claims there are for each value of each facet, given what else is asked for.

The counts of a facet respect all of a query but the facet's own values: they say how many claims there would be if a
value were chosen instead. Counting goes by codes that are made once for each column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.memo import per_column, per_index
from indicators.table import SEPARATOR

Bools = npt.NDArray[np.bool_]

YEAR = "year"
_FIRST, _LAST = 1800, 2200


@dataclass(frozen=True)
class Coded:
    """A column as positions in its ``values``, -1 where there is none."""

    codes: npt.NDArray[np.signedinteger[Any]]
    values: tuple[str, ...]

    def among(self, wanted: Iterable[str]) -> Bools:
        """Return whether each row has one of the values, or, of several in a cell, one of them."""
        asked = frozenset(wanted)
        return self._rows([value in asked for value in self.values])

    def with_part(self, wanted: Iterable[str]) -> Bools:
        """Return whether each row has one of the values among the parts of its cell."""
        asked = frozenset(wanted)
        return self._rows([not asked.isdisjoint(value.split(SEPARATOR)) for value in self.values])

    def _rows(self, chosen: list[bool]) -> Bools:
        # The last one is for the code -1.
        return np.asarray(np.array([*chosen, False], bool)[self.codes], bool)

    def counts(self, keep: Bools | None = None, most: int | None = None) -> dict[str, int]:
        """Return how many of the kept rows have each value, or those ``most`` values that most rows have."""
        codes = self.codes if keep is None else self.codes[keep]
        sizes = _sizes(codes, len(self.values))
        there = np.flatnonzero(sizes)
        if most is not None and len(there) > most:
            there = there[np.argsort(-sizes[there], kind="stable")[:most]]
        return {self.values[place]: int(sizes[place]) for place in there}

    def distinct(self, keep: Bools | None = None) -> int:
        """Return how many different values the kept rows have."""
        codes = self.codes if keep is None else self.codes[keep]
        return int(np.count_nonzero(_sizes(codes, 0)))


def _sizes(codes: npt.NDArray[np.signedinteger[Any]], values: int) -> npt.NDArray[np.int64]:
    return np.bincount(codes.astype(np.intp) + 1, minlength=values + 1)[1:]


@per_column
def coded(column: pd.Series) -> Coded:
    """Return a column of texts as codes; they are made once for each column, and categories are codes already."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return Coded(column.array.codes, _texts(column.cat.categories))
    codes, values = pd.factorize(column)
    return Coded(np.asarray(codes, np.int32), tuple(map(str, values)))


@per_index
def _texts(categories: pd.Index) -> tuple[str, ...]:
    return tuple(map(str, categories.to_numpy(object)))


def counts(frame: pd.DataFrame, column: str, keep: Bools | None = None, most: int | None = None) -> dict[str, int]:
    """Return how many of the kept rows have each value of ``column``, most frequent first, then by value.

    Nulls are not counted. A row counts once for each of its codes in ``geo``. ``most`` is how many values are enough.
    """
    cells = coded(frame[column])
    return ordered(_parts(cells.counts(keep)) if column == "geo" else cells.counts(keep, most))


def _parts(cells: Mapping[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for cell, size in cells.items():
        for part in cell.split(SEPARATOR):
            found[part] = found.get(part, 0) + size
    return found


def ordered(found: Mapping[str, int]) -> dict[str, int]:
    """Return counts with the most frequent first, then by value."""
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def ends(frame: pd.DataFrame) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Return the first and last day that each claim is about, or else its publication date; NaT is an open end.

    A claim that has neither has no days at all: its first one is after its last one.
    """
    undated = (frame["period_start"].isna() & frame["period_end"].isna()).to_numpy()
    published = frame["published"].to_numpy()
    start = np.where(undated, published, frame["period_start"].to_numpy())
    end = np.where(undated, published, frame["period_end"].to_numpy())
    nowhere = undated & np.isnat(published)
    start[nowhere], end[nowhere] = np.datetime64("9999-12-31"), np.datetime64("0001-01-01")
    return start, end


def years(frame: pd.DataFrame, keep: Bools | None = None) -> dict[str, int]:
    """Return how many of the kept rows each year would find, as ``from`` and ``to``, the latest year first.

    A period counts in each of its years; one with an open end in all that other claims are about on that side.
    """
    first, last = (_year(side if keep is None else side[keep]) for side in ends(frame))
    given = np.concatenate([first, last])
    given = given[(given >= _FIRST) & (given <= _LAST)]
    if not given.size:
        return {}
    low, high = int(given.min()), int(given.max())
    starts = np.clip(np.where(np.isnan(first), low, first), low, high + 1).astype(np.int64) - low
    stops = np.clip(np.where(np.isnan(last), high, last) + 1, low, high + 1).astype(np.int64) - low
    some = starts < stops
    steps = [np.bincount(side[some], minlength=high - low + 2) for side in (starts, stops)]
    sizes = (steps[0] - steps[1]).cumsum()
    return {str(low + place): int(sizes[place]) for place in np.flatnonzero(sizes)[::-1]}


def _year(days: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    years = days.astype("datetime64[Y]").astype(np.int64) + 1970.0
    return np.where(np.isnat(days), np.nan, years)
