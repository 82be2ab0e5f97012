"""Periods as numbers: what a claim and an observation must share."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.model import Measure

Ints = npt.NDArray[np.int64]
Days = npt.NDArray[np.datetime64]

NONE = -1
_SPAN = 100_000  # days, more than any period is long


def periods(frame: pd.DataFrame, name: str = "period") -> Ints:
    """Return a number for each row's period; NONE where an end is missing."""
    return number(_days(frame[f"{name}_start"]), _days(frame[f"{name}_end"]))


def year_earlier(frame: pd.DataFrame) -> Ints:
    """Return the number of the same period a year before; the last day of a month stays the last."""
    day = np.timedelta64(1, "D")
    return number(_back(_days(frame["period_start"])), _back(_days(frame["period_end"]) + day) - day)


def unfinished(frame: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Whether a claim was published before its period was over: then it is about the part until that day.

    A price is not: it holds from the first day of its period on.
    """
    early = _days(frame["published"]) < _days(frame["period_end"])
    price = frame["per"].notna() & (frame["measure"] == Measure.LEVEL)
    return early & ~price.to_numpy(bool)


def number(start: Days, end: Days) -> Ints:
    """Return one number for a first and a last day."""
    known = ~(np.isnat(start) | np.isnat(end))
    first, last = (np.where(known, days.astype(np.int64), 0) for days in (start, end))
    return np.where(known, first * _SPAN + (last - first), NONE)


def _days(column: pd.Series) -> Days:
    days: Days = pd.to_datetime(column).to_numpy().astype("datetime64[D]")
    return days


def _back(days: Days) -> Days:
    months = days.astype("datetime64[M]")
    earlier: Days = (months - np.timedelta64(12, "M")).astype("datetime64[D]")
    moved: Days = earlier + (days - months.astype("datetime64[D]"))
    return moved
