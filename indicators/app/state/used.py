"""Which parameters each page uses: of others in its address it says that they do nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st

from indicators.app.state.options import OPTIONS
from indicators.i18n import _
from indicators.query import DATES, FACETS, WITH_NONE

FILTERS = frozenset({*FACETS, *DATES, "q", "all"})
# Page -> the parameters that it uses besides the language of the interface.
USED: Mapping[str, frozenset[str]] = {
    "overview": FILTERS,
    # What has no indicator is on no axis, whoever asks for it.
    "indicator": FILTERS - {"all"} | {"panel", "scale", "values", "forecasts", "official", "colour", "page"},
    "claims": FILTERS | {"sort", "order", "page"},
    "sources": FILTERS | {"kind", "year", "sort", "order", "page"},
    # One document: its text, and the claim that is chosen in it.
    "source": frozenset({"source", "claim"}),
    "compare": FILTERS | {"view", "agreeing", "chart", "sort", "order", "page"},
    "parse": frozenset({"input", "example"}),
    "about": frozenset(),
}


def unused(used: Collection[str]) -> list[str]:
    """Return a notice that names the parameters of the address that do nothing here, if there are any.

    Parameters that no page knows are told of by whoever reads the query.
    """
    there = [name for name in (*FACETS, *DATES, "q", "all", *OPTIONS) if name not in used and _said(name)]
    return [_("{names}: not used on this page").format(names=", ".join(there))] if there else []


def _said(name: str) -> bool:
    return any(value.strip() or name in WITH_NONE for value in st.query_params.get_all(name))
