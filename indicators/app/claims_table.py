"""The claims in words, as one table: what the Claims page shows of them."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from indicators.app import parts, state
from indicators.charts import rows
from indicators.wording import format_claim, format_period, indicator_name, present

ROW, HEAD, MOST_ROWS = 35, 38, 12
KEY = "claims_table"
COLUMNS = {
    "claimed": st.column_config.TextColumn("Claim", alignment="right", width="small"),
    "name": st.column_config.TextColumn("Indicator", width="medium"),
    "period": st.column_config.TextColumn("Period", width="small"),
    "who": st.column_config.TextColumn("Speaker", width="medium"),
    "sentence": st.column_config.TextColumn("Sentence", width="large"),
    "modality": st.column_config.TextColumn("Modality", width="small"),
    "publisher": st.column_config.TextColumn("Publisher", width="small"),
    "published": st.column_config.DateColumn("Published", format="YYYY-MM-DD", width="small"),
    "signed_value": st.column_config.NumberColumn("Value, base units", format="plain"),
    "unit": st.column_config.TextColumn("Unit", width="small"),
}


@st.cache_data(max_entries=32, show_spinner=False)
def in_words(snapshot_id: str, view: state.View, _frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the view in words, with the columns of ``COLUMNS``; ``snapshot_id`` stands for ``_frame``."""
    shown = view.rows(_frame)
    claims = list(rows(shown))
    return shown.assign(
        claimed=[format_claim(claim) for claim in claims],
        name=[indicator_name(present(claim["indicator"])) for claim in claims],
        period=[format_period(claim["period_start"], claim["period_end"]) for claim in claims],
        who=[present(claim["speaker"]) or "" for claim in claims],
    )[list(COLUMNS)].reset_index(drop=True)


def _picked(ids: list[str]) -> None:
    selection = st.session_state[KEY]["selection"]
    chosen = [*selection["rows"], *(row for row, _ in selection["cells"])]
    state.choose_claim(ids[chosen[0]] if chosen else None)


def draw(words: pd.DataFrame, ids: list[str], selected: str | None) -> None:
    """Draw the table ``in_words``; a click on a row puts its claim, of ``ids`` in the same order, into the address."""
    st.dataframe(
        words,
        key=KEY,
        column_config=COLUMNS,
        hide_index=True,
        placeholder="",
        height=min(len(words), MOST_ROWS) * ROW + HEAD,
        row_height=ROW,
        on_select=partial(_picked, ids),
        selection_mode=["single-row", "single-cell"],
        selection_default={"selection": {"rows": [ids.index(selected)] if selected in ids else []}},
        alt=f"{parts.count(len(words), 'claim')} with their sentences",
    )
