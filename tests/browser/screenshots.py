"""Make screenshots of all pages, light and dark, wide and as on a phone.

``python -m tests.browser.screenshots [FOLDER [NAME...]]``: by default all of them into build/screenshots. The README's
are ``python -m tests.browser.screenshots docs/screenshots overview-wide-light overview-phone-dark claim-wide-light``.
"""

from __future__ import annotations

import json
import sys
import tempfile
import urllib.request
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, sync_playwright

from tests.browser.harness import ROOT, dashboard, find_browser, launch, open_page, settle

THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SIZES = {"wide": (1280, 900), "phone": (390, 844)}


def addresses(base: str) -> dict[str, str]:
    with urllib.request.urlopen(f"{base}/api/claims.json") as answer:
        claim = json.load(answer)[-1]
    return {
        "overview": f"{base}/",
        "claims": f"{base}/claims",
        "claim": f"{base}/claims?claim={claim['claim_id']}",
        "sources": f"{base}/sources",
        "source": f"{base}/sources?source={claim['document_id']}",
    }


def take(page: Page, address: str, file: Path) -> None:
    open_page(page, address)
    page.wait_for_timeout(700)
    # Streamlit scrolls inside the page, so the window has to grow for all of it to be seen.
    height = page.evaluate("""() => document.querySelector('[data-testid="stMain"]').scrollHeight""")
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], height)})
    settle(page)
    page.wait_for_timeout(500)
    page.screenshot(path=file)
    page.set_viewport_size(size)


def main(folder: Path, wanted: frozenset[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        executable = find_browser(playwright)
        if executable is None:
            raise SystemExit("no browser found; install Chromium, on Debian: apt-get install chromium")
        browser = launch(playwright, executable)
        with dashboard(Path(scratch, "dashboard.log")) as base:
            for theme, size in product(THEMES, SIZES):
                width, height = SIZES[size]
                context = browser.new_context(color_scheme=theme, viewport={"width": width, "height": height})
                page = context.new_page()
                for name, address in addresses(base).items():
                    title = f"{name}-{size}-{theme}"
                    if title in wanted or not wanted:
                        take(page, address, folder / f"{title}.png")
                context.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "screenshots", frozenset(sys.argv[2:]))
