"""Claims beside each other and beside official figures: what is shown, in which order, and in which words."""

# mypy: untyped_calls_exclude = plotly

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from plotly.graph_objs import Figure  # type: ignore[attr-defined]  # plotly imports them lazily

from indicators import compared, groups, matches, to_frame, verdicts
from indicators.app.compare import disagreements, official
from indicators.charts import compare, rows, strips
from indicators.i18n import speak
from indicators.model import Bound, Claim, Direction, Measure, Modality
from tests.claims import claim
from tests.test_app import charts, folder, html, opened, words
from tests.test_verdict import observed, series

__all__ = ["folder"]
FIELDS: dict[str, Any] = {"indicator": "goods_trade_turnover", "published": date(2021, 6, 1)}


def level(value: float, **changes: Any) -> Claim:
    stated = {"value": value, "value_low": value, "value_high": value, "signed_value": value, "quote": f"${value:g}"}
    name = f"{value:g}"
    who = {"claim_id": name, "document_id": name, "speaker": f"Speaker {name}"}
    return claim(**{**FIELDS, "measure": Measure.LEVEL, "direction": None, "unit": "USD", **who, **stated, **changes})


def fall(value: float, **changes: Any) -> Claim:
    stated = {"value": value, "value_low": value, "value_high": value, "signed_value": -value, "quote": f"{value:g}%"}
    return claim(**{**FIELDS, "claim_id": f"{value:g}%", "document_id": f"{value:g}%", **stated, **changes})


TRADE = [level(45.2e9), level(54e9), level(46.5e9)]
CHANGES = [fall(17), fall(28.5, speaker="Yuri Borisov")]
FIGURES = series(observed(40e9), observed(50e9, "2019")).assign(title="Trade")


@pytest.fixture
def frame() -> pd.DataFrame:
    return compared([*TRADE, *CHANGES], FIGURES)


def described(frame: pd.DataFrame) -> list[disagreements.Group]:
    found = groups(frame)
    return disagreements.describe_groups(found, frame, disagreements.official_figures(frame, found, FIGURES))


def test_a_group_is_named_in_words(frame: pd.DataFrame) -> None:
    trade, change = described(frame)
    assert trade.title == "Goods trade turnover, Belarus–Russia, 2020: $45.2 bn to $54.0 bn"
    assert trade.note == "level, USD · 3 claims by 3 speakers · the highest is 19% above the lowest"
    assert trade.claims["claim_id"].tolist() == ["4.52e+10", "4.65e+10", "5.4e+10"]
    assert trade.official["source"].tolist() == ["Belstat"]
    assert change.title == "Goods trade turnover, Belarus–Russia, 2020: −28.5% to −17%"
    assert "11.5 percentage points between the lowest and the highest" in change.note
    speak("ru")
    try:
        assert "Беларусь–Россия, 2020: от 45,2\u00a0млрд\u00a0$ до 54,0\u00a0млрд\u00a0$" in described(frame)[0].title
    finally:
        speak("en")


def test_forecasts_are_shown_beside_what_came_of_them() -> None:
    early = {"modality": Modality.FORECAST, "published": date(2019, 12, 1)}
    frame = to_frame([level(45e9, **early), level(54e9, **early)])
    (group,) = described(frame)
    assert group.note.startswith("level, USD")
    assert group.official["official_value"].tolist() == [40e9]


def test_multiples_are_named_by_where_they_moved_and_have_no_distance() -> None:
    told = {"measure": Measure.MULTIPLE, "unit": "multiple", "direction": Direction.DOWN}
    frame = to_frame([level(value, **told, signed_value=-value) for value in (5, 17)])
    (group,) = described(frame)
    assert group.title == "Goods trade turnover, Belarus–Russia, 2020: down 17× to down 5×"
    assert group.note == "multiple, × · 2 claims by 2 speakers"


def test_which_groups_and_in_which_order(frame: pd.DataFrame) -> None:
    found = groups(pd.concat([frame, compared([level(7e9, geo=("BLR",)), level(7.01e9, geo=("BLR",))], FIGURES)]))
    of = {one: place for place, ids in enumerate(found["claim_ids"]) for one in ids.split(";")}
    group_of = np.array([of.get(one, -1) for one in frame["claim_id"]])
    shown = disagreements.shown_groups(found, group_of, agreeing=True)
    assert disagreements.ordered(shown, "spread", ascending=False)["measure"].tolist() == ["change", "level"]
    assert disagreements.ordered(shown, "claims", ascending=False)["claims"].tolist() == [3, 2]
    assert disagreements.ordered(shown, "period", ascending=True)["claims"].tolist() == [3, 2]
    one = group_of[(frame["speaker"] == "Yuri Borisov").to_numpy()]
    assert disagreements.shown_groups(found, one, agreeing=False)["measure"].tolist() == ["change"]
    assert len(disagreements.shown_groups(found, group_of[:0], agreeing=True)) == 0


