"""Units: currency signs before the number; scales, units, currencies, counted nouns and "per ..." behind it."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.units.behind import unit_behind
from indicators.parse.units.brackets import split_by_brackets, unit_in_brackets
from indicators.parse.units.counting import others
from indicators.parse.units.currency import compound_money, currency_before, name_again
from indicators.parse.units.denominators import denominate, quoted_rate
from indicators.parse.units.folds import multiply
from indicators.parse.units.headings import Headings, share_headings
from indicators.parse.units.labels import drop_labels
from indicators.parse.units.periods import compound_times, is_name, is_period_word, period_ranges
from indicators.parse.units.scales import letter_scales
from indicators.parse.units.signs import sign_before

__all__ = ["Headings", "attach"]


def attach(s: Sentence, quantities: list[Quantity], headings: Headings) -> list[Quantity]:
    """Give each number its unit and denominator; return the ones that are quantities, period words left out."""
    for i, q in enumerate(quantities):
        if i and q.first <= quantities[i - 1].last:
            q.form = "taken"
            q.last = max(q.last, quantities[i - 1].last)
            continue
        stop = quantities[i + 1].first if i + 1 < len(quantities) else len(s.words)
        if q.form in ("number", "vague") and q.unit is None:
            sign_before(s, q, quantities[i - 1].last if i else -1)
            currency_before(s, q, quantities[i - 1].last if i else -1)
            unit_behind(s, q, stop)
        if q.form == "number":
            multiply(s, q)
        if q.form != "label":
            denominate(s, q)
            quoted_rate(s, q)
    letter_scales(s, quantities)
    share_headings(s, quantities, headings)
    unit_in_brackets(s, quantities)
    split_by_brackets(s, quantities)
    name_again(s, quantities)
    others(s, quantities)
    drop_labels(s, quantities)
    compound_times(s, quantities)
    spanned = period_ranges(s, quantities)
    kept = [
        q
        for i, q in enumerate(quantities)
        if q.form not in ("label", "taken") and i not in spanned and not is_period_word(s, q) and not is_name(s, q)
    ]
    return compound_money(kept)
