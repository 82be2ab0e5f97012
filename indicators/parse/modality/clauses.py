"""Where the clause before a number begins."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.phrases import end_of, inserted, start_of

REACH = 24
_VERBS = frozenset(("modal_will", "modal_would", "auxiliary", "be", "wish"))


def _is_pronoun_clause(s: Sentence, at: int) -> bool:
    """ "I will give you the figure, it is 12 billion": a clause of its own without any word that joins it."""
    subject = s.at("demonstrative", at) or s.at("person_pronoun", at)
    return s.lexicon.language == "en" and subject is not None and s.at("be", subject.last + 1) is not None


def _is_after(s: Sentence, at: int) -> bool:
    """ "would exceed $4 billion, after growing by 12%": what was before."""
    progressive = at + 1 < len(s.words) and s.words[at + 1].key.endswith(s.lexicon.progressive)
    return s.lexicon.language == "en" and s.at("aftermath", at) is not None and progressive


def _is_as(s: Sentence, at: int) -> bool:
    """ ", as receipts plunged": no "as well as", "as of", "as much as"."""
    if s.lexicon.language != "en" or s.at("as_say", at) is None or at + 1 >= len(s.words):
        return False
    longer = any(c.last > c.first for kind in ("conj", "as_of", "bound_before") if (c := s.at(kind, at)) is not None)
    return not longer and s.words[at + 1].kind == "w"


def _is_done(s: Sentence, start: int, at: int) -> bool:
    """Whether a verb of the past stands at a token, that no "be" before it makes a participle."""
    past = s.words[at].key.endswith(s.lexicon.verb_endings) and s.has("infinitive", start - 1, at)
    return (past or s.at("past", at) is not None) and not s.has("be", start - 1, at)


def start_of_clause(s: Sentence, q: Quantity) -> int:
    """Return the first token of the clause in front of a quantity, which itself may be the subject of one."""
    return q.outer if _is_subject(s, q) else _clause_start(s, q.first)


def _is_subject(s: Sentence, q: Quantity) -> bool:
    """ "32 percent want closer ties, and 8 percent would like a union": a verb of its own stands behind the second."""
    before, behind = q.outer - 1, q.last + 1
    if s.lexicon.language == "en" and s.at("of_whole", before) is not None:
        before = start_of(s, before - 1) - 1  # ", and its exposure of $2 billion will stay"
    if s.lexicon.language != "en" or before < 0 or not (s.is_sign(before, ",;") or s.at("new_clause", before)):
        return False
    if (of := s.at("of_whole", behind)) is not None:
        behind = end_of(s, of.last + 1) + 1
    return s.opens(_VERBS, behind)


def _clause_start(s: Sentence, at: int) -> int:
    """The first token of the clause before ``at``: behind ";", "while", or a comma that opens a new predicate."""
    start = max(0, at - REACH)
    for cue in s.all("clause"):
        if cue.last >= at:
            break
        if s.at("bound_before", cue.first) is None:  # "хотя бы на 10 долларов"
            start = max(start, cue.last + 1)
    opened = "new_clause" in s.kinds
    for i in range(start, at - 1):
        if opened and s.at("new_clause", i) is not None and _is_done(s, start, i + 1):
            start = i + 1  # "promised 900 million and paid out a tenth of it"
        if (
            s.words[i].text == ","
            and (
                s.at("new_clause", i + 1) is not None
                or _is_after(s, i + 1)
                or _is_as(s, i + 1)
                or _is_pronoun_clause(s, i + 1)
            )
            and any(s.has(kind, i + 1, at) for kind in ("copula", "verb", "change"))
            and s.at("infinitive", i + 2) is None  # "hopes to receive 6 million, and to earn half a billion"
        ):
            start = i + 1 if _is_pronoun_clause(s, i + 1) else i + 2
    for cue in s.all("when_word"):
        if cue.last < at and s.is_sign(cue.first - 1, ","):
            start = max(start, cue.last + 1)  # "no repetition of 2020, when supplies dropped by half"
    for cue in s.all("relative_pronoun"):
        if (said := s.upto("said_that", cue.last)) is not None and said.last < at:
            start = max(start, cue.last + 1)
        if any(cue.first == first and last < at for first, last in inserted(s)):
            continue  # "he expects prices, which have tripled, to stay above 80 euros"
        prepositional = s.is_sign(cue.first - 2, ",") and s.at("name_particle", cue.first - 1) is not None
        if cue.last < at and cue.first > 0 and (s.is_sign(cue.first - 1, ",") or prepositional):
            start = max(start, cue.last + 1)
    return start
