"""Units that a sentence leaves out: "deaths rose to 1.82 million", "It had been 146.2 million a year earlier"."""

from __future__ import annotations

from itertools import pairwise

from indicators.model import Measure
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.morphology import analyse_ru, nouns_ru
from indicators.parse.nouns import counted

_PLURAL = 2.0
_NEAR = 6
_MANY = 100
_SOME = 10
_RATE_REACH = 10
_PEOPLE = 7
_THOUSAND = 1e3
_MILLION = 1e6
_RUBLES = {"BLR": "BYN", "RUS": "RUB"}
_NAMED_RUBLES = ("ruble", *_RUBLES.values())
_SHARED_KINDS = ("currency", "unit", "noun", "person")


def fill(
    s: Sentence,
    quantities: list[Quantity],
    before: Quantity | None,
    near: Quantity | None = None,
    lent: Quantity | None = None,
    counted_before: Quantity | None = None,
) -> None:
    """Give bare numbers the noun of what they measure, or the unit of the figure that a pronoun stands for.

    ``before`` is the last quantity of the sentence before, ``near`` the last one of it with a noun or a unit,
    ``lent`` the last sum of money of the text, ``counted_before`` the last that counted something, or None.
    """
    for i, q in enumerate(quantities):
        if q.unit is None and q.form == "number" and _from_adjective(s, q):
            continue
        if q.unit is None and _is_round(q) and q.form == "number" and s.lexicon.language == "ru":
            _from_neighbour(q, quantities[:i], near, lent)
        plain = q.unit is None and i and s.lexicon.language == "en" and q.form == "number"
        if plain and not _from_equivalent(s, quantities, i):
            _from_sum(s, q, next((o for o in reversed(quantities[:i]) if is_lendable(o)), quantities[i - 1]))
        if q.unit is None and i and q.form == "number" and s.at("compared", q.last + 1) is not None:
            _from_counted(q, quantities[:i])
        if q.unit is None and q.form == "number" and _is_index(s, q, quantities[:i]):
            q.unit, q.unit_kind = "point", "unit"
            q.rules.append("elision.en.index")
        if q.unit is None and q.unit_kind != "noun" and s.lexicon.language == "en" and q.per is not None:
            _from_quoted(s, q)
        if (
            q.unit is None
            and i
            and s.upto("of_whole", quantities[i - 1].outer - 1) is not None
            and s.lexicon.language == "ru"
        ):
            q.unit, q.unit_kind = quantities[i - 1].unit, quantities[i - 1].unit_kind  # "из 28 программ выполнены 12"
            q.rules.append("elision.ru.of_whole")
        bare = q.unit is None and q.form == "number"
        if bare and _of_the_rest(s, q, next((o for o in reversed(quantities[:i]) if _counts(o)), counted_before)):
            continue
        if bare and (_of_people(s, q) or _from_currency(s, q) or _from_pronoun(s, q, quantities[:i], before)):
            continue
        if (
            q.unit is None
            and q.form == "number"
            and not _of_them(s, q, _whole(s, quantities[:i], before, counted_before))
            and not _from_subject(s, q)
        ):
            _from_before(s, q, _giver(s, q, before, near, counted_before))
    for i, q in enumerate(quantities if s.lexicon.language == "ru" else ()):
        _as_share(s, q, quantities[i - 1] if i else None, before)


def _as_share(s: Sentence, q: Quantity, beside: Quantity | None, before: Quantity | None) -> None:
    """ "Доля достигла 86%. Год назад она не превышала 79%, в 2021 году – 70%": the figure is a share again."""
    if q.unit != "percent" or q.measure is not Measure.LEVEL:
        return
    if beside is not None:
        again = beside.measure is Measure.SHARE and _lacks_subject(s, beside.last, q.outer)
    else:
        start, end = q.subject or (0, q.first - 1)
        named = any(s.at(kind, i) is not None for kind in ("figure", "person_pronoun") for i in range(start, end + 1))
        again = before is not None and before.measure is Measure.SHARE and named and not s.has("rate", -1, q.first)
    if again:
        q.measure = Measure.SHARE
        q.rules.append("elision.ru.share")


