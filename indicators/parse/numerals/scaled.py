"""Numbers with their scales, and sums of such parts: "9 million 800 thousand", "two and a half million"."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.numerals.digits import is_year, read_small


def unit_of_part(s: Sentence, at: int, *kinds: str) -> int | None:
    """Return where the unit stands in "of a percentage point", "of a tonne", or None."""
    of = s.at("of_whole", at)
    if of is None or s.at("indefinite", of.last + 1) is None:
        return None
    return of.last + 2 if s.opens(kinds, of.last + 2) else None


def make(s: Sentence, first: int, last: int, value: float, rule: str) -> Quantity:
    """A quantity of these tokens, an indefinite article in front included."""
    before = first - 1
    if before >= 0 and s.words[first].number is None and s.at("indefinite", before) is not None:
        first = before
    return Quantity(first, last, float(f"{value:.15g}"), rule)


def read_number(s: Sentence, at: int) -> Quantity | None:
    """Read a sum of parts, each with a smaller scale than the one before: "9 million 800 thousand", "3 тыс. 194"."""
    part = _part(s, at)
    if part is None:
        return _dozen(s, at)
    raw, scale, last = part
    total, smallest, words = raw * scale, scale, s.words[at].kind == "w"
    while smallest > 1:
        nxt = last + 1
        if words and s.at("joiner_and", nxt):
            nxt += 1
        following = _part(s, nxt)
        if following is None or following[1] >= smallest or following[0] * following[1] >= smallest or is_year(s, nxt):
            break
        measured = s.words[nxt].kind == "n" and s.glued(following[2] + 1) and s.at("unit", following[2] + 1) is not None
        if following[1] == 1.0 and (s.at("dash", nxt + 1) or measured):
            break  # "eight million 250ml bottles"
        total, smallest, last = total + following[0] * following[1], following[1], following[2]
    if total < 1 and (unit := unit_of_part(s, last + 1, "unit", "currency")) is not None:
        last = unit - 1  # "0.75 of a percentage point"
    quantity = make(s, at, last, total, "numeral.any.words" if words else "numeral.any.digits")
    quantity.raw, quantity.scale = raw, scale
    if "and_half" in s.kinds:
        _with_half(s, quantity)
    return quantity


def _part(s: Sentence, at: int) -> tuple[float, float, int] | None:
    """Return (number, scale, last token) of digits or words with their scale."""
    small = read_small(s, at)
    if small is None:
        bare = s.at("scale", at)
        if bare is None or not _bare_scale(s, at):
            return None
        return 1.0, *_scales(s, at - 1)
    value, last = small
    scale, end = _scales(s, last)
    if end == last and (excess := s.at("bound_after", last + 1)) is not None and s.lexicon.language == "ru":
        beyond, behind = _scales(s, excess.last)  # "20 с лишним миллионов"
        if beyond > 1:
            scale, end = beyond, behind
    return value, scale, end


def _bare_scale(s: Sentence, at: int) -> bool:
    word = s.words[at]
    if s.lexicon.language == "ru":
        return len(word.key) > 5 and (at == 0 or s.words[at - 1].number is None)
    return at > 0 and s.words[at - 1].key in ("a", "per") and len(word.key) > 3


def _scales(s: Sentence, last: int) -> tuple[float, int]:
    """Return the product of the scales behind a token ("hundred thousand", "-million") and their last token."""
    scale = 1.0
    while True:
        nxt = last + 1
        if s.is_sign(nxt, "-") and s.glued(nxt) and s.at("scale", nxt + 1) and s.glued(nxt + 1):
            nxt += 1
        cue = s.at("scale", nxt)
        if cue is None and scale == 1 and s.is_sign(nxt, "[") and (added := s.at("scale", nxt + 1)) is not None:
            closed = s.is_sign(added.last + 1, "]")  # "$18 [billion]": what an editor has added
            return (added.entry.value, added.last + 1) if closed else (scale, last)
        if cue is None or (scale > 1 and cue.entry.value < 1e3):
            return scale, last
        scale, last = scale * cue.entry.value, cue.last
        if (
            s.is_sign(last + 1, ".")
            and s.glued(last + 1)
            and len(s.words[last].text) <= 4
            and (last + 2 < len(s.words) or s.words[last].key in s.lexicon.dotted)
        ):
            last += 1


def _dozen(s: Sentence, at: int) -> Quantity | None:
    cue = s.at("dozen", at)
    return None if cue is None else make(s, at, cue.last, cue.entry.value, cue.entry.rule)


def _with_half(s: Sentence, quantity: Quantity) -> None:
    """ "two and a half million", "a million and a half", "два с половиной", "2½"."""
    cue = s.at("and_half", quantity.last + 1)
    if cue is None or not quantity.value:
        return
    part = cue.entry.value
    scale, last = _scales(s, cue.last)
    if scale > 1:
        quantity.raw += part
        quantity.value = quantity.low = quantity.high = quantity.raw * scale
        quantity.scale = scale
    else:
        quantity.scaled(1 + part / (quantity.value / quantity.scale))
    quantity.last = quantity.number_last = last
