"""A chart as an image, for slides and pages that cannot show the chart itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from indicators.i18n import _

_HERE = Path(__file__).parent
# One button of plotly's own stays, out of sight, which makes the image; ours press it.
CONFIG: Mapping[str, Any] = {
    "displayModeBar": True,
    "displaylogo": False,
    "responsive": True,
    "modeBarButtons": [["toImage"]],
}

_save_image = st.components.v2.component(
    "indicators.save_image",
    html='<div class="formats"></div>',
    css="".join((_HERE / name).read_text("utf-8") for name in ("button.css", "save_image.css")),
    js=(_HERE / "save_image.js").read_text("utf-8"),
)


def save_image(chart: str, filename: str) -> None:
    """Draw the buttons that save the chart in the container of the key ``chart``, drawn with ``CONFIG``."""
    formats = [{"format": "png", "label": _("Save as PNG")}, {"format": "svg", "label": _("Save as SVG")}]
    data = {"chart": chart, "formats": formats, "filename": filename}
    _save_image(data=data, key=f"save_{chart}", height="content")
