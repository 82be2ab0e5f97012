"""The taxonomy of indicators and their groups."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from indicators.parse.lexicon.resources import taxonomy


class Indicator(NamedTuple):
    """An indicator of the taxonomy: identifier, names, definition, the dimensions and measures that its claims have,
    its group, the official series that they may be held against, and the indicators that it gives way to where both
    would do: those that it is not to be confused with.
    """

    id: str
    name: str
    name_ru: str
    definition: str
    dimensions: tuple[str, ...]
    measures: tuple[str, ...]
    group: str
    series: tuple[str, ...]
    not_: tuple[str, ...]


class Group(NamedTuple):
    """A branch of the taxonomy."""

    id: str
    name: str
    name_ru: str


@cache
def indicators() -> tuple[Indicator, ...]:
    """Return the taxonomy, in the order of its file."""
    return tuple(
        Indicator(
            t["id"],
            t["name"],
            t["name_ru"],
            t["definition"],
            tuple(t["dimensions"]),
            tuple(t["measures"]),
            t["group"],
            tuple(t.get("series", ())),
            tuple(t.get("not", ())),
        )
        for t in taxonomy()["indicator"]
    )


@cache
def groups() -> tuple[Group, ...]:
    """Return the groups of the taxonomy, in the order of its file."""
    return tuple(Group(t["id"], t["name"], t["name_ru"]) for t in taxonomy()["group"])


@cache
def is_bilateral(indicator: str | None) -> bool:
    """Whether an indicator is a matter between two countries, so that a claim on it is about both."""
    return any(table["id"] == indicator and table.get("bilateral", False) for table in taxonomy()["indicator"])
