"""What a quantity that names nothing measures: what was spoken of before, where it goes on about that.

The reach is short: the quantities before it in the sentence, else those of the sentence before. Several indicators
that would do are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from indicators.model import Measure
from indicators.parse.draft import Quantity, Sentence, Sentences
from indicators.parse.lexicon import Entry, Word
from indicators.parse.topics.antecedents import (
    has_pronoun,
    is_unmistakable,
    names_nothing,
    says_only_how_much,
    stands_for,
)
from indicators.parse.topics.continuing import FURTHER_SHARE, how_continued
from indicators.parse.topics.fitting import can_be, dimension, is_rate
from indicators.parse.topics.naming import names_of_subject
from indicators.parse.topics.own import bare_head, is_thing, topic_of
from indicators.parse.topics.scopes import Scope, stems_of

_SENTENCES = 2  # before, in which a bare head or a unit may have its thing


class Earlier(NamedTuple):
    """The sentences of the document, and the quantities of the last one before that has some."""

    sentences: Sentences
    quantities: Sequence[Quantity]
    stand_in: int  # the index of their sentence

    def last(self) -> Quantity | None:
        """Return the last of the quantities."""
        return self.quantities[-1] if self.quantities else None


class Nameless(NamedTuple):
    """A quantity that names nothing, and what stands around it."""

    s: Sentence
    q: Quantity
    in_sentence: Sequence[Quantity]  # those before it
    after: Quantity | None
    taken: set[int]  # tokens of times and numbers
    scope: Scope
    earlier: Earlier

    def before(self) -> Quantity | None:
        """Return the quantity before it in the sentence."""
        return self.in_sentence[-1] if self.in_sentence else None


class Found(NamedTuple):
    """An indicator, and the rule that found it."""

    indicator: str
    rule: str


def hand_on(n: Nameless) -> None:
    """Give a quantity that names nothing the indicator of what was spoken of."""
    for find in (_continued, _of_pronoun, _spoken_of, _of_subject, _of_unit):
        found = find(n)
        if found is not None:
            n.q.indicator = found.indicator
            n.q.rules.append(found.rule)
            return


# --- the steps, in order -----------------------------------------------------------------------------------------


def _continued(n: Nameless) -> Found | None:
    """ "carried 5 million tonnes, 13.9% less than a year before": what the one before it measures."""
    before = n.before()
    if before is None or before.indicator is None:
        return None
    rule = how_continued(n.s, n.q, before, n.after, n.taken)
    if rule is None:
        return None
    n.q.spreads = n.q.spreads or rule == FURTHER_SHARE
    return Found(before.indicator, rule)


def _of_pronoun(n: Nameless) -> Found | None:
    """ "Exports were $5 billion. It is 3% more than a year ago.": the pronoun is of the nearest figure."""
    before = n.before()
    nearest = before or n.earlier.last()
    if nearest is None or nearest.indicator is None or not stands_for(n.s, n.q, nearest):
        return None
    rivals = before is None and len({o.indicator for o in _spoken(n) if can_be(n.q, o)}) > 1
    return None if rivals else Found(nearest.indicator, "indicator.any.pronoun")


def _spoken_of(n: Nameless) -> Found | None:
    """ "They stood at $7 billion", "the total", "growth of 2.3%": the only thing spoken of that it can be of."""
    pronoun = has_pronoun(n.s, n.q, n.before(), n.taken)
    if not pronoun and not says_only_how_much(n.s, n.q, n.taken):
        return None
    indicator = _of_words_or_figures(n)
    if indicator is None or (not pronoun and is_rate(n.q, indicator)):
        return None
    return Found(indicator, "indicator.any.pronoun" if pronoun else "indicator.any.noun_of_quantity")


def _of_subject(n: Nameless) -> Found | None:
    """ "The tariff was raised by 6%": the thing whose tariff it is was named before."""
    entry = _of_bare_head(n.s, n.q, names_of_subject(n.s, n.q, n.taken), n.scope, n.earlier)
    return None if entry is None else Found(entry.value, "indicator.any.bare_head")


def _of_unit(n: Nameless) -> Found | None:
    """ "Minsk had requested 23 million tonnes": of what was last told in that unit."""
    if not is_unmistakable(n.q):
        return None
    near = [*(n.earlier.quantities if n.earlier.stand_in >= n.s.index - _SENTENCES else ()), *n.in_sentence]
    alike = next((o for o in reversed(near) if _is_alike(n.q, o)), None)
    if alike is None or alike.indicator is None or not names_nothing(n.s, n.q, n.before(), n.after, n.taken):
        return None
    return Found(alike.indicator, "indicator.any.same_unit")


# --- what was spoken of ------------------------------------------------------------------------------------------


def _spoken(n: Nameless) -> list[Quantity]:
    """The quantities before it: of the sentence before, too, unless one without an indicator is nearer."""
    spoken = list(n.in_sentence)
    nearby = any(o.unit_kind in ("currency", "unit") for o in spoken)
    if not nearby and all(o.indicator is None for o in spoken) and n.earlier.stand_in == n.s.index - 1:
        spoken += n.earlier.quantities
    return spoken


def _of_words_or_figures(n: Nameless) -> str | None:
    """The indicator of the sentence's first words, else of the figures before, else of the words of the sentence
    before.
    """
    indicator = None if n.in_sentence else _of_words(n.s, n.q, n.scope, n.s, range(n.q.outer))
    if indicator is not None:
        return indicator
    if spoken := _spoken(n):
        return _agreed(n.q, spoken)
    if not n.s.index:
        return None
    sentence = n.earlier.sentences[n.s.index - 1]
    return _of_words(n.s, n.q, n.scope, sentence, range(len(sentence.words)))


def _agreed(q: Quantity, spoken: Iterable[Quantity]) -> str | None:
    """The one indicator spoken of that a quantity can be of; none beside a figure of the kind that has none."""
    found = set()
    for o in spoken:
        if o.indicator is None:
            if o.measure is q.measure and dimension(o) == dimension(q):
                return None
        elif can_be(q, o):
            found.add(o.indicator)
    return found.pop() if len(found) == 1 else None


def _of_words(s: Sentence, q: Quantity, scope: Scope, sentence: Sentence, tokens: range) -> str | None:
    """ "They discussed the debt for gas. Its size is $300 million.": what words before speak of, where no number is."""
    entry = topic_of(s, q, scope, stems_of(sentence, tokens))
    return None if entry is None else entry.value


def _of_bare_head(s: Sentence, q: Quantity, names: Sequence[Word], scope: Scope, earlier: Earlier) -> Entry | None:
    """The indicator of which a bare head is spoken, by the words of the sentence and of the last few before it."""
    if not names:
        return None
    tokens = range(q.subject[0], q.subject[1] + 1) if q.subject is not None else range(0)
    if q.measure is not Measure.SHARE:
        scope = scope._replace(heads={head for head in scope.heads if not is_thing(s, head)})
    elif scope.places and any(s.at("share", i) for i in tokens):
        return None  # "Russia's share": of what, is not said
    words = stems_of(s, range(q.outer))
    for index in range(s.index, max(s.index - _SENTENCES, 0) - 1, -1):
        if index < s.index:
            words |= stems_of(earlier.sentences[index], range(len(earlier.sentences[index].words)))
        entry = bare_head(s, q, scope, words, "cue", "act", names=names)
        if entry is not None:
            return entry
    return None


def _is_alike(q: Quantity, o: Quantity) -> bool:
    return q.unit == o.unit and q.per == o.per and q.measure is o.measure
