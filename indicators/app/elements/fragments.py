"""Links that open a page at a sentence of it: text fragments (``#:~:text=``)."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

# A sentence of more words than these is named by its first and its last ones, so that addresses stay short.
_WHOLE, _ENDS = 14, 5


def _encoded(words: list[str]) -> str:
    # Hyphens and commas have a meaning in the directive, an ampersand starts the next one.
    return quote(" ".join(words), safe="").replace("-", "%2D")


def text_fragment(sentence: str) -> str:
    """Return the text directive that finds a sentence, percent-encoded: ``text=start`` or ``text=start,end``."""
    words = sentence.split()
    if len(words) <= _WHOLE:
        return f"text={_encoded(words)}"
    return f"text={_encoded(words[:_ENDS])},{_encoded(words[-_ENDS:])}"


def at_sentence(url: str, sentence: str) -> str:
    """Return the address that opens a page at a sentence; directives that ``url`` has already are taken away."""
    page, _, anchor = url.partition("#")
    return f"{page}#{anchor.partition(':~:')[0]}:~:{text_fragment(sentence)}"


def is_front_page(url: str) -> bool:
    """Return whether an address names a site and no page of it, so that no sentence can be looked for there."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query
