"""A mapping of untrusted values -> a Document, or an error that names the field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from difflib import get_close_matches
from urllib.parse import urlsplit

from indicators.model import Document
from indicators.parse.language import SUPPORTED as LANGUAGES
from indicators.sources.errors import DocumentError, Origin, shown

KEYS: tuple[str, ...] = tuple(field.name for field in fields(Document))
KINDS = ("article", "excerpt", "digest")
_SCHEMES = ("http", "https")


def to_document(values: Mapping[object, object], origin: Origin) -> Document:
    """Return the document of a mapping with the keys of ``Document``, of which only ``text`` is required.

    Raises DocumentError for an unknown key, and for a value that is not what its key asks for.
    """
    for key in values:
        _check_key(key, origin)
    text = _text(values, "text", origin)
    if text is None or not text.strip():
        raise DocumentError.at(origin, "text", "is empty", "give the article's words")
    return Document(
        text=text,
        url=_url(_line(values, "url", origin), origin),
        title=_line(values, "title", origin),
        publisher=_line(values, "publisher", origin),
        published=_published(values.get("published"), origin),
        language=_choice(_line(values, "language", origin), "language", LANGUAGES, origin),
        kind=_choice(_line(values, "kind", origin), "kind", KINDS, origin) or KINDS[0],
        note=_line(values, "note", origin),
    )


def _check_key(key: object, origin: Origin) -> None:
    if key in KEYS:
        return
    close = get_close_matches(str(key), KEYS, n=1)
    remedy = f"did you mean {close[0]}?" if close else f"the keys are {', '.join(KEYS)}"
    raise DocumentError.at(origin, shown(key), "is no known key", remedy)


def _text(values: Mapping[object, object], key: str, origin: Origin) -> str | None:
    value = values.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise DocumentError.at(origin, key, f"{shown(value)} is not text", "put it in quotation marks")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        # JSON can spell half of a surrogate pair, which no file or page can hold.
        problem = f"holds half a character (a lone surrogate) at offset {error.start}"
        raise DocumentError.at(origin, key, problem, "write the whole character") from None
    return value


def _line(values: Mapping[object, object], key: str, origin: Origin) -> str | None:
    text = _text(values, key, origin)
    return " ".join(text.split()) or None if text is not None else None


def _url(value: str | None, origin: Origin) -> str | None:
    if value is None:
        return None
    # A link of another scheme (javascript:, data:, file:) would run or reveal something where a page shows it.
    advice = "give the article's address, starting with https://"
    try:
        parts = urlsplit(value)
    except ValueError:
        raise DocumentError.at(origin, "url", f"{shown(value)} is no address", advice) from None
    if parts.scheme not in _SCHEMES or not parts.hostname or not value.isprintable() or " " in value:
        raise DocumentError.at(origin, "url", f"{shown(value)} is no http or https address", advice)
    return value


def _published(value: object, origin: Origin) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(value.strip()).date() if isinstance(value, str) else date.fromisoformat("")
    except ValueError:
        raise DocumentError.at(origin, "published", f"{shown(value)} is no date", "write it as 2020-09-14") from None


def _choice(value: str | None, key: str, choices: tuple[str, ...], origin: Origin) -> str | None:
    if value is None or value in choices:
        return value
    raise DocumentError.at(
        origin, key, f"{shown(value)} is unknown", f"choose from {', '.join(choices)}, or leave it out"
    )
