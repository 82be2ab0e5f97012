"""The switch between the languages, on every page and in every view of it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.harness import open_page, settle

pytestmark = pytest.mark.browser

WAIT = 20_000

VIEWS = (
    ("", {}),
    ("", {"indicator": ["goods_trade_turnover"], "modality": ["actual"]}),
    ("indicator", {"indicator": ["goods_trade_turnover"], "colour": ["publisher"], "forecasts": ["hidden"]}),
    ("claims", {"language": ["en"], "sort": ["value"], "all": ["1"]}),
    ("sources", {"kind": ["excerpt"], "order": ["ascending"]}),
    ("compare", {"view": ["official"], "chart": ["scatter"], "measure": ["change"]}),
    ("parse", {"input": ["files"]}),
    ("about", {}),
)


def params(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def switch(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()
    page.locator("h1").first.wait_for()
    settle(page)


@pytest.mark.parametrize(("path", "view"), VIEWS)
def test_the_switch_keeps_the_view_and_back_undoes_it(
    served: str, visit: Visit, path: str, view: dict[str, list[str]]
) -> None:
    page = visit()
    query = "&".join(f"{name}={value}" for name, values in view.items() for value in values)
    open_page(page, f"{served}/{path}?{query}")
    assert page.evaluate("document.documentElement.lang") == "en"
    english, notices = page.locator("h1").inner_text(), page.locator(".notice").count()
    switch(page, "Русский")
    assert params(page) == {**view, "lang": ["ru"]}
    assert urlsplit(page.url).path == f"/{path}"
    assert page.evaluate("document.documentElement.lang") == "ru"
    assert page.get_by_role("link", name="Утверждения", exact=True).count() == 1
    assert page.locator(".notice").count() == notices
    page.go_back()
    expect(page.locator("h1").first).to_have_text(english, timeout=WAIT)
    settle(page)
    assert params(page) == view
    page.go_forward()
    page.get_by_role("link", name="English", exact=True).wait_for()
    settle(page)
    switch(page, "English")
    assert params(page) == view
    expect(page.locator("h1").first).to_have_text(english, timeout=WAIT)


def test_an_open_claim_and_choices_survive_the_switch_and_stay_identifiers(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{served}/claims")
    page.locator(".st-key-filter_indicator input").click()
    page.get_by_role("option", name="Goods trade turnover").first.click()
    page.keyboard.press("Escape")
    settle(page)
    page.locator("tbody.row a.here").first.click()
    page.locator(".claim-in-full").wait_for()
    settle(page)
    before = params(page)
    assert set(before) == {"indicator", "claim"}
    switch(page, "Русский")
    page.locator(".claim-in-full").wait_for()
    assert params(page) == {**before, "lang": ["ru"]}
    chosen = page.locator("[class*=st-key-filter_indicator]")
    expect(chosen).to_contain_text("Товарооборот")
    # A choice made in Russian is an identifier in the address, too.
    page.locator("[class*=st-key-filter_speaker] input").click()
    page.get_by_role("option", name="Михаил Мишустин").first.click()
    page.keyboard.press("Escape")
    settle(page)
    assert params(page) == {
        "indicator": before["indicator"],
        "speaker": ["Mikhail Mishustin"],
        "lang": ["ru"],
    }
    switch(page, "English")
    expect(page.locator(".st-key-filter_speaker")).to_contain_text("Mikhail Mishustin")


def test_the_switch_works_with_the_keyboard_and_the_links_keep_the_language(served: str, visit: Visit) -> None:
    page = visit(390, 844)
    open_page(page, f"{served}/about")
    link = page.get_by_role("link", name="Русский", exact=True)
    assert (link.get_attribute("lang"), link.get_attribute("hreflang")) == ("ru", "ru")
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="English", exact=True).wait_for()
    settle(page)
    page.get_by_role("link", name="Источники", exact=True).click()
    expect(page.locator("h1").first).to_have_text("Источники", timeout=WAIT)
    settle(page)
    assert params(page) == {"lang": ["ru"]}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
