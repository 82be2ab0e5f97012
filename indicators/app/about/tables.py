"""The tables of the page About, as markup: accuracy, columns, official series, addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape
from urllib.parse import urljoin

import pandas as pd
import pyarrow as pa
from starlette.routing import Route

from indicators import __version__
from indicators.app.about.accuracy import Accuracy
from indicators.app.elements import markup
from indicators.app.elements.counts import number
from indicators.charts import rows
from indicators.i18n import N_, _
from indicators.query import FACETS
from indicators.table import SERVED_SCHEMA
from indicators.wording import format_day, format_value, language_name, present

_KINDS: Mapping[pa.DataType, str] = {
    pa.string(): N_("text"),
    pa.float64(): N_("number"),
    pa.int64(): N_("integer"),
    pa.date32(): N_("date"),
    pa.bool_(): N_("yes or no"),
}
_ROUTES: Mapping[str, str] = {
    "/api/claims.csv": N_("Claims as CSV"),
    "/api/claims.json": N_("Claims as JSON"),
    "/api/claims.parquet": N_("Claims as Parquet"),
    "/api/series.csv": N_("Official series as CSV"),
    "/api/series.json": N_("Official series as JSON"),
    "/api/documents.csv": N_("Documents as CSV"),
    "/api/documents.json": N_("Documents as JSON"),
    "/api/indicators.json": N_("Indicators as JSON"),
    "/api/datapackage.json": N_("Description of all tables (Frictionless data package)"),
    "/feed.xml": N_("The newest claims as an Atom feed"),
    "/api/parse": N_("The claims of a text of your own, sent by POST as JSON: text, published, language"),
}
_MORE_PARAMETERS: Mapping[str, str] = {
    "from": N_("A day, as 2020-09-14: claims about it or later, and those without a period published since"),
    "to": N_("A day, as 2020-09-14: claims about it or earlier, and those without a period published until then"),
    "q": N_("Words that the sentence has, in any form; “in quotation marks” as they are, gas* for a beginning"),
    "all": N_("1: numbers without an indicator too; 0: without them"),
    "lang": N_("The language of the page"),
}
_NUMERIC = ' class="number"'


def table(
    heads: Sequence[str],
    lines: Iterable[Sequence[str]],
    *,
    numbers: Sequence[int] = (),
    english: Sequence[int] = (),
    name: str = "",
) -> str:
    """Return a table of plain texts; columns ``numbers`` are aligned right, ``english`` are never translated."""
    tongues = [markup.tongue("en") if position in english else "" for position in range(len(heads))]
    aligned = [_NUMERIC if position in numbers else "" for position in range(len(heads))]
    head = "".join(f'<th scope="col"{kind}>{escape(text)}</th>' for text, kind in zip(heads, aligned, strict=True))
    body = "".join(
        "<tr>"
        + "".join(
            f"<td{kind}{tongue}>{escape(cell)}</td>" for cell, kind, tongue in zip(line, aligned, tongues, strict=True)
        )
        + "</tr>"
        for line in lines
    )
    whole = f'<table class="plain {name}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return markup.scrolling(whole, ", ".join(heads))


def _share(part: int, whole: int) -> str:
    return format_value(round(100 * part / whole, 1), "percent") if whole else ""


def examples(measured: Accuracy) -> str:
    """Return how many example texts are wholly right, a language a line."""
    heads = (_("Language"), _("Example texts"), _("Wholly right"), _("Share"))
    lines = [
        (language_name(language), number(total), number(right), _share(right, total))
        for language, (right, total) in measured.by_language().items()
    ]
    return table(heads, lines, numbers=(1, 2, 3))


def topics(measured: Accuracy) -> str:
    """Return how many example texts are wholly right, a topic a line."""
    heads = (_("Topic"), _("Example texts"), _("Wholly right"), _("Share"))
    lines = [
        (topic, number(total), number(right), _share(right, total))
        for topic, (right, total) in sorted(measured.examples.items())
    ]
    return table(heads, lines, numbers=(1, 2, 3), english=(0,))


def facts(measured: Accuracy) -> str:
    """Return how many facts of the digests are found again, a language a line."""
    heads = (_("Language"), _("Facts"), _("Value"), _("and unit"), _("and direction"), _("and period"))
    lines = [
        (language_name(language), number(all_facts), *(_share(found, all_facts) for found in reached))
        for language, (all_facts, *reached) in measured.facts.items()
    ]
    return table(heads, lines, numbers=range(1, 6))


def columns() -> str:
    """Return the columns of the claim table with their kinds and meanings."""
    meanings = {field.name: field.metadata[b"description"].decode() for field in SERVED_SCHEMA}
    lines = ((field.name, _(_KINDS[field.type]), _(meanings[field.name])) for field in SERVED_SCHEMA)
    return table((_("Column"), _("Kind"), _("Meaning")), lines, english=(0,), name="columns")


def parameters() -> str:
    """Return the parameters that pages and addresses share: what each selects on."""
    meanings = {field.name: field.metadata[b"description"].decode() for field in SERVED_SCHEMA}
    lines = [(name, column, _(meanings[column])) for name, column in FACETS.items()]
    lines += [(name, "", _(words)) for name, words in _MORE_PARAMETERS.items()]
    return table((_("Parameter"), _("Column"), _("Meaning")), lines, english=(0, 1), name="columns")


def producers(series: pd.DataFrame) -> str:
    """Return who made the official figures: how many, for which years, in which state, under which terms."""
    heads = (_("Producer"), _("Series"), _("Figures"), _("Years"), _("Vintage"), _("Read on"), _("Terms of use"))
    lines = []
    for (producer, licence), own in series.groupby(["producer", "licence"], sort=True):
        first, last = own["period_start"].min().year, own["period_end"].max().year
        vintages = [str(vintage) for vintage in own["vintage"].dropna().unique()]
        lines.append(
            (
                str(producer),
                number(own["series_id"].nunique()),
                number(len(own)),
                str(first) if first == last else f"{first}–{last}",
                "; ".join(vintages),
                format_day(own["retrieved"].max()),
                str(licence),
            )
        )
    return table(heads, lines, numbers=(1, 2), english=(0, 4, 6), name="producers")


def series_list(series: pd.DataFrame) -> str:
    """Return every official series with its title, producer, citation, and a link to its source."""
    lines = []
    for one in rows(series.drop_duplicates("series_id", keep="last").sort_values(["producer", "title"])):
        source = markup.outside_link(present(one["url"]), _("Source"))
        cells = (one["title"], one["producer"], one["citation"])
        lines.append(
            "<tr>" + "".join(f"<td>{markup.in_english(str(cell))}</td>" for cell in cells) + f"<td>{source}</td></tr>"
        )
    names = (_("Series"), _("Producer"), _("To cite"), _("Source"))
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in names)
    whole = f'<table class="plain"><thead><tr>{heads}</tr></thead><tbody>{"".join(lines)}</tbody></table>'
    return markup.scrolling(whole, _("All series with their citations"))


def addresses(routes: Iterable[Route], base: str) -> list[tuple[str, str]]:
    """Return what there is to ask for, in words, with its whole address; ``base`` is that of any page."""
    served = {route.path for route in routes}
    return [(_(words), urljoin(base, path.removeprefix("/"))) for path, words in _ROUTES.items() if path in served]


def citation(base: str, snapshot_id: str, today: date) -> str:
    """Return a plain-text citation of the dashboard as it is now: not markup."""
    text = _("Russia–Belarus Indicators, version {version}, data {snapshot}, read on {day}")
    words = text.format(version=__version__, snapshot=snapshot_id[:8], day=format_day(today))
    return f"{words}, {base}" if base else words
