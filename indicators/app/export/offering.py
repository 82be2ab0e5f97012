"""What the “Download” menus of all pages are made of: buttons of files that are made on the click, and addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from html import escape
from typing import NamedTuple, TypeAlias
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from indicators.app.data import Snapshot
from indicators.app.elements import markup
from indicators.app.export import archives
from indicators.app.export.archives import Account
from indicators.i18n import DEFAULT, _, spoken

_ZIP, _CSV, _PARQUET = "application/zip", "text/csv", "application/vnd.apache.parquet"
_PAGES = ("indicator", "claims", "sources", "compare", "parse", "about")
Pairs: TypeAlias = Sequence[tuple[str, str]]
# The rows of a table of ``datapackage.TABLES``: taken when a file is asked for, as that takes longer than to draw.
Rows: TypeAlias = Callable[[], pd.DataFrame]


class File(NamedTuple):
    """One button: what it says, what the file is called, its type, and what makes it."""

    label: str
    name: str
    media_type: str
    make: Callable[[], bytes]


def files_of(table: str, name: str, rows: Rows, archived: Callable[[], bytes]) -> list[File]:
    """Return the files of some rows of a table: ``archived`` makes the zip, ``name`` is what the files are called."""
    return [
        File(_("CSV with README (zip)"), f"{name}.zip", _ZIP, archived),
        File("CSV", f"{name}.csv", _CSV, lambda: archives.csv(table, rows())),
        File("Parquet", f"{name}.parquet", _PARQUET, lambda: archives.parquet(table, rows())),
    ]


def archived(
    tables: Callable[[], Mapping[str, pd.DataFrame]], snapshot: Snapshot, account: Account
) -> Callable[[], bytes]:
    """Return what makes a zip of tables, by their names in ``datapackage.TABLES``."""
    return partial(_archive, tables, snapshot, account)


def _archive(tables: Callable[[], Mapping[str, pd.DataFrame]], snapshot: Snapshot, account: Account) -> bytes:
    # The file is made on the click, which may be long after the page was drawn.
    return archives.archive(tables(), snapshot, replace(account, made=datetime.now(UTC)))


def draw(key: str, heading: str, files: Sequence[File]) -> None:
    """Draw the files of one choice of rows under its heading."""
    st.html(f"<h2>{escape(heading)}</h2>")
    with st.container(horizontal=True, key=f"files_{key}"):
        for file in files:
            ending = file.name.rpartition(".")[2]
            st.download_button(
                file.label, file.make, file.name, file.media_type, on_click="ignore", key=f"download_{key}_{ending}"
            )


def addresses(routes: Mapping[str, Pairs]) -> None:
    """Draw addresses that give the rows of the page, to be copied."""
    names = {"csv": "CSV", "json": "JSON", "parquet": "Parquet", "xml": _("Feed of the newest (Atom)")}
    st.html(f"<h2>{escape(_('Addresses that give the rows of this page'))}</h2>")
    for route, params in routes.items():
        label = names[route.rpartition(".")[2]]
        st.html(f'<p class="address">{markup.page_link(route, params, label)}</p>')
        st.code(f"{base()}{markup.page_address(route, params)}", language=None, wrap_lines=True)


def account(query: Sequence[str], page: Pairs, file: str) -> Account:
    """Return what a download says of itself: what was asked for in words, and the addresses that give the same."""
    here = _here()
    params = [*page, *([] if spoken() == DEFAULT else [("lang", spoken())])]
    address = f"{here}?{urlencode(params)}" if params else here
    return Account(tuple(query), address, f"{base()}{file}" if file else "", base(), spoken(), datetime.now(UTC))


def everything(file: str) -> Account:
    """Return what a download of all that there is says of itself."""
    return replace(account((), (), file), page=base())


def address_of_page() -> list[tuple[str, str]]:
    """Return the parameters of this page's address but the language."""
    return [(name, value) for name in st.query_params if name != "lang" for value in st.query_params.get_all(name)]


def base() -> str:
    """Return what all addresses start with, which is nothing where the page's own is not known."""
    here = _here()
    if not here:
        return ""
    folder, _slash, last = here.rpartition("/")
    return f"{folder}/" if last in _PAGES or not last else f"{here}/"


def _here() -> str:
    return st.context.url or ""
