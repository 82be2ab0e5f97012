"""Minus and plus, as signs and as words, in front of a number."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence


def sign_before(s: Sentence, q: Quantity, floor: int) -> None:
    """Take in a minus or plus, sign or word, in front of a number."""
    before = q.first - 1
    if before <= floor or s.kinds.isdisjoint(("minus", "plus", "minus_word")):
        return
    minus, plus = s.at("minus", before), s.at("plus", before)
    words = s.at("minus_word", before) if before >= 0 else None
    if words is not None and words.entry.name == "plus" and _adds(s, q, before):
        return
    opened = before == 0 or not s.glued(before) or s.words[before - 1].text in '(«"“,'
    if minus and s.glued(q.first) and opened and (s.words[before].text != "–" or _is_governed(s, before)):
        make_negative(q, before)
    elif words is not None and (s.words[q.first].kind == "n" or words.entry.name == "minus"):
        (make_negative if words.entry.name == "minus" else make_positive)(q, before)
    elif minus and s.glued(q.first) and (word := s.upto("minus_word", before - 1)) and s.glued(before):
        make_negative(q, word.first)  # "minus-260 degrees"
    elif plus and s.glued(q.first) and opened:
        make_positive(q, before)


def _adds(s: Sentence, q: Quantity, at: int) -> bool:
    """ "Br740,000, plus 3% interest": a further amount, of something that is named."""
    unit = s.at("unit", q.last + 1) or s.at("currency", q.last + 1)
    behind = (unit.last if unit is not None else q.last) + 1
    named = behind < len(s.words) and s.words[behind].kind == "w" and "stop" not in s.words[behind].entries
    return s.lexicon.language == "en" and s.is_sign(at - 1, ",") and named and not s.at("baseline_word", behind)


def _is_governed(s: Sentence, dash: int) -> bool:
    """ "до –32 °C": no dash but a minus stands between a preposition and its number."""
    return s.closes(("by", "to", "from", "of", "up_to", "from_bound"), dash - 1)


def make_negative(q: Quantity, at: int) -> None:
    """Turn a number negative, its sign included."""
    q.value, q.low, q.high, q.sign, q.first = -q.value, -q.value, -q.value, "-", at
    q.rules.append("numeral.any.minus")


def make_positive(q: Quantity, at: int) -> None:
    """Mark a number as having a plus in front."""
    q.sign, q.first = "+", at
    q.rules.append("numeral.any.plus")
