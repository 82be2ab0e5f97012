"""The big chart of an indicator: what stands on which axis, where, and in which shape and colour."""

# mypy: untyped_calls_exclude = plotly

from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from indicators.charts import Panel, panels
from indicators.charts.axes import axes, axis_key, base_values, base_year, on_axis, within, years
from indicators.charts.indicator import Scene, alt_text, claim_at, figure, scene
from indicators.charts.look import GREEN, GREY, OCHRE, PURPLE, RUST, Look
from indicators.charts.marks import MOST_MARKS, SYMBOLS, reach
from indicators.charts.template import INK
from indicators.model import Bound, Claim, Direction, Measure, Modality, stable_id
from indicators.table import to_frame
from indicators.verdict import compared
from tests.claims import claim

YEAR = (date(2020, 1, 1), date(2020, 12, 31))


def level(value: float = 30e9, year: int = 2020, **changes: Any) -> Claim:
    fields: dict[str, Any] = {
        "indicator": "goods_trade_turnover",
        "measure": Measure.LEVEL,
        "unit": "USD",
        "direction": None,
        "period_start": date(year, 1, 1),
        "period_end": date(year, 12, 31),
    }
    values = {"value": value, "value_low": value, "value_high": value, "signed_value": value}
    return claim(**{**fields, **values, **changes})


def frame(*claims: Claim) -> pd.DataFrame:
    return to_frame([replace(made, claim_id=stable_id(number)) for number, made in enumerate(claims)])


def observed(value: float, period: str = "2020", **changes: Any) -> dict[str, Any]:
    year = period[:4]
    row: dict[str, Any] = {
        "series_id": "trade",
        "title": "Trade <b>",
        "definition": "Exports and imports",
        "indicator": "goods_trade_turnover",
        "subject": None,
        "geo": "BLR",
        "partner": "RUS",
        "frequency": "annual",
        "period": period,
        "period_start": pd.Timestamp(f"{year}-01-01"),
        "period_end": pd.Timestamp(f"{year}-12-31"),
        "value": value,
        "unit": "USD",
        "per": None,
        "measure": "level",
        "kind": "observation",
        "producer": "Belstat",
        "citation": "Yearbook",
        "url": "https://example.org",
        "vintage": None,
        "retrieved": pd.Timestamp(2021, 4, 1),
        "licence": "free",
        "caveats": None,
    }
    return {**row, **changes}


def series(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(observed(0)))


def made(claims: pd.DataFrame, official: pd.DataFrame, look: Look | None = None) -> Scene:
    panel = axes(claims, claims, official)[0]
    return scene(panel, on_axis(official, panel), look or Look())


def drawn(claims: pd.DataFrame, official: pd.DataFrame | None = None, look: Look | None = None) -> dict[str, Any]:
    chart = figure(made(claims, series() if official is None else official, look), "Trade")
    assert chart is not None
    parsed: dict[str, Any] = json.loads(chart.to_json())
    return parsed


def marks(chart: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in chart["data"] if "customdata" in trace]


def lines(chart: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in chart["data"] if "legendgroup" in trace]


def test_an_axis_is_for_one_measure_unit_and_denominator() -> None:
    claims = frame(level(), level(), claim(indicator="goods_trade_turnover"), level(unit="BYN"))
    official = series(observed(1), observed(2, unit="EUR"), observed(3, measure="change", unit="percent"))
    found = axes(claims, claims.iloc[:1], official)
    assert [(axis_key(panel), len(panel.frame)) for panel in found] == [
        ("level|USD|", 1),
        ("change|percent|", 0),
        ("level|BYN|", 0),
        ("level|EUR|", 0),
    ]
    assert on_axis(official, found[0])["value"].tolist() == [1]
    assert on_axis(official, found[1])["value"].tolist() == [3]


def test_figures_and_years_are_cut_by_the_dates_of_the_address() -> None:
    official = series(*(observed(1, str(year)) for year in range(2015, 2021)))
    assert within(official, date(2016, 6, 1), date(2018, 1, 1))["period"].tolist() == ["2016", "2017", "2018"]
    assert len(within(official, None, None)) == 6
    assert years(frame(level(year=2011)), official) == (2011, 2020)
    assert years(frame().iloc[:0], series()) is None


