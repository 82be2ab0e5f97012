"""The subject that stands before a verb of saying, over adverbs, brackets and appositions."""

from __future__ import annotations

from indicators.parse.attribution.appositions import apposed, is_told_of, past_relative
from indicators.parse.attribution.source import (
    Source,
    before_occasion,
    head_of,
    is_nobody,
    is_oblique,
    is_report,
    is_somebody,
    past_time,
    speaks,
)
from indicators.parse.draft import Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import agrees_ru, analyse_ru, is_thing_ru, readings_ru
from indicators.parse.phrases import end_of, is_finite, start_of

_BRACKET = 6
_PARTICLES = ("ADVB", "PRCL")
PLURAL = ("ли", "ют", "ут", "ят", "ат")  # endings of a Russian verb whose subject is nobody in particular


def subject_before(s: Sentence, cue: Cue) -> Source | None:
    """Return the subject that stands before a verb of saying, over adverbs, brackets and an apposition."""
    if _is_passive(s, cue) or _is_plural_noun(s, cue):
        return None
    last = _end_before(s, cue.first - 1)
    if last < 0:
        return None
    if s.is_sign(last, ","):
        phrase = apposed(s, last)
        return None if phrase is None else Source(*phrase, cue.first, cue.entry.rule)
    if s.at("new_clause", last) is not None and s.lexicon.language == "en":
        end = end_of(s, 0)  # "The ministry does not share this view and expects 5%"
        known = 0 <= end < last and (speaks(s, 0, end) or s.upto("geo", end) is not None)
        return Source(0, end, cue.first, cue.entry.rule) if known else None
    if s.lexicon.language == "ru" and s.words[last].kind == "w" and (s.upto("conj", last) or s.upto("clause", last)):
        phrase = leading(s, last)  # "Экономисты настроены скептически и ждут 7%"
        return None if phrase is None else Source(*phrase, cue.first, cue.entry.rule)
    if s.words[last].text in '”"' or (s.words[last].kind == "s" and s.words[last].text != "»"):
        return None
    first = _past_agent(s, _past_object(s, start_of(s, last), last))
    report = s.upto("source_noun", last) is not None or s.lexicon.language == "en"
    if cue.entry.get("needs_source") and report and is_report(s, first, last):
        return None
    if (actor := s.upto("actor", last)) is not None:
        first = min(first, actor.first)  # "Reform.news подсчитал"
    if s.lexicon.language == "en" and s.upto("baseline", first - 1) is not None:
        return None  # "a bigger move than analysts had predicted"
    return _of_phrase(s, past_relative(s, first, last), last, cue)


def _is_passive(s: Sentence, cue: Cue) -> bool:
    """ "is nevertheless put at $2 billion"."""
    at = cue.first - 1
    while at > 0 and s.upto("adverb", at) is not None:
        at -= 1
    return s.upto("be", at) is not None


def _is_predicate_ru(s: Sentence, at: int) -> bool:
    """ "Экономисты | настроены скептически и ждут 7%"."""
    word = s.words[at]
    return is_finite(s, at) or (s.lexicon.language == "ru" and word.kind == "w" and analyse_ru(word.key).pos == "PRTS")


def _end_before(s: Sentence, last: int) -> int:
    """Return where the phrase before a verb ends: before brackets, times, adverbs and auxiliaries."""
    last = _past_bracket(s, last)
    before = past_time(s, last, -1)
    if before < last and (s.upto("source_noun", before) or is_somebody(s, start_of(s, before), before)):
        last = before
    while last >= 0 and s.words[last].kind == "w" and (first := _start_of_filler(s, last)) is not None:
        last = first - 1
    return last


def _start_of_filler(s: Sentence, last: int) -> int | None:
    """Return the first token of the adverb, auxiliary or "not" that ends at a token."""
    found = next((cue for kind in ("adverb", "auxiliary", "neg") if (cue := s.upto(kind, last)) is not None), None)
    if found is not None:
        return found.first
    return last if _is_adverb(s, last) else None


def _of_phrase(s: Sentence, first: int, last: int, cue: Cue) -> Source | None:
    """The phrase before a verb as its subject, unless it is an object, an amount or nobody."""
    if first > last or not speaks(s, first, last, cue) or _is_counted(s, first, last):
        return None
    if _is_object(s, first, last, cue):
        return _name_behind(s, first, last, cue)
    if cue.entry.name == "estimated" and (_is_estimated(s, first, last, cue) or _is_expected(s, first, last, cue)):
        return None
    return Source(first, last, cue.first, cue.entry.rule)


