"""The claim table: one schema, and the ways in and out of it.

``SCHEMA`` is the only place that lists the columns. Everything that shows, stores or describes claims reads it.
Claims that were held against the official series have the columns of ``VERDICT_SCHEMA`` behind those, and every
function here keeps them: ``COMPARED_SCHEMA`` is both. ``SERVED_SCHEMA`` is what the dashboard gives away: behind them
all it says what kind of document the claim is from, since nobody must quote a digest as the publisher's words.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import fields
from enum import StrEnum
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from indicators.model import Claim
from indicators.tabular import table_of, to_csv, to_json, to_json_rows, to_parquet, unescape_formulas

SEPARATOR = ";"


def _field(name: str, kind: pa.DataType, description: str, *, nullable: bool = True) -> pa.Field:
    return pa.field(name, kind, nullable=nullable, metadata={"description": description})


SCHEMA = pa.schema(
    [
        _field("claim_id", pa.string(), "Stable hash of the document and the quote's position", nullable=False),
        _field("document_id", pa.string(), "Stable hash of the document's text and URL", nullable=False),
        _field("publisher", pa.string(), "Who published the document"),
        _field("title", pa.string(), "The document's title"),
        _field("url", pa.string(), "The document's address"),
        _field("published", pa.date32(), "Publication date, from which relative periods count"),
        _field("language", pa.string(), "The document's language, ISO 639-1", nullable=False),
        _field("sentence", pa.string(), "The source sentence, verbatim", nullable=False),
        _field("sentence_start", pa.int64(), "Offset of the sentence, in code points", nullable=False),
        _field("sentence_end", pa.int64(), "Offset of the sentence's end, in code points", nullable=False),
        _field(
            "quote", pa.string(), "The quantity expression, verbatim: number, scale, unit, 'per ...'", nullable=False
        ),
        _field("start", pa.int64(), "Offset of the quote, in code points", nullable=False),
        _field("end", pa.int64(), "Offset of the quote's end, in code points", nullable=False),
        _field(
            "value",
            pa.float64(),
            "In base units as stated, unsigned where a verb has the sign; a range's midpoint",
            nullable=False,
        ),
        _field("value_low", pa.float64(), "The lower end of a range, else the value", nullable=False),
        _field("value_high", pa.float64(), "The upper end of a range, else the value", nullable=False),
        _field("bound", pa.string(), "exact, about, more_than, at_least, less_than, at_most or range", nullable=False),
        _field(
            "unit",
            pa.string(),
            "percent, percentage_point, ISO 4217 code, SI or trade unit, person, multiple, or the counted noun's lemma",
        ),
        _field("per", pa.string(), "Canonical denominator, as '1000 cubic_metre', 'tonne', 'year', 'person'"),
        _field("measure", pa.string(), "level, change, share or multiple", nullable=False),
        _field("direction", pa.string(), "up or down, for changes and multiples"),
        _field("signed_value", pa.float64(), "The value with the direction's sign, for charts", nullable=False),
        _field("baseline", pa.string(), "What a change is measured against, verbatim"),
        _field("baseline_start", pa.date32(), "First day of the baseline, where it is a period"),
        _field("baseline_end", pa.date32(), "Last day of the baseline, where it is a period"),
        _field("indicator", pa.string(), "Identifier from indicators.toml"),
        _field("subject", pa.string(), "The phrase that is measured, verbatim"),
        _field("geo", pa.string(), "ISO 3166 alpha-3 codes in order of mention, separated by ';'"),
        _field("period_start", pa.date32(), "First day of the reference period"),
        _field("period_end", pa.date32(), "Last day of the reference period"),
        _field("period_text", pa.string(), "The period's words, verbatim"),
        _field("period_source", pa.string(), "sentence, or context: an earlier sentence"),
        _field("speaker", pa.string(), "Who makes the claim: canonical name where known, else the name in the text"),
        _field("speaker_text", pa.string(), "Who makes the claim, as written"),
        _field("attribution", pa.string(), "direct, indirect or publisher", nullable=False),
        _field("modality", pa.string(), "actual, forecast, plan or conditional", nullable=False),
        _field("negated", pa.bool_(), "Whether the sentence denies the claim", nullable=False),
        _field("rules", pa.string(), "Names of the rules that fired, separated by ';'", nullable=False),
    ]
)

VERDICT_SCHEMA = pa.schema(
    [
        _field(
            "verdict",
            pa.string(),
            "What the official series say: consistent, differs or not_comparable",
            nullable=False,
        ),
        _field("official_value", pa.float64(), "The official figure, in the claim's unit, changes with their sign"),
        _field("official_series", pa.string(), "Identifier of the official series that the figure is from"),
        _field("difference", pa.float64(), "Claim minus official figure, in the claim's unit; 0 inside a range"),
    ]
)
COMPARED_SCHEMA = pa.schema([*SCHEMA, *VERDICT_SCHEMA])
KIND = "kind"
SERVED_SCHEMA = pa.schema(
    [
        *COMPARED_SCHEMA,
        _field(
            KIND,
            pa.string(),
            "What the claim's document is: article, excerpt, or digest, whose sentences are our words",
            nullable=False,
        ),
    ]
)

COLUMNS: tuple[str, ...] = tuple(SCHEMA.names)
VERDICT_COLUMNS: tuple[str, ...] = tuple(VERDICT_SCHEMA.names)
_CLAIM_FIELDS = tuple(f.name for f in fields(Claim))
assert COLUMNS == _CLAIM_FIELDS, (
    "indicators.model.Claim and indicators.table.SCHEMA list the same fields in the same order"
)


class Format(StrEnum):
    """The file formats of the claim table."""

    CSV = "csv"
    JSONL = "jsonl"
    JSON = "json"
    PARQUET = "parquet"


# What may be written: an Arrow table or a frame with at least the columns of SCHEMA, or claims.
Claims: TypeAlias = pa.Table | pd.DataFrame | Iterable[Claim]

_DATES = tuple(name for name in COLUMNS if pa.types.is_date(SCHEMA.field(name).type))


def _cells(values: tuple[Any, ...], name: str) -> tuple[Any, ...]:
    if name == "rules":
        return tuple(SEPARATOR.join(value) for value in values)
    return tuple(SEPARATOR.join(value) or None for value in values) if name == "geo" else values


def _schema(names: Iterable[str]) -> pa.Schema:
    """Return the schema of a table that has at least these columns."""
    there = frozenset(names)
    return next((schema for schema in (SERVED_SCHEMA, COMPARED_SCHEMA) if there.issuperset(schema.names)), SCHEMA)


def to_arrow(claims: Iterable[Claim]) -> pa.Table:
    """Return the claims as an Arrow table of ``SCHEMA``, one row a claim, in the given order."""
    columns = list(zip(*map(attrgetter(*COLUMNS), claims), strict=True)) or [()] * len(COLUMNS)
    arrays = [
        pa.array(_cells(values, name), SCHEMA.field(name).type) for name, values in zip(COLUMNS, columns, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def to_frame(claims: Claims) -> pd.DataFrame:
    """Return the claims as a frame of the table's columns: dates as ``datetime64[s]``, null as NaN or NaT."""
    table = as_arrow(claims)
    for name in _DATES:
        table = table.set_column(COLUMNS.index(name), name, table[name].cast(pa.timestamp("s")))
    frame: pd.DataFrame = table.replace_schema_metadata().to_pandas()
    return frame


