"""Sentence text -> tokens: numbers, words, signs, and things that only look like numbers.

Patterns here know shapes, never vocabulary: what a word means stands in the lexicons.
"""

from __future__ import annotations

import re
from functools import cache

from indicators.parse.fold import PAD

# Not quantities whatever surrounds them: addresses, dates, clock times, versions, telephone numbers, model names.
_OPAQUE = r"""
    (?:https?://|www\.)[^\s<>"«»]{1,2000}
  | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24}){1,5}
  | \#\w+
  | \d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?![\d.,]*\d)
  | \d{4}-\d{2}-\d{2}(?!\d)
  | \d{1,3}:\d{1,2}(?::\d{2})?(?:[-–]\d{1,3}(?![\d:%]|[.,]\d))?(?!\d)
  | (?:\+?\d{1,4}[ -]?)?\(\d{2,5}\)[ -]?\d{2,4}(?:[ -]\d{2,4}){1,4}
  | \(\+\d{1,4}[ -]\d{2,5}\)[ -]?\d{2,4}(?:[ -]\d{2,4}){1,4}
  | \+\d{7,15}(?!\d)
  | \+\d{1,3}(?:[ -]\d{2,4}){2,5}(?![\d,.])
  | \d{1,3}[ -]\d{2,3}[ -]\d{3}[ -]\d{2}[ -]\d{2}(?!\d)
  | \d{2,4}(?:-\d{2,4}){2,5}(?!\d)
  | \d{1,2}(?:\+\d{1,2})+(?![\d%+.,-])(?!\x20\d)
  | \d{1,5}/\d{1,5}(?:/\d{1,5})?(?![\d%]|,\d)
  | \d+(?:\.\d+){2,20}(?!\d)
  | \d+(?:-\d+){3,20}(?!\d)
  | [½\d]:½|½[:-][½\d]
  | [^\W\d_]+-?\d+(?:[.,-]?[\w]+|/\d+)*
  | \d+-[^\W\d_]{1,2}\d+\w*
"""
_WORD = r"[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)?|'s\b"
_GROUPED = r"\d{1,3}(?:[ ]\d{3})+(?!\d)(?:[.,]\d+)?|\d{1,3}(?:'\d{3})+(?![\d'])(?:[.,]\d+)?"
_NUMBERS = {
    "en": rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d{{1,3}}(?:[.]\d{{3}}){{2,}}(?![\d.])"
    rf"|{_GROUPED}|\d+(?:[.,]\d+)?(?!\d)|\d+|\.\d+",
    "ru": rf"\d{{1,3}}(?:[.]\d{{3}}){{2,}}(?!\d)(?:,\d+)?"
    rf"|\d{{1,3}}(?:,\d{{3}}){{2,}}(?!\d)|{_GROUPED}|\d+(?:[.,]\d+)?(?!\d)|\d+",
}
# What most tokens are, tried before the longer shapes, none of which can begin with them: a word before a space or a
# comma, and a sign that opens nothing.
_PLAIN = r"[^\W\d_]++(?=\.?\s|[,;)»”])|[^\w\s+#(.'-]"
_LETTERS = re.compile(_WORD)


@cache
def _scanner(language: str) -> re.Pattern[str]:
    # A grouped or decimal number goes before the opaque shapes that it resembles ("1.234.567").
    token = rf"{_PLAIN}|(?:{_OPAQUE.strip()})|(?:{_NUMBERS[language]})|{_WORD}|[^\w\s]|_"
    return re.compile(rf"[\s{PAD}]*+({token})".replace("[ ]", r"[\x20]"), re.VERBOSE)


_NUMBER = {language: re.compile(number.replace("[ ]", r"[\x20]")) for language, number in _NUMBERS.items()}


def scan(folded: str, language: str, start: int, end: int) -> tuple[list[str], list[int]]:
    """Return the tokens of ``folded[start:end]`` and their offsets in ``folded``."""
    matches = list(_scanner(language).finditer(folded, start, end))
    return [match[1] for match in matches], [match.start(1) for match in matches]


def scan_figures(folded: str, language: str, start: int, end: int) -> tuple[list[str], list[int], int]:
    """Return the tokens from ``start`` to a space that no number holds, their offsets, and where the last one ends."""
    texts: list[str] = []
    starts: list[int] = []
    at = start
    while match := _scanner(language).match(folded, at, end):
        texts.append(match[1])
        starts.append(match.start(1))
        at = match.end()
        if at >= end or folded[at].isspace():
            break
    return texts, starts, at


def words_in(chunk: str) -> list[str]:
    """Return the words of a chunk of text without spaces, those that ``scan`` returns among them."""
    return _LETTERS.findall(chunk)


def is_number(text: str, language: str) -> bool:
    """Whether the whole token is one number."""
    return _NUMBER[language].fullmatch(text) is not None


def read_number(text: str, language: str) -> float | None:
    """Return the value of a number token, or None where it is too long to be a quantity.

    English commas split thousands ("1,250.5"), except where they cannot ("80,1"); a Russian comma is decimal ("0,125"),
    unless it stands twice. Spaces split thousands in both.
    """
    if len(text) > 24:
        return None
    plain = text.replace(" ", "").replace("'", "")
    commas, points = plain.count(","), plain.count(".")
    if (
        commas > 1
        or (commas and points)
        or (commas and language == "en" and len(plain) - plain.index(",") == 4 and plain[0] != "0")
    ):
        plain = plain.replace(".", "").replace(",", ".") if language == "ru" and points else plain.replace(",", "")
    elif points > 1:
        plain = plain.replace(".", "")
    try:
        return float(plain.replace(",", "."))
    except ValueError:
        return None
