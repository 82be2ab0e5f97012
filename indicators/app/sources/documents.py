"""The documents as a table that can be narrowed and sorted, and each as a text with its claims marked; all pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

import pandas as pd

from indicators.app.elements import markup
from indicators.app.elements.counts import number
from indicators.i18n import N_, _, ngettext
from indicators.model import Document
from indicators.store import citations, texts_of

PAGE = 25
KINDS: Mapping[str, str] = {"article": N_("Article"), "excerpt": N_("Excerpt"), "digest": N_("Digest")}
# What documents are sorted by; the first is what an address without it means.
SORTS: Mapping[str, str] = {
    "published": N_("Date"),
    "title": N_("Title"),
    "publisher": N_("Publisher"),
    "claims": N_("Claims"),
    "named": N_("Claims with an indicator"),
}
_SAYS_SO = re.compile(r"^[^;.]*\b(?:digest|дайджест)\b[^;.]*[;.]?\s*", re.IGNORECASE)
_NAMES_FIRST = ("title", "publisher")


@dataclass(frozen=True)
class Wanted:
    """Which documents: an empty list, year or text wants all of them."""

    publishers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    q: str = ""


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("ё", "е").split())


def table(documents: Mapping[str, Document], claims: pd.DataFrame) -> pd.DataFrame:
    """Return one row a document, newest first: its citation, ``year``, and how many claims are in it.

    ``named`` counts the claims that have an indicator; ``words`` is what is searched.
    """
    counted = claims.groupby("document_id", observed=True)["indicator"].agg(["size", "count"])
    texts = {name: document.text for name, document in texts_of(documents).items()}
    frame = citations(documents)
    text = frame["document_id"].map(texts).astype("str").fillna("")
    words = frame["title"].fillna("") + " " + frame["publisher"].fillna("") + " " + text
    # Where a document does not state its language, the parser has told it.
    told = claims.drop_duplicates("document_id").set_index("document_id")["language"].astype("str")
    frame = frame.assign(
        title=frame["title"].where(frame["title"].fillna("") != "", text.str[:80]),
        year=frame["published"].dt.strftime("%Y").astype("str"),
        language=frame["language"].fillna(frame["document_id"].map(told)),
        words=[_fold(one) for one in words],
    ).set_index("document_id", drop=False)
    frame["claims"] = counted["size"].reindex(frame.index, fill_value=0)
    frame["named"] = counted["count"].reindex(frame.index, fill_value=0)
    # To sort names takes long; it is done once.
    for name in _NAMES_FIRST:
        frame[_rank(name)] = frame[name].str.casefold().rank(method="dense")
    return frame.sort_values("published", ascending=False, kind="stable", na_position="last")


def _rank(name: str) -> str:
    return f"{name}_rank" if name in _NAMES_FIRST else name


def select(frame: pd.DataFrame, wanted: Wanted) -> pd.DataFrame:
    """Return the documents that are wanted, in their order."""
    keep = pd.Series(True, index=frame.index)
    chosen = (wanted.publishers, wanted.languages, wanted.kinds, wanted.years)
    for name, values in zip(("publisher", "language", "kind", "year"), chosen, strict=True):
        if values:
            keep &= frame[name].isin(values)
    if wanted.q:
        keep &= frame["words"].str.contains(_fold(wanted.q), regex=False)
    return frame[keep]


def arranged(frame: pd.DataFrame, by: str, *, ascending: bool) -> pd.DataFrame:
    """Return the documents sorted by one of ``SORTS``; those of the same rank stay newest first."""
    return frame.sort_values(_rank(by), ascending=ascending, kind="stable", na_position="last")


def counts(claims: int, named: int) -> str:
    """Return how many claims a document has, in words."""
    all_claims = ngettext("{n} claim", "{n} claims", claims).format(n=number(claims))
    return (
        _("{claims}, {named} with an indicator").format(claims=all_claims, named=number(named))
        if claims
        else _("No claims")
    )


def holding(frame: pd.DataFrame, found: pd.Series) -> pd.DataFrame:
    """Return the documents that have claims which are asked for, and in ``found`` how many.

    ``found`` has the documents of these claims, one row a claim.
    """
    sizes = found.value_counts()
    held = frame.assign(found=sizes.reindex(frame.index, fill_value=0).astype("int64"))
    return held[held["found"] > 0]


def listing(
    shown: pd.DataFrame, documents: Mapping[str, Document], asked: Sequence[tuple[str, str]] | None = None
) -> str:
    """Return documents as a list of links to the reader, each with its counts.

    Of documents that are ``holding`` claims, ``asked`` has the parameters that find these claims.
    """
    items = []
    columns = [shown[name] for name in ("document_id", "title", "claims", "named")]
    found = [0] * len(shown) if asked is None else shown["found"].tolist()
    for name, title, claims, named, matches in zip(*columns, found, strict=True):
        link = markup.page_link("sources", [("source", name)], title)
        parts = [escape(counts(claims, named))]
        if asked is not None:
            parts.append(_matches(name, matches, asked))
        count = f'<p class="count">{" · ".join(parts)}</p>'
        items.append(f"<li><h2>{link}</h2>{markup.document_line(documents[name])}{count}</li>")
    return f'<ul class="documents">{"".join(items)}</ul>'


def _matches(name: str, found: int, asked: Sequence[tuple[str, str]]) -> str:
    words = ngettext("{n} claim matches", "{n} claims match", found).format(n=number(found))
    return markup.page_link("claims", [("source", name), *asked], words)


def legend(*, chosen: bool) -> str:
    """Return what the marks in a text mean."""
    kinds = [("named", _("a number about a known indicator")), ("unnamed", _("another number"))]
    kinds += [("named chosen", _("the chosen claim"))] if chosen else []
    marks = [f'<mark class="{kind}">{escape(words)}</mark>' for kind, words in kinds]
    return f'<p class="finding legend">{" · ".join([*marks, escape(_("follow a mark to its claim"))])}</p>'


def note(document: Document) -> str:
    """Return the note on a document, if there is one.

    That a digest is one stands beside its publisher already; notes of digests often begin with it.
    """
    text = document.note or ""
    if document.kind == "digest":
        text = _SAYS_SO.sub("", text, count=1)
        text = text[:1].upper() + text[1:]
    return f'<p class="note"{markup.tongue(document.language)}>{escape(text)}</p>' if text else ""


def citation(document: Document) -> str:
    """Return a plain-text citation of a document, to be copied: not markup."""
    return markup.cited(asdict(document))


def chosen(document: Document, claim: Mapping[str, Any]) -> str:
    """Return the chosen claim with where it leads: its own page, and the publisher's, at the sentence if it can."""
    own = markup.page_link("claims", [("claim", claim["claim_id"])], _("This claim in full"))
    there = markup.publisher_link({**claim, "kind": document.kind, "url": document.url})
    links = " · ".join(filter(None, [own, there]))
    return f'<div class="card chosen"><p class="byline">{markup.byline(claim)}</p><p class="origin">{links}</p></div>'


def years(frame: pd.DataFrame) -> Sequence[str]:
    """Return the years in which documents were published, newest first."""
    return sorted(frame["year"].dropna().unique(), reverse=True)
