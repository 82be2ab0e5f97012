"""Make screenshots of all pages, light and dark, wide and as on a phone, in each language.

``python -m tests.browser.screenshots``: all of them, into build/screenshots. ``--only``, ``--theme``, ``--size`` and
``--lang`` take fewer of them, and ``--fold`` only what is in sight at first. The README's own are made by
``python -m tests.browser.screenshots --readme``.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.harness import ROOT, dashboard, find_browser, launch, open_page, settle
from tests.browser.views import of_all_documents

Theme = Literal["light", "dark"]
SIZES = {"wide": (1280, 900), "phone": (390, 844)}
README = ("overview-wide-light", "indicator-claim-wide-light", "official-wide-light")


@dataclass(frozen=True)
class Shot:
    """One picture: of which view, how, and whether of all that the page has or of its first screen."""

    view: str
    size: str
    theme: Theme
    lang: str
    fold: bool

    @property
    def name(self) -> str:
        """The name of the picture's file; English is the language that is not named."""
        return "-".join([self.view, self.size, self.theme, *([] if self.lang == "en" else [self.lang])])


def take(page: Page, address: str, file: Path, *, fold: bool) -> None:
    open_page(page, address)
    page.wait_for_timeout(700)
    size = page.viewport_size
    assert size is not None
    if not fold:
        # Streamlit scrolls inside the page, so the window has to grow for all of it to be seen.
        height = page.evaluate("""() => document.querySelector('[data-testid="stMain"]').scrollHeight""")
        page.set_viewport_size({"width": size["width"], "height": min(max(size["height"], height), 6000)})
        settle(page)
        page.wait_for_timeout(500)
    page.screenshot(path=file)
    page.set_viewport_size(size)


def every(only: list[str], themes: list[Theme], sizes: list[str], langs: list[str], *, fold: bool) -> Iterator[Shot]:
    for theme, size, lang in product(themes, sizes, langs):
        for view in only:
            yield Shot(view, size, theme, lang, fold)


def all_of(browser: Browser, base: str, shots: list[Shot], folder: Path) -> None:
    addresses = of_all_documents(base)
    for shot in shots:
        width, height = SIZES[shot.size]
        context = browser.new_context(color_scheme=shot.theme, viewport={"width": width, "height": height})
        address = addresses[shot.view]
        language = "" if shot.lang == "en" else f"{'&' if '?' in address else '?'}lang={shot.lang}"
        take(context.new_page(), address + language, folder / f"{shot.name}.png", fold=shot.fold)
        context.close()


def parser() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "screenshots")
    options.add_argument("--only", nargs="+", default=[], metavar="VIEW", help="names as in tests/browser/views.py")
    options.add_argument("--theme", nargs="+", choices=["light", "dark"], default=["light", "dark"])
    options.add_argument("--size", nargs="+", choices=list(SIZES), default=list(SIZES))
    options.add_argument("--lang", nargs="+", choices=["en", "ru"], default=["en"])
    options.add_argument("--fold", action="store_true", help="only what is in sight at first")
    options.add_argument("--base", help="a dashboard that is running already, such as http://127.0.0.1:8501")
    options.add_argument("--readme", action="store_true", help="the README's, into docs/screenshots")
    return options


def wanted(options: argparse.Namespace, base: str) -> list[Shot]:
    if not options.readme:
        only = options.only or list(of_all_documents(base))
        return list(every(only, options.theme, options.size, options.lang, fold=options.fold))
    found = every(list(of_all_documents(base)), ["light", "dark"], list(SIZES), ["en"], fold=True)
    return [shot for shot in found if shot.name in README]


def main(options: argparse.Namespace) -> None:
    folder = ROOT / "docs" / "screenshots" if options.readme else options.folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        executable = find_browser(playwright)
        if executable is None:
            raise SystemExit("no browser found; install Chromium, on Debian: apt-get install chromium")
        browser = launch(playwright, executable)
        if options.base:
            all_of(browser, options.base, wanted(options, options.base), folder)
        else:
            with dashboard(Path(scratch, "dashboard.log")) as base:
                all_of(browser, base, wanted(options, base), folder)
        browser.close()


if __name__ == "__main__":
    main(parser().parse_args())
