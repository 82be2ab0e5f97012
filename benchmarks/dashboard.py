"""How long visitors wait, measured in a browser against the running server, beside a naive page in the same run.

    PYTHONPATH=. python benchmarks/dashboard.py [ROWS]     ROWS of the large table, by default 1,000,000; 0 for none

Prints a Markdown table. A filter is measured from the press of the key that chooses it to the last change of the chart
or table; the memory is that of the server's process while ten visitors have a page open and filter.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import million
import naive
import watching
from playwright.sync_api import Browser, Locator, Page, sync_playwright

import indicators
from indicators.table import to_frame, write
from indicators.wording import indicator_names
from tests.browser.harness import ROOT, find_browser, free_port, launch

CHART, TABLE, LIST = ".stPlotlyChart", "table.claims", "ul.documents"
# What a filter by words draws anew on each page.
DRAWN = {"claims": TABLE, "": CHART, "compare": CHART, "sources": LIST}
STARTS, WARM, SESSIONS = 3, 5, 10
# The wait for the server, and for a page with a million claims that is read anew at each click.
PATIENCE = 300
WORDS = ("gas", "trade", "growth", "oil", "export", "inflation", "loan", "year")


@contextmanager
def serving(script: Path, **environment: str) -> Iterator[tuple[str, int]]:
    """Serve a page; yield its address and the process, as soon as the server answers."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    command += ["--server.headless=true", "--server.address=127.0.0.1", "--server.fileWatcherType=none"]
    null = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stdout=null, stderr=null)
    try:
        _answer(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        server.wait(30)


def _answer(address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"{address} does not answer")


def visitor(browser: Browser) -> Page:
    """Return a page of a visitor with an empty cache."""
    page = watching.prepare(browser.new_context(viewport={"width": 1280, "height": 900})).new_page()
    page.set_default_timeout(PATIENCE * 1000)
    return page


def memory(pid: int) -> tuple[float, float]:
    """Return how much memory a process has, and had at most, in GB."""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    state = {name: value.split() for name, _, value in (line.partition(":") for line in lines)}
    return int(state["VmRSS"][0]) / 1e6, int(state["VmHWM"][0]) / 1e6


def paints(browser: Browser) -> tuple[list[float], list[float], list[float]]:
    """Return the first paints of first visitors of new servers, of later visitors, and the seconds of the starts."""
    cold, warm, starts = [], [], []
    for _ in range(STARTS):
        began = time.monotonic()
        with serving(ROOT / "dashboard.py") as (address, _pid):
            starts.append(time.monotonic() - began)
            page = visitor(browser)
            cold.append(watching.first_paint(page, address))
            watching.quiet(page)
            warm += [watching.first_paint(page, address) for _ in range(WARM)]
            page.context.close()
    return cold, warm, starts


def by_indicator(page: Page, address: str, number: int) -> list[float]:
    """Return how long the chart of the page Indicator takes for one indicator after the other."""
    watching.first_paint(page, f"{address}/indicator")
    return chosen(page, number)


def by_words(page: Page, address: str, number: int, path: str = "claims") -> list[float]:
    """Return how long a page takes for one word after the other, by default the table of the page Claims."""
    watching.first_paint(page, f"{address}/{path}")
    return worded(page, number, DRAWN[path])


def chosen(page: Page, number: int) -> list[float]:
    """Return how long the chart takes for each of the indicators that most is said about."""
    watching.quiet(page)
    box = page.get_by_test_id("stSelectbox").first
    box.wait_for()
    field = box.locator("input").first
    known = indicator_names()
    names = [known[name] for name in _ids() if name in known]
    # The first one is there when the page opens.
    return [watching.redrawn(page, CHART, choosing(page, field, name)) for name in names[1 : number + 1]]


def choosing(page: Page, field: Locator, name: str) -> Callable[[], None]:
    """Return the act of choosing an option of a list by its name."""

    def act() -> None:
        field.click()
        field.fill(name)
        page.get_by_role("option").filter(has_text=name).first.wait_for()
        field.press("Enter")

    return act


def worded(page: Page, number: int, watched: str) -> list[float]:
    """Return how long what is watched takes for one word after the other."""
    watching.quiet(page)
    field = page.get_by_test_id("stTextInput").locator("input").first
    return [watching.redrawn(page, watched, writing(field, words)) for words in WORDS[:number]]


def writing(field: Locator, words: str) -> Callable[[], None]:
    """Return the act of writing words into a field."""

    def act() -> None:
        field.click()
        field.fill(words)
        field.press("Enter")

    return act


def _ids() -> list[str]:
    return [str(name) for name in indicators.load()["indicator"].value_counts().index]


def beside(browser: Browser, address: str, names: int, words: int) -> tuple[list[float], list[float]]:
    """Return how long the naive page takes for the same filters, each kind on a page of its own."""
    pages = [visitor(browser) for _ in range(2)]
    for page in pages:
        page.goto(address)
    return chosen(pages[0], names), worded(pages[1], words, CHART)


def ten(browser: Browser, address: str, pid: int) -> tuple[float, float, list[float]]:
    """Return the memory, at the end and at most, and the times, of ten visitors with a page open who filter."""
    pages = [visitor(browser) for _ in range(SESSIONS)]
    times: list[float] = []
    for number, page in enumerate(pages):
        times += (by_indicator if number % 2 else by_words)(page, address, 2)
    now, most = memory(pid)
    for page in pages:
        page.context.close()
    return now, most, times


def line(what: str, times: Sequence[float], limit: float | None, naive_times: Sequence[float] = ()) -> str:
    """Return a row of the table: the median and the slowest, what was promised, and the naive page in the same run."""
    middle = statistics.median(times)
    theirs = statistics.median(naive_times) if naive_times else 0.0
    other = f"{theirs:,.0f} ms ({theirs / middle:.1f} x ours)" if naive_times else ""
    promised = "" if limit is None else f"{limit:,.0f} ms {'✓' if middle <= limit else '✗'}"
    return f"| {what} | {middle:,.0f} ms | {max(times):,.0f} ms | {len(times)} | {promised} | {other} |"


def sample(browser: Browser, folder: Path) -> None:
    """Measure with the shipped data."""
    cold, warm, starts = paints(browser)
    print(line("Server answers after its start", [1000 * one for one in starts], None))
    print(line("First useful paint, first visitor of a new server, empty cache", cold, 2500))
    print(line("First useful paint, later", warm, 1000), flush=True)
    with serving(ROOT / "dashboard.py") as (address, pid):
        ours = (by_indicator(visitor(browser), address, 10), by_words(visitor(browser), address, 8))
        used = memory(pid)[0]
    write(indicators.load(), folder / "sample.csv")
    with serving(naive.write_page(folder, folder / "sample.csv")) as (address, _pid):
        theirs = beside(browser, address, 10, 8)
    print(line("Filter to chart drawn (Indicator)", ours[0], 400, theirs[0]))
    print(line("Filter to table drawn (Claims)", ours[1], 400, theirs[1]))
    print(line("All filters", [*ours[0], *ours[1]], 400, [*theirs[0], *theirs[1]]))
    print(f"| Memory of the server | {used:.2f} GB | | | | |", flush=True)


def large(browser: Browser, folder: Path, rows: int) -> None:
    """Measure with many claims."""
    stored, csv = folder / "claims.parquet", folder / "claims.csv"
    claims = million.tiled(rows)
    write(to_frame(claims), stored)
    claims.to_csv(csv, index=False)
    del claims
    began = time.monotonic()
    with serving(ROOT / "dashboard.py", INDICATORS_STORE=str(stored)) as (address, pid):
        print(line(f"{rows:,} claims: server answers after its start", [1000 * (time.monotonic() - began)], None))
        first = by_words(visitor(browser), address, 1)
        print(line(f"{rows:,} claims: first search, right after that", first, None), flush=True)
        ours = (by_indicator(visitor(browser), address, 8), by_words(visitor(browser), address, 8))
        others = {path: by_words(visitor(browser), address, 4, path) for path in ("", "compare", "sources")}
        now, most, times = ten(browser, address, pid)
    with serving(naive.write_page(folder, csv)) as (address, _pid):
        theirs = beside(browser, address, 3, 2)
    print(line(f"{rows:,} claims: filter to chart drawn (Indicator)", ours[0], 1000, theirs[0]))
    print(line(f"{rows:,} claims: filter to table drawn (Claims)", ours[1], 1000, theirs[1]))
    for path, found in others.items():
        print(line(f"{rows:,} claims: search drawn ({path.capitalize() or 'Overview'})", found, 1000, theirs[1]))
    print(line(f"{rows:,} claims: filters of {SESSIONS} sessions", times, 1000))
    verdict = "✓" if most <= 1.5 else "✗"
    what = f"{rows:,} claims: memory, {SESSIONS} sessions, and at most"
    print(f"| {what} | {now:.2f} GB | {most:.2f} GB | | 1.5 GB {verdict} | |")


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        executable = find_browser(playwright)
        if executable is None:
            raise SystemExit("no Chromium or Chrome found")
        browser = launch(playwright, executable)
        print(f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
        print("| What | Median | Slowest | Times | Promised | A naive page |\n|---|---|---|---|---|---|", flush=True)
        sample(browser, Path(folder))
        if rows:
            large(browser, Path(folder), rows)
        browser.close()


if __name__ == "__main__":
    main()
