"""Which indicator a claim belongs to: what it measures by syntax, its dimension and its measure; null when unsure.

Its own words are asked first, then what was spoken of before: in the sentence, and in the one before it.
"""

from __future__ import annotations

from indicators.parse.draft import Period, Quantity, Sentence
from indicators.parse.topics.inherited import Earlier, Nameless, hand_on
from indicators.parse.topics.own import own
from indicators.parse.topics.scopes import scope_of

__all__ = ["Earlier", "assign"]


def assign(s: Sentence, quantities: list[Quantity], periods: list[Period], earlier: Earlier) -> None:
    """Set each quantity's indicator where its words and its dimension agree on one; else leave it null.

    ``earlier`` is what the sentences before measure: a pronoun, or a word like "the volume", stands for that.
    """
    counted = {i for q in quantities for i in range(q.first, q.last + 1)}
    numbers = {i for q in quantities for i in range(q.first, (q.number_last if q.unit_kind == "noun" else q.last) + 1)}
    timed = {i for p in periods for i in range(p.first, p.last + 1)}
    for i, q in enumerate(quantities):
        before = quantities[i - 1] if i else None
        after = quantities[i + 1] if i + 1 < len(quantities) else None
        scope = scope_of(s, q, before, after, numbers)
        entry, settled = own(s, q, before, scope)
        if entry is not None:
            q.indicator, q.spreads = entry.value, entry.get("spreads", False)
            q.rules.append(entry.rule)
        elif not settled:
            hand_on(Nameless(s, q, quantities[:i], after, timed | counted, scope, earlier))
