"""The pieces that pages share: heads, notices, a claim in full, and what to do where there is nothing to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, partial
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import streamlit as st

from indicators.app import state
from indicators.app.data import Snapshot
from indicators.app.elements import claim_page, markup
from indicators.app.elements.counts import number
from indicators.app.state import View
from indicators.app.state.choices import LABELS
from indicators.charts import Checked, Panel, alt_text, claims_spec, rows
from indicators.charts.spec import Spec, drawn_once
from indicators.facets import coded
from indicators.i18n import _, ngettext
from indicators.model import Document
from indicators.query import alternatives, select
from indicators.store import texts_of
from indicators.table import COMPARED_SCHEMA
from indicators.verdict import matches
from indicators.wording import indicator_name, indicator_names

_HERE = Path(__file__).parent
_PLOT: Mapping[str, Any] = {"displayModeBar": False, "responsive": True}

_copy_link = st.components.v2.component(
    "indicators.copy_link",
    html='<button type="button"></button>',
    css="".join((_HERE / name).read_text("utf-8") for name in ("button.css", "copy_link.css")),
    js=(_HERE / "copy_link.js").read_text("utf-8"),
)


def style() -> None:
    """Add the style sheets to the page: as one element, which is sent to a browser once, as it is long."""
    st.html(f"<style>{_sheets()}</style>")


@cache
def _sheets() -> str:
    return "\n".join(sheet.read_text("utf-8") for sheet in sorted((_HERE.parent / "styles").glob("*.css")))


def head(title: str, lede: str | None = None, *, link: str | None = None) -> None:
    """Draw a page's title with its first sentence, both plain text, and a button that copies the page's address."""
    lead = f'<p class="lede">{escape(lede)}</p>' if lede else ""
    left, right = st.columns([4, 1], gap="small", vertical_alignment="top")
    left.html(f"<h1>{escape(title)}</h1>{lead}")
    with right:
        words = {
            "label": link or _("Copy link"),
            "copied": _("Link copied"),
            "refused": _("Copy it from the address bar"),
        }
        _copy_link(data=words, key="copy_link", height="content")


def notices(view: View, snapshot: Snapshot) -> None:
    """Say what of the address was dropped, and which documents are left out and why."""
    dropped = [markup.notice(_("Dropped from the address: {text}").format(text=text)) for text in view.notices]
    # Of an empty folder the page says what to do itself.
    words = _("Left out: {text}")
    broken = [markup.notice(words.format(text=text), "error") for text in snapshot.errors if snapshot.documents]
    if dropped or broken:
        st.html("".join([*dropped, *broken]))


@cache
def _descriptions() -> dict[str, str]:
    return {field.name: field.metadata[b"description"].decode() for field in COMPARED_SCHEMA}


def no_documents(snapshot: Snapshot) -> None:
    """Say how to get documents into the dashboard."""
    st.html(
        markup.notice(
            _(
                "There are no documents yet. Put articles as .md, .txt or .jsonl files into the folder documents of "
                "the data folder (the one that INDICATORS_DATA names, or data beside dashboard.py) and reload this "
                "page."
            )
        )
    )
    st.html("".join(markup.notice(text, "error", "en") for text in snapshot.errors) or "<p></p>")


def nothing(view: View, snapshot: Snapshot, found: int) -> bool:
    """Say what to do where there are no documents or no claim was found; return whether that is so."""
    if not snapshot.documents:
        no_documents(snapshot)
    elif not found:
        no_match(view, snapshot)
    return not (snapshot.documents and found)


def no_match(view: View, snapshot: Snapshot) -> None:
    """Say which filter to drop, with buttons that do."""
    helpful = alternatives(snapshot.frame, view.query, keep_unnamed=False)
    shown = select(snapshot.frame, view.query)
    if len(shown) and not view.query.all:
        words = ngettext(
            "No claim about a known indicator matches, but {n} other number.",
            "No claim about a known indicator matches, but {n} other numbers.",
            len(shown),
        )
        st.html(markup.notice(words.format(n=number(len(shown)))))
        st.button(_("Show them"), on_click=state.show_all)
        return
    if not helpful:
        st.html(markup.notice(_("No claim matches all of these filters.")))
        st.button(_("Clear all filters"), on_click=state.clear)
        return
    st.html(markup.notice(_("No claim matches all of these filters. Drop one of them:")))
    for name, found in helpful.items():
        claims = ngettext("{n} claim", "{n} claims", found).format(n=number(found))
        label = _("Without “{filter}”: {claims}").format(filter=_(LABELS[name]), claims=claims)
        st.button(label, key=f"drop_{name}", on_click=state.drop, args=(name,))


def summary(shown: pd.DataFrame) -> str:
    """Return how much is shown, in words: ``3 claims by 3 named speakers in 1 document``."""
    speakers, documents = (coded(shown[name]).distinct() for name in ("speaker", "document_id"))
    claims = len(shown)
    parts = [ngettext("{n} claim", "{n} claims", claims).format(n=number(claims))]
    if speakers:
        parts.append(ngettext("by {n} named speaker", "by {n} named speakers", speakers).format(n=number(speakers)))
    parts.append(ngettext("in {n} document", "in {n} documents", documents).format(n=number(documents)))
    return " ".join(parts)


def counted(shown: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return each indicator that is spoken of: its id, its name, and how much is said by how many."""
    about = shown[["indicator", "speaker", "document_id"]]
    by = {str(name): claims for name, claims in about.groupby("indicator", observed=True)}
    return [(name, label, summary(by[name])) for name, label in indicator_names().items() if name in by]


