"""A running dashboard and a real browser, for the browser tests and the screenshots."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (
    "chromium",
    "chromium-browser",
    "chromium-headless-shell",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
START_SECONDS = 60


def find_browser(playwright: Playwright) -> str | None:
    """Return the path of an installed Chromium or Chrome, Playwright's own included, or None."""
    for command in COMMANDS:
        if path := shutil.which(command):
            return path
    own = playwright.chromium.executable_path
    return own if Path(own).is_file() else None


def launch(playwright: Playwright, executable: str) -> Browser:
    # Chromium refuses its sandbox to root, which is what containers run as.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"] if root else [])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(address: str, server: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise RuntimeError(f"the dashboard ended with {server.returncode}:\n{server.communicate()[0]}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the dashboard did not answer within {START_SECONDS} s")


@contextmanager
def dashboard(log: Path, data: Path | None = None) -> Iterator[str]:
    """Serve ``dashboard.py`` with the given data folder (default: the shipped one); yield its address."""
    port = free_port()
    environment = dict(os.environ)
    environment.pop("INDICATORS_DATA", None)
    if data is not None:
        environment["INDICATORS_DATA"] = str(data)
    options = ["--server.headless=true", f"--server.port={port}", "--server.address=127.0.0.1"]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", *options, "--server.fileWatcherType=none"]
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output, text=True)
        try:
            _wait(f"http://127.0.0.1:{port}", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


def settle(page: Page) -> None:
    """Wait until the page's script has run and nothing is being fetched or drawn any more."""
    page.locator(IDLE).wait_for()
    page.wait_for_timeout(300)
    page.locator(IDLE).wait_for()


def wider_than_screen(page: Page) -> int:
    """Return how many of the parts that scroll, the page itself and its main part, are wider than they are shown."""
    found: int = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll('[data-testid="stMain"]')]
                 .filter(element => element.scrollWidth > element.clientWidth).length"""
    )
    return found


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("h1, .embedded").first.wait_for(state="attached")
    settle(page)
