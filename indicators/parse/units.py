"""Units: currency signs before the number; scales, units, currencies, counted nouns and "per ..." behind it."""

from __future__ import annotations

import itertools

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue, Entry
from indicators.parse.morphology import analyse_ru
from indicators.parse.nouns import counted

_PER_REACH = 4
_DAYS = 31
_ROOMS = 1000
_AGES = 110
_TOOK_REACH = 4
_SURE_LABELS = ("number_sign", "document")  # "code 310420 covers", "article 5 bans": the "noun" behind is a verb


def attach(s: Sentence, quantities: list[Quantity]) -> list[Quantity]:
    """Give each number its unit and denominator; return the ones that are quantities, period words left out."""
    for i, q in enumerate(quantities):
        if i and q.first <= quantities[i - 1].last:
            q.form = "taken"
            q.last = max(q.last, quantities[i - 1].last)
            continue
        stop = quantities[i + 1].first if i + 1 < len(quantities) else len(s.words)
        if q.form in ("number", "vague") and q.unit is None:
            _sign_before(s, q, quantities[i - 1].last if i else -1)
            _currency_before(s, q, quantities[i - 1].last if i else -1)
            _unit_behind(s, q, stop)
        if q.form == "number":
            _fold(s, q)
        if q.form != "label":
            _per(s, q)
            _quoted_rate(s, q)
    _letter_scales(s, quantities)
    _split_by_brackets(s, quantities)
    _drop_labels(s, quantities)
    kept = [
        q for q in quantities if q.form not in ("label", "taken") and not _is_period_word(s, q) and not _is_name(s, q)
    ]
    return _compound_money(s, kept)


# --- before ----------------------------------------------------------------------------------------------------


def _sign_before(s: Sentence, q: Quantity, floor: int) -> None:
    before = q.first - 1
    if before <= floor:
        return
    minus, plus = s.at("minus", before), s.at("plus", before)
    words = s.at("minus_word", before) if before >= 0 else None
    if words is not None and words.entry.name == "plus" and _adds(s, q, before):
        return
    opened = before == 0 or not s.glued(before) or s.words[before - 1].text in '(«"“,'
    if minus and s.glued(q.first) and opened and (s.words[before].text != "–" or _is_governed(s, before)):
        _negate(q, before)
    elif words is not None and s.words[q.first].kind == "n":
        (_negate if words.entry.name == "minus" else _plus)(q, before)
    elif plus and s.glued(q.first) and opened:
        _plus(q, before)


def _adds(s: Sentence, q: Quantity, at: int) -> bool:
    """ "Br740,000, plus 3% interest": a further amount, of something that is named."""
    unit = s.at("unit", q.last + 1) or s.at("currency", q.last + 1)
    behind = (unit.last if unit is not None else q.last) + 1
    named = behind < len(s.words) and s.words[behind].kind == "w" and "stop" not in s.words[behind].entries
    return s.lexicon.language == "en" and s.is_sign(at - 1, ",") and named and not s.at("baseline_word", behind)


def _is_governed(s: Sentence, dash: int) -> bool:
    """ "до –32 °C": no dash but a minus stands between a preposition and its number."""
    return any(s.upto(kind, dash - 1) is not None for kind in ("by", "to", "from", "of", "up_to", "from_bound"))


def _negate(q: Quantity, at: int) -> None:
    q.value, q.low, q.high, q.sign, q.first = -q.value, -q.value, -q.value, "-", at
    q.rules.append("numeral.any.minus")


def _plus(q: Quantity, at: int) -> None:
    q.sign, q.first = "+", at
    q.rules.append("numeral.any.plus")


def _currency_before(s: Sentence, q: Quantity, floor: int) -> None:
    cue = s.upto("currency", q.first - 1)
    if cue is None or cue.first <= floor or s.words[cue.first].text.islower() or cue.entry.get("factor"):
        return
    if s.lexicon.language == "ru" and cue.first == cue.last and _is_letter(s.words[cue.last].text):
        return  # "ГОСТ Р 52289"
    if s.words[cue.last].kind == "w" and not (s.words[cue.last].text.isupper() or len(s.words[cue.last].text) <= 2):
        return
    entry = cue.entry
    if cue.first < cue.last and len(s.words[cue.first].text) == 1 and not s.glued(cue.last):
        sign = s.words[cue.last].entries.get("currency")  # "A $5 bill" is no Australian one
        cue, entry = (Cue(cue.last, cue.last, sign), sign) if sign is not None else (cue, entry)
    q.first = q.outer = cue.first
    _set_currency(q, entry)
    money_scale = s.at("money_scale", q.last + 1)
    if money_scale is not None and q.scale == 1.0:
        _scale(q, money_scale)
    before = q.first - 1
    if (
        s.at("minus", before)
        and s.glued(q.first)
        and before > floor
        and (before == 0 or not s.glued(before))
        and not q.sign
    ):
        _negate(q, before)
    elif (word := s.upto("minus_word", before)) and word.entry.name == "minus" and word.first > floor and not q.sign:
        _negate(q, word.first)
    elif s.at("plus", before) and s.glued(q.first) and not q.sign and before > floor:
        _plus(q, before)


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isalpha()


