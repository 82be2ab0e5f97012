"""Charts as dictionaries, as plotly sends them to the browser.

Plotly's own objects check each property of each trace when they are made, and copy it when they are sent: half of the
time that a page takes. Tests hold that plotly would accept these dictionaries and send the same.
"""

# mypy: untyped_calls_exclude = plotly

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plotly.basedatatypes import BaseFigure

Spec = dict[str, Any]
_PICKED = {"clickmode": "event+select", "dragmode": "pan", "hovermode": "closest"}


def scatter(**properties: Any) -> Spec:
    """Return a scatter trace; properties that are None are left out."""
    return {**{name: value for name, value in properties.items() if value is not None}, "type": "scatter"}


def drawn_once(spec: Spec, *, picked: bool = True) -> Spec:
    """Return a chart as the browser has it in the end; ``picked`` is whether its marks can be.

    Streamlit draws a chart, sets these of its layout where they are not set, and draws it again: from the start, unless
    a constant says that the data is the same and nothing else differs. A template always does, as it is compared by
    identity.
    """
    plain = untemplated(spec)
    set_by_streamlit = _PICKED if picked else {}
    return {**plain, "layout": {**plain["layout"], **set_by_streamlit, "autosize": True, "datarevision": 1}}


def untemplated(spec: Spec) -> Spec:
    """Return a chart that has what its template says in its own traces and layout."""
    layout = dict(spec["layout"])
    template = layout.pop("template", {})
    traces = template.get("data", {})
    data = [_over(traces.get(trace["type"], ({},))[0], trace) for trace in spec["data"]]
    return {**spec, "data": data, "layout": _over(template.get("layout", {}), layout)}


def _over(base: Mapping[str, Any], own: Mapping[str, Any]) -> Spec:
    """Return ``own`` with what ``base`` has beside it, at any depth."""
    both = {name: _over(value, own[name]) for name, value in base.items() if _are_dicts(value, own.get(name))}
    return {**base, **own, **both}


def _are_dicts(*values: Any) -> bool:
    return all(isinstance(value, Mapping) for value in values)


class Checked(BaseFigure):
    """A chart that is taken as it is by whoever takes plotly's figures; nothing can be changed on it."""

    def __init__(self, spec: Spec) -> None:
        # On purpose without what a figure does when it is made.
        self._spec = spec

    def to_dict(self) -> Spec:
        """Return the chart."""
        return self._spec
