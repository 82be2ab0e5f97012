"""The World Bank's API (version 2) as a source, read by wbgapi."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from itertools import count
from typing import Any
from urllib.parse import urlsplit

from indicators.series.findings import shown
from indicators.series.refresh.answers import (
    STATUSES,
    TIMEOUT,
    Answer,
    Figure,
    SourceError,
    UnreachableError,
    day_of,
    number_of,
    period_of,
)
from indicators.series.sidecar import Refresh, Series

_BASE = "https://api.worldbank.org/v2"
# wbgapi asks for pages until it has as many rows as were promised, so for ever if a page is said to hold none.
_MOST_PAGES = 100


class WorldBank:
    """One database of the World Bank. A series' ``code`` is an indicator's, its ``geo`` the economy.

    wbgapi keeps the address of the API and the options of requests in its module. They are set for each request and put
    back after it, so that another user of the library in this process finds them as he left them; not thread-safe.
    """

    def __init__(self, refresh: Refresh) -> None:
        self.base = (refresh.base or _BASE).rstrip("/")
        self.database = refresh.database or ""

    def ask(self, series: Series) -> Answer:
        """Return all years of an indicator for an economy. Raises SourceError."""
        path = f"country/{series.geo}/indicator/{series.code}"
        figures: dict[str, Figure] = {}
        for row in self._fetch(path, {"source": self.database}):
            period, figure = _figure(row, series)
            if period in figures:
                raise SourceError(f"the answer has {period} twice")
            figures[period] = figure
        return Answer(figures, f"{self.base}/{path}?source={self.database}", self.updated)

    @cached_property
    def updated(self) -> date | None:
        """When the database was last updated, if it says so. Raises SourceError."""
        rows = self._fetch(f"sources/{self.database}", {})
        return next((day_of(row.get("lastupdated")) for row in rows), None)

    def _fetch(self, path: str, parameters: Mapping[str, str]) -> list[dict[str, Any]]:
        import requests
        import wbgapi

        try:
            with _settings(wbgapi, endpoint=self.base, get_options=_options(), proxies=None):
                rows = list(wbgapi.fetch(path, dict(parameters), lang="en"))
        except (requests.ConnectionError, requests.Timeout):
            raise UnreachableError(urlsplit(self.base).netloc) from None
        except SourceError:
            raise
        except wbgapi.APIError as error:
            raise SourceError(f"the World Bank answered {_said(error)}") from None
        except (requests.RequestException, KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            raise SourceError(f"the answer cannot be read ({type(error).__name__})") from None
        if not all(isinstance(row, dict) for row in rows):
            raise SourceError("the answer cannot be read (its rows are no objects)")
        return rows


def _options() -> dict[str, object]:
    """Return the options for the requests of one answer."""
    pages = count(1)

    def see(response: object, **_: object) -> None:
        if next(pages) > _MOST_PAGES:
            raise SourceError(f"the answer has more than {_MOST_PAGES} pages")

    return {"timeout": TIMEOUT, "hooks": {"response": see}}


@contextmanager
def _settings(module: Any, **values: object) -> Iterator[None]:
    before = {name: getattr(module, name) for name in values}
    try:
        for name, value in values.items():
            setattr(module, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(module, name, value)


def _said(error: Any) -> str:
    """Return what an error of wbgapi says: an HTTP status, or the message of the API."""
    text = " ".join(str(error.msg).split())
    return f"{error.code} {text}" if error.code else shown(text)


def _figure(row: Mapping[str, Any], series: Series) -> tuple[str, Figure]:
    indicator = row.get("indicator")
    found = indicator.get("id") if isinstance(indicator, dict) else None
    economy = row.get("countryiso3code")
    if found != series.code or economy not in (series.geo, ""):
        raise SourceError(f"the answer is for {shown(found)} of {shown(economy)}")
    period = period_of(row.get("date"))
    value = number_of(row.get("value"), period, series.factor)
    return period, Figure(value, STATUSES.get(str(row.get("obs_status"))))
