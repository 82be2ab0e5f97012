"""What is taken away has the rows of the table, and all that its reader has to know."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from streamlit.testing.v1 import AppTest
from test_datapackage import is_package

from indicators.app.data import current
from indicators.app.export import archives as downloads
from indicators.app.export.archives import Account
from indicators.app.export.comparisons_table import groups_frame
from indicators.app.export.query_words import in_words, series_in_words
from indicators.app.narrowing import SeriesQuery
from indicators.i18n import speaking, spoken
from indicators.query import Query, select
from indicators.series import SERIES_SCHEMA
from indicators.table import SERVED_SCHEMA, Format, deserialise, serialise, to_frame

FORMULA = re.compile(r"[=@\t\r\n]|[+-](?![\d.]+(?:e\+\d+)?$)")
PAGE, FILE, BASE = "http://test/claims?geo=BLR", "http://test/api/claims.csv?geo=BLR&all=0", "http://test/"


def account(*query: str, language: str = "en") -> Account:
    return Account(query, PAGE, FILE, BASE, language, datetime(2026, 11, 25, 12, 30, tzinfo=UTC))


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def words(data: bytes) -> str:
    return " ".join(data.decode("utf-8-sig").split())


@pytest.fixture
def view() -> pd.DataFrame:
    shown = select(current().frame, Query(geo=("BLR",)), keep_unnamed=False)
    assert len(shown) > 1
    return shown


def test_the_archive_of_a_view_has_its_rows_and_their_documents(view: pd.DataFrame) -> None:
    files = opened(downloads.archive(downloads.claims_tables(view, current(), BASE), current(), account()))
    assert sorted(files) == ["CITATION.txt", "README.txt", "claims.csv", "datapackage.json", "documents.csv"]
    assert files["claims.csv"] == serialise(view, Format.CSV) == downloads.csv("claims", view)
    rows = view[SERVED_SCHEMA.names].reset_index(drop=True)
    pd.testing.assert_frame_equal(to_frame(deserialise(files["claims.csv"], Format.CSV)), rows)
    documents = pd.read_csv(io.BytesIO(files["documents.csv"]))
    assert set(documents["document_id"]) == set(view["document_id"])


def test_the_readme_says_what_the_files_are(view: pd.DataFrame) -> None:
    snapshot = current()
    text = opened(
        downloads.archive(downloads.claims_tables(view, snapshot, BASE), snapshot, account("Country: Belarus"))
    )["README.txt"]
    said = words(text)
    for part in ("Country: Belarus", PAGE, FILE, f"claims.csv ({len(view)} rows)", snapshot.id, "2026-11-25", "MIT"):
        assert part in said
    for column in SERVED_SCHEMA:
        assert f"{column.name} " in said
        assert " ".join(column.metadata[b"description"].decode().split()) in said
    assert max(map(len, text.decode("utf-8-sig").splitlines())) < 200


def test_the_citations_are_those_of_the_documents(view: pd.DataFrame) -> None:
    said = opened(downloads.archive(downloads.claims_tables(view, current(), BASE), current(), account()))[
        "CITATION.txt"
    ].decode("utf-8-sig")
    assert said.count("\n- ") == view["document_id"].nunique()
    assert PAGE in said
    for url in view["url"].dropna().unique():
        assert url in said


def test_the_archive_of_everything_is_a_data_package() -> None:
    snapshot = current()
    files = opened(downloads.archive(downloads.whole_tables(snapshot, BASE), snapshot, account()))
    package = json.loads(files["datapackage.json"])
    is_package(package)
    assert {resource["path"] for resource in package["resources"]} <= set(files)
    assert files["claims.csv"] == serialise(snapshot.frame, Format.CSV)
    assert len(pd.read_csv(io.BytesIO(files["series.csv"]))) == len(snapshot.series)
    readme = words(files["README.txt"])
    assert "Everything." in readme
    for terms in snapshot.series["licence"].unique():
        assert " ".join(terms.split()) in readme


def test_series_have_their_sources(view: pd.DataFrame) -> None:
    snapshot = current()
    rows = snapshot.series[snapshot.series["indicator"] == "exports"]
    files = opened(downloads.archive({"series": rows}, snapshot, account()))
    assert sorted(files) == ["CITATION.txt", "README.txt", "datapackage.json", "series.csv"]
    for citation in rows["citation"].unique():
        assert citation in files["CITATION.txt"].decode("utf-8-sig")
    is_package(json.loads(files["datapackage.json"]))


def test_groups_and_comparisons_are_data_packages() -> None:
    snapshot = current()
    matches = snapshot.matches_of(snapshot.frame.index)
    claims = downloads.claims_tables(snapshot.frame, snapshot, BASE)
    tables = {**claims, "groups": groups_frame(snapshot.groups), "comparisons": matches}
    files = opened(downloads.archive(tables, snapshot, account()))
    package = json.loads(files["datapackage.json"])
    is_package(package)
    for resource in package["resources"]:
        rows = list(csv.DictReader(io.StringIO(files[resource["path"]].decode(), newline="")))
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys) > 0, resource["name"]
    cited = files["CITATION.txt"].decode("utf-8-sig")
    assert all(citation in cited for citation in matches["citation"].unique())


@pytest.mark.parametrize(("name", "schema"), [("claims", SERVED_SCHEMA), ("series", SERIES_SCHEMA)])
def test_parquet_describes_its_columns(name: str, schema: object) -> None:
    frame = current().frame if name == "claims" else current().series
    table = pq.read_table(io.BytesIO(downloads.parquet(name, frame)))
    assert table.schema.equals(schema, check_metadata=True)
    assert table.num_rows == len(frame)


def test_the_readme_speaks_the_language_of_the_page_and_leaves_the_thread_as_it_was(view: pd.DataFrame) -> None:
    files = opened(downloads.archive(downloads.claims_tables(view, current(), BASE), current(), account(language="ru")))
    assert files["README.txt"].startswith(b"\xef\xbb\xbf")
    assert spoken() == "en"
    # Identifiers and numbers do not depend on the language.
    assert files["claims.csv"] == serialise(view, Format.CSV)


def test_no_cell_of_an_archive_is_a_formula(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "documents").mkdir()
    text = "---\ntitle: '=1+1'\npublisher: '@SUM(A1)'\nnote: '-x'\n---\nExports of Belarus rose by 5% in 2020.\n"
    (tmp_path / "documents" / "a.md").write_text(text)
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))
    files = opened(downloads.archive(downloads.whole_tables(current(), BASE), current(), account()))
    for name in ("claims.csv", "documents.csv", "series.csv"):
        rows = csv.reader(io.StringIO(files[name].decode(), newline=""))
        assert [cell for row in rows for cell in row if FORMULA.match(cell)] == []


def test_a_query_is_put_into_words() -> None:
    snapshot = current()
    document = next(iter(snapshot.documents))
    query = Query.from_params(
        {
            "q": "gas",
            "indicator": "exports",
            "geo": ["BLR", "RUS"],
            "source": document,
            "from": "2020-01-01",
            "verdict": "differs",
        }
    )
    lines = in_words(query, snapshot)
    assert lines[:2] == ["Words in the sentence: “gas”", "Indicator: Exports of goods"]
    assert "Country: Belarus; Russia" in lines
    assert "From: 2020-01-01" in lines
    assert f"Document: {snapshot.documents[document].title}" in lines
    assert series_in_words(SeriesQuery(Query(geo=("BLR",)), ("a", "b")), snapshot) == [
        "Series: a; b",
        "Country: Belarus",
    ]
    with speaking("ru"):
        assert "Беларусь" in in_words(Query(geo=("BLR",)), snapshot)[0]


def _claims_page() -> None:
    from indicators.app import state
    from indicators.app.data import current
    from indicators.app.export import menu as download_menu

    snapshot = current()
    view = state.read(snapshot, "claims")
    download_menu.offer(view, len(view.rows(snapshot.frame)), snapshot)


def _series_page(part: bool) -> None:
    from indicators.app.data import current
    from indicators.app.export import menu as download_menu

    series = current().series
    chosen = series[series["series_id"] == series["series_id"].value_counts().index[0]]
    download_menu.offer_series(chosen.head(1) if part else chosen)


def test_the_menu_offers_the_view_and_everything() -> None:
    app = AppTest.from_function(_claims_page)
    app.query_params["indicator"] = "exports"
    app.run()
    assert not app.exception
    snapshot = current()
    shown = select(snapshot.frame, Query(indicator=("exports",)), keep_unnamed=False)
    heads = "".join(element.proto.body for element in app.get("html"))
    for number in (len(shown), len(snapshot.frame)):
        assert f": {number} claim" in heads
    assert [button.proto.label for button in app.get("download_button")] == [
        "CSV with README (zip)",
        "CSV",
        "Parquet",
    ] * 2
    addresses = [code.value for code in app.code]
    assert [address.partition("?")[0] for address in addresses] == [
        *(f"api/claims.{ending}" for ending in ("csv", "json", "parquet")),
        "feed.xml",
    ]
    assert addresses[0] == "api/claims.csv?indicator=exports&all=0"


@pytest.mark.parametrize("part", [False, True])
def test_the_menu_of_series_gives_addresses_only_where_they_give_the_same_rows(part: bool) -> None:
    app = AppTest.from_function(_series_page, kwargs={"part": part}).run()
    assert not app.exception
    assert len(app.get("download_button")) == 6
    addresses = [code.value for code in app.code]
    one = current().series["series_id"].value_counts().index[0]
    assert addresses == ([] if part else [f"api/series.{ending}?series={one}" for ending in ("csv", "json")])
