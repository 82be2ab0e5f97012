"""What was found in a visitor's texts: the marked text beside the claim, the table, the charts, the CSV."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from indicators.app.elements import comparison, markup
from indicators.app.elements.counts import number
from indicators.app.parsing import form as parse_form
from indicators.app.parsing import marked_text
from indicators.app.parsing.texts import Outcome
from indicators.charts import Checked, Panel, alt_text, claims_spec, dated, panels, rows
from indicators.charts.spec import drawn_once
from indicators.i18n import _, ngettext
from indicators.table import COMPARED_SCHEMA, Format, serialise
from indicators.verdict import matches
from indicators.wording import (
    actor_name,
    format_claim,
    format_period,
    indicator_name,
    indicator_names,
    present,
    verdict_name,
)

CHARTS = 6
# A page is drawn at every click, and a text can have thousands of numbers; the CSV has them all.
CHARTED, TABLE_ROWS = 300, 500
FIGURES = 4
MARKS, TABLE, SHOWN = "parse_marks", "parse_table", "parse_shown_text"
PAGE, _TURNS = "parse_shown_page", "parse_shown_turns"
_ROW, _HEAD, _MOST_ROWS = 35, 38, 10


def draw(found: Outcome, series: pd.DataFrame) -> None:
    """Draw everything that was found, and what could not be read."""
    if found.errors:
        st.html("".join(markup.notice(error, "error") for error in found.errors))
    if not found.texts:
        return
    _headline(found)
    # The claim stays in sight beside all of it, whichever mark, row or point it was picked by.
    with st.container(key="parse_found"):
        left, right = st.columns([7, 4], gap="large")
        with left:
            _text(found)
            if not found.frame.empty:
                _table(found)
                _charts(found)
        with right, st.container(key="parse_card"):
            _claim(found, series)


def summary(found: Outcome) -> str:
    """Return how much was found, in words."""
    count, named = len(found.frame), int(found.frame["indicator"].notna().sum())
    numbers = ngettext("{n} number", "{n} numbers", count).format(n=number(count))
    texts = len(found.texts)
    where = ngettext("in {n} text", "in {n} texts", texts).format(n=number(texts))
    about = ngettext("{n} about a known indicator", "{n} about known indicators", named).format(n=number(named))
    return f"{numbers} {where}" + (f", {about}" if count else "")


def _headline(found: Outcome) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="parse_head"):
        st.html(f"<h2>{escape(summary(found))}</h2>", width="stretch")
        if not found.frame.empty:
            data = partial(serialise, found.frame, Format.CSV)
            label = _("Download CSV")
            st.download_button(label, data, "claims.csv", "text/csv", on_click="ignore", key="parse_csv")
        st.button(_("Clear"), on_click=parse_form.clear, key="parse_clear")
    if found.frame.empty:
        words = _("No number is claimed here. Dates, clock times, ordinals and names with a number are not counted.")
        st.html(markup.notice(words))


def choose(found: Outcome, claim: str | None) -> None:
    """Show a claim in full, and the place in the texts where it stands."""
    st.session_state[parse_form.CLAIM] = claim
    if claim is None:
        return
    position = found.position(claim)
    start = int(found.frame.loc[found.frame["claim_id"] == claim, "start"].iloc[0])
    st.session_state[SHOWN] = position
    spans = marked_text.pages(found.texts[position].document.text)
    page = marked_text.page_of(spans, start) + 1
    if page != st.session_state.get(PAGE, 1):
        # The widget that turns pages takes a page from elsewhere only as another widget.
        st.session_state[PAGE] = page
        st.session_state[_TURNS] = st.session_state.get(_TURNS, 0) + 1


def chosen() -> str | None:
    """Return the claim that is shown in full."""
    claim: str | None = st.session_state.get(parse_form.CLAIM)
    return claim


def _text(found: Outcome) -> None:
    position = 0
    if len(found.texts) > 1:
        counts = found.frame["document_id"].value_counts()
        numbers = [int(counts.get(text.document.document_id, 0)) for text in found.texts]
        position = st.selectbox(
            _("Text"),
            range(len(found.texts)),
            format_func=lambda at: f"{found.texts[at].name} ({number(numbers[at])})",
            placeholder=_("Choose"),
            key=SHOWN,
            on_change=_turned,
        )
    document = found.texts[position].document
    spans = marked_text.pages(document.text)
    page = min(st.session_state.get(PAGE, 1), len(spans))
    legend = '<mark class="named">{}</mark> · <mark class="unnamed">{}</mark>'.format(
        escape(_("a number about a known indicator")), escape(_("another number"))
    )
    title = f"<h3>{escape(document.title)}</h3>" if document.title else ""
    byline = markup.document_line(document) if document.publisher or document.url else ""
    st.html(f'{title}{byline}<p class="finding">{legend} · {escape(_("pick a mark for its details"))}</p>')
    own = found.frame[found.frame["document_id"] == document.document_id]
    first, last = spans[page - 1]
    marked_text.draw(
        marked_text.marked(document.text, (first, last), list(rows(own[(own["end"] > first) & (own["start"] < last)]))),
        language=str(own["language"].iloc[0]) if len(own) else "",
        name=f"{document.document_id} {page}",
        chosen=chosen(),
        key=MARKS,
        on_pick=lambda: choose(found, marked_text.picked(MARKS)),
    )
    if len(spans) > 1:
        key = f"parse_pages_{position}_{st.session_state.get(_TURNS, 0)}"
        st.pagination(len(spans), default=page, key=key, on_change=_page_turned, args=(key,))


def _page_turned(key: str) -> None:
    st.session_state[PAGE] = st.session_state[key]


def _turned() -> None:
    st.session_state[PAGE] = 1


@cache
def _descriptions() -> dict[str, str]:
    return {field.name: field.metadata[b"description"].decode() for field in COMPARED_SCHEMA}


def _claim(found: Outcome, series: pd.DataFrame) -> None:
    row = found.frame[found.frame["claim_id"] == chosen()]
    if row.empty:
        if not found.frame.empty:
            words = _("Pick a mark in the text, a row or a point of a chart to see the claim in full.")
            st.html(f'<p class="finding">{escape(words)}</p>')
        return
    claim = next(rows(row))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f"<h3>{escape(indicator_name(present(claim['indicator'])))}</h3>", width="stretch")
        st.button(_("Close"), on_click=choose, args=(found, None), key="parse_close", type="tertiary")
    card = f'<div class="card chosen"><p class="byline">{markup.byline(claim)}</p>{markup.sentence(claim)}</div>'
    st.html(card + official(row, series))
    with st.expander(_("Every field, and the rules that found it")):
        st.html(markup.fields_table(claim, _descriptions()))


def official(row: pd.DataFrame, series: pd.DataFrame) -> str:
    """Return what the official series say of the claim of a one-row frame, as markup."""
    claim = next(rows(row))
    figures = list(rows(matches(row, series)))
    if not figures:
        words = _("There is no official figure that this number can be held against.")
        return f'<p class="finding">{escape(words)}</p>'
    items = "".join(f"<li>{_figure(claim, figure)}</li>" for figure in figures[:FIGURES])
    head = _("Official figures: {verdict}").format(verdict=verdict_name(claim["verdict"]))
    return f'<p class="byline">{escape(head)}</p><ul class="figures">{items}</ul>'


def _figure(claim: Mapping[str, Any], figure: Mapping[str, Any]) -> str:
    value = comparison.official(claim, figure["official_value"])
    source = markup.outside_link(present(figure["url"]), str(figure["producer"])) or escape(str(figure["producer"]))
    return f'<span class="value">{escape(value)}</span> · {source} · {escape(comparison.said(claim, figure))}'


def in_words(frame: pd.DataFrame) -> pd.DataFrame:
    """Return claims in words: the rows of the page's table."""
    claims = list(rows(frame))
    return pd.DataFrame(
        {
            "claimed": [format_claim(claim) for claim in claims],
            "name": [indicator_name(present(claim["indicator"])) for claim in claims],
            "period": [format_period(claim["period_start"], claim["period_end"]) for claim in claims],
            "who": [actor_name(claim["speaker"]) if present(claim["speaker"]) else "" for claim in claims],
            "official": [comparison.official(claim) for claim in claims],
            "verdict": [verdict_name(claim["verdict"]) for claim in claims],
            "sentence": [claim["sentence"] for claim in claims],
        },
        dtype="str",
    )


