"""Untrusted text as HTML: every function returns markup in which nothing of an article is anything but text.

Whatever comes from a document goes through ``html.escape``, and an address becomes a link only if it is http or https.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode, urlsplit

from indicators.app.elements.fragments import at_sentence, is_front_page
from indicators.i18n import DEFAULT, _, spoken
from indicators.model import Document
from indicators.wording import (
    actor_name,
    format_claim,
    format_day,
    format_period,
    language_name,
    modality_name,
    present,
)

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


def is_web_address(url: str | None) -> bool:
    """Return whether ``url`` is an absolute http or https address."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def outside_link(url: str | None, label: str) -> str:
    """Return a link to another site, or "" where ``url`` is no web address."""
    if url is None or not is_web_address(url):
        return ""
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(label)}</a>'


def tongue(language: str | None) -> str:
    """Return the attribute that says in which language an element is, where that is not the interface's."""
    return f' lang="{escape(language)}"' if language and language != spoken() else ""


def in_english(text: str) -> str:
    """Return text that is English in every interface, such as what official series are called, and say so."""
    attribute = tongue("en")
    return f"<span{attribute}>{escape(text)}</span>" if attribute else escape(text)


def page_address(page: str, params: Iterable[tuple[str, str]] = ()) -> str:
    """Return the address of a page or route relative to the pages, so that it holds behind any base path.

    Pages keep the language of the interface; what routes give is the same in all.
    """
    own = [] if page.startswith("api/") or spoken() == DEFAULT else [("lang", spoken())]
    query = urlencode([*params, *own])
    # Of an empty name the page itself would be meant; a dot means the folder that all pages are in.
    return f"{page or '.'}?{query}" if query else page or "."


def page_link(page: str, params: Iterable[tuple[str, str]], label: str) -> str:
    """Return a link to one of our own pages or routes."""
    return f'<a href="{escape(page_address(page, params))}">{escape(label)}</a>'


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the spans of the paragraphs of a text, which blank lines separate."""
    spans, start = [], 0
    for gap in [*_BLANK_LINES.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            spans.append((start, end))
        start = gap.end() if gap else end
    return spans


def _pieces(
    start: int, end: int, claims: Sequence[Mapping[str, Any]]
) -> Iterable[tuple[int, int, Mapping[str, Any] | None]]:
    inside = [claim for claim in claims if claim["start"] < end and start < claim["end"]]
    cuts = sorted({start, end, *(min(max(c[side], start), end) for c in inside for side in ("start", "end"))})
    for left, right in pairwise(cuts):
        around = [claim for claim in inside if claim["start"] <= left and right <= claim["end"]]
        # Of quotes within each other the inner one is the more telling.
        yield left, right, min(around, key=lambda claim: claim["end"] - claim["start"], default=None)


def _mark(piece: str, claim: Mapping[str, Any], *, link: bool, selected: str | None) -> str:
    kind = "named" if present(claim["indicator"]) else "unnamed"
    chosen = " chosen" if claim["claim_id"] == selected else ""
    mark = f'<mark class="{kind}{chosen}">{escape(piece)}</mark>'
    if not link:
        return mark
    address = escape(page_address("claims", [("claim", claim["claim_id"])]))
    return f'<a class="claim" href="{address}" title="{escape(format_claim(claim))}">{mark}</a>'


def marked(
    text: str,
    span: tuple[int, int],
    claims: Sequence[Mapping[str, Any]],
    *,
    link: bool = False,
    selected: str | None = None,
) -> str:
    """Return ``text[span]`` with the quotes of ``claims`` (offsets in ``text``) marked, and linked on request."""
    return "".join(
        escape(text[left:right]) if claim is None else _mark(text[left:right], claim, link=link, selected=selected)
        for left, right, claim in _pieces(*span, claims)
    )


def sentence(claim: Mapping[str, Any]) -> str:
    """Return the claim's sentence with its quote marked."""
    offset = claim["sentence_start"]
    quote = dict(claim, start=claim["start"] - offset, end=claim["end"] - offset)
    language = tongue(present(claim.get("language")))
    inner = marked(claim["sentence"], (0, len(claim["sentence"])), [quote])
    return f'<blockquote class="sentence"{language}>{inner}</blockquote>'


