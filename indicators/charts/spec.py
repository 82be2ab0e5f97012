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


class Checked(BaseFigure):
    """A chart that is taken as it is by whoever takes plotly's figures; nothing can be changed on it."""

    def __init__(self, spec: Spec) -> None:
        # On purpose without what a figure does when it is made.
        self._spec = spec

    def to_dict(self) -> Spec:
        """Return the chart."""
        return self._spec
