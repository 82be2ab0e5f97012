"""Official figures as lines of the chart of an indicator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

import pandas as pd

from indicators.charts.axes import EVENTS
from indicators.charts.look import GREY, Look, country_tone
from indicators.charts.panels import rows
from indicators.charts.spec import Spec, scatter
from indicators.charts.template import plain
from indicators.i18n import N_, _
from indicators.table import SEPARATOR
from indicators.wording import country_name, format_exact, format_period, format_value, present

DAY = "%Y-%m-%dT%H:%M:%S"
KINDS: Mapping[str, str] = {
    "observation": N_("observation"),
    "estimate": N_("estimate"),
    "projection": N_("projection"),
}
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down", "hexagon", "star", "cross")
# What is drawn of a figure; to make rows of all columns takes longer than to draw them.
_DRAWN = (
    *("series_id", "indicator", "producer", "geo", "title", "kind", "frequency", "vintage"),
    *("period_start", "period_end", "x", "value", "unit", "per"),
)
# Further apart than this two figures are not neighbours, and no line joins them.
_GAP = {"annual": 400, "half_yearly": 400, "quarterly": 400, "cumulative": 400, "monthly": 70, "point": 1100}


def placed(official: pd.DataFrame) -> pd.DataFrame:
    """Return official figures in the order of time, with ``x``, the middle of their period."""
    middle = official["period_start"] + (official["period_end"] - official["period_start"]) / 2
    return official.assign(x=middle).sort_values("x", kind="stable")


def source_names(official: pd.DataFrame) -> dict[tuple[str, str], str]:
    """Return what each source of figures, a producer and the country reported on, is called."""
    pairs = list(dict.fromkeys(zip(official["producer"], official["geo"], strict=True)))
    reports = Counter(producer for producer, _geo in pairs)
    return {
        (producer, geo): f"{producer}, {country_names(geo)}" if reports[producer] > 1 else producer
        for producer, geo in pairs
    }


def country_names(geo: str) -> str:
    """Return the names of the countries that a figure is of."""
    return ", ".join(country_name(code) for code in geo.split(SEPARATOR))


def _hover(one: Mapping[str, Any]) -> str:
    period = format_period(one["period_start"], one["period_end"])
    kind = None if one["kind"] == "observation" else _(KINDS[one["kind"]])
    value = f"<b>{plain(format_value(one['value'], one['unit'], present(one['per'])))}</b>"
    digits = plain(format_exact(one["value"], one["unit"]))
    origin = " · ".join(filter(None, [one["producer"], present(one["vintage"]), kind]))
    return "<br>".join([f"{value} ({digits})", plain(period), plain(one["title"]), plain(origin)])


_Figures = list[dict[str, Any]]


def lines(official: pd.DataFrame, look: Look, bases: Mapping[str, float] | None) -> Iterator[Spec]:
    """Yield the traces of the figures: a line a series, dotted and hollow where it is an estimate or a projection.

    With ``bases`` each series is drawn as an index of its own base; without a base it is left out. What looks the same
    is one trace with gaps, as each trace takes time to draw.
    """
    names, seen = source_names(official), set()
    symbols = {source: _SYMBOLS[number % len(_SYMBOLS)] for number, source in enumerate(names)}
    clipped = look.since is not None or look.until is not None
    for (source, soft), parts in _alike(official, bases).items():
        colour = country_tone(source[1].split(SEPARATOR)[0]).colour if look.colour == "country" else GREY
        style = {"name": plain(names[source]), "legendgroup": "|".join(source), "cliponaxis": clipped}
        first = source not in seen
        seen.add(source)
        yield _line(parts, symbols[source], colour=colour, soft=soft, showlegend=first, **style)


def _alike(
    official: pd.DataFrame, bases: Mapping[str, float] | None
) -> dict[tuple[tuple[str, str], bool], list[tuple[_Figures, float]]]:
    """Return the lines of each source, firm and soft ones apart, each with what its values are multiplied by."""
    found: dict[tuple[tuple[str, str], bool], list[tuple[_Figures, float]]] = {}
    for series_id, figures in _by_series(official).items():
        factor = 1.0 if bases is None else 100 / bases[series_id] if series_id in bases else None
        if factor is not None:
            source = (figures[0]["producer"], figures[0]["geo"])
            for part in _parts(figures):
                soft = part[-1]["kind"] != "observation"
                found.setdefault((source, soft), []).append((part, factor))
    return found


def _by_series(official: pd.DataFrame) -> dict[str, _Figures]:
    found: dict[str, _Figures] = {}
    for one in rows(placed(official)[list(_DRAWN)]):
        found.setdefault(one["series_id"], []).append(one)
    return found


def _parts(figures: _Figures) -> Iterator[_Figures]:
    """Yield the firm figures of a series, then the others, which a projection joins to the last firm one."""
    firm = [one for one in figures if one["kind"] == "observation"]
    soft = [one for one in figures if one["kind"] != "observation"]
    if firm:
        yield firm
    if soft:
        projected = all(one["kind"] == "projection" for one in soft)
        yield [firm[-1], *soft] if firm and projected and firm[-1]["x"] < soft[0]["x"] else soft


def _points(parts: Sequence[tuple[_Figures, float]]) -> dict[str, list[Any]]:
    """Return the points of lines with a break after each and wherever figures are missing in between."""
    x: list[str | None] = []
    y: list[float | None] = []
    text: list[str] = []
    for figures, factor in parts:
        gap, before = timedelta(days=_GAP.get(figures[0]["frequency"], 400)), None
        for one in figures:
            if x and (before is None or one["x"] - before > gap):
                x, y, text = [*x, None], [*y, None], [*text, ""]
            before = one["x"]
            x, y, text = [*x, f"{one['x']:{DAY}}"], [*y, one["value"] * factor], [*text, _hover(one)]
    return {"x": x, "y": y, "hovertext": text}


def _line(parts: Sequence[tuple[_Figures, float]], symbol: str, *, colour: str, soft: bool, **others: Any) -> Spec:
    single = all(len(figures) == 1 or figures[0]["indicator"] in EVENTS for figures, _factor in parts)
    return scatter(
        **_points(parts),
        **others,
        mode="markers" if single else "lines+markers",
        line={"color": colour, "width": 1.5, "dash": "dot" if soft else "solid"},
        marker={
            "symbol": f"{symbol}-open" if soft else symbol,
            "size": 5,
            "color": colour,
            "line": {"width": 1, "color": colour},
        },
        hovertemplate="%{hovertext}<extra></extra>",
    )