def context(text: str, claim: Mapping[str, Any]) -> str:
    """Return the paragraphs of ``text`` that hold the claim's sentence, its quote marked, and the ones next to them.

    News has short paragraphs: what "it" and "then" stand for is often in the one before.
    """
    first, last = claim["sentence_start"], claim["sentence_end"]
    spans = paragraphs(text)
    own = [position for position, (start, end) in enumerate(spans) if start < last and first < end]
    shown = range(max(min(own, default=0) - 1, 0), min(max(own, default=-1) + 2, len(spans)))
    kinds = {position: "" if position in own else ' class="near"' for position in shown}
    inner = "".join(f"<p{kind}>{marked(text, spans[position], [claim])}</p>" for position, kind in kinds.items())
    return f'<blockquote class="sentence"{tongue(present(claim.get("language")))}>{inner}</blockquote>'


def reader(document: Document, claims: Sequence[Mapping[str, Any]], selected: str | None) -> str:
    """Return the whole text with every claim marked and linked to its own page."""
    texts = (marked(document.text, span, claims, link=True, selected=selected) for span in paragraphs(document.text))
    language = escape(document.language or "")
    return f'<article class="reader" lang="{language}">{"".join(f"<p>{text}</p>" for text in texts)}</article>'


def byline(claim: Mapping[str, Any]) -> str:
    """Return who claims what for which period, and in what mood, on one line."""
    speaker = present(claim["speaker"])
    who = (actor_name(speaker) if speaker else present(claim["publisher"])) or _("Speaker not named")
    period = format_period(claim["period_start"], claim["period_end"])
    mood = None if claim["modality"] == "actual" else modality_name(str(claim["modality"]))
    parts = {
        "value": format_claim(claim),
        "speaker": who,
        "period": period,
        "mood": mood,
        "denied": _("denied") if claim["negated"] else None,
    }
    return " · ".join(f'<span class="{name}">{escape(text)}</span>' for name, text in parts.items() if text)


def kind_label(claim: Mapping[str, Any]) -> str:
    """Return the label of what a claim's or document's text is, where it is not the publisher's own article."""
    words = {"digest": _("Digest, in our own words"), "excerpt": _("Excerpt")}.get(str(claim.get("kind")))
    return f'<span class="kind">{escape(words)}</span> ' if words else ""


def publisher_link(claim: Mapping[str, Any]) -> str:
    """Return a link to the publisher's page, at the claim's sentence if that can stand there."""
    url = present(claim["url"])
    if url is None or not is_web_address(url):
        return ""
    if claim.get("kind") == "digest" or is_front_page(url):
        return outside_link(url, _("At the publisher"))
    return outside_link(at_sentence(url, claim["sentence"]), _("Open at this sentence"))


def origin(claim: Mapping[str, Any]) -> str:
    """Return the publisher, the date and a link to the publisher's page, as far as they are known."""
    published = present(claim["published"])
    parts = [present(claim["publisher"]), format_day(published) if published is not None else None]
    link = publisher_link(claim)
    return kind_label(claim) + " · ".join([*(escape(part) for part in parts if part), *([link] if link else [])])


def citation(claim: Mapping[str, Any]) -> str:
    """Return a plain-text citation of the sentence, to be copied: not markup."""
    source = cited(claim)
    if claim.get("kind") == "digest":
        # What is quoted are our words: nobody must take them for the publisher's.
        return _("Digest (not the publisher's words): “{sentence}” ({source})").format(
            sentence=claim["sentence"], source=source
        )
    return _("“{sentence}” ({source})").format(sentence=claim["sentence"], source=source)


