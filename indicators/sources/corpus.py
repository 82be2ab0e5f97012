"""The folder of documents that the dashboard shows, and the claims in it."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from indicators import __version__
from indicators.model import Claim, Document, stable_id
from indicators.sources.errors import DocumentError, Origin
from indicators.sources.files import data_folder, list_files, read_file
from indicators.sources.located import parse_located
from indicators.table import KIND
from indicators.verdict import compared


class DocumentWarning(UserWarning):
    """A document of the data folder that is left out; the message says why."""


@dataclass(frozen=True)
class Corpus:
    """Documents with where they come from, and what could not be read; nothing is parsed yet."""

    documents: tuple[tuple[Origin, Document], ...]
    errors: tuple[DocumentError, ...]

    @cached_property
    def snapshot(self) -> str:
        """A stable hash of all documents and of the parser's version: the key of whatever is derived from them."""
        return stable_id(__version__, *(document for _, document in self.documents))


def read_corpus(folder: Path | None = None) -> Corpus:
    """Return the documents of a folder, by default of ``data_folder()/documents``, and what cannot be read."""
    documents: list[tuple[Origin, Document]] = []
    errors: list[DocumentError] = []
    for file in list_files(folder or data_folder() / "documents", errors.append):
        for origin, found in read_file(file):
            if isinstance(found, DocumentError):
                errors.append(found)
            else:
                documents.append((origin, found))
    return Corpus(tuple(documents), tuple(errors))


def parse_corpus(documents: Iterable[tuple[Origin, Document]]) -> tuple[list[Claim], tuple[DocumentError, ...]]:
    """Return the claims of the documents in their order, and an error for each document that cannot be parsed.

    Documents of the same text and address are one document; the first one counts.
    """
    claims: list[Claim] = []
    errors: list[DocumentError] = []
    seen: set[str] = set()
    for origin, document in documents:
        if document.document_id in seen:
            continue
        seen.add(document.document_id)
        found = parse_located(origin, document)
        if isinstance(found, DocumentError):
            errors.append(found)
        else:
            claims += found
    return claims, tuple(errors)


def load(folder: Path | None = None) -> pd.DataFrame:
    """Return the claims that the dashboard shows, with the columns of ``indicators.table.SERVED_SCHEMA``.

    They are held against the official series of ``data_folder()``.

    A document that cannot be read or parsed is left out with a DocumentWarning; ``read_corpus`` and ``parse_corpus``
    return the errors instead. Raises SeriesError where a series cannot be read.
    """
    corpus = read_corpus(folder)
    claims, errors = parse_corpus(corpus.documents)
    for error in (*corpus.errors, *errors):
        warnings.warn(str(error), DocumentWarning, stacklevel=2)
    frame = compared(claims)
    kinds = {document.document_id: document.kind for _, document in corpus.documents}
    return frame.assign(**{KIND: frame["document_id"].map(kinds).astype("str")})
