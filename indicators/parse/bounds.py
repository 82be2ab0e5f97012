"""Bounds: the qualifiers around a number, from "more than" to "or so"."""

from __future__ import annotations

from indicators.model import Bound
from indicators.parse.draft import DENIED_COMPARISON, Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import is_finite

_DENIAL = 7
_EXPECTED = 12
_MARK = 7
_CAPPED = 6
_OBJECT = 5
_CLAUSE = 24
_FROM = 4  # "с 24 млн до 18 млн"
_DENIED = {Bound.MORE_THAN: Bound.AT_MOST, Bound.LESS_THAN: Bound.AT_LEAST}


def mark(s: Sentence, quantities: list[Quantity]) -> None:
    """Set each quantity's bound, and move ``outer`` to the first token of its qualifiers."""
    for i, q in enumerate(quantities):
        floor = quantities[i - 1].last if i else -1
        _before(s, q, floor)
        if q.bound in (Bound.EXACT, Bound.ABOUT):
            _behind(s, q)
        if s.lexicon.language == "ru":
            _deny_behind(s, q)
        if q.form == "vague" and q.bound is Bound.EXACT:
            q.bound = Bound.AT_LEAST
        if i and q.bound is Bound.EXACT and _restates(s, quantities[i - 1], q):
            q.bound = quantities[i - 1].bound


def _restates(s: Sentence, stated: Quantity, q: Quantity) -> bool:
    """ "more than 100 kilometres (60 miles)": a bracket that says the same in another unit."""
    alone = s.is_sign(stated.last + 1, "(") and q.first == stated.last + 2 and s.is_sign(q.last + 1, ")")
    measures = stated.unit_kind in ("unit", "currency") and q.unit_kind == stated.unit_kind and q.unit != stated.unit
    return (
        s.lexicon.language == "en"
        and alone
        and measures
        and stated.bound is not Bound.RANGE
        and "percent" not in (stated.unit, q.unit)
    )


def _before(s: Sentence, q: Quantity, floor: int) -> None:
    q.outer = q.first
    at = q.first - 1
    if _is_not_even(s, at, floor):
        q.bound = Bound.LESS_THAN
        q.rules += ["bound.ru.not_even", DENIED_COMPARISON]
        return
    opened = s.upto("range_open", at) if q.bound is Bound.RANGE else None
    if opened is not None and opened.entry.get("joiner") == "and":
        q.outer, at = opened.first, opened.first - 1  # "growth of between 2 and 2.5 percent"
    while at > floor:
        cue = _qualifier(s, at, floor)
        if cue is not None:
            if q.bound is Bound.EXACT:
                _set(q, cue)
                _deny(s, q, cue)
            q.outer = cue.first
        else:
            cue = s.upto("filler", at)
            if cue is None or cue.first <= floor:
                _before_preposition(s, q, at, floor)
                _over_attribute(s, q, at, floor)
                if "at_pace" in s.kinds:
                    _cap(s, q, at, floor)
                return
            q.outer = cue.first
        at = cue.first - 1


def _is_not_even(s: Sentence, at: int, floor: int) -> bool:
    """«не выпустит и 5 тыс. тракторов», «не набралось и 40%»: not so much as that."""
    if s.lexicon.language != "ru" or s.at("joiner_and", at) is None or at - 2 <= floor:
        return False
    return (
        s.upto("neg_adjacent", at - 2) is not None
        and s.words[at - 1].kind == "w"
        and bool(analyse_ru(s.words[at - 1].key).tense)
    )


def _before_preposition(s: Sentence, q: Quantity, at: int, floor: int) -> None:
    """ "более чем на 18%", "почти в полтора раза": the qualifier stands before the preposition, which stays the
    number's.
    """
    kinds = ("by", "of", "to") if s.lexicon.language == "ru" else ("by",)
    preposition = next((cue for kind in kinds if (cue := s.upto(kind, at)) is not None), None)
    if preposition is None:
        return
    cue = s.upto("bound_before", preposition.first - 1)
    compares = s.upto("compared", preposition.first - 1) is not None and cue is not None and cue.first == cue.last
    if cue is not None and cue.first > floor and not cue.entry.get("verb") and not compares and q.bound is Bound.EXACT:
        _set(q, cue)
        _deny(s, q, cue)


