"""What a first visitor would else wait for: modules, catalogues, and what is worked out once for all visitors."""

from __future__ import annotations

# Pages import these when they are first opened; to import is most of what a first visit takes.
from indicators.app.data import Snapshot
from indicators.app.overview import front_page
from indicators.app.sources import listing
from indicators.app.state.choices import counted
from indicators.charts import Checked, claims_spec, panels
from indicators.i18n import LANGUAGES, speaking, spoken
from indicators.query import Query
from indicators.search import index
from indicators.wording import indicator_names


def pages(snapshot: Snapshot) -> None:
    """Work out what visitors share: what pages show at first, then what filters and cards look things up in."""
    if snapshot.frame.empty:
        return
    # First what takes longest where nobody has begun it: a search waits for the index.
    index(snapshot.frame["sentence"])
    counted(snapshot.id, Query(), snapshot.frame)
    for language in LANGUAGES:
        with speaking(language):
            front_page.news(snapshot.id, spoken(), snapshot)
            indicator_names()
    first = next(iter(panels(snapshot.frame.iloc[:50])))
    Checked(claims_spec(first) or {}).to_dict()
    _ = snapshot.groups, snapshot.group_of, listing.table(snapshot.id, snapshot)
