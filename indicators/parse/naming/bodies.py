"""Phrases that name no person: whose report it is, and the small letter of what only began a sentence."""

from __future__ import annotations

from indicators.parse.draft import Sentence
from indicators.parse.lexicon import Word
from indicators.parse.morphology import nominatives_ru
from indicators.parse.naming.words import listed

_QUOTES = '«»"“”„'
_SMALL_ALONE = ("role_noun", "human_role", "person", "source_noun", "body_noun", "named_body")
_NEAR = 2  # adjectives before a noun
_HUMAN = ("human_role", "person")


def whose_report(s: Sentence) -> str | None:
    """ "a Chatham House poll", «исследование «Ромир»»: the body by whose name a report goes, or None."""
    if s.lexicon.language == "ru":
        report = s.at("source_noun", 0)
        told = report is not None and s.at("role_noun", 0) is None and s.is_sign(report.last + 1, "«“„")
        return s.folded[s.starts[report.last + 1] :] if report is not None and told else None
    first = 0 if s.at("the", 0) is None else 1
    report = next((c for c in s.all("source_noun") if c.last == len(s.words) - 1), None)
    if report is None or report.first <= first or s.at("possessive", report.first - 1) is not None:
        return None
    names = range(first, report.first)
    adjective = s.at("geo", first) is not None or s.at("own_country", first) is not None
    named = all((s.words[i].capital and s.words[i].kind == "w") or s.is_sign(i, "-&") for i in names)
    return s.folded[s.starts[first] : s.ends[report.first - 1]] if named and not adjective else None


def small(name: str, s: Sentence) -> str:
    """Return a phrase without the capital that it has only because it began a sentence, a body without its article."""
    first, english = s.words[0], s.lexicon.language == "en"
    if s.at("the", 0) is not None and english and len(s.words) > 1:
        named = listed(s, 0, "articles") and s.words[1].capital and all(map(_is_of_name, s.words[1:]))
        return name[len(first.text) :].lstrip() if named else name[:1].lower() + name[1:]
    if first.kind != "w" or (len(first.text) > 1 and first.text.isupper()) or "geo" in first.entries:
        return name
    alone = len(s.words) == 1 and any(s.at(kind, 0) is not None for kind in _SMALL_ALONE)
    indefinite = english and first.number is not None
    people = _is_described(s) and not any(word.capital or word.text in _QUOTES for word in s.words[1:])
    return name[:1].lower() + name[1:] if alone or indefinite or people or _is_somebody(s) else name


def _is_described(s: Sentence) -> bool:
    """ "Independent observers": whether an adjective stands before what somebody is."""
    if "own_country" in s.words[0].entries or not any(0 < c.first <= _NEAR for kind in _HUMAN for c in s.all(kind)):
        return False
    if s.lexicon.language == "en":
        return s.words[0].key.endswith(s.lexicon.adjective_endings)
    return any(r.pos == "ADJF" for r in nominatives_ru(s.words[0].key)[:1])


def _is_somebody(s: Sentence) -> bool:
    """Whether a phrase begins with what somebody is, and not with what a body is."""
    body = any(s.at(kind, 0) is not None for kind in ("body_noun", "named_body"))
    if s.lexicon.language == "en" and len(s.words) > 1 and s.words[1].capital:
        return False  # "Doctors Without Borders"
    return any(s.at(kind, 0) is not None for kind in _HUMAN) or (s.at("role_noun", 0) is not None and not body)


def _is_of_name(word: Word) -> bool:
    return word.capital or word.kind == "s" or "name_particle" in word.entries or "conj" in word.entries
