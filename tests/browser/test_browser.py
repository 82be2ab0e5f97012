"""What a visitor does, in a real browser against a running server."""

from __future__ import annotations

import csv
import io
from itertools import pairwise
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HOSTILE, HOSTILE_PUBLISHER, HOSTILE_TITLE, Visit
from tests.browser.harness import open_page, settle, wider_than_screen

pytestmark = pytest.mark.browser

PAGES = ("", "claims", "sources")
POINTS = ".js-plotly-plot .points path.point"


def params(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def cards(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".card").all_inner_texts()]


def choose(page: Page, name: str, option: str) -> None:
    page.locator(f".st-key-filter_{name} input").click()
    page.get_by_role("option", name=option).first.click()
    page.keyboard.press("Escape")


def claims_of(page: Page, base: str, query: str = "") -> list[dict[str, str]]:
    answer = page.request.get(f"{base}/api/claims.csv{query}")
    assert answer.status == 200
    return list(csv.DictReader(io.StringIO(answer.text())))


def test_a_cold_open_shows_the_three_claims(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, served)
    expect(page.locator(POINTS)).to_have_count(3)
    marks = page.locator(".card mark").all_inner_texts()
    assert sorted(marks) == ["$ 1 billion", "21%", "80.1%"]
    shown = "\n".join(cards(page))
    for text in ("Central Election Commission", "Mikhail Mishustin", "Alexander Lukashenko", "H1 2020", "9 Aug 2020"):
        assert text in shown
    for label in ("80.1%", "−21%", "$1.0 bn"):
        expect(page.locator(".js-plotly-plot .textpoint", has_text=label)).to_have_count(1)
    links = [link.get_attribute("href") for link in page.locator(".card a", has_text="At the publisher").all()]
    assert len(links) == 3
    assert all(link and link.startswith("https://") for link in links)


def test_a_filter_is_in_the_address_and_the_address_gives_the_same_view_elsewhere(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, served)
    speaker = "Mikhail Mishustin"
    choose(page, "speaker", speaker)
    expect(page.locator(POINTS)).to_have_count(1)
    settle(page)
    assert params(page) == {"speaker": [speaker]}
    other = visit()
    open_page(other, page.url)
    expect(other.locator(POINTS)).to_have_count(1)
    assert cards(other) == cards(page)
    assert speaker in other.locator(".st-key-filter_speaker").inner_text()


def test_back_undoes_a_filter(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, served)
    choose(page, "speaker", "Mikhail Mishustin")
    expect(page.locator(POINTS)).to_have_count(1)
    settle(page)
    page.go_back()
    expect(page.locator(POINTS)).to_have_count(3)
    settle(page)
    assert params(page) == {}
    assert "Mikhail" not in page.locator(".st-key-filter_speaker").inner_text()
    page.go_forward()
    expect(page.locator(POINTS)).to_have_count(1)


def test_a_mark_picked_on_a_chart_selects_its_sentence_and_is_in_the_address(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, served)
    expect(page.locator(".card.chosen")).to_have_count(0)
    ids = {row["quote"]: row["claim_id"] for row in claims_of(page, served)}
    for label, quote in (("−21%", "21%"), ("80.1%", "80.1%"), ("−21%", "21%")):
        point = page.locator(".js-plotly-plot", has_text=label).locator("path.point")
        point.scroll_into_view_if_needed()
        box = point.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_url(f"**claim={ids[quote]}")
        settle(page)
        expect(page.locator(".card.chosen mark")).to_have_text(quote)
        assert params(page) == {"claim": [ids[quote]]}
    other = visit()
    open_page(other, page.url)
    expect(other.locator(".card.chosen mark")).to_have_text("21%")


def test_a_mark_in_the_text_leads_to_its_claim(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{served}/sources")
    page.locator(".documents a").first.click()
    page.locator(".reader").wait_for()
    settle(page)
    page.locator(".reader a.claim", has_text="80.1%").click()
    expect(page.locator(".card.chosen mark")).to_have_text("80.1%")
    assert urlsplit(page.url).path == "/claims"


def test_a_filtered_view_can_be_seen_as_charts_and_as_a_table(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{served}/?measure=share")
    page.get_by_role("link", name="As a table").click()
    expect(page.locator("h1")).to_have_text("Claims")
    settle(page)
    assert params(page) == {"measure": ["share"]}
    assert "1 claim" in page.locator(".lede").inner_text()
    page.get_by_role("link", name="As charts").click()
    expect(page.locator("h1")).not_to_have_text("Claims")
    settle(page)
    assert params(page) == {"measure": ["share"]}
    expect(page.locator(POINTS)).to_have_count(1)


def test_the_navigation_leads_to_every_page(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, served)
    for name in ("Claims", "Sources"):
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page.locator("h1")).to_have_text(name)
        assert urlsplit(page.url).path == f"/{name.lower()}"


def test_the_link_is_copied_by_keyboard(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{served}/claims?measure=share")
    page.get_by_role("button", name="Copy link").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_hostile_text_is_text_on_every_page(hostile: str, visit: Visit) -> None:
    page = visit()
    [billion] = [row for row in claims_of(page, hostile) if "2 billion" in row["quote"]]
    source, claim = billion["document_id"], billion["claim_id"]
    for path in ("/?all=1", "/claims?all=1", f"/claims?claim={claim}", "/sources", f"/sources?source={source}"):
        open_page(page, hostile + path)
        page.wait_for_timeout(300)
        assert page.locator(".stHtml :is(script, img, b, i, strong)").count() == 0
        assert page.title() != "run"
    # Where the reader was left: the last of the pages above.
    texts = page.locator(".reader").inner_text()
    for paragraph in HOSTILE.strip().split("\n\n"):
        assert paragraph in texts
    expect(page.locator("h1")).to_have_text(HOSTILE_TITLE)
    open_page(page, f"{hostile}/claims?claim={claim}")
    shown = page.locator(".card").inner_text()
    assert "$1 billion and $2 billion" in shown
    assert "[a](javascript:alert(3)) **b** &lt;c&gt;" in shown
    assert page.locator('a[href^="javascript"]').count() == 0
    open_page(page, f"{hostile}/claims?{urlencode({'source': source, 'publisher': HOSTILE_PUBLISHER})}")
    for name, text in (("source", HOSTILE_TITLE), ("publisher", HOSTILE_PUBLISHER)):
        assert text in page.locator(f".st-key-filter_{name}").inner_text()


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_needs_no_sideways_scrolling(served: str, visit: Visit, path: str) -> None:
    page = visit(390, 844)
    open_page(page, f"{served}/{path}")
    assert wider_than_screen(page) == 0
    box = page.locator("h1").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 390


def test_a_phone_reaches_every_page(served: str, visit: Visit) -> None:
    page = visit(390, 844)
    open_page(page, served)
    page.get_by_role("link", name="Sources").click()
    expect(page.locator("h1")).to_have_text("Sources")


def test_headings_are_in_order(served: str, visit: Visit) -> None:
    page = visit()
    claim = claims_of(page, served, "?all=0")[0]["claim_id"]
    for path in ("", "claims", f"claims?claim={claim}", "sources"):
        open_page(page, f"{served}/{path}")
        levels = [int(tag[1]) for tag in page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(e => e.tagName)")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_charts_have_an_alternative_text(served: str, visit: Visit) -> None:
    page = visit()
    open_page(page, served)
    expect(page.locator('[aria-label$=": −21%, H1 2020, Mikhail Mishustin."]')).to_have_count(1)
