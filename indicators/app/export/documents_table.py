"""The documents as a table: what each one is, how to cite it, and how many claims were found in it."""

from __future__ import annotations

from urllib.parse import urlencode

import pandas as pd
import pyarrow as pa

from indicators.app.data import Snapshot
from indicators.model import Document


def _field(name: str, kind: pa.DataType, description: str, *, nullable: bool = True) -> pa.Field:
    return pa.field(name, kind, nullable=nullable, metadata={"description": description})


DOCUMENT_SCHEMA = pa.schema(
    [
        _field("document_id", pa.string(), "Stable hash of the document's text and URL", nullable=False),
        _field("title", pa.string(), "The document's title"),
        _field("publisher", pa.string(), "Who published the document"),
        _field("url", pa.string(), "The document's address"),
        _field("published", pa.date32(), "Publication date"),
        _field("language", pa.string(), "The document's language, ISO 639-1"),
        _field("kind", pa.string(), "article, excerpt, or digest: a page's figures in our own words", nullable=False),
        _field("note", pa.string(), "What a reader of the text should know"),
        _field("citation", pa.string(), "What to cite for this document", nullable=False),
        _field("claims", pa.int64(), "How many claims were found in it", nullable=False),
        _field("claims_url", pa.string(), "The address of these claims", nullable=False),
        _field("page_url", pa.string(), "The address of the text with its claims marked", nullable=False),
    ]
)


def citation(document: Document) -> str:
    """Return a plain-text citation of a document, dates as ISO 8601; a digest is cited as one."""
    parts = [
        document.publisher,
        f"“{document.title}”" if document.title else None,
        document.published.isoformat() if document.published else None,
        document.url,
    ]
    cited = ", ".join(part for part in parts if part) or f"Document {document.document_id}"
    return f"{cited} (read as a digest)" if document.kind == "digest" else cited


def documents_frame(snapshot: Snapshot, base: str) -> pd.DataFrame:
    """Return one row a document with the columns of ``DOCUMENT_SCHEMA``; addresses start with ``base``."""
    counts = snapshot.frame["document_id"].value_counts()
    # Where a document does not state its language, the parser has told it.
    told = snapshot.frame.drop_duplicates("document_id").set_index("document_id")["language"]
    rows = [
        {
            **{name: getattr(document, name) for name in ("title", "publisher", "url", "published", "kind", "note")},
            "document_id": name,
            "language": document.language or told.get(name),
            "citation": citation(document),
            "claims": int(counts.get(name, 0)),
            "claims_url": f"{base}api/claims.json?{urlencode({'source': name})}",
            "page_url": f"{base}sources?{urlencode({'source': name})}",
        }
        for name, document in snapshot.documents.items()
    ]
    table = pa.Table.from_pylist(rows, schema=DOCUMENT_SCHEMA)
    position = DOCUMENT_SCHEMA.names.index("published")
    table = table.set_column(position, "published", table["published"].cast(pa.timestamp("s")))
    frame: pd.DataFrame = table.replace_schema_metadata().to_pandas()
    return frame