def _is_round(q: Quantity) -> bool:
    """ "2 тысячи", "полмиллиарда": a scale without a unit."""
    return q.scale >= _THOUSAND or (q.rules[0] == "numeral.ru.half_word" and q.value >= _THOUSAND)


def _lacks_subject(s: Sentence, last: int, first: int) -> bool:
    """ ", а в 2021 г. – лишь 4%", ", год назад было 42": behind a comma only a time, signs and small words stand before
    the number.
    """
    between = range(last + 1, first)
    verb = any(s.is_sign(i, "—–") or s.at("auxiliary", i) for i in between)
    times = ("stop", "month", "year_word", "time_unit", "span_unit")
    plain = all(
        s.words[i].kind != "w" or s.words[i].number is not None or any(kind in s.words[i].entries for kind in times)
        for i in between
    )
    return verb and plain and s.is_sign(last + 1, ",")


def _from_adjective(s: Sentence, q: Quantity) -> bool:
    """ "за российский рубль дают 3,27 белорусского": the adjective of a currency that was named before."""
    at = q.last + 1
    whose = s.at("geo", at) if s.lexicon.language == "ru" else None
    money = s.nearest_before("currency", q.first, _RATE_REACH) if whose is not None else None
    nxt = at + 1
    alone = nxt >= len(s.words) or s.words[nxt].kind != "w" or "stop" in s.words[nxt].entries
    unit = _RUBLES.get(whose.entry.value) if whose is not None and whose.last == at else None
    if unit is None or money is None or money.entry.value not in _NAMED_RUBLES or not alone:
        return False
    if not analyse_ru(s.words[at].key).genitive or analyse_ru(s.words[at].key).pos != "ADJF":
        return False
    q.unit, q.unit_kind = unit, "currency"
    q.rules.append("elision.ru.currency_adjective")
    return True


def _whole(
    s: Sentence, earlier: list[Quantity], before: Quantity | None, counted_before: Quantity | None
) -> Quantity | None:
    """ "23 проекта на 78 млрд рублей. 15 из них реализуются": a part is of what has been counted, not of its price."""
    if s.lexicon.language != "ru":
        return before
    return next((q for q in reversed(earlier) if q.unit_kind in ("noun", "person")), counted_before)


def _is_index(s: Sentence, q: Quantity, earlier: list[Quantity]) -> bool:
    """ "lost 162.31 points, or 2.14%, to 7,425.81": the level of what moves by points."""
    led = any(s.upto(kind, q.outer - 1) is not None for kind in ("to", "from", "at_pace"))
    behind = q.last + 1
    ends = behind >= len(s.words) or s.words[behind].kind == "s" or "stop" in s.words[behind].entries
    if s.lexicon.language != "en" or not (led and ends) or q.scale != 1.0 or q.per is not None:
        return False
    return any(o.unit == "point" for o in earlier) and q.raw >= _MANY


def _counts(q: Quantity) -> bool:
    return q.unit_kind in ("noun", "person")


def _of_the_rest(s: Sentence, q: Quantity, counted: Quantity | None) -> bool:
    """ "The ban on six dairies was lifted, it remains for another 30": more of what was counted."""
    nxt = q.last + 1
    ends = nxt >= len(s.words) or s.words[nxt].kind == "s" or "stop" in s.words[nxt].entries
    rest = s.upto("rest_word", q.outer - 1) or s.at("rest_word", q.outer)
    if counted is None or rest is None or not ends or q.scale > counted.scale:
        return False
    q.unit, q.unit_kind = counted.unit, counted.unit_kind
    q.rules.append("elision.en.rest")
    return True


