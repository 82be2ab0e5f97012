"""The documents, and each one as a text in which every claim is marked."""

from __future__ import annotations

import streamlit as st

from indicators.app import markup, parts, state
from indicators.app.data import Snapshot, current
from indicators.charts import rows


def listing(snapshot: Snapshot) -> None:
    """Draw all documents with their numbers of claims, newest first."""
    counts = snapshot.frame["document_id"].value_counts()
    dated = sorted(snapshot.documents.values(), key=lambda document: str(document.published or ""), reverse=True)
    st.html(markup.documents_list([(document, int(counts.get(document.document_id, 0))) for document in dated]))


def text(document_id: str, selected: str | None, snapshot: Snapshot) -> None:
    """Draw one document with its claims marked."""
    document = snapshot.documents[document_id]
    claims = list(rows(snapshot.frame[snapshot.frame["document_id"] == document_id]))
    parts.head(document.title or "Untitled document")
    st.html(markup.document_byline(document))
    legend = (
        '<p class="finding"><mark class="named">a number about a known indicator</mark> · '
        '<mark class="unnamed">another number</mark> · follow a mark to its claim</p>'
    )
    as_table = markup.page_link("claims", [("source", document_id), ("all", "1")], "These claims as a table")
    back = markup.page_link("sources", [], "All documents")
    st.html(f'{legend}<p class="finding">{as_table} · {back}</p>{markup.reader(document, claims, selected)}')


snapshot = current()
view = state.read(snapshot)
if not snapshot.documents:
    parts.head("Sources")
    parts.no_documents(snapshot)
elif view.query.source:
    parts.notices(view, snapshot)
    text(view.query.source[0], view.claim, snapshot)
else:
    parts.head("Sources", f"{parts.count(len(snapshot.documents), 'document')}, with every claim marked in the text.")
    parts.notices(view, snapshot)
    listing(snapshot)
