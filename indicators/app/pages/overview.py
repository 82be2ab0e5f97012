"""Every indicator's claims on a chart, beside the sentences that make them."""

from __future__ import annotations

import streamlit as st

from indicators.app import markup, parts, state
from indicators.app.data import Snapshot, current, indicator_names
from indicators.charts import Panel, dated, panels, rows

CARDS = 3
PANELS = 16


def sentences(panel: Panel, selected: str | None) -> None:
    """Draw the sentences of a panel: the selected one first, then the latest ones."""
    latest_first = list(rows(dated(panel.frame)))[::-1] or list(rows(panel.frame))
    shown = sorted(latest_first, key=lambda claim: claim["claim_id"] != selected)[:CARDS]
    st.html("".join(markup.card(claim, chosen=claim["claim_id"] == selected) for claim in shown))
    if len(panel.frame) > CARDS and panel.indicator is not None:
        params = [("indicator", panel.indicator), ("measure", panel.measure)]
        st.html(f"<p>{markup.page_link('claims', params, f'All {len(panel.frame):,} claims')}</p>")


def draw(snapshot: Snapshot, view: state.View) -> None:
    """Draw the panels of the claims that the view shows."""
    shown = panels(view.rows(snapshot.frame), list(indicator_names()))
    for panel in shown[:PANELS]:
        parts.panel_head(panel)
        left, right = st.columns([6, 5], gap="medium")
        with left:
            parts.chart(panel, view.claim)
        with right:
            sentences(panel, view.claim)
    if len(shown) > PANELS:
        st.html(f"<p>{markup.page_link('claims', view.query.to_params(), 'All claims as a table')}</p>")


snapshot = current()
view = state.read(snapshot)
parts.head(
    "Russia–Belarus Indicators",
    "Who said which number about the Russian–Belarusian economy, and in which sentence. "
    "Pick a mark on a chart to see its sentence.",
)
parts.notices(view, snapshot)
state.filters(view, snapshot)
if not snapshot.documents:
    parts.no_documents(snapshot)
elif view.rows(snapshot.frame).empty:
    parts.no_match(view, snapshot)
else:
    table = markup.page_link("claims", view.query.to_params(), "As a table")
    st.html(f'<p class="finding">{parts.summary(view, snapshot)} · {table}</p>')
    draw(snapshot, view)
