"""A visitor's own text: its claims marked, as a table, as charts and as a CSV, with nothing kept."""

from __future__ import annotations

from indicators.app import state
from indicators.app.data import current
from indicators.app.elements import here, parts
from indicators.app.parsing import form as parse_form
from indicators.app.parsing import results as parse_results
from indicators.i18n import _

snapshot = current()
view = state.read(snapshot, "parse")
parts.head(
    _("Parse"),
    _("Paste a text or choose files: every number comes back with who said it, for when, and the official figure."),
)
parts.notices(view, snapshot)
parse_form.follow_address(view, snapshot.series)
parse_form.draw(view, snapshot.series)
found = parse_form.outcome()
if found is not None:
    parse_results.draw(found, snapshot.series)
here.follow()
