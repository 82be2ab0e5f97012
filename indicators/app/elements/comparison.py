"""A claim beside an official figure, in figures for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from indicators.model import Measure
from indicators.wording import format_value, present

_POINTS = {"percent": "percentage_point"}


def official(claim: Mapping[str, Any], value: float | None = None) -> str:
    """Return an official figure in the claim's unit, by default the one that the claim was held against, or ""."""
    figure = present(claim["official_value"] if value is None else value)
    moves = claim["measure"] == Measure.CHANGE
    unit, per = present(claim["unit"]), present(claim["per"])
    return "" if figure is None else format_value(figure, unit, per, plus=moves)


def difference(claim: Mapping[str, Any], value: float | None = None) -> str:
    """Return claim minus official figure in the claim's unit, of percentages in points; "" where there is none."""
    away = present(claim["difference"] if value is None else value)
    if away is None:
        return ""
    unit = present(claim["unit"])
    # Differences of floats have tails that no figure had.
    return format_value(float(f"{away:.6g}"), _POINTS.get(unit, unit), present(claim["per"]), plus=True)
