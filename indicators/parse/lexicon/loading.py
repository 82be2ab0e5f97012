"""A lexicon filled from its tables, and the countries of publishers that it knows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from indicators.parse.lexicon.compiled import Lexicon
from indicators.parse.lexicon.entries import Entry
from indicators.parse.lexicon.people import add_actors, add_roles
from indicators.parse.lexicon.resources import actors, read_toml
from indicators.parse.lexicon.topics import add_topics

_PHRASES = frozenset({"words", "stems"})  # what an entry stands under, which the look-up alone keeps


def _fill(lexicon: Lexicon, tables: Mapping[str, Any], language: str) -> None:
    lexicon.numbers.update(tables.get("numbers", {}))
    lexicon.lemmas.update(tables.get("lemmas", {}))
    lexicon.naming.update(tables.get("naming", {}))
    lexicon.spellings = {name: group for group in lexicon.naming.get("spellings", ()) for name in group}
    inflection = tables.get("inflection", {})
    lexicon.oblique = inflection.get("oblique", lexicon.oblique)
    lexicon.future = tuple(inflection.get("future", lexicon.future))
    lexicon.vowels = inflection.get("vowels", lexicon.vowels)
    lexicon.progressive = tuple(inflection.get("progressive", lexicon.progressive))
    lexicon.adjective_endings = tuple(inflection.get("adjective_endings", lexicon.adjective_endings))
    lexicon.plural_endings.update(inflection.get("plural_endings", {}))
    lexicon.verb_endings = tuple(inflection.get("verb_endings", lexicon.verb_endings))
    for kind, rows in tables.items():
        if kind == "abbreviation":
            lexicon.abbreviations.update(
                (word.lower(), row.get("maybe", False)) for row in rows for word in row["words"]
            )
            lexicon.dotted.update(word for row in rows if row.get("dotted") for word in row["words"])
        elif isinstance(rows, list):
            for row in rows:
                data = {key: value for key, value in row.items() if key not in _PHRASES}
                entry = Entry(kind, language, data | {"exact": row["words"]} if row.get("exact") else data)
                lexicon.add(entry, row.get("words", ()))
                lexicon.add(entry, row.get("stems", ()), by_stem=True)


@cache
def _countries() -> dict[str, str]:
    known: dict[str, str] = {}
    for actor in actors()[0]:
        for alias in (actor["name"], actor["name_ru"], *actor.get("en", ()), *actor.get("ru", ())):
            known.setdefault(alias.casefold(), actor["country"])
    return known


def country_of(publisher: str | None) -> str:
    """Return the ISO 3166 code of a publisher's country: of a known one, or the one that its name names; else ""."""
    if not publisher:
        return ""
    return _countries().get(publisher.casefold()) or _country_in_name(publisher)


@lru_cache(maxsize=1000)
def _country_in_name(publisher: str) -> str:
    """ "Министерство финансов Республики Беларусь", "Минская правда"."""
    lexicon = load("ru")
    here = lexicon.cues([lexicon[text] for text in lexicon.split(publisher[:200])])[0]
    codes = {cues["geo"].entry.value for cues in here if "geo" in cues}
    codes = codes or {a["country"] for cues in here if "actor" in cues for a in cues["actor"].entry.data["actors"]}
    return next(iter(codes)) if len(codes) == 1 and all(len(code) == 3 for code in codes) else ""


@cache
def load(language: str) -> Lexicon:
    """Return the compiled lexicon of ``en`` or ``ru``: signs shared by both, its own words, actors and indicators."""
    lexicon = Lexicon(language)
    _fill(lexicon, read_toml("shared"), "any")
    _fill(lexicon, read_toml(language), language)
    add_topics(lexicon)
    people, roles = actors()
    add_actors(lexicon, people)
    add_roles(lexicon, roles)
    return lexicon
