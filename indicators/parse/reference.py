"""Which reference period and which baseline belong to which quantity."""

from __future__ import annotations

from datetime import date

from indicators.model import Measure, Modality, PeriodSource
from indicators.parse import calendar
from indicators.parse.draft import Date, Period, Quantity, Sentence, Spec
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import has_present, is_finite, same_clause

_BARRIER = 8
_AFTERMATH = 5
_QUANTITY = 6
_BEHIND = 2
_TOO_FAR = 90


def assign(s: Sentence, quantities: list[Quantity], periods: list[Period], published: date | None) -> None:
    """Give each quantity the period of its clause and the baseline of its change."""
    spans = [p for p in periods if p.form == "span" and not p.reporting]
    over = [p for p in periods if p.form == "over"]
    for q in quantities:
        _baseline(s, q, quantities, periods, published)
    for q in quantities:
        usable = [
            p
            for p in spans
            if not _inside(p, q.baseline)
            and not _held_against(s, p, quantities)
            and not (p.compared or _belongs_elsewhere(s, q, p, quantities) or _is_term(s, q, p, published))
        ]
        period = _nearest(s, q, _to_come(q, usable), quantities)
        if period is not None and (move := _move_to(s, q, period, over)) is not None:
            _set(s, q, period, published, PeriodSource.SENTENCE)
            q.period_dates = calendar.ending_at(q.period_dates, move.spec)
        elif period is not None:
            _set(s, q, period, published, PeriodSource.SENTENCE)
        elif over and q.measure is not Measure.LEVEL:
            _set(s, q, over[0], published, PeriodSource.SENTENCE)
    _respectively(s, quantities, spans, published)
    for period in spans:
        period.compared = (
            period.compared
            or _held_against(s, period, quantities)
            or any(_belongs_elsewhere(s, q, period, quantities) for q in quantities)
            or (period.spec.shape == "starting" and any(_inside(period, q.baseline) for q in quantities))
            or _is_aftermath(s, period, quantities)
        )


def _move_to(s: Sentence, q: Quantity, period: Period, over: list[Period]) -> Period | None:
    """ "на 1 июня 8 млрд, за месяц прирост 1%": the interval of a move that ends on the sentence's day."""
    if s.lexicon.language != "ru" or q.measure not in (Measure.CHANGE, Measure.MULTIPLE) or period.spec.unit != "day":
        return None
    return next((p for p in over if period.last < p.first < q.first), None) if period.spec.shape == "as_of" else None


def compare(s: Sentence, quantities: list[Quantity], periods: list[Period], published: date | None) -> None:
    """Turn "a year earlier" into days, once every quantity has its period; settle what is scheduled."""
    earlier = [p for p in periods if p.form == "earlier"]
    for q in quantities:
        _compared(s, q, quantities, earlier, published)
        start = q.period_dates.start
        ahead = published is not None and start is not None and start > published
        if ahead and q.modality is Modality.ACTUAL and any(cue.entry.name == "estimated" for cue in s.all("say")):
            q.modality = Modality.FORECAST
            q.rules.append("modality.any.estimated")
        opened = s.lexicon.language == "ru" and q.period_dates.end is None
        scheduled = ahead and q.period_source is PeriodSource.SENTENCE
        if scheduled and q.modality is Modality.ACTUAL and (opened or s.all("present") or has_present(s)):
            q.modality = Modality.PLAN
            q.rules.append("modality.any.scheduled")
        end = q.period_dates.end
        past = (
            published is not None and end is not None and end < published and q.period_source is PeriodSource.SENTENCE
        )
        if past and q.modality in (Modality.FORECAST, Modality.PLAN) and (_against(s, q) or _is_before(s, q)):
            q.modality = Modality.ACTUAL
        starting = q.period is not None and "starting" in (q.period.spec.shape, q.period.spec.open)
        if starting and q.modality is Modality.FORECAST and q.measure is Measure.LEVEL:
            q.modality = Modality.PLAN


