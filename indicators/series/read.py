"""A folder of datasets: CSV files with their sidecars -> observations, with all that is wrong in them reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indicators.series.findings import Finding, Report, shown
from indicators.series.periods import FREQUENCIES, Period, parse_period
from indicators.series.sidecar import Dataset, Series, read_sidecar

HEADER = ("series_id", "period", "value")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure, with what says what it is and where it is from."""

    dataset: Dataset
    series: Series
    text: str
    period: Period
    value: float
    row: int


@dataclass(frozen=True, slots=True)
class Table:
    """One dataset with its observations, in the order of its CSV file."""

    path: Path
    dataset: Dataset
    observations: tuple[Observation, ...]


def read_tables(folder: Path, report: Report) -> Iterator[Table]:
    """Yield each dataset of a folder, sorted by name; files that stand alone and series named twice are reported."""
    names: dict[str, set[str]] = {}
    for path in sorted(folder.glob("*")):
        if path.suffix in (".csv", ".toml") and not path.name.startswith("."):
            names.setdefault(path.stem, set()).add(path.suffix)
    if not names:
        report(Finding(str(folder), None, None, "holds no series: there is no CSV file in it"))
    homes: dict[str, str] = {}
    for stem, found in names.items():
        path = folder / f"{stem}.csv"
        if ".toml" not in found:
            report(Finding(str(path), None, None, f"has no {stem}.toml beside it that says where its figures are from"))
        elif ".csv" not in found:
            report(Finding(str(path.with_suffix(".toml")), None, None, f"has no {stem}.csv beside it"))
        elif (dataset := read_sidecar(path.with_suffix(".toml"), report)) is not None:
            _check_names(path, dataset, homes, report)
            yield Table(path, dataset, tuple(_observations(path, dataset, report)))


def _check_names(path: Path, dataset: Dataset, homes: dict[str, str], report: Report) -> None:
    sidecar = path.with_suffix(".toml")
    for series in dataset.series:
        if (home := homes.setdefault(series.series_id, sidecar.name)) != sidecar.name:
            report(Finding(str(sidecar), None, f"series {series.series_id}", f"is described in {home} too"))
    ids = [series.series_id for series in dataset.series]
    for series_id in dict.fromkeys(one for one in ids if ids.count(one) > 1):
        report(Finding(str(sidecar), None, f"series {series_id}", "is described twice"))


def _observations(path: Path, dataset: Dataset, report: Report) -> Iterator[Observation]:
    described = {series.series_id: series for series in dataset.series}
    seen: dict[tuple[str, str], int] = {}
    for row, cells in _rows(path, report):
        series_id, text, number = cells

        def wrong(field: str, what: str, row: int = row) -> None:
            report(Finding(str(path), row, field, what))

        if (first := seen.setdefault((series_id, text), row)) != row:
            wrong("period", f"{shown(series_id)} has a value for {shown(text)} on row {first} already")
            continue
        series, period = described.get(series_id), parse_period(text)
        if series is None:
            wrong("series_id", f"{shown(series_id)} is not described in {path.stem}.toml")
        elif period is None:
            wrong(
                "period",
                f"{shown(text)} is no period; write 2019, 2020-H1, 2020-Q1, 2020-08, 2020-08-31 or 2020-01/2020-09",
            )
        elif period.form not in FREQUENCIES.get(series.frequency, (period.form,)):
            wrong("period", f"{shown(text)} is a {period.form}, but {series_id} is {series.frequency}")
        elif not _NUMBER.fullmatch(number):
            wrong("value", f"{shown(number)} is no number")
        else:
            yield Observation(dataset, series, text, period, float(number), row)
    _check_periods(path, dataset, set(seen), report)


def _rows(path: Path, report: Report) -> Iterator[tuple[int, list[str]]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        report(Finding(str(path), None, None, f"cannot be read ({' '.join(str(error).split())})"))
        return
    if lines[:1] != [",".join(HEADER)]:
        report(Finding(str(path), 1, None, f"is not the header {','.join(HEADER)}"))
        return
    for row, line in enumerate(lines[1:], start=2):
        # Identifiers, periods and numbers never need quotation marks.
        cells = line.split(",")
        if len(cells) == len(HEADER):
            yield row, cells
        else:
            report(Finding(str(path), row, None, f"has {len(cells)} cells instead of {len(HEADER)}"))


def _check_periods(path: Path, dataset: Dataset, seen: set[tuple[str, str]], report: Report) -> None:
    filled = {series_id for series_id, _ in seen}
    for series in dataset.series:

        def wrong(field: str, what: str, name: str = series.series_id) -> None:
            report(Finding(str(path.with_suffix(".toml")), None, f"series {name}{field}", what))

        if series.series_id not in filled:
            wrong("", f"has no row in {path.name}")
            continue
        named = {"estimates": series.estimates, "projections": series.projections}
        named["sources"] = tuple(period for source in series.sources for period in source.periods)
        for field, periods in named.items():
            for period in periods:
                if (series.series_id, period) not in seen:
                    wrong(f": {field}", f"{shown(period)} has no row in {path.name}")
        if twice := set(series.estimates) & set(series.projections):
            wrong(": projections", f"{shown(min(twice))} is among the estimates too")
