"""Refreshing series, against a local server that answers as the providers do. No test may reach another machine."""

from __future__ import annotations

import csv
import logging
import os
import re
import socket
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from indicators.cli import main
from indicators.series import check_series, load_series
from indicators.series.refresh import Outcome, SourceError, refresh_series
from indicators.series.refresh.answers import number_of, period_of
from tests.providers import (
    UNKNOWN_INDICATOR,
    Providers,
    as_json,
    generic,
    generic_of,
    sdmx_json,
    serving,
    structure_specific,
)

wbgapi = pytest.importorskip("wbgapi", reason="the extra series is not installed")
pytest.importorskip("sdmx", reason="the extra series is not installed")

SHIPPED = Path(__file__).parent.parent / "data" / "series"
TODAY = date(2026, 11, 25)
HEAD = """\
# Who made it.
producer = "{producer}"
title = "A dataset"
citation = "{producer}, the database, April 2026"
url = "https://example.org/data"
via = "a mirror"
vintage = "April 2026"  # the edition
retrieved = 2026-04-20
licence = "CC BY 4.0"
sha256 = "{sha256}"

[refresh]
{refresh}

"""
SERIES = """\
# What {series_id} is.
[[series]]
series_id = "{series_id}"
title = "A title"
definition = "A definition."
geo = "BLR"
unit = "{unit}"
measure = "level"
frequency = "{frequency}"
kind = "observation"
{more}
"""
EXR = {"FREQ": "D", "CURRENCY": "USD", "CURRENCY_DENOM": "EUR", "EXR_TYPE": "SP00", "EXR_SUFFIX": "A"}
WEO = {"COUNTRY": "BLR", "INDICATOR": "NGDPD", "FREQUENCY": "A"}
Made = Callable[..., Path]


