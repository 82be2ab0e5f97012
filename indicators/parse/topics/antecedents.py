"""How a quantity points back at what was spoken of: a pronoun, "the total", a bare change, a unit and nothing else."""

from __future__ import annotations

from indicators.model import Measure
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.topics.fitting import MOVES, PHYSICAL, dimension
from indicators.parse.topics.naming import acts, measures, names, names_behind, states
from indicators.parse.topics.scopes import clause_of

_PRONOUN_REACH = 12
_BREAKS = ";:("
_UNMISTAKABLE = frozenset({*PHYSICAL, "price"})  # a level in such units is of what the last one was


def stands_for(s: Sentence, q: Quantity, other: Quantity) -> bool:
    """ "Exports were $5 billion. It is 3% more than a year ago.": a pronoun, and a figure that can be of the same."""
    if q.subject is None:
        return False
    first, last = q.subject
    this = s.at("demonstrative", first)
    alike = q.unit == other.unit and q.measure is other.measure
    if this is not None and this.last == last:
        return alike or q.measure in MOVES
    return first == last and s.at("person_pronoun", first) is not None and q.measure in MOVES


def has_pronoun(s: Sentence, q: Quantity, before: Quantity | None, taken: set[int]) -> bool:
    """ "They stood at $7 billion", "expects it to reach 5%": a pronoun of things, and nothing but how much it is."""
    start = max(before.last + 1 if before is not None else 0, q.outer - _PRONOUN_REACH)
    stating = q.measure in MOVES
    for i in range(q.first - 1, start - 1, -1):
        if s.is_sign(i, _BREAKS):
            return False
        if s.words[i].key in s.lexicon.pronouns or _opens(s, i):
            return stating or (s.at("demonstrative", i) is not None and s.lexicon.language != "en")
        if names(s, i, taken):
            return False
        stating = stating or states(s, i)
    return False


def _opens(s: Sentence, at: int) -> bool:
    """ "That was 6% more": a demonstrative that is the whole subject."""
    return s.at("demonstrative", at) is not None and (at == 0 or s.words[at - 1].kind == "s") and states(s, at + 1)


def says_only_how_much(s: Sentence, q: Quantity, taken: set[int]) -> bool:
    """Whether a noun of quantity or of change stands for what has it."""
    return _is_noun_of_quantity(s, q, taken) or _is_bare_change(s, q, taken)


def _is_noun_of_quantity(s: Sentence, q: Quantity, taken: set[int]) -> bool:
    """ "The total reached $5 billion", "its volume", "the year's decline": a subject that says only how much."""
    if q.subject is None:
        return False
    tokens = range(q.subject[0], q.subject[1] + 1)
    if not any(measures(s, i) or s.at("change_noun", i) is not None for i in tokens):
        return False
    if any(s.upto("unit", i) is not None for i in tokens):
        return False  # "a barrel will cost less"
    return not any(names(s, i, taken) for i in tokens) and not names_behind(s, q, taken)


def _is_bare_change(s: Sentence, q: Quantity, taken: set[int]) -> bool:
    """ "predicts growth of 2.3%", "a 5% rise": a noun of change that says of nothing what has changed."""
    cue = q.change_cue
    if cue is None or cue.entry.kind != "change_noun" or not -4 <= cue.first - q.last <= 4:
        return False
    edge = min(cue.first, q.outer) - 1
    return not (edge >= 0 and s.words[edge].kind == "w" and names(s, edge, taken)) and not names_behind(s, q, taken)


def is_unmistakable(q: Quantity) -> bool:
    """Whether a level's unit is enough to say that it is of the same as the last one in that unit."""
    return q.measure is Measure.LEVEL and dimension(q) in _UNMISTAKABLE


def names_nothing(s: Sentence, q: Quantity, before: Quantity | None, after: Quantity | None, taken: set[int]) -> bool:
    """ "Minsk had requested 23 million tonnes": no other thing in the clause."""
    if s.at("scale", q.first) is not None:  # "a thousand cubic metres"
        return False
    return not any(names(s, i, taken) and not acts(s, i) for i in clause_of(s, q, before, after))
