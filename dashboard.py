"""``streamlit run dashboard.py``: the pages and, beside them, the routes under ``/api``."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

import indicators.app
from indicators.app.api import ROUTES, SecurityHeaders

# Until the script has run once, Streamlit would take the folder "pages" beside it for pages that run on their own, and
# show the first visitor of a fresh server such a page without its frame, style and language.
PagesManager.uses_pages_directory = False
# Streamlit finds the app by reading this file, so it has to be made here and by this name.
app = st.App(
    Path(indicators.app.__file__).parent / "main.py",
    routes=ROUTES,
    middleware=[Middleware(SecurityHeaders)],
)
