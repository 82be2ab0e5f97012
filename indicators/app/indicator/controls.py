"""The controls of the page of one indicator: each shows what the address says and writes its changes into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from indicators.app import state
from indicators.app.data import Snapshot
from indicators.app.elements import pictures
from indicators.app.indicator.contents import Subject, axis_label, choices
from indicators.app.state import View
from indicators.charts import Checked
from indicators.charts import indicator as charts
from indicators.charts.axes import axis_key
from indicators.charts.indicator import Scene, claim_at
from indicators.charts.spec import drawn_once
from indicators.i18n import N_, _
from indicators.model import stable_id
from indicators.query import Query

FILTERS = ("speaker", "publisher", "geo", "modality", "verdict", "language")
COLOURS: Mapping[str, str] = {"country": N_("Country"), "publisher": N_("Publisher")}
CHART, _CHART_KEY, _CLICKED = "indicator_chart", "chart_of_indicator", "claim_clicked_on_the_chart"
PAGE_SIZE = 6


def _synced(key: str, value: Any) -> str:
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return key


def _key(name: str, labels: Mapping[str, str]) -> str:
    """Return a key for a widget of these labels.

    The browser remembers the choice by its label: with another label (a count, a language) the choice would seem to be
    another one.
    """
    return f"{name}_{stable_id(*labels, *labels.values())}"


def _colour_changed(key: str) -> None:
    state.choose("colour", st.session_state[key])


def _indicator_changed(key: str, view: View) -> None:
    # The axis, the claim and the page belong to the indicator that is left.
    fresh = {"panel": None, "page": None}
    state.write(replace(view.query, indicator=(st.session_state[key],), claim=()), options=fresh)


def selectors(view: View, snapshot: Snapshot, what: Subject) -> None:
    """Draw which indicator is shown, and what narrows its claims."""
    listed = choices(snapshot, view.query)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = _synced(_key("indicator", listed), what.indicator)
        st.selectbox(
            _("Indicator"),
            list(listed),
            format_func=listed.__getitem__,
            placeholder=_("Choose"),
            key=key,
            on_change=_indicator_changed,
            args=(key, view),
            width=440,
        )
        labels = {name: _(word) for name, word in COLOURS.items()}
        st.selectbox(
            _("Colour by"),
            list(labels),
            format_func=labels.__getitem__,
            placeholder=_("Choose"),
            width=150,
            key=(colour := _synced(_key("colour", labels), view.options["colour"])),
            on_change=_colour_changed,
            args=(colour,),
        )
        used = sum(bool(getattr(view.query, name)) for name in (*FILTERS, "q"))
        with st.popover(_("Filters ({n})").format(n=used) if used else _("Filters")):
            state.choices(view, snapshot, FILTERS)
            st.button(_("Clear filters"), on_click=_clear, args=(view, what.indicator), disabled=not used)


def _clear(view: View, indicator: str) -> None:
    query = view.query
    state.write(Query(indicator=(indicator,), since=query.since, until=query.until))


def _axis_changed(key: str) -> None:
    state.choose_claim(None, {"page": None, "panel": st.session_state[key]})


def axis(what: Subject) -> None:
    """Draw the choice of the axis: levels and changes, dollars and tonnes each have their own."""
    labels = {axis_key(panel): axis_label(panel) for panel in what.axes}
    if len(labels) < 2:
        return
    key = _synced(_key("axis", labels), axis_key(what.panel))
    st.segmented_control(
        _("Axis, and its claims"),
        list(labels),
        required=True,
        format_func=lambda name: labels.get(name, name),
        key=key,
        on_change=_axis_changed,
        args=(key,),
    )


def _switched(name: str, key: str) -> None:
    choices_of = state.OPTIONS[name] or ("", "")
    # Of scale and values the second choice is what the switch turns on; of the others it is what it turns off.
    on, off = (1, 0) if name in ("scale", "values") else (0, 1)
    state.choose(name, choices_of[on if st.session_state[key] else off])


def _switch(name: str, label: str, view: View, *, possible: bool = True, why_not: str | None = None) -> None:
    chosen = view.options[name] in ("log", "index") if name in ("scale", "values") else view.options[name] == "shown"
    key = _synced(f"switch_{name}", chosen and possible)
    st.toggle(
        label,
        key=key,
        on_change=_switched,
        args=(name, key),
        disabled=not possible,
        help=None if possible else why_not,
    )


def are_there() -> bool:
    """Return whether the page is on the screen already: its controls are remembered for as long."""
    return "switch_official" in st.session_state


def switches(view: View, what: Subject, *, positive: bool) -> None:
    """Draw how the chart looks; ``positive`` is whether a logarithmic scale is possible."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="indicator_switches"):
        _switch("official", _("Official figures"), view, possible=not what.official.empty, why_not=_("There are none."))
        _switch("forecasts", _("Forecasts and plans"), view)
        _switch("scale", _("Log scale"), view, possible=positive, why_not=_("Some values are not above zero."))
        base = None if what.base is None else str(what.base)
        label = _("Index, {year} = 100").format(year=base) if base else _("Index")
        why = _("No official level here could be the base.")
        _switch("values", label, view, possible=base is not None, why_not=why)


