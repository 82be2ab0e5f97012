"""Claims about one thing: how far apart they are, and whether they can all be right."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.model import Direction, Measure, Modality
from indicators.table import SEPARATOR, Claims, to_frame
from indicators.verdict import parts, periods
from indicators.verdict.candidates import Ints, combine, homes
from indicators.verdict.kinds import DIRECTED, EVENTS, MIXED
from indicators.verdict.names import Persons, bilateral
from indicators.verdict.rounding import Floats, interval, magnitudes

_KEYS = ("indicator", "geo", "person", "period_start", "period_end", "measure", "unit", "per", "modality")
# Whose share it is: claims about different persons do not contradict each other.
_PERSONAL = frozenset({"vote_share"})


def groups(claims: Claims) -> pd.DataFrame:
    """Return the groups of two claims and more on the same indicator, countries, period, measure, unit and denominator.

    Facts are held against facts and forecasts against forecasts, changes only if they have one baseline. Left out are
    what is denied, planned or conditional; what has no indicator, country or period; facts about a period that was not
    over; trade in one product or with one region; and what one speaker sets beside a different value in one document
    (a whole and its part). Sums of less than half of all others are groups of their own. ``contradiction`` is whether
    no value fits all claims, given their rounding and bounds; ``low``, ``high`` and ``ratio`` are the spread of the
    stated values, changes with their sign; ``speakers`` counts those who speak, or the publishers where nobody does.
    """
    frame = claims if isinstance(claims, pd.DataFrame) else to_frame(claims)
    rows = frame[_groupable(frame)].reset_index(drop=True)
    rows = rows.assign(geo=_places(rows), person=_persons(rows))
    rows, numbers = _single(rows, _numbers(rows))
    numbers = parts.apart(rows, numbers, *magnitudes(rows))
    sizes = np.bincount(numbers)
    kept = np.flatnonzero(sizes[numbers] > 1)
    rows, numbers = rows.iloc[kept], pd.factorize(numbers[kept])[0]
    return _table(rows.reset_index(drop=True), numbers)


def _groupable(frame: pd.DataFrame) -> npt.NDArray[np.bool_]:
    stated = frame["modality"].isin([Modality.ACTUAL, Modality.FORECAST]) & ~frame["negated"].astype(bool)
    dated = frame["period_start"].notna() & frame["period_end"].notna()
    about = (stated & dated & frame["indicator"].notna() & frame["geo"].notna()).to_numpy(bool)
    so_far = periods.unfinished(frame) & (frame["modality"] == Modality.ACTUAL).to_numpy(bool)
    return about & ~so_far & ~parts.named(frame)


def _places(rows: pd.DataFrame) -> npt.NDArray[np.object_]:
    """Return the countries in one order, except where the order says whose trade it is.

    "Trade with Belarus", says a minister of Russia: the speaker's own country is the second one.
    """
    (geo, names), (home, countries) = pd.factorize(rows["geo"]), homes(rows)
    directed, both = (rows["indicator"].isin(which).to_numpy() for which in (DIRECTED, bilateral()))
    home = np.where(both, home, -1)
    first = np.flatnonzero(~pd.Series(combine(geo, home, directed.astype(np.int64))).duplicated().to_numpy())
    codes = pd.factorize(combine(geo, home, directed.astype(np.int64)))[0]
    named = [_place(names[geo[i]], countries[home[i]] if home[i] >= 0 else None, bool(directed[i])) for i in first]
    return np.array([*named, None], dtype=object)[codes]


def _place(geo: str, home: str | None, directed: bool) -> str:
    codes = geo.split(SEPARATOR)
    if len(codes) == 1 and home not in (None, *codes):
        codes.append(str(home))
    return SEPARATOR.join(codes if directed else sorted(codes))


def _persons(rows: pd.DataFrame) -> npt.NDArray[np.object_]:
    """Return whose share each claim states; where that is not clear, its own identifier, so that it stays alone."""
    personal = rows["indicator"].isin(_PERSONAL).to_numpy()
    codes, texts = pd.factorize(rows["subject"].where(personal))
    finder = Persons()
    named = np.array([*map(finder.only, texts), None], dtype=object)[codes]
    alone = rows["claim_id"].to_numpy(object)
    named[pd.isna(named)] = alone[pd.isna(named)]
    named[~personal] = None
    return named


def _single(rows: pd.DataFrame, numbers: Ints) -> tuple[pd.DataFrame, Ints]:
    """Return the rows without those that one speaker in one document says beside others that contradict them.

    They are of different things: a whole and its part, a value and the one before.
    """
    least, greatest, _, _ = _signed(rows)
    where = [pd.factorize(column)[0] for column in (rows["document_id"], _who(rows))]
    said = pd.DataFrame({"least": least, "greatest": greatest}).groupby(combine(numbers, *where))
    one = (said["least"].transform("max") <= said["greatest"].transform("min")).to_numpy(bool)
    return rows[one].reset_index(drop=True), numbers[one]


def _who(rows: pd.DataFrame) -> pd.Series:
    """Return who makes each claim: the speaker, or the publisher where nobody speaks."""
    return rows["speaker"].fillna(rows["publisher"])


def _numbers(rows: pd.DataFrame) -> Ints:
    """Return the number of each claim's group."""
    names = ("indicator", "geo", "person", "measure", "unit", "per", "modality")
    stated, usual = periods.periods(rows, "baseline"), periods.year_earlier(rows)
    words = pd.factorize(rows["baseline"])[0]
    # Without a baseline a change is taken to be on a year earlier; words that are no date stand for themselves.
    base = np.where(stated != periods.NONE, stated, np.where(words >= 0, -2 - words, usual))
    base = np.where(rows["measure"].isin([Measure.CHANGE, Measure.MULTIPLE]), base, 0)
    columns = [*(pd.factorize(rows[name])[0] for name in names), pd.factorize(periods.periods(rows))[0]]
    return pd.factorize(combine(*columns, pd.factorize(base)[0]))[0].astype(np.int64)


