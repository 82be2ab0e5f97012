"""Numbers: digits, number words, scales, sums of them, fractions and multiples; and what only looks like one."""

from __future__ import annotations

from indicators.model import Bound, Direction
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru, nouns_ru

_ORDINAL_METRES = 25
_KINDS = frozenset({"half_word", "half", "fraction", "multiple", "vague", "dozen", "scale", "slashed", "pair"})
_ONE_IN = 1000  # "one in 800"
_TENS = (10, 100, 1000)
_SLASHED = (2, 3, 4, 5, 8, 16, 32)  # what "5/8" and its like divide by
_BRACKET_REACH = 40
_YEAR_LIKE = range(1900, 2101)


def find(sentence: Sentence, taken: set[int]) -> list[Quantity]:
    """Return the numbers of a sentence in order; ``taken`` are the tokens of its time expressions."""
    found: list[Quantity] = []
    idioms = {
        i
        for cue in [*sentence.all("idiom"), *sentence.all("one_of"), *_countries(sentence)]
        for i in range(cue.first, cue.last + 1)
    }
    behind = 0
    for at in sentence.anchors(_KINDS):
        if at < behind or at in taken or at in idioms:
            continue
        quantity = _read(sentence, at)
        if quantity is None:
            continue
        behind = quantity.last + 1
        if not any(i in taken for i in range(quantity.first, quantity.last + 1)):
            if _is_none(sentence, quantity):
                quantity.form = "label"
            found.append(quantity)
    return found


def _countries(s: Sentence) -> list[Cue]:
    """ "две страны", "обеих республик": names of countries, in Russian."""
    return [cue for cue in s.all("geo") if cue.last > cue.first and s.lexicon.language == "ru"]


def _read(s: Sentence, at: int) -> Quantity | None:
    return (
        _half_of_scale(s, at)
        or _fraction(s, at)
        or _one_in(s, at)
        or _multiple(s, at)
        or _pair(s, at)
        or _inverted(s, at)
        or _vague(s, at)
        or _number(s, at)
    )


# --- fractions and multiples -----------------------------------------------------------------------------------


def _half_of_scale(s: Sentence, at: int) -> Quantity | None:
    """ "half a million", "a quarter of a billion", "полмиллиона"."""
    whole = s.at("half_word", at)
    if whole is not None:
        quantity = _made(s, at, whole.last, whole.entry.value, "numeral.ru.half_word")
        quantity.unit = whole.entry.get("unit")
        quantity.unit_kind = "" if quantity.unit is None else "currency" if whole.entry.get("currency") else "unit"
        quantity.scaled(whole.entry.get("factor", 1.0))
        return quantity
    half = s.at("half", at) or s.at("fraction", at)
    if half is None or (half.entry.kind == "fraction" and _of_a(s, half.last + 1, "scale") is None):
        return None
    nxt = half.last + 1
    while nxt < len(s.words) and (s.at("the", nxt) or s.at("of_whole", nxt)):
        nxt += 1
    scale = s.at("scale", nxt)
    unit = s.at("unit", nxt)
    if scale is not None:
        quantity = _made(s, at, scale.last, half.entry.value * scale.entry.value, "numeral.any.half_of_scale")
        quantity.scale = scale.entry.value
        return quantity
    if (
        unit is not None
        and s.lexicon.language == "ru"
        and nxt == half.last + 1
        and s.upto("and_half", half.last) is None
    ):
        return _made(s, at, half.last, half.entry.value, "numeral.ru.half_of_unit")
    if (
        unit is not None
        and nxt > half.last + 1
        and not s.at("of_whole", half.last + 1)
        and unit.entry.value != "percent"
    ):
        return _made(s, at, nxt - 1, half.entry.value, "numeral.any.half_of_unit")
    return None


