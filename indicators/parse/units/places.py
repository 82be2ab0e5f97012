"""Numbers of an address, a place on the globe, a clock or a calendar."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import is_finite

_DAYS = 31
_HOURS = 24
_DAY = 24  # tokens of its hours
_MEASURED = frozenset(("change", "multiple", "rate", "change_noun", "number_of", "mark"))
_VERBS = frozenset(("verb", "change", "copula", "outcome", "modal", "number_of", "rate"))
_NO_STREETS = frozenset(("geo", "weekday", "month", "actor", "stop"))
_CLAUSE = 14
_MORNING = 7


def is_day_of_month(s: Sentence, q: Quantity) -> bool:
    """ "до 20 числа", "с 1 по 10 число", "between December 10 and 17"."""
    if q.scale != 1.0 or not 1 <= q.raw <= _DAYS:
        return False
    joined = s.at("joiner_and", q.first - 1) is not None and q.unit is None and q.first > 2
    if joined and s.words[q.first - 2].kind == "n" and s.at("month", q.first - 3) is not None:
        return True
    nxt = q.number_last + 1
    if s.at("joiner", nxt) is not None and nxt + 1 < len(s.words) and s.words[nxt + 1].number is not None:
        nxt += 2
    return s.at("date_noun", nxt) is not None


def is_coordinate(s: Sentence, q: Quantity) -> bool:
    """ "53.9° N", "27 degrees east": a place on the globe."""
    return q.unit == "degree" and s.at("compass", q.last + 1) is not None


def is_address(s: Sentence, q: Quantity) -> bool:
    """ "14 Nezavisimosti Avenue", "9 E 71st St", "22 Ave Foch"."""
    if s.lexicon.language == "ru":
        return _is_house(s, q)
    if _is_before_postcode(s, q) or _is_behind_street(s, q):
        return True
    at = q.number_last + 1
    while at < len(s.words) and at - q.number_last <= 5:
        ordinal = s.words[at].kind == "n" and s.glued(at + 1) and s.at("ordinal_suffix", at + 1) is not None
        if not (s.words[at].capital or _is_hyphen(s, at) or ordinal):
            return False
        if s.at("address", at):
            return at > q.number_last + 1 or (at + 1 < len(s.words) and s.words[at + 1].capital)
        at += 1 + ordinal
    return False


def _is_before_postcode(s: Sentence, q: Quantity) -> bool:
    """ "(15 Storozhevskaya, 220002 Minsk)", "at 8 Nemiga, Minsk": a street without its noun, and what follows it."""
    at, opened = q.number_last + 1, q.first - 1
    if not (s.is_sign(opened, "(,:") or s.at("at_pace", opened) is not None):
        return False
    comma = next((i for i in range(at, min(at + 4, len(s.words))) if not s.words[i].capital), at)
    if comma == at or not s.is_sign(comma, ",") or comma + 1 >= len(s.words):
        return False
    behind = s.words[comma + 1].text
    return (behind.isdigit() and len(behind) > 4) or s.at("geo", comma + 1) is not None


def _is_behind_street(s: Sentence, q: Quantity) -> bool:
    """ "is on Cherviakova, 8": a house behind the name of its street, as Slavs write it."""
    street = q.first - 2
    named = street > 0 and s.is_sign(street + 1, ",") and s.words[street].capital and not s.opens(_NO_STREETS, street)
    ends = q.last + 1 >= len(s.words) or s.words[q.last + 1].kind == "s"
    first = next((i for i in range(street, max(street - 3, 0), -1) if not s.words[i - 1].capital), street)
    return named and ends and q.unit is None and s.at("place_preposition", first - 1) is not None


def _is_hyphen(s: Sentence, at: int) -> bool:
    return s.is_sign(at, "-") and s.glued(at) and s.glued(at + 1)


def _is_house(s: Sentence, q: Quantity) -> bool:
    """ "ул. Ленина, 38", "на Долгобродской, 24": a bare number behind a name and a comma."""
    comma = q.first - 1
    if q.unit is not None or not s.is_sign(comma, ",") or comma < 1:
        return False
    if not s.words[comma - 1].capital and s.upto("address", comma - 1) is None:
        return False
    behind = q.last + 1
    if behind >= len(s.words) or s.words[behind].kind == "s" or is_finite(s, behind):
        return True
    return analyse_ru(s.words[behind].key).pos == "PRTS"  # "кассы на проспекте Независимости, 50 открыты"


def is_hour(s: Sentence, q: Quantity) -> bool:
    """ "в 7.45", "с 8 до 22 часов": hours behind a preposition of time."""
    text, before = s.words[q.number_last].text, s.upto("clock_before", q.first - 1)
    rate = q.per is not None or (s.lexicon.language == "en" and s.at("against", q.last + 1) is not None)
    if q.unit is not None or q.raw >= 25 or rate:
        return False
    minutes = len(text) - 3 == text.find(".") > 0 and text[-2:] < "60"
    if before is None:
        return minutes and _is_plain_hour(s, q, text)
    joiner = s.at("joiner", q.last + 1)
    return minutes or (joiner is not None and s.at("clock", joiner.last + 2) is not None)


def _is_plain_hour(s: Sentence, q: Quantity, text: str) -> bool:
    """ "перенесли на 16.00", but not "на 7.45"; "18:40 Новости; 22.05 фильм"."""
    opened = s.upto("by", q.first - 1) is not None or s.is_sign(q.first - 1, ",(")  # "5 декабря, 11.00"
    if text.endswith("0") and float(text).is_integer() and opened:
        return True
    if s.lexicon.language == "ru" and text[-1] in "05":
        return True  # a Russian decimal has a comma
    led = any(":" in s.words[i].text[1:] for i in range(q.first)) or s.is_sign(q.first - 1, ":;")
    return s.lexicon.language == "ru" and led and q.last + 1 < len(s.words)


def is_opening_hours(s: Sentence, q: Quantity) -> bool:
    """ "музей работает с 10 до 18", "open from 9 to 21": hours without their noun, behind a word of opening."""
    if _is_spoken(s, q) or (_is_of_event(s, q) and _is_from_to(s, q)):
        return True
    if q.unit is not None or q.raw > _HOURS or not _tells_hours(s, q):
        return False
    if s.lexicon.language == "en" and (_is_from_to(s, q) or _is_hour_range(s, q)):
        return True
    opened = s.upto("clock_before", q.first - 1) is not None
    nxt = q.last + 1
    ends = nxt >= len(s.words) or s.words[nxt].kind == "s" or s.at("clock_before", nxt) is not None
    return opened and ends


def _tells_hours(s: Sentence, q: Quantity) -> bool:
    """Whether a word of opening, a weekday or whom one calls stands before, or the hours fill a bracket."""
    near = (("opens", 8), ("weekday", 3), ("telephone", 12))
    if s.lexicon.language == "en":
        told = any(s.nearest_before(kind, q.first, 8) is not None for kind in ("opens", "weekday"))
        return told and not any(s.nearest_before(kind, q.first, _CLAUSE) for kind in ("change", "move", "rate"))
    bracketed = s.is_sign(q.first - 2, "(") and s.is_sign(q.last + 1, ")") and q.first < q.last
    return bracketed or _is_day(s, q) or any(s.nearest_before(kind, q.first, reach) is not None for kind, reach in near)


def _is_spoken(s: Sentence, q: Quantity) -> bool:
    """ "The seminar is at two": a spelled hour, where nothing that the clause measures could be at it."""
    at, behind = s.upto("at_pace", q.first - 1), q.last + 1
    if (
        s.lexicon.language != "en"
        or at is None
        or s.words[q.first].kind != "w"
        or q.unit is not None
        or q.raw > _HOURS / 2
    ):
        return False
    if behind < len(s.words) and s.words[behind].kind != "s":
        return False
    clause = range(max(0, at.first - _CLAUSE), at.first)
    reached = any((c := s.upto(kind, at.last)) is not None and c.first < at.first for kind in ("copula", "to"))
    return not reached and not any(s.opens(_MEASURED, i) or s.words[i].stem in s.lexicon.topics for i in clause)


def _is_hour_range(s: Sentence, q: Quantity) -> bool:
    """ "Monday to Thursday, 9–12 and 14–17": hours of weekdays, around a dash that touches them."""
    ends = s.at("dash", q.first - 1) is not None and s.glued(q.first)
    opens = s.at("dash", q.last + 1) is not None and s.glued(q.last + 1)
    other = q.first - 2 if ends else q.last + 2 if opens else -1
    hour = s.words[other].number if 0 <= other < len(s.words) else None
    day = s.nearest_before("weekday", q.first, _DAY)
    if day is None or hour is None or hour > _HOURS:
        return False
    return not any(len(s.words[i].text) > 3 for i in range(day.last + 1, q.first))


def _is_of_event(s: Sentence, q: Quantity) -> bool:
    """ "a marathon from 11 to 20": a thing that takes place, no verb, stands before "from"."""
    opened = s.nearest_before("from", q.first, 3)
    noun = -1 if opened is None else opened.first - 1
    if noun < 1 or q.raw < _MORNING or s.opens(_VERBS, noun) or s.words[noun].stem in s.lexicon.topics:
        return False
    plain = s.words[noun].kind == "w" and not s.words[noun].key.endswith((*s.lexicon.verb_endings, "s"))
    return plain and any(
        s.at(kind, i) is not None for kind in ("the", "indefinite") for i in range(max(noun - 3, 0), noun)
    )


def _is_from_to(s: Sentence, q: Quantity) -> bool:
    """ "works from 9 to 21": either end of English hours that "from" opens, where nothing moves."""
    if q.unit is not None or s.lexicon.language != "en":
        return False
    ends = s.upto("joiner", q.first - 1) is not None
    first, joint = (q.first - 2, q.first - 1) if ends else (q.first, q.last + 1)
    if s.upto("from", first - 1) is None or s.at("joiner", joint) is None or joint + 1 >= len(s.words):
        return False
    low, high = s.words[first].number, s.words[joint + 1].number
    still = not any(s.nearest_before(kind, first, _CLAUSE) for kind in ("change", "move", "multiple", "number_of"))
    return still and low is not None and high is not None and s.words[first].kind == "n" and low < high <= _HOURS


def _is_day(s: Sentence, q: Quantity) -> bool:
    """ "дело слушали с 10 до 17": from one hour to a later one, where nothing moves."""
    joined = s.at("joiner", q.number_last + 1)
    if joined is None or s.is_sign(q.first - 2, "—–") or not s.is_sign(joined.last + 2, ",.;)"):
        return False
    later = s.words[joined.last + 1].number
    moves = ("change", "change_noun", "move", "multiple")
    still = not any(s.nearest_before(k, q.first, _CLAUSE) or s.nearest_after(k, q.last, 5) for k in moves)
    return later is not None and q.raw < later <= _HOURS and later % 1 == 0 and q.raw % 1 == 0 and still


def is_hour_of_list(s: Sentence, q: Quantity) -> bool:
    """ "в 12 и 18 часов": hours of the day, one behind the other."""
    if s.lexicon.language != "ru" or q.unit not in ("hour", None) or q.per is not None or q.raw > _HOURS:
        return False
    first, last = q.first, q.number_last
    while _joins(s, first - 1) and s.words[first - 2].kind == "n":
        first -= 2
    while _joins(s, last + 1) and s.words[last + 2].kind == "n":
        last += 2
    listed = last > first and s.at("clock", last + 1) is not None
    return listed and s.upto("clock_before", first - 1) is not None


def _joins(s: Sentence, at: int) -> bool:
    return 1 < at < len(s.words) - 1 and (s.is_sign(at, ",") or s.at("joiner_and", at) is not None)


def is_clock_range(s: Sentence, q: Quantity, quantities: list[Quantity], i: int) -> bool:
    """ "from 9.00 to 18.00", "с 7 до 10.30"."""
    if q.unit is not None or q.raw > _HOURS:
        return False
    for other in quantities[max(0, i - 1) : i + 2]:
        beside = other is not q and other.unit is None and other.raw <= _HOURS and abs(other.first - q.first) == 2
        low, high = (q, other) if q.first < other.first else (other, q)
        hours = [_has_minutes(s, o) for o in (low, high)]
        led = s.upto("clock_before", low.first - 1) is not None or s.upto("from", low.first - 1) is not None
        if beside and (
            all(hours)
            or (any(hours) and led and all(h or o.raw % 1 == 0 for h, o in zip(hours, (low, high), strict=True)))
        ):
            return True
    return False


def _has_minutes(s: Sentence, q: Quantity) -> bool:
    text = s.words[q.first].text
    return text[-3:-2] in (".", ":") and text[-2:] in ("00", "15", "30", "45")
