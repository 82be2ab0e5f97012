"""What a word is where nothing is named: a noun that could be what is measured, a verb that states, or neither."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Word
from indicators.parse.morphology import analyse_ru
from indicators.parse.topics.scopes import is_noun

_SHORT = 5  # tokens of a subject after its first
_STATING = frozenset({"copula", "change", "compared"})
_NAMELESS = frozenset({
    "adverb", "auxiliary", "bound_before", "change", "change_noun", "compared", "copula", "filler", "geo",
    "modal", "modal_will", "modal_would", "month", "of_whole", "say", "scale", "source_noun", "unit", "verb",
})  # fmt: skip


def measures(s: Sentence, at: int) -> bool:
    """Whether a token is a noun of quantity: "volume", "the total"."""
    return s.words[at].stem in s.lexicon.transparent


def states(s: Sentence, at: int) -> bool:
    """Whether a verb at a token says how much something is or has become."""
    bound = s.at("bound_before", at)
    return s.opens(_STATING, at) or (bound is not None and bool(bound.entry.get("verb")))


def acts(s: Sentence, at: int) -> bool:
    """Whether a token is who does something, or what is done: a name, "the government", a verb in the past."""
    word = s.words[at]
    verb = s.lexicon.language == "en" and word.key.endswith(s.lexicon.verb_endings)
    return (word.capital and at > 0) or verb or word.key in s.lexicon.doers


def names(s: Sentence, at: int, taken: set[int]) -> bool:
    """Whether a token is a noun that could be what is measured: no place, time, number, or noun of quantity."""
    word = s.words[at]
    if (
        word.kind != "w"
        or at in taken
        or "stop" in word.entries
        or measures(s, at)
        or word.key in s.lexicon.pronouns
        or word.key in s.lexicon.attributes
    ):
        return False
    if not _NAMELESS.isdisjoint(word.entries) or s.opens(_NAMELESS, at) or s.closes(_NAMELESS, at):
        return False
    return is_noun(s, at) if s.lexicon.language == "en" else analyse_ru(word.key).pos == "NOUN"


def names_behind(s: Sentence, q: Quantity, taken: set[int]) -> bool:
    """ "growth of 5% in sales": whether the words right behind a quantity say what of."""
    for i in range(q.last + 1, min(q.last + 5, len(s.words))):
        if s.upto("geo", i) is not None and _is_plain(s, i + 1, taken):
            return True  # "an increase of 5% in Russian supplies"
        if s.words[i].kind == "s" or s.at("clause", i) is not None:
            return False
        if names(s, i, taken) or (s.upto("place_preposition", i - 1) is not None and s.words[i].capital):
            return i not in taken and s.upto("geo", i) is None
    return False


def _is_plain(s: Sentence, at: int, taken: set[int]) -> bool:
    """Whether a token is a word of no function, no time and no name."""
    if at >= len(s.words) or at in taken or s.at("compared", at) is not None:
        return False
    word = s.words[at]
    return word.kind == "w" and not word.capital and "stop" not in word.entries


def names_of_subject(s: Sentence, q: Quantity, taken: set[int]) -> list[Word]:
    """ "The tariff was raised by 6%", "the average price in Russia": the nouns of a short subject."""
    if q.subject is None or q.subject[1] - q.subject[0] > _SHORT or s.at("of_whole", q.subject[1] + 1) is not None:
        return []
    first, last = q.subject
    return [s.words[i] for i in range(first, _before_place(s, first, last) + 1) if names(s, i, taken)]


def _before_place(s: Sentence, first: int, last: int) -> int:
    """ "supplies | to the countries of the CIS": where a phrase ends, a place at its end left out."""
    for i in range(first + 1, last):
        if s.at("place_preposition", i) is not None and s.has("geo", i, last + 1):
            return i - 1
    return last