def _is_compared_figure(s: Sentence, q: Quantity, period: Period) -> bool:
    """ "после 4% годом ранее", "после роста на 12% годом ранее", "годом ранее — на 12%"."""
    if 0 < q.outer - period.last <= 3 and s.is_sign(period.last + 1, "—–"):
        return True
    after = s.nearest_before("against", q.outer, 4)
    return after is not None and not any(s.is_sign(i, ",;") for i in range(after.last + 1, q.outer))


def _is_over(dates: Date, published: date | None) -> bool:
    return published is not None and dates.end is not None and dates.end < published


def _against(s: Sentence, q: Quantity) -> bool:
    """Whether a figure is what another one is compared with."""
    return any(s.upto(kind, q.outer - 1) is not None for kind in ("baseline", "against", "from"))


def _is_aftermath(s: Sentence, period: Period, quantities: list[Quantity]) -> bool:
    """Whether a time is that of a past figure only, beside one with another time."""
    own = [q for q in quantities if q.period is period]
    others = any(q.period is not None and q.period is not period for q in quantities)
    return bool(own) and others and all(_is_before(s, q) for q in own)


def _is_before(s: Sentence, q: Quantity) -> bool:
    """ "from 3.9% in June", "after a contraction of 2.1% last year": what was, in a sentence on what will be."""
    cue = s.nearest_before("aftermath", q.first, _AFTERMATH)
    if s.lexicon.language != "en" or cue is None:
        return False
    return not any(s.is_sign(i, ",;") for i in range(cue.last + 1, q.first))


def _respectively(s: Sentence, quantities: list[Quantity], spans: list[Period], published: date | None) -> None:
    """ "40 and 55 million in 2016 and 2017 respectively"."""
    if s.all("respectively") and len(spans) == len(quantities) > 1:
        for q, period in zip(quantities, spans, strict=True):
            _set(s, q, period, published, PeriodSource.SENTENCE)


def inherit(s: Sentence, q: Quantity, sentence: Sentence, period: Period, published: date | None) -> None:
    """Give a quantity the period of an earlier sentence, unless a claim about the future would get a past one."""
    future = q.modality in (Modality.FORECAST, Modality.PLAN, Modality.CONDITIONAL)
    period = _from_then_on(sentence, q, period, published)
    ahead = period.ahead or (future and period.spec.shape == "shift")
    dates = calendar.resolve(period.spec, published, future=ahead)
    if future and dates.end is not None and (published is None or _is_past(dates, published)):
        return
    if future and period.spec.shape in ("since", "to_date"):
        return
    if period.ahead and q.modality is Modality.ACTUAL and _has_happened(s, q, dates, published):
        return
    q.period, q.period_sentence, q.period_dates, q.period_source = period, sentence, dates, PeriodSource.CONTEXT
    q.rules.append("period.any.context")


def _has_happened(s: Sentence, q: Quantity, dates: Date, published: date | None) -> bool:
    """Whether a claim tells what has happened, so that a time to come is not its own."""
    ahead = published is not None and dates.start is not None and dates.start > published
    reached = q.preposition in ("to", "from") and s.nearest_before("change", q.outer, 8) is not None
    return ahead and (q.measure in (Measure.CHANGE, Measure.MULTIPLE) or reached)


def _is_past(dates: Date, published: date) -> bool:
    """Whether a period cannot be that of a claim about the future: it is over, or a single day that has come."""
    return dates.end is not None and (dates.end < published or dates.start == dates.end == published)


def _set(s: Sentence, q: Quantity, period: Period, published: date | None, source: PeriodSource) -> None:
    future = q.modality in (Modality.FORECAST, Modality.PLAN, Modality.CONDITIONAL) and not _is_before(s, q)
    period = _from_then_on(s, q, period, published)
    period.ahead = period.ahead or future
    q.period, q.period_sentence, q.period_source = period, s, source
    q.period_dates = calendar.resolve(period.spec, published, future=future)
    q.rules.append(period.rule)


