"""Arrow tables as files: CSV that no spreadsheet can be fooled with, JSON, and Parquet.

What a cell is is the table's business; how it is written is the same for claims, official series and documents.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

# Excel, LibreOffice and Google Sheets run a cell that starts with one of these (OWASP, "CSV injection").
# Apostrophes before it are counted in, so that a cell that brings its own apostrophe comes back unchanged.
_FORMULA = r"^'*[=+\-@\t\r\n＝＋－＠]"
_SIGNED_NUMBER = r"^[+-][\d.,\s\x{A0}\x{2009}\x{202F}]*\d\s?%?$"
_ESCAPED = r"^'('*[=+\-@\t\r\n＝＋－＠])"


def table_of(frame: pd.DataFrame, schema: pa.Schema) -> pa.Table:
    """Return the columns of a frame that the schema names as a table of it.

    Raises ValueError naming the columns that are missing, or the column whose cells are of the wrong type.
    """
    if missing := [name for name in schema.names if name not in frame]:
        raise ValueError(f"the frame has no column {', '.join(missing)}")
    arrays = []
    for field in schema:
        try:
            arrays.append(pa.Array.from_pandas(frame[field.name], type=field.type))
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            raise ValueError(f"column {field.name} is not {field.type}: {error}") from error
    return pa.Table.from_arrays(arrays, schema=schema)


def to_csv(table: pa.Table) -> bytes:
    """Return a table as CSV: UTF-8, ISO 8601 dates, ``true``/``false``, an empty cell for null.

    An apostrophe stands before text that a spreadsheet would take for a formula; ``unescape_formulas`` takes it away.
    """
    sink = BytesIO()
    sink.write((",".join(table.column_names) + "\n").encode())
    pa_csv.write_csv(_map_text(table, _escape_formulas), sink, pa_csv.WriteOptions(include_header=False))
    return sink.getvalue()


def to_json_rows(table: pa.Table) -> list[str]:
    """Return each row of a table as a JSON object on one line: dates as ISO 8601, nothing as null."""
    for position, field in enumerate(table.schema):
        if pa.types.is_date(field.type):
            table = table.set_column(position, field.name, table[field.name].cast(pa.string()))
    return [json.dumps(row, ensure_ascii=False, allow_nan=False) for row in table.to_pylist()]


def to_json(table: pa.Table) -> bytes:
    """Return a table as a JSON array of objects."""
    return ("[" + ",\n".join(to_json_rows(table)) + "]\n").encode()


def to_parquet(table: pa.Table) -> bytes:
    """Return a table as Parquet, which keeps the metadata of its schema."""
    sink = BytesIO()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue()


def unescape_formulas(table: pa.Table) -> pa.Table:
    """Return a table that was read from CSV with the texts that ``to_csv`` was given."""
    return _map_text(table, lambda cells: pc.replace_substring_regex(cells, _ESCAPED, r"\1"))


def _map_text(table: pa.Table, change: Callable[[pa.ChunkedArray], pa.ChunkedArray]) -> pa.Table:
    for position, field in enumerate(table.schema):
        if pa.types.is_string(field.type):
            table = table.set_column(position, field, change(table[field.name]))
    return table


def _escape_formulas(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    dangerous = pc.and_(
        pc.match_substring_regex(cells, _FORMULA), pc.invert(pc.match_substring_regex(cells, _SIGNED_NUMBER))
    )
    return pc.if_else(dangerous, pc.binary_join_element_wise("'", cells, ""), cells)
