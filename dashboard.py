"""``streamlit run dashboard.py``: the pages and, beside them, the routes under ``/api``."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

import indicators.app
from indicators.app.api import SecurityHeaders, routes_under
from indicators.app.lifespan import lifespan

# Streamlit finds the app by reading this file, so it has to be made here and by this name.
app = st.App(
    Path(indicators.app.__file__).parent / "main.py",
    routes=routes_under(st.get_option("server.baseUrlPath") or ""),
    middleware=[Middleware(SecurityHeaders)],
    lifespan=lifespan,
)
