"""The reference period of a quantity: one of its own sentence, or inherited from an earlier one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from indicators.model import Measure, Modality, PeriodSource
from indicators.parse import calendar
from indicators.parse.draft import Date, Period, Quantity, Sentence, Spec
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import has_present, tense_of
from indicators.parse.reference.baselines import baseline
from indicators.parse.reference.distance import belongs_elsewhere, nearest
from indicators.parse.reference.relations import inside, is_aftermath, is_before

_VERB = 14
_BRACKET = 6
_REPEATED = 2
_AT_AN_END = 7  # days
_NEAR = 2


def assign(s: Sentence, quantities: list[Quantity], periods: list[Period], published: date | None) -> None:
    """Give each quantity the period of its clause and the baseline of its change."""
    spans = [p for p in periods if p.form == "span" and not p.reporting]
    over = [p for p in periods if p.form == "over"]
    for q in quantities:
        baseline(s, q, quantities, periods, published)
    told = [p for p in spans if not (p.compared or _held_against(s, p, quantities))]
    for q in quantities:
        usable = [
            p
            for p in told
            if not inside(p, q.baseline)
            and not (belongs_elsewhere(s, q, p, quantities) or _is_term(s, q, p, published))
            and not _is_of_past_clause(s, q, p, quantities, published)
        ]
        period = nearest(s, q, _to_come(q, usable), quantities)
        if period is not None and (move := _move_to(s, q, period, over)) is not None:
            _set(s, q, period, published, PeriodSource.SENTENCE)
            q.period_dates = calendar.ending_at(q.period_dates, move.spec)
        elif (length := _length_of_move(q, over, period)) is not None:
            _set(s, q, length, published, PeriodSource.SENTENCE)
        elif period is not None:
            _set(s, q, period, published, PeriodSource.SENTENCE)
        elif over and (interval := _interval_of(s, q, over[0], quantities)) is not None:
            _set(s, q, interval, published, PeriodSource.SENTENCE)
    _respectively(s, quantities, spans, published)
    _bracketed(s, quantities, periods)
    _over_both(s, quantities, spans, published)
    for period in spans:
        period.compared = (
            period.compared
            or _held_against(s, period, quantities)
            or any(belongs_elsewhere(s, q, period, quantities) for q in quantities)
            or (period.spec.shape == "starting" and any(inside(period, q.baseline) for q in quantities))
            or is_aftermath(s, period, quantities)
        )


def _length_of_move(q: Quantity, over: list[Period], named: Period | None) -> Period | None:
    """ "grew by 30% in four years, and 5% last year", "will double in two years": how long a move takes."""
    if not over or q.measure is Measure.LEVEL:
        return None
    near = next((p for p in over if 0 < p.first - q.last <= _NEAR), None)
    length = near if near is not None and near.spec.low > 1 else None if named is not None else over[0]
    if length is not None and length.spec.low > 1 and q.modality is not Modality.ACTUAL:
        length.spec = length.spec._replace(shape="next")
    return length


def is_length(period: Period, published: date | None) -> bool:
    """ "built in eight months": how long something takes, where these months have not just been counted."""
    return period.spec.open == "told" and calendar.resolve(period.spec, published).end is None


def _interval_of(s: Sentence, q: Quantity, over: Period, quantities: list[Quantity]) -> Period | None:
    """A move, its ends among them, has the interval "за год"; "поставки за год достигнут 16 млн тонн": a level to come
    is of the year that is on.
    """
    if q.measure is not Measure.LEVEL:
        return over
    if s.lexicon.language == "ru" and ((over.opening == 0 and q.preposition != "to") or _is_end_of_move(q, quantities)):
        return over
    future = q.modality in (Modality.FORECAST, Modality.PLAN)
    if s.lexicon.language != "ru" or not future or over.spec.unit != "year":
        return None
    return Period(over.first, over.last, Spec("year", 0, shape="shift"), over.rule, opening=over.opening)


def _is_end_of_move(q: Quantity, quantities: list[Quantity]) -> bool:
    """ "за год выросла с 6,9 до 8,2 млн": either end of what moved."""
    ends = ((low, high) for low, high in pairwise(quantities) if (low.preposition, high.preposition) == ("from", "to"))
    return any(q in pair for pair in ends)


def _move_to(s: Sentence, q: Quantity, period: Period, over: list[Period]) -> Period | None:
    """ "на 1 июня 8 млрд, за месяц прирост 1%": the interval of a move that ends on the sentence's day."""
    if s.lexicon.language != "ru" or q.measure not in (Measure.CHANGE, Measure.MULTIPLE) or period.spec.unit != "day":
        return None
    return next((p for p in over if period.last < p.first < q.first), None) if period.spec.shape == "as_of" else None