def _years_changed(key: str, view: View, indicator: str, panel: str, window: tuple[int, int]) -> None:
    first, last = st.session_state[key]
    # Which axis is the fullest may be another one in other years; who chooses years wants to stay on this.
    options = {"panel": panel, "page": None}
    since = date(first, 1, 1) if first > window[0] else None
    until = date(last, 12, 31) if last < window[1] else None
    query = replace(view.query, indicator=(indicator,), since=since, until=until, claim=())
    state.write(query, options=options)


def years(view: View, what: Subject) -> None:
    """Draw which years the axis of time covers."""
    if what.window is None or what.window[0] == what.window[1]:
        return
    low, high = what.window
    since, until = view.query.since, view.query.until
    first = min(max(since.year if since else low, low), high)
    last = max(min(until.year if until else high, high), first)
    key = _synced(f"years_{low}_{high}", (first, last))
    args = (key, view, what.indicator, axis_key(what.panel), what.window)
    st.slider(_("Years"), low, high, key=key, format="%d", on_change=_years_changed, args=args)


def _picked(made: Scene) -> None:
    points = st.session_state[_CHART_KEY]["selection"]["points"]
    claims = [point["customdata"][0] for point in points if point.get("customdata")]
    claims += [claim for point in points if (claim := claim_at(made, point["x"], point["y"]))]
    if claims:
        st.session_state[_CLICKED] = claims[0]
        state.choose_claim(claims[0] if claims[0] != state.chosen() else None)
    elif not points and (before := st.session_state.get(_CLICKED)):
        # A second click on a mark lets it go, unless another claim was chosen since: then it is asked for again.
        state.choose_claim(None if state.chosen() == before else before)


def chart(made: Scene, name: str, *, embedded: bool = False) -> bool:
    """Draw the chart, if there is anything on it; a click on a mark puts its claim into the address."""
    on_a_phone = "Mobi" in st.context.headers.get("User-Agent", "")
    spec = charts.spec(made, name, charts.PHONE if on_a_phone else charts.WIDTH)
    if spec is None:
        return False
    # A session keeps what its widgets are given: what is drawn, not all claims of the axis.
    kept = replace(made, panel=replace(made.panel, frame=made.claims))
    with st.container(key=CHART):
        st.plotly_chart(
            Checked(drawn_once(spec, picked=not embedded)),
            theme=None,
            key=_CHART_KEY,
            on_select="ignore" if embedded else partial(_picked, kept),
            selection_mode="points",
            config=dict(pictures.CONFIG),
            alt=charts.alt_text(made, name),
        )
    return True


def _page_changed(key: str) -> None:
    state.choose("page", str(st.session_state[key]) if st.session_state[key] > 1 else None)


def page_of(view: View, count: int) -> int:
    """Return the page of the cards that the address asks for, from 1 on."""
    pages = max(-(-count // PAGE_SIZE), 1)
    asked = view.options.get("page", "1")
    return min(max(int(asked), 1), pages) if asked.isdecimal() and len(asked) < 9 else 1


def pager(view: View, count: int) -> None:
    """Draw the pages of the cards, where there is more than one."""
    if count <= PAGE_SIZE:
        return
    pages, page = -(-count // PAGE_SIZE), page_of(view, count)
    # The number is in the key, as the widget insists on a default and cannot be told of another page beside it.
    key = f"cards_page_{page}_of_{pages}"
    st.pagination(pages, default=page, key=key, on_change=_page_changed, args=(key,), max_visible_pages=5)
