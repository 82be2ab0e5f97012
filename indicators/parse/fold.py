"""Length-preserving folding: one spelling for each sign, so that offsets never move."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

# Every kind of space, the typographic minus, ё and full-width variants have one code point before and after.
FOLDED: dict[str, str] = {
    **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "),
    **dict.fromkeys("\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff\t\r", " "),
    **dict.fromkeys("\u2028\u2029", "\n"),
    "\u2212": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u2044": "/",
    "ё": "е",
    "Ё": "Е",
    "’": "'",
    "ʼ": "'",
    "\uff05": "%",
    "\uff04": "$",
    "\uff0e": ".",
    "\uff0c": ",",
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
}
# Stands behind a word or sign for each letter that it lost: where it ends in the text is found by that.
PAD = "\u00ad"
_MARKS = "\u00ad\u0300\u0301\u0306\u0308\u200b\u200c\u200d\u2060\ufeff"
_MARK = rf"(?:&shy;|&#173;|[{_MARKS}])"
_ANY_MARK = re.compile(_MARK)
_MARKED = re.compile(rf"(?<![^\W\d_])[^\W\d_]++(?:{_MARK}+[^\W\d_]*)+|\u00ad")
_ENTITY = re.compile(r"&(?:#\d{2,5}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8}\d?);")
# Marks of footnotes; those of "m²" and "м³" are part of the unit.
_FOOTNOTE = re.compile("(?<![mмMМ])[²³]|[¹⁰⁴-⁹]")


def fold(text: str) -> str:
    """Return ``text`` with typographic variants replaced one for one: ``len(fold(text)) == len(text)``."""
    if _ANY_MARK.search(text):
        text = _MARKED.sub(_without_marks, text)
    if "&" in text:
        text = _ENTITY.sub(_read_entity, text)
    if not text.isascii():
        text = _FOOTNOTE.sub(" ", text)
        for variant, plain in FOLDED.items():
            if variant in text:
                text = text.replace(variant, plain)
    return text.replace("\t", " ").replace("\r", " ").replace(" - ", " – ")  # a hyphen between spaces is a dash


def _without_marks(match: re.Match[str]) -> str:
    """ "мил-лиард" with a soft hyphen, "про́цент": the word alone, and a pad for each mark behind it."""
    marked = match[0]
    if marked == PAD:
        before = match.string[match.start() - 1 : match.start()]
        return "-" if before.isdigit() and match.string[match.end() : match.end() + 1].isalpha() else " "
    plain = unicodedata.normalize("NFC", re.sub("&shy;|&#173;|[\u00ad\u200b-\u200d\u2060\ufeff]", "", marked))
    return re.sub(f"[{_MARKS}]", "", plain).ljust(len(marked), PAD)


def _read_entity(match: re.Match[str]) -> str:
    """ "&nbsp;", "&#37;": the sign that was meant, and a pad for each further letter."""
    sign = unescape(match[0])
    if len(sign) != 1:
        return match[0]
    return sign.ljust(len(match[0]), PAD)
