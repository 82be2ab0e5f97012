"""Frictionless metadata: a Data Package (https://datapackage.org, version 2) that describes every column."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa

from indicators import __version__
from indicators.app.data import Snapshot
from indicators.app.elements.markup import is_web_address
from indicators.app.export.comparisons_table import COMPARISON_SCHEMA, GROUP_SCHEMA
from indicators.app.export.documents_table import DOCUMENT_SCHEMA
from indicators.series import SERIES_SCHEMA
from indicators.table import SERVED_SCHEMA

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME = "russia-belarus-indicators"
TITLE = "Russia–Belarus Indicators"
LICENCE = {"name": "MIT", "title": "MIT License", "path": "https://opensource.org/license/mit"}
_TYPES: Mapping[pa.DataType, str] = {
    pa.string(): "string",
    pa.float64(): "number",
    pa.int64(): "integer",
    pa.date32(): "date",
    pa.bool_(): "boolean",
}


class Table(NamedTuple):
    """A table of the package: its columns, what it holds, and which columns tell its rows apart."""

    schema: pa.Schema
    title: str
    description: str
    key: tuple[str, ...]


TABLES: Mapping[str, Table] = {
    "claims": Table(
        SERVED_SCHEMA,
        "Numeric claims",
        "One row for each quantity that a sentence asserts. Sentences belong to the publishers of their documents.",
        ("claim_id",),
    ),
    "series": Table(
        SERIES_SCHEMA,
        "Official series",
        "One row an observation, with its source and terms of use.",
        ("series_id", "period"),
    ),
    "documents": Table(
        DOCUMENT_SCHEMA,
        "Documents",
        "One row a document; digests are in our own words.",
        ("document_id",),
    ),
    "groups": Table(
        GROUP_SCHEMA,
        "Groups of claims",
        "One row for each group of claims about one thing.",
        ("group_id",),
    ),
    "comparisons": Table(
        COMPARISON_SCHEMA,
        "Claims beside official figures",
        "One row for each official figure that answers a claim.",
        ("claim_id", "series_id", "period", "reason"),
    ),
}
# Those that have an address of their own; the others come in archives.
SERVED = ("claims", "series", "documents")


def field(column: pa.Field) -> dict[str, Any]:
    """Return the descriptor of a column."""
    described = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.metadata[b"description"].decode(),
    }
    return described if column.nullable else {**described, "constraints": {"required": True}}


def table_schema(table: Table, *, beside: Iterable[str] = ()) -> dict[str, Any]:
    """Return the Table Schema of a table, with its reference to documents if those are ``beside`` it."""
    schema: dict[str, Any] = {
        "fields": [field(column) for column in table.schema],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if "documents" in beside and "document_id" in table.schema.names and table.key != ("document_id",):
        reference = {"resource": "documents", "fields": ["document_id"]}
        schema["foreignKeys"] = [{"fields": ["document_id"], "reference": reference}]
    return schema


def resource(name: str, path: str, beside: Iterable[str] = ()) -> dict[str, Any]:
    """Return the descriptor of the CSV file of a table of ``TABLES`` at ``path``."""
    table = TABLES[name]
    return {
        "name": name,
        "type": "table",
        "path": path,
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": table_schema(table, beside=beside),
    }


def _sources(pairs: Iterable[tuple[str | None, str | None]]) -> list[dict[str, str]]:
    """Return each source once, with its address where it has one."""
    named = dict.fromkeys((title, path) for title, path in pairs if isinstance(title, str))
    return [{"title": title, **({"path": path} if is_web_address(path) and path else {})} for title, path in named]


def series_sources(series: pd.DataFrame) -> list[dict[str, str]]:
    """Return what to cite for observations, each once."""
    shown = series.drop_duplicates(["citation", "url"])
    return _sources(zip(shown["citation"], shown["url"], strict=True))


def series_licences(series: pd.DataFrame) -> list[dict[str, str]]:
    """Return the terms of use of observations, each once, named as the specification wants it."""
    terms = sorted(series["licence"].dropna().unique())
    return [{"name": f"series-terms-{number}", "title": text} for number, text in enumerate(terms, 1)]


def package(
    publishers: Iterable[str | None],
    snapshot: Snapshot,
    resources: Iterable[Mapping[str, Any]],
    created: datetime,
    *,
    home: str | None = None,
) -> dict[str, Any]:
    """Return the descriptor of a package of these resources, whose texts are by ``publishers``.

    ``home`` is the address of the dashboard.
    """
    descriptor: dict[str, Any] = {
        "$schema": PROFILE,
        "name": NAME,
        "title": TITLE,
        "description": "Who said which number about the Russian–Belarusian economy, in which sentence, and what the "
        "official series say. Quoted sentences belong to their publishers; each official figure has its own terms.",
        # A build of the package is one state of the data.
        "version": f"{__version__}+{snapshot.id}",
        "created": created.isoformat(timespec="seconds"),
        "keywords": ["Russia", "Belarus", "economy", "claims", "statistics"],
        "licenses": [LICENCE],
        "sources": _sources((publisher, None) for publisher in publishers),
        "resources": list(resources),
    }
    return {**descriptor, "homepage": home} if home else descriptor


def served(snapshot: Snapshot, created: datetime, base: str) -> dict[str, Any]:
    """Return the descriptor of all tables at their addresses, which start with ``base``."""
    resources = {name: resource(name, f"{base}api/{name}.csv", SERVED) for name in SERVED}
    if len(snapshot.series):
        resources["series"]["sources"] = series_sources(snapshot.series)
        resources["series"]["licenses"] = series_licences(snapshot.series)
    publishers = (document.publisher for document in snapshot.documents.values())
    return package(publishers, snapshot, resources.values(), created, home=base)
