"""What the first page draws: panels of claims beside their sentences, and, where nothing is asked for, an overview."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import numpy as np
import numpy.typing as npt
import streamlit as st

from indicators.app import state
from indicators.app.data import Snapshot
from indicators.app.elements import markup, parts
from indicators.app.elements.counts import number
from indicators.app.overview import contradictions, coverage, headlines
from indicators.charts import Panel, rows
from indicators.charts.panels import KEYS, by_key, first_panels
from indicators.facets import coded
from indicators.i18n import _, ngettext, spoken
from indicators.wording import indicator_names

Ints = npt.NDArray[np.int64]

CARDS = 3
PANELS = 16
# More marks would be a blot on charts as small as these, and take longer to send than to look at.
MARKS = 60


def many(snapshot: Snapshot, found: Ints) -> bool:
    """Return whether there are more panels of the claims at these positions than are drawn."""
    return len(by_key(snapshot.frame[list(KEYS)].iloc[found])) > PANELS


def split(snapshot: Snapshot, found: Ints) -> tuple[list[Panel], int]:
    """Return the first panels of the claims at these positions, and how many panels there are."""
    order = list(indicator_names())
    return first_panels(snapshot.frame, found, order, panels=PANELS, claims=MARKS)


def sentences(panel: Panel, view: state.View) -> None:
    """Draw the sentences of a panel: the selected one first, then the latest ones."""
    latest_first = list(panel.marks)[::-1] or list(rows(panel.frame))
    shown = sorted(latest_first, key=lambda claim: claim["claim_id"] != view.claim)[:CARDS]
    st.html("".join(markup.card(claim, chosen=claim["claim_id"] == view.claim) for claim in shown))
    if panel.total > CARDS and panel.indicator is not None:
        narrower = replace(
            view.query,
            indicator=(panel.indicator,),
            measure=(panel.measure,),
            unit=(panel.unit,) if panel.unit else view.query.unit,
        )
        everything = ngettext("All {n} claims", "All {n} claims", panel.total).format(n=number(panel.total))
        st.html(f"<p>{markup.page_link('claims', narrower.to_params(), everything)}</p>")


def _left_out(panel: Panel) -> None:
    if panel.left_out:
        words = ngettext(
            "{n} claim is not on the chart: {why}.", "{n} claims are not on the chart: {why}.", panel.left_out
        )
        text = words.format(n=number(panel.left_out), why=_("the chart shows the newest only"))
        st.html(f'<p class="finding">{escape(text)}</p>')


def draw(shown: list[Panel], there: int, view: state.View) -> None:
    """Draw panels, each as a chart beside its sentences, and say where the rest of those that are ``there`` is."""
    for panel in shown:
        parts.panel_head(panel)
        left, right = st.columns([6, 5], gap="medium")
        with left:
            parts.chart(panel, view.claim)
            _left_out(panel)
        with right:
            sentences(panel, view)
    if there > len(shown):
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


def front(found: Ints, view: state.View, snapshot: Snapshot) -> None:
    """Draw what a visitor sees who has not asked for anything; ``found`` are positions in the frame."""
    frame, said = snapshot.frame, news(snapshot.id, spoken(), snapshot)
    st.html(markup.section(_("Main indicators")) + said["main"])
    left, right = st.columns(2, gap="large")
    note = _("Claims about the same thing for the same period that cannot all be right. Which is, you judge.")
    left.html(markup.section(_("Contradictions worth a look"), note) + said["apart"])
    newest = rows(headlines.newest(frame, found, CARDS))
    cards = "".join(markup.card(claim, chosen=claim["claim_id"] == view.claim) for claim in newest)
    right.html(markup.section(_("Newest claims")) + cards)
    if (article := parts.featured(found, snapshot, view.claim)) is not None:
        st.html(markup.section(_("One article, its numbers"), _("Pick a mark on a chart to see its sentence.")))
        st.html(markup.source_line(article))
        own = coded(frame["document_id"]).among([article.document_id])
        draw(*split(snapshot, found[own[found]]), view)
    st.html(markup.section(_("All indicators")) + said["indicators"])
    st.html(markup.section(_("What the data covers")) + said["coverage"])
