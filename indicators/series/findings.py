"""What is wrong with a series, said in one line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: in which file, on which row (from 1, the header; or None), at which field, and what."""

    file: str
    row: int | None
    field: str | None
    what: str

    def __str__(self) -> str:
        where = [self.file, f"row {self.row}" if self.row else None, self.field]
        return ": ".join(part for part in [*where, self.what] if part)


class SeriesError(ValueError):
    """Series that cannot be loaded; ``finding`` says why, as does the text: ``FILE: row N: FIELD: what``."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(str(finding))


# Whatever is found is handed to a reporter, which raises it or collects it.
Report: TypeAlias = Callable[[Finding], None]


def raise_finding(finding: Finding) -> None:
    """Raise the finding as a SeriesError."""
    raise SeriesError(finding)


def shown(value: object) -> str:
    """Return an untrusted value for a message: on one line, quoted, and short."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "..."
