"""Bounds: the qualifiers around a number, from "more than" to "or so"."""

from __future__ import annotations

from indicators.model import Bound
from indicators.parse.bounds.denied import deny, deny_behind, is_not_even
from indicators.parse.draft import DENIED_COMPARISON, Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru

_MARK = 7
_CAPPED = 6
_OBJECT = 5
_CLAUSE = 24
_FROM = 4  # "с 24 млн до 18 млн"


def mark(s: Sentence, quantities: list[Quantity]) -> None:
    """Set each quantity's bound, and move ``outer`` to the first token of its qualifiers."""
    for i, q in enumerate(quantities):
        floor = quantities[i - 1].last if i else -1
        _before(s, q, floor)
        if q.bound in (Bound.EXACT, Bound.ABOUT):
            _behind(s, q)
        if s.lexicon.language == "ru":
            deny_behind(s, q)
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
    if is_not_even(s, at, floor):
        q.bound = Bound.LESS_THAN
        q.rules += [f"bound.{s.lexicon.language}.not_even", DENIED_COMPARISON]
        return
    opened = s.upto("range_open", at) if q.bound is Bound.RANGE else None
    if opened is not None and opened.entry.get("joiner") == "and":
        q.outer, at = opened.first, opened.first - 1  # "growth of between 2 and 2.5 percent"
    while at > floor:
        cue = _qualifier(s, at, floor)
        if cue is not None:
            if q.bound is Bound.EXACT:
                _set(q, cue)
                deny(s, q, cue)
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
        deny(s, q, cue)


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
        deny(s, q, cue)


def _cap(s: Sentence, q: Quantity, at: int, floor: int) -> None:
    """ "caps the price at $60": what is capped stands between the verb and the number."""
    cue = s.nearest_before("cap_verb", at, _CAPPED) if s.at("at_pace", at) is not None else None
    if cue is None or cue.first <= floor or q.bound is not Bound.EXACT:
        return
    if all(s.words[i].kind == "w" and s.words[i].number is None for i in range(cue.last + 1, at)):
        q.bound = Bound.AT_MOST
        q.rules.append("bound_before.en.at_most")


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
