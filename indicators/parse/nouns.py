"""Counted nouns: where the noun behind a number stands, and its lemma.

English has a small table of exceptions and a few endings; Russian nouns are analysed by pymorphy3, loaded when the
first one is met. Both remember their answers.
"""

from __future__ import annotations

from typing import NamedTuple

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.morphology import analyse_ru, nouns_ru, readings_ru

_REACH = 5
_REACH_EN = 7
_VERBS = {"stop", "predicate", "verb", "say"}


class Noun(NamedTuple):
    """The last token of a counted noun, its lemma, and whether it is a human being."""

    last: int
    lemma: str
    person: bool
    measured: bool = False  # whether a number of its own stands before it: "three 20-tonne trucks"


def counted(s: Sentence, at: int, value: float) -> Noun | None:
    """Return the noun that the number before token ``at`` counts, adjectives passed over, or None."""
    if at >= len(s.words):
        return None
    if s.lexicon.language == "en" and s.words[at].kind == "n":
        return _measured(s, at, value)
    if s.words[at].kind != "w" and not (s.lexicon.language == "en" and s.words[at].kind == "x"):
        return None
    return _english(s, at, value) if s.lexicon.language == "en" else _russian(s, at, value)


def _measured(s: Sentence, at: int, value: float) -> Noun | None:
    """ "three 20-tonne trucks", "eight million 250ml bottles": the noun behind the measure of each."""
    nxt = at + 1 + (s.is_sign(at + 1, "-") and s.glued(at + 1))
    unit = s.at("unit", nxt)
    if unit is None or _is_plural(s, unit.last) or unit.last + 1 >= len(s.words) or s.words[unit.last + 1].kind != "w":
        return None
    noun = _english(s, unit.last + 1, value)
    return None if noun is None else noun._replace(measured=True)


def _english(s: Sentence, at: int, value: float) -> Noun | None:
    person = None
    for i in range(at, min(at + _REACH_EN, len(s.words))):
        word = s.words[i]
        if i > at and (_passes(s, i) or (person is None and _joins_attributes(s, i))):
            continue
        if (model := _plural_model(s, i)) is not None and i > at - (word.kind == "x"):
            return model
        if (word.number is not None and _names(s, i)) or (word.kind == "x" and word.text[0].isupper()):
            continue  # "two 737 Max jets", "800 RAV4 cars"
        if (
            word.kind != "w"
            or word.number is not None
            or "stop" in word.entries
            or ("predicate" in word.entries and not word.capital)
            or (i > at and _governs(s, i))
        ):
            break
        if (cue := s.at("person", i)) is not None:
            if _owns(s, cue.last):
                continue
            found = Noun(cue.last, "person", True)
            if value == 1 or _is_plural(s, cue.last):
                return found
            person = person if word.capital else found  # "a 2017 National Bureau study" counts nobody
        elif _is_plural(s, i) and not _modifies(s, i) and not _owns(s, i):
            human = _is_human(s, word.key)
            return Noun(i, "person" if human else lemma_en(s, i), human)
    if person is not None:
        return person
    return _singular(s, at) if value == 1 else None


def _passes(s: Sentence, at: int) -> bool:
    """Signs inside a noun phrase: "3 R&D labs", "300 U.S. troops", "15 brand-new, low-cost phones"."""
    text, before = s.words[at].text, s.words[at - 1]
    if s.glued(at) and before.text == "-":
        return "stop" in s.words[at].entries  # "two gas-only engines"
    if text == ",":
        compound = s.is_sign(at - 2, "-") and s.glued(at - 1)
        return compound or before.key.endswith(s.lexicon.adjective_endings)
    if text == ".":
        return s.glued(at) and before.capital and len(before.text) == 1
    return (text in "-&" and s.glued(at)) or text in '"“”' or text in ("'s", "'")


def _plural_model(s: Sentence, at: int) -> Noun | None:
    """ "14 Airbus A340s", "63,150 Model 3s": a name that ends with a figure, and its plural."""
    word, before = s.words[at], s.words[at - 1]
    if word.kind == "x" and word.capital and word.text[-1] == "s" and word.text[-2].isdigit():
        return Noun(at, word.key[:-1], False)
    if word.text == "s" and s.glued(at) and before.kind == "n" and s.words[at - 2].capital:
        return Noun(at, f"{s.words[at - 2].key} {before.key}", False)
    return None


def _names(s: Sentence, at: int) -> bool:
    """ "27,000 Model 3 sedans", "two new 737 Max jets": a number that is part of a name in capitals."""
    beside = [s.words[i] for i in (at - 1, at + 1) if i < len(s.words)]
    return s.words[at].kind == "n" and any(w.kind == "w" and w.capital and "stop" not in w.entries for w in beside)


def _governs(s: Sentence, at: int) -> bool:
    """ "the HIV 2 drug costs $7": a verb with a sum behind it, and no plural."""
    return "verb" in s.words[at].entries and s.at("currency", at + 1) is not None


def _joins_attributes(s: Sentence, at: int) -> bool:
    """ "27 commercial and industrial buildings", "900 Model S and Model X cars"."""
    named = s.words[at - 1].capital and at + 1 < len(s.words) and s.words[at + 1].capital
    return s.at("joiner_and", at) is not None and (named or s.words[at - 1].key.endswith(s.lexicon.adjective_endings))


def _owns(s: Sentence, at: int) -> bool:
    """ "five men's titles": the plural is an owner, not what is counted."""
    return at + 1 < len(s.words) and s.words[at + 1].text in ("'s", "'") and s.glued(at + 1)


