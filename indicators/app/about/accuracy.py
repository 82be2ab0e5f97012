"""How right the parser is: the figures of the accuracy gate, which ``tests/gate.py --raise`` writes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "accuracy.toml"


@dataclass(frozen=True)
class Accuracy:
    """``examples`` has for each topic (``en/changes``) how many texts are wholly right, and how many there are.

    ``facts`` has for each language how many facts the shipped digests report, and how many of them are found again with
    their value; with their unit, too; with their direction, too; with their period, too.
    """

    examples: Mapping[str, tuple[int, int]]
    facts: Mapping[str, tuple[int, ...]]

    def by_language(self) -> dict[str, tuple[int, int]]:
        """Return the counts of ``examples`` for each language."""
        sums: dict[str, tuple[int, int]] = {}
        for topic, (right, total) in self.examples.items():
            before = sums.get(topic.partition("/")[0], (0, 0))
            sums[topic.partition("/")[0]] = (before[0] + right, before[1] + total)
        return sums


@cache
def accuracy() -> Accuracy:
    """Return the figures that the package carries."""
    tables = tomllib.loads(FILE.read_text("utf-8"))
    return Accuracy(
        examples={topic: (right, total) for topic, (right, total) in tables["examples"].items()},
        facts={language: tuple(counts) for language, counts in tables["facts"].items()},
    )


def written(measured: Accuracy) -> str:
    """Return the file's text for these figures."""
    lines = [
        "# Written by python tests/gate.py --raise: what the page About says of the parser's accuracy.",
        "[examples]  # topic = [wholly right, all]",
        *(f'"{topic}" = [{right}, {total}]' for topic, (right, total) in sorted(measured.examples.items())),
        "",
        "[facts]  # language = [all, value found, with its unit, with its direction, with its period]",
        *(f"{language} = {list(counts)}" for language, counts in sorted(measured.facts.items())),
    ]
    return "\n".join(lines) + "\n"
