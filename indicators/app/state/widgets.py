"""Widgets that show what the address says and write their changes into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from indicators.app.data import Snapshot
from indicators.app.state.address import EARLIEST, LATEST, View, asked, changed, clear, values, write
from indicators.app.state.choices import (
    FIRST_CHOICES,
    LABELS,
    MORE_CHOICES,
    SEARCH_HELP,
    counted,
    day_format,
    labels,
    names,
    year_of,
)
from indicators.app.state.options import choose
from indicators.facets import YEAR
from indicators.i18n import DEFAULT, _, spoken
from indicators.query import DATES, FACETS, Query


def _key(name: str) -> str:
    """Return a widget's key: another one in each language, as a widget remembers a choice by its label."""
    return name if spoken() == DEFAULT else f"{name}_{spoken()}"


def option(name: str, view: View) -> dict[str, Any]:
    """Return the widget arguments that make a widget show an option and write its changes into the address."""
    key, value = _key(f"option_{name}"), view.options.get(name)
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return {"key": key, "on_change": _option_changed, "args": (name, key)}


def _option_changed(name: str, key: str) -> None:
    choose(name, st.session_state[key])


def _changed(name: str, key: str) -> None:
    value: Any = st.session_state[key]
    # Who narrows the table has done with the claim that was open.
    query = replace(asked(), claim=())
    if name == YEAR:
        days = (date(int(value), 1, 1), date(int(value), 12, 31)) if value else (None, None)
        write(replace(query, since=days[0], until=days[1]), anew=True)
        return
    if name in FACETS:
        value = tuple(value)
    elif name == "all":
        value = True if value else None
    elif name == "q":
        value = (value or "").strip()
    write(changed(query, name, value), anew=True)


def _synced(name: str, value: Any) -> dict[str, Any]:
    """Return the widget arguments that make a widget show ``value`` and write its changes into the address."""
    key = _key(f"filter_{name}")
    # Choices are set each time, as their labels change with the counts, and a widget remembers labels.
    if key not in st.session_state or st.session_state[key] != value or name in (YEAR, *FACETS):
        st.session_state[key] = value
    return {"label": _(LABELS[name]), "key": key, "on_change": _changed, "args": (name, key)}


def filters(view: View, snapshot: Snapshot) -> None:
    """Draw the filters in the sidebar, the seldom used ones folded away until one of them is in use.

    Each choice says how many claims it would find beside the other filters.
    """
    query, found = view.query, counted(snapshot.id, view.query, snapshot.frame)
    with st.sidebar:
        search(view, _("gas price, “gas price”, gas*"), tip=_(SEARCH_HELP))
        for name in FIRST_CHOICES:
            _choice(name, query, found, snapshot)
        _year_choice(query, found[YEAR], snapshot)
        days(view)
        with st.expander(_("More filters"), expanded=any(getattr(query, name) for name in MORE_CHOICES)):
            for name in MORE_CHOICES:
                _choice(name, query, found, snapshot)
        unnamed(view)
        st.button(_("Clear filters"), on_click=clear, disabled=query == Query(), width="stretch")


def days(view: View) -> None:
    """Draw the filters for the first and the last day."""
    for column, name in zip(st.columns(2), DATES, strict=True):
        column.date_input(
            **_synced(name, getattr(view.query, DATES[name])),
            value=None,
            min_value=EARLIEST,
            max_value=LATEST,
            format=day_format(),
        )


def unnamed(view: View) -> None:
    """Draw the switch for numbers without an indicator."""
    st.toggle(**_synced("all", bool(view.query.all)))


def search(view: View, placeholder: str, label: str | None = None, tip: str | None = None) -> None:
    """Draw the filter for words, by default those of the sentence."""
    widget = _synced("q", view.query.q)
    st.text_input(**{**widget, "label": label or widget["label"]}, type="search", placeholder=placeholder, help=tip)


def choice(name: str, view: View, snapshot: Snapshot) -> None:
    """Draw the filter for one facet of something else than claims, whose numbers would say nothing here."""
    chosen = list(getattr(view.query, name))
    _choices(name, chosen, names(name, dict.fromkeys([*values(snapshot, name), *chosen]), snapshot))


def choices(view: View, snapshot: Snapshot, facets: Sequence[str]) -> None:
    """Draw the filters of these facets of the claims where the caller stands."""
    found = counted(snapshot.id, view.query, snapshot.frame)
    for name in facets:
        _choice(name, view.query, found, snapshot)


def _choice(name: str, query: Query, found: Mapping[str, Mapping[str, int]], snapshot: Snapshot) -> None:
    chosen = list(getattr(query, name))
    _choices(name, chosen, labels(name, chosen, found[name], snapshot))


def _choices(name: str, chosen: list[str], options: Mapping[str, str]) -> None:
    st.multiselect(
        **_synced(name, chosen),
        options=list(options),
        format_func=options.__getitem__,
        placeholder=_("Any"),
        select_all=False,
    )


def _year_choice(query: Query, found: Mapping[str, int], snapshot: Snapshot) -> None:
    year = year_of(query)
    options = labels(YEAR, [year] if year else [], found, snapshot)
    st.selectbox(
        **_synced(YEAR, year),
        options=sorted(options, reverse=True),
        format_func=options.__getitem__,
        index=None,
        placeholder=_("Any"),
    )
