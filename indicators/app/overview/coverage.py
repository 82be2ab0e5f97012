"""What the data covers, in a few figures."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from indicators.app.data import Snapshot
from indicators.app.elements.counts import number
from indicators.facets import counts
from indicators.i18n import _, ngettext
from indicators.store import citations
from indicators.wording import format_day, language_name

Fact = tuple[str, str]


def facts(snapshot: Snapshot) -> list[Fact]:
    """Return what the data covers as labels with their values; what is unknown is left out."""
    documents, claims, series = citations(snapshot.documents), snapshot.frame, snapshot.series
    named = int(claims["indicator"].notna().sum())
    known = _("{claims}, of which {named} are about a known indicator")
    all_claims = ngettext("{n} claim", "{n} claims", len(claims)).format(n=number(len(claims)))
    kinds, languages = (counts(documents, name) for name in ("kind", "language"))
    days = documents["published"].dropna()
    listed = [
        (_("Documents"), number(len(documents)) + _kinds(kinds)),
        (_("Claims"), known.format(claims=all_claims, named=number(named))),
        (_("Speakers"), number(claims["speaker"].nunique())),
        (_("Publishers"), number(documents["publisher"].nunique())),
        (_("Published"), f"{format_day(days.min())} – {format_day(days.max())}" if len(days) else ""),
        (_("Languages"), ", ".join(f"{language_name(code)} ({number(n)})" for code, n in languages.items())),
    ]
    if len(series):
        text = _("{series} series by {producers} producers, {figures} figures")
        figures = text.format(
            series=number(series["series_id"].nunique()),
            producers=number(series["producer"].nunique()),
            figures=number(len(series)),
        )
        listed += [
            (_("Official figures"), figures),
            (_("Official figures last read"), format_day(series["retrieved"].max())),
        ]
    return [(label, value) for label, value in listed if value]


def _kinds(kinds: Mapping[str, int]) -> str:
    digests, excerpts = kinds.get("digest", 0), kinds.get("excerpt", 0)
    words = [
        ngettext("{n} digest in our own words", "{n} digests in our own words", digests).format(n=number(digests)),
        ngettext("{n} excerpt", "{n} excerpts", excerpts).format(n=number(excerpts)),
    ]
    shown = [text for text, how_many in zip(words, (digests, excerpts), strict=True) if how_many]
    return f" ({', '.join(shown)})" if shown else ""


def listing(shown: list[Fact]) -> str:
    """Return facts as a list of terms."""
    items = (f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in shown)
    return f'<dl class="coverage">{"".join(items)}</dl>'
