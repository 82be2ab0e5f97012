"""The digests of the sample corpus: what they are, and how many of the facts behind them the parser finds again.

``digests.csv`` has the facts as their sources report them (value in base units, unit, direction, period), written from
the sources and not from the parser's answers. ``python -m tests.test_digests`` prints the share found again, a
language a line; ``--misses`` prints what was not.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from indicators.model import Claim, Document
from indicators.parse import parse_document
from indicators.sources import read_documents

HERE = Path(__file__).parent
FOLDER = HERE.parent / "data" / "documents"
FACTS = HERE / "corpus" / "digests.csv"
# Of what is counted (regions, roadmaps) the unit is the noun of the text.
COUNTED = "other"
FIELDS = ("value", "value and unit", "and direction", "and period")
# Per cent of the facts. Raised when the parser gets better, lowered by nobody.
FLOORS: Mapping[str, tuple[float, ...]] = {"en": (99.5, 99.0, 97.0, 92.0), "ru": (99.5, 99.0, 97.0, 90.0)}
_CLOSE = 1e-6


@cache
def facts() -> list[dict[str, str]]:
    with FACTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def documents() -> dict[str, Document]:
    return {path.name: next(iter(read_documents(path))) for path in sorted(FOLDER.glob("*.md"))}


@cache
def claims(name: str) -> list[Claim]:
    return parse_document(documents()[name])


def _same(left: float, right: float) -> bool:
    return abs(left - right) <= _CLOSE * max(abs(left), abs(right))


def _value(fact: Mapping[str, str], claim: Claim) -> bool:
    if fact["value_high"]:
        return _same(claim.value_low, float(fact["value"])) and _same(claim.value_high, float(fact["value_high"]))
    # Facts have fractions in words rounded: a third is 33.3 per cent.
    return _same(abs(claim.value), float(fact["value"])) or _same(round(abs(claim.value), 1), float(fact["value"]))


def _unit(fact: Mapping[str, str], claim: Claim) -> bool:
    return claim.unit is not None if fact["unit"] == COUNTED else claim.unit == fact["unit"]


def _direction(fact: Mapping[str, str], claim: Claim) -> bool:
    return (claim.direction or "") == fact["direction"]


def _period(fact: Mapping[str, str], claim: Claim) -> bool:
    return (str(claim.period_start or ""), str(claim.period_end or "")) == (fact["period_start"], fact["period_end"])


def found(fact: Mapping[str, str]) -> int:
    """Return how many of ``FIELDS`` the best claim of the fact's document has, one after the other."""
    best = 0
    for claim in claims(fact["document"]):
        steps = 0
        for right in (_value, _unit, _direction, _period):
            if not right(fact, claim):
                break
            steps += 1
        best = max(best, steps)
    return best


@cache
def counts() -> dict[str, tuple[int, ...]]:
    """Return, for each language, the number of facts, and of those found with each further field."""
    steps: dict[str, Counter[int]] = defaultdict(Counter)
    for fact in facts():
        language = documents()[fact["document"]].language
        assert language is not None
        steps[language][found(fact)] += 1
    return {
        language: (reached.total(), *(sum(n for s, n in reached.items() if s > at) for at in range(len(FIELDS))))
        for language, reached in sorted(steps.items())
    }


def shares() -> dict[str, tuple[float, ...]]:
    """Return, for each language, the per cent of facts found with each further field."""
    return {language: tuple(100 * n / total for n in reached) for language, (total, *reached) in counts().items()}


def test_the_facts_behind_the_digests_are_found_again() -> None:
    for language, reached in shares().items():
        # Value and unit is what is asked for; the rest is what has been reached.
        assert reached[1] >= 95
        for name, share, floor in zip(FIELDS, reached, FLOORS[language], strict=True):
            assert share >= floor, f"{language}: {name}: {share:.1f}"


def test_the_digests_are_many_and_span_the_years() -> None:
    digests = [document for document in documents().values() if document.kind == "digest"]
    languages = Counter(document.language for document in digests)
    assert (languages["en"] >= 90, languages["ru"] >= 50, len(digests) >= 140) == (True, True, True)
    assert len({fact["fact_id"] for fact in facts()}) == len(facts()) >= 600
    years = {int(fact["period_start"][:4]) for fact in facts() if fact["period_start"]}
    assert (min(years) <= 2005, max(years) >= 2026) == (True, True)
    assert {fact["document"] for fact in facts()} == {n for n, d in documents().items() if d.kind == "digest"}


def test_every_digest_says_what_it_is() -> None:
    for name, document in documents().items():
        if document.kind == "digest":
            assert all([document.title, document.publisher, document.url, document.note]), name
            # Nobody's words stand in a digest.
            assert not set('"“”„') & set(document.text), name
    urls = [document.url for document in documents().values()]
    assert len(urls) == len(set(urls))


def test_named_speakers_of_digests_are_written_in_them() -> None:
    for name in documents():
        for claim in claims(name):
            assert claim.speaker_text is None or claim.speaker_text in documents()[name].text


if __name__ == "__main__":
    print("|  | facts |", " | ".join(FIELDS), "|")
    for language, reached in shares().items():
        count = sum(documents()[fact["document"]].language == language for fact in facts())
        print(f"| {language} | {count} |", " | ".join(f"{share:.1f}" for share in reached), "|")
    if "--misses" in sys.argv:
        for fact in facts():
            if (steps := found(fact)) < len(FIELDS):
                print(FIELDS[steps], fact)
