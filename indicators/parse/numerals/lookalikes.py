"""What only looks like a number: ordinals, years, clock times, list heads, codes and coordinates."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.morphology import analyse_ru
from indicators.parse.numerals.digits import is_year, magnitude_of
from indicators.parse.phrases import opens_amounts

_ORDINAL_METRES = 25
_BRACKET_REACH = 40
_AGES = (0, 3, 6, 7, 12, 13, 14, 16, 18, 21)  # that works are rated for


def is_no_number(s: Sentence, quantity: Quantity) -> bool:
    """Whether what was read as a number only looks like one."""
    first, last = quantity.first, quantity.last
    if quantity.form != "number":
        return False
    touched = s.glued(last + 1)
    return (
        ((touched or s.words[last].kind == "w") and _is_ordinal(s, last))
        or _is_clock(s, first, last)
        or _is_bare_year(s, first, last)
        or (touched and (_is_attached(s, last) or _is_enumeration(s, first, last)))
        or _is_code(s, first, last)
        or _is_old_date(s, last)
        or _is_coordinate(s, last)
        or _is_mark(s, first, last)
    )


def _is_ordinal(s: Sentence, last: int) -> bool:
    if s.words[last].kind == "w" and s.lexicon.language == "ru" and magnitude_of(s.words[last].number or 0.0) >= 10:
        nxt = last + 1  # "двадцать пятого августа", "сорок восьмой форум"
        return nxt < len(s.words) and s.words[nxt].kind == "w" and analyse_ru(s.words[nxt].key).ordinal
    nxt = last + 1
    hyphen = s.is_sign(nxt, "-") and s.glued(nxt)
    nxt += hyphen
    if nxt >= len(s.words) or not s.glued(nxt) or s.at("ordinal_suffix", nxt) is None:
        return False
    if s.at("unit", nxt) is None:
        return True
    if not hyphen or s.lexicon.language != "ru":
        return False
    # "на 1-м канале", "на 27-м километре", but "100-м дорожка"
    led = s.upto("place_preposition", last - 1) or s.upto("joiner_and", last - 1)
    located = led is not None and nxt + 1 < len(s.words)
    return (s.words[last].number or 0) < _ORDINAL_METRES or (located and s.words[nxt + 1].kind == "w")


def _is_clock(s: Sentence, first: int, last: int) -> bool:
    cue = s.at("clock", last + 1)
    if cue is None or (s.words[last].number or 0) > 24:
        return False
    # "двух часов" lasts, "до 22 часов" is a time of the day.
    return s.at("time_unit", cue.first) is None or cue.last > cue.first or s.upto("clock_before", first - 1) is not None


def _is_bare_year(s: Sentence, first: int, last: int) -> bool:
    if first != last or not is_year(s, first):
        return False
    if first and "currency" in s.words[first - 1].entries:
        return False
    if last + 1 >= len(s.words):
        return True
    entries = s.words[last + 1].entries
    return not opens_amounts(s, last) and entries.keys().isdisjoint(("unit", "currency", "person"))


def _is_attached(s: Sentence, last: int) -> bool:
    """Letters that touch the digits and are neither scale nor unit make a name: "5G", "3D", "5-on-3"."""
    nxt = (
        last
        + 1
        + (s.is_sign(last + 1, "-") and s.glued(last + 1) and last + 2 < len(s.words) and s.words[last + 2].kind == "x")
    )
    if nxt >= len(s.words) or not s.glued(nxt):
        return False
    word = s.words[nxt]
    if word.kind == "w" and s.words[last].kind == "n":
        return word.entries.keys().isdisjoint(("unit", "currency", "money_scale", "time_unit", "fold"))
    return word.kind == "x" and "unit" not in word.entries


def _is_enumeration(s: Sentence, first: int, last: int) -> bool:
    """ "1. Exports", "2) Imports" at the head of a sentence; "1) январь; 2) февраль" anywhere in it."""
    if first == last and s.words[first].kind == "n" and s.is_sign(last + 1, ")"):
        opened = [i for i in range(max(first - _BRACKET_REACH, 0), first) if s.words[i].text in "()"]
        heads = (first == 0 or s.words[first - 1].kind == "s" or s.at("conj", first - 1) is not None) and (
            last + 2 < len(s.words) and s.words[last + 2].kind == "w"
        )
        if heads and (not opened or s.words[opened[-1]].text == ")"):
            return True
    return first == 0 and last == 0 and s.words[0].kind == "n" and s.words[1].text in ".)"


def _is_sum(s: Sentence, at: int) -> bool:
    """ "the 5+2 format": a plus between two numbers that touch it."""
    joined = 0 < at < len(s.words) - 1 and s.is_sign(at, "+") and s.glued(at) and s.glued(at + 1)
    return joined and s.words[at - 1].kind == "n" and s.words[at + 1].kind == "n"


def _is_old_date(s: Sentence, last: int) -> bool:
    """ "1812 года": a year before 1900; so many years would be "лет"."""
    word = s.words[last]
    return (
        s.lexicon.language == "ru"
        and word.kind == "n"
        and len(word.text) == 4
        and word.text.isdigit()
        and s.at("year_word", last + 1) is not None
    )


def _is_coordinate(s: Sentence, last: int) -> bool:
    """ "53,9° с. ш.", "27°34′ в. д."."""
    for i in range(last + 1, min(last + 8, len(s.words))) if "coordinate" in s.kinds else ():
        if s.at("coordinate", i) is not None:
            return True
        if s.words[i].kind == "w":
            return False
    return False


def _is_mark(s: Sentence, first: int, last: int) -> bool:
    """ "for 16+", "a goal at 67'", "31...Rxd4", "see[12]": an age limit, a minute, a move of chess, a footnote."""
    nxt = last + 1
    if first != last or s.words[first].kind != "n" or not s.words[first].text.isdigit():
        return False
    if s.is_sign(first - 1, "[") and s.is_sign(nxt, "]"):
        return True
    if not s.glued(nxt):
        return False
    ends = nxt + 1 >= len(s.words) or s.words[nxt + 1].kind == "s"
    if s.is_sign(nxt, "'") and (ends or not s.glued(nxt + 1)):
        return True
    if ends and s.is_sign(nxt, "+") and s.words[first].number in _AGES:
        return True
    move = nxt
    while s.is_sign(move, ".…") and s.glued(move):
        move += 1
    return move > nxt and s.glued(move) and s.words[move].kind == "x"


def _is_code(s: Sentence, first: int, last: int) -> bool:
    """ "0047", "UTC+3", "'41", "9.00": shapes of codes, offsets, short years and clock times."""
    if first != last or s.words[first].kind != "n":
        return False
    text = s.words[first].text
    if (len(text) > 1 and text[0] == "0" and text[1].isdigit()) or _is_sum(s, first - 1) or _is_sum(s, first + 1):
        return True
    if first and s.glued(first) and s.words[first - 1].text in "+'’-/":
        before = s.words[first - 2] if first > 1 and s.glued(first - 1) else None
        if before is not None and "unit" in before.entries and first > 2 and s.words[first - 3].number is not None:
            return False  # "5 mm-8 mm"
        return s.words[first - 1].text in "'’" or (
            before is not None
            and before.kind in "wx"
            and not {"currency", "number_prefix", "minus_word"} & before.entries.keys()
        )
    return False
