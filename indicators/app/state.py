"""The address is the state: pages read their query from it, widgets write their changes into it.

Streamlit can bind a widget to a parameter itself, but then a list of choices puts its labels into the address; ours
holds the identifiers that the HTTP routes take too, and stays the same in another language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from indicators.app.choices import FIRST_CHOICES, MORE_CHOICES, SEARCH_HELP, counted, day_format, labels, names, year_of
from indicators.app.choices import LABELS as LABELS
from indicators.app.choices import wording as wording
from indicators.app.data import Snapshot
from indicators.facets import YEAR
from indicators.i18n import DEFAULT, LANGUAGES, _, spoken
from indicators.model import Measure, Modality, Verdict
from indicators.query import DATES, FACETS, Query, facet_counts, matching, not_among, select, unmatched

# Of these every value can be asked for, whether or not there is a claim of its kind yet.
_CLOSED: Mapping[str, tuple[str, ...]] = {
    "measure": tuple(Measure),
    "modality": tuple(Modality),
    "verdict": tuple(Verdict),
}
# How pages show what they show: each with its choices, the first being what an address without it means; None where
# the page knows the choices. They stand in the address beside the query, and the routes under /api know none of them.
OPTIONS: Mapping[str, tuple[str, ...] | None] = {
    # Indicator: which axis, on which scale, and what stands on it.
    "panel": None,
    "scale": ("linear", "log"),
    "values": ("stated", "index"),
    "forecasts": ("shown", "hidden"),
    "official": ("shown", "hidden"),
    "colour": ("country", "publisher"),
    # Claims and Compare: in which order, and from which row on.
    "sort": None,
    "order": ("descending", "ascending"),
    "page": None,
    # Sources: which documents.
    "kind": ("any", "article", "excerpt", "digest"),
    "year": None,
    # Compare: claims beside each other, or beside official figures.
    "view": ("claims", "official"),
    "agreeing": ("hidden", "shown"),
    "chart": ("dumbbell", "scatter"),
    # Parse: what is given, and the public example; nothing that a visitor gives is in an address.
    "input": ("text", "files", "address"),
    "example": ("none", "sochi"),
}
_FIELDS = {**{name: name for name in LABELS}, **DATES}
# Longer ones are no pages, and Python refuses to read the longest as numbers at all.
_PAGE = re.compile("[1-9][0-9]{0,8}")
_EARLIEST, _LATEST = date(1800, 1, 1), date(2200, 12, 31)


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


def _with(query: Query, name: str, value: Any) -> Query:
    changes: dict[str, Any] = {_FIELDS.get(name, name): value}
    return replace(query, **changes)


def _address() -> Query:
    return _read()[0]


def _read() -> tuple[Query, list[str]]:
    pairs = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
    query, errors = Query.lenient(pairs, ignore=OPTIONS)
    notices = [str(error) for error in errors]
    for name, field in DATES.items():
        day = getattr(query, field)
        if day is not None and not _EARLIEST <= day <= _LATEST:
            query = _with(query, name, None)
            words = _("{day} is not between {first} and {last}")
            notices.append(words.format(day=day, first=_EARLIEST.year, last=_LATEST.year))
    return query, notices


def read(snapshot: Snapshot) -> View:
    """Return what the page's address asks for; values that the data does not have are dropped with a notice."""
    query, notices = _read()
    asked = replace(query, source=(), measure=(), modality=(), verdict=())
    notices += [str(error) for error in unmatched(snapshot.frame, asked)]
    unknown = [document for document in query.source if document not in snapshot.documents]
    notices += [_("source: there is no document “{name}”").format(name=document[:40]) for document in unknown]
    for name in FACETS:
        if getattr(query, name):
            known = snapshot.documents if name == "source" else _values(snapshot, name)
            query = _with(query, name, tuple(value for value in getattr(query, name) if value in known))
    options, wrong = _options()
    return View(replace(query, claim=()), next(iter(query.claim), None), (*notices, *wrong), options)


