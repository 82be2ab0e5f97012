"""Which series could answer which kind of claim: by indicator, subject, countries, measure, unit and denominator."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.model import Measure
from indicators.verdict.kinds import DIRECTED, MIXED, REAL, RUNG, Reason
from indicators.verdict.names import Persons, country_of

Ints = npt.NDArray[np.int64]

KIND = ("indicator", "geo", "unit", "per", "measure", "direction", "home", "person", "hinted")
_DEFINITION = ("indicator", "subject", "geo", "partner", "unit", "per", "measure", "frequency")
_WORLD = "WLD"


class Form(IntEnum):
    """How the figure that a claim is held against comes out of a series."""

    NONE = 0
    AS_IS = 1
    PERCENT = 2
    DIFFERENCE = 3
    RATIO = 4


@dataclass(frozen=True)
class Candidates:
    """``table``: kind, series, form, firm; ``kind`` of each claim, or -1; ``rung`` of each kind, as in LADDER."""

    table: pd.DataFrame
    kind: Ints
    rung: Ints


def find(claims: pd.DataFrame, series: pd.DataFrame) -> Candidates:
    """Return the series that could answer each kind of claim."""
    definitions = series.drop_duplicates("series_id")
    definitions = definitions[definitions["indicator"].notna()].reset_index(drop=True)[["series_id", *_DEFINITION]]
    kind, kinds = _kinds(claims, definitions)
    pairs = kinds.reset_index(names="kind").merge(definitions, on="indicator", suffixes=("", "_series"))
    pairs["rung"], pairs["form"], pairs["firm"] = _judge(pairs)
    rung = np.full(len(kinds), RUNG[Reason.NO_SERIES])
    np.maximum.at(rung, pairs["kind"].to_numpy(), pairs["rung"].to_numpy())
    table = pairs.loc[pairs["form"] > 0, ["kind", "series_id", "form", "firm", "measure"]]
    return Candidates(table.reset_index(drop=True), kind, rung)


def _kinds(claims: pd.DataFrame, definitions: pd.DataFrame) -> tuple[Ints, pd.DataFrame]:
    """Return the number of each claim's kind, and what the kinds are."""
    columns = [pd.factorize(claims[name]) for name in KIND[:-3]]
    columns += [homes(claims), *_persons(claims, definitions)]
    kind = combine(*(codes for codes, _ in columns))
    ids, first = pd.factorize(kind), pd.Series(kind).drop_duplicates().index
    chosen = {name: _take(values, codes[first]) for name, (codes, values) in zip(KIND, columns, strict=True)}
    return ids[0].astype(np.int64), pd.DataFrame(chosen)


def combine(*codes: Ints) -> Ints:
    """Return one number for each combination of codes, which count from -1; equal for equal combinations only."""
    combined = np.zeros(len(codes[0]), np.int64)
    for column in codes:
        size = int(column.max(initial=-1)) + 2
        if combined.max(initial=0) > np.iinfo(np.int64).max // size - 1:
            combined = pd.factorize(combined)[0].astype(np.int64)
        combined = combined * size + column + 1
    return combined


def _take(values: pd.Index, codes: Ints) -> npt.NDArray[np.object_]:
    return np.array([*values, None], dtype=object)[codes]


def homes(claims: pd.DataFrame) -> tuple[Ints, pd.Index]:
    """Return the country whose government each speaker belongs to; as a code."""
    codes, names = pd.factorize(claims["speaker"])
    of_name, countries = pd.factorize(pd.Series([country_of(name) for name in names], dtype=object))
    return np.append(of_name, -1)[codes], pd.Index(countries)


def _persons(claims: pd.DataFrame, definitions: pd.DataFrame) -> list[tuple[Ints, pd.Index]]:
    """Return whose share or votes a claim states, where its indicator has such series, and who is a hint only.

    That is the person that its subject names, or else, as a hint, the only one that its sentence names.
    """
    people = pd.Index(sorted(definitions["subject"].dropna().unique()), dtype=object)
    personal = definitions.loc[definitions["subject"].notna(), "indicator"].unique()
    rows, finder = np.flatnonzero(claims["indicator"].isin(personal)), Persons(people)
    codes = []
    for name in ("subject", "sentence"):
        of_text, texts = pd.factorize(claims[name].iloc[rows])
        named = people.get_indexer(pd.Index([finder.only(text) for text in texts], dtype=object))
        codes.append(np.append(named, -1)[of_text])
    person, hinted = np.full((2, len(claims)), -1, np.int64)
    person[rows] = np.where(codes[0] >= 0, codes[0], codes[1])
    hinted[rows] = np.where((codes[0] < 0) & (codes[1] >= 0), 0, -1)
    return [(person, people), (hinted, pd.Index([True]))]


