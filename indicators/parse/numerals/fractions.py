"""Fractions: "a third of", "half a million", "three in ten"."""

from __future__ import annotations

from indicators.model import Direction
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru
from indicators.parse.numerals.digits import read_slashed, read_small
from indicators.parse.numerals.scaled import make, unit_of_part

_ONE_IN = 1000  # "one in 800"
_TENS = (10, 100, 1000)


def read_half_of_scale(s: Sentence, at: int) -> Quantity | None:
    """ "half a million", "a quarter of a billion", "полмиллиона"."""
    whole = s.at("half_word", at)
    if whole is not None:
        quantity = make(s, at, whole.last, whole.entry.value, "numeral.ru.half_word")
        quantity.unit = whole.entry.get("unit")
        quantity.unit_kind = "" if quantity.unit is None else "currency" if whole.entry.get("currency") else "unit"
        quantity.scaled(whole.entry.get("factor", 1.0))
        return quantity
    half = s.at("half", at) or s.at("fraction", at)
    if half is None or (half.entry.kind == "fraction" and unit_of_part(s, half.last + 1, "scale") is None):
        return None
    nxt = half.last + 1
    while nxt < len(s.words) and s.opens(("the", "of_whole"), nxt):
        nxt += 1
    scale = s.at("scale", nxt)
    unit = s.at("unit", nxt)
    if scale is not None:
        quantity = make(s, at, scale.last, half.entry.value * scale.entry.value, "numeral.any.half_of_scale")
        quantity.scale = scale.entry.value
        return quantity
    if (
        unit is not None
        and s.lexicon.language == "ru"
        and nxt == half.last + 1
        and s.upto("and_half", half.last) is None
    ):
        return make(s, at, half.last, half.entry.value, "numeral.ru.half_of_unit")
    if (
        unit is not None
        and nxt > half.last + 1
        and not s.at("of_whole", half.last + 1)
        and unit.entry.value != "percent"
    ):
        return make(s, at, nxt - 1, half.entry.value, "numeral.any.half_of_unit")
    return None


def read_fraction(s: Sentence, at: int) -> Quantity | None:
    """ "a third", "две трети", "half of": percent of a whole."""
    part = read_slashed(s, at) if _is_slashed_part(s, at) else None
    if part is not None:
        quantity = Quantity(at, at, float(f"{part * 100:.15g}"), "numeral.any.slashed")
        quantity.form, quantity.unit, quantity.unit_kind = "fraction", "percent", "unit"
        return quantity
    cue = s.at("fraction", at)
    if cue is not None and (unit := unit_of_part(s, cue.last + 1, "unit", "currency")) is not None:
        return make(s, at, unit - 1, cue.entry.value, "numeral.any.half_of_unit")
    if cue is not None and unit_of_part(s, cue.last + 1, "time_unit") is not None:
        return None  # "a quarter of an hour"
    if cue is not None and s.at("cup_round", cue.last + 1) is not None:
        return None  # "вышла в 1/4 финала"
    if cue is None or s.at("scale", cue.last + 1) or s.at("span_unit", cue.last + 1) or s.at("time_unit", cue.last + 1):
        return None
    if cue.entry.get("each") and s.at("weekday", cue.last + 1) is not None:
        return None  # "every second Tuesday"
    if _is_half_past(s, cue) or _is_ordinal(s, cue) or (s.words[at].kind == "x" and not _parts_of(s, cue.last + 1)):
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


def read_one_in(s: Sentence, at: int) -> Quantity | None:
    """ "three in ten", "six in every ten", "9 out of 10": so many percent of a whole, not two counts."""
    part = read_small(s, at) if "in_every" in s.kinds else None
    link = s.at("in_every", part[1] + 1) if part is not None else None
    whole = _whole_of(s, link.last + 1) if link is not None else None
    if part is None or link is None or whole is None:
        return None
    count, (of, last) = part[0], whole
    words = all(s.words[i].kind == "w" for i in (at, last))
    if s.lexicon.language == "ru" and not words:
        return None  # "построено 7 из 10 домов"
    spelled = words or link.entry.get("every") or of in _TENS
    if not 0 < count < of <= _ONE_IN or count % 1 or of % 1 or not spelled or _is_more_than_a_count(s, last + 1):
        return None
    if link.entry.get("counts") and of not in _TENS:
        return None  # "three out of seven bids" counts bids
    quantity = Quantity(at, last, float(f"{count / of * 100:.15g}"), f"share.{s.lexicon.language}.one_in")
    quantity.form, quantity.unit, quantity.unit_kind = "fraction", "percent", "unit"
    return quantity


def _whole_of(s: Sentence, at: int) -> tuple[float, int] | None:
    """ "ten", "every hundred", "a thousand" behind "one in"."""
    scale = s.at("scale", at + 1) if s.at("indefinite", at) else s.at("scale", at)
    return (scale.entry.value, scale.last) if scale is not None else read_small(s, at)


def _is_more_than_a_count(s: Sentence, at: int) -> bool:
    """ "two in three years", "one in 10 thousand": the second number has a scale or a unit of its own."""
    return s.opens(("scale", "time_unit", "unit", "currency", "clock", "ordinal_suffix"), at) or (
        s.is_sign(at, "-–%") and s.glued(at)
    )


def _is_slashed_part(s: Sentence, at: int) -> bool:
    """ "2/3 of them", "down by 4/5", «¾ нашего сыра»."""
    if s.lexicon.language == "ru":
        bare = not s.opens(("unit", "currency", "scale", "time_unit"), at + 1)
        return s.at("slashed", at) is not None and bare and _is_whole_ru(s, at + 1)
    whole = s.at("of_whole", at + 1) or (s.upto("by", at - 1) and _ends_fraction(s, at + 1))
    return bool(whole) and s.upto("label", at - 1) is None


def _is_whole_ru(s: Sentence, at: int) -> bool:
    """«¾ нашего сыра», «⅔ населения», but not «½ стакана»: something whole, no measure of the kitchen."""
    if at >= len(s.words) or s.words[at].kind != "w" or not analyse_ru(s.words[at].key).genitive:
        return False
    named = s.at("person", at) is not None or s.words[at].stem in s.lexicon.topics
    return named or analyse_ru(s.words[at].key).pos == "ADJF"


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


def _is_ordinal(s: Sentence, cue: Cue) -> bool:
    """ "каждую третью субботу": what agrees with a noun counts places in a row."""
    nxt = cue.last + 1
    if s.lexicon.language != "ru" or cue.last > cue.first or nxt >= len(s.words) or s.words[nxt].kind != "w":
        return False
    noun = analyse_ru(s.words[nxt].key)
    return analyse_ru(s.words[cue.first].key).ordinal and noun.pos == "NOUN" and not noun.genitive


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
    return "stop" in s.words[at].entries or s.opens(("compared", "change", "change_noun", "bound_after"), at)


def _fraction_stands_alone(s: Sentence, at: int, last: int) -> bool:
    """Whether one word is a fraction here: "by half", "half of", "на треть", not "the third" or "in the quarter"."""
    if s.lexicon.language == "ru":
        return True
    if s.words[at].entries["fraction"].name == "half":
        following = s.words[last + 1].key if last + 1 < len(s.words) else ""
        return bool(s.upto("by", at - 1) or s.opens(("of_whole", "the"), last + 1) or following == "as")
    return bool(s.upto("by", at - 1) is not None and s.at("the", at) is None)
