"""Rough numbers: "dozens of companies", "пара тысяч", "сотни две"."""

from __future__ import annotations

from indicators.model import Bound
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.morphology import nouns_ru
from indicators.parse.numerals.digits import read_small
from indicators.parse.numerals.scaled import make


def read_pair(s: Sentence, at: int) -> Quantity | None:
    """ "пара десятков", "пару тысяч": two of a round number; "пара валют" is none."""
    cue = s.at("pair", at)
    if cue is None:
        return None
    round_number = s.at("vague", cue.last + 1) or s.at("scale", cue.last + 1)
    if round_number is None:
        return None
    scale, last = round_number.entry.value, round_number.last
    further = s.at("scale", last + 1)
    quantity = make(s, at, further.last if further else last, cue.entry.value * scale, "numeral.ru.pair")
    if further is not None:
        quantity.scaled(further.entry.value)
    quantity.raw, quantity.scale = cue.entry.value, quantity.value / cue.entry.value
    return quantity


def read_inverted(s: Sentence, at: int) -> Quantity | None:
    """ "сотни две", "тысяч пятьдесят", "миллиона полтора": a round word before its own count makes it a guess."""
    cue = s.at("vague", at) or s.at("scale", at)
    if cue is None or s.lexicon.language != "ru" or s.words[at].kind != "w" or len(s.words[at].key) < 5:
        return None
    if at > 0 and (s.words[at - 1].number is not None or s.opens(("vague", "scale"), at - 1)):
        return None
    small = read_small(s, cue.last + 1) if s.words[min(cue.last + 1, len(s.words) - 1)].kind == "w" else None
    if small is None or not 1 < small[0] < 1000:
        return None
    few, many = small[0] < 5, small[0] >= 5
    readings = nouns_ru(s.words[at].key)
    if not any((noun.few and few and not noun.many) or (noun.many and many) for noun in readings):
        return None
    if s.opens(("scale", "vague"), small[1] + 1):
        return None
    quantity = make(s, at, small[1], small[0] * cue.entry.value, "numeral.ru.inverted")
    quantity.raw, quantity.scale, quantity.bound = small[0], cue.entry.value, Bound.ABOUT
    return quantity


def read_vague(s: Sentence, at: int) -> Quantity | None:
    """ "dozens of companies", "hundreds of thousands", "сотни тысяч"."""
    cue = s.at("vague", at)
    if cue is None:
        return None
    value, last, nxt = cue.entry.value, cue.last, cue.last + 1
    if _begins_sum(s, at, nxt, value):
        return None
    if s.at("of_whole", nxt):
        nxt += 1
    second = s.at("vague", nxt) or s.at("scale", nxt)
    if second is not None:
        value, last = (10 if cue.entry.name == "dozens" else value) * second.entry.value, second.last
    quantity = make(s, at, last, value, cue.entry.rule)
    quantity.form = "vague"
    return quantity


def _begins_sum(s: Sentence, at: int, nxt: int, value: float) -> bool:
    """ "до тысячи двухсот": a sum, and no thousands."""
    if s.lexicon.language != "ru" or nxt >= len(s.words) or s.words[nxt].kind != "w":
        return False
    return s.at("scale", at) is not None and 10 <= (s.words[nxt].number or 0) < value