def from_frame(frame: pd.DataFrame) -> pa.Table:
    """Return a frame's claims as an Arrow table of the longest schema whose columns it has; ``SCHEMA`` is the least.

    Further columns and the index are left out.

    Raises ValueError naming the columns that are missing, or the column whose cells are of the wrong type.
    """
    return table_of(frame, _schema(frame.columns))


def as_arrow(claims: Claims) -> pa.Table:
    """Return claims, a frame or a table as an Arrow table of exactly one of the schemas."""
    if isinstance(claims, pd.DataFrame):
        return from_frame(claims)
    if isinstance(claims, pa.Table):
        return _cast(claims)
    return to_arrow(claims)


def _cast(table: pa.Table) -> pa.Table:
    schema = _schema(table.column_names)
    return table.select(schema.names).cast(schema)


def _from_csv(data: bytes) -> pa.Table:
    data = data.removeprefix(b"\xef\xbb\xbf")
    schema = _schema(data.partition(b"\n")[0].decode().strip().split(","))
    table = pa_csv.read_csv(
        BytesIO(data),
        parse_options=pa_csv.ParseOptions(newlines_in_values=True),
        convert_options=pa_csv.ConvertOptions(
            column_types={field.name: field.type for field in schema},
            include_columns=schema.names,
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    return unescape_formulas(table.cast(schema))


def serialise(claims: Claims, file_format: Format) -> bytes:
    """Return the claims as a file of the format, with the columns of the table in order.

    CSV is UTF-8 with ISO 8601 dates, ``true``/``false``, an empty cell for null, and no cell that a spreadsheet would
    take for a formula: an apostrophe stands before such text, which ``read`` takes away again. JSON is an array of
    objects, JSONL one object a line. Parquet carries the description of each column in its schema.
    """
    table = as_arrow(claims)
    match file_format:
        case Format.CSV:
            return to_csv(table)
        case Format.PARQUET:
            return to_parquet(table)
        case Format.JSONL:
            return "".join(row + "\n" for row in to_json_rows(table)).encode()
        case Format.JSON:
            return to_json(table)


def deserialise(data: bytes, file_format: Format) -> pa.Table:
    """Return the Arrow table that ``serialise`` turned into ``data``.

    Raises ValueError (``pyarrow.ArrowInvalid`` is one) where ``data`` is no such file or lacks a column.
    """
    match file_format:
        case Format.CSV:
            return _from_csv(data)
        case Format.PARQUET:
            return _cast(pq.read_table(BytesIO(data)))
        case Format.JSONL:
            rows = [json.loads(line) for line in data.decode().split("\n") if line]
        case Format.JSON:
            rows = json.loads(data)
    return _from_rows(rows)


def _from_rows(rows: list[dict[str, Any]]) -> pa.Table:
    schema = _schema(rows[0] if rows else ())
    text_dates = pa.schema([f.with_type(pa.string()) if f.name in _DATES else f for f in schema])
    return pa.Table.from_pylist(rows, schema=text_dates).cast(schema)


def write(claims: Claims, path: Path, file_format: Format | None = None) -> None:
    """Write the claims to a file, in the format of its name's ending unless stated; whole or not at all.

    Raises ValueError for an unknown ending and OSError where the file cannot be written.
    """
    write_atomically(path, serialise(claims, file_format or format_of(path)))


def read(path: Path, file_format: Format | None = None) -> pd.DataFrame:
    """Return the frame of a file that ``write`` wrote. Raises OSError, and ValueError as ``deserialise``."""
    return to_frame(deserialise(path.read_bytes(), file_format or format_of(path)))


def format_of(path: Path) -> Format:
    """Return the format that a file's name ends in. Raises ValueError for any other ending."""
    try:
        return Format(path.suffix.lower().removeprefix("."))
    except ValueError:
        raise ValueError(f"{path}: the name does not end in {', '.join('.' + f for f in Format)}") from None


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that it is never seen half-written; what is there stays until the new one is complete."""
    if path.exists() and not path.is_file():
        # A device or a pipe cannot be replaced, only written to.
        path.write_bytes(data)
        return
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
