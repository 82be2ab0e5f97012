"""The sidecar of a new vintage: the old one with what has changed, its comments and its order as they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from indicators.series.refresh.answers import Answer
from indicators.series.refresh.merge import Merged
from indicators.series.sidecar import Dataset, Kind, Series


@dataclass(frozen=True, slots=True)
class Vintage:
    """What is true of a whole new vintage: read when, of which state, at which address, with which checksum."""

    retrieved: date
    updated: date | None
    base: str
    sha256: str

    @property
    def name(self) -> str:
        """The state of the source, by the month of its last update: ``October 2026``."""
        if self.updated is None:
            return f"as of {_month(self.retrieved)}"
        return _month(self.updated)


def _month(day: date) -> str:
    # Not by strftime, whose names of months are those of the machine's language.
    names = "January February March April May June July August September October November December"
    return f"{names.split()[day.month - 1]} {day.year}"


def rewrite(
    text: str, dataset: Dataset, vintage: Vintage, merged: Mapping[str, Merged], answers: Mapping[str, Answer]
) -> str:
    """Return the text of a sidecar for a new vintage, of which ``merged`` has each series."""
    import tomlkit

    document = tomlkit.parse(text)
    document["retrieved"] = vintage.retrieved
    document["vintage"] = vintage.name
    document["sha256"] = vintage.sha256
    document["via"] = vintage.base
    _name_vintage(document, dataset, vintage)
    for table, series in zip(_tables(document, "series"), dataset.series, strict=True):
        answer = answers.get(series.series_id)
        _name_vintage(table, dataset, vintage)
        _set_sources(table, dataset, series, merged[series.series_id])
        if series.via is not None:
            table["via"] = vintage.base if answer is None else answer.address
        _set_kinds(table, series, merged[series.series_id])
    written: str = tomlkit.dumps(document)
    return written


def _tables(table: Any, key: str) -> list[Any]:
    return list(table.get(key, ()))


def _name_vintage(table: Any, dataset: Dataset, vintage: Vintage) -> None:
    """Let a citation that names the edition name the new one."""
    if dataset.vintage and dataset.vintage in (citation := str(table["citation"]) if "citation" in table else ""):
        table["citation"] = citation.replace(dataset.vintage, vintage.name)


def _set_kinds(table: Any, series: Series, merged: Merged) -> None:
    for key, kind in (("estimates", Kind.ESTIMATE), ("projections", Kind.PROJECTION)):
        periods = sorted(period for period, one in merged.kinds.items() if one == kind and one != series.kind)
        if periods == sorted(getattr(series, key)):
            continue
        if periods:
            table[key] = periods
        else:
            table.remove(key)


def _set_sources(table: Any, dataset: Dataset, series: Series, merged: Merged) -> None:
    """Let ``sources`` name the figures that are of an older state, and none that the provider has given anew."""
    from tomlkit.items import Array, InlineTable

    bare = [period for period in merged.kept if series.source_of(period) is None]
    gone = {period for source in series.sources for period in source.periods} - set(merged.kept)
    if not bare and not gone:
        return
    before = list(table.get("sources", ()))
    for source in before:
        source["periods"] = [period for period in source["periods"] if period not in gone]
    left = [source for source in before if source["periods"]]
    added = [_older(bare, dataset, series)] if bare else []
    if isinstance(table, InlineTable) or isinstance(table.get("sources"), Array):
        _set_inline(table, [*(source.unwrap() for source in left), *added])
    else:
        _set_tables(table, before, left, added)


def _older(periods: list[str], dataset: Dataset, series: Series) -> dict[str, object]:
    state = f" ({dataset.vintage})" if dataset.vintage else ""
    via = series.via or dataset.via
    return {
        **{"periods": periods, "citation": series.citation or dataset.citation, "url": series.url or dataset.url},
        **({"via": via} if via else {}),
        "caveats": [f"As retrieved on {dataset.retrieved.isoformat()}{state}; not in later answers of the source."],
    }


def _set_inline(table: Any, sources: list[dict[str, object]]) -> None:
    import tomlkit

    table.pop("sources", None)
    if sources:
        table["sources"] = tomlkit.array()
        table["sources"].extend(sources)


def _set_tables(table: Any, before: list[Any], left: list[Any], added: list[dict[str, object]]) -> None:
    """Write ``sources`` as tables below that of the series, with an empty line before each, and what followed after."""
    import tomlkit

    tail = _tail(before[-1] if before else table)
    entries = [*left, *(tomlkit.item(one) for one in added)]
    for one in [*([] if before else [table]), *entries[:-1]]:
        _end(one, _tail(one) or [tomlkit.nl()])
    _end(entries[-1] if entries else table, tail)
    table.pop("sources", None)
    if entries:
        table["sources"] = tomlkit.aot()
    for entry in entries:
        table["sources"].append(entry)
        # The empty line before it is the end of what is above it already.
        table["sources"][-1].trivia.indent = ""


def _tail(table: Any) -> list[Any]:
    """Take the empty lines and comments at the end of a table: they belong to what follows it."""
    body, tail = table.value.body, []
    while body and body[-1][0] is None:
        tail.append(body.pop()[1])
    return tail[::-1]


def _end(table: Any, tail: list[Any]) -> None:
    _tail(table)
    for item in tail:
        table.add(item)
