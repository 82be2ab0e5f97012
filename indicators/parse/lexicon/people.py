"""Known actors and roles, entered into a lexicon under every name and title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from indicators.parse.lexicon.compiled import Lexicon
from indicators.parse.lexicon.entries import Cue, Entry

_SOFT = ("й", "я")  # Андрей, Андрея
_BODIES = ("government", "bank", "statistics")  # "the finance ministry": whose it is, the text tells


def _cased(alias: list[str]) -> tuple[str, ...]:
    """Return how each word of an alias must be written: "upper", "capital" or "" for either."""
    return tuple("upper" if w.isupper() and len(w) > 1 else "capital" if w[:1].isupper() else "" for w in alias)


def _inflected(lexicon: Lexicon, alias: list[str]) -> list[list[str]]:
    """Return the stems under which a Russian name is found: "Песков" and "Пескова", "Андрей" and "Андрея" do not share
    one.
    """
    variants: list[list[str]] = [[]]
    for text in alias:
        key = lexicon.key(text)
        if not key[:1].isalpha() or text.isupper():
            keys = [key]
        else:
            oblique = key[:-1] + _SOFT[1] if key.endswith(_SOFT[0]) else key
            oblique = key + lexicon.oblique if key[-1:] not in lexicon.vowels else oblique
            keys = sorted({lexicon.stem(key), lexicon.stem(oblique)})
        variants = [[*v, k] for v in variants for k in keys]
    return variants[:8]


def _spelled(lexicon: Lexicon, aliases: tuple[str, ...]) -> Iterator[str]:
    """Yield the names of a person with the first name in each of its spellings: "Yuri", "Yury", "Yuriy"."""
    for alias in dict.fromkeys(aliases):
        first, _, rest = alias.partition(" ")
        group = lexicon.spellings.get(first, ()) if rest else ()
        yield from (f"{name} {rest}" for name in group or (first,)) if rest else (alias,)


def add_actors(lexicon: Lexicon, actors: list[dict[str, Any]]) -> None:
    """Enter every name of the known actors, in the language of the lexicon."""
    fields = ("en",) if lexicon.language == "en" else ("ru", "be")
    by_alias: dict[str, list[dict[str, Any]]] = {}
    for actor in actors:
        own = (actor["name"],) if lexicon.language == "en" else (actor["name_ru"], *_latin(actor))
        aliases = (*own, *(a for f in fields for a in actor.get(f, ())))
        for alias in _spelled(lexicon, aliases) if actor["kind"] == "person" else aliases:
            known = by_alias.setdefault(alias, [])
            if actor not in known:
                known.append(actor)
    for alias, owners in by_alias.items():
        words = lexicon.split(alias)
        entry = Entry("actor", lexicon.language, {"name": "known", "actors": owners, "cased": _cased(words)})
        patterns = [[lexicon.key(w) for w in words]] if lexicon.language == "en" else _inflected(lexicon, words)
        for keys in patterns:
            lexicon.insert(entry, keys)
        if lexicon.language == "en" and len(words) > 1 and any(a["kind"] in _BODIES for a in owners):
            body = Entry("body", "en", {"name": "lower_case", "actors": owners, "lower": True})
            lexicon.insert(body, patterns[0])


def _latin(actor: dict[str, Any]) -> tuple[str, ...]:
    """Return the names of a body that Russian texts leave in Latin letters: "агентство Fitch", "банк JPMorgan"."""
    if actor["kind"] in ("person", "government"):
        return ()
    names = (actor["name"], *actor.get("en", ()))
    return tuple(name for name in names if name[:1].isupper() and " " not in name)


def add_roles(lexicon: Lexicon, roles: list[dict[str, Any]]) -> None:
    """Enter the titles of offices, in the language of the lexicon."""
    english = lexicon.language == "en"
    by_title: dict[str, list[dict[str, Any]]] = {}
    for role in roles:
        for title in role.get("titles_en" if english else "titles_ru", ()):
            by_title.setdefault(title, []).append(role)
    for title, owners in by_title.items():
        entry = Entry("role", lexicon.language, {"name": "office", "roles": owners})
        lexicon.add(entry, [title], by_stem=not english)


def people_of_cue(cue: Cue) -> list[dict[str, Any]]:
    """Return the people among the actors whom a cue of the kind "actor" can mean."""
    return [actor for actor in cue.entry.data["actors"] if actor["kind"] == "person"]
