"""The provenance of a dataset: a TOML file -> Dataset, with all that is wrong in it reported."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from babel.numbers import list_currencies

from indicators.model import Measure
from indicators.series.findings import Finding, Report, shown
from indicators.series.periods import FREQUENCIES, parse_period


class Kind(StrEnum):
    """How firm a figure is: an outturn, an approximation or a party's own word, or a plan or forecast."""

    OBSERVATION = "observation"
    ESTIMATE = "estimate"
    PROJECTION = "projection"


@dataclass(frozen=True, slots=True)
class Source:
    """Where some of a series' figures are from, if not where all of the dataset's are."""

    periods: tuple[str, ...]
    citation: str
    url: str
    via: str | None = None
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """What one series measures. ``minimum`` and ``maximum`` replace the range that its unit would suggest.

    For a refresh, ``code`` is its name at the provider (an indicator of the World Bank, an SDMX key), ``factor`` what
    the values there are multiplied by to be in base units; ``sum`` names the series that it is the sum of.
    """

    series_id: str
    title: str
    definition: str
    unit: str
    measure: str
    geo: str
    frequency: str
    kind: str
    per: str | None = None
    partner: str | None = None
    indicator: str | None = None
    subject: str | None = None
    estimates: tuple[str, ...] = ()
    projections: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    caveats: tuple[str, ...] = ()
    citation: str | None = None
    url: str | None = None
    via: str | None = None
    code: str | None = None
    factor: float = 1
    sum: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    def kind_in(self, period: str) -> str:
        """Return the kind of the figure for a period."""
        if period in self.projections:
            return Kind.PROJECTION
        return Kind.ESTIMATE if period in self.estimates else self.kind

    def source_of(self, period: str) -> Source | None:
        """Return where the figure for a period is from, if it is said."""
        return next((source for source in self.sources if period in source.periods), None)


class Provider(StrEnum):
    """Who answers a refresh: the API of the World Bank, or any service of SDMX 2.1."""

    WORLD_BANK = "worldbank"
    SDMX = "sdmx"


class Pick(StrEnum):
    """Which of the figures that a provider gives are taken; all, if nothing is said."""

    MONTH_END = "month_end"


@dataclass(frozen=True, slots=True)
class Refresh:
    """Where newer figures of a dataset are to be had.

    ``base`` is the address of the service (by default the World Bank's own), ``database`` the number of a World Bank
    database, ``flow`` an SDMX dataflow as ``AGENCY,ID``, ``start`` the first period to ask for.
    """

    provider: str
    base: str | None = None
    database: str | None = None
    flow: str | None = None
    start: str | None = None
    pick: str | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """Who made the figures of one CSV file, and under which terms they were read where and when."""

    producer: str
    title: str
    citation: str
    url: str
    retrieved: date
    licence: str
    sha256: str
    series: tuple[Series, ...]
    caveats: tuple[str, ...] = ()
    via: str | None = None
    vintage: str | None = None
    refresh: Refresh | None = None


