"""Which time expression of a sentence is the nearest to a quantity, clauses counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import accumulate

from indicators.model import Measure, Modality
from indicators.parse.draft import Period, Quantity, Sentence
from indicators.parse.phrases import is_finite, is_gerund_ru, past_equivalent, same_clause, stands_apart
from indicators.parse.reference.relations import against

_BARRIER = 8
_QUANTITY = 6
_BEHIND = 2
_MEMBER = 4
_TOO_FAR = 90
_EXCLUDED = 99.0
_ASIDE = 80.0  # of a time in a relative clause: that of the sentence where there is no other
_Rule = Callable[[Sentence, Quantity, Period, list[Quantity]], bool]


def nearest(s: Sentence, q: Quantity, periods: list[Period], quantities: list[Quantity]) -> Period | None:
    """Return the time expression nearest to a quantity, or None where all are too far."""
    best = min(((_distance(s, q, p, quantities), i) for i, p in enumerate(periods)), default=None)
    return periods[best[1]] if best is not None and best[0] < _TOO_FAR else None


def belongs_elsewhere(s: Sentence, q: Quantity, period: Period, quantities: list[Quantity]) -> bool:
    """ "27.1%, compared with 31.4% in 2021": the year is the compared figure's alone."""
    reach = 2 if s.lexicon.language == "en" and s.words[period.opening - 1].kind == "w" else 1
    for other in quantities:
        if other is q or not 0 < period.opening - other.last <= reach:
            continue
        if other.first < q.first:
            return s.lexicon.language == "en" and _is_left_behind(s, other, period)
        if other.first > q.last:
            return against(s, other) or _is_part(s, q, other) or _is_contrasted(s, q, other)
    return False


def _is_left_behind(s: Sentence, other: Quantity, period: Period) -> bool:
    """ "rose to 7.7% in November from 7.6% in October, and volumes fell by 4%": the base of a move is behind it."""
    joined = s.is_sign(period.last + 1, ",;") or s.at("new_clause", period.last + 1) is not None
    return against(s, other) and joined


def _is_contrasted(s: Sentence, q: Quantity, other: Quantity) -> bool:
    """ "a deficit of $3.2 billion compares with a surplus of $0.4 billion in 2022"."""
    cue = s.nearest_before("contrasted", other.first, _QUANTITY)
    return cue is not None and cue.first > q.last


def _is_part(s: Sentence, q: Quantity, other: Quantity) -> bool:
    """ "333 billion, including 160 in the second quarter": the time of a part is the part's alone."""
    return s.lexicon.language == "en" and any(s.has(k, q.last, other.first) for k in ("part_of", "of_which"))


def _distance(s: Sentence, q: Quantity, period: Period, quantities: list[Quantity]) -> float:
    """Tokens between the two, with a charge for each comma, clause and other quantity that lies between."""
    behind = period.first > q.last
    low, high = (q.last, period.opening) if behind else (period.last, q.first)
    barriers = _barriers(s, low + 1, high)
    others = sum(1 for other in quantities if other is not q and low < other.first < high)
    if _is_cut_off(s, q, period, barriers):
        return _EXCLUDED
    if s.lexicon.language == "ru" and stands_apart(s, period.first, q.first) and not _tells_of(s, q, period):
        return _EXCLUDED if period.spec.unit == "day" else _ASIDE
    if behind:
        if (bound := _bound(s, q, period, quantities, barriers + others)) is not None:
            return bound
        if any(rule(s, q, period, quantities) for rule in _OTHERS_TIME.get(s.lexicon.language, ())):
            return _EXCLUDED
    if behind and q.measure is Measure.CHANGE and period.spec.shape in ("since", "to_date"):
        barriers = 0  # "grew by 1.9 billion, or 3.6%, since the beginning of the year"
    distance = float(max(high - low - 1, 0))
    owned = _QUANTITY * any(other is not q and 0 < period.opening - other.last <= 1 for other in quantities)
    if behind:
        return distance + _BEHIND + barriers * _BARRIER * 1.5 + others * _QUANTITY + owned
    return distance * 0.6 + barriers * _BARRIER * 0.5 + others * _QUANTITY * 0.3 + owned


