"""The main indicators, each as its latest claim beside the official series: DataFrames -> cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.app.elements import comparison, markup
from indicators.app.elements.counts import number
from indicators.charts import dated, rows
from indicators.charts.sparkline import Point, Sparkline, image
from indicators.i18n import _, ngettext
from indicators.model import Modality
from indicators.store import as_text
from indicators.table import SEPARATOR
from indicators.verdict.kinds import DEALS, DIRECTED
from indicators.wording import (
    actor_name,
    describe,
    format_claim,
    format_day,
    format_period,
    format_value,
    indicator_name,
    measure_name,
    modality_name,
    present,
)

MOST = 6
# Of so many rows some are of different sentences.
_ENOUGH = 2000
_DECIDING = ("indicator", "measure", "unit", "per", "geo", "modality", "period_end", "published")
_TOPIC = ["indicator", "measure", "unit", "per", "places"]
_Topic = tuple[Any, ...]
# More dots than these would be a blot.
_DOTS = 200
# A longer value is written smaller, so that it stays on one line.
_LONG_VALUE = 18
# A series needs some length to be a line.
_LENGTH = 5


@dataclass(frozen=True)
class Headline:
    """One indicator's card: its latest claim, all claims about the same thing, and the official series beside them.

    ``claims`` is sorted by time and ends with ``claim``; ``official`` holds the observations of one series, sorted by
    time, and may be empty.
    """

    claim: Mapping[str, Any]
    claims: pd.DataFrame
    official: pd.DataFrame


def headlines(frame: pd.DataFrame, series: pd.DataFrame, most: int = MOST) -> list[Headline]:
    """Return the indicators that most is said about, those with an official series first; each once.

    Of an indicator the card shows one kind of figure (measure, unit and place): one that has an official series, and of
    those the one that is claimed most often. Single deals (loans) are left out, for they make no series. Forecasts are
    shown only where nothing else is claimed.
    """
    able = frame["indicator"].notna() & ~frame["indicator"].isin(DEALS) & ~frame["negated"].astype(bool)
    # Columns that decide, and no others: to copy all of a million rows takes seconds.
    named = frame.loc[able, list(_DECIDING)]
    often = named["indicator"].value_counts().head(2 * most)
    named = as_text(named[named["indicator"].isin(often.index)])
    named = named.assign(places=_placed(named))
    named = named[(named["places"] != "") & (named["period_end"].notna() | named["published"].notna())]
    observed = series[series["indicator"].isin(often.index) & (series["kind"] == "observation")]
    lengths = _lengths(observed)
    sizes = named.groupby(_TOPIC, dropna=False).size().sort_values(ascending=False, kind="stable")
    topics = [_best(sizes.loc[[name]], lengths) for name in often.index if name in sizes.index]
    topics.sort(key=lambda topic: not _long(topic, lengths))
    return [_headline(_of_topic(named, topic), frame, observed, lengths.get(topic)) for topic in topics[:most]]


def newest(frame: pd.DataFrame, found: npt.NDArray[np.int64], most: int) -> pd.DataFrame:
    """Return of the claims at these positions those published last, one a sentence: the one on the latest period."""
    if len(found) > _ENOUGH:
        # To take and to sort a million rows for the sake of three takes long.
        days = frame["published"].to_numpy().astype("datetime64[s]").astype(np.int64)[found]
        found = found[days >= np.partition(days, -_ENOUGH)[-_ENOUGH]]
    order = ["published", "period_end"]
    ordered = frame.iloc[found].sort_values(order, ascending=False, kind="stable", na_position="last")
    latest: pd.DataFrame = ordered.drop_duplicates(["document_id", "sentence_start"]).head(most)
    return latest


def _best(sizes: pd.Series, lengths: Mapping[_Topic, pd.Series]) -> _Topic:
    """Return of one indicator's topics, given with their numbers of claims, the one that its card is about."""
    often = [_topic(key) for key in sizes.index[sizes >= sizes.iloc[0] * 2 / 3]]
    return next((topic for topic in often if _long(topic, lengths)), often[0])


def _long(topic: _Topic, lengths: Mapping[_Topic, pd.Series]) -> bool:
    return topic in lengths and bool(lengths[topic].iloc[0] >= _LENGTH)


def _topic(key: Any) -> _Topic:
    return tuple(present(part) for part in key)


def _of_topic(claims: pd.DataFrame, topic: _Topic) -> pd.DataFrame:
    same = pd.Series(True, index=claims.index)
    for name, value in zip(_TOPIC, topic, strict=True):
        same &= claims[name].isna() if value is None else claims[name] == value
    return claims[same]


def _placed(named: pd.DataFrame) -> pd.Series:
    codes = named["geo"].fillna("")
    ordered = codes.map({one: SEPARATOR.join(sorted(one.split(SEPARATOR))) for one in codes.unique()})
    # Of exports the order of mention says whose they are.
    return codes.where(named["indicator"].isin(DIRECTED), ordered)


