"""Seconds and memory that verdicts for a million claims take, against all official series.

    python benchmarks/verdicts.py [COUNT]     how many claims; by default 1,000,000

The claims are real rows: the sample documents and the sentences of the example corpora, parsed, and repeated in random
order. So that repetition does not make it easy, every other copy has its numbers, quote and year changed. Prints the
median over the rounds and the process's peak memory: for all claims, for those with an indicator, and for those that
have an official figure, which is the worst case.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from indicators import Document, load, load_series, parse_document, to_frame, verdicts

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
ROUNDS = 3
YEARS = 12


def parsed() -> pd.DataFrame:
    """Return the claims of the sample documents and of the example corpora."""
    frames = [load()]
    for path in sorted(CORPUS.glob("*/*.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        for example in table["example"]:
            about = {"publisher": "RT", "published": date(2021, 3, 1), **table.get("defaults", {}), **example}
            cited = {"publisher": about["publisher"], "published": about["published"]}
            document = Document(example["text"], language=path.parent.name, **cited)
            frames.append(to_frame(parse_document(document)))
    return pd.concat([frame for frame in frames if len(frame)], ignore_index=True)


def many(rows: pd.DataFrame, count: int) -> pd.DataFrame:
    """Return ``count`` claims made of the rows, half of them changed."""
    chance = np.random.default_rng(0)
    claims = rows.iloc[chance.integers(0, len(rows), count)].reset_index(drop=True)
    changed = np.arange(count) % 2 == 1
    factor = np.where(changed, np.round(chance.uniform(0.5, 1.5, count), 2), 1.0)
    for name in ("value", "value_low", "value_high", "signed_value"):
        claims[name] *= factor
    quotes = claims["quote"].to_numpy(object)
    claims["quote"] = np.where(changed, quotes + np.char.mod(" (%d)", np.arange(count) % 50_000), quotes)
    back = pd.to_timedelta(np.where(changed, chance.integers(0, YEARS, count) * 365.25, 0).round(), unit="D")
    for name in ("period_start", "period_end"):
        claims[name] = _same_day(claims[name], claims[name] - back)
    return claims


def _same_day(before: pd.Series, after: pd.Series) -> pd.Series:
    """Return the dates with the years of ``after`` and the months and days of ``before``; NaT for 29 February."""
    parts = {"year": after.dt.year, "month": before.dt.month, "day": before.dt.day}
    return pd.to_datetime(pd.DataFrame(parts), errors="coerce").astype("datetime64[s]")


def seconds(run: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that passed, and those of them that the process was at work, on whatever else ran."""
    start, worked = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - start, time.process_time() - worked


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rows, series = parsed(), load_series()
    measure("all claims", many(rows, count), series)
    measure("claims with an indicator only", many(rows[rows["indicator"].notna()], count), series)
    answered = verdicts(rows, series)["figures"] > 0
    measure("claims that have an official figure only", many(rows[answered], count), series)


def measure(what: str, claims: pd.DataFrame, series: pd.DataFrame) -> None:
    """Print how long verdicts on the claims take, and what they are."""
    before = peak()
    times = [seconds(lambda: verdicts(claims, series)) for _ in range(ROUNDS)]
    print(f"{what}: {len(claims)}, against {len(series)} observations")
    print("  " + ", ".join(f"{n} {name}" for name, n in verdicts(claims, series)["verdict"].value_counts().items()))
    passed, worked = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"  {passed:.2f} s, of which {worked:.2f} s of work ({min(times)[0]:.2f} to {max(times)[0]:.2f} s)")
    print(f"  peak memory {peak():.0f} MB, of which {before:.0f} MB before, with the claims")


if __name__ == "__main__":
    main()