def _set_currency(q: Quantity, entry: Entry) -> None:
    q.unit, q.unit_kind = entry.value, "currency"
    q.scaled(entry.get("factor", 1.0))
    q.rules.append(entry.rule)


def _scale(q: Quantity, cue: Cue) -> None:
    q.scaled(cue.entry.value)
    q.scale, q.last = cue.entry.value, cue.last
    q.rules.append(cue.entry.rule)


# --- behind ----------------------------------------------------------------------------------------------------


def _unit_behind(s: Sentence, q: Quantity, stop: int) -> None:
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
    cue = s.at("currency", at) or s.at("unit", at)
    if cue is not None and cue.entry.get("glued") and (hyphen or not s.glued(at) or s.at("clock", at) is not None):
        cue = (
            s.at("unit", at) if cue.entry.kind == "currency" else None
        )  # "118p" is money, "page 3 p" and "5p.m." are not
    if cue is not None and cue.entry.kind == "currency" and hyphen and _is_before_number(s, cue):
        cue = None  # "$10-$15": the sign is the next number's
    adjective = s.at("unit_adjective", at)
    if q.unit_kind == "currency":
        if cue is not None and cue.entry.kind == "currency" and not hyphen:  # not "$2.5m-$3m"
            _double_currency(q, cue)
        return
    if adjective is not None and (cue is None or adjective.last >= cue.last):
        _set_adjective(q, adjective)
    elif (money := s.at("money_scale", at)) is not None and (named := s.at("currency", money.last + 1)) is not None:
        _scale(q, money)
        _set_unit(s, q, named)
    elif money is not None and q.scale == 1.0 and s.glued(at) and _scales_unit(s, q, money, stop):
        pass
    elif cue is not None:
        _set_unit(s, q, cue)
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
        _noun(s, q, at, stop)


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


def _scales_unit(s: Sentence, q: Quantity, scale: Cue, stop: int) -> bool:
    """ "1.2m tons", "1.2k stores": one letter is a scale where a unit or a counted noun follows."""
    unit = s.at("unit", scale.last + 1)
    if unit is None and counted(s, scale.last + 1, 2.0) is None:
        return False
    _scale(q, scale)
    if unit is not None:
        _set_unit(s, q, unit)
    else:
        _noun(s, q, scale.last + 1, stop)
    return True


def _letter_scales(s: Sentence, quantities: list[Quantity]) -> None:
    """ "4.9m tonnes; maize: 1.1m", "$8m against 6m": a letter that was a scale before is one again."""
    for left, right in itertools.pairwise(quantities):
        at = right.number_last + 1
        scale, before = s.at("money_scale", at), s.at("money_scale", left.number_last + 1)
        if scale is None or before is None or scale.entry is not before.entry or left.scale != scale.entry.value:
            continue
        if right.last == at and right.unit_kind == "unit" and s.glued(at) and left.unit is not None:
            right.value = right.low = right.high = right.raw
            _scale(right, scale)
            right.unit, right.unit_kind, right.shared = left.unit, left.unit_kind, True
            right.rules.append("list.any.elided_unit")


def _set_unit(s: Sentence, q: Quantity, cue: Cue) -> None:
    entry = cue.entry
    if entry.get("weight") and _weighs(s, q, cue):
        q.unit, q.unit_kind = str(entry.get("weight")), "unit"
        q.rules.append("unit.en.by_weight")
    elif entry.kind == "currency":
        _set_currency(q, entry)
        q.unit = _elsewhere(s, entry) or q.unit
    else:
        q.unit, q.unit_kind = entry.value, "unit"
        q.scaled(entry.get("factor", 1.0))
        q.per = entry.get("per")
        q.rules.append(entry.rule)
    q.last = _with_full_stop(s, _with_ending(s, cue.last))


