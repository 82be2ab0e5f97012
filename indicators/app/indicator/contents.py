"""What the page of one indicator shows, worked out from its address: pure functions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import urlencode

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.app.data import Snapshot
from indicators.app.elements import markup
from indicators.app.elements.counts import number
from indicators.app.indicator.cards import tally
from indicators.app.state import View, official_indicators
from indicators.charts import Panel, panels
from indicators.charts.axes import axes, axis_key, base_year, on_axis, within, years
from indicators.charts.look import Look
from indicators.charts.marks import MOST_MARKS
from indicators.charts.panels import KEYS
from indicators.facets import coded, counts
from indicators.i18n import DEFAULT, _, ngettext, spoken
from indicators.parse.lexicon import indicators
from indicators.query import NONE, Query, matching
from indicators.wording import group_names, indicator_name, indicator_names

PATH = "/indicator"
# What decides on the axis, and which claims are drawn and listed: of long tables, taking every column takes long.
_DECIDING = (*KEYS, "claim_id", "period_start", "period_end", "published", "speaker", "publisher", "modality")
_HELD_AGAINST = ("verdict", "official_series")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^@&])")


@dataclass(frozen=True)
class Subject:
    """One indicator on one axis: its claims under the filters and its official figures.

    ``window`` is the years that there is anything of; ``official`` has the figures within the view's dates.
    """

    indicator: str
    axes: Sequence[Panel]
    panel: Panel
    official: pd.DataFrame
    base: int | None
    window: tuple[int, int] | None
    notices: tuple[str, ...]

    @property
    def claims(self) -> pd.DataFrame:
        """The claims that are shown: what decides on them, with the index of the snapshot's frame."""
        return self.panel.frame


def literal(text: str) -> str:
    """Return text for a label that reads Markdown, so that it is shown as it is."""
    return _MARKDOWN.sub(r"\\\1", text)


def choices(snapshot: Snapshot, query: Query) -> dict[str, str]:
    """Return the indicators that there are claims or official figures of, with what a list calls each.

    They are in the order of their groups.
    """
    shown = matching(snapshot.frame, replace(query, indicator=()), keep_unnamed=False)
    counted, known = (counts(snapshot.frame, "indicator", keep) for keep in (shown, None))
    groups = group_names()
    group_of = {one.id: groups.get(one.group, one.group) for one in indicators()}
    order = {name: number for number, name in enumerate(groups.values())}
    known = known | dict.fromkeys(official_indicators(snapshot), 0)
    listed = [name for name in indicator_names() if name in known]
    listed.sort(key=lambda name: order.get(group_of[name], len(order)))
    listed += sorted(known.keys() - set(listed))
    tree = {name: " › ".join(filter(None, [group_of.get(name), indicator_name(name)])) for name in listed}
    return {name: f"{label} ({counted.get(name, 0)})" for name, label in tree.items()}


def chosen_indicator(view: View, snapshot: Snapshot) -> str | None:
    """Return the indicator of the address, else that of its claim, else the one with most claims.

    A filter changes that only where it leaves no claim of it. Where there are no claims at all it is one with official
    figures.
    """
    if view.query.indicator:
        return view.query.indicator[0]
    frame = snapshot.frame
    if view.claim:
        asked = frame.loc[frame["claim_id"] == view.claim, "indicator"].dropna()
        if len(asked):
            return str(asked.iloc[0])
    most = counts(frame, "indicator")
    shown = most if view.query == Query() else counts(frame, "indicator", view.matching(frame))
    most = most or dict.fromkeys(official_indicators(snapshot), 0)
    return next((name for name in most if name in shown), next(iter(most), None)) if snapshot.documents else None


def is_spoken_of(indicator: str, snapshot: Snapshot) -> bool:
    """Return whether there is any claim of an indicator."""
    return indicator in counts(snapshot.frame, "indicator")


def subject(view: View, snapshot: Snapshot, indicator: str) -> Subject:
    """Return what the address asks for of an indicator; an axis that it does not have is dropped with a notice."""
    frame, query = snapshot.frame, replace(view.query, indicator=(indicator,))
    everything = frame.loc[coded(frame["indicator"]).among([indicator]), [*_DECIDING, *_HELD_AGAINST]]
    undated = everything[matching(frame, replace(query, since=None, until=None))[everything.index]]
    dates = (query.since, query.until) != (None, None)
    shown = everything[matching(frame, query)[everything.index]] if dates else undated
    series = snapshot.series[snapshot.series["indicator"] == indicator]
    found = axes(everything, shown, series)
    panel, notices = _panel(found, view, everything)
    if len(view.query.indicator) > 1:
        words = _("One indicator at a time: this is {name}; the others of the address are not shown.")
        notices.append(words.format(name=indicator_name(indicator)))
    official = on_axis(series, panel)
    window = years(on_axis(undated, panel), official)
    official = within(official, query.since, query.until)
    return Subject(indicator, found, panel, official, base_year(panel, official), window, tuple(notices))


def _panel(found: Sequence[Panel], view: View, everything: pd.DataFrame) -> tuple[Panel, list[str]]:
    by_key = {axis_key(panel): panel for panel in found}
    asked = view.options.get("panel")
    if asked in by_key:
        return by_key[asked], []
    notices = []
    if asked:
        words = _("Dropped from the address: panel: “{value}” is no axis of this indicator")
        notices.append(words.format(value=asked[:60]))
    own = everything[everything["claim_id"] == view.claim] if view.claim else everything.iloc[:0]
    key = next((axis_key(panel) for panel in panels(own)), None)
    spoken_of = next((panel for panel in found if len(panel.frame)), found[0])
    return by_key.get(key or "", spoken_of), notices


