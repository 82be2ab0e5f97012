"""Groups of claims about one thing: which are shown, in which order, and what each is called. No widgets here."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.app.compare import official
from indicators.app.elements import comparison, markup
from indicators.app.elements.counts import number
from indicators.charts import rows
from indicators.charts.strips import value_words
from indicators.i18n import N_, _, ngettext
from indicators.model import Measure, Modality
from indicators.table import SEPARATOR
from indicators.verdict import Reason, matches
from indicators.wording import (
    axis_unit,
    format_multiple,
    format_number,
    format_value,
    measure_name,
    present,
)

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

SORTS: Mapping[str, str] = {"spread": N_("Spread"), "claims": N_("Number of claims"), "period": N_("Period")}
# Each has a chart, which takes the browser longest: eight of a million claims took more than a second.
PER_PAGE = 4
MOST_FIGURES = 5
# Of a group with more claims than these the lowest and the highest ones are shown.
MOST_CLAIMS = 20


@dataclass(frozen=True)
class Group:
    """Claims about one thing, by value, with the official figures of that thing and words for both.

    ``hidden`` is how many claims between the lowest and the highest ones are left out.
    """

    key: str
    title: str
    note: str
    claims: pd.DataFrame
    official: pd.DataFrame
    hidden: int = 0


def shown_groups(groups: pd.DataFrame, group_of: Ints, *, agreeing: bool) -> pd.DataFrame:
    """Return the groups that shown claims are in, given by ``group_of``; those that agree only if ``agreeing``.

    ``group_of`` has the position of each claim's group, -1 of one that is in none.
    """
    met = np.bincount(group_of + 1, minlength=len(groups) + 1)[1:] > 0
    return groups[met & (agreeing | groups["contradiction"].to_numpy(bool))]


def claims_of(groups: pd.DataFrame, group_of: Ints, values: npt.NDArray[np.float64], chosen: Bools) -> Ints:
    """Return the positions of the claims of these groups, of long ones the lowest, the highest and the ``chosen``."""
    shown, half = [np.zeros(0, np.int64)], MOST_CLAIMS // 2
    for group in groups.index:
        members = np.flatnonzero(group_of == group)
        members = members[np.argsort(values[members], kind="stable")]
        kept = chosen[members]
        kept[:half] = kept[-half:] = True
        shown.append(members[kept])
    return np.concatenate(shown)


def ordered(groups: pd.DataFrame, sort: str, *, ascending: bool) -> pd.DataFrame:
    """Return the groups in the order of one of ``SORTS``; the spread is beside the greatest of the values."""
    size = groups[["low", "high"]].abs().max(axis=1).replace(0, math.nan)
    keys = {
        "spread": (groups["high"] - groups["low"]) / size,
        "claims": groups["claims"],
        "period": groups["period_end"],
    }
    order = keys[sort].sort_values(ascending=ascending, kind="stable", na_position="last").index
    return groups.loc[order]


def pages(count: int) -> int:
    """Return how many pages this many groups fill."""
    return max(math.ceil(count / PER_PAGE), 1)


def page_of(groups: pd.DataFrame, asked: str | None, claim: str | None) -> int:
    """Return the page that an address asks for: by number, kept in bounds, else the one that holds the claim."""
    if asked is not None and asked.isdecimal():
        return min(max(int(asked), 1), pages(len(groups)))
    holds = [place for place, ids in enumerate(groups["claim_ids"]) if claim in ids.split(SEPARATOR)]
    return holds[0] // PER_PAGE + 1 if holds else 1


def official_figures(frame: pd.DataFrame, groups: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """Return the official figures of what each group is about: claim_id of one that it answers, and the figure.

    For forecasts that is what was later measured, which is asked for as if they had stated it.
    """
    grouped = frozenset(one for ids in groups["claim_ids"] for one in ids.split(SEPARATOR))
    asked = frame[frame["claim_id"].isin(grouped)].assign(modality=str(Modality.ACTUAL), published=None)
    found = matches(asked, series)
    claims = asked[["claim_id", "unit", "per", "measure"]].drop_duplicates("claim_id")
    return official.titled(found[found["reason"] != Reason.OTHER_THING], series).merge(claims, on="claim_id")


def describe_groups(groups: pd.DataFrame, frame: pd.DataFrame, figures: pd.DataFrame) -> list[Group]:
    """Return the groups with those of their claims that are in ``frame``, and one official figure for each series."""
    claims = frame.drop_duplicates("claim_id").sort_values("signed_value", kind="stable")
    claims = claims.set_index("claim_id", drop=False)
    found = []
    for group in rows(groups):
        own = claims[claims.index.isin(group["claim_ids"].split(SEPARATOR))]
        answers = _published_first(figures[figures["claim_id"].isin(own["claim_id"])])
        hidden = max(int(group["claims"]) - len(own), 0)
        found.append(Group(str(own["claim_id"].iloc[0]), title(group), note(group), own, answers, hidden))
    return found


def _published_first(answers: pd.DataFrame) -> pd.DataFrame:
    """Return a few of the figures: published ones where there are any, and of two vintages that say the same one."""
    published = answers[answers["reason"] == Reason.SAME_FIGURE]
    chosen = answers if published.empty else published
    once = chosen.assign(shown=[f"{value:.4g}" for value in chosen["official_value"]])
    once = once.drop_duplicates(["source", "shown"]).head(MOST_FIGURES)
    return once.sort_values("official_value", kind="stable")


def title(group: Mapping[str, Any]) -> str:
    """Return what a group is about, in words: ``Goods trade, Belarus–Russia, 2023: $45.2 bn to $54.0 bn``."""
    low, high = _value(group["low"], group), _value(group["high"], group)
    spread = low if low == high else _("{low} to {high}").format(low=low, high=high)
    return f"{comparison.thing(group)}: {spread}"


def _value(value: float, group: Mapping[str, Any]) -> str:
    unit = present(group["unit"])
    if group["measure"] == Measure.MULTIPLE:
        return format_multiple(value)
    if group["measure"] == Measure.CHANGE:
        return format_value(value, unit, plus=True)
    return value_words(value, unit)


def note(group: Mapping[str, Any]) -> str:
    """Return what a group's values are, how many there are by how many, and how far apart."""
    axis, measure = axis_unit(present(group["unit"]), present(group["per"])), measure_name(str(group["measure"]))
    claims = ngettext("{n} claim", "{n} claims", group["claims"]).format(n=number(group["claims"]))
    speakers = ngettext("{n} speaker", "{n} speakers", group["speakers"]).format(n=number(group["speakers"]))
    said = _("{claims} by {speakers}").format(claims=claims, speakers=speakers)
    apart = None if group["contradiction"] else _("these need not contradict each other")
    return " · ".join(filter(None, [f"{measure}, {axis}" if axis else measure, said, _distance(group), apart]))


