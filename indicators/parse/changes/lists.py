"""What a number takes from the one before it: members of a list, gapped clauses, both ends of a move."""

from __future__ import annotations

from indicators.model import Measure
from indicators.parse.changes.basics import set_change
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.phrases import is_finite

_AGAIN = 3
_MEMBER = 5


def set_parallel(s: Sentence, previous: Quantity | None, q: Quantity, timed: set[int]) -> None:
    """ "rose 5% quarter on quarter and 11% year on year"; "exports took 58.9 percent, Ukraine 11.4 percent": as the
    one before.
    """
    if previous is None:
        return
    if _says_again(s, previous, q):
        _set_share(q, "share.en.said_again")
    if q.unit != "percent" or previous.unit != "percent" or q.measure is not Measure.LEVEL:
        return
    if _is_same_subject(s, previous, q):
        _set_share(q, "list.en.same_subject")
    if q.preposition == "to":
        return
    if previous.measure is Measure.CHANGE and previous.direction is not None:
        rule = _how_moved_too(s, previous, q, timed)
        if rule is not None:
            set_change(q, previous.direction, rule)
    elif previous.measure is Measure.SHARE and not s.has("rate", previous.last, q.first):
        _set_share(q, "list.any.same_measure")


def set_further_share(s: Sentence, share: Quantity | None, q: Quantity) -> None:
    """ "60% of the power used by 23 million people is from gas, 28% from coal": a share of the same whole."""
    bare = q.unit == "percent" and q.measure is Measure.LEVEL and not q.preposition
    listed = s.is_sign(q.outer - 1, ",;") and s.at("place_preposition", q.last + 1) is not None
    if share is not None and bare and listed and s.lexicon.language == "en":
        _set_share(q, "list.en.further_share")


def _set_share(q: Quantity, rule: str) -> None:
    q.measure = Measure.SHARE
    q.rules.append(rule)


def _how_moved_too(s: Sentence, previous: Quantity, q: Quantity, timed: set[int]) -> str | None:
    """Return the rule by which a percentage is a change as the one before it is, or None."""
    yearly = s.at("baseline_word", q.last + 1) is not None
    if _is_past(s, q) or yearly or (not q.preposition and _is_gapped(s, previous.last, q.outer)):
        return "list.any.same_measure"
    if s.lexicon.language != "ru":
        return None
    if _is_elided(s, previous, q) or _is_of_time(s, previous, q, timed) or _is_bracketed_too(s, previous, q):
        return "list.ru.gapped"
    return "list.any.same_measure" if s.upto("against", q.outer - 1) is not None else None


def _is_past(s: Sentence, q: Quantity) -> bool:
    """ "grew 0.8% in November after 2.3% in October"."""
    edges = (q.outer - 1, q.outer - 1 - (q.preposition == "from"))
    return s.lexicon.language == "en" and any(s.upto("past_parallel", edge) is not None for edge in edges)


def set_both_ends(previous: Quantity | None, q: Quantity) -> None:
    """ "рост замедлился с 1,4% до 0,8%": both ends of a pace are changes."""
    if (
        previous is not None
        and {previous.preposition, q.preposition} == {"from", "to"}
        and previous.measure is Measure.CHANGE
        and previous.direction is not None
        and previous.unit == q.unit
        and q.measure is Measure.LEVEL
    ):
        set_change(q, previous.direction, "list.any.same_measure")


def _is_elided(s: Sentence, previous: Quantity, q: Quantity) -> bool:
    """ "рубль потерял 1%, а с начала недели — 2,3%": a dash stands for the verb before."""
    verbs = any(is_finite(s, i) or s.opens(("share", "rate", "copula"), i) for i in range(previous.last + 1, q.first))
    return (
        s.is_sign(q.outer - 1, "—–") and not verbs and any(s.is_sign(i, ",") for i in range(previous.last + 1, q.first))
    )


