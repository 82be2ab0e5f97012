"""The page of one indicator in a real browser. The first page of a fresh server is an inner one: it has its frame."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HOSTILE_PUBLISHER, HOSTILE_TITLE, Visit
from tests.browser.harness import dashboard, open_page, settle

pytestmark = pytest.mark.browser

CHART = ".st-key-indicator_chart .js-plotly-plot"
TURNOVER = "/indicator?indicator=goods_trade_turnover&panel=level%7CUSD%7C"
# Where on the screen a claim's mark is, and which marks are larger than the others.
PLACE = """([chart, at]) => {
  const plot = document.querySelector(chart), {xaxis, yaxis} = plot._fullLayout, box = plot.getBoundingClientRect();
  const marks = plot.data.filter((trace) => trace.customdata)[0];
  const x = xaxis._offset + xaxis.d2p(marks.x[at]), y = yaxis._offset + yaxis.d2p(marks.y[at]);
  return [box.x + x, box.y + y, marks.customdata[at][0]];
}"""
LARGE = """(chart) => document.querySelector(chart).data.filter((trace) => trace.customdata)
  .flatMap((trace) => trace.customdata.filter((_, at) => trace.marker.size[at] > 15)).map(([claim]) => claim)"""

AXES = """(chart) => { const {xaxis, yaxis} = document.querySelector(chart).layout; return [xaxis, yaxis]; }"""

# Has each drawing of a chart counted: how many changes of its elements it makes.
COUNTED = """(() => {
  let plotly;
  window.changes = [];
  const counted = (react) => async function (plot, ...others) {
    const call = changes.push(0) - 1;
    const seen = new MutationObserver((records) => { changes[call] += records.length; });
    seen.observe(plot, { subtree: true, childList: true });
    await react.call(this, plot, ...others);
    seen.disconnect();
  };
  const set = (value) => { plotly = value; value.react = counted(value.react); };
  Object.defineProperty(window, "Plotly", { get: () => plotly, set });
})()"""
ROOM = """(chart) => {
  const { margin, _size } = document.querySelector(chart)._fullLayout;
  return [[margin.l, margin.r, margin.t, margin.b], [_size.l, _size.r, _size.t, _size.b]];
}"""


def claim_of(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("claim", [])


def test_a_mark_and_its_sentence_find_each_other(shipped: str, visit: Visit) -> None:
    page = visit()
    open_page(page, shipped + TURNOVER)
    expect(page.get_by_role("link", name="Compare")).to_have_count(1)
    page.wait_for_function("(chart) => document.querySelector(chart)?._fullLayout?.xaxis", arg=CHART)
    x, y, claim = page.evaluate(PLACE, [CHART, 0])
    page.mouse.click(x, y)
    page.wait_for_url(f"**claim={claim}**")
    settle(page)
    expect(page.locator(".card").first).to_have_class("card chosen")
    assert page.evaluate(LARGE, CHART) == [claim]
    button = page.get_by_role("button", name="on the chart").nth(2)
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: claim not in url)
    settle(page)
    [other] = claim_of(page)
    assert page.evaluate(LARGE, CHART) == [other]
    box = page.locator(CHART).bounding_box()
    assert box is not None
    # The chart is still in sight beside the sentence further down.
    assert 0 <= box["y"] < 400
    page.go_back()
    settle(page)
    assert claim_of(page) == [claim]


def test_a_chart_is_drawn_once(shipped: str, visit: Visit) -> None:
    page = visit()
    page.add_init_script(COUNTED)
    open_page(page, shipped + TURNOVER)
    page.wait_for_function("changes.length > 1 && changes[0] > 0")
    settle(page)
    first, *others = page.evaluate("changes")
    assert first > 100
    # Streamlit asks for it again, when it knows how wide it is.
    assert not any(others)
    margin, room = page.evaluate(ROOM, CHART)
    assert margin == room


def test_an_address_opened_cold_gives_the_same_view(shipped: str, visit: Visit) -> None:
    page = visit()
    open_page(page, shipped + TURNOVER)
    page.get_by_text("Log scale", exact=True).click()
    page.wait_for_url("**scale=log**")
    page.get_by_role("slider").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_url("**from=**")
    settle(page)
    other = visit()
    open_page(other, page.url)
    expect(other.locator(CHART)).to_be_visible(timeout=20_000)
    axes = [one.evaluate(AXES, CHART) for one in (page, other)]
    assert axes[0] == axes[1]
    assert axes[0][1]["type"] == "log"
    assert other.locator(".card").all_inner_texts() == page.locator(".card").all_inner_texts()


def test_the_chart_is_saved_as_png_and_svg(shipped: str, visit: Visit, tmp_path: Path) -> None:
    page = visit()
    open_page(page, shipped + TURNOVER)
    for label, start in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Save as {label}").click()
        assert download.value.suggested_filename == f"goods_trade_turnover-level.{label.lower()}"
        download.value.save_as(tmp_path / label)
        assert (tmp_path / label).read_bytes().startswith(start)


def test_the_iframe_shows_the_chart_with_its_source_only(shipped: str, visit: Visit) -> None:
    page = visit()
    open_page(page, shipped + TURNOVER)
    page.get_by_text("Embed this chart").click()
    code = page.locator("code", has_text="<iframe")
    expect(code).to_contain_text(f'src="{shipped}/indicator?')
    page.set_content(code.inner_text())
    frame = page.frame_locator("iframe")
    # A whole page starts in there.
    expect(frame.locator(".js-plotly-plot")).to_be_visible(timeout=20_000)
    expect(frame.locator(".embedded")).to_contain_text("claims by")
    link = frame.get_by_role("link", name="Sentences and sources")
    assert (link.get_attribute("href") or "").startswith(f"{shipped}/indicator?indicator=goods_trade_turnover")
    expect(frame.locator(".card, h1")).to_have_count(0)


def test_hostile_articles_are_text(tmp_path: Path, visit: Visit) -> None:
    (tmp_path / "documents").mkdir()
    front = f"---\ntitle: '{HOSTILE_TITLE}'\npublisher: '{HOSTILE_PUBLISHER}'\npublished: 2021-01-01\n---\n"
    text = "GDP of Belarus fell by 3% in 2020 <script>document.title='run'; alert(1)</script> <img src=x>.\n"
    (tmp_path / "documents" / "a.md").write_text(front + text, "utf-8")
    page = visit()
    with dashboard(tmp_path / "log.txt", tmp_path) as address:
        open_page(page, f"{address}/indicator?colour=publisher")
        page.get_by_role("button", name="on the chart").first.click()
        page.wait_for_url("**claim=**")
        settle(page)
        assert HOSTILE_PUBLISHER in page.locator(".card").first.inner_text()
        assert page.locator(".card script, .card img, .card b").count() == 0
        assert page.locator(f"{CHART} a, {CHART} b").count() == 0
        assert page.title() != "run"


def test_on_a_phone_the_chart_comes_before_the_cards_and_nothing_is_cut(shipped: str, visit: Visit) -> None:
    page = visit(390, 844)
    open_page(page, shipped + TURNOVER)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    chart, card = page.locator(CHART).bounding_box(), page.locator(".card").first.bounding_box()
    assert chart is not None
    assert card is not None
    assert chart["y"] + chart["height"] <= card["y"]
    assert chart["width"] <= 390
