"""What must hold on every page however it is seen: wide or on a phone, light or dark, and whatever an article says.

axe-core looks for what shuts readers out; what it calls serious or critical fails. Streamlit's own widgets count too,
as a page is no better for whose fault it is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import HOSTILE_PUBLISHER, Theme, Visit
from tests.browser.harness import open_page, settle
from tests.browser.views import of_all_documents, of_one_document

pytestmark = pytest.mark.browser

GRAVE = ("serious", "critical")
# What each of them has another view has too, with more on it.
PLAINER = ("claims", "indicator", "overview-filtered", "parse")
ATTACKS = (
    ".stHtml :is(script, img:not(.spark), b, i), .katex, [data-testid='stIconMaterial']:text-is('home'), "
    "[src*='x.example'], [href*='x.example'], [href^='javascript']"
)
WAYS: list[tuple[Theme, int]] = [("light", 1280), ("dark", 390)]
_READ = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  const app = getComputedStyle(document.querySelector('[data-testid="stApp"]'));
  const light = colour => colour.match(/[0-9.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765;
  return {
    sideways: [document.documentElement, main].some(element => element.scrollWidth > element.clientWidth),
    levels: [...main.querySelectorAll('h1, h2, h3, h4')].map(head => Number(head.tagName[1])),
    paper: light(app.backgroundColor), ink: light(app.color),
    current: [...document.querySelectorAll('.st-key-masthead [aria-current="page"]')].map(link => link.innerText),
    unnamed: [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].filter(chart =>
      !(chart.closest('[aria-label]') || chart.querySelector('[aria-label]'))).length,
  };
}"""


def barriers(page: Page) -> list[str]:
    page.evaluate(AXE_SCRIPT)
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{broken['impact']} {broken['id']}: {node['html'][:200]}"
        for broken in found["violations"]
        if broken["impact"] in GRAVE
        for node in broken["nodes"]
    ]


def faults(page: Page, theme: Theme, *, embedded: bool) -> list[str]:
    """Return what is wrong with a page as it is seen now."""
    read: dict[str, Any] = page.evaluate(_READ)
    found = barriers(page)
    if read["sideways"]:
        found.append("it has to be scrolled sideways")
    if (read["paper"] > read["ink"]) != (theme == "light"):
        found.append(f"it is not {theme}")
    if read["unnamed"]:
        found.append(f"{read['unnamed']} charts do not say what they show")
    if not embedded:
        levels = read["levels"]
        if levels[0] != 1 or levels.count(1) != 1 or any(after - before > 1 for before, after in pairwise(levels)):
            found.append(f"headings are out of order: {levels}")
        if len(read["current"]) != 1:
            found.append(f"the masthead says that one is on {read['current']}")
    return found


def open_fully(page: Page, address: str) -> None:
    """Open a page and wait for what it draws after its script has ended: links, charts, tables."""
    open_page(page, address)
    page.wait_for_function("""() => !document.querySelector('[data-testid="stSkeleton"]')""")
    settle(page)


@pytest.mark.parametrize(("theme", "width"), WAYS)
def test_every_page_is_sound(shipped: str, visit: Visit, theme: Theme, width: int) -> None:
    page, found = visit(width, 900, theme), list[str]()
    for name, address in of_all_documents(shipped).items():
        if name not in PLAINER:
            open_fully(page, address)
            found += [f"{name}: {fault}" for fault in faults(page, theme, embedded=name == "embed")]
    assert not found, "\n".join(found)


def test_hostile_text_is_text_everywhere_and_breaks_nothing(hostile: str, visit: Visit) -> None:
    page, found = visit(theme="dark"), list[str]()
    for name, address in of_one_document(hostile).items():
        open_fully(page, address)
        wrong = faults(page, "dark", embedded=name == "embed")
        wrong += page.locator(ATTACKS).evaluate_all("all => all.map(element => element.outerHTML.slice(0, 200))")
        if name in ("indicator", "claims", "claim", "sources", "source", "overview"):
            # Drawn on a page that shows who published it, and as it was written.
            shown = page.locator('[data-testid="stMain"]').inner_text()
            wrong += [] if HOSTILE_PUBLISHER in shown else ["the publisher is not shown as it was written"]
        page.set_viewport_size({"width": 390, "height": 844})
        page.wait_for_timeout(200)
        wrong += ["it has to be scrolled sideways on a phone"] if page.evaluate(_READ)["sideways"] else []
        page.set_viewport_size({"width": 1280, "height": 900})
        found += [f"{name}: {fault}" for fault in wrong]
    assert not found, "\n".join(found)