def _weighs(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """Whether pounds are weight: "weighs 240 pounds", "30 pounds of flour", "a 10-pound hammer", unless in millions."""
    if q.scale > 1000:
        return False
    behind = cue.last + 1
    compound = s.is_sign(cue.first - 1, "-") and s.at("banknote", behind) is None
    return compound or s.at("of_whole", behind) is not None or s.nearest_before("weighs", q.first, 4) is not None


def _elsewhere(s: Sentence, entry: Entry) -> str | None:
    """Return whose "lei" they are where the sentence names another country that has some."""
    own: dict[str, str] = entry.get("elsewhere", {})
    return next((own[cue.entry.value] for cue in s.all("geo") if cue.entry.value in own), None)


def _with_ending(s: Sentence, last: int) -> int:
    """ "35%-ной", "15%-й": the ending of the adjective that a sign stands for."""
    ending = (
        s.is_sign(last + 1, "-")
        and s.glued(last + 1)
        and s.glued(last + 2)
        and s.at("percent_suffix", last + 2) is not None
    )
    return last + 2 if ending else last


def _with_full_stop(s: Sentence, last: int) -> int:
    """The full stop of an abbreviated unit belongs to it ("руб.", "mln t."), the sentence's own does not."""
    word = s.words[last].key
    if not (s.is_sign(last + 1, ".") and s.glued(last + 1) and word in s.lexicon.abbreviations):
        return last
    return last if last + 2 >= len(s.words) and word not in s.lexicon.dotted else last + 1


def _double_currency(q: Quantity, cue: Cue) -> None:
    """ "$5.5 billion Russian rubles": the name is what the writer means, the sign a slip."""
    q.last = cue.last
    if q.unit != cue.entry.value and cue.entry.value != "ruble":
        q.unit = cue.entry.value
    q.rules.append("unit.any.named_currency")


def _set_adjective(q: Quantity, cue: Cue) -> None:
    q.unit = cue.entry.value
    q.unit_kind = "compound" if q.unit == "compound" else "currency" if cue.entry.get("currency") else "unit"
    q.scaled(cue.entry.get("factor", 1.0))
    q.last = cue.last
    q.rules.append(cue.entry.rule)


def _noun(s: Sentence, q: Quantity, at: int, stop: int) -> None:
    if s.at("of_whole", at) and q.form == "vague":
        at += 1
        unit = s.at("unit", at) or s.at("currency", at)
        if unit is not None:
            _set_unit(s, q, unit)
            return
    if s.lexicon.language == "en" and _of_several(s, q, at, stop):
        return
    if s.at("more_or_less", at) is not None and s.at("baseline", at + 1) is None:
        at += 1
    if (suffix := s.at("bound_after", at)) is not None:
        at = suffix.last + 1  # "80 и более предприятий", "30 or more goals"
    noun = counted(s, at, q.value)
    if noun is not None and noun.last < stop:
        q.unit, q.unit_kind, q.last = noun.lemma, "person" if noun.person else "noun", _with_full_stop(s, noun.last)
        q.rules.append("unit.any.person" if noun.person else f"unit.{s.lexicon.language}.counted_noun")


def _of_several(s: Sentence, q: Quantity, at: int, stop: int) -> bool:
    """ "three of its ships": the noun of the whole is what is counted, and stays outside the quote."""
    if q.form != "number" or q.value < 2 or s.at("of_whole", at) is None or s.at("the", at + 1) is None:
        return False
    noun = counted(s, at + 2, q.value)
    if noun is None or noun.last >= stop:
        return False
    q.unit, q.unit_kind = noun.lemma, "person" if noun.person else "noun"
    q.rules.append("unit.any.person" if noun.person else "unit.en.counted_noun")
    return True


def _fold(s: Sentence, q: Quantity) -> None:
    """ "1.7-fold", "2.5 times more", "a factor of 2.6", "в 1,7 раза"."""
    if q.unit is None and (factor := s.upto("factor_of", q.first - 1)) is not None:
        q.unit, q.unit_kind, q.form = "multiple", "unit", "multiple"
        q.rules.append(factor.entry.rule)
        return
    at = q.number_last + 1
    if (suffix := s.at("bound_after", at)) is not None and s.lexicon.language == "ru":
        at = suffix.last + 1
    if s.is_sign(at, "-") and s.glued(at):
        at += 1
    cue = s.at("fold", at)
    if cue is None or (q.unit_kind not in ("", "noun", "compound") and q.unit != "multiple"):
        return
    if cue.entry.get("plain", True) is False and not _multiplies(s, q, cue):
        return
    if cue.entry.get("occasions") and _counts_occasions(s, q, cue):
        return
    q.unit, q.unit_kind, q.form, q.last = "multiple", "unit", "multiple", cue.last
    q.rules.append(cue.entry.rule)


def _counts_occasions(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """ "spins 78,000 times a minute", "downloaded 10 million times.": nothing follows that is multiplied."""
    behind = cue.last + 1
    ends = behind >= len(s.words) or s.words[behind].kind == "s"
    return (ends or any(s.at(kind, behind) for kind in ("per_word", "place_preposition"))) and not _multiplies(
        s, q, cue
    )


def _multiplies(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """Whether "times" multiplies ("5 times more", "rose 3 times") or counts occasions ("met 5 times")."""
    if s.at("compared", cue.last + 1) or s.upto("by", q.first - 1):
        return True
    following = s.words[cue.last + 1].key if cue.last + 1 < len(s.words) else ""
    return following in ("as", "the", "that") or s.nearest_before("change", q.first, 6) is not None


# --- per -------------------------------------------------------------------------------------------------------


def _per(s: Sentence, q: Quantity) -> None:
    if q.unit_kind == "time" and s.lexicon.language == "en":
        rate = s.at("per_word", q.last + 1)  # "50 hours a week"
        if rate is not None and rate.entry.value != q.unit and not _is_ago(s, rate.last + 1):
            q.per, q.last = str(rate.entry.value), rate.last
            q.rules.append("per.any.denominator")
    if q.unit_kind in ("compound", "time") or q.form in ("fraction", "multiple"):
        return
    rate = s.at("per_cue", q.last + 1)
    if q.unit == "percent" and rate is not None and rate.entry.get("currency_only"):
        return  # "lost 2% to the dollar"
    found = _denominator(s, q.last + 1) or _behind_noun(s, q)
    if found is None:
        return
    q.per, q.last = found
    q.rules.append("per.any.denominator")
    second = _denominator(s, q.last + 1)
    if second is not None:
        q.per, q.last = f"{q.per} {second[0]}", second[1]


def _quoted_rate(s: Sentence, q: Quantity) -> None:
    """ "опустился до 2,98 за доллар": a bare rate per foreign currency is in rubles."""
    if s.lexicon.language == "ru" and q.unit is None and q.per is not None and len(q.per) == 3 and q.per.isupper():
        q.unit, q.unit_kind = "ruble", "currency"
        q.rules.append("unit.ru.quoted_rate")


def _behind_noun(s: Sentence, q: Quantity) -> tuple[str, int] | None:
    """ "15 million tonnes of oil a year": the denominator stands behind the noun that is measured."""
    linked = s.lexicon.language == "ru" or s.at("of_whole", q.last + 1) is not None
    if q.unit_kind != "unit" or q.unit == "percent" or not linked:
        return None
    first = q.last + (1 if s.lexicon.language == "ru" else 2)
    for at in range(first, min(first + _PER_REACH, len(s.words))):
        if s.words[at].kind not in "wx":
            return None
        found = _denominator(s, at)
        if found is not None:
            return found
        if "stop" in s.words[at].entries:
            return None
    return None


def _denominator(s: Sentence, at: int) -> tuple[str, int] | None:
    """Return (canonical denominator, last token) of "per tonne", "за тыс. кубометров", "annually", or None."""
    if at >= len(s.words):
        return None
    if s.is_sign(at, "/") and s.glued(at):
        return _denominator_unit(s, at + 1, signs=True)
    word = s.at("per_word", at)
    if word is not None and not _is_ago(s, word.last + 1):
        return str(word.entry.value), word.last
    cue = s.at("per_cue", at)
    if cue is None:
        return None
    if cue.entry.get("time") is False and s.at("time_unit", cue.last + 1) is not None and s.lexicon.language == "ru":
        return None  # "за год", "на год" tell the period
    if (
        s.lexicon.language == "ru"
        and cue.entry.get("number") is False
        and s.words[min(cue.last + 1, len(s.words) - 1)].kind == "n"
    ):
        return None  # "до 44 млн тонн с 37 млн тонн" compares
    if cue.entry.get("time_only") and s.at("time_unit", cue.last + 1) is None:
        return None
    if cue.entry.get("currency_only") and s.at("currency", cue.last + 1) is None:
        return None
    found = _denominator_unit(s, cue.last + 1)
    if found is None and s.lexicon.language == "ru" and _is_adjective(s, cue.last + 1):
        found = _denominator_unit(s, cue.last + 2)  # "за легковой автомобиль"
    if found is not None and cue.entry.get("thousand") and not _is_round(found[0]):
        return None
    if found is None and cue.entry.get("any_noun"):
        return _denominator_noun(s, cue.last + 1)
    return found


def _is_round(denominator: str) -> bool:
    """ "$127 for 1,000 cubic metres" has a denominator, "a loan for 8 years" has none."""
    count = denominator.partition(" ")[0]
    return count.isdigit() and int(count) >= 100


def _is_ago(s: Sentence, at: int) -> bool:
    """ "$8 a year ago" has no denominator."""
    cue = s.at("ago", at)
    return cue is not None and cue.entry.name == "ago"


def _denominator_noun(s: Sentence, at: int) -> tuple[str, int] | None:
    """ "per team", "per household": whatever noun stands behind "per"."""
    if at >= len(s.words) or s.words[at].kind != "w" or "stop" in s.words[at].entries:
        return None
    noun = counted(s, at, 1.0)
    return (noun.lemma, noun.last) if noun is not None else None


def _is_adjective(s: Sentence, at: int) -> bool:
    if (
        at >= len(s.words)
        or s.words[at].kind != "w"
        or "stop" in s.words[at].entries
        or s.at("time_unit", at + 1) is not None
    ):
        return False
    form = analyse_ru(s.words[at].key)
    return form.pos == "ADJF" and not form.ordinal


def _denominator_unit(s: Sentence, at: int, signs: bool = False) -> tuple[str, int] | None:
    """Read a denominator; ``signs`` allows those of one letter, which stand behind a stroke only ("bcm/y")."""
    count = 1.0
    while at < len(s.words) and (number := s.words[at].number) is not None:
        count, at = count * number, at + 1
    while (scale := s.at("scale", at)) is not None:
        count, at = count * scale.entry.value, scale.last + 1
        if s.is_sign(at, ".") and s.glued(at):
            at += 1
    for kind in ("per_noun", "unit", "currency", "time_unit", "person"):
        cue = s.at(kind, at)
        if cue is not None and not _is_ago(s, cue.last + 1) and (signs or not cue.entry.get("sign")):
            value = "person" if kind == "person" else str(cue.entry.value)
            if s.lexicon.language == "ru" and f"{count:.0f}".strip("0") != "1":
                return None  # "сеянцев на 9,1 тыс. га": two quantities
            if kind == "time_unit" and count != 1 and s.lexicon.language == "ru":
                return None  # "на пять лет", "за пять лет" tell how long
            count *= cue.entry.get("factor", 1.0) if kind == "unit" else 1.0
            return (value if count == 1 else f"{count:.12g} {value}"), _with_full_stop(s, cue.last)
    return None


def _is_compared_time(s: Sentence, q: Quantity, at: int) -> bool:
    """ "8,7 млрд годом ранее": the time of another figure, not so many years; "21 месяц назад" counts months."""
    return s.at("earlier", at) is not None and (q.scale != 1.0 or q.raw % 10 != 1)


# --- what is no quantity of its own -----------------------------------------------------------------------------


def _is_period_word(s: Sentence, q: Quantity) -> bool:
    """ "in three years", "two weeks ago", "five-year": words of a period, not a duration that is asserted."""
    if q.unit_kind == "compound":
        return True
    if q.unit_kind != "time" or (q.per is not None and s.lexicon.language == "en"):
        return False
    if s.at("ago", q.last + 1):
        return True
    before = q.first - 1
    while (
        before >= 0
        and (bound := s.upto("bound_before", before) or s.upto("filler", before) or s.upto("up_to", before)) is not None
    ):
        before = bound.first - 1
    if s.lexicon.language == "ru" and s.is_sign(before, "—–"):
        before -= 1
    if s.nearest_before("took", q.first, _TOOK_REACH) is not None and s.at("infinitive", q.last + 1) is not None:
        return s.upto("duration_before", before) is not None  # "took the builders three years to"
    if s.upto("duration_before", before) is not None and s.upto("duration_of", before) is None:
        return True
    return (
        s.lexicon.language == "en"
        and s.upto("duration_of", before) is None
        and s.upto("duration_of", q.first - 1) is None
    )


def _is_name(s: Sentence, q: Quantity) -> bool:
    """A spelled-out "one" without a noun is a pronoun; a long string of bare digits is an identifier."""
    if q.unit is not None or q.form != "number":
        return False
    word = s.words[q.number_last]
    if word.kind == "w":
        return q.scale == 1 and (q.value == 1 or _is_pronoun(s, q))
    return (word.text.isdigit() and len(word.text) >= 6) or _is_old_year(s, q)


def _is_pronoun(s: Sentence, q: Quantity) -> bool:
    """ "the two agreed", "between the two": a number word that stands for what was named before."""
    return q.first == q.last and q.value <= 10 and s.upto("definite", q.first - 1) is not None


def _is_old_year(s: Sentence, q: Quantity) -> bool:
    text = s.words[q.number_last].text
    return q.first == q.last and len(text) == 4 and text.isdigit() and 1000 <= q.raw <= 2100


# --- labels ----------------------------------------------------------------------------------------------------


def _drop_labels(s: Sentence, quantities: list[Quantity]) -> None:
    """Mark the numbers that name something: "Article 5", "Terminal 2", "Power of Siberia 2", and the rest of such a
    list.
    """
    for i, q in enumerate(quantities):
        named = _is_clause_number(s, q) or _is_day_of_month(s, q) or _is_titled(s, q)
        if (q.form == "number" and named) or _is_coordinate(s, q):
            q.form = "label"
        if q.form != "number" or q.unit_kind in ("unit", "currency", "time", "compound") or q.scale != 1.0:
            continue
        previous = quantities[i - 1] if i else None
        listed = (
            previous is not None
            and previous.form == "label"
            and (q.unit is None or (q.unit_kind == "noun" and _is_label_noun(s, q.number_last + 1)))
            and _only_joins(s, previous.number_last, q.first)
        )
        if (
            listed
            or (_is_label(s, q) and not _opens_range(s, q, quantities, i))
            or _is_rank(s, q)
            or _is_numbered_subject(s, q)
            or _is_code(s, quantities, i)
            or _is_base(s, q)
            or _is_age(s, q)
            or _is_spelled_name(s, q)
            or _is_score(s, q, quantities, i)
            or _is_address(s, q)
            or _is_hour(s, q)
            or _is_clock_range(s, q, quantities, i)
        ):
            q.form = "label"


def _is_numbered_subject(s: Sentence, q: Quantity) -> bool:
    """ "item 12 lists the exemptions", "Belarus 5 shows it": the word behind the name is a verb, nothing counted."""
    before, verb = q.first - 1, q.number_last + 1
    if s.lexicon.language != "en" or before < 0 or q.unit_kind != "noun" or not s.words[verb].key.endswith("s"):
        return False
    nxt = q.last + 1
    governed = s.at("the", nxt) is not None or s.at("person_pronoun", nxt) is not None
    if (label := s.upto("label", before)) is not None:
        if s.at("the", label.first - 1) is not None:
            return False  # "on that day 12 cars in the yard burnt"
        return governed or s.at("place_preposition", nxt) is not None
    return governed and s.words[before].capital and before > 0 and "stop" not in s.words[before].entries


def _is_code(s: Sentence, quantities: list[Quantity], i: int) -> bool:
    """ "the code is 112 23 05": figures side by side without a unit are one number that names."""
    q = quantities[i]
    if q.unit is not None or q.first != q.last:
        return False
    if s.at("label", q.last + 1) is not None and s.words[q.last + 1].text.isupper():
        return True  # "98.1 FM"
    beside = (other for other in quantities[max(0, i - 1) : i + 2] if other is not q)
    return s.words[q.first].text.isdigit() and any(
        other.first - q.last == 1 or q.first - other.last == 1
        for other in beside
        if other.unit is None and other.first == other.last and s.words[other.first].text.isdigit()
    )


def _is_clause_number(s: Sentence, q: Quantity) -> bool:
    """ "п. 3 ч. 1": what looks like a unit is the next label."""
    before = q.first - 1 - s.is_sign(q.first - 1, ".")
    nxt = q.number_last + 1
    return (
        s.upto("label", before) is not None
        and s.at("label", nxt) is not None
        and s.is_sign(nxt + 1, ".")
        and nxt + 2 < len(s.words)
        and s.words[nxt + 2].kind == "n"
    )


def _is_day_of_month(s: Sentence, q: Quantity) -> bool:
    """ "до 20 числа", "с 1 по 10 число"."""
    if q.scale != 1.0 or not 1 <= q.raw <= _DAYS:
        return False
    nxt = q.number_last + 1
    if s.at("joiner", nxt) is not None and nxt + 1 < len(s.words) and s.words[nxt + 1].number is not None:
        nxt += 2
    return s.at("date_noun", nxt) is not None


def _opens_range(s: Sentence, q: Quantity, quantities: list[Quantity], i: int) -> bool:
    """ "в Китай 630–700 тонн": the number behind a name is the low end of a range, not a part of the name."""
    high = quantities[i + 1] if i + 1 < len(quantities) else None
    return (
        high is not None
        and s.lexicon.language == "ru"
        and high.first - q.last == 2
        and s.at("dash", q.last + 1) is not None
        and high.unit is not None
        and high.unit_kind != "compound"
        and q.unit is None
        and q.raw < high.raw
        and s.upto("label", q.first - 1) is None
        and s.words[q.first - 1].kind == "w"
        and any(s.at("place_preposition", j) is not None for j in range(max(q.first - 3, 0), q.first - 1))
    )


def _is_titled(s: Sentence, q: Quantity) -> bool:
    """ "фильм «28 панфиловцев»", "проект «100 лет ВЛКСМ»": the number begins a title."""
    quote = q.first - 1
    return (
        s.lexicon.language == "ru"
        and quote > 0
        and s.words[quote].text in '«"“„'
        and s.upto("title_noun", quote - 1) is not None
    )


def _only_joins(s: Sentence, last: int, first: int) -> bool:
    between = range(last + 1, first)
    return len(between) <= 2 and all(s.at("conj", i) or s.at("dash", i) or s.at("joiner", i) for i in between)


def _is_label(s: Sentence, q: Quantity) -> bool:
    before = q.first - 1
    if s.is_sign(before, "."):
        before -= 1
    if before < 0 or s.words[q.first].kind == "w":
        return False
    cue = s.upto("label", before)
    if cue is not None and (
        q.unit is None or (q.unit_kind == "noun" and (s.words[cue.first].capital or cue.entry.name in _SURE_LABELS))
    ):
        return True
    if (
        cue is not None
        and s.lexicon.language == "ru"
        and q.unit_kind == "noun"
        and (_is_label_noun(s, q.number_last + 1) or "." in s.words[q.first].text)
    ):
        return True  # "раздел 3.1 инструкции": a Russian decimal has a comma
    if (
        s.is_sign(before, "-")
        and s.glued(before)
        and s.glued(q.first)
        and before > 0
        and s.words[before - 1].kind == "n"
    ):
        return q.form == "number" and _names(s, before - 1)
    if q.unit is None and s.is_sign(before, "—–-") and s.is_sign(q.last + 1, "»"):
        return True  # «Северный поток – 2»
    word = s.words[before]
    if q.unit is None and word.text.isupper() and len(word.text) > 1 and _continues_name(s, before):
        return True  # "Boeing 737 MAX 8"
    if q.unit is None and _follows_noun(s, q, before):
        return True
    named = word.kind == "x" or (
        word.kind == "w"
        and not word.text.islower()
        and (before > 0 or "geo" in word.entries)
        and "month" not in word.entries
    )
    return q.unit is None and named and "bound_before" not in word.entries and "stop" not in word.entries


def _is_rank(s: Sentence, q: Quantity) -> bool:
    """ "the top 10", "the bottom three": a rank, unless its noun follows."""
    return q.unit is None and s.upto("rank", q.first - 1) is not None and s.at("the", q.first - 2) is not None


def _is_coordinate(s: Sentence, q: Quantity) -> bool:
    """ "53.9° N", "27 degrees east": a place on the globe."""
    return q.unit == "degree" and s.at("compass", q.last + 1) is not None


def _is_base(s: Sentence, q: Quantity) -> bool:
    """ "2010=100", "previous month = 100": what an index counts from."""
    return s.is_sign(q.first - 1, "=") and q.unit is None


def _is_age(s: Sentence, q: Quantity) -> bool:
    """ "The minister, 57, declined": how old somebody is."""
    before, behind = q.first - 2, q.last + 1
    if before == -1 and q.unit is None and s.is_sign(behind, ",") and s.at("human_pronoun", behind + 1) is not None:
        return True  # "At 65, he is still at the wheel"
    aside = q.first == q.last and s.is_sign(q.first - 1, ",") and (s.is_sign(behind, ",") or behind >= len(s.words) - 1)
    if not aside or before < 0 or q.unit is not None or not s.words[q.first].text.isdigit() or not 10 <= q.raw < _AGES:
        return False
    somebody = s.upto("person", before) or s.upto("role", before)
    return somebody is not None or (s.words[before].capital and s.upto("geo", before) is None)


def _is_spelled_name(s: Sentence, q: Quantity) -> bool:
    """ "the Two Koreas", "the Twenty-Five Thousanders": a spelled number and its noun, both in capitals."""
    article = s.at("the", q.first - 1)
    return (
        article is not None
        and q.unit_kind in ("noun", "person")
        and s.words[q.first].kind == "w"
        and s.words[q.first].capital
        and s.words[q.last].capital
        and s.lexicon.language == "en"
    )


def _is_label_noun(s: Sentence, at: int) -> bool:
    """ "ч. 2 ст. 209 УК", "статьи 158 УК": the number names, and its noun begins the next name."""
    return s.at("label", at) is not None or s.words[at].capital


def _continues_name(s: Sentence, at: int) -> bool:
    return s.words[at - 1].kind == "x" or (s.words[at - 1].kind == "n" and _names(s, at - 1))


def _names(s: Sentence, at: int) -> bool:
    """Whether the number at a token is part of a name: "Boeing 737" of "Boeing 737-800"."""
    return at > 0 and s.words[at - 1].kind == "w" and (s.words[at - 1].capital or s.upto("label", at - 1) is not None)


_NOT_NOUNS = (
    "stop",
    "verb",
    "copula",
    "change",
    "bound_before",
    "say",
    "outcome",
    "from",
    "range_open",
    "by",
    "to",
    "of",
    "compared",
    "adverb",
    "filler",
    "baseline",
    "rate",
    "conj",
    "modal",
)


def _follows_noun(s: Sentence, q: Quantity, before: int) -> bool:
    """ "courtroom 3", "pavilion 75": a small bare number right behind a noun is its name; in Russian "в павильоне
    3".
    """
    word, text = s.words[before], s.words[q.first].text
    if s.lexicon.language == "ru":
        placed = before > 0 and s.at("place_preposition", before - 1) is not None and "stop" not in word.entries
        return (
            placed
            and text.isdigit()
            and q.raw < _ROOMS
            and analyse_ru(word.key).pos == "NOUN"
            and "currency" not in word.entries
            and s.upto("range_open", before) is None
        )
    if (
        s.lexicon.language != "en"
        or word.kind != "w"
        or word.capital
        or not text.isdigit()
        or q.raw >= 10_000
        or s.glued(q.first)
    ):
        return False
    if any(kind in word.entries or s.upto(kind, before) for kind in _NOT_NOUNS) or word.key.endswith(
        (*s.lexicon.verb_endings, *s.lexicon.progressive)
    ):
        return False
    return before == 0 or not any(s.upto(kind, before - 1) for kind in ("auxiliary", "modal_will", "modal_would"))


def _is_score(s: Sentence, q: Quantity, quantities: list[Quantity], i: int) -> bool:
    """ "3-1", "6-4": bare numbers around a dash, the first not the smaller."""
    for other in quantities[max(0, i - 1) : i + 2]:
        low, high = (other, q) if other.first < q.first else (q, other)
        joined = high.first - low.last == 2 and s.at("dash", low.last + 1) is not None and s.glued(high.first)
        falling = low.unit is None and (low.raw >= high.raw or low.form == "label")
        if other is not q and joined and falling and (high.unit is None or high.form == "label"):
            low.form = high.form = "label"
            return True
    return False


def _is_address(s: Sentence, q: Quantity) -> bool:
    """ "14 Nezavisimosti Avenue", "25 Nemiga Street"."""
    if s.lexicon.language == "ru":
        return _is_house(s, q)
    at = q.number_last + 1
    while at < len(s.words) and at - q.number_last <= 4 and s.words[at].capital:
        if s.at("address", at):
            return at > q.number_last + 1
        at += 1
    return False


def _is_house(s: Sentence, q: Quantity) -> bool:
    """ "ул. Ленина, 38", "на Долгобродской, 24": a bare number behind a name and a comma."""
    comma = q.first - 1
    if q.unit is not None or not s.is_sign(comma, ",") or comma < 1 or not s.words[comma - 1].capital:
        return False
    return q.last + 1 >= len(s.words) or s.words[q.last + 1].kind == "s"


def _is_hour(s: Sentence, q: Quantity) -> bool:
    """ "в 7.45", "с 8 до 22 часов": hours behind a preposition of time."""
    text, before = s.words[q.number_last].text, s.upto("clock_before", q.first - 1)
    rate = q.per is not None or (s.lexicon.language == "en" and s.at("against", q.last + 1) is not None)
    if q.unit is not None or q.raw >= 25 or rate:
        return False
    minutes = len(text) - 3 == text.find(".") > 0 and text[-2:] < "60"
    if before is None:  # "перенесли на 16.00", but not "на 7.45"
        return minutes and text.endswith("0") and float(text).is_integer() and s.upto("by", q.first - 1) is not None
    joiner = s.at("joiner", q.last + 1)
    return minutes or (joiner is not None and s.at("clock", joiner.last + 2) is not None)


def _is_clock_range(s: Sentence, q: Quantity, quantities: list[Quantity], i: int) -> bool:
    """ "from 9.00 to 18.00"."""
    text = s.words[q.first].text
    clock = q.unit is None and text[-3:-2] in (".", ":") and text[-2:] in ("00", "15", "30", "45") and q.raw < 24
    return clock and any(
        o is not q and o.raw < 24.6 and s.words[o.first].text[-3:-2] in (".", ":") and abs(o.first - q.first) <= 2
        for o in quantities[max(0, i - 1) : i + 2]
    )


# --- brackets --------------------------------------------------------------------------------------------------


def _split_by_brackets(s: Sentence, quantities: list[Quantity]) -> None:
    """ "18.8 (18.6 a year before) billion cubic metres": the bracket's number is a quantity of the same unit."""
    for outer, inner in itertools.pairwise(quantities):
        if (
            outer.unit is not None
            or outer.form != "number"
            or not s.is_sign(outer.last + 1, "(")
            or inner.first > outer.last + 3
        ):
            continue
        close = next((i for i in range(inner.last + 1, min(inner.last + 9, len(s.words))) if s.is_sign(i, ")")), None)
        if close is None:
            continue
        behind = _behind_bracket(s, outer, close + 1)
        if behind and inner.unit_kind in ("", "noun"):
            factor = (
                outer.value / outer.raw
                if outer.raw and inner.scale == 1.0 and inner.raw < 1000 <= outer.value / outer.raw
                else 1.0
            )
            inner.scaled(factor)
            inner.unit, inner.unit_kind, inner.last, inner.shared = outer.unit, outer.unit_kind, inner.number_last, True
            inner.per = None


def _behind_bracket(s: Sentence, outer: Quantity, at: int) -> bool:
    last = outer.last
    scale = s.at("scale", at)
    if scale is not None:
        outer.scaled(scale.entry.value)
        outer.scale, outer.last = scale.entry.value, scale.last
    else:
        outer.last = at - 1
    _unit_behind(s, outer, len(s.words))
    if outer.unit is None:
        outer.last = last
        return False
    outer.rules.append("unit.any.behind_bracket")
    return True


def _compound_money(s: Sentence, quantities: list[Quantity]) -> list[Quantity]:
    """Join "5 рублей 20 копеек" into one quantity."""
    out: list[Quantity] = []
    for q in quantities:
        previous = out[-1] if out else None
        if previous is not None and previous.last + 1 == q.first and _is_subunit(previous, q):
            previous.value = float(f"{previous.value + q.value:.15g}")
            previous.low = previous.high = previous.value
            previous.last, previous.per = q.last, q.per
            previous.rules.append("unit.any.compound_money")
            continue
        out.append(q)
    return out


def _is_subunit(whole: Quantity, part: Quantity) -> bool:
    same = whole.unit == part.unit or part.unit == "ruble"
    return (
        whole.unit_kind == part.unit_kind == "currency"
        and same
        and abs(part.value) < 1
        and part.raw >= 1
        and whole.per is None
    )
