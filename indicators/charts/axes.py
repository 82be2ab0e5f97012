"""Which axes an indicator has, and which official figures stand on each of them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from indicators.charts.panels import KEYS, Panel, by_key, panels
from indicators.model import Measure

# Each of their official figures is an event of its own: a line between two would say that there is something between.
EVENTS = frozenset({"loan", "debt_refinancing", "turnout", "vote_share", "votes"})


def axis_key(panel: Panel) -> str:
    """Return the name of a panel's axis, unique among those of its indicator: ``change|percent|``."""
    return "|".join(part or "" for part in (panel.measure, panel.unit, panel.per))


def axes(everything: pd.DataFrame, shown: pd.DataFrame, series: pd.DataFrame) -> list[Panel]:
    """Return the axes of one indicator with the claims that are ``shown`` on each, the one with most claims first.

    ``everything`` holds all claims of the indicator and ``series`` its official figures: an axis stays when a filter
    leaves no claim on it, and where, and there is one for figures of which nobody speaks.
    """
    known = sorted(by_key(everything).items(), key=lambda pair: -len(pair[1]))
    filled = {panel.key: panel for panel in panels(shown)}
    nothing = shown.iloc[:0]
    empty = [Panel(*key, nothing) for key in (*(key for key, _ in known), *by_key(series))]
    return [filled.get(key, panel) for key, panel in {panel.key: panel for panel in empty}.items()]


def on_axis(series: pd.DataFrame, panel: Panel) -> pd.DataFrame:
    """Return the official figures that share the panel's indicator, measure, unit and denominator."""
    keep = pd.Series(True, index=series.index)
    for name in KEYS:
        value = getattr(panel, name)
        keep &= series[name].isna() if value is None else series[name] == value
    return series[keep]


def within(series: pd.DataFrame, since: object, until: object) -> pd.DataFrame:
    """Return the figures whose period overlaps the days from ``since`` to ``until``, either of them None for open."""
    keep = pd.Series(True, index=series.index)
    if since is not None:
        keep &= series["period_end"] >= pd.Timestamp(str(since))
    if until is not None:
        keep &= series["period_start"] <= pd.Timestamp(str(until))
    return series[keep]


def years(claims: pd.DataFrame, official: pd.DataFrame) -> tuple[int, int] | None:
    """Return the first and the last year of claims and official figures, or None where nothing has a date."""
    days = pd.concat(
        [
            claims["period_start"].fillna(claims["period_end"]).fillna(claims["published"]),
            claims["period_end"].fillna(claims["period_start"]).fillna(claims["published"]),
            official["period_start"],
            official["period_end"],
        ]
    ).dropna()
    return None if days.empty else (int(days.min().year), int(days.max().year))


def _bases(official: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that may stand for a whole year: annual ones, and of a stock's days the last of each year."""
    firm = official[official["kind"] == "observation"]
    firm = firm[firm["frequency"].isin(["annual", "point"]) & (firm["value"] > 0)]
    firm = firm.assign(year=firm["period_end"].dt.year).sort_values("period_end", kind="stable")
    return firm.drop_duplicates(["series_id", "year"], keep="last")


def base_year(panel: Panel, official: pd.DataFrame) -> int | None:
    """Return the year that an index of these figures counts from, or None where an index would say nothing.

    It is the first of the years in which most series have a figure. Only levels have an index, and rates have none.
    """
    if panel.measure != Measure.LEVEL or panel.unit == "percent" or panel.indicator in EVENTS:
        return None
    bases = _bases(official)
    if not (bases["series_id"].value_counts() > 1).any():
        return None
    years = bases["year"].value_counts()
    return int(years[years == years.max()].index.min())


def base_values(official: pd.DataFrame, year: int) -> Mapping[str, float]:
    """Return the figure of the base year of each series that has one."""
    bases = _bases(official)
    chosen = bases[bases["year"] == year]
    return dict(zip(chosen["series_id"].astype(str), chosen["value"].astype(float), strict=True))
