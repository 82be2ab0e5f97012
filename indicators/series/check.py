"""All that is wrong with a folder of series."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from indicators.model import Measure
from indicators.series.findings import Finding, Report
from indicators.series.frame import series_folder
from indicators.series.read import Observation, read_tables
from indicators.series.sidecar import Dataset, Series
from indicators.series.vintages import read_vintages

# A share of a whole, and a change in percent that is no mistake of scale. Whatever may go beyond (a current account,
# the inflation of 1993) says so in its sidecar, with ``minimum`` and ``maximum``.
_PERCENT = {Measure.LEVEL: (0.0, 100.0), Measure.SHARE: (0.0, 100.0), Measure.CHANGE: (-100.0, 200.0)}


def check_series(folder: Path | None = None) -> list[Finding]:
    """Return all that is wrong with the series of a folder, by default of ``data_folder()/series``; nothing if clean.

    Besides what ``load_series`` refuses: a CSV file that is not the one its sidecar was written for (``sha256``), and
    values outside the range that the unit suggests or the sidecar states. Of the vintages that a refresh replaced, only
    that they are whole.
    """
    place = series_folder(folder)
    if not place.is_dir():
        return [Finding(str(place), None, None, "is no folder")]
    findings: list[Finding] = []
    for table in read_tables(place, findings.append):
        _check_sum(table.path, table.dataset, findings.append)
        for observation in table.observations:
            _check_range(table.path, observation, findings.append)
    for path, dataset in read_vintages(place, findings.append):
        _check_sum(path, dataset, findings.append)
    return findings


def _check_sum(path: Path, dataset: Dataset, report: Report) -> None:
    try:
        found = sha256(path.read_bytes()).hexdigest()
    except OSError:
        # That it cannot be read is reported already.
        return
    if found != dataset.sha256:
        what = f"is not that of {path.name}, which has {found}: check the figures against the source"
        report(Finding(str(path.with_suffix(".toml")), None, "sha256", what))


def _check_range(path: Path, observation: Observation, report: Report) -> None:
    low, high = plausible(observation.series)
    if not low <= observation.value <= high:
        what = f"{observation.value:g} is not between {low:g} and {high:g}, as {observation.series.series_id} should be"
        report(Finding(str(path), observation.row, "value", what))


def plausible(series: Series) -> tuple[float, float]:
    """Return the range that the values of a series should be in."""
    low, high = (float("-inf") if series.measure == Measure.CHANGE else 0.0), float("inf")
    if series.unit == "percent":
        low, high = (
            _PERCENT.get(Measure(series.measure), (low, high)) if series.measure in tuple(Measure) else (low, high)
        )
    return (low if series.minimum is None else series.minimum, high if series.maximum is None else series.maximum)
