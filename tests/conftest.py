"""Data folders that tests serve: what the pages show must not depend on which documents happen to be shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.claims import excerpt_folder


@pytest.fixture
def excerpt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a data folder that holds the excerpt of the Sochi article only be the one that is read."""
    monkeypatch.setenv("INDICATORS_DATA", str(excerpt_folder(tmp_path / "excerpt")))
    return tmp_path / "excerpt"
