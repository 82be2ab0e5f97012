"""Denied bounds: a "not" turns "more than" to "at most", and "not even 5" is less than 5."""

from __future__ import annotations

from indicators.model import Bound
from indicators.parse.draft import DENIED_COMPARISON, Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import is_finite

_DENIAL = 7
_EXPECTED = 12
_DENIED = {Bound.MORE_THAN: Bound.AT_MOST, Bound.LESS_THAN: Bound.AT_LEAST}


def is_not_even(s: Sentence, at: int, floor: int) -> bool:
    """«не выпустит и 5 тыс. тракторов», «не набрал бы и 20%», "did not sell even 10,000 tons": not so much as that."""
    even = s.upto("even", at)
    no = s.nearest_before("neg", even.first, _EXPECTED) if even is not None else None
    if even is not None and no is not None:
        # "did not rule out even 10%" denies nothing
        broken = any(c.first <= no.last and no.first <= c.last for c in s.all("neg_break"))
        return no.first > floor and not broken and not any(s.is_sign(i, ",;:") for i in range(no.last + 1, even.first))
    if s.lexicon.language != "ru" or s.at("joiner_and", at) is None:
        return False
    verb = at - 1 - (s.at("modal_would", at - 1) is not None)
    return (
        verb - 1 > floor
        and s.upto("neg_adjacent", verb - 1) is not None
        and s.words[verb].kind == "w"
        and bool(analyse_ru(s.words[verb].key).tense)
    )


def deny(s: Sentence, q: Quantity, cue: Cue) -> None:
    """ "не вырастут больше чем на 2%", "не опускалась ниже 5": a verb's "not" turns the comparison round."""
    if q.bound in _DENIED and (_is_not_expected(s, cue) or _is_under_not(s, cue)):
        _set_denied(q, _DENIED[q.bound])


def deny_behind(s: Sentence, q: Quantity) -> None:
    """«выше 30 млрд не поднялся», «до 800 не дотянула»: the verb and its "не" stand behind the number."""
    verb = q.last + 2
    if s.at("neg_adjacent", q.last + 1) is None or verb >= len(s.words) or not is_finite(s, verb):
        return
    if q.bound in _DENIED:
        _set_denied(q, _DENIED[q.bound])
    elif s.upto("up_to", q.outer - 1 if q.bound is Bound.EXACT else q.outer) is not None and s.at("falls_short", verb):
        _set_denied(q, Bound.LESS_THAN)


def _set_denied(q: Quantity, bound: Bound) -> None:
    q.bound = bound
    q.rules.append(DENIED_COMPARISON)


def _is_under_not(s: Sentence, cue: Cue) -> bool:
    """Whether the verb of a comparison, or the comparison that is its verb, stands under a "not"."""
    if not cue.entry.get("verb") and _is_denied(s, cue):
        return True
    if s.lexicon.language == "en":
        return False
    verb = cue.first if cue.entry.get("verb") else cue.first - 1
    if analyse_ru(s.words[verb].key).pos == "INFN" and is_finite(s, verb - 1):
        verb -= 1  # "не удалось поднять выше 30 млрд"
    told = s.words[verb].kind == "w" and "stop" not in s.words[verb].entries
    return told and s.upto("neg_adjacent", verb - 1) is not None


def _is_not_expected(s: Sentence, cue: Cue) -> bool:
    """ "does not expect the deficit to exceed 1%", «не ожидает, что дефицит превысит 1%»: at most that much."""
    if (doubt := s.nearest_before("unlikely", cue.first, _EXPECTED)) is not None:
        return not any(s.is_sign(i, ",;:") for i in range(doubt.last + 1, cue.first))  # "вряд ли экспорт превысит"
    denial = s.nearest_before("denier", cue.first, _EXPECTED) or s.nearest_before("neg_adjacent", cue.first, _EXPECTED)
    if denial is None:
        return False
    if s.at("belief", denial.last + 1) is None:
        return False
    told = denial.last + 2 + s.is_sign(denial.last + 2, ",")
    kinds = ("joiner_and", "neg_break", "relative_pronoun")
    return not any(s.at(kind, i) is not None for kind in kinds for i in range(told + 1, cue.first))


def _is_denied(s: Sentence, cue: Cue) -> bool:
    """ "did not rise more than 2%", "none of the candidates polled more than 3.3%": the "not" turns the bound."""
    for at in range(cue.first - 1, max(cue.first - 1 - _DENIAL, -1), -1):
        if s.at("denier", at) is not None:
            return at < cue.first - 1
        word = s.words[at]
        linked = s.at("auxiliary", at) or s.at("of_whole", at) or s.at("the", at)
        if word.kind != "w" or ("stop" in word.entries and linked is None):
            return False
    return False