def _over_attribute(s: Sentence, q: Quantity, at: int, floor: int) -> None:
    """ "exceeded the planned 5 billion", «не достиг прошлогодних 5 млн»: what amount it is stands between."""
    word = s.words[at]
    if q.bound is not Bound.EXACT or at <= floor + 1 or word.kind != "w":
        return
    if s.lexicon.language == "ru":
        attribute = analyse_ru(word.key).pos in ("ADJF", "PRTF")
    else:
        attribute = s.at("modal", at) is not None and word.key.endswith(s.lexicon.verb_endings)
    verb = at - 1 - (s.at("the", at - 1) is not None)
    cue = s.upto("bound_before", verb) if attribute else None
    if cue is not None and cue.first > floor and (cue.entry.get("verb") or s.has("neg", cue.first - 1, cue.last)):
        _set(q, cue)
        _deny(s, q, cue)


def _cap(s: Sentence, q: Quantity, at: int, floor: int) -> None:
    """ "caps the price at $60": what is capped stands between the verb and the number."""
    cue = s.nearest_before("cap_verb", at, _CAPPED) if s.at("at_pace", at) is not None else None
    if cue is None or cue.first <= floor or q.bound is not Bound.EXACT:
        return
    if all(s.words[i].kind == "w" and s.words[i].number is None for i in range(cue.last + 1, at)):
        q.bound = Bound.AT_MOST
        q.rules.append("bound_before.en.at_most")


def _deny(s: Sentence, q: Quantity, cue: Cue) -> None:
    """ "не вырастут больше чем на 2%", "не опускалась ниже 5": a verb's "not" turns the comparison round."""
    if q.bound not in _DENIED:
        return
    if _is_not_expected(s, cue):
        q.bound = _DENIED[q.bound]
        q.rules.append(DENIED_COMPARISON)
        return
    if s.lexicon.language == "en":
        if not cue.entry.get("verb") and _is_denied(s, cue):
            q.bound = _DENIED[q.bound]
            q.rules.append(DENIED_COMPARISON)
        return
    verb = cue.first if cue.entry.get("verb") else cue.first - 1
    if analyse_ru(s.words[verb].key).pos == "INFN" and is_finite(s, verb - 1):
        verb -= 1  # "не удалось поднять выше 30 млрд"
    if (not cue.entry.get("verb") and _is_denied(s, cue)) or (
        s.words[verb].kind == "w"
        and "stop" not in s.words[verb].entries
        and s.upto("neg_adjacent", verb - 1) is not None
    ):
        q.bound = _DENIED[q.bound]
        q.rules.append(DENIED_COMPARISON)


def _deny_behind(s: Sentence, q: Quantity) -> None:
    """«выше 30 млрд не поднялся», «до 800 не дотянула»: the verb and its "не" stand behind the number."""
    verb = q.last + 2
    if s.at("neg_adjacent", q.last + 1) is None or verb >= len(s.words) or not is_finite(s, verb):
        return
    if q.bound in _DENIED:
        q.bound = _DENIED[q.bound]
    elif s.upto("up_to", q.outer - 1 if q.bound is Bound.EXACT else q.outer) is not None and s.at("falls_short", verb):
        q.bound = Bound.LESS_THAN
    else:
        return
    q.rules.append(DENIED_COMPARISON)


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


def _qualifier(s: Sentence, at: int, floor: int) -> Cue | None:
    cue = s.upto("bound_before", at)
    if cue is not None and (verb := s.upto("change", cue.first)) is not None and verb.first < cue.first:
        return None  # "sped up to 6%": the "up" is the verb's
    if cue is not None and cue.entry.get("verb") and s.at("the", cue.first - 1) is not None:
        return None  # "the top three"
    if cue is not None and s.at("definite", at + 1) is not None and s.upto("baseline", at) is not None:
        return None  # "shrink by 4%, less than the 7.8% fall seen in May"
    if cue is not None and any(c.first < cue.first <= c.last for c in s.all("particle_verb")):
        return None  # "handed over 12,400 rubles"
    if cue is not None and s.at("span_last", cue.first) is not None and s.at("the", cue.first - 1) is not None:
        return None  # "the past 300 tonnes"
    if cue is not None and _encircles(s, cue):
        return None
    cue = cue or s.upto("bound_sign", at) or _ceiling(s, at, floor)
    return cue if cue is not None and cue.first > floor else None


