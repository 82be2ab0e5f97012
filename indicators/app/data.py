"""What the dashboard serves: the documents of the data folder and their claims, parsed once per state of the folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

import pandas as pd

from indicators.model import Document
from indicators.parse.lexicon import indicators
from indicators.sources import DocumentError, data_folder, list_files
from indicators.sources.corpus import parse_corpus, read_corpus
from indicators.table import to_frame

_Signature = tuple[tuple[str, int, int], ...]
_PARSING = Lock()


@dataclass(frozen=True)
class Snapshot:
    """One state of the data. ``frame`` is shared by all sessions and routes: read it, never change it.

    ``id`` depends on the documents and the parser's version, and is the cache key of all that is derived.
    """

    id: str
    documents: Mapping[str, Document]
    frame: pd.DataFrame
    errors: tuple[str, ...]


def current() -> Snapshot:
    """Return the claims of all documents in ``data_folder()/documents`` as they are now.

    Documents that cannot be read or parsed are left out; ``errors`` has a line for each, its file named from the
    folder on, since where the folder lies on the server is nobody's business.
    """
    folder = data_folder() / "documents"
    with _PARSING:
        return _snapshot(folder, _signature(folder))


def _signature(folder: Path) -> _Signature:
    # Reading every file at every click would be slow; what a save changes is enough to see that one was saved.
    unreadable: list[DocumentError] = []
    marks = []
    for name in list_files(folder, unreadable.append):
        try:
            state = os.stat(name)
        except OSError:
            marks.append((name, 0, -1))
        else:
            marks.append((name, state.st_mtime_ns, state.st_size))
    return tuple(marks)


@lru_cache(maxsize=1)
def _snapshot(folder: Path, _state: _Signature) -> Snapshot:
    corpus = read_corpus(folder)
    claims, errors = parse_corpus(corpus.documents)
    documents = {document.document_id: document for _, document in corpus.documents}
    messages = tuple(str(error).replace(str(folder), folder.name) for error in (*corpus.errors, *errors))
    return Snapshot(corpus.snapshot, documents, to_frame(claims), messages)


@cache
def indicator_names() -> Mapping[str, str]:
    """Return the name of every indicator by its id, in the order of ``indicators.toml``."""
    return {indicator.id: indicator.name for indicator in indicators()}
