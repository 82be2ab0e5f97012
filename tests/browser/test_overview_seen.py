"""The first page, the sources and the page About in a real browser."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HOSTILE, HOSTILE_TITLE, Visit
from tests.browser.harness import open_page, settle, wider_than_screen

pytestmark = pytest.mark.browser


def titles(page: Page) -> list[str]:
    return page.locator(".documents h2").all_inner_texts()


def params(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_permalink_opened_cold_stands_in_its_frame(shipped: str, visit: Visit) -> None:
    # Nobody may have visited this server before: see dashboard.py.
    page = visit()
    open_page(page, f"{shipped}/sources?year=2020&sort=title&order=ascending")
    expect(page.locator(".st-key-masthead")).to_be_visible()
    shown = titles(page)
    assert len(shown) > 10
    assert shown == sorted(shown, key=str.casefold)
    expect(page.locator(".st-key-option_year input")).to_have_value("2020")


def test_the_first_page_shows_indicators_contradictions_and_the_article(shipped: str, visit: Visit) -> None:
    page = visit()
    open_page(page, shipped)
    pictures = page.locator("img.spark")
    assert pictures.count() == page.locator(".headline").count() > 2
    assert pictures.evaluate_all("all => all.every(one => one.complete && one.naturalWidth > 0 && one.alt)")
    assert {"80.1%", "21%", "$ 1 billion"} <= set(page.locator(".card mark").all_inner_texts())
    expect(page.locator(".js-plotly-plot .points path.point")).to_have_count(3)
    name = page.locator(".headline h3 a").first
    address = name.get_attribute("href")
    name.click()
    expect(page.locator("h1")).not_to_have_text("Russia–Belarus Indicators")
    assert address is not None
    assert page.url == f"{shipped}/{address}"


def test_the_list_of_documents_turns_and_back_turns_it_back(shipped: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{shipped}/sources")
    first = titles(page)
    page.locator('[data-testid="stPagination"]').get_by_role("button", name=re.compile("^(Page )?2$|page 2")).click()
    page.wait_for_url("**page=2")
    settle(page)
    second = titles(page)
    assert not set(first) & set(second)
    other = visit()
    open_page(other, page.url)
    assert titles(other) == second
    page.go_back()
    expect(page.locator(".documents h2").first).to_have_text(first[0])
    settle(page)
    assert titles(page) == first
    page.locator(".st-key-filter_q input").fill("Gomselmash potash")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")
    settle(page)
    assert "page" not in params(page)


def test_a_digest_leads_to_the_publisher_and_says_that_it_is_one(shipped: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{shipped}/sources?kind=digest")
    page.locator(".documents h2 a").first.click()
    page.locator(".reader").wait_for()
    settle(page)
    expect(page.locator(".kind", has_text="Digest, in our own words")).to_be_visible()
    assert page.locator('a[href*=":~:text"]').count() == 0
    assert "digest of" in page.locator('[data-testid="stCode"]').first.inner_text()


def test_hostile_text_is_text_in_the_list_and_the_reader(hostile: str, visit: Visit) -> None:
    page = visit()
    for path in ("/sources?sort=title&q=gas", "/about"):
        open_page(page, hostile + path)
        assert page.locator(".stHtml :is(script, img, b, i, strong)").count() == 0
        assert page.title() != "run"
    open_page(page, f"{hostile}/sources")
    assert titles(page) == [HOSTILE_TITLE]
    page.locator(".documents h2 a").click()
    page.locator(".reader").wait_for()
    settle(page)
    assert page.locator(".stMain :is(script, .stHtml img, .stHtml b)").count() == 0
    for paragraph in HOSTILE.strip().split("\n\n"):
        assert paragraph in page.locator(".reader").inner_text()
    assert HOSTILE_TITLE in page.locator('[data-testid="stCode"]').first.inner_text()


def test_the_addresses_of_the_page_about_answer(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{served}/about")
    addresses = [text.strip() for text in page.locator('[data-testid="stCode"]').all_inner_texts()]
    fetched = [text for text in addresses if text.startswith(f"{served}/") and not text.endswith("/api/parse")]
    assert f"{served}/api/claims.csv" in fetched
    for address in fetched:
        assert page.request.get(address).status == 200
    assert f"{served}/" in addresses[-1]


@pytest.mark.parametrize("path", ["", "sources", "about"])
def test_a_phone_needs_no_sideways_scrolling(shipped: str, visit: Visit, path: str) -> None:
    page = visit(390, 844)
    open_page(page, f"{shipped}/{path}")
    assert wider_than_screen(page) == 0
    levels = [int(tag[1]) for tag in page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(e => e.tagName)")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