def _fraction(s: Sentence, at: int) -> Quantity | None:
    """ "a third", "две трети", "half of": percent of a whole."""
    part = _slashed(s, at) if s.at("of_whole", at + 1) and s.upto("label", at - 1) is None else None
    if part is not None and s.lexicon.language == "en":
        quantity = Quantity(at, at, float(f"{part * 100:.15g}"), "numeral.any.slashed")
        quantity.form, quantity.unit, quantity.unit_kind = "fraction", "percent", "unit"
        return quantity
    cue = s.at("fraction", at)
    if cue is not None and (unit := _of_a(s, cue.last + 1, "unit", "currency")) is not None:
        return _made(s, at, unit - 1, cue.entry.value, "numeral.any.half_of_unit")
    if cue is not None and _of_a(s, cue.last + 1, "time_unit") is not None:
        return None  # "a quarter of an hour"
    if cue is None or s.at("scale", cue.last + 1) or s.at("span_unit", cue.last + 1) or s.at("time_unit", cue.last + 1):
        return None
    if _is_half_past(s, cue) or (s.words[at].kind == "x" and not _parts_of(s, cue.last + 1)):
        return None
    if cue.first == cue.last and not _fraction_stands_alone(s, at, cue.last):
        return None
    several = s.words[cue.last].key.endswith("s")
    ordinal = not several and not cue.entry.get("each") and not _ends_fraction(s, cue.last + 1)
    if s.lexicon.language == "en" and ordinal:
        return None
    if (multiple := s.at("multiple", at)) is not None and multiple.last > cue.last:
        return None  # "half as much again"
    if s.at("half_as", cue.first) is not None:
        return _half_as_much(at, cue)
    value = float(f"{cue.entry.value * 100:.15g}")
    quantity = Quantity(at, cue.last, value, cue.entry.rule)
    quantity.form, quantity.unit, quantity.unit_kind = "fraction", "percent", "unit"
    return quantity


def _one_in(s: Sentence, at: int) -> Quantity | None:
    """ "three in ten", "six in every ten", "9 out of 10": so many percent of a whole, not two counts."""
    part = _small(s, at)
    link = s.at("in_every", part[1] + 1) if part is not None else None
    whole = _whole_of(s, link.last + 1) if link is not None else None
    if part is None or link is None or whole is None:
        return None
    count, (of, last) = part[0], whole
    spelled = all(s.words[i].kind == "w" for i in (at, last)) or link.entry.get("every") or of in _TENS
    if not 0 < count < of <= _ONE_IN or count % 1 or of % 1 or not spelled or _is_more_than_a_count(s, last + 1):
        return None
    if link.entry.get("counts") and of not in _TENS:
        return None  # "three out of seven bids" counts bids
    quantity = Quantity(at, last, float(f"{count / of * 100:.15g}"), "share.en.one_in")
    quantity.form, quantity.unit, quantity.unit_kind = "fraction", "percent", "unit"
    return quantity


def _whole_of(s: Sentence, at: int) -> tuple[float, int] | None:
    """ "ten", "every hundred", "a thousand" behind "one in"."""
    scale = s.at("scale", at + 1) if s.at("indefinite", at) else s.at("scale", at)
    return (scale.entry.value, scale.last) if scale is not None else _small(s, at)


def _is_more_than_a_count(s: Sentence, at: int) -> bool:
    """ "two in three years", "one in 10 thousand": the second number has a scale or a unit of its own."""
    return any(s.at(kind, at) for kind in ("scale", "time_unit", "unit", "currency", "clock", "ordinal_suffix")) or (
        s.is_sign(at, "-–%") and s.glued(at)
    )


def _of_a(s: Sentence, at: int, *kinds: str) -> int | None:
    """Return where the unit stands in "of a percentage point", "of a tonne", or None."""
    of = s.at("of_whole", at)
    if of is None or s.at("indefinite", of.last + 1) is None:
        return None
    return of.last + 2 if any(s.at(kind, of.last + 2) for kind in kinds) else None


def _parts_of(s: Sentence, at: int) -> bool:
    """ "2/3 голосов", but not "дом 2/3"."""
    form = analyse_ru(s.words[at].key) if at < len(s.words) and s.words[at].kind == "w" else None
    return form is not None and form.genitive and "stop" not in s.words[at].entries


def _is_half_past(s: Sentence, cue: Cue) -> bool:
    """ "в половине шестого" is a time of the day."""
    nxt = cue.last + 1
    if s.lexicon.language != "ru" or nxt >= len(s.words) or s.upto("clock_before", cue.first - 1) is None:
        return False
    return s.words[nxt].kind == "w" and analyse_ru(s.words[nxt].key).ordinal


def _half_as_much(at: int, cue: Cue) -> Quantity:
    """ "half as much" is half the multiple: 2, down."""
    quantity = Quantity(at, cue.last, 2.0, "multiple.en.half_as_much")
    quantity.form, quantity.unit, quantity.unit_kind = "multiple", "multiple", "unit"
    quantity.direction = Direction.DOWN
    return quantity


