"""The big chart of one indicator: official series as lines, claims as marks, on one axis."""

# mypy: untyped_calls_exclude = plotly

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
from plotly.graph_objs import Figure  # type: ignore[attr-defined]  # plotly imports them lazily

from indicators.charts.axes import base_values, years
from indicators.charts.letters import legend_lines, width
from indicators.charts.look import Look
from indicators.charts.marks import drawn, grouped, key, label, marks
from indicators.charts.official import lines as official_lines
from indicators.charts.panels import Panel, rows
from indicators.charts.spec import Spec
from indicators.charts.template import TEMPLATE, nice_ticks, plain
from indicators.charts.times import time_axis
from indicators.i18n import _, ngettext
from indicators.wording import describe, format_number, format_period, format_value, present

# Of the chart without its legend, and of a line of that.
HEIGHT, LEGEND_LINE, LEGEND_TEXT = 400, 22, 19
# How wide a chart is beside its sentences, and on a phone: where it is not, a legend of several lines is drawn twice.
WIDTH, PHONE = 565, 358
# What fits into a line of a phone.
TITLE_LETTERS = 40
# An arrow for "more than" is this part of the axis.
_ARROW = 0.06
_ROUND = (1, 2, 5)
# A mark covers about this part of the chart.
_COVERED = 0.02
_BELOW = {"yref": "container", "y": 0, "yanchor": "bottom", "x": 0, "xref": "container", "xanchor": "left"}


@dataclass(frozen=True)
class Scene:
    """What stands on a chart: the claims as ``marks.drawn``, the official figures, and the base of each series."""

    panel: Panel
    claims: pd.DataFrame
    official: pd.DataFrame
    bases: Mapping[str, float] | None
    look: Look

    @property
    def empty(self) -> bool:
        """Whether nothing is drawn."""
        return self.claims.empty and self.official.empty

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the greatest value that is drawn."""
        values = pd.concat([self.claims["y_low"], self.claims["y_high"], _heights(self.official, self.bases)])
        return float(values.min()), float(values.max())


def _heights(official: pd.DataFrame, bases: Mapping[str, float] | None) -> pd.Series:
    if bases is None:
        return official["value"].astype(float)
    return official["value"] * 100 / official["series_id"].map(dict(bases)).astype(float)


def scene(panel: Panel, official: pd.DataFrame, look: Look, claims: pd.DataFrame | None = None) -> Scene:
    """Return what is drawn of a panel and the official figures of its axis.

    A logarithmic scale is given up where a value is not above 0. ``claims`` are those of the panel, and others, in
    full, where it has only what decides on them.
    """
    bases = None if look.base is None else base_values(official, look.base)
    if not look.official:
        official = official.iloc[:0]
    if not look.forecasts:
        official = official[official["kind"] != "projection"]
    if bases is not None:
        official = official[official["series_id"].isin(list(bases))]
    made = Scene(panel, drawn(panel.frame, look, bases, claims), official, bases, look)
    fits = look.log and not made.empty and made.ends[0] > 0
    return replace(made, look=replace(look, log=fits))


def _y_axis(made: Scene) -> dict[str, Any]:
    low, high = made.ends
    if made.look.log:
        ticks = _log_ticks(low, high)
        reach = [math.log10(low) - 0.08, math.log10(high) + 0.08]
        shown = {"type": "log", "range": reach}
    else:
        ticks = _linear_ticks(low, high)
        shown = {"range": [ticks[0], ticks[-1] + (ticks[-1] - ticks[0]) * 0.08]}
    return {**shown, "tickvals": ticks, "ticktext": _tick_words(made, ticks)}


def _linear_ticks(low: float, high: float) -> list[float]:
    close = (high - low) < 0.3 * abs(high) and low * high > 0
    return nice_ticks(low, high, 5) if close else nice_ticks(min(low, 0.0), max(high, 0.0), 5)


def _log_ticks(low: float, high: float) -> list[float]:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    # Over many decades 2 and 5 would crowd the axis.
    steps = _ROUND if last - first <= 3 else _ROUND[:1]
    ticks = [step * 10.0**power for power in range(first, last + 1) for step in steps]
    inside = [tick for tick in ticks if low * 0.8 <= tick <= high * 1.25]
    return inside if len(inside) > 1 else nice_ticks(low, high, 4)


def _tick_words(made: Scene, ticks: list[float]) -> list[str]:
    if made.bases is not None:
        return [format_number(tick) for tick in ticks]
    # One scale for all, but over decades each number has its own.
    size = None if made.look.log else max(map(abs, ticks))
    return [plain(format_value(tick, made.panel.unit, size=size)) for tick in ticks]


def _x_axis(made: Scene) -> dict[str, Any]:
    first, last = years(made.claims, made.official) or (2000, 2000)
    since, until = made.look.since, made.look.until
    span = [str(since or f"{first}-01-01"), str(until or f"{last + 1}-01-01")]
    count = int(span[1][:4]) - int(span[0][:4])
    return time_axis(span[0], span[1], 0 if count > 2 else 6 if count > 1 else 3)


def _step(made: Scene) -> float:
    low, high = made.ends
    if made.look.log:
        return _ARROW * max(math.log10(high / low), 0.3)
    ticks = _linear_ticks(low, high)
    return _ARROW * (ticks[-1] - ticks[0])


def title(made: Scene, name: str) -> str:
    """Return what the axis shows: the indicator, its measure and unit, and the base of an index."""
    if made.look.base is None:
        return f"{name}: {made.panel.axis}"
    return _("{name}: index, {year} = 100").format(name=name, year=made.look.base)


def figure(made: Scene, name: str) -> Figure | None:
    """Return the chart as an object of plotly's, or None where there is nothing to draw."""
    drawn_as = spec(made, name)
    return None if drawn_as is None else Figure(drawn_as)


