"""Series as one tidy pandas frame: a row for each observation, each with its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa

from indicators.paths import data_folder, shipped_folder
from indicators.series.findings import Finding, raise_finding
from indicators.series.read import Observation, read_tables


def _field(name: str, kind: pa.DataType, description: str, *, nullable: bool = False) -> pa.Field:
    return pa.field(name, kind, nullable=nullable, metadata={"description": description})


SERIES_SCHEMA = pa.schema(
    [
        _field("series_id", pa.string(), "Identifier of the series"),
        _field("title", pa.string(), "What the series is called"),
        _field("definition", pa.string(), "What the series measures"),
        _field(
            "indicator", pa.string(), "Identifier from indicators.toml, where the concept is the same", nullable=True
        ),
        _field("subject", pa.string(), "Whose share or votes they are, where it is a person's", nullable=True),
        _field("geo", pa.string(), "Whose figure it is (the reporter of trade): ISO 3166 alpha-3, separated by ';'"),
        _field("partner", pa.string(), "The other side of a bilateral figure: ISO 3166 alpha-3, or WLD", nullable=True),
        _field("frequency", pa.string(), "annual, half_yearly, quarterly, monthly, cumulative or point"),
        _field("period", pa.string(), "The period, as 2019, 2020-H1, 2020-Q1, 2020-08, 2020-08-31 or 2020-01/2020-09"),
        _field("period_start", pa.date32(), "First day of the period"),
        _field("period_end", pa.date32(), "Last day of the period"),
        _field("value", pa.float64(), "In base units; changes with their sign"),
        _field("unit", pa.string(), "As the unit of a claim"),
        _field("per", pa.string(), "Denominator, as that of a claim", nullable=True),
        _field("measure", pa.string(), "level, change, share or multiple"),
        _field("kind", pa.string(), "observation, estimate or projection"),
        _field("producer", pa.string(), "Who made the figure"),
        _field("citation", pa.string(), "What to cite for this figure"),
        _field("url", pa.string(), "The address of the source"),
        _field("via", pa.string(), "The file in which the figure was read, if not at that address", nullable=True),
        _field("vintage", pa.string(), "Edition or state of the source", nullable=True),
        _field("retrieved", pa.date32(), "When the figure was read"),
        _field("licence", pa.string(), "Terms of use"),
        _field("caveats", pa.string(), "What a reader of the figure should know", nullable=True),
    ]
)
_DATES = tuple(field.name for field in SERIES_SCHEMA if pa.types.is_date(field.type))


def series_folder(folder: Path | None = None) -> Path:
    """Return the folder of series itself, which is ``series`` in a folder of data.

    By default that is ``data_folder()``, and the shipped one where that has no series: own articles are held against
    the official figures that there are.
    """
    if folder is None:
        own = data_folder() / "series"
        return own if own.is_dir() else shipped_folder() / "series"
    return folder / "series" if (folder / "series").is_dir() else folder


def load_series(folder: Path | None = None) -> pd.DataFrame:
    """Return the observations of all series of a folder, by default of ``series_folder()``.

    One row an observation, with the columns of ``SERIES_SCHEMA``: dates as ``datetime64[s]``, null as NaN. Raises
    SeriesError naming the file, the row and the field of the first thing that is wrong.
    """
    place = series_folder(folder)
    if not place.is_dir():
        raise_finding(Finding(str(place), None, None, "is no folder"))
    return _frame([_row(one) for table in read_tables(place, raise_finding) for one in table.observations])


def no_series() -> pd.DataFrame:
    """Return the frame of ``load_series`` without an observation."""
    return _frame(())


def _row(observation: Observation) -> dict[str, object]:
    dataset, series = observation.dataset, observation.series
    source = series.source_of(observation.text)
    levels = [level for level in (source, series, dataset) if level is not None]
    caveats = [caveat for level in reversed(levels) for caveat in level.caveats]
    return {
        **{name: getattr(series, name) for name in ("series_id", "title", "definition", "indicator", "subject")},
        **{name: getattr(series, name) for name in ("geo", "partner", "frequency", "unit", "per", "measure")},
        **{name: getattr(dataset, name) for name in ("producer", "vintage", "retrieved", "licence")},
        **{name: next(_stated(levels, name), None) for name in ("citation", "url", "via")},
        "period": observation.text,
        "period_start": observation.period.start,
        "period_end": observation.period.end,
        "value": observation.value,
        "kind": str(series.kind_in(observation.text)),
        "caveats": " ".join(caveats) or None,
    }


def _stated(levels: Sequence[object], name: str) -> Iterator[str]:
    return (value for level in levels if (value := getattr(level, name)))


def _frame(rows: Sequence[dict[str, object]]) -> pd.DataFrame:
    table = pa.Table.from_pylist(list(rows), schema=SERIES_SCHEMA)
    for name in _DATES:
        table = table.set_column(SERIES_SCHEMA.names.index(name), name, table[name].cast(pa.timestamp("s")))
    frame: pd.DataFrame = table.replace_schema_metadata().to_pandas()
    return frame
