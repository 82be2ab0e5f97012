"""A document with its origin -> its claims, or an error that names the origin."""

from __future__ import annotations

from indicators.model import Claim, Document
from indicators.parse import LanguageError, parse_document
from indicators.sources.errors import DocumentError, Origin


def parse_located(origin: Origin, document: Document) -> list[Claim] | DocumentError:
    """Return the document's claims, or an error where its language is not one that is parsed."""
    try:
        return parse_document(document)
    except LanguageError as error:
        problem = " ".join(str(error).split())
        return DocumentError.at(origin, "language", problem, "state a language that is parsed, if it is written in one")
