"""Numbers of a period, pronouns and identifiers, which assert no quantity: "in three years", "the two"."""

from __future__ import annotations

from itertools import pairwise

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.phrases import opens_amounts

_TOOK_REACH = 4
_SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_629_746,
    "year": 31_556_952,
}
_MEASURED = ("second", "millisecond")  # no calendar counts them
_OLD = 1500  # the first year that "about" may stand before


def is_period_word(s: Sentence, q: Quantity) -> bool:
    """ "in three years", "two weeks ago", "five-year": words of a period, not a duration that is asserted."""
    if q.unit_kind == "compound":
        return True
    if q.unit_kind != "time" or (q.per is not None and s.lexicon.language == "en"):
        return False
    if s.lexicon.language == "ru" and q.unit == "minute" and s.upto("clock", q.first - 1) is not None:
        return True  # "в 7 часов 40 минут"
    if q.unit == "year" and _is_aside(s, q):
        return True
    before = _opening(s, q) - 1
    if s.at("ago", q.last + 1):
        return s.at("old", q.last + 1) is None or s.upto("be", before) is None  # "is 44 years old"
    while (
        before >= 0
        and (bound := s.upto("bound_before", before) or s.upto("filler", before) or s.upto("up_to", before)) is not None
    ):
        before = bound.first - 1
    if before < q.first - 1 and q.unit == "year" and s.upto("person", before) is not None:
        return True  # "дети до 16 лет", "граждане старше 18 лет"
    if s.lexicon.language == "ru" and s.is_sign(before, "—–"):
        before -= 1
    if s.nearest_before("took", q.first, _TOOK_REACH) is not None and s.at("infinitive", q.last + 1) is not None:
        return s.upto("duration_before", before) is not None  # "took the builders three years to"
    longer = s.at("compared", q.last + 1)
    if s.at("served_in", q.last + 1) is not None or (longer is not None and s.at("baseline", longer.last + 1)):
        return False  # "seek 12 years in prison", "2.5 years longer than in 2000"
    asserted, period = s.upto("duration_of", before), s.upto("duration_before", before)
    # "in the last ten minutes", but "will last ten minutes"
    spent = asserted is not None and (period is None or asserted.first <= period.first)
    if s.lexicon.language == "en" and q.unit in _MEASURED and s.upto("place_preposition", before) is not None:
        return False  # "reaches 60 mph in 3.1 seconds"
    if s.lexicon.language == "en" and s.is_sign(before, ":—–") and not s.words[q.first].capital:
        return False  # "Battery life: 19 hours", "the day is longer — 24 hours and 39 minutes"
    if period is not None and not spent:
        return s.upto("spends", period.first - 1) is None  # "spent the last 200 days in orbit"
    return s.lexicon.language == "en" and not spent and s.upto("duration_of", _opening(s, q) - 1) is None


def compound_times(s: Sentence, quantities: list[Quantity]) -> None:
    """Join "three hours and 20 minutes", "2 часа 15 минут" into one quantity, in the first one's unit."""
    whole: Quantity | None = None
    for q in quantities:
        if whole is not None and _is_part(s, whole, q):
            share = _SECONDS[q.unit or ""] / _SECONDS[whole.unit or ""]
            whole.value = float(f"{whole.value + q.value * share:.15g}")
            whole.low = whole.high = whole.value
            whole.last, q.form = q.last, "taken"
            whole.rules.append("unit.any.compound_time")
        else:
            whole = q if q.form == "number" and q.unit_kind == "time" else None


def _is_part(s: Sentence, whole: Quantity, q: Quantity) -> bool:
    between = range(whole.last + 1, q.first)
    smaller = _SECONDS.get(q.unit or "", 0) * q.raw < _SECONDS.get(whole.unit or "", 0)
    joined = len(between) <= 2 and all(s.at("conj", i) is not None for i in between)
    timed = q.form == "number" and q.unit_kind == "time" and q.per is None and whole.per is None
    return timed and joined and smaller and s.at("ago", q.last + 1) is None


def _opening(s: Sentence, q: Quantity) -> int:
    """Return the first token of a quantity, or of the English range that it ends: "two to three weeks"."""
    joint = q.first - 1
    if s.lexicon.language != "en" or joint < 1 or s.words[joint - 1].number is None:
        return q.first
    if s.opens(("dash", "joiner", "joiner_or"), joint):
        return joint - 1
    opened = s.at("joiner_and", joint) and s.upto("range_open", joint - 2)
    return opened.first if opened else q.first


def _is_aside(s: Sentence, q: Quantity) -> bool:
    """ "Иван Петров, 44 года, возглавил", "водителя (52 года)": an age beside a name."""
    name = q.first - 2 - s.is_sign(q.first - 2, ".")
    beside = s.is_sign(q.first - 1, ",(") and (q.last + 1 >= len(s.words) or s.words[q.last + 1].text in ",)")
    return beside and name >= 0 and (s.words[name].capital or s.upto("person", name) is not None)


def period_ranges(s: Sentence, quantities: list[Quantity]) -> set[int]:
    """ "за 2–3 года", "in two to three weeks": the places of both numbers of a period that is a range."""
    found: set[int] = set()
    for i, (low, high) in enumerate(pairwise(quantities)):
        if s.lexicon.language == "en":
            ends = _opening(s, high) < high.first == low.last + 2 and low.unit is None
            found |= {i, i + 1} if ends and is_period_word(s, high) else set()
            continue
        apart = high.first - low.last == 2 and low.unit is None and high.unit == "year"
        if (
            apart
            and s.at("up_to", low.last + 1)
            and s.upto("person", low.first - 2)
            and s.upto("from_bound", low.first - 1)
        ):
            found |= {i, i + 1}  # "конкурс для детей от 6 до 12 лет"
        joined = high.first - low.last == 2 and s.is_sign(low.last + 1, "—–-")
        opened = s.upto("duration_before", low.first - 1) is not None and s.upto("duration_of", low.first - 1) is None
        if joined and low.unit is None and high.unit_kind == "time" and (opened or s.at("ago", high.last + 1)):
            found |= {i, i + 1}
    return found


def is_name(s: Sentence, q: Quantity) -> bool:
    """A spelled-out "one" without a noun is a pronoun; a long string of bare digits is an identifier."""
    if q.unit is not None or q.form != "number":
        return False
    word = s.words[q.number_last]
    if word.kind == "w":
        return q.scale == 1 and (q.value == 1 or _is_pronoun(s, q))
    return (word.text.isdigit() and len(word.text) >= 6) or _is_old_year(s, q)


def _is_pronoun(s: Sentence, q: Quantity) -> bool:
    """ "the two agreed", "between the two": a number word that stands for what was named before."""
    return q.first == q.last and q.value <= 10 and s.upto("definite", q.first - 1) is not None


def _is_old_year(s: Sentence, q: Quantity) -> bool:
    text = s.words[q.number_last].text
    counts = q.raw < _OLD and s.upto("bound_before", q.first - 1) is not None  # "about 1000 came"
    moved = s.upto("to", q.first - 1) is not None and s.is_sign(q.first - 2, ",—–")  # "на 300 мест – до 1600"
    counts = counts or moved or opens_amounts(s, q.last)
    return q.first == q.last and len(text) == 4 and text.isdigit() and 1000 <= q.raw <= 2100 and not counts
