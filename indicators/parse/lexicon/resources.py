"""The lexicon files of the package, read once: the only place where the parser reads any."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def read_toml(name: str) -> dict[str, Any]:
    """Return a lexicon file of the package, parsed."""
    return tomllib.loads(files("indicators.lexicons").joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def taxonomy() -> dict[str, Any]:
    """Return the tables of the taxonomy."""
    return read_toml("indicators")


@cache
def _actors_by_name() -> dict[str, dict[str, Any]]:
    return {actor["name"]: actor for actor in actors()[0]}


def actor_named(name: str) -> dict[str, Any]:
    """Return the table of the actor with a canonical name."""
    return _actors_by_name()[name]


@cache
def actors() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the tables of actors and of roles."""
    tables = read_toml("actors")
    return tables["actor"], tables["role"]
