"""What the dashboard serves: documents, their claims and the official series, read once per state of the data."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from indicators.facets import coded
from indicators.model import Claim, Document, stable_id
from indicators.series import SeriesError, load_series, no_series, series_folder
from indicators.sources import data_folder
from indicators.sources.corpus import parse_corpus, read_corpus
from indicators.store import Library, StoreError, as_text, by_chunks, store_path, together
from indicators.table import COLUMNS, SEPARATOR, VERDICT_COLUMNS, to_arrow, to_frame
from indicators.verdict import answers, groups

_Signature = tuple[tuple[str, int, int], ...]
_READING = Lock()
# What groups of claims and verdicts are made of.
_STATED = tuple(name for name in COLUMNS if name not in ("title", "url", "rules", "speaker_text", "period_text"))
_GROUPED = tuple(name for name in _STATED if name != "sentence")
# So many claims are put into groups at a time, as text; those of an indicator stay together.
_AT_ONCE = 100_000


@dataclass(frozen=True)
class Snapshot:
    """One state of the data. Its frames are shared by all sessions and routes: read them, never change them.

    ``frame`` has the columns of ``SERVED_SCHEMA``, one row a claim; ``details`` has the columns of
    ``indicators.verdict.verdicts`` in the same order and with the same index; ``matches`` has every official figure
    that answers a claim, as ``indicators.verdict.matches``; ``series`` is the frame of ``load_series``. ``id`` depends
    on the documents, the series and the parser's version, and is the cache key of all that is derived.
    """

    id: str
    documents: Mapping[str, Document]
    frame: pd.DataFrame
    details: pd.DataFrame
    matches: pd.DataFrame
    series: pd.DataFrame
    errors: tuple[str, ...]

    @cached_property
    def groups(self) -> pd.DataFrame:
        """Claims about one thing, as ``indicators.verdict.groups``."""
        parts = [groups(as_text(self.frame.iloc[rows][list(_GROUPED)])) for rows in _by_indicator(self.frame)]
        order = ["contradiction", "claims"]
        return pd.concat(parts).sort_values(order, ascending=False, kind="stable", ignore_index=True)

    def matches_of(self, rows: Iterable[int]) -> pd.DataFrame:
        """Return the official figures that answer the claims of these rows, given by their positions."""
        answered = self.matches["row"].to_numpy()
        first, last = (np.searchsorted(answered, list(rows), side) for side in ("left", "right"))
        places = [np.arange(*ends) for ends in zip(first, last, strict=True)]
        return self.matches.iloc[np.concatenate([np.zeros(0, np.int64), *places])]

    @cached_property
    def group_of(self) -> npt.NDArray[np.int64]:
        """The position in ``groups`` of the group of each claim, -1 of one that is in none."""
        ids = self.groups["claim_ids"].str.split(SEPARATOR).explode()
        claims, grouped = (pa.array(column, pa.large_string()) for column in (self.frame["claim_id"], ids))
        found = pc.fill_null(pc.index_in(claims, grouped), -1).to_numpy(zero_copy_only=False)
        return np.asarray(np.append(ids.index.to_numpy(np.int64), -1)[found], np.int64)

    @cached_property
    def reporters(self) -> Mapping[str, str]:
        """The country that each official series is about."""
        known = self.series.drop_duplicates("series_id")
        return dict(zip(known["series_id"], known["geo"], strict=True))


def current() -> Snapshot:
    """Return the claims of all documents in ``data_folder()/documents`` and the official series, as they are now.

    Documents that cannot be read or parsed are left out; ``errors`` has a line for each, its file named from the
    folder on, since where the folder lies on the server is nobody's business. Series are left out as a whole when one
    of them cannot be read.
    """
    folder, series = data_folder() / "documents", series_folder()
    store = store_path()
    with _READING:
        return _snapshot(
            folder, _signature(folder), series, _signature(series), store, () if store is None else _signature(store)
        )


def _signature(path: Path | str) -> _Signature:
    """Return names, times of change and sizes of a file or of all files in a folder.

    Reading every file at every click would be slow; what a save changes is enough to see that one was saved.
    """
    try:
        with os.scandir(path) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except NotADirectoryError:
        return (_mark(str(path), os.stat(path)),)
    except OSError:
        return ((str(path), 0, -1),)
    marks: list[tuple[str, int, int]] = []
    for entry in entries:
        try:
            marks += (
                _signature(entry.path) if entry.is_dir(follow_symlinks=False) else (_mark(entry.path, entry.stat()),)
            )
        except OSError:
            marks.append((entry.path, 0, -1))
    return tuple(marks)


def _mark(name: str, state: os.stat_result) -> tuple[str, int, int]:
    return (name, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1)
def _snapshot(
    folder: Path,
    _documents: _Signature,
    series_at: Path,
    series_state: _Signature,
    store: Path | None,
    store_state: _Signature,
) -> Snapshot:
    corpus = read_corpus(folder)
    claims, errors = parse_corpus(corpus.documents)
    documents = {document.document_id: document for _, document in corpus.documents}
    messages = [str(error).replace(str(folder), folder.name) for error in (*corpus.errors, *errors)]
    series = _series(series_at, series_state, messages)
    # A sentence of a digest is not the publisher's: whoever shows a row has to know, and whoever takes it away.
    kinds = {name: document.kind for name, document in documents.items()}
    states = (f"{Path(name).name} {time} {size}" for name, time, size in (*series_state, *store_state))
    identity = stable_id(corpus.snapshot, *states)
    stored = _stored(claims, store, messages)
    if stored is None:
        frame = to_frame(claims)
        details, found = answers(frame, series)
        compared = frame.join(details[list(VERDICT_COLUMNS)]).assign(kind=frame["document_id"].map(kinds).astype("str"))
        return Snapshot(identity, documents, compared, details, found, series, tuple(messages))
    details, found = by_chunks(lambda part: _answers(part, series), stored[list(_STATED)])
    compared = stored.join(details[list(VERDICT_COLUMNS)]).assign(kind=_kinds(stored["document_id"], kinds))
    return Snapshot(identity, Library(documents, stored), compared, details, found, series, tuple(messages))


def _answers(part: pd.DataFrame, series: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    details, found = answers(part, series)
    return details, found.assign(row=found["row"] + (part.index[0] if len(part) else 0))


def _kinds(names: pd.Series, known: Mapping[str, str]) -> pd.Series:
    """Return the kinds of documents, given as categories."""
    of_name = pd.Categorical([*(known.get(name, "article") for name in names.cat.categories), "article"])
    return pd.Series(of_name.take(names.cat.codes.to_numpy()), index=names.index)


def _by_indicator(frame: pd.DataFrame) -> list[npt.NDArray[np.int64]]:
    """Return the positions of the claims that may be in a group, those of an indicator in one part."""
    # Of the others none is in a group; to make text of them all would take much memory.
    able = np.flatnonzero(frame["indicator"].notna() & frame["geo"].notna() & frame["period_start"].notna())
    codes = coded(frame["indicator"]).codes[able]
    part = np.bincount(codes, minlength=1).cumsum()[codes] // _AT_ONCE
    return [able[part == one] for one in (np.unique(part) if len(part) else [0])]


def _stored(claims: list[Claim], store: Path | None, messages: list[str]) -> pd.DataFrame | None:
    try:
        return None if store is None else together(to_arrow(claims), store)
    except StoreError as error:
        messages.append(str(error))
        return None


@lru_cache(maxsize=1)
def _read_series(folder: Path, _state: _Signature) -> pd.DataFrame:
    return load_series(folder)


def _series(folder: Path, state: _Signature, messages: list[str]) -> pd.DataFrame:
    try:
        return _read_series(folder, state)
    except SeriesError as error:
        messages.append(str(error).replace(str(folder), folder.name))
        return no_series()
