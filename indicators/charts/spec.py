"""Charts as dictionaries, as plotly sends them to the browser.

Plotly's own objects check each property of each trace when they are made, and copy it when they are sent: half of the
time that a page takes. Tests hold that plotly would accept these dictionaries and send the same.
"""

# mypy: untyped_calls_exclude = plotly

from __future__ import annotations

from typing import Any

from plotly.basedatatypes import BaseFigure

Spec = dict[str, Any]


def scatter(**properties: Any) -> Spec:
    """Return a scatter trace; properties that are None are left out."""
    return {**{name: value for name, value in properties.items() if value is not None}, "type": "scatter"}


def drawn_once(spec: Spec) -> Spec:
    """Return a chart whose marks can be picked as the browser has it in the end.

    Streamlit draws a chart, sets these of its layout where they are not set, and draws it again: from the start, unless
    a constant says that the data is the same.
    """
    steady = {"clickmode": "event+select", "dragmode": "pan", "hovermode": "closest", "datarevision": 1}
    return {**spec, "layout": {**spec["layout"], **steady}}


class Checked(BaseFigure):
    """A chart that is taken as it is by whoever takes plotly's figures; nothing can be changed on it."""

    def __init__(self, spec: Spec) -> None:
        # On purpose without what a figure does when it is made.
        self._spec = spec

    def to_dict(self) -> Spec:
        """Return the chart."""
        return self._spec
