"""What a claim about the future does to a time: "в марте" is the next one, "с 1 мая" has no end."""

from __future__ import annotations

from datetime import date

from indicators.model import Measure, Modality
from indicators.parse import calendar
from indicators.parse.draft import Date, Period, Quantity, Sentence, Spec
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import has_present

_VERB = 14
_SUM = 1e6  # of money: prices and wages are less


def was_expected(s: Sentence, q: Quantity) -> bool:
    """ "analysts had forecast a rise of 5%", "we expected 1.3%": of what has come since."""
    modal = s.nearest_before("modal", q.first, _VERB)
    if modal is None:
        return False
    if s.lexicon.language == "ru":
        return modal.entry.value == Modality.FORECAST and analyse_ru(s.words[modal.first].key).tense == "past"
    ours = s.words[modal.last].key.endswith(s.lexicon.verb_endings)
    ours = ours and s.closes(("first_person", "person_pronoun"), modal.first - 1)
    return ours or s.upto("past_perfect", modal.first - 1) is not None


def is_past(dates: Date, published: date | None) -> bool:
    """Whether a period cannot be that of a claim about the future: it is over, or a single day that has come."""
    if published is None or dates.end is None:
        return False
    return dates.end < published or dates.start == dates.end == published


def from_then_on(s: Sentence, own: Sentence, q: Quantity, period: Period, published: date | None) -> Period:
    """ "с 1 мая ставка — 17,9 рубля" opens a time, "с 1 мая цены выросли на 3%", "отгружено 2 млн тонн" ends today:
    Russian has one word for both. ``s`` is the sentence of the words, ``own`` that of the quantity.
    """
    spec = period.spec
    if s.lexicon.language != "ru" or spec.shape != "since":
        return period
    ahead = q.modality in (Modality.FORECAST, Modality.PLAN) or (spec.unit == "day" and _is_set(q))
    if not ahead and not _is_imminent(s, spec, published) and not _is_ruled(own, q, spec):
        return period
    return Period(period.first, period.last, spec._replace(shape="starting"), period.rule, period.form, period.opening)


def _is_set(q: Quantity) -> bool:
    """Whether a level is what somebody sets, a rate or a price, and not what has been counted since."""
    priced = q.unit_kind == "currency" and q.value < _SUM
    return q.measure is Measure.LEVEL and (priced or q.unit == "percent")


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