@pytest.mark.parametrize(
    ("asked", "claim_id", "page"), [(None, None, 1), (None, "c9", 3), ("1", "c9", 1), ("99", None, 3), ("x", None, 1)]
)
def test_the_page_is_the_one_asked_for_or_the_one_of_the_claim(asked: str, claim_id: str, page: int) -> None:
    many = pd.DataFrame({"claim_ids": [f"a{i};c{i}" for i in range(10)]})
    assert disagreements.pages(len(many)) == 3
    assert disagreements.page_of(many, asked, claim_id) == page


def test_of_a_long_group_the_ends_and_the_chosen_claim_are_shown() -> None:
    many = [level(value * 1e9, speaker=f"Speaker {value}") for value in range(40, 80)]
    frame = to_frame(many)
    (group,) = list(range(len(groups(frame))))
    group_of, values = np.zeros(len(frame), np.int64), frame["signed_value"].to_numpy()
    chosen = (frame["value"] == 60e9).to_numpy()
    shown = disagreements.claims_of(groups(frame).iloc[[group]], group_of, values, chosen)
    half = disagreements.MOST_CLAIMS // 2
    assert frame["value"].iloc[shown].tolist() == [
        value * 1e9 for value in (*range(40, 40 + half), 60, *range(80 - half, 80))
    ]
    figures = disagreements.official_figures(frame.iloc[shown], groups(frame), FIGURES)
    (described,) = disagreements.describe_groups(groups(frame), frame.iloc[shown], figures)
    assert described.hidden == 40 - len(shown)
    assert f"{described.hidden} claims between these are not shown" in disagreements.below(described)


def test_a_spread_plot_has_a_row_for_each_claim_and_figure(frame: pd.DataFrame) -> None:
    group = described(frame)[0]
    figure = Figure(compare.spread(group.claims, group.official, "5.4e+10", "k"))
    _bars, marks, made = figure.data
    assert list(marks.x) == [45.2e9, 46.5e9, 54e9]
    assert list(marks.marker.size) == [strips_size(False), strips_size(False), strips_size(True)]
    assert [one[0] for one in marks.customdata] == group.claims["claim_id"].tolist()
    assert list(made.x) == [40e9]
    assert "54,000,000,000 USD" in marks.hovertext[2]
    alt = compare.spread_alt(group.title, group.claims, group.official)
    assert "Lowest: $45.2 bn, 2020, Speaker 4.52e+10." in alt
    assert "$40.0 bn, official: Belstat." in alt


def strips_size(chosen: bool) -> int:
    return compare.CHOSEN if chosen else compare.SIZE


def test_words_of_articles_are_plain_in_charts() -> None:
    frame = to_frame([level(1e9, speaker="<b>x</b>", publisher="<a href=x>y</a>"), level(1.5e9)])
    group = described(frame)[0]
    figure = Figure(compare.spread(group.claims, group.official, None, "k"))
    assert "&lt;b&gt;x&lt;/b&gt;" in figure.layout.annotations[0].text
    assert "<a href" not in str(figure.to_plotly_json())


@pytest.mark.parametrize(
    ("bound", "falls", "expected"),
    [
        (Bound.MORE_THAN, False, (5.0, float("inf"))),
        (Bound.MORE_THAN, True, (-float("inf"), 5.0)),
        (Bound.AT_MOST, False, (-float("inf"), 5.0)),
        (Bound.EXACT, False, (5.0, 5.0)),
    ],
)
def test_how_far_a_bound_reaches(bound: Bound, falls: bool, expected: tuple[float, float]) -> None:
    assert strips.reach(5.0, 5.0, bound, falls=falls) == expected


def test_an_axis_is_logarithmic_only_where_values_span_orders() -> None:
    assert strips.axis_of([1e6, 1e9], "USD", None).log
    assert not strips.axis_of([1e9, 3e9], "USD", None).log
    assert not strips.axis_of([-1.0, 1000.0], "percent", None).log
    assert strips.axis_of([5.0], "USD", None).ticks
    assert ticks([1e6, 1e9]) == [
        "$1.0 mn",
        "$10.0 mn",
        "$100.0 mn",
        "$1.0 bn",
    ]


def ticks(values: list[float]) -> list[str]:
    return list(strips.axis_of(values, "USD", None).layout()["ticktext"])


def beside(*claims: Claim) -> tuple[pd.DataFrame, pd.DataFrame]:
    frame = compared(list(claims), FIGURES)
    found = official.comparisons(frame, verdicts(frame, FIGURES))
    made = official.figures_of(found, matches(frame, FIGURES), FIGURES)
    return official.worded(found, made), made


