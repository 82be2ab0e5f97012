"""What all charts share: the template, the ink, round ticks."""

from __future__ import annotations

import math
from collections.abc import Mapping
from html import escape
from typing import Any

_TINY = 1e-200
# Between the light and the dark page: 4 to 1 and more against either.
INK = "#2f7fc1"
# Of words and lines, as on paper: an image is always that. On the page 70-charts.css gives them the page's colours.
WORDS, SOFT, GRID, EDGE, PAPER, NONE = "#1b1f23", "#6b7280", "#e6eaf1", "#d9dde1", "#ffffff", "rgba(0,0,0,0)"
_FONT = '"Source Sans", sans-serif'
_AXIS: Mapping[str, Any] = {
    "fixedrange": True,
    "automargin": True,
    "gridcolor": GRID,
    "zerolinecolor": GRID,
    "tickcolor": GRID,
    "title": {"font": {"size": 14}},
}
TEMPLATE: Mapping[str, Any] = {
    "layout": {
        "colorway": [INK],
        "font": {"family": _FONT, "size": 12, "color": SOFT},
        "title": {"font": {"size": 15, "weight": 700, "color": WORDS}, "pad": {"l": 4}, "xanchor": "left", "x": 0},
        "margin": {"l": 8, "r": 16, "t": 12, "b": 8, "pad": 8},
        "legend": {
            **{"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 1, "xanchor": "right"},
            **{"font": {"color": WORDS}, "bgcolor": NONE, "borderwidth": 0, "valign": "top"},
        },
        "dragmode": False,
        "hoverlabel": {
            "align": "left",
            "bgcolor": PAPER,
            "bordercolor": EDGE,
            "font": {"family": _FONT, "size": 12, "color": WORDS},
        },
        "modebar": {"bgcolor": NONE, "color": SOFT, "activecolor": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": NONE,
        "xaxis": {**_AXIS, "type": "date", "showgrid": False, "zeroline": False, "ticks": "outside"},
        "yaxis": {**_AXIS, "type": "linear", "zeroline": True, "ticks": ""},
    },
    "data": {
        "scatter": [
            {
                "line": {"color": INK, "width": 3},
                "marker": {"color": INK, "opacity": 1, "line": {"width": 2, "color": INK}},
                "error_y": {"color": INK, "thickness": 2, "width": 5},
                "textposition": "top center",
                "textfont": {"size": 15, "color": INK, "weight": 600},
                "cliponaxis": False,
                # What is selected is drawn larger; fading the others would hide what it is compared with.
                "selected": {"marker": {"opacity": 1}},
                "unselected": {"marker": {"opacity": 1}},
            }
        ]
    },
}


def nice_ticks(low: float, high: float, count: int = 4) -> list[float]:
    """Return about ``count`` round numbers, in order, from at or below ``low`` to at or above ``high``."""
    size = max(abs(low), abs(high))
    if high - low <= max(size * 1e-9, _TINY):
        # One value has no span of its own; a tenth to either side leaves it in the middle.
        margin = (size if size > _TINY else 1.0) / 10
        low, high = low - margin, high + margin
    rough = (high - low) / count
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [float(f"{step * index:.12g}") for index in range(first, last + 1)]


def plain(words: str) -> str:
    """Return words for a text of plotly's, which reads a few elements, links among them: a unit may be any word."""
    return escape(words, quote=False)
