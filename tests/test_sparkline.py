"""The small chart of a headline card."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.charts.sparkline import HEIGHT, WIDTH, Point, Sparkline, image, svg

SVG = "{http://www.w3.org/2000/svg}"
POINTS = st.lists(
    st.tuples(st.dates(), st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15)), max_size=6
)


def of_year(year: int, value: float) -> Point:
    return (date(year, 7, 1), value)


def test_the_line_the_dots_and_the_chosen_one_are_drawn() -> None:
    line = [of_year(year, year - 2000.0) for year in range(1990, 2022)]
    spark = Sparkline(line, [of_year(2015, 16.0)], of_year(2020, 18.0), "Trade: 2 claims")
    root = ElementTree.fromstring(svg(spark))
    # The series starts two years before the first claim.
    [drawn] = root.iter(f"{SVG}polyline")
    assert len(drawn.attrib["points"].split()) == len(range(2013, 2022))
    assert [dot.attrib["class"] for dot in root.iter(f"{SVG}circle")] == ["dot", "dot chosen"]
    assert [text.text for text in root.iter(f"{SVG}text")] == ["2013", "2021"]
    assert [text.text for text in root.iter(f"{SVG}title")] == ["Trade: 2 claims"]


def test_greater_is_higher_and_later_is_further_right() -> None:
    spark = Sparkline([], [of_year(2019, 1.0)], of_year(2020, 2.0), "")
    low, high = ElementTree.fromstring(svg(spark)).iter(f"{SVG}circle")
    assert float(low.attrib["cx"]) < float(high.attrib["cx"])
    assert float(low.attrib["cy"]) > float(high.attrib["cy"])


@given(POINTS, POINTS, st.one_of(st.none(), st.tuples(st.dates(), st.just(1.0))))
def test_everything_stays_in_the_picture(line: list[Point], dots: list[Point], chosen: Point | None) -> None:
    root = ElementTree.fromstring(svg(Sparkline(sorted(line), dots, chosen, "x")))
    places = [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in root.iter(f"{SVG}circle")]
    for drawn in root.iter(f"{SVG}polyline"):
        places += [tuple(map(float, place.split(","))) for place in drawn.attrib["points"].split()]  # type: ignore[misc]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places)


@pytest.mark.parametrize("alt", ['"><script>alert(1)</script>', "' onerror='alert(1)", "a & b <c>"])
def test_an_alternative_text_is_nothing_but_text(alt: str) -> None:
    shown = image(Sparkline([], [], of_year(2020, 1.0), alt))
    assert re.fullmatch(
        r'<img class="spark" alt="[^"<>]*" width="\d+" height="\d+" src="data:image/svg\+xml,[^"<>]*">', shown
    )
    [title] = ElementTree.fromstring(svg(Sparkline([], [], None, alt))).iter(f"{SVG}title")
    assert title.text == alt
