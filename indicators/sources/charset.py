"""Bytes of a web page -> text, whatever encoding the page is in.

The order is the one of browsers: a byte order mark, what the server said, what the page says of itself, then what the
bytes look like.
"""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HEAD = 4096
_DECLARED = re.compile(rb"""<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# What old pages in Russian are written in, and then the one that everything can be read in.
_GUESSES = ("cp1251", "koi8-r")
_LAST_RESORT = "cp1252"
_COMMON = frozenset("оеаинтсрвл")
# Of these a page would be read as something that no browser shows; "utf-16" in a page that could be read so far is
# UTF-8.
_NOT_OF_PAGES = frozenset({"utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})


def _known(label: str | None) -> str | None:
    """Return Python's name of an encoding of texts that a page may be in."""
    try:
        found = codecs.lookup((label or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # Besides encodings there are codecs from bytes to bytes, compression among them.
    text_to_bytes = getattr(found, "_is_text_encoding", False)
    if not text_to_bytes or found.name in _NOT_OF_PAGES:
        return None
    # Browsers read what calls itself Latin 1 as Windows' superset of it.
    return _LAST_RESORT if found.name in ("iso8859-1", "ascii") else found.name


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    return _known(found[1].decode("ascii", "replace")) if found else None


def _guess(data: bytes) -> str:
    """Return the encoding in which most letters are frequent small ones of Russian, if there are many at all."""
    sample = bytes(byte for byte in data[: 64 * _HEAD] if byte >= 0x80)
    counts = {name: sum(letter in _COMMON for letter in sample.decode(name, "replace")) for name in _GUESSES}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] * 3 > len(sample) else _LAST_RESORT


def decode_page(data: bytes, charset: str | None = None) -> str:
    """Return the text of a page; ``charset`` is what the server said. What is no character becomes U+FFFD."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace").removeprefix("\ufeff")
    stated = [name for name in (_known(charset), _declared(data)) if name]
    for name in (*stated, "utf-8"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return data.decode(stated[0] if stated else _guess(data), "replace")