def spec(made: Scene, name: str, pixels: int = WIDTH) -> Spec | None:
    """Return the chart, or None where there is nothing to draw. ``customdata`` of a mark holds its ``claim_id``.

    ``pixels`` are how wide it will be, as a rule; it can be drawn in any width.
    """
    if made.empty:
        return None
    groups = grouped(made.claims, made.look)
    # Of two points in one place the pointer finds that of the first trace: a claim before the figure under it.
    traces = [
        *marks(groups, made.look, _step(made)),
        *official_lines(made.official, made.look, made.bases),
        *key(groups),
    ]
    heading = wrap(title(made, name), TITLE_LETTERS)
    across, upright = _x_axis(made), _y_axis(made)
    margin = _margin(across, upright, len(heading))
    lines = legend_lines(traces, pixels - margin["l"] - margin["r"])
    layout = {
        "template": TEMPLATE,
        "height": HEIGHT + LEGEND_LINE * lines,
        "title": {"text": "<br>".join(map(plain, heading)), "xref": "container"},
        "margin": {**margin, "b": margin["b"] + LEGEND_TEXT * lines},
        # What the address does not say must not be on the screen: entries of the legend hide nothing.
        "legend": {"itemclick": False, "itemdoubleclick": False, "tracegroupgap": 0, **_BELOW},
        "showlegend": True,
        "hovermode": "closest",
        "annotations": list(label(groups, made.look)),
        # A constant keeps plotly from animating marks that a rerun has not moved.
        "uirevision": made.panel.key,
    }
    return {"data": traces, "layout": {**layout, "xaxis": across, "yaxis": upright}}


def _margin(x_axis: Spec, y_axis: Spec, titles: int) -> dict[str, int]:
    """Return margins that are enough but for the legend; where they are not, plotly widens them and draws anew."""
    upright, across = (max(map(width, axis.get("ticktext", ["2000"]))) for axis in (y_axis, x_axis))
    # Plotly keeps 12 beside the words of an axis, which end 8 from it.
    return {
        "l": math.ceil(upright) + 23,
        "r": math.ceil(across / 2) + 12,
        "t": 25 + 19 * titles,
        "b": 55,
    }


def claim_at(made: Scene, x: str, y: float) -> str | None:
    """Return the claim whose mark covers a point of the chart, the nearest of several, or None.

    Where a mark lies on an official figure, what a pointer hits is either.
    """
    low, high = made.ends
    tall, wide = high - low, pd.Timedelta(days=365) * len(_spanned(made))
    if made.look.log:
        up = (made.claims["y"] / y).map(math.log10).abs() / (math.log10(high / low) or 1)
    else:
        up = (made.claims["y"] - y).abs() / (tall or 1)
    away = ((made.claims["x"] - pd.Timestamp(x)).abs() / wide) + up
    near = away[away < _COVERED]
    return None if near.empty else str(made.claims.at[near.idxmin(), "claim_id"])


def _spanned(made: Scene) -> range:
    first, last = years(made.claims, made.official) or (0, 0)
    return range(first, last + 1)


def alt_text(made: Scene, name: str) -> str:
    """Return what the chart shows, in two or three sentences, for those who do not see it."""
    found = [title(made, name), *_claims_in_words(made.claims), *_official_in_words(made.official)]
    return ". ".join(found) + "."


def _claims_in_words(claims: pd.DataFrame) -> list[str]:
    if claims.empty:
        return [_("No claim with a date")]
    ordered = np.argsort(claims["signed_value"].to_numpy(float), kind="stable")
    lowest, highest, latest = map(describe, rows(claims.iloc[[ordered[0], ordered[-1], -1]]))
    if len(claims) == 1:
        return [latest]
    count = ngettext("{n} claim", "{n} claims", len(claims)).format(n=len(claims))
    words = _("{count}: lowest {lowest}; highest {highest}; latest {latest}")
    return [words.format(count=count, lowest=lowest, highest=highest, latest=latest)]


def _official_in_words(official: pd.DataFrame) -> list[str]:
    firm = np.flatnonzero((official["kind"] == "observation").to_numpy(bool))
    if not firm.size:
        return []
    ends = official["period_end"].to_numpy().astype("datetime64[s]")[firm]
    last = next(rows(official.iloc[[firm[np.argsort(ends, kind="stable")[-1]]]]))
    value = format_value(last["value"], last["unit"], present(last["per"]))
    number = official["series_id"].nunique()
    count = ngettext("{n} official series", "{n} official series", number).format(n=number)
    period = format_period(last["period_start"], last["period_end"])
    words = _("{count}: the latest figure is {value} for {period}, {producer}")
    return [words.format(count=count, value=value, period=period, producer=last["producer"])]
