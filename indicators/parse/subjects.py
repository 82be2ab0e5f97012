"""The measured thing: the phrase that a quantity says something about, found by syntax."""

from __future__ import annotations

from indicators.model import Measure
from indicators.parse.draft import Period, Quantity, Sentence

_LONGEST = 18
_VERB_REACH = 20
_BRACKET = 6
_Stretch = tuple[int, int]


def mark(s: Sentence, quantities: list[Quantity], periods: list[Period]) -> None:
    """Set each quantity's ``subject`` as a stretch of tokens, where one is found."""
    timed = {i for p in periods for i in range(p.first, p.last + 1)}
    previous: Quantity | None = None
    for q in quantities:
        q.subject = _subject(s, q, previous, timed)
        if s.lexicon.language == "en" and previous is not None:
            q.subject = _behind_previous(s, q.subject, previous)
        if s.lexicon.language == "en" and q.subject is not None and _is_pronoun(s, q.subject):
            q.subject = _antecedent(s, q.subject, timed)
        previous = q


def _subject(s: Sentence, q: Quantity, previous: Quantity | None, timed: set[int]) -> _Stretch | None:
    if q.measure is not Measure.SHARE and (found := _of_change(s, q, timed) or _of_noun(s, q, timed)) is not None:
        return found
    english = s.lexicon.language == "en"
    if english and (owner := _owner(s, q, timed)) is not None:
        return owner
    if previous is not None and s.is_sign(q.outer - 1, "(") and q.outer - 2 <= previous.last + 1:
        return previous.subject
    if english and (substance := _substance(s, q, timed)) is not None:
        return substance
    if previous is not None and (gap := _gap(s, previous.last, q.outer, timed)) is not None:
        return gap
    found = _before_sign(s, q, timed) or _of_clause(s, q, previous, timed) or _whole(s, q, timed)
    if found is None and q.unit_kind in ("noun", "person") and q.last > q.number_last:
        return q.number_last + 1, q.last
    return found if found is not None or previous is None else previous.subject


def _behind_previous(s: Sentence, found: _Stretch | None, previous: Quantity) -> _Stretch | None:
    """Cut a phrase that runs into the quantity before it: "45 cents | a share on revenue of $3.1 billion"."""
    if found is None or not found[0] <= previous.last < found[1] or found == previous.subject:
        return found
    first = previous.last + 1
    while first <= found[1] and ("stop" in s.words[first].entries or s.words[first].kind == "s"):
        first += 1
    return (first, found[1]) if first <= found[1] else found


def _gap(s: Sentence, last: int, first: int, timed: set[int]) -> _Stretch | None:
    """ "exports totalled $3.4 billion and imports $3.9 billion": a further subject whose verb is left out."""
    start = last + 1
    while start < first and s.at("conj", start) is not None:
        start += 1
    words = range(start, first)
    if start == last + 1 or not 0 < len(words) <= 6:
        return None
    plain = all(s.words[i].kind == "w" and i not in timed and not _is_verb(s, i) for i in words)
    if s.lexicon.language == "en" and s.at("conj", first - 1) is not None:
        return None  # "a pool and 3 restaurants"
    function = "stop" in s.words[start].entries and s.at("the", start) is None
    return (
        (start, first - 1)
        if plain and not function and not s.at("by", first - 1) and not s.at("of", first - 1)
        else None
    )


def _of_change(s: Sentence, q: Quantity, timed: set[int]) -> _Stretch | None:
    """ "a 5% increase in exports", "an increase of 6% in consumption", "рост экспорта на 5%"."""
    at = q.last + 1
    noun = s.at("change_noun", at) or s.at("change_noun", at + 1)
    if noun is not None:
        at = noun.last + 1
    elif not (q.preposition == "of" and q.change_cue is not None and q.change_cue.entry.kind == "change_noun"):
        return None
    if s.lexicon.language == "en":
        return _phrase(s, at + 1, timed) if s.at("of", at) or s.at("of_whole", at) else None
    return _phrase(s, at, timed) if noun is not None else None


