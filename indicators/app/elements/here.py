"""Links to other views of the same page that are followed in place, without starting the page anew."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs

import streamlit as st

_KEY = "here"
_component = st.components.v2.component(
    "indicators.here", html="<span hidden></span>", js=(Path(__file__).parent / "here.js").read_text("utf-8")
)


def follow(target: str = "") -> None:
    """Follow the page's links of class ``here`` in place; ``target`` is what to bring into view when it changes."""
    _component(key=_KEY, data={"target": target}, on_address_change=_followed, height="content")


def _followed() -> None:
    # What a browser sends is checked like any address, by whoever reads it.
    address = str(st.session_state[_KEY].address or "").removeprefix("?")
    st.query_params.from_dict(parse_qs(address, keep_blank_values=True))