def _ends_fraction(s: Sentence, at: int) -> bool:
    """ "a third of", "by a third,", "a quarter more": a noun behind "a third" makes it an ordinal."""
    if at >= len(s.words) or s.words[at].kind != "w":
        return not (s.is_sign(at, "-") and s.glued(at))
    return "stop" in s.words[at].entries or any(
        s.at(kind, at) for kind in ("compared", "change", "change_noun", "bound_after")
    )


def _fraction_stands_alone(s: Sentence, at: int, last: int) -> bool:
    """Whether one word is a fraction here: "by half", "half of", "на треть", not "the third" or "in the quarter"."""
    if s.lexicon.language == "ru":
        return True
    if s.words[at].entries["fraction"].name == "half":
        following = s.words[last + 1].key if last + 1 < len(s.words) else ""
        return bool(s.upto("by", at - 1) or s.at("of_whole", last + 1) or s.at("the", last + 1) or following == "as")
    return bool(s.upto("by", at - 1) is not None and s.at("the", at) is None)


def _multiple(s: Sentence, at: int) -> Quantity | None:
    """ "doubled", "twofold", "вдвое"."""
    cue = s.at("multiple", at)
    if cue is None or (cue.entry.get("occasions") and not _compares(s, cue.last + 1)):
        return None
    quantity = Quantity(at, cue.last, float(cue.entry.value), cue.entry.rule)
    quantity.form, quantity.unit, quantity.unit_kind = "multiple", "multiple", "unit"
    quantity.change_cue = cue
    return quantity


def _compares(s: Sentence, at: int) -> bool:
    """ "twice as much", "twice the level", not "met twice"."""
    if s.nearest_before("change", at, 4) is not None or s.nearest_before("change_noun", at, 4) is not None:
        return True
    if s.at("as_say", at) is not None and at + 1 < len(s.words) and s.words[at + 1].capital:
        return False  # "scored twice as United won"
    return any(s.at(kind, at) for kind in ("compared", "the", "as_say", "relative_pronoun", "change_noun"))


def _pair(s: Sentence, at: int) -> Quantity | None:
    """ "пара десятков", "пару тысяч": two of a round number; "пара валют" is none."""
    cue = s.at("pair", at)
    if cue is None:
        return None
    round_number = s.at("vague", cue.last + 1) or s.at("scale", cue.last + 1)
    if round_number is None:
        return None
    scale, last = round_number.entry.value, round_number.last
    further = s.at("scale", last + 1)
    quantity = _made(s, at, further.last if further else last, cue.entry.value * scale, "numeral.ru.pair")
    if further is not None:
        quantity.scaled(further.entry.value)
    quantity.raw, quantity.scale = cue.entry.value, quantity.value / cue.entry.value
    return quantity


def _inverted(s: Sentence, at: int) -> Quantity | None:
    """ "сотни две", "тысяч пятьдесят", "миллиона полтора": a round word before its own count makes it a guess."""
    cue = s.at("vague", at) or s.at("scale", at)
    if cue is None or s.lexicon.language != "ru" or s.words[at].kind != "w" or len(s.words[at].key) < 5:
        return None
    if at > 0 and (s.words[at - 1].number is not None or s.at("vague", at - 1) or s.at("scale", at - 1)):
        return None
    small = _small(s, cue.last + 1) if s.words[min(cue.last + 1, len(s.words) - 1)].kind == "w" else None
    if small is None or not 1 < small[0] < 1000:
        return None
    few, many = small[0] < 5, small[0] >= 5
    readings = nouns_ru(s.words[at].key)
    if not any((noun.few and few and not noun.many) or (noun.many and many) for noun in readings):
        return None
    if s.at("scale", small[1] + 1) is not None or s.at("vague", small[1] + 1) is not None:
        return None
    quantity = _made(s, at, small[1], small[0] * cue.entry.value, "numeral.ru.inverted")
    quantity.raw, quantity.scale, quantity.bound = small[0], cue.entry.value, Bound.ABOUT
    return quantity


def _vague(s: Sentence, at: int) -> Quantity | None:
    """ "dozens of companies", "hundreds of thousands", "сотни тысяч"."""
    cue = s.at("vague", at)
    if cue is None:
        return None
    value, last, nxt = cue.entry.value, cue.last, cue.last + 1
    if _begins_sum(s, at, nxt, value):
        return None
    if s.at("of_whole", nxt):
        nxt += 1
    second = s.at("vague", nxt) or s.at("scale", nxt)
    if second is not None:
        value, last = (10 if cue.entry.name == "dozens" else value) * second.entry.value, second.last
    quantity = _made(s, at, last, value, cue.entry.rule)
    quantity.form = "vague"
    return quantity


