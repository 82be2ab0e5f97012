"""The names of what identifiers stand for, in the language of the interface."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.core import get_global

from indicators.i18n import N_, _, locale, spoken
from indicators.model import Attribution, Measure, Modality, Verdict
from indicators.parse.lexicon import groups, indicators
from indicators.parse.lexicon.resources import actors

_MEASURES: Mapping[str, str] = {
    Measure.LEVEL: N_("level"),
    Measure.CHANGE: N_("change"),
    Measure.SHARE: N_("share"),
    Measure.MULTIPLE: N_("multiple"),
}
_MODALITIES: Mapping[str, str] = {
    Modality.ACTUAL: N_("actual"),
    Modality.FORECAST: N_("forecast"),
    Modality.PLAN: N_("plan"),
    Modality.CONDITIONAL: N_("conditional"),
}
_ATTRIBUTIONS: Mapping[str, str] = {
    Attribution.DIRECT: N_("quoted words"),
    Attribution.INDIRECT: N_("reported speech"),
    Attribution.PUBLISHER: N_("the publisher's own words"),
}
_VERDICTS: Mapping[str, str] = {
    Verdict.CONSISTENT: N_("consistent"),
    Verdict.DIFFERS: N_("differs"),
    Verdict.NOT_COMPARABLE: N_("not comparable"),
}


@cache
def _indicators(language: str) -> Mapping[str, str]:
    return {one.id: one.name_ru if language == "ru" else one.name for one in indicators()}


def indicator_names() -> Mapping[str, str]:
    """Return the name of every indicator by its id, in the order of ``indicators.toml``."""
    return _indicators(spoken())


def indicator_name(indicator: str | None) -> str:
    """Return an indicator's name, its id where it is in no list, or what to call the lack of one."""
    return _("Other numbers") if indicator is None else indicator_names().get(indicator, indicator)


def group_names() -> Mapping[str, str]:
    """Return the name of every group of indicators by its id, in the order of ``indicators.toml``."""
    return {one.id: one.name_ru if spoken() == "ru" else one.name for one in groups()}


@cache
def _actors() -> Mapping[str, str]:
    persons, _roles = actors()
    return {one["name"]: one["name_ru"] for one in persons if "name_ru" in one}


def actor_name(name: str) -> str:
    """Return a speaker's name; one that is in no list stays as it was written."""
    return _actors().get(name, name) if spoken() == "ru" else name


@cache
def _territories() -> Mapping[str, str]:
    # CLDR lists the three-letter codes as aliases of the two-letter ones, by which it names countries.
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    return {code: two[0] for code, two in aliases.items() if len(code) == 3 and code.isalpha()}


def country_name(code: str) -> str:
    """Return the name of an ISO 3166 alpha-3 code, or the code where it is unknown."""
    return str(locale().territories.get(_territories().get(code, ""), code))


def language_name(code: str) -> str:
    """Return the name of an ISO 639-1 code, or the code where it is unknown."""
    return _language_name(code, locale())


@cache
def _language_name(code: str, of: Locale) -> str:
    return str(of.languages.get(code, code))


def measure_name(measure: str) -> str:
    """Return what kind of number a claim states."""
    return _(_MEASURES.get(measure, measure))


def modality_name(modality: str) -> str:
    """Return whether a claim states a fact, an expectation, an intention or a hypothesis."""
    return _(_MODALITIES.get(modality, modality))


def attribution_name(attribution: str) -> str:
    """Return how a claim is attributed."""
    return _(_ATTRIBUTIONS.get(attribution, attribution))


def verdict_name(verdict: str) -> str:
    """Return what the official figures say of a claim."""
    return _(_VERDICTS.get(verdict, verdict))
