"""Claims in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from indicators.model import Bound, Measure
from indicators.wording.numbers import format_number, format_value, present
from indicators.wording.periods import format_period

BOUNDS: Mapping[Bound, str] = {
    Bound.ABOUT: "about ",
    Bound.MORE_THAN: "> ",
    Bound.AT_LEAST: "≥ ",
    Bound.LESS_THAN: "< ",
    Bound.AT_MOST: "≤ ",
}


def format_claim(claim: Mapping[str, Any]) -> str:
    """Return what a row claims, in a few characters: ``about $1.0 bn``, ``down 3–4%``, ``−21%``."""
    unit, per, bound = present(claim["unit"]), present(claim["per"]), claim["bound"]
    direction = present(claim["direction"]) if claim["measure"] in (Measure.CHANGE, Measure.MULTIPLE) else None
    # A minus sign would seem to belong to the first number of a range only, and to turn a multiple around.
    move = f"{direction} " if direction and (bound == Bound.RANGE or unit == "multiple") else ""
    if bound == Bound.RANGE:
        return f"{move}{format_number(claim['value_low'])}–{format_value(claim['value_high'], unit, per)}"
    signed = direction is not None and not move
    value = format_value(claim["signed_value"] if signed else claim["value"], unit, per, plus=signed)
    return move + BOUNDS.get(bound, "") + value


def describe(claim: Mapping[str, Any]) -> str:
    """Return a claim in one line: what, for which period, said by whom: ``−21%, H1 2020, Mikhail Mishustin``."""
    who = present(claim["speaker"]) or present(claim["publisher"])
    period = format_period(claim["period_start"], claim["period_end"])
    return ", ".join(filter(None, [format_claim(claim), period, who]))
