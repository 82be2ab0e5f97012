"""What one number is made of: digits or words below a thousand, "5/8", spoken decimals, years."""

from __future__ import annotations

from indicators.parse.draft import Sentence
from indicators.parse.morphology import nouns_ru

_SLASHED = (2, 3, 4, 5, 8, 16, 32)  # what "5/8" and its like divide by
_COUNTED = ("scale", "unit", "currency", "time_unit", "person")
_YEAR_LIKE = range(1900, 2101)


def read_small(s: Sentence, at: int) -> tuple[float, int] | None:
    """Return the value and last token of digits or of number words below a thousand."""
    if at < len(s.words) and (sign := s.at("slashed", at)) is not None:
        return float(sign.entry.value), at
    if at >= len(s.words) or s.words[at].number is None:
        return None
    word = s.words[at]
    if word.kind == "n":
        part = read_slashed(s, at + 1) if _may_be_mixed(s, at) else None
        if (ending := _cardinal_ending(s, at)) is not None:
            return float(word.number or 0.0), ending
        return (float(word.number or 0.0) + part, at + 1) if part is not None else (float(word.number or 0.0), at)
    total, last, magnitude = word.number or 0.0, at, magnitude_of(word.number or 0.0)
    if (decimal := _spoken_decimal(s, at)) is not None:
        return decimal
    while True:
        nxt = last + 1
        if s.is_sign(nxt, "-") and s.glued(nxt):
            nxt += 1
        hundred = s.at("scale", nxt)
        if hundred is not None and hundred.entry.value == 100 and total < 100:
            total, last, magnitude = total * 100, hundred.last, 100.0
            if s.at("joiner_and", last + 1) and last + 2 < len(s.words) and s.words[last + 2].number is not None:
                last += 1
            continue
        if (decimal := _spoken_decimal(s, last)) is not None:
            return total + decimal[0] - (s.words[last].number or 0.0), decimal[1]
        number = s.words[nxt].number if nxt < len(s.words) and s.words[nxt].kind == "w" else None
        if number is None or number >= magnitude or magnitude_of(number) >= magnitude or number == 0 or number % 1:
            return total, last
        total, last, magnitude = total + number, nxt, magnitude_of(number)


def _cardinal_ending(s: Sentence, at: int) -> int | None:
    """ "3-х миллионов", "до 20-ти процентов": return the ending's token where something that is counted follows."""
    cue = s.at("cardinal_suffix", at + 2) if s.is_sign(at + 1, "-") and s.glued(at + 1) and s.glued(at + 2) else None
    value, behind = s.words[at].number or 0.0, at + 3
    if cue is None or not cue.entry.get("least") <= value <= cue.entry.get("most") or behind >= len(s.words):
        return None
    measured = s.opens(_COUNTED, behind)
    return cue.last if measured or any(noun.few or noun.many for noun in nouns_ru(s.words[behind].key)) else None


def _may_be_mixed(s: Sentence, at: int) -> bool:
    """ "7 5/8", "3½", not "75/8"."""
    return (s.words[at].number or 0.0) % 1 == 0 and (not s.glued(at + 1) or s.at("slashed", at + 1) is not None)


def read_slashed(s: Sentence, at: int) -> float | None:
    """Return the value of "5/8", "1/3", "¾"; other pairs are dates, seasons and names."""
    if (sign := s.at("slashed", at)) is not None:
        return float(sign.entry.value)
    above, stroke, below = s.words[at].text.partition("/") if at < len(s.words) else ("", "", "")
    if not stroke or not above.isdigit() or not below.isdigit() or int(below) not in _SLASHED:
        return None
    return int(above) / int(below) if 0 < int(above) < int(below) else None


def _spoken_decimal(s: Sentence, at: int) -> tuple[float, int] | None:
    """ "six point eight", "двенадцать целых и три десятых"."""
    point = s.at("decimal_point", at + 1)
    behind = read_small(s, point.last + 1) if point is not None else None
    if behind is None:
        return None
    value, last = behind
    whole, part = s.words[at].number or 0.0, s.at("decimal_part", last + 1)
    if part is not None:
        return float(f"{whole + value * part.entry.value:.15g}"), part.last
    return (whole + value / 10, last) if 0 <= value < 10 else None


def magnitude_of(value: float) -> float:
    """The place that a number word fills: hundreds, tens or ones."""
    return 100.0 if value >= 100 else 10.0 if value >= 20 else 1.0


def is_year(s: Sentence, at: int) -> bool:
    """Whether a token is four digits that may be a year."""
    word = s.words[at]
    return word.kind == "n" and len(word.text) == 4 and word.number in _YEAR_LIKE
