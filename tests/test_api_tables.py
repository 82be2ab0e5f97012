"""The routes beside the claims: official series, documents, indicators."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest
from asking import BASE, Client

from indicators.app import narrowing
from indicators.app.data import current
from indicators.app.export.documents_table import DOCUMENT_SCHEMA
from indicators.app.narrowing import SeriesQuery
from indicators.parameters import QueryError
from indicators.parse.lexicon import indicators
from indicators.query import Query
from indicators.series import SERIES_SCHEMA

client = Client()


def got(address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).text, newline="")))


def expected(mask: pd.Series) -> pd.DataFrame:
    return current().series[mask]


def test_series_are_the_rows_of_the_frame() -> None:
    frame = current().series
    rows = got("/api/series.csv")
    assert list(rows[0]) == SERIES_SCHEMA.names
    assert [row["series_id"] for row in rows] == frame["series_id"].tolist()
    assert [float(row["value"]) for row in rows] == frame["value"].tolist()
    assert [row["period_start"] for row in rows] == frame["period_start"].dt.strftime("%Y-%m-%d").tolist()
    answered = client.get("/api/series.json").json()
    assert [row["value"] for row in answered] == frame["value"].tolist()
    for plain, typed in zip(rows, answered, strict=True):
        assert {name: "" if value is None else value for name, value in typed.items() if name != "value"} == {
            name: value for name, value in plain.items() if name != "value"
        }


def test_every_parameter_of_series_selects() -> None:
    frame = current().series
    one = frame["series_id"].iloc[0]
    since, until = pd.Timestamp(2015, 7, 1), pd.Timestamp(2018, 3, 31)
    for params, mask in {
        f"series={one}": frame["series_id"] == one,
        "indicator=exports&indicator=imports": frame["indicator"].isin(["exports", "imports"]),
        "geo=BLR": frame["geo"].str.split(";").map(lambda codes: "BLR" in codes),
        "geo=RUS&unit=USD": frame["geo"].str.contains("RUS") & (frame["unit"] == "USD"),
        "indicator=gas_price&per=1000 cubic_metre": (frame["indicator"] == "gas_price")
        & (frame["per"] == "1000 cubic_metre"),
        "indicator=exports&per=": (frame["indicator"] == "exports") & frame["per"].isna(),
        "measure=change": frame["measure"] == "change",
        "from=2015-07-01&to=2018-03-31": (frame["period_end"] >= since) & (frame["period_start"] <= until),
        "unit=no_such_unit": frame["unit"] == "no_such_unit",
    }.items():
        rows = got(f"/api/series.csv?{params}")
        assert [(row["series_id"], row["period"]) for row in rows] == list(
            frame.loc[mask, ["series_id", "period"]].itertuples(index=False, name=None)
        ), params


@pytest.mark.parametrize(
    ("params", "named"),
    [
        ("series=nothing", "nothing"),
        ("indicator=nothing", "nothing"),
        ("measure=weight", "weight"),
        ("from=yesterday", "from"),
        ("speaker=Nobody", "speaker"),
        ("q=trade", "series, indicator, geo"),
    ],
)
def test_what_is_wrong_with_parameters_of_series_is_said(params: str, named: str) -> None:
    answer = client.get(f"/api/series.json?{params}")
    assert answer.status_code == 400
    assert named in answer.json()["error"]


def test_a_selection_of_series_survives_its_address() -> None:
    params = [("series", "a"), ("indicator", "exports"), ("geo", "BLR"), ("from", "2020-01-01"), ("to", "2020-12-31")]
    wanted = SeriesQuery.from_params([*params, ("lang", "ru")])
    assert (wanted.series, wanted.query.geo) == (("a",), ("BLR",))
    assert SeriesQuery.from_params(wanted.to_params()) == wanted
    with pytest.raises(QueryError, match="is no parameter; there are none"):
        narrowing.no_parameters([("a", "b")])


@pytest.fixture
def three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.md").write_text(
        "---\ntitle: '=1+1'\npublisher: '@SUM(A1)'\npublished: 2020-09-14\nurl: https://example.org/a\n"
        "kind: digest\nnote: '+note'\n---\nTrade fell by 21% in 2020. Three ministers met.\n"
    )
    (folder / "b.md").write_text("---\npublisher: Белта\npublished: 2021-03-01\n---\nЭкспорт вырос на 5%.\n")
    (folder / "c.txt").write_text("Nothing is counted here.\n")
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))
    return folder


def test_documents_are_cited_counted_and_lead_to_their_claims(three: Path) -> None:
    answered = client.get("/api/documents.json").json()
    assert list(answered[0]) == DOCUMENT_SCHEMA.names
    by = {one["publisher"]: one for one in answered}
    digest = by["@SUM(A1)"]
    assert digest["kind"] == "digest"
    assert digest["note"] == "+note"
    assert digest["citation"] == "@SUM(A1), “=1+1”, 2020-09-14, https://example.org/a (read as a digest)"
    assert (by["Белта"]["language"], by["Белта"]["title"]) == ("ru", None)
    assert (by[None]["claims"], by[None]["published"], by[None]["language"]) == (0, None, None)
    for one in answered:
        assert one["claims_url"].startswith(f"{BASE}api/claims.json?source=")
        claims = client.get(one["claims_url"].removeprefix(BASE.rstrip("/"))).json()
        assert len(claims) == one["claims"]
        assert {claim["document_id"] for claim in claims} <= {one["document_id"]}


@pytest.mark.parametrize(
    ("params", "publishers"),
    [
        ("publisher=Белта", ["Белта"]),
        ("language=en", ["@SUM(A1)"]),
        ("from=2020-10-01", ["Белта"]),
        ("to=2020-12-31", ["@SUM(A1)"]),
        ("q=NOTE", ["@SUM(A1)"]),
        ("q=белта", ["Белта"]),
        ("q=nothing", []),
        ("indicator=goods_trade_turnover", ["@SUM(A1)"]),
        ("measure=change&language=ru", ["Белта"]),
        ("measure=level", ["@SUM(A1)"]),
        ("measure=level&all=0", []),
    ],
)
def test_every_parameter_of_documents_selects(three: Path, params: str, publishers: list[str]) -> None:
    assert [one["publisher"] for one in client.get(f"/api/documents.json?{params}").json()] == publishers


def test_no_cell_of_documents_and_series_is_a_formula(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = next(row for row in got("/api/documents.csv") if row["kind"] == "digest")
    assert (row["title"], row["publisher"], row["note"]) == ("'=1+1", "'@SUM(A1)", "'+note")
    assert row["citation"].startswith("'@SUM(A1)")
    frame = current().series.assign(title="=cmd|' /C calc'!A0", caveats="\t=1")
    monkeypatch.setattr("indicators.app.api.answers.current", lambda: Altered(frame))
    assert {(row["title"], row["caveats"]) for row in got("/api/series.csv")} == {("'=cmd|' /C calc'!A0", "'\t=1")}


class Altered:
    def __init__(self, series: pd.DataFrame) -> None:
        self.id, self.series, self.frame = "altered", series, current().frame


def test_indicators_say_what_they_are_and_how_much_there_is() -> None:
    snapshot = current()
    answered = client.get("/api/indicators.json").json()
    assert [one["id"] for one in answered] == [one.id for one in indicators()]
    ids = {one["id"] for one in answered}
    for one in answered:
        assert all(one[name] for name in ("name", "name_ru", "definition", "group_name", "group_name_ru", "measures"))
        assert set(one["not_to_be_confused_with"]) <= ids
        assert one["claims"] == (snapshot.frame["indicator"] == one["id"]).sum()
        figures = snapshot.series[snapshot.series["indicator"] == one["id"]]
        assert one["observations"] == len(figures)
        assert set(one["series"]) == set(figures["series_id"])
        assert set(one["related_series"]) <= set(snapshot.series["series_id"])
    assert next(one for one in answered if one["id"] == "exports")["not_to_be_confused_with"]


def test_addresses_are_those_by_which_one_came() -> None:
    answered = client.get("/api/indicators.json", headers={"host": "example.org"}, root_path="/a/b").json()
    assert answered[0]["claims_url"].startswith("http://example.org/a/b/api/claims.json?indicator=")


def test_json_has_null_for_nothing(three: Path) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    for name in ("claims", "series", "documents", "indicators", "datapackage"):
        json.loads(client.get(f"/api/{name}.json").content, parse_constant=refuse)


def test_selecting_without_parameters_keeps_every_document() -> None:
    frame = pd.DataFrame({"document_id": ["a"], "published": [pd.NaT]})
    assert len(narrowing.select_documents(frame, Query(), current().frame)) == 1
