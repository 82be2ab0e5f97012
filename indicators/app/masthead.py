"""The head of every page: where one can go, and in which language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from indicators.i18n import DEFAULT, LANGUAGES, spoken

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

_OWN_NAMES = {"en": "English", "ru": "Русский"}


def _language(language: str) -> dict[str, str]:
    return {} if language == DEFAULT else {"lang": language}


def draw(pages: Sequence[StreamlitPage], current: StreamlitPage) -> None:
    """Draw links to all pages, which start afresh there, and to this very view in the other languages."""
    with st.container(horizontal=True, vertical_alignment="center", key="masthead"):
        for page in pages:
            st.page_link(page, query_params=_language(spoken()))
        view = {name: st.query_params.get_all(name) for name in st.query_params if name != "lang"}
        for language in LANGUAGES:
            if language != spoken():
                st.page_link(current, label=_OWN_NAMES[language], query_params={**view, **_language(language)})
