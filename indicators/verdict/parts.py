"""Parts and wholes: what a claim's words and size say of whether it is about all that its indicator names."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.model import Measure
from indicators.verdict.kinds import DIVISIBLE, PART
from indicators.verdict.rounding import Floats

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


@cache
def _words() -> re.Pattern[str]:
    table = tomllib.loads((files("indicators") / "lexicons" / "parts.toml").read_text(encoding="utf-8"))
    stems, words = ([re.escape(one) for of in table.values() for one in of[kind]] for kind in ("stems", "words"))
    return re.compile(rf"\b(?:(?:{'|'.join(stems)})|(?:{'|'.join(words)})\b)")


def named(claims: pd.DataFrame) -> Bools:
    """Whether a claim's subject names a product, a region or another partner, of whose trade the claim is."""
    codes, subjects = pd.factorize(claims["subject"].where(claims["indicator"].isin(DIVISIBLE)))
    found = [_words().search(subject.casefold().replace("ё", "е")) is not None for subject in subjects]
    return np.array([*found, False])[codes]


def sums(claims: pd.DataFrame) -> Bools:
    """Whether a claim states an amount that has parts, and no rate, price or change."""
    level = (claims["measure"] == Measure.LEVEL) & (claims["unit"] != "percent") & claims["per"].isna()
    return level.to_numpy(bool)


def apart(claims: pd.DataFrame, numbers: Ints, low: Floats, high: Floats) -> Ints:
    """Return the groups ``numbers`` anew, sums that are much smaller than all others of a group in one of their own.

    Such a sum is more likely of a part. Not so with people: how many there were is what is disputed, at any distance.
    """
    order = np.lexsort((low, numbers))
    first = np.diff(numbers[order], prepend=-1) != 0
    # The greatest value so far; within a group low ends only rise, and ranges are short beside their values.
    gap = low[order] * PART > np.concatenate(([np.inf], high[order][:-1]))
    counted = sums(claims)[order] & (claims["unit"] != "person").to_numpy(bool)[order]
    split = np.empty(len(numbers), np.int64)
    split[order] = np.cumsum(first | (gap & counted))
    return pd.factorize(split)[0].astype(np.int64)
