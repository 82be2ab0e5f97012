from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest

import indicators
from indicators.cli import main
from indicators.series import SERIES_SCHEMA, SeriesError, check_series, load_series, no_series
from indicators.series.periods import parse_period

SHIPPED = Path(indicators.__file__).parent.parent / "data" / "series"
ROWS = ["trade,2019,32200000000", "trade,2020,28600000000", "growth,2020-H1,-22"]
SIDECAR = """\
producer = "A statistical office"
title = "Trade"
citation = "A statistical office, Trade, 2021"
url = "https://example.org/trade"
vintage = "March 2021"
retrieved = 2021-04-01
licence = "CC BY 4.0"
sha256 = "{sha256}"
caveats = ["Goods only."]

[[series]]
series_id = "trade"
title = "Trade of Russia with Belarus"
definition = "Exports plus imports."
indicator = "goods_trade_turnover"
geo = "RUS"
partner = "BLR"
unit = "USD"
measure = "level"
frequency = "annual"
kind = "observation"
projections = ["2020"]

[[series.sources]]
periods = ["2019"]
citation = "A newspaper"
url = "https://example.org/newspaper"
caveats = ["Rounded."]

[[series]]
series_id = "growth"
title = "Trade, change"
definition = "Change on a year earlier."
geo = "BLR;RUS"
unit = "percent"
measure = "change"
frequency = "half_yearly"
kind = "estimate"
"""
Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a folder of one dataset: the rows, and the sidecar with one text in it replaced."""

    def made(rows: list[str] = ROWS, old: str = "", new: str = "", *, header: str = "series_id,period,value") -> Path:
        data = "".join(f"{line}\n" for line in [header, *rows]).encode()
        (tmp_path / "trade.csv").write_bytes(data)
        sidecar = SIDECAR.replace("{sha256}", sha256(data).hexdigest())
        assert old in sidecar
        (tmp_path / "trade.toml").write_text(sidecar.replace(old, new, 1) if old else sidecar, "utf-8")
        return tmp_path

    return made


def found(folder: Path) -> list[tuple[str, int | None, str | None, str]]:
    return [(Path(one.file).name, one.row, one.field, one.what) for one in check_series(folder)]


def test_the_shipped_series_are_clean() -> None:
    assert check_series(SHIPPED) == []


def test_each_shipped_figure_is_one_tidy_row_with_its_source() -> None:
    frame = load_series(SHIPPED)
    assert list(frame) == SERIES_SCHEMA.names
    assert len(frame) > 3000
    assert not frame.duplicated(["series_id", "period"]).any()
    for field in SERIES_SCHEMA:
        assert field.nullable or frame[field.name].notna().all(), field.name
    assert frame["url"].str.match(r"https?://").all()
    assert (frame["period_start"] <= frame["period_end"]).all()
    # Whatever was not read at the source itself says where, and editions that change from year to year say which.
    assert frame.loc[frame["producer"] != "European Central Bank", "via"].notna().all()
    assert frame.loc[frame["producer"] == "International Monetary Fund", "vintage"].notna().all()
    assert set(frame["kind"]) == {"observation", "estimate", "projection"}


def test_shipped_series_say_the_same_of_all_their_rows() -> None:
    frame = load_series(SHIPPED)
    same = ["title", "definition", "indicator", "subject", "geo", "partner", "frequency", "unit", "per", "measure"]
    assert (frame.groupby("series_id")[same].nunique(dropna=False) == 1).all(axis=None)
    # What a reader sees of a series tells it from all others.
    seen = frame.drop_duplicates("series_id")[["title", "producer", "frequency", "unit", "per"]]
    assert not seen.duplicated().any()


def test_shipped_series_measure_known_indicators() -> None:
    path = Path(indicators.__file__).parent / "lexicons" / "indicators.toml"
    known = {one["id"] for one in tomllib.loads(path.read_text("utf-8"))["indicator"]}
    measured = set(load_series(SHIPPED)["indicator"].dropna())
    assert measured <= known
    assert {"goods_trade_turnover", "external_debt", "gas_price", "gdp", "vote_share", "turnout"} <= measured


@pytest.mark.parametrize(
    ("series_id", "period", "value", "kind"),
    [
        ("press_BLR_turnover_growth_RUS_belstat_h", "2020-H1", -22, "observation"),
        ("press_RUS_turnover_growth_BLR_rusgov_h", "2020-H1", -21, "estimate"),
        ("ytd_RUS_turnover_growth_BLR_fcs", "2020-01/2020-09", -19.2, "observation"),
        ("pres_BLR_share_lukashenko_ballots", "2020-08-09", 80.1, "observation"),
        ("pres_BLR_share_lukashenko_ballots_preliminary", "2020-08-09", 80.23, "estimate"),
        ("imts_RUS_exports_BLR", "2021", 22_825_565_700, "observation"),
        ("imts_RUS_exports_BLR", "2023", 38_278_172_700, "estimate"),
        ("weo_ngdp_rpch_BLR", "2026", 1.22, "projection"),
        ("gas_price_blr_official", "2020", 127, "observation"),
    ],
)
def test_shipped_figures(series_id: str, period: str, value: float, kind: str) -> None:
    frame = load_series(SHIPPED)
    (row,) = frame[(frame["series_id"] == series_id) & (frame["period"] == period)].to_dict("records")
    assert row["value"] == pytest.approx(value, rel=1e-4)
    assert row["kind"] == kind


def test_the_two_sides_of_a_flow_are_two_series() -> None:
    frame = load_series(SHIPPED)
    of_2019 = frame[(frame["indicator"] == "goods_trade_turnover") & (frame["period"] == "2019")]
    sides = of_2019[of_2019["producer"] == "International Monetary Fund"].groupby("geo")["series_id"].agg(set)
    assert set(sides.index) == {"BLR", "RUS"}
    assert not sides["BLR"] & sides["RUS"]


def test_a_row_has_what_its_source_its_series_and_its_dataset_say(folder: Folder) -> None:
    frame = load_series(folder())
    assert [str(frame[name].dtype) for name in ("period_start", "period_end", "retrieved")] == ["datetime64[s]"] * 3
    first, second, third = frame.to_dict("records")
    assert (first["citation"], first["url"]) == ("A newspaper", "https://example.org/newspaper")
    assert (second["citation"], second["url"]) == ("A statistical office, Trade, 2021", "https://example.org/trade")
    assert (first["caveats"], second["caveats"]) == ("Goods only. Rounded.", "Goods only.")
    assert [row["kind"] for row in (first, second, third)] == ["observation", "projection", "estimate"]
    assert (third["period_start"], third["period_end"]) == (pd.Timestamp("2020-01-01"), pd.Timestamp("2020-06-30"))
    assert (third["value"], third["unit"], third["geo"]) == (-22.0, "percent", "BLR;RUS")
    assert pd.isna(third["partner"])
    assert (first["vintage"], first["retrieved"]) == ("March 2021", pd.Timestamp("2021-04-01"))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2019", (2019, 1, 1), (2019, 12, 31)),
        ("2020-H1", (2020, 1, 1), (2020, 6, 30)),
        ("2020-H2", (2020, 7, 1), (2020, 12, 31)),
        ("2021-Q1", (2021, 1, 1), (2021, 3, 31)),
        ("2021-Q4", (2021, 10, 1), (2021, 12, 31)),
        ("2020-02", (2020, 2, 1), (2020, 2, 29)),
        ("2020-08-31", (2020, 8, 31), (2020, 8, 31)),
        ("2020-01/2020-09", (2020, 1, 1), (2020, 9, 30)),
    ],
)
def test_periods(text: str, start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
    period = parse_period(text)
    assert period is not None
    assert (period.start, period.end) == (date(*start), date(*end))


NO_PERIODS = [
    "",
    "19",
    "2020-H3",
    "2020-Q0",
    "2020-13",
    "2020-00",
    "2020-02-30",
    "2020-09/2020-01",
    "2020/2021",
    " 2020",
]


@pytest.mark.parametrize("text", [*NO_PERIODS, "0000", "2020-01-00", "٢٠٢٠"])
def test_no_periods(text: str) -> None:
    assert parse_period(text) is None


def test_a_clean_folder_has_no_findings(folder: Folder) -> None:
    assert found(folder()) == []


@pytest.mark.parametrize(
    ("rows", "row", "field", "what"),
    [
        ([*ROWS, "trade,2019,1"], 5, "period", '"trade" has a value for "2019" on row 2 already'),
        ([*ROWS, "debt,2019,1"], 5, "series_id", '"debt" is not described in trade.toml'),
        ([*ROWS, "trade,2020-13,1"], 5, "period", '"2020-13" is no period'),
        ([*ROWS, "trade,2020-H1,1"], 5, "period", '"2020-H1" is a half, but trade is annual'),
        ([*ROWS, "trade,2021,much"], 5, "value", '"much" is no number'),
        ([*ROWS, "trade,2021,"], 5, "value", '"" is no number'),
        ([*ROWS, "trade,2021,nan"], 5, "value", '"nan" is no number'),
        ([*ROWS, "trade,2021,1_000"], 5, "value", '"1_000" is no number'),
        ([*ROWS, "trade,2021,-5"], 5, "value", "-5 is not between 0 and inf"),
        ([*ROWS, "growth,2021-H1,2200"], 5, "value", "2200 is not between -100 and 200"),
        ([*ROWS, "growth,2021-H1,-101"], 5, "value", "-101 is not between -100 and 200"),
        ([*ROWS, "trade,2021"], 5, None, "has 2 cells instead of 3"),
        ([*ROWS, "trade,2021,1,5"], 5, None, "has 4 cells instead of 3"),
        ([*ROWS, ""], 5, None, "has 1 cells instead of 3"),
    ],
)
def test_what_is_wrong_with_a_row_is_found(
    folder: Folder, rows: list[str], row: int, field: str | None, what: str
) -> None:
    ((file, found_row, found_field, found_what),) = found(folder(rows))
    assert (file, found_row, found_field) == ("trade.csv", row, field)
    assert found_what.startswith(what)


@pytest.mark.parametrize(
    ("old", "new", "field", "what"),
    [
        ('producer = "A statistical office"\n', "", "producer", "is missing"),
        ("retrieved = 2021-04-01\n", "", "retrieved", "is missing"),
        ("2021-04-01", '"soon"', "retrieved", '"soon" is no date'),
        ('licence = "CC BY 4.0"', 'licence = " "', "licence", '" " is no text'),
        ("licence", 'license = "MIT"\nlicence', "license", "is no known key of a dataset"),
        ("https://example.org/trade", "javascript:alert(1)", "url", '"javascript:alert(1)" is no url'),
        ('["Goods only."]', '"Goods only."', "caveats", '"Goods only." is no list of texts'),
        ('unit = "USD"', 'unit = "bn USD"', "series trade: unit", '"bn USD" is no unit'),
        ('unit = "USD"\n', "", "series trade: unit", "is missing"),
        ('"level"', '"height"', "series trade: measure", '"height" is no measure'),
        ('"annual"', '"yearly"', "series trade: frequency", '"yearly" is no frequency'),
        ('"observation"', '"guess"', "series trade: kind", '"guess" is no kind'),
        ('geo = "RUS"', 'geo = "Russia"', "series trade: geo", '"Russia" is no geo'),
        ('partner = "BLR"', 'partner = "BY"', "series trade: partner", '"BY" is no partner'),
        ("projections", "minimum = true\nprojections", "series trade: minimum", "true is no number"),
        ("projections", "forecasts = []\nprojections", "series trade: forecasts", "is no known key of a series"),
        ('["2020"]', '["2031"]', "series trade: projections", '"2031" has no row in trade.csv'),
        (
            '["2020"]',
            '["2020"]\nestimates = ["2020"]',
            "series trade: projections",
            '"2020" is among the estimates too',
        ),
        ('periods = ["2019"]', 'periods = ["2018"]', "series trade: sources", '"2018" has no row in trade.csv'),
        ('citation = "A newspaper"\n', "", 'series trade: source of ["2019"]: citation', "is missing"),
        (
            "https://example.org/newspaper",
            "newspaper",
            'series trade: source of ["2019"]: url',
            '"newspaper" is no url',
        ),
    ],
)
def test_what_is_wrong_with_a_sidecar_is_found(folder: Folder, old: str, new: str, field: str, what: str) -> None:
    place = folder(ROWS, old, new)
    findings = [one for one in found(place) if one[0] == "trade.toml"]
    assert [(row, found_field) for _, row, found_field, _ in findings] == [(None, field)]
    assert findings[0][3].startswith(what)
    with pytest.raises(SeriesError, match=r"trade\.toml: "):
        load_series(place)


def test_a_sidecar_may_widen_the_range(folder: Folder) -> None:
    rows = [*ROWS, "trade,2021,-5"]
    assert len(found(folder(rows))) == 1
    assert found(folder(rows, "projections", "minimum = -10\nprojections")) == []


def test_figures_that_changed_since_the_checksum_are_found_but_load(folder: Folder) -> None:
    place = folder()
    table = place / "trade.csv"
    table.write_text(table.read_text().replace("-22", "-21"))
    ((file, row, field, what),) = found(place)
    assert (file, row, field) == ("trade.toml", None, "sha256")
    assert sha256(table.read_bytes()).hexdigest() in what
    assert load_series(place)["value"].tolist()[-1] == -21


def test_files_that_stand_alone_are_found(folder: Folder) -> None:
    place = folder()
    (place / "alone.csv").write_text("series_id,period,value\n")
    (place / "lonely.toml").write_text(SIDECAR)
    (place / "notes.md").write_text("Neither.")
    assert [(file, what) for file, _, _, what in found(place)] == [
        ("alone.csv", "has no alone.toml beside it that says where its figures are from"),
        ("lonely.toml", "has no lonely.csv beside it"),
    ]


def test_series_described_twice_or_without_rows_are_found(folder: Folder) -> None:
    place = folder([row for row in ROWS if "growth" not in row])
    assert found(place) == [("trade.toml", None, "series growth", "has no row in trade.csv")]
    place = folder(ROWS, 'series_id = "growth"', 'series_id = "trade"')
    assert ("trade.toml", None, "series trade", "is described twice") in found(place)
    place = folder()
    for path in (place / "trade.csv", place / "trade.toml"):
        path.with_stem("more").write_bytes(path.read_bytes())
    assert found(place) == [
        ("trade.toml", None, f"series {name}", "is described in more.toml too") for name in ("trade", "growth")
    ]


def test_what_is_no_dataset_at_all_is_found(folder: Folder, tmp_path: Path) -> None:
    assert found(folder(header="id,when,what")) == [
        ("trade.csv", 1, None, "is not the header series_id,period,value"),
        *[("trade.toml", None, f"series {name}", "has no row in trade.csv") for name in ("trade", "growth")],
    ]
    (folder() / "trade.toml").write_bytes(b"producer = \xff")
    ((file, _, _, what),) = found(tmp_path)
    assert (file, what[:24]) == ("trade.toml", "cannot be read as TOML (")
    (folder() / "trade.csv").write_bytes(b"series_id,period,value\n\xff")
    assert found(tmp_path)[0][3].startswith("cannot be read (")
    nothing = tmp_path / "nothing"
    assert found(nothing) == [("nothing", None, None, "is no folder")]
    nothing.mkdir()
    assert found(nothing) == [("nothing", None, None, "holds no series: there is no CSV file in it")]


def test_an_error_of_loading_names_file_row_and_field(folder: Folder) -> None:
    place = folder([*ROWS, "trade,2021,much"])
    with pytest.raises(SeriesError) as error:
        load_series(place)
    assert str(error.value) == f'{place / "trade.csv"}: row 5: value: "much" is no number'
    assert (error.value.finding.row, error.value.finding.field) == (5, "value")
    with pytest.raises(SeriesError, match="is no folder"):
        load_series(place / "nowhere")


def test_the_folder_is_that_of_the_data(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    (home / "documents").mkdir(parents=True)
    monkeypatch.setenv("INDICATORS_DATA", str(home))
    # Own articles without own series are held against the shipped ones.
    assert load_series()["series_id"].nunique() > 300
    assert (list(no_series()), len(no_series())) == (SERIES_SCHEMA.names, 0)
    place = folder()
    (home / "series").mkdir()
    for path in (place / "trade.csv", place / "trade.toml"):
        path.rename(home / "series" / path.name)
    assert len(load_series()) == len(load_series(home)) == len(load_series(home / "series")) == 3
    monkeypatch.delenv("INDICATORS_DATA")
    assert indicators.load_series()["series_id"].nunique() > 300


def test_the_command_says_what_is_wrong_line_by_line(
    folder: Folder, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder([*ROWS, "trade,2021,much", "trade,2019,1"])
    assert main(["check", str(place)]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f'indicators: {place / "trade.csv"}: row 5: value: "much" is no number',
        f'indicators: {place / "trade.csv"}: row 6: period: "trade" has a value for "2019" on row 2 already',
    ]
    assert main(["check", str(folder())]) == 0
    monkeypatch.delenv("INDICATORS_DATA", raising=False)
    assert main(["check"]) == 0
    assert capfd.readouterr() == ("", "")


def test_shipped_tables_are_sorted_and_plain() -> None:
    for path in SHIPPED.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for series_id in {row["series_id"] for row in rows}:
            periods = [row["period"] for row in rows if row["series_id"] == series_id]
            assert periods == sorted(periods), (path.name, series_id)
