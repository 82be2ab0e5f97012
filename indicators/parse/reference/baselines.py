"""The value that a quantity is measured against, as a phrase: "from 5% in May"."""

from __future__ import annotations

from datetime import date

from indicators.model import Measure, Modality
from indicators.parse import calendar
from indicators.parse.draft import Period, Quantity, Sentence, Spec
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import is_finite
from indicators.parse.reference.relations import dates_compared, inside, opens_clause

_REACH = 4


def baseline(
    s: Sentence, q: Quantity, quantities: list[Quantity], periods: list[Period], published: date | None
) -> None:
    """Find the phrase of what a quantity is measured against, and its time."""
    if q.measure not in (Measure.CHANGE, Measure.MULTIPLE) and not _is_index(s, q):
        return
    stop = next((other.first for other in quantities if other.first > q.last), len(s.words))
    timed = {p.opening: p.last for p in periods if p.form == "span"}
    years = {p.first for p in periods if _is_compared_time(s, q, p, periods)}
    first = _baseline_start(s, q, quantities, stop, years, timed)
    cue = s.at("baseline", first) if first is not None else None
    if first is None or (cue is not None and _is_aim(s, q, cue, periods)):
        return
    q.rules.append("baseline.any.compared")
    word = s.at("baseline_word", first)
    if word is not None:
        q.baseline = (first, word.last)
        q.baseline_shift = word.entry.get("shift")
        named = next((p for p in periods if p.form == "span" and inside(p, q.baseline)), None)
        if named is not None:
            q.baseline_dates = calendar.resolve(named.spec, published)
        return
    cue = cue or s.at("baseline_on", first)
    period = _compared_period(first, min(stop - 1, (first if cue is None else cue.last) + _REACH), periods)
    if period is None:
        q.baseline = (first, _noun_end(s, first, min([stop, *(p.opening for p in periods if p.opening > first)])))
        return
    q.baseline = (first, period.last)
    if period.form == "span":
        q.baseline_dates = calendar.resolve(_whole_span(period.spec), published)


def _is_index(s: Sentence, q: Quantity) -> bool:
    """ "104,5% к маю": a level in percent of another time's, though not "против 103%"."""
    behind = q.last + 1
    compared = s.at("baseline", behind) is not None and s.at("against", behind) is None
    return s.lexicon.language == "ru" and q.unit == "percent" and compared


def _compared_period(first: int, reach: int, periods: list[Period]) -> Period | None:
    """The time that a comparison names, of those that begin from one token to another."""
    return next(
        (
            p
            for p in periods
            if first <= p.first <= reach and p.form != "over" and p.spec.shape not in ("to_date", "since")
        ),
        None,
    )


def _whole_span(spec: Spec) -> Spec:
    """ "from January" of a comparison is all of January."""
    return spec._replace(shape="span") if spec.shape in ("starting", "as_of") and spec.unit != "day" else spec


def _is_compared_time(s: Sentence, q: Quantity, period: Period, periods: list[Period]) -> bool:
    """Whether "on 2020", "from January" right behind a change can be what it is measured against.

    "from January" also opens a time; it is compared with where the change has a time of its own before, or is over.
    """
    spec = period.spec
    if spec.shape == "shift" and spec.unit in ("year", "quarter", "month") and spec.low < 0:
        return True  # "15% up on last year"
    timed = any(
        p.form == "span" and not p.reporting and p.last < period.opening and p.last < q.last + 5 for p in periods
    )
    if spec.unit == "year":
        return (spec.shape in ("span", "as_of") or (spec.shape == "starting" and timed)) and spec.year == spec.year_high
    if spec.unit not in ("month", "quarter", "half") or spec.shape not in ("span", "as_of", "starting"):
        return False
    if spec.low != spec.high:
        return spec.shape != "starting" and s.upto("change", q.last + 1) is not None  # "17% up on January-June 2022"
    return timed or (q.modality is Modality.ACTUAL and not s.all("present"))


def _baseline_start(
    s: Sentence, q: Quantity, quantities: list[Quantity], stop: int, years: set[int], timed: dict[int, int]
) -> int | None:
    if (inner := _base_before(s, q, quantities)) is not None:
        return inner
    firsts = []
    for kind in ("baseline", "baseline_word", "earlier"):
        for cue in s.all(kind):
            told = _is_told(s, q, cue) or _leads_next(s, cue) or _is_exchange(s, cue) or _opens_predicate(s, cue, stop)
            if q.last < cue.first < min(stop, q.last + 16) and not _is_bound(s, cue) and not told:
                firsts.append(cue.first)
                break
    if (
        s.lexicon.language == "ru"
        and (more := s.at("compared", q.last + 1)) is not None
        and _is_genitive(s, more.last + 1, stop)
    ):
        firsts.append(more.last + 1)
    risen = next((c for kind in ("compared", "change") if (c := s.at(kind, q.last + 1)) is not None), None)
    behind = q.last if risen is None or s.lexicon.language == "ru" else risen.last
    if s.lexicon.language == "en" and s.at("baseline_on", behind + 1) is None:
        behind = timed.get(behind + 1, behind)  # "fell 11% in September from August"
    on = s.at("baseline_on", behind + 1)
    at = None if on is None else on.last + 1 + (s.at("the", on.last + 1) is not None)
    if on is not None and at in years and s.lexicon.language == "en":
        firsts.append(on.first)
    if not firsts:
        firsts = [
            cue.first
            for kind in ("baseline", "baseline_word", "earlier")
            for cue in s.all(kind)
            if cue.first <= 1 and not _is_bound(s, cue)
        ]
    return min(firsts, default=None)


