"""Numbers that say how old somebody is: "the minister, 57", "women aged 45", "died at 79"."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence

_AGES = 110
_CHILD = 5
_ADULT = 10
_GROWN = 21
_NAME = 5  # tokens
_CLAUSE = 24
_MEASURED = ("change", "multiple", "rate", "change_noun", "milestone", "baseline", "number_of", "puts")


def is_age(s: Sentence, q: Quantity) -> bool:
    """Whether a number without a unit says how old somebody is."""
    if q.unit is not None or q.raw >= _AGES or q.raw % 1:
        return False
    return _is_led(s, q) or _opens(s, q) or _is_told(s, q) or _is_aside(s, q) or _is_at(s, q)


def _is_led(s: Sentence, q: Quantity) -> bool:
    """ "women aged 45", "people under 35", "children under 16"."""
    limit = s.upto("bound_before", q.first - 1)
    if limit is not None and q.raw <= _GROWN:
        be = s.upto("be", limit.first - 1)
        who = limit.first - 1 if be is None else be.first - 1
        who -= s.at("relative_pronoun", who) is not None
        return s.upto("person", who) is not None  # "people who are under 21"
    led = s.upto("aged", q.first - 1)
    whose = ("person", "definite")  # "those over 60"
    return led is not None and (led.entry.value is None or any(s.upto(kind, led.first - 1) for kind in whose))


def _opens(s: Sentence, q: Quantity) -> bool:
    """ "At 65, he is still at the wheel"."""
    behind = q.last + 1
    return q.first == 1 and s.is_sign(behind, ",") and s.at("human_pronoun", behind + 1) is not None


def _is_told(s: Sentence, q: Quantity) -> bool:
    """ "She is 43.", "He was 17 when it began"."""
    be, behind = s.upto("be", q.first - 1), q.last + 1
    person = be is not None and s.upto("human_pronoun", be.first - 1) is not None
    return person and (behind >= len(s.words) or s.words[behind].kind == "s" or s.at("when_word", behind) is not None)


def _is_aside(s: Sentence, q: Quantity) -> bool:
    """ "The minister, 57, declined", "Sergei N. (31) was", "the American, then 19, offered a draw"."""
    behind = q.last + 1
    opening = q.first - 1
    if (then := s.upto("at_that_time", opening)) is not None and s.is_sign(then.first - 1, ",("):
        opening = then.first - 1
    before = opening - 1
    comma = s.is_sign(opening, ",") and (s.is_sign(behind, ",") or behind >= len(s.words) - 1)
    initial = s.is_sign(before, ".") and before and s.words[before - 1].capital and len(s.words[before - 1].text) == 1
    bracket = (initial or opening < q.first - 1) and s.is_sign(opening, "(") and s.is_sign(behind, ")")
    aside = q.first == q.last and (comma or bracket)
    if not aside or before < 0 or q.raw < _ADULT:
        return False
    if opening < q.first - 1:
        return True
    if not s.words[q.first].text.isdigit():
        return False
    if initial:
        return True
    before = _before_name(s, before)
    somebody = s.upto("person", before) or s.upto("role", before)
    return somebody is not None or (s.words[before].capital and s.upto("geo", before) is None)


def _before_name(s: Sentence, last: int) -> int:
    """ "тренер «Торпедо», 48, удалён": the token in front of a short name in quotation marks that ends at a token."""
    if not s.is_sign(last, "»”"):
        return last
    return next((i - 1 for i in range(last - 1, max(last - _NAME, 0), -1) if s.is_sign(i, "«“")), last)


def _is_at(s: Sentence, q: Quantity) -> bool:
    """ "He volunteered at 17", "Petrova turned professional at 16": a person's, where nothing is measured."""
    at = s.upto("at_pace", q.first - 1)
    if s.lexicon.language != "en" or at is None or at.first < 1 or q.raw < _CHILD:
        return False
    if (reached := s.upto("copula", at.last)) is not None and reached.first < at.first:
        return False  # "stood at 45"
    if s.upto("move", at.first - 1) is not None:
        return False  # "it closed at 45"
    start = max(0, at.first - _CLAUSE)
    measured = any(s.has(kind, start - 1, q.first) for kind in _MEASURED)
    return not measured and any(
        s.at(kind, i) is not None for kind in ("human_pronoun", "person") for i in range(start, at.first)
    )
