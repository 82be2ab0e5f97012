"""The first page: what is claimed, by whom, and whether the official figures agree; or the charts of a query."""

from __future__ import annotations

from html import escape

import numpy as np
import streamlit as st

from indicators.app import state
from indicators.app.data import current
from indicators.app.elements import markup, parts
from indicators.app.export import menu as download_menu
from indicators.app.overview import front_page
from indicators.i18n import _
from indicators.query import Query

snapshot = current()
view = state.read(snapshot, "overview")
found = np.flatnonzero(view.matching(snapshot.frame))
lede = _(
    "Who said which number about the economies of Belarus and Russia, in which sentence, "
    "and do the official figures agree?"
)
parts.head(_("Russia–Belarus Indicators"), lede)
parts.notices(view, snapshot)
state.filters(view, snapshot)
if not parts.nothing(view, snapshot, found.size):
    table = markup.page_link("claims", view.query.to_params(), _("As a table"))
    said = parts.summary(snapshot.frame[["speaker", "document_id"]].iloc[found])
    st.html(f'<p class="finding">{escape(said)} · {table}</p>')
    if view.query == Query() and front_page.many(snapshot, found):
        front_page.front(found, view, snapshot)
    else:
        front_page.draw(*front_page.split(snapshot, found), view)
        download_menu.offer(view, found.size, snapshot)
