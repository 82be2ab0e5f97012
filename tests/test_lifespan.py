"""The server reads its data when it starts, and starts whatever the data is."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import Iterator
from threading import enumerate as threads

import pytest
from streamlit.runtime.pages_manager import PagesManager

from indicators.app import lifespan
from indicators.app.data import Snapshot, current


async def started() -> None:
    async with lifespan.lifespan(None):
        pass


def joined() -> None:
    for thread in threads():
        if thread.name == "read-ahead":
            thread.join(60)


@pytest.fixture(autouse=True)
def _as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)
    yield
    gc.unfreeze()


def test_the_data_is_read_and_no_page_is_run_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Snapshot] = []
    snapshot = current()

    def noted() -> Snapshot:
        read.append(snapshot)
        return snapshot

    monkeypatch.setattr(lifespan, "current", noted)
    asyncio.run(started())
    joined()
    assert read == [snapshot]
    assert {"groups", "group_of"} <= set(vars(snapshot))
    # What stays is not looked through at the end of every run.
    assert gc.get_freeze_count() > 0
    assert PagesManager.uses_pages_directory is False


def test_what_goes_wrong_is_logged_and_the_server_starts(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> Snapshot:
        raise OSError("no disk")

    monkeypatch.setattr(lifespan, "current", broken)
    with caplog.at_level(logging.ERROR):
        asyncio.run(started())
        joined()
    assert "could not be read ahead" in caplog.text
    assert "no disk" in caplog.text