def _options() -> tuple[dict[str, str], list[str]]:
    """Return the value of each option, and a notice for each value, or language, that is none of its choices."""
    options, notices = {name: choices[0] for name, choices in OPTIONS.items() if choices}, []
    asked = st.query_params.get("lang", "")
    if asked and asked not in LANGUAGES:
        notices.append(f"lang: “{asked[:40]}” is not one of {', '.join(LANGUAGES)}")
    for name, choices in OPTIONS.items():
        value = st.query_params.get(name, "")
        if name == "page" and value and not _PAGE.fullmatch(value):
            notices.append(_("page: “{value}” is no number of a page").format(value=value[:40]))
        elif value and (choices is None or value in choices):
            options[name] = value
        elif value:
            notices.append(f"{name}: {not_among(value, choices or ())}")
    return options, notices


def language() -> str:
    """Return the language of the interface that the address asks for."""
    asked = st.query_params.get("lang", DEFAULT)
    return asked if asked in LANGUAGES else DEFAULT


def _stated(options: Mapping[str, str | None]) -> dict[str, list[str]]:
    return {name: [value] for name, value in options.items() if value and (OPTIONS[name] or ("",))[0] != value}


def choose(name: str, value: str | None) -> None:
    """Put an option into the address; its default, and None, take it out."""
    choose_all({name: value})


def choose_all(options: Mapping[str, str | None]) -> None:
    """Put several options into the address in one step."""
    stated = _stated(options)
    # Another choice or order of rows starts on its first page.
    gone = {*options, "page"}
    kept = {name: st.query_params.get_all(name) for name in st.query_params if name not in gone}
    st.query_params.from_dict({**kept, **stated})


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


def _values(snapshot: Snapshot, name: str) -> list[str]:
    if name == "source":
        return list(snapshot.documents)
    if name in _CLOSED:
        return list(_CLOSED[name])
    return _found(snapshot.id, name, snapshot.frame)


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
    st.query_params.from_dict({**kept, **_stated(changed), **params})


def choose_claim(claim: str | None, options: Mapping[str, str | None] | None = None) -> None:
    """Show this claim in full, or none, and choose ``options`` in the same step."""
    write(replace(_address(), claim=(claim,) if claim else ()), options=options)


def drop(name: str) -> None:
    """Remove one parameter from the address."""
    write(_with(_address(), name, getattr(Query(), _FIELDS[name])), anew=True)


def chosen() -> str | None:
    """Return the claim that the address shows in full."""
    return next(iter(_address().claim), None)


def show_all() -> None:
    """Show numbers without an indicator too."""
    write(replace(_address(), all=True), anew=True)


def clear() -> None:
    """Remove every parameter from the address."""
    write(Query(), anew=True)


def _changed(name: str, key: str) -> None:
    value: Any = st.session_state[key]
    # Who narrows the table has done with the claim that was open.
    query = replace(_address(), claim=())
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
    write(_with(query, name, value), anew=True)


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
        for column, name in zip(st.columns(2), DATES, strict=True):
            column.date_input(
                **_synced(name, getattr(query, DATES[name])),
                value=None,
                min_value=_EARLIEST,
                max_value=_LATEST,
                format=day_format(),
            )
        with st.expander(_("More filters"), expanded=any(getattr(query, name) for name in MORE_CHOICES)):
            for name in MORE_CHOICES:
                _choice(name, query, found, snapshot)
        st.toggle(**_synced("all", bool(query.all)))
        st.button(_("Clear filters"), on_click=clear, disabled=query == Query(), width="stretch")


def search(view: View, placeholder: str, label: str | None = None, tip: str | None = None) -> None:
    """Draw the filter for words, by default those of the sentence."""
    widget = _synced("q", view.query.q)
    st.text_input(**{**widget, "label": label or widget["label"]}, type="search", placeholder=placeholder, help=tip)


def choice(name: str, view: View, snapshot: Snapshot) -> None:
    """Draw the filter for one facet of something else than claims, whose numbers would say nothing here."""
    chosen = list(getattr(view.query, name))
    _choices(name, chosen, names(name, dict.fromkeys([*_values(snapshot, name), *chosen]), snapshot))


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
