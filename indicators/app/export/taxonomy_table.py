"""The indicators as data: what each one is, and how much there is about it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from indicators.app.data import Snapshot
from indicators.parse.lexicon import groups, indicators


def taxonomy(snapshot: Snapshot, base: str) -> list[dict[str, Any]]:
    """Return an object for each indicator, in the order of the taxonomy; addresses start with ``base``.

    ``series`` are those that measure the same thing, and ``observations`` is how many figures they have;
    ``related_series`` measure something near it.
    """
    branches = {group.id: group for group in groups()}
    claims = snapshot.frame["indicator"].value_counts()
    own = snapshot.series.groupby("indicator")["series_id"]
    series = {str(name): list(dict.fromkeys(ids)) for name, ids in own}
    observations = own.size()
    loaded = frozenset(snapshot.series["series_id"])
    return [
        {
            "id": one.id,
            "name": one.name,
            "name_ru": one.name_ru,
            "definition": one.definition,
            "group": one.group,
            "group_name": branches[one.group].name,
            "group_name_ru": branches[one.group].name_ru,
            "dimensions": list(one.dimensions),
            "measures": list(one.measures),
            "not_to_be_confused_with": list(one.not_),
            "claims": int(claims.get(one.id, 0)),
            "claims_url": f"{base}api/claims.json?{urlencode({'indicator': one.id})}",
            "series": series.get(one.id, []),
            "observations": int(observations.get(one.id, 0)),
            "series_url": f"{base}api/series.json?{urlencode({'indicator': one.id})}",
            "related_series": [name for name in one.series if name in loaded and name not in series.get(one.id, [])],
        }
        for one in indicators()
    ]