def _encircles(s: Sentence, cue: Cue) -> bool:
    """ "centres around the 37-metre skeleton": a place, unless a mark is named as in "around the $60 level"."""
    named = s.at("definite", cue.last + 1) is not None and s.lexicon.language == "en"
    return named and s.words[cue.last].key == "around" and s.nearest_after("milestone", cue.last, _MARK) is None


def _ceiling(s: Sentence, at: int, floor: int) -> Cue | None:
    """ "до $10 млрд" is a ceiling, "вырос до $10 млрд" and "на 30%, до 6 тыс." are levels reached."""
    cue = s.upto("up_to", at)
    if cue is None:
        return s.upto("from_bound", at)
    if s.lexicon.language == "ru" and _is_amount(s, cue, floor):
        return cue
    reached = (("change", 12), ("move", 12), ("change_noun", 8), ("multiple", 3))
    if any(s.nearest_before(kind, cue.first, reach) is not None for kind, reach in reached) or (
        cue.first - 1 == floor and s.nearest_before("from", floor, _FROM) is not None
    ):
        return None
    if (
        s.lexicon.language == "ru"
        and cue.first - 2 == floor
        and s.is_sign(cue.first - 1, ",—–")
        and (s.has("change", -1, cue.first) or _is_signed(s, floor))
    ):
        return None  # "евро — на 41 копейку, до 98,7 рубля"
    if s.is_sign(cue.first - 1, "—–") and (s.has("change", -1, cue.first) or s.has("move", -1, cue.first)):
        return None  # "подорожал до 5 рублей, льготный — до 2,84"
    return cue


def _is_amount(s: Sentence, cue: Cue, floor: int) -> bool:
    """ "потерять до $2,9 млрд", "добавить бюджету до 40 млн", "прибавят еще до 15%": as much as that, no level
    reached.
    """
    gap = s.is_sign(cue.first - 1, "—–")  # "недополучит $420 млн, а за пять лет – до $10 млрд"
    if gap and (verb := s.nearest_before("change", cue.first, _CLAUSE)) is not None:
        return bool(verb.entry.get("ratio_only"))
    lost = s.nearest_before("change", cue.first, _OBJECT)
    plain = lost is not None and not any(s.is_sign(i, ",;:(—–") for i in range(lost.last + 1, cue.first))
    more = s.upto("further", cue.first - 1) is not None
    return plain and lost is not None and lost.last > floor and (more or bool(lost.entry.get("ratio_only")))


def _is_signed(s: Sentence, last: int) -> bool:
    """ "погрузка: −4,8%, до 95 млн т": a signed amount ends at a token."""
    return any(
        s.opens(("minus", "plus"), i) and s.glued(i + 1) and not s.glued(i) for i in range(max(last - 3, 0), last)
    )


def _set(q: Quantity, cue: Cue) -> None:
    q.bound = Bound(cue.entry.value)
    q.rules.append(cue.entry.rule)


def _inside(s: Sentence, q: Quantity) -> Cue | None:
    """ "20 с лишним миллионов": the bound stands between the number and its scale."""
    if s.lexicon.language != "ru" or q.scale == 1.0:
        return None
    return next((cue for i in range(q.first + 1, q.number_last) if (cue := s.at("bound_after", i)) is not None), None)


def _in_commas(s: Sentence, at: int) -> Cue | None:
    """ "долларов пятьсот, не больше, стоил": the bound as an afterthought."""
    cue = s.at("bound_after", at + 1) if s.is_sign(at, ",") and s.lexicon.language == "ru" else None
    return cue if cue is not None and s.is_sign(cue.last + 1, ",.") else None


def _behind(s: Sentence, q: Quantity) -> None:
    if "bound_after" not in s.kinds:
        return
    cue = (
        s.at("bound_after", q.last + 1)
        or s.at("bound_after", q.number_last + 1)
        or _inside(s, q)
        or _in_commas(s, q.last + 1)
    )
    if cue is not None and cue.last + 1 < len(s.words) and s.words[cue.last + 1].number is not None:
        return  # "out of 5 and over 2m downloads": the next number's
    if cue is not None and (cue.entry.name != "plus" or s.glued(cue.first)):
        _set(q, cue)
        q.last = max(q.last, cue.last) if cue.first <= q.last else q.last
