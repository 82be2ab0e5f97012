"""Noun phrases, read forwards and backwards from a token."""

from __future__ import annotations

from indicators.parse.draft import Sentence
from indicators.parse.subjects.verbs import ends_measure

LONGEST = 18
_DIGITS = 4  # tokens at most of a number in words
Stretch = tuple[int, int]


def phrase_from(s: Sentence, first: int, timed: set[int]) -> Stretch | None:
    """The noun phrase that begins at ``first``, "of" phrases included."""
    last = first - 1
    for i in range(first, min(first + LONGEST, len(s.words))):
        word = s.words[i]
        if i in timed and _is_attribute(s, i, first, timed):
            continue
        if i in timed or word.kind == "n" or (word.kind == "s" and word.text not in "-'&«»“”\""):
            break
        if _is_function_word(s, i):
            break
        if i > first and s.lexicon.language == "en" and ("predicate" in word.entries or _opens_phrase(s, i)):
            break
        if i > first and s.opens(("copula", "say", "verb", "change"), i):
            break
        last = i
    while last >= first and ("stop" in s.words[last].entries or s.words[last].kind == "s"):
        last -= 1
    return (first, last) if last >= first else None


def backwards(s: Sentence, last: int, timed: set[int], *, noun: bool = False) -> Stretch | None:
    """The noun phrase that ends at ``last``; with ``noun`` the last word is one, whatever else it could be."""
    while last >= 0 and _is_passed(s, last, timed):
        last -= 1
    first = last + 1
    for i in range(last, max(last - LONGEST, -1), -1):
        if i in timed or _is_boundary(s, i, last, noun=noun):
            break
        stops = _is_function_word(s, i)
        if stops and i == last and s.at("person_pronoun", i) is not None:
            return i, i
        said = s.at("say", i) is not None and not (i == last and (noun or _is_named(s, i)))
        if stops or said or (s.at("copula", i) is not None and s.at("between", i) is None):
            break
        first = i
        if s.lexicon.language == "en" and _opens_phrase(s, i):
            break
    return _trimmed(s, first, last)


def _is_attribute(s: Sentence, at: int, first: int, timed: set[int]) -> bool:
    """ "its 2027 target", "the full-year goal": a time between an article and its noun."""
    opening, behind = at, at
    while opening > first and opening - 1 in timed:
        opening -= 1
    while behind in timed:
        behind += 1
    noun = behind < len(s.words) and s.words[behind].kind == "w" and "stop" not in s.words[behind].entries
    return noun and opening > first and s.at("the", opening - 1) is not None


def _is_passed(s: Sentence, at: int, timed: set[int]) -> bool:
    """Whether a token may stand between a noun phrase and what follows it: a time, an adverb, the end of an aside."""
    if at in timed or s.is_sign(at, ",)—–") or _abbreviates(s, at):
        return True
    passed = s.closes(("of", "adverb", "filler"), at)
    return passed or (s.lexicon.language == "en" and s.upto("conj", at) is not None)


def _is_boundary(s: Sentence, at: int, last: int, *, noun: bool) -> bool:
    """Whether a noun phrase that ends at ``last`` begins behind a token: a sign, a number, a verb, another measure."""
    word = s.words[at]
    quoted = word.text in "-'&«»“”\"" or _is_stroke(s, at)
    if word.kind == "s" and (not quoted or at == last) and not _abbreviates(s, at):
        return True
    if (word.kind == "n" or s.at("scale", at) is not None) and not (_is_in_name(s, at) or _is_of_number(s, at)):
        return True
    if at < last and "predicate" in word.entries and not word.capital and not _in_relative(s, at, noun=noun):
        return True
    return s.lexicon.language == "en" and (ends_measure(s, at) or s.upto("compound_preposition", at) is not None)


def _is_function_word(s: Sentence, at: int) -> bool:
    """Whether no noun phrase has such a word, articles, "von" and "of" excepted."""
    inner = s.opens(("the", "name_particle", "between"), at)
    return "stop" in s.words[at].entries and not inner and not _is_stroke(s, at)


def _is_stroke(s: Sentence, at: int) -> bool:
    """ "S&P/TSX"."""
    return s.words[at].text == "/" and s.glued(at) and s.glued(at + 1)


def _trimmed(s: Sentence, first: int, last: int) -> Stretch | None:
    """A stretch without the function words and signs at its edges."""
    while first <= last and (
        ("stop" in s.words[first].entries and s.at("the", first) is None) or s.words[first].kind == "s"
    ):
        first += 1
    while last > first and s.lexicon.language != "en" and "stop" in s.words[last].entries:
        last -= 1
    return (first, last) if first <= last else None


def _abbreviates(s: Sentence, at: int) -> bool:
    """Whether a full stop belongs to a name: "Dell Inc.", "J. Petrov"."""
    return s.lexicon.language == "en" and s.is_sign(at, ".") and s.glued(at) and s.words[at - 1].capital


def _in_relative(s: Sentence, at: int, *, noun: bool) -> bool:
    """ "the debt that the railway owes its suppliers", but not "which struck at a depth" of so much."""
    return any(s.at("relative_pronoun", i) is not None for i in range(max(at - 4, 0), at - noun))


def _opens_phrase(s: Sentence, at: int) -> bool:
    """Whether an article begins the phrase: "missed | a forecast", but "the volume of the trade"."""
    if s.at("the", at) is None or at == 0 or s.words[at - 1].kind != "w":
        return False
    if s.at("indefinite", at) is not None and s.opens(("conj", "infinitive"), at - 1):
        return True  # "a battery and | a price tag", "a satellite to | an altitude"
    return not s.closes(("name_particle", "between", "of", "relative_pronoun"), at - 1)


def _is_in_name(s: Sentence, at: int) -> bool:
    """ "the S&P 500 fell": a number right behind a capital is part of the name that ends with it."""
    if s.lexicon.language != "en" or s.words[at].kind != "n" or at == 0:
        return False
    if s.is_sign(at + 1, "-") and s.glued(at + 1) and s.glued(at + 2):
        return True  # "the yield on the 10-year note"
    before = s.words[at - 1]
    return before.capital and "stop" not in before.entries and "month" not in before.entries


def _is_of_number(s: Sentence, at: int) -> bool:
    """ "the index of 50 shares fell": a number inside an "of" phrase."""
    if s.lexicon.language != "en":
        return False
    for i in range(at - 1, max(at - 1 - _DIGITS, 0), -1):
        if s.words[i].number is None and s.at("scale", i) is None:
            return s.at("of_whole", i) is not None
    return False


def _is_named(s: Sentence, at: int) -> bool:
    """ "the highest forecast", "their estimates": a word of saying that is a noun."""
    return s.lexicon.language == "en" and any(s.opens(("the", "superlative"), i) for i in range(max(at - 1, 0), at))
