"""The claims of one panel as a chart, and the sentence that says what it shows."""

# mypy: untyped_calls_exclude = plotly

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from plotly.graph_objs import Figure  # type: ignore[attr-defined]  # plotly imports them lazily

from indicators.charts.panels import Panel
from indicators.charts.spec import Spec, scatter
from indicators.charts.template import TEMPLATE, nice_ticks, plain
from indicators.charts.times import time_axis
from indicators.i18n import _, ngettext
from indicators.model import Modality
from indicators.wording import (
    actor_name,
    describe,
    format_claim,
    format_exact,
    format_number,
    format_period,
    format_value,
    modality_name,
    present,
)

Marks = Sequence[Mapping[str, Any]]

HEIGHT = 220
LABELLED_POINTS = 6

SYMBOLS: Mapping[Modality, str] = {
    Modality.ACTUAL: "circle",
    Modality.FORECAST: "diamond-open",
    Modality.PLAN: "square-open",
    Modality.CONDITIONAL: "triangle-up-open",
}


def _y_ticks(placed: pd.DataFrame) -> list[float]:
    low, high = placed["y_low"].min(), placed["y_high"].max()
    close = len(placed) > 1 and (high - low) < 0.3 * abs(high) and low * high > 0
    return nice_ticks(low, high) if close else nice_ticks(min(low, 0.0), max(high, 0.0))


def alt_text(panel: Panel, name: str) -> str:
    """Return what the panel's chart shows, in a sentence or two, for those who do not see it."""
    placed = panel.marks
    if not placed:
        return f"{name}: {_('no claim with a date')}."
    if len(placed) == 1:
        return f"{name}: {describe(placed[0])}."
    ordered = sorted(placed, key=lambda claim: float(claim["signed_value"]))
    count = ngettext("{n} claim", "{n} claims", len(placed)).format(n=format_number(len(placed)))
    ends = _("{count}: lowest {lowest}; highest {highest}; latest {latest}").format(
        count=count, lowest=describe(ordered[0]), highest=describe(ordered[-1]), latest=describe(placed[-1])
    )
    return f"{name}. {ends}."


def _hover(claim: Mapping[str, Any]) -> str:
    period = format_period(claim["period_start"], claim["period_end"]) or _("period not stated")
    raw = format_exact(claim["signed_value"], present(claim["unit"]))
    speaker = present(claim["speaker"])
    who = actor_name(speaker) if speaker else _("no speaker named")
    origin = " · ".join(filter(None, [modality_name(claim["modality"]), present(claim["publisher"])]))
    return "<br>".join([f"<b>{plain(format_claim(claim))}</b> ({plain(raw)})", *map(plain, (period, who, origin))])


def _marks(placed: pd.DataFrame, claims: Marks, modality: Modality, selected: str | None, *, labelled: bool) -> Spec:
    chosen = [claim["claim_id"] == selected for claim in claims]
    size = 12 if labelled else 8
    return scatter(
        x=placed["x"].dt.strftime("%Y-%m-%dT%H:%M:%S").tolist(),
        y=placed["signed_value"].tolist(),
        name=modality_name(modality),
        mode="markers+text",
        text=[
            plain(format_claim(claim)) if labelled or mark else "" for claim, mark in zip(claims, chosen, strict=True)
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


def _period_bars(claims: Marks) -> Spec:
    # Plotly draws no error bars along an axis of dates, so periods are lines of their own.
    x: list[str | None] = []
    y: list[float | None] = []
    for claim in (one for one in claims if one["x_end"] > one["x_start"]):
        x += [f"{claim['x_start']:%Y-%m-%d}", f"{claim['x_end']:%Y-%m-%d}", None]
        y += [claim["signed_value"], claim["signed_value"], None]
    return scatter(x=x, y=y, mode="lines", opacity=0.5, hoverinfo="skip", showlegend=False)


def _axes(panel: Panel, placed: pd.DataFrame) -> dict[str, Any]:
    ticks = _y_ticks(placed)
    first, last = placed["x_start"].min().year, placed["x_end"].max().year
    months = 0 if last - first > 2 else 3 if last == first else 6
    return {
        "xaxis": time_axis(f"{first}-01-01", f"{last + 1}-01-01", months),
        "yaxis": {
            "range": [ticks[0], ticks[-1] + (ticks[-1] - ticks[0]) * 0.15],
            "tickvals": ticks,
            "ticktext": [plain(format_value(tick, panel.unit, size=max(map(abs, ticks)))) for tick in ticks],
        },
    }


def claims_figure(panel: Panel, selected: str | None = None) -> Figure | None:
    """Return the chart of one panel as an object of plotly's, or None where no claim has a date."""
    spec = claims_spec(panel, selected)
    return None if spec is None else Figure(spec)


def claims_spec(panel: Panel, selected: str | None = None) -> Spec | None:
    """Return the chart of one panel, or None where no claim has a date.

    A mark stands at the middle of the reference period (else at the publication date) with a bar as long as the
    period; its shape is the modality; a bar upright is a range. ``customdata`` holds the ``claim_id``, and the
    ``selected`` claim is drawn larger. Values are in base units, signed.
    """
    placed = panel.placed
    if placed.empty:
        return None
    kinds = [modality for modality in Modality if (placed["modality"] == modality).any()]
    labelled = len(placed) <= LABELLED_POINTS
    own = {kind: [claim for claim in panel.marks if claim["modality"] == kind] for kind in kinds}
    marks = [
        _marks(placed[(placed["modality"] == kind).to_numpy(bool)], claims, kind, selected, labelled=labelled)
        for kind, claims in own.items()
    ]
    # A constant keeps plotly from animating marks that a rerun has not moved.
    layout = {"template": TEMPLATE, "height": HEIGHT, "showlegend": len(kinds) > 1, "uirevision": panel.key}
    return {"data": [_period_bars(panel.marks), *marks], "layout": {**layout, **_axes(panel, placed)}}
