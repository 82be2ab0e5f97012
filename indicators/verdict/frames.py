"""The two tables: every official figure for a claim, and one verdict a claim."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.model import Direction, Modality, Verdict
from indicators.series import load_series
from indicators.table import COLUMNS, VERDICT_COLUMNS, Claims, to_frame
from indicators.verdict import pairs as pairing
from indicators.verdict import parts, periods
from indicators.verdict.candidates import Form, Ints
from indicators.verdict.kinds import LADDER, PART, RUNG, Reason
from indicators.verdict.pairs import Bools, Pairs
from indicators.verdict.rounding import Floats, interval, magnitudes, steps

OBSERVATIONS = ("observation",)
# What the table of matches says of each figure, as the series' frame does.
_SHOWN = ("series_id", "producer", "period", "retrieved", "vintage", "citation", "url", "caveats")

# What of a claim decides whether a figure agrees with it.
_DIGITS = ("quote", "value_low", "value_high", "bound", "direction")
_STATED = (*_DIGITS, "measure", "unit", "per", "indicator", "subject", "published", "period_end")

_VERDICTS = tuple(Verdict)
_REASONS = tuple(Reason)
_AGREES, _DIFFERS, _NEITHER = range(3)


@dataclass(frozen=True)
class _Compared:
    pairs: Pairs
    verdict: Ints
    # In the claim's unit, with the sign of a change.
    difference: Floats
    percent: Floats
    official: Floats


def matches(
    claims: Claims, series: pd.DataFrame | None = None, *, kinds: Collection[str] = OBSERVATIONS
) -> pd.DataFrame:
    """Return every official figure that answers a claim, one row a claim and figure, in the order of the claims.

    ``row`` is the claim's position and ``claim_id`` its identifier; ``official_value`` and ``difference`` (claim minus
    official) are in the claim's unit. ``series`` is the frame of ``load_series``, by default the one of the data
    folder. Only observations count unless ``kinds`` says otherwise.
    """
    claims, series = _frames(claims, series)
    return _matches(claims, series, _compare(claims, series, kinds))


def verdicts(
    claims: Claims, series: pd.DataFrame | None = None, *, kinds: Collection[str] = OBSERVATIONS
) -> pd.DataFrame:
    """Return one verdict a claim, with the index of the claims.

    A claim is consistent if it agrees with any of the figures that answer it; the figure that is shown is the nearest,
    as published rather than derived. Without one, ``reason`` says what stood in the way. Parameters as of ``matches``.
    """
    claims, series = _frames(claims, series)
    return _verdicts(claims, series, _compare(claims, series, kinds))


def answers(claims: pd.DataFrame, series: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return ``verdicts`` and ``matches`` of the claims at the cost of one of them."""
    claims, series = _frames(claims, series)
    compared = _compare(claims, series, OBSERVATIONS)
    return _verdicts(claims, series, compared), _matches(claims, series, compared)


def _matches(claims: pd.DataFrame, series: pd.DataFrame, compared: _Compared) -> pd.DataFrame:
    claim, observation = compared.pairs.claim, compared.pairs.observation
    columns = {
        "row": claim,
        "claim_id": claims["claim_id"].array.take(claim),
        "verdict": _words(_VERDICTS, compared.verdict),
        "reason": _words(_REASONS, _why(compared.pairs, compared.verdict)),
        "official_value": compared.official,
        "difference": compared.difference,
        "difference_percent": compared.percent,
        **{name: series[name].array.take(observation) for name in _SHOWN},
    }
    return pd.DataFrame(columns)


def _verdicts(claims: pd.DataFrame, series: pd.DataFrame, compared: _Compared) -> pd.DataFrame:
    best = _best(compared)
    verdict = np.full(len(claims), _NEITHER)
    chosen = compared.pairs.claim[best]
    verdict[chosen] = compared.verdict[best]
    reason = _reasons(claims, compared.pairs.rung)
    reason[chosen] = _why(compared.pairs, compared.verdict)[best]
    answer = np.full(len(claims), -1)
    answer[chosen] = best
    figure = np.append(compared.pairs.observation, -1)[answer]
    columns = {
        "verdict": _words(_VERDICTS, verdict),
        "reason": _words(_REASONS, reason),
        "official_value": np.append(compared.official, np.nan)[answer],
        "official_series": series["series_id"].array.take(figure, allow_fill=True),
        "official_retrieved": series["retrieved"].array.take(figure, allow_fill=True),
        "difference": np.append(compared.difference, np.nan)[answer],
        "difference_percent": np.append(compared.percent, np.nan)[answer],
        "figures": np.bincount(compared.pairs.claim, minlength=len(claims)),
    }
    return pd.DataFrame(columns, index=claims.index)


