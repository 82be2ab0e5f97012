"""Denominators: "per tonne", "a year", "за тыс. кубометров", and rates quoted without their rubles."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru
from indicators.parse.nouns import counted
from indicators.parse.units.named import with_full_stop

_PER_REACH = 4
_RATE_REACH = 10
_RUBLES = ("ruble", "RUB", "BYN")
_SHORT = ("minute", "hour", "second")
_ONLY = (("time", "time_unit"), ("currency", "currency"))


def denominate(s: Sentence, q: Quantity) -> None:
    """Read what a number is "per": behind its unit, or behind the noun that is measured."""
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
    if s.lexicon.language == "en" and rate is not None and rate.entry.get("thousand") and q.unit_kind != "currency":
        return  # "completed 31 passes for 312 yards"
    found = _denominator(s, q.last + 1) or _behind_noun(s, q) or _of_each(s, q)
    if found is None:
        return
    q.per, q.last = found
    q.rules.append("per.any.denominator")
    second = _denominator(s, q.last + 1)
    if second is not None:
        q.per, q.last = f"{q.per} {second[0]}", second[1]


def _of_each(s: Sentence, q: Quantity) -> tuple[str, int] | None:
    """ "$3,000 a ticket": any thing that a price is of, where nothing but a sign or a preposition follows."""
    at, behind = q.last + 2, q.last + 3
    ends = behind >= len(s.words) or s.words[behind].kind == "s" or s.at("place_preposition", behind) is not None
    money = q.unit_kind == "currency" and s.lexicon.language == "en" and s.at("indefinite", q.last + 1) is not None
    thing = money and ends and not any(s.at(kind, at) for kind in ("person", "role", "time_unit"))
    return _denominator_noun(s, at) if thing else None


def quoted_rate(s: Sentence, q: Quantity) -> None:
    """ "опустился до 2,98 за доллар": a bare rate per foreign currency is in rubles, where no other one is named."""
    if s.lexicon.language == "ru" and q.unit is None and q.per is not None and len(q.per) == 3 and q.per.isupper():
        named = s.nearest_before("currency", q.first, _RATE_REACH)
        if named is not None and named.entry.value != q.per and named.entry.value not in _RUBLES:
            return  # "лира упала до 42,1 за доллар"
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
        return _behind_stroke(s, at + 1)
    word = s.at("per_word", at)
    if word is not None and not _is_ago(s, word.last + 1):
        return str(word.entry.value), word.last
    cue = s.at("per_cue", at)
    if cue is None:
        return None
    first = cue.last + 1
    unit = s.at("time_unit", first)
    if cue.entry.get("time") is False and unit is not None and s.lexicon.language == "ru":
        short = unit.entry.value in _SHORT and s.upto("currency", at - 1) is not None  # "15 рублей за минуту"
        return (str(unit.entry.value), unit.last) if short else None  # "за год", "на год" tell the period
    if _is_other_sense(s, cue):
        return None
    pound = s.at("currency", first)
    if pound is not None and pound.entry.get("weight") and (cue.entry.name == "each" or not _has_other(s, pound)):
        return str(pound.entry.get("weight")), pound.last  # "$3.91 a pound", "coffee at $4.30 per pound"
    found = _denominator_unit(s, first)
    if found is None and s.lexicon.language == "ru" and _is_adjective(s, first):
        found = _denominator_unit(s, first + 1)  # "за легковой автомобиль"
    if found is not None:
        return None if cue.entry.get("thousand") and not _is_round(found[0]) else found
    if (scale := s.at("scale", first)) is not None and s.lexicon.language == "en":
        return _denominator_count(s, scale)
    return _denominator_noun(s, first) if cue.entry.get("any_noun") else None


def _has_other(s: Sentence, money: Cue) -> bool:
    """ "The pound rose to 1.34 dollars per pound": whether the same money is spoken of elsewhere."""
    return any(c.entry.value == money.entry.value and c.first != money.first for c in s.all("currency"))


def _behind_stroke(s: Sentence, at: int) -> tuple[str, int] | None:
    if at + 1 < len(s.words) and s.at("currency", at) is not None and s.words[at + 1].kind == "n":
        return None  # "$7/$9"
    return _denominator_unit(s, at, signs=True)


def _is_other_sense(s: Sentence, cue: Cue) -> bool:
    """Whether what follows shows that a word which could mean "per" does not."""
    first = cue.last + 1
    numbered = s.words[min(first, len(s.words) - 1)].kind == "n"
    if s.lexicon.language == "ru" and cue.entry.get("number") is False and numbered:
        return True  # "до 44 млн тонн с 37 млн тонн" compares
    return any(cue.entry.get(f"{kind}_only") and s.at(unit, first) is None for kind, unit in _ONLY)


def _denominator_count(s: Sentence, scale: Cue) -> tuple[str, int]:
    """ "18 billion cubic metres of gas at $128 per thousand": of what has been counted before."""
    unit = next((c for c in reversed(s.all("unit")) if c.last < scale.first and c.entry.value != "percent"), None)
    count = f"{scale.entry.value:.12g}"
    return (count if unit is None else f"{count} {unit.entry.value}"), scale.last


def _is_round(denominator: str) -> bool:
    """ "$127 for 1,000 cubic metres" has a denominator, "a loan for 8 years" has none."""
    count = denominator.partition(" ")[0]
    return count.isdigit() and int(count) >= 100


def _is_ago(s: Sentence, at: int) -> bool:
    """ "$8 a year ago" has no denominator."""
    cue = s.at("ago", at)
    if cue is None or cue.entry.name != "ago":
        return False
    followed = cue.last + 1 < len(s.words) and s.words[cue.last + 1].kind == "w"
    return not (followed and s.at("until", at) is not None)  # "6,200 zlotys a month before tax"


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
            if value == "percent":
                return None  # "92.4% / 90.1%"
            if s.lexicon.language == "ru" and f"{count:.0f}".strip("0") != "1":
                return None  # "сеянцев на 9,1 тыс. га": two quantities
            if kind == "time_unit" and count != 1 and s.lexicon.language == "ru":
                return None  # "на пять лет", "за пять лет" tell how long
            count *= cue.entry.get("factor", 1.0) if kind == "unit" else 1.0
            last = with_full_stop(s, cue.last)
            amount = last + 1 < len(s.words) and s.words[last + 1].kind == "n" and s.words[last + 1].text != "1"
            if kind == "currency" and s.lexicon.language == "ru" and not s.words[cue.last].text.isalpha() and amount:
                return None  # "23 проекта на $78 млн"
            one = kind == "currency" and s.glued(last + 1) and last + 1 < len(s.words) and s.words[last + 1].text == "1"
            return (value if count == 1 else f"{count:.12g} {value}"), last + one  # "руб./$1"
    return None