def _respectively(s: Sentence, quantities: list[Quantity], spans: list[Period], published: date | None) -> None:
    """ "40 and 55 million in 2016 and 2017 respectively"."""
    for cue in s.all("respectively"):
        told = [q for q in quantities if q.last < cue.first][-len(spans) :]
        listed = len(told) == len(spans) > 1 and (len(told) == len(quantities) or cue.first - told[-1].last <= 2)
        for q, period in zip(told, spans, strict=True) if listed else ():
            _set(s, q, period, published, PeriodSource.SENTENCE)


def _bracketed(s: Sentence, quantities: list[Quantity], periods: list[Period]) -> None:
    """ "в июле снизились на 4,4 млн долларов (на 0,05%) и на 1 августа составили": what is said again in brackets, or
    in other units, has the time of what it repeats; "с сентября на 12%, до 46 рублей": so has what a move reached.
    """
    for before, q in pairwise(quantities) if s.lexicon.language == "ru" else ():
        at = before.last + 1
        closed = next((i for i in range(q.last + 1, min(q.last + _BRACKET, len(s.words))) if s.is_sign(i, ")")), None)
        inner = s.is_sign(at, "(") and closed is not None and q.outer - at <= _REPEATED
        again = s.is_sign(at, ",") and s.at("equivalent", at + 1) is not None and q.outer - at <= _REPEATED
        moved = before.period is not None and before.period.form == "span" and before.preposition == "by"
        reached = moved and q.period is None and q.preposition == "to" and _only_reaches(s, at, q.outer)
        stop = closed if inner and closed is not None else q.last
        if (inner or again or reached) and not any(at < p.first < stop for p in periods):
            q.period, q.period_sentence, q.period_source = before.period, before.period_sentence, before.period_source
            q.period_dates = before.period_dates


def _only_reaches(s: Sentence, first: int, last: int) -> bool:
    """ ", до", ", поднявшись до": what stands between the amount of a move and what it reached."""
    between = range(first, last)
    return len(between) <= _REPEATED + 1 and all(
        s.words[i].kind == "s" or s.at("change", i) is not None or s.at("to", i) is not None for i in between
    )


def _over_both(s: Sentence, quantities: list[Quantity], spans: list[Period], published: date | None) -> None:
    """ "will lend $1.5 billion in 2020 and 2021": one figure of two years that follow one another."""
    for low, high in pairwise(spans):
        joined = s.at("joiner_and", low.last + 1) is not None and high.first == low.last + 2
        verb = any(s.at(kind, high.last + 1) is not None for kind in ("be", "copula", "modal_will"))  # "2016 was worse"
        if not joined or verb or s.all("respectively") or not (_is_plain_year(low) and _is_plain_year(high)):
            continue
        told = [q for q in quantities if q.period in (low, high)]
        if len(told) == 2 and told[1].last < low.first and s.at("joiner_and", told[0].last + 1) is not None:
            for q, period in zip(told, (low, high), strict=True):  # "5 and 6 million in 2016 and 2017"
                _set(s, q, period, published, PeriodSource.SENTENCE)
        elif len(told) == 1 and told[0].measure is Measure.LEVEL and high.spec.year == (low.spec.year or 0) + 1:
            spec = low.spec._replace(year_high=high.spec.year)
            both = Period(low.first, high.last, spec, low.rule, opening=low.opening)
            _set(s, told[0], both, published, PeriodSource.SENTENCE)


def _is_plain_year(period: Period) -> bool:
    spec = period.spec
    return spec.unit == "year" and spec.shape == "span" and spec.year == spec.year_high and not spec.edge


def inherit(s: Sentence, q: Quantity, sentence: Sentence, period: Period, published: date | None) -> None:
    """Give a quantity the period of an earlier sentence, unless a claim about the future would get a past one."""
    future = q.modality in (Modality.FORECAST, Modality.PLAN, Modality.CONDITIONAL)
    told, period = period, _from_then_on(sentence, s, q, period, published)
    if s.lexicon.language == "ru":
        period.ahead = told.ahead
    ahead = period.ahead or (future and period.spec.shape == "shift" and period.spec.unit != "weekday")
    dates = calendar.resolve(period.spec, published, future=ahead)
    past = not _was_expected(s, q) and (published is None or _is_past(dates, published))
    if future and dates.end is not None and past:
        return
    begun = published is None or dates.start is None or dates.start <= published
    if future and begun and told.spec.shape in ("since", "to_date"):
        return
    if _is_to_come(s, q, period, dates, published):
        return
    if period.ahead and q.modality is Modality.ACTUAL and _has_happened(s, q, dates, published):
        return
    if period.ahead and _is_open(dates, published) and _is_past_tense(s, q):
        return
    q.period, q.period_sentence, q.period_dates, q.period_source = period, sentence, dates, PeriodSource.CONTEXT
    q.rules.append("period.any.context")


