"""What a provider answers for one series, whatever form it came in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Protocol

from indicators.series.findings import shown
from indicators.series.periods import parse_period
from indicators.series.sidecar import Kind, Series

# Seconds until a connection stands, and between two pieces of an answer.
TIMEOUT = (10, 60)
# The status of an observation -> what kind of figure it is. Of the rest (normal, missing) the sidecar decides.
# OBS_STATUS of SDMX, which the World Bank uses too: estimated, imputed, provisional, forecast; and DERIVATION_TYPE of
# the IMF: staff estimate, by a third party (the partner in trade), staff projection.
STATUSES: Mapping[str, Kind] = MappingProxyType(
    {
        **dict.fromkeys(("E", "I", "P", "SE", "TPD"), Kind.ESTIMATE),
        **dict.fromkeys(("F", "SP"), Kind.PROJECTION),
    }
)
_PERIOD = re.compile(r"(?P<year>\d{4})-?(?P<part>[MQSA])0?(?P<number>\d{1,2})", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)


class SourceError(ValueError):
    """An answer that cannot be used; the text says why, in one line."""


class UnreachableError(SourceError):
    """A provider that could not be reached; ``host`` is its name."""

    def __init__(self, host: str) -> None:
        self.host = host
        super().__init__(f"{host} cannot be reached")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in base units, or None where the provider names the period and gives none; ``kind`` if it says so."""

    value: Decimal | None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """All that a provider gives for a series: period -> figure, from which address, and when it was last updated."""

    figures: Mapping[str, Figure]
    address: str
    updated: date | None = None


class Source(Protocol):
    """A provider of series."""

    base: str

    def ask(self, series: Series) -> Answer:
        """Return what the provider gives for a series. Raises SourceError."""


def period_of(text: object) -> str:
    """Return a period as series write it: ``2025-M01`` and ``2025M01`` are ``2025-01``, ``2025-S1`` is ``2025-H1``."""
    written = str(text)
    if found := _PERIOD.fullmatch(written):
        year, part, number = found.groups()
        written = {"M": f"{year}-{number:0>2}", "Q": f"{year}-Q{number}", "S": f"{year}-H{number}", "A": year}[part]
    if parse_period(written) is None:
        raise SourceError(f"{shown(text)} is no period")
    return written


def number_of(value: object, period: str, factor: float = 1) -> Decimal | None:
    """Return a value in base units, or None for an empty one. Raises SourceError for what is no finite number."""
    if value is None or (isinstance(value, str) and value.strip() in ("", "NaN")) or value != value:
        return None
    text = str(value).strip()
    if isinstance(value, bool) or not _NUMBER.fullmatch(text):
        raise SourceError(f"{shown(value)} of {period} is no number")
    return Decimal(text) * Decimal(str(factor))


def day_of(text: object) -> date | None:
    """Return the day with which a time stamp begins, or None."""
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
