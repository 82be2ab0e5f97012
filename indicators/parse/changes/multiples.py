"""Where a multiple goes: up, or down."""

from __future__ import annotations

from indicators.model import Direction
from indicators.parse.changes.amounts import noun_behind
from indicators.parse.changes.governing import last_cue_of_change
from indicators.parse.draft import Quantity, Sentence


def multiple_direction(s: Sentence, q: Quantity, ceiling: int) -> Direction:
    """Return where a multiple goes; without a word that tells, up."""
    own = q.change_cue.entry.get("direction") if q.change_cue is not None else None
    compared = s.at("compared", q.last + 1)
    if compared is not None:
        return Direction(compared.entry.get("direction"))
    if own == "down":
        return Direction.DOWN
    if q.change_cue is not None and q.change_cue.entry.get("verb"):
        return Direction.UP
    noun = noun_behind(s, q, ceiling)
    governing = (
        noun
        or last_cue_of_change(s, q.outer, max(q.outer - (16 if s.lexicon.language == "ru" else 8), -1))
        or s.nearest_after("change", q.last, 3)
    )
    if governing is not None and governing is not q.change_cue:
        q.rules.append(governing.entry.rule)
        return Direction(governing.entry.get("direction"))
    return Direction.UP
