"""What the Compare page draws: its controls, groups of claims, and claims beside official figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from indicators.app import state
from indicators.app.compare import disagreements, official
from indicators.app.compare.disagreements import Group, Ints
from indicators.app.compare.official import Plot
from indicators.app.data import Snapshot
from indicators.app.elements import markup, parts, pictures
from indicators.app.elements.counts import number
from indicators.app.export import menu as download_menu
from indicators.app.export import offering
from indicators.app.state import View
from indicators.charts import compare, rows
from indicators.i18n import _, ngettext, spoken
from indicators.model import Verdict
from indicators.parameters import not_among
from indicators.store import as_text

TABLE, ROW, HEAD, MOST_ROWS = "official_table", 35, 38, 12
# What has few comparisons is in the table.
MOST_PLOTS = 10
# Words are made for so many rows; further ones are in the CSV.
MOST_LISTED = 200


def understood(view: View) -> View:
    """Return the view with an order that its kind of comparison has; another is dropped with a notice."""
    sorts = list(_sorts(view))
    asked = view.options.get("sort", sorts[0])
    if asked in sorts:
        return replace(view, options={**view.options, "sort": asked})
    notice = f"sort: {not_among(asked, sorts)}"
    return replace(view, options={**view.options, "sort": sorts[0]}, notices=(*view.notices, notice))


def _sorts(view: View) -> Mapping[str, str]:
    return official.sort_names() if view.options["view"] == "official" else disagreements.sort_names()


def _chosen(name: str, key: str, default: str, *fresh: str) -> None:
    """Put a choice into the address, and start anew what was only right for the choice before."""
    value = st.session_state[key]
    state.choose_all({name: None if value == default else value, **dict.fromkeys(fresh)})


def _control(name: str, label: str, choices: Mapping[str, str], view: View, *fresh: str, default: str) -> None:
    key = f"compare_{name}"
    if st.session_state.get(key) != view.options[name]:
        st.session_state[key] = view.options[name]
    st.segmented_control(
        label,
        list(choices),
        format_func=lambda value: choices.get(value, value),
        key=key,
        required=True,
        wrap=True,
        on_change=_chosen,
        args=(name, key, default, *fresh),
    )


def views(view: View) -> None:
    """Draw the choice between the page's two comparisons."""
    names = {"claims": _("With each other"), "official": _("With official figures")}
    _control("view", _("Claims"), names, view, "sort", "order", "page", default="claims")


def controls(view: View) -> None:
    """Draw how the comparison is ordered and shown."""
    sorts = _sorts(view)
    with st.container(horizontal=True, vertical_alignment="bottom", key="compare_controls"):
        _control("sort", _("Order by"), sorts, view, "page", default=next(iter(sorts)))
        orders = {"descending": _("Largest first"), "ascending": _("Smallest first")}
        if view.options["sort"] in ("period", "date"):
            orders = {"descending": _("Latest first"), "ascending": _("Earliest first")}
        _control("order", _("Direction"), orders, view, "page", default="descending")
        if view.options["view"] == "official":
            kinds = {"dumbbell": _("One row a claim"), "scatter": _("Scatter")}
            _control("chart", _("Chart"), kinds, view, default="dumbbell")
        else:
            shown = {"hidden": _("Disagreeing"), "shown": _("All")}
            _control("agreeing", _("Groups"), shown, view, "page", default="hidden")


def groups(view: View, shown: Ints, snapshot: Snapshot) -> None:
    """Draw the groups of claims of which one is ``shown``; positions in the frame."""
    agreeing = view.options["agreeing"] == "shown"
    found = disagreements.shown_groups(snapshot.groups, snapshot.group_of[shown], agreeing=agreeing)
    found = disagreements.ordered(found, view.options["sort"], ascending=view.options["order"] == "ascending")
    if found.empty:
        st.html(markup.notice(_("No two of these claims are about one thing and disagree.")))
        return
    number = disagreements.page_of(found, view.options.get("page"), view.claim)
    chosen = found.iloc[(number - 1) * disagreements.PER_PAGE : number * disagreements.PER_PAGE]
    frame = snapshot.frame
    values, own = frame["signed_value"].to_numpy(float), (frame["claim_id"] == view.claim).to_numpy(bool)
    claims = as_text(frame.iloc[disagreements.claims_of(chosen, snapshot.group_of, values, own)])
    figures = disagreements.official_figures(claims, chosen, snapshot.series)
    for group in disagreements.describe_groups(chosen, claims, figures):
        _group(group, view.claim)
    _pages(number, disagreements.pages(len(found)))
    download_menu.offer_groups(found, view, snapshot)


def _group(group: Group, selected: str | None) -> None:
    st.html(disagreements.head(group))
    left, right = st.columns([6, 5], gap="medium")
    with left:
        key = f"spread_{group.key}_{spoken()}"
        spec = compare.spread(group.claims, group.official, selected, key)
        parts.plot(spec, key, compare.spread_alt(group.title, group.claims, group.official))
        st.html(disagreements.below(group))
    right.html(disagreements.cards(group, selected))


