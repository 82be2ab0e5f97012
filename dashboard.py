"""``streamlit run dashboard.py``: the pages and, beside them, the routes under ``/api``."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

import indicators.app
from indicators.app.api import SecurityHeaders, routes_under
from indicators.app.lifespan import lifespan

# Of a folder called pages beside the script Streamlit thinks that each file is a script of its own, until st.navigation
# has run once: whoever opened an inner page first after a start would get it without its frame.
PagesManager.uses_pages_directory = False

# Streamlit finds the app by reading this file, so it has to be made here and by this name.
app = st.App(
    Path(indicators.app.__file__).parent / "main.py",
    routes=routes_under(st.get_option("server.baseUrlPath") or ""),
    middleware=[Middleware(SecurityHeaders)],
    lifespan=lifespan,
)