@pytest.fixture(autouse=True)
def nothing_beyond_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve = socket.getaddrinfo

    def only_here(host: str | bytes | None, *arguments: object, **options: object) -> object:
        if host not in ("127.0.0.1", "no.invalid"):
            pytest.fail(f"{host} is asked for")
        if host == "no.invalid":
            raise socket.gaierror("there is no such host")
        return resolve(host, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", only_here)
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


@pytest.fixture
def providers() -> Iterator[Providers]:
    with serving() as running:
        yield running


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Return the folder with a dataset put into it: its rows, its series as (id, unit, more), and its [refresh]."""

    def dataset(
        name: str, rows: list[str], series: list[tuple[str, str, str]], refresh: str, frequency: str = "annual"
    ) -> Path:
        data = "".join(f"{line}\n" for line in ["series_id,period,value", *rows]).encode()
        (tmp_path / f"{name}.csv").write_bytes(data)
        head = HEAD.format(producer=f"Producer of {name}", sha256=sha256(data).hexdigest(), refresh=refresh)
        described = [
            SERIES.format(series_id=series_id, unit=unit, more=more, frequency=frequency)
            for series_id, unit, more in series
        ]
        (tmp_path / f"{name}.toml").write_text(head + "\n".join(described), "utf-8")
        return tmp_path

    return dataset


def world_bank(base: str) -> str:
    return f'provider = "worldbank"\nbase = "{base}/v2"\ndatabase = "2"\nstart = "1990"'


def sdmx_service(base: str, flow: str, *more: str) -> str:
    return "\n".join(['provider = "sdmx"', f'base = "{base}/sdmx"', f'flow = "{flow}"', *more])


@pytest.fixture
def population(made: Made, providers: Providers) -> Path:
    """Return a folder with two series of the World Bank, for which the server has newer figures."""
    providers.database("2", "2026-10-01")
    providers.indicator("SP.POP.TOTL", "BLR", {"1989": 1, "2023": 9178298, "2024": 9133712.5, "2025": 9100000})
    providers.indicator("NY.GDP.MKTP.KD.ZG", "BLR", {"2024": 4.0, "2025": 1.5, "1990": None})
    rows = ["pop,2022,9200617", "pop,2023,9178298", "pop,2024,9100000", "gdp,2024,4"]
    more = 'code = "{}"\nvia = "another mirror"'
    return made(
        "bank",
        rows,
        [
            ("pop", "person", more.format("SP.POP.TOTL")),
            ("gdp", "percent", more.format("NY.GDP.MKTP.KD.ZG") + "\nminimum = -20"),
        ],
        world_bank(providers.address),
    )


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows_of(path: Path) -> dict[tuple[str, str], str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["series_id"], row["period"]): row["value"] for row in csv.DictReader(file)}


def refreshed(folder: Path, *names: str) -> list[str]:
    return [str(outcome) for outcome in refresh_series(folder, names, today=TODAY)]


def described(path: Path) -> dict[str, dict[str, object]]:
    return {one["series_id"]: one for one in tomllib.loads(path.read_text("utf-8"))["series"]}


# ---------------------------------------------------------------- the World Bank


def test_new_figures_are_merged_into_a_new_vintage(population: Path) -> None:
    assert refreshed(population) == [
        "bank: 2 new, 1 changed, 2 unchanged, 1 kept that the source does not give",
    ]
    assert rows_of(population / "bank.csv") == {
        ("pop", "2022"): "9200617",
        ("pop", "2023"): "9178298",
        ("pop", "2024"): "9133712.5",
        ("pop", "2025"): "9100000",
        ("gdp", "2024"): "4",
        ("gdp", "2025"): "1.5",
    }
    assert check_series(population) == []
    frame = load_series(population).set_index(["series_id", "period"])
    assert set(frame["vintage"]) == {"October 2026"}
    assert {str(day.date()) for day in frame["retrieved"]} == {"2026-11-25"}
    assert frame.loc[("gdp", "2025"), "via"].endswith("/v2/country/BLR/indicator/NY.GDP.MKTP.KD.ZG?source=2")
    assert frame.loc[("gdp", "2025"), "citation"] == "Producer of bank, the database, October 2026"
    old = frame.loc[("pop", "2022")]
    assert (old["via"], old["citation"]) == ("another mirror", "Producer of bank, the database, April 2026")
    assert old["caveats"] == "As retrieved on 2026-04-20 (April 2026); not in later answers of the source."


def test_comments_and_order_of_the_sidecar_survive(population: Path) -> None:
    before = (population / "bank.toml").read_text("utf-8").splitlines()
    refreshed(population)
    after = (population / "bank.toml").read_text("utf-8").splitlines()
    changing = ("citation", "vintage", "retrieved", "sha256", "via")
    start = after.index("[[series.sources]]")
    assert [line.partition(" ")[0] for line in after[start : start + 7]] == [
        *("[[series.sources]]", "periods", "citation", "url", "via", "caveats", ""),
    ]
    assert [line for line in after[:start] + after[start + 7 :] if not line.startswith(changing)] == [
        line for line in before if not line.startswith(changing)
    ]
    assert 'vintage = "October 2026"  # the edition' in after


def test_sources_of_single_figures_end_with_them(made: Made, providers: Providers) -> None:
    entry = '[[series.sources]]\nperiods = {}\ncitation = "A newspaper"\nurl = "https://example.org/{}"\n'
    folder = made(
        "outlook",
        ["gdp,2020,1", "gdp,2021,2", "gdp,2022,3", "gdp,2023,4"],
        [("gdp", "USD", 'code = "BLR.NGDPD.A"\n\n' + entry.format('["2020", "2021"]', "a") + "\n# Second.\n"
          + entry.format('["2022"]', "b").strip()), ("other", "USD", 'sum = ["gdp"]')],
        sdmx_service(providers.address, "IMF.RES,WEO"),
    )  # fmt: skip
    path = folder / "outlook.csv"
    path.write_text(path.read_text("utf-8") + "other,2021,2\n", "utf-8")
    sidecar = folder / "outlook.toml"
    checksum = re.compile('(?<=sha256 = ")[0-9a-f]+')
    sidecar.write_text(checksum.sub(sha256(path.read_bytes()).hexdigest(), sidecar.read_text("utf-8")), "utf-8")
    providers.key("IMF.RES,WEO", "BLR.NGDPD.A", structure_specific(WEO, {"2021": "2", "2022": "5"}))
    assert refreshed(folder) == ["outlook: 3 new, 1 changed, 2 unchanged, 2 kept that the source does not give"]
    text = sidecar.read_text("utf-8")
    assert [line for line in text.splitlines() if line.startswith(("periods", "#", "[["))] == [
        *("# Who made it.", "# What gdp is.", "[[series]]", "[[series.sources]]", 'periods = ["2020"]', "# Second."),
        *("[[series.sources]]", 'periods = ["2023"]', "# What other is.", "[[series]]"),
    ]
    assert "\n\n\n" not in text
    assert text.endswith('sum = ["gdp"]\n')
    assert check_series(folder) == []


def test_a_sidecar_with_its_tables_in_line_is_kept_so(outlook: Path, providers: Providers) -> None:
    sidecar = outlook / "outlook.toml"
    head, _, about = sidecar.read_text("utf-8").partition("# What gdp is.\n[[series]]\n")
    keys = ", ".join(
        [*about.strip().splitlines(), 'sources = [{periods = ["2023", "2024"], citation = "N", url = "http://n"}]']
    )
    sidecar.write_text(
        f"{head.split('[refresh]')[0]}series = [ # one\n  {{{keys}}},\n]\n[refresh]{head.split('[refresh]')[1]}",
        "utf-8",
    )
    providers.key("IMF.RES,WEO", "BLR.NGDPD.A", structure_specific(WEO, {"2024": "5"}, own='DERIVATION_TYPE="SE"'))
    assert refreshed(outlook) == ["outlook: 0 new, 1 changed, 0 unchanged, 3 kept that the source does not give"]
    assert "series = [ # one\n" in sidecar.read_text("utf-8")
    found = described(sidecar)["gdp"]
    assert found["estimates"] == ["2024"]
    assert [source["periods"] for source in found["sources"]] == [["2023"], ["2025", "2026"]]  # type: ignore[attr-defined]
    assert check_series(outlook) == []


def test_the_vintage_before_is_kept_whole_and_is_not_loaded(population: Path) -> None:
    before = snapshot(population)
    refreshed(population)
    after = snapshot(population)
    assert after.pop("vintages/bank-2026-04-20.csv") == before["bank.csv"]
    assert after.pop("vintages/bank-2026-04-20.toml") == before["bank.toml"]
    assert set(after) == set(before)
    assert not load_series(population).duplicated(["series_id", "period"]).any()
    (population / "vintages" / "bank-2026-04-20.csv").write_bytes(before["bank.csv"] + b"\n")
    (population / "vintages" / "alone-2026-04-20.csv").write_bytes(b"")
    assert [Path(one.file).name for one in check_series(population)] == [
        "alone-2026-04-20.csv",
        "bank-2026-04-20.toml",
    ]


def test_a_second_refresh_changes_nothing(population: Path) -> None:
    refreshed(population)
    before = snapshot(population)
    assert refreshed(population) == ["bank: 0 new, 0 changed, 5 unchanged, 1 kept that the source does not give"]
    assert snapshot(population) == before


def test_a_second_vintage_of_one_day_has_a_name_of_its_own(population: Path, providers: Providers) -> None:
    refreshed(population)
    for number in (5, 6):
        providers.indicator("NY.GDP.MKTP.KD.ZG", "BLR", {"2024": number})
        assert "1 changed" in refreshed(population)[0]
    assert sorted(path.name for path in (population / "vintages").glob("*.csv")) == [
        "bank-2026-04-20.csv",
        "bank-2026-11-25-2.csv",
        "bank-2026-11-25.csv",
    ]
    assert check_series(population) == []


def test_an_answer_of_several_pages_is_read_to_its_end(population: Path, providers: Providers) -> None:
    providers.indicator("SP.POP.TOTL", "BLR", {str(year): 9e6 + year for year in range(1990, 2026)}, most=10)
    assert refreshed(population)[0].startswith("bank: 34 new, 3 changed, 1 unchanged")
    asked = [path for path in providers.requests if "SP.POP.TOTL" in path]
    assert [path.partition("&page=")[2].partition("&")[0] for path in asked] == ["1", "2", "3", "4"]
    assert len([path for path in providers.requests if "/sources/2" in path]) == 1


def test_an_answer_whose_second_page_fails_is_no_answer(population: Path, providers: Providers) -> None:
    path = "/v2/en/country/BLR/indicator/SP.POP.TOTL"
    providers.indicator("SP.POP.TOTL", "BLR", {str(year): year for year in range(1990, 2026)}, most=10)
    page = providers.routes[path]
    providers.routes[path] = lambda query: page(query) if query["page"] == "1" else (503, "text/plain", b"later")
    before = snapshot(population)
    assert refreshed(population) == [
        "bank: pop: the World Bank answered 503 Service Unavailable; nothing was changed",
    ]
    assert snapshot(population) == before


def test_settings_of_the_library_are_as_they_were(population: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wbgapi, "endpoint", "http://no.invalid/v2")
    monkeypatch.setattr(wbgapi, "get_options", {"verify": True})
    assert refreshed(population)[0].startswith("bank: 2 new")
    assert (wbgapi.endpoint, wbgapi.get_options) == ("http://no.invalid/v2", {"verify": True})


def test_a_figure_that_the_source_names_as_empty_is_withdrawn(population: Path, providers: Providers) -> None:
    providers.indicator("SP.POP.TOTL", "BLR", {"2022": None, "2023": 9178298, "2024": 9100000})
    assert refreshed(population) == ["bank: 1 new, 0 changed, 3 unchanged, 1 withdrawn"]
    assert ("pop", "2022") not in rows_of(population / "bank.csv")


WRONG: list[tuple[str, object, str]] = [
    ("an unknown indicator", as_json(UNKNOWN_INDICATOR), 'answered "Invalid value: The provided parameter value is'),
    ("an error of the server", (500, "text/html", b"<html>no</html>"), "answered 500 Internal Server Error"),
    ("JSON that breaks off", (200, "application/json", b'[{"page":1,"total":2},[{"indi'), "JSON decoding error"),
    ("another form", as_json({"total": 1, "per_page": 50, "x": []}), "answered"),
    ("no rows", as_json([{"page": 1, "per_page": "50", "total": 0}, None]), "cannot be read (TypeError)"),
    ("no end", as_json([{"page": 1, "per_page": 0, "total": 9}, []]), "the answer has more than 100 pages"),
    ("no figure", {"2023": None}, "the answer has no figure"),
    ("a word", {"2023": "many"}, '"many" of 2023 is no number'),
    ("truth", {"2023": True}, "true of 2023 is no number"),
    ("too little", {"2023": -5}, "-5 in 2023 is not between 0 and inf"),
    ("too much to be written", {"2023": "1e200"}, '"1e+200" is no number'),
    ("a month", {"2023M05": 5}, "is a month, but pop is annual"),
    ("no period", {"lately": 5}, '"lately" is no period'),
    ("most figures gone", {"2022": None, "2023": None, "2024": 1}, "withdraws 2 of 3 figures"),
]


@pytest.mark.parametrize(("answer", "what"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_bad_answer_leaves_its_dataset_as_it_is(
    population: Path, providers: Providers, made: Made, answer: object, what: str
) -> None:
    key = generic(EXR, {"2026-10-30": "1.1172"})
    providers.key("EXR", "D.USD.EUR.SP00.A", key)
    made(
        "rates",
        ["usd,2026-09-30,1.1355"],
        [("usd", "USD", 'code = "D.USD.EUR.SP00.A"')],
        sdmx_service(providers.address, "EXR"),
        "point",
    )
    if isinstance(answer, Mapping):
        providers.indicator("SP.POP.TOTL", "BLR", answer)
    else:
        providers.answer("/v2/en/country/BLR/indicator/SP.POP.TOTL", answer)  # type: ignore[arg-type]
    before = snapshot(population)
    said = refreshed(population)
    assert len(said) == 2
    assert said[0].startswith("bank: ")
    assert "pop" in said[0]
    assert what in said[0]
    assert said[0].endswith("; nothing was changed")
    assert said[1] == "rates: 1 new, 0 changed, 0 unchanged, 1 kept that the source does not give"
    after = snapshot(population)
    assert {name: after[name] for name in ("bank.csv", "bank.toml")} == {
        name: before[name] for name in ("bank.csv", "bank.toml")
    }
    assert not [name for name in after if name.startswith("vintages/bank") or name.endswith(".tmp")]


def test_the_answer_for_another_economy_is_refused(population: Path, providers: Providers) -> None:
    providers.indicator("SP.POP.TOTL", "RUS", {"2023": 5})
    providers.routes["/v2/en/country/BLR/indicator/SP.POP.TOTL"] = providers.routes[
        "/v2/en/country/RUS/indicator/SP.POP.TOTL"
    ]
    assert 'pop: the answer is for "SP.POP.TOTL" of "RUS"' in refreshed(population)[0]


# ---------------------------------------------------------------- SDMX


@pytest.fixture
def rates(made: Made, providers: Providers) -> Path:
    return made(
        "rates",
        ["usd,2026-08-28,1.16", "usd,2026-09-30,1.1355"],
        [("usd", "USD", 'code = "D.USD.EUR.SP00.A"')],
        sdmx_service(providers.address, "EXR", 'start = "2026"', 'pick = "month_end"'),
        "point",
    )


FIXINGS = {
    **{"2026-08-28": "1.16", "2026-08-31": "1.1596", "2026-09-30": "1.1355", "2026-10-29": "1.1164"},
    **{"2026-10-30": "1.1172", "2026-10-31": "NaN", "2026-11-24": "1.2"},
}


@pytest.mark.parametrize("form", ["generic", "structure-specific", "json"])
def test_the_last_fixing_of_each_month_that_is_over(rates: Path, providers: Providers, form: str) -> None:
    empty = {period: None if value == "NaN" else value for period, value in FIXINGS.items()}
    numbers = {period: None if value is None else float(value) for period, value in empty.items()}
    content = {
        "generic": generic(EXR, FIXINGS, about={"UNIT_MULT": "0"}),
        "structure-specific": structure_specific(EXR, empty),
        "json": sdmx_json(EXR, numbers),
    }[form]
    providers.key("EXR", "D.USD.EUR.SP00.A", content, "application/json" if form == "json" else "application/xml")
    assert refreshed(rates) == ["rates: 2 new, 0 changed, 1 unchanged, 1 withdrawn"]
    assert rows_of(rates / "rates.csv") == {
        ("usd", "2026-08-31"): "1.1596",
        ("usd", "2026-09-30"): "1.1355",
        ("usd", "2026-10-30"): "1.1172",
    }
    assert providers.requests == ["/sdmx/data/EXR/D.USD.EUR.SP00.A?startPeriod=2026"]
    assert tomllib.loads((rates / "rates.toml").read_text("utf-8"))["vintage"] == "as of November 2026"
    assert check_series(rates) == []


@pytest.fixture
def outlook(made: Made, providers: Providers) -> Path:
    return made(
        "outlook",
        ["gdp,2023,71800000000", "gdp,2024,78847000000", "gdp,2025,92766000000", "gdp,2026,102042000000"],
        [("gdp", "USD", 'code = "BLR.NGDPD.A"\nprojections = ["2026"]')],
        sdmx_service(providers.address, "IMF.RES,WEO"),
    )


def test_outturn_estimates_and_projections_are_told_apart(outlook: Path, providers: Providers) -> None:
    values = {"2024": "78847000000", "2025": "92766000000.50", "2026": "1.03e11", "2027": "110000000000"}
    about, updated = 'LATEST_ACTUAL_ANNUAL_DATA="2024" UNIT="USD"', 'UPDATE_DATE="2026-10-14T13:00:00Z"'
    content = structure_specific(WEO, dict(values), about=about, updated=updated)
    providers.key("IMF.RES,WEO", "BLR.NGDPD.A", content)
    assert refreshed(outlook) == ["outlook: 1 new, 2 changed, 1 unchanged, 1 kept that the source does not give"]
    frame = load_series(outlook).set_index("period")
    assert frame["kind"].to_dict() == {
        **{"2023": "observation", "2024": "observation", "2025": "estimate"},
        **{"2026": "projection", "2027": "projection"},
    }
    assert frame["value"].to_dict()["2025"] == 92766000000.5
    assert rows_of(outlook / "outlook.csv")["gdp", "2026"] == "103000000000"
    assert frame.loc["2027", "citation"] == "Producer of outlook, the database, October 2026"
    assert frame.loc["2023", "citation"] == "Producer of outlook, the database, April 2026"


def test_a_projection_that_came_true_is_one_no_more_if_the_source_says_so(outlook: Path, providers: Providers) -> None:
    values: dict[str, str | None] = {"2025": "1", "2026": "2", "2027": "3", "2028": "4"}
    about = 'LATEST_ACTUAL_ANNUAL_DATA="2026"'
    providers.key("IMF.RES,WEO", "BLR.NGDPD.A", structure_specific(WEO, values, about=about))
    list(refresh_series(outlook, today=date(2028, 2, 1)))
    assert described(outlook / "outlook.toml")["gdp"]["estimates"] == ["2027"]
    assert described(outlook / "outlook.toml")["gdp"]["projections"] == ["2028"]
    list(refresh_series(outlook, today=date(2029, 2, 1)))
    assert "projections" not in described(outlook / "outlook.toml")["gdp"]


def test_a_new_figure_of_which_nothing_is_said_is_as_the_last_one(outlook: Path, providers: Providers) -> None:
    values: dict[str, str | None] = {"2022": "1", "2026": "2", "2027": "3"}
    providers.key("IMF.RES,WEO", "BLR.NGDPD.A", structure_specific(WEO, values))
    list(refresh_series(outlook, today=date(2028, 2, 1)))
    assert described(outlook / "outlook.toml")["gdp"]["projections"] == ["2026", "2027"]


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        (generic(WEO, {"2024": "5"}, status="E"), "estimates"),
        (generic(WEO, {"2024": "5"}, status="F"), "projections"),
        (structure_specific(WEO, {"2024": "5"}, own='DERIVATION_TYPE="TPD"'), "estimates"),
        (structure_specific(WEO, {"2024": "5"}, own='DERIVATION_TYPE="SP"'), "projections"),
        (structure_specific(WEO, {"2024": "5"}, own='DERIVATION_TYPE="O"'), "none"),
    ],
)
def test_the_status_of_an_observation_is_its_kind(
    outlook: Path, providers: Providers, content: bytes, kinds: str
) -> None:
    providers.key("IMF.RES,WEO", "BLR.NGDPD.A", content)
    refreshed(outlook)
    found = described(outlook / "outlook.toml")["gdp"]
    assert {name for name in ("estimates", "projections") if "2024" in str(found.get(name))} == {kinds} - {"none"}


def test_a_sum_follows_its_parts_while_they_are_outturns(made: Made, providers: Providers) -> None:
    folder = made(
        "trade",
        ["out,2020,10", "out,2021,11", "in,2020,5", "in,2021,6", "both,2020,15", "both,2021,17"],
        [
            ("out", "USD", 'code = "RUS.XG_FOB_USD.BLR.A"\nfactor = 1000000'),
            ("in", "USD", 'code = "RUS.MG_CIF_USD.BLR.A"\nestimates = ["2021"]'),
            ("both", "USD", 'sum = ["out", "in"]'),
        ],
        sdmx_service(providers.address, "IMF.STA,IMTS"),
    )
    for code, about, values in (
        ("XG_FOB_USD", {"UNIT_MULT": "6"}, {"2019": "0.000008", "2020": "0.000012", "2021": "0.000013"}),
        ("MG_CIF_USD", {}, {"2019": "4.1", "2020": "5", "2021": "7", "2022": "8"}),
    ):
        key = {"COUNTRY": "RUS", "INDICATOR": code, "COUNTERPART_COUNTRY": "BLR", "FREQUENCY": "A"}
        providers.key("IMF.STA,IMTS", f"RUS.{code}.BLR.A", generic(key, values, about=about))
    assert refreshed(folder) == ["trade: 4 new, 4 changed, 1 unchanged, 1 kept that the source does not give"]
    rows = rows_of(folder / "trade.csv")
    assert {period: text for (name, period), text in rows.items() if name == "both"} == {
        **{"2019": "12.1", "2020": "17", "2021": "17"}
    }
    assert rows["out", "2020"] == "12"
    assert described(folder / "trade.toml")["in"]["estimates"] == ["2021", "2022"]
    assert check_series(folder) == []


OTHER = {**EXR, "CURRENCY": "GBP"}
MESSAGES: list[tuple[str, bytes, str]] = [
    ("of another series", generic(OTHER, FIXINGS), 'the answer is of another series, without "USD"'),
    ("with a scale", generic(EXR, FIXINGS, about={"UNIT_MULT": "6"}), "in units of 10^6, but factor is 1"),
    ("of no series", generic_of([]), "the answer has 0 series instead of one"),
    ("that breaks off", generic(EXR, FIXINGS)[:900], "no SDMX that can be read (XMLParseError)"),
    ("of JSON that breaks off", sdmx_json(EXR, {"2026-09-30": 1})[:300], "cannot be read (JSONDecodeError)"),
    ("with a broken beginning", b"<a" + generic(EXR, FIXINGS), "no SDMX that can be read (XMLSyntaxError)"),
    ("of something else", b"<html><p>Maintenance</p></html>", "no SDMX that can be read"),
    ("that is an error", b'<Error xmlns="x"><ErrorMessage code="100"/></Error>', "no SDMX that can be read"),
    ("of nothing", b"", "read"),
    ("of a word", generic(EXR, {"2026-09-30": "n/a"}), '"n/a" of 2026-09-30 is no number'),
    ("of an endless number", generic(EXR, {"2026-09-30": "INF"}), '"INF" of 2026-09-30 is no number'),
    ("of one day twice", generic(EXR, {"2026-09": "1", "2026-M09": "2"}), "the answer has 2026-09 twice"),
]


@pytest.mark.parametrize(("content", "what"), [case[1:] for case in MESSAGES], ids=[case[0] for case in MESSAGES])
def test_a_message_that_cannot_be_used(
    rates: Path,
    providers: Providers,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    content: bytes,
    what: str,
) -> None:
    providers.key("EXR", "D.USD.EUR.SP00.A", content)
    before = snapshot(rates)
    [said] = refreshed(rates)
    assert said.startswith("rates: usd: ")
    assert what in said
    assert snapshot(rates) == before
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []
    assert logging.getLogger("sdmx").level == logging.NOTSET


def test_a_key_that_the_service_does_not_know(rates: Path) -> None:
    assert refreshed(rates) == ["rates: usd: the service answered 404 Not Found; nothing was changed"]


# ---------------------------------------------------------------- all or nothing


@pytest.mark.parametrize("failing", range(4))
def test_files_are_replaced_together_or_not_at_all(
    population: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    replace, calls = os.replace, []

    def breaking(source: object, target: object) -> None:
        calls.append(target)
        if len(calls) == failing + 1:
            raise OSError(28, "No space left on device")
        replace(source, target)  # type: ignore[arg-type]

    before = snapshot(population)
    monkeypatch.setattr(os, "replace", breaking)
    assert refreshed(population) == ["bank: cannot be written (No space left on device); nothing was changed"]
    assert snapshot(population) == before
    assert check_series(population) == []
    monkeypatch.setattr(os, "replace", replace)
    assert refreshed(population)[0].startswith("bank: 2 new")


def test_an_interruption_between_two_files_leaves_them_as_they_were(
    population: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace

    def interrupted(source: object, target: Path) -> None:
        replace(source, target)  # type: ignore[arg-type]
        if target.name == "bank.csv" and b"2025" in target.read_bytes():
            raise KeyboardInterrupt

    before = snapshot(population)
    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        refreshed(population)
    assert snapshot(population) == before


def test_a_dataset_that_was_edited_by_hand_is_left_alone(population: Path, providers: Providers) -> None:
    with (population / "bank.csv").open("a", encoding="utf-8") as file:
        file.write("gdp,2023,7\n")
    before = snapshot(population)
    [said] = refreshed(population)
    assert said.startswith("bank: is left as it is, for something is wrong with it already: ")
    assert "sha256: is not that of bank.csv" in said
    assert (snapshot(population), providers.requests) == (before, [])


# ---------------------------------------------------------------- the command


def test_the_command_prints_a_line_a_dataset(population: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["series", "refresh", "--data", str(population)]) == 0
    assert capfd.readouterr() == (
        "bank: 2 new, 1 changed, 2 unchanged, 1 kept that the source does not give\n",
        "",
    )
    assert tomllib.loads((population / "bank.toml").read_text("utf-8"))["retrieved"] == date.today()
    assert main(["check", str(population)]) == 0


def test_the_command_fails_if_one_of_those_asked_for_does(
    population: Path, rates: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert population == rates
    assert main(["series", "refresh", "bank", "rates", "nothing", "--data", str(rates)]) == 1
    out, err = capfd.readouterr()
    assert out.splitlines() == ["bank: 2 new, 1 changed, 2 unchanged, 1 kept that the source does not give"]
    assert err.splitlines() == [
        "indicators: rates: usd: the service answered 404 Not Found; nothing was changed",
        f"indicators: nothing: there is no such dataset in {rates}",
    ]
    assert main(["series", "refresh", "bank", "--data", str(rates)]) == 0


def test_without_network_one_line_says_so(made: Made, capfd: pytest.CaptureFixture[str]) -> None:
    made("bank", ["pop,2023,5"], [("pop", "person", 'code = "SP.POP.TOTL"')], world_bank("http://no.invalid"))
    folder = made(
        "rates", ["usd,2023,1"], [("usd", "USD", 'code = "A.USD"')], sdmx_service("http://127.0.0.1:1", "EXR")
    )
    before = snapshot(folder)
    assert main(["series", "refresh", "--data", str(folder)]) == 1
    assert capfd.readouterr() == (
        "",
        "indicators: no network: no.invalid, 127.0.0.1:1 cannot be reached; nothing was changed\n",
    )
    assert snapshot(folder) == before


def test_one_provider_that_is_away_does_not_stop_the_others(
    population: Path, made: Made, capfd: pytest.CaptureFixture[str]
) -> None:
    made("away", ["usd,2023,1"], [("usd", "USD", 'code = "A.USD"')], sdmx_service("http://no.invalid", "EXR"))
    assert main(["series", "refresh", "--data", str(population)]) == 1
    out, err = capfd.readouterr()
    assert out.startswith("bank: 2 new")
    assert err == "indicators: away: no.invalid cannot be reached; nothing was changed\n"


@pytest.mark.parametrize("library", ["wbgapi", "sdmx", "tomlkit"])
def test_without_the_extra_one_line_says_how_to_install_it(
    population: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    before = snapshot(population)
    assert main(["series", "refresh", "--data", str(population)]) == 1
    out, err = capfd.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert 'pip install -e ".[series]"' in err
    assert snapshot(population) == before


def test_a_folder_without_anything_to_ask_for(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["series", "refresh", "--data", str(tmp_path / "none")]) == 1
    assert main(["series", "refresh", "--data", str(tmp_path)]) == 1
    assert capfd.readouterr().err.splitlines() == [
        f"indicators: {tmp_path / 'none'}: is no folder",
        "indicators: no dataset says where newer figures are: none has a [refresh] in its TOML file",
    ]


# ---------------------------------------------------------------- sidecars


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('provider = "worldbank"', 'provider = "someone"', 'refresh: provider: "someone" is no provider that is known'),
        ('database = "2"', "", "refresh: database: is missing"),
        ('provider = "worldbank"', 'provider = "sdmx"', "refresh: flow: is missing"),
        ('database = "2"', "database = 2", "refresh: database: 2 is no text"),
        ('start = "1990"', 'start = "then"', 'refresh: start: "then" is no start that is known'),
        ('start = "1990"', 'pick = "any"', 'refresh: pick: "any" is no pick that is known'),
        ('start = "1990"', 'colour = "red"', "refresh: colour: is no known key of a refresh"),
        ('code = "SP.POP.TOTL"', "", "series pop: code: must be there, or else sum"),
        ('code = "SP.POP.TOTL"', 'sum = ["gdp", "x"]', 'series pop: sum: "x" is no series with a code'),
        ("[refresh]", "[unknown]", "series pop: code: is for a [refresh], which the dataset has not"),
    ],
)
def test_what_is_wrong_with_a_refresh_is_found(population: Path, old: str, new: str, what: str) -> None:
    sidecar = population / "bank.toml"
    assert old in sidecar.read_text("utf-8")
    sidecar.write_text(sidecar.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert [line for line in map(str, check_series(population)) if what in line]


def test_the_shipped_datasets_say_where_to_ask() -> None:
    able = {}
    for path in SHIPPED.glob("*.toml"):
        if found := tomllib.loads(path.read_text("utf-8")).get("refresh"):
            able[path.stem] = (found["provider"], found.get("flow", found.get("database")))
    assert able == {
        "worldbank-wdi": ("worldbank", "2"),
        "imf-weo": ("sdmx", "IMF.RES,WEO"),
        "imf-imts": ("sdmx", "IMF.STA,IMTS"),
        "ecb-reference-rates": ("sdmx", "EXR"),
    }


# ---------------------------------------------------------------- small things


@pytest.mark.parametrize(
    ("written", "period"),
    [("2025", "2025"), ("2025M01", "2025-01"), ("2025-M1", "2025-01"), ("2025Q3", "2025-Q3"), ("2025-S2", "2025-H2")],
)
def test_periods_are_written_as_series_have_them(written: str, period: str) -> None:
    assert period_of(written) == period


@pytest.mark.parametrize("written", ["2025M13", "2025-W05", "", None, "２０２５M01"])
def test_what_is_no_period(written: object) -> None:
    with pytest.raises(SourceError, match="is no period"):
        period_of(written)


def test_values_come_to_base_units_without_noise() -> None:
    assert number_of(0.1, "2025", 1e6) == Decimal(100000)
    assert number_of("42914.268", "2025", 1000000) == Decimal("42914268000")
    assert [number_of(empty, "2025") for empty in (None, "", " NaN", float("nan"))] == [None] * 4


def test_an_outcome_is_one_line() -> None:
    assert str(Outcome("a", error="b")) == "a: b"
