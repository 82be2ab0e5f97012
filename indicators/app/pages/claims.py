"""The claims as a table that can be narrowed, sorted, downloaded and opened row by row."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import numpy as np
import streamlit as st

from indicators.app import state
from indicators.app.claims import order as claims_order
from indicators.app.claims import table as claims_table
from indicators.app.data import Snapshot, current
from indicators.app.elements import here, markup, parts
from indicators.app.export import menu as download_menu
from indicators.charts import rows
from indicators.i18n import _


def exports(view: state.View, found: int, snapshot: Snapshot) -> None:
    """Draw the ways out of the page: the rows as files and addresses, and the same view as charts."""
    with st.container(horizontal=True, vertical_alignment="center"):
        download_menu.offer(view, found, snapshot)
        charts = markup.page_link("", view.query.to_params(), _("As charts"))
        st.html(f"<p>{charts}</p>", width="content")


def order(asked: claims_order.Order) -> None:
    """Draw the choice of an order, which the headings of the table offer too where there is room for them."""
    ways, key = list(claims_order.SORTS), "sort_by"
    st.session_state[key] = (asked.sort, "ascending" if asked.ascending else "descending")

    def changed() -> None:
        sort, end = st.session_state[key]
        state.choose_all({"sort": None if sort == claims_order.DEFAULT_SORT else sort, "order": end})

    st.selectbox(
        _("Sort by"),
        ways,
        format_func=lambda way: _(claims_order.SORTS[way]),
        placeholder=_("Choose"),
        key=key,
        on_change=changed,
        width=320,
    )


def listing(view: state.View, snapshot: Snapshot, ordered: claims_order.Ints, asked: claims_order.Order) -> None:
    """Draw one page of the table, and the ways to the others."""
    if view.claim:
        st.html(f'<div class="panel-head"><h2>{escape(_("Claims in this view"))}</h2></div>')
    where = claims_order.place(len(ordered), asked.page)
    shown = list(rows(snapshot.frame.iloc[ordered[where.first : where.last]]))
    kinds = [snapshot.documents[claim["document_id"]].kind for claim in shown]
    caption = _("Claims and their sentences. The links in the headings sort them, the values open a claim.")
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        order(asked)
        st.html(claims_table.pager(where, view), width="content")
    table = claims_table.table(shown, kinds, view, asked.sort, ascending=asked.ascending, caption=caption)
    more = claims_table.pager(where, view) if where.pages > 1 else ""
    st.html(f'<div class="claims-top" data-page="{where.page}">{table}</div>{more}')


snapshot = current()
view = state.read(snapshot, "claims")
asked = claims_order.asked(view.options)
found = np.flatnonzero(view.matching(snapshot.frame))
parts.head(_("Claims"), parts.summary(snapshot.frame[["speaker", "document_id"]].iloc[found]))
parts.notices(replace(view, notices=(*view.notices, *asked.notices)), snapshot)
state.filters(view, snapshot)
ordered = claims_order.arranged(snapshot, found, asked.sort, ascending=asked.ascending)
if view.claim:
    parts.claim_in_full(view.claim, snapshot, claims_table.around(view, snapshot, ordered))
if not parts.nothing(view, snapshot, found.size):
    listing(view, snapshot, ordered, asked)
    exports(view, found.size, snapshot)
page = claims_order.place(len(ordered), asked.page).page
here.follow(f'.claim-in-full[data-claim="{view.claim}"]' if view.claim else f'.claims-top[data-page="{page}"]')