def featured(found: npt.NDArray[np.int64], snapshot: Snapshot, claim: str | None) -> Document | None:
    """Return the document of the claim that the address asks for, else the newest that is quoted, not digested.

    ``found`` are the positions of the claims that may be shown.
    """
    frame = snapshot.frame
    asked = found[(frame["claim_id"] == claim).to_numpy(bool)[found]]
    if len(asked):
        return snapshot.documents[frame["document_id"].iloc[asked[0]]]
    there = texts_of(snapshot.documents).items()
    quoted = {name: one for name, one in there if one.kind != "digest" and one.published}
    said = frame["document_id"].iloc[found[coded(frame["document_id"]).among(quoted)[found]]].unique()
    return max((quoted[name] for name in said), key=lambda document: document.published or date.min, default=None)


def _picked(key: str, memory: str) -> None:
    points = st.session_state[key]["selection"]["points"]
    if points:
        st.session_state[memory] = points[0]["customdata"][0]
        state.choose_claim(st.session_state[memory])
    elif state.chosen() == st.session_state.get(memory):
        state.choose_claim(None)
    else:
        # The mark was picked earlier and another chart since: a second click on it asks for it again.
        state.choose_claim(st.session_state.get(memory))


def chart(panel: Panel, selected: str | None) -> None:
    """Draw a panel's chart; a click on a mark puts its claim into the address."""
    name = indicator_name(panel.indicator)
    spec = claims_spec(panel, selected)
    if spec is None:
        st.html(markup.notice(_("These claims have neither a period nor a publication date, so no place on a chart.")))
        return
    plot(spec, f"chart_{panel.key}", alt_text(panel, name))


def plot(spec: Spec, key: str, alt: str, config: Mapping[str, Any] = _PLOT) -> None:
    """Draw a chart whose marks know their claims; a click on a mark puts its claim into the address."""
    st.plotly_chart(
        Checked(drawn_once(spec)),
        theme=None,
        key=key,
        on_select=partial(_picked, key, f"{key}_picked"),
        selection_mode="points",
        config=dict(config),
        alt=alt,
    )


def panel_head(panel: Panel) -> None:
    """Draw the name of a panel's indicator and what its axis shows."""
    name = escape(indicator_name(panel.indicator))
    st.html(f'<div class="panel-head"><h2>{name}</h2><p>{escape(panel.axis)}</p></div>')


def claim_in_full(claim_id: str, snapshot: Snapshot, around: Sequence[str] = ()) -> None:
    """Draw a claim in its paragraph, what the official figures say, its citation, and how it was read.

    ``around`` are links to the claims around it, as markup.
    """
    found = np.flatnonzero((snapshot.frame["claim_id"] == claim_id).to_numpy())
    if not found.size:
        return
    claim, details = (next(rows(frame.iloc[found[:1]])) for frame in (snapshot.frame, snapshot.details))
    document = snapshot.documents[claim["document_id"]]
    st.html(claim_page.claim_card(claim, document, around))
    figures = official_figures(snapshot.id, claim_id, snapshot) if details["figures"] else []
    series = snapshot.series.drop_duplicates("series_id")
    titles = dict(zip(series["series_id"], series["title"], strict=True))
    st.html(claim_page.official_part(claim, details, figures, titles))
    st.html(f"<h3>{escape(_('Citation'))}</h3>")
    st.code(markup.citation(claim), language=None, wrap_lines=True)
    with st.expander(_("How it was read: every rule and field")):
        st.html(f"{claim_page.rules_list(claim)}{markup.fields_table(claim, _descriptions())}")


@st.cache_data(max_entries=256, show_spinner=False)
def official_figures(snapshot_id: str, claim_id: str, _snapshot: Snapshot) -> list[dict[str, Any]]:
    """Return the official figures that answer a claim, as rows of ``indicators.verdict.matches``."""
    frame = _snapshot.frame
    return list(rows(matches(frame[frame["claim_id"] == claim_id], _snapshot.series)))
