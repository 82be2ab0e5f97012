"""The page that one writes in ten minutes, for comparison: pandas reads the CSV at every click."""

from __future__ import annotations

from pathlib import Path

from indicators.wording import indicator_names

SCRIPT = """
import pandas as pd
import plotly.express as px
import streamlit as st

claims = pd.read_csv({csv!r})
named = claims[claims["indicator"].notna()]
names = {names!r}
indicator = st.selectbox("Indicator", list(names), index=None, format_func=names.get)
words = st.text_input("Words")
if not indicator and not words:
    st.stop()
if indicator:
    named = named[named["indicator"] == indicator]
if words:
    named = named[named["sentence"].str.contains(words, case=False, regex=False)]
st.header(f"{{len(named)}} claims")
st.plotly_chart(px.scatter(named, x="published", y="value", hover_data=["speaker", "quote"]))
st.dataframe(named)
"""


def write_page(folder: Path, csv: Path) -> Path:
    """Write the page into a folder; return its file."""
    page = folder / "naive.py"
    page.write_text(SCRIPT.format(csv=str(csv), names=dict(indicator_names())), "utf-8")
    return page
