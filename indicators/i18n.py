"""The interface's language: messages by gettext, from ``locale/<language>/LC_MESSAGES/messages.po``.

Which language is spoken is a context variable: pages and routes set it once at their start, and whatever they call,
charts and wording too, speaks it. English is the language of the code and needs no catalogue. ``_``, ``ngettext`` and
``pgettext`` are the names that babel's extraction knows; ``N_`` marks a message that is said later.
"""

from __future__ import annotations

import gettext as catalogues
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("en", "ru")
DEFAULT = LANGUAGES[0]
FOLDER = Path(__file__).parent / "locale"

_spoken: ContextVar[str] = ContextVar("language", default=DEFAULT)


def speak(language: str) -> None:
    """Make ``language``, one of ``LANGUAGES``, the one of this context. Raises ValueError for another."""
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is none of {', '.join(LANGUAGES)}")
    _spoken.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` for as long as this lasts: for what is made later, in a thread that spoke another."""
    before = _spoken.get()
    speak(language)
    try:
        yield
    finally:
        _spoken.set(before)


def spoken() -> str:
    """Return the language of this context."""
    return _spoken.get()


def locale() -> Locale:
    """Return babel's data for the language of this context."""
    return _locale(spoken())


def _(message: str) -> str:
    """Return a message in the language of this context."""
    return _catalogue(spoken()).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Return the message for this number of things in the language of this context; the number is not filled in."""
    return _catalogue(spoken()).ngettext(one, many, number)


def pgettext(context: str, message: str) -> str:
    """Return a message that means different things in different places."""
    return _catalogue(spoken()).pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - the name that extraction knows
    """Return the message itself: it is translated where it is used."""
    return message


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


@cache
def _catalogue(language: str) -> catalogues.NullTranslations:
    file = FOLDER / language / "LC_MESSAGES" / "messages.po"
    if language == DEFAULT:
        return catalogues.NullTranslations()
    compiled = BytesIO()
    # Compiled here, so that a catalogue is one file that people can read and no build step can forget.
    with file.open("rb") as source:
        write_mo(compiled, read_po(source, language))
    compiled.seek(0)
    return catalogues.GNUTranslations(compiled)