def cited(source: Mapping[str, Any]) -> str:
    """Return a plain-text citation of a document, given as its fields or those of one of its claims."""
    published = present(source["published"])
    publisher = present(source["publisher"])
    if source.get("kind") == "digest":
        name = publisher or _("a page")
        publisher = _("Russia–Belarus Indicators, digest of {publisher}").format(publisher=name)
    parts = [
        publisher,
        _("“{text}”").format(text=source["title"]) if present(source["title"]) else None,
        format_day(published) if published is not None else None,
        present(source["url"]),
    ]
    return ", ".join(part for part in parts if part)


def card(claim: Mapping[str, Any], *, chosen: bool = False) -> str:
    """Return a claim as a card: byline, sentence, origin, and links to its text and its own page."""
    links = [
        page_link("claims", [("claim", claim["claim_id"])], _("Details")),
        page_link("sources", [("source", claim["document_id"]), ("claim", claim["claim_id"])], _("In its text")),
    ]
    below = " · ".join(filter(None, [origin(claim), *links]))
    name = "card chosen" if chosen else "card"
    return (
        f'<div class="{name}"><p class="byline">{byline(claim)}</p>{sentence(claim)}<p class="origin">{below}</p></div>'
    )


def document_line(document: Document) -> str:
    """Return kind, publisher, date and language of a document, and a link to the publisher's page."""
    day = format_day(document.published) if document.published else _("date not known")
    language = language_name(document.language) if document.language else None
    parts = [document.publisher, day, language]
    link = outside_link(document.url, _("At the publisher"))
    line = " · ".join([*(escape(part) for part in parts if part), *([link] if link else [])])
    return f'<p class="origin">{kind_label({"kind": document.kind})}{line}</p>'


def source_line(document: Document) -> str:
    """Return which document the numbers above are from, with a link to its text."""
    parts = [document.publisher, format_day(document.published) if document.published else None]
    link = page_link("sources", [("source", document.document_id)], document.title or _("The whole text"))
    named = " · ".join([link, *(escape(part) for part in parts if part)])
    return f'<p class="origin">{escape(_("From {document}")).format(document=named)}</p>'


def indicator_list(counts: Iterable[tuple[str, str, str]]) -> str:
    """Return a list of indicators (id, name, how much there is), each a link to its claims."""
    items = (
        f'<li>{page_link("", [("indicator", name)], label)} <span class="count">{escape(count)}</span></li>'
        for name, label, count in counts
    )
    return f'<ul class="indicators">{"".join(items)}</ul>'


def fields_table(claim: Mapping[str, Any], descriptions: Mapping[str, str]) -> str:
    """Return every field of a claim that has a value, with what it means."""
    shown = {name: present(claim[name]) for name in descriptions}
    lines = (
        f'<tr><th scope="row"{tongue("en")}>{escape(name)}</th><td>{escape(_plain(value))}</td>'
        f"<td>{escape(_(descriptions[name]))}</td></tr>"
        for name, value in shown.items()
        if value is not None and value != ""
    )
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in (_("Field"), _("Value"), _("Meaning")))
    table = f'<table class="fields"><thead><tr>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table>'
    return scrolling(table, _("How it was read: every rule and field"))


def scrolling(wide: str, label: str) -> str:
    """Return markup that may be wider than the page, in a region that the keyboard can reach and scroll."""
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(label)}">{wide}</div>'


def _plain(value: Any) -> str:
    if hasattr(value, "date"):
        return str(value.date().isoformat())
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def section(title: str, note: str = "") -> str:
    """Return the head of a part of a page, both plain text."""
    words = f"<p>{escape(note)}</p>" if note else ""
    return f'<div class="panel-head"><h2>{escape(title)}</h2>{words}</div>'


def notice(text: str, kind: str = "notice", language: str | None = None) -> str:
    """Return a notice (or, with ``kind`` "error", an error): plain text that may hold anything."""
    return f'<p class="{escape(kind)}" role="status"{tongue(language)}>{escape(text)}</p>'