def _owner(s: Sentence, q: Quantity, timed: set[int]) -> _Stretch | None:
    """ "an 8.5 kW system", "a 51 per cent stake in a school", "50 foot lots": a quantity before its noun."""
    first = q.last + 1
    article = s.at("the", q.first - 1) is not None
    if q.unit_kind not in ("unit", "currency") or not (article or _is_attribute(s, q)):
        return None
    if first >= len(s.words) or first in timed or s.words[first].kind != "w" or "stop" in s.words[first].entries:
        return None
    if any(s.at(kind, first) for kind in ("compared", "change_noun", "adverb")) or _is_verb(s, first):
        return None
    return _phrase(s, first, timed)


def _is_attribute(s: Sentence, q: Quantity) -> bool:
    """ "50 foot lots": a unit in the singular behind a number that is not one."""
    unit = s.words[q.last]
    plain = q.unit_kind == "unit" and q.unit != "percent" and q.per is None and unit.kind == "w" and len(unit.key) > 2
    return plain and q.value != 1 and not unit.key.endswith("s") and unit.key not in s.lexicon.lemmas


def _substance(s: Sentence, q: Quantity, timed: set[int]) -> _Stretch | None:
    """ "8 miles of new tunnels", "412,000 tonnes of cheese and curd", "$12 million of claims"."""
    at = q.last + 1
    if s.is_sign(at, "("):  # "8 miles (13 kilometres) of tunnels"
        at = next((i + 1 for i in range(at, min(at + _BRACKET, len(s.words))) if s.is_sign(i, ")")), at)
    link = s.at("of_whole", at)
    if (
        link is None
        or s.at("duration_before", q.outer) is not None
        or q.unit == "percent"
        or q.unit_kind not in ("unit", "currency")
        or q.preposition in ("by", "to")
    ):
        return None
    return _phrase(s, link.last + 1, timed)


def _antecedent(s: Sentence, pronoun: _Stretch, timed: set[int]) -> _Stretch:
    """The subject of the nearest clause before a pronoun of the third person; the pronoun where there is none."""
    for i in range(pronoun[0] - 1, max(pronoun[0] - _VERB_REACH, -1), -1):
        if i in timed or not (_is_verb(s, i) or s.at("say", i) is not None):
            continue
        found = _backwards(s, _past_relative(s, _past_auxiliaries(s, i - 1, timed), timed), timed)
        if found is not None and not _is_pronoun(s, found):
            return found
    return pronoun


def _is_pronoun(s: Sentence, phrase: _Stretch) -> bool:
    return phrase[0] == phrase[1] and s.at("person_pronoun", phrase[0]) is not None


def _of_noun(s: Sentence, q: Quantity, timed: set[int]) -> _Stretch | None:
    """ "a debt of $1 billion", "growth of 3%", "fines worth $5 million"."""
    link = s.upto("of_whole", q.outer - 1) or s.upto("worth", q.outer - 1)
    if link is None and q.outer < q.first:
        link = s.at("of_whole", q.outer)  # "a value of around €80bn"
    if link is None and s.upto("range_open", q.outer - 1) is not None:
        link = s.upto("of_whole", q.outer - 2)  # "a price of between $62 and $68"
    if link is None or s.upto("compound_preposition", link.last) is not None or s.upto("filler", link.last) is not None:
        return None
    found = _backwards(s, link.first - 1, timed, noun=True)
    if found is None or s.at("change_noun", found[1]) is None:
        return found
    return found if found[1] > found[0] + (s.at("the", found[0]) is not None) else None  # "saw a decline of 20.8%"


def _before_sign(s: Sentence, q: Quantity, timed: set[int]) -> _Stretch | None:
    """ "exports ($5 billion)", "Butter: 92,000 tonnes", "Housing construction — 4.2 million square metres"."""
    at = q.outer - 1
    while at >= 0 and at in timed:
        at -= 1
    return _backwards(s, at - 1, timed) if s.is_sign(at, "(:–—") and at > 0 else None