def test_claims_beside_official_figures() -> None:
    found, _matches = beside(level(42e9), level(40e9), level(1e9), fall(30), fall(20))
    assert found["claim_id"].tolist() == ["4.2e+10", "4e+10", "30%", "20%"]
    assert found["distance"].tolist() == [
        "differs by +$2.0 bn (+5%)",
        "consistent",
        "differs by −10 pp",
        "consistent",
    ]
    assert found["short_distance"].tolist() == ["+5%", "consistent", "−10 pp", "consistent"]
    assert official.ordered(found, "percent", ascending=False)["claim_id"].tolist()[:2] == ["30%", "4.2e+10"]
    assert official.ordered(found, "absolute", ascending=True)["claim_id"].tolist()[-1] == "4.2e+10"
    table = official.table(found)
    assert table[["claimed", "official", "distance", "percent"]].iloc[0].tolist() == [
        "$42.0 bn",
        "$40.0 bn",
        "+$2.0 bn",
        "+5%",
    ]


def test_levels_and_changes_never_share_an_axis() -> None:
    found, _matches = beside(level(42e9), level(40e9), fall(30))
    plots = official.plots(found, "percent", ascending=False, most=10)
    assert [plot.title for plot in plots] == ["Goods trade turnover, level, USD", "Goods trade turnover, change, %"]
    assert plots[0].note == "2 claims with an official figure; consistent with it: 1"
    assert plots[0].hidden == 0


def test_every_mark_knows_its_claim() -> None:
    found, made = beside(level(42e9), level(40e9))
    dumbbell = Figure(compare.dumbbell(found, official.others(made), "4e+10", "k"))
    assert dumbbell.layout.annotations[1].text == "<b>+5%</b>"
    scatter = Figure(compare.scatter_plot(found, "4e+10", "k"))
    assert list(scatter.data[0].x) == list(scatter.data[0].y)
    for figure in (dumbbell, scatter):
        marks = figure.data[-1]
        assert [one[0] for one in marks.customdata] == ["4.2e+10", "4e+10"]
        assert list(marks.marker.size) == [compare.SIZE, compare.CHOSEN]
    assert "1 of 2 claims are consistent" in compare.pairs_alt("Trade", found)


def test_two_sides_of_one_trade_are_told_apart() -> None:
    other = observed(39e9, series_id="mirror", geo="RUS", partner="BLR")
    sides = series(observed(40e9), other).assign(title="Trade")
    frame = compared([level(42e9)], sides)
    sources = official.figures_of(official.comparisons(frame, verdicts(frame, sides)), matches(frame, sides), sides)[
        "source"
    ]
    assert sorted(sources) == ["Belarus–Russia, Belstat", "Russia–Belarus, Belstat"]


def test_a_claim_is_shown_with_every_figure_its_vintage_and_its_caveats() -> None:
    found, made = beside(level(42e9))
    shown = official.detail(next(rows(found)), made, chosen=True)
    for part in ("differs by +$2.0 bn (+5%)", "Belstat · Trade", "Goods only.", "1 Apr 2021"):
        assert part in shown
    assert '<a href="https://example.org" rel="noopener noreferrer">Source</a>' in shown


DISAGREEING = """\
Trade between Russia and Belarus was $45.2 billion in 2020. <script>alert(1)</script>

Trade between Russia and Belarus was $54 billion in 2020, Vladimir Putin said.

In Minsk 12 people were detained on 3 March 2019."""


def test_the_page(folder: Path) -> None:
    (folder / "a.md").write_text(f"---\npublished: 2021-06-01\npublisher: '<b>P</b>'\n---\n{DISAGREEING}", "utf-8")
    app = opened("compare")
    assert "Goods trade turnover, Belarus–Russia, 2020: $45.2 bn to $54.0 bn" in words(app)
    assert len(charts(app)) == 1
    assert "<script>" not in html(app)
    assert "<b>P</b>" not in html(app)
    assert "No two of these claims" in words(opened("compare", indicator="detainees"))
    assert "sort: “name” is not one of spread, claims, period" in words(opened("compare", sort="name"))
    assert "None of these claims has an official figure" in words(
        opened("compare", view="official", indicator="detainees")
    )


def test_the_page_with_the_shipped_data() -> None:
    app = opened("compare", view="official")
    assert len(charts(app)) >= 3
    assert len(app.dataframe) == 1
    table = app.dataframe[0].value
    assert {"claimed", "official", "distance", "verdict"} <= set(table)
    scatter = opened("compare", view="official", chart="scatter", sort="date", order="ascending")
    assert len(charts(scatter)) == len(charts(app))
    everything = opened("compare", agreeing="shown")
    assert len(everything.get("pagination")) in (0, 1)
    assert "need not contradict each other" in words(opened("compare", agreeing="shown", order="ascending"))


def test_a_folder_without_documents(folder: Path) -> None:
    assert "no documents yet" in words(opened("compare"))


def test_directions_are_kept_in_the_order_of_values() -> None:
    rise = fall(3, direction=Direction.UP, signed_value=3.0, claim_id="up", document_id="up")
    (group,) = described(to_frame([fall(2), rise]))
    assert group.title.endswith("−2% to +3%")
    assert group.claims["claim_id"].tolist() == ["2%", "up"]