def _begins_sum(s: Sentence, at: int, nxt: int, value: float) -> bool:
    """ "до тысячи двухсот": a sum, and no thousands."""
    if s.lexicon.language != "ru" or nxt >= len(s.words) or s.words[nxt].kind != "w":
        return False
    return s.at("scale", at) is not None and 10 <= (s.words[nxt].number or 0) < value


# --- numbers -----------------------------------------------------------------------------------------------------


def _made(s: Sentence, first: int, last: int, value: float, rule: str) -> Quantity:
    before = first - 1
    if before >= 0 and s.words[first].number is None and s.at("indefinite", before) is not None:
        first = before
    return Quantity(first, last, float(f"{value:.15g}"), rule)


def _number(s: Sentence, at: int) -> Quantity | None:
    """Read a sum of parts, each with a smaller scale than the one before: "9 million 800 thousand", "3 тыс. 194"."""
    part = _part(s, at)
    if part is None:
        return _dozen(s, at)
    raw, scale, last = part
    total, smallest, words = raw * scale, scale, s.words[at].kind == "w"
    while smallest > 1:
        nxt = last + 1
        if words and s.at("joiner_and", nxt):
            nxt += 1
        following = _part(s, nxt)
        if following is None or following[1] >= smallest or following[0] * following[1] >= smallest or _is_year(s, nxt):
            break
        if following[1] == 1.0 and s.at("dash", nxt + 1):
            break
        total, smallest, last = total + following[0] * following[1], following[1], following[2]
    if total < 1 and (unit := _of_a(s, last + 1, "unit", "currency")) is not None:
        last = unit - 1  # "0.75 of a percentage point"
    quantity = _made(s, at, last, total, "numeral.any.words" if words else "numeral.any.digits")
    quantity.raw, quantity.scale = raw, scale
    _with_half(s, quantity)
    return quantity


def _part(s: Sentence, at: int) -> tuple[float, float, int] | None:
    """Return (number, scale, last token) of digits or words with their scale."""
    small = _small(s, at)
    if small is None:
        bare = s.at("scale", at)
        if bare is None or not _bare_scale(s, at):
            return None
        return 1.0, *_scales(s, at - 1)
    value, last = small
    scale, end = _scales(s, last)
    if end == last and (excess := s.at("bound_after", last + 1)) is not None and s.lexicon.language == "ru":
        beyond, behind = _scales(s, excess.last)  # "20 с лишним миллионов"
        if beyond > 1:
            scale, end = beyond, behind
    return value, scale, end


def _bare_scale(s: Sentence, at: int) -> bool:
    word = s.words[at]
    if s.lexicon.language == "ru":
        return len(word.key) > 5 and (at == 0 or s.words[at - 1].number is None)
    return at > 0 and s.words[at - 1].key in ("a", "per") and len(word.key) > 3


def _scales(s: Sentence, last: int) -> tuple[float, int]:
    """Return the product of the scales behind a token ("hundred thousand", "-million") and their last token."""
    scale = 1.0
    while True:
        nxt = last + 1
        if s.is_sign(nxt, "-") and s.glued(nxt) and s.at("scale", nxt + 1) and s.glued(nxt + 1):
            nxt += 1
        cue = s.at("scale", nxt)
        if cue is None or (scale > 1 and cue.entry.value < 1e3):
            return scale, last
        scale, last = scale * cue.entry.value, cue.last
        if (
            s.is_sign(last + 1, ".")
            and s.glued(last + 1)
            and len(s.words[last].text) <= 4
            and (last + 2 < len(s.words) or s.words[last].key in s.lexicon.dotted)
        ):
            last += 1


