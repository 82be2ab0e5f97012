"""One name for each person of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from indicators.parse.naming.words import plain, spellings

_MOST = 20  # names with one surname: with more of them nobody can tell who is who


def one_name_each(names: Iterable[str]) -> Mapping[str, str]:
    """Return the fullest way in which each person is named, by every other way; those of several people stay.

    "Grakun" and "V. Grakun" are Vladimir Grakun where nobody else of that surname is named, "Dzmitry Kruk" is the
    Dmitry Kruk who came first.
    """
    every = list(dict.fromkeys(names))
    by_surname: dict[str, list[str]] = {}
    for name in every:
        by_surname.setdefault(plain(name.split()[-1]), []).append(name)
    found = {}
    for same in by_surname.values():
        for name in same if 1 < len(same) <= _MOST else ():
            fuller = [other for other in same if other != name and _is_fuller(other, name, every)]
            best = max(fuller, key=_fullness, default=name)
            if fuller and all(other == best or _is_fuller(best, other, every) for other in fuller):
                found[name] = best
    return found


def _is_fuller(other: str, name: str, order: list[str]) -> bool:
    """Whether a name says more of the same person, or the same earlier."""
    mine, theirs = name.split()[:-1], other.split()[:-1]
    if not mine or not theirs:
        return bool(theirs)
    a, b = plain(mine[0]).rstrip("."), plain(theirs[0]).rstrip(".")
    if len(a) == 1 and len(b) > 1:
        return b.startswith(a)
    if _first(name) != _first(other):
        return False
    return len(theirs) > len(mine) or (len(theirs) == len(mine) and order.index(other) < order.index(name))


def _fullness(name: str) -> tuple[bool, int]:
    return len(name.split()[0].rstrip(".")) > 1, len(name.split())


def _first(name: str) -> str:
    first = plain(name.split()[0]).rstrip(".")
    return spellings().get(first, first)
