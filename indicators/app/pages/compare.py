"""Claims that disagree with each other, and claims beside official figures."""

from __future__ import annotations

import numpy as np

from indicators.app import state
from indicators.app.compare import drawing as compare
from indicators.app.data import current
from indicators.app.elements import parts
from indicators.i18n import _

snapshot = current()
view = compare.understood(state.read(snapshot, "compare"))
shown = np.flatnonzero(view.matching(snapshot.frame))
parts.head(
    _("Compare"),
    _(
        "Figures about one thing that are apart: who said which, when and how, and what official series say. "
        "A difference does not tell who is right: definitions, dates and rounding differ too."
    ),
)
parts.notices(view, snapshot)
state.filters(view, snapshot)
if not parts.nothing(view, snapshot, shown.size):
    compare.views(view)
    compare.controls(view)
    if view.options["view"] == "official":
        compare.with_official(view, shown, snapshot)
    else:
        compare.groups(view, shown, snapshot)
if view.claim:
    parts.claim_in_full(view.claim, snapshot)
