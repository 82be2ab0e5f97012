"""The claims as a table that can be narrowed, downloaded and opened row by row."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from indicators.app import claims_table, download_menu, markup, parts, state
from indicators.app.data import Snapshot, current


def exports(view: state.View, shown: pd.DataFrame, snapshot: Snapshot) -> None:
    """Draw the ways out of the page: the rows as files and addresses, and the same view as charts."""
    with st.container(horizontal=True, vertical_alignment="center"):
        download_menu.offer(view, shown, snapshot)
        charts = markup.page_link("", view.query.to_params(), "As charts")
        st.html(f"<p>{charts}</p>", width="content")


snapshot = current()
view = state.read(snapshot)
shown = view.rows(snapshot.frame)
parts.head("Claims", parts.summary(shown))
parts.notices(view, snapshot)
state.filters(view, snapshot)
if not snapshot.documents:
    parts.no_documents(snapshot)
elif shown.empty:
    parts.no_match(view, snapshot)
else:
    words = claims_table.in_words(snapshot.id, view, snapshot.frame)
    claims_table.draw(words, shown["claim_id"].tolist(), view.claim)
    exports(view, shown, snapshot)
if view.claim:
    parts.claim_in_full(view.claim, snapshot)
elif not shown.empty:
    st.html('<p class="finding">Pick a row to see its sentence in context.</p>')
