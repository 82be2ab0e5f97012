"""What the server does when it starts: it reads the data, so that the first visitor does not wait for it."""

from __future__ import annotations

import gc
import logging
import sys
from asyncio import to_thread
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ctypes import CDLL
from threading import Thread
from typing import Any

import pyarrow as pa
from streamlit.runtime.pages_manager import PagesManager

from indicators.app import warm
from indicators.app.data import current

PATIENCE = 20.0
# As in malloc.h: from which size on a block is one of its own, and how many heaps threads share.
_MMAP_THRESHOLD, _LARGE = -3, 1 << 18
_ARENA_MAX, _HEAPS = -8, 2
_LOG = logging.getLogger(__name__)


def read_ahead() -> None:
    """Read the data and what all pages derive from it; what goes wrong is logged, and left to the first visitor."""
    try:
        snapshot = current()
        warm.pages(snapshot)
        _tidy()
    except Exception:  # noqa: BLE001 - a server that starts and says what is wrong is better than none
        _LOG.exception("The data could not be read ahead")


def _return_memory_at_once() -> None:
    """Let the C library give columns back to the system as soon as they are done with.

    By itself it comes to keep blocks of up to 32 MB, for each thread, and each run of a page may be in another thread.
    """
    if sys.platform == "linux" and hasattr(CDLL(None), "mallopt"):
        CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)
        CDLL(None).mallopt(_ARENA_MAX, _HEAPS)
        # Arrow's own allocator keeps more.
        pa.set_memory_pool(pa.system_memory_pool())


def _tidy() -> None:
    """Give back the memory that reading took and that what was read does not need."""
    gc.collect()
    # The C library, and where it is in use Arrow's allocator, keep what they are given back, for later.
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux" and hasattr(CDLL(None), "malloc_trim"):
        CDLL(None).malloc_trim(0)
    # Streamlit collects garbage at the end of every run, before the browser hears of that end. What is there now
    # (modules, lexicons, caches) stays: to look through it each time takes longer than to draw a chart.
    gc.freeze()


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Read the data in a thread; the server answers when that is done, or, where there is much of it, before."""
    # A folder named "pages" beside the script makes Streamlit run the files in it by themselves, without navigation,
    # head or language, until the script has declared its pages: the first visitor would see that.
    PagesManager.uses_pages_directory = False
    _return_memory_at_once()
    reading = Thread(target=read_ahead, name="read-ahead", daemon=True)
    reading.start()
    # Who comes to a server that is not ready waits longer than who comes when it is, and hosts ask whether it answers.
    await to_thread(reading.join, PATIENCE)
    yield
