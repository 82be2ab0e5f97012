"""What a visitor gives to the Parse page: a text, files, or an address, with a date and a language.

None of it goes into the page's address, into a cache or into a log: it lives in the session, and ends with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from indicators.app import state
from indicators.app.elements import markup
from indicators.app.parsing.examples import EXAMPLES
from indicators.app.parsing.fetching import fetched, is_allowed
from indicators.app.parsing.texts import EARLIEST, FILE_BYTES, FILES, LATEST, Outcome, Unreadable, parse_all, read_files
from indicators.app.state.choices import day_format
from indicators.i18n import LANGUAGES as SPOKEN
from indicators.i18n import N_, _, spoken
from indicators.model import Document
from indicators.sources import LANGUAGES, SUFFIXES
from indicators.wording import language_name

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

OUTCOME, CLAIM = "parse_outcome", "parse_claim"
TEXT, PUBLISHED, LANGUAGE, ADDRESS = "parse_text", "parse_published", "parse_language", "parse_address"
_GENERATION = "parse_generation"
_MODES = {"text": N_("Text"), "files": N_("Files"), "address": N_("Web address")}


def outcome() -> Outcome | None:
    """Return what was found in what this visitor gave, if anything was given."""
    found: Outcome | None = st.session_state.get(OUTCOME)
    return found


def keep(found: Outcome | None) -> None:
    """Make this what the session shows; what was picked in another text is picked no more."""
    for key in [key for key in st.session_state if str(key).startswith("parse_shown")]:
        del st.session_state[key]
    st.session_state[OUTCOME], st.session_state[CLAIM] = found, None


def clear() -> None:
    """Forget everything that was given and found."""
    keep(None)
    _fill(Document(""))
    st.session_state[ADDRESS] = ""
    # An uploader lets go of its files only by becoming another one.
    st.session_state[_GENERATION] = st.session_state.get(_GENERATION, 0) + 1
    state.choose("example", None)


def _fill(document: Document) -> None:
    st.session_state[TEXT] = document.text
    st.session_state[PUBLISHED], st.session_state[LANGUAGE] = document.published, document.language or ""
    for name, language in product((PUBLISHED, LANGUAGE), SPOKEN):
        st.session_state.pop(f"{name}_{language}", None)


def follow_address(view: state.View, series: pd.DataFrame) -> None:
    """Show the example that the address asks for, and none where it asks for none."""
    wanted = view.options["example"] if view.options["example"] in EXAMPLES else None
    shown = outcome()
    if wanted == (shown.example if shown else None):
        return
    if wanted is None:
        keep(None)
        return
    example = EXAMPLES[wanted]
    _fill(example)
    # As if it had been pasted: without the citation, which no pasted text has.
    pasted = Document(example.text, published=example.published, language=example.language)
    keep(parse_all([(_("Example"), pasted)], series, wanted))


def draw(view: state.View, series: pd.DataFrame) -> None:
    """Draw the form, and read what it gives when it is sent."""
    mode = _mode(view)
    # A form tells the server nothing until it is sent, and what is not told is lost when the language is switched. But
    # only in a form does the Enter key send an address.
    asks = mode == "address"
    with st.form("parse", border=False) if asks else st.container():
        given = _input(mode)
        published, language = _details(mode)
        button = st.form_submit_button if asks else st.button
        with st.container(horizontal=True, vertical_alignment="center", key="parse_buttons"):
            sent = button(_("Find the numbers"), type="primary", on_click=_sent, key="parse_send")
            example = partial(state.choose, "example", next(iter(EXAMPLES)))
            button(_("Try an example"), on_click=example, key="parse_example")
    st.html(f'<p class="finding">{_note(mode)}</p>')
    if sent:
        with st.spinner(_("Reading"), show_time=False):
            keep(_read(mode, given, published, language, series))


def _mode(view: state.View) -> str:
    modes = [mode for mode in _MODES if mode != "address" or is_allowed()]
    asked = view.options["input"]
    if asked not in modes:
        st.html(markup.notice(_("This server does not fetch pages. Paste the text, or upload the saved page.")))
        return modes[0]
    st.segmented_control(
        _("What to read"),
        modes,
        format_func=lambda mode: _(_MODES[mode]),
        required=True,
        label_visibility="collapsed",
        **state.option("input", view),
    )
    return asked


def _sent() -> None:
    # The address of the example is for the example alone, and never for a text that somebody wrote into its place.
    state.choose("example", None)


def _input(mode: str) -> Any:
    if mode == "files":
        return st.file_uploader(
            _("Files"),
            type=[suffix.removeprefix(".") for suffix in SUFFIXES],
            accept_multiple_files=True,
            max_upload_size=FILE_BYTES // 1_000_000,
            key=f"parse_files_{st.session_state.get(_GENERATION, 0)}",
        )
    if mode == "address":
        return st.text_input(_("Address of an article"), key=ADDRESS, placeholder="https://")
    return st.text_area(
        _("Text"),
        key=TEXT,
        height=240,
        placeholder=_("Paste an article or a part of it"),
        persist_state="page",
    )


def _details(mode: str) -> tuple[date | None, str | None]:
    if mode == "text":
        day, language = _("Published"), _("Language")
    else:
        day, language = _("Published, if not stated"), _("Language, if not stated")
    columns = st.columns([1, 1, 2])
    published = columns[0].date_input(
        day, value=None, min_value=EARLIEST, max_value=LATEST, format=day_format(), key=_key(PUBLISHED, None)
    )
    chosen = columns[1].selectbox(
        language,
        ["", *LANGUAGES],
        format_func=lambda code: language_name(code) if code else _("Find out"),
        placeholder=_("Choose"),
        key=_key(LANGUAGE, ""),
    )
    st.session_state[PUBLISHED], st.session_state[LANGUAGE] = published, chosen
    return published, chosen or None


def _key(name: str, default: Any) -> str:
    """Return the key of a widget that shows what the session keeps under ``name``.

    The browser knows a choice by its label or its format, so that in each language it is another widget.
    """
    key = f"{name}_{spoken()}"
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(name, default)
    return key


def _note(mode: str) -> str:
    notes = [
        _("“Last year” and “in January” count from the publication date."),
        _(
            "Nothing is kept: what you give is read in the server's memory while this page is open, "
            "and is neither stored nor logged nor put into the address."
        ),
    ]
    if mode == "files":
        notes.insert(0, _("Up to {n} files of {size} MB.").format(n=FILES, size=FILE_BYTES // 1_000_000))
        notes.insert(1, _("Saved web pages, plain text, Markdown with front matter, JSON Lines."))
    if mode == "address":
        notes.insert(0, _("The server fetches the page; the site sees the server's address, not yours."))
    return " ".join(notes)


def _read(mode: str, given: Any, published: date | None, language: str | None, series: pd.DataFrame) -> Outcome:
    if mode == "files":
        return _read_uploads(given, published, language, series)
    found: Iterable[tuple[str, Document | str]]
    if not (given or "").strip():
        message = _("Give an address.") if mode == "address" else _("There is no text yet. Paste one.")
        return Outcome((), parse_all([], series).frame, (message,))
    if mode == "address":
        try:
            found = [(_("The page"), fetched(given, published, language))]
        except Unreadable as problem:
            return Outcome((), parse_all([], series).frame, (str(problem),))
    else:
        found = [(_("Your text"), Document(given, published=published, language=language))]
    return parse_all(found, series)


def _read_uploads(
    uploads: list[UploadedFile], published: date | None, language: str | None, series: pd.DataFrame
) -> Outcome:
    if not uploads:
        return Outcome((), parse_all([], series).frame, (_("There is no file yet. Choose some."),))
    bar = st.progress(0.0)

    def each() -> Iterator[tuple[str, bytes]]:
        for position, upload in enumerate(uploads):
            # Without the file's name, as a bar's text is Markdown.
            words = _("File {n} of {total}").format(n=position + 1, total=len(uploads))
            bar.progress(position / len(uploads), words)
            yield upload.name, upload.getvalue()

    found = parse_all(read_files(each(), published, language), series)
    bar.empty()
    return found
