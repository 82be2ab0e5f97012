"""People and things that a number counts and that are named elsewhere: in the subject, or before."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.elision.bare import Bare, counts, ends_phrase
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import nouns_ru
from indicators.parse.nouns import Noun, counted

_PLURAL = 2.0
_PEOPLE = 7
_OWNER = 6  # tokens: "the city council's"


def difference(bare: Bare) -> None:
    """ "60,000 people crossed, 4,300 more than in May": a difference is of what was counted."""
    if bare.s.at("compared", bare.q.last + 1) is None:
        return
    before = next((o for o in reversed(bare.earlier) if o.unit != "percent"), None)
    if before is not None and counts(before) and bare.q.raw <= before.value:
        bare.take(before, "elision.any.difference")


def of_whole(bare: Bare) -> None:
    """ "из 28 программ выполнены 12"."""
    if bare.earlier and bare.s.upto("of_whole", bare.earlier[-1].outer - 1) is not None:
        bare.take(bare.earlier[-1], "elision.ru.of_whole")


def of_several(bare: Bare) -> None:
    """ "12 of the council's 60 seats": a part is of what the whole counts."""
    s, q = bare.s, bare.q
    whole = bare.after[0] if bare.after else None
    if whole is None or not counts(whole) or s.at("of_whole", q.last + 1) is None or q.raw > whole.value:
        return
    between = range(q.last + 2, whole.outer)
    if len(between) <= _OWNER and all(s.words[i].kind == "w" or s.at("possessive", i) for i in between):
        bare.take(whole, "elision.en.of_several")


def part_of_whole(bare: Bare) -> None:
    """ "Of the 212 passengers on board, 180 escaped": a clause that begins with the whole."""
    s, q = bare.s, bare.q
    whole = bare.earlier[0] if bare.earlier else None
    if whole is None or not counts(whole) or not s.is_sign(q.outer - 1, ",") or q.raw > whole.value:
        return
    led = s.upto("of_whole", whole.outer - 1)
    if led is not None and (led.first == 0 or s.words[led.first - 1].kind == "s"):
        bare.take(whole, "elision.en.part_of_whole")


def the_rest(bare: Bare) -> None:
    """ "The ban on six dairies was lifted, it remains for another 30": more of what was counted."""
    s, q = bare.s, bare.q
    whole = _counted_before(bare)
    rest = s.upto("rest_word", q.outer - 1) or s.at("rest_word", q.outer)
    if whole is not None and rest is not None and ends_phrase(s, q) and q.scale <= whole.scale:
        bare.take(whole, "elision.en.rest")


def _counted_before(bare: Bare) -> Quantity | None:
    return next((o for o in reversed(bare.earlier) if counts(o)), bare.told.counted)


def people(bare: Bare) -> None:
    """ "a population of 9.2 million", "the workforce fell by 40,000 to 4.2 million", "Employees: 41,300"."""
    s, q = bare.s, bare.q
    outer = q.outer - s.is_sign(q.outer - 1, ":—–|")
    cue = s.nearest_before("people_noun", q.outer, _PEOPLE) or _people_of_row(s, outer)
    if cue is None or not ends_phrase(s, q) or any(s.words[i].text in ",;:()|" for i in range(cue.last + 1, outer)):
        return
    at = cue.last + 1
    if at == q.outer or at == outer:
        bare.give("person", "person", "elision.any.people")
        return
    small = s.words[at].number or "stop" in s.words[at].entries
    if small or s.opens(("change", "copula"), at):  # and not "staff costs are 400"
        bare.give("person", "person", "elision.any.people")


def _people_of_row(s: Sentence, at: int) -> Cue | None:
    """ "Employees 41,300": people who are all that stands before a number in its row."""
    cue = s.upto("person", at - 1)
    alone = cue is not None and (cue.first == 0 or s.is_sign(cue.first - 1, "|;•*"))
    several = counted(s, cue.first, _PLURAL) if alone and cue is not None else None
    return cue if several is not None and several.last == at - 1 else None


def of_them(bare: Bare) -> None:
    """ "23 проекта на 78 млрд рублей. 15 из них реализуются": a part is of what has been counted, not of its price."""
    whole = _counted_before(bare)
    if whole is not None and counts(whole) and bare.s.at("of_them", bare.q.last + 1) is not None:
        bare.take(whole, "elision.any.of_them")


def counted_in_subject_en(bare: Bare) -> None:
    """ "The number of deaths rose to 1,820", "deaths rose to 1.82 million"."""
    named, noun = _in_subject(bare)
    if bare.q.subject is None or noun is None or bare.s.upto("source_noun", noun.last) is not None:
        return  # "beating forecasts of 6.1 million"
    comes_to = _comes_to(bare.s, bare.q) and not _is_attribute(bare.s, noun.last + 1, bare.q.subject[1])
    if named is not None or comes_to:
        _count(bare, noun)


def counted_in_subject_ru(bare: Bare) -> None:
    """ "Число погибших выросло до 1820", "Кандидатов в депутаты было 263"."""
    _, noun = _in_subject(bare, many=_is_genitive(bare.s, bare.q))
    of_noun = bare.q.preposition == "by" and bare.q.change_cue is None  # "рухнули после допэмиссии на 80 миллиардов"
    if noun is not None and not of_noun:
        _count(bare, noun)


def _comes_to(s: Sentence, q: Quantity) -> bool:
    """ "deaths rose to 1.82 million", "Users: 2 million", and not "managers earned 5 million"."""
    before = q.outer - 1
    verb = s.upto("copula", before) or s.upto("be", before) or s.at("bound_before", q.outer) or s.at("share", before)
    return bool(q.preposition or q.change_cue or verb) or s.words[before].kind == "s"


def _in_subject(bare: Bare, *, many: bool = False) -> tuple[Cue | None, Noun | None]:
    """Return "the number of" in a quantity's subject, and the noun that is counted there: of a bare number only where
    the one or ``many`` tells that something is.
    """
    if bare.q.subject is None:
        return None, None
    first, last = bare.q.subject
    named = _number_of(bare.s, first, last)
    counting = named is not None or bare.q.scale != 1.0 or many
    return named, _counted(bare.s, first, last, named) if counting else None


def _count(bare: Bare, noun: Noun) -> None:
    bare.give(noun.lemma, "person" if noun.person else "noun", "elision.any.subject")


def _number_of(s: Sentence, first: int, last: int) -> Cue | None:
    return next(iter(s.between("number_of", first - 1, last + 1)), None)


def _counted(s: Sentence, first: int, last: int, named: Cue | None) -> Noun | None:
    """The noun that a subject starts with, behind "the number of"."""
    at = named.last + 1 if named is not None else first
    while at <= last and s.at("the", at) is not None:
        at += 1
    noun = counted(s, at, _PLURAL)
    return None if noun is None or noun.last > last else noun


def _is_attribute(s: Sentence, behind: int, last: int) -> bool:
    """ "the greeting cards market": the plural is not what the phrase is about."""
    done = behind <= last and s.words[behind].key.endswith(s.lexicon.verb_endings)  # "Passengers carried: 2.1 million"
    return behind <= last and not done and not {"stop", "verb"} & s.words[behind].entries.keys()


def _is_genitive(s: Sentence, q: Quantity) -> bool:
    """ "Кандидатов в депутаты было 263": what is counted stands first, in the genitive plural."""
    if q.subject is None or s.at("copula", q.outer - 1) is None:
        return False
    return any(noun.many and not noun.one for noun in nouns_ru(s.words[q.subject[0]].key))
