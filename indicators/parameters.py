"""Parameters of an address: their values read, and what is wrong with those that cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from indicators.i18n import _

Params = Mapping[str, str | Iterable[str]] | Iterable[tuple[str, str]]

_FLAGS: Mapping[str, bool] = {"1": True, "true": True, "0": False, "false": False}


class QueryError(ValueError):
    """A query parameter that cannot be understood; ``parameter`` is its name."""

    def __init__(self, parameter: str, problem: str) -> None:
        super().__init__(f"{parameter}: {problem}")
        self.parameter = parameter
        self.problem = problem


def pairs_of(params: Params) -> list[tuple[str, str]]:
    """Return the (name, value) pairs of parameters, one for each value."""
    items: Iterable[tuple[str, Any]] = params.items() if isinstance(params, Mapping) else params
    return [(name, v) for name, value in items for v in ([value] if isinstance(value, str) else value)]


def read_date(name: str, value: str) -> date:
    """Return the day that a parameter states. Raises QueryError for one that is none."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise QueryError(name, _("{value} is no date; write it as 2020-09-14").format(value=shown(value))) from None


def read_flag(name: str, value: str) -> bool:
    """Return whether a parameter says yes. Raises QueryError for a value that is neither yes nor no."""
    if value.lower() not in _FLAGS:
        raise QueryError(name, _("{value} is neither 1 nor 0").format(value=shown(value)))
    return _FLAGS[value.lower()]


def shown(value: str) -> str:
    """Return a value as a message quotes it: its beginning, in quotes, without control characters."""
    return ascii(value[:40]) if not value.isprintable() else _("“{text}”").format(text=value[:40])


def not_among(value: str, choices: Iterable[str]) -> str:
    """Return what is wrong with a value that is none of its parameter's choices."""
    return _("{value} is not one of {choices}").format(value=shown(value), choices=", ".join(choices))