def test_series_are_lines_and_claims_are_marks_on_them() -> None:
    chart = drawn(frame(level()), series(observed(29e9, "2019"), observed(31e9)))
    [line], [mark] = lines(chart), marks(chart)
    assert (line["name"], line["mode"], line["y"]) == ("Belstat", "lines+markers", [29e9, 31e9])
    assert (mark["y"], mark["customdata"]) == ([30e9], [[stable_id(0)]])
    assert mark["x"][0][:10] == line["x"][1][:10] == "2020-07-01"
    # Where both are in one place, the pointer finds the trace that comes first.
    assert chart["data"].index(mark) < chart["data"].index(line)
    assert "Trade &lt;b&gt;" in line["hovertext"][0]


def test_no_line_joins_years_that_are_not_neighbours() -> None:
    [line] = lines(drawn(frame(level()), series(observed(1, "2010"), observed(2, "2011"), observed(3, "2016"))))
    assert line["y"] == [1, 2, None, 3]


def test_estimates_and_projections_are_dotted_and_hollow() -> None:
    official = series(observed(1, "2019"), observed(2, "2020"), observed(3, "2021", kind="projection"))
    firm, soft = lines(drawn(frame(level()), official))
    assert (firm["line"]["dash"], firm["marker"]["symbol"], firm["y"]) == ("solid", "circle", [1, 2])
    assert (soft["line"]["dash"], soft["marker"]["symbol"], soft["y"]) == ("dot", "circle-open", [2, 3])
    assert [line.get("showlegend") for line in (firm, soft)] == [True, False]
    chart = drawn(frame(level()), official, Look(forecasts=False))
    assert len(lines(chart)) == 1


def test_a_producer_has_one_entry_of_the_legend_for_each_country() -> None:
    official = series(
        observed(1, producer="IMF"),
        observed(2, producer="IMF", series_id="other"),
        observed(3, producer="IMF", series_id="mirror", geo="RUS"),
        observed(4, series_id="own"),
    )
    found = [line for line in lines(drawn(frame(level()), official)) if line["showlegend"]]
    assert [line["name"] for line in found] == ["IMF, Belarus", "IMF, Russia", "Belstat"]
    assert found[0]["line"]["color"] != found[1]["line"]["color"]


def test_shapes_say_the_modality_and_colours_who_speaks() -> None:
    speakers = {"Alexander Lukashenko": RUST, "Mikhail Mishustin": INK, "Nobody Known": GREY}
    claims = frame(*(level(speaker=speaker) for speaker in speakers), level(modality=Modality.PLAN, speaker="x"))
    chart = drawn(claims)
    assert {mark["marker"]["color"] for mark in marks(chart)} == set(speakers.values())
    shapes = {symbol for mark in marks(chart) for symbol in mark["marker"]["symbol"]}
    assert shapes == {"circle", "square-open"}
    names = [trace["name"] for trace in chart["data"] if trace.get("name")]
    assert names == ["Claims: Belarus", "Claims: Russia", "Claims: Country not known", "plan"]
    assert len(set(SYMBOLS.values())) == len(Modality)


def test_of_publishers_the_most_frequent_have_colours_of_their_own() -> None:
    claims = frame(*(level(publisher=name) for name in "aabcdefg"), level(publisher=None))
    chart = drawn(claims, look=Look(colour="publisher"))
    colours = [mark["marker"]["color"] for mark in marks(chart)]
    assert sorted(colours) == sorted([INK, RUST, GREEN, PURPLE, OCHRE, GREY])


@pytest.mark.parametrize("colour", [INK, RUST, GREEN, PURPLE, OCHRE, GREY])
@pytest.mark.parametrize("page", ["#ffffff", "#15181b"])
def test_colours_stand_out_from_both_pages(colour: str, page: str) -> None:
    def luminance(code: str) -> float:
        parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(colour), luminance(page)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