def in_order(
    s: Sentence, q: Quantity, contexts: tuple[tuple[Sentence, Period], ...], published: date | None
) -> tuple[tuple[Sentence, Period], ...]:
    """Return the times of earlier sentences in the order in which a quantity takes them: the nearest first, but what
    has happened, in Russian, takes the time of a forecast that is not over only if there is no other.
    """
    open_ones = [c for c in contexts if c[1].ahead and _is_open(_dates_ahead(c[1], published), published)]
    past = s.lexicon.language == "ru" and q.modality is Modality.ACTUAL and bool(open_ones)
    if not past or tense_of(s, q.first) != "past":
        return contexts
    return (*(c for c in contexts if c not in open_ones), *open_ones)


def _dates_ahead(period: Period, published: date | None) -> Date:
    return calendar.resolve(period.spec, published, future=True)


def is_of_move(
    s: Sentence, q: Quantity, sentence: Sentence, period: Period, contexts: Iterable[tuple[Sentence, Period]]
) -> bool:
    """ "На 1 января долг составил 39 млрд, уменьшившись с начала 2022 года": the next level is of the day, too, and the
    next change of the move.
    """
    level = q.measure is Measure.LEVEL
    if s.lexicon.language != "ru" or q.measure is Measure.SHARE or _is_day_of(period) is level:
        return False
    told = [p for other, p in contexts if other is sentence]
    if level:
        return any(_is_day_of(p) for p in told)
    return _is_day_of(period) and any("since" in (p.spec.shape, p.spec.open) or p.spec.shape == "to_date" for p in told)


def _is_day_of(period: Period) -> bool:
    return period.spec.shape == "as_of" and period.spec.unit == "day"


def settle_year(q: Quantity, told: Period, published: date | None) -> None:
    """ "fell by 1.2% over the year", in a text on December, the year itself or 1 January: that calendar year."""
    end = calendar.resolve(told.spec, published).end
    if end is not None and (end.month, end.day) == (1, 1) and told.spec.shape == "as_of":
        end -= timedelta(days=1)
    over = q.period is not None and q.period.form == "over" and q.period.spec.unit == "year"
    if over and end is not None and published is not None and end < published and (end.month, end.day) == (12, 31):
        q.period_dates = calendar.around(end, "year")


def _is_to_come(s: Sentence, q: Quantity, period: Period, dates: Date, published: date | None) -> bool:
    """ "Осенью спрос вырастет. Гостиницы заполнены на 80%": what is so has no time that has not begun."""
    ahead = published is not None and dates.start is not None and dates.start > published
    if s.lexicon.language != "ru" or not ahead or q.modality is not Modality.ACTUAL:
        return False
    return period.ahead or tense_of(s, q.first) == "past"


def _is_open(dates: Date, published: date | None) -> bool:
    """Whether a period is not over: one that has begun and ends within days is as good as over."""
    if published is None or dates.end is None or dates.end < published:
        return False
    return dates.start is None or dates.start > published or (dates.end - published).days > _AT_AN_END


def _is_past_tense(s: Sentence, q: Quantity) -> bool:
    """ "Sales were flat at 180,000 tonnes": what was has no time that is still to come."""
    verb = s.nearest_before("past", q.outer, _VERB) if q.modality is Modality.ACTUAL else None
    return verb is not None and not s.has("clause", verb.last, q.outer)


def _has_happened(s: Sentence, q: Quantity, dates: Date, published: date | None) -> bool:
    """Whether a claim tells what has happened, so that a time to come is not its own."""
    ahead = published is not None and dates.start is not None and dates.start > published
    reached = q.preposition in ("to", "from") and s.nearest_before("change", q.outer, 8) is not None
    return ahead and (q.measure in (Measure.CHANGE, Measure.MULTIPLE) or reached)


def _was_expected(s: Sentence, q: Quantity) -> bool:
    """ "analysts had forecast a rise of 5%": of what has come since."""
    modal = s.nearest_before("modal", q.first, _VERB)
    if modal is not None and s.lexicon.language == "ru":
        return modal.entry.value == Modality.FORECAST and analyse_ru(s.words[modal.first].key).tense == "past"
    return modal is not None and s.upto("past_perfect", modal.first - 1) is not None


def _is_past(dates: Date, published: date | None) -> bool:
    """Whether a period cannot be that of a claim about the future: it is over, or a single day that has come."""
    if published is None or dates.end is None:
        return False
    return dates.end < published or dates.start == dates.end == published


