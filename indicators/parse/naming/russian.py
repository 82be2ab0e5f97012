"""The name of a person in a Russian phrase in the nominative, and phrases without one likewise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from indicators.parse.draft import Sentence
from indicators.parse.morphology import Naming, nominatives_ru
from indicators.parse.naming.declension import like, surname
from indicators.parse.naming.words import is_initial, is_particle, is_written_as_name, listed

_HUMAN = ("human_role", "person", "office")
_BODIES = ("role_noun", "named_body", "body_noun")
_OPENING, _CLOSING = '«“„"', '»”"'
_SURE = 5  # times that one reading is likelier than another
_PREPOSITIONS = ("place_preposition", "say_in")
CASES = frozenset(("nomn", "gent", "datv", "accs", "ablt", "loct"))


class Name(NamedTuple):
    """Tokens of a person's name, the first name or initial among them; ``known`` is a first name of the dictionary."""

    first: int
    last: int
    given: int
    known: bool


def person(s: Sentence, context: frozenset[str]) -> str | None:
    """Return the name of the one person whom a phrase names, in the nominative where that is certain, or None."""
    names = list(_names(s))
    if len(names) != 1 or not (cases := _cases(s, names[0], context)):
        return None
    found = _nominatives(s, names[0], cases)
    return found or s.folded[s.starts[names[0].first] : s.ends[names[0].last]]


def _names(s: Sentence) -> Iterator[Name]:
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
    if not _readings(s, at, "Name"):
        return _with_surname_before(s, at, quoted)
    return _with_surname(s, at, at, at + 1, quoted) or _with_patronymic(s, at, quoted)


def _with_surname(s: Sentence, first: int, given: int, at: int, quoted: set[int]) -> Name | None:
    """Return the name whose surname, patronymic and particles stand at a token and behind it, or None."""
    if at < len(s.words) and at not in quoted and _readings(s, at, "Patr"):
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
    return Name(first, last, given, True)


def _with_patronymic(s: Sentence, at: int, quoted: set[int]) -> Name | None:
    """«Мария Степановна»."""
    named = at + 1 < len(s.words) and at + 1 not in quoted and _readings(s, at + 1, "Patr")
    return Name(at, at + 1, at, True) if named else None


def _with_surname_before(s: Sentence, at: int, quoted: set[int]) -> Name | None:
    """«Крук Дмитрий Иванович»."""
    full = at + 2 < len(s.words) and at + 2 not in quoted
    if full and _may_be_surname(s, at, quoted) and _readings(s, at + 1, "Name") and _readings(s, at + 2, "Patr"):
        return Name(at, at + 2, at + 1, True)
    return None


def _may_be_surname(s: Sentence, at: int, quoted: set[int]) -> bool:
    if at >= len(s.words) or at in quoted or not is_written_as_name(s, at) or is_initial(s, at):
        return False
    return s.upto("geo", at) is None and all(s.at(kind, at) is None for kind in _BODIES)


def _readings(s: Sentence, at: int, kind: str) -> list[Naming]:
    """Return the readings of a word as a name of a kind; a first name may have two parts."""
    word = s.words[at]
    if not word.capital or word.text.isupper():
        return []
    return [r for r in nominatives_ru(word.key) if r.kind == kind and r.number == "sing"]


def _behind_office(s: Sentence, quoted: set[int]) -> Name | None:
    """«глава агентства Меиржан Юсупов»: the two capitals that a phrase ends with, if no dictionary has them."""
    last = len(s.words) - 1
    first = last - 1
    if first < 1 or head_of(s, first) is None or not _is_human(s, head_of(s, first) or 0):
        return None
    for i in (first, last):
        if i in quoted or not _may_be_surname(s, i, quoted) or s.upto("actor", i) is not None:
            return None
        if any(not r.kind for r in nominatives_ru(s.words[i].key)):
            return None
    apart = not is_written_as_name(s, first - 1) or first - 1 in quoted or _is_human(s, first - 1)
    return Name(first, last, first, False) if apart else None


def head_of(s: Sentence, stop: int) -> int | None:
    """Return the noun before a token that a phrase begins with, adjectives before it."""
    for i in range(stop):
        if s.is_sign(i + 1, "-") and s.glued(i + 1):
            continue
        if _is_human(s, i):
            return i
        readings = nominatives_ru(s.words[i].key)
        if readings and readings[0].pos == "NOUN":
            return i
        if s.words[i].kind == "w" and not readings:
            return i
    return None


def _is_human(s: Sentence, at: int) -> bool:
    if any(s.upto(kind, at) is not None for kind in _HUMAN):
        return True
    readings = nominatives_ru(s.words[at].key)
    return bool(readings) and readings[0].animate and not s.words[at].capital


