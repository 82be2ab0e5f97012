"""Axes of time, whose months are named in the language of the interface: plotly knows those of English only."""

from __future__ import annotations

from typing import Any

from indicators.wording import format_month


def time_axis(first: str, last: str, months: int) -> dict[str, Any]:
    """Return an axis from a day to another, ISO 8601, with a tick every so many ``months``; 0 leaves that to plotly."""
    axis: dict[str, Any] = {"range": [first, last], "tick0": f"{first[:4]}-01-01", "tickformat": "%Y"}
    if months:
        years = range(int(first[:4]), int(last[:4]) + 1)
        days = [(year, month) for year in years for month in range(1, 13, months)]
        ticks = {f"{year}-{month:02}-01": format_month(year, month) for year, month in days}
        shown = {day: words for day, words in ticks.items() if first <= day <= last}
        axis |= {"tickvals": list(shown), "ticktext": list(shown.values())}
    return axis