def _lengths(observed: pd.DataFrame) -> dict[_Topic, pd.Series]:
    """Return the series about each topic with their numbers of observations, the longest first."""
    codes = observed["geo"].fillna("") + (SEPARATOR + observed["partner"]).fillna("")
    topics = observed.assign(geo=codes)
    topics = topics.assign(places=_placed(topics))
    sizes = topics.groupby([*_TOPIC, "series_id"], dropna=False).size().sort_values(ascending=False, kind="stable")
    lengths: dict[_Topic, dict[str, int]] = {}
    for key, size in zip(sizes.index.tolist(), sizes.tolist(), strict=True):
        lengths.setdefault(_topic(key[:-1]), {})[key[-1]] = size
    return {topic: pd.Series(of_series) for topic, of_series in lengths.items()}


def _headline(topic: pd.DataFrame, frame: pd.DataFrame, observed: pd.DataFrame, lengths: pd.Series | None) -> Headline:
    facts = topic[topic["modality"] == Modality.ACTUAL]
    order = ["period_end", "published"]
    ordered = (topic if facts.empty else facts).sort_values(order, kind="stable", na_position="first")
    latest = ordered.tail(_DOTS)
    shown = as_text(frame.loc[latest.index]).assign(places=latest["places"])
    claims = dated(shown).loc[shown.index]
    [claim] = rows(claims.tail(1))
    chosen = present(claim.get("official_series")) or (None if lengths is None else lengths.index[0])
    return Headline(claim, claims, observed[observed["series_id"] == chosen].sort_values("period_end", kind="stable"))


def _line(official: pd.DataFrame) -> list[Point]:
    middle = official["period_start"] + (official["period_end"] - official["period_start"]) / 2
    return [(day.date(), float(value)) for day, value in zip(middle, official["value"], strict=True)]


def sparkline(headline: Headline) -> Sparkline:
    """Return the card's picture, with what it shows in words."""
    claims = headline.claims
    dots = [(day.date(), float(value)) for day, value in zip(claims["x"], claims["signed_value"], strict=True)]
    line = _line(headline.official)
    words = [ngettext("{n} claim", "{n} claims", len(dots)).format(n=number(len(dots)))]
    words.append(_("latest {claim}").format(claim=describe(headline.claim)))
    if line:
        text = _("official series {first}–{last}, at the end {value}")
        unit, per = present(headline.claim["unit"]), present(headline.claim["per"])
        end = format_value(line[-1][1], unit, per)
        words.append(text.format(first=line[0][0].year, last=line[-1][0].year, value=end))
    name = indicator_name(headline.claim["indicator"])
    return Sparkline(line, dots[:-1], dots[-1], f"{name}: {'; '.join(words)}.")


def official_line(headline: Headline) -> str:
    """Return what the official series say of the claim, in words: figure and difference, or that there is none."""
    claim, official = headline.claim, headline.official
    producer = str(official["producer"].iloc[-1]) if len(official) else ""
    if value := comparison.official(claim):
        figure = _("Official figure: {value} ({producer})").format(value=value, producer=producer)
        return f"{figure} · {comparison.said(claim)}"
    if official.empty:
        return _("No official series to hold it against")
    last = list(rows(official))[-1]
    none = _("Not held against an official figure; the latest of this series is {value}, {period} ({producer})")
    return none.format(
        value=comparison.official(claim, last["value"]),
        period=format_period(last["period_start"], last["period_end"]),
        producer=producer,
    )


def _said(claim: Mapping[str, Any]) -> str:
    who = present(claim["speaker"])
    publisher = present(claim["publisher"])
    day = present(claim["published"])
    named = actor_name(who) if who else None
    parts = [named, publisher if publisher != who else None, format_day(day) if day is not None else None]
    return " · ".join(escape(part) for part in parts if part)


def card(headline: Headline) -> str:
    """Return a headline as a card: the figure, who said it in which sentence, the picture and the official figure."""
    claim = headline.claim
    name = indicator_name(claim["indicator"])
    places = comparison.places(claim["places"])
    period = format_period(claim["period_start"], claim["period_end"])
    mood = None if claim["modality"] == Modality.ACTUAL else modality_name(claim["modality"])
    value = format_claim(claim)
    long = " long" if len(value) > _LONG_VALUE else ""
    about = " · ".join(filter(None, [measure_name(claim["measure"]), places]))
    when = " · ".join(filter(None, [period, mood]))
    link = markup.page_link("indicator", [("indicator", claim["indicator"])], name)
    own = markup.page_link("claims", [("claim", claim["claim_id"])], _("Details"))
    return (
        f'<li class="headline"><h3>{link}</h3><p class="about">{escape(about)}</p>'
        f'<p class="figure"><span class="value{long}">{escape(value)}</span> '
        f'<span class="period">{escape(when)}</span></p>{image(sparkline(headline))}'
        f'<p class="official">{escape(official_line(headline))}</p>{markup.sentence(claim)}'
        f'<p class="origin">{markup.kind_label(claim)}{_said(claim)} · {own}</p></li>'
    )


def cards(shown: list[Headline]) -> str:
    """Return the headlines as a list of cards, with what the pictures show."""
    key = (
        f'<p class="finding"><span class="key line"></span>{escape(_("official series"))} '
        f'<span class="key dot"></span>{escape(_("claims, the latest one filled"))}</p>'
    )
    return f'{key}<ul class="headlines">{"".join(map(card, shown))}</ul>'
