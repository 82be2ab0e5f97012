"""Numbers with a power of ten: "1.99×10^30", "2·10³"."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence

_RAISED = str.maketrans("²³", "23")  # others are no tokens
_LARGEST = 99


def read_power(s: Sentence, at: int) -> Quantity | None:
    """Read a number times a power of ten; one whose raised digits were lost only with a minus ("10−30")."""
    factor = s.words[at].number
    if factor is None or not s.is_sign(at + 1, "×·*x") or at + 3 >= len(s.words) or s.words[at + 2].text != "10":
        return None
    last = at + 3
    marked = s.is_sign(last, "^")
    last += marked
    negative = s.is_sign(last, "-−⁻")
    last += negative
    text = s.words[last].text if last < len(s.words) else ""
    digits = text.translate(_RAISED)
    if not digits.isascii() or not digits.isdigit() or int(digits) > _LARGEST or not s.glued(last):
        return None
    if not (marked or negative or digits != text):
        return None
    return Quantity(at, last, float(f"{factor}e{'-' if negative else ''}{digits}"), "numeral.any.power")
