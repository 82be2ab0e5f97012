"""Web pages: HTML -> Document, the article without what stands around it.

The document's text, from which all positions are counted, is the article as it was taken out of the page: its
paragraphs with blank lines between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from indicators.model import Document
from indicators.parse.language import SUPPORTED as LANGUAGES
from indicators.sources.charset import decode_page
from indicators.sources.errors import DocumentError, Origin
from indicators.sources.fields import to_document

_LANG = re.compile(r"""<html\b[^>]*?\slang\s*=\s*["']?([A-Za-z]{2,3})\b""", re.IGNORECASE)
# Where pages say when they were published. Dates in the text, of changes and of copyrights are none of these: periods
# count from this date, so a wrong one is worse than none.
_DATES = frozenset(
    {
        "article:published_time",
        "datepublished",
        "dc.date.issued",
        "dcterms.issued",
        "pubdate",
        "publish_date",
        "publishdate",
        "sailthru.date",
    }
)
_NAMES = ("property", "name", "itemprop")
_LINKED = re.compile(r""""datePublished"\s*:\s*"([^"]{10,40})\"""")
_NEEDS = ("trafilatura", "lxml_html_clean")


def html_document(data: bytes, file: str, *, charset: str | None = None, url: str | None = None) -> Document:
    """Return the article of a web page with what the page says of its title, publisher, date and address.

    ``charset`` and ``url`` are what is known of the page from where it was fetched. Raises DocumentError where there
    is no article in it, and where the package that finds it is not installed.
    """
    origin = Origin(file)
    if any(find_spec(name) is None for name in _NEEDS):
        problem = "is a web page, and the packages that read these are not installed"
        raise DocumentError.at(origin, None, problem, "pip install 'indicators[html]', or save the article as .txt")
    page = decode_page(data, charset)
    found = _extracted(page, url)
    text = "\n\n".join(filter(None, map(str.strip, (found.text if found is not None else "").split("\n"))))
    if not text:
        raise DocumentError.at(origin, None, "has no article in it", "save the article's words as .txt")
    return to_document({"text": text, **_metadata(found, page, url)}, origin)


def _extracted(page: str, url: str | None) -> Any:
    from trafilatura import bare_extraction

    try:
        # Tables would come as cells in a row: no sentence says what their numbers are.
        return bare_extraction(
            page,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # noqa: BLE001 - markup made by anybody, read by code of others: one page must not end the rest
        return None


def _metadata(found: Any, page: str, url: str | None) -> dict[object, object]:
    # What a page says of itself may be anything; what cannot be right is left out rather than refused.
    lang = _LANG.search(page[:4096])
    language = lang[1].lower() if lang else None
    return {
        "title": _clean(found.title),
        "publisher": _clean(found.sitename or found.hostname),
        "published": _published(page),
        "url": url or _address(found.url),
        "language": language if language in LANGUAGES else None,
    }


def _clean(value: Any) -> str | None:
    return value.encode("utf-8", "ignore").decode() if isinstance(value, str) else None


def _published(page: str) -> date | None:
    return next(filter(None, map(_day, _dates(page))), None)


def _dates(page: str) -> Iterator[str]:
    from trafilatura import load_html

    tree = load_html(page)
    for element in tree.iter("meta", "time", "span", "div") if tree is not None else ():
        names = {(element.get(name) or "").lower() for name in _NAMES}
        if not names.isdisjoint(_DATES) or (element.tag == "time" and element.get("pubdate") is not None):
            yield element.get("content") or element.get("datetime") or ""
    for script in tree.iter("script") if tree is not None else ():
        if "ld+json" in (script.get("type") or ""):
            yield from _LINKED.findall(script.text or "")


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None


def _address(value: Any) -> str | None:
    try:
        parts = urlsplit(value if isinstance(value, str) else "")
    except ValueError:
        return None
    good = parts.scheme in ("http", "https") and parts.hostname and parts.geturl().isprintable()
    return parts.geturl() if good and " " not in parts.geturl() else None