# Units beside the currencies of ISO 4217, spelt as those of claims.
_UNITS = frozenset(
    (
        *("percent", "percentage_point", "basis_point", "multiple", "person", "vote", "ballot", "tonne", "barrel"),
        *("cubic_metre", "kilowatt_hour", "megawatt", "kilometre", "hectare", "international_dollar"),
    )
)
_TEXT, _TEXTS, _DATE, _NUMBER, _TABLE, _TABLES = "text", "list of texts", "date", "number", "table", "list of tables"
_DATASET = {
    **dict.fromkeys(("producer", "title", "citation", "url", "licence", "sha256", "via", "vintage"), _TEXT),
    **{"retrieved": _DATE, "caveats": _TEXTS, "series": _TABLES, "refresh": _TABLE},
}
_REFRESH = dict.fromkeys(("provider", "base", "database", "flow", "start", "pick"), _TEXT)
_SERIES = {
    **dict.fromkeys(("series_id", "title", "definition", "unit", "measure", "geo", "frequency", "kind"), _TEXT),
    **dict.fromkeys(("per", "partner", "indicator", "subject", "citation", "url", "via", "code"), _TEXT),
    **dict.fromkeys(("estimates", "projections", "caveats", "sum"), _TEXTS),
    **{"minimum": _NUMBER, "maximum": _NUMBER, "factor": _NUMBER, "sources": _TABLES},
}
_SOURCE = {**dict.fromkeys(("citation", "url", "via"), _TEXT), "periods": _TEXTS, "caveats": _TEXTS}
_REQUIRED = {
    "dataset": ("producer", "title", "citation", "url", "retrieved", "licence", "sha256", "series"),
    "series": ("series_id", "title", "definition", "unit", "measure", "geo", "frequency", "kind"),
    "source": ("periods", "citation", "url"),
    "refresh": ("provider",),
    Provider.WORLD_BANK: ("database",),
    Provider.SDMX: ("base", "flow"),
}
# ISO 3166 alpha-3, and WLD for the world and EMU for the euro area; several are separated by ';'.
_GEO = re.compile(r"[A-Z]{3}(?:;[A-Z]{3})*")
_URL = re.compile(r"https?://[^\s/]+\S*")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def read_sidecar(path: Path, report: Report) -> Dataset | None:
    """Return the dataset that a TOML file describes, or None if the file is no description at all.

    Series that lack a required key are left out, once that is reported.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        report(Finding(str(path), None, None, f"cannot be read as TOML ({' '.join(str(error).split())})"))
        return None
    reader = _Reader(str(path), report)
    found = reader.table(values, _DATASET, "dataset", "")
    if found is None:
        return None
    reader.must_match(found, _URL, "url", "")
    reader.must_match(found, _SHA256, "sha256", "")
    series = [made for number, table in enumerate(found["series"], 1) if (made := reader.series(table, number))]
    refresh = reader.refresh(found["refresh"]) if "refresh" in found else None
    dataset = Dataset(**{**found, "series": tuple(series), "refresh": refresh})
    reader.check_origins(dataset, "refresh" in found)
    return dataset


@dataclass(frozen=True, slots=True)
class _Reader:
    file: str
    report: Report

    def wrong(self, where: str, key: str, what: str) -> None:
        self.report(Finding(self.file, None, f"{where}{key}", what))

    def table(self, values: Mapping[str, Any], keys: Mapping[str, str], name: str, where: str) -> dict[str, Any] | None:
        """Return the values whose keys are known and whose types are right, or None if a required one is not there."""
        found: dict[str, Any] = {}
        for key, value in values.items():
            if key not in keys:
                self.wrong(where, key, f"is no known key of a {name}")
            elif not _is(value, keys[key]):
                self.wrong(where, key, f"{shown(value)} is no {keys[key]}")
            else:
                found[key] = tuple(value) if keys[key] == _TEXTS else value
        missing = [key for key in _REQUIRED[name] if key not in values]
        for key in missing:
            self.wrong(where, key, "is missing")
        return found if all(key in found for key in _REQUIRED[name]) else None

    def series(self, values: Mapping[str, Any], number: int) -> Series | None:
        where = f"series {values.get('series_id', number)}: "
        found = self.table(values, _SERIES, "series", where)
        if found is None:
            return None
        self.must_be(found["unit"] in _UNITS or found["unit"] in list_currencies(), found, "unit", where)
        self.must_be(found["measure"] in tuple(Measure), found, "measure", where)
        self.must_be(found["frequency"] in FREQUENCIES, found, "frequency", where)
        self.must_be(found["kind"] in tuple(Kind), found, "kind", where)
        self.must_match(found, _GEO, "geo", where)
        self.must_match(found, _GEO, "partner", where)
        self.must_match(found, _URL, "url", where)
        sources = [made for table in found.get("sources", ()) if (made := self.source(table, where))]
        return Series(**{**found, "sources": tuple(sources)})

    def source(self, values: Mapping[str, Any], where: str) -> Source | None:
        where = f"{where}source of {shown(values.get('periods'))}: "
        found = self.table(values, _SOURCE, "source", where)
        if found is None:
            return None
        self.must_match(found, _URL, "url", where)
        return Source(**found)

    def refresh(self, values: Mapping[str, Any]) -> Refresh | None:
        where = "refresh: "
        found = self.table(values, _REFRESH, "refresh", where)
        if found is None:
            return None
        self.must_be(found["provider"] in tuple(Provider), found, "provider", where)
        for key in _REQUIRED.get(found["provider"], ()):
            if key not in values:
                self.wrong(where, key, "is missing")
        self.must_be(found.get("pick", Pick.MONTH_END) in tuple(Pick), found, "pick", where)
        self.must_be("start" not in found or parse_period(found["start"]) is not None, found, "start", where)
        self.must_match(found, _URL, "base", where)
        return Refresh(**found)

    def check_origins(self, dataset: Dataset, refreshed: bool) -> None:
        """Report series of which nobody knows where to refresh them, and the reverse."""
        coded = {series.series_id for series in dataset.series if series.code}
        for series in dataset.series:
            where = f"series {series.series_id}: "
            if not refreshed and (series.code or series.sum):
                self.wrong(where, "code" if series.code else "sum", "is for a [refresh], which the dataset has not")
            elif refreshed and bool(series.code) == bool(series.sum):
                self.wrong(where, "code", "must be there, or else sum, as the dataset has a [refresh]")
            for name in series.sum:
                if refreshed and name not in coded:
                    self.wrong(where, "sum", f"{shown(name)} is no series with a code in this file")

    def must_match(self, found: Mapping[str, Any], form: re.Pattern[str], key: str, where: str) -> None:
        if key in found:
            self.must_be(form.fullmatch(found[key]) is not None, found, key, where)

    def must_be(self, right: bool, found: Mapping[str, Any], key: str, where: str) -> None:
        if not right:
            self.wrong(where, key, f"{shown(found[key])} is no {key} that is known")


def _is(value: object, kind: str) -> bool:
    if kind == _TEXT:
        return isinstance(value, str) and bool(value.strip())
    if kind == _DATE:
        return isinstance(value, date) and not isinstance(value, datetime)
    if kind == _NUMBER:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind == _TABLE:
        return isinstance(value, dict)
    item = dict if kind == _TABLES else str
    return isinstance(value, list) and all(isinstance(one, item) for one in value)
