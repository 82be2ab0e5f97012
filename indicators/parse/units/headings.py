"""Units that a heading names for the numbers behind it: "Exports, million tonnes: 2.1", "trade (USD mln): 38.4"."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.units.behind import unit_behind
from indicators.parse.units.denominators import denominate

_CLOSERS = {",": ":—–|/", "(": ")"}
_RULE = "unit.any.heading"


def share_headings(s: Sentence, quantities: list[Quantity]) -> None:
    """Give numbers without a unit the one that the heading in front of them names, its scale included."""
    if all(q.unit is not None for q in quantities):
        return
    openers = [at for at in range(1, len(s.words)) if s.words[at - 1].text in _CLOSERS]
    headings = [heading for at in openers if (heading := _heading(s, at)) is not None]
    for q in quantities if headings else ():
        before = [heading for heading in headings if heading.last < q.first]
        if before and q.unit is None and q.form == "number" and s.upto("label", q.first - 1) is None:
            _take(q, before[-1])


def _heading(s: Sentence, at: int) -> Quantity | None:
    """Read a unit that stands alone between a comma and a colon, or in brackets, as if a number stood before it."""
    heading = Quantity(at - 1, at - 1, 1.0, _RULE)
    sign = s.at("currency", at)
    scale = s.at("scale", at) or (s.at("scale", sign.last + 1) if sign is not None else None)
    if scale is not None:
        heading.scaled(scale.entry.value)
        heading.last = scale.last + (s.is_sign(scale.last + 1, ".") and s.glued(scale.last + 1))
    if sign is not None and scale is not None:
        heading.unit, heading.unit_kind = sign.entry.value, "currency"
    elif any(s.at(kind, heading.last + 1) is not None for kind in ("unit", "currency", "person")):
        unit_behind(s, heading, len(s.words))
        if not s.is_sign(heading.last + 1, "/") or s.glued(heading.last + 1):
            denominate(s, heading)
    behind = heading.last + 1
    heading.last += s.is_sign(behind, ".") and s.glued(behind)
    behind = heading.last + 1
    closed = s.is_sign(behind, _CLOSERS[s.words[at - 1].text])
    table = scale is not None and s.is_sign(at - 1, ",") and behind < len(s.words) and s.words[behind].kind == "n"
    return heading if heading.unit is not None and (closed or table) else None


def _take(q: Quantity, heading: Quantity) -> None:
    q.scaled(heading.value if q.scale == 1.0 else 1.0)
    q.unit, q.unit_kind, q.per, q.shared = heading.unit, heading.unit_kind, heading.per, True
    q.rules.append(_RULE)
