"""Where the data lies."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_folder() -> Path:
    """Return the folder with ``documents/`` and ``series/``: ``INDICATORS_DATA``, or the one that is shipped."""
    named = os.environ.get("INDICATORS_DATA")
    return Path(named) if named else shipped_folder()


def shipped_folder() -> Path:
    """Return the folder of data that came with the package."""
    checkout = _PACKAGE.parent
    # In a wheel the folder lies inside the package, as there is no project around it.
    return checkout / "data" if (checkout / "pyproject.toml").is_file() else _PACKAGE / "_data"