def _table(found: Outcome) -> None:
    shown = found.frame.head(TABLE_ROWS)
    st.html(f'<div class="panel-head"><h2>{escape(_("Table"))}</h2></div>')
    if len(shown) < len(found.frame):
        words = _("The first {n} rows; the CSV has all.").format(n=number(TABLE_ROWS))
        st.html(f'<p class="finding">{escape(words)}</p>')
    ids = shown["claim_id"].tolist()
    column = st.column_config.TextColumn
    st.dataframe(
        in_words(shown),
        key=TABLE,
        column_config={
            "claimed": column(_("Claim"), alignment="right", width="small"),
            "name": column(_("Indicator"), width=150),
            "period": column(_("Period"), width="small"),
            "who": column(_("Speaker"), width=140),
            "official": column(_("Official"), alignment="right", width=90),
            "verdict": column(_("Comparison"), width=115),
            "sentence": column(_("Sentence"), width="large"),
        },
        hide_index=True,
        placeholder="",
        height=min(len(shown), _MOST_ROWS) * _ROW + _HEAD,
        row_height=_ROW,
        on_select=partial(_row_picked, found, ids),
        selection_mode=["single-row", "single-cell"],
        selection_default={"selection": {"rows": [ids.index(chosen())] if chosen() in ids else []}},
        alt=_("The numbers with their sentences"),
    )


