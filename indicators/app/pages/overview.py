"""Every indicator's claims on a chart, beside the sentences that make them."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from indicators.app import markup, parts, state
from indicators.app.data import current, indicator_names
from indicators.charts import Panel, dated, panels, rows

CARDS = 3
PANELS = 16


def sentences(panel: Panel, view: state.View) -> None:
    """Draw the sentences of a panel: the selected one first, then the latest ones."""
    latest_first = list(rows(dated(panel.frame)))[::-1] or list(rows(panel.frame))
    shown = sorted(latest_first, key=lambda claim: claim["claim_id"] != view.claim)[:CARDS]
    st.html("".join(markup.card(claim, chosen=claim["claim_id"] == view.claim) for claim in shown))
    if len(panel.frame) > CARDS and panel.indicator is not None:
        narrower = replace(
            view.query,
            indicator=(panel.indicator,),
            measure=(panel.measure,),
            unit=(panel.unit,) if panel.unit else view.query.unit,
        )
        everything = f"All {len(panel.frame):,} claims"
        st.html(f"<p>{markup.page_link('claims', narrower.to_params(), everything)}</p>")


def draw(shown: pd.DataFrame, view: state.View) -> None:
    """Draw the panels of the claims that the view shows."""
    split = panels(shown, list(indicator_names()))
    for panel in split[:PANELS]:
        parts.panel_head(panel)
        left, right = st.columns([6, 5], gap="medium")
        with left:
            parts.chart(panel, view.claim)
        with right:
            sentences(panel, view)
    if len(split) > PANELS:
        st.html(f"<p>{markup.page_link('claims', view.query.to_params(), 'All claims as a table')}</p>")


snapshot = current()
view = state.read(snapshot)
shown = view.rows(snapshot.frame)
parts.head(
    "Russia–Belarus Indicators",
    "Who said which number about the Russian–Belarusian economy, and in which sentence. "
    "Pick a mark on a chart to see its sentence.",
)
parts.notices(view, snapshot)
state.filters(view, snapshot)
if not snapshot.documents:
    parts.no_documents(snapshot)
elif shown.empty:
    parts.no_match(view, snapshot)
else:
    table = markup.page_link("claims", view.query.to_params(), "As a table")
    st.html(f'<p class="finding">{parts.summary(shown)} · {table}</p>')
    draw(shown, view)