def _small(s: Sentence, at: int) -> tuple[float, int] | None:
    """Return the value and last token of digits or of number words below a thousand."""
    if at < len(s.words) and (sign := s.at("slashed", at)) is not None:
        return float(sign.entry.value), at
    if at >= len(s.words) or s.words[at].number is None:
        return None
    word = s.words[at]
    if word.kind == "n":
        part = _slashed(s, at + 1) if _may_be_mixed(s, at) else None
        return (float(word.number or 0.0) + part, at + 1) if part is not None else (float(word.number or 0.0), at)
    total, last, magnitude = word.number or 0.0, at, _magnitude(word.number or 0.0)
    if (decimal := _spoken_decimal(s, at)) is not None:
        return decimal
    while True:
        nxt = last + 1
        if s.is_sign(nxt, "-") and s.glued(nxt):
            nxt += 1
        hundred = s.at("scale", nxt)
        if hundred is not None and hundred.entry.value == 100 and total < 100:
            total, last, magnitude = total * 100, hundred.last, 100
            if s.at("joiner_and", last + 1) and last + 2 < len(s.words) and s.words[last + 2].number is not None:
                last += 1
            continue
        if (decimal := _spoken_decimal(s, last)) is not None:
            return total + decimal[0] - (s.words[last].number or 0.0), decimal[1]
        number = s.words[nxt].number if nxt < len(s.words) and s.words[nxt].kind == "w" else None
        if number is None or number >= magnitude or _magnitude(number) >= magnitude or number == 0 or number % 1:
            return total, last
        total, last, magnitude = total + number, nxt, _magnitude(number)


def _may_be_mixed(s: Sentence, at: int) -> bool:
    """ "7 5/8", "3½", not "75/8"."""
    return (s.words[at].number or 0.0) % 1 == 0 and (not s.glued(at + 1) or s.at("slashed", at + 1) is not None)


def _slashed(s: Sentence, at: int) -> float | None:
    """Return the value of "5/8", "1/3", "¾"; other pairs are dates, seasons and names."""
    if (sign := s.at("slashed", at)) is not None:
        return float(sign.entry.value)
    above, stroke, below = s.words[at].text.partition("/") if at < len(s.words) else ("", "", "")
    if not stroke or not above.isdigit() or not below.isdigit() or int(below) not in _SLASHED:
        return None
    return int(above) / int(below) if 0 < int(above) < int(below) else None


def _spoken_decimal(s: Sentence, at: int) -> tuple[float, int] | None:
    """ "six point eight", "двенадцать целых и три десятых"."""
    point = s.at("decimal_point", at + 1)
    behind = _small(s, point.last + 1) if point is not None else None
    if behind is None:
        return None
    value, last = behind
    whole, part = s.words[at].number or 0.0, s.at("decimal_part", last + 1)
    if part is not None:
        return float(f"{whole + value * part.entry.value:.15g}"), part.last
    return (whole + value / 10, last) if 0 <= value < 10 else None


def _magnitude(value: float) -> float:
    return 100 if value >= 100 else 10 if value >= 20 else 1


def _dozen(s: Sentence, at: int) -> Quantity | None:
    cue = s.at("dozen", at)
    return None if cue is None else _made(s, at, cue.last, cue.entry.value, cue.entry.rule)


def _with_half(s: Sentence, quantity: Quantity) -> None:
    """ "two and a half million", "a million and a half", "два с половиной", "2½"."""
    cue = s.at("and_half", quantity.last + 1)
    if cue is None:
        return
    part = cue.entry.value
    scale, last = _scales(s, cue.last)
    if scale > 1:
        quantity.raw += part
        quantity.value = quantity.low = quantity.high = quantity.raw * scale
        quantity.scale = scale
    else:
        quantity.scaled(1 + part / (quantity.value / quantity.scale))
    quantity.last = quantity.number_last = last


# --- what is no quantity ---------------------------------------------------------------------------------------


def _is_year(s: Sentence, at: int) -> bool:
    word = s.words[at]
    return word.kind == "n" and len(word.text) == 4 and word.number in _YEAR_LIKE


def _is_none(s: Sentence, quantity: Quantity) -> bool:
    first, last = quantity.first, quantity.last
    if quantity.form != "number":
        return False
    return (
        _is_ordinal(s, last)
        or _is_clock(s, first, last)
        or _is_bare_year(s, first, last)
        or _is_attached(s, first, last)
        or _is_enumeration(s, first, last)
        or _is_code(s, first, last)
        or _is_old_date(s, last)
        or _is_coordinate(s, last)
    )


def _is_ordinal(s: Sentence, last: int) -> bool:
    if s.words[last].kind == "w" and s.lexicon.language == "ru" and _magnitude(s.words[last].number or 0.0) >= 10:
        nxt = last + 1  # "двадцать пятого августа", "сорок восьмой форум"
        return nxt < len(s.words) and s.words[nxt].kind == "w" and analyse_ru(s.words[nxt].key).ordinal
    nxt = last + 1
    hyphen = s.is_sign(nxt, "-") and s.glued(nxt)
    nxt += hyphen
    if nxt >= len(s.words) or not s.glued(nxt) or s.at("ordinal_suffix", nxt) is None:
        return False
    small = hyphen and s.lexicon.language == "ru" and (s.words[last].number or 0) < _ORDINAL_METRES
    return s.at("unit", nxt) is None or small  # "на 1-м канале", but "100-м дорожка"


