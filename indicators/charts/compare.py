"""Claims about one thing under each other, and claims beside the official figures that answer them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from indicators.charts import strips
from indicators.charts.claims import SYMBOLS
from indicators.charts.panels import rows
from indicators.charts.spec import Spec, scatter
from indicators.charts.strips import OFFICIAL_INK, Axis
from indicators.charts.template import TEMPLATE, plain
from indicators.i18n import _
from indicators.model import Direction, Measure, Modality, Verdict
from indicators.wording import (
    actor_name,
    describe,
    format_claim,
    format_day,
    format_exact,
    format_period,
    format_value,
    present,
)

SIZE, CHOSEN = 12, 18
SCATTER_HEIGHT = 380


def who(claim: Mapping[str, Any]) -> str:
    """Return who makes a claim: the speaker's name, else the publisher's."""
    speaker = present(claim["speaker"])
    return actor_name(speaker) if speaker else present(claim["publisher"]) or _("speaker not named")


def raw(value: float, unit: Any) -> str:
    """Return a value with all its digits, for a hover."""
    return format_exact(value, present(unit))


def signed_ends(claim: Mapping[str, Any]) -> tuple[float, float]:
    """Return the ends of what a claim states, falls below zero."""
    low, high = float(claim["value_low"]), float(claim["value_high"])
    return (-high, -low) if claim["signed_value"] * claim["value"] < 0 else (low, high)


def _reach(claim: Mapping[str, Any]) -> tuple[float, float]:
    falls = present(claim["direction"]) == Direction.DOWN
    return strips.reach(*signed_ends(claim), claim["bound"], falls=falls)


def _digits(claim: Mapping[str, Any]) -> str:
    return plain(raw(claim["signed_value"], present(claim["unit"])))


def _official_digits(one: Mapping[str, Any]) -> str:
    return plain(raw(one["official_value"], present(one["unit"])))


def _hover(claim: Mapping[str, Any]) -> str:
    published = present(claim["published"])
    day = format_day(published) if published is not None else None
    origin = " · ".join(filter(None, [present(claim["publisher"]), day]))
    value = f"<b>{plain(format_claim(claim))}</b> ({_digits(claim)})"
    return "<br>".join([value, plain(who(claim)), plain(origin)])


def _label(claim: Mapping[str, Any]) -> str:
    # The title says per what.
    value, published = format_claim({**claim, "per": None}), present(claim["published"])
    said = f"{who(claim)}, {published.year}" if published is not None else who(claim)
    return f"<b>{plain(value)}</b>  {plain(strips.shorten(said, strips.LETTERS - len(value)))}"


def spread(claims: pd.DataFrame, official: pd.DataFrame, selected: str | None, key: str) -> Spec:
    """Return the claims of one group under each other, and under them the official figures, with a line up.

    ``claims`` has the columns of the claim table, ``official`` (possibly none) source, official_value, claim_id.
    ``customdata`` holds the ``claim_id``, the ``selected`` one is drawn larger. A bar is a range, or how far a bound
    ("more than") reaches.
    """
    said, made = list(rows(claims)), list(rows(official))
    unit, per = present(said[0]["unit"]), present(said[0]["per"])
    values = [end for claim in said for end in signed_ends(claim)] + [float(one["official_value"]) for one in made]
    axis = strips.axis_of(values, unit, per)
    marks = strips.marks(
        [claim["signed_value"] for claim in said],
        range(len(said)),
        [claim["claim_id"] for claim in said],
        [_hover(claim) for claim in said],
        symbol=[SYMBOLS[Modality(claim["modality"])] for claim in said],
        size=[CHOSEN if claim["claim_id"] == selected else SIZE for claim in said],
    )
    figures = [_official_marks(made, len(said))] if made else []
    layout = {
        **strips.layout(len(said) + len(made), axis, key),
        "annotations": [
            *(strips.words_above(i, _label(claim)) for i, claim in enumerate(said)),
            *_official_words(made, len(said)),
        ],
        "shapes": [_line(float(one["official_value"]), len(said) + i) for i, one in enumerate(made)],
    }
    return {"data": [strips.bars([_reach(claim) for claim in said], axis), marks, *figures], "layout": layout}


def _official_marks(made: list[dict[str, Any]], first: int) -> Spec:
    return strips.marks(
        [one["official_value"] for one in made],
        [first + i for i in range(len(made))],
        [one["claim_id"] for one in made],
        [f"<b>{plain(official_words(one))}</b> ({_official_digits(one)})" for one in made],
        symbol="square",
        size=SIZE + 2,
        color=OFFICIAL_INK,
    )


def official_words(one: Mapping[str, Any]) -> str:
    """Return an official figure in words: its value and who made it."""
    value = format_value(one["official_value"], present(one["unit"]), plus=one["measure"] == Measure.CHANGE)
    return _("{value}, official: {producer}").format(value=value, producer=one["source"])


def _official_words(made: list[dict[str, Any]], first: int) -> Iterator[dict[str, Any]]:
    for i, one in enumerate(made):
        words = plain(strips.shorten(official_words(one), strips.LETTERS + 4))
        yield strips.words_above(first + i, f'<span style="color:{OFFICIAL_INK}">{words}</span>')


def _line(value: float, row: int) -> dict[str, Any]:
    line = {"color": OFFICIAL_INK, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": value, "x1": value, "y0": -0.4, "y1": row, "line": line, "layer": "below"}


def spread_alt(title: str, claims: pd.DataFrame, official: pd.DataFrame) -> str:
    """Return what a spread plot shows, in words: the ends of the spread, who is there, and the official figures."""
    ordered = sorted(rows(claims), key=lambda claim: float(claim["signed_value"]))
    found = _("{title}. Lowest: {low}. Highest: {high}.").format(
        title=title, low=describe(ordered[0]), high=describe(ordered[-1])
    )
    return " ".join([found, *(f"{official_words(one)}." for one in rows(official))])


def _pair_hover(one: Mapping[str, Any]) -> str:
    claimed = f"<b>{plain(format_claim(one))}</b> ({_digits(one)}) {plain(who(one))}"
    official = f"{plain(official_words(one))} ({_official_digits(one)})"
    return "<br>".join([claimed, official, plain(str(one["distance"]))])


def _pair_axis(pairs: list[dict[str, Any]], others: pd.DataFrame) -> Axis:
    values = [end for one in pairs for end in (*signed_ends(one), float(one["official_value"]))]
    shown = others[others["claim_id"].isin([one["claim_id"] for one in pairs])]
    unit, per = present(pairs[0]["unit"]), present(pairs[0]["per"])
    return strips.axis_of([*values, *shown["official_value"].astype(float)], unit, per)


def dumbbell(compared: pd.DataFrame, others: pd.DataFrame, selected: str | None, key: str) -> Spec:
    """Return claims joined by a line to their nearest official figures, one claim a row, the first row on top.

    ``compared`` has the columns of the compared claim table, with ``source``, ``name`` (of the row) and ``distance``
    (in words); ``others`` are further official figures: claim_id, official_value. Squares are official, small ones the
    further figures.
    """
    pairs = list(rows(compared))
    axis, ids = _pair_axis(pairs, others), [one["claim_id"] for one in pairs]
    ends = [sorted((float(one["signed_value"]), float(one["official_value"]))) for one in pairs]
    hover, sizes = [_pair_hover(one) for one in pairs], [CHOSEN if one == selected else SIZE for one in ids]
    symbols, places = [SYMBOLS[Modality(one["modality"])] for one in pairs], range(len(ids))
    official, claimed = [one["official_value"] for one in pairs], [one["signed_value"] for one in pairs]
    traces = [
        strips.bars([(low, high) for low, high in ends], axis),
        _further_marks(others, {one: row for row, one in enumerate(ids)}),
        strips.marks(official, places, ids, hover, symbol="square", size=SIZE + 2, color=OFFICIAL_INK),
        strips.marks(claimed, places, ids, hover, symbol=symbols, size=sizes),
    ]
    words = [words for row, one in enumerate(pairs) for words in _pair_words(row, one)]
    return {"data": traces, "layout": {**strips.layout(len(pairs), axis, key), "annotations": words}}


def _further_marks(others: pd.DataFrame, place: Mapping[str, int]) -> Spec:
    """Return the small squares of further official figures, given the row of each claim."""
    further = [one for one in rows(others) if one["claim_id"] in place]
    return strips.marks(
        [one["official_value"] for one in further],
        [place[one["claim_id"]] for one in further],
        [one["claim_id"] for one in further],
        [plain(official_words(one)) for one in further],
        symbol="square-open",
        size=7,
        color=OFFICIAL_INK,
    )


def _pair_words(row: int, one: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    distance = str(one["short_distance"])
    name = strips.shorten(str(one["name"]), strips.LETTERS - len(distance))
    return (
        strips.words_above(row, plain(name)),
        strips.words_above(row, f"<b>{plain(distance)}</b>", right=True),
    )


def scatter_plot(compared: pd.DataFrame, selected: str | None, key: str) -> Spec:
    """Return claims (upright) against their official figures (across), with the line on which both are the same."""
    pairs = list(rows(compared))
    unit, per = present(pairs[0]["unit"]), present(pairs[0]["per"])
    values = [float(one[name]) for one in pairs for name in ("signed_value", "official_value")]
    axis, ids = strips.axis_of(values, unit, per), [one["claim_id"] for one in pairs]
    ends = [axis.low, axis.high]
    line = {"width": 1, "dash": "dot", "color": OFFICIAL_INK}
    same = scatter(x=ends, y=ends, mode="lines", line=line, hoverinfo="skip")
    marks = strips.marks(
        [one["official_value"] for one in pairs],
        [one["signed_value"] for one in pairs],
        ids,
        [_pair_hover(one) for one in pairs],
        symbol=[SYMBOLS[Modality(one["modality"])] for one in pairs],
        size=[CHOSEN if one == selected else SIZE for one in ids],
    )
    layout = {"template": TEMPLATE, "height": SCATTER_HEIGHT, "showlegend": False, "uirevision": key}
    across = {**axis.layout(), "title": {"text": plain(_("Official figure"))}}
    upright = {**axis.layout(), "title": {"text": plain(_("Claim"))}}
    return {"data": [same, marks], "layout": {**layout, "xaxis": across, "yaxis": upright}}


def pairs_alt(title: str, compared: pd.DataFrame) -> str:
    """Return what a chart of claims and official figures shows, in words: how many, and the furthest apart."""
    pairs = list(rows(compared))
    by_verdict = Counter(str(one["verdict"]) for one in pairs)
    furthest = max(pairs, key=lambda one: abs(float(one["difference"])))
    return _(
        "{title}. {consistent} of {all} claims are consistent with an official figure. "
        "Furthest apart: {claim}; {distance}."
    ).format(
        title=title,
        consistent=by_verdict[Verdict.CONSISTENT],
        all=len(pairs),
        claim=describe(furthest),
        distance=furthest["distance"],
    )


def period_name(one: Mapping[str, Any]) -> str:
    """Return what a row of a chart is about, short: its period, and who says it."""
    return " · ".join(filter(None, [format_period(one["period_start"], one["period_end"]), who(one)]))
