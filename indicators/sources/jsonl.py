"""JSON Lines: one document a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from indicators.model import Document
from indicators.sources.decode import BYTE_ORDER_MARK, decode
from indicators.sources.errors import DocumentError, Origin
from indicators.sources.fields import to_document


def jsonl_documents(data: bytes, file: str) -> Iterator[tuple[Origin, Document | DocumentError]]:
    """Yield the document of each line that is not blank, or the error that the line has instead."""
    offset = 0
    # Only \n ends a line: splitlines() would also break at U+2028, which JSON allows inside a string.
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip(b" \t\r" + BYTE_ORDER_MARK):
            origin = Origin(file, number)
            try:
                yield origin, _document(decode(line, origin, offset), origin)
            except DocumentError as error:
                yield origin, error
        offset += len(line) + 1


def _document(line: str, origin: Origin) -> Document:
    advice = 'write one object a line, as {"text": "..."}'
    try:
        values = json.loads(line)
    except json.JSONDecodeError as error:
        problem = f"is no JSON ({error.msg} at column {error.colno})"
        raise DocumentError.at(origin, None, problem, advice) from None
    except (ValueError, RecursionError):
        # A number of thousands of digits, or brackets nested without end.
        raise DocumentError.at(origin, None, "is JSON beyond all measure", advice) from None
    if not isinstance(values, dict):
        raise DocumentError.at(origin, None, "is no JSON object", advice)
    return to_document(values, origin)
