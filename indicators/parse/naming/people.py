"""Where a Russian phrase names a person: first name and surname, and the office before them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from indicators.parse.draft import Sentence
from indicators.parse.lexicon import people_of_cue
from indicators.parse.morphology import Naming, nominatives_ru
from indicators.parse.naming.words import is_initial, is_particle, is_written_as_name, listed

BODIES = ("role_noun", "named_body", "body_noun")
_HUMAN = ("human_role", "person", "office")
_OPENING, _CLOSING = '«“„"', '»”"'


class Name(NamedTuple):
    """Tokens of a person's name, the first name or initial among them; ``known`` is a first name of the dictionary."""

    first: int
    last: int
    given: int
    known: bool


def names_in(s: Sentence) -> Iterator[Name]:
    """Yield the full names of a phrase: those with a first name or initials; else the capitals behind an office."""
    quoted = _quoted(s)
    found = False
    at = 0
    while at < len(s.words):
        name = _name_at(s, at, quoted)
        if name is not None:
            found = True
            yield name
            at = name.last
        at += 1
    if not found and (name := _behind_office(s, quoted)) is not None:
        yield name


def _quoted(s: Sentence) -> set[int]:
    """Return the tokens between quotation marks: names of bodies."""
    inside: set[int] = set()
    opened = None
    for i, word in enumerate(s.words):
        if opened is None and word.text in _OPENING:
            opened = i
        elif opened is not None and word.text in _CLOSING:
            inside.update(range(opened, i + 1))
            opened = None
    return inside


def _name_at(s: Sentence, at: int, quoted: set[int]) -> Name | None:
    if at in quoted or not is_written_as_name(s, at) or listed(s, at - 1, "named_after"):
        return None
    if is_initial(s, at):
        behind = at + 2
        while is_initial(s, behind) and s.is_sign(behind + 1, "."):
            behind += 2
        return _with_surname(s, at, at, behind, quoted)
    if s.is_sign(at + 1, "-") and s.glued(at + 1) and s.glued(at + 2):
        return _with_double_name(s, at, quoted)
    if not readings_of(s, at, "Name"):
        return _with_surname_before(s, at, quoted)
    return _with_surname(s, at, at, at + 1, quoted) or _with_patronymic(s, at, quoted)


def _with_surname(s: Sentence, first: int, given: int, at: int, quoted: set[int], known: bool = True) -> Name | None:
    """Return the name whose surname, patronymic and particles stand at a token and behind it, or None."""
    if at < len(s.words) and at not in quoted and readings_of(s, at, "Patr"):
        at += 1
    while is_particle(s, at) or (is_particle(s, at - 1) and s.is_sign(at, "-")):
        at += 1
    if not _may_be_surname(s, at, quoted):
        return None
    last = at
    while s.is_sign(last + 1, "-") and s.glued(last + 1) and _may_be_surname(s, last + 2, quoted):
        last += 2
    last += s.is_sign(last + 1, "-") and listed(s, last + 2, "suffixes")
    last += listed(s, last + 1, "suffixes")
    return Name(first, last, given, known)


def _with_double_name(s: Sentence, at: int, quoted: set[int]) -> Name | None:
    """«Анна-Мария Шмидт», «Касым-Жомарт Токаев»."""
    second = at + 2
    if second >= len(s.words) or not is_written_as_name(s, second):
        return None
    known = bool(readings_of(s, second, "Name"))
    return _with_surname(s, at, second, second + 1, quoted, known) if known or readings_of(s, at, "Name") else None


def _with_patronymic(s: Sentence, at: int, quoted: set[int]) -> Name | None:
    """«Мария Степановна»."""
    named = at + 1 < len(s.words) and at + 1 not in quoted and readings_of(s, at + 1, "Patr")
    return Name(at, at + 1, at, True) if named else None


def _with_surname_before(s: Sentence, at: int, quoted: set[int]) -> Name | None:
    """«Крук Дмитрий Иванович»."""
    full = at + 2 < len(s.words) and at + 2 not in quoted
    if full and _may_be_surname(s, at, quoted) and readings_of(s, at + 1, "Name") and readings_of(s, at + 2, "Patr"):
        return Name(at, at + 2, at + 1, True)
    return None


def _may_be_surname(s: Sentence, at: int, quoted: set[int]) -> bool:
    if at >= len(s.words) or at in quoted or not is_written_as_name(s, at) or is_initial(s, at):
        return False
    return s.upto("geo", at) is None and all(s.at(kind, at) is None for kind in BODIES)


def readings_of(s: Sentence, at: int, kind: str) -> list[Naming]:
    """Return the readings of a capitalised word as a name of a kind: first name, surname or patronymic."""
    word = s.words[at]
    if not word.capital or word.text.isupper():
        return []
    return [r for r in nominatives_ru(word.key) if r.kind == kind and r.number == "sing"]


def _behind_office(s: Sentence, quoted: set[int]) -> Name | None:
    """«глава агентства Меиржан Юсупов»: the two capitals that a phrase ends with, if no dictionary has them."""
    last = len(s.words) - 1
    first = last - 1
    head = head_of(s, first)
    if head is None or not is_human(s, head):
        return None
    for i in (first, last):
        if i in quoted or not _may_be_surname(s, i, quoted) or _is_known_body(s, i):
            return None
        if any(not r.kind for r in nominatives_ru(s.words[i].key)):
            return None
    before = first - 1
    apart = not is_written_as_name(s, before) or before in quoted or s.words[before].text.isascii()
    apart = apart or is_human(s, before) or s.upto("geo", before) is not None or s.upto("actor", before) is not None
    return Name(first, last, first, False) if apart else None


def _is_known_body(s: Sentence, at: int) -> bool:
    cue = s.upto("actor", at)
    return cue is not None and len(people_of_cue(cue)) < len(cue.entry.data["actors"])


def head_of(s: Sentence, stop: int) -> int | None:
    """Return the noun before a token that a phrase begins with, adjectives before it."""
    for i in range(stop):
        if s.is_sign(i + 1, "-") and s.glued(i + 1):
            continue
        if is_human(s, i):
            return i
        readings = nominatives_ru(s.words[i].key)
        if readings and readings[0].pos == "NOUN":
            return i
        if s.words[i].kind == "w" and not readings:
            return i
    return None


def is_human(s: Sentence, at: int) -> bool:
    """Whether a word says what somebody is, and not who."""
    if any(s.upto(kind, at) is not None for kind in _HUMAN):
        return True
    readings = nominatives_ru(s.words[at].key)
    animate = bool(readings) and readings[0].animate and not readings[0].kind
    return animate and (at == 0 or not s.words[at].capital)


def may_be_apposed(s: Sentence, head: int) -> bool:
    """«экономиста Крука», «главы «Газпрома» Миллера»: whether the capital that ends a phrase may be whose office is
    named; «главы Минска» and «начальника отдела Минлесхоза» name nobody.
    """
    last = len(s.words) - 1
    if last <= head or not is_written_as_name(s, last) or not is_human(s, head):
        return False
    before = s.words[last - 1].text
    beside = last == head + 1 or before in _CLOSING or before.isupper() or before.isascii()
    known = s.upto("geo", last) is not None or s.upto("actor", last) is not None
    return beside and not known and not s.words[last].text.isascii()
