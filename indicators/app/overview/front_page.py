"""What the first page draws: panels of claims beside their sentences, and, where nothing is asked for, an overview."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from indicators.app import state
from indicators.app.data import Snapshot
from indicators.app.elements import markup, parts
from indicators.app.elements.counts import number
from indicators.app.overview import contradictions, coverage, headlines
from indicators.charts import Panel, dated, panels, rows
from indicators.i18n import _, ngettext, spoken
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
        everything = ngettext("All {n} claims", "All {n} claims", len(panel.frame)).format(n=number(len(panel.frame)))
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
        st.html(f"<p>{markup.page_link('claims', view.query.to_params(), _('All claims as a table'))}</p>")


@st.cache_data(max_entries=8, show_spinner=False)
def news(snapshot_id: str, language: str, _snapshot: Snapshot) -> dict[str, str]:
    """Return what all visitors see as markup: main indicators, contradictions, all indicators, coverage.

    ``snapshot_id`` stands for the snapshot.
    """
    frame = _snapshot.frame
    return {
        "main": headlines.cards(headlines.headlines(frame, _snapshot.series)),
        "apart": contradictions.listing(contradictions.disputes(_snapshot.groups, frame)),
        "indicators": markup.indicator_list(parts.counted(frame)),
        "coverage": coverage.listing(coverage.facts(_snapshot)),
    }


def front(shown: pd.DataFrame, view: state.View, snapshot: Snapshot) -> None:
    """Draw what a visitor sees who has not asked for anything."""
    found = news(snapshot.id, spoken(), snapshot)
    st.html(markup.section(_("Main indicators")) + found["main"])
    left, right = st.columns(2, gap="large")
    note = _("Claims about the same thing for the same period that cannot all be right. Which is, you judge.")
    left.html(markup.section(_("Contradictions worth a look"), note) + found["apart"])
    newest = rows(headlines.newest(shown, CARDS))
    cards = "".join(markup.card(claim, chosen=claim["claim_id"] == view.claim) for claim in newest)
    right.html(markup.section(_("Newest claims")) + cards)
    if (article := parts.featured(shown, snapshot, view.claim)) is not None:
        st.html(markup.section(_("One article, its numbers"), _("Pick a mark on a chart to see its sentence.")))
        st.html(markup.source_line(article))
        draw(panels(shown[shown["document_id"] == article.document_id], list(indicator_names())), view)
    st.html(markup.section(_("All indicators")) + found["indicators"])
    st.html(markup.section(_("What the data covers")) + found["coverage"])
