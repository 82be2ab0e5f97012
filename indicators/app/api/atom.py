"""The newest claims as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

import pandas as pd

from indicators import __version__
from indicators.app.elements.markup import is_web_address
from indicators.charts import rows
from indicators.i18n import DEFAULT, _, spoken
from indicators.model import Document
from indicators.wording import actor_name, describe, indicator_name, present

NAMESPACE = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 100
# What XML 1.0 has no way to write, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_DATE = "1970-01-01T00:00:00Z"


def newest(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the claims of the feed, newest first: without a publication date none can be told to be new."""
    dated = frame[frame["published"].notna()]
    return dated.sort_values("published", ascending=False, kind="stable").head(MOST_ENTRIES)


def feed(
    claims: pd.DataFrame, documents: Mapping[str, Document], params: Sequence[tuple[str, str]], base: str
) -> bytes:
    """Return the feed of these claims, in the language of the context.

    ``params`` are the parameters that selected them, and ``base`` is what addresses start with.
    """
    entries = list(rows(claims))
    query = f"?{urlencode(params)}" if params else ""
    root = ElementTree.Element(f"{{{NAMESPACE}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": spoken()})
    _text(root, "id", _urn(f"{base}feed.xml{query}"))
    _text(root, "title", _("Russia–Belarus Indicators: newest claims"), type="text")
    _text(
        root,
        "subtitle",
        _("Who said which number, in which sentence. Documents without a publication date are left out."),
        type="text",
    )
    _text(root, "updated", _moment(entries[0]) if entries else _NO_DATE)
    _link(root, "self", f"{base}feed.xml{query}", "application/atom+xml")
    _link(root, "alternate", f"{base}claims{query}", "text/html")
    author = _text(root, "author", None)
    _text(author, "name", "Russia–Belarus Indicators")
    _text(root, "generator", "Russia–Belarus Indicators", version=__version__)
    for claim in entries:
        _entry(root, claim, documents.get(claim["document_id"]), base)
    ElementTree.register_namespace("", NAMESPACE)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(root: ElementTree.Element, claim: Mapping[str, Any], document: Document | None, base: str) -> None:
    entry = _text(root, "entry", None)
    _text(entry, "id", _urn(claim["claim_id"]))
    _text(entry, "title", f"{indicator_name(present(claim['indicator']))}: {describe(claim)}", type="text")
    _text(entry, "updated", _moment(claim))
    _text(entry, "published", _moment(claim))
    language = [] if spoken() == DEFAULT else [("lang", spoken())]
    page = urlencode([("claim", claim["claim_id"]), *language])
    _link(entry, "alternate", f"{base}claims?{page}", "text/html")
    if is_web_address(url := present(claim["url"])):
        _link(entry, "via", str(url))
    author = _text(entry, "author", None)
    speaker = present(claim["speaker"])
    _text(author, "name", actor_name(speaker) if speaker else present(claim["publisher"]) or _("Speaker not named"))
    summary = claim["sentence"]
    if document is not None and document.kind == "digest":
        _text(entry, "category", None, term="digest", label=_("Digest"))
        summary = _("Digest, in our own words: {sentence}").format(sentence=summary)
    _text(entry, "summary", summary, type="text", **{"{http://www.w3.org/XML/1998/namespace}lang": claim["language"]})


def _text(parent: ElementTree.Element, name: str, text: str | None, **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    element.text = text and _UNWRITABLE.sub("\ufffd", text)
    return element


def _link(parent: ElementTree.Element, relation: str, address: str, media_type: str | None = None) -> None:
    kind = {"type": media_type} if media_type else {}
    _text(parent, "link", None, rel=relation, href=_UNWRITABLE.sub("", address), **kind)


def _urn(name: str) -> str:
    """Return an identifier that depends on nothing but the name, and that needs no domain of its own."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'indicators:{name}')}"


def _moment(claim: Mapping[str, Any]) -> str:
    # Documents have a day, not an hour.
    return f"{claim['published'].date().isoformat()}T00:00:00Z"
