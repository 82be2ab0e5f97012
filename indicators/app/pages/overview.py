"""The first page: what is claimed, by whom, and whether the official figures agree; or the charts of a query."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from indicators.app import contradictions, coverage, headlines, markup, parts, state
from indicators.app.counts import number
from indicators.app.data import Snapshot, current
from indicators.charts import Panel, dated, panels, rows
from indicators.i18n import _, ngettext
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


def section(title: str, note: str = "") -> str:
    """Return the head of a part of the page."""
    words = f"<p>{escape(note)}</p>" if note else ""
    return f'<div class="panel-head"><h2>{escape(title)}</h2>{words}</div>'


def front(shown: pd.DataFrame, view: state.View, snapshot: Snapshot) -> None:
    """Draw what a visitor sees who has not asked for anything."""
    st.html(section(_("Main indicators")) + headlines.cards(headlines.headlines(shown, snapshot.series)))
    left, right = st.columns(2, gap="large")
    note = _("Claims about the same thing for the same period that cannot all be right. Which is, you judge.")
    apart = contradictions.disputes(snapshot.groups, snapshot.frame)
    left.html(section(_("Contradictions worth a look"), note) + contradictions.listing(apart))
    newest = rows(headlines.newest(shown, CARDS))
    cards = "".join(markup.card(claim, chosen=claim["claim_id"] == view.claim) for claim in newest)
    right.html(section(_("Newest claims")) + cards)
    if (article := parts.featured(shown, snapshot, view.claim)) is not None:
        st.html(section(_("One article, its numbers"), _("Pick a mark on a chart to see its sentence.")))
        st.html(markup.source_line(article))
        draw(panels(shown[shown["document_id"] == article.document_id], list(indicator_names())), view)
    st.html(section(_("All indicators")) + markup.indicator_list(parts.counted(shown)))
    st.html(section(_("What the data covers")) + coverage.listing(coverage.facts(snapshot)))


snapshot = current()
view = state.read(snapshot)
shown = view.rows(snapshot.frame)
lede = _(
    "Who said which number about the economies of Belarus and Russia, in which sentence, "
    "and do the official figures agree?"
)
parts.head(_("Russia–Belarus Indicators"), lede)
parts.notices(view, snapshot)
state.filters(view, snapshot)
if not snapshot.documents:
    parts.no_documents(snapshot)
elif shown.empty:
    parts.no_match(view, snapshot)
else:
    table = markup.page_link("claims", view.query.to_params(), _("As a table"))
    st.html(f'<p class="finding">{escape(parts.summary(shown))} · {table}</p>')
    split = panels(shown, list(indicator_names()))
    if view.query == Query() and len(split) > PANELS:
        front(shown, view, snapshot)
    else:
        draw(split, view)