def _cases(s: Sentence, name: Name, context: frozenset[str]) -> frozenset[str]:
    """Return the cases that a name may stand in, with the office before it; none where it is the name of a body."""
    head = head_of(s, name.first)
    if head is None:
        return context
    if s.at("source_noun", head) is not None:
        return CASES - {"nomn"}
    if not _is_human(s, head):
        # «фонд Егора Гайдара» is no person, «Infoline-Аналитики Михаил Бурмистров» is one
        bodily = any(s.upto(kind, name.first - 1) is not None for kind in _BODIES)
        return frozenset() if bodily else context
    nouns = [r for r in nominatives_ru(s.words[head].key) if r.pos == "NOUN"]
    nouns = [r for r in nouns if r.case in context] or nouns
    # «аналитики Альфа Капитала» are several
    return frozenset(r.case for r in nouns if r.number == "sing") if nouns else context


def _nominatives(s: Sentence, name: Name, cases: frozenset[str]) -> str | None:
    """Return the only nominative that a name can have, or the far likelier one; None where that is not certain."""
    found: dict[str, float] = {}
    for gender, case, given, weight in _given(s, name, cases):
        whole = _declined(s, name, gender, case, given)
        if whole is not None:
            found[whole] = found.get(whole, 0) + weight
    if not found:
        return None
    best, *others = sorted(found, key=lambda whole: -found[whole])
    return best if not others or found[best] >= _SURE * found[others[0]] else None


def _given(s: Sentence, name: Name, cases: frozenset[str]) -> Iterator[tuple[str, str, str, float]]:
    """Yield the genders and cases of a first name, its nominative and its weight."""
    word = s.words[name.given]
    if is_initial(s, name.given) or not name.known:
        for gender in ("masc", "femn"):
            for case in sorted(cases):
                given = word.text if is_initial(s, name.given) else surname(word.text, gender, case)
                if given is not None:
                    yield gender, case, given, 1.0
        return
    readings = [r for r in _readings(s, name.given, "Name") if r.case in cases]
    oblique_man = any(r.gender == "masc" and r.case != "nomn" for r in readings)
    for r in readings:
        if r.gender == "femn" and r.case == "nomn" and oblique_man and not listed(s, name.given, "female_names"):
            continue
        for gender in ("masc", "femn") if not r.gender else (r.gender,):
            yield gender, r.case, like(word.text, r.nominative), r.score


def _declined(s: Sentence, name: Name, gender: str, case: str, given: str) -> str | None:
    """Return a name whose words stand in a case in the nominative, or None if one of them cannot."""
    parts = []
    for i in range(name.first, name.last + 1):
        word = s.words[i]
        text: str | None = word.text
        if i == name.given:
            text = given
        elif word.kind == "w" and not is_initial(s, i) and not is_particle(s, i) and not listed(s, i, "suffixes"):
            patronymic = next((r.nominative for r in _readings(s, i, "Patr") if r.case == case), None)
            text = like(word.text, patronymic) if patronymic else surname(word.text, gender, case)
        if text is None:
            return None
        parts.append(text if i == name.first or s.glued(i) else " " + text)
    return "".join(parts)


def righted(s: Sentence, context: frozenset[str]) -> str | None:
    """Return a phrase whose head and adjectives are put into the nominative, or None where that is not certain.

    «латвийской таможни» is «латвийская таможня», «в отделе кадров» «отдел кадров».
    """
    start = 1 if any(s.at(kind, 0) is not None for kind in _PREPOSITIONS) else 0
    context = CASES - {"nomn", "accs"} if start else context
    head = _noun(s, start)
    if head is None or _goes_on(s, head):
        return None
    found = set()
    for r in nominatives_ru(s.words[head].key):
        if r.pos == "NOUN" and r.case in context:
            words = [_adjective(s, i, r) for i in range(start, head)]
            if None not in words:
                found.add((*words, like(s.words[head].text, r.nominative)))
    if len(found) != 1:
        return None
    texts = list(enumerate(found.pop(), start))
    return "".join(f"{'' if i == start or s.glued(i) else ' '}{text}" for i, text in texts) + s.folded[s.ends[head] :]


def _noun(s: Sentence, start: int) -> int | None:
    """Return the noun behind nothing but adjectives, which a dictionary has."""
    for i in range(start, len(s.words)):
        if s.is_sign(i, "-") or (s.is_sign(i + 1, "-") and s.glued(i + 1)):
            continue
        readings = nominatives_ru(s.words[i].key)
        if not readings or s.words[i].text.isupper():
            return None
        if readings[0].pos == "NOUN":
            return i
    return None


def _adjective(s: Sentence, at: int, noun: Naming) -> str | None:
    """Return the nominative of an adjective that agrees with a noun; what stands before a hyphen stays."""
    if s.is_sign(at, "-") or (s.is_sign(at + 1, "-") and s.glued(at + 1)):
        return s.words[at].text
    for r in nominatives_ru(s.words[at].key):
        agrees = r.case == noun.case and r.number == noun.number and r.gender in ("", noun.gender)
        if r.pos in ("ADJF", "PRTF") and agrees:
            return like(s.words[at].text, r.nominative)
    return None


def _goes_on(s: Sentence, head: int) -> bool:
    """«аналитиков и трейдеров»: whether another noun is joined to the head, which would have to change, too."""
    return head + 1 < len(s.words) and (s.at("conj", head + 1) is not None or s.is_sign(head + 1, ",/"))
