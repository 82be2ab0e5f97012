"""A text with its claims marked, in which a mark can be picked: the text goes to the browser as text, never as markup.

The marks of other pages are links to a claim's address. What a visitor brings has none, so picking one is a message to
the session.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import streamlit as st

from indicators.app.elements.markup import paragraphs
from indicators.wording import format_claim, present

# As much as a reader scrolls through; a text of marks only takes a browser seconds to draw beyond.
PAGE = 20_000
# No sentence, and so no quote, is longer.
_LONGEST = 2_000

# A run of plain text, or of a quote: its text, its claim_id, its kind, and what it claims in words.
Piece = str | list[str]

_component = st.components.v2.component(
    "indicators.marked_text",
    html='<article class="reader"></article>',
    js=(Path(__file__).parent / "marked_text.js").read_text("utf-8"),
    isolate_styles=False,
)


def pages(text: str, size: int = PAGE) -> list[tuple[int, int]]:
    """Return the spans of the pages of a text, which end between paragraphs where these are not too long."""
    spans: list[tuple[int, int]] = []
    for start, end in paragraphs(text):
        if spans and end - spans[-1][0] <= size:
            spans[-1] = (spans[-1][0], end)
        else:
            spans += [(at, min(at + size, end)) for at in range(start, end, size)]
    return spans or [(0, len(text))]


def page_of(spans: Sequence[tuple[int, int]], position: int) -> int:
    """Return which of the pages holds a position of the text."""
    return max(bisect_left([start for start, _end in spans], position + 1) - 1, 0)


def marked(text: str, span: tuple[int, int], claims: Sequence[Mapping[str, Any]]) -> list[list[Piece]]:
    """Return the paragraphs of ``text[span]`` in pieces; ``claims`` are all of the text, in its order."""
    first, last = span
    starts = [claim["start"] for claim in claims]
    near = claims[bisect_left(starts, first - _LONGEST) : bisect_left(starts, last)]
    owners: list[int | None] = [None] * (last - first)
    # Of quotes within each other the inner one is the more telling, so it is painted over the outer one.
    for number in sorted(range(len(near)), key=lambda number: near[number]["start"] - near[number]["end"]):
        low, high = max(near[number]["start"] - first, 0), min(near[number]["end"] - first, last - first)
        if low < high:
            owners[low:high] = [number] * (high - low)
    return [
        [
            _piece(text[first + run[0] : first + run[-1] + 1], None if owner is None else near[owner])
            for owner, run in ((key, list(at)) for key, at in groupby(range(start, end), owners.__getitem__))
        ]
        for start, end in paragraphs(text[first:last])
    ]


def _piece(text: str, claim: Mapping[str, Any] | None) -> Piece:
    if claim is None:
        return text
    kind = "named" if present(claim["indicator"]) else "unnamed"
    return [text, str(claim["claim_id"]), kind, format_claim(claim)]


def draw(
    content: Sequence[Sequence[Piece]],
    *,
    language: str,
    name: str,
    chosen: str | None,
    key: str,
    on_pick: Callable[[], None],
) -> None:
    """Draw paragraphs of ``marked``; ``name`` tells one content from the next, and a pick is in ``picked(key)``."""
    data = {"name": name, "language": language, "chosen": chosen, "paragraphs": content}
    _component(key=key, data=data, on_claim_change=on_pick)


def picked(key: str) -> str | None:
    """Return the claim of the mark that was just picked."""
    value = st.session_state[key].get("claim")
    return value if isinstance(value, str) else None
