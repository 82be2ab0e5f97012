"""Every indicator's claims on a chart, beside the sentences that make them."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from indicators.app import markup, parts, state
from indicators.app.data import current
from indicators.charts import Panel, dated, panels, rows
from indicators.model import Document
from indicators.query import Query
from indicators.wording import indicator_names

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


def draw(split: list[Panel], view: state.View) -> None:
    """Draw panels, each as a chart beside its sentences."""
    for panel in split[:PANELS]:
        parts.panel_head(panel)
        left, right = st.columns([6, 5], gap="medium")
        with left:
            parts.chart(panel, view.claim)
        with right:
            sentences(panel, view)
    if len(split) > PANELS:
        st.html(f"<p>{markup.page_link('claims', view.query.to_params(), 'All claims as a table')}</p>")


def front(shown: pd.DataFrame, view: state.View, article: Document) -> None:
    """Draw what a visitor sees who has not asked for anything: an article's numbers, then all that there is."""
    own = shown[shown["document_id"] == article.document_id]
    draw(panels(own, list(indicator_names())), view)
    st.html(markup.source_line(article))
    st.html(f'<div class="panel-head"><h2>All indicators</h2></div>{markup.indicator_list(parts.counted(shown))}')
    st.html('<div class="panel-head"><h2>Newest claims</h2></div>')
    newest = shown.sort_values("published", ascending=False, kind="stable", na_position="last").head(CARDS)
    st.html("".join(markup.card(claim, chosen=claim["claim_id"] == view.claim) for claim in rows(newest)))


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
    split = panels(shown, list(indicator_names()))
    article = parts.featured(shown, snapshot, view.claim) if view.query == Query() and len(split) > PANELS else None
    if article is None:
        draw(split, view)
    else:
        front(shown, view, article)
