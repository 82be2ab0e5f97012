"""The accuracy gate: how many gold examples of each topic are wholly right, pinned in floors.toml.

    python tests/gate.py            print each topic's count beside its floor; exit 1 below any
    python tests/gate.py --raise    write the counts that are higher than their floors; never lowers one
    python tests/gate.py --mark     write today's failures into the corpora as strict xfails, with what is wrong as
    the reason

Both of these also write today's counts into indicators/accuracy.toml, which is what the page About shows.

A floor that has to come down is edited by hand, in a commit that says why.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

import gold
import test_digests

from indicators.app.about.accuracy import FILE as ACCURACY
from indicators.app.about.accuracy import Accuracy, written

FLOORS = Path(__file__).parent / "floors.toml"


def right() -> Counter[str]:
    """Return the number of wholly right examples of each topic."""
    return Counter({e.file: 0 for e in gold.read_all()}) + Counter(
        e.file for e in gold.read_all() if not gold.misses(e)
    )


def below(counts: Counter[str], floors: dict[str, int]) -> list[str]:
    """Return the topics that fell below their floors, or that have none."""
    lost = [
        f"{topic}: {counts[topic]} right, floor {floor}" for topic, floor in floors.items() if counts[topic] < floor
    ]
    return lost + [f"{topic}: no floor; run tests/gate.py --raise" for topic in counts if topic not in floors]


def read_floors() -> dict[str, int]:
    return tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}


def write_floors(counts: Counter[str], floors: dict[str, int]) -> None:
    raised = {topic: max(counts[topic], floors.get(topic, 0)) for topic in sorted({*counts, *floors})}
    lines = ["# Examples that are wholly right, a topic a line. Raised by tests/gate.py --raise, lowered by nobody."]
    FLOORS.write_text("\n".join([*lines, *(f'"{topic}" = {count}' for topic, count in raised.items())]) + "\n", "utf-8")


def measured(counts: Counter[str]) -> Accuracy:
    """Return the figures that the package shows to its users."""
    totals = Counter(e.file for e in gold.read_all())
    return Accuracy({topic: (counts[topic], totals[topic]) for topic in totals}, test_digests.counts())


def write_accuracy(counts: Counter[str]) -> None:
    ACCURACY.write_text(written(measured(counts)), "utf-8")


def mark() -> None:
    """Rewrite the ``xfail`` line of every example: gone where it is right, the misses where it is wrong."""
    wrong = {(e.file, e.number): "; ".join(gold.misses(e)) for e in gold.read_all()}
    for language in ("en", "ru"):
        for path in sorted((gold.CORPUS / language).glob("*.toml")):
            head, *examples = re.split(r"^\[\[example\]\]\n", path.read_text("utf-8"), flags=re.MULTILINE)
            for number, text in enumerate(examples, 1):
                plain = re.sub(r"^xfail = .*\n", "", text, flags=re.MULTILINE)
                reason = wrong[f"{language}/{path.stem}", number]
                examples[number - 1] = f"xfail = {quoted(reason)}\n{plain}" if reason else plain
            path.write_text("[[example]]\n".join([head, *examples]), "utf-8")


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def main() -> int:
    if "--mark" in sys.argv:
        mark()
    counts, floors = right(), read_floors()
    if "--raise" in sys.argv:
        write_floors(counts, floors)
        floors = read_floors()
    if {"--mark", "--raise"} & set(sys.argv):
        write_accuracy(counts)
    total = Counter(e.file for e in gold.read_all())
    for topic in sorted(counts):
        print(f"{topic:24} {counts[topic]:4} of {total[topic]:4} right, floor {floors.get(topic, '-')}")
    lost = below(counts, floors)
    print("\n".join(lost), file=sys.stderr)
    return bool(lost)


if __name__ == "__main__":
    sys.exit(main())
