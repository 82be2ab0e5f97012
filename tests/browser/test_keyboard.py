"""Each page by keyboard alone: Tab goes to what is needed, which is seen to have the focus, and Enter does it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.harness import open_page, settle

pytestmark = pytest.mark.browser

MOST_STOPS = 90
# Parts of their own have their button in a shadow tree; a field's frame, not the field, may be what lights up.
_FOCUS = """() => {
  let element = document.activeElement;
  while (element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
  const around = [element, element.parentElement, element.parentElement?.parentElement, element.closest('label')];
  const seen = around.some(one => {
    const style = one ? getComputedStyle(one) : {};
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  });
  const box = element.getBoundingClientRect();
  const name = element.getAttribute('aria-label') || element.innerText || '';
  return {name: name.trim(), tag: element.tagName, seen: seen && box.width > 0 && box.bottom > 0};
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what is named so has the focus, and see that it shows."""
    passed = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        if focus["name"].startswith(name):
            page.wait_for_timeout(150)
            assert page.evaluate(_FOCUS)["seen"], f"{name} does not show that it has the focus"
            return
        passed.append(f"{focus['tag']} {focus['name'][:30]}")
    pytest.fail(f"{name} cannot be reached: {passed}")


def press(page: Page, name: str) -> None:
    tab_to(page, name)
    page.keyboard.press("Enter")


def params(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_from_the_front_page_to_a_claim_and_into_another_language(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, served)
    page.get_by_role("link", name="Claims", exact=True).wait_for()
    press(page, "Claims")
    expect(page.locator("h1")).to_have_text("Claims")
    settle(page)
    tab_to(page, "Words in the sentence")
    page.keyboard.type("vote")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=vote**")
    settle(page)
    press(page, "80.1%")
    expect(page.locator(".card.chosen mark")).to_have_text("80.1%")
    assert "claim" in params(page)
    settle(page)
    page.evaluate("document.activeElement.blur()")
    press(page, "Русский")
    page.wait_for_url("**lang=ru**")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.locator(".card.chosen mark")).to_have_text("80.1%")


def test_what_is_first_leads_past_the_filters_to_the_content(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{served}/claims?measure=share")
    press(page, "Skip to main content")
    press(page, "80.1%")
    expect(page.locator(".card.chosen mark")).to_have_text("80.1%")
    assert params(page)["measure"] == ["share"]


def test_the_sentences_of_a_chart_mark_their_claim_on_it(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{served}/indicator?indicator=vote_share")
    page.get_by_role("button", name="on the chart").first.wait_for()
    press(page, "Show 80.1% on the chart")
    page.wait_for_url("**claim=**")
    expect(page.locator(".card.chosen mark")).to_have_text("80.1%")


def test_a_document_and_a_text_of_ones_own(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{served}/sources")
    press(page, page.locator(".documents a").first.inner_text())
    page.locator(".reader").wait_for()
    settle(page)
    press(page, "80.1%")
    expect(page.locator(".card.chosen mark")).to_have_text("80.1%")
    open_page(page, f"{served}/parse")
    page.get_by_role("button", name="Try an example").wait_for()
    press(page, "Try an example")
    page.wait_for_url("**example=sochi**")
    page.locator(".reader mark").first.wait_for()


def test_the_other_comparison(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{served}/compare")
    page.get_by_text("With official figures", exact=True).wait_for()
    tab_to(page, "With each other")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**view=official**")