def compared(claims: Claims, series: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the claims with the columns of ``indicators.table.COMPARED_SCHEMA``. Parameters as of ``verdicts``."""
    claims, series = _frames(claims, series)
    return claims[list(COLUMNS)].join(verdicts(claims, series)[list(VERDICT_COLUMNS)])


def _frames(claims: Claims, series: pd.DataFrame | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    frame = claims if isinstance(claims, pd.DataFrame) else to_frame(claims)
    return frame, load_series() if series is None else series.reset_index(drop=True)


def _compare(claims: pd.DataFrame, series: pd.DataFrame, kinds: Collection[str]) -> _Compared:
    found = pairing.find(claims, series, kinds)
    asked, which = np.unique(found.claim, return_inverse=True)
    rows = claims[list(_STATED)].iloc[asked]
    low, high = (ends[which] for ends in magnitudes(rows))
    agrees, bounded = _agreement(found, series, *(ends[which] for ends in interval(rows)))
    part = (parts.named(rows) | periods.unfinished(rows))[which] | (
        (high < PART * found.official) & parts.sums(rows)[which]
    )
    firm = found.firm & ~part
    # What may be of another thing agrees with a bound too easily.
    agrees &= firm | ~bounded
    verdict = np.where(agrees, _AGREES, np.where(firm, _DIFFERS, _NEITHER))
    away, sign = _distance(low, high, found.official), _sign(rows)[which]
    with np.errstate(divide="ignore", invalid="ignore"):
        percent = np.where(found.official != 0, 100 * away / np.abs(found.official), np.nan)
    return _Compared(found, verdict, away * sign, percent * sign, found.official * sign)


def _agreement(found: Pairs, series: pd.DataFrame, least: Floats, greatest: Floats) -> tuple[Bools, Bools]:
    """Return whether each figure is what its claim allows, and whether the claim is a bound.

    An official figure that is shown as published is rounded, too; a bound leaves no room on its own side.
    """
    bounded = ~(np.isfinite(least) & np.isfinite(greatest))
    rounded = (found.form == Form.AS_IS) & ~bounded
    slack = np.where(rounded, steps(series["value"].to_numpy())[found.observation] * (1 - 1e-6), 0.0)
    return (found.official >= least - slack) & (found.official <= greatest + slack), bounded


def _distance(low: Floats, high: Floats, official: Floats) -> Floats:
    """Return claim minus official; of a range the nearer end counts, and nothing if the figure is inside."""
    nearest = np.clip(official, low, high)
    return np.where(low == high, low, nearest) - official


def _sign(rows: pd.DataFrame) -> Floats:
    return np.where(rows["direction"] == Direction.DOWN, -1.0, 1.0)


def _best(compared: _Compared) -> Ints:
    """Return the position of the pair that decides, for each claim that has any."""
    claim = compared.pairs.claim
    if not len(claim):
        return claim
    first = np.flatnonzero(np.diff(claim, prepend=-1))
    far = np.nan_to_num(np.abs(compared.percent), nan=1e6)
    # Verdict first, then what is published, then distance, as one number.
    cost = compared.verdict * 4e9 + (compared.pairs.form != Form.AS_IS) * 2e9 + np.minimum(far, 1e9)
    least = np.minimum.reduceat(cost, first)
    hit = np.flatnonzero(cost == np.repeat(least, np.diff(first, append=len(claim))))
    return hit[np.flatnonzero(np.diff(claim[hit], prepend=-1))]


def _why(found: Pairs, verdict: Ints) -> Ints:
    why = np.where(found.form == Form.AS_IS, _at(Reason.SAME_FIGURE), _at(Reason.DERIVED_CHANGE))
    return np.where(verdict == _NEITHER, _at(Reason.OTHER_THING), why)


def _reasons(claims: pd.DataFrame, rung: Ints) -> Ints:
    """Return what stood in the way of comparing each claim."""
    ladder = np.array([*map(_at, LADDER), _at(Reason.SAME_FIGURE)])
    undated = claims["period_start"].isna().to_numpy() | claims["period_end"].isna().to_numpy()
    return np.select(
        [
            claims["indicator"].isna().to_numpy(),
            claims["negated"].to_numpy(bool),
            *(
                (claims["modality"] == kind).to_numpy(bool)
                for kind in (Modality.FORECAST, Modality.PLAN, Modality.CONDITIONAL)
            ),
            claims["geo"].isna().to_numpy() & (rung == RUNG[Reason.OTHER_GEO]),
            undated & (rung >= RUNG[Reason.OTHER_PERIOD]),
        ],
        [
            *map(_at, (Reason.NO_INDICATOR, Reason.NEGATED, Reason.FORECAST, Reason.PLAN, Reason.CONDITIONAL)),
            _at(Reason.NO_GEO),
            _at(Reason.NO_PERIOD),
        ],
        ladder[rung],
    )


def _at(reason: Reason) -> int:
    return _REASONS.index(reason)


def _words(words: tuple[str, ...], codes: npt.NDArray[np.integer]) -> pd.api.extensions.ExtensionArray:
    return pd.array([str(word) for word in words], dtype="str").take(codes)
