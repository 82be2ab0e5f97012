"""What a speaker phrase is (``Source``), and which phrases can be one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from indicators.parse.draft import Sentence
from indicators.parse.lexicon import Cue, Word
from indicators.parse.morphology import readings_ru
from indicators.parse.phrases import end_of


class Source(NamedTuple):
    """A speaker phrase of a sentence: tokens ``first`` to ``last``, and the token of the cue that makes it one.

    One that ``cites`` is somebody cited by another; one that is for ``later`` covers only what stands behind its cue.
    """

    first: int
    last: int
    cue: int
    rule: str
    cites: bool = False
    later: bool = False


def is_report(s: Sentence, first: int, last: int) -> bool:
    """ "according to preliminary data": a report that nobody is named for; "shipping data" and "official data" are of
    a kind.
    """
    report = next((cue for cue in s.all("source_noun") if first <= cue.last <= last + 1), None)
    if s.lexicon.language != "en" or report is None or s.at("possessive", last + 1) is not None:
        return False
    told = {i for kind in ("unowned", "source_noun") for c in s.all(kind) for i in range(c.first, c.last + 1)}
    named = any(s.words[i].capital for i in range(max(first, 1), last + 1))
    body = any(first <= c.first and c.last <= last for kind in ("actor", "role_noun") for c in s.all(kind))
    kind = s.at("dataset", report.last) is not None and any(i not in told for i in range(first, report.first))
    return not (named or body or kind or is_somebody(s, first, last))


def speaks(s: Sentence, first: int, last: int, verb: Cue | None = None) -> bool:
    """Whether a phrase can be a speaker: an actor, a role, a pronoun, a source, a name, or whoever "said"."""
    if _is_one_of(s, first, last):
        return True
    if verb is not None and not verb.entry.get("needs_source") and not _is_thing(s, first, last):
        return True
    if any(first <= cue.first and cue.last <= last for kind in _SPEAKING for cue in s.all(kind)):
        return True
    if s.at("person_pronoun", first) is not None and (first == last or s.lexicon.language == "ru"):
        return True
    return any(s.words[i].capital and i > 0 for i in range(first, last + 1))


def _is_thing(s: Sentence, first: int, last: int) -> bool:
    """Whether a phrase is one that is measured or that joins clauses, not one who speaks."""
    if first == last and ("stop" in s.words[first].entries and s.at("person_pronoun", first) is None):
        return True
    if s.lexicon.language == "en" and _is_bare(s, first, last):
        return True
    if s.lexicon.language == "ru" and (s.words[first].number is not None or s.at("fraction", first) is not None):
        return True  # "обещают повысить на четверть"
    return any(s.words[i].number is not None and s.words[i].kind == "n" for i in range(first, last + 1))


def _is_bare(s: Sentence, first: int, last: int) -> bool:
    """ "is ready to consider", "nevertheless put": a small word alone is no subject, but for what names somebody."""
    word = s.words[first]
    if first < last or word.capital or word.key.endswith("s") or s.at("person_pronoun", first) is not None:
        return False
    return not any(s.at(kind, first) is not None for kind in _SPEAKING)


def past_time(s: Sentence, at: int, step: int) -> int:
    """ "в мае 2019 года говорил", "statistics for January-June put": go over a time that stands beside a verb."""
    i, dated = at, False
    while 0 <= i < len(s.words) and (_is_date(s, i) or (dated and s.is_sign(i, "-–"))):
        dated = dated or s.words[i].number is None or _is_year(s, i)
        i += step
    if step > 0 and i == at and _is_in(s, at):
        behind = past_time(s, at + 1, step)
        return behind if behind > at + 1 else at
    if not dated:
        return at
    return i - 1 if step < 0 and _is_in(s, i) else i


def _is_in(s: Sentence, at: int) -> bool:
    return s.opens(("place_preposition", "say_in"), at)


def _is_date(s: Sentence, at: int) -> bool:
    dates = ("month", "weekday", "year_word")
    return s.words[at].kind == "n" or not s.words[at].entries.keys().isdisjoint(dates)


def _is_year(s: Sentence, at: int) -> bool:
    number = s.words[at].number
    return number is not None and s.words[at].text.isdigit() and _YEARS[0] < number < _YEARS[1]


_YEARS = (1900, 2100)
_HEADS = 3  # a Russian noun stands behind its adjectives
_SOMEBODY = ("actor", "role", "role_noun", "human_role", "person", "named_body", "body")
_SPEAKING = ("actor", "role_noun", "source_noun", "person")
_TIMES = ("month", "time_unit", "scale", "fraction")


def is_nobody(s: Sentence, first: int, last: int) -> bool:
    """Whether a phrase that stands where a speaker would is none: a time, an amount, what is measured, a join.

    It is somebody as soon as it holds a name that is known, an office or a kind of body.
    """
    if first and s.words[first - 1].number is not None and s.at("unit", first) is not None:
        return True  # "32 | percent of adults told a poll"
    if _is_one_of(s, first, last):
        return False
    if any(first <= cue.first and cue.last <= last for kind in _SOMEBODY for cue in s.all(kind)):
        return False
    while first < last and s.words[first].kind == "s":
        first += 1
    words = s.words[first : last + 1]
    if any(s.at(kind, i) is not None for kind in _TIMES for i in range(first, last + 1)):
        return True
    if any(word.number is not None for word in words) or _joins(s, first, last):
        return True
    return not any(w.capital for w in words[first == 0 :]) and _is_measured(s, words)


def end_of_source(s: Sentence, first: int) -> int:
    """Return the last token of the speaker phrase that begins at a token, "one of them" included."""
    some = first < len(s.words) and s.words[first].number is not None and s.lexicon.language == "en"
    of = s.at("of_whole", first + 1) if some else None
    if of is None:
        return end_of(s, first)
    last = end_of(s, of.last + 1)
    return last if _is_one_of(s, first, last) else end_of(s, first)


def _is_one_of(s: Sentence, first: int, last: int) -> bool:
    """ "one of them", "two of the sources": some of those who can speak."""
    of = s.at("of_whole", first + 1) if s.words[first].number is not None and s.lexicon.language == "en" else None
    if of is None or of.last >= last:
        return False
    return s.at("person_pronoun", of.last + 1) is not None or is_somebody(s, of.last + 1, last)


def _is_measured(s: Sentence, words: Sequence[Word]) -> bool:
    """ "exports", «поставки нефти», "the value": whether a phrase, its head among the words, names an indicator."""
    heads = words[-1:] if s.lexicon.language == "en" else words[:_HEADS]
    stems = {form for word in words for form in (word.stem, word.key)}
    topics = (t for word in heads for form in (word.stem, word.key) for t in s.lexicon.topics.get(form, ()))
    named = any(t.stems <= stems and t.role in ("cue", "thing") for t in topics)
    return named or heads[0].stem in s.lexicon.transparent


def _joins(s: Sentence, first: int, last: int) -> bool:
    """ "in December", "that Moscow": a phrase that a preposition or a conjunction opens; "his data" is no name."""
    if s.at("person_pronoun", first) is not None:
        return any(first < cue.first <= last for cue in s.all("source_noun"))
    return last > first and "stop" in s.words[first].entries and s.at("the", first) is None


def before_occasion(s: Sentence, first: int, last: int) -> int:
    """ "губернатор Александр Богомаз на встрече": return the last token of a phrase before an occasion."""
    for i in range(first + 2, last if s.lexicon.language == "ru" else first):
        named = s.words[i - 1].capital and s.words[i - 2].capital
        if named and s.at("occasion", i) is not None and not s.words[i + 1].capital:
            return i - 1
    return last


def head_of(s: Sentence, first: int, last: int) -> int:
    """Return the noun of a phrase that the others depend on: "price" in "Gazprom's price in Europe"."""
    if s.lexicon.language == "ru":
        ends = (i for i in range(first, last + 1) if not (s.is_sign(i + 1, "-") and s.glued(i + 1) and s.glued(i + 2)))
        nouns = (i for i in ends if s.words[i].kind == "w" and _is_noun_ru(s.words[i]))
        return next(nouns, first)
    owners = [i for i in range(first, last) if s.at("possessive", i) is not None]
    start = owners[-1] + 1 if owners else first
    end = next((i for i in range(start + 1, last + 1) if _depends(s, i)), last + 1)
    return end - 1


def _depends(s: Sentence, at: int) -> bool:
    """Whether what goes before a token is whole without it: "head | of the bank"."""
    particle = s.at("name_particle", at) is not None and s.words[at].kind == "w" and s.at("the", at) is None
    return particle and s.at("conj", at) is None


def _is_noun_ru(word: Word) -> bool:
    readings = readings_ru(word.key)
    return word.capital if not readings else any(r.pos == "NOUN" for r in readings)


def is_somebody(s: Sentence, first: int, last: int | None = None) -> bool:
    """Whether the head of a phrase is a human being, a body or a name: who can speak, and whom a pronoun can mean."""
    last = first if last is None else last
    head = head_of(s, first, last)
    return any(cue.first <= head <= cue.last for kind in _SOMEBODY for cue in s.all(kind)) or _is_first_name(s, head)


def _is_first_name(s: Sentence, at: int) -> bool:
    """ "Марина, владелица пекарни, взяла кредит"."""
    russian = s.lexicon.language == "ru" and s.words[at].capital
    return russian and any(r.name for r in readings_ru(s.words[at].key)[:1])


def is_oblique(s: Sentence, first: int) -> bool:
    """Whether a Russian noun phrase cannot stand in the nominative, as a subject does."""
    if s.lexicon.language != "ru" or first >= len(s.words):
        return False
    if _is_as_named(s, first):
        return False
    readings = readings_ru(s.words[head_of(s, first, end_of(s, first))].key)
    return bool(readings) and not any(r.case == "nomn" for r in readings)


def _is_as_named(s: Sentence, first: int) -> bool:
    """ "Минтруда сообщило": a name that looks like a genitive and is none."""
    cue = s.at("actor", first)
    if cue is None or cue.last > first:
        return False
    return any(s.words[first].text in actor.get("ru", ()) for actor in cue.entry.data["actors"])


def is_press(s: Sentence, first: int, last: int) -> bool:
    """Whether a phrase names a news agency or a newspaper, and nobody else."""
    actors = [cue for cue in s.all("actor") if first <= cue.first and cue.last <= last]
    return bool(actors) and all(a["kind"] == "agency" for cue in actors for a in cue.entry.data["actors"])