@pytest.mark.parametrize(
    ("bound", "direction", "way"),
    [
        (Bound.MORE_THAN, Direction.UP, 1),
        (Bound.AT_LEAST, Direction.DOWN, -1),
        (Bound.LESS_THAN, Direction.UP, -1),
        (Bound.AT_MOST, Direction.DOWN, 1),
        (Bound.EXACT, Direction.DOWN, 0),
        (Bound.ABOUT, Direction.UP, 0),
    ],
)
def test_open_bounds_are_arrows_to_their_open_side(bound: Bound, direction: Direction, way: int) -> None:
    value = -21.0 if direction == Direction.DOWN else 21.0
    one = {"bound": bound, "value": 21.0, "signed_value": value}
    assert reach(one) == way
    chart = drawn(frame(claim(bound=bound, direction=direction, signed_value=value)))
    arrows = [trace for trace in chart["data"] if trace.get("mode") == "lines+markers"]
    assert len(arrows) == (way != 0)
    if way:
        tip = arrows[0]["y"][1] - value
        assert tip * way > 0
        assert arrows[0]["marker"]["symbol"][1] == ("triangle-up" if way > 0 else "triangle-down")


def test_ranges_are_error_bars() -> None:
    [mark] = marks(drawn(frame(level(30e9, bound=Bound.RANGE, value_low=28e9, value_high=31e9))))
    assert mark["error_y"]["array"] == pytest.approx([1e9])
    assert mark["error_y"]["arrayminus"] == pytest.approx([2e9])


def test_the_chosen_mark_is_larger_named_and_on_top() -> None:
    chart = drawn(frame(level(), level(31e9), level(29e9)), look=Look(selected=stable_id(1)))
    [mark] = marks(chart)
    assert mark["customdata"][-1] == [stable_id(1)]
    assert mark["marker"]["size"][-1] > mark["marker"]["size"][0]
    [note] = chart["layout"]["annotations"]
    assert (note["y"], note["text"]) == (31e9, "<b>$31.0 bn</b>")


def test_a_logarithmic_axis_is_for_values_above_zero_only() -> None:
    chart = drawn(frame(level(), level(3e8, bound=Bound.MORE_THAN)), look=Look(log=True, selected=stable_id(0)))
    assert chart["layout"]["yaxis"]["type"] == "log"
    assert chart["layout"]["annotations"][0]["y"] == pytest.approx(10.477, abs=1e-3)
    fallen = frame(claim(indicator="goods_trade_turnover"))
    assert not made(fallen, series(), Look(log=True)).look.log
    assert "type" not in drawn(fallen, look=Look(log=True))["layout"]["yaxis"]


def test_an_index_counts_from_the_first_year_that_most_series_have() -> None:
    official = series(
        observed(10, "2010"),
        observed(20, "2015"),
        observed(30, "2020"),
        observed(100, "2015", series_id="mirror", geo="RUS"),
        observed(150, "2020", series_id="mirror", geo="RUS"),
        observed(7, "2020", series_id="quarterly", frequency="quarterly"),
    )
    panel = axes(frame(level()), frame(level()), official)[0]
    assert base_year(panel, official) == 2015
    assert base_values(official, 2015) == {"trade": 20, "mirror": 100}
    chart = drawn(compared(frame(level(30, quote="$30"), level(40, 2013)), official), official, Look(base=2015))
    assert sorted(line["y"][-1] for line in lines(chart)) == [150, 150]
    # Only a claim that answers a figure of these series has a 100 of its own.
    assert [mark["y"] for mark in marks(chart)] == [[150]]
    assert chart["layout"]["title"]["text"] == "Trade: index, 2015 = 100"


@pytest.mark.parametrize("changes", [{"measure": "share"}, {"unit": "percent"}, {"indicator": "loan"}])
def test_rates_shares_and_events_have_no_index(changes: dict[str, str]) -> None:
    fields = {"indicator": "x", "measure": "level", "unit": "USD", **changes}
    official = series(observed(1, "2019"), observed(2, "2020"))
    assert base_year(Panel(**fields, per=None, frame=frame().iloc[:0]), official) is None
    assert base_year(Panel("x", "level", "USD", None, frame().iloc[:0]), official.iloc[:1]) is None