def _whole(s: Sentence, q: Quantity, timed: set[int]) -> _Stretch | None:
    """ "12% of exports", "5 million tonnes of oil", "12% экспорта"."""
    link = s.at("of_whole", q.last + 1)
    if link is not None:
        return _phrase(s, link.last + 1, timed)
    return _phrase(s, q.last + 1, timed) if s.lexicon.language == "ru" and q.measure is Measure.SHARE else None


# --- the clause ------------------------------------------------------------------------------------------------


def _of_clause(s: Sentence, q: Quantity, previous: Quantity | None, timed: set[int]) -> _Stretch | None:
    """The noun phrase before the verb that governs the quantity; before "which", its antecedent."""
    english = s.lexicon.language == "en"
    if previous is not None and english and _joined(s, previous, q):
        own = previous.subject is None or previous.subject[0] > previous.first
        return (q.number_last + 1, q.last) if own and q.unit_kind in ("noun", "person") else previous.subject
    verb = _verb(s, q, timed)
    if verb is None:
        found = _backwards(s, q.outer - 2 if q.preposition else q.outer - 1, timed)
        return _of_fragment(s, q, found, timed) if english else found
    if previous is not None and previous.last < verb and s.is_sign(verb - 1, ",") and verb - previous.last <= 2:
        return previous.subject
    thing = _object(s, q, timed) or _priced(s, q, verb, timed)
    if thing is not None:
        return thing
    opening = _opening_comma(s, verb, timed)
    if opening is not None:
        return _backwards(s, opening - 1, timed)
    before = _past_relative(s, _past_auxiliaries(s, verb - 1, timed), timed)
    if (
        previous is not None
        and previous.first <= before <= previous.last
        and (previous.unit_kind != "noun" or "stop" in s.words[verb].entries)
    ):
        return previous.subject  # "the market worth 2 billion grows 5%", "3.9 million headsets, up from 2.4 million"
    found = _backwards(s, before, timed, noun=english and before == verb - 1)
    coordinated = s.at("conj", verb - 1) is not None and s.words[verb - 1].kind == "w"  # "hit 25 runs and stole 12"
    if english and coordinated and previous is not None and previous.last == verb - 2:
        return previous.subject
    if english and (found is None or coordinated or s.at("to_do", found[1]) is not None):
        return _of_main_verb(s, verb, timed) or found
    return found


def _of_fragment(s: Sentence, q: Quantity, found: _Stretch | None, timed: set[int]) -> _Stretch | None:
    """The thing of a quantity without a verb, given the words before it."""
    if found is None:
        return None
    if found[1] == q.first - 1 and s.at("indefinite", found[0]) is not None:
        return None  # "a sharp 3 percent drop": the adjective is no thing
    if s.words[found[0]].key.endswith(s.lexicon.progressive) and s.is_sign(found[0] - 1, ","):
        return _backwards(s, found[0] - 2, timed)  # "the drone, weighing 250 grams"
    if s.is_sign(q.outer - 1, ",") and q.unit_kind in ("noun", "person"):
        return None  # "according to the police, 20 people died"
    return found


def _opening_comma(s: Sentence, verb: int, timed: set[int]) -> int | None:
    """ "ACME, a distributor, is selling", "the pitcher, who joined in May, threw": the comma behind the subject."""
    english, closing = s.lexicon.language == "en", verb - 1
    while english and (s.at("auxiliary", closing) or s.at("adverb", closing)):
        closing -= 1
    if not s.is_sign(closing, ","):
        return None
    opening = next((i for i in range(closing - 1, max(verb - _LONGEST, 0), -1) if s.is_sign(i, ",")), None)
    if opening is None or any(i in timed for i in range(opening - 2, opening)):
        return None
    return opening if english or s.at("relative_pronoun", opening + 1) is None else None


