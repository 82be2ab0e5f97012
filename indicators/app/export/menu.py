"""The “Download” menu of a page: what is on the screen, and everything, as files and as addresses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from html import escape
from typing import NamedTuple
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from indicators.app.data import Snapshot, current
from indicators.app.elements import markup
from indicators.app.elements.counts import number
from indicators.app.export import archives as downloads
from indicators.app.export.archives import Account
from indicators.app.export.query_words import in_words, series_in_words
from indicators.app.narrowing import SeriesQuery, select_series
from indicators.app.state import View
from indicators.i18n import DEFAULT, _, ngettext, spoken

_ZIP, _CSV, _PARQUET = "application/zip", "text/csv", "application/vnd.apache.parquet"
_PAGES = ("indicator", "claims", "sources", "compare", "parse", "about")
Pairs = Sequence[tuple[str, str]]


class _File(NamedTuple):
    label: str
    name: str
    media_type: str
    make: Callable[[], bytes]


def offer(view: View, found: int, snapshot: Snapshot) -> None:
    """Draw the menu for the claims of the view, of which there are ``found``, and for all that there are.

    The rows are taken when a file is asked for: of many claims that takes longer than to draw the page.
    """
    base, params = _base(), view.params()
    query = in_words(view.query, snapshot)
    if not view.query.all:
        query.append(_("Only numbers about a known indicator"))
    account = _account(query, view.query.to_params(), f"api/claims.csv?{urlencode(params)}")
    whole = replace(_account((), (), "api/claims.csv"), page=base)
    with st.popover(_("Download"), key="download", icon=":material/download:"):
        rows = partial(view.rows, snapshot.frame)
        _files("view", _on_screen(found), _claims("claims", rows, partial(_archived, rows, snapshot, account)))
        everything = ngettext("Everything: {n} claim", "Everything: {n} claims", len(snapshot.frame))
        made = partial(_whole, snapshot, whole)
        _files(
            "all", everything.format(n=number(len(snapshot.frame))), _claims("all-claims", lambda: snapshot.frame, made)
        )
        addresses = {f"api/claims.{ending}": params for ending in ("csv", "json", "parquet")}
        _addresses(base, {**addresses, "feed.xml": view.query.to_params()})


def offer_series(frame: pd.DataFrame, wanted: SeriesQuery | None = None) -> None:
    """Draw the menu for official observations: the rows of ``frame``, which are those that ``wanted`` asks for.

    By default that is all of the series that are in the frame.
    """
    snapshot = current()
    asked = wanted or SeriesQuery(series=tuple(dict.fromkeys(frame["series_id"])))
    # Rows that no address gives, such as some periods of each series, are offered as files only.
    has_address = len(select_series(snapshot.series, asked)) == len(frame)
    address = f"api/series.csv?{urlencode(asked.to_params())}" if has_address else ""
    account = _account(series_in_words(asked, snapshot), _address_of_page(), address)
    whole = replace(_account((), (), "api/series.csv"), page=_base())
    with st.popover(_("Download official figures"), key="download_series", icon=":material/download:"):
        label = ngettext("On this page: {n} figure", "On this page: {n} figures", len(frame)).format(
            n=number(len(frame))
        )
        _files("series_view", label, _series("series", frame, snapshot, account))
        everything = ngettext("Everything: {n} figure", "Everything: {n} figures", len(snapshot.series))
        label = everything.format(n=number(len(snapshot.series)))
        _files("series_all", label, _series("all-series", snapshot.series, snapshot, whole))
        if has_address:
            _addresses(_base(), {f"api/series.{ending}": asked.to_params() for ending in ("csv", "json")})


def _on_screen(found: int) -> str:
    return ngettext("On this page: {n} claim", "On this page: {n} claims", found).format(n=number(found))


def _claims(name: str, rows: Callable[[], pd.DataFrame], archived: Callable[[], bytes]) -> list[_File]:
    return [
        _File(_("CSV with README (zip)"), f"{name}.zip", _ZIP, archived),
        _File("CSV", f"{name}.csv", _CSV, lambda: downloads.csv("claims", rows())),
        _File("Parquet", f"{name}.parquet", _PARQUET, lambda: downloads.parquet("claims", rows())),
    ]


def _series(name: str, frame: pd.DataFrame, snapshot: Snapshot, account: Account) -> list[_File]:
    def archived() -> bytes:
        return downloads.archive({"series": frame}, snapshot, _now(account))

    return [
        _File(_("CSV with README (zip)"), f"{name}.zip", _ZIP, archived),
        _File("CSV", f"{name}.csv", _CSV, partial(downloads.csv, "series", frame)),
        _File("Parquet", f"{name}.parquet", _PARQUET, partial(downloads.parquet, "series", frame)),
    ]


def _archived(rows: Callable[[], pd.DataFrame], snapshot: Snapshot, account: Account) -> bytes:
    return downloads.claims_archive(rows(), snapshot, _now(account))


def _whole(snapshot: Snapshot, account: Account) -> bytes:
    return downloads.whole_archive(snapshot, _now(account))


def _now(account: Account) -> Account:
    # The file is made on the click, which may be long after the page was drawn.
    return replace(account, made=datetime.now(UTC))


def _files(key: str, heading: str, files: Sequence[_File]) -> None:
    st.html(f"<h2>{escape(heading)}</h2>")
    with st.container(horizontal=True, key=f"files_{key}"):
        for file in files:
            ending = file.name.rpartition(".")[2]
            st.download_button(
                file.label, file.make, file.name, file.media_type, on_click="ignore", key=f"download_{key}_{ending}"
            )


def _addresses(base: str, routes: dict[str, Pairs]) -> None:
    """Draw addresses that give the rows of the page, to be copied."""
    names = {"csv": "CSV", "json": "JSON", "parquet": "Parquet", "xml": _("Feed of the newest (Atom)")}
    st.html(f"<h2>{escape(_('Addresses that give the rows of this page'))}</h2>")
    for route, params in routes.items():
        label = names[route.rpartition(".")[2]]
        st.html(f'<p class="address">{markup.page_link(route, params, label)}</p>')
        st.code(f"{base}{markup.page_address(route, params)}", language=None, wrap_lines=True)


def _account(query: Sequence[str], page: Pairs, file: str) -> Account:
    base, here = _base(), _here()
    params = [*page, *([] if spoken() == DEFAULT else [("lang", spoken())])]
    address = f"{here}?{urlencode(params)}" if params else here
    return Account(tuple(query), address, f"{base}{file}" if file else "", base, spoken(), datetime.now(UTC))


def _address_of_page() -> list[tuple[str, str]]:
    return [(name, value) for name in st.query_params if name != "lang" for value in st.query_params.get_all(name)]


def _here() -> str:
    return st.context.url or ""


def _base() -> str:
    """Return what all addresses start with, which is nothing where the page's own is not known."""
    here = _here()
    if not here:
        return ""
    folder, _slash, last = here.rpartition("/")
    return f"{folder}/" if last in _PAGES or not last else f"{here}/"
