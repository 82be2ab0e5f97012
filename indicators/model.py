"""What the rest of the project speaks of: documents, and the numeric claims that they make.

Every position is an offset in code points of the document's text exactly as it was read, so
``document.text[claim.start:claim.end] == claim.quote`` always holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import blake2b


class Bound(StrEnum):
    """How the true value relates to the stated one; strictness stays distinct."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"
    RANGE = "range"


class Measure(StrEnum):
    """What kind of number a claim states."""

    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"
    MULTIPLE = "multiple"


class Direction(StrEnum):
    """Where a change goes."""

    UP = "up"
    DOWN = "down"


class Attribution(StrEnum):
    """How a claim is attributed: quoted words, reported speech, or the publisher's own voice."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    PUBLISHER = "publisher"


class Modality(StrEnum):
    """Whether the claim states a fact, an expectation, an intention or a hypothesis."""

    ACTUAL = "actual"
    FORECAST = "forecast"
    PLAN = "plan"
    CONDITIONAL = "conditional"


class Verdict(StrEnum):
    """What an official figure says about a claim."""

    CONSISTENT = "consistent"
    DIFFERS = "differs"
    NOT_COMPARABLE = "not_comparable"


class PeriodSource(StrEnum):
    """Where the reference period was found: in the claim's sentence or in an earlier one."""

    SENTENCE = "sentence"
    CONTEXT = "context"


def stable_id(*parts: object) -> str:
    """Return 16 hexadecimal digits that depend on nothing but ``parts`` (BLAKE2b, 64 bits)."""
    return blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its citation.

    ``published`` is the date from which relative periods count; ``language`` is an ISO 639-1 code, or None to have
    it detected; ``kind`` is ``article``, ``excerpt`` or ``digest``; ``note`` says what a reader of the text should
    know.
    """

    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    kind: str = "article"
    note: str | None = None

    @property
    def document_id(self) -> str:
        """The stable hash of the document's text and URL."""
        return stable_id(self.url or "", self.text)


@dataclass(frozen=True, slots=True)
class Claim:
    """One quantity that one sentence asserts. Fields, units and order are those of ``indicators.table.SCHEMA``."""

    claim_id: str
    document_id: str
    publisher: str | None
    title: str | None
    url: str | None
    published: date | None
    language: str
    sentence: str
    sentence_start: int
    sentence_end: int
    quote: str
    start: int
    end: int
    value: float
    value_low: float
    value_high: float
    bound: Bound
    unit: str | None
    per: str | None
    measure: Measure
    direction: Direction | None
    signed_value: float
    baseline: str | None
    baseline_start: date | None
    baseline_end: date | None
    indicator: str | None
    subject: str | None
    geo: tuple[str, ...]
    period_start: date | None
    period_end: date | None
    period_text: str | None
    period_source: PeriodSource | None
    speaker: str | None
    speaker_text: str | None
    attribution: Attribution
    modality: Modality
    negated: bool
    rules: tuple[str, ...]
