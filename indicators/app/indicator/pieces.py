"""The pieces of the page of one indicator, drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from indicators.app import state
from indicators.app.data import Snapshot
from indicators.app.elements import markup, parts, pictures
from indicators.app.export import menu as download_menu
from indicators.app.indicator import cards as cards_of
from indicators.app.indicator import contents as views
from indicators.app.indicator import controls as controls
from indicators.app.indicator.contents import Subject
from indicators.app.narrowing import SeriesQuery
from indicators.app.state import View
from indicators.charts import rows
from indicators.charts.axes import EVENTS, years
from indicators.charts.indicator import Scene
from indicators.i18n import _
from indicators.wording import format_claim, indicator_name

_HERE = "claim_chosen_in_the_list"


def own_notices(what: Subject) -> None:
    """Say what of the address this page could not follow."""
    if what.notices:
        st.html("".join(markup.notice(text) for text in what.notices))


def nothing(snapshot: Snapshot) -> None:
    """Say why there is no indicator at all."""
    if snapshot.documents:
        st.html(markup.notice(_("No claim in these documents is about a known indicator.")))
    else:
        parts.no_documents(snapshot)


def chart(scene: Scene, what: Subject, view: View) -> None:
    """Draw the chart with the controls of its look."""
    above, stage = st.container(), st.container(key="indicator_stage")
    with stage:
        drawn = controls.chart(scene, indicator_name(what.indicator))
    with above:
        controls.switches(view, what, positive=not scene.empty and scene.ends[0] > 0)
    with stage:
        if not drawn:
            st.html(markup.notice(_("There is nothing to draw here: no claim with a date and no official figure.")))
            return
        controls.years(view, what)
        missing = views.left_out(what, len(scene.claims), scene.look)
        if missing:
            st.html(f'<p class="finding">{escape(missing)}</p>')
        pictures.save_image(controls.CHART, f"{what.indicator}-{what.panel.measure}")


def cards(what: Subject, view: View, snapshot: Snapshot) -> None:
    """Draw the sentences of the axis, the newest first, and before them the chosen one.

    Whoever chose it here has it before his eyes, so it stays where it is.
    """
    if what.claims.empty:
        if not views.is_spoken_of(what.indicator, snapshot):
            words = _("No claims about this indicator were found yet. These are its official figures.")
            st.html(markup.notice(words))
        elif view.matching(snapshot.frame).any():
            st.html(markup.notice(_("Nobody here states a figure on this axis.")))
        else:
            parts.no_match(view, snapshot)
        return
    with st.container(horizontal=True, vertical_alignment="center", key="indicator_ways"):
        st.html(views.links(what, view), width="content")
        axis, here = replace(view, query=views.narrowed(what, view)), views.page_params(what, view, _given())
        download_menu.offer(axis, len(what.claims), snapshot, label=_("Download claims"), page=here)
    ordered = views.newest_first(what.claims, None if st.session_state.get(_HERE) == view.claim else view.claim)
    page = controls.page_of(view, len(ordered))
    places = ordered[(page - 1) * controls.PAGE_SIZE : page * controls.PAGE_SIZE]
    shown = snapshot.frame.loc[what.claims.index[places]]
    found = _matches(snapshot, shown)
    for index, claim in zip(shown.index, rows(shown), strict=True):
        reason = str(snapshot.details.at[index, "reason"])
        _card(claim, found.get(claim["claim_id"], ()), reason, view, snapshot)
    controls.pager(view, len(ordered))


def _matches(snapshot: Snapshot, shown: pd.DataFrame) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for match in rows(snapshot.matches_of(shown.index)):
        found.setdefault(match["claim_id"], []).append({**match, "geo": snapshot.reporters[match["series_id"]]})
    return found


def _card(
    claim: Mapping[str, Any], matches: Sequence[Mapping[str, Any]], reason: str, view: View, snapshot: Snapshot
) -> None:
    name = claim["claim_id"]
    chosen = name == view.claim
    verdict = cards_of.verdict_block(claim, matches, reason)
    with st.container(gap=None, key=f"card_{name}"):
        st.html(cards_of.card(claim, verdict, chosen=chosen))
        value = views.literal(format_claim(claim))
        label = _("{value} is marked on the chart: let go") if chosen else _("Show {value} on the chart")
        target = None if chosen else name
        st.button(label.format(value=value), key=f"pick_{name}", type="tertiary", on_click=_pick, args=(target,))


def _pick(claim: str | None) -> None:
    st.session_state[_HERE] = claim
    state.choose_claim(claim)


def official(what: Subject, view: View) -> None:
    """Draw the official figures of the axis as a table, with where they are from."""
    st.html(f'<div class="panel-head"><h2>{escape(_("Official figures"))}</h2><p>{escape(what.panel.axis)}</p></div>')
    if what.official.empty:
        st.html(f'<p class="finding">{escape(_("No official series here has figures on this axis."))}</p>')
        return
    events = what.indicator in EVENTS
    st.html(cards_of.official_table(what.official, what.panel.unit, events=events))
    title = escape(_("Sources, editions, terms and caveats"))
    many = what.official["series_id"].nunique() > _FEW
    inner = cards_of.official_sources(what.official)
    st.html(f'<details class="why"{"" if many else " open"}><summary>{title}</summary>{inner}</details>')
    download_menu.offer_series(what.official, SeriesQuery(views.figures_asked(what, view)))


_FEW = 6


def embedding(what: Subject, view: View) -> None:
    """Offer the code that puts the chart into another page."""
    with st.expander(_("Embed this chart")):
        address = views.absolute(st.context.url, views.page_params(what, view, _given()))
        st.code(views.iframe(address, indicator_name(what.indicator)), language=None, wrap_lines=True)


def _given() -> dict[str, str]:
    return {name: st.query_params[name] for name in state.OPTIONS if name in st.query_params and name != "page"}


def embedded(scene: Scene, what: Subject, view: View, snapshot: Snapshot) -> None:
    """Draw the chart alone, with a line that says whose figures it shows and where the rest is."""
    name = indicator_name(what.indicator)
    if not controls.chart(scene, name, embedded=True):
        st.html(markup.notice(_("There is nothing to draw here: no claim with a date and no official figure.")))
    said = views.summary(what, snapshot)
    line = cards_of.source_line(scene.official, said, years(scene.claims, scene.official))
    st.html(f'<p class="finding embedded">{escape(line)}</p>')
    address = views.absolute(st.context.url, views.page_params(what, view, _given()))
    st.link_button(_("Sentences and sources"), address, type="tertiary")
