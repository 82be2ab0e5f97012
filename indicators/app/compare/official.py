"""Claims beside the official figures that answer them: rows, words and markup. No widgets here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from indicators.app.elements import comparison, markup
from indicators.app.elements.counts import number
from indicators.charts import rows
from indicators.charts.compare import period_name, who
from indicators.i18n import N_, _, ngettext
from indicators.model import Verdict
from indicators.table import SEPARATOR
from indicators.verdict import Reason
from indicators.wording import (
    axis_unit,
    format_claim,
    format_day,
    format_period,
    indicator_name,
    measure_name,
    present,
    verdict_name,
)

SORTS: Mapping[str, str] = {
    "percent": N_("Difference in %"),
    "absolute": N_("Difference"),
    "date": N_("Period"),
}
# The rest of a long list is in the table.
MOST_ROWS = 12
_KIND = ["indicator", "measure", "unit", "per"]
# What decides which claims are shown beside which, and in which order.
DECIDING = (*_KIND, "verdict", "difference", "period_end")
_FIGURES = ("reason", "difference_percent", "figures")

_POINTS = ("percent", "percentage_point")


@dataclass(frozen=True)
class Plot:
    """Comparisons that share an axis: one indicator, one measure, one unit, one denominator."""

    key: str
    title: str
    note: str
    rows: pd.DataFrame
    hidden: int


def comparisons(shown: pd.DataFrame, details: pd.DataFrame) -> pd.DataFrame:
    """Return the claims that have an official figure, with that figure.

    Figures that may be of another thing are no comparison, and stay out.
    """
    answered = shown[shown["verdict"].isin([Verdict.CONSISTENT, Verdict.DIFFERS])]
    return answered.join(details.loc[answered.index, list(_FIGURES)])


def figures_of(compared: pd.DataFrame, matches: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """Return every official figure of the compared claims, with what words for it need."""
    claims = compared[["claim_id", "unit", "per", "measure", "official_series"]].drop_duplicates("claim_id")
    return titled(matches.merge(claims, on="claim_id"), series)


def titled(matches: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """Return matches with the ``title`` of each series and its ``source``: who made it, and from whose side."""
    about = series.drop_duplicates("series_id")[["series_id", "title", "geo", "partner", "producer"]]
    # Whoever collects the figures of both countries on their trade has two for one thing.
    sides = about[about["partner"].notna()].groupby("producer")["geo"].nunique()
    both = frozenset(sides[sides > 1].index)
    about = about.assign(source=[_source(one, both) for one in rows(about)])[["series_id", "title", "source"]]
    return matches.merge(about, on="series_id", how="left")


def _source(one: Mapping[str, Any], both: frozenset[str]) -> str:
    if present(one["partner"]) is None or one["producer"] not in both:
        return str(one["producer"])
    return f"{comparison.places(SEPARATOR.join([one['geo'], one['partner']]))}, {one['producer']}"


def worded(compared: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Return comparisons with the ``source`` of their figure, and words: ``name``, ``distance``, ``short_distance``."""
    nearest = figures[figures["series_id"] == figures["official_series"]].drop_duplicates("claim_id")
    sources = nearest.set_index("claim_id")["source"]
    listed = list(rows(compared))
    return compared.assign(
        source=[sources.get(one["claim_id"], "") for one in listed],
        distance=[comparison.said(one) for one in listed],
        short_distance=[comparison.briefly(one) for one in listed],
        name=[period_name(one) for one in listed],
    )


def ordered(compared: pd.DataFrame, sort: str, *, ascending: bool) -> pd.DataFrame:
    """Return the comparisons in the order of one of ``SORTS``; of per cent the points count, whichever is asked for."""
    points = compared["unit"].isin(_POINTS)
    keys = {
        "percent": compared["difference_percent"].abs().where(~points, compared["difference"].abs()),
        "absolute": compared["difference"].abs(),
        "date": compared["period_end"],
    }
    order = keys[sort].sort_values(ascending=ascending, kind="stable", na_position="last").index
    return compared.loc[order]


def plots(compared: pd.DataFrame, sort: str, *, ascending: bool, most: int) -> list[Plot]:
    """Return the comparisons by what can share an axis: those ``most`` of which there are most, the fullest first."""
    kinds = compared.groupby(_KIND, dropna=False, sort=False, observed=True)
    found = []
    for kind, own in sorted(kinds, key=lambda pair: -len(pair[1]))[:most]:
        words = [present(one) for one in kind]
        shown = ordered(own, sort, ascending=ascending).head(MOST_ROWS)
        found.append(
            Plot("|".join(one or "" for one in words), _title(*words), _note(own), shown, len(own) - len(shown))
        )
    return found


