"""The vintages that a refresh replaced: pairs of files in ``vintages``, named after the dataset and its retrieval.

``load_series`` does not read them, as their series are those of the dataset; ``check_series`` sees that each is whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

from indicators.series.findings import Finding, Report
from indicators.series.sidecar import Dataset, read_sidecar

_FOLDER = "vintages"


def vintage_path(path: Path, retrieved: date) -> Path:
    """Return a free name for the CSV file of the vintage of a dataset that is in ``path`` now."""
    stem = f"{path.stem}-{retrieved.isoformat()}"
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    places = (path.parent / _FOLDER / f"{name}.csv" for name in names)
    return next(place for place in places if not place.exists() and not place.with_suffix(".toml").exists())


def read_vintages(folder: Path, report: Report) -> Iterator[tuple[Path, Dataset]]:
    """Yield the CSV file and the sidecar of each replaced vintage of a folder; what stands alone is reported."""
    place = folder / _FOLDER
    for path in sorted(
        {found.with_suffix(".csv") for found in place.glob("[!.]*") if found.suffix in (".csv", ".toml")}
    ):
        sidecar = path.with_suffix(".toml")
        if not path.exists():
            report(Finding(str(sidecar), None, None, f"has no {path.name} beside it"))
        elif not sidecar.exists():
            report(Finding(str(path), None, None, f"has no {sidecar.name} beside it"))
        elif (dataset := read_sidecar(sidecar, report)) is not None:
            yield path, dataset
