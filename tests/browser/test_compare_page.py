"""The Compare page in a browser: groups, official figures, permalinks, hostile text and a phone."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.harness import open_page, settle

HEADS = ".panel-head h2"


def segment(page: Page, label: str) -> None:
    page.get_by_role("radio", name=label, exact=True).or_(
        page.get_by_role("button", name=label, exact=True)
    ).first.click()
    settle(page)


def test_from_groups_to_official_figures_and_back(visit: Visit, shipped: str) -> None:
    page = visit()
    open_page(page, f"{shipped}/compare")
    page.locator(".js-plotly-plot").first.wait_for()
    first = page.locator(HEADS).first.inner_text()
    segment(page, "Smallest first")
    assert "order=ascending" in page.url
    assert page.locator(HEADS).first.inner_text() != first
    segment(page, "With official figures")
    assert "view=official" in page.url
    assert "order=" not in page.url
    segment(page, "Scatter")
    assert "chart=scatter" in page.url
    page.go_back()
    settle(page)
    assert "chart=" not in page.url
    assert page.locator("ul.official li").count() >= 1


def test_a_mark_opens_its_claim_and_the_address_does_so_cold(visit: Visit, shipped: str) -> None:
    page = visit()
    open_page(page, f"{shipped}/compare?view=official")
    page.locator(".js-plotly-plot .point").first.wait_for()
    page.locator(".js-plotly-plot .scatterlayer .trace").last.locator(".point").first.click(force=True)
    settle(page)
    assert re.search(r"claim=[0-9a-f]+", page.url)
    sentence = page.locator(".card.chosen .sentence").first.inner_text()
    other = visit()
    open_page(other, page.url)
    assert other.locator(".card.chosen .sentence").first.inner_text() == sentence


def test_unknown_values_are_dropped_with_a_notice(visit: Visit, shipped: str) -> None:
    page = visit()
    open_page(page, f"{shipped}/compare?sort=colour&view=everything&page=999")
    assert page.locator(".notice").count() == 2
    page.locator(HEADS).first.wait_for()


def test_hostile_text_stays_text(visit: Visit, hostile: str) -> None:
    page = visit()
    open_page(page, f"{hostile}/compare?agreeing=shown")
    open_page(page, f"{hostile}/compare?view=official")
    assert page.title() != "run"


def test_on_a_phone_nothing_sticks_out(visit: Visit, shipped: str) -> None:
    page = visit(390, 844)
    for query in ("", "?view=official"):
        open_page(page, f"{shipped}/compare{query}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