def _is_same_subject(s: Sentence, previous: Quantity, q: Quantity) -> bool:
    """ "narrowed to 2.9% of GDP in 2012 but is projected to widen to 5.2%": a second verb of the same subject."""
    joints = [c for k in ("new_clause", "clause") for c in s.between(k, previous.last, q.outer)]
    kinds = ("be", "auxiliary", "change", "modal_will", "modal_would", "modal")
    verbs = any(s.at(k, c.last + 1) for c in joints for k in kinds if s.at("rate", c.last + 1) is None)
    shared = previous.measure is Measure.SHARE and previous.preposition == q.preposition == "to"
    return s.lexicon.language == "en" and shared and verbs


def _says_again(s: Sentence, previous: Quantity, q: Quantity) -> bool:
    """ "fewer than 200, or 1.6 percent": which part of the whole an amount is."""
    again = s.is_sign(previous.last + 1, ",") and s.at("joiner_or", previous.last + 2) is not None
    levels = previous.measure is q.measure is Measure.LEVEL and previous.unit != q.unit == "percent"
    return s.lexicon.language == "en" and again and levels and q.outer - previous.last <= _AGAIN


def _is_of_time(s: Sentence, previous: Quantity, q: Quantity, timed: set[int]) -> bool:
    """ "рост составил 6,3% (в декабре – 6,7%)": in brackets, with a time alone."""
    inside = range(previous.last + 2, q.outer - 1)
    bracketed = s.is_sign(previous.last + 1, "(") and s.is_sign(q.last + 1, ")") and s.is_sign(q.outer - 1, "—–")
    return bracketed and all(i in timed or "stop" in s.words[i].entries for i in inside)


def _is_bracketed_too(s: Sentence, previous: Quantity, q: Quantity) -> bool:
    """ "подорожали огурцы (на 18,9%) и яблоки (12,4%)": a list whose members have their figures in brackets."""
    between = range(previous.last + 1, q.outer)
    brackets = s.is_sign(previous.last + 1, ")") and s.is_sign(q.outer - 1, "(") and s.is_sign(q.last + 1, ")")
    return brackets and not any(is_finite(s, i) or s.is_sign(i, ";") for i in between)


def _is_gapped(s: Sentence, last: int, first: int) -> bool:
    """ "cars plummeted 61 percent, those of vans 38 percent": a further subject without a verb of its own."""
    more = s.at("compared", last + 1)
    last = last if more is None else more.last  # "6.4% more expensive, and services 7%"
    between = range(last + 1, first)
    joint = next((i for i in reversed(between) if s.at("conj", i) is not None), None)
    aside = s.lexicon.language == "en" and s.opens(("place_preposition", "baseline"), last + 1)
    near = first - joint <= _MEMBER if joint is not None and s.lexicon.language == "en" else first - last <= _MEMBER + 1
    if joint is None or not near or not (aside or s.at("conj", last + 1)):
        return False
    verbs = ("copula", "change", "verb", "share", "rate", "say")
    return not any(s.at(k, i) for i in between for k in verbs if s.at("month", i) is None)


def continues_list(s: Sentence, previous: Quantity | None, q: Quantity, timed: set[int]) -> bool:
    """ "by 3.1%, 4.2% and 5% respectively", "9% in 2018 and 12% in 2019": a bare list member is what its predecessor
    is.
    """
    if (
        previous is None
        or q.preposition
        or (q.sign and q.sign != previous.sign)
        or not 1 < q.outer - previous.last <= 12
    ):
        return False
    between = [i for i in range(previous.last + 1, q.outer) if i not in timed and not s.upto("of", i)]
    if not between or not all(s.at("conj", i) or s.is_sign(i, "(") for i in between):
        return False
    equivalent = previous.measure is Measure.CHANGE and (
        q.unit == "percent" or any(s.at("joiner_or", i) for i in between)
    )
    if previous.unit != q.unit and not equivalent:
        return False
    if s.opens(("compared", "change", "of_whole"), q.last + 1) or q.form != previous.form:
        return False
    q.measure, q.direction, q.change_cue = previous.measure, previous.direction, previous.change_cue
    q.preposition = previous.preposition
    q.rules.append("list.any.same_measure")
    return True
