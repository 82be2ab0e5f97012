"""The cases that a Russian speaker phrase can stand in, by what makes it one."""

from __future__ import annotations

from indicators.parse import lexicon
from indicators.parse.naming.russian import CASES

_SUBJECT = frozenset(("nomn",))
_OBLIQUE = frozenset(("gent", "datv", "ablt", "loct"))
_CITED = frozenset(("gent", "accs"))
_PREPOSITIONS = ("place_preposition", "say_in", "source_noun")
_SUBJECTS = ("say.", "attribution.any.", "attribution.ru.elided")
_REACH = 40  # letters that the word before a phrase has at most


def cases_of(folded: str, start: int, rule: str, *, told: bool) -> frozenset[str]:
    """Return the cases of a phrase at an offset of a text.

    ``told`` is whether the rule is that of the phrase, and not that of a pronoun or description that means it.
    """
    before = folded[max(start - _REACH, 0) : start].split()
    word = lexicon.load("ru")[before[-1].lower()] if before and before[-1].isalpha() else None
    if word is not None and any(kind in word.entries for kind in _PREPOSITIONS):
        return _OBLIQUE if not rule.endswith(".citing") else _CITED
    if not told:
        return CASES
    if rule.startswith("according."):
        return _CITED if rule.endswith(".citing") else _OBLIQUE
    return _SUBJECT if rule.startswith(_SUBJECTS) else CASES
