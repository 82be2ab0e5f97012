"""The claims as a table that can be narrowed, downloaded and opened row by row."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from indicators.app import claims_table, markup, parts, state
from indicators.app.data import current
from indicators.table import Format, serialise


def exports(view: state.View, shown: pd.DataFrame) -> None:
    """Draw the ways out of the page: the rows as a file, their address, and the same view as charts."""
    with st.container(horizontal=True, vertical_alignment="center"):
        data = partial(serialise, shown, Format.CSV)
        st.download_button("Download CSV", data, "claims.csv", "text/csv", on_click="ignore", key="download_csv")
        address = markup.page_link("api/claims.csv", view.params(), "Address of this CSV")
        charts = markup.page_link("", view.query.to_params(), "As charts")
        st.html(f"<p>{address} · {charts}</p>", width="content")


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
    exports(view, shown)
if view.claim:
    parts.claim_in_full(view.claim, snapshot)
elif not shown.empty:
    st.html('<p class="finding">Pick a row to see its sentence in context.</p>')
