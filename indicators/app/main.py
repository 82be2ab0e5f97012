"""The script that Streamlit runs for every page: its frame and its navigation."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from indicators.app import parts

_HERE = Path(__file__).parent

st.set_page_config(page_title="Russia–Belarus Indicators", page_icon=str(_HERE / "favicon.svg"), layout="wide")
parts.style()
st.navigation(
    [
        st.Page(_HERE / "pages" / "overview.py", title="Overview", default=True),
        st.Page(_HERE / "pages" / "claims.py", title="Claims", url_path="claims"),
        st.Page(_HERE / "pages" / "sources.py", title="Sources", url_path="sources"),
    ],
    position="top",
).run()
