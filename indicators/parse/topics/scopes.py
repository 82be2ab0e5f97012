"""Where a quantity's indicator is looked for: its subject, the heads of that, and the rest of its clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Word
from indicators.parse.morphology import analyse_ru
from indicators.parse.topics.fitting import MOVES

_REACH = 24
_BREAKS = ",;:()"
_OTHER_WORDS = frozenset({"change", "change_noun", "adverb", "verb", "filler", "bound_before"})
_JOINING = frozenset({"clause", "conj", "relative_pronoun"})
_ADJECTIVES = frozenset({"ADJF", "ADJS", "PRTF", "PRTS", "NUMR", "ADVB", "NPRO", "PRCL"})
_VERBS = frozenset({"VERB", "INFN", "GRND"})


class Scope(NamedTuple):
    """The stems of a claim's subject, of those its heads, and the stems of the claim's clause without the subject."""

    subject: set[str]
    heads: set[str]
    clause: set[str]
    places: int  # how many of the subject's stems are of places


def scope_of(s: Sentence, q: Quantity, before: Quantity | None, after: Quantity | None, counted: set[int]) -> Scope:
    """Return where a quantity's indicator is looked for; ``counted`` are the tokens of quantities."""
    clause = set(clause_of(s, q, before, after))
    if q.subject is not None:
        subject = [i for i in range(q.subject[0], q.subject[1] + 1) if i not in counted]
    else:
        subject = sorted(i for i in clause if i < q.first) if q.measure in MOVES else []
    clause -= set(subject)
    heads = heads_of(s, subject)
    if q.subject is not None and len(subject) > 1 and all(_is_light(s, i) for i in range(subject[-1] + 1, q.first)):
        # No verb between: a rare one is taken for the phrase's end ("Exports crept").
        heads |= heads_of(s, subject[:-1])
    if subject and (last := _of_whom(s, q, subject)) is not None:
        heads |= stems_of(s, (last,))
    places = stems_of(s, [i for i in subject if s.upto("geo", i) is not None] if "geo" in s.kinds else ())
    return Scope(stems_of(s, subject), heads, stems_of(s, clause), len(places))


def _of_whom(s: Sentence, q: Quantity, subject: list[int]) -> int | None:
    """ "provide Belarus with a loan of $1 billion", "выделить кредит на 500 млн": the noun right before the money."""
    last = subject[-1]
    if (
        q.unit_kind != "currency"
        or q.measure in MOVES
        or not 0 < q.first - last <= 3
        or s.upto("geo", last) is not None
    ):
        return None
    between = range(last + 1, q.first)
    links = ("of_whole", "worth") if s.lexicon.language == "en" else ("by", "place_preposition")
    return last if any(s.at(kind, i) is not None for i in between for kind in links) else None


def _is_light(s: Sentence, at: int) -> bool:
    word = s.words[at]
    return word.kind != "s" and ("stop" in word.entries or s.upto("adverb", at) is not None)


def stems_of(s: Sentence, tokens: Iterable[int]) -> set[str]:
    """Return the stems and forms of the words at some tokens, function words left out."""
    words = s.words
    return {form for i in tokens for form in words[i].forms}


def clause_of(s: Sentence, q: Quantity, before: Quantity | None, after: Quantity | None) -> Iterator[int]:
    """Yield the tokens of the quantity's clause: to the nearest quantity, sign or joining word on either side."""
    start = max(before.last + 1 if before is not None else 0, q.first - _REACH)
    joined = "clause" in s.kinds
    for i in range(q.first - 1, start - 1, -1):
        if s.words[i].text in _BREAKS or (joined and s.at("clause", i) is not None):
            break
        yield i
    stop = min(after.first if after is not None else len(s.words), q.last + _REACH)
    yield from range(q.first, q.last + 1)
    for i in range(q.last + 1, stop):
        if s.words[i].text in _BREAKS or s.opens(_JOINING, i):
            break
        yield i


def heads_of(s: Sentence, subject: list[int]) -> set[str]:
    """Return the stems of the words that a noun phrase is about."""
    return _heads_en(s, subject) if s.lexicon.language == "en" else _heads_ru(s, subject)


def _heads_en(s: Sentence, subject: list[int]) -> set[str]:
    """The last noun before a preposition, and before an "and"; past nouns of quantity, the next one as well."""
    heads: set[str] = set()
    part: list[Word] = []
    for i in [*subject, -1] if subject else []:
        word = s.words[i]
        joined = i >= 0 and s.at("conj", i) is not None
        if i > subject[0] and s.at("infinitive", i) is not None and _is_planned(s, i):
            heads, part = set(), []
            continue
        if i >= 0 and not joined and ("stop" not in word.entries or s.at("the", i) is not None):
            if word.kind == "w" and "stop" not in word.entries and not _is_planning(s, word):
                part.append(word)
            continue
        if i >= 0 and part and "say" in part[-1].entries and part[-1].key.endswith(s.lexicon.verb_endings):
            part = []  # "asked for a loan": what is asked for
            continue
        amounts = _end_of(s, part, heads)
        if heads and not joined and not amounts:
            break
        part = []
    return heads


def _is_planned(s: Sentence, to: int) -> bool:
    """ "plans to export food": what is done, not the plan."""
    return "modal" in s.words[to - 1].entries or s.upto("to_do", to - 1) is not None


def _is_planning(s: Sentence, word: Word) -> bool:
    """ "had planned for exports to grow", "is planning for growth": a verb at the front of what it governs."""
    return "modal" in word.entries and word.key.endswith((*s.lexicon.verb_endings, *s.lexicon.progressive))


def _end_of(s: Sentence, part: list[Word], heads: set[str]) -> bool:
    """Add a part's head, before nouns of quantity; whether it is made of such nouns alone."""
    for word in reversed(part):
        heads.update((word.stem, word.key))
        if word.stem not in s.lexicon.transparent:
            return False
    return True


def _heads_ru(s: Sentence, subject: list[int]) -> set[str]:
    """The first noun; past nouns of quantity and units, the next one as well; verbs, and their objects."""
    heads: set[str] = set()
    plain = True  # no preposition yet: a noun that is no genitive begins another phrase ("по плану мощность станции")
    aside = bool(subject) and s.at("place_preposition", subject[0] - 1) is not None  # "во внешней торговле | доля"
    left = 1  # nouns still to be taken: behind a verb two, of which the first may be whom something is given
    for i in subject:
        word = s.words[i]
        if word.kind != "w" or "stop" in word.entries:
            plain = plain and word.kind != "w"
            continue
        if word.stem in s.lexicon.transparent or s.upto("unit", i) is not None:
            heads.update((word.stem, word.key) if left else ())
            continue
        kind = analyse_ru(word.key).pos
        if kind in _VERBS:
            heads.update((word.stem, word.key))
            left = 2
        elif kind == "PRTS":
            left = 2
        elif kind not in _ADJECTIVES and left and not (left == 2 and s.upto("geo", i) is not None):
            heads.update((word.stem, word.key))
            left -= 1
        elif (
            kind == "NOUN"
            and (plain or (aside and "stop" not in s.words[i - 1].entries))
            and not analyse_ru(word.key).genitive
            and s.upto("geo", i) is None
        ):
            heads.update((word.stem, word.key))
    return heads


def is_noun(s: Sentence, at: int) -> bool:
    """Whether an English word may be a noun, for all that the lexicon says of it."""
    word = s.words[at]
    return word.kind == "w" and "stop" not in word.entries and not s.opens(_OTHER_WORDS, at)
