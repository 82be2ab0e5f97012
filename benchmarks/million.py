"""A million claims: the shipped ones over and over, each time of other documents, on other days, in other words."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

import indicators
from indicators.table import COLUMNS, to_frame, write

# A tile is one copy of the shipped claims; of so many each is about another year.
_YEARS = 12
_PERIODS = ("period_start", "period_end", "baseline_start", "baseline_end")


def tiled(rows: int) -> pd.DataFrame:
    """Return so many claims. No two have an identifier or a sentence in common, but those of one sentence."""
    claims = indicators.load()[list(COLUMNS)]
    own = np.resize(np.arange(len(claims)), rows)
    tile = np.arange(rows) // len(claims)
    frame = claims.take(own).reset_index(drop=True)
    # Three small numbers, so that the sentences differ and the words of all do not grow beyond those of a language.
    ending = " (" + pd.Series(tile // 400).astype(str) + "/" + pd.Series(tile % 400).astype(str) + ")"
    frame["sentence"] = frame["sentence"] + ending
    frame["title"] = frame["title"] + ending
    frame["url"] = frame["url"] + "#" + pd.Series(tile).astype(str)
    frame["claim_id"] = [f"{number:016x}" for number in range(rows)]
    frame["document_id"] = frame["document_id"].str[:10] + pd.Series(tile).map("{:06x}".format)
    days = pd.to_timedelta(tile % 365, unit="D")
    frame["published"] = (frame["published"] - days).astype("datetime64[s]")
    for back in range(1, _YEARS):
        rows_of = tile % _YEARS == back
        for name in _PERIODS:
            frame.loc[rows_of, name] = frame.loc[rows_of, name] - pd.DateOffset(years=back)
    # Numbers that are near each other, as those of one thing are.
    factor = 1 + (tile % 97) / 100
    for name in ("value", "value_low", "value_high", "signed_value"):
        frame[name] = frame[name] * factor
    return frame


def make(path: Path, rows: int) -> None:
    """Write so many claims to a Parquet file."""
    write(to_frame(tiled(rows)), path)