def test_what_is_switched_off_is_not_drawn() -> None:
    claims = frame(level(), level(modality=Modality.FORECAST), level(modality=Modality.PLAN))
    official = series(observed(1))
    chart = drawn(claims, official, Look(official=False, forecasts=False))
    assert lines(chart) == []
    assert [len(mark["x"]) for mark in marks(chart)] == [1]


@pytest.mark.parametrize("log", [True, False])
def test_a_click_on_a_figure_under_a_mark_is_one_on_the_mark(log: bool) -> None:
    claims = frame(level(30e9), level(10e9, 2010), level(10.5e9, 2010))
    found = made(claims, series(observed(30.1e9), observed(1e9, "2000")), Look(log=log))
    assert claim_at(found, "2020-07-01", 30.1e9) == stable_id(0)
    assert claim_at(found, "2010-07-02", 10.4e9) == stable_id(2)
    assert claim_at(found, "2000-07-01", 1e9) is None


def test_a_period_that_reaches_out_of_the_chart_has_its_mark_inside() -> None:
    long = frame(level(period_start=date(2001, 1, 1), period_end=date(2020, 12, 31)))
    chart = drawn(long, look=Look(since=date(2018, 1, 1), until=date(2020, 12, 31)))
    assert marks(chart)[0]["x"][0][:4] == "2019"
    assert chart["layout"]["xaxis"]["range"] == ["2018-01-01", "2020-12-31"]


def test_without_claims_or_figures_there_is_a_chart_of_the_rest_or_none() -> None:
    undated = frame(level(period_start=None, period_end=None, published=None))
    nothing = made(undated, series())
    assert nothing.empty
    assert figure(nothing, "Trade") is None
    assert alt_text(nothing, "Trade") == "Trade: level, USD. No claim with a date."
    chart = drawn(undated, series(observed(1, "2019"), observed(2)))
    assert len(lines(chart)) == 1
    assert marks(chart) == []
    assert len(marks(drawn(frame(level(0.0))))) == 1


def test_alt_texts_state_what_is_claimed_and_what_is_official() -> None:
    claims = frame(level(speaker="Mikhail Mishustin"), level(35e9, 2021))
    words = alt_text(made(claims, series(observed(29.7e9, vintage=None))), "Trade")
    assert words == (
        "Trade: level, USD. 2 claims: lowest $30.0 bn, 2020, Mikhail Mishustin; highest $35.0 bn, 2021, RT; "
        "latest $35.0 bn, 2021, RT. 1 official series: the latest figure is $29.7 bn for 2020, Belstat."
    )
    [one] = panels(frame(level()))
    assert alt_text(scene(one, series(), Look()), "Trade") == "Trade: level, USD. $30.0 bn, 2020, RT."


def test_many_claims_are_drawn_quickly_and_the_oldest_are_left_out() -> None:
    claims = [level(published=date(2000, 1, 1))]
    claims += [level(1e9 + number, 2000 + number % 20) for number in range(MOST_MARKS + 200)]
    rows = frame(*claims)
    started = time.perf_counter()
    chart = drawn(rows, look=Look(selected=stable_id(0)))
    assert time.perf_counter() - started < 5
    assert sum(len(mark["x"]) for mark in marks(chart)) == MOST_MARKS + 1
    assert [stable_id(0)] in [one for mark in marks(chart) for one in mark["customdata"]]


def test_untrusted_words_are_text_on_the_chart() -> None:
    hostile = "<a href='http://x'>y</a>"
    claims = frame(level(unit=hostile, speaker=hostile, publisher=hostile, quote="9 sheep"))
    chart = drawn(claims, look=Look(colour="publisher", selected=stable_id(0)))
    # A name that is compared and never shown.
    del chart["layout"]["uirevision"]
    text = json.dumps(chart)
    assert "<a" not in text
    assert "&lt;a href" in text
