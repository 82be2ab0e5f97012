"""The address is the state: pages read their query from it, widgets write their changes into it.

Streamlit can bind a widget to a parameter itself, but then a list of choices puts its labels into the address; ours
holds the identifiers that the HTTP routes take too, and stays the same in another language.
"""

from indicators.app.state.address import (
    View,
    choose_claim,
    chosen,
    clear,
    drop,
    official_indicators,
    read,
    show_all,
    write,
)
from indicators.app.state.options import OPTIONS, choose, choose_all, language
from indicators.app.state.widgets import choice, choices, days, filters, option, search, unnamed

__all__ = [
    "OPTIONS",
    "View",
    "choice",
    "choices",
    "choose",
    "choose_all",
    "choose_claim",
    "chosen",
    "clear",
    "days",
    "drop",
    "filters",
    "language",
    "official_indicators",
    "option",
    "read",
    "search",
    "show_all",
    "unnamed",
    "write",
]
