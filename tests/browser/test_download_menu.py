"""What a visitor takes away is what is on the screen, and what the addresses give."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.harness import open_page

pytestmark = pytest.mark.browser

QUERY = "measure=change&geo=BLR"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def menu(page: Page) -> None:
    page.get_by_role("button", name="Download", exact=True).click()
    expect(page.locator(".st-key-download_view_zip button")).to_be_visible()


def saved(page: Page, key: str) -> tuple[str, Path]:
    with page.expect_download() as download:
        page.locator(f".st-key-download_{key} button").click()
    return download.value.suggested_filename, Path(download.value.path())


def test_the_first_page_of_a_fresh_server_is_a_whole_one_and_its_downloads_are_its_rows(
    shipped: str, visit: Visit
) -> None:
    # First of all tests of this server: Streamlit must not run the page's file by itself.
    page = visit()
    open_page(page, f"{shipped}/claims?{QUERY}")
    expect(page.get_by_role("link", name="Compare")).to_be_visible()
    menu(page)
    answer = page.request.get(f"{shipped}/api/claims.csv?{QUERY}&all=0")
    table = rows(answer.text())
    assert len(table) > 1
    assert {row["measure"] for row in table} == {"change"}
    expect(page.locator('[data-testid="stPopoverBody"] h2').first).to_have_text(f"On this page: {len(table)} claims")

    name, file = saved(page, "view_csv")
    assert name == "claims.csv"
    assert rows(file.read_text("utf-8")) == table
    name, file = saved(page, "view_zip")
    assert name == "claims.zip"
    with zipfile.ZipFile(file) as archive:
        assert rows(archive.read("claims.csv").decode()) == table
        readme = archive.read("README.txt").decode("utf-8-sig")
    assert f"Page: {shipped}/claims?geo=BLR&measure=change" in readme
    assert f"claims.csv ({len(table)} rows)" in readme
    name, file = saved(page, "all_csv")
    assert name == "all-claims.csv"
    assert rows(file.read_text("utf-8")) == rows(page.request.get(f"{shipped}/api/claims.csv").text())


def test_the_addresses_of_the_menu_give_the_rows_of_the_page(served: str, visit: Visit) -> None:
    page = visit(390, 844)
    open_page(page, f"{served}/claims?{QUERY}")
    menu(page)
    body = page.locator('[data-testid="stPopoverBody"]')
    expect(body.locator("code")).to_have_count(4)
    shown = body.locator("code").all_inner_texts()
    table = rows(page.request.get(shown[0]).text())
    assert shown[0].startswith(f"{served}/api/claims.csv?")
    assert [row["claim_id"] for row in table] == [row["claim_id"] for row in page.request.get(shown[1]).json()]
    assert page.request.get(shown[2]).body().startswith(b"PAR1")
    assert page.request.get(shown[3]).headers["content-type"].startswith("application/atom+xml")
    links = [link.get_attribute("href") for link in body.locator(".address a").all()]
    assert [f"{served}/{link}" for link in links] == shown
    box = body.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_answers_are_compressed_and_revalidated(served: str, visit: Visit) -> None:
    page = visit()
    first = page.request.get(f"{served}/api/claims.json")
    assert first.headers["content-encoding"] == "gzip"
    again = page.request.get(f"{served}/api/claims.json", headers={"if-none-match": first.headers["etag"]})
    assert again.status == 304


AXIS = "indicator=gas_price&unit=USD&per=1000+cubic_metre&measure=level"


def test_an_axis_is_taken_away_as_it_is_shown(shipped: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{shipped}/indicator?indicator=gas_price&panel=level%7CUSD%7C1000+cubic_metre&from=2018-01-01")
    page.get_by_role("button", name="Download claims").click()
    _name, file = saved(page, "view_csv")
    claims = rows(file.read_text("utf-8"))
    given = page.request.get(f"{shipped}/api/claims.csv?{AXIS}&from=2018-01-01&all=0")
    assert claims == rows(given.text())
    assert {(row["unit"], row["per"], row["kind"]) for row in claims} == {("USD", "1000 cubic_metre", "digest")}
    expect(page.locator(".lede")).to_contain_text(f"{len(claims)} claims by")
    page.keyboard.press("Escape")

    page.get_by_role("button", name="Download official figures").click()
    _name, file = saved(page, "series_view_csv")
    figures = rows(file.read_text("utf-8"))
    assert figures == rows(page.request.get(f"{shipped}/api/series.csv?{AXIS}&from=2018-01-01").text())
    expect(page.locator("div.official td span[title]")).to_have_count(len(figures))
    name, file = saved(page, "series_view_zip")
    assert name == "series.zip"
    with zipfile.ZipFile(file) as archive:
        assert rows(archive.read("series.csv").decode()) == figures
        assert figures[0]["citation"] in archive.read("CITATION.txt").decode("utf-8-sig")
    _name, file = saved(page, "series_view_parquet")
    assert pq.read_table(file).column("value").to_pylist() == [float(row["value"]) for row in figures]


def test_groups_comparisons_and_documents_are_taken_away_as_they_are_shown(shipped: str, visit: Visit) -> None:
    page = visit()
    open_page(page, f"{shipped}/compare?indicator=gas_price")
    menu(page)
    _name, file = saved(page, "view_zip")
    with zipfile.ZipFile(file) as archive:
        groups, claims = (rows(archive.read(f"{name}.csv").decode()) for name in ("groups", "claims"))
    expect(page.locator('[data-testid="stPopoverBody"] h2').first).to_have_text(
        f"On this page: {len(groups)} groups of claims"
    )
    assert {row["claim_id"] for row in claims} == {one for row in groups for one in row["claim_ids"].split(";")}

    open_page(page, f"{shipped}/compare?indicator=gas_price&view=official")
    menu(page)
    _name, file = saved(page, "view_zip")
    with zipfile.ZipFile(file) as archive:
        compared, claims = (rows(archive.read(f"{name}.csv").decode()) for name in ("comparisons", "claims"))
    assert {row["verdict"] for row in claims} <= {"consistent", "differs"}
    assert {row["claim_id"] for row in compared} == {row["claim_id"] for row in claims}

    open_page(page, f"{shipped}/sources?indicator=gas_price&from=2020-01-01")
    menu(page)
    _name, file = saved(page, "view_csv")
    shown = [link.get_attribute("href") for link in page.locator("ul.documents h2 a").all()]
    assert [f"sources?source={row['document_id']}" for row in rows(file.read_text("utf-8"))] == shown
