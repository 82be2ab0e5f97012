"""How a time expression stands to a quantity: inside it, before it, compared with it."""

from __future__ import annotations

from indicators.parse.draft import Period, Quantity, Sentence
from indicators.parse.phrases import is_predicate_ru

_AFTERMATH = 5


def against(s: Sentence, q: Quantity) -> bool:
    """Whether a figure is what another one is compared with."""
    return s.closes(("baseline", "against", "from"), q.outer - 1)


def since_then(s: Sentence, earlier: tuple[tuple[Sentence, Period], ...]) -> Period | None:
    """ "Belarus joined in 1992. Since then it has received $1.9 billion": from the time of an earlier sentence on."""
    cue = next(iter(s.all("since_then")), None)
    if cue is None or not earlier:
        return None
    _, told = earlier[0]
    spec = told.spec._replace(shape="since") if told.spec.shape == "span" else told.spec._replace(open="since")
    return Period(cue.first, cue.last, spec, "period.any.since_then")


def is_limit(s: Sentence, period: Period) -> bool:
    """ "will not return to single digits before 2024", "until autumn": an end of something, and nothing else's time."""
    cue = s.at("until", period.opening)
    limit = cue is not None and cue.entry.name != "by" and not period.spec.edge
    return s.lexicon.language == "en" and limit


def is_of_other_time(s: Sentence) -> bool:
    """ "Before the war 1,500 people a week crossed": a time of its own, though nobody says which."""
    return any(cue.first <= 1 for cue in s.all("other_time"))


def is_aftermath(s: Sentence, period: Period, quantities: list[Quantity]) -> bool:
    """Whether a time is that of a past figure only, beside one with another time."""
    own = [q for q in quantities if q.period is period]
    others = any(q.period is not None and q.period is not period for q in quantities)
    return bool(own) and others and all(is_before(s, q) for q in own)


def is_before(s: Sentence, q: Quantity) -> bool:
    """ "from 3.9% in June", "after a contraction of 2.1% last year": what was, in a sentence on what will be."""
    cue = s.nearest_before("aftermath", q.first, _AFTERMATH)
    if cue is None:
        return False
    return not any(s.is_sign(i, ",;") for i in range(cue.last + 1, q.first))


def inside(period: Period, stretch: tuple[int, int] | None) -> bool:
    """Whether a time expression lies wholly within a stretch of tokens."""
    return stretch is not None and stretch[0] <= period.first and period.last <= stretch[1]


def leads_when(s: Sentence, q: Quantity, period: Period) -> bool:
    """ "less than in January 2022, when they earned $2 billion", "чем в 2022 году (18 млрд)": whether a clause or a
    bracket tells of a time.
    """
    at = period.last + 1
    bracket = s.is_sign(at, "(") and q.outer == at + 1
    cue = s.at("when_word", at + 1) if s.is_sign(at, ",") else None
    if cue is None or cue.last >= q.first or s.has("clause", cue.last, q.first):
        return bracket
    return not any(s.is_sign(i, ",;") for i in range(cue.last + 1, q.outer))


def dates_compared(s: Sentence, q: Quantity, first: int) -> bool:
    """ "на 12% против 9% неделей ранее"."""
    return first == q.last + 1 and against(s, q)


def opens_clause(s: Sentence, first: int, last: int) -> bool:
    """ ", неделей ранее — на 0,3%", "while a year earlier it fell by 4%": the time of a clause that has a verb of its
    own, or in Russian a dash for the verb before.
    """
    before, russian = first - 1, s.lexicon.language == "ru"
    if s.at("place_preposition", before) is not None and s.at("baseline", before) is None:
        before -= 1
    opened = s.upto("clause", before) is not None
    if russian:
        opened = opened or before < 0 or s.is_sign(before, ",;:.(—–") or s.upto("conj", before) is not None
    stop = next((i for i in range(last + 1, len(s.words)) if s.is_sign(i, ",;:(.")), len(s.words))
    return opened and ((russian and s.is_sign(last + 1, "—–")) or any(_is_verb(s, i) for i in range(last + 1, stop)))


def _is_verb(s: Sentence, at: int) -> bool:
    if s.lexicon.language == "ru":
        return is_predicate_ru(s, at)
    past = s.words[at].key.endswith(s.lexicon.verb_endings)
    return past or any(s.at(kind, at) is not None for kind in ("be", "copula", "change", "verb", "auxiliary"))
