"""Claims as charts: DataFrame -> plotly Figure, and the sentence that says what a chart shows.

A panel holds the claims of one indicator that can share an axis: one measure, one unit, one denominator. Levels and
changes, dollars and tonnes, never meet on one axis.
"""

# mypy: untyped_calls_exclude = plotly

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
from plotly.graph_objs import Figure, Scatter  # type: ignore[attr-defined]  # plotly imports them lazily

from indicators.model import Measure, Modality
from indicators.wording import SUFFIXES, describe, format_claim, format_period, format_value, present, unit_name

HEIGHT = 220
LABELLED_POINTS = 6
_TINY = 1e-200
# Between the light and the dark page: 4 to 1 and more against either.
INK = "#2f7fc1"
TEMPLATE: Mapping[str, Any] = {
    "layout": {
        "colorway": [INK],
        "margin": {"l": 8, "r": 16, "t": 12, "b": 8},
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 1, "xanchor": "right"},
        "dragmode": False,
        "hoverlabel": {"align": "left"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {"type": "date", "fixedrange": True, "showgrid": False, "ticks": "outside", "automargin": True},
        "yaxis": {"fixedrange": True, "zeroline": True, "automargin": True},
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

SYMBOLS: Mapping[Modality, str] = {
    Modality.ACTUAL: "circle",
    Modality.FORECAST: "diamond-open",
    Modality.PLAN: "square-open",
    Modality.CONDITIONAL: "triangle-up-open",
}
_MEASURES = {Measure.LEVEL: "level", Measure.CHANGE: "change", Measure.SHARE: "share", Measure.MULTIPLE: "change"}


@dataclass(frozen=True)
class Panel:
    """The claims that share one axis: ``frame`` has the columns of ``indicators.table.SCHEMA`` and at least one row."""

    indicator: str | None
    measure: str
    unit: str | None
    per: str | None
    frame: pd.DataFrame

    @property
    def key(self) -> str:
        """A name for the panel that is unique among the panels of one table."""
        return "|".join(part or "" for part in (self.indicator, self.measure, self.unit, self.per))

    @property
    def axis(self) -> str:
        """What the axis shows, in words: ``change, %`` or ``USD per 1000 cubic metre``."""
        unit = (SUFFIXES.get(self.unit or "") or unit_name(self.unit, plural=True)).strip()
        per = f"per {unit_name(self.per)}" if self.per else ""
        words = " ".join(filter(None, [unit, per]))
        return ", ".join(filter(None, [_MEASURES[Measure(self.measure)], words]))


def panels(frame: pd.DataFrame, order: Sequence[str] = ()) -> list[Panel]:
    """Split claims into panels, indicators in the given ``order`` first, the fullest panel of each indicator first."""
    columns = ["indicator", "measure", "unit", "per"]
    groups = []
    for key, claims in frame.groupby(columns, dropna=False, sort=False, observed=True):
        indicator, measure, unit, per = map(present, key)
        groups.append(Panel(indicator, measure, unit, per, claims))
    rank = {name: position for position, name in enumerate(order)}
    return sorted(groups, key=lambda p: (rank.get(p.indicator or "", len(rank)), p.indicator or "", -len(p.frame)))


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


def _y_ticks(placed: pd.DataFrame) -> list[float]:
    low, high = placed["y_low"].min(), placed["y_high"].max()
    close = len(placed) > 1 and (high - low) < 0.3 * abs(high) and low * high > 0
    return nice_ticks(low, high) if close else nice_ticks(min(low, 0.0), max(high, 0.0))


def _ends(claim: Mapping[str, Any]) -> tuple[float, float]:
    # A verb's minus turns the stated ends around; one that is written on the number is in them already.
    turned = claim["signed_value"] * claim["value"] < 0
    low, high = claim["value_low"], claim["value_high"]
    return (-high, -low) if turned else (low, high)


def _interval(claim: Mapping[str, Any]) -> tuple[Any, Any]:
    days = [present(claim[name]) for name in ("period_start", "period_end")]
    known = [pd.Timestamp(day) for day in days if day is not None]
    fallback = present(claim["published"])
    if not known and fallback is not None:
        known = [pd.Timestamp(fallback)]
    return (known[0], known[-1]) if known else (pd.NaT, pd.NaT)


def dated(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the claims that have a place in time, in its order, with their place on a chart.

    ``x_start`` and ``x_end`` are the reference period, else ``published``; ``x`` is its middle; ``y_low`` and
    ``y_high`` are the ends of what is claimed, with the sign of ``signed_value``.
    """
    claims = list(rows(frame))
    placed = frame.assign(y_low=[_ends(claim)[0] for claim in claims], y_high=[_ends(claim)[1] for claim in claims])
    for name, side in (("x_start", 0), ("x_end", 1)):
        days = [_interval(claim)[side] for claim in claims]
        placed[name] = pd.Series(days, index=frame.index, dtype="datetime64[s]")
    placed = placed[placed["x_start"].notna()]
    return placed.assign(x=placed["x_start"] + (placed["x_end"] - placed["x_start"]) / 2).sort_values(
        "x", kind="stable"
    )


def rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as dictionaries with string keys."""
    for record in frame.to_dict("records"):
        yield {str(name): value for name, value in record.items()}


def alt_text(panel: Panel, name: str) -> str:
    """Return what the panel's chart shows, in a sentence or two, for those who do not see it."""
    placed = list(rows(dated(panel.frame)))
    if not placed:
        return f"{name}: no claim with a date."
    if len(placed) == 1:
        return f"{name}: {describe(placed[0])}."
    ordered = sorted(placed, key=lambda claim: float(claim["signed_value"]))
    ends = f"lowest {describe(ordered[0])}; highest {describe(ordered[-1])}; latest {describe(placed[-1])}"
    return f"{name}: {len(placed)} claims; {ends}."


def _text(words: str) -> str:
    # Plotly reads a few elements in its texts, links among them; a unit may be any word of an article.
    return escape(words, quote=False)


def _hover(claim: Mapping[str, Any]) -> str:
    period = format_period(claim["period_start"], claim["period_end"]) or "period not stated"
    raw = f"{claim['signed_value']:,.10g} {claim['unit'] if present(claim['unit']) else ''}".strip()
    who = present(claim["speaker"]) or "no speaker named"
    origin = " · ".join(filter(None, [str(claim["modality"]), present(claim["publisher"])]))
    return "<br>".join([f"<b>{_text(format_claim(claim))}</b> ({_text(raw)})", *map(_text, (period, who, origin))])


def _marks(placed: pd.DataFrame, modality: Modality, selected: str | None, labelled: bool) -> Scatter:
    claims = list(rows(placed))
    chosen = [claim["claim_id"] == selected for claim in claims]
    size = 12 if labelled else 8
    return Scatter(
        x=placed["x"].dt.strftime("%Y-%m-%dT%H:%M:%S").tolist(),
        y=placed["signed_value"].tolist(),
        name=modality.value,
        mode="markers+text",
        text=[
            _text(format_claim(claim)) if labelled or mark else "" for claim, mark in zip(claims, chosen, strict=True)
        ],
        customdata=[[claim["claim_id"]] for claim in claims],
        hovertext=[_hover(claim) for claim in claims],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"symbol": SYMBOLS[modality], "size": [size + 6 if mark else size for mark in chosen]},
        error_y=_range_bars(placed),
    )


def _range_bars(placed: pd.DataFrame) -> dict[str, Any] | None:
    value, high, low = placed["signed_value"], placed["y_high"], placed["y_low"]
    if (high == low).all():
        return None
    # Of a value without a range plotly would draw the two caps on top of each other.
    lengths = [[None if gap == 0 else gap for gap in side] for side in (high - value, value - low)]
    return {"type": "data", "symmetric": False, "array": lengths[0], "arrayminus": lengths[1]}


def _period_bars(placed: pd.DataFrame) -> Scatter:
    # Plotly draws no error bars along an axis of dates, so periods are lines of their own.
    long = placed[placed["x_end"] > placed["x_start"]]
    x: list[str | None] = []
    y: list[float | None] = []
    for claim in rows(long):
        x += [f"{claim['x_start']:%Y-%m-%d}", f"{claim['x_end']:%Y-%m-%d}", None]
        y += [claim["signed_value"], claim["signed_value"], None]
    return Scatter(x=x, y=y, mode="lines", opacity=0.5, hoverinfo="skip", showlegend=False)


def _axes(panel: Panel, placed: pd.DataFrame) -> dict[str, Any]:
    ticks = _y_ticks(placed)
    first, last = placed["x_start"].min().year, placed["x_end"].max().year
    few = last - first <= 2
    return {
        "xaxis": {
            "range": [f"{first}-01-01", f"{last + 1}-01-01"],
            "tick0": f"{first}-01-01",
            "dtick": ("M3" if last == first else "M6") if few else None,
            "tickformat": "%b %Y" if few else "%Y",
        },
        "yaxis": {
            "range": [ticks[0], ticks[-1] + (ticks[-1] - ticks[0]) * 0.15],
            "tickvals": ticks,
            "ticktext": [_text(format_value(tick, panel.unit, size=max(map(abs, ticks)))) for tick in ticks],
        },
    }


def claims_figure(panel: Panel, selected: str | None = None) -> Figure | None:
    """Return the chart of one panel, or None where no claim has a date.

    A mark stands at the middle of the reference period (else at the publication date) with a bar as long as the
    period; its shape is the modality; a bar upright is a range. ``customdata`` holds the ``claim_id``, and the
    ``selected`` claim is drawn larger. Values are in base units, signed.
    """
    placed = dated(panel.frame)
    if placed.empty:
        return None
    kinds = [modality for modality in Modality if (placed["modality"] == modality).any()]
    labelled = len(placed) <= LABELLED_POINTS
    marks = [_marks(placed[placed["modality"] == kind], kind, selected, labelled) for kind in kinds]
    # A constant keeps plotly from animating marks that a rerun has not moved.
    layout = {"template": TEMPLATE, "height": HEIGHT, "showlegend": len(kinds) > 1, "uirevision": panel.key}
    return Figure([_period_bars(placed), *marks], {**layout, **_axes(panel, placed)})
