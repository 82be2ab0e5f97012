"""Any service of SDMX 2.1 as a source (``BASE/data/FLOW/KEY``), read by sdmx1: SDMX-ML of both kinds, or SDMX-JSON."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from typing import Any
from urllib.parse import urlsplit

from indicators.series.findings import shown
from indicators.series.periods import parse_period
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
from indicators.series.sidecar import Kind, Refresh, Series

# Attributes that say what kind of figure it is, and after which year figures are none of outturn.
_STATUS, _LAST_ACTUAL = ("DERIVATION_TYPE", "OBS_STATUS"), "LATEST_ACTUAL_ANNUAL_DATA"
# When all was updated stands at the data set, whose attributes sdmx1 leaves out if it was not given their structure.
_UPDATED = re.compile(rb'<[^<>]*\bDataSet\b[^<>]*\sUPDATE_DATE="([^"<>]*)"')
# The power of ten by which values are to be multiplied. SCALE of the IMF is not: it says how the Fund displays them.
_UNIT_MULTIPLIER = "UNIT_MULT"
_YEAR, _POWER = re.compile(r"\d{4}", re.ASCII), re.compile(r"\d{1,2}", re.ASCII)


class Sdmx:
    """One dataflow of a service. A series' ``code`` is the key of one series: ``D.USD.EUR.SP00.A``."""

    def __init__(self, refresh: Refresh) -> None:
        self.base = (refresh.base or "").rstrip("/")
        self.flow = refresh.flow
        self.start = refresh.start

    def ask(self, series: Series) -> Answer:
        """Return all observations of a key. Raises SourceError, also where the answer is another series or several."""
        address = f"{self.base}/data/{self.flow}/{series.code}"
        content = self._get(address)
        message, updated = _read(content), _UPDATED.search(content)
        try:
            return Answer(_figures(message, series), address, day_of(updated[1].decode("latin-1")) if updated else None)
        except (KeyError, TypeError, IndexError, AttributeError) as error:
            raise SourceError(f"the answer cannot be read ({type(error).__name__})") from None

    def _get(self, address: str) -> bytes:
        import requests

        parameters = {"startPeriod": self.start} if self.start else {}
        try:
            answer = requests.get(address, params=parameters, timeout=TIMEOUT)
            content: bytes = answer.content
        except (requests.ConnectionError, requests.Timeout):
            raise UnreachableError(urlsplit(self.base).netloc) from None
        except requests.RequestException as error:
            raise SourceError(f"the answer cannot be read ({type(error).__name__})") from None
        if answer.status_code != 200:
            raise SourceError(f"the service answered {answer.status_code} {answer.reason}")
        return content


def _read(content: bytes) -> Any:
    import sdmx
    from sdmx.exceptions import ParseError, XMLParseError

    try:
        # sdmx1 prints its state where it cannot read a message.
        with _quiet(), redirect_stdout(io.StringIO()):
            return sdmx.read_sdmx(io.BytesIO(content))
    except (ParseError, XMLParseError, SyntaxError, AssertionError, RuntimeError, NotImplementedError) as error:
        raise SourceError(f"the answer is no SDMX that can be read ({type(error).__name__})") from None
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise SourceError(f"the answer cannot be read ({type(error).__name__})") from None


@contextmanager
def _quiet() -> Iterator[None]:
    # It warns of each message that comes without its structure, which is not needed for one series.
    logger = logging.getLogger("sdmx")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _figures(message: Any, series: Series) -> dict[str, Figure]:
    found = [item for data in message.data for item in data.series.items()]
    if len(found) != 1:
        raise SourceError(f"the answer has {len(found)} series instead of one")
    [(key, observed)] = found
    # Without the structure, sdmx1 takes a series' attributes for a part of its key.
    about = _texts(key.values)
    if missing := [part for part in (series.code or "").split(".") if part not in about.values()]:
        raise SourceError(f"the answer is of another series, without {shown(missing[0])}")
    figures: dict[str, Figure] = {}
    for one in observed:
        period, figure = _figure(one, about, series)
        if period in figures:
            raise SourceError(f"the answer has {period} twice")
        figures[period] = figure
    return figures


def _texts(attributes: Mapping[str, Any]) -> dict[str, str]:
    # A value is a text, or a code that has one.
    return {name: str(getattr(one.value, "id", one.value)) for name, one in attributes.items()}


def _figure(observed: Any, about: Mapping[str, str], series: Series) -> tuple[str, Figure]:
    named = [one.value for one in observed.dimension.values.values()]
    if len(named) != 1:
        raise SourceError(f"an observation has {len(named)} dimensions besides those of the key, instead of its period")
    period = period_of(named[0])
    # Its own attributes, and those of its series and of groups of series.
    own = {**about, **_texts(observed.attrib)}
    _check_unit(own, series)
    value = number_of(observed.value, period, series.factor)
    status = next((STATUSES[own[name]] for name in _STATUS if own.get(name) in STATUSES), None)
    return period, Figure(value, status or _after_actual(period, own.get(_LAST_ACTUAL)))


def _check_unit(own: Mapping[str, str], series: Series) -> None:
    multiplier = own.get(_UNIT_MULTIPLIER)
    if multiplier is not None and not (_POWER.fullmatch(multiplier) and 10 ** int(multiplier) == series.factor):
        raise SourceError(f"values are in units of 10^{multiplier}, but factor is {series.factor:g}")


def _after_actual(period: str, last: str | None) -> Kind | None:
    """Return what a figure is by the last year of outturn that the service names; None if it names none."""
    if last is None or not _YEAR.fullmatch(last):
        return None
    found = parse_period(period)
    return Kind.OBSERVATION if found is not None and found.end.year <= int(last) else Kind.ESTIMATE
