"""Values and units found, ours beside the peers that are installed, on a gold file of NewsQuant's format.

    python benchmarks/accuracy.py GOLD.json

GOLD is a list of {"text", "quantities": [{"value", "normalized_unit", ...}]}, as published with CQE (Almasian et al.,
EMNLP 2023); bring your own copy. Prints precision, recall and F1 of values, and of values with their unit's name.
A range counts with both ends in order; values are equal to one part in 100,000.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

from peers import Pairs, Reader, installed


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


def same(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return len(a) == len(b) and all(math.isclose(x, y, rel_tol=1e-5, abs_tol=1e-12) for x, y in zip(a, b, strict=True))


def matches(gold: list[dict[str, Any]], found: Pairs) -> tuple[int, int]:
    """Return how many gold values were found, and how many of them with their unit; each found value counts once."""
    left = [(ends(value), unit) for value, unit in found]
    values = units = 0
    for quantity in gold:
        want = ends(quantity["value"])
        hits = [f for f in left if want is not None and f[0] is not None and same(want, f[0])]
        if not hits:
            continue
        name = str(quantity.get("normalized_unit") or "-").lower()
        best = next((f for f in hits if str(f[1] or "-").lower() == name), hits[0])
        left.remove(best)
        values += 1
        units += str(best[1] or "-").lower() == name
    return values, units


def f1(right: int, found: int, wanted: int) -> str:
    p, r = right / max(found, 1), right / max(wanted, 1)
    return f"{100 * p:6.1f} {100 * r:6.1f} {100 * 2 * p * r / max(p + r, 1e-9):6.1f}"


def grade(read: Reader, gold: list[dict[str, Any]]) -> str:
    values = units = found = 0
    for sentence in gold:
        pairs = read(sentence["text"])
        v, u = matches(sentence["quantities"], pairs)
        values, units, found = values + v, units + u, found + len(pairs)
    wanted = sum(len(s["quantities"]) for s in gold)
    return f"{f1(values, found, wanted)}   {f1(units, found, wanted)}"


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/accuracy.py GOLD.json")
    gold = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    readers, missing = installed()
    print(f"{'':20} {'value: P':>8} {'R':>5} {'F1':>6}   {'+unit: P':>8} {'R':>4} {'F1':>6}")
    for name, read in readers.items():
        print(f"{name:20} {grade(read, gold)}")
    if missing:
        print("not installed: " + ", ".join(missing))


if __name__ == "__main__":
    main()