def _distance(group: Mapping[str, Any]) -> str | None:
    gap = group["high"] - group["low"]
    # How far a multiple lies from another says nothing: both are of one earlier figure.
    if gap == 0 or group["measure"] == Measure.MULTIPLE:
        return None
    if present(group["unit"]) == "percent":
        return _("{points} percentage points between the lowest and the highest").format(points=format_number(gap))
    ratio = present(group["ratio"])
    if ratio is None:
        return None
    percent = 100 * (ratio - 1)
    more = format_value(round(percent, 1 if percent < 10 else 0), "percent")
    return _("the highest is {percent} above the lowest").format(percent=more)


def head(group: Group) -> str:
    """Return a group's title and note as markup."""
    return official.panel_head(group.title, group.note)


def cards(group: Group, selected: str | None) -> str:
    """Return who said what, and when, as markup: a card a claim, in the order of the chart."""
    return "".join(markup.card(claim, chosen=claim["claim_id"] == selected) for claim in rows(group.claims))


def below(group: Group) -> str:
    """Return what stands under a group's chart, as markup: official figures with their source, and ways on."""
    heading = f'<p class="origin">{escape(_("Official figures of the same thing"))}</p>'
    figures = "" if group.official.empty else heading + official.figures_list(rows(group.official))
    left = ngettext("{n} claim between these is not shown", "{n} claims between these are not shown", group.hidden)
    hidden = f'<p class="origin">{escape(left.format(n=number(group.hidden)))}</p>' if group.hidden else ""
    return f'{hidden}{figures}<p class="origin ways">{_ways(group.claims)}</p>'


def _ways(claims: pd.DataFrame) -> str:
    first = next(rows(claims))
    indicator = ("indicator", str(first["indicator"]))
    dates = [(name, f"{first[field]:%Y-%m-%d}") for name, field in (("from", "period_start"), ("to", "period_end"))]
    chart = markup.page_link("indicator", [indicator], _("The whole indicator"))
    table = markup.page_link("claims", [indicator, *dates], _("Claims on this period"))
    own = markup.page_link("compare", [indicator, *dates], _("Only this period"))
    return " · ".join([chart, table, own])


def sort_names() -> dict[str, str]:
    """Return the choices of an order with their words."""
    return {name: _(words) for name, words in SORTS.items()}
