"""The name of a person in an English phrase: "Deputy Agriculture Minister Vladimir Grakun" is Vladimir Grakun."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.parse.draft import Sentence
from indicators.parse.naming.words import firsts, is_initial, is_particle, is_written_as_name, listed, plain

_WORDS = 4  # of a name, initials and particles aside
_BODIES = ("named_body", "body_noun", "geo", "actor", "month", "weekday", "agency")
_OFFICES = ("human_role", "office")


def person(s: Sentence) -> str | None:
    """Return the name of the one person whom a phrase names, without office, title and affiliation, or None."""
    runs = list(_runs(s))
    found = [name for run in runs if (name := _named(s, *run)) is not None]
    if len(found) != 1 or any(_is_joined(s, *run) for run in runs):
        return None
    first, last = found[0]
    return s.folded[s.starts[first] : s.ends[last]]


def _is_joined(s: Sentence, first: int, last: int) -> bool:
    """Whether another person follows: "Ivan Petrov and Maria Sidorova", and not "Agriculture and Food Minister"."""
    joined = last + 2 < len(s.words) and s.at("conj", last + 1) is not None and not s.is_sign(last + 1, ",")
    return joined and any(_is_given(s, i) for i in range(first, last))


def _runs(s: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the stretches of words that are written as names are, particles and initials between them included."""
    at, size = 0, len(s.words)
    while at < size:
        if not is_written_as_name(s, at):
            at += 1
            continue
        last = at
        while (nxt := _next_of_name(s, last + 1)) is not None:
            last = nxt
        yield at, last
        at = last + 1


def _next_of_name(s: Sentence, at: int) -> int | None:
    """Return the next word of a name that begins at a token or behind what joins its parts."""
    joined = s.is_sign(at, "-") and s.glued(at) and s.glued(at + 1)
    while at < len(s.words) and (joined or is_particle(s, at) or (s.is_sign(at, ".") and is_initial(s, at - 1))):
        at, joined = at + 1, False
    return at if at < len(s.words) and is_written_as_name(s, at) else None


def _named(s: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """Return the tokens of the person's name that a run of capitals ends with, or None where it is none."""
    start = _past_office(s, first, last)
    if start > last:
        return None
    told = start > first or _is_titled(s, first)
    given = next((i for i in range(start, last) if _is_given(s, i)), None)
    if given is not None:
        start, told = given, True
    if start > 0 and any(s.at(kind, start - 1) is not None for kind in ("of", "by", "for")):
        return None  # "the government of Alexander Lukashenko"
    if any(_is_of_body(s, i, given) for i in range(start, last + 1)):
        return None
    words = [i for i in range(start, last + 1) if s.words[i].kind == "w" and not is_particle(s, i)]
    if not words or len(words) > _WORDS:
        return None
    full = len(words) > 1
    if not full and s.words[words[0]].plain:
        return None
    if told and (last + 1 == len(s.words) or listed(s, last + 1, "beside")):
        return start, last
    whole = start == 0 and full and listed(s, last + 1, "from_where")
    return (start, last) if whole and not s.words[start].plain else None


def _is_given(s: Sentence, at: int) -> bool:
    """Whether a word is a first name with something behind it that may be a surname; "J. Smith" begins with one."""
    return plain(s.words[at].text) in firsts("en") or (is_initial(s, at) and s.is_sign(at + 1, "."))


def _is_office(s: Sentence, at: int) -> bool:
    """Whether an office ends at a token: "minister", and not "European"."""
    if s.upto("geo", at) is not None:
        return False
    people = s.upto("person", at) is not None and (at == 0 or not s.words[at].capital)
    return people or any(s.upto(kind, at) is not None for kind in _OFFICES)


def has_office(s: Sentence) -> bool:
    """Whether a phrase says what somebody is."""
    return any(_is_office(s, i) for i in range(len(s.words)))


def _past_office(s: Sentence, first: int, last: int) -> int:
    """Return where a run goes on behind the titles and offices that it begins with."""
    start = first
    for at in range(first, last + 1):
        if _is_office(s, at) or listed(s, at, "titles"):
            start = at + 1 + (s.is_sign(at + 1, ".") and at < last)
    return start


def _is_titled(s: Sentence, first: int) -> bool:
    """Whether an office or a title stands right before a token."""
    before = first - 1 - (s.is_sign(first - 1, ".") and s.glued(first - 1))
    return listed(s, before, "titles") or _is_office(s, before)


def _is_of_body(s: Sentence, at: int, given: int | None) -> bool:
    """Whether a word says that a name is that of a body or a place: "Vygon Consulting", "Alfa Bank"."""
    if listed(s, at, "company_words") or s.at("role_noun", at) is not None:
        return True
    if given is not None:
        return False
    return "stop" in s.words[at].entries or any(s.at(k, at) is not None or s.upto(k, at) is not None for k in _BODIES)


def apposed(s: Sentence) -> str | None:
    """Return the name that stands between commas behind a phrase: "the company's head | , Ivan Petrov, said"."""
    run = next(((first, last) for first, last in _runs(s) if first == 1), None) if s.is_sign(0, ",") else None
    if run is None or run[1] < 2 or not s.is_sign(run[1] + 1, ","):
        return None
    first, last = run
    given = first if _is_given(s, first) else None
    if any(_is_of_body(s, i, given) for i in range(first, last + 1)) or (given is None and s.words[first].plain):
        return None
    return s.folded[s.starts[first] : s.ends[last]]
