"""Panels, marks and the sentences that describe charts."""

# mypy: untyped_calls_exclude = plotly

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotly.graph_objs import Figure  # type: ignore[attr-defined]  # plotly imports them lazily

from indicators.charts import SYMBOLS, alt_text, claims_figure, claims_spec, dated, nice_ticks, panels
from indicators.charts.letters import legend_lines, width
from indicators.charts.panels import first_panels
from indicators.charts.spec import drawn_once
from indicators.charts.template import GRID, WORDS
from indicators.model import Bound, Claim, Measure, Modality, stable_id
from indicators.table import to_frame
from indicators.wording import format_exact
from tests.claims import claim


def frame(*claims: Claim) -> pd.DataFrame:
    return to_frame([replace(made, claim_id=stable_id(number)) for number, made in enumerate(claims)])


def drawn(*claims: Claim, selected: str | None = None) -> dict[str, Any]:
    [panel] = panels(frame(*claims))
    figure = claims_figure(panel, selected)
    assert figure is not None
    parsed: dict[str, Any] = json.loads(figure.to_json())
    return parsed


def level(**changes: Any) -> Claim:
    fields: dict[str, Any] = {"measure": Measure.LEVEL, "unit": "USD", "direction": None, "signed_value": 21.0}
    return claim(**{**fields, **changes})


def test_levels_and_changes_and_units_never_share_a_panel() -> None:
    made = panels(frame(claim(), claim(), level(), level(unit="EUR"), level(per="tonne"), claim(indicator="gdp")))
    assert [(p.indicator, p.measure, p.unit, p.per, len(p.frame)) for p in made] == [
        ("gdp", "change", "percent", None, 1),
        ("goods_trade", "change", "percent", None, 2),
        ("goods_trade", "level", "USD", None, 1),
        ("goods_trade", "level", "EUR", None, 1),
        ("goods_trade", "level", "USD", "tonne", 1),
    ]
    assert len({panel.key for panel in made}) == len(made)


def test_of_many_claims_the_first_panels_have_the_newest() -> None:
    days = [date(2020, 1, day) for day in (3, 1, 2)]
    made = frame(*(claim(published=day) for day in days), level(), claim(indicator="a"), claim(published=None))
    first, there = first_panels(made, np.arange(len(made)), ["goods_trade"], panels=2, claims=2)
    assert there == 3
    assert [(panel.measure, panel.total, panel.left_out) for panel in first] == [("change", 4, 2), ("level", 1, 0)]
    assert first[0].frame["published"].dt.date.tolist() == [date(2020, 1, 3), date(2020, 1, 2)]
    only, _there = first_panels(made, np.array([4]), [], panels=2, claims=2)
    assert [panel.indicator for panel in only] == ["a"]


def test_panels_follow_the_given_order() -> None:
    made = panels(frame(claim(indicator="a"), claim(indicator="b"), claim(indicator=None)), ["b", "a"])
    assert [panel.indicator for panel in made] == ["b", "a", None]


def test_axes_are_named_by_measure_and_unit() -> None:
    made = panels(frame(claim(), level(per="1000_cubic_metre"), level(measure=Measure.SHARE, unit="percent")))
    assert {panel.axis for panel in made} == {"change, %", "level, USD per 1000 cubic metre", "share, %"}


def test_a_mark_stands_in_the_middle_of_its_period_else_at_publication() -> None:
    placed = dated(frame(claim(), claim(period_start=None, period_end=None)))
    assert [f"{x:%Y-%m-%d}" for x in placed["x"]] == ["2020-07-01", "2020-09-14"]


def test_a_claim_without_any_date_is_on_no_chart() -> None:
    [panel] = panels(frame(claim(period_start=None, period_end=None, published=None)))
    assert claims_figure(panel) is None
    assert alt_text(panel, "Trade") == "Trade: no claim with a date."


def test_marks_carry_their_claim_and_show_its_words() -> None:
    figure = drawn(claim())
    [period, mark] = figure["data"]
    assert mark["customdata"] == [[stable_id(0)]]
    assert mark["text"] == ["−21%"]
    assert mark["y"] == [-21.0]
    assert (period["x"][:2], period["y"][:2]) == (["2020-01-01", "2020-12-31"], [-21.0, -21.0])
    assert "(-21%)" in mark["hovertext"][0]


def test_every_modality_has_its_own_shape_and_a_legend_says_which() -> None:
    figure = drawn(*(claim(modality=modality) for modality in Modality))
    marks = figure["data"][1:]
    assert {mark["name"]: mark["marker"]["symbol"] for mark in marks} == {
        modality.value: symbol for modality, symbol in SYMBOLS.items()
    }
    assert len(set(SYMBOLS.values())) == len(Modality)
    assert figure["layout"]["showlegend"]
    assert not drawn(claim())["layout"]["showlegend"]