def _priced(s: Sentence, q: Quantity, verb: int, timed: set[int]) -> _Stretch | None:
    """ "sells the basic version for 7,199 yuan", "paid $12,000 for a new roof": what the money is for."""
    if q.unit_kind != "currency" or s.lexicon.language != "en":
        return None
    if s.at("for", q.outer - 1) is not None:
        found = _backwards(s, q.outer - 2, timed)
        return (max(found[0], verb + 1), found[1]) if found is not None and found[1] > verb else None
    if s.at("for", q.last + 1) is None or q.per is not None or s.at("pays", verb) is None:
        return None
    first = q.last + 2
    while first < len(s.words) and (s.words[first].kind == "n" or s.at("the", first) or s.upto("unit", first)):
        first += 1
    return _phrase(s, first, timed)


def _of_main_verb(s: Sentence, verb: int, timed: set[int]) -> _Stretch | None:
    """The subject of the verb before one that has none of its own: "Dell announced plans to lay off 6,650"."""
    for i in range(verb - 2, max(verb - _VERB_REACH, -1), -1):
        if s.words[i].text in ";:":
            return None
        if i in timed or not (_is_verb(s, i) or s.at("say", i) is not None) or s.at("infinitive", i - 1) is not None:
            continue
        found = _backwards(s, _past_relative(s, _past_auxiliaries(s, i - 1, timed), timed), timed)
        if found is not None:
            return found
    return None


def _joined(s: Sentence, previous: Quantity, q: Quantity) -> bool:
    """ "60 fishermen and 12 firemen": nothing but a list's signs stands between two quantities."""
    between = range(previous.last + 1, q.outer)
    return len(between) > 0 and all(s.at("conj", i) is not None for i in between)


def _past_auxiliaries(s: Sentence, at: int, timed: set[int]) -> int:
    while at >= 0 and (
        at in timed
        or s.is_sign(at, ",")
        or any(s.upto(k, at) for k in ("adverb", "auxiliary", "modal_will", "modal_would", "neg"))
    ):
        at -= 1
    return at


def _past_relative(s: Sentence, at: int, timed: set[int]) -> int:
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


def _object(s: Sentence, q: Quantity, timed: set[int]) -> _Stretch | None:
    """ "lowered the transit tariff by 10.5 percent": what stands between the verb of change and the amount."""
    cue = q.change_cue
    if cue is None and q.preposition == "to":
        cue = s.nearest_before("change", q.first, 12)
    if cue is None or cue.entry.kind not in ("change", "multiple") or cue.first > q.last:
        return None
    if cue.entry.kind == "multiple" and not cue.entry.get("verb"):
        return None
    first = cue.last + 1
    while first < len(s.words) and (s.at("filler", first) or s.at("adverb", first)) and not s.at("the", first):
        first += 1
    if first >= len(s.words) or first in timed or ("stop" in s.words[first].entries and s.at("the", first) is None):
        return None
    if s.lexicon.language == "en" and s.at("copula", first) is not None:
        return None  # "rose to 5 percent, and inflation hit 3 percent": another verb's
    found = _phrase(s, first, timed)
    return found if found is not None and (found[1] < q.first or q.form == "multiple") else None


def _verb(s: Sentence, q: Quantity, timed: set[int]) -> int | None:
    """The first token of the verb that governs the quantity, or None."""
    cue = q.change_cue
    itself = cue is not None and cue.first == q.first and not cue.entry.get("verb") and s.lexicon.language == "en"
    if cue is not None and cue.entry.kind in ("change", "multiple") and cue.first <= q.first and not itself:
        return cue.first
    for i in range(q.first - 1, max(q.first - _VERB_REACH, -1), -1):
        if s.words[i].text in ";:":
            return None
        if (share := s.upto("share", i)) is not None and share.last > share.first:
            return share.first
        if (
            i not in timed
            and (_is_verb(s, i) or _is_infinitive(s, i) or _touches(s, q, i))
            and (i < q.outer or s.lexicon.language != "en" or _is_bound_verb(s, i))
        ):
            return i
    return None


