"""Multiples: "doubled", "twofold", "вдвое"."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence


def read_multiple(s: Sentence, at: int) -> Quantity | None:
    """ "doubled", "twofold", "вдвое"."""
    cue = s.at("multiple", at)
    if cue is None or (cue.entry.get("occasions") and not _compares(s, cue.last + 1)):
        return None
    quantity = Quantity(at, cue.last, float(cue.entry.value), cue.entry.rule)
    quantity.form, quantity.unit, quantity.unit_kind = "multiple", "multiple", "unit"
    quantity.change_cue = cue
    return quantity


def _compares(s: Sentence, at: int) -> bool:
    """ "twice as much", "twice the level", not "met twice"."""
    if s.nearest_before("change", at, 4) is not None or s.nearest_before("change_noun", at, 4) is not None:
        return True
    if s.at("as_say", at) is not None and at + 1 < len(s.words) and s.words[at + 1].capital:
        return False  # "scored twice as United won"
    return s.opens(("compared", "the", "as_say", "relative_pronoun", "change_noun"), at)
