"""The first page: what is claimed, by whom, and whether the official figures agree; or the charts of a query."""

from __future__ import annotations

from html import escape

import streamlit as st

from indicators.app import state
from indicators.app.data import current
from indicators.app.elements import markup, parts
from indicators.app.overview import front_page
from indicators.charts import panels
from indicators.charts.panels import by_key
from indicators.i18n import _
from indicators.query import Query
from indicators.wording import indicator_names

snapshot = current()
view = state.read(snapshot, "overview")
shown = view.rows(snapshot.frame)
lede = _(
    "Who said which number about the economies of Belarus and Russia, in which sentence, "
    "and do the official figures agree?"
)
parts.head(_("Russia–Belarus Indicators"), lede)
parts.notices(view, snapshot)
state.filters(view, snapshot)
if not parts.nothing(view, snapshot, len(shown)):
    table = markup.page_link("claims", view.query.to_params(), _("As a table"))
    st.html(f'<p class="finding">{escape(parts.summary(shown))} · {table}</p>')
    if view.query == Query() and len(by_key(shown)) > front_page.PANELS:
        front_page.front(shown, view, snapshot)
    else:
        front_page.draw(panels(shown, list(indicator_names())), view)
