"""A chart as small as a word: an official series as a line, claims as dots, in SVG.

Streamlit takes SVG elements out of HTML but shows images, so the picture comes as one. An image knows nothing of the
page's theme: its colours stand out from a light and from a dark page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import quote

from indicators.charts.template import INK

WIDTH, HEIGHT, EDGE = 240, 72, 6
_YEARS = 14
_GREY = "#7b848d"
_STYLE = (
    f".line{{stroke:{_GREY};stroke-width:1.5;stroke-linejoin:round}}.figure{{fill:{_GREY}}}"
    f".dot{{fill:{INK};fill-opacity:.15;stroke:{INK};stroke-width:1.5}}.chosen{{fill-opacity:1}}"
    f"text{{font:11px sans-serif;fill:{_GREY}}}"
)
Point = tuple[date, float]


@dataclass(frozen=True)
class Sparkline:
    """What is drawn: ``line`` in order of time, ``dots`` at their periods, one of which may be the ``chosen`` one.

    ``alt`` says the finding in words.
    """

    line: Sequence[Point]
    dots: Sequence[Point]
    chosen: Point | None
    alt: str


def image(spark: Sparkline) -> str:
    """Return the picture as an image element."""
    source = "data:image/svg+xml," + quote(svg(spark), safe=" =:/'()")
    return f'<img class="spark" alt="{escape(spark.alt)}" width="{WIDTH}" height="{HEIGHT}" src="{source}">'


def svg(spark: Sparkline) -> str:
    """Return the picture as SVG; nothing but numbers, years and the escaped ``alt`` is in it."""
    first, last = _days(spark)
    shown = [point for point in spark.line if first <= point[0].toordinal() <= last]
    place = _Scale(
        first, last, [value for _, value in (*shown, *spark.dots, *([spark.chosen] if spark.chosen else []))]
    )
    path = " ".join(f"{x},{y}" for x, y in map(place, shown))
    line = (
        f'<polyline class="line" points="{path}" fill="none"/>' if len(shown) > 1 else _circles(shown, place, "figure")
    )
    dots = _circles([dot for dot in spark.dots if dot != spark.chosen], place, "dot")
    chosen = _circles([spark.chosen] if spark.chosen else [], place, "dot chosen", 4.5)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><style>{_STYLE}</style>'
        f"<title>{escape(spark.alt)}</title>{line}{dots}{chosen}{_years(first, last)}</svg>"
    )


def _days(spark: Sparkline) -> tuple[int, int]:
    """Return the first and last day that are drawn: those of the claims, and two years of the series before them."""
    claimed = [day.toordinal() for day, _ in (*spark.dots, *([spark.chosen] if spark.chosen else []))]
    official = [day.toordinal() for day, _ in spark.line]
    if not claimed:
        return (min(official, default=0), max(official, default=1))
    first, last = min(claimed), max([*claimed, *official])
    return (max(first - 731, min(official)) if official and min(official) < first else first, last)


class _Scale:
    """Where a day and a value are in the picture."""

    def __init__(self, first: int, last: int, values: Sequence[float]) -> None:
        low, high = min(values, default=0.0), max(values, default=1.0)
        self._first, self._days = first, max(last - first, 1)
        self._low, self._high = (low, high) if high > low else (low - 1.0, high + 1.0)
        self._alone = last == first

    def __call__(self, point: Point) -> tuple[float, float]:
        along = 0.5 if self._alone else (point[0].toordinal() - self._first) / self._days
        above = (point[1] - self._low) / (self._high - self._low)
        floor = HEIGHT - _YEARS - EDGE
        return round(EDGE + along * (WIDTH - 2 * EDGE), 1), round(floor - above * (floor - EDGE), 1)


def _circles(points: Sequence[Point], place: _Scale, kind: str, radius: float = 3) -> str:
    return "".join(f'<circle class="{kind}" cx="{x}" cy="{y}" r="{radius}"/>' for x, y in map(place, points))


def _years(first: int, last: int) -> str:
    start, end = date.fromordinal(max(first, 1)).year, date.fromordinal(max(last, 1)).year
    left = f'<text x="{EDGE}" y="{HEIGHT - 2}">{start}</text>'
    return left if start == end else f'{left}<text x="{WIDTH - EDGE}" y="{HEIGHT - 2}" text-anchor="end">{end}</text>'
