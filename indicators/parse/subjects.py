"""The measured thing: the phrase that a quantity says something about, found by syntax."""

from __future__ import annotations

from indicators.model import Measure
from indicators.parse.draft import Period, Quantity, Sentence

_LONGEST = 18
_OUTER = 3


def mark(s: Sentence, quantities: list[Quantity], periods: list[Period]) -> None:
    """Set each quantity's ``subject`` as a stretch of tokens, where one is found."""
    timed = {i for p in periods for i in range(p.first, p.last + 1)}
    previous: Quantity | None = None
    for q in quantities:
        if q.measure is Measure.SHARE:
            q.subject = _clause_subject(s, q, previous, timed) or _behind(s, q, timed)
        else:
            q.subject = _behind(s, q, timed) or _of_noun(s, q, timed) or _clause_subject(s, q, previous, timed)
        if q.subject is None and previous is not None:
            q.subject = previous.subject
        previous = q


def _behind(s: Sentence, q: Quantity, timed: set[int]) -> tuple[int, int] | None:
    """ "12% of exports", "a 5% increase in exports", "5 million tonnes of oil", "$3bn worth of goods"."""
    if q.unit_kind in ("noun", "person"):
        return q.number_last + 1, q.last
    at = q.last + 1
    noun = s.at("change_noun", at) or s.at("change_noun", at + 1)
    if noun is not None:
        at = noun.last + 1
        if not (s.at("of", at) or s.at("of_whole", at)):
            return (noun.first, noun.last) if s.lexicon.language == "en" else _phrase(s, at, timed)
        return _phrase(s, at + 1, timed)
    link = s.at("of_whole", at)
    if link is not None:
        return _phrase(s, link.last + 1, timed)
    if s.lexicon.language == "ru" and q.measure.value == "share":
        return _phrase(s, at, timed)
    return None


def _of_noun(s: Sentence, q: Quantity, timed: set[int]) -> tuple[int, int] | None:
    """ "a debt of $1 billion", "growth of 3%", "exports ($5 billion)"."""
    before = q.outer - 1
    if s.is_sign(before, "("):
        return _backwards(s, before - 1, timed)
    link = s.upto("of_whole", before)
    if link is None:
        return None
    return _backwards(s, link.first - 1, timed)


def _clause_subject(s: Sentence, q: Quantity, previous: Quantity | None, timed: set[int]) -> tuple[int, int] | None:
    """The noun phrase before the verb that governs the quantity; before "which", its antecedent."""
    verb = _verb(s, q, previous)
    if previous is not None and verb is not None and previous.last < verb and s.is_sign(verb - 1, ",") and verb - previous.last <= 2:
        return previous.subject
    if verb is not None and (thing := _object(s, q, timed)) is not None:
        return thing
    if verb is None:
        return _backwards(s, q.outer - 2 if q.preposition else q.outer - 1, timed)
    at = verb - 1
    while at >= 0 and (s.upto("adverb", at) or s.upto("auxiliary", at) or s.upto("modal_will", at) or s.upto("neg", at) or at in timed or s.is_sign(at, ",")):
        at -= 1
    relative = next((i for i in range(at, max(at - 8, -1), -1) if s.at("relative_pronoun", i) is not None), None)
    if relative is not None and all(i in timed or s.words[i].kind == "s" or "stop" in s.words[i].entries for i in range(relative, at + 1)):
        at = relative - 1
        while at >= 0 and s.is_sign(at, ","):
            at -= 1
    return _backwards(s, at, timed)


def _object(s: Sentence, q: Quantity, timed: set[int]) -> tuple[int, int] | None:
    """ "lowered the transit tariff by 10.5 percent": what stands between the verb of change and the amount."""
    cue = q.change_cue
    if cue is None or cue.entry.kind not in ("change", "multiple"):
        return None
    first = cue.last + 1
    if cue.first > q.last or first >= len(s.words) or ("stop" in s.words[first].entries and s.at("the", first) is None):
        return None
    found = _phrase(s, first, timed)
    return found if found is not None and (found[1] < q.first or q.form == "multiple") else None


def _verb(s: Sentence, q: Quantity, previous: Quantity | None) -> int | None:
    """The first token of the verb that governs the quantity, or None."""
    if q.change_cue is not None and q.change_cue.entry.kind in ("change", "multiple") and q.change_cue.first <= q.first:
        return q.change_cue.first
    best = -1
    for kind in ("copula", "change", "say_verb", "verb", "share", "bound_before"):
        for cue in s.all(kind):
            if cue.first >= q.first:
                break
            if kind == "bound_before" and not cue.entry.get("verb"):
                continue
            best = max(best, cue.first)
    return best if best >= 0 else None


def _phrase(s: Sentence, first: int, timed: set[int]) -> tuple[int, int] | None:
    """The noun phrase that begins at ``first``, "of" phrases included."""
    last = first - 1
    for i in range(first, min(first + _LONGEST, len(s.words))):
        word = s.words[i]
        if i in timed or word.kind == "n":
            break
        if word.kind == "s" and not (word.text in "-–'&«»“”\"" and i + 1 < len(s.words)):
            break
        if "stop" in word.entries and s.at("the", i) is None and s.at("name_particle", i) is None:
            break
        if i > first and (s.at("copula", i) or s.at("say", i)):
            break
        last = i
    while last >= first and "stop" in s.words[last].entries:
        last -= 1
    return (first, last) if last >= first else None


def _backwards(s: Sentence, last: int, timed: set[int]) -> tuple[int, int] | None:
    """The noun phrase that ends at ``last``."""
    while last >= 0 and (last in timed or s.upto("of", last) or s.upto("adverb", last) or s.upto("filler", last)):
        last -= 1
    first = last + 1
    for i in range(last, max(last - _LONGEST, -1), -1):
        word = s.words[i]
        if i in timed or word.kind == "n":
            break
        if word.kind == "s" and not (word.text in "-'&«»“”\"" and i < last):
            break
        stops = "stop" in word.entries and s.at("the", i) is None and s.at("name_particle", i) is None and s.upto("between", i) is None
        if stops or s.at("say", i) is not None or s.at("copula", i) is not None:
            break
        first = i
    while first <= last and "stop" in s.words[first].entries and s.at("the", first) is None:
        first += 1
    return (first, last) if first <= last else None
