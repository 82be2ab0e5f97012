"""Whom a pronoun or a description ("the company") can mean, as far as its words and their forms tell."""

from __future__ import annotations

from typing import NamedTuple

from indicators.parse.actors import Speaker
from indicators.parse.attribution.appositions import named_before
from indicators.parse.attribution.names import full_name
from indicators.parse.attribution.source import head_of, is_nobody, is_press, is_somebody
from indicators.parse.attribution.subject import end_of_subject
from indicators.parse.draft import Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import readings_ru
from indicators.parse.phrases import end_of, start_of

_DESCRIBING = ("role", "role_noun", "human_role", "named_body", "body_noun", "geo", "the")
_GENDERS = ("masc", "femn")
_PEOPLE = ("person", "human_role")


class Wanted(NamedTuple):
    """Whom a source phrase that names nobody can mean.

    ``human`` is a human being only, ``body`` none; ``forms`` are the genders of a pronoun, "plur" among them;
    ``noun`` is what a body must be, ``stems`` the words of the description, ``country`` whose it must be,
    ``offices`` what a human being of another office cannot be called, ``plural`` an English "they".
    """

    pronoun: bool
    human: bool
    body: bool
    forms: frozenset[str] = frozenset()
    noun: Cue | None = None
    stems: frozenset[str] = frozenset()
    country: str = ""
    offices: frozenset[str] = frozenset()
    plural: bool = False


def wanted(s: Sentence, first: int, last: int) -> Wanted:
    """Return whom a pronoun or a description can mean."""
    if s.at("person_pronoun", first) is not None:
        he = s.at("human_pronoun", first)
        it = s.at("neuter_pronoun", first) is not None
        they = s.at("plural_pronoun", first) is not None
        forms = _forms_of_pronoun(s, first) if he is None else frozenset([_GENDERS[he.entry.name == "she"]])
        return Wanted(True, he is not None, it, forms, plural=they)
    human = is_people(s, first, last)
    head = head_of(s, first, last)
    noun = next((cue for cue in s.all("body_noun") if cue.first <= head <= cue.last), None)
    country = next((c.entry.value for c in s.all("geo") if first <= c.first and c.last <= last), "")
    stems = frozenset(s.words[i].stem for i in range(first, last + 1) if s.at("the", i) is None)
    return Wanted(False, human, not human, frozenset(), noun, stems, country, _offices(s, first, last))


def is_description(s: Sentence, first: int, last: int) -> bool:
    """Whether a phrase says what somebody is, and not who: "the press service", «белорусское ведомство»."""
    if s.lexicon.language == "en" and (s.at("the", first) is None or s.at("indefinite", first) is not None):
        return False
    if s.at("person_pronoun", first) is not None or s.words[last].text.isupper():
        return False
    if s.lexicon.language == "ru" and any(
        s.words[i].capital and not s.at("geo", i) for i in range(first + 1, last + 1)
    ):
        return False  # «замглавы Минфина»
    cues = [c for kind in _DESCRIBING for c in s.all(kind) if first <= c.first and c.last <= last]
    named = any(c.entry.kind not in ("geo", "the") for c in cues)
    told = {i for c in cues for i in range(c.first, c.last + 1)}
    return named and all(i in told or _is_compound(s, i) for i in range(first, last + 1))


def _is_compound(s: Sentence, at: int) -> bool:
    """ "the |Paris-based| agency"."""
    return any(s.is_sign(i, "-") and s.glued(i) and s.glued(i + 1) for i in (at - 1, at, at + 1))


def fits(w: Wanted, s: Sentence, first: int, last: int, speaker: Speaker) -> bool:
    """Whether a speaker phrase of an earlier sentence can be who is wanted."""
    body = speaker.kind not in ("", "person")
    people = speaker.person or (not body and is_people(s, first, last))
    if (w.body and people) or (w.human and not people and (body or not w.pronoun or _is_body(s, first, last))):
        return False
    named = not speaker.kind and full_name(s, first, last) is not None
    if s.lexicon.language == "en" and (people or named or w.human) and _is_other_number(w, s, first, last):
        return False
    if w.pronoun:
        forms = _forms(s, first, last) if speaker.woman is None else frozenset([_GENDERS[speaker.woman]])
        return not w.forms or _agree(w.forms, forms)
    if w.country and speaker.country not in ("", w.country):
        return False
    if w.human:
        offices = _offices(s, first, last) if speaker.name is None and w.offices else frozenset()
        return not offices or any(a in b or b in a for a in w.offices for b in offices)
    return _is_such_body(w, s, first, last, speaker)


def _is_other_number(w: Wanted, s: Sentence, first: int, last: int) -> bool:
    """ "he" is not "seven employees", and "they" are not Egor Susin."""
    head = head_of(s, first, last)
    word = s.words[head]
    joined = any(s.words[i].kind == "w" and s.upto("conj", i) is not None for i in range(first, head))
    plural = joined or (word.key.endswith("s") and (not word.capital or bool(word.plain)))
    return (w.pronoun and w.human and plural) or (w.plural and not plural)


def _offices(s: Sentence, first: int, last: int) -> frozenset[str]:
    return frozenset(s.words[c.last].key for c in s.all("office") if first <= c.first and c.last <= last)


