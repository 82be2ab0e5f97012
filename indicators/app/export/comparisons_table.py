"""What the page Compare shows, as tables: groups of claims about one thing, and every official figure for a claim."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa

from indicators.series import SERIES_SCHEMA
from indicators.table import SCHEMA, VERDICT_SCHEMA


def _field(name: str, kind: pa.DataType, description: str, *, nullable: bool = True) -> pa.Field:
    return pa.field(name, kind, nullable=nullable, metadata={"description": description})


GROUP_SCHEMA = pa.schema(
    [
        _field("group_id", pa.string(), "The first of the group's claims, which tells it from others", nullable=False),
        SCHEMA.field("indicator"),
        SCHEMA.field("geo"),
        _field("person", pa.string(), "Whose share of the vote it is"),
        SCHEMA.field("period_start"),
        SCHEMA.field("period_end"),
        SCHEMA.field("measure"),
        SCHEMA.field("unit"),
        SCHEMA.field("per"),
        SCHEMA.field("modality"),
        _field("claims", pa.int64(), "How many claims are in the group", nullable=False),
        _field("speakers", pa.int64(), "How many speak, or publish where nobody does", nullable=False),
        _field("low", pa.float64(), "The lowest of the values, changes with their sign", nullable=False),
        _field("high", pa.float64(), "The highest of the values, changes with their sign", nullable=False),
        _field("ratio", pa.float64(), "The highest over the lowest, where that says something"),
        _field("contradiction", pa.bool_(), "Whether no value fits all of the claims", nullable=False),
        _field("claim_ids", pa.string(), "The claims of the group, separated by ';'", nullable=False),
    ]
)
COMPARISON_SCHEMA = pa.schema(
    [
        SCHEMA.field("claim_id"),
        _field("verdict", pa.string(), "Of this figure: consistent, differs or not_comparable", nullable=False),
        _field("reason", pa.string(), "How the figure was found, or why it may be of another thing", nullable=False),
        VERDICT_SCHEMA.field("official_value"),
        VERDICT_SCHEMA.field("difference"),
        _field("difference_percent", pa.float64(), "The difference in per cent of the official figure"),
        *(
            SERIES_SCHEMA.field(name)
            for name in ("series_id", "producer", "period", "retrieved", "vintage", "citation", "url", "caveats")
        ),
    ]
)


def groups_frame(groups: pd.DataFrame) -> pd.DataFrame:
    """Return groups of ``indicators.verdict.groups`` with the columns of ``GROUP_SCHEMA``."""
    first = groups["claim_ids"].str.partition(";")[0] if len(groups) else groups["claim_ids"]
    frame: pd.DataFrame = groups.assign(group_id=first)[GROUP_SCHEMA.names]
    return frame
