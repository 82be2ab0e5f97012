"""A unit, a currency or a unit's adjective as the number's own, with its factor and its last token."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.units.currency import elsewhere, set_currency

_MASSES = ("kilogram", "gram", "tonne", "ounce", "pound")


def set_unit(s: Sentence, q: Quantity, cue: Cue) -> None:
    """Make a unit or currency behind a number its own."""
    entry = cue.entry
    if entry.get("weight") and _weighs(s, q, cue):
        q.unit, q.unit_kind = str(entry.get("weight")), "unit"
        q.rules.append("unit.en.by_weight")
    elif entry.kind == "currency":
        set_currency(q, entry)
        q.unit = elsewhere(s, entry) or q.unit
    else:
        q.unit, q.unit_kind = entry.value, "unit"
        q.scaled(entry.get("factor", 1.0))
        q.per = entry.get("per")
        q.rules.append(entry.rule)
    q.last = with_full_stop(s, _with_ending(s, cue.last))


def _weighs(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """Whether pounds are weight: "weighs 240 pounds", "30 pounds of flour", "a 10-pound hammer", unless in millions."""
    if q.scale > 1000:
        return False
    behind = cue.last + 1
    if s.is_sign(q.first - 1, "(") and (mass := s.upto("unit", q.first - 2)) is not None:
        return mass.entry.value in _MASSES  # "1.1 kg (2.4 pounds)"
    compound = s.is_sign(cue.first - 1, "-") and s.at("banknote", behind) is None
    return compound or s.at("of_whole", behind) is not None or s.nearest_before("weighs", q.first, 4) is not None


def _with_ending(s: Sentence, last: int) -> int:
    """ "35%-ной", "15%-й": the ending of the adjective that a sign stands for."""
    ending = (
        s.is_sign(last + 1, "-")
        and s.glued(last + 1)
        and s.glued(last + 2)
        and s.at("percent_suffix", last + 2) is not None
    )
    return last + 2 if ending else last


def with_full_stop(s: Sentence, last: int) -> int:
    """The full stop of an abbreviated unit belongs to it ("руб.", "mln t."), the sentence's own does not."""
    word = s.words[last].key
    if not (s.is_sign(last + 1, ".") and s.glued(last + 1) and word in s.lexicon.abbreviations):
        return last
    return last if last + 2 >= len(s.words) and word not in s.lexicon.dotted else last + 1


def set_adjective(q: Quantity, cue: Cue) -> None:
    """Make the unit of an adjective ("51-каратный") the number's own."""
    q.unit = cue.entry.value
    q.unit_kind = "compound" if q.unit == "compound" else "currency" if cue.entry.get("currency") else "unit"
    q.scaled(cue.entry.get("factor", 1.0))
    q.last = cue.last
    q.rules.append(cue.entry.rule)