def _of_people(s: Sentence, q: Quantity) -> bool:
    """ "a population of 9.2 million", "the workforce fell by 40,000 to 4.2 million"."""
    cue = s.nearest_before("people_noun", q.outer, _PEOPLE)
    nxt = q.last + 1
    ends = nxt >= len(s.words) or s.words[nxt].kind == "s" or "stop" in s.words[nxt].entries
    if cue is None or not ends or any(s.words[i].text in ",;:()" for i in range(cue.last + 1, q.outer)):
        return False
    word = s.words[cue.last + 1]
    if not (word.number or "stop" in word.entries or s.at("change", cue.last + 1) or s.at("copula", cue.last + 1)):
        return False  # "staff costs are 400"
    q.unit, q.unit_kind = "person", "person"
    q.rules.append("elision.en.people")
    return True


def _from_pronoun(s: Sentence, q: Quantity, earlier: list[Quantity], before: Quantity | None) -> bool:
    """ "19 kilograms, while today it is 17.2", "310 suppliers; in 2020 there were 200": the unit of what was told."""
    be = s.upto("be", q.outer - 1) or s.upto("be", q.outer - 2)
    nxt = q.last + 1
    more = s.at("compared", nxt) is not None and bool(earlier)
    ends = nxt >= len(s.words) or s.words[nxt].kind == "s" or s.at("place_preposition", nxt) is not None or more
    figure = s.nearest_before("figure", q.outer, _PEOPLE)
    figure = None if figure is not None and s.at("of_whole", figure.last + 1) is not None else figure
    if s.lexicon.language != "en" or (be is None and figure is None and not more) or not ends or q.per is not None:
        return False
    verb = None if be is None else be.first - 1 - (s.upto("auxiliary", be.first - 1) is not None)
    there = verb is not None and s.upto("there", verb) is not None
    stands_for = more or figure is not None or (verb is not None and s.upto("person_pronoun", verb) is not None)
    told = next((o for o in reversed(earlier) if o.unit is not None and not _is_change(o)), before)
    if (
        told is None
        or told.unit is None
        or not is_lendable(told)
        or not (stands_for or (there and told.unit_kind in ("noun", "person")))
    ):
        return False
    q.unit, q.unit_kind = told.unit, told.unit_kind
    q.rules.append("elision.en.pronoun")
    return True


def _is_change(before: Quantity | None) -> bool:
    """ "61,700 people, 9% more than before. In 2020 the figure was 28,000": a change lends its unit to nothing."""
    moves = (Measure.CHANGE, Measure.MULTIPLE)
    return before is not None and before.measure in moves and before.unit in ("percent", "multiple")


def _of_them(s: Sentence, q: Quantity, before: Quantity | None) -> bool:
    """ "The fleet has 310 lorries. Some 140 of them run on gas."."""
    if before is None or before.unit_kind not in ("noun", "person") or s.at("of_them", q.last + 1) is None:
        return False
    q.unit, q.unit_kind = before.unit, before.unit_kind
    q.rules.append("elision.any.of_them")
    return True


def _from_currency(s: Sentence, q: Quantity) -> bool:
    """ "The hryvnia weakened to 41.2 per dollar", "the zloty slid to 4.02 against the euro": whose rate it is."""
    against = s.at("against", q.last + 1)
    behind = s.upto("currency", q.last) if q.per else None
    if against is not None and behind is None:
        behind = s.at("currency", against.last + 2 if s.at("the", against.last + 1) else against.last + 1)
    named = s.nearest_before("currency", q.first, _RATE_REACH) if behind is not None else None
    if behind is None or named is None or named.entry.value == behind.entry.value or named.entry.get("factor"):
        return False
    q.unit, q.unit_kind = named.entry.value, "currency"
    q.rules.append("elision.any.exchange_rate")
    return True