def _row_picked(found: Outcome, ids: list[str]) -> None:
    selection = st.session_state[TABLE]["selection"]
    picked = [*selection["rows"], *(row for row, _column in selection["cells"])]
    choose(found, ids[picked[0]] if picked else None)


def drawable(frame: pd.DataFrame) -> list[Panel]:
    """Return the panels of the first claims about known indicators that have a place in time."""
    known = frame["period_start"].notna() | frame["period_end"].notna() | frame["published"].notna()
    named = frame[frame["indicator"].notna() & known].head(CHARTED)
    return panels(dated(named)[list(frame.columns)], list(indicator_names()))


def _charts(found: Outcome) -> None:
    split = drawable(found.frame)
    total = int(found.frame["indicator"].notna().sum())
    if not total:
        return
    st.html(f'<div class="panel-head"><h2>{escape(_("Charts"))}</h2></div>')
    if not split:
        st.html(markup.notice(_("No number has a date. Give a publication date for “last year” and the like.")))
        return
    for position, panel in enumerate(split[:CHARTS]):
        _chart(found, panel, position)
    drawn = sum(len(panel.frame) for panel in split[:CHARTS])
    if drawn < total:
        words = _("{n} of {total} numbers about known indicators are drawn; the others are undated or too many.")
        st.html(f'<p class="finding">{escape(words.format(n=number(drawn), total=number(total)))}</p>')


def _chart(found: Outcome, panel: Panel, number: int) -> None:
    name = indicator_name(panel.indicator)
    st.html(f"<h3>{escape(name)}</h3><p class='finding'>{escape(panel.axis)}</p>")
    spec = claims_spec(panel, chosen())
    if spec is None:
        return
    key = f"parse_chart_{number}"
    st.plotly_chart(
        Checked(drawn_once(spec)),
        theme=None,
        key=key,
        on_select=partial(_point_picked, found, key),
        selection_mode="points",
        config={"displayModeBar": False, "responsive": True},
        alt=alt_text(panel, name),
    )


def _point_picked(found: Outcome, key: str) -> None:
    points = st.session_state[key]["selection"]["points"]
    choose(found, points[0]["customdata"][0] if points else None)
