"""A page that a visitor names, fetched by the server where its host allows that."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date

from indicators.app.parsing.texts import Unreadable
from indicators.i18n import N_, _
from indicators.model import Document
from indicators.sources import DocumentError
from indicators.sources.charset import decode_page
from indicators.sources.fetch import FetchError, Problem, Rules, fetch
from indicators.sources.html import html_document

_WORDS: Mapping[Problem, str] = {
    Problem.ADDRESS: N_("This is no web address."),
    Problem.SCHEME: N_("Only addresses that start with http:// or https:// are fetched."),
    Problem.PASSWORD: N_("Addresses with a user name or password are not fetched."),
    Problem.PORT: N_("Pages are fetched from the usual ports of web sites only."),
    Problem.PRIVATE: N_("The address is not one of the public internet."),
    Problem.NAME: N_("There is no site of this name."),
    Problem.UNREACHABLE: N_("The site cannot be reached, or does not answer as a web site does."),
    Problem.LOOP: N_("The site sends from one address to the next without end."),
    Problem.STATUS: N_("The site does not give the page. Save it in your browser and upload the file."),
    Problem.TYPE: N_("The address leads to something that is neither a web page nor plain text."),
    Problem.SIZE: N_("The page is too large."),
    Problem.TIME: N_("The page did not come in time."),
    Problem.COMPRESSION: N_("The page is compressed in a way that cannot be read."),
}


def is_allowed() -> bool:
    """Return whether the host lets the server fetch pages: it does not, unless INDICATORS_FETCH is 1."""
    return os.environ.get("INDICATORS_FETCH", "") == "1"


def fetched(url: str, published: date | None, language: str | None, rules: Rules | None = None) -> Document:
    """Return the article at an address; ``published`` and ``language`` are for pages that do not say.

    Raises Unreadable where there is none, where it may not be fetched, and where the host does not allow it.
    """
    if not is_allowed():
        raise Unreadable(_("This server does not fetch pages."))
    try:
        page = fetch(url, rules)
        if page.media_type == "text/plain":
            return Document(decode_page(page.data, page.charset), url=page.url, published=published, language=language)
        found = html_document(page.data, page.url, charset=page.charset, url=page.url)
    except FetchError as error:
        raise Unreadable(_(_WORDS[error.problem])) from None
    except DocumentError as error:
        raise Unreadable(f"{error.problem}; {error.remedy}") from None
    return Document(
        found.text,
        found.url,
        found.title,
        found.publisher,
        found.published or published,
        found.language or language,
    )
