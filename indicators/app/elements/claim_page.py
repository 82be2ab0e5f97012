"""All there is to one claim, as markup: what the official series say, how it was read, how to cite it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from indicators.app.elements import markup
from indicators.app.elements.comparison import away, official
from indicators.app.elements.counts import number
from indicators.i18n import _, ngettext
from indicators.model import Document, Verdict
from indicators.table import SEPARATOR
from indicators.wording import format_day, indicator_name, present, reason_text, rule_text, verdict_name


def verdict_text(claim: Mapping[str, Any], details: Mapping[str, Any]) -> str:
    """Return in a sentence or two what the official figures say of a claim: plain text, not markup."""
    why = reason_text(details["reason"])
    if claim["verdict"] == Verdict.NOT_COMPARABLE:
        return _("Not compared. {why}").format(why=why)
    figures = int(details["figures"])
    if claim["verdict"] == Verdict.CONSISTENT:
        said = ngettext(
            "Consistent with the official figure.", "Consistent with at least one of {n} official figures.", figures
        )
        return f"{said.format(n=number(figures))} {why}"
    said = ngettext(
        "Differs from the official figure: {difference}.",
        "Differs from the nearest of {n} official figures: {difference}.",
        figures,
    )
    return f"{said.format(n=number(figures), difference=away(claim, details))} {why}"


def figures_table(
    claim: Mapping[str, Any], figures: Sequence[Mapping[str, Any]], titles: Mapping[str, str], caption: str
) -> str:
    """Return every official figure that answers a claim as a table, or "" where none does.

    ``figures`` are rows of ``indicators.verdict.matches``, ``titles`` the series' by their identifiers.
    """
    if not figures:
        return ""
    names = (_("Official series"), _("Period"), _("Figure"), _("Claim minus figure"), _("Verdict"))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(_figure(claim, figure, titles, names) for figure in figures)
    return f'<table class="official"><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>{body}</table>'


def _figure(
    claim: Mapping[str, Any], figure: Mapping[str, Any], titles: Mapping[str, str], names: Sequence[str]
) -> str:
    series, producer = titles.get(figure["series_id"], figure["series_id"]), present(figure["producer"])
    cells = (
        f'{markup.in_english(series)}<span class="small">{markup.in_english(producer or "")}</span>',
        escape(str(present(figure["period"]) or "")),
        escape(official(claim, figure["official_value"])),
        escape(away(claim, figure)),
        escape(verdict_name(figure["verdict"])),
    )
    inner = (f'<td data-label="{escape(name)}">{cell}</td>' for name, cell in zip(names, cells, strict=True))
    return (
        f"<tbody><tr>{''.join(inner)}</tr>"
        f'<tr class="source"><td colspan="{len(names)}">{_source(figure)}</td></tr></tbody>'
    )


def _source(figure: Mapping[str, Any]) -> str:
    """Return where an official figure is from, its vintage and its caveats."""
    citation, retrieved = present(figure["citation"]) or _("Source"), present(figure["retrieved"])
    vintage, caveats = present(figure["vintage"]), present(figure["caveats"])
    known = [
        _("vintage: {vintage}").format(vintage=vintage) if vintage else None,
        _("retrieved {day}").format(day=format_day(retrieved)) if retrieved is not None else None,
    ]
    link = markup.outside_link(present(figure["url"]), citation) or escape(citation)
    line = " · ".join([link, *(escape(text) for text in known if text)])
    return line + (f"<br>{markup.in_english(caveats)}" if caveats else "")


def rules_list(claim: Mapping[str, Any]) -> str:
    """Return the rules that made a claim of its sentence, each with what it reads."""
    items = (
        f"<li>{escape(rule_text(rule))} <code>{escape(rule)}</code></li>" for rule in claim["rules"].split(SEPARATOR)
    )
    return f'<ul class="rules">{"".join(items)}</ul>'


def claim_card(claim: Mapping[str, Any], document: Document, around: Sequence[str]) -> str:
    """Return a claim in its paragraph, with its tags and the ways on."""
    name = escape(indicator_name(present(claim["indicator"])))
    return (
        f'<section class="claim-in-full" data-claim="{escape(claim["claim_id"])}">'
        f'<div class="panel-head"><h2>{name}</h2></div><div class="card chosen">'
        f'<p class="byline">{markup.byline(claim)}</p>'
        f'{_around_it(claim, document)}<p class="origin">{links(claim)}</p></div>'
        f"{_around(around)}</section>"
    )


def _around_it(claim: Mapping[str, Any], document: Document) -> str:
    # Of a store's documents only the sentences are known.
    return markup.context(document.text, claim) if document.text else markup.sentence(claim)


def _around(around: Sequence[str]) -> str:
    label = escape(_("Claims around this one"))
    return f'<nav class="pager" aria-label="{label}">{" ".join(around)}</nav>' if around else ""


def official_part(
    claim: Mapping[str, Any],
    details: Mapping[str, Any],
    figures: Sequence[Mapping[str, Any]],
    titles: Mapping[str, str],
) -> str:
    """Return what the official series say of a claim: in words, then figure by figure."""
    table = figures_table(claim, figures, titles, _("Every official figure that answers this claim"))
    words = escape(verdict_text(claim, details))
    return f'<div class="official-part"><h3>{escape(_("Official figures"))}</h3><p>{words}</p>{table}</div>'


def links(claim: Mapping[str, Any]) -> str:
    """Return the ways on from a claim: to its publisher, into its text, and its own address."""
    name = claim["claim_id"]
    own = [
        markup.origin(claim),
        markup.page_link("sources", [("source", claim["document_id"]), ("claim", name)], _("In its text")),
        markup.page_link("claims", [("claim", name)], _("Permanent link")),
    ]
    return " · ".join(filter(None, own))