def _is_human(s: Sentence, key: str) -> bool:
    """ "fishermen", "midwives": the ending is itself a word for people."""
    return any(
        key.endswith(plural) and "person" in s.lexicon[singular].entries
        for plural, singular in s.lexicon.plural_endings.items()
    )


def _modifies(s: Sentence, at: int) -> bool:
    """Whether a plural is itself followed by the plural that is counted: "sales managers"."""
    return (
        at + 1 < len(s.words)
        and s.words[at + 1].kind == "w"
        and not _VERBS & s.words[at + 1].entries.keys()
        and _is_plural(s, at + 1)
    )


def _is_plural(s: Sentence, at: int) -> bool:
    word = s.words[at]
    key = word.key
    if "not_plural" in word.entries:
        return False
    if "plural" in word.entries or key in s.lexicon.lemmas or key.endswith(tuple(s.lexicon.plural_endings)):
        return True
    if key.endswith(("'s", "ss", "us", "is")):
        return False
    return key.endswith("s") and (len(key) > 3 or (word.text[:-1].isupper() and word.text[-1] == "s"))  # "2 TDs"


def _singular(s: Sentence, at: int) -> Noun | None:
    """The noun of "one": the last word before a function word or a sign, three words on at most."""
    last = None
    for i in range(at, min(at + 4, len(s.words))):
        word = s.words[i]
        if word.kind != "w" or i == at + 3 or word.number is not None or {"stop", "predicate"} & word.entries.keys():
            break
        last = i
    return None if last is None else Noun(last, s.words[last].key, False)


def lemma_en(s: Sentence, at: int) -> str:
    """Return the singular of an English plural."""
    key = s.words[at].key
    known = s.lexicon.lemmas.get(key)
    if known is not None:
        return known
    for plural, singular in s.lexicon.plural_endings.items():
        if key.endswith(plural):
            return key.removesuffix(plural) + singular  # "fishermen"
    if key.endswith("ies") and len(key) > 4:
        return key[:-3] + "y"
    if key.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return key[:-2]
    return key[:-1] if key.endswith("s") else key


def _russian(s: Sentence, at: int, value: float) -> Noun | None:
    """The noun whose number and case agree with the value: "17 статей", but not "(статья) 17 закона"."""
    for i in range(at, min(at + _REACH, len(s.words))):
        word = s.words[i]
        if s.is_sign(i, "-") and s.glued(i) and i > at:
            continue
        form = analyse_ru(word.key) if word.kind == "w" else None
        if form is None or ("stop" in word.entries and not (form.pos == "ADJF" and form.genitive)):
            return _people(s, at, i - 1)
        named = word.capital and i > at and not word.text.isupper()
        lemma = _agreeing(s, word.key, value) if not named and (form.pos == "NOUN" or _ends_phrase(s, i)) else None
        if lemma is not None and form.pos not in ("VERB", "PRTS", "INFN"):
            person = _is_person(s, word.key, lemma)
            return Noun(i, "person" if person else lemma, person)
        if form.pos not in ("ADJF", "PRTF", "NUMR") and not word.text.isupper():
            return None
        if _is_of_one(word.key) and not _is_one(value):
            return None  # "в терминале 3 столичного аэропорта"
    return None


def _is_of_one(key: str) -> bool:
    """Whether an adjective can be one of a single thing only."""
    readings = readings_ru(key)
    return bool(readings) and all(r.pos in ("ADJF", "PRTF") and r.number == "sing" for r in readings)


def _is_one(value: float) -> bool:
    """Whether an adjective behind a number is in the singular: "21 новый", "2,5 условного"."""
    return not float(value).is_integer() or (value % 10 == 1 and value % 100 != 11)


def _ends_phrase(s: Sentence, at: int) -> bool:
    """Whether no further word of a noun phrase follows: what can be an adjective is a noun here ("640 рабочих и")."""
    return at + 1 >= len(s.words) or s.words[at + 1].kind != "w" or "stop" in s.words[at + 1].entries


def _people(s: Sentence, at: int, last: int) -> Noun | None:
    """ "700 уволенных", "21 из 27 опрошенных": a participle without a noun tells of people."""
    if last < at or s.words[last].kind != "w" or analyse_ru(s.words[last].key).pos != "PRTF":
        return None
    return Noun(last, "person", True)


def _agreeing(s: Sentence, key: str, value: float) -> str | None:
    """Return the lemma of a word that the value can count, by its number and case."""
    readings = nouns_ru(key)
    if not float(value).is_integer():
        fitting = [noun.lemma for noun in readings if noun.few]
    else:
        units, tens = int(abs(value)) % 10, int(abs(value)) // 10 % 10
        slot = 2 if tens == 1 or units > 4 or units == 0 else 0 if units == 1 else 1
        fitting = [noun.lemma for noun in readings if noun[1 + slot]]
    return s.lexicon.lemmas.get(key, fitting[0]) if fitting else None


def _is_person(s: Sentence, key: str, lemma: str) -> bool:
    return "person" in s.lexicon[key].entries or "person" in s.lexicon[lemma].entries


def counts_speakers(s: Sentence, q: Quantity) -> bool:
    """ "will export 9.5 million tonnes, three sources said": who says so is there already and lends no unit."""
    return s.lexicon.language == "en" and q.unit_kind in ("noun", "person") and s.at("say", q.last + 1) is not None
