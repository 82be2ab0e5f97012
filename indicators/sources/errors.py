"""What is wrong with a source, said in one line."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document comes from: the file as the user named it, and the line in a file of many documents."""

    file: str
    line: int | None = None


class DocumentError(ValueError):
    """A document that cannot be read or parsed.

    ``file``, ``line`` (from 1, or None) and ``field`` (a key, or None) say where, ``problem`` what is wrong and
    ``remedy`` what to do. As text it is one line: ``FILE: line N: FIELD: problem; remedy``.
    """

    def __init__(
        self, file: str, problem: str, remedy: str, *, field: str | None = None, line: int | None = None
    ) -> None:
        self.file = file
        self.line = line
        self.field = field
        self.problem = problem
        self.remedy = remedy
        where = [file, f"line {line}" if line else None, field]
        super().__init__(": ".join(filter(None, [*where, f"{problem}; {remedy}"])))

    @classmethod
    def at(cls, origin: Origin, field: str | None, problem: str, remedy: str) -> DocumentError:
        """Return the error for a field of the document at ``origin``."""
        return cls(origin.file, problem, remedy, field=field, line=origin.line)


def shown(value: object) -> str:
    """Return an untrusted value for a message: on one line, quoted, and short."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "..."
