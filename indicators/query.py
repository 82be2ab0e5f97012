"""Which claims: the query parameters that pages, addresses and exports share.

A query is a value: made from an address with ``Query.from_params``, put back into one with ``Query.to_params``,
applied with ``select``. Facets take several values, of which a row has to match one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from indicators.facets import YEAR, Bools, coded, counts, ends, ordered, years
from indicators.i18n import _
from indicators.model import Measure, Modality, Verdict
from indicators.parameters import Params, QueryError, not_among, pairs_of, read_date, read_flag, shown
from indicators.search import containing

# Parameter name -> the column that it selects on.
FACETS: Mapping[str, str] = {
    "indicator": "indicator",
    "speaker": "speaker",
    "publisher": "publisher",
    "language": "language",
    "geo": "geo",
    "unit": "unit",
    "per": "per",
    "measure": "measure",
    "modality": "modality",
    "verdict": "verdict",
    "source": "document_id",
    "claim": "claim_id",
}
DATES: Mapping[str, str] = {"from": "since", "to": "until"}
# Of these an empty value asks for claims that have none: a price is per tonne, or per nothing at all.
NONE = ""
WITH_NONE = frozenset({"unit", "per"})
# Parameters of the interface: they stand in the same addresses, and select nothing.
INTERFACE = frozenset({"lang"})

# As many values as rows, or nearly: to number them would take longer than to compare them.
_MANY = frozenset({"claim", "source"})
_CLOSED: Mapping[str, tuple[str, ...]] = {
    "measure": tuple(Measure),
    "modality": tuple(Modality),
    "verdict": tuple(Verdict),
}
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Query:
    """A selection of claims. An empty facet, a date of None and an empty ``q`` select everything.

    The value "" of ``unit`` and ``per`` selects claims that have none.

    ``since`` and ``until`` (parameters ``from`` and ``to``) are inclusive. ``all`` says whether claims without an
    indicator are wanted; None leaves that to whoever asks (addresses keep them, pages hide them).
    """

    indicator: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    geo: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    verdict: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    claim: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    q: str = ""
    all: bool | None = None

    @classmethod
    def from_params(cls, params: Params, *, ignore: Iterable[str] = ()) -> Query:
        """Return the query of an address' parameters, a mapping or (name, value) pairs; ``ignore`` names others.

        Raises QueryError, with the parameter's name, for an unknown name, an unknown value of a closed list, a date
        that is none, or a period that ends before it starts.
        """
        query, errors = _read(params, ignore)
        if errors:
            raise errors[0]
        return query

    @classmethod
    def lenient(cls, params: Params, *, ignore: Iterable[str] = ()) -> tuple[Query, tuple[QueryError, ...]]:
        """Return the query of what can be understood, and an error for each parameter value that was dropped."""
        return _read(params, ignore)

    def to_params(self) -> list[tuple[str, str]]:
        """Return the (name, value) pairs that ``from_params`` turns into this query again."""
        pairs = [(name, value) for name in FACETS for value in getattr(self, name)]
        pairs += [(name, day.isoformat()) for name, field in DATES.items() if (day := getattr(self, field)) is not None]
        if self.q:
            pairs.append(("q", self.q))
        if self.all is not None:
            pairs.append(("all", "1" if self.all else "0"))
        return pairs


def _read(params: Params, ignore: Iterable[str]) -> tuple[Query, tuple[QueryError, ...]]:
    skipped = INTERFACE.union(ignore)
    query, errors = Query(), []
    for name, value in pairs_of(params):
        if name in skipped or not (value.strip() or name in WITH_NONE):
            continue
        try:
            query = _with(query, name, value.strip())
        except QueryError as error:
            errors.append(error)
    if query.since and query.until and query.until < query.since:
        errors.append(
            QueryError(
                "to", _("{until} is before from={since}; exchange the two").format(until=query.until, since=query.since)
            )
        )
        query = replace(query, until=None)
    return query, tuple(errors)


def _with(query: Query, name: str, value: str) -> Query:
    change: dict[str, Any]
    if name in FACETS:
        if value not in _CLOSED.get(name, (value,)):
            raise QueryError(name, not_among(value, _CLOSED[name]))
        # An address may say the same twice; the query says it once.
        change = {name: tuple(dict.fromkeys((*getattr(query, name), value)))}
    elif name in DATES:
        change = {DATES[name]: _once(query, name, DATES[name], read_date(name, value))}
    elif name == "q":
        change = {name: _once(query, name, name, value)}
    elif name == "all":
        change = {name: _once(query, name, name, read_flag(name, value))}
    else:
        known = ", ".join((*FACETS, *DATES, "q", "all"))
        raise QueryError(shown(name), _("is no parameter; there are {known}").format(known=known))
    return replace(query, **change)


def _once(query: Query, name: str, field: str, value: _T) -> _T:
    if getattr(query, field) not in (None, "", value):
        raise QueryError(name, _("is given more than once with different values"))
    return value


def select(frame: pd.DataFrame, query: Query, *, keep_unnamed: bool = True) -> pd.DataFrame:
    """Return the rows of a claims frame (``indicators.to_frame``) that match, in their order, with their index.

    Where all do, it is the frame itself: copying a long one takes long. Parameters and errors as of ``matching``.
    """
    keep = matching(frame, query, keep_unnamed=keep_unnamed)
    return frame if keep.all() else frame[keep]


def matching(frame: pd.DataFrame, query: Query, *, keep_unnamed: bool = True) -> Bools:
    """Return whether each row of a claims frame matches.

    ``keep_unnamed`` is what happens to claims without an indicator where ``query.all`` is silent; a claim asked for by
    its ``claim_id`` is never hidden. ``from`` and ``to`` overlap the reference period, or else hold the publication
    date; a claim with neither matches no date. ``q`` is read by ``indicators.search``. Raises QueryError for
    ``verdict`` where the frame has no such column.
    """
    return _all(len(frame), _conditions(frame, query, keep_unnamed).values())


def _all(length: int, conditions: Iterable[Bools]) -> Bools:
    keep = np.ones(length, bool)
    for condition in conditions:
        keep &= condition
    return keep


def _conditions(frame: pd.DataFrame, query: Query, keep_unnamed: bool) -> dict[str, Bools]:
    """Return, for each part of the query that says something, which rows it keeps."""
    found = {
        name: _matches(frame, name, column, wanted)
        for name, column in FACETS.items()
        if (wanted := getattr(query, name))
    }
    if query.since or query.until:
        found[YEAR] = _overlaps(frame, query.since, query.until)
    if query.q:
        found["q"] = containing(frame["sentence"], query.q)
    hidden = not (keep_unnamed if query.all is None else query.all)
    if hidden and not query.claim:
        found["all"] = frame["indicator"].notna().to_numpy()
    return found


def _matches(frame: pd.DataFrame, name: str, column: str, wanted: tuple[str, ...]) -> Bools:
    if column not in frame:
        problem = _("cannot be asked for here: these claims are not compared with official series")
        raise QueryError(name, problem)
    if name in _MANY:
        return frame[column].isin(wanted).to_numpy(bool)
    cells = coded(frame[column])
    keep = cells.with_part(wanted) if name == "geo" else cells.among(wanted)
    return keep | (cells.codes < 0) if name in WITH_NONE and NONE in wanted else keep


def _overlaps(frame: pd.DataFrame, since: date | None, until: date | None) -> Bools:
    start, end = ends(frame)
    known: Bools = np.isnat(start) | np.isnat(end) | (start <= end)
    # Of a period with one end only, the other end is open.
    if since:
        known &= np.isnat(end) | (end >= np.datetime64(since))
    if until:
        known &= np.isnat(start) | (start <= np.datetime64(until))
    return known


def facet_counts(frame: pd.DataFrame, column: str) -> pd.Series:
    """Return how many rows have each value of ``column``, most frequent first, then by value; nulls are not counted.

    A row counts once for each of its codes in ``geo``.
    """
    found = counts(frame, column)
    return pd.Series(
        list(found.values()), index=pd.Index(list(found), dtype=str, name=column), name="claims", dtype=int
    )


def facets(
    frame: pd.DataFrame, query: Query, names: Iterable[str], *, keep_unnamed: bool = True, most: int | None = None
) -> dict[str, dict[str, int]]:
    """Return how many rows each value of each facet would find, the most frequent first, and of those ``most``.

    A facet is a name of ``FACETS`` or ``year``, whose values stand for ``from`` and ``to``. Its counts respect all of
    the query but the facet itself. Values that the query asks for are always among them.
    """
    conditions = _conditions(frame, query, keep_unnamed)
    whole = _all(len(frame), conditions.values())
    found = {}
    for name in names:
        others = (condition for other, condition in conditions.items() if other != name)
        keep = _all(len(frame), others) if name in conditions else whole
        found[name] = years(frame, keep) if name == YEAR else counts(frame, FACETS[name], keep, most)
        asked = (*getattr(query, name, ()), *([NONE] if name in WITH_NONE else ()))
        for value in asked:
            if value not in found[name] and (rows := int((keep & _matches(frame, name, FACETS[name], (value,))).sum())):
                found[name][value] = rows
        if name in WITH_NONE:
            found[name] = ordered(found[name])
    return found


def unmatched(frame: pd.DataFrame, query: Query) -> tuple[QueryError, ...]:
    """Return an error for each facet value of the query that no row of the whole ``frame`` has."""
    errors = []
    for name, column in FACETS.items():
        wanted: tuple[str, ...] = getattr(query, name)
        if wanted and column in frame:
            known = frame.loc[frame[column].isin(wanted), column].unique() if name in _MANY else counts(frame, column)
            none = _("no claim has {value}")
            missing = [value for value in wanted if value not in known and not (value == NONE and name in WITH_NONE)]
            errors += [QueryError(name, none.format(value=shown(value))) for value in missing]
    return tuple(errors)


def alternatives(frame: pd.DataFrame, query: Query, *, keep_unnamed: bool = True) -> dict[str, int]:
    """Return each parameter whose removal alone finds rows, with how many: what to drop when nothing is found."""
    default = Query()
    names = {field.name: field.name for field in fields(Query)} | {field: name for name, field in DATES.items()}
    stated = {field: name for field, name in names.items() if getattr(query, field) != getattr(default, field)}
    found = {}
    for field, name in stated.items():
        without = replace(query, **{field: getattr(default, field)})
        found[name] = int(matching(frame, without, keep_unnamed=keep_unnamed).sum())
    return {name: rows for name, rows in found.items() if rows}
