"""The script that Streamlit runs for every page: its frame, its language and its navigation."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from indicators.app import masthead, state
from indicators.app.elements import parts
from indicators.i18n import _, speak

_PAGES = Path(__file__).parent / "pages"

speak(state.language())
st.set_page_config(
    page_title=_("Russia–Belarus Indicators"), page_icon=str(_PAGES.parent / "favicon.svg"), layout="wide"
)
parts.style()
pages = [
    st.Page(_PAGES / "overview.py", title=_("Overview"), default=True),
    st.Page(_PAGES / "indicator.py", title=_("Indicator"), url_path="indicator"),
    st.Page(_PAGES / "claims.py", title=_("Claims"), url_path="claims"),
    st.Page(_PAGES / "sources.py", title=_("Sources"), url_path="sources"),
    st.Page(_PAGES / "compare.py", title=_("Compare"), url_path="compare"),
    st.Page(_PAGES / "parse.py", title=_("Parse"), url_path="parse"),
    st.Page(_PAGES / "about.py", title=_("About"), url_path="about"),
]
# Streamlit's own navigation would lose the language on the way from page to page.
page = st.navigation(pages, position="hidden")
if page.url_path:
    # Who has many of them open sees which is which.
    st.set_page_config(page_title=f"{page.title} · {_('Russia–Belarus Indicators')}")
if not st.context.is_embedded:
    masthead.draw(pages, page)
masthead.say_language()
page.run()
