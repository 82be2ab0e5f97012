"""How a sentence becomes a row, how right that is, and how to use and cite what comes of it."""

from __future__ import annotations

from datetime import date
from html import escape
from urllib.parse import urljoin

import streamlit as st

from indicators import __version__
from indicators.app import state
from indicators.app.about import tables as about_tables
from indicators.app.about import text as about_text
from indicators.app.about.accuracy import accuracy
from indicators.app.api import ROUTES
from indicators.app.data import current
from indicators.app.elements import markup, parts
from indicators.app.overview import coverage
from indicators.i18n import _


def section(title: str, note: str = "") -> None:
    """Draw the head of a part of the page."""
    st.html(markup.section(title, note))


def prose(text: str) -> None:
    """Draw a paragraph."""
    st.html(f'<p class="prose">{escape(text)}</p>')


snapshot = current()
# Pages and routes lie beside each other, wherever the dashboard is served.
base = urljoin(st.context.url or "", ".")
parts.head(_("About"), _("How a sentence becomes a row, how right that is, and how to use and cite what comes of it."))
parts.notices(state.read(snapshot, "about"), snapshot)
section(_("Method"))
st.html(about_text.method())
section(_("Accuracy"), _("Measured at every change of the parser; it may not fall."))
measured = accuracy()
prose(_("Example texts in which every claim is found, all that is stated of it is right, and nothing else is found:"))
st.html(about_tables.examples(measured))
prose(_("Facts of the shipped digests, written from their sources, that the parser finds again:"))
st.html(about_tables.facts(measured))
with st.expander(_("By topic")):
    st.html(about_tables.topics(measured))
section(_("Known limits"))
st.html(about_text.limits())
section(_("What the data covers"))
st.html(coverage.listing(coverage.facts(snapshot)))
section(
    _("Addresses"),
    _("Claims and the feed take the parameters of the pages: what follows ? in a page's address. Nothing needs a key."),
)
for label, address in about_tables.addresses(ROUTES, base):
    st.html(f'<p class="finding">{escape(label)}</p>')
    st.code(address, language=None, wrap_lines=True)
with st.expander(_("All parameters and what they select")):
    prose(_("Several values: the parameter again. An empty unit or denominator asks for claims that have none."))
    st.html(about_tables.parameters())
section(_("Columns of the claim table"), _("Files and addresses have them in this order; nothing is an empty cell."))
with st.expander(_("All columns and what they mean")):
    st.html(about_tables.columns())
section(_("Official series"), _("Each figure has its source, its vintage and its caveats in the table of series."))
st.html(about_tables.producers(snapshot.series))
with st.expander(_("All series with their citations")):
    st.html(about_tables.series_list(snapshot.series))
section(_("Licences"))
st.html(about_text.licences())
section(_("How to cite"), _("Version {version}").format(version=__version__))
st.code(about_tables.citation(base, snapshot.id, date.today()), language=None, wrap_lines=True)
