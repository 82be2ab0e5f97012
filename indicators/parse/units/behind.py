"""What stands right behind a number: a unit, a currency, a span of time, a scale, or a counted noun."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.nouns import counted
from indicators.parse.units.counting import count_noun
from indicators.parse.units.currency import double_currency, whose_dollars
from indicators.parse.units.named import set_adjective, set_unit
from indicators.parse.units.scales import take_scale


def unit_behind(s: Sentence, q: Quantity, stop: int) -> None:
    """Give a number the unit that stands right behind it, or the noun that it counts."""
    suffix = s.at("bound_after", q.last + 1)
    if (
        suffix is not None
        and s.glued(suffix.first)
        and (s.words[suffix.last].kind == "w" or _is_measured(s, q, suffix))
    ):
        q.last = suffix.last
    at, hyphen = q.last + 1, False
    if s.is_sign(at, "-–") and s.glued(at) and s.glued(at + 1):
        at, hyphen = at + 1, True
        if s.at("unit_adjective", at) is None and s.at("ordinal_suffix", at) is not None:
            return
    cue, unit = s.at("currency", at), s.at("unit", at)
    if cue is None or (unit is not None and unit.last > cue.last):
        cue = unit  # "273 pound-feet"
    if cue is not None and cue.entry.get("glued") and (hyphen or _is_letter(s, q, cue)):
        cue = s.at("unit", at) if cue.entry.kind == "currency" else None
    if cue is not None and cue.entry.kind == "currency" and hyphen and _is_before_number(s, cue):
        cue = None  # "$10-$15": the sign is the next number's
    if cue is not None and abs(q.value) < cue.entry.get("least", 0):
        cue = None  # "Player 7 won"
    adjective = s.at("unit_adjective", at)
    if q.unit_kind == "currency":
        if cue is not None and cue.entry.kind == "currency" and not hyphen:  # not "$2.5m-$3m"
            double_currency(q, cue)
        whose_dollars(s, q)
        return
    if adjective is not None and (cue is None or adjective.last >= cue.last):
        set_adjective(q, adjective)
    else:
        _unit_at(s, q, cue, at, stop, hyphen=hyphen)


def _unit_at(s: Sentence, q: Quantity, cue: Cue | None, at: int, stop: int, *, hyphen: bool) -> None:
    """Give a number what stands at a token: ``cue``, its unit or currency, a scale, a span of time, or a noun."""
    if (money := s.at("money_scale", at)) is not None and (named := s.at("currency", money.last + 1)) is not None:
        take_scale(q, money)
        set_unit(s, q, named)
    elif money is not None and q.scale == 1.0 and _is_scale(s, q, at) and _scales_unit(s, q, money, stop):
        pass
    elif cue is not None:
        set_unit(s, q, cue)
    elif s.at("baseline_word", at) is not None:
        pass  # "rose 1,850 month-on-month"
    elif (time := s.at("time_unit", at)) is not None and not _is_compared_time(s, q, at):
        q.unit, q.unit_kind, q.last = time.entry.value, "time", time.last
        q.rules.append(time.entry.rule)
        if hyphen:
            q.unit_kind = "compound"
    elif hyphen and at < len(s.words) and s.words[at].number is not None:
        q.unit_kind = ""
    elif hyphen:
        q.unit_kind = (
            "compound" if s.words[q.number_last].kind == "w" or (at < len(s.words) and s.words[at].kind == "w") else ""
        )
    else:
        count_noun(s, q, at, stop)


def _is_letter(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """ "118p" is money and "35C" a temperature, but "5p.m.", "seat 14C", "page 3 p" are not."""
    if s.at("clock", cue.first) is not None or s.upto("label", q.first - 1) is not None:
        return True
    behind = cue.last + 1
    stopped = s.is_sign(behind, ".") and behind < len(s.words) - 1
    closed = behind >= len(s.words) or (s.words[behind].kind == "s" and not stopped)
    apart = closed or s.at("place_preposition", behind) is not None
    return not s.glued(cue.first) and not (cue.entry.kind == "currency" and apart)


def _is_before_number(s: Sentence, cue: Cue) -> bool:
    return s.glued(cue.last + 1) and s.words[cue.last + 1].kind == "n"


def _is_measured(s: Sentence, q: Quantity, plus: Cue) -> bool:
    """ "150+ engineers", "1,000+ km": the sign stands between a number and its unit."""
    behind = plus.last + 1
    return (
        plus.entry.name == "plus"
        and not s.glued(behind)
        and (s.at("unit", behind) is not None or counted(s, behind, q.value) is not None)
    )


def _is_scale(s: Sentence, q: Quantity, at: int) -> bool:
    """ "1.2m tons", "8 B people": a letter that touches the number, or a capital of its own."""
    return s.glued(at) or (s.words[at].text.isupper() and s.upto("label", q.first - 1) is None)


def _scales_unit(s: Sentence, q: Quantity, scale: Cue, stop: int) -> bool:
    """ "1.2m tons", "1.2k stores": one letter is a scale where a unit or a counted noun follows."""
    unit = s.at("unit", scale.last + 1)
    decimal = not float(q.raw).is_integer() and s.words[scale.first].capital
    if unit is None and counted(s, scale.last + 1, 2.0) is None and not decimal:
        return False  # "1.2M" is no metre
    take_scale(q, scale)
    if unit is not None:
        set_unit(s, q, unit)
    else:
        count_noun(s, q, scale.last + 1, stop)
    return True


def _is_compared_time(s: Sentence, q: Quantity, at: int) -> bool:
    """ "8,7 млрд годом ранее": the time of another figure, not so many years; "21 месяц назад" counts months."""
    return s.at("earlier", at) is not None and (q.scale != 1.0 or q.raw % 10 != 1)