def _from_then_on(s: Sentence, q: Quantity, period: Period, published: date | None) -> Period:
    """ "с 1 мая ставка — 17,9 рубля" opens a time, "с 1 мая цены выросли на 3%" ends today: Russian has one word for
    both.
    """
    spec = period.spec
    if s.lexicon.language != "ru" or spec.shape != "since":
        return period
    ahead = q.modality in (Modality.FORECAST, Modality.PLAN) or (spec.unit == "day" and q.measure is Measure.LEVEL)
    if not ahead and not _is_imminent(s, spec, published) and not _is_ruled(s, q, spec):
        return period
    return Period(period.first, period.last, spec._replace(shape="starting"), period.rule, period.form, period.opening)


def _is_imminent(s: Sentence, spec: Spec, published: date | None) -> bool:
    """ "с 28 июня ставка снижается", written in June: a day to come, not one of the year before."""
    if spec.unit != "day" or published is None or not has_present(s):
        return False
    start = calendar.resolve(spec._replace(shape="starting"), published).start
    return start is not None and start > published


def _is_ruled(s: Sentence, q: Quantity, spec: Spec) -> bool:
    """ "с 1 июня тариф повышен на 6%": what is raised by somebody on a day holds from then on."""
    cue = q.change_cue
    ruled = cue is not None and cue.first == cue.last and analyse_ru(s.words[cue.first].key).pos == "PRTS"
    return spec.unit == "day" and ruled


def _holds(stretch: tuple[int, int] | None, q: Quantity) -> bool:
    """ "3,2% после 4% годом ранее": the compared figure is part of what it is compared with."""
    return stretch is not None and stretch[0] <= q.first and q.last <= stretch[1]


def _inside(period: Period, stretch: tuple[int, int] | None) -> bool:
    return stretch is not None and stretch[0] <= period.first and period.last <= stretch[1]


def _is_term(s: Sentence, q: Quantity, period: Period, published: date | None) -> bool:
    """ "has extended the programme until 1 July 2030, raising the rate to 8%": how long it holds, not when it was."""
    if s.lexicon.language != "en" or period.spec.shape != "until" or period.spec.unit != "day" or published is None:
        return False
    start = calendar.resolve(period.spec, published).start
    return q.modality is Modality.ACTUAL and start is not None and start > published


def _to_come(q: Quantity, periods: list[Period]) -> list[Period]:
    """ "agreed on Thursday to ship 5 million tonnes in the first quarter": the weekday is the agreement's."""
    later = [p for p in periods if p.spec.unit != "weekday"]
    return later if q.modality in (Modality.PLAN, Modality.FORECAST) and later else periods


def _nearest(s: Sentence, q: Quantity, periods: list[Period], quantities: list[Quantity]) -> Period | None:
    best = min(((_distance(s, q, p, quantities), i) for i, p in enumerate(periods)), default=None)
    return periods[best[1]] if best is not None and best[0] < _TOO_FAR else None


def _belongs_elsewhere(s: Sentence, q: Quantity, period: Period, quantities: list[Quantity]) -> bool:
    """ "27.1%, compared with 31.4% in 2021": the year is the compared figure's alone."""
    for other in quantities:
        if other is not q and 0 < period.opening - other.last <= 1 and other.first > q.last:
            return _against(s, other)
    return False


