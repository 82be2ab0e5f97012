"""Length-preserving folding: one spelling for each sign, so that offsets never move."""

from __future__ import annotations

# Every kind of space, the typographic minus, ё and stressed or full-width variants have one code point before and
# after.
FOLDED: dict[str, str] = {
    "\u00a0": " ",
    "\u2007": " ",
    "\u2008": " ",
    "\u2009": " ",
    "\u200a": " ",
    "\u202f": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u3000": " ",
    "\u200b": " ",
    "\ufeff": " ",
    "\u2212": "-",
    "\u2011": "-",
    "\u00ad": "-",
    "\u2044": "/",
    "ё": "е",
    "Ё": "Е",
    "’": "'",
    "ʼ": "'",
    "\uff05": "%",
    "\uff04": "$",
    "\t": " ",
    "\r": " ",
}


def fold(text: str) -> str:
    """Return ``text`` with typographic variants replaced one for one: ``len(fold(text)) == len(text)``."""
    for variant, plain in FOLDED.items():
        if variant in text:
            text = text.replace(variant, plain)
    return text
