"""``indicators check`` and ``indicators series refresh``: the official series in order and up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indicators.cli.messages import report
from indicators.explain import printable


def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="A folder of series, or of data with series in it.")
    ] = None,
) -> int:
    """Say what is wrong with the official series: figures, sources, checksums."""
    from indicators.series import check_series

    findings = check_series(folder)
    for finding in findings:
        report(str(finding))
    return 1 if findings else 0


def refresh(
    datasets: Annotated[
        list[str] | None, typer.Argument(metavar="DATASET", help="Default: all that say where to ask.")
    ] = None,
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder of series, or of data with series in it.")
    ] = None,
) -> int:
    """Ask the producers of official series for newer figures (needs the extra "series")."""
    from indicators.series import SeriesError
    from indicators.series.refresh import MissingLibraryError, refresh_series
    from indicators.series.refresh import report as reported

    try:
        done = reported(refresh_series(data, datasets or ()), lambda line: print(printable(line)), report)
    except (SeriesError, MissingLibraryError) as error:
        report(str(error))
        return 1
    return 0 if done else 1
