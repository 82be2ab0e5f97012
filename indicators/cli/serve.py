"""``indicators serve``: the dashboard."""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path
from typing import Annotated

import typer

_PACKAGE = Path(__file__).resolve().parents[1]


def serve(
    store: Annotated[Path | None, typer.Option(metavar="DIR", help="A claim store to serve.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Default: 8501.")] = None,
) -> None:
    """Start the dashboard."""
    if store is not None:
        os.environ["INDICATORS_STORE"] = str(store)
    shipped = _PACKAGE / "_dashboard.py"
    script = shipped if shipped.is_file() else _PACKAGE.parent / "dashboard.py"
    options = [] if port is None else [f"--server.port={port}"]
    sys.argv = ["streamlit", "run", str(script), *options]
    runpy.run_module("streamlit", run_name="__main__")