def _is_infinitive(s: Sentence, at: int) -> bool:
    """ "plans to lease 6 aircraft": whatever follows such a noun and "to" is a verb."""
    return s.lexicon.language == "en" and s.at("infinitive", at - 1) is not None and s.at("to_do", at - 2) is not None


def _touches(s: Sentence, q: Quantity, at: int) -> bool:
    """ "the camera shoots 60 frames": between a noun or pronoun and a number a plain word is a verb."""
    word = s.words[at]
    if s.lexicon.language != "en" or at != q.outer - 1 or at == 0 or word.kind != "w" or word.capital:
        return False
    before = s.words[at - 1]
    if _is_verb(s, at - 1) or s.at("auxiliary", at - 2) is not None or s.at("modal_will", at - 2) is not None:
        return False  # "will cost taxpayers $15 million"
    governed = "stop" in before.entries and not any(
        kind in before.entries for kind in ("pronoun", "auxiliary", "modal_will", "modal_would", "relative_pronoun")
    )
    plain = (
        not word.key.endswith(s.lexicon.adjective_endings) and not {"stop", "adverb", "filler"} & word.entries.keys()
    )
    return plain and before.kind == "w" and not governed and not _is_noun_here(s, at)


def _is_bound_verb(s: Sentence, at: int) -> bool:
    bound = s.at("bound_before", at)
    return bound is not None and bool(bound.entry.get("verb"))


def _is_verb(s: Sentence, at: int) -> bool:
    word = s.words[at]
    if word.kind != "w" or (s.lexicon.language == "en" and _is_noun_here(s, at)):
        return False
    if _is_bound_verb(s, at) or any(s.at(kind, at) for kind in ("copula", "change", "verb", "share", "predicate")):
        return s.at("of", at) is None
    if at and word.key.endswith(s.lexicon.progressive) and s.at("auxiliary", at - 1) is not None:
        return True
    return (
        word.key.endswith(s.lexicon.verb_endings)
        and not word.capital
        and len(word.key) > 4
        and "stop" not in word.entries
    )


def _is_noun_here(s: Sentence, at: int) -> bool:
    """ "the forecast", "a stake", "an anticipated price", "60 basis point improvement": no verb follows an article or
    a unit.
    """
    article = s.at("the", at - 1) is not None and s.upto("filler", at - 1) is not None
    verb = {"verb", "predicate", "copula"} & s.words[at].entries.keys()
    return article or (not verb and _ends_measure(s, at - 1))


def _ends_measure(s: Sentence, at: int) -> bool:
    """Whether the unit of a number ends at a token: "cent" of "51 per cent"."""
    unit = s.upto("unit", at) or s.upto("currency", at)
    return unit is not None and unit.first > 0 and s.words[unit.first - 1].number is not None


# --- noun phrases ----------------------------------------------------------------------------------------------


def _phrase(s: Sentence, first: int, timed: set[int]) -> _Stretch | None:
    """The noun phrase that begins at ``first``, "of" phrases included."""
    last = first - 1
    for i in range(first, min(first + _LONGEST, len(s.words))):
        word = s.words[i]
        if i in timed or word.kind == "n" or (word.kind == "s" and word.text not in "-'&«»“”\""):
            break
        if (
            "stop" in word.entries
            and s.at("the", i) is None
            and s.at("name_particle", i) is None
            and s.at("between", i) is None
        ):
            break
        if i > first and s.lexicon.language == "en" and ("predicate" in word.entries or _opens_phrase(s, i)):
            break
        if i > first and (s.at("copula", i) or s.at("say", i) or s.at("verb", i) or s.at("change", i)):
            break
        last = i
    while last >= first and ("stop" in s.words[last].entries or s.words[last].kind == "s"):
        last -= 1
    return (first, last) if last >= first else None


