"""Who is who: persons that a text names, and whether a speaker is the source of a series."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

_COUNTRIES = MappingProxyType({"BLR": "Belarus", "RUS": "Russia"})
_WORD = re.compile(r"\w+")
# Letters that an ending may replace or add: "Лукашенко", "Тихановской", "Lukashenko's".
_ENDING = 3


@lru_cache(maxsize=1)
def _lists() -> tuple[tuple[dict[str, Any], ...], tuple[dict[str, Any], ...]]:
    table = _words("actors.toml")
    return tuple(table["actor"]), tuple(table["role"])


def _words(name: str) -> dict[str, Any]:
    return tomllib.loads((files("indicators") / "lexicons" / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def bilateral() -> frozenset[str]:
    """Return the indicators of what goes on between two countries."""
    return frozenset(one["id"] for one in _words("indicators.toml")["indicator"] if one.get("bilateral"))


@lru_cache(maxsize=1)
def canonical() -> Mapping[str, str]:
    """Return the canonical name of each name of an actor that only one has, in small letters."""
    named: dict[str, set[str]] = {}
    for actor in _lists()[0]:
        for name in _names(actor):
            named.setdefault(name.casefold(), set()).add(actor["name"])
    return MappingProxyType({name: min(actors) for name, actors in named.items() if len(actors) == 1})


def _names(actor: Mapping[str, Any]) -> list[str]:
    lists = (actor.get(key, []) for key in ("en", "ru", "be"))
    return [actor["name"], actor.get("name_ru", actor["name"]), *(name for names in lists for name in names)]


@lru_cache(maxsize=1)
def _governments() -> Mapping[str, str]:
    """Return whose government an actor speaks for: ministries, and who held an office of the state."""
    actors, roles = _lists()
    found = {actor["name"]: actor["country"] for actor in actors if actor["kind"] == "government"}
    for role in roles:
        for holder in role.get("holders", ()):
            found.setdefault(holder["actor"], role["country"])
    return MappingProxyType(found)


def country_of(name: str) -> str | None:
    """Return the country whose government someone speaks for, if it does: ISO 3166 alpha-3."""
    return _governments().get(canonical().get(name.casefold(), name)) or None


def is_own_source(name: str, producer: str) -> bool:
    """Whether who makes a claim is who made the series: by name, or as a member of a government that did."""
    known = canonical().get(name.casefold(), name)
    if known.casefold() in _parties(producer):
        return True
    country = _COUNTRIES.get(country_of(known) or "")
    return country is not None and "government" in producer.casefold() and country in producer


@lru_cache(maxsize=256)
def _parties(producer: str) -> frozenset[str]:
    """Return the producer's name and those of its parts: "Parties to the contract (Gazprom, others)"."""
    return frozenset(part.strip().casefold() for part in (producer, *re.split(r"[(),]| and ", producer)))


class Persons:
    """Finds the one person of a list that a text names."""

    def __init__(self, persons: Iterable[str] | None = None) -> None:
        actors = {actor["name"]: actor for actor in _lists()[0] if actor["kind"] == "person"}
        self._stems: dict[str, set[str]] = {}
        for person in actors if persons is None else persons:
            for name in _names(actors.get(canonical().get(person.casefold(), person), {"name": person})):
                self._stems.setdefault(_stem(_WORD.findall(name)[-1]), set()).add(person)

    def named(self, text: str) -> set[str]:
        """Return the persons whose surname is in a text, in any case."""
        words = (word.casefold() for word in _WORD.findall(text))
        return {
            person
            for word in words
            for cut in range(_ENDING + 1)
            for person in self._stems.get(word[: len(word) - cut], ())
        }

    def only(self, text: object) -> str | None:
        """Return the person that a text names, if there is a text and it names just one."""
        found = self.named(text) if isinstance(text, str) else set()
        return found.pop() if len(found) == 1 else None


def _stem(surname: str) -> str:
    folded = surname.casefold()
    if folded.isascii() or len(folded) < 5:
        return folded
    return (
        folded[:-2] if folded[-2:] in ("ая", "ий", "ой", "ый", "ые") else folded[:-1] if folded[-1] in "аоя" else folded
    )