def _is_cut_off(s: Sentence, q: Quantity, period: Period, barriers: int) -> bool:
    """Whether a time stands in another clause, or as a remark in front: "Since May, when it opened, 40 people"."""
    behind, inside = period.first > q.last, period.opening > 0
    if not same_clause(s, q.first, period.first) and (behind or inside):
        return True
    to_date = s.lexicon.language == "ru" and period.spec.shape in ("since", "to_date")
    since = to_date or (s.lexicon.language == "en" and s.at("since", period.opening) is not None)
    parted = s.at("of_whole", 0) is not None  # "Of the 12,400 visas issued since August 2020, 70% went to doctors"
    return since and barriers > 0 and inside and not behind and not parted and not _is_apposed(s, q, period)


def _tells_of(s: Sentence, q: Quantity, period: Period) -> bool:
    """ "пакет, рассчитанный на 2024 год, включает 120 проектов", "скидка в 35%, действовавшая до июня": the time of the
    whole, or of the figure that the inserted clause follows.
    """
    if period.spec.unit == "year" and s.at("as_of", period.opening) is not None:
        return True
    return period.first > q.last and s.is_sign(q.last + 1, ",") and not is_gerund_ru(s, q.last + 2)


def _bound(s: Sentence, q: Quantity, period: Period, quantities: list[Quantity], between: int) -> float | None:
    """The distance of a time that is bound to the figure before it, whatever else is near."""
    cue = s.at("starting", period.opening)
    effective = cue is not None and cue.entry.name == "effective"
    if s.lexicon.language != "en":
        return 0.3 if effective else None
    next_to = q.last + 1 == period.opening
    if next_to and against(s, q):
        return 0.0  # "to 33% by end-2025 from 38% at end-2022"
    if effective:
        return 0.3  # "On 29 April the Board cut the rate to 14%, effective from 4 May"
    if not between and _ends_move(q, quantities):
        return 0.25  # "slowed from 3.1% in 2018 to 1.0% year-on-year in January–September 2019"
    if _is_after(s, q, period, between):
        return 0.25
    # "double digits since June, and 16.4% in November"
    return 0.5 if next_to and s.at("level_whole", period.first) is None else None


def _barriers(s: Sentence, start: int, stop: int) -> int:
    """Count the commas, brackets and clauses that begin from one token to before another."""
    if s.barriers is None:
        begins = [word.text in ",;(" for word in s.words]
        for cue in s.all("clause"):
            begins[cue.first] = True
        s.barriers = [0, *accumulate(begins)]
    return s.barriers[stop] - s.barriers[start] if stop > start else 0


def _ends_move(q: Quantity, quantities: list[Quantity]) -> bool:
    """Whether a figure is where a move ends whose beginning has a time of its own."""
    began = next((o for o in reversed(quantities) if o.last < q.first), None)
    return (
        q.preposition == "to" and began is not None and began.preposition == "from" and q.outer - began.last > _BEHIND
    )


def _is_apposed(s: Sentence, q: Quantity, period: Period) -> bool:
    """ "have crossed since the start of the year, 50 times as many as in 2020": a remark on what was told."""
    near = s.is_sign(period.last + 1, ",") and q.outer - period.last <= _MEMBER
    told = any(
        s.at(k, i) for i in range(period.last + 1, q.outer) for k in ("new_clause", "be", "verb", "person_pronoun")
    )
    return s.lexicon.language == "en" and near and not told and q.measure in (Measure.CHANGE, Measure.MULTIPLE)


def _is_after(s: Sentence, q: Quantity, period: Period, between: int) -> bool:
    """ "3.1% in September after a 0.1% dip in August": the past figure's own time is right behind it."""
    after = s.nearest_before("past_parallel", q.outer, _BEHIND + 1)
    near = not between and period.opening - q.last <= _BEHIND + 1
    return after is not None and near and not any(s.is_sign(i, ",;") for i in range(after.last + 1, q.first))