def _distance(s: Sentence, q: Quantity, period: Period, quantities: list[Quantity]) -> float:
    """Tokens between the two, with a charge for each comma, clause and other quantity that lies between."""
    behind = period.first > q.last
    low, high = (q.last, period.opening) if behind else (period.last, q.first)
    distance = float(max(high - low - 1, 0))
    barriers = sum(1 for i in range(low + 1, high) if s.words[i].text in ",;(" or s.at("clause", i) is not None)
    others = sum(1 for other in quantities if other is not q and low < other.first < high)
    owned = any(other is not q and 0 < period.opening - other.last <= 1 for other in quantities)
    since = period.spec.shape == "since" if s.lexicon.language == "ru" else s.at("since", period.opening) is not None
    if since and barriers and period.opening > 0 and not behind:
        return 99.0
    if not same_clause(s, q.first, period.first) and (behind or period.opening > 0):
        return 99.0
    if behind and s.lexicon.language == "en" and low + 1 == high and _against(s, q):
        return 0.0  # "to 33% by end-2025 from 38% at end-2022"
    if behind and s.lexicon.language == "en" and low + 1 == high and not s.at("level_whole", period.first):
        return 0.5  # "double digits since June, and 16.4% in November"
    if behind and s.lexicon.language == "en" and _is_other_time(s, q, period, quantities):
        return 99.0
    if behind and s.lexicon.language == "ru" and _is_own_clause(s, q, period, quantities):
        return 99.0
    if behind:
        if q.measure is Measure.CHANGE and period.spec.shape in ("since", "to_date"):
            barriers = 0  # "grew by 1.9 billion, or 3.6%, since the beginning of the year"
        return distance + _BEHIND + barriers * _BARRIER * 1.5 + others * _QUANTITY + owned * _QUANTITY
    return distance * 0.6 + barriers * _BARRIER * 0.5 + others * _QUANTITY * 0.3 + owned * _QUANTITY


def _is_other_time(s: Sentence, q: Quantity, period: Period, quantities: list[Quantity]) -> bool:
    """ "owes $8 billion and will have to repay 1.2 this year": what is and what will be do not share a time."""
    between = [o for o in quantities if q.last < o.first < period.first]
    return any(
        (o.modality is Modality.ACTUAL) != (q.modality is Modality.ACTUAL)
        and (s.has("new_clause", q.last, o.first) or any(s.is_sign(i, ";") for i in range(q.last + 1, o.first)))
        for o in between
    )


def _is_own_clause(s: Sentence, q: Quantity, period: Period, quantities: list[Quantity]) -> bool:
    """ "погасила 327 млн, еще 500 млн будет выплачено до конца июня": the time of a later clause that has a verb of
    its own.
    """
    comma = next(
        (i for i in range(q.last + 1, period.first) if s.is_sign(i, ",;") or s.at("clause", i) is not None),
        period.first,
    )
    owner = next((other for other in quantities if other.first > period.last), None)
    if comma == period.first:
        return owner is not None and any(s.is_sign(i, "(") for i in range(q.last + 1, period.first))
    gapped = (
        owner is not None
        and owner.outer - period.last <= 4
        and not any(comma < o.first < period.first for o in quantities)
    )
    stop = owner.first if owner is not None else period.first
    return gapped or any(is_finite(s, i) for i in range(comma + 1, stop))


# --- baselines -------------------------------------------------------------------------------------------------


def _baseline(
    s: Sentence, q: Quantity, quantities: list[Quantity], periods: list[Period], published: date | None
) -> None:
    index = (
        s.lexicon.language == "ru"
        and q.unit == "percent"
        and s.at("baseline", q.last + 1) is not None
        and s.at("against", q.last + 1) is None
    )
    if q.measure not in (Measure.CHANGE, Measure.MULTIPLE) and not index:
        return
    stop = next((other.first for other in quantities if other.first > q.last), len(s.words))
    timed = {p.opening: p.last for p in periods if p.form == "span"}
    years = {p.first for p in periods if _is_compared_time(s, q, p, periods)}
    first = _baseline_start(s, q, quantities, stop, years, timed)
    if first is None:
        return
    word = s.at("baseline_word", first)
    cue = s.at("baseline", first)
    if cue is not None and _is_aim(s, q, cue, periods):
        return
    cue = cue or s.at("baseline_on", first)
    reach = (cue.last if cue is not None else first) + 4
    near = [
        p
        for p in periods
        if first <= p.first <= reach
        and p.first < stop
        and p.form != "over"
        and p.spec.shape not in ("to_date", "since")
    ]
    period = near[0] if near and word is None else None
    last = (
        period.last
        if period is not None
        else word.last
        if word is not None
        else _noun_end(s, first, min([stop, *(p.opening for p in periods if p.opening > first)]))
    )
    q.baseline = (first, last)
    q.rules.append("baseline.any.compared")
    if period is not None and period.form == "span":
        q.baseline_dates = calendar.resolve(_whole_span(period.spec), published)
    if word is not None:
        q.baseline_shift = word.entry.get("shift")
        named = next((p for p in periods if p.form == "span" and _inside(p, q.baseline)), None)
        q.baseline_dates = calendar.resolve(named.spec, published) if named is not None else q.baseline_dates


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
    if spec.unit == "year":
        return spec.shape in ("span", "as_of") and spec.year == spec.year_high
    if spec.unit not in ("month", "quarter") or spec.shape not in ("span", "starting") or spec.low != spec.high:
        return False
    timed = any(
        p.form == "span" and not p.reporting and p.last < period.opening and p.last < q.last + 5 for p in periods
    )
    return timed or (q.modality is Modality.ACTUAL and not s.all("present"))


