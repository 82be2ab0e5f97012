"""What narrows, sorts and pages the list of documents: widgets whose every change is in the address."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import numpy as np
import pandas as pd
import streamlit as st

from indicators.app import state
from indicators.app.data import Snapshot
from indicators.app.export import menu as download_menu
from indicators.app.export.query_words import in_words
from indicators.app.narrowing import holding
from indicators.app.sources import documents
from indicators.i18n import _
from indicators.parameters import not_among
from indicators.query import Query, matching

_OF_CLAIMS = ("indicator", "speaker", "verdict", "geo", "unit", "per", "measure", "modality")


@st.cache_resource(max_entries=4, show_spinner=False)
def table(snapshot_id: str, _snapshot: Snapshot) -> pd.DataFrame:
    """Return ``documents.table`` of the snapshot, for which ``snapshot_id`` stands; shared, never to be changed."""
    return documents.table(_snapshot.documents, _snapshot.frame)


def checked(view: state.View, frame: pd.DataFrame) -> state.View:
    """Return the view without options that mean nothing here; each dropped one has a notice."""
    options, notices = dict(view.options), list(view.notices)
    valid = {"year": documents.years(frame), "sort": list(documents.SORTS)}
    for name, choices in valid.items():
        if (value := options.get(name)) is not None and value not in choices:
            notices.append(f"{name}: {not_among(value, choices)}")
            del options[name]
    return replace(view, options=options, notices=tuple(notices))


def wanted(view: state.View) -> documents.Wanted:
    """Return which documents the view asks for."""
    kind, year = view.options["kind"], view.options.get("year")
    return documents.Wanted(
        publishers=view.query.publisher,
        languages=view.query.language,
        kinds=() if kind == "any" else (kind,),
        years=(year,) if year else (),
        q=view.query.q,
    )


def opened(view: state.View, snapshot: Snapshot) -> str | None:
    """Return the document that the address opens: the first that it names, else that of its claim, or None."""
    if view.query.source:
        return view.query.source[0]
    claim = snapshot.frame["claim_id"] == view.claim if view.claim else None
    return None if claim is None else next(iter(snapshot.frame.loc[claim, "document_id"]), None)


def one_only(view: state.View) -> state.View:
    """Return the view with a notice if its address names further documents than the one that is shown."""
    if len(view.query.source) < 2:
        return view
    return replace(view, notices=(*view.notices, _("source: one document at a time; this is the first of them")))


def asked_of_claims(view: state.View) -> Query | None:
    """Return what the documents' claims are asked for, or None where nothing is; the words of ``q`` are the text's."""
    query = view.query
    part = replace(holding(query) or Query(all=query.all), since=query.since, until=query.until)
    return None if part == Query(all=query.all) else part


def found(view: state.View, frame: pd.DataFrame, snapshot: Snapshot) -> pd.DataFrame:
    """Return the documents that the view asks for, in their order."""
    shown, asked = documents.select(frame, wanted(view)), asked_of_claims(view)
    if asked is None:
        return shown
    keep = matching(snapshot.frame, asked, keep_unnamed=False)
    return documents.holding(shown, snapshot.frame["document_id"].iloc[np.flatnonzero(keep)])


def download(shown: pd.DataFrame, view: state.View, snapshot: Snapshot) -> None:
    """Draw the menu that offers these documents."""
    query, lines = replace(view.query, q=""), []
    if view.query.q:
        lines.append(f"{_('Words in the text')}: “{view.query.q}”")
    if (kind := view.options["kind"]) != "any":
        lines.append(f"{_('Kind')}: {_(documents.KINDS[kind])}")
    if year := view.options.get("year"):
        lines.append(f"{_('Year')}: {year}")
    # Days are those that claims are about here, and those of publication at the address.
    has_address = not (lines or query.since or query.until)
    lines += in_words(query, snapshot)
    download_menu.offer_documents(list(shown["document_id"]), query, snapshot, chosen_by=lines, has_address=has_address)


def filters(view: state.View, snapshot: Snapshot, frame: pd.DataFrame) -> None:
    """Draw the filters in the sidebar."""
    with st.sidebar:
        state.search(view, _("gas price"), _("Words in the text"))
        state.choice("publisher", view, snapshot)
        state.choice("language", view, snapshot)
        st.selectbox(
            _("Kind"),
            ["any", *documents.KINDS],
            format_func=lambda kind: _("Any") if kind == "any" else _(documents.KINDS[kind]),
            placeholder=_("Choose"),
            **state.option("kind", view),
        )
        years = documents.years(frame)
        st.selectbox(_("Year"), years, index=None, placeholder=_("Any"), **state.option("year", view))
        asked = asked_of_claims(view)
        with st.expander(_("With claims of this kind"), expanded=asked is not None):
            state.choices(replace(view, query=replace(view.query, q="")), snapshot, _OF_CLAIMS)
            state.days(view)
            state.unnamed(view)
        plain = wanted(view) == documents.Wanted() and asked is None
        st.button(_("Clear filters"), on_click=clear, disabled=plain, width="stretch")


def clear() -> None:
    """Remove every filter from the address."""
    state.write(Query(), options={"kind": None, "year": None, "page": None})


def order(view: state.View) -> tuple[str, bool]:
    """Draw what the list is sorted by; return it, and whether it ascends."""
    by = view.options.get("sort") or next(iter(documents.SORTS))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            _("Sort by"),
            list(documents.SORTS),
            format_func=lambda name: _(documents.SORTS[name]),
            placeholder=_("Choose"),
            width=260,
            **state.option("sort", replace(view, options={**view.options, "sort": by})),
        )
        st.segmented_control(
            _("Order"),
            ["descending", "ascending"],
            format_func=lambda name: _("Descending") if name == "descending" else _("Ascending"),
            required=True,
            **state.option("order", view),
        )
    return by, view.options["order"] == "ascending"


def page(view: state.View, rows: int) -> int:
    """Return which page of a list of ``rows`` documents is shown, from 0 on; beyond the last one it is the last."""
    return min(int(view.options.get("page", "1")), pages(rows)) - 1


def pages(rows: int) -> int:
    """Return how many pages a list of ``rows`` documents has."""
    return max(ceil(rows / documents.PAGE), 1)


def pager(view: state.View, rows: int) -> None:
    """Draw the numbers of the pages, if there are several."""
    if pages(rows) > 1:
        now = page(view, rows) + 1
        # The number is in the key, as the widget cannot be told of another one: Back has to turn it, too.
        key = f"sources_page_{now}_of_{pages(rows)}"
        st.pagination(pages(rows), default=now, key=key, on_change=_turned, args=(key,))


def _turned(key: str) -> None:
    number = st.session_state[key]
    state.choose("page", None if number == 1 else str(number))
