"""In which order claims are listed, and which of them are on a page. Positions in the frame, no rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.app.data import Snapshot
from indicators.facets import Coded, coded
from indicators.i18n import N_, _
from indicators.model import Modality, Verdict
from indicators.wording import actor_name, indicator_name

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

ROWS = 50
_TOP, _BOTTOM = "descending", "ascending"
# What claims can be sorted by, and in words from which end; the first is what an address without it means.
SORTS: Mapping[tuple[str, str], str] = {
    ("published", _TOP): N_("Newest first"),
    ("published", _BOTTOM): N_("Oldest first"),
    ("period", _TOP): N_("Latest period first"),
    ("period", _BOTTOM): N_("Earliest period first"),
    ("value", _TOP): N_("Largest value first"),
    ("value", _BOTTOM): N_("Smallest value first"),
    ("difference", _TOP): N_("Largest difference in per cent first"),
    ("difference", _BOTTOM): N_("Smallest difference in per cent first"),
    ("verdict", _BOTTOM): N_("Official figures: differing first"),
    ("verdict", _TOP): N_("Official figures: not comparable first"),
    ("indicator", _BOTTOM): N_("Indicator, A to Z"),
    ("indicator", _TOP): N_("Indicator, Z to A"),
    ("speaker", _BOTTOM): N_("Speaker, A to Z"),
    ("speaker", _TOP): N_("Speaker, Z to A"),
    ("publisher", _BOTTOM): N_("Publisher, A to Z"),
    ("publisher", _TOP): N_("Publisher, Z to A"),
    ("modality", _BOTTOM): N_("Modality: facts first"),
    ("modality", _TOP): N_("Modality: conditions first"),
}
DEFAULT_SORT = next(iter(SORTS))[0]


class Order(NamedTuple):
    """What of a list an address asks for, and a notice for each part that is nonsense."""

    sort: str
    ascending: bool
    page: int
    notices: tuple[str, ...]


def asked(options: Mapping[str, str]) -> Order:
    """Return the order and page that the options of an address ask for."""
    sort, page, notices = options.get("sort", DEFAULT_SORT), options.get("page", "1"), []
    known = [name for name, end in SORTS if end == _TOP]
    if sort not in known:
        notices.append(_("sort: “{value}” is not one of {choices}").format(value=sort[:40], choices=", ".join(known)))
        sort = DEFAULT_SORT
    if not re.fullmatch("[1-9][0-9]{0,8}", page):
        notices.append(_("page: “{value}” is no number of a page").format(value=page[:40]))
        page = "1"
    return Order(sort, options["order"] == _BOTTOM, int(page), tuple(notices))


class Place(NamedTuple):
    """Where in the list a page is: its rows from ``first`` to before ``last`` of ``total``, and its number."""

    page: int
    pages: int
    first: int
    last: int
    total: int


def place(total: int, page: int) -> Place:
    """Return the place of a page, counted from 1; beyond the ends it is the first or the last one."""
    pages = max(1, -(-total // ROWS))
    page = min(max(page, 1), pages)
    return Place(page, pages, (page - 1) * ROWS, min(page * ROWS, total), total)


def arranged(snapshot: Snapshot, rows: Ints, sort: str, *, ascending: bool) -> Ints:
    """Return the positions ``rows`` in order; what has no value comes last either way, equals stay as they are."""
    key = _KEYS[sort](snapshot)[rows]
    return np.asarray(rows[np.argsort(key if ascending else -key, kind="stable")], np.int64)


def _days(column: pd.Series) -> Floats:
    days = column.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), np.nan, days.astype(np.int64).astype(np.float64))


def _period(snapshot: Snapshot) -> Floats:
    start, end = (_days(snapshot.frame[name]) for name in ("period_start", "period_end"))
    # By the end, and of those with one end the shorter one is the later one.
    return np.where(np.isnan(end), start, end) + np.where(np.isnan(start), 0, start) / 1e7


def _of_codes(ranks: list[float], cells: Coded) -> Floats:
    return np.asarray(np.array([*ranks, np.nan])[cells.codes], np.float64)


def _names(column: str, wording: Callable[[str], str] = str) -> Callable[[Snapshot], Floats]:
    def ranks(snapshot: Snapshot) -> Floats:
        cells = coded(snapshot.frame[column])
        names = [wording(value).casefold() for value in cells.values]
        rank: dict[Any, int] = {name: position for position, name in enumerate(sorted(set(names)))}
        return _of_codes([float(rank[name]) for name in names], cells)

    return ranks


def _ranks(column: str, order: Sequence[str]) -> Callable[[Snapshot], Floats]:
    def ranks(snapshot: Snapshot) -> Floats:
        cells = coded(snapshot.frame[column])
        return _of_codes([float(order.index(value)) for value in cells.values], cells)

    return ranks


_KEYS: Mapping[str, Callable[[Snapshot], Floats]] = {
    "published": lambda snapshot: _days(snapshot.frame["published"]),
    "value": lambda snapshot: snapshot.frame["signed_value"].to_numpy(np.float64),
    "indicator": _names("indicator", indicator_name),
    "period": _period,
    "speaker": _names("speaker", actor_name),
    "verdict": _ranks("verdict", (Verdict.DIFFERS, Verdict.CONSISTENT, Verdict.NOT_COMPARABLE)),
    # In per cent of the official figure, as dollars and tonnes have no common order.
    "difference": lambda snapshot: snapshot.details["difference_percent"].abs().to_numpy(np.float64),
    "publisher": _names("publisher"),
    "modality": _ranks("modality", tuple(Modality)),
}
