"""One indicator: official series and claims on one chart, beside the sentences that make the claims."""

from __future__ import annotations

import streamlit as st

from indicators.app import state
from indicators.app.data import current
from indicators.app.elements import parts
from indicators.app.indicator import contents as indicator_view
from indicators.app.indicator import controls as controls
from indicators.app.indicator import pieces as indicator_parts
from indicators.charts import indicator as charts
from indicators.i18n import _
from indicators.wording import indicator_name

snapshot = current()
view = state.read(snapshot, "indicator")
indicator = indicator_view.chosen_indicator(view, snapshot)
if indicator is None:
    parts.head(_("Indicator"))
    parts.notices(view, snapshot)
    indicator_parts.nothing(snapshot)
    st.stop()

name = indicator_name(indicator)
what = indicator_view.subject(view, snapshot, indicator)
scene = charts.scene(what.panel, what.official, indicator_view.look(view, what), snapshot.frame)
if st.context.is_embedded:
    indicator_parts.embedded(scene, what, view, snapshot)
    st.stop()

above = st.container()
left, right = st.columns([7, 5], gap="large")


def head() -> None:
    """Draw what stands above the chart."""
    with above:
        parts.head(name, indicator_view.summary(what, snapshot))
        parts.notices(view, snapshot)
        indicator_parts.own_notices(what)
        controls.selectors(view, snapshot, what)
        controls.axis(what)


def chart() -> None:
    """Draw the chart."""
    with left:
        indicator_parts.chart(scene, what, view)


# What takes the browser longest is sent first, where that moves nothing.
for draw in (chart, head) if controls.are_there() else (head, chart):
    draw()
with right:
    indicator_parts.cards(what, view, snapshot)
indicator_parts.official(what, view)
indicator_parts.embedding(what, view)
