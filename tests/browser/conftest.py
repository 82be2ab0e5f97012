"""One browser and one server for each data folder, one context for each visitor.

None of them outlives its module: while Playwright is at work its event loop is the thread's, and no other test could
run one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.harness import dashboard, find_browser, launch
from tests.claims import excerpt_folder

INSTALL = "no Chromium or Chrome found; install one (Debian: apt-get install chromium) to run the browser tests"
HOSTILE = (
    "<script>document.title='run'; alert(1)</script> ![](http://x.example/a.png) <img src=x onerror=alert(2)>\n\n"
    "The gas price is $1 billion and $2 billion in 2020, :red[x] [a](javascript:alert(3)) **b** &lt;c&gt;.\n"
)
HOSTILE_PUBLISHER = "<b>RT</b> $a$ ![](http://x.example/d.png) :material/home:"
HOSTILE_TITLE = "<script>alert(4)</script> ![](http://x.example/b.png) $a$ :material/home:"

# A machine that is busy with other tests needs longer to draw a page than the 5 s that Playwright gives it.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

Theme = Literal["light", "dark"]
Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        executable = find_browser(playwright)
        if executable is None:
            if os.environ.get("INDICATORS_REQUIRE_BROWSER") == "1":
                pytest.fail(INSTALL)
            pytest.skip(INSTALL)
        launched = launch(playwright, executable)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def served(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard whose only document is the excerpt of the article on the talks in Sochi."""
    folder = tmp_path_factory.mktemp("served")
    with dashboard(folder / "log.txt", excerpt_folder(folder / "data")) as address:
        yield address


@pytest.fixture(scope="module")
def shipped(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the dashboard with all of its own data."""
    with dashboard(tmp_path_factory.mktemp("shipped") / "log.txt") as address:
        yield address


@pytest.fixture(scope="module")
def hostile(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard whose only article is an attack."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    (folder / "documents").mkdir()
    front = (
        f"---\ntitle: '{HOSTILE_TITLE}'\npublisher: '{HOSTILE_PUBLISHER}'\nnote: '![](http://x.example/c.png)'\n---\n"
    )
    (folder / "documents" / "a.md").write_text(front + HOSTILE, "utf-8")
    with dashboard(folder / "log.txt", folder) as address:
        yield address


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Make a new visitor: a page of its own context that fails the test on a dialog, an error or an outside request."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def new(width: int = 1280, height: int = 900, theme: Theme = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, accept_downloads=True
        )
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.set_default_timeout(PATIENCE)

        def dialog(opened: object) -> None:
            faults.append(f"dialog: {opened}")

        page.on("dialog", dialog)
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("request", lambda request: _outside(request.url) and faults.append(f"request: {request.url}"))
        return page

    yield new
    for context in contexts:
        context.close()
    assert not faults


def _outside(url: str) -> bool:
    local = ("http://127.0.0.1:", "ws://127.0.0.1:", "blob:http://127.0.0.1:", "data:")
    return not url.startswith(local)
