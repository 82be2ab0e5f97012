"""Claims x observations: each official figure that answers a claim, before anything is compared."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.model import Direction, Measure, Modality
from indicators.verdict import candidates, periods
from indicators.verdict.candidates import Form, Ints, combine
from indicators.verdict.kinds import RUNG, Reason
from indicators.verdict.names import is_own_source

Bools = npt.NDArray[np.bool_]

_RUNGS = len(RUNG)


@dataclass(frozen=True)
class Pairs:
    """One entry a pair, by claim: positions of claim and observation, the official figure, and what it is.

    ``official`` is in the claim's own terms: of the size of a fall, where the claim states a fall. ``rung`` says of
    each claim how near it came to being compared, as in LADDER.
    """

    claim: Ints
    observation: Ints
    official: npt.NDArray[np.float64]
    form: Ints
    firm: Bools
    rung: Ints


def find(claims: pd.DataFrame, series: pd.DataFrame, kinds: Collection[str]) -> Pairs:
    """Return the observations of the given kinds that answer the claims; none from a claim's own source."""
    found = candidates.find(claims, series)
    rung = found.rung[found.kind]
    asked = _asked(claims, found.kind, rung)
    keys, table, key_of = _keys(claims, found, asked)
    answers = _answers(table, series, kinds)
    reached = np.full(len(keys), RUNG[Reason.OTHER_PERIOD])
    np.maximum.at(reached, answers["key"].to_numpy(), answers["rung"].to_numpy())
    rung[asked] = reached[key_of]
    answers = answers[answers["rung"] == RUNG[Reason.OWN_SOURCE]].sort_values("key", kind="stable")
    position, row = _expand(key_of, answers["key"].to_numpy(), len(keys))
    claim = asked[position]
    free = ~_own(claims, series, claim, answers["observation"].to_numpy()[row])
    claim, row = claim[free], row[free]
    rung[claim] = _RUNGS
    chosen = answers.iloc[:0] if not len(row) else answers
    return Pairs(
        claim,
        chosen["observation"].to_numpy(np.int64)[row],
        _signed(claims, claim, chosen["official"].to_numpy(np.float64)[row], chosen["form"].to_numpy(np.int64)[row]),
        chosen["form"].to_numpy(np.int64)[row],
        chosen["firm"].to_numpy(bool)[row],
        rung,
    )


def _asked(claims: pd.DataFrame, kind: Ints, rung: Ints) -> Ints:
    """Return the positions of the claims that state a fact about a period for which there may be a series."""
    states = (claims["modality"] == Modality.ACTUAL).to_numpy(bool) & ~claims["negated"].to_numpy(bool)
    dated = claims["period_start"].notna().to_numpy() & claims["period_end"].notna().to_numpy()
    return np.flatnonzero(states & dated & (rung >= RUNG[Reason.OTHER_PERIOD]))


def _keys(claims: pd.DataFrame, found: candidates.Candidates, asked: Ints) -> tuple[Ints, pd.DataFrame, Ints]:
    """Return the distinct questions, each with the series that could answer it, and which one each claim asks."""
    rows = claims[["period_start", "period_end", "baseline", "baseline_start", "baseline_end"]].iloc[asked]
    period, usual, stated = periods.periods(rows), periods.year_earlier(rows), periods.periods(rows, "baseline")
    # A baseline in words that are no period ("than planned") is one that no series has, nor is a period its own.
    known = (stated != periods.NONE) & (stated != period)
    base = np.where(known, stated, np.where(rows["baseline"].notna(), periods.NONE, usual))
    keys = combine(found.kind[asked], *(pd.factorize(column)[0].astype(np.int64) for column in (period, base)))
    key_of, distinct = pd.factorize(keys)
    first = np.flatnonzero(~pd.Series(keys).duplicated().to_numpy())
    columns = {"key": np.arange(len(distinct)), "kind": found.kind[asked][first], "period": period[first]}
    based = {"base": base[first], "usual": (base == usual)[first]}
    table = pd.DataFrame({**columns, **based})
    return distinct, table.merge(found.table, on="kind"), key_of.astype(np.int64)


def _answers(table: pd.DataFrame, series: pd.DataFrame, kinds: Collection[str]) -> pd.DataFrame:
    """Return each question x observation, with how far it comes; those that come to OWN_SOURCE have a figure."""
    codes, names = pd.factorize(series["series_id"])
    code = names.get_indexer(pd.Index(table["series_id"]))
    home = pd.MultiIndex.from_arrays([codes, periods.periods(series)])
    now = home.get_indexer(pd.MultiIndex.from_arrays([code, table["period"]]))
    before = home.get_indexer(pd.MultiIndex.from_arrays([code, table["base"]]))
    form = table["form"].to_numpy()
    usable = np.append(series["kind"].isin(list(kinds)).to_numpy(), False)
    as_is = form == Form.AS_IS
    # Series of changes are against a year earlier; levels have no baseline.
    usual = table["usual"].to_numpy(bool)
    based = np.where(as_is, usual | (table["measure"] != Measure.CHANGE), before >= 0)
    rung = np.select(
        [(now < 0) | (~based & usual), ~based, ~usable[now] | ~(as_is | usable[before])],
        [RUNG[r] for r in (Reason.OTHER_PERIOD, Reason.OTHER_BASELINE, Reason.OTHER_KIND)],
        RUNG[Reason.OWN_SOURCE],
    )
    values = np.append(series["value"].to_numpy(np.float64), np.nan)
    official = _figures(values[now], values[before], form)
    return table.assign(rung=rung, observation=now, official=official)[now >= 0]


def _figures(now: npt.NDArray[np.float64], before: npt.NDArray[np.float64], form: Ints) -> npt.NDArray[np.float64]:
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = now / before
    forms = [form == Form.PERCENT, form == Form.DIFFERENCE, form == Form.RATIO]
    return np.select(forms, [100 * (ratio - 1), now - before, ratio], now)


def _expand(key_of: Ints, keys: Ints, count: int) -> tuple[Ints, Ints]:
    """Return each claim x answer to its question: the claim's position, and the answer's, by claim."""
    sizes = np.bincount(keys, minlength=count)
    starts = np.cumsum(sizes) - sizes
    times = sizes[key_of]
    position = np.repeat(np.arange(len(key_of)), times)
    within = np.arange(len(position)) - np.repeat(np.cumsum(times) - times, times)
    return position, starts[key_of][position] + within


def _own(claims: pd.DataFrame, series: pd.DataFrame, claim: Ints, observation: Ints) -> Bools:
    """Whether who speaks or publishes is who made the figure."""
    made, producers = pd.factorize(series["producer"])
    own = np.zeros(len(claim), bool)
    asked, which = np.unique(claim, return_inverse=True)
    for column in ("speaker", "publisher"):
        codes, names = pd.factorize(claims[column].iloc[asked])
        table = [[is_own_source(name, producer) for producer in producers] for name in names]
        square = np.array([*table, [False] * len(producers)], bool).reshape(len(names) + 1, len(producers))
        own |= square[codes[which], made[observation]]
    return own


def _signed(
    claims: pd.DataFrame, claim: Ints, official: npt.NDArray[np.float64], form: Ints
) -> npt.NDArray[np.float64]:
    """Return the figures in the terms of their claims: a fall of 22 per cent is 22 for a claim that states a fall."""
    down = (claims["direction"] == Direction.DOWN).to_numpy(bool)[claim]
    with np.errstate(divide="ignore"):
        return np.where(down, np.where(form == Form.RATIO, 1 / official, -official), official)
