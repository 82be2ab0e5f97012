"""What stands beside and under the chart of an indicator, as markup: claims with their verdicts, official figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from indicators.app.elements import comparison, markup
from indicators.app.elements.counts import number
from indicators.charts import rows
from indicators.charts.official import KINDS, country_names, source_names
from indicators.i18n import _, ngettext
from indicators.model import Verdict
from indicators.verdict import Reason
from indicators.wording import (
    format_day,
    format_exact,
    format_number,
    format_period,
    present,
    reason_text,
)

_SHOWN_FIGURES = 2


def _figure(match: Mapping[str, Any], claim: Mapping[str, Any]) -> str:
    """Return one official figure beside a claim: ``Belstat: −22% · differs by +1 pp``."""
    value, said = comparison.official(claim, match["official_value"]), comparison.said(claim, match)
    whose = f", {country_names(match['geo'])}" if match.get("several") else ""
    producer = f"<strong>{escape(match['producer'] + whose)}</strong>"
    return f'{producer}: <span class="value">{escape(value)}</span> · {escape(said)}'


def _why(match: Mapping[str, Any]) -> str:
    """Return how a figure was found: as published or worked out, for which period, in which edition."""
    derived = match["reason"] == Reason.DERIVED_CHANGE
    how = _("worked out from its published levels") if derived else _("as published")
    vintage = present(match["vintage"])
    parts = [match["producer"], match["period"], how, vintage, present(match["caveats"])]
    return " · ".join(escape(str(part)) for part in parts if part)


def verdict_block(claim: Mapping[str, Any], matches: Sequence[Mapping[str, Any]], reason: str) -> str:
    """Return what the official figures say of a claim, the nearest one first, with the reasons folded away."""
    if not matches:
        words = _("Not compared. {why}").format(why=reason_text(reason))
        return f'<p class="verdict none">{escape(words)}</p>'
    reporters: dict[str, set[str]] = {}
    for one in matches:
        reporters.setdefault(one["producer"], set()).add(one["geo"])
    # The two sides of a flow measure it differently, so it is said whose figure each is.
    matches = [{**one, "several": len(reporters[one["producer"]]) > 1} for one in matches]
    order = [Verdict.CONSISTENT, Verdict.DIFFERS, Verdict.NOT_COMPARABLE]
    ranked = sorted(
        matches,
        key=lambda one: (
            order.index(one["verdict"]),
            one["reason"] == Reason.DERIVED_CHANGE,
            abs(one["difference"]),
        ),
    )
    shown = "".join(f'<p class="verdict {one["verdict"]}">{_figure(one, claim)}</p>' for one in ranked[:_SHOWN_FIGURES])
    rest = "".join(f'<p class="verdict {one["verdict"]}">{_figure(one, claim)}</p>' for one in ranked[_SHOWN_FIGURES:])
    left = len(ranked) - _SHOWN_FIGURES
    more = ngettext("Why, and {n} more figure", "Why, and {n} more figures", left).format(n=number(left))
    why = "".join(f"<li>{line}</li>" for line in dict.fromkeys(map(_why, ranked)))
    summary = escape(more if rest else _("Why?"))
    return f'{shown}<details class="why"><summary>{summary}</summary>{rest}<ul>{why}</ul></details>'


def card(claim: Mapping[str, Any], verdict: str, *, chosen: bool) -> str:
    """Return a claim with its sentence, its verdict, and where it is from."""
    in_text = [("source", claim["document_id"]), ("claim", claim["claim_id"])]
    links = [
        markup.page_link("sources", in_text, _("In its text")),
        markup.page_link("claims", [("claim", claim["claim_id"])], _("Permanent link")),
    ]
    below = " · ".join(filter(None, [markup.origin(claim), *links]))
    name = "card chosen" if chosen else "card"
    return (
        f'<div class="{name}"><p class="byline">{markup.byline(claim)}</p>{markup.sentence(claim)}{verdict}'
        f'<p class="origin">{below}</p></div>'
    )


def tally(claims: int, speakers: int, contradictions: int) -> str:
    """Return how much is said: ``34 claims by 20 speakers, 2 contradictions``; not markup."""
    if not claims:
        return _("No claims")
    by = ngettext("by {n} speaker", "by {n} speakers", speakers).format(n=number(speakers))
    count = ngettext("{n} claim", "{n} claims", claims).format(n=number(claims))
    against = ngettext("{n} contradiction", "{n} contradictions", contradictions).format(n=number(contradictions))
    return f"{count} {by}, {against}" if contradictions else f"{count} {by}"


def official_table(official: pd.DataFrame, unit: str | None, *, events: bool = False) -> str:
    """Return the official figures as a table of periods by series, or as a list where each is an event of its own."""
    figures = official.sort_values(["period_start", "period_end"], ascending=False, kind="stable")
    size = float(official["value"].abs().max())
    head, body = _listed(figures, unit, size) if events else _crossed(figures, unit, size)
    label = escape(_("Official figures, a table that scrolls"))
    return (
        f'<div class="scroll official{" list" if events else ""}" tabindex="0" role="region" aria-label="{label}">'
        f"<table><thead>{head}</thead><tbody>{body}</tbody></table></div>"
    )


def _crossed(figures: pd.DataFrame, unit: str | None, size: float) -> tuple[str, str]:
    """Return head and body of a table with a column a series; series of one name are one at several frequencies."""
    series = list(dict.fromkeys(zip(figures["title"], figures["producer"], figures["geo"], strict=True)))
    cells: dict[tuple[Any, Any], dict[tuple[str, str, str], list[Mapping[str, Any]]]] = {}
    for one in rows(figures):
        period = cells.setdefault((one["period_start"], one["period_end"]), {})
        period.setdefault((one["title"], one["producer"], one["geo"]), []).append(one)
    head = _head([(_("Period"), ""), *((title, producer) for title, producer, _geo in series)])
    body = (
        _row(format_period(*period), [_cell(found.get(name, ()), unit, size) for name in series])
        for period, found in cells.items()
    )
    return head, "".join(body)


def _listed(figures: pd.DataFrame, unit: str | None, size: float) -> tuple[str, str]:
    head = _head([(_("Period"), ""), (_("Figure"), ""), (_("Value"), "")])
    body = (
        _row(
            format_period(one["period_start"], one["period_end"]),
            [
                f"<td{markup.tongue('en')}>{escape(one['title'])}{_small(one['producer'])}</td>",
                _cell([one], unit, size),
            ],
        )
        for one in rows(figures)
    )
    return head, "".join(body)


def _head(names: Iterable[tuple[str, str]]) -> str:
    cells = (
        f'<th scope="col"{markup.tongue("en") if by else ""}>{escape(name)}{_small(by)}</th>' for name, by in names
    )
    return f"<tr>{''.join(cells)}</tr>"


def _small(text: str) -> str:
    return f"<small>{escape(text)}</small>" if text else ""


def _row(name: str, cells: Sequence[str]) -> str:
    return f'<tr><th scope="row">{escape(name)}</th>{"".join(cells)}</tr>'


def _cell(figures: Sequence[Mapping[str, Any]], unit: str | None, size: float) -> str:
    return f"<td>{', '.join(_number(one, unit, size) for one in figures)}</td>"


def _number(one: Mapping[str, Any], unit: str | None, size: float) -> str:
    value = escape(format_number(one["value"], size))
    raw = escape(format_exact(one["value"], unit))
    if one["kind"] == "observation":
        return f'<span title="{raw}">{value}</span>'
    return f'<span class="soft" title="{raw}">{value} <small>{escape(_(KINDS[one["kind"]]))}</small></span>'


def official_sources(official: pd.DataFrame) -> str:
    """Return where each official series is from: its definition, citations, edition, terms and caveats."""
    series: dict[str, list[Mapping[str, Any]]] = {}
    for one in rows(official):
        series.setdefault(one["series_id"], []).append(one)
    return f'<ul class="sources">{"".join(map(_source, series.values()))}</ul>'


def _source(figures: Sequence[Mapping[str, Any]]) -> str:
    first = figures[0]
    edition = present(first["vintage"])
    dates = _("read on {day}").format(day=format_day(first["retrieved"]))
    terms = _("terms: {licence}").format(licence=first["licence"])
    line = " · ".join(escape(str(part)) for part in (first["producer"], edition, dates, terms) if part)
    english = markup.tongue("en")
    stated = dict.fromkeys(text for one in figures if (text := present(one["caveats"])))
    caveats = "".join(f'<p class="caveat"{english}>{escape(text)}</p>' for text in stated)
    return (
        f"<li><p{english}><strong>{escape(first['title'])}</strong>: {escape(first['definition'])}</p>"
        f"<p>{line}</p>{''.join(_citations(figures))}{caveats}</li>"
    )


def _citations(figures: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    groups: dict[tuple[str, str], list[str]] = {}
    for one in figures:
        groups.setdefault((one["citation"], one["url"]), []).append(one["period"])
    for (citation, url), cited in groups.items():
        periods = "" if len(groups) == 1 else f" ({', '.join(cited)})"
        link = markup.outside_link(str(url), str(citation)) or escape(str(citation))
        yield f"<p>{link}{escape(periods)}</p>"


def source_line(official: pd.DataFrame, said: str, window: tuple[int, int] | None) -> str:
    """Return who is behind a chart, in one line of plain text: producers, how many speak, and the years of it all."""
    producers = list(dict.fromkeys(producer for producer, _geo in source_names(official)))
    figures = _("Official figures: {producers}").format(producers=", ".join(producers)) if producers else ""
    span = "" if window is None else "–".join(str(year) for year in dict.fromkeys(window))
    return " · ".join(filter(None, [figures, said, span]))
