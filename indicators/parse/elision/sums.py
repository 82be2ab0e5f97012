"""Money whose currency is left out: a sum beside another one, a rate, the adjective of a currency."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.elision.bare import MANY, THOUSAND, Bare, counts, ends_clause, is_end, is_lendable
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru

_NEAR = 6
_RATE_REACH = 10
_MILLION = 1e6
_ALIKE = 1e4  # so many times another figure, a number is in another unit
_RUBLES = {"BLR": "BYN", "RUS": "RUB"}
_NAMED_RUBLES = ("ruble", *_RUBLES.values())


def currency_adjective(bare: Bare) -> None:
    """ "за российский рубль дают 3,27 белорусского": the adjective of a currency that was named before."""
    s, at = bare.s, bare.q.last + 1
    whose = s.at("geo", at)
    unit = _RUBLES.get(whose.entry.value) if whose is not None and whose.last == at else None
    alone = at + 1 >= len(s.words) or s.words[at + 1].kind != "w" or "stop" in s.words[at + 1].entries
    if unit is None or not alone:
        return
    money = s.nearest_before("currency", bare.q.first, _RATE_REACH)
    analysis = analyse_ru(s.words[at].key)
    if money is not None and money.entry.value in _NAMED_RUBLES and analysis.genitive and analysis.pos == "ADJF":
        bare.give(unit, "currency", "elision.ru.currency_adjective")


def equivalent(bare: Bare) -> None:
    """ "99,000 yen ($640) for adults and 49,000 ($317)": with its equivalent as a sum before it, it is in that unit."""
    q = bare.q
    if bare.earlier and bare.after and bare.s.is_sign(q.last + 1, "("):
        unit = _equivalents(bare.s, [*bare.earlier[-_NEAR:], q]).get(bare.after[0].unit or "")
        if unit is not None:
            bare.give(unit, "currency", "elision.en.equivalent")


def _equivalents(s: Sentence, quantities: Sequence[Quantity]) -> dict[str, str]:
    """The currency in brackets -> that of the sum before it."""
    found: dict[str, str] = {}
    for sum_, bracket in pairwise(quantities):
        bracketed = bracket.first - sum_.last == 2 and s.is_sign(bracket.first - 1, "(")
        if bracketed and sum_.unit_kind == bracket.unit_kind == "currency" and sum_.unit and bracket.unit:
            found[bracket.unit] = sum_.unit
    return found


def sum_again(bare: Bare) -> None:
    """ "sold 45 billion roubles of paper against demand of 78 billion", "cost 19,900 rubles, now sells for 41,500": a
    number as large as the sum before it is one, too.
    """
    if not bare.earlier:
        return
    s, q = bare.s, bare.q
    before = next((o for o in reversed(bare.earlier) if is_lendable(o)), bare.earlier[-1])
    large = q.scale > THOUSAND and before.scale > THOUSAND
    plain = q.scale == before.scale == 1.0 and q.raw <= 10 * before.raw
    parallel = plain and s.upto("be", q.first - 1) is not None and s.upto("be", before.first - 1) is not None
    alike = before.unit_kind == "unit" or (counts(before) and before.scale == q.scale)
    measured = alike and before.unit != "percent" and large and is_end(s, q.last + 1)
    again = large or (plain and ends_clause(s, q, 0 if parallel else MANY))
    if not measured and not (before.unit_kind == "currency" and again):
        return
    if parallel and before.raw:
        q.scaled(before.value / before.raw)  # "the best bid is 84 cents, the worst is 74"
        q.rules += [rule for rule in before.rules if rule.startswith("currency")]
    bare.take(before, "elision.en.sum")


def neighbour(bare: Bare) -> None:
    """ "убыток — 50 млрд рублей, выручка — 12 млрд": a large number without a noun is of what was counted last."""
    q = bare.q
    if not _is_round(q):
        return
    counted = [other for other in bare.earlier if is_lendable(other)]
    money = [other for other in counted if other.unit_kind == "currency"]
    other = money[-1] if money and q.scale > THOUSAND else counted[-1] if counted else bare.told.lendable
    if (other is None or not is_lendable(other)) and q.scale > _MILLION:
        other = bare.told.money  # "прибыль превысит прошлогодние 1,5 трлн"
    if other is not None and other.unit_kind != "currency" and q.value > _ALIKE * other.value:
        other = next(iter(bare.after), None)  # "54 квадратных метра за 12,5 млн, хотя просили 14 млн рублей"
    if other is not None and is_lendable(other):
        bare.take(other, "elision.ru.neighbour")


def _is_round(q: Quantity) -> bool:
    """ "2 тысячи", "полмиллиарда": a scale without a unit."""
    return q.scale >= THOUSAND or (q.rules[0] == "numeral.ru.half_word" and q.value >= THOUSAND)


def exchange_rate(bare: Bare) -> None:
    """ "The hryvnia weakened to 41.2 per dollar", "the zloty slid to 4.02 against the euro": whose rate it is."""
    behind = _currency_behind(bare.s, bare.q)
    named = bare.s.nearest_before("currency", bare.q.first, _RATE_REACH) if behind is not None else None
    if behind is None or named is None or named.entry.value == behind.entry.value or named.entry.get("factor"):
        return
    bare.give(named.entry.value, "currency", "elision.any.exchange_rate")


def _currency_behind(s: Sentence, q: Quantity) -> Cue | None:
    """ "per dollar", "against the euro"."""
    behind = s.upto("currency", q.last) if q.per else None
    against = s.at("against", q.last + 1)
    if against is None or behind is not None:
        return behind
    return s.at("currency", against.last + 2 if s.at("the", against.last + 1) else against.last + 1)


def quoted_currency(bare: Bare) -> None:
    """ "the ruble plunged to 75 per dollar": the currency that a rate is told of."""
    s, q = bare.s, bare.q
    if q.per is None or q.unit_kind == "noun":
        return
    per = next((cue for cue in s.all("currency") if q.first < cue.first <= q.last), None)
    quoted = next((cue for cue in s.all("currency") if cue.last < q.first), None)
    if per is not None and quoted is not None and quoted.entry.value != per.entry.value:
        bare.give(quoted.entry.value, "currency", "elision.en.quoted_currency")
