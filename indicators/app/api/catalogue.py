"""What there is: the indicators, and the description of every table."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from indicators.app.api.answers import JSON, Resource
from indicators.app.data import Snapshot
from indicators.app.export.datapackage import served
from indicators.app.export.taxonomy_table import taxonomy
from indicators.app.narrowing import Pairs, no_parameters


def _nothing(params: Pairs, _snapshot: Snapshot) -> None:
    no_parameters(params)


def _written(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


def _indicators(_query: None, snapshot: Snapshot, base: str) -> bytes:
    return _written(taxonomy(snapshot, base))


@lru_cache(maxsize=1)
def _read_at(_snapshot_id: str) -> datetime:
    """Return when this state of the data was first described."""
    return datetime.now(UTC)


def _package(_query: None, snapshot: Snapshot, base: str) -> bytes:
    return _written(served(snapshot, _read_at(snapshot.id), base))


RESOURCES: list[Resource[Any]] = [
    Resource("/api/indicators.json", JSON, _nothing, _indicators),
    Resource("/api/datapackage.json", JSON, _nothing, _package),
]