def _from_subject(s: Sentence, q: Quantity) -> bool:
    if q.subject is None:
        return False
    first, last = q.subject
    named = next((cue for cue in s.between("number_of", first - 1, last + 1)), None)
    if named is None and q.scale == 1.0 and not _is_genitive(s, first, q):
        return False
    at = named.last + 1 if named is not None else first
    while at <= last and s.at("the", at) is not None:
        at += 1
    noun = counted(s, at, _PLURAL)
    if noun is None or noun.last > last or (named is None and _is_attribute(s, noun.last + 1, last)):
        return False
    q.unit, q.unit_kind = noun.lemma, "person" if noun.person else "noun"
    q.rules.append("elision.any.subject")
    return True


def _is_attribute(s: Sentence, behind: int, last: int) -> bool:
    """ "the greeting cards market": the plural is not what the phrase is about."""
    return s.lexicon.language == "en" and behind <= last and not {"stop", "verb"} & s.words[behind].entries.keys()


def _is_genitive(s: Sentence, first: int, q: Quantity) -> bool:
    """ "Кандидатов в депутаты было 263": what is counted stands first, in the genitive plural."""
    if s.lexicon.language != "ru" or s.at("copula", q.outer - 1) is None:
        return False
    return any(noun.many and not noun.one for noun in nouns_ru(s.words[first].key))


def _from_neighbour(q: Quantity, earlier: list[Quantity], before: Quantity | None, lent: Quantity | None) -> None:
    """ "убыток — 50 млрд рублей, выручка — 12 млрд": a large number without a noun is of what was counted last."""
    counted = [other for other in earlier if is_lendable(other)]
    money = [other for other in counted if other.unit_kind == "currency"]
    other = money[-1] if money and q.scale > _THOUSAND else counted[-1] if counted else before
    if (other is None or not is_lendable(other)) and q.scale > _MILLION:
        other = lent  # "прибыль превысит прошлогодние 1,5 трлн"
    if other is None or not is_lendable(other):
        return
    q.unit, q.unit_kind = other.unit, other.unit_kind
    q.rules.append("elision.ru.neighbour")


def _from_equivalent(s: Sentence, quantities: list[Quantity], i: int) -> bool:
    """ "99,000 yen ($640) for adults and 49,000 ($317)": with its equivalent as a sum before it, it is in that unit."""
    q = quantities[i]
    equivalents: dict[str, str] = {}
    for sum_, bracket in pairwise(quantities[max(i - _NEAR, 0) : i + 2]):
        if sum_ is q and s.is_sign(q.last + 1, "(") and bracket.unit in equivalents:
            q.unit, q.unit_kind = equivalents[bracket.unit], "currency"
            q.rules.append("elision.en.equivalent")
            return True
        bracketed = bracket.first - sum_.last == 2 and s.is_sign(bracket.first - 1, "(")
        if bracketed and sum_.unit_kind == bracket.unit_kind == "currency" and sum_.unit and bracket.unit:
            equivalents[bracket.unit] = sum_.unit
    return False


def _from_sum(s: Sentence, q: Quantity, before: Quantity) -> None:
    """ "sold 45 billion roubles of paper against demand of 78 billion", "cost 19,900 rubles, now sells for 41,500": a
    number as large as the sum before it is one, too.
    """
    large = q.scale > _THOUSAND and before.scale > _THOUSAND
    plain = q.scale == before.scale == 1.0 and q.raw <= 10 * before.raw
    parallel = plain and s.upto("be", q.first - 1) is not None and s.upto("be", before.first - 1) is not None
    ends = q.last + 1 >= len(s.words) or s.words[q.last + 1].kind == "s"
    measured = before.unit_kind == "unit" and before.unit != "percent" and large and ends
    sum_again = large or (plain and _ends_clause(s, q, 0 if parallel else _MANY))
    if measured or (before.unit_kind == "currency" and sum_again):
        q.unit, q.unit_kind = before.unit, before.unit_kind
        if parallel and before.raw:
            q.scaled(before.value / before.raw)  # "the best bid is 84 cents, the worst is 74"
            q.rules += [rule for rule in before.rules if rule.startswith("currency")]
        q.rules.append("elision.en.sum")


