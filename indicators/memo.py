"""What is worked out from a column of a frame, kept as long as the column is there.

Arrow arrays never change: a cell that is set in a frame gives its column another array. So the array stands for its
contents, which would take longer to compare than to work through again.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import RLock
from typing import Any, TypeVar
from weakref import finalize

import pandas as pd
import pyarrow as pa

T = TypeVar("T")


def per_column(make: Callable[[pd.Series], T]) -> Callable[[pd.Series], T]:
    """Return ``make`` with its results remembered by column; those of columns without an Arrow array are not."""
    known: dict[int, T] = {}
    lock = RLock()

    def look(column: pd.Series) -> T:
        array = _array(column)
        return make(column) if array is None else _kept(known, lock, array, lambda: make(column))

    return look


def per_index(make: Callable[[pd.Index], T]) -> Callable[[pd.Index], T]:
    """Return ``make`` with its results remembered by index: categories are shared by all parts of a column."""
    known: dict[int, T] = {}
    lock = RLock()
    return lambda index: _kept(known, lock, index, lambda: make(index))


def _kept(known: dict[int, T], lock: RLock, owner: Any, make: Callable[[], T]) -> T:
    # Under the lock, so that two sessions do not do the same work at the same time.
    with lock:
        if id(owner) not in known:
            known[id(owner)] = make()
            finalize(owner, known.pop, id(owner), None)
        return known[id(owner)]


def _array(column: pd.Series) -> pa.ChunkedArray | None:
    arrow = getattr(column.array, "__arrow_array__", None)
    found: Any = arrow() if arrow is not None else None
    # Of other kinds of columns the array is made anew at every look.
    return found if isinstance(found, pa.ChunkedArray) and arrow is not None and arrow() is found else None
