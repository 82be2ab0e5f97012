"""Claims and series as charts: DataFrame -> plotly Figure, and the sentence that says what a chart shows.

A panel holds the claims of one indicator that can share an axis: one measure, one unit, one denominator. Levels and
changes, dollars and tonnes, never meet on one axis.
"""

from indicators.charts.claims import SYMBOLS, alt_text, claims_figure, claims_spec
from indicators.charts.panels import Panel, dated, panels, rows
from indicators.charts.spec import Checked
from indicators.charts.template import INK, TEMPLATE, nice_ticks

__all__ = [
    "INK",
    "SYMBOLS",
    "TEMPLATE",
    "Checked",
    "Panel",
    "alt_text",
    "claims_figure",
    "claims_spec",
    "dated",
    "nice_ticks",
    "panels",
    "rows",
]
