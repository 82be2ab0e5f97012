"""Units that a sentence leaves out: "deaths rose to 1.82 million", "It had been 146.2 million a year earlier"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.elision.bare import Bare, Told, told
from indicators.parse.elision.counting import (
    counted_in_subject_en,
    counted_in_subject_ru,
    difference,
    of_several,
    of_them,
    of_whole,
    part_of_whole,
    people,
    the_rest,
)
from indicators.parse.elision.pronouns import figure_en, figure_ru, index_level, pronoun
from indicators.parse.elision.shares import parallel, share_again
from indicators.parse.elision.sums import (
    currency_adjective,
    equivalent,
    exchange_rate,
    neighbour,
    quoted_currency,
    sum_again,
)

__all__ = ["Told", "fill", "told"]

_NUMBERS_EN = (
    equivalent,
    sum_again,
    difference,
    of_several,
    part_of_whole,
    index_level,
    quoted_currency,
    the_rest,
    people,
    exchange_rate,
    pronoun,
    of_them,
    counted_in_subject_en,
    figure_en,
)
_NUMBERS_RU = (
    currency_adjective,
    parallel,
    neighbour,
    difference,
    of_whole,
    exchange_rate,
    of_them,
    people,
    counted_in_subject_ru,
    figure_ru,
)
_OTHERS_EN = (quoted_currency,)
_OTHERS_RU = (of_whole,)


def fill(s: Sentence, quantities: Sequence[Quantity], before: Told) -> None:
    """Give bare numbers the noun of what they measure, or the unit of the figure that a pronoun stands for."""
    english = s.lexicon.language == "en"
    numbers, others = (_NUMBERS_EN, _OTHERS_EN) if english else (_NUMBERS_RU, _OTHERS_RU)
    for i, q in enumerate(quantities):
        if q.unit is None:
            rules = numbers if q.form == "number" else others
            _ask(rules, Bare(s, q, quantities[:i], quantities[i + 1 : i + 2], before))
    if not english:
        for i, q in enumerate(quantities):
            share_again(s, q, quantities[i - 1] if i else None, before.last)


def _ask(rules: Sequence[Callable[[Bare], None]], bare: Bare) -> None:
    for rule in rules:
        rule(bare)
        if bare.q.unit is not None:
            return
