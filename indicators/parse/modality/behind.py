"""Modals and futures behind a number: "$1 billion is planned"."""

from __future__ import annotations

from indicators.model import Modality
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.modality.futures import BEHIND, future_behind, is_expected, read_future
from indicators.parse.modality.modals import is_attribute, is_noun_phrase, read_modal


def modality_behind(s: Sentence, q: Quantity) -> tuple[Modality, str] | None:
    """A modal that follows the quantity in its clause: "$1 billion is planned", "15% growth is expected"."""
    for kind in ("modal", "modal_will", "modal_would"):
        cue = s.nearest_after(kind, q.last, BEHIND)
        if (
            cue is None
            or is_attribute(s, cue)
            or is_noun_phrase(s, cue)
            or s.has("clause", q.last, cue.first)
            or s.has("quantity_break", q.last, cue.first)
        ):
            continue
        between = range(q.last + 1, cue.first)
        if any(s.at("conj", i) or (s.lexicon.language == "en" and s.words[i].kind == "n") for i in between):
            continue
        return read_modal(s, q, cue), cue.entry.rule
    at = future_behind(s, q)
    if at is None:
        return None
    modality, rule = read_future(s, at)
    return (Modality.FORECAST if is_expected(s, at, q) else modality), rule
