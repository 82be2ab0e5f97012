"""The documents, and each one as a text in which every claim is marked."""

from __future__ import annotations

from html import escape

import streamlit as st

from indicators.app import state
from indicators.app.data import Snapshot, current
from indicators.app.elements import markup, parts
from indicators.app.elements.counts import number
from indicators.app.sources import documents
from indicators.app.sources import listing as source_list
from indicators.charts import rows
from indicators.i18n import _, ngettext


def listing(view: state.View, snapshot: Snapshot) -> None:
    """Draw the documents that are asked for, a page of them at a time."""
    frame = source_list.table(snapshot.id, snapshot)
    view = source_list.checked(view, frame)
    lede = ngettext(
        "{n} document, with every claim marked in its text.",
        "{n} documents, with every claim marked in the text.",
        len(frame),
    )
    parts.head(_("Sources"), lede.format(n=number(len(frame))))
    parts.notices(view, snapshot)
    source_list.filters(view, snapshot, frame)
    shown = source_list.found(view, frame, snapshot)
    if shown.empty:
        st.html(markup.notice(_("No document matches all of these filters.")))
        st.button(_("Clear all filters"), on_click=source_list.clear)
        return
    by, ascending = source_list.order(view)
    shown = documents.arranged(shown, by, ascending=ascending)
    first = source_list.page(view, len(shown)) * documents.PAGE
    part = shown.iloc[first : first + documents.PAGE]
    found = _("{first}–{last} of {all} documents").format(
        first=number(first + 1), last=number(first + len(part)), all=number(len(shown))
    )
    asked = source_list.asked_of_claims(view)
    listed = documents.listing(part, snapshot.documents, None if asked is None else asked.to_params())
    st.html(f'<p class="finding">{escape(found)}</p>{listed}')
    source_list.pager(view, len(shown))
    source_list.download(shown, view, snapshot)


def text(document_id: str, view: state.View, snapshot: Snapshot) -> None:
    """Draw one document with its claims marked."""
    document = snapshot.documents[document_id]
    claims = list(rows(snapshot.frame[snapshot.frame["document_id"] == document_id]))
    chosen = [claim for claim in claims if claim["claim_id"] == view.claim]
    parts.head(document.title or _("Untitled document"))
    parts.notices(source_list.one_only(view), snapshot)
    as_table = markup.page_link("claims", [("source", document_id), ("all", "1")], _("These claims as a table"))
    back = markup.page_link("sources", [], _("All documents"))
    st.html(
        f"{markup.document_line(document)}{documents.note(document)}"
        f'<p class="finding">{as_table} · {back}</p>{documents.legend(chosen=bool(chosen))}'
    )
    for claim in chosen:
        st.html(documents.chosen(document, claim))
    if document.text:
        st.html(markup.reader(document, claims, view.claim))
    else:
        st.html(markup.notice(_("The text is not at hand here, only its sentences with numbers.")))
        st.html("".join(map(markup.sentence, claims)))
    st.html(f'<p class="finding">{escape(_("To cite this document:"))}</p>')
    st.code(documents.citation(document), language=None, wrap_lines=True)
    for claim in chosen:
        st.html(f'<p class="finding">{escape(_("To cite the chosen sentence:"))}</p>')
        st.code(markup.citation(claim), language=None, wrap_lines=True)


snapshot = current()
view = state.read(snapshot, "sources")
document = source_list.opened(view, snapshot)
if not snapshot.documents:
    parts.head(_("Sources"))
    parts.no_documents(snapshot)
elif document:
    text(document, state.read(snapshot, "source"), snapshot)
else:
    listing(view, snapshot)
