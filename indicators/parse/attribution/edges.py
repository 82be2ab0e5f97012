"""Who is named at the edge of a sentence: before a colon, or behind a dash."""

from __future__ import annotations

from indicators.parse.actors import names_person
from indicators.parse.attribution.source import Source, is_somebody
from indicators.parse.draft import Sentence
from indicators.parse.phrases import end_of, is_finite

_HEADLINE = 9


def headline(s: Sentence) -> Source | None:
    """ "Lukashenko: trade will reach $50 bn"."""
    colon = _colon(s)
    if colon < 0 or s.has("say", -1, colon) or not _is_named(s, colon):
        return None
    last = min(colon - 1, end_of(s, 0)) if s.lexicon.progressive else colon - 1
    last = next((j - 1 for j in range(1, last + 1) if is_finite(s, j) or s.at("according", j)), last)
    while last > 0 and "stop" in s.words[last].entries:
        last -= 1
    report = s.at("source_noun", 0) if s.lexicon.language == "ru" else None
    first = report.last + 1 if report is not None and is_somebody(s, report.last + 1, last) else 0
    return Source(first, last, colon, "attribution.any.headline")


def _colon(s: Sentence) -> int:
    """Return the first colon that only words and names stand before, -1 if there is none."""
    for i in range(1, min(_HEADLINE, len(s.words))):
        if s.is_sign(i, ":"):
            return i
        if s.words[i].kind != "w" and s.words[i].text not in '«»“”"-.':
            return -1
    return -1


def _is_named(s: Sentence, colon: int) -> bool:
    """Whether somebody is named before a colon, and does nothing there but in Russian: not "ЕС ввел пошлины:"."""
    leads = any(c.first == (s.words[0].kind == "s") for kind in ("actor", "role_noun") for c in s.all(kind))
    leads = leads and (names_person(s) or s.has("source_noun", -1, colon) or s.has("role_noun", -1, colon))
    acts = any(_is_verb(s, j) for j in range(colon))
    known = any(c.last < colon for kind in ("actor", "role_noun") for c in s.all(kind))
    return known and (not acts or (leads and s.lexicon.language == "ru"))


def _is_verb(s: Sentence, at: int) -> bool:
    word = s.words[at]
    past = s.lexicon.language == "en" and not word.capital and word.key.endswith(s.lexicon.verb_endings)
    return past or is_finite(s, at) or s.at("copula", at) is not None


def opens_speech(s: Sentence) -> Source | None:
    """ "Олег Дубинин связывает спад с утильсбором: «...", "In Klaipeda, port manager Algis Latakas is calm: “...”":
    whoever the clause before the quotation is about.
    """
    colon = next((i for i in range(1, len(s.words) - 1) if s.is_sign(i, ":") and s.words[i + 1].text in '«“"'), None)
    if colon is None:
        return None
    first, last = 0, end_of(s, 0)
    if s.at("place_preposition", 0) is not None and s.is_sign(last + 1, ","):
        first, last = last + 2, end_of(s, last + 2)
    last = next((i - 1 for i in range(first + 1, last + 1) if is_finite(s, i)), last)
    person = any(
        first <= cue.first and cue.last <= last for kind in ("actor", "role_noun", "person") for cue in s.all(kind)
    )
    return Source(first, last, colon, "attribution.any.opens_speech") if person and first <= last < colon else None


def tail(s: Sentence) -> Source | None:
    """ "Truckers lose $8 million a month - association"."""
    size = len(s.words)
    for i in range(size - 2, max(size - 7, 1), -1):
        if s.words[i].text in "-–—" and not s.glued(i + 1):
            known = any(c.first > i for kind in ("actor", "role_noun", "source_noun") for c in s.all(kind))
            last = end_of(s, i + 1)
            return (
                Source(i + 1, last, i, "attribution.any.tail")
                if known and last >= size - 2 and not s.has("say", i, size)
                else None
            )
    return None