def _set(s: Sentence, q: Quantity, period: Period, published: date | None, source: PeriodSource) -> None:
    future = q.modality in (Modality.FORECAST, Modality.PLAN, Modality.CONDITIONAL) and not is_before(s, q)
    future = future and not (s.lexicon.language == "ru" and _was_expected(s, q))
    future = (future and not _is_of_decision(s, period)) or period.due
    if future and period.carried and _is_past(calendar.resolve(period.spec, published), published):
        period.spec = period.spec._replace(year=None)  # "was $280 in 2021 and may reach $550 in January"
    told, period = period, _from_then_on(s, s, q, period, published)
    period.ahead = period.ahead or future
    if s.lexicon.language == "ru":  # what later sentences may inherit is the time as it was read
        told.ahead, told.spec = period.ahead or told.due, period.spec
    q.period, q.period_sentence, q.period_source = period, s, source
    q.period_dates = calendar.resolve(period.spec, published, future=future)
    if _ended_then(s, q, period):
        q.period_dates = Date(None, None)
    q.rules.append(period.rule)


def _ended_then(s: Sentence, q: Quantity, period: Period) -> bool:
    """ "Until 2021 the port shipped 10 million tonnes a year": the years before that one, however many."""
    cue = s.at("until", period.opening)
    closed = cue is not None and cue.entry.name != "by" and period.spec.unit == "year" and not period.spec.edge
    return closed and period.spec.shape == "until" and q.modality is Modality.ACTUAL


def _is_of_decision(s: Sentence, period: Period) -> bool:
    """ "Moscow, which in March agreed to defer": the time of a deed of words that is done, whatever it promises."""
    at = period.last + 1
    if s.lexicon.language != "en" or not 0 < at < len(s.words) or s.upto("be", period.opening - 1) is not None:
        return False
    decided = s.words[at].key.endswith(s.lexicon.verb_endings) and s.at("infinitive", at + 1) is not None
    before = s.words[period.opening - 1] if period.opening else None
    after = before is not None and before.key.endswith(s.lexicon.verb_endings) and s.at("infinitive", at) is not None
    forecast = any(c.entry.value == Modality.FORECAST for i in (at, period.opening - 1) if (c := s.at("modal", i)))
    return (decided or after) and not forecast


def _from_then_on(s: Sentence, own: Sentence, q: Quantity, period: Period, published: date | None) -> Period:
    """ "с 1 мая ставка — 17,9 рубля" opens a time, "с 1 мая цены выросли на 3%" ends today: Russian has one word for
    both. ``s`` is the sentence of the words, ``own`` that of the quantity.
    """
    spec = period.spec
    if s.lexicon.language != "ru" or spec.shape != "since":
        return period
    ahead = q.modality in (Modality.FORECAST, Modality.PLAN) or (spec.unit == "day" and q.measure is Measure.LEVEL)
    if not ahead and not _is_imminent(s, spec, published) and not _is_ruled(own, q, spec):
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


def _is_term(s: Sentence, q: Quantity, period: Period, published: date | None) -> bool:
    """ "has extended the programme until 1 July 2030, raising the rate to 8%": how long it holds, not when it was."""
    if s.lexicon.language != "en" or period.spec.shape != "until" or period.spec.unit != "day" or published is None:
        return False
    start = calendar.resolve(period.spec, published).start
    return q.modality is Modality.ACTUAL and start is not None and start > published


def _is_of_past_clause(
    s: Sentence, q: Quantity, period: Period, quantities: list[Quantity], published: date | None
) -> bool:
    """ "made 3.4 million in January-May, while the plan provides for 9": months gone by are no time of a plan."""
    if s.lexicon.language != "en" or q.modality is Modality.ACTUAL or period.last > q.first or published is None:
        return False
    done = any(o.first < q.first and o.modality is Modality.ACTUAL for o in quantities)
    end = calendar.resolve(period.spec, published).end
    return done and s.has("clause", period.last, q.first) and end is not None and end < published


def _to_come(q: Quantity, periods: list[Period]) -> list[Period]:
    """ "agreed on Thursday to ship 5 million tonnes in the first quarter": the weekday is the agreement's."""
    later = [p for p in periods if p.spec.unit != "weekday"]
    return later if q.modality in (Modality.PLAN, Modality.FORECAST) and later else periods


def _held_against(s: Sentence, period: Period, quantities: list[Quantity]) -> bool:
    """ "вырос до 290 тыс. т (+4,7% к 2022 г.), 85% поставил Минск": a baseline is nobody's time."""
    return any(inside(period, q.baseline) for q in quantities)
