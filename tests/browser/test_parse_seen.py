"""The Parse page in a real browser: what is pasted or uploaded is marked, tabulated, drawn and downloaded as text."""

from __future__ import annotations

import csv
import io
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import HOSTILE, Visit
from tests.browser.harness import open_page, settle

pytestmark = pytest.mark.browser

TRADE = "Trade between Russia and Belarus decreased by 21% in the first half of 2020, Mikhail Mishustin said."
# Inside the text only, and inside the claim's card only.
MARKS, CARD = ".st-key-parse_found .reader mark", ".st-key-parse_card"


def parse_page(page: Page, base: str, query: str = "") -> None:
    open_page(page, f"{base}/parse{query}")


def paste(page: Page, text: str) -> None:
    page.locator(".st-key-parse_text textarea").fill(text)
    page.get_by_role("button", name="Find the numbers").click()
    page.locator(".st-key-parse_head").wait_for()
    settle(page)


def test_a_pasted_text_is_marked_drawn_and_downloaded(served: str, visit: Visit) -> None:
    page = visit()
    parse_page(page, served)
    paste(page, TRADE)
    expect(page.locator(MARKS)).to_have_text(["21%"])
    expect(page.locator(".js-plotly-plot .textpoint", has_text="−21%")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    (row,) = csv.DictReader(io.StringIO(download.value.path().read_text("utf-8")))
    assert (row["quote"], row["sentence"], row["speaker"]) == ("21%", TRADE, "Mikhail Mishustin")
    answer = page.request.post(f"{served}/api/parse", data={"text": TRADE})
    assert answer.status == 200
    (claim,) = answer.json()["claims"]
    assert claim["claim_id"] == row["claim_id"]
    # Nothing of it is in the address.
    assert parse_qs(urlsplit(page.url).query) == {}


def test_a_mark_opens_its_claim_by_keyboard_and_stays_in_sight(served: str, visit: Visit) -> None:
    page = visit(390, 844)
    parse_page(page, served, "?example=sochi")
    expect(page.locator(MARKS)).to_have_text(["$ 1 billion", "21%", "80.1%"])
    mark = page.locator(MARKS).nth(1)
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{CARD} .card mark")).to_have_text("21%")
    settle(page)
    expect(mark).to_be_focused()
    expect(mark).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f"{CARD} .card")).to_be_in_viewport()
    assert parse_qs(urlsplit(page.url).query) == {"example": ["sochi"]}
    wide = "() => document.querySelector('[data-testid=\"stMain\"]').scrollWidth"
    assert page.evaluate(wide) <= 390
    page.get_by_role("button", name="Close").click()
    expect(page.locator(f"{CARD} .card")).to_have_count(0)


def test_hostile_files_and_names_are_text(served: str, visit: Visit) -> None:
    page = visit()
    parse_page(page, served, "?input=files")
    front = "---\ntitle: '<img src=x onerror=alert(5)> ![](http://x.example/t.png)'\npublisher: '$a$ **b**'\n---\n"
    files: list[FilePayload] = [
        {"name": "**a** <b>$x$.md", "mimeType": "text/markdown", "buffer": (front + HOSTILE).encode()},
        {"name": "![](http://x.example/n.png).txt", "mimeType": "text/plain", "buffer": b"\xff"},
        {"name": "c.txt", "mimeType": "text/plain", "buffer": TRADE.encode()},
    ]
    page.locator('input[type="file"]').set_input_files(files)
    expect(page.locator('[data-testid="stFileUploaderFile"], [data-testid="stFileChip"]')).to_have_count(3)
    page.get_by_role("button", name="Find the numbers").click()
    page.locator(".st-key-parse_head").wait_for()
    settle(page)
    shown = page.locator(".st-key-parse_found .reader").inner_text()
    for paragraph in HOSTILE.strip().split("\n\n"):
        assert paragraph in shown
    expect(page.locator(".error")).to_contain_text("![](http://x.example/n.png).txt: is not UTF-8")
    page.locator(MARKS).last.click()
    expect(page.locator(f"{CARD} .card")).to_contain_text("[a](javascript:alert(3)) **b** &lt;c&gt;")
    settle(page)
    assert page.locator("main :is(.stHtml, .reader) :is(script, img, b, i, strong), a[href^=javascript]").count() == 0
    assert page.title() != "run"
    page.get_by_role("button", name="Clear").click()
    settle(page)
    expect(page.locator(".st-key-parse_head")).to_have_count(0)


def test_a_text_that_is_not_sent_yet_lasts_when_the_language_is_switched(served: str, visit: Visit) -> None:
    page = visit()
    parse_page(page, served)
    text = page.locator(".st-key-parse_text textarea")
    text.fill(TRADE)
    page.get_by_role("link", name="Русский").click()
    page.wait_for_url("**lang=ru")
    settle(page)
    expect(text).to_have_value(TRADE)
    page.get_by_role("button", name="Найти числа").click()
    expect(page.locator(MARKS)).to_have_text(["21%"])
    page.get_by_role("link", name="English").click()
    page.wait_for_function("document.documentElement.lang === 'en'")
    settle(page)
    expect(text).to_have_value(TRADE)
    expect(page.locator(MARKS)).to_have_text(["21%"])
    assert parse_qs(urlsplit(page.url).query) == {}
