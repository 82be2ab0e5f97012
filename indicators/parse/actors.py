"""Who is it: a phrase of the text -> a known actor, by name, alias or office."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from indicators.parse.draft import Sentence
from indicators.parse.lexicon import Cue


class Speaker(NamedTuple):
    """Who speaks: canonical name, or None where unknown; where the phrase stands, in offsets; the rule that found it."""

    name: str | None
    start: int
    end: int
    rule: str


def identify(s: Sentence, first: int, last: int, rule: str, published: date | None, country: str) -> Speaker | None:
    """Return the speaker of a source phrase, or None for a pronoun (the one who spoke last)."""
    start, end = s.starts[first], s.ends[last]
    inside = [cue for cue in s.all("actor") if first <= cue.first and cue.last <= last]
    country = _country(s, first, last) or country
    people = [cue for cue in inside if _actor(cue, country)["kind"] == "person"]
    role = _role(s, first, last, published, country)
    if people:
        return Speaker(_actor(people[-1], country)["name"], start, end, rule)
    if role is not None:
        return Speaker(role, start, end, rule)
    if inside and not _has_other_head(s, first, last, inside[0]):
        return Speaker(_actor(inside[0], country)["name"], start, end, rule)
    if _is_pronoun(s, first, last):
        return None
    return Speaker(None, start, end, rule)


def _country(s: Sentence, first: int, last: int) -> str:
    return next((cue.entry.value for cue in s.all("geo") if first <= cue.first and cue.last <= last and " " not in cue.entry.value), "")


def _actor(cue: Cue, country: str) -> dict[str, Any]:
    owners: list[dict[str, Any]] = cue.entry.data["actors"]
    return next((a for a in owners if a["country"] == country), owners[0])


def _has_other_head(s: Sentence, first: int, last: int, actor: Cue) -> bool:
    """Whether a role stands before the body that it belongs to: "the head of Gazprom" is not Gazprom."""
    roles = [cue for cue in s.all("role_noun") if first <= cue.first and cue.last <= last]
    outside = [cue for cue in roles if cue.last < actor.first or cue.first > actor.last]
    capitals = [i for i in range(actor.last + 1, last + 1) if s.words[i].capital]
    return bool(outside) and (outside[0].first < actor.first or bool(capitals) or outside[-1].first > actor.last)


def _is_pronoun(s: Sentence, first: int, last: int) -> bool:
    cue = s.at("pronoun", first)
    return cue is not None and cue.last == last


def _role(s: Sentence, first: int, last: int, published: date | None, country: str) -> str | None:
    """Return who holds the office that a phrase names ("the Belarusian leader") on the day of publication."""
    for cue in s.all("role"):
        if first <= cue.first and cue.last <= last:
            holder = _holder(cue.entry.data["roles"], published, country)
            if holder is not None:
                return holder
    return None


def _holder(roles: list[dict[str, Any]], published: date | None, country: str) -> str | None:
    for role in roles:
        if role["country"] not in (country, ""):
            continue
        for held in role["holders"]:
            if published is None:
                return str(held["actor"]) if len(role["holders"]) == 1 else None
            if held["from"] <= published and ("to" not in held or published < held["to"]):
                return str(held["actor"])
    return None
