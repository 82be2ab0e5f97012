"""Files to take away: a table with what its reader has to know, in one archive. Frames in, bytes out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from textwrap import fill
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd
import pyarrow as pa

from indicators import __version__
from indicators.app.data import Snapshot
from indicators.app.elements.counts import number
from indicators.app.export.datapackage import TABLES, package, resource, series_licences, series_sources
from indicators.app.export.documents_table import citation, documents_frame
from indicators.i18n import N_, _, ngettext, speaking
from indicators.tabular import table_of, to_csv, to_parquet

WIDTH = 100
KINDS: Mapping[pa.DataType, str] = {
    pa.string(): N_("text"),
    pa.float64(): N_("number"),
    pa.int64(): N_("integer"),
    pa.date32(): N_("date"),
    pa.bool_(): N_("boolean"),
}
_HEADINGS: Mapping[str, str] = {
    "claims": N_("Numeric claims: one row for each quantity that a sentence asserts"),
    "series": N_("Official series: one row an observation, with its source"),
    "documents": N_("Documents: one row a document, with its citation"),
    "groups": N_("Groups of claims about one thing: one row a group, with how far apart its claims are"),
    "comparisons": N_("Official figures that answer the claims: one row a claim and figure, with its source"),
}


@dataclass(frozen=True)
class Account:
    """What a download says of itself.

    ``query`` is a line for each thing that was asked for, none for everything; ``page`` and ``file`` are the addresses
    that give the same, ``base`` is what all addresses start with, ``language`` the one to write in.
    """

    query: tuple[str, ...]
    page: str
    file: str
    base: str
    language: str
    made: datetime


def csv(name: str, frame: pd.DataFrame) -> bytes:
    """Return the rows of a table of ``TABLES`` as CSV."""
    return to_csv(table_of(frame, TABLES[name].schema))


def parquet(name: str, frame: pd.DataFrame) -> bytes:
    """Return the rows of a table of ``TABLES`` as Parquet, each column with its description."""
    return to_parquet(table_of(frame, TABLES[name].schema))


def documents_of(claims: pd.DataFrame, snapshot: Snapshot, base: str) -> pd.DataFrame:
    """Return the documents that the claims are from."""
    documents = documents_frame(snapshot, base)
    return documents[documents["document_id"].isin(claims["document_id"])]


def claims_tables(claims: pd.DataFrame, snapshot: Snapshot, base: str) -> dict[str, pd.DataFrame]:
    """Return the tables for an archive of claims: they, and the documents that they are from."""
    return {"claims": claims, "documents": documents_of(claims, snapshot, base)}


def whole_tables(snapshot: Snapshot, base: str) -> dict[str, pd.DataFrame]:
    """Return the tables for an archive of all claims, documents and official series."""
    return {"claims": snapshot.frame, "documents": documents_frame(snapshot, base), "series": snapshot.series}


def archive(tables: Mapping[str, pd.DataFrame], snapshot: Snapshot, account: Account) -> bytes:
    """Return a zip of tables, by their names in ``TABLES``, with README.txt, CITATION.txt and datapackage.json."""
    with speaking(account.language):
        # The byte order mark tells old editors and spreadsheets that Russian letters follow.
        texts = {"README.txt": readme(tables, snapshot, account), "CITATION.txt": citations(tables, snapshot, account)}
    files = {name: ("\ufeff" + text).encode() for name, text in texts.items()}
    files |= {f"{name}.csv": csv(name, frame) for name, frame in tables.items()}
    files["datapackage.json"] = (
        json.dumps(_descriptor(tables, snapshot, account), ensure_ascii=False, indent=1)
    ).encode()
    sink = BytesIO()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archived:
        for name, data in files.items():
            archived.writestr(_entry(name, account.made), data)
    return sink.getvalue()


def _entry(name: str, made: datetime) -> ZipInfo:
    entry = ZipInfo(name, made.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _descriptor(tables: Mapping[str, pd.DataFrame], snapshot: Snapshot, account: Account) -> dict[str, object]:
    resources = {name: resource(name, f"{name}.csv", tables) for name in tables}
    if "series" in tables and len(tables["series"]):
        resources["series"]["sources"] = series_sources(tables["series"])
        resources["series"]["licenses"] = series_licences(tables["series"])
    documents = _cited(tables, snapshot)
    publishers = [snapshot.documents[name].publisher for name in documents]
    home = account.base if account.base.startswith("http") else None
    return package(publishers, snapshot, resources.values(), account.made, home=home)


def _cited(tables: Mapping[str, pd.DataFrame], snapshot: Snapshot) -> list[str]:
    cited = tables.get("claims", tables.get("documents"))
    shown = frozenset() if cited is None else frozenset(cited["document_id"])
    return [name for name in snapshot.documents if name in shown]


def readme(tables: Mapping[str, pd.DataFrame], snapshot: Snapshot, account: Account) -> str:
    """Return what a reader of the files has to know, in the language of the context."""
    parts = [
        _heading("Russia–Belarus Indicators", "="),
        _wrapped(
            _(
                "Who said which number about the Russian–Belarusian economy, in which sentence, and do the official "
                "series agree? A claim is what somebody said: that it is in a table does not make it true."
            )
        ),
        _heading(_("What was asked for")),
        "\n".join(account.query) or _("Everything."),
        _about(snapshot, account),
        _heading(_("Files")),
        *(_file(name, frame) for name, frame in tables.items()),
        _wrapped(
            _(
                "The files are CSV in UTF-8, with dates as ISO 8601 and an empty cell for nothing. No cell is a "
                "spreadsheet formula: text that would be one has an apostrophe before it. CITATION.txt says what to "
                "cite, datapackage.json describes every column for programs (https://datapackage.org)."
            )
        ),
        _heading(_("How to cite")),
        cite(snapshot, account),
        _heading(_("Licences")),
        *map(_wrapped, _licences(tables)),
        *(part for name in tables for part in _columns(name)),
    ]
    return "\n\n".join(parts) + "\n"


def _about(snapshot: Snapshot, account: Account) -> str:
    lines = {
        _("Page"): account.page,
        _("File"): account.file,
        _("Made"): account.made.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        _("Version"): f"{__version__}, {_('state of the data')} {snapshot.id}",
    }
    return "\n".join(f"{label}: {text}" for label, text in lines.items() if text)


def _file(name: str, frame: pd.DataFrame) -> str:
    rows = ngettext("{n} row", "{n} rows", len(frame)).format(n=number(len(frame)))
    return f"{name}.csv ({rows})\n{_wrapped(_(_HEADINGS[name]))}"


def _columns(name: str) -> Iterable[str]:
    yield _heading(_("Columns of {file}").format(file=f"{name}.csv"))
    schema = TABLES[name].schema
    width = max(map(len, schema.names))
    lines = []
    for column in schema:
        lead = f"{column.name:<{width}}  {_(KINDS[column.type])}: "
        description: str = column.metadata[b"description"].decode()
        text = lead + _(description)
        lines.append(fill(text, WIDTH, subsequent_indent=" " * (width + 2)))
    yield "\n".join(lines)


def _licences(tables: Mapping[str, pd.DataFrame]) -> Iterable[str]:
    yield _(
        "The tables and the digests are under the MIT licence. Quotations belong to the publishers of the articles."
    )
    if "series" in tables:
        yield _("Official figures are under the terms of their producers, which the column “licence” names:")
        yield from sorted(tables["series"]["licence"].dropna().unique())


def cite(snapshot: Snapshot, account: Account) -> str:
    """Return what to cite for the files as a whole."""
    day = account.made.astimezone(UTC).date().isoformat()
    text = _("Russia–Belarus Indicators, version {version}, state of the data {state}, retrieved {day}.")
    address = account.page if account.page.startswith("http") else ""
    return " ".join(filter(None, [text.format(version=__version__, state=snapshot.id, day=day), address]))


def citations(tables: Mapping[str, pd.DataFrame], snapshot: Snapshot, account: Account) -> str:
    """Return what to cite: the files, then each document and each source of official figures that is in them."""
    parts = [_("The files as a whole:"), cite(snapshot, account)]
    if documents := _cited(tables, snapshot):
        claims = _("The documents that the claims are from. Cite the one whose claim you use:")
        parts.append(claims if "claims" in tables else _("The documents. Cite the one that you use:"))
        parts.append("\n".join(f"- {citation(snapshot.documents[name])}" for name in documents))
    if (figures := tables.get("series", tables.get("comparisons"))) is not None:
        parts.append(_("The sources of the official figures. Cite the one whose figure you use:"))
        sources = series_sources(figures)
        parts.append("\n".join(f"- {', '.join(filter(None, [one['title'], one.get('path')]))}" for one in sources))
    return "\n\n".join(parts) + "\n"


def _heading(text: str, line: str = "-") -> str:
    return f"{text}\n{line * len(text)}"


def _wrapped(text: str) -> str:
    return fill(text, WIDTH)
