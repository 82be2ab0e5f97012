"""Which official observations and which documents: the query parameters of the tables beside the claims.

They take some of the parameters that claims take, with the same meaning and the same words for what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from indicators.parameters import QueryError
from indicators.query import INTERFACE, NONE, Query, matching
from indicators.table import SEPARATOR

Pairs = Sequence[tuple[str, str]]

SERIES_PARAMETERS = ("series", "indicator", "geo", "unit", "per", "measure", "from", "to")
# What the claims of a document are asked for: it has to hold one of which all of these are so.
_HOLDING = ("indicator", "speaker", "geo", "unit", "per", "measure", "modality", "verdict")
DOCUMENT_PARAMETERS = ("publisher", "language", "source", "from", "to", "q", *_HOLDING, "all")


@dataclass(frozen=True, slots=True)
class SeriesQuery:
    """A selection of observations: of a query the indicator, country, unit, measure and period, and which series."""

    query: Query = field(default_factory=Query)
    series: tuple[str, ...] = ()

    @classmethod
    def from_params(cls, params: Pairs) -> SeriesQuery:
        """Return the selection of an address. Raises QueryError as ``Query.from_params``."""
        _only(params, SERIES_PARAMETERS)
        wanted = (value.strip() for name, value in params if name == "series")
        return cls(Query.from_params(params, ignore=["series"]), tuple(dict.fromkeys(filter(None, wanted))))

    def to_params(self) -> list[tuple[str, str]]:
        """Return the (name, value) pairs that ``from_params`` turns into this selection again."""
        return [*(("series", value) for value in self.series), *self.query.to_params()]


def document_query(params: Pairs) -> Query:
    """Return the selection of documents of an address. Raises QueryError as ``Query.from_params``."""
    _only(params, DOCUMENT_PARAMETERS)
    return Query.from_params(params)


def no_parameters(params: Pairs) -> None:
    """Raise QueryError for any parameter that is not one of the interface."""
    _only(params, ())


def _only(params: Pairs, names: Iterable[str]) -> None:
    there = tuple(names)
    for name, _ in params:
        if name not in there and name not in INTERFACE:
            known = f"there are {', '.join(there)}" if there else "there are none"
            raise QueryError(f"“{name[:40]}”" if name.isprintable() else ascii(name[:40]), f"is no parameter; {known}")


def select_series(frame: pd.DataFrame, wanted: SeriesQuery) -> pd.DataFrame:
    """Return the rows of a frame of series that match; ``from`` and ``to`` overlap the period."""
    query, keep = wanted.query, pd.Series(True, index=frame.index)
    choices = {"series_id": wanted.series, "indicator": query.indicator, "measure": query.measure}
    choices |= {"unit": query.unit, "per": query.per}
    for column, values in choices.items():
        if values:
            keep &= frame[column].fillna(NONE).isin(values)
    if query.geo:
        codes = frame["geo"].str.split(SEPARATOR).explode()
        keep &= codes.isin(query.geo).groupby(level=0).any()
    if query.since:
        keep &= frame["period_end"] >= pd.Timestamp(query.since)
    if query.until:
        keep &= frame["period_start"] <= pd.Timestamp(query.until)
    return frame[keep]


def holding(query: Query) -> Query | None:
    """Return what of a query is asked of the claims that a document holds, or None where nothing is."""
    asked = {name: getattr(query, name) for name in _HOLDING}
    return Query(**asked, all=query.all) if any(asked.values()) else None


def select_documents(frame: pd.DataFrame, query: Query, claims: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a frame of documents that match; ``from`` and ``to`` hold the publication date.

    ``q`` is looked for in title, publisher and note, whatever the case of its letters. What else is asked for, one of
    the document's claims has to have. Raises QueryError as ``matching``.
    """
    keep = pd.Series(True, index=frame.index)
    if (asked := holding(query)) is not None:
        keep &= frame["document_id"].isin(claims.loc[matching(claims, asked), "document_id"].unique())
    for column, values in {
        "publisher": query.publisher,
        "language": query.language,
        "document_id": query.source,
    }.items():
        if values:
            keep &= frame[column].isin(values)
    if query.since:
        keep &= frame["published"] >= pd.Timestamp(query.since)
    if query.until:
        keep &= frame["published"] <= pd.Timestamp(query.until)
    if query.q:
        texts = frame["title"].fillna("") + "\n" + frame["publisher"].fillna("") + "\n" + frame["note"].fillna("")
        keep &= texts.map(_folded).str.contains(_folded(query.q), regex=False)
    return frame[keep]


# What a reader sees as one, as in the query of claims: spaces of all kinds, ё and е, capitals and small letters.
def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())
