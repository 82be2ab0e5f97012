"""Markdown and plain text with front matter: text -> Document.

Front matter is YAML between two lines of three hyphens at the very start. The document's text, from which all
positions are counted, is everything below it, unchanged.
"""

from __future__ import annotations

import re

import yaml

from indicators.model import Document
from indicators.sources.errors import DocumentError, Origin, shown
from indicators.sources.fields import to_document

_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


def text_document(text: str, file: str) -> Document:
    """Return the document of a Markdown or plain text file. Raises DocumentError, with the line within front matter."""
    opening = _OPENING.match(text)
    if opening is None:
        return to_document({"text": text}, Origin(file))
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        raise DocumentError(file, "the front matter has no end", "put a line of three hyphens below it", line=1)
    values = _front_matter(text[opening.end() : closing.start()], file)
    if "text" in values:
        problem = "stands in the front matter"
        raise DocumentError(file, problem, "put the article's words below the front matter instead", field="text")
    return to_document({**values, "text": text[closing.end() :]}, Origin(file))


def _front_matter(source: str, file: str) -> dict[object, object]:
    advice = "write one 'key: value' a line, and put values with colons in quotation marks"
    try:
        values = yaml.safe_load(source)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        # The front matter starts on the file's second line, and YAML counts from zero.
        line = mark.line + 2 if mark else None
        raise DocumentError(file, f"the front matter is no YAML ({_reason(error)})", advice, line=line) from None
    except (ValueError, RecursionError) as error:
        # An impossible date such as 2020-13-45, or brackets nested without end.
        raise DocumentError(file, f"the front matter is no YAML ({shown(str(error))})", advice) from None
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise DocumentError(file, "the front matter is no list of keys and values", advice, line=2)
    return values


def _reason(error: yaml.YAMLError) -> str:
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or type(error).__name__
    return " ".join(str(reason).split())
