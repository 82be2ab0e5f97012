"""Gold examples: how they are read, and how the parser's claims are held against them."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.model import Claim, Document
from indicators.parse import parse_document

CORPUS = Path(__file__).parent / "corpus"
DOCUMENT_FIELDS = ("publisher", "published", "language")
TEXT_FIELDS = ("subject", "baseline", "speaker_text", "period_text")
# What a whole claim is: every field that a reader would call wrong.
WHOLE = ("value", "unit", "bound", "measure", "direction", "period", "speaker", "modality")


@dataclass(frozen=True)
class Example:
    """A text with every claim that must be found in it, and no other."""

    file: str
    number: int
    document: Document
    claims: tuple[dict[str, Any], ...]
    xfail: str | None

    @property
    def name(self) -> str:
        return f"{self.file}-{self.number}"


def read(path: Path, language: str) -> Iterator[Example]:
    tables = tomllib.loads(path.read_text("utf-8"))
    defaults = tables.get("defaults", {})
    for number, table in enumerate(tables["example"], 1):
        about = {k: table.get(k, defaults.get(k)) for k in DOCUMENT_FIELDS}
        about["language"] = about["language"] or language
        own = {k: v for k, v in defaults.items() if k not in DOCUMENT_FIELDS}
        claims = tuple({**own, **claim} for claim in table["claims"])
        yield Example(
            f"{language}/{path.stem}", number, Document(text=table["text"], **about), claims, table.get("xfail")
        )


def read_all(folder: Path = CORPUS) -> list[Example]:
    return [
        e
        for language in ("en", "ru")
        for path in sorted((folder / language).glob("*.toml"))
        for e in read(path, language)
    ]


def plain(value: Any) -> Any:
    """What a field is compared as: null is the empty string."""
    if value is None:
        return ""
    if isinstance(value, float):
        return float(f"{value:.9g}")
    return value if not hasattr(value, "value") else value.value


def same(field: str, want: Any, got: Any) -> bool:
    want, got = plain(want), plain(got)
    if isinstance(want, (int, float)) and not isinstance(want, bool) and isinstance(got, (int, float)):
        return abs(float(want) - float(got)) <= 1e-6 * max(1.0, abs(float(want)))
    if field in TEXT_FIELDS:
        return _overlap(str(want), str(got))
    if field == "speaker" and isinstance(want, str) and isinstance(got, str):
        return _name(want) == _name(got)
    return bool(want == got)


def _name(text: str) -> str:
    return text.casefold().removeprefix("the ").strip(' .«»"“”')


def _overlap(want: str, got: str) -> bool:
    """Whether two phrases are the same, or one holds the other, article and case aside."""
    a, b = _name(want), _name(got)
    return a == b or bool(a and b and (a in b or b in a))


def align(example: Example, claims: list[Claim]) -> list[tuple[dict[str, Any] | None, Claim | None]]:
    """Pair wanted and found claims by quote, in order."""
    pairs: list[tuple[dict[str, Any] | None, Claim | None]] = []
    left = list(claims)
    for want in example.claims:
        hit = next((c for c in left if c.quote == want["quote"]), None)
        if hit is not None:
            left.remove(hit)
        pairs.append((want, hit))
    return pairs + [(None, c) for c in left]


def misses(example: Example) -> list[str]:
    """Return in words what is wrong with the parser's reading of an example; nothing if it is right."""
    out = []
    for want, got in align(example, parse_document(example.document)):
        if want is None:
            assert got is not None
            out.append(f"not a claim: {got.quote!r} = {got.value:g} {got.unit}")
        elif got is None:
            out.append(f"missed: {want['quote']!r}")
        else:
            out += [
                f"{want['quote']!r} {field}: wanted {plain(wanted)!r}, got {plain(getattr(got, field))!r}"
                for field, wanted in want.items()
                if field != "quote" and not same(field, wanted, getattr(got, field))
            ]
    return out


def grades(want: dict[str, Any], got: Claim) -> dict[str, bool]:
    """Return which of the graded fields are right, for the fields that an example states."""
    out = {"value": same("value", want["value"], got.value)}
    for field in ("unit", "bound", "per", "modality", "negated", "attribution", "speaker", "subject", "quote"):
        if field in want:
            out[field] = same(field, want[field], getattr(got, field))
    for field in ("measure", "direction"):
        if field in want:
            out["measure"] = out.get("measure", True) and same(field, want[field], getattr(got, field))
    if "period_start" in want or "period_end" in want:
        out["period"] = all(same(f, want[f], getattr(got, f)) for f in ("period_start", "period_end") if f in want)
    return out


def score(examples: list[Example]) -> dict[str, tuple[int, int, int]]:
    """Return for each field (right, found, wanted), claims aligned by value within an example."""
    right: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    found = wanted = spurious = 0
    for example in examples:
        left = parse_document(example.document)
        found += len(left)
        wanted += len(example.claims)
        for want in example.claims:
            hits = [c for c in left if same("value", want["value"], c.value)]
            hit = max(hits, key=lambda c: (c.quote == want["quote"], sum(grades(want, c).values())), default=None)
            graded = grades(want, hit) if hit is not None else {}
            for field in {*graded, "value"} | {f for f in ("unit", "bound", "speaker", "modality") if f in want}:
                stated[field] += 1
                right[field] += graded.get(field, False)
            if hit is not None:
                left.remove(hit)
                if {"unit", "bound", "measure", "period", "speaker", "modality"} <= set(graded):
                    right["whole"] += all(
                        graded[f] for f in ("value", "unit", "bound", "measure", "period", "speaker", "modality")
                    )
            stated["whole"] += 1
        spurious += len(left) if not example.claims else 0
    table = {field: (right[field], found, wanted if field in ("value", "whole") else stated[field]) for field in stated}
    table["false claims in empty texts"] = (spurious, found, wanted)
    return table
