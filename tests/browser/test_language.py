"""The switch between the languages, on every page and in every view of it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.harness import open_page, settle

pytestmark = pytest.mark.browser

WAIT = 20_000
LANGUAGE = {"English": "en", "Русский": "ru"}

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
    # Where the page stays and only its words change, it was at rest before as well.
    page.wait_for_function("(language) => document.documentElement.lang === language", arg=LANGUAGE[name])
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


# Streamlit's own words, on the screen and for screen readers; icons are words too, of a font.
FOREIGN = """() => {
  const ours = ".stHtml, .js-plotly-plot, pre, textarea, script, noscript, style, [data-testid='stIconMaterial']";
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, nodeValue } = texts.currentNode;
    if (!parentElement.closest(ours)) found.push(nodeValue);
  }
  for (const name of ["aria-label", "placeholder"])
    for (const element of document.querySelectorAll(`[${name}]`))
      if (!element.closest(ours)) found.push(element.getAttribute(name));
  return found.filter((text) => /[a-z]{2}/.test(text) && !/[а-я]/i.test(text));
}"""


@pytest.mark.parametrize("query", ["parse?input=files&lang=ru", "sources?lang=ru", "compare?view=official&lang=ru"])
def test_nothing_of_the_frame_stays_english(served: str, visit: Visit, query: str) -> None:
    page = visit()
    open_page(page, f"{served}/{query}")
    known = {"English", "GDP", "HTML", "https://"}
    assert [text for text in page.evaluate(FOREIGN) if text not in known] == []


def test_words_of_the_frame_change_with_the_language_in_place(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{served}/parse?input=files")
    upload = page.locator('[data-testid="stFileUploader"] button').first
    for link, word, limit in (("Русский", "Загрузить", "До 5 МБ на файл"), ("English", "Upload", "5MB per file")):
        page.get_by_role("link", name=link).click()
        expect(upload).to_contain_text(word)
        expect(page.locator('[data-testid="stFileUploader"]')).to_contain_text(limit)
