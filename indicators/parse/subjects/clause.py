"""The subject or object of the clause that a quantity stands in."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.morphology import analyse_ru
from indicators.parse.subjects.objects import object_of
from indicators.parse.subjects.phrases import LONGEST, Stretch, backwards
from indicators.parse.subjects.verbs import VERB_REACH, find_verb, is_verb

_TRIES = 3  # verbs side by side: "is expected to be set"


def of_clause(s: Sentence, q: Quantity, previous: Quantity | None, timed: set[int]) -> Stretch | None:
    """The noun phrase before the verb that governs the quantity; before "which", its antecedent."""
    english = s.lexicon.language == "en"
    if english and (doer := _of_participle(s, q, timed) or _having(s, q, timed)) is not None:
        return doer
    priced = previous is not None and previous.unit_kind == "currency" and s.at("for", previous.outer - 1) is not None
    priced = priced and s.at("joiner_or", q.outer - 1) is None
    if previous is not None and english and not priced and _joined(s, previous, q):
        own = previous.subject is None or previous.subject[0] > previous.first
        return (q.number_last + 1, q.last) if own and q.unit_kind in ("noun", "person") else previous.subject
    verb = find_verb(s, q, timed)
    if verb is None:
        found = backwards(s, q.outer - 2 if q.preposition else q.outer - 1, timed)
        if q.unit_kind not in ("noun", "person"):
            found = _past_verbs(s, found, timed)
        return _of_fragment(s, q, found, timed) if english else found
    if previous is not None and previous.last < verb and s.is_sign(verb - 1, ",") and verb - previous.last <= 2:
        opening = opening_comma(s, verb, timed) if english else None
        inside = opening is not None and s.at("relative_pronoun", opening + 1) is not None
        return backwards(s, opening - 1, timed) if inside and opening is not None else previous.subject
    thing = object_of(s, q, verb, timed)
    if thing is not None:
        return thing
    opening = opening_comma(s, verb, timed)
    if opening is not None and english and previous is not None and opening == previous.last + 1:
        return backwards(s, verb - 1, timed)  # "Unite, down 68p at 112p, Tesco, down 2p"
    if opening is not None:
        return backwards(s, opening - 1, timed)
    before = past_relative(s, past_auxiliaries(s, verb - 1, timed), timed)
    if (
        previous is not None
        and previous.first <= before <= previous.last
        and (previous.unit_kind != "noun" or "stop" in s.words[verb].entries)
    ):
        return previous.subject  # "the market worth 2 billion grows 5%", "3.9 million headsets, up from 2.4 million"
    return _before_verb(s, q, previous, verb, before, timed)


def _before_verb(
    s: Sentence, q: Quantity, previous: Quantity | None, verb: int, before: int, timed: set[int]
) -> Stretch | None:
    """The phrase that ends before a verb and its auxiliaries, or the subject of the verb that it is joined to."""
    english = s.lexicon.language == "en"
    found = backwards(s, before, timed, noun=english and before == verb - 1)
    lead = verb
    while english and lead > 1 and s.at("auxiliary", lead - 1) is not None:
        lead -= 1
    coordinated = s.at("conj", lead - 1) is not None and s.words[lead - 1].kind == "w"  # "hit 25 runs and stole 12"
    if english and coordinated and previous is not None and previous.last == lead - 2:
        return _doer(s, previous.subject, timed)
    if coordinated and previous is not None and previous.last < verb and _is_behind(s, found, previous):
        return previous.subject  # "imports, he said, fell 15% over those months and exceeded $4 billion"
    if not english and q.unit_kind not in ("noun", "person"):
        return _past_verbs(s, found, timed)
    purpose = found is not None and s.at("infinitive", verb - 1) is not None and s.upto("time_unit", found[1])
    if english and (found is None or coordinated or purpose or s.at("to_do", found[1]) is not None):
        return _of_main_verb(s, verb, timed) or found
    return found


def _doer(s: Sentence, thing: Stretch | None, timed: set[int]) -> Stretch | None:
    """ "raised its dividend to 65 cents and bought back 2 million shares": whose verb has the thing for its object."""
    verb = thing[0] - 1 if thing is not None else 0
    changes = verb > 0 and s.upto("change", verb) is not None and s.at("change_noun", verb) is None
    return (backwards(s, verb - 1, timed) if changes else None) or thing


def _of_participle(s: Sentence, q: Quantity, timed: set[int]) -> Stretch | None:
    """ "people earning between $4,000 and $9,000", "a bus carrying 36 tourists", "claims, ranging from $2 million"."""
    at = q.outer - 2 if s.at("range_open", q.outer - 1) is not None else q.outer - 1
    before = at - 1
    if (
        at < 1
        or s.words[at].kind != "w"
        or not s.words[at].key.endswith(s.lexicon.progressive)
        or s.words[at].capital
        or at in timed
    ):
        return None
    ranging = s.is_sign(before, ",") and s.at("from", at + 1) is not None
    noun = s.words[before].kind == "w" and not {"stop", "auxiliary"} & s.words[before].entries.keys()
    if not (ranging or noun) or s.at("change", at) is not None or before in timed or is_verb(s, before):
        return None
    if s.words[before].capital and s.at("place_preposition", before - 1) is not None:
        return None  # "builds a depot at Orsha creating 300 jobs"
    return backwards(s, before, timed)


def _having(s: Sentence, q: Quantity, timed: set[int]) -> Stretch | None:
    """ "the phone with 4,500 mAh", "a ship with 186 passengers": what has so much of it."""
    at = q.outer - 1
    if s.at("having", at) is None or q.unit == "percent" or q.unit_kind not in ("unit", "noun", "person"):
        return None
    found = backwards(s, at - 1, timed) if at > 0 and at - 1 not in timed and s.words[at - 1].kind == "w" else None
    if found is None:
        return None
    article = next((i for i in range(found[1], found[0] - 1, -1) if s.at("the", i) is not None), found[0])
    return (article, found[1]) if q.unit_kind == "unit" or s.at("indefinite", article) is not None else None


def _is_behind(s: Sentence, found: Stretch | None, previous: Quantity) -> bool:
    """Whether no subject was found between a quantity and a further verb of its clause: none, or a bit of a time."""
    if found is None or found[1] < previous.first:
        return True
    return all(s.closes(("unit", "time_unit", "the"), i) for i in range(found[0], found[1] + 1))


def _of_fragment(s: Sentence, q: Quantity, found: Stretch | None, timed: set[int]) -> Stretch | None:
    """The thing of a quantity without a verb, given the words before it."""
    if found is None:
        return None
    if found[1] == q.first - 1 and s.at("indefinite", found[0]) is not None:
        return None  # "a sharp 3 percent drop": the adjective is no thing
    if s.words[found[0]].key.endswith(s.lexicon.progressive) and s.is_sign(found[0] - 1, ","):
        return backwards(s, found[0] - 2, timed)  # "the drone, weighing 250 grams"
    if s.is_sign(q.outer - 1, ",") and q.unit_kind in ("noun", "person"):
        return None  # "according to the police, 20 people died"
    return found


def opening_comma(s: Sentence, verb: int, timed: set[int]) -> int | None:
    """ "ACME, a distributor, is selling", "the pitcher, who joined in May, threw": the comma behind the subject."""
    english, closing = s.lexicon.language == "en", verb - 1
    while closing > 0 and (_is_of_time(s, closing, timed) or s.opens(("auxiliary", "adverb"), closing)):
        closing -= 1
    if not s.is_sign(closing, ","):
        return None
    opening = next((i for i in range(closing - 1, max(verb - LONGEST, 0), -1) if s.is_sign(i, ",")), None)
    if opening is not None and _names_source(s, opening, closing):
        return _before_relative(s, opening)
    if opening is None or any(i in timed for i in range(opening - 2, opening)):
        return None
    return opening if english or s.at("relative_pronoun", opening + 1) is None else None


def _before_relative(s: Sentence, closing: int) -> int:
    """ "the tranche, which is planned for 2011, he said, will exceed": the comma before "which", if one closes it."""
    opening = next((i for i in range(closing - 1, max(closing - LONGEST, 0), -1) if s.is_sign(i, ",")), None)
    return closing if opening is None or s.at("relative_pronoun", opening + 1) is None else opening


def _is_of_time(s: Sentence, at: int, timed: set[int]) -> bool:
    return at in timed or (at + 1 in timed and "stop" in s.words[at].entries)


def _names_source(s: Sentence, opening: int, closing: int) -> bool:
    """ "exports, according to the ministry, fell", "exports, he said, fell": who says it, between two commas."""
    start = opening + 1
    opens = s.opens(("according", "according_pronoun", "as_say"), start)
    return opens or any(s.at("say", i) is not None for i in range(start, closing))


def _past_verbs(s: Sentence, found: Stretch | None, timed: set[int]) -> Stretch | None:
    """ "объем прокачки запланирован в", "экспорт вырос вдвое": a verb is no subject; what is before it?"""
    if s.lexicon.language == "en" or found is None or found[0] < found[1]:
        return found
    if analyse_ru(s.words[found[0]].key).pos not in ("PRTS", "VERB") or s.words[found[0]].capital:
        return found
    opening = opening_comma(s, found[0], timed)
    return backwards(s, (found[0] if opening is None else opening) - 1, timed) or found


def past_verbs(s: Sentence, found: Stretch | None, timed: set[int]) -> Stretch | None:
    """ "is set to rise by 5%", "could realistically be priced at $5": a lone English verb or adverb is no subject."""
    for _ in range(_TRIES if s.lexicon.language == "en" else 0):
        if found is None or found[0] < found[1] or not _is_verbal(s, found[0]):
            break
        before = backwards(s, past_relative(s, past_auxiliaries(s, found[0] - 1, timed), timed), timed)
        if before is None:
            break
        found = before
    if found is not None and found[0] == found[1] and _is_gerund(s, found[0]):
        return _of_main_verb(s, found[0], timed) or found
    return found


def _is_gerund(s: Sentence, at: int) -> bool:
    """ "before closing up 7.1%", "raised wages, affecting 340,000 people": an English participle of the main verb's
    subject.
    """
    word = s.words[at]
    if at == 0 or not word.key.endswith(s.lexicon.progressive) or word.capital or s.lexicon.language != "en":
        return False
    if s.is_sign(at - 1, ",") or s.at("joiner_and", at - 1) is not None:
        return True
    return s.at("more_or_less", at + 1) is not None and "stop" in s.words[at - 1].entries


def _is_verbal(s: Sentence, at: int) -> bool:
    word = s.words[at]
    governed = s.opens(("auxiliary", "modal_will", "modal_would"), at - 1)
    known = "predicate" in word.entries or is_verb(s, at) or (governed and s.at("the", at - 1) is None)
    return word.kind == "w" and not word.capital and "person_pronoun" not in word.entries and known


def _of_main_verb(s: Sentence, verb: int, timed: set[int]) -> Stretch | None:
    """The subject of the verb before one that has none of its own: "Dell announced plans to lay off 6,650"."""
    for i in range(verb - 2, max(verb - VERB_REACH, -1), -1):
        if s.words[i].text in ";:":
            return None
        if i in timed or not (is_verb(s, i) or s.at("say", i) is not None) or s.at("infinitive", i - 1) is not None:
            continue
        found = backwards(s, past_relative(s, past_auxiliaries(s, i - 1, timed), timed), timed)
        if found is not None:
            return found
    return None


def _joined(s: Sentence, previous: Quantity, q: Quantity) -> bool:
    """ "60 fishermen and 12 firemen": nothing but a list's signs stands between two quantities."""
    between = range(previous.last + 1, q.outer)
    return len(between) > 0 and all(s.at("conj", i) is not None for i in between)


def past_auxiliaries(s: Sentence, at: int, timed: set[int]) -> int:
    """Return the last token before a verb's auxiliaries, adverbs and times."""
    if (bound := s.upto("bound_before", at)) is not None and s.lexicon.language == "en":
        at = bound.first - 1  # "sales more than doubled"
    while at >= 0 and (
        at in timed
        or s.is_sign(at, ",")
        or s.closes(("adverb", "auxiliary", "modal_will", "modal_would", "neg"), at)
        or (s.lexicon.language != "en" and s.upto("modal", at) is not None and s.at("infinitive", at) is None)
    ):
        at -= 1
    return at


def past_relative(s: Sentence, at: int, timed: set[int]) -> int:
    """ "the volume of trade, which in the first half of 2020 decreased": step over "which" to its antecedent."""
    for i in range(at, max(at - 8, -1), -1):
        if s.at("relative_pronoun", i) is not None:
            at = i - 1
            while at >= 0 and s.is_sign(at, ","):
                at -= 1
            return at
        if i not in timed and s.words[i].kind != "s" and "stop" not in s.words[i].entries:
            break
    return at