def _pages(number: int, count: int) -> None:
    if count < 2:
        return
    # Of another page it is another widget, since a key that keeps its value would keep it against the address.
    key = f"compare_page_{number}"
    st.pagination(count, default=number, key=key, on_change=_paged, args=(key,))


def _paged(key: str) -> None:
    # The claim that was chosen is on the page that is left.
    state.choose_claim(None, {"page": str(st.session_state[key])})


def with_official(view: View, shown: Ints, snapshot: Snapshot) -> None:
    """Draw the claims that have an official figure beside it, and a table of them; positions in the frame."""
    deciding = snapshot.frame[list(official.DECIDING)].iloc[shown]
    compared = official.comparisons(deciding, snapshot.details)
    if compared.empty:
        st.html(markup.notice(_("None of these claims has an official figure of the same thing.")))
        return
    sort, ascending = view.options["sort"], view.options["order"] == "ascending"
    plots = official.plots(compared, sort, ascending=ascending, most=MOST_PLOTS)
    listed = official.ordered(compared, sort, ascending=ascending).head(MOST_LISTED)
    full, figures = _in_full([*(plot.rows for plot in plots), listed], snapshot)
    st.html(official.legend())
    for place, plot in enumerate(plots):
        _plot(place, replace(plot, rows=full.loc[plot.rows.index]), figures, view)
    _table(full.loc[listed.index], len(compared), view, snapshot)


def _in_full(parts: Sequence[pd.DataFrame], snapshot: Snapshot) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the claims of these comparisons with all their columns and words, and their official figures."""
    index = pd.Index(np.unique(np.concatenate([part.index for part in parts])))
    claims = official.comparisons(as_text(snapshot.frame.loc[index]), as_text(snapshot.details.loc[index]))
    figures = official.figures_of(claims, as_text(snapshot.matches_of(index)), snapshot.series)
    return official.worded(claims, figures), figures


def _plot(place: int, plot: Plot, figures: pd.DataFrame, view: View) -> None:
    st.html(official.panel_head(plot.title, plot.note))
    left, right = st.columns([6, 5], gap="medium")
    key = f"official_{view.options['chart']}_{plot.key}_{spoken()}"
    with left:
        if view.options["chart"] == "scatter":
            spec = compare.scatter_plot(plot.rows, view.claim, key)
        else:
            spec = compare.dumbbell(plot.rows, official.others(figures), view.claim, key)
        with st.container(key=f"compared_{place}"):
            parts.plot(spec, key, compare.pairs_alt(plot.title, plot.rows), pictures.CONFIG)
        pictures.save_image(f"compared_{place}", plot.key.replace("|", "-").strip("-"))
        if plot.hidden:
            more = ngettext("{n} more in the table below", "{n} more in the table below", plot.hidden)
            st.html(f'<p class="origin">{more.format(n=number(plot.hidden))}</p>')
    picked = plot.rows[plot.rows["claim_id"] == view.claim]
    one = next(rows(picked if len(picked) else plot.rows))
    right.html(official.detail(one, figures, chosen=len(picked) > 0))


def _picked(ids: list[str]) -> None:
    selection = st.session_state[TABLE]["selection"]["rows"]
    state.choose_claim(ids[selection[0]] if selection else None)


def _columns() -> dict[str, Any]:
    text = st.column_config.TextColumn
    return {
        "claimed": text(_("Claim"), alignment="right"),
        "official": text(_("Official figure"), alignment="right"),
        "distance": text(_("Difference"), alignment="right"),
        "percent": text("%", alignment="right"),
        "verdict": text(_("Verdict")),
        "indicator": text(_("Indicator")),
        "period": text(_("Period")),
        "who": text(_("Speaker")),
        "producer": text(_("Producer")),
        "sentence": text(_("Sentence"), width="large"),
    }


def _table(listed: pd.DataFrame, found: int, view: View, snapshot: Snapshot) -> None:
    st.html(official.panel_head(_("All comparisons"), _("Pick a row to see its sentence in context.")))
    ids = listed["claim_id"].tolist()
    words = official.table(listed)
    st.dataframe(
        words,
        key=TABLE,
        column_config=_columns(),
        hide_index=True,
        height=min(len(words), MOST_ROWS) * ROW + HEAD,
        row_height=ROW,
        on_select=lambda: _picked(ids),
        selection_mode="single-row",
        selection_default={"selection": {"rows": [ids.index(view.claim)] if view.claim in ids else []}},
        alt=_("Claims beside official figures, a row each"),
    )
    if left := found - len(listed):
        more = ngettext("{n} more in the CSV", "{n} more in the CSV", left).format(n=number(left))
        st.html(f'<p class="origin">{more}</p>')
    asked = view.query.verdict or (Verdict.CONSISTENT, Verdict.DIFFERS)
    answered = tuple(str(verdict) for verdict in asked if verdict != Verdict.NOT_COMPARABLE)
    download_menu.offer(
        replace(view, query=replace(view.query, verdict=answered)),
        found,
        snapshot,
        page=offering.address_of_page(),
        beside=lambda claims: {"comparisons": snapshot.matches_of(claims.index)},
    )