def _baseline_start(
    s: Sentence, q: Quantity, quantities: list[Quantity], stop: int, years: set[int], timed: dict[int, int]
) -> int | None:
    if (inner := _base_before(s, q, quantities)) is not None:
        return inner
    firsts = []
    for kind in ("baseline", "baseline_word", "earlier"):
        for cue in s.all(kind):
            told = _is_told(s, q, cue) or _leads_next(s, cue) or _is_exchange(s, cue)
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
    if on is not None and on.last + 1 in years and s.lexicon.language == "en":
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


def _held_against(s: Sentence, period: Period, quantities: list[Quantity]) -> bool:
    """ "вырос до 290 тыс. т (+4,7% к 2022 г.), 85% поставил Минск": a baseline is nobody's time."""
    return any(_inside(period, q.baseline) for q in quantities)


def _is_bound(s: Sentence, cue: Cue) -> bool:
    """ "более чем двукратный": the "than" of a qualifier compares with nothing."""
    return s.lexicon.language == "ru" and any(c.first < cue.first <= c.last for c in s.all("bound_before"))


def _is_told(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """Whether "a year earlier" tells when a figure was, a compared one or one without a verb, and compares nothing."""
    return cue.entry.kind == "earlier" and (_dates_compared(s, q, cue.first) or _opens_gap(s, cue.first, cue.last))


def _dates_compared(s: Sentence, q: Quantity, first: int) -> bool:
    """ "на 12% против 9% неделей ранее"."""
    return first == q.last + 1 and _against(s, q)


def _is_exchange(s: Sentence, cue: Cue) -> bool:
    """ "lost a fifth of its value against the dollar": a currency is no time that a change is measured from."""
    at = cue.last + 1
    while s.at("the", at) is not None or s.at("geo", at) is not None:
        at += 1
    return s.lexicon.language == "en" and s.at("currency", at) is not None and s.at("currency", at + 1) is None


def _is_aim(s: Sentence, q: Quantity, cue: Cue, periods: list[Period]) -> bool:
    """ "должна вырасти в 1,4 раза к 2025 году": until when, not since when; Russian has one word for both."""
    ahead = q.modality in (Modality.FORECAST, Modality.PLAN) and s.at("until", cue.first) is not None
    return ahead and any(p.opening == cue.first and p.spec.unit == "year" for p in periods)


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


def _compared(
    s: Sentence, q: Quantity, quantities: list[Quantity], earlier: list[Period], published: date | None
) -> None:
    """The claim's own days for the compared figure, the baseline's for a change."""
    if q.baseline_shift and q.period_dates.start is not None and q.period_dates.end is not None:
        q.baseline_dates = calendar.before(q.period_dates, q.baseline_shift)
    for period in earlier:
        own = (
            _tells_time_of(s, q, period)
            and not any(q.last < o.first < period.first for o in quantities)
            and not any(o is not q and _dates_compared(s, o, period.opening) for o in quantities)
            and not (
                s.lexicon.language == "ru"
                and any(o is not q and _inside(period, o.baseline) and not _holds(o.baseline, q) for o in quantities)
            )
        )
        if own:
            base = q.period_dates if q.period_dates.start is not None else _whole(period, published)
            dates = _earlier(period, base, published, _ends(q))
            q.period, q.period_sentence, q.period_source = period, s, PeriodSource.SENTENCE
            q.period_dates = dates
            q.rules.append(period.rule)
            if _against(s, q) and q.modality is not Modality.ACTUAL and _is_over(dates, published):
                q.modality = Modality.ACTUAL  # "вырастет на 3,2% после 4% годом ранее"
            return
        if q.baseline is not None and _inside(period, q.baseline):
            q.baseline_dates = _earlier(period, q.period_dates, published, _ends(q))


def _tells_time_of(s: Sentence, q: Quantity, period: Period) -> bool:
    if _opens_gap(s, period.opening, period.last):
        return period.last < q.first and not any(s.is_sign(i, ",;(") for i in range(period.last + 1, q.first))
    if _dates_compared(s, q, period.opening):
        return True
    level = q.measure in (Measure.LEVEL, Measure.SHARE)
    after = s.lexicon.language == "ru" and q.measure is Measure.CHANGE and _is_compared_figure(s, q, period)
    if not (level or after) or (level and _inside(period, q.baseline)):
        return False
    behind = 0 < period.first - q.last <= 3 and not any(
        s.is_sign(i, ",;(" if s.lexicon.language == "ru" else ",;") for i in range(q.last + 1, period.first)
    )
    leading = period.opening <= 1 and period.last < q.first
    before = (leading and (s.is_sign(period.last + 1, ",") or _is_same_clause(s, q, period))) or (
        0 < q.outer - period.last <= 5
        and (
            period.opening <= 1
            or s.words[period.opening - 1].kind == "s"
            or s.at("baseline", period.opening - 1) is None
        )
    )
    return behind or before


def _is_same_clause(s: Sentence, q: Quantity, period: Period) -> bool:
    """ "A month ago a tonne of rapeseed cost 410 euros": no comma, and no other time, in between."""
    timed = q.period is not None and q.period_sentence is s and period.last < q.period.first < q.first
    return not timed and not any(s.is_sign(i, ",;(") for i in range(period.last + 1, q.first))


def _opens_gap(s: Sentence, first: int, last: int) -> bool:
    """ ", неделей ранее — на 0,3%": the time of a clause whose verb is the one before, in Russian."""
    if s.lexicon.language != "ru" or not s.is_sign(last + 1, "—–"):
        return False
    return first == 0 or s.is_sign(first - 1, ",;:.(—–") or s.upto("conj", first - 1) is not None


def _whole(period: Period, published: date | None) -> Date:
    """ "Месяц назад тонна стоила 300 долларов": where no time is told, it counts from the publication's own."""
    unit = period.spec.unit
    return Date(None, None) if published is None else calendar.around(published, "year" if unit == "same" else unit)


def _ends(q: Quantity) -> bool:
    """Whether a quantity's time is the end of another: "на конец июня"."""
    return q.period is not None and q.period.spec.edge == "end"


def _earlier(period: Period, base: Date, published: date | None, ends: bool) -> Date:
    spec = period.spec
    if base.start is None or base.end is None:
        return Date(None, None)
    if spec.unit == "same" and spec.year is None:
        return calendar.years_back(base, 1)
    if spec.unit == "same":
        year = (
            spec.year
            if not spec.relative_year
            else None
            if published is None or spec.year is None
            else published.year + spec.year
        )
        return Date(None, None) if year is None else calendar.years_back(base, base.start.year - year)
    if spec.unit == "year":
        return calendar.years_back(base, -spec.low)
    return calendar.before(base, spec.unit, ends=ends)
