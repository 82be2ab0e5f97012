"""Numbers that name by where they stand: in a run of places, in a name, in a setting, said again."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.morphology import analyse_ru, readings_ru

_DEGREES = 3  # digits
_FIELDS = "|•·"
_FINE = 4  # decimals
_OBLIQUE = ("gent", "loct", "datv")
_NO_NAMES = frozenset(("stop", "month", "geo", "bound_before", "currency"))
_NAMED = 100  # below it the same figure may well be another number


def is_in_run(s: Sentence, q: Quantity) -> bool:
    """«тома с 3 по 7», «листы с 118 по 124»: places of a row, the last one included."""
    ends = s.upto("run_to", q.first - 1) is not None and s.upto("run_from", q.first - 3) is not None
    opens = s.upto("run_from", q.first - 1) is not None and s.at("run_to", q.last + 1) is not None
    return q.unit is None and q.first == q.last and (ends or opens)


def is_grade(s: Sentence, q: Quantity) -> bool:
    """«студенты 3–5 курсов», «ученик 9 класса»: the year in which a person studies."""
    low = q.first - 2 if s.is_sign(q.first - 1, "—–-") and s.words[q.first - 2].kind == "n" else q.first
    noun = q.number_last + 1 if s.at("dash", q.number_last + 1) is None else q.number_last + 3
    if low <= 0 or not s.words[q.first].text.isdigit() or s.at("grade", noun) is None:
        return False
    somebody = "person" in s.lexicon[analyse_ru(s.words[low - 1].key).lemma].entries
    return somebody or s.upto("person", low - 1) is not None


def is_named_again(s: Sentence, quantities: list[Quantity], i: int) -> bool:
    """ "replaced its Boeing 737-500s with 737-800s": a figure that has named something in the sentence."""
    q = quantities[i]
    alike = (o for o in quantities[:i] if o.form == "label" and o.raw == q.raw)
    return q.unit is None and q.raw >= _NAMED and any(s.words[o.number_last].kind == "n" for o in alike)


def is_ordinal(s: Sentence, q: Quantity) -> bool:
    """«для 10 класса», «на 7 этаже»: a noun behind the figure that would be plural if it were counted."""
    noun = q.last + 1
    if s.lexicon.language != "ru" or q.unit is not None or not s.words[q.first].text.isdigit() or noun >= len(s.words):
        return False
    if s.words[noun].kind != "w" or s.words[noun].capital or s.at("time_unit", noun) is not None or q.raw % 10 == 1:
        return False
    led = q.first > 0 and (s.at("place_preposition", q.first - 1) or s.at("name_particle", q.first - 1)) is not None
    readings = [r for r in readings_ru(s.words[noun].key) if r.pos == "NOUN"]
    few = 1 < q.raw % 10 < 5 and not 10 < q.raw % 100 < 20  # "2 этажа" are counted, "на 2 этаже" is a place
    oblique = any(r.number == "sing" and r.case in _OBLIQUE for r in readings)
    if few and any(r.case == "gent" for r in readings):
        return False
    return led and oblique and not any(r.number == "plur" or r.case in ("nomn", "accs") for r in readings)


def is_position(s: Sentence, q: Quantity) -> bool:
    """ "53.4512, 26.4729": a place on the globe, to a fraction of a minute."""
    places = [i for i in (q.first - 2, q.first, q.first + 2) if 0 <= i < len(s.words) and _is_fine(s.words[i].text)]
    joined = s.is_sign(q.first - 1, ",;") or s.is_sign(q.first + 1, ",;")
    return q.unit is None and q.first in places and len(places) > 1 and joined


def _is_fine(text: str) -> bool:
    whole, point, part = text.partition(".")
    return bool(point) and whole.isdigit() and part.isdigit() and 1 < len(whole) <= _DEGREES and len(part) >= _FINE


def is_counter(s: Sentence, q: Quantity) -> bool:
    """ "| 1.2K views | 14 comments |", "Reading time: 3 min": what a page says of itself, a field of its own."""
    before, behind = q.first - 1, q.last + 1
    closed = behind >= len(s.words) or s.is_sign(behind, _FIELDS)
    opened = before < 0 or s.is_sign(before, _FIELDS)
    headed = s.is_sign(before, ":") and s.upto("counter", before - 1) is not None
    counted = q.unit_kind in ("noun", "person") and s.at("counter", q.last) is not None
    return closed and ((opened and counted) or (headed and q.unit_kind in ("", "time")))


def is_setting(s: Sentence, q: Quantity) -> bool:
    """ "set 'level: 2' on line 47": a word, a colon and its value are all that the quotation marks hold."""
    closed = q.last + 1 < len(s.words) and s.words[q.last + 1].text in "»”\"'"
    opened = q.first > 2 and s.words[q.first - 3].text in "«“\"'"
    return q.unit is None and closed and opened and s.is_sign(q.first - 1, ":=")


def is_between_names(s: Sentence, q: Quantity) -> bool:
    """ "Snapdragon 8 Gen 3", "Windows 10 Home": a capital before the number and one behind it that counts nothing."""
    before, behind = q.first - 1, q.number_last + 1
    if before < 0 or behind >= len(s.words) or "," in s.words[q.first].text:
        return False
    named = s.words[before].capital and not s.opens(_NO_NAMES, before)
    latin = s.words[before].text.isascii() and s.words[behind].text.isascii()
    foreign = latin and s.lexicon.language == "ru" and q.last == behind and s.words[q.first].kind == "n"
    return named and s.words[behind].capital and ((q.unit is None and s.words[q.first].kind == "n") or foreign)


def has_letters(s: Sentence, q: Quantity) -> bool:
    """«форма 1-МП», «приказ 15-ОД», «с номерами 5512 КМ-5»: capitals that a hyphen joins to a labelled number."""
    behind, hyphen = q.number_last + 1, q.first - 1
    if hyphen > 0 and s.is_sign(hyphen, "-") and s.glued(hyphen) and s.glued(q.first):
        return q.unit is None and s.words[hyphen - 1].text.isupper()
    if behind + 1 >= len(s.words) or s.upto("label", hyphen) is None:
        return False
    if s.is_sign(behind, "-") and s.glued(behind) and s.glued(behind + 1):
        return s.words[behind + 1].text.isupper()
    plate = s.words[behind].text.isupper() and s.is_sign(behind + 1, "-") and s.glued(behind + 1)
    return plate and s.glued(behind + 2)
