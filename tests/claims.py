"""Claims made by hand, for tests that are not about the parser."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from indicators.model import Attribution, Bound, Claim, Direction, Document, Measure, Modality, PeriodSource, stable_id

EXCERPT = Path(__file__).resolve().parent.parent / "data" / "documents" / "rt-2020-09-14-sochi-talks.md"
DOCUMENT = Document(
    "Trade fell by 21% in 2020, the minister said.",
    url="https://example.org/a",
    title="Trade",
    publisher="RT",
    published=date(2020, 9, 14),
    language="en",
)

CLAIM = Claim(
    claim_id=stable_id(DOCUMENT.document_id, 14, 17),
    document_id=DOCUMENT.document_id,
    publisher="RT",
    title="Trade",
    url="https://example.org/a",
    published=date(2020, 9, 14),
    language="en",
    sentence=DOCUMENT.text,
    sentence_start=0,
    sentence_end=len(DOCUMENT.text),
    quote="21%",
    start=14,
    end=17,
    value=21.0,
    value_low=21.0,
    value_high=21.0,
    bound=Bound.EXACT,
    unit="percent",
    per=None,
    measure=Measure.CHANGE,
    direction=Direction.DOWN,
    signed_value=-21.0,
    baseline=None,
    baseline_start=None,
    baseline_end=None,
    indicator="goods_trade",
    subject="Trade",
    geo=("BLR", "RUS"),
    period_start=date(2020, 1, 1),
    period_end=date(2020, 12, 31),
    period_text="in 2020",
    period_source=PeriodSource.SENTENCE,
    speaker=None,
    speaker_text="the minister",
    attribution=Attribution.INDIRECT,
    modality=Modality.ACTUAL,
    negated=False,
    rules=("numeral.en.digits", "unit.shared.percent"),
)


def claim(**changes: object) -> Claim:
    """Return a claim that differs from CLAIM in the given fields only."""
    return replace(CLAIM, **changes)  # type: ignore[arg-type]


def claim_of(text: str, quote: str, **changes: object) -> Claim:
    """Return a claim whose sentence is the whole of a text."""
    start = text.index(quote)
    span = {"sentence": text, "sentence_start": 0, "sentence_end": len(text)}
    return claim(**span, quote=quote, start=start, end=start + len(quote), **changes)


def excerpt_folder(folder: Path) -> Path:
    """Make a data folder whose only document is the shipped excerpt of the article on the talks in Sochi."""
    (folder / "documents").mkdir(parents=True)
    shutil.copy(EXCERPT, folder / "documents")
    return folder
