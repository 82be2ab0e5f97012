"""What a quantity that names nothing measures: what was spoken of before, where it goes on about that.

The reach is short: the quantities before it in the sentence, else those of the sentence before. Several indicators
that would do are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from indicators.model import Measure
from indicators.parse.draft import Quantity, Sentence, Sentences
from indicators.parse.lexicon import Entry, Indicator, Word, indicators
from indicators.parse.morphology import analyse_ru
from indicators.parse.topics.fitting import MOVES, PHYSICAL, dimension, fits
from indicators.parse.topics.own import bare_head, is_thing, topic_of
from indicators.parse.topics.scopes import Scope, clause_of, is_noun, stems_of

_HANDED_ON = 14
_COMPARED = 20
_SENTENCES = 2  # before, in which a bare head or a unit may have its thing
_PRONOUN_REACH = 12
_SHORT = 5  # tokens of a subject after its first
_VOTE = "share.any.vote"
_BREAKS = ";:("
_PERCENT = ("percent", "percentage_point", "multiple")
_UNMISTAKABLE = frozenset({*PHYSICAL, "price"})  # a level in such units is of what the last one was
_STATING = frozenset({"copula", "change", "compared"})
_NAMELESS = frozenset({
    "adverb", "auxiliary", "bound_before", "change", "change_noun", "compared", "copula", "filler", "geo",
    "modal", "modal_will", "modal_would", "month", "of_whole", "say", "scale", "source_noun", "unit", "verb",
})  # fmt: skip


class Earlier(NamedTuple):
    """The sentences of the document, and the quantities of the last one before that has some."""

    sentences: Sentences
    quantities: Sequence[Quantity]
    stand_in: int  # the index of their sentence

    def last(self) -> Quantity | None:
        """Return the last of the quantities."""
        return self.quantities[-1] if self.quantities else None


def hand_on(
    s: Sentence,
    q: Quantity,
    in_sentence: Sequence[Quantity],
    after: Quantity | None,
    taken: set[int],
    scope: Scope,
    earlier: Earlier,
) -> None:
    """Give a quantity that names nothing the indicator of what was spoken of; ``taken`` are times and numbers."""
    before = in_sentence[-1] if in_sentence else None
    nearest = before or earlier.last()
    if before is not None and before.indicator is not None:
        if _goes_on(s, q, before):
            return _give(q, before.indicator, "indicator.any.same_subject")
        if _spreads(q, before):
            q.spreads = True
            return _give(q, before.indicator, "indicator.any.further_share")
        if _compares(s, q, before):
            return _give(q, before.indicator, "indicator.any.comparison")
        if _is_part(s, q, before):
            return _give(q, before.indicator, "indicator.any.part")
        if _lists(s, q, before, after, taken):
            return _give(q, before.indicator, "indicator.any.further_figure")
    spoken = list(in_sentence)
    nearby = any(o.unit_kind in ("currency", "unit") for o in spoken)  # of what has no indicator: it is nearer
    if not nearby and all(o.indicator is None for o in spoken) and earlier.stand_in == s.index - 1:
        spoken += earlier.quantities
    rivals = before is None and len({o.indicator for o in spoken if _can_be(q, o)}) > 1
    if not rivals and nearest is not None and nearest.indicator is not None and _stands_for(s, q, nearest):
        return _give(q, nearest.indicator, "indicator.any.pronoun")
    pronoun = _has_pronoun(s, q, before, taken)
    changed = not pronoun and (_is_noun_of_quantity(s, q, taken) or _is_bare_change(s, q, taken))
    if pronoun or changed:
        indicator = None if in_sentence else _of_words(s, q, scope, s, range(q.outer))
        if indicator is None and spoken:
            indicator = _agreed(q, spoken)
        elif indicator is None and s.index:
            sentence = earlier.sentences[s.index - 1]
            indicator = _of_words(s, q, scope, sentence, range(len(sentence.words)))
        if indicator is not None and (pronoun or not _is_rate(q, indicator)):
            return _give(q, indicator, "indicator.any.pronoun" if pronoun else "indicator.any.noun_of_quantity")
    if (entry := _of_bare_head(s, q, _names_of_subject(s, q, taken), scope, earlier)) is not None:
        return _give(q, entry.value, "indicator.any.bare_head")
    if q.measure is not Measure.LEVEL or dimension(q) not in _UNMISTAKABLE:
        return None
    near = [*(earlier.quantities if earlier.stand_in >= s.index - _SENTENCES else ()), *in_sentence]
    alike = next((o for o in reversed(near) if _is_alike(q, o)), None)
    if alike is not None and alike.indicator is not None and _names_nothing(s, q, before, after, taken):
        return _give(q, alike.indicator, "indicator.any.same_unit")
    return None


def _give(q: Quantity, indicator: str, rule: str) -> None:
    q.indicator = indicator
    q.rules.append(rule)


@cache
def _tables() -> dict[str, Indicator]:
    return {indicator.id: indicator for indicator in indicators()}


def _agreed(q: Quantity, spoken: Iterable[Quantity]) -> str | None:
    """The one indicator spoken of that a quantity can be of; none beside a figure of the kind that has none."""
    found = set()
    for o in spoken:
        if o.indicator is None:
            if o.measure is q.measure and dimension(o) == dimension(q):
                return None
        elif _can_be(q, o):
            found.add(o.indicator)
    return found.pop() if len(found) == 1 else None


def _is_rate(q: Quantity, indicator: str) -> bool:
    """Whether a change in per cent may be of another thing: after unemployment, "growth of 0.8%" is that of GDP."""
    dimensions = _tables()[indicator].dimensions
    return q.measure in MOVES and q.unit == "percent" and "percent" in dimensions and "money" not in dimensions


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


def _of_words(s: Sentence, q: Quantity, scope: Scope, sentence: Sentence, tokens: range) -> str | None:
    """ "They discussed the debt for gas. Its size is $300 million.": what words before speak of, where no number is."""
    entry = topic_of(s, q, scope, stems_of(sentence, tokens))
    return None if entry is None else entry.value


def _can_be(q: Quantity, o: Quantity) -> bool:
    """Whether a quantity can be of what another one measures: a change of a level, a level after a change too."""
    table = _tables().get(o.indicator or "")
    if table is None or (q.unit_kind == "noun" and q.unit != o.unit):
        return False
    return fits(table.dimensions, table.measures, q)


# --- in the sentence ---------------------------------------------------------------------------------------------


def _spreads(q: Quantity, before: Quantity) -> bool:
    """ "Smith got 60% of the votes; Brown came second with 10%"."""
    return before.spreads and _VOTE in q.rules and q.measure is Measure.SHARE


def _goes_on(s: Sentence, q: Quantity, before: Quantity) -> bool:
    """ "carried 5 million tonnes, 13.9% less than a year before", "5 million tonnes, up from 3 million"."""
    if (
        q.first - before.last > _HANDED_ON
        or s.has("clause", before.last, q.first)
        or any(s.is_sign(i, ";") for i in range(before.last, q.first))
    ):
        return False
    if q.preposition == "from":
        return q.unit == before.unit and q.measure is before.measure
    if q.subject is not None and before.first <= q.subject[0] <= q.subject[1] <= before.last:
        return (
            q.unit == before.unit and q.measure is before.measure
        )  # no subject of its own: "may fall below $7 billion"
    moved = q.unit in _PERCENT and q.measure in MOVES
    reached = q.preposition == "to" and before.measure in MOVES and _can_be(q, before)  # "dropped by 45% to $5 billion"
    return (moved or reached) and q.subject == before.subject


def _compares(s: Sentence, q: Quantity, before: Quantity) -> bool:
    """ "13.4 million tonnes of oil, 1.7% more than", "which was 1.9% less than": a comparison, of nothing else."""
    if (
        (q.unit != before.unit and q.unit not in _PERCENT)
        or q.measure not in MOVES
        or q.outer - before.last > _COMPARED
    ):
        return False
    compared = s.at("compared", q.last + 1) is not None or (q.change_cue is not None and q.change_cue.first > q.last)
    at = q.outer - 1
    while at > before.last and any(s.at(k, at) for k in ("by", "copula", "relative_pronoun", "adverb")):
        at -= 1
    between = range(before.last + 1, at)
    return compared and s.is_sign(at, ",—–(-") and not any(_states(s, i) or s.is_sign(i, ";:.") for i in between)


def _is_part(s: Sentence, q: Quantity, before: Quantity) -> bool:
    """ "detained 3,000 people, 1,000 of them in Minsk", "из них 400 человек": some of what was counted before."""
    alike = q.unit in (before.unit, None) and q.per == before.per and q.measure is before.measure is Measure.LEVEL
    of = s.at("of_whole", q.last + 1)
    behind = of is not None and s.at("person_pronoun", of.last + 1) is not None
    front = s.at("person_pronoun", q.outer - 1) is not None and s.at("of_part", q.outer - 2) is not None
    return alike and (behind or front) and q.outer - before.last <= _HANDED_ON


def _lists(s: Sentence, q: Quantity, before: Quantity, after: Quantity | None, taken: set[int]) -> bool:
    """ "paid $129 in 2018 and $132 in 2016", "in 2012 — about 800 million": a further figure of the same, at a time."""
    alike = q.unit == before.unit and q.per in (before.per, None) and q.measure is before.measure
    if not alike or q.outer - before.last > _HANDED_ON or q.unit_kind in ("noun", "person"):
        return False
    between = range(before.last + 1, q.outer)
    joined = next((i for i in reversed(between) if s.at("conj", i) is not None), before.last)
    timed = any(i in taken for i in between) or (q.last + 1 in taken) or (q.last + 2 in taken)
    stop = after.first if after is not None else len(s.words)
    quiet = not any(_states(s, i) or s.is_sign(i, ";.") or (i > joined and _names(s, i, taken)) for i in between)
    return (
        timed
        and quiet
        and not (q.last + 1 < stop and _names(s, q.last + 1, taken))
        and s.at("of_whole", q.last + 1) is None
    )


# --- from before -------------------------------------------------------------------------------------------------


def _stands_for(s: Sentence, q: Quantity, other: Quantity) -> bool:
    """ "Exports were $5 billion. It is 3% more than a year ago.": a pronoun, and a figure that can be of the same."""
    if q.subject is None:
        return False
    first, last = q.subject
    this = s.at("demonstrative", first)
    alike = q.unit == other.unit and q.measure is other.measure
    if this is not None and this.last == last:
        return alike or q.measure in MOVES
    return first == last and s.at("person_pronoun", first) is not None and q.measure in MOVES


def _has_pronoun(s: Sentence, q: Quantity, before: Quantity | None, taken: set[int]) -> bool:
    """ "They stood at $7 billion", "expects it to reach 5%": a pronoun of things, and nothing but how much it is."""
    start = max(before.last + 1 if before is not None else 0, q.outer - _PRONOUN_REACH)
    stating = q.measure in MOVES
    for i in range(q.first - 1, start - 1, -1):
        if s.is_sign(i, _BREAKS):
            return False
        if s.words[i].key in s.lexicon.pronouns or _opens(s, i):
            return stating or (s.at("demonstrative", i) is not None and s.lexicon.language != "en")
        if _names(s, i, taken):
            return False
        stating = stating or _states(s, i)
    return False


def _opens(s: Sentence, at: int) -> bool:
    """ "That was 6% more": a demonstrative that is the whole subject."""
    return s.at("demonstrative", at) is not None and (at == 0 or s.words[at - 1].kind == "s") and _states(s, at + 1)


def _is_noun_of_quantity(s: Sentence, q: Quantity, taken: set[int]) -> bool:
    """ "The total reached $5 billion", "its volume", "the year's decline": a subject that says only how much."""
    if q.subject is None:
        return False
    tokens = range(q.subject[0], q.subject[1] + 1)
    measuring = any(_measures(s, i) or s.at("change_noun", i) is not None for i in tokens)
    if any(s.upto("unit", i) is not None for i in tokens):
        return False  # "a barrel will cost less"
    return measuring and not any(_names(s, i, taken) for i in tokens) and not _names_behind(s, q, taken)


def _is_bare_change(s: Sentence, q: Quantity, taken: set[int]) -> bool:
    """ "predicts growth of 2.3%", "a 5% rise": a noun of change that says of nothing what has changed."""
    cue = q.change_cue
    if cue is None or cue.entry.kind != "change_noun" or not -4 <= cue.first - q.last <= 4:
        return False
    edge = min(cue.first, q.outer) - 1
    return not (edge >= 0 and s.words[edge].kind == "w" and _names(s, edge, taken)) and not _names_behind(s, q, taken)


def _is_alike(q: Quantity, o: Quantity) -> bool:
    return q.unit == o.unit and q.per == o.per and q.measure is o.measure


def _names_nothing(s: Sentence, q: Quantity, before: Quantity | None, after: Quantity | None, taken: set[int]) -> bool:
    """ "Minsk had requested 23 million tonnes": no other thing in the clause."""
    if s.at("scale", q.first) is not None:  # "a thousand cubic metres"
        return False
    return not any(_names(s, i, taken) and not _acts(s, i) for i in clause_of(s, q, before, after))


def _acts(s: Sentence, at: int) -> bool:
    """Whether a token is who does something, or what is done: a name, "the government", a verb in the past."""
    word = s.words[at]
    verb = s.lexicon.language == "en" and word.key.endswith(s.lexicon.verb_endings)
    return (word.capital and at > 0) or verb or word.key in s.lexicon.doers


def _names_of_subject(s: Sentence, q: Quantity, taken: set[int]) -> list[Word]:
    """ "The tariff was raised by 6%", "the average price in Russia": the nouns of a short subject."""
    if q.subject is None or q.subject[1] - q.subject[0] > _SHORT or s.at("of_whole", q.subject[1] + 1) is not None:
        return []
    first, last = q.subject
    return [s.words[i] for i in range(first, _before_place(s, first, last) + 1) if _names(s, i, taken)]


def _before_place(s: Sentence, first: int, last: int) -> int:
    """ "supplies | to the countries of the CIS": where a phrase ends, a place at its end left out."""
    for i in range(first + 1, last):
        if s.at("place_preposition", i) is not None and s.has("geo", i, last + 1):
            return i - 1
    return last


# --- what a word is ----------------------------------------------------------------------------------------------


def _measures(s: Sentence, at: int) -> bool:
    return s.words[at].stem in s.lexicon.transparent


def _states(s: Sentence, at: int) -> bool:
    """Whether a verb at a token says how much something is or has become."""
    bound = s.at("bound_before", at)
    return s.opens(_STATING, at) or (bound is not None and bool(bound.entry.get("verb")))


def _names(s: Sentence, at: int, taken: set[int]) -> bool:
    """Whether a token is a noun that could be what is measured: no place, time, number, or noun of quantity."""
    word = s.words[at]
    if (
        word.kind != "w"
        or at in taken
        or "stop" in word.entries
        or _measures(s, at)
        or word.key in s.lexicon.pronouns
        or word.key in s.lexicon.attributes
    ):
        return False
    if not _NAMELESS.isdisjoint(word.entries) or s.opens(_NAMELESS, at) or s.closes(_NAMELESS, at):
        return False
    return is_noun(s, at) if s.lexicon.language == "en" else analyse_ru(word.key).pos == "NOUN"


def _is_plain(s: Sentence, at: int, taken: set[int]) -> bool:
    """Whether a token is a word of no function, no time and no name."""
    if at >= len(s.words) or at in taken or s.at("compared", at) is not None:
        return False
    word = s.words[at]
    return word.kind == "w" and not word.capital and "stop" not in word.entries


def _names_behind(s: Sentence, q: Quantity, taken: set[int]) -> bool:
    """ "growth of 5% in sales": whether the words right behind a quantity say what of."""
    for i in range(q.last + 1, min(q.last + 5, len(s.words))):
        if s.upto("geo", i) is not None and _is_plain(s, i + 1, taken):
            return True  # "an increase of 5% in Russian supplies"
        if s.words[i].kind == "s" or s.at("clause", i) is not None:
            return False
        if _names(s, i, taken) or (s.upto("place_preposition", i - 1) is not None and s.words[i].capital):
            return i not in taken and s.upto("geo", i) is None
    return False
