"""Russian phrases that name no person: their head and its adjectives in the nominative."""

from __future__ import annotations

from indicators.parse.draft import Sentence
from indicators.parse.morphology import Naming, nominatives_ru
from indicators.parse.naming.declension import like
from indicators.parse.naming.people import may_be_apposed
from indicators.parse.naming.russian import CASES

_PREPOSITIONS = ("place_preposition", "say_in")


def righted(s: Sentence, context: frozenset[str]) -> str | None:
    """Return a phrase whose head and adjectives are put into the nominative, or None where that is not certain.

    «латвийской таможни» is «латвийская таможня», «в отделе кадров» «отдел кадров».
    """
    start = 1 if any(s.at(kind, 0) is not None for kind in _PREPOSITIONS) else 0
    context = CASES - {"nomn", "accs"} if start else context
    head = _noun(s, start)
    if head is None or _goes_on(s, head) or may_be_apposed(s, head):
        return None
    found = set()
    for r in nominatives_ru(s.words[head].key):
        if _is_head(s, head, r) and r.case in context:
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
        if readings[0].pos == "NOUN" or (i == start and _is_one_of(s, i + 1)):
            return i
    return None


def _is_one_of(s: Sentence, at: int) -> bool:
    """«один | из чиновников»: whether several follow of whom the word before is one."""
    return at < len(s.words) - 1 and s.at("of_whole", at) is not None and not s.words[at + 1].capital


def _is_head(s: Sentence, at: int, r: Naming) -> bool:
    """Whether a reading of the head can be meant: of «одного» in «одного из чиновников» the masculine."""
    if r.pos == "NOUN" or not _is_one_of(s, at + 1):
        return r.pos == "NOUN"
    behind = (n for i in range(at + 2, len(s.words)) for n in nominatives_ru(s.words[i].key)[:1] if n.pos == "NOUN")
    return r.gender == next((n.gender for n in behind), "")


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
