"""Claims, official series and documents, as files."""

from __future__ import annotations

from functools import partial
from typing import Any

from indicators.app.api.answers import CSV, JSON, Resource, known_indicators
from indicators.app.data import Snapshot
from indicators.app.export.documents_table import DOCUMENT_SCHEMA, documents_frame
from indicators.app.narrowing import Pairs, SeriesQuery, document_query, select_documents, select_series
from indicators.parameters import QueryError
from indicators.query import Query, select
from indicators.series import SERIES_SCHEMA
from indicators.table import Format, serialise
from indicators.tabular import table_of, to_csv, to_json

_WRITERS = {Format.CSV: to_csv, Format.JSON: to_json}


def claims_query(params: Pairs, snapshot: Snapshot) -> Query:
    """Return which claims an address asks for. Raises QueryError."""
    query = Query.from_params(params)
    known_indicators(query.indicator, snapshot)
    return query


def _claims(query: Query, snapshot: Snapshot, _base: str, *, file_format: Format) -> bytes:
    return serialise(select(snapshot.frame, query), file_format)


def _series_query(params: Pairs, snapshot: Snapshot) -> SeriesQuery:
    wanted = SeriesQuery.from_params(params)
    known_indicators(wanted.query.indicator, snapshot)
    known = frozenset(snapshot.series["series_id"])
    for name in wanted.series:
        if name not in known:
            raise QueryError("series", f"there is no “{name[:60]}”; /api/indicators.json lists the series")
    return wanted


def _series(wanted: SeriesQuery, snapshot: Snapshot, _base: str, *, file_format: Format) -> bytes:
    rows = select_series(snapshot.series, wanted)
    return _WRITERS[file_format](table_of(rows, SERIES_SCHEMA))


def _document_query(params: Pairs, snapshot: Snapshot) -> Query:
    query = document_query(params)
    known_indicators(query.indicator, snapshot)
    return query


def _documents(query: Query, snapshot: Snapshot, base: str, *, file_format: Format) -> bytes:
    rows = select_documents(documents_frame(snapshot, base), query, snapshot.frame)
    return _WRITERS[file_format](table_of(rows, DOCUMENT_SCHEMA))


def _csv(name: str, read: Any, write: Any) -> Resource[Any]:
    return Resource(f"/api/{name}.csv", CSV, read, partial(write, file_format=Format.CSV), f"{name}.csv")


def _json(name: str, read: Any, write: Any) -> Resource[Any]:
    return Resource(f"/api/{name}.json", JSON, read, partial(write, file_format=Format.JSON))


RESOURCES: list[Resource[Any]] = [
    *(make("claims", claims_query, _claims) for make in (_csv, _json)),
    Resource(
        "/api/claims.parquet",
        "application/vnd.apache.parquet",
        claims_query,
        partial(_claims, file_format=Format.PARQUET),
        "claims.parquet",
    ),
    *(make("series", _series_query, _series) for make in (_csv, _json)),
    *(make("documents", _document_query, _documents) for make in (_csv, _json)),
]
