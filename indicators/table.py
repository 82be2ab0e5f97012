"""The claim table: one schema, and the ways in and out of it.

``SCHEMA`` is the only place that lists the columns. Everything that shows, stores or describes claims reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import IO, Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from indicators.model import Claim

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
        _field("quote", pa.string(), "The quantity expression, verbatim: number, scale, unit, 'per ...'", nullable=False),
        _field("start", pa.int64(), "Offset of the quote, in code points", nullable=False),
        _field("end", pa.int64(), "Offset of the quote's end, in code points", nullable=False),
        _field("value", pa.float64(), "In base units as stated, unsigned where a verb has the sign; a range's midpoint", nullable=False),
        _field("value_low", pa.float64(), "The lower end of a range, else the value", nullable=False),
        _field("value_high", pa.float64(), "The upper end of a range, else the value", nullable=False),
        _field("bound", pa.string(), "exact, about, more_than, at_least, less_than, at_most or range", nullable=False),
        _field("unit", pa.string(), "percent, percentage_point, ISO 4217 code, SI or trade unit, person, multiple, or the counted noun's lemma"),
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
        _field("speaker", pa.string(), "Who makes the claim: canonical name where known, else as written"),
        _field("speaker_text", pa.string(), "Who makes the claim, as written"),
        _field("attribution", pa.string(), "direct, indirect or publisher", nullable=False),
        _field("modality", pa.string(), "actual, forecast, plan or conditional", nullable=False),
        _field("negated", pa.bool_(), "Whether the sentence denies the claim", nullable=False),
        _field("rules", pa.string(), "Names of the rules that fired, separated by ';'", nullable=False),
    ]
)

COLUMNS: tuple[str, ...] = tuple(SCHEMA.names)
_CLAIM_FIELDS = tuple(f.name for f in fields(Claim))
assert COLUMNS == _CLAIM_FIELDS, "indicators.model.Claim and indicators.table.SCHEMA list the same fields in the same order"


def _cell(value: Any) -> Any:
    return (SEPARATOR.join(value) or None) if isinstance(value, tuple) else value


def to_arrow(claims: Iterable[Claim]) -> pa.Table:
    """Return the claims as an Arrow table of ``SCHEMA``, one row a claim, in the given order."""
    rows = list(claims)
    columns = [pa.array([_cell(getattr(row, name)) for row in rows], SCHEMA.field(name).type) for name in COLUMNS]
    return pa.Table.from_arrays(columns, schema=SCHEMA)
