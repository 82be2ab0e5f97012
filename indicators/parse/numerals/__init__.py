"""Numbers: digits, number words, scales, sums of them, fractions and multiples; and what only looks like one."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import NUMBER_KINDS, Cue
from indicators.parse.numerals.fractions import read_fraction, read_half_of_scale, read_one_in
from indicators.parse.numerals.lookalikes import is_no_number
from indicators.parse.numerals.multiples import read_multiple
from indicators.parse.numerals.powers import read_power
from indicators.parse.numerals.rough import read_inverted, read_pair, read_vague
from indicators.parse.numerals.scaled import read_number


def find(sentence: Sentence, taken: set[int]) -> list[Quantity]:
    """Return the numbers of a sentence in order; ``taken`` are the tokens of its time expressions."""
    found: list[Quantity] = []
    chosen = [cue for cue in sentence.all("one_of") if sentence.at("fraction", cue.last) is None]  # not "на одну пятую"
    idioms = {
        i for cue in [*sentence.all("idiom"), *chosen, *_countries(sentence)] for i in range(cue.first, cue.last + 1)
    }
    behind = 0
    for at in sentence.anchors(NUMBER_KINDS):
        if at < behind or at in taken or at in idioms:
            continue
        quantity = _read(sentence, at)
        if quantity is None:
            continue
        behind = quantity.last + 1
        if not any(i in taken for i in range(quantity.first, quantity.last + 1)):
            if is_no_number(sentence, quantity):
                quantity.form = "label"
            found.append(quantity)
    return found


def _countries(s: Sentence) -> list[Cue]:
    """ "две страны", "обеих республик": names of countries, in Russian."""
    return [cue for cue in s.all("geo") if cue.last > cue.first and s.lexicon.language == "ru"]


def _read(s: Sentence, at: int) -> Quantity | None:
    if s.words[at].kind == "n" and s.is_plain(at):  # figures that are part of nothing else
        return read_one_in(s, at) or read_power(s, at) or read_number(s, at)
    return (
        read_half_of_scale(s, at)
        or read_fraction(s, at)
        or read_one_in(s, at)
        or read_multiple(s, at)
        or read_pair(s, at)
        or read_inverted(s, at)
        or read_vague(s, at)
        or read_power(s, at)
        or read_number(s, at)
    )
