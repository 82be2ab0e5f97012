"""Units in words: CLDR's names for those that it knows, ours for the few that it does not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.numbers import format_decimal, list_currencies
from babel.units import format_unit

from indicators.i18n import N_, _, locale, ngettext, pgettext, spoken

SUFFIXES: Mapping[str, str] = {
    "percent": N_("{number}%"),
    "percentage_point": N_("{number} pp"),
    "basis_point": N_("{number} bp"),
    "multiple": N_("{number}×"),
}
# Those in official series for which CLDR has no words.
_OWN = frozenset({"person", "vote", "ballot", "international_dollar"})
# What stands behind a number after "per"; other denominators are named as units.
_PER: Mapping[str, str] = {
    "year": N_("a year"),
    "month": N_("a month"),
    "week": N_("a week"),
    "day": N_("a day"),
    "hour": N_("an hour"),
    "minute": N_("a minute"),
    "person": N_("per person"),
    "tonne": N_("per tonne"),
    "barrel": N_("per barrel"),
    "litre": N_("per litre"),
    "kilowatt_hour": N_("per kilowatt-hour"),
    "1000 cubic_metre": N_("per 1,000 cubic metres"),
}
# English spelling is that of the table's unit names.
_LOCALES = {"en": "en_GB"}
_SPELLING = (("metre", "meter"), ("litre", "liter"), ("degree_celsius", "celsius"), ("_", "-"))
# Russian splits thousands with a no-break space, and stands one before the unit too.
_DIGITS = re.compile(r"\d(?:[\d.,\u00a0\u202f]*\d)?")
# A unit, with the number of them if it is not one.
_DENOMINATORS = re.compile(r"(?:\d+ )?\S+")
# A number with a scale word takes the form of many: 1.5 million tonnes, 1,5 млн тонн.
MANY = 5.0


@cache
def currencies() -> frozenset[str]:
    """Return the ISO 4217 codes that there are or were."""
    return frozenset(list_currencies())


@cache
def _units(language: str) -> tuple[Locale, Mapping[str, str]]:
    of = Locale.parse(_LOCALES.get(language, language))
    return of, {str(key).partition("-")[2]: str(key) for key in of.unit_display_names}


def _cldr(unit: str) -> str | None:
    for ours, theirs in _SPELLING:
        unit = unit.replace(ours, theirs)
    return _units(spoken())[1].get(unit)


def is_counted(unit: str | None) -> bool:
    """Return whether a unit is the noun of counted things, as an article has it, and none that has a name here."""
    return bool(unit) and unit not in SUFFIXES and unit != "person" and not _is_measured(str(unit))


def _is_measured(unit: str) -> bool:
    return unit in currencies() or _cldr(unit) is not None


def counted(number: str, unit: str, amount: float) -> str:
    """Return a number that is in words already with its unit, in the form that ``amount`` asks for."""
    if unit in _OWN:
        return _own(unit, _whole(amount)).format(number=number)
    key = _cldr(unit)
    if key is None:
        return f"{number} {_spelled(unit, amount != 1)}"
    written = format_unit(amount, key, "long", locale=_units(spoken())[0])
    return _DIGITS.sub(lambda _match: number, written, count=1)


def _own(unit: str, amount: int) -> str:
    """Return the words for a unit that CLDR does not know."""
    if unit == "vote":
        return ngettext("{number} vote", "{number} votes", amount)
    if unit == "ballot":
        return ngettext("{number} ballot", "{number} ballots", amount)
    if unit == "international_dollar":
        return ngettext("{number} international dollar", "{number} international dollars", amount)
    return ngettext("{number} person", "{number} people", amount)


def _whole(amount: float) -> int:
    # gettext counts in whole numbers; of a part there are many, in both languages.
    return int(amount) if amount == int(amount) else int(MANY)


def unit_name(unit: str | None, *, plural: bool = False) -> str:
    """Return a unit in words: ``cubic_metre`` -> ``cubic metres``; currencies and words not in Latin letters stay."""
    if not unit or unit in currencies():
        return unit or ""
    if unit in SUFFIXES:
        return _(SUFFIXES[unit]).format(number="").strip()
    return counted("", unit, MANY if plural else 1.0).strip()


def axis_unit(unit: str | None, per: str | None) -> str:
    """Return the unit and the denominator of an axis: ``USD per 1,000 cubic metres``."""
    return " ".join(filter(None, [unit_name(unit, plural=True), per and per_name(per)]))


def _spelled(unit: str, plural: bool) -> str:
    name = unit.replace("_", " ")
    if not plural or not name.isascii() or not name[-1].isalpha():
        return name
    return f"{name[:-1]}ies" if name.endswith("y") and name[-2:-1] not in "aeiou" else f"{name}s"


def per_name(per: str) -> str:
    """Return a denominator in words, with what joins it to the number: ``per tonne``, ``a year``.

    Of several, as in the price of carrying gas (``1000 cubic_metre 100 kilometre``), each is named.
    """
    first, *others = _DENOMINATORS.findall(per) or [per]
    return " ".join([_denominator(first), *(_denominator(other, further=True) for other in others)])


def _denominator(per: str, *, further: bool = False) -> str:
    if per in _PER:
        return _(_PER[per])
    amount, _space, unit = per.rpartition(" ")
    name = counted(_amount(amount), unit, MANY) if amount else unit_name(unit)
    words = pgettext("further denominator", "per {unit}") if further else pgettext("denominator", "per {unit}")
    return words.format(unit=name)


def _amount(digits: str) -> str:
    return str(format_decimal(digits, locale=locale())) if digits.isdecimal() else digits