def _is_other_time(s: Sentence, q: Quantity, period: Period, quantities: list[Quantity]) -> bool:
    """ "owes $8 billion and will have to repay 1.2 this year": what is and what will be do not share a time."""
    beside = [o for o in quantities if q.last < o.first < period.first]
    beside = beside or [o for o in quantities if o.first > period.last and not _is_joined(s, period.last, o.first)][:1]
    return any(
        (o.modality is Modality.ACTUAL) != (q.modality is Modality.ACTUAL)
        and _is_joined(s, q.last, min(o.first, period.first))
        for o in beside
    )


def _is_joined(s: Sentence, last: int, first: int) -> bool:
    """Whether "and" or a semicolon joins another clause between two tokens."""
    joined = s.has("new_clause", last, first) or s.has("clause", last, first)
    return joined or any(s.is_sign(i, ";") for i in range(last + 1, first))


def _leads_contrast(s: Sentence, q: Quantity, period: Period, quantities: list[Quantity]) -> bool:
    """ "was less than 12%, whereas in April 2015 trade had fallen by 30%": a time that opens a clause is its own."""
    led = any(s.upto("clause", period.opening - k) is not None for k in (1, 2))
    return led and any(other.first > period.last for other in quantities)


def _is_other_predicate(s: Sentence, q: Quantity, period: Period, quantities: list[Quantity]) -> bool:
    """ "pays $128 and will do so next year": a second verb, of the future, has a time of its own."""
    future = s.nearest_before("modal_will", period.first, _BARRIER) if q.modality is Modality.ACTUAL else None
    return future is not None and future.first > q.last + 1 and s.upto("new_clause", future.first - 1) is not None


def _is_relative(s: Sentence, q: Quantity, period: Period, quantities: list[Quantity]) -> bool:
    """ "$47 billion in goods, which today move faster", "a contract that runs until May": the time of what is added."""
    runs = s.at("until", period.opening) is not None
    return any(runs or s.is_sign(c.first - 1, ",") for c in s.between("relative_pronoun", q.last, period.opening))


def _is_own_clause(s: Sentence, q: Quantity, period: Period, quantities: list[Quantity]) -> bool:
    """ "погасила 327 млн, еще 500 млн будет выплачено до конца июня", "выросла на 4% и в среду достигла": the time of a
    later clause that has a verb of its own.
    """
    start = past_equivalent(s, q.last + 1)
    comma = next((i for i in range(start, period.first) if _opens_clause(s, i, period)), period.first)
    owner = next((other for other in quantities if other.first > period.last), None)
    if comma == period.first:
        return owner is not None and any(s.is_sign(i, "(") for i in range(q.last + 1, period.first))
    gapped = (
        owner is not None
        and (owner.outer - period.last <= 4 or any(_is_dash(s, i) for i in range(period.last + 1, owner.outer)))
        and not any(comma < o.first < period.first for o in quantities)
    )
    stop = owner.first if owner is not None else period.first
    return gapped or any(is_finite(s, i) for i in range(comma + 1, stop))


def _is_dash(s: Sentence, at: int) -> bool:
    return s.is_sign(at, "—–") and not s.glued(at)


def _opens_clause(s: Sentence, at: int, period: Period) -> bool:
    """Whether a clause begins at a token: a comma, a word of joining, or "and" right before a time."""
    joined = at == period.opening - 1 and s.at("joiner_and", at) is not None
    return joined or s.is_sign(at, ",;") or s.at("clause", at) is not None


# Language -> rules by which a time behind a figure is that of something else.
_OTHERS_TIME: Mapping[str, tuple[_Rule, ...]] = {
    "en": (_is_other_time, _is_other_predicate, _is_relative, _leads_contrast),
    "ru": (_is_own_clause,),
}
