"""Strips: values under each other, each with its words above it, so that long names fit on a narrow screen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from indicators.charts.spec import Spec, scatter
from indicators.charts.template import INK, TEMPLATE, nice_ticks, plain
from indicators.model import Bound
from indicators.wording import format_number, format_value, is_counted

# Official figures; with the ink of claims told apart by those who see few colours, 4 to 1 against either page.
OFFICIAL_INK = "#c2602a"
ROW, FOOT = 46, 60
LETTERS = 46
_OPEN = {Bound.MORE_THAN: 1, Bound.AT_LEAST: 1, Bound.LESS_THAN: -1, Bound.AT_MOST: -1}


@dataclass(frozen=True)
class Axis:
    """The values that a chart spans: ``low`` and ``high`` are the ends of the axis, in base units."""

    low: float
    high: float
    ticks: tuple[float, ...]
    log: bool
    unit: str | None
    per: str | None

    def layout(self) -> dict[str, Any]:
        """Return the axis for plotly."""
        ends = [math.log10(self.low), math.log10(self.high)] if self.log else [self.low, self.high]
        size = max(map(abs, self.ticks))
        return {
            "type": "log" if self.log else "linear",
            "range": ends,
            "tickvals": list(self.ticks),
            "ticktext": [plain(value_words(tick, self.unit, None if self.log else size)) for tick in self.ticks],
            "showgrid": True,
            "fixedrange": True,
            "automargin": True,
            "zeroline": not self.log,
        }


def value_words(value: float, unit: str | None, size: float | None = None) -> str:
    """Return a value for an axis or a title; the nouns of counted things are left to the words around it."""
    return format_number(value, size) if is_counted(unit) else format_value(value, unit, size=size)


def axis_of(values: Sequence[float], unit: str | None, per: str | None, *, orders: float = 20.0) -> Axis:
    """Return an axis for these values: by orders of magnitude where the greatest is ``orders`` times the least."""
    low, high = min(values), max(values)
    if low > 0 and high / low > orders:
        first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
        powers = tuple(10.0**power for power in range(first, last + 1))
        ticks = powers if len(powers) <= 6 else powers[:: math.ceil(len(powers) / 6)]
        return Axis(low / 1.5, high * 1.5, ticks, True, unit, per)
    margin = (high - low) * 0.08 or abs(high) * 0.08 or 1.0
    ticks = tuple(nice_ticks(low, high, 3))
    return Axis(min(low - margin, ticks[0]), max(high + margin, ticks[-1]), ticks, False, unit, per)


def bars(ends: Sequence[tuple[float, float]], axis: Axis) -> Spec:
    """Return the lines of ranges and bounds, one a row; rows whose ends are equal have none."""
    x: list[float | None] = []
    y: list[float | None] = []
    for row, (low, high) in enumerate(ends):
        if low != high:
            x += [max(low, axis.low), min(high, axis.high), None]
            y += [row, row, None]
    return scatter(x=x, y=y, mode="lines", opacity=0.45, line={"width": 5}, hoverinfo="skip", showlegend=False)


def reach(low: float, high: float, bound: str, *, falls: bool) -> tuple[float, float]:
    """Return from where to where a claim's words reach: "more than" has no end, and turns around in a fall."""
    side = _OPEN.get(Bound(bound), 0) * (-1 if falls else 1)
    return (-math.inf if side < 0 else low, math.inf if side > 0 else high)


def words_above(row: int, text: str, *, right: bool = False) -> dict[str, Any]:
    """Return an annotation above a row, at the left or the right end of the chart; ``text`` is plotly's."""
    return {
        "text": text,
        "x": 1 if right else 0,
        "xref": "paper",
        "xanchor": "right" if right else "left",
        "y": row,
        "yanchor": "bottom",
        "yshift": 7,
        "showarrow": False,
        "align": "left",
        "font": {"size": 13},
    }


def shorten(words: str, letters: int = LETTERS) -> str:
    """Return words cut to a length, with an ellipsis where something is missing."""
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"


def layout(rows: int, axis: Axis, key: str) -> dict[str, Any]:
    """Return what all charts of strips share, for this many rows."""
    return {
        "template": TEMPLATE,
        "height": ROW * rows + FOOT,
        "showlegend": False,
        "uirevision": key,
        "margin": {"l": 8, "r": 12, "t": 4, "b": 8},
        "xaxis": axis.layout(),
        "yaxis": {"range": [rows - 0.6, -0.75], "visible": False, "fixedrange": True},
    }


def marks(x: Sequence[float], y: Sequence[float], ids: Sequence[str], hover: Sequence[str], **marker: Any) -> Spec:
    """Return marks that tell which claim they belong to; ``hover`` is plotly's text."""
    return scatter(
        x=list(x),
        y=list(y),
        mode="markers",
        customdata=[[one] for one in ids],
        hovertext=list(hover),
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"color": INK, "line": {"width": 2, "color": marker.get("color", INK)}, **marker},
        showlegend=False,
    )