def _judge(pairs: pd.DataFrame) -> tuple[Ints, Ints, npt.NDArray[np.bool_]]:
    """Return how far each pair comes, in which form the series answers, and whether it surely is the same thing."""
    place = _places(pairs)
    subject = _subjects(pairs)
    form = _forms(pairs)
    measure = (pairs["measure"] == pairs["measure_series"]).to_numpy() | _derivable(pairs)
    rung = np.select(
        [~subject, place == 0, ~measure, form == Form.NONE],
        [RUNG[r] for r in (Reason.OTHER_SUBJECT, Reason.OTHER_GEO, Reason.OTHER_MEASURE, Reason.OTHER_UNIT)],
        RUNG[Reason.OTHER_PERIOD],
    )
    firm = (place == 2) & ~pairs["indicator"].isin(MIXED).to_numpy() & pairs["hinted"].isna().to_numpy()
    return rung, np.where(rung == RUNG[Reason.OTHER_PERIOD], form, Form.NONE), firm


def _subjects(pairs: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Where an indicator has series of persons, only those of the claim's person are of the same thing."""
    personal = pairs.loc[pairs["subject"].notna(), "indicator"].unique()
    same = (pairs["subject"] == pairs["person"]).fillna(False).to_numpy(bool)
    return same | ~pairs["indicator"].isin(personal).to_numpy()


def _places(pairs: pd.DataFrame) -> Ints:
    """Return 2 where claim and series are about the same countries, 1 where they may be, 0 where they are not."""
    columns = [pairs[name] for name in ("indicator", "geo", "geo_series", "partner", "subject", "home")]
    text = [column.astype(object).where(column.notna(), "").to_numpy() for column in columns]
    memory: dict[tuple[str, ...], int] = {}
    rows = zip(*text, strict=True)
    return np.array([memory[row] if row in memory else memory.setdefault(row, _place(*row)) for row in rows], np.int64)


def _place(indicator: str, geo: str, reporter: str, partner: str, subject: str, home: str) -> int:
    claimed = [code for code in geo.split(";") if code]
    concerned = [*reporter.split(";"), *(code for code in partner.split(";") if code and code != _WORLD)]
    if subject and not claimed:
        return 2
    if not claimed or not (set(claimed) <= set(concerned) or set(claimed) >= set(concerned)):
        return 0
    if subject:
        return 2
    if len(claimed) == 1 and partner and {*claimed, home} == set(concerned):
        # "Trade with Belarus", says a minister of Russia.
        return 1 if indicator in DIRECTED else 2
    if set(claimed) != set(concerned):
        return 1
    # "Exports to Russia" name the partner alone, and often first.
    return 1 if indicator in DIRECTED and (len(claimed) == 1 or claimed != concerned) else 2


def _derivable(pairs: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Whether a change or a multiple can be worked out from the levels of the series."""
    moves = pairs["measure"].isin([Measure.CHANGE, Measure.MULTIPLE]) & pairs["direction"].notna()
    levels = (pairs["measure_series"] == Measure.LEVEL) & (pairs["frequency"] != "point")
    return (moves & levels & ~pairs["indicator"].isin(REAL)).to_numpy(bool)


def _forms(pairs: pd.DataFrame) -> Ints:
    def equal(name: str) -> npt.NDArray[np.bool_]:
        left, right = pairs[name], pairs[f"{name}_series"]
        return ((left == right).fillna(False) | (left.isna() & right.isna())).to_numpy(bool)

    derivable, unit, bare = _derivable(pairs), pairs["unit"].to_numpy(object), pairs["per"].isna().to_numpy()
    rate = (pairs["unit_series"] == "percent").to_numpy(bool)
    change = (pairs["measure"] == Measure.CHANGE).to_numpy(bool)
    same = equal("unit") & equal("per")
    points = (unit == "percentage_point") & rate
    return np.select(
        [
            same & equal("measure"),
            derivable & change & bare & (unit == "percent") & ~rate,
            derivable & change & ((same & ~rate) | points),
            derivable & ~change & bare & (unit == "multiple") & ~rate,
        ],
        [Form.AS_IS, Form.PERCENT, Form.DIFFERENCE, Form.RATIO],
        Form.NONE,
    ).astype(np.int64)
