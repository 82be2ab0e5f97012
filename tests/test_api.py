"""The routes under /api give the rows of the table, and say what is wrong with a parameter."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from asking import Client
from streamlit.web.server.app_discovery import discover_asgi_app

import indicators.app.data as data
from indicators.app.api import ROUTES, SECURITY_HEADERS, routes_under
from indicators.query import Query, select
from indicators.table import COLUMNS, SERVED_SCHEMA, VERDICT_COLUMNS, Format, deserialise, to_frame

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def client() -> Client:
    return Client()


def rows(**query: object) -> pd.DataFrame:
    return select(data.current().frame, Query(**query)).reset_index(drop=True)  # type: ignore[arg-type]


QUERIES: list[tuple[str, dict[str, object], int]] = [
    ("", {}, 3),
    ("indicator=goods_trade_turnover", {"indicator": ("goods_trade_turnover",)}, 1),
    ("measure=share&measure=level", {"measure": ("share", "level")}, 2),
    ("geo=RUS&measure=change", {"geo": ("RUS",), "measure": ("change",)}, 1),
    ("q=VOLUME+of+trade", {"q": "VOLUME of trade"}, 1),
    ("from=2020-08-01&to=2020-08-31", {"since": pd.Timestamp(2020, 8, 1), "until": pd.Timestamp(2020, 8, 31)}, 1),
    ("publisher=Nobody", {"publisher": ("Nobody",)}, 0),
    ("verdict=differs", {"verdict": ("differs",)}, 0),
    ("verdict=not_comparable&verdict=consistent", {"verdict": ("not_comparable", "consistent")}, 2),
]


@pytest.mark.usefixtures("excerpt")
@pytest.mark.parametrize(("address", "query", "least"), QUERIES)
def test_csv_and_json_give_the_rows_of_the_table(
    client: Client, address: str, query: dict[str, object], least: int
) -> None:
    expected = rows(**query)
    assert len(expected) >= least
    for name, file_format in (("csv", Format.CSV), ("json", Format.JSON), ("parquet", Format.PARQUET)):
        answer = client.get(f"/api/claims.{name}?{address}")
        assert answer.status_code == 200
        got = to_frame(deserialise(answer.content, file_format))
        # An empty JSON array does not say which columns there are.
        known = list(got) if expected.empty else SERVED_SCHEMA.names
        pd.testing.assert_frame_equal(got, expected[known])


def test_files_are_typed_and_named(client: Client) -> None:
    answer = client.get("/api/claims.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="claims.csv"'
    assert next(csv.reader(io.StringIO(answer.text))) == [*COLUMNS, *VERDICT_COLUMNS, "kind"]
    assert client.get("/api/claims.json").headers["content-type"] == "application/json"
    assert client.get("/api/claims.csv", "HEAD").status_code == 200


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("indicator=no_such_thing", "indicator"),
        ("measure=weight", "measure"),
        ("modality=maybe", "modality"),
        ("from=yesterday", "from"),
        ("from=2021-01-01&to=2020-01-01", "to"),
        ("colour=red", "colour"),
        ("all=perhaps", "all"),
        ("verdict=false", "verdict"),
    ],
)
def test_a_wrong_parameter_is_named(client: Client, address: str, named: str) -> None:
    for name in ("claims.csv", "claims.json", "claims.parquet"):
        answer = client.get(f"/api/{name}?{address}")
        assert answer.status_code == 400
        assert set(answer.json()) == {"error"}
        assert named in answer.json()["error"]
        assert "content-disposition" not in answer.headers


ADDRESSES = [
    *(f"/api/claims.{ending}" for ending in ("csv", "json", "parquet")),
    *(f"/api/{name}.{ending}" for name in ("series", "documents") for ending in ("csv", "json")),
    "/api/indicators.json",
    "/api/datapackage.json",
    "/feed.xml",
]


def test_the_addresses_are_all_that_there_are() -> None:
    assert {route.path for route in ROUTES} == {*ADDRESSES, "/api/parse"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_the_asker_has_is_not_sent_again_until_the_data_changes(
    client: Client, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents(tmp_path, a="---\npublished: 2020-09-14\n---\nTrade fell by 21% in 2020.")
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))
    first = client.get(address)
    tag = first.headers["etag"]
    for known in (tag, f'"other", {tag}', "*"):
        again = client.get(address, headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert again.headers["access-control-allow-origin"] == "*"
    assert client.get(address + "?lang=ru").headers["etag"] != tag
    documents(tmp_path, b="---\npublished: 2020-09-14\n---\nExports rose by 5% in 2020.")
    assert client.get(address, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_says_what_get_would_send(client: Client, address: str) -> None:
    got, head = client.get(address), client.get(address, "HEAD")
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-length", "content-type", "etag", "cache-control"):
        assert head.headers[name] == got.headers[name]


@pytest.mark.parametrize("address", ADDRESSES)
def test_any_page_may_read_what_can_be_got(client: Client, address: str) -> None:
    assert client.get(address).headers["access-control-allow-origin"] == "*"
    wrong = client.get(f"{address}?colour=red")
    assert (wrong.status_code, set(wrong.json())) == (400, {"error"})
    assert "colour" in wrong.json()["error"]
    assert wrong.headers["access-control-allow-origin"] == "*"
    assert client.get(address, "POST").status_code == 405
    assert "access-control-allow-origin" not in client.get(address, "POST").headers


def test_every_answer_forbids_what_an_article_might_bring(client: Client) -> None:
    for address in ("/api/claims.csv", "/api/claims.json?measure=weight", "/nowhere"):
        headers = client.get(address).headers
        assert {name: headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert "img-src 'self'" in SECURITY_HEADERS["content-security-policy"]


def documents(folder: Path, **texts: str) -> None:
    (folder / "documents").mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / "documents" / f"{name}.md").write_text(text, "utf-8")


def test_no_cell_is_a_formula(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents(tmp_path, a='---\ntitle: "=1+1"\npublisher: "@SUM(A1)"\n---\nTrade fell by 21% in 2020.\n')
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))
    [row] = csv.DictReader(io.StringIO(client.get("/api/claims.csv").text))
    assert (row["title"], row["publisher"]) == ("'=1+1", "'@SUM(A1)")
    assert client.get("/api/claims.json").json()[0]["title"] == "=1+1"


def test_a_changed_folder_is_read_again_and_an_unchanged_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents(tmp_path, a="Trade fell by 21% in 2020.")
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))
    first = data.current()
    assert data.current() is first
    documents(tmp_path, b="Exports rose by 5% in 2020.")
    second = data.current()
    assert (len(first.documents), len(second.documents)) == (1, 2)
    assert second.id != first.id


def test_broken_documents_are_named_without_their_folder_and_leave_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents(
        tmp_path,
        good="Trade fell by 21% in 2020.",
        bad="---\n- no mapping\n---\nText",
        date="---\npublished: x\n---\nText",
    )
    (tmp_path / "documents" / "latin.txt").write_bytes(b"caf\xe9")
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))
    snapshot = data.current()
    assert len(snapshot.documents) == 1
    assert sorted(error.partition(":")[0] for error in snapshot.errors) == [
        f"documents/{name}" for name in ("bad.md", "date.md", "latin.txt")
    ]
    assert not [error for error in snapshot.errors if str(tmp_path) in error]


def test_streamlit_finds_the_app_in_the_file() -> None:
    found = discover_asgi_app(ROOT / "dashboard.py")
    assert (found.is_asgi_app, found.import_string) == (True, "dashboard:app")


def test_routes_can_lie_where_the_pages_lie() -> None:
    client = Client(routes_under("/statistics/"))
    assert client.get("/api/claims.csv").status_code == 404
    [*_, last] = client.get("/statistics/api/documents.json").json()
    assert last["claims_url"].startswith("http://test/statistics/api/claims.json?source=")
    assert client.get(last["claims_url"].removeprefix("http://test")).status_code == 200
    assert [route.path for route in routes_under("")] == [route.path for route in ROUTES]