@pytest.mark.parametrize(
    ("changes", "up", "down"),
    [
        ({"value": 3.5, "value_low": 3.0, "value_high": 4.5, "signed_value": 3.5, "direction": None}, 1.0, 0.5),
        # A fall by 3 to 4.5 reaches from -4.5 to -3.
        ({"value": 3.5, "value_low": 3.0, "value_high": 4.5, "signed_value": -3.5}, 0.5, 1.0),
        ({"value": 0.15, "value_low": -0.2, "value_high": 0.5, "signed_value": 0.15, "direction": None}, 0.35, 0.35),
    ],
)
def test_ranges_are_error_bars(changes: dict[str, Any], up: float, down: float) -> None:
    bars = drawn(claim(bound=Bound.RANGE, **changes))["data"][1]["error_y"]
    assert bars["array"] == pytest.approx([up])
    assert bars["arrayminus"] == pytest.approx([down])
    assert "error_y" not in drawn(claim())["data"][1]


def test_the_selected_mark_is_larger() -> None:
    sizes = drawn(claim(), claim(), selected=stable_id(1))["data"][1]["marker"]["size"]
    assert sizes[1] > sizes[0]


def test_untrusted_names_are_text_in_the_hover() -> None:
    hover = drawn(claim(speaker="<a href='x'>A</a>", publisher="<b>"))["data"][1]["hovertext"][0]
    assert "<a" not in hover
    assert "&lt;a href='x'&gt;A&lt;/a&gt;" in hover
    assert "&lt;b&gt;" in hover


def test_units_that_an_article_brings_are_text_on_the_chart() -> None:
    figure = drawn(level(unit="<a href='http://x'>sheep</a>"))
    shown = [*figure["data"][1]["text"], *figure["layout"]["yaxis"]["ticktext"]]
    assert len(shown) > 2
    assert not [text for text in shown if "<" in text]


def test_the_axis_covers_whole_years() -> None:
    axis = drawn(claim(), claim(period_start=date(2022, 3, 1), period_end=date(2022, 3, 31)))["layout"]["xaxis"]
    assert axis["range"] == ["2020-01-01", "2023-01-01"]


def test_alt_texts_state_what_is_claimed() -> None:
    [one] = panels(frame(claim(speaker="Mikhail Mishustin")))
    assert alt_text(one, "Goods trade") == "Goods trade: −21%, 2020, Mikhail Mishustin."
    [two] = panels(frame(claim(), claim(signed_value=-5.0, value=5.0, value_low=5.0, value_high=5.0)))
    assert alt_text(two, "Goods trade").startswith("Goods trade. 2 claims: lowest −21%, 2020, RT; highest −5%")


@given(st.floats(-1e13, 1e13), st.floats(0, 1e12))
def test_ticks_are_few_and_cover_the_values(low: float, span: float) -> None:
    high = low + span
    ticks = nice_ticks(low, high)
    step = (ticks[-1] - ticks[0]) / (len(ticks) - 1)
    assert 2 <= len(ticks) <= 7
    assert step > 0
    assert ticks[0] <= low + 1e-6 * step + 1e-9
    assert ticks[-1] >= high - 1e-6 * step - 1e-9


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (5.4e10, "USD", "54,000,000,000 USD"),
        (-21.0, "percent", "-21%"),
        (1.25e15, "BYR", "1,250,000,000,000,000 BYR"),
        (0.1, None, "0.1"),
        (0.0000025, "tonne", "0.0000025 tonnes"),
    ],
)
def test_raw_values_are_plain_digits(value: float, unit: str | None, words: str) -> None:
    assert format_exact(value, unit) == words


def test_a_chart_is_sent_with_what_its_template_says() -> None:
    [panel] = panels(frame(claim(), claim(value_low=20.0, value_high=22.0)))
    spec = claims_spec(panel)
    assert spec is not None
    sent = drawn_once(spec)
    layout = sent["layout"]
    assert "template" not in layout
    assert (layout["height"], layout["xaxis"]["range"]) == (spec["layout"]["height"], spec["layout"]["xaxis"]["range"])
    assert (layout["xaxis"]["type"], layout["yaxis"]["gridcolor"]) == ("date", GRID)
    assert layout["legend"]["font"]["color"] == WORDS
    bars, marks = sent["data"]
    assert bars["opacity"] == 0.5
    assert (marks["marker"]["symbol"], marks["marker"]["opacity"], marks["error_y"]["width"]) == ("circle", 1, 5)
    assert marks["error_y"]["array"] == spec["data"][1]["error_y"]["array"]
    # Plotly takes each of these properties.
    Figure(sent)
    assert "clickmode" not in drawn_once(spec, picked=False)["layout"]


def test_words_are_given_enough_room() -> None:
    # As measured in a browser.
    measured = {"$20.0 bn": 42.5, "−5.0 mn tonnes": 76.7, "100%": 27.9, "1,0 трлн ₽": 51.0, "200 человек": 63.3}
    assert all(wide <= width(words) < wide + 10 for words, wide in measured.items())


def test_a_legend_flows_in_groups_and_stands_in_columns_else() -> None:
    names = ["Claims: Belarus", "Claims: Russia", "Claims: Country not known", "plan"]
    entries = [{"name": name} for name in names]
    grouped = [*entries[:3], {**entries[3], "legendgroup": "plan"}]
    assert [legend_lines(entries, room) for room in (600, 450, 300)] == [1, 2, 4]
    assert [legend_lines(grouped, room) for room in (600, 450, 300)] == [1, 2, 2]
    assert legend_lines([*({**one, "showlegend": False} for one in entries), entries[3]], 100) == 1
