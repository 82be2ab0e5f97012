"""Phrases beside each other that mean one: "Anna K., 44, an economist at ING", "its spokeswoman, Anna K."."""

from __future__ import annotations

from indicators.parse.attribution.source import is_somebody, speaks
from indicators.parse.draft import Sentence
from indicators.parse.lexicon import people_of_cue
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import end_of, start_of

_PHRASE = 16
_TOLD_BY = ("role_noun", "human_role", "person", "actor")


def apposed(s: Sentence, comma: int) -> tuple[int, int] | None:
    """Return the phrase that means somebody, of those before the comma that ends an apposition: the name, or in English
    also both where the name stands behind a description.
    """
    opening = next((i for i in range(comma - 1, max(comma - _PHRASE, 0), -1) if s.is_sign(i, ",")), None)
    if opening is None:
        return None
    last = _before_age(s, opening) - 1
    if last < 0 or not (s.words[last].kind == "w" or s.is_sign(last, '»"')):
        return None
    first = past_relative(s, start_of(s, last), last)
    if first > last or not (speaks(s, first, last) or (s.lexicon.language == "en" and s.words[first].capital)):
        return None
    if (name := named_before(s, first)) is not None:
        return name
    if past_participle(s, first, last) == comma - 1:
        return first, comma - 1
    if s.lexicon.language == "en" and _is_wider(s, last, opening, comma):
        own = s.at("person_pronoun", first) is not None and not _holds_actor(s, opening, comma)
        return (opening + 1 if own else first), comma - 1
    return first, last


def named_before(s: Sentence, first: int) -> tuple[int, int] | None:
    """ "Elina Ribakova, 44, chief economist at the IIF": the name that an English apposition tells of."""
    if s.lexicon.language != "en" or first < 2 or not s.is_sign(first - 1, ","):
        return None
    last = _before_age(s, first - 1) - 1
    start = start_of(s, last) if last >= 0 else 1
    if start > last:
        return None
    if all(s.words[i].capital or s.words[i].kind == "s" for i in range(start, last + 1)):
        plain = start == last and (s.words[last].plain or s.words[last].text.isupper())
        return None if plain and s.at("actor", last) is None else (start, last)
    return named_before(s, start) if s.at("the", start) is not None else None


def past_participle(s: Sentence, first: int, last: int) -> int:
    """ "источник, знакомый с планами компании", «аналитики, опрошенные “Ъ”»: a Russian clause that says which one,
    where nobody is named; return its last token, else the one given.
    """
    at = last + 2
    if s.lexicon.language != "ru" or not s.is_sign(last + 1, ",") or at >= len(s.words) or last < first:
        return last
    nameless = first == last or not s.words[last].capital
    human = any(s.at("named_body", c.first) is None for c in s.all("role_noun") if first <= c.first and c.last <= last)
    form = analyse_ru(s.words[at].key).pos
    joined = at + 1 < len(s.words) and s.words[at + 1].kind == "w" and "stop" in s.words[at + 1].entries
    told = form == "PRTF" or (form == "ADJF" and joined)
    if not (nameless and human and told and s.at("relative_pronoun", at) is None):
        return last
    return max(end_of(s, at + 2 if joined else at), last)


def _before_age(s: Sentence, comma: int) -> int:
    """Return the comma before an age that stands before another: "Mohammed, 28, an engineer"."""
    age = s.words[comma - 1].number is not None and s.is_sign(comma - 2, ",")
    return comma - 2 if age else comma


def _is_wider(s: Sentence, last: int, opening: int, comma: int) -> bool:
    """Whether the name is behind: "The head of Belneftekhim, Andrei Rybakov", "the carriers' association, BAMAP"."""
    person = [c for c in s.all("actor") if opening < c.first and c.last < comma and people_of_cue(c)]
    body = not any(c.last <= last and people_of_cue(c) for c in s.all("actor"))
    if s.words[last].capital:
        return body and bool(person)
    behind = s.words[opening + 1 : comma]
    named = behind and all(w.capital and w.kind == "w" and w.number is None for w in behind)
    return (bool(named) and s.at("geo", opening + 1) is None) or _holds_actor(s, opening, comma)


def _holds_actor(s: Sentence, opening: int, comma: int) -> bool:
    return any(opening < c.first and c.last < comma for c in s.all("actor"))


def past_relative(s: Sentence, first: int, last: int) -> int:
    """ "the loan that | Moscow promised"."""
    return first + (s.at("relative_pronoun", first) is not None and s.words[min(first + 1, last)].capital)


def is_told_of(s: Sentence, phrase: tuple[int, int], comma: int) -> bool:
    """Whether a phrase before an apposition is somebody: a name, or one of whom it says who or what she is."""
    first, last = phrase
    if last == comma - 1:
        return True
    named = s.words[first].capital and s.words[last].capital
    if named and (last > first or s.at("actor", first) is not None):
        return True
    human = any(last < c.first and c.last < comma for kind in _TOLD_BY for c in s.all(kind))
    person = s.at("relative_person", last + 2) is not None
    return (named and not s.words[first].plain and (human or person)) or (is_somebody(s, first, last) and human)