def _from_counted(q: Quantity, earlier: list[Quantity]) -> None:
    """ "60,000 people crossed, 4,300 more than in May": a difference is of what was counted."""
    counted_before = next((o for o in reversed(earlier) if o.unit != "percent"), None)
    if counted_before is not None and counted_before.unit_kind in ("noun", "person") and q.raw <= counted_before.value:
        q.unit, q.unit_kind = counted_before.unit, counted_before.unit_kind
        q.rules.append("elision.any.difference")


def _from_quoted(s: Sentence, q: Quantity) -> None:
    """ "the ruble plunged to 75 per dollar": the currency that a rate is told of."""
    per = next((cue for cue in s.all("currency") if q.first < cue.first <= q.last), None)
    quoted = next((cue for cue in s.all("currency") if cue.last < q.first), None)
    if per is not None and quoted is not None and quoted.entry.value != per.entry.value:
        q.unit, q.unit_kind = quoted.entry.value, "currency"
        q.rules.append("elision.en.quoted_currency")


def is_lendable(q: Quantity) -> bool:
    """Whether a number without a noun can be in the unit of this quantity."""
    return q.unit_kind in _SHARED_KINDS and q.unit not in ("percent", "percentage_point", "multiple")


def _ends_clause(s: Sentence, q: Quantity, least: float = _MANY) -> bool:
    """ "This year we intend to sell 9,000.": what is counted was said before."""
    again = s.is_sign(q.last + 1, ",") and s.at("joiner_or", q.last + 2) is not None
    return q.raw >= least and (again or q.last + 1 >= len(s.words) or s.words[q.last + 1].text in '.!?;”"')


def _giver(
    s: Sentence, q: Quantity, before: Quantity | None, near: Quantity | None, counted_before: Quantity | None
) -> Quantity | None:
    """Return the figure of an earlier sentence whose unit a bare number can have."""
    if s.lexicon.language != "en":
        return before
    return counted_before if _leads(s, q) else near if _is_change(before) else before


def _leads(s: Sentence, q: Quantity) -> bool:
    """ "4,100 migrants have crossed. Only 171 came last week": what was counted does something again."""
    at = q.last + 1
    verb = at < len(s.words) and (s.words[at].key.endswith(s.lexicon.verb_endings) or s.at("verb", at) is not None)
    return q.outer == 0 and (verb or any(s.at(kind, at) is not None for kind in ("be", "auxiliary")))


def _from_before(s: Sentence, q: Quantity, before: Quantity | None) -> None:
    if before is None or before.unit is None:
        return
    leads = s.lexicon.language == "en" and _leads(s, q)
    counted_again = before.unit_kind in ("noun", "person") and (leads or (q.subject and _ends_clause(s, q)))
    counted_again = counted_again or (before.unit_kind in ("noun", "person") and _is_object(s, q))
    if not counted_again and not _stands_for(s, q.subject):
        return
    q.unit, q.unit_kind, q.per = before.unit, before.unit_kind, before.per
    q.rules.append("elision.any.figure")


def _is_object(s: Sentence, q: Quantity) -> bool:
    """ "proposes to deliver 200 buses. We bought 48 last year": what was counted is bought again."""
    verb = s.upto("verb", q.outer - 1) is not None and s.upto("auxiliary", q.outer - 1) is None
    return s.lexicon.language == "en" and verb and q.raw >= _SOME and s.at("relative", q.last + 1) is not None


def _stands_for(s: Sentence, subject: tuple[int, int] | None) -> bool:
    """ "The figure was 28,000", "It had been 146 million"."""
    if subject is None:
        return False
    first, last = subject
    return s.at("figure", first) is not None or (first == last and s.at("person_pronoun", first) is not None)
