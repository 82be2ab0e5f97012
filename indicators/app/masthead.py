"""The head of every page: where one can go, and in which language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from indicators.i18n import DEFAULT, LANGUAGES, _, spoken

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

_OWN_NAMES = {"en": "English", "ru": "Русский"}
_say_language = st.components.v2.component(
    "indicators.language",
    html="<span hidden></span>",
    js=(Path(__file__).parent / "language.js").read_text("utf-8"),
)


def _language(language: str) -> dict[str, str]:
    return {} if language == DEFAULT else {"lang": language}


def language_link(page: str, view: Iterable[tuple[str, str]], language: str) -> str:
    """Return a link to this very view of a page in another language, as markup.

    A link, since Streamlit's own to the page that is open leaves the address as it was. It begins a session, too:
    widgets remember what was chosen by its label, which in the other language is none of theirs.
    """
    query = urlencode([*((name, value) for name, value in view if name != "lang"), *_language(language).items()])
    address = escape(f"{page or '.'}?{query}" if query else page or ".")
    own = escape(_OWN_NAMES[language])
    return f'<a class="language" href="{address}" lang="{language}" hreflang="{language}">{own}</a>'


def draw(pages: Sequence[StreamlitPage], current: StreamlitPage) -> None:
    """Draw links to all pages, which start afresh there, and to this very view in the other languages."""
    others = [language for language in LANGUAGES if language != spoken()]
    with st.container(horizontal=True, vertical_alignment="center", key="masthead"):
        for page in pages:
            st.page_link(page, query_params=_language(spoken()))
        view = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
        others = [language_link(current.url_path, view, language) for language in LANGUAGES if language != spoken()]
        label = escape(_("Language of the interface"))
        st.html(f'<nav class="languages" aria-label="{label}">{" ".join(others)}</nav>', width="content")


def say_language() -> None:
    """Tell the browser the language of the page, for whoever has it read aloud or translated."""
    _say_language(key="language", data={"language": spoken()}, height="content")
