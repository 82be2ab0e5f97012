"""Claims as marks of the chart of an indicator."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from indicators.charts.look import GREY, Look, Tone, tones
from indicators.charts.panels import dated, rows
from indicators.charts.spec import Spec, scatter
from indicators.charts.template import plain
from indicators.i18n import _
from indicators.model import Bound, Modality
from indicators.wording import actor_name, format_claim, format_day, format_exact, format_period, modality_name, present

SYMBOLS: Mapping[str, str] = {
    Modality.ACTUAL: "circle",
    Modality.FORECAST: "diamond-open",
    Modality.PLAN: "square-open",
    Modality.CONDITIONAL: "triangle-up-open",
}
# More would be a blot, and take longer to send than to look at; how many are left out is said below the chart.
MOST_MARKS = 300
SIZE, CHOSEN_SIZE = 10, 20
# Dark enough for white words on either page.
LABEL = "#3f4a55"
DAY = "%Y-%m-%dT%H:%M:%S"
# What is drawn and said of a claim; a table of all columns takes longer than to draw it.
_DRAWN = (
    *("claim_id", "speaker", "publisher", "published", "modality", "negated", "official_series", "verdict"),
    *("measure", "unit", "per", "quote", "bound", "direction", "period_start", "period_end"),
    *("value", "signed_value", "value_low", "value_high"),
)
_UPWARD = frozenset({Bound.MORE_THAN, Bound.AT_LEAST})
_DOWNWARD = frozenset({Bound.LESS_THAN, Bound.AT_MOST})


def drawn(
    claims: pd.DataFrame, look: Look, bases: Mapping[str, float] | None, full: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return the claims that stand on the chart, placed as by ``dated``, ``y`` being their height on it.

    Claims that are no statements of fact are left out unless ``look.forecasts``. Of an index (``bases``) only those
    stand on it that answer a figure of a series with a base, as nothing else says what their 100 is. ``full`` has the
    claims with all their columns, by default it is ``claims``.
    """
    claims = claims[claims.columns.intersection(list(_DRAWN))]
    if not look.forecasts:
        claims = claims[claims["modality"] == Modality.ACTUAL]
    if bases is not None:
        claims = claims[claims["official_series"].isin(list(bases)) & (claims["verdict"] != "not_comparable")]
    newest = _newest(claims, look.selected)
    if full is not None:
        newest = full.loc[newest.index, full.columns.intersection(list(_DRAWN))]
    placed = _in_window(dated(newest), look)
    factor = 1.0 if bases is None else 100 / placed["official_series"].map(bases).astype(float)
    return placed.assign(
        y=placed["signed_value"] * factor, y_low=placed["y_low"] * factor, y_high=placed["y_high"] * factor
    )


def _in_window(placed: pd.DataFrame, look: Look) -> pd.DataFrame:
    """Move marks of periods that reach out of the chart to the middle of the part that is on it."""
    start, end = placed["x_start"], placed["x_end"]
    if look.since is not None:
        start = start.where(start >= pd.Timestamp(look.since), pd.Timestamp(look.since))
    if look.until is not None:
        end = end.where(end <= pd.Timestamp(look.until), pd.Timestamp(look.until))
    return placed.assign(x_start=start, x_end=end, x=start + (end - start) / 2)


def _newest(claims: pd.DataFrame, selected: str | None) -> pd.DataFrame:
    if len(claims) <= MOST_MARKS:
        return claims
    days = claims["published"].to_numpy().astype("datetime64[s]").astype(np.int64)
    keep = np.zeros(len(claims), bool)
    keep[np.argsort(-days.astype(np.float64), kind="stable")[:MOST_MARKS]] = True
    return claims[keep | (claims["claim_id"] == selected).to_numpy()]


def reach(claim: Mapping[str, Any]) -> int:
    """Return which way a one-sided bound leaves the value open: 1 up, -1 down, 0 neither."""
    way = 1 if claim["bound"] in _UPWARD else -1 if claim["bound"] in _DOWNWARD else 0
    # "Fell by more than 20%" goes on downwards.
    return -way if claim["signed_value"] * claim["value"] < 0 else way


def _hover(claim: Mapping[str, Any]) -> str:
    period = format_period(claim["period_start"], claim["period_end"]) or _("period not stated")
    digits = format_exact(claim["signed_value"], present(claim["unit"]))
    who = present(claim["speaker"])
    said = actor_name(who) if who else _("no speaker named")
    mood = None if claim["modality"] == Modality.ACTUAL else modality_name(claim["modality"])
    day = present(claim["published"])
    denied = _("denied") if claim["negated"] else None
    origin = " · ".join(filter(None, [present(claim["publisher"]), format_day(day) if day is not None else None]))
    lines = [" · ".join(filter(None, [period, mood, denied])), said, origin]
    return "<br>".join(
        [f"<b>{plain(format_claim(claim))}</b> ({plain(digits)})", *(plain(one) for one in lines if one)]
    )


@dataclass(frozen=True)
class Group:
    """The claims of one colour."""

    tone: Tone
    claims: Sequence[Mapping[str, Any]]


