"""Where quotations begin and end in a text."""

from __future__ import annotations

import re

_QUOTE_SIGN = re.compile(r"[“”«»„\"]|\n\s*\n")


def quotations(folded: str) -> list[tuple[int, int]]:
    """Return the stretches between quotation marks that are long enough to be speech, in offsets; inner ones are
    part of theirs, and so are further paragraphs that open with a mark of their own.
    """
    found: list[tuple[int, int]] = []
    opened, resumed, depth, breaks = -1, -1, 0, 0
    for i, sign in _quote_signs(folded):
        breaks = breaks + 1 if sign == "\n" else 0
        if sign == "\n":
            found += _unclosed(folded, opened, resumed) if depth and breaks == 2 else []
            depth = depth if breaks < 2 else 0
        elif depth and sign not in "”»" and _opens_paragraph(folded, i):
            resumed = i
        elif depth and folded[opened] == "«" and sign not in "«»":
            continue  # «В марте, – рассказала “Зеркалу” Ольга. – ...»
        elif sign in _OPEN or (sign == '"' and depth == 0):
            opened = i if depth == 0 else opened
            depth = 1 if sign in '“„"' else depth + 1
        elif depth:
            depth -= 1
            if depth == 0 and (i - opened > _SHORTEST_SPEECH or _SPOKEN.match(folded, i + 1)):
                found.append((opened, i))
    return found + (_unclosed(folded, opened, resumed) if depth else [])


def _unclosed(folded: str, opened: int, resumed: int) -> list[tuple[int, int]]:
    """A quotation of several paragraphs whose last one has no mark at its end."""
    end = folded.find("\n", resumed)
    return [(opened, len(folded) if end < 0 else end)] if resumed > opened else []


_OPEN = "“„«"
_SHORTEST_SPEECH = 20
_SPOKEN = re.compile(r", [—–-] ")  # what a Russian quotation, however short, has before "said"


def _opens_paragraph(folded: str, at: int) -> bool:
    return folded[at - 1 : at] == "\n"


def _quote_signs(folded: str) -> list[tuple[int, str]]:
    """Return the quotation marks and the paragraph breaks: an unpaired mark ends with the second one, lest it
    swallow the rest.
    """
    if not any(sign in folded for sign in '“”«»"'):
        return []
    return [(m.start(), m[0][0]) for m in _QUOTE_SIGN.finditer(folded)]