def _past_agent(s: Sentence, first: int) -> int:
    """ "analysts polled by Reuters expect": those who were asked speak, not who asked."""
    by = s.upto("by", first - 1)
    asked = by.first - 1 if by is not None else 0
    if s.lexicon.language != "en" or asked < 1 or not s.words[asked].key.endswith(s.lexicon.verb_endings):
        return first
    before = start_of(s, asked - 1)
    return before if before < asked and speaks(s, before, asked - 1) else first


def _is_plural_noun(s: Sentence, cue: Cue) -> bool:
    """ "lent $5 billion to projects", "in reports", "civil projects are late": behind a preposition, or before what
    cannot follow a verb, it is no verb.
    """
    if s.lexicon.language != "en" or not s.words[cue.first].key.endswith("s"):
        return False
    of_whom = s.at("relative_pronoun", cue.first - 2) is not None  # "which Minsk estimates at $9 billion"
    if cue.entry.get("noun") and _follows_noun(s, cue.last + 1) and not (of_whom or is_somebody(s, cue.first - 1)):
        return True
    return s.closes(("far_preposition", "of", "infinitive", "the"), cue.first - 1)


def _follows_noun(s: Sentence, at: int) -> bool:
    kinds = ("name_particle", "auxiliary", "copula", "relative_pronoun", "modal_will", "modal_would")
    if at >= len(s.words) or s.opens(("indefinite", "the"), at):
        return False
    return s.opens(kinds, at) or s.words[at].key.endswith(s.lexicon.verb_endings)


def _past_bracket(s: Sentence, last: int) -> int:
    """ "the National Bank of Belarus (NBB) reported": what stands in brackets behind a name is no part of it."""
    if not s.is_sign(last, ")"):
        return last
    return next((i - 1 for i in range(last - 1, max(last - _BRACKET, 0), -1) if s.is_sign(i, "(")), last)


def _is_adverb(s: Sentence, at: int) -> bool:
    return s.lexicon.language == "ru" and not s.words[at].capital and analyse_ru(s.words[at].key).pos in _PARTICLES


def _name_behind(s: Sentence, first: int, last: int, verb: Cue) -> Source | None:
    """ "Верхнюю границу | Костевич видит": a name behind the object."""
    name = next((i for i in range(last, first - 1, -1) if not s.words[i].capital or s.at("geo", i)), first) + 1
    joined = "stop" in s.words[name - 1].entries
    return Source(name, last, verb.first, verb.entry.rule) if first < name <= last and not joined else None


def _is_object(s: Sentence, first: int, last: int, verb: Cue) -> bool:
    """ "Поставки подсчитал Елисеев", "такой вариант не исключил Росстат": what cannot be the subject of the verb, or a
    thing where somebody stands behind it.
    """
    if s.lexicon.language != "ru" or s.at("say_in", first - 1) is not None or s.at("neuter_pronoun", first):
        return False
    head = head_of(s, first, last)
    name = s.words[head].capital and (head > 0 or any(r.name for r in readings_ru(s.words[head].key)))
    if is_somebody(s, first, last):
        return not name and is_oblique(s, first)
    behind = verb.last + 1
    thing = is_thing_ru(s.words[head].key) and readings_ru(s.words[head].key) and s.upto("source_noun", head) is None
    if thing and behind < len(s.words) and analyse_ru(s.words[behind].key).pos == "INFN":
        return True  # "республика рассчитывает получить $9 млрд": a plan
    other = thing and is_somebody(s, behind, end_of(s, behind)) and not is_oblique(s, behind)
    return not name and (other or not agrees_ru(s.words[head].key, s.words[verb.last].key))


def _is_expected(s: Sentence, first: int, last: int, verb: Cue) -> bool:
    """ "4% of the GDP expected for the year": a thing before a participle."""
    participle = s.lexicon.language == "en" and s.words[verb.last].key.endswith(s.lexicon.verb_endings)
    if not participle or not s.opens(("for", "place_preposition"), verb.last + 1):
        return False
    kinds = ("role_noun", "person", "actor", "person_pronoun", "source_noun")
    named = any(s.words[i].capital and not s.words[i].text.isupper() for i in range(first + 1, last + 1))
    return not named and not any(first <= cue.first and cue.last <= last for kind in kinds for cue in s.all(kind))


def _is_estimated(s: Sentence, first: int, last: int, verb: Cue) -> bool:
    """ "Убытки оценили в $1 млрд": a thing before a verb whose subject is nobody in particular."""
    form = analyse_ru(s.words[verb.last].key)
    if s.lexicon.language != "ru" or form.tense != "past" or not s.words[verb.last].key.endswith(PLURAL):
        return False
    kinds = ("role_noun", "person", "person_pronoun", "actor", "human_role", "source_noun")
    somebody = any(first <= cue.first <= last for kind in kinds for cue in s.all(kind))
    return not somebody and all(is_thing_ru(s.words[i].key) for i in (first, last))


