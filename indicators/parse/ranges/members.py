"""How two numbers stand to each other: members of a list, of a gapped clause, both ends of a move."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.phrases import is_finite

_LIST_REACH = 3
_GAP = 14
PAIR_REACH = 7


def are_listed(s: Sentence, last: int, first: int) -> bool:
    """Whether nothing but list signs and prepositions stands between two members."""
    if not 1 < first - last <= 1 + _LIST_REACH + 2:
        return False
    phrases = {i for c in s.between("joiner_even", last, first) for i in range(c.first, c.last + 1)}
    words = [i for i in range(last + 1, first) if i not in phrases]
    if len(words) > _LIST_REACH:
        return False
    if phrases and len(words) <= 1:
        return True
    joined = any(s.at("conj", i) for i in words)
    return joined and all(
        s.opens(("conj", "by", "of", "to"), i) or s.closes(("bound_before", "filler"), i) for i in words
    )


def is_gapped(s: Sentence, left: Quantity, right: Quantity) -> bool:
    """ "выросла на 8, прибыль — на 15 процентов", "не то 12, не то 14 миллионов": the unit of the last member, in
    Russian.
    """
    if (
        s.lexicon.language != "ru"
        or not s.is_sign(left.last + 1, ",")
        or right.first - left.last > PAIR_REACH
        or right.unit_kind == "time"
    ):
        return False
    return not any(is_finite(s, i) for i in range(left.last + 1, right.first)) and _introduction(
        s, left
    ) == _introduction(s, right)


def _introduction(s: Sentence, q: Quantity) -> str:
    """What stands right before a number: its preposition, "or", or a qualifier; parallel members share it."""
    return next(
        (
            kind
            for kind in ("by", "of", "joiner_or", "bound_before", "to", "from")
            if s.upto(kind, q.first - 1) is not None
        ),
        "",
    )


def is_attribute_of(s: Sentence, left: Quantity, right: Quantity) -> bool:
    """ "16 domestic and 12 foreign teams": an attribute stands for the whole noun phrase."""
    between = range(left.last + 1, right.first)
    if s.lexicon.language != "en" or right.unit_kind not in ("noun", "person") or not 2 <= len(between) <= 3:
        return False
    joined = s.opens(("joiner_and", "joiner_or"), between[-1])
    words = [s.words[i] for i in between[:-1]]
    return joined and all(
        w.kind == "w" and "stop" not in w.entries and (w.capital or w.key.endswith(s.lexicon.adjective_endings))
        for w in words
    )


def is_part_of(s: Sentence, left: Quantity, right: Quantity) -> bool:
    """ "ten of the thirteen agreements", "two of their last nine games", "6.7 of the 10.4 billion dollars"."""
    between = range(left.last + 1, right.first)
    return 0 < len(between) <= 3 and all(
        s.at("of_whole", i) or s.upto("of_whole", i) or s.opens(("the", "duration_before"), i) for i in between
    )


def is_move(s: Sentence, left: Quantity, right: Quantity) -> bool:
    """ "from 65 to 40", "с 65 до 40", "до 11,5 с 11,9"."""
    if right.first - left.last > 3:
        return False
    if s.lexicon.language == "ru" and s.at("from", left.last + 1) and s.upto("to", left.first - 1):
        return True
    return s.at("to", left.last + 1) is not None and s.upto("from", left.first - 1) is not None


def is_gapped_level(s: Sentence, left: Quantity, right: Quantity, before: int) -> bool:
    """ "1180 рублей, в Витебской области – чуть меньше 730": a dash stands for the verb, and the unit is the same."""
    return (
        s.lexicon.language == "ru"
        and s.is_sign(before, "—–")
        and s.is_sign(left.last + 1, ",;")
        and left.unit_kind in ("currency", "unit")
        and left.unit != "percent"
        and right.first - left.last <= _GAP
        and (right.last + 1 >= len(s.words) or s.words[right.last + 1].kind == "s")
        and not any(is_finite(s, i) for i in range(left.last + 1, right.first))
    )


def is_gapped_back(s: Sentence, left: Quantity, right: Quantity, before: int) -> bool:
    """ "на 9%, а в Якутии — на 15": a dash stands for the verb, and for the unit behind the number."""
    preposition = s.upto("by", before)
    return (
        s.lexicon.language == "ru"
        and preposition is not None
        and s.is_sign(preposition.first - 1, "—–")
        and right.first - left.last <= PAIR_REACH + 2
        and s.has("conj", left.last, right.first)
        and _introduction(s, left) == "by"
        and (right.last + 1 >= len(s.words) or s.words[right.last + 1].kind == "s")
        and not any(is_finite(s, i) for i in range(left.last + 1, right.first))
    )


def is_aside(s: Sentence, left: Quantity, right: Quantity) -> bool:
    """ "1150 фур (в Козловичах – 480)", "19 mln tons for 2020 (24 mln before)": a further figure in a bracket."""
    opened = [i for i in range(left.last + 1, right.first) if s.is_sign(i, "()")]
    if len(opened) != 1 or right.first - left.last > _GAP:
        return False
    worded = opened[0] == left.last + 1 < right.first - 1 and s.is_sign(right.last + 1, ")")
    return worded or (opened[0] == right.first - 1 and right.scale == left.scale > 1)


def is_of_them(s: Sentence, q: Quantity) -> bool:
    """ "12 миллиардов, из которых 7", "300 тысяч, из них 120", "40 women, of whom 12"."""
    pronoun = s.at("relative_pronoun", q.first - 1) or s.at("person_pronoun", q.first - 1)
    return pronoun is not None and s.upto("of_whole", q.first - 2) is not None


def ends_member(s: Sentence, q: Quantity) -> bool:
    """ "37 percent in Vitebsk, 41 in Gomel": a bare number before a preposition or a sign is one more of the same; so
    is "and set up nine more".
    """
    nxt = q.last + 1
    if s.at("further", nxt) is not None and s.at("baseline", nxt + 1) is None:
        nxt += 1
    if nxt >= len(s.words):
        return True
    followed = s.at("joiner_and", nxt) is not None and s.at("infinitive", nxt + 1) is None
    ends = followed or s.opens(("place_preposition", "by"), nxt)
    return s.words[nxt].kind == "s" or ends


def opens_clause(s: Sentence, left: Quantity, right: Quantity, before: int) -> bool:
    """ "17 people died and 80 were hurt": a bare number behind "and" and before an auxiliary is more of the same."""
    joined = s.at("conj", before) is not None and s.words[before].kind == "w" and s.lexicon.language == "en"
    things = left.unit_kind in ("noun", "person") and right.last + 1 < len(s.words)
    return joined and things and s.at("auxiliary", right.last + 1) is not None and not s.glued(right.last + 1)


def outside(s: Sentence, quantities: list[Quantity], i: int) -> Quantity:
    """Return the quantity before quantity ``i``, passing over one in brackets ("5 pesos ($2) and 7"), and over a place
    ("340 outlets in 27 countries and 60 more").
    """
    nearest = quantities[i - 1]
    placed = s.upto("of", nearest.outer - 1) is not None and s.at("of_whole", nearest.outer - 1) is None
    if placed and nearest.unit_kind == "noun" and i > 1 and s.lexicon.language == "en":
        thing = quantities[i - 2]
        return thing if thing.unit_kind in ("noun", "person") and thing.last == nearest.outer - 2 else nearest
    bracketed = s.is_sign(nearest.outer - 1, "(") and s.is_sign(nearest.last + 1, ")")
    return quantities[i - 2] if bracketed and i > 1 else nearest
