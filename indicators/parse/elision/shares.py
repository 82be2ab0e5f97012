"""Percentages that are what the one before them is: "Год назад она не превышала 79%", "подорожал на 5%, чай – на 8"."""

from __future__ import annotations

from indicators.model import Measure
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.elision.bare import MANY, Bare, is_end

_TIMES = ("stop", "month", "year_word", "time_unit", "span_unit")


def parallel(bare: Bare) -> None:
    """ "чек вырос на 11 процентов, до 980 рублей, а в баре – на 8, до 3400": the same preposition again."""
    s, q = bare.s, bare.q
    told = next((o for o in reversed(bare.earlier) if o.preposition == q.preposition), None)
    if told is None or told.unit is None or not is_end(s, q.last + 1) or (told.unit == "percent" and q.raw >= MANY):
        return
    by = q.preposition == "by" and told.unit == "percent" and s.is_sign(q.outer - 2, "—–")
    led = q.preposition == "to" and s.is_sign(q.outer - 2, ",") and bare.earlier[-1].preposition == "by"
    if q.scale == 1.0 and (by or led):
        bare.take(told, "elision.ru.parallel")
        q.measure, q.direction, q.change_cue = told.measure, told.direction, told.change_cue


def share_again(s: Sentence, q: Quantity, beside: Quantity | None, before: Quantity | None) -> None:
    """ "Доля достигла 86%. Год назад она не превышала 79%, в 2021 году – 70%": the figure is a share again."""
    if q.unit != "percent" or q.measure is not Measure.LEVEL:
        return
    if beside is not None:
        again = beside.measure is Measure.SHARE and _lacks_subject(s, beside.last, q.outer)
    else:
        start, end = q.subject or (0, q.first - 1)
        named = any(s.at(kind, i) is not None for kind in ("figure", "person_pronoun") for i in range(start, end + 1))
        again = before is not None and before.measure is Measure.SHARE and named and not s.has("rate", -1, q.first)
    if again:
        q.measure = Measure.SHARE
        q.rules.append("elision.ru.share")


def _lacks_subject(s: Sentence, last: int, first: int) -> bool:
    """ ", а в 2021 г. – лишь 4%", ", год назад было 42": behind a comma only a time, signs and small words stand before
    the number.
    """
    between = range(last + 1, first)
    verb = any(s.is_sign(i, "—–") or s.at("auxiliary", i) for i in between)
    plain = all(
        s.words[i].kind != "w" or s.words[i].number is not None or not s.words[i].entries.keys().isdisjoint(_TIMES)
        for i in between
    )
    return verb and plain and s.is_sign(last + 1, ",")
