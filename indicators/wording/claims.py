"""Claims in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from indicators.i18n import N_, _
from indicators.model import Bound, Direction, Measure
from indicators.wording.names import actor_name
from indicators.wording.numbers import format_number, format_value, present
from indicators.wording.periods import format_period
from indicators.wording.units import is_counted

BOUNDS: Mapping[Bound, str] = {
    Bound.ABOUT: N_("about {value}"),
    Bound.MORE_THAN: "> {value}",
    Bound.AT_LEAST: "≥ {value}",
    Bound.LESS_THAN: "< {value}",
    Bound.AT_MOST: "≤ {value}",
}
_MOVES: Mapping[str, str] = {Direction.UP: N_("up {value}"), Direction.DOWN: N_("down {value}")}


def format_claim(claim: Mapping[str, Any]) -> str:
    """Return what a row claims, in a few characters: ``about $1.0 bn``, ``down 3–4%``, ``−21%``."""
    unit, per, bound = present(claim["unit"]), present(claim["per"]), claim["bound"]
    direction = present(claim["direction"]) if claim["measure"] in (Measure.CHANGE, Measure.MULTIPLE) else None
    # A minus sign would seem to belong to the first number of a range only, and to turn a multiple around.
    moves = direction is not None and (bound == Bound.RANGE or unit == "multiple")
    signed = direction is not None and not moves
    if is_counted(unit):
        # The noun of counted things is in its dictionary form; the article has the one that fits the number.
        written = str(claim["quote"])
    elif bound == Bound.RANGE:
        written = f"{format_number(claim['value_low'])}–{format_value(claim['value_high'], unit, per)}"
    else:
        written = format_value(claim["signed_value"] if signed else claim["value"], unit, per, plus=signed)
    bounded = _(BOUNDS.get(bound, "{value}")).format(value=written)
    return _moved(bounded, str(direction)) if moves else bounded


def format_multiple(signed_value: float) -> str:
    """Return how many times something moved, and which way: ``up 2×``, ``down 17×``."""
    value = format_value(abs(signed_value), "multiple")
    return _moved(value, Direction.DOWN if signed_value < 0 else Direction.UP)


def _moved(value: str, direction: str) -> str:
    return _(_MOVES[direction]).format(value=value)


def describe(claim: Mapping[str, Any]) -> str:
    """Return a claim in one line: what, for which period, said by whom: ``−21%, H1 2020, Mikhail Mishustin``."""
    speaker = present(claim["speaker"])
    who = actor_name(speaker) if speaker else present(claim["publisher"])
    period = format_period(claim["period_start"], claim["period_end"])
    return ", ".join(filter(None, [format_claim(claim), period, who]))