def _is_such_body(w: Wanted, s: Sentence, first: int, last: int, speaker: Speaker) -> bool:
    if w.stems <= {s.words[i].stem for i in range(first, last + 1)}:
        return True
    if w.noun is None:  # "the centre" speaks of one that was named; «облисполком» is one of its own
        return s.lexicon.language == "en" and not is_press(s, first, last)
    if not speaker.kind:
        return "company" in w.noun.entry.get("kinds", ()) and speaker.name is None
    like = w.noun.entry.get("like", ())
    return speaker.kind in w.noun.entry.get("kinds", ()) or any(word in like for word in (speaker.name or "").split())


def is_people(s: Sentence, first: int, last: int) -> bool:
    """Whether a phrase is one of a human being: its head is, or, in English, what stands before the name."""
    head = head_of(s, first, last)
    cues = [cue for kind in _PEOPLE for cue in s.all(kind) if first <= cue.first and cue.last <= last]
    if s.lexicon.language == "ru":
        return any(cue.first <= head <= cue.last for cue in cues)
    return any(all(s.words[i].capital and not s.words[i].plain for i in range(c.last + 1, head + 1)) for c in cues)


def _is_body(s: Sentence, first: int, last: int) -> bool:
    head = head_of(s, first, last)
    return any(c.first <= head <= c.last for kind in ("body_noun", "named_body", "geo") for c in s.all(kind))


def _forms_of_pronoun(s: Sentence, at: int) -> frozenset[str]:
    if s.lexicon.language != "ru":
        return frozenset()
    readings = [r for r in readings_ru(s.words[at].key) if r.pos == "NPRO"]
    return frozenset("plur" if r.number == "plur" else r.gender for r in readings)


def _forms(s: Sentence, first: int, last: int) -> frozenset[str]:
    """Return the genders that a Russian phrase may have, of the first name where it has one; nothing where unknown."""
    if s.lexicon.language != "ru":
        return frozenset()
    for i in range(first, last + 1):
        names = {r.gender for r in readings_ru(s.words[i].key) if r.name and r.gender} if s.words[i].capital else set()
        if names:
            return frozenset(names)
    head = head_of(s, first, last)
    found = {"plur" if r.number == "plur" else r.gender for r in readings_ru(s.words[head].key) if r.pos == "NOUN"}
    if "masc" in found and s.at("human_role", head) is not None:
        found.add("femn")  # "министр ... она"
    return frozenset() if "" in found else frozenset(found)


def _agree(pronoun: frozenset[str], phrase: frozenset[str]) -> bool:
    return not phrase or bool(pronoun & phrase) or "plur" in pronoun


def described(s: Sentence, stop: int) -> tuple[int, int] | None:
    """ "The dean was blunt." tells of a human being, "The discount was 50%" of what is measured."""
    last = end_of(s, 0) if s.words else -1
    measured = any(word.number is not None for word in s.words)
    told = s.at("the", 0) is not None and s.at("copula", last + 1) is not None
    return (0, last) if 0 < last < stop and told and not measured and not is_nobody(s, 0, last) else None


def first_person(s: Sentence, stop: int, own: bool) -> tuple[int, int] | None:
    """Return the first phrase of a sentence that is a human being: whom "he" means; of its own, only a subject."""
    for cue in sorted([*s.all("human_role"), *s.all("person")], key=lambda c: c.first):
        if _is_adjective(s, cue):
            continue
        first = cue.first if s.lexicon.language == "ru" else start_of(s, cue.last)
        last = end_of_subject(s, cue.first)
        first, last = _name_before(s, first, last)
        leads = first == 0 or s.is_sign(first - 1, ",") or not own
        if last < stop and s.words[max(first - 1, 0)].number is None and leads:
            return first, last
    return None


def _is_adjective(s: Sentence, cue: Cue) -> bool:
    """ "Belarusian exports": the name of a people before a noun is nobody."""
    nxt = cue.last + 1
    word = s.words[nxt] if nxt < len(s.words) else None
    if s.lexicon.language != "en" or not s.words[cue.last].capital or word is None or word.kind != "w":
        return False
    return "geo" in s.words[cue.last].entries and "stop" not in word.entries and "say" not in word.entries


def _name_before(s: Sentence, first: int, last: int) -> tuple[int, int]:
    """ "Elina Ribakova, chief economist at the IIF, disagrees.": the name before an apposition is who is meant."""
    known = next((c for c in s.all("actor") if c.first == last + 2 and s.is_sign(last + 1, ",")), None)
    if known is not None:
        return first, known.last  # "Gazprom's spokesman, Sergei Kupriyanov, declined"
    return named_before(s, first) or (first, last)


def owner(s: Sentence, stop: int) -> tuple[int, int] | None:
    """ "The World Bank's outlook is gloomier. It sees ...": whose report a sentence begins with."""
    last = end_of_subject(s, 0) if s.words else -1
    report = next((c for c in s.all("source_noun") if c.last <= last), None)
    if report is None or not 0 <= last < stop:
        return None
    if s.lexicon.language == "ru":
        first, last = report.last + 1, last
    else:
        first, last = 0, next((i - 1 for i in range(report.first) if s.at("possessive", i)), -1)
    return (first, last) if first <= last and is_somebody(s, first, last) else None