def _base_before(s: Sentence, q: Quantity, quantities: list[Quantity]) -> int | None:
    """ "вырос к 2022 году на 5%", "к апрелю на 0,7%, к маю — на 5%": the baseline between verb and amount, or before
    the dash that stands for the verb; a plain "к" of what is to come is an aim.
    """
    if s.lexicon.language != "ru":
        return None
    floor = max((other.last for other in quantities if other.last < q.first), default=-1)
    for cue in s.between("baseline", floor, q.first):
        moved = s.upto("change", cue.first - 1) or s.upto("change_noun", cue.first - 1)
        dash = s.is_sign(q.outer - 1, "—–") or s.is_sign(q.outer - 2, "—–")
        elided = floor >= 0 and s.is_sign(cue.first - 1, ",") and dash
        if (
            (moved is not None or elided)
            and not _is_bound(s, cue)
            and (q.modality is Modality.ACTUAL or cue.last > cue.first)
        ):
            return cue.first
    return None


def _leads_next(s: Sentence, cue: Cue) -> bool:
    """ "на 7%, годом ранее — на 12%": the time of the figure behind the dash."""
    return s.lexicon.language == "ru" and cue.entry.kind == "earlier" and s.is_sign(cue.last + 1, "—–")


def _opens_predicate(s: Sentence, cue: Cue, stop: int) -> bool:
    """ "снизились на 4% и к 1 декабря составили 5 млн", "и к маю – на 3%": the time of the next predicate, which has a
    verb of its own or a dash for it.
    """
    joined = s.is_sign(cue.first - 1, ",") or s.upto("conj", cue.first - 1) is not None
    comma = next((i for i in range(cue.last + 1, stop) if s.is_sign(i, ",;")), stop)
    behind = range(cue.last + 1, comma)
    return (
        cue.first == cue.last
        and joined
        and any(is_finite(s, i) or (s.is_sign(i, "—–") and not s.glued(i)) for i in behind)
    )


def _is_bound(s: Sentence, cue: Cue) -> bool:
    """ "более чем двукратный": the "than" of a qualifier compares with nothing, that of "больше, чем в мае" does."""
    if s.lexicon.language != "ru" or not any(c.first < cue.first <= c.last for c in s.all("bound_before")):
        return False
    timed = s.at("place_preposition", cue.last + 1) or any(s.at(k, cue.last + 1) for k in ("earlier", "relative"))
    return not timed or s.at("fold", cue.last + 3) is not None


def _is_told(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """Whether "a year earlier" tells when a figure was, a compared one or one without a verb, and compares nothing."""
    return cue.entry.kind == "earlier" and (dates_compared(s, q, cue.first) or opens_clause(s, cue.first, cue.last))


def _is_exchange(s: Sentence, cue: Cue) -> bool:
    """ "lost a fifth of its value against the dollar": a currency is no time that a change is measured from."""
    at = cue.last + 1
    while s.opens(("the", "geo"), at):
        at += 1
    return s.lexicon.language == "en" and s.at("currency", at) is not None and s.at("currency", at + 1) is None


def _is_aim(s: Sentence, q: Quantity, cue: Cue, periods: list[Period]) -> bool:
    """ "должна вырасти в 1,4 раза к 2025 году": until when, not since when; Russian has one word for both."""
    ahead = q.modality in (Modality.FORECAST, Modality.PLAN) and s.at("until", cue.first) is not None
    leads = cue.first == 0 or (cue.first == 1 and s.words[0].kind == "s")
    return ahead and any(p.opening == cue.first and (p.spec.unit == "year" or leads) for p in periods)


def _is_genitive(s: Sentence, at: int, stop: int) -> bool:
    """ "в 1,2 раза больше показателя прошлого года": what follows the comparative is what it compares with."""
    return (
        at < stop
        and s.words[at].kind == "w"
        and "stop" not in s.words[at].entries
        and analyse_ru(s.words[at].key).genitive
    )


def _noun_end(s: Sentence, first: int, stop: int) -> int:
    last = first
    for i in range(first + 1, min(first + 10, stop)):
        if s.words[i].kind == "s" and s.words[i].text in ",.;:()—–":
            break
        last = i
    return last