def _is_clock(s: Sentence, first: int, last: int) -> bool:
    cue = s.at("clock", last + 1)
    if cue is None or (s.words[last].number or 0) > 24:
        return False
    # "двух часов" lasts, "до 22 часов" is a time of the day.
    return s.at("time_unit", cue.first) is None or cue.last > cue.first or s.upto("clock_before", first - 1) is not None


def _is_bare_year(s: Sentence, first: int, last: int) -> bool:
    if first != last or not _is_year(s, first):
        return False
    if first and "currency" in s.words[first - 1].entries:
        return False
    if last + 1 >= len(s.words):
        return True
    entries = s.words[last + 1].entries
    return not any(kind in entries for kind in ("unit", "currency", "person"))


def _is_attached(s: Sentence, first: int, last: int) -> bool:
    """Letters that touch the digits and are neither scale nor unit make a name: "5G", "3D"."""
    nxt = last + 1
    if nxt >= len(s.words) or not s.glued(nxt):
        return False
    word = s.words[nxt]
    if word.kind == "w" and s.words[last].kind == "n":
        return not any(kind in word.entries for kind in ("unit", "currency", "money_scale", "time_unit", "fold"))
    return word.kind == "x" and "unit" not in word.entries


def _is_enumeration(s: Sentence, first: int, last: int) -> bool:
    """ "1. Exports", "2) Imports" at the head of a sentence; "1) январь; 2) февраль" anywhere in it."""
    if first == last and s.words[first].kind == "n" and s.is_sign(last + 1, ")") and s.glued(last + 1):
        opened = [i for i in range(max(first - _BRACKET_REACH, 0), first) if s.words[i].text in "()"]
        heads = (first == 0 or s.words[first - 1].kind == "s" or s.at("conj", first - 1) is not None) and (
            last + 2 < len(s.words) and s.words[last + 2].kind == "w"
        )
        if heads and (not opened or s.words[opened[-1]].text == ")"):
            return True
    return (
        first == 0
        and last == 0
        and s.words[0].kind == "n"
        and last + 1 < len(s.words)
        and s.words[1].text in ".)"
        and s.glued(1)
    )


def _is_sum(s: Sentence, at: int) -> bool:
    """ "the 5+2 format": a plus between two numbers that touch it."""
    joined = 0 < at < len(s.words) - 1 and s.is_sign(at, "+") and s.glued(at) and s.glued(at + 1)
    return joined and s.words[at - 1].kind == "n" and s.words[at + 1].kind == "n"


def _is_old_date(s: Sentence, last: int) -> bool:
    """ "1812 года": a year before 1900; so many years would be "лет"."""
    word = s.words[last]
    return (
        s.lexicon.language == "ru"
        and word.kind == "n"
        and len(word.text) == 4
        and word.text.isdigit()
        and s.at("year_word", last + 1) is not None
    )


def _is_coordinate(s: Sentence, last: int) -> bool:
    """ "53,9° с. ш.", "27°34′ в. д."."""
    for i in range(last + 1, min(last + 8, len(s.words))):
        if s.at("coordinate", i) is not None:
            return True
        if s.words[i].kind == "w":
            return False
    return False


def _is_code(s: Sentence, first: int, last: int) -> bool:
    """ "0047", "UTC+3", "'41", "9.00": shapes of codes, offsets, short years and clock times."""
    if first != last or s.words[first].kind != "n":
        return False
    text = s.words[first].text
    if (len(text) > 1 and text[0] == "0" and text.isdigit()) or _is_sum(s, first - 1) or _is_sum(s, first + 1):
        return True
    if first and s.glued(first) and s.words[first - 1].text in "+'’-" and s.words[first - 1].text:
        before = s.words[first - 2] if first > 1 and s.glued(first - 1) else None
        if before is not None and "unit" in before.entries and first > 2 and s.words[first - 3].number is not None:
            return False  # "5 mm-8 mm"
        return s.words[first - 1].text in "'’" or (
            before is not None and before.kind in "wx" and not {"currency", "number_prefix"} & before.entries.keys()
        )
    return False
