"""What a speaker phrase is (``Source``), and which phrases can be one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from indicators.parse.draft import Sentence
from indicators.parse.lexicon import Cue, Word


class Source(NamedTuple):
    """A speaker phrase of a sentence: tokens ``first`` to ``last``, and the token of the cue that makes it one."""

    first: int
    last: int
    cue: int
    rule: str
    cites: bool = False


def is_report(s: Sentence, first: int, last: int) -> bool:
    """ "according to preliminary data": a report that nobody is named for."""
    report = any(first <= cue.last <= last + 1 for cue in s.all("source_noun"))
    if s.lexicon.language != "en" or not report or s.at("possessive", last + 1) is not None:
        return False
    somebody = any(
        first <= c.first and c.last <= last for kind in ("actor", "role_noun", "person") for c in s.all(kind)
    )
    return not somebody and not any(s.words[i].capital for i in range(max(first, 1), last + 1))


def speaks(s: Sentence, first: int, last: int, verb: Cue | None = None) -> bool:
    """Whether a phrase can be a speaker: an actor, a role, a pronoun, a source, a name, or whoever "said"."""
    if verb is not None and not verb.entry.get("needs_source") and not _is_thing(s, first, last):
        return True
    for kind in ("actor", "role_noun", "source_noun", "person_pronoun", "person"):
        if any(first <= cue.first and cue.last <= last for cue in s.all(kind)):
            return True
    return any(s.words[i].capital and i > 0 for i in range(first, last + 1))


def _is_thing(s: Sentence, first: int, last: int) -> bool:
    """Whether a phrase is one that is measured or that joins clauses, not one who speaks."""
    if first == last and ("stop" in s.words[first].entries and s.at("person_pronoun", first) is None):
        return True
    if s.lexicon.language == "ru" and (s.words[first].number is not None or s.at("fraction", first) is not None):
        return True  # "обещают повысить на четверть"
    return any(s.words[i].number is not None and s.words[i].kind == "n" for i in range(first, last + 1))


_HEADS = 3  # a Russian noun stands behind its adjectives
_SOMEBODY = ("actor", "role", "role_noun", "human_role", "person", "named_body")
_TIMES = ("month", "time_unit", "scale", "fraction")


def is_nobody(s: Sentence, first: int, last: int) -> bool:
    """Whether a phrase that stands where a speaker would is none: a time, an amount, what is measured, a join.

    It is somebody as soon as it holds a name that is known, an office or a kind of body.
    """
    if any(first <= cue.first and cue.last <= last for kind in _SOMEBODY for cue in s.all(kind)):
        return False
    while first < last and s.words[first].kind == "s":
        first += 1
    words = s.words[first : last + 1]
    if any(s.at(kind, i) is not None for kind in _TIMES for i in range(first, last + 1)):
        return True
    if any(word.number is not None for word in words) or _joins(s, first, last):
        return True
    return not any(w.capital for w in words[first == 0 :]) and _is_measured(s, words)


def _is_measured(s: Sentence, words: Sequence[Word]) -> bool:
    """ "exports", «поставки нефти», "the value": whether a phrase, its head among the words, names an indicator."""
    heads = words[-1:] if s.lexicon.language == "en" else words[:_HEADS]
    stems = {form for word in words for form in (word.stem, word.key)}
    topics = (t for word in heads for form in (word.stem, word.key) for t in s.lexicon.topics.get(form, ()))
    named = any(t.stems <= stems and t.role in ("cue", "thing") for t in topics)
    return named or heads[0].stem in s.lexicon.transparent


def _joins(s: Sentence, first: int, last: int) -> bool:
    """ "in December", "that Moscow": a phrase that a preposition or a conjunction opens; "his data" is no name."""
    if s.at("person_pronoun", first) is not None:
        return any(first < cue.first <= last for cue in s.all("source_noun"))
    return last > first and "stop" in s.words[first].entries and s.at("the", first) is None


def is_press(s: Sentence, first: int, last: int) -> bool:
    """Whether a phrase names a news agency or a newspaper, and nobody else."""
    actors = [cue for cue in s.all("actor") if first <= cue.first and cue.last <= last]
    return bool(actors) and all(a["kind"] == "agency" for cue in actors for a in cue.entry.data["actors"])
