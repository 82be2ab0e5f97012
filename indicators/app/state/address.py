"""The query in the address: read with notices, and written as steps that the browser's Back undoes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from indicators.app.data import Snapshot
from indicators.app.state import options as page_options
from indicators.app.state.choices import LABELS
from indicators.app.state.options import OPTIONS, stated
from indicators.app.state.used import FILTERS, USED, unused
from indicators.i18n import _
from indicators.model import Measure, Modality, Verdict
from indicators.query import DATES, FACETS, NONE, WITH_NONE, Query, facet_counts, matching, select, unmatched

# Of these every value can be asked for, whether or not there is a claim of its kind yet.
_CLOSED: Mapping[str, tuple[str, ...]] = {
    "measure": tuple(Measure),
    "modality": tuple(Modality),
    "verdict": tuple(Verdict),
}
_FIELDS = {**{name: name for name in LABELS}, **DATES}
# Dates beyond these are nobody's reference period, and no widget can show them.
EARLIEST, LATEST = date(1800, 1, 1), date(2200, 12, 31)


@dataclass(frozen=True)
class View:
    """What an address asks for: which rows, which claim to show in full, and what of it could not be understood."""

    query: Query
    claim: str | None
    notices: tuple[str, ...]
    options: Mapping[str, str]

    def rows(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of ``frame`` that the view shows: those without an indicator only when asked for."""
        return select(frame, self.query, keep_unnamed=False)

    def matching(self, frame: pd.DataFrame) -> npt.NDArray[np.bool_]:
        """Return which rows of ``frame`` the view shows; of a long table, taking all of them takes long."""
        return matching(frame, self.query, keep_unnamed=False)

    def params(self) -> list[tuple[str, str]]:
        """Return the query parameters for which the routes under ``/api`` give exactly the rows of this view."""
        return replace(self.query, all=bool(self.query.all)).to_params()


def changed(query: Query, name: str, value: Any) -> Query:
    """Return ``query`` with another value of one parameter."""
    changes: dict[str, Any] = {_FIELDS.get(name, name): value}
    return replace(query, **changes)


def asked() -> Query:
    """Return the query in the address, as far as it can be read."""
    return _read(FILTERS)[0]


def _read(used: Collection[str]) -> tuple[Query, list[str]]:
    pairs = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    query, errors = Query.lenient(pairs, ignore=[*OPTIONS, *FILTERS.difference(used)])
    notices = [str(error) for error in errors]
    for name, field in DATES.items():
        day = getattr(query, field)
        if day is not None and not EARLIEST <= day <= LATEST:
            query = changed(query, name, None)
            words = _("{day} is not between {first} and {last}")
            notices.append(words.format(day=day, first=EARLIEST.year, last=LATEST.year))
    return query, notices


def read(snapshot: Snapshot, page: str) -> View:
    """Return what the address of a page asks for, which is one of ``USED``.

    Values that the data does not have, and parameters that the page does not use, are dropped with a notice.
    """
    used = USED[page]
    # Official figures can be looked at before anybody speaks of them.
    beside = official_indicators(snapshot) if page == "indicator" else ()
    view = _view(snapshot, used, beside)
    return replace(view, notices=(*view.notices, *unused(used)))


def official_indicators(snapshot: Snapshot) -> list[str]:
    """Return the indicators of which there are official figures."""
    return list(snapshot.series["indicator"].dropna().unique())


def _view(snapshot: Snapshot, used: Collection[str], beside: Collection[str]) -> View:
    query, notices = _read(used)
    others = tuple(name for name in query.indicator if name not in beside)
    asked = replace(query, indicator=others, source=(), measure=(), modality=(), verdict=())
    notices += [str(error) for error in unmatched(snapshot.frame, asked)]
    unknown = [document for document in query.source if document not in snapshot.documents]
    notices += [_("source: there is no document “{name}”").format(name=document[:40]) for document in unknown]
    for name in FACETS:
        if getattr(query, name):
            known = snapshot.documents if name == "source" else values(snapshot, name)
            known = [*known, *beside] if name == "indicator" else known
            query = changed(query, name, tuple(value for value in getattr(query, name) if value in known))
    options, wrong = page_options.asked(used)
    return View(replace(query, claim=()), next(iter(query.claim), None), (*notices, *wrong), options)


def values(snapshot: Snapshot, name: str) -> list[str]:
    """Return what can be asked for in one facet."""
    if name == "source":
        return list(snapshot.documents)
    if name in _CLOSED:
        return list(_CLOSED[name])
    return [*_found(snapshot.id, name, snapshot.frame), *([NONE] if name in WITH_NONE else ())]


@st.cache_data(max_entries=64, show_spinner=False)
def _found(snapshot_id: str, name: str, _frame: pd.DataFrame) -> list[str]:
    return [str(value) for value in facet_counts(_frame, FACETS[name]).index]


def write(query: Query, *, anew: bool = False, options: Mapping[str, str | None] | None = None) -> None:
    """Make ``query`` the page's address, as a step that the browser's Back undoes; ``anew`` from the first row on.

    ``options`` are chosen in the same step: each change of the address by itself would be one to go back through.
    """
    changed = options or {}
    params: dict[str, list[str]] = {}
    for name, value in query.to_params():
        params.setdefault(name, []).append(value)
    # The language of the interface and the page's options are no part of a query, and survive every change of it.
    gone = {*changed, *(["page"] if anew else [])}
    there = [name for name in ("lang", *OPTIONS) if name in st.query_params and name not in gone]
    kept = {name: st.query_params.get_all(name) for name in there}
    st.query_params.from_dict({**kept, **stated(changed), **params})


def choose_claim(claim: str | None, options: Mapping[str, str | None] | None = None) -> None:
    """Show this claim in full, or none, and choose ``options`` in the same step."""
    write(replace(asked(), claim=(claim,) if claim else ()), options=options)


def drop(name: str) -> None:
    """Remove one parameter from the address."""
    write(changed(asked(), name, getattr(Query(), _FIELDS[name])), anew=True)


def chosen() -> str | None:
    """Return the claim that the address shows in full."""
    return next(iter(asked().claim), None)


def show_all() -> None:
    """Show numbers without an indicator too."""
    write(replace(asked(), all=True), anew=True)


def clear() -> None:
    """Remove every parameter from the address."""
    write(Query(), anew=True)
