"""The feed of the newest claims."""

from __future__ import annotations

from typing import Any, NamedTuple

from indicators.app.api import atom
from indicators.app.api.answers import Resource
from indicators.app.api.tables import claims_query
from indicators.app.data import Snapshot
from indicators.app.narrowing import Pairs
from indicators.i18n import DEFAULT, LANGUAGES, speaking
from indicators.query import Query, select


class _Asked(NamedTuple):
    query: Query
    language: str


def _read(params: Pairs, snapshot: Snapshot) -> _Asked:
    languages = [value for name, value in params if name == "lang" and value in LANGUAGES]
    return _Asked(claims_query(params, snapshot), next(iter(languages), DEFAULT))


def _write(asked: _Asked, snapshot: Snapshot, base: str) -> bytes:
    # People read feeds, so that, as on the pages, numbers without an indicator are in it on request only.
    claims = atom.newest(select(snapshot.frame, asked.query, keep_unnamed=False))
    language = [] if asked.language == DEFAULT else [("lang", asked.language)]
    with speaking(asked.language):
        return atom.feed(claims, snapshot.documents, [*asked.query.to_params(), *language], base)


RESOURCES: list[Resource[Any]] = [Resource("/feed.xml", "application/atom+xml", _read, _write)]
