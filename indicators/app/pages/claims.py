"""The claims as a table that can be narrowed, downloaded and opened row by row."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from indicators.app import markup, parts, state
from indicators.app.data import current
from indicators.charts import rows
from indicators.table import Format, serialise
from indicators.wording import format_claim, format_period, present

ROW, HEAD, MOST_ROWS = 35, 38, 12
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
def display(snapshot_id: str, view: state.View, _frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the view in words, with the columns of ``COLUMNS``."""
    shown = view.rows(_frame)
    claims = list(rows(shown))
    return shown.assign(
        claimed=[format_claim(claim) for claim in claims],
        name=[parts.indicator_name(present(claim["indicator"])) for claim in claims],
        period=[format_period(claim["period_start"], claim["period_end"]) for claim in claims],
        who=[present(claim["speaker"]) or "" for claim in claims],
    )[list(COLUMNS)].reset_index(drop=True)


def picked(key: str, ids: list[str]) -> None:
    """Put the claim of the selected row or cell into the address."""
    selection = st.session_state[key]["selection"]
    chosen = [*selection["rows"], *(row for row, _ in selection["cells"])]
    state.choose_claim(ids[chosen[0]] if chosen else None)


def table(view: state.View, shown: pd.DataFrame, words: pd.DataFrame) -> None:
    """Draw the table; a click on a row opens its claim."""
    ids = shown["claim_id"].tolist()
    key = "claims_table"
    st.dataframe(
        words,
        key=key,
        column_config=COLUMNS,
        hide_index=True,
        placeholder="",
        height=min(len(words), MOST_ROWS) * ROW + HEAD,
        row_height=ROW,
        on_select=partial(picked, key, ids),
        selection_mode=["single-row", "single-cell"],
        selection_default={"selection": {"rows": [ids.index(view.claim)] if view.claim in ids else []}},
        alt=f"Table of {len(words)} claims with their sentences",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        data = partial(serialise, shown, Format.CSV)
        st.download_button("Download CSV", data, "claims.csv", "text/csv", on_click="ignore", key="download_csv")
        st.html(
            "<p>" + markup.page_link("api/claims.csv", view.params(), "Address of this CSV") + "</p>", width="content"
        )


snapshot = current()
view = state.read(snapshot)
shown = view.rows(snapshot.frame)
parts.head("Claims", parts.summary(view, snapshot))
parts.notices(view, snapshot)
state.filters(view, snapshot)
if not snapshot.documents:
    parts.no_documents(snapshot)
elif shown.empty:
    parts.no_match(view, snapshot)
else:
    table(view, shown, display(snapshot.id, view, snapshot.frame))
if view.claim:
    parts.claim_in_full(view.claim, snapshot)
elif not shown.empty:
    st.html('<p class="finding">Pick a row to see its sentence in context.</p>')