def _title(indicator: str | None, measure: str, unit: str | None, per: str | None) -> str:
    return ", ".join(filter(None, [indicator_name(indicator), measure_name(measure), axis_unit(unit, per)]))


def _note(own: pd.DataFrame) -> str:
    agree = int((own["verdict"] == Verdict.CONSISTENT).sum())
    claims = ngettext("{n} claim", "{n} claims", len(own)).format(n=number(len(own)))
    return _("{claims} with an official figure; consistent with it: {agree}").format(claims=claims, agree=number(agree))


def others(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the official figures that are not the ones that their claims are held against."""
    return figures[figures["series_id"] != figures["official_series"]]


def detail(one: Mapping[str, Any], figures: pd.DataFrame, *, chosen: bool) -> str:
    """Return a claim with its sentence and every official figure that answers it, as markup."""
    answers = figures[figures["claim_id"] == one["claim_id"]]
    lead = f"{indicator_name(present(one['indicator']))}: {one['distance']}"
    return (
        f'<p class="distance">{escape(lead)}</p>{markup.card(one, chosen=chosen)}'
        f'<p class="origin">{escape(_("Official figures"))}</p>{figures_list(rows(answers))}'
    )


def figures_list(figures: Iterable[Mapping[str, Any]]) -> str:
    """Return official figures as a list: value, producer, series, vintage, source and caveats."""
    return f'<ul class="official">{"".join(map(_figure, figures))}</ul>'


def _figure(one: Mapping[str, Any]) -> str:
    value = comparison.official(one)
    derived = _("worked out from its levels") if one["reason"] == Reason.DERIVED_CHANGE else None
    named = [markup.in_english(one["producer"]), markup.in_english(one["title"])]
    parts = [*named, *(escape(part) for part in (derived, _vintage(one)) if part)]
    link = markup.outside_link(present(one["url"]), _("Source"))
    line = " · ".join([*parts, *([link] if link else [])])
    series = _("Series: {id}").format(id=one["series_id"])
    more = [series, present(one["citation"]), present(one["caveats"])]
    notes = "".join(f"<p>{markup.in_english(str(part))}</p>" for part in more if part)
    summary = escape(_("Citation and caveats"))
    return f"<li><strong>{escape(value)}</strong> · {line}<details><summary>{summary}</summary>{notes}</details></li>"


def _vintage(one: Mapping[str, Any]) -> str | None:
    vintage, retrieved = present(one["vintage"]), present(one["retrieved"])
    if vintage is not None:
        return _("vintage: {vintage}").format(vintage=vintage)
    return _("retrieved {day}").format(day=format_day(retrieved)) if retrieved is not None else None


def table(compared: pd.DataFrame) -> pd.DataFrame:
    """Return ``worded`` comparisons as a table of words, a row each."""
    listed = list(rows(compared))
    words = {
        "claimed": [format_claim(one) for one in listed],
        "official": [comparison.official(one) for one in listed],
        "distance": [comparison.difference(one) for one in listed],
        "percent": [comparison.percent(one) for one in listed],
        "verdict": [verdict_name(one["verdict"]) for one in listed],
        "indicator": [indicator_name(present(one["indicator"])) for one in listed],
        "period": [format_period(one["period_start"], one["period_end"]) for one in listed],
        "who": [who(one) for one in listed],
        "producer": [one["source"] for one in listed],
        "sentence": [one["sentence"] for one in listed],
    }
    return pd.DataFrame(words)


def sort_names() -> dict[str, str]:
    """Return the choices of an order with their words."""
    return {name: _(words) for name, words in SORTS.items()}


def legend() -> str:
    """Return what the marks of the charts are, as markup."""
    words = (
        ("claim", "●", _("the claim")),
        ("figure", "■", _("the official figure nearest to it")),
        ("figure", "▫", _("other official figures")),
    )
    keys = (f'<span class="{name}" aria-hidden="true">{mark}</span> {escape(text)}' for name, mark, text in words)
    return f'<p class="legend">{" &ensp; ".join(keys)}</p>'


def panel_head(title: str, note: str) -> str:
    """Return a heading with what is under it, as markup; both are plain text."""
    return f'<div class="panel-head"><h2>{escape(title)}</h2><p>{escape(note)}</p></div>'
