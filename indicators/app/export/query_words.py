"""A query in words, for people who get a file and were not there when it was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from indicators.app.data import Snapshot
from indicators.app.narrowing import SeriesQuery
from indicators.app.state.choices import LABELS, wording
from indicators.i18n import _
from indicators.query import DATES, FACETS, Query


def in_words(query: Query, snapshot: Snapshot) -> list[str]:
    """Return a line for each parameter of the query, as ``Indicator: Exports of goods; Imports of goods``."""
    lines = [_line(_(LABELS["q"]), [f"“{query.q}”"])] if query.q else []
    for name in FACETS:
        if name != "claim" and (values := getattr(query, name)):
            lines.append(_line(_(LABELS[name]), list(map(wording(name, snapshot), values))))
    for name, field in DATES.items():
        if day := getattr(query, field):
            lines.append(_line(_(LABELS[name]), [day.isoformat()]))
    return lines


def series_in_words(wanted: SeriesQuery, snapshot: Snapshot) -> list[str]:
    """Return a line for each parameter of a selection of observations."""
    lines = [_line(_("Series"), list(wanted.series))] if wanted.series else []
    return [*lines, *in_words(wanted.query, snapshot)]


def _line(label: str, values: Sequence[str]) -> str:
    return f"{label}: {'; '.join(values)}"