def _past_object(s: Sentence, first: int, last: int) -> int:
    """ "ущерб от санкций правительство оценивает": the object stands first in Russian, whoever speaks right before
    the verb.
    """
    if (person := _person_behind_object(s, first, last)) is not None:
        return person
    found = [cue for kind in ("actor", "role_noun") if (cue := s.upto(kind, last)) is not None]
    if s.lexicon.language != "ru" or not found or analyse_ru(s.words[last].key).lemma != s.words[last].key:
        return first
    start = min(cue.first for cue in found)
    while start > first and s.words[start - 1].kind == "w" and analyse_ru(s.words[start - 1].key).pos == "ADJF":
        start -= 1
    roles = any(
        first <= cue.first and cue.last < start
        for kind in ("role_noun", "source_noun", "person")
        for cue in s.all(kind)
    )
    noun = start > first and s.words[start - 1].kind == "w" and analyse_ru(s.words[start - 1].key).pos == "NOUN"
    return start if noun and not roles else first


def _person_behind_object(s: Sentence, first: int, last: int) -> int | None:
    """ "урожай эксперты союза оценивают": people in the nominative right behind another noun are the subject."""
    if s.lexicon.language != "ru":
        return None
    for cue in s.all("human_role"):
        at = cue.first
        if first < at <= last and not s.words[at].capital and not analyse_ru(s.words[at].key).genitive:
            while at > first and analyse_ru(s.words[at - 1].key).pos == "ADJF":
                at -= 1
            noun = at > first and s.words[at - 1].kind == "w" and analyse_ru(s.words[at - 1].key).pos == "NOUN"
            if noun and not any(first <= c.first < at for kind in ("human_role", "role_noun") for c in s.all(kind)):
                return at
    return None


def _is_counted(s: Sentence, first: int, last: int) -> bool:
    """ "15 заводов ждут": a number before the noun makes it what is counted, unless it counts people."""
    if s.upto("of_whole", first - 1) is not None and s.upto("unit", first - 2) is not None:
        return True  # "42% of Belarusians said"
    if s.opens(("the", "person_pronoun"), first):
        return False  # "In 2021 the bank expects": the number counts something else
    people = any(first <= cue.first and cue.last <= last for cue in s.all("person"))
    if s.lexicon.language == "en":
        people = s.upto("person", last) is not None  # not "105 billion Russian rubles for projects"
    if s.lexicon.language == "en" and first > 0 and s.words[first - 1].number is not None:
        return not people and s.words[last + 1].key.endswith("s")  # "80 investment projects"
    return s.lexicon.language == "ru" and first > 0 and s.words[first - 1].number is not None and not people


def leading(s: Sentence, stop: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins a sentence and ends before ``stop``, if it is its subject and somebody."""
    last = end_of_subject(s, 0) if s.words else -1
    if not 0 <= last < stop or not is_somebody(s, 0, last) or is_nobody(s, 0, last):
        return None
    joins = "stop" in s.words[0].entries and s.at("the", 0) is None
    return None if joins or is_oblique(s, 0) else (0, last)


def end_of_subject(s: Sentence, first: int) -> int:
    """Return the last token of a noun phrase before a verb or an occasion."""
    last = before_occasion(s, first, end_of(s, first))
    return next((i - 1 for i in range(first + 1, last + 1) if _is_predicate_ru(s, i)), last)


def leading_before(s: Sentence, cue: Cue) -> Source | None:
    """ "Зампред ЦБ Алексей Заботкин на встрече с депутатами заявил": who begins the sentence, over the occasion."""
    phrase = leading(s, cue.first) if s.lexicon.language == "ru" else None
    if phrase is None or any(is_finite(s, i) for i in range(phrase[1] + 1, cue.first)):
        return None
    between = range(phrase[1] + 1, cue.first)
    inside = all(s.words[i].kind == "w" for i in between) and any(s.at("occasion", i) is not None for i in between)
    return Source(*phrase, cue.first, cue.entry.rule) if inside else None


def named_before(s: Sentence, cue: Cue) -> Source | None:
    """ "Anton Siluanov, finance minister, told parliament": somebody whom an apposition tells of begins the clause."""
    comma = cue.first - 1
    phrase = apposed(s, comma) if s.lexicon.language == "en" and s.is_sign(comma, ",") else None
    if phrase is None or not (phrase[0] == 0 or s.is_sign(phrase[0] - 1, ',”"')):
        return None
    return Source(*phrase, cue.first, cue.entry.rule) if is_told_of(s, phrase, comma) else None
