"""The head of every page: where one can go, and in which language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import streamlit as st

from indicators.i18n import DEFAULT, LANGUAGES, N_, _, spoken

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

# What Streamlit says of its own, on the screen or to a screen reader, and has no parameter for.
STREAMLIT = (
    N_("Skip to main content"),
    N_("Sidebar"),
    N_("Collapse sidebar"),
    N_("Expand sidebar"),
    N_("Open"),
    N_("Dismiss"),
    N_("No results"),
    N_("Selected values"),
    N_("Clear all"),
    N_("Clear value"),
    N_("Clear entry"),
    N_("Choose date"),
    N_("Clear date"),
    N_("Previous month"),
    N_("Next month"),
    N_("Use arrow keys to navigate dates. Enter to select. Escape to close."),
    N_("Pagination"),
    N_("Previous page"),
    N_("Next page"),
    N_("Upload"),
    N_("Add files"),
    N_("file upload"),
    N_("Drag and drop files here"),
    N_("{n}MB per file"),
    N_("Copy to clipboard"),
    N_("Show/hide columns"),
    N_("Search"),
    N_("Fullscreen"),
    N_("Close fullscreen"),
    N_("dd"),
    N_("mm"),
    N_("yyyy"),
)
_OWN_NAMES = {"en": "English", "ru": "Русский"}
_say_language = st.components.v2.component(
    "indicators.language",
    html="<span hidden></span>",
    js=(Path(__file__).parent / "masthead.js").read_text("utf-8"),
)


def _language(language: str) -> dict[str, str]:
    return {} if language == DEFAULT else {"lang": language}


def _link(page: str, query: Iterable[tuple[str, str]], words: str, attributes: str) -> str:
    """Return an ordinary link: one of Streamlit's to the page that one is on leaves the address as it was."""
    told = urlencode(list(query))
    address = f"{page or '.'}?{told}" if told else page or "."
    return f'<a {attributes} href="{escape(address)}">{escape(words)}</a>'


# Here something is given that is in no address: it would be lost in another session.
_IN_PLACE = frozenset({"parse"})


def language_link(page: str, view: Iterable[tuple[str, str]], language: str) -> str:
    """Return a link to this very view of a page in another language, as markup.

    It begins a session, too: widgets remember what was chosen by its label, which in the other language is none of
    theirs. Where that would lose what a visitor has given, the page follows it in place.
    """
    kind = "language here" if page in _IN_PLACE else "language"
    query = [*((name, value) for name, value in view if name != "lang"), *_language(language).items()]
    return _link(page, query, _OWN_NAMES[language], f'class="{kind}" lang="{language}" hreflang="{language}"')


def draw(pages: Sequence[StreamlitPage], current: StreamlitPage) -> None:
    """Draw links to all pages, which start afresh there, and to this very view in the other languages."""
    here, own = current.url_path, _language(spoken())
    with st.container(horizontal=True, vertical_alignment="center", key="masthead"):
        for page in pages:
            if page.url_path == here:
                attributes = 'class="current" aria-current="page"'
                st.html(_link(here, own.items(), page.title, attributes), width="content")
            else:
                st.page_link(page, query_params=own)
        view = [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]
        others = [language_link(here, view, language) for language in LANGUAGES if language != spoken()]
        label = escape(_("Language of the interface"))
        st.html(f'<div class="languages" role="group" aria-label="{label}">{" ".join(others)}</div>', width="content")


def say_language() -> None:
    """Tell the browser the language of the page, for whoever has it read aloud or translated, and Streamlit's words."""
    words = {} if spoken() == DEFAULT else {word: _(word) for word in STREAMLIT}
    _say_language(key="language", data={"language": spoken(), "words": words}, height="content")
