"""Claims that were made elsewhere: Parquet files as ``indicators parse --output`` writes them, with no texts beside.

Columns that repeat themselves are categories, which makes a million claims a third as large. What wants plain text of
such a frame takes ``as_text``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from indicators.model import Document
from indicators.table import SCHEMA

VARIABLE = "INDICATORS_STORE"
# Nearly every row has its own; all other texts come again and again.
_OWN = frozenset({"claim_id", "sentence", "quote"})
REPEATED = tuple(field.name for field in SCHEMA if pa.types.is_string(field.type) and field.name not in _OWN)
_CITATION = ("document_id", "publisher", "title", "url", "published", "language")
# So many rows are made text at a time.
CHUNK = 50_000


class StoreError(ValueError):
    """A store that cannot be read; the message says which file, and why."""


@dataclass(frozen=True, slots=True)
class Cited(Document):
    """A document of which only the citation is known, and what it is known as."""

    known_as: str = ""

    @property
    def document_id(self) -> str:
        """The identifier that its claims have."""
        return self.known_as


class Library(Mapping[str, Document]):
    """Documents by their identifiers: those whose text is at hand, and those that the claims of a store cite."""

    def __init__(self, texts: Mapping[str, Document], claims: pd.DataFrame) -> None:
        self.texts = texts
        first = claims[list(_CITATION)].drop_duplicates("document_id")
        first = first[~first["document_id"].isin(list(texts))]
        # The names are categories of the claims: their index is there already, and looks each up at once.
        names = first["document_id"].array
        self._names, self._order = names.categories, names.codes
        self._places = np.full(len(self._names), -1, np.int32)
        self._places[self._order] = np.arange(len(first))
        self._cells = [first[name].array for name in _CITATION[1:]]

    def __getitem__(self, name: str) -> Document:
        if name in self.texts:
            return self.texts[name]
        place = self._places[self._names.get_loc(name)]
        if place < 0:
            raise KeyError(name)
        publisher, title, url, day, language = (
            None if pd.isna(cell := cells[place]) else cell for cells in self._cells
        )
        return Cited("", url, title, publisher, day and day.date(), language, known_as=name)

    def __iter__(self) -> Iterator[str]:
        yield from self.texts
        yield from self._names[self._order]

    def __len__(self) -> int:
        return len(self.texts) + len(self._order)

    @property
    def cited(self) -> pd.DataFrame:
        """The citations of the documents that only claims know, one row a document."""
        cells = [self._names.take(self._order), *self._cells]
        return as_text(pd.DataFrame(dict(zip(_CITATION, cells, strict=True))))


def citations(documents: Mapping[str, Document]) -> pd.DataFrame:
    """Return the citations of documents, one row a document: ``document_id``, title, publisher, day, language, kind."""
    columns = ["title", "publisher", "published", "language", "kind"]
    texts = [[name, *(getattr(one, field) for field in columns)] for name, one in texts_of(documents).items()]
    frame = pd.DataFrame(texts, columns=["document_id", *columns])
    frame = frame.astype({**dict.fromkeys(frame.columns, "str"), "published": "datetime64[s]"})
    if not isinstance(documents, Library):
        return frame
    cited = documents.cited.assign(kind="article")[frame.columns]
    return pd.concat([frame, cited], ignore_index=True)


def texts_of(documents: Mapping[str, Document]) -> Mapping[str, Document]:
    """Return the documents whose text is at hand."""
    return documents.texts if isinstance(documents, Library) else documents


def store_path() -> Path | None:
    """Return the file or folder that ``INDICATORS_STORE`` names, or None."""
    name = os.environ.get(VARIABLE, "").strip()
    return Path(name) if name else None


def read_store(path: Path, known: Collection[str] = ()) -> pa.Table:
    """Return the claims of a Parquet file, or of all of a folder, but for those of ``known`` documents.

    ``REPEATED`` columns are dictionaries, days are as pandas has them. Raises StoreError for what cannot be read, or is
    no table of claims.
    """
    files = sorted(path.glob("*.parquet")) if path.is_dir() else [path]
    if not files:
        raise StoreError(f"{path.name}: holds no Parquet file; indicators parse --output makes them")
    return _joined([_read(file, pa.array(known, pa.string())) for file in files])


def _read(file: Path, known: pa.Array) -> pa.Table:
    """Return the claims of a file, put into form column by column: as a whole they would be there twice."""
    try:
        with pq.ParquetFile(file, read_dictionary=list(REPEATED)) as opened:
            names = opened.read(["document_id"])["document_id"].cast(pa.string())
            found = pc.is_in(names, known)
            fresh = pc.invert(found) if pc.any(found).as_py() else None
            return pa.Table.from_arrays([_column(opened, field, fresh) for field in _ENCODED], schema=_ENCODED)
    except (OSError, ValueError, KeyError) as error:
        raise StoreError(f"{file.name}: is no Parquet file of claims ({error})") from error


def _column(opened: pq.ParquetFile, field: pa.Field, fresh: pa.ChunkedArray | None) -> pa.ChunkedArray:
    column = opened.read([field.name])[field.name].cast(field.type)
    return column.unify_dictionaries() if fresh is None else column.filter(fresh).unify_dictionaries()


def _kind(field: pa.Field) -> pa.DataType:
    if field.name in REPEATED:
        return pa.dictionary(pa.int32(), pa.string())
    return pa.timestamp("s") if pa.types.is_date(field.type) else field.type


_ENCODED = pa.schema([pa.field(field.name, _kind(field)) for field in SCHEMA])


def _joined(tables: list[pa.Table]) -> pa.Table:
    return pa.concat_tables(tables).unify_dictionaries()


def together(claims: pa.Table, path: Path) -> pd.DataFrame:
    """Return the claims of documents, and those of other documents in a store, as one frame of categories.

    Raises StoreError as ``read_store``.
    """
    own = pa.Table.from_arrays([claims[field.name].cast(field.type) for field in _ENCODED], schema=_ENCODED)
    # Nobody else may hold the table: each column is let go when the frame has it, and one is made at a time.
    known = claims["document_id"].unique().to_pylist()
    frame: pd.DataFrame = _joined([own, read_store(path, known)]).to_pandas(
        split_blocks=True, self_destruct=True, use_threads=False
    )
    for name in _OWN:
        frame[name] = _whole(frame[name])
    return frame


def _whole(column: pd.Series) -> pd.Series:
    """Return a column of texts in one piece: of several, Arrow copies all for the sake of each few rows."""
    pieces: pa.ChunkedArray = column.array.__arrow_array__()
    return pd.Series(pd.array(pieces.combine_chunks(), dtype=column.dtype), column.index)


def as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame with its categories as text: only that can be joined, filled and compared freely."""
    texts = [name for name, kind in frame.dtypes.items() if isinstance(kind, pd.CategoricalDtype)]
    return frame.astype(dict.fromkeys(texts, "str")) if texts else frame


def by_chunks(
    make: Callable[[pd.DataFrame], tuple[pd.DataFrame, ...]], claims: pd.DataFrame, size: int = CHUNK
) -> tuple[pd.DataFrame, ...]:
    """Return the frames that ``make`` gives for each part of the claims, each put together, texts as categories."""
    starts = range(0, max(len(claims), 1), size)
    made = [[_table(frame) for frame in make(as_text(claims.iloc[one : one + size]))] for one in starts]
    return tuple(_joined(list(parts)).to_pandas(split_blocks=True) for parts in zip(*made, strict=True))


def _table(frame: pd.DataFrame) -> pa.Table:
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata()
    for position, field in enumerate(table.schema):
        if pa.types.is_string(field.type) or pa.types.is_large_string(field.type):
            table = table.set_column(position, field.name, table[field.name].cast(pa.string()).dictionary_encode())
    return table
