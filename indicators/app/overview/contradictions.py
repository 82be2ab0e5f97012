"""Claims about one thing that cannot all be right, in words: the overview's part of ``indicators.verdict.groups``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from indicators.app.elements import comparison, markup
from indicators.app.elements.counts import number
from indicators.charts import rows
from indicators.i18n import _, ngettext
from indicators.model import Measure
from indicators.query import NONE
from indicators.table import SEPARATOR
from indicators.verdict.kinds import PART
from indicators.wording import (
    actor_name,
    format_claim,
    format_day,
    present,
)

MOST = 4


@dataclass(frozen=True)
class Dispute:
    """A group of claims with the lowest and the highest of them."""

    group: Mapping[str, Any]
    low: Mapping[str, Any]
    high: Mapping[str, Any]


def disputes(groups: pd.DataFrame, frame: pd.DataFrame, most: int = MOST) -> list[Dispute]:
    """Return the contradictions worth a look: of many speakers first, then those that are far apart.

    One speaker alone contradicts nobody. A sum below half of another is more likely of a part than a contradiction.
    """
    apart = groups[groups["contradiction"] & (groups["speakers"] > 1) & ~_parts(groups)]
    size = apart[["low", "high"]].abs().max(axis=1)
    apart = apart.assign(spread=(apart["high"] - apart["low"]) / size)
    apart = apart.sort_values(["speakers", "spread"], ascending=False, kind="stable").head(most)
    claims = frame.set_index("claim_id", drop=False)
    return [_dispute(group, claims) for group in rows(apart)]


def _parts(groups: pd.DataFrame) -> pd.Series:
    sums = (groups["measure"] == Measure.LEVEL) & (groups["unit"] != "percent") & groups["per"].isna()
    return sums & (groups["ratio"] > 1 / PART)


def _dispute(group: Mapping[str, Any], claims: pd.DataFrame) -> Dispute:
    own = sorted(
        rows(claims.loc[str(group["claim_ids"]).split(SEPARATOR)]), key=lambda claim: float(claim["signed_value"])
    )
    return Dispute(group, own[0], own[-1])


def _side(claim: Mapping[str, Any]) -> str:
    who, publisher, day = (present(claim[name]) for name in ("speaker", "publisher", "published"))
    parts = [actor_name(who) if who else None, publisher if publisher != who else None]
    parts.append(format_day(day) if day is not None else None)
    words = ", ".join(part for part in parts if part)
    link = markup.page_link("claims", [("claim", claim["claim_id"])], format_claim(claim))
    return f'<span class="value">{link}</span> ({escape(words)})' if words else f'<span class="value">{link}</span>'


def _address(group: Mapping[str, Any]) -> list[tuple[str, str]]:
    days = [(name, f"{group[field]:%Y-%m-%d}") for name, field in (("from", "period_start"), ("to", "period_end"))]
    kept = [(name, str(group[name])) for name in ("indicator", "unit", "measure", "modality") if present(group[name])]
    return [*kept, ("per", present(group["per"]) or NONE), *days]


def item(dispute: Dispute) -> str:
    """Return a contradiction as an item of a list: the two ends, who says them, and a link to all of the claims."""
    group = dispute.group
    claims = ngettext("{n} claim", "{n} claims", group["claims"]).format(n=number(group["claims"]))
    speakers = ngettext("{n} speaker", "{n} speakers", group["speakers"]).format(n=number(group["speakers"]))
    ends = escape(_("From {low} to {high}.")).format(low=_side(dispute.low), high=_side(dispute.high))
    count = escape(_("{claims} by {speakers}").format(claims=claims, speakers=speakers))
    link = markup.page_link("compare", _address(group), _("Compare them"))
    return f'<li><h3>{escape(comparison.thing(group))}</h3><p>{ends}</p><p class="origin">{count} · {link}</p></li>'


def listing(shown: list[Dispute]) -> str:
    """Return contradictions as a list, or that there are none."""
    if not shown:
        return f'<p class="finding">{escape(_("None found among these claims."))}</p>'
    return f'<ul class="disputes">{"".join(map(item, shown))}</ul>'
