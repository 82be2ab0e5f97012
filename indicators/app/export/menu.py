"""The “Download” menus of pages: what is on the screen, and everything, as files and as addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from indicators.app.data import Snapshot, current
from indicators.app.elements.counts import number
from indicators.app.export import archives, offering
from indicators.app.export.archives import Account
from indicators.app.export.comparisons_table import groups_frame
from indicators.app.export.documents_table import documents_frame
from indicators.app.export.offering import Pairs, Rows
from indicators.app.export.query_words import in_words, series_in_words
from indicators.app.narrowing import SeriesQuery, holding, select_series
from indicators.app.state import View
from indicators.i18n import _, ngettext
from indicators.query import Query
from indicators.table import SEPARATOR

ICON = ":material/download:"


def offer(
    view: View,
    found: int,
    snapshot: Snapshot,
    *,
    label: str | None = None,
    page: Pairs | None = None,
    beside: Callable[[pd.DataFrame], Mapping[str, pd.DataFrame]] | None = None,
) -> None:
    """Draw the menu for the claims of the view, of which there are ``found``, and for all that there are.

    The rows are taken when a file is asked for: of many claims that takes longer than to draw the page. ``page`` has
    the parameters of the page's address, by default those of the view's query; ``beside`` returns further tables for
    the zip of these claims.
    """
    params = view.params()
    account = offering.account(
        _asked(view, snapshot), view.query.to_params() if page is None else page, f"api/claims.csv?{urlencode(params)}"
    )

    def tables() -> Mapping[str, pd.DataFrame]:
        claims = view.rows(snapshot.frame)
        more = {} if beside is None else beside(claims)
        return {**archives.claims_tables(claims, snapshot, account.base), **more}

    rows = partial(view.rows, snapshot.frame)
    with st.popover(label or _("Download"), key="download", icon=ICON):
        heading = ngettext("On this page: {n} claim", "On this page: {n} claims", found).format(n=number(found))
        made = offering.archived(tables, snapshot, account)
        offering.draw("view", heading, offering.files_of("claims", "claims", rows, made))
        _all_claims(snapshot)
        routes: dict[str, Pairs] = {f"api/claims.{ending}": params for ending in ("csv", "json", "parquet")}
        offering.addresses({**routes, "feed.xml": view.query.to_params()})


def _asked(view: View, snapshot: Snapshot) -> list[str]:
    query = in_words(view.query, snapshot)
    return query if view.query.all else [*query, _("Only numbers about a known indicator")]


def _all_claims(snapshot: Snapshot) -> None:
    account = offering.everything("api/claims.csv")
    count = len(snapshot.frame)
    heading = ngettext("Everything: {n} claim", "Everything: {n} claims", count).format(n=number(count))
    made = offering.archived(partial(archives.whole_tables, snapshot, account.base), snapshot, account)
    offering.draw("all", heading, offering.files_of("claims", "all-claims", lambda: snapshot.frame, made))


def offer_series(frame: pd.DataFrame, wanted: SeriesQuery | None = None) -> None:
    """Draw the menu for official observations: the rows of ``frame``, which are those that ``wanted`` asks for.

    By default that is all of the series that are in the frame.
    """
    snapshot = current()
    asked = wanted or SeriesQuery(series=tuple(dict.fromkeys(frame["series_id"])))
    # Rows that no address gives, such as some periods of each series, are offered as files only.
    has_address = len(select_series(snapshot.series, asked)) == len(frame)
    address = f"api/series.csv?{urlencode(asked.to_params())}" if has_address else ""
    account = offering.account(series_in_words(asked, snapshot), offering.address_of_page(), address)
    with st.popover(_("Download official figures"), key="download_series", icon=ICON):
        heading = ngettext("On this page: {n} figure", "On this page: {n} figures", len(frame))
        _series(
            "series_view", heading, "series", frame, offering.archived(lambda: {"series": frame}, snapshot, account)
        )
        heading = ngettext("Everything: {n} figure", "Everything: {n} figures", len(snapshot.series))
        whole = offering.archived(lambda: {"series": snapshot.series}, snapshot, offering.everything("api/series.csv"))
        _series("series_all", heading, "all-series", snapshot.series, whole)
        if has_address:
            offering.addresses({f"api/series.{ending}": asked.to_params() for ending in ("csv", "json")})


def _series(key: str, heading: str, name: str, frame: pd.DataFrame, made: Callable[[], bytes]) -> None:
    files = offering.files_of("series", name, lambda: frame, made)
    offering.draw(key, heading.format(n=number(len(frame))), files)


def offer_documents(
    ids: Sequence[str], query: Query, snapshot: Snapshot, *, chosen_by: Sequence[str], has_address: bool
) -> None:
    """Draw the menu for documents by their identifiers, in their order, and for all that there are.

    ``chosen_by`` says in words how the documents were chosen, ``query`` what of that ``/api/documents`` understands,
    and ``has_address`` whether that is all of it.
    """
    base, params = offering.base(), replace(query, all=bool(query.all) if holding(query) else None).to_params()
    account = offering.account(
        chosen_by, offering.address_of_page(), f"api/documents.csv?{urlencode(params)}" if has_address else ""
    )

    def all_rows() -> pd.DataFrame:
        return documents_frame(snapshot, base)

    def rows() -> pd.DataFrame:
        return all_rows().set_index("document_id", drop=False).loc[list(ids)]

    with st.popover(_("Download"), key="download", icon=ICON):
        heading = ngettext("On this page: {n} document", "On this page: {n} documents", len(ids))
        _documents("view", heading, len(ids), "documents", rows, snapshot, account)
        count = len(snapshot.documents)
        heading = ngettext("Everything: {n} document", "Everything: {n} documents", count)
        whole = offering.everything("api/documents.csv")
        _documents("all", heading, count, "all-documents", all_rows, snapshot, whole)
        if has_address:
            offering.addresses({f"api/documents.{ending}": params for ending in ("csv", "json")})


def _documents(key: str, heading: str, count: int, name: str, rows: Rows, snapshot: Snapshot, account: Account) -> None:
    made = offering.archived(lambda: {"documents": rows()}, snapshot, account)
    offering.draw(key, heading.format(n=number(count)), offering.files_of("documents", name, rows, made))


def offer_groups(groups: pd.DataFrame, view: View, snapshot: Snapshot) -> None:
    """Draw the menu for groups of claims, rows of ``snapshot.groups``, and for all that there are.

    The zip has their claims beside them.
    """
    account = offering.account(_asked(view, snapshot), offering.address_of_page(), "")
    with st.popover(_("Download"), key="download", icon=ICON):
        heading = ngettext("On this page: {n} group of claims", "On this page: {n} groups of claims", len(groups))
        _groups("view", heading, "groups", groups, snapshot, account)
        whole = ngettext("Everything: {n} group of claims", "Everything: {n} groups of claims", len(snapshot.groups))
        _groups("all", whole, "all-groups", snapshot.groups, snapshot, offering.everything(""))


def _groups(key: str, heading: str, name: str, groups: pd.DataFrame, snapshot: Snapshot, account: Account) -> None:
    def tables() -> Mapping[str, pd.DataFrame]:
        grouped = frozenset(one for ids in groups["claim_ids"] for one in ids.split(SEPARATOR))
        claims = snapshot.frame[snapshot.frame["claim_id"].isin(grouped)]
        return {"groups": groups_frame(groups), **archives.claims_tables(claims, snapshot, account.base)}

    files = offering.files_of(
        "groups", name, lambda: groups_frame(groups), offering.archived(tables, snapshot, account)
    )
    offering.draw(key, heading.format(n=number(len(groups))), files)
