"""The Claims page in a real browser: filters with counts, orders and pages in the address, a claim in full."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Visit
from tests.browser.harness import dashboard, open_page, settle, wider_than_screen

pytestmark = pytest.mark.browser

ROWS = "table.claims tbody.row"
YEARS = range(1951, 2021)


@pytest.fixture(scope="module")
def exports(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard with more claims than a page of the table holds, one for each of the years."""
    folder: Path = tmp_path_factory.mktemp("exports")
    (folder / "documents").mkdir()
    text = "\n\n".join(f"Exports of Belarus to Russia were ${year - 1950} billion in {year}." for year in YEARS)
    (folder / "documents" / "a.md").write_text(f"---\ntitle: Exports\npublisher: RT\n---\n{text}", "utf-8")
    with dashboard(folder / "log.txt", folder) as address:
        yield address


def values(page: Page) -> list[str]:
    return page.locator(f"{ROWS} td.value").all_inner_texts()


def test_an_address_opened_before_any_other_page_gives_its_view(exports: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{exports}/claims?sort=value&order=ascending&page=2")
    expect(page.locator("nav.pager").first).to_contain_text("51–70 of 70")
    assert values(page)[0] == "$51.0 bn"
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Claim")


def test_headings_pages_and_claims_are_followed_in_place_and_back_undoes_them(exports: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{exports}/claims")
    page.evaluate("window.mine = true")
    page.get_by_role("link", name="Claim", exact=True).click()
    expect(page.locator(f"{ROWS} td.value").first).to_have_text("$70.0 bn")
    page.locator("nav.pager").first.get_by_role("link", name="Next").click()
    expect(page.locator(f"{ROWS} td.value").first).to_have_text("$20.0 bn")
    page.locator(f"{ROWS} tr.said").nth(2).click()
    expect(page.locator(".claim-in-full mark")).to_have_text("$18 billion")
    expect(page.locator(".claim-in-full")).to_be_in_viewport()
    page.get_by_role("link", name="Previous claim").click()
    expect(page.locator(".claim-in-full mark")).to_have_text("$19 billion")
    settle(page)
    address = page.url
    page.get_by_role("link", name="Close").click()
    expect(page.locator(".claim-in-full")).to_have_count(0)
    settle(page)
    page.go_back()
    expect(page.locator(".claim-in-full mark")).to_have_text("$19 billion")
    assert page.url == address
    assert page.evaluate("window.mine")
    other = visit()
    open_page(other, address)
    expect(other.locator(".claim-in-full mark")).to_have_text("$19 billion")
    assert values(other) == values(page)


def test_choices_have_counts_that_follow_the_other_filters(exports: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{exports}/claims?from=2001-01-01")
    page.locator(".st-key-filter_indicator input").click()
    page.get_by_role("option", name="Exports of goods (20)").click()
    page.keyboard.press("Escape")
    settle(page)
    page.locator(".st-key-filter_year input").fill("1999")
    page.get_by_role("option", name="1999 (1)").click()
    expect(page.locator(ROWS)).to_have_count(1)
    settle(page)
    assert page.url.endswith("?indicator=exports&from=1999-01-01&to=1999-12-31")
    chosen = page.locator(".st-key-filter_indicator")
    expect(chosen).to_contain_text("Exports of goods (1)")
    expect(chosen).not_to_contain_text("(20)")


def test_search_finds_words_in_other_forms(exports: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{exports}/claims")
    search = page.locator(".st-key-filter_q input")
    search.fill("export 1960")
    search.press("Enter")
    expect(page.locator(ROWS)).to_have_count(1)
    expect(page.locator(f"{ROWS} mark")).to_have_text("$10 billion")


def test_the_table_and_a_claim_are_used_by_keyboard_on_a_phone(exports: str, visit: Visit) -> None:
    page = visit(390, 844)
    open_page(page, f"{exports}/claims")
    page.locator(f"{ROWS} a.here").first.focus()
    page.keyboard.press("Enter")
    page.locator(".claim-in-full").wait_for()
    settle(page)
    assert wider_than_screen(page) == 0
