"""What a visitor waits for, seen from inside of the browser: the first useful paint, and a picture drawn anew."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

# When both are on the screen the page is of use: where one is, and the first card, table or chart.
_SCRIPT = """
(() => {
  const seen = (selector) =>
    [...document.querySelectorAll(selector)].some((found) => found.getBoundingClientRect().height > 0);
  window.paint = null;
  const look = () => {
    const marks = ".stPlotlyChart .plot path, .stPlotlyChart .point";
    const drawn = `.headline, table.claims tbody, ul.documents li, .panel-head, ${marks}`;
    if (seen(".st-key-masthead, h1") && seen(drawn)) {
      requestAnimationFrame(() => setTimeout(() => { window.paint = performance.now(); }));
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
  // From the press of a button or key to the last change of what is watched.
  window.redrawn = { began: 0, ended: 0, watched: "" };
  for (const kind of ["pointerdown", "keydown"]) {
    addEventListener(kind, () => { Object.assign(redrawn, { began: performance.now(), ended: 0 }); }, true);
  }
  const changed = (record) => {
    const target = record.target.nodeType === 1 ? record.target : record.target.parentElement;
    const watched = redrawn.watched;
    const inside = (node) => node.nodeType === 1 && (node.matches(watched) || node.querySelector(watched));
    // Streamlit clears up what it has taken off the page when it has time.
    if (!target?.isConnected) return false;
    return target.closest(redrawn.watched) || [...record.addedNodes].some(inside);
  };
  new MutationObserver((records) => {
    if (redrawn.began && redrawn.watched && records.some(changed)) {
      requestAnimationFrame(() => setTimeout(() => { redrawn.ended = performance.now(); }));
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
})();
"""
_IDLE = """() => {
  const state = document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState;
  if (state !== "notRunning" || !redrawn.ended || performance.now() - redrawn.ended < 400) return false;
  return redrawn.ended - redrawn.began;
}"""


def prepare(context: BrowserContext) -> BrowserContext:
    """Make the pages of a context tell when they are drawn."""
    context.add_init_script(_SCRIPT)
    return context


def first_paint(page: Page, address: str) -> float:
    """Open an address and return after how many milliseconds the page was of use."""
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.paint", timeout=120_000)
    return float(page.evaluate("window.paint"))


def quiet(page: Page) -> None:
    """Wait until the page's script has run and nothing is being drawn any more."""
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(timeout=120_000)
    time.sleep(0.6)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(timeout=120_000)


def redrawn(page: Page, watched: str, act: Callable[[], None]) -> float:
    """Return the milliseconds from the press that ``act`` ends with to the last change of what is ``watched``."""
    page.evaluate("(watched) => Object.assign(redrawn, { began: 0, ended: 0, watched })", watched)
    act()
    result = page.wait_for_function(_IDLE, timeout=180_000, polling=50)
    return float(result.json_value())