def _backwards(s: Sentence, last: int, timed: set[int], *, noun: bool = False) -> _Stretch | None:
    """The noun phrase that ends at ``last``; with ``noun`` the last word is one, whatever else it could be."""
    while last >= 0 and (
        last in timed
        or s.is_sign(last, ",)—–")
        or _abbreviates(s, last)
        or s.upto("of", last)
        or s.upto("adverb", last)
        or s.upto("filler", last)
        or (s.lexicon.language == "en" and s.upto("conj", last))
    ):
        last -= 1
    first = last + 1
    for i in range(last, max(last - _LONGEST, -1), -1):
        word = s.words[i]
        if i in timed or (word.kind == "s" and (word.text not in "-'&«»“”\"" or i == last) and not _abbreviates(s, i)):
            break
        if (word.kind == "n" or s.at("scale", i) is not None) and not _is_in_name(s, i):
            break
        if i < last and "predicate" in word.entries and not word.capital and not _in_relative(s, i):
            break
        if s.lexicon.language == "en" and (_ends_measure(s, i) or s.upto("compound_preposition", i) is not None):
            break
        stops = (
            "stop" in word.entries
            and s.at("the", i) is None
            and s.at("name_particle", i) is None
            and s.at("between", i) is None
        )
        if stops and i == last and s.at("person_pronoun", i) is not None:
            return i, i
        said = s.at("say", i) is not None and not (i == last and (noun or _is_named(s, i)))
        if stops or said or s.at("copula", i) is not None:
            break
        first = i
        if s.lexicon.language == "en" and _opens_phrase(s, i):
            break
    while first <= last and (
        ("stop" in s.words[first].entries and s.at("the", first) is None) or s.words[first].kind == "s"
    ):
        first += 1
    if first > 1 and s.at("infinitive", first - 1) is not None and s.at("the", first + 1) is not None:
        first += 1  # "expects to restore the volume": the verb is not part of the phrase
    return (first, last) if first <= last else None


def _abbreviates(s: Sentence, at: int) -> bool:
    """Whether a full stop belongs to a name: "Dell Inc.", "J. Petrov"."""
    return s.lexicon.language == "en" and s.is_sign(at, ".") and s.glued(at) and s.words[at - 1].capital


def _in_relative(s: Sentence, at: int) -> bool:
    """ "the debt that the railway owes its suppliers"."""
    return any(s.at("relative_pronoun", i) is not None for i in range(max(at - 4, 0), at))


def _opens_phrase(s: Sentence, at: int) -> bool:
    """Whether an article begins the phrase: "missed | a forecast", but "the volume of the trade"."""
    if s.at("the", at) is None or at == 0 or s.words[at - 1].kind != "w":
        return False
    if s.at("indefinite", at) is not None and (s.at("conj", at - 1) or s.at("infinitive", at - 1)):
        return True  # "a battery and | a price tag", "a satellite to | an altitude"
    return not any(s.upto(kind, at - 1) for kind in ("name_particle", "between", "of", "relative_pronoun"))


def _is_in_name(s: Sentence, at: int) -> bool:
    """ "the S&P 500 fell": a number right behind a capital is part of the name that ends with it."""
    if s.lexicon.language != "en" or s.words[at].kind != "n" or at == 0:
        return False
    if s.is_sign(at + 1, "-") and s.glued(at + 1) and s.glued(at + 2):
        return True  # "the yield on the 10-year note"
    before = s.words[at - 1]
    return before.capital and "stop" not in before.entries and "month" not in before.entries


def _is_named(s: Sentence, at: int) -> bool:
    """ "the highest forecast", "their estimates": a word of saying that is a noun."""
    return s.lexicon.language == "en" and any(
        s.at("the", i) is not None or s.at("superlative", i) is not None for i in range(max(at - 1, 0), at)
    )