def grouped(placed: pd.DataFrame, look: Look) -> list[Group]:
    """Return the claims that stand on a chart by their colours, what is of no country last."""
    claims = list(rows(placed))
    found: dict[Tone, list[dict[str, Any]]] = {}
    for claim, tone in zip(claims, tones(claims, look.colour), strict=True):
        found.setdefault(tone, []).append(claim)
    for group in found.values():
        # What is chosen lies on top.
        group.sort(key=lambda claim: claim["claim_id"] == look.selected)
    return [Group(tone, found[tone]) for tone in sorted(found, key=lambda tone: (tone.colour == GREY, tone.name))]


def marks(groups: Sequence[Group], look: Look, step: float) -> Iterator[Spec]:
    """Yield the traces of claims: bars of their periods, arrows ``step`` long for open bounds, then the marks.

    On a logarithmic axis the arrow's length is in decades.
    """
    for group in groups:
        yield from _period_bars(group)
        yield from _arrows(group, look, step)
        yield _marks(group, look)


def _period_bars(group: Group) -> Iterator[Spec]:
    # Plotly draws no error bars along an axis of dates, so periods are lines of their own.
    x: list[str | None] = []
    y: list[float | None] = []
    for claim in group.claims:
        if claim["x_end"] > claim["x_start"]:
            x += [f"{claim['x_start']:%Y-%m-%d}", f"{claim['x_end']:%Y-%m-%d}", None]
            y += [claim["y"], claim["y"], None]
    line = {"color": group.tone.colour, "width": 2}
    if x:
        yield scatter(x=x, y=y, mode="lines", line=line, opacity=0.35, hoverinfo="skip", showlegend=False)


def _arrows(group: Group, look: Look, step: float) -> Iterator[Spec]:
    open_ended = [(claim, way) for claim in group.claims if (way := reach(claim))]
    if not open_ended:
        return
    x: list[str | None] = []
    y: list[float | None] = []
    symbols: list[str] = []
    for claim, way in open_ended:
        tip = claim["y"] * 10 ** (way * step) if look.log else claim["y"] + way * step
        at = f"{claim['x']:{DAY}}"
        x, y = [*x, at, at, None], [*y, claim["y"], tip, None]
        symbols += ["circle", "triangle-up" if way > 0 else "triangle-down", "circle"]
    heads = [0 if symbol == "circle" else 8 for symbol in symbols]
    yield scatter(
        x=x,
        y=y,
        mode="lines+markers",
        line={"color": group.tone.colour, "width": 2},
        marker={"symbol": symbols, "size": heads, "color": group.tone.colour, "line": {"width": 0}},
        hoverinfo="skip",
        showlegend=False,
    )


def _marks(group: Group, look: Look) -> Spec:
    chosen = [claim["claim_id"] == look.selected for claim in group.claims]
    colour = group.tone.colour
    return scatter(
        x=[f"{claim['x']:{DAY}}" for claim in group.claims],
        y=[claim["y"] for claim in group.claims],
        showlegend=False,
        mode="markers",
        zorder=3 if any(chosen) else 2,
        customdata=[[claim["claim_id"]] for claim in group.claims],
        hovertext=[_hover(claim) for claim in group.claims],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={
            "symbol": [SYMBOLS.get(claim["modality"], "circle") for claim in group.claims],
            "size": [CHOSEN_SIZE if mark else SIZE for mark in chosen],
            "color": colour,
            "line": {"color": colour, "width": [4 if mark else 2 for mark in chosen]},
        },
        error_y=_range_bars(group),
        cliponaxis=look.since is not None or look.until is not None,
    )


def _range_bars(group: Group) -> dict[str, Any] | None:
    gaps = [(claim["y_high"] - claim["y"], claim["y"] - claim["y_low"]) for claim in group.claims]
    if not any(above or below for above, below in gaps):
        return None
    # Of a value without a range plotly would draw the two caps on top of each other.
    above, below = ([None if gap[side] == 0 else gap[side] for gap in gaps] for side in (0, 1))
    return {"type": "data", "symmetric": False, "array": above, "arrayminus": below, "color": group.tone.colour}


def label(groups: Sequence[Group], look: Look) -> Iterator[dict[str, Any]]:
    """Yield the annotation that names the chosen mark, if it is on the chart."""
    for group in groups:
        for claim in (one for one in group.claims if one["claim_id"] == look.selected):
            yield {
                "x": f"{claim['x']:{DAY}}",
                # An annotation takes the logarithm where an axis has one.
                "y": math.log10(claim["y"]) if look.log else claim["y"],
                "text": f"<b>{plain(format_claim(claim))}</b>",
                "yshift": CHOSEN_SIZE,
                "showarrow": False,
                "bgcolor": LABEL,
                "borderpad": 3,
                "font": {"color": "#ffffff", "size": 13},
            }


def key(groups: Sequence[Group]) -> Iterator[Spec]:
    """Yield the entries of the legend: which colour is whose, and which shape is in which mood, facts being round."""
    for group in groups:
        yield _entry(_("Claims: {who}").format(who=group.tone.name), "circle", group.tone.colour)
    for modality in Modality:
        if modality != Modality.ACTUAL and any(one["modality"] == modality for group in groups for one in group.claims):
            yield _entry(modality_name(modality), SYMBOLS[modality], GREY)


def _entry(name: str, symbol: str, colour: str) -> Spec:
    marker = {"symbol": symbol, "size": SIZE, "color": colour, "line": {"color": colour, "width": 2}}
    # A trace without a point is left out of the legend, one whose only point is nowhere is not.
    return scatter(x=[None], y=[None], mode="markers", name=plain(name), marker=marker, hoverinfo="skip")
