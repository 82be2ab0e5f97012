"""Which country an actor speaks from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from indicators.parse.lexicon.resources import actors


@cache
def _countries() -> Mapping[str, str]:
    persons, _roles = actors()
    return {one["name"]: one["country"] for one in persons if one["country"]}


def actor_country(name: str | None) -> str | None:
    """Return the country of a person, body, company or medium: ISO 3166 alpha-3, or None where it is unknown."""
    return _countries().get(name or "")