def look(view: View, what: Subject) -> Look:
    """Return how the address asks the chart to look."""
    return Look(
        colour=view.options["colour"],
        log=view.options["scale"] == "log",
        base=what.base if view.options["values"] == "index" else None,
        official=view.options["official"] == "shown",
        forecasts=view.options["forecasts"] == "shown",
        since=view.query.since,
        until=view.query.until,
        selected=view.claim,
    )


def axis_label(panel: Panel) -> str:
    """Return what a control calls an axis, with its number of claims; read as Markdown it shows the same."""
    return literal(f"{panel.axis} · {len(panel.frame)}")


def contradictions(apart: npt.NDArray[np.bool_], group_of: npt.NDArray[np.int64]) -> int:
    """Return how many groups of claims, of which two and more are shown, cannot all be right.

    ``apart`` is whether each group cannot, ``group_of`` the group of each claim that is shown, -1 of one in none.
    """
    shown = np.bincount(group_of + 1, minlength=len(apart) + 1)[1:]
    return int(np.count_nonzero(apart & (shown > 1)))


def summary(what: Subject, snapshot: Snapshot) -> str:
    """Return how much is said on the axis, and how much of it contradicts itself; not markup."""
    claims = what.claims
    speakers = coded(claims["speaker"])
    who = speakers.counts().keys() | coded(claims["publisher"]).counts(speakers.codes < 0).keys()
    apart = snapshot.groups["contradiction"].to_numpy(bool)
    return tally(len(claims), len(who), contradictions(apart, snapshot.group_of[claims.index]))


def links(what: Subject, view: View) -> str:
    """Return the ways to the same claims as a table, and to the contradictions."""
    ways = [
        markup.page_link("claims", narrowed(what, view).to_params(), _("As a table")),
        markup.page_link("compare", [("indicator", what.indicator)], _("Contradictions")),
    ]
    return f'<p class="finding">{" · ".join(ways)}</p>'


def figures_asked(what: Subject, view: View) -> Query:
    """Return the query of official series that gives the figures of the axis."""
    panel = what.panel
    return Query(
        indicator=(what.indicator,),
        measure=(panel.measure,),
        unit=(panel.unit or NONE,),
        per=(panel.per or NONE,),
        since=view.query.since,
        until=view.query.until,
    )


def narrowed(what: Subject, view: View) -> Query:
    """Return the query that gives the claims of the axis."""
    axis = replace(view.query, indicator=(what.indicator,), measure=(what.panel.measure,))
    # What no claim has cannot be asked for.
    return replace(axis, unit=(what.panel.unit or NONE,), per=(what.panel.per or NONE,)) if len(what.claims) else axis


def newest_first(claims: pd.DataFrame, selected: str | None) -> npt.NDArray[np.int64]:
    """Return the positions of the claims, the newest first, and the selected one before them all."""
    # Days as numbers, of which no date is the least.
    days = claims["published"].to_numpy().astype("datetime64[s]").astype(np.int64)
    ordered = np.argsort(-days.astype(np.float64), kind="stable")
    if selected is None:
        return ordered
    first = (claims["claim_id"] == selected).to_numpy()[ordered]
    return np.concatenate([ordered[first], ordered[~first]])


def left_out(what: Subject, drawn: int, looks: Look) -> str | None:
    """Return why some claims of the axis are not on the chart, or None where all are."""
    missing = len(what.claims) - drawn
    if missing <= 0:
        return None
    reasons = [
        _("it has no date") if missing == 1 else _("they have no date"),
        _("forecasts and plans are switched off") if not looks.forecasts else None,
        _("no official series says what 100 is") if looks.base is not None else None,
        _("the chart shows the newest only") if drawn >= MOST_MARKS else None,
    ]
    stated = [reason for reason in reasons if reason]
    why = stated[0] if len(stated) == 1 else "; ".join(reversed(stated[1:]))
    words = ngettext("{n} claim is not on the chart: {why}.", "{n} claims are not on the chart: {why}.", missing)
    return words.format(n=number(missing), why=why)


def page_params(what: Subject, view: View, given: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the parameters of the address of this very view, with the indicator and the axis spelt out."""
    query = replace(view.query, indicator=(what.indicator,))
    options = {**given, "panel": axis_key(what.panel)}
    claim = [("claim", view.claim)] if view.claim else []
    own = [] if spoken() == DEFAULT else [("lang", spoken())]
    return [*query.to_params(), *claim, *options.items(), *own]


def absolute(base: str | None, params: Sequence[tuple[str, str]]) -> str:
    """Return the address of this page on the server that ``base`` names."""
    return f"{(base or '').rstrip('/').removesuffix(PATH)}{PATH}?{urlencode(params)}"


def iframe(address: str, title: str) -> str:
    """Return the code that puts the chart into another page."""
    return (
        f'<iframe src="{escape(f"{address}&embed=true")}" title="{escape(title)}" loading="lazy" '
        'style="width: 100%; height: 620px; border: 0"></iframe>'
    )
