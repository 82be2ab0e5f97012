"""How wide words are in a chart: plotly draws a chart once more where what it shows needs wider margins than it has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from indicators.charts.spec import Spec

# Pixels of a letter at a size of 12, in the font of the page; all others are as wide as most small ones.
_KINDS = {
    3.2: " \u00a0.,:;'|ijlIіІ·",
    4.2: "!()[]{}-ftr/\\",
    5.6: "*sxcz?гхзстэ«»“”",
    6.1: "0123456789$€₽+−×<=>aegvykаеёвчкьяFLEЕVXУХ",
    8.1: "DGHNOQUCKBЛмДПЦНИЙОыКСЭБЬЯВЧъ",
    11.0: "wmMWМФфжюшщЫЖШЩЮЪ%@—",
}
_WIDTHS = {letter: width for width, letters in _KINDS.items() for letter in letters}
_OTHER = 6.8
# Of an entry of the legend: its sample and the gaps around it.
_SAMPLE, _GAP = 40, 5


def width(words: str) -> float:
    """Return how many pixels words take at a size of 12, rather more than less."""
    return sum(_WIDTHS.get(letter, _OTHER) for letter in words)


def legend_lines(traces: Iterable[Spec], room: float) -> int:
    """Return how many lines a horizontal legend has in so many pixels, as plotly lays it out.

    Where a trace is of a group of the legend entries follow each other; else they stand in columns if there is more
    than one line.
    """
    shown = [trace for trace in traces if trace.get("showlegend", True)]
    entries = [width(trace["name"]) + _SAMPLE + _GAP for trace in shown]
    if any("legendgroup" in trace for trace in shown) or sum(entries) < room:
        return _flowing(entries, room)
    return _flowing([max(entries)] * len(entries), room)


def _flowing(entries: Sequence[float], room: float) -> int:
    lines, filled = 1, 0.0
    for entry in entries:
        if filled and filled + entry > room:
            lines, filled = lines + 1, 0.0
        filled += entry
    return lines
