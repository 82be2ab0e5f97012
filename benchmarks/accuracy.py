"""Quantities found, ours beside the peers that are installed, on a gold file of NewsQuant's format.

    python benchmarks/accuracy.py GOLD.json

GOLD is a list of {"text", "quantities": [{"value", "normalized_unit", "change", "referred_concepts"}]}, as published
with CQE (Almasian et al., EMNLP 2023); bring your own copy. Prints the F1 of values, and of values together with the
unit's name, the change, or the concept (a word in common, or none on both sides), and each reader's peak memory.

A range counts with both ends in order; values are equal to one part in 100,000; each quantity is matched once.
"""

from __future__ import annotations

import json
import math
import multiprocessing
import resource
import sys
from pathlib import Path
from typing import Any, NamedTuple

from peers import PEERS, Found

COLUMNS = ("value", "+unit", "+change", "+concept")


class Quantity(NamedTuple):
    """A quantity as it is compared."""

    value: tuple[float, ...] | None
    unit: str
    change: str
    concept: frozenset[str]


def ends(value: Any) -> tuple[float, ...] | None:
    """Return a value's number, or a range's two ends in order; None where it is no number."""
    parts = value if isinstance(value, list) else [value]
    if isinstance(value, str):
        parts = [p for p in value.replace("E-", "E~").split("-") if p] if not value.startswith("-") else [value]
        parts = [p.replace("E~", "E-") for p in parts]
    try:
        return tuple(sorted(float(p) for p in parts))
    except (TypeError, ValueError):
        return None


def of_gold(quantity: dict[str, Any]) -> Quantity:
    concept = quantity.get("referred_concepts") or ()
    words = [concept] if isinstance(concept, str) else concept
    unit = quantity.get("normalized_unit") or "-"
    return made(Found(quantity["value"], unit, quantity.get("change") or "=", tuple(map(str, words))))


def made(found: Found) -> Quantity:
    words = {word.strip(".,;:()") for phrase in found.concept for word in phrase.lower().split()}
    return Quantity(ends(found.value), str(found.unit or "-").lower(), found.change, frozenset(words - {"-", ""}))


def same(a: tuple[float, ...] | None, b: tuple[float, ...] | None) -> bool:
    if a is None or b is None or len(a) != len(b):
        return False
    return all(math.isclose(x, y, rel_tol=1e-5, abs_tol=1e-12) for x, y in zip(a, b, strict=True))


def verdict(want: Quantity, got: Quantity) -> tuple[bool, ...]:
    """Return which of the columns are right for two quantities of one value."""
    overlap = bool(want.concept & got.concept) or not (want.concept or got.concept)
    return True, want.unit == got.unit, want.change == got.change, overlap


def matches(gold: list[Quantity], found: list[Quantity]) -> list[int]:
    """Return how many gold quantities are right in each column; the best of several equal values is taken."""
    left, right = list(found), [0] * len(COLUMNS)
    for want in gold:
        hits = [got for got in left if same(want.value, got.value)]
        if hits:
            best = max(hits, key=lambda got: verdict(want, got))
            left.remove(best)
            right = [n + ok for n, ok in zip(right, verdict(want, best), strict=True)]
    return right


def grade(name: str, gold: list[dict[str, Any]]) -> str:
    """Return a reader's line of the table, or why there is none. Runs in a process of its own, for its memory."""
    try:
        read = PEERS[name]()
    except ImportError as error:
        return f"{name:20} not installed ({error})"
    right, found, wanted = [0] * len(COLUMNS), 0, 0
    for sentence in gold:
        got, want = [made(q) for q in read(sentence["text"])], [of_gold(q) for q in sentence["quantities"]]
        right = [n + more for n, more in zip(right, matches(want, got), strict=True)]
        found, wanted = found + len(got), wanted + len(want)
    scores = "".join(f"{100 * 2 * n / max(found + wanted, 1):10.1f}" for n in right)
    return f"{name:20}{scores}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:9.0f} MB"


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/accuracy.py GOLD.json")
    gold = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    print(f"{'F1':20}" + "".join(f"{column:>10}" for column in COLUMNS) + f"{'memory':>12}")
    for name in PEERS:
        with multiprocessing.get_context("spawn").Pool(1) as process:
            print(process.apply(grade, (name, gold)), flush=True)


if __name__ == "__main__":
    main()