def _table(rows: pd.DataFrame, numbers: Ints) -> pd.DataFrame:
    least, greatest, low, high = _signed(rows)
    rows = rows.assign(least=least, greatest=greatest, low=low, high=high, who=_who(rows))
    values = rows.groupby(numbers, sort=False)
    table = values[list(_KEYS)].first()
    table["person"] = table["person"].where(table["indicator"].isin(_PERSONAL))
    table = table.assign(claims=values.size(), speakers=values["who"].nunique())
    table = table.assign(low=values["low"].min(), high=values["high"].max())
    size = np.sort(np.abs(table[["low", "high"]].to_numpy(np.float64).reshape(-1, 2)), axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        # A rise and a fall have no ratio.
        table["ratio"] = np.where(table["low"] * table["high"] > 0, size[:, 1] / size[:, 0], np.nan)
    apart = values["least"].max() > values["greatest"].min()
    several = table["indicator"].isin(EVENTS) & (table["period_start"] != table["period_end"])
    table["contradiction"] = (apart & ~table["indicator"].isin(MIXED) & ~several).to_numpy(bool)
    table["claim_ids"] = values["claim_id"].agg(SEPARATOR.join)
    return table.sort_values(["contradiction", "claims"], ascending=False, kind="stable").reset_index(drop=True)


def _signed(rows: pd.DataFrame) -> tuple[Floats, Floats, Floats, Floats]:
    """Return what each claim allows and what it states, falls below zero."""
    (least, greatest), (low, high) = interval(rows), magnitudes(rows)
    down = (rows["direction"] == Direction.DOWN).to_numpy(bool)
    return (
        np.where(down, -greatest, least),
        np.where(down, -least, greatest),
        np.where(down, -high, low),
        np.where(down, -low, high),
    )
