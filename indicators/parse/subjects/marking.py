"""The subject of each quantity of a sentence, tried from the closest construction to the loosest."""

from __future__ import annotations

from indicators.model import Measure
from indicators.parse.draft import Period, Quantity, Sentence
from indicators.parse.nouns import counted
from indicators.parse.subjects.clause import of_clause, opening_comma, past_auxiliaries, past_relative, past_verbs
from indicators.parse.subjects.phrases import Stretch, backwards, phrase_from
from indicators.parse.subjects.verbs import VERB_REACH, is_verb

_BRACKET = 6


def mark(s: Sentence, quantities: list[Quantity], periods: list[Period]) -> None:
    """Set each quantity's ``subject`` as a stretch of tokens, where one is found."""
    timed = {i for p in periods for i in range(p.first, p.last + 1)}
    previous: Quantity | None = None
    for q in quantities:
        q.subject = past_verbs(s, _subject(s, q, previous, timed), timed)
        if s.lexicon.language == "en" and previous is not None:
            q.subject = _behind_previous(s, q.subject, previous)
        if s.lexicon.language == "en" and q.subject is not None and _is_pronoun(s, q.subject):
            q.subject = _antecedent(s, q.subject, timed)
        previous = q


def _subject(s: Sentence, q: Quantity, previous: Quantity | None, timed: set[int]) -> Stretch | None:
    if previous is not None and previous.subject is not None and _are_ends(s, previous, q):
        return previous.subject
    if q.measure is not Measure.SHARE and (found := _of_change(s, q, timed) or _of_noun(s, q, timed)) is not None:
        return found
    if (whole := _opens_clause(s, q, timed)) is not None:
        return whole
    english = s.lexicon.language == "en"
    if english and (owner := _owner(s, q, timed)) is not None:
        return owner
    if previous is not None and s.is_sign(q.outer - 1, "(") and q.outer - 2 <= previous.last + 1:
        return previous.subject
    if english and (substance := _substance(s, q, timed)) is not None:
        return substance
    if previous is not None and (gap := _gap(s, previous.last, q.outer, timed)) is not None:
        return gap
    found = _before_sign(s, q, timed) or of_clause(s, q, previous, timed)
    if found is None or (previous is not None and found == previous.subject):
        found = _behind_verb(s, q, timed) or found
    found = found or _whole(s, q, timed) or _led(s, q, timed)
    if found is None and q.unit_kind in ("noun", "person") and q.last > q.number_last:
        return q.number_last + 1, q.last
    return found if found is not None or previous is None else previous.subject


def _behind_previous(s: Sentence, found: Stretch | None, previous: Quantity) -> Stretch | None:
    """Cut a phrase that runs into the quantity before it: "45 cents | a share on revenue of $3.1 billion"."""
    if found is None or not found[0] <= previous.last < found[1] or found == previous.subject:
        return found
    if found[0] < previous.first - 1 and s.at("of_whole", previous.first - 1) is not None:
        return found  # "a crew of 33 sailors and officers"
    first = previous.last + 1
    while first <= found[1] and ("stop" in s.words[first].entries or s.words[first].kind == "s"):
        first += 1
    return (first, found[1]) if first <= found[1] else found


def _gap(s: Sentence, last: int, first: int, timed: set[int]) -> Stretch | None:
    """ "exports totalled $3.4 billion and imports $3.9 billion": a further subject whose verb is left out."""
    start = last + 1
    while start < first and s.at("conj", start) is not None:
        start += 1
    words = range(start, first)
    if start == last + 1 or not 0 < len(words) <= 6:
        return None
    plain = all(s.words[i].kind == "w" and i not in timed and not is_verb(s, i) for i in words)
    if s.lexicon.language == "en" and s.at("conj", first - 1) is not None:
        return None  # "a pool and 3 restaurants"
    function = "stop" in s.words[start].entries and s.at("the", start) is None
    return (start, first - 1) if plain and not function and not s.opens(("by", "of"), first - 1) else None


def _are_ends(s: Sentence, previous: Quantity, q: Quantity) -> bool:
    """ "cut its goal to 206 million from 210 million", but not "from 210 million, while sales held at 9 million"."""
    ends = {previous.preposition, q.preposition} == {"from", "to"} and previous.unit == q.unit
    held = any(s.upto("valued_at", end.outer - 1) is not None for end in (previous, q))
    return ends and not held and not s.has("clause", previous.last, q.outer)


def _opens_clause(s: Sentence, q: Quantity, timed: set[int]) -> Stretch | None:
    """ "and 6 percent of ballots were blank", "two in five renters spend": the whole is what the clause is about."""
    opener = s.words[q.outer - 1] if q.outer else None
    opens = opener is None or opener.text in ",;:" or s.at("conj", q.outer - 1) is not None
    if q.measure is not Measure.SHARE or not opens or s.lexicon.language != "en":
        return None
    link = s.at("of_whole", q.last + 1)
    found = phrase_from(s, q.last + 1 if link is None else link.last + 1, timed)
    if found is None:
        return None
    does = (i for i in range(found[0] + 1, found[1] + 1) if s.at("people_verb", i) and s.words[i - 1].key[-1] == "s")
    verb = next(does, found[1] + 1)
    acts = verb < len(s.words) and (is_verb(s, verb) or s.at("auxiliary", verb) or s.at("people_verb", verb))
    return (found[0], verb - 1) if acts else None


def _of_change(s: Sentence, q: Quantity, timed: set[int]) -> Stretch | None:
    """ "a 5% increase in exports", "an increase of 6% in consumption", "рост экспорта на 5%"."""
    if "change_noun" not in s.kinds:
        return None
    at = q.last + 1
    noun = s.at("change_noun", at) or s.at("change_noun", at + 1)
    if noun is not None:
        at = noun.last + 1
    elif not (q.preposition == "of" and q.change_cue is not None and q.change_cue.entry.kind == "change_noun"):
        return None
    if s.lexicon.language == "en":
        return phrase_from(s, at + 1, timed) if s.opens(("of", "of_whole"), at) else None
    return phrase_from(s, at, timed) if noun is not None else None


def _owner(s: Sentence, q: Quantity, timed: set[int]) -> Stretch | None:
    """ "an 8.5 kW system", "a 51 per cent stake in a school", "50 foot lots": a quantity before its noun."""
    first = q.last + 1
    article = s.at("the", q.first - 1) is not None or (s.at("indefinite", q.first) is not None and q.first < q.last)
    if q.unit_kind not in ("unit", "currency") or not (article or _is_attribute(s, q)):
        return None
    first = _behind_bracket(s, first)
    if first >= len(s.words) or first in timed or s.words[first].kind != "w" or "stop" in s.words[first].entries:
        return None
    if s.opens(("compared", "change_noun", "adverb", "ago"), first) or is_verb(s, first):
        return None
    found = phrase_from(s, first, timed)
    alone = found is not None and found[0] == found[1] and s.words[first].key.endswith(s.lexicon.verb_endings)
    return None if alone else found  # "from 21 mpg combined to 23"


def _behind_bracket(s: Sentence, at: int) -> int:
    """ "a 37m (121ft)-long hall": the token behind a bracket, and behind what a hyphen joins to it."""
    if not s.is_sign(at, "("):
        return at
    at = next((i + 1 for i in range(at, min(at + _BRACKET, len(s.words))) if s.is_sign(i, ")")), at)
    return at + 2 if s.is_sign(at, "-") and s.glued(at) else at


def _is_attribute(s: Sentence, q: Quantity) -> bool:
    """ "50 foot lots", "500mg tablets": a unit in the singular behind a number that is not one."""
    unit = s.words[q.last]
    if q.unit_kind == "unit" and s.glued(q.last) and counted(s, q.last + 1, 2.0) is not None:
        return True
    plain = q.unit_kind == "unit" and q.unit != "percent" and q.per is None and unit.kind == "w" and len(unit.key) > 2
    return plain and q.value != 1 and not unit.key.endswith("s") and unit.key not in s.lexicon.lemmas


def _substance(s: Sentence, q: Quantity, timed: set[int]) -> Stretch | None:
    """ "8 miles of new tunnels", "412,000 tonnes of cheese and curd", "$12 million of claims"."""
    at = _behind_bracket(s, q.last + 1)  # "8 miles (13 kilometres) of tunnels"
    link = s.at("of_whole", at)
    if (
        link is None
        or s.at("duration_before", q.outer) is not None
        or q.unit == "percent"
        or q.unit_kind not in ("unit", "currency")
        or q.preposition in ("by", "to")
    ):
        return None
    return phrase_from(s, link.last + 1, timed)


def _antecedent(s: Sentence, pronoun: Stretch, timed: set[int]) -> Stretch:
    """The subject of the nearest clause before a pronoun of the third person; the pronoun where there is none."""
    for i in range(pronoun[0] - 1, max(pronoun[0] - VERB_REACH, -1), -1):
        if i in timed or not (is_verb(s, i) or s.at("say", i) is not None):
            continue
        found = backwards(s, past_relative(s, past_auxiliaries(s, i - 1, timed), timed), timed)
        if found is not None and not _is_pronoun(s, found):
            return found
    return pronoun


def _is_pronoun(s: Sentence, phrase: Stretch) -> bool:
    return phrase[0] == phrase[1] and s.at("person_pronoun", phrase[0]) is not None


def _of_noun(s: Sentence, q: Quantity, timed: set[int]) -> Stretch | None:
    """ "a debt of $1 billion", "growth of 3%", "fines worth $5 million"."""
    link = s.upto("of_whole", q.outer - 1) or s.upto("worth", q.outer - 1)
    if link is None and q.outer < q.first:
        link = s.at("of_whole", q.outer)  # "a value of around €80bn"
    if link is None and s.upto("range_open", q.outer - 1) is not None:
        link = s.upto("of_whole", q.outer - 2)  # "a price of between $62 and $68"
    if link is None or s.closes(("compound_preposition", "filler"), link.last):
        return None
    found = backwards(s, link.first - 1, timed, noun=True)
    if found is not None and s.at("indefinite", found[0]) is not None and s.upto("statistic", found[1]) is not None:
        return None  # "hit a fresh peak of $4,381"
    if found is None or s.at("change_noun", found[1]) is None:
        return found
    return found if found[1] > found[0] + (s.at("the", found[0]) is not None) else None  # "saw a decline of 20.8%"


def _before_sign(s: Sentence, q: Quantity, timed: set[int]) -> Stretch | None:
    """ "exports ($5 billion)", "Butter: 92,000 tonnes", "Housing construction — 4.2 million square metres"."""
    at = q.outer - 1
    while at >= 0 and at in timed:
        at -= 1
    if not s.is_sign(at, "(:–—") or at == 0:
        return None
    opening = opening_comma(s, at, timed) if s.is_sign(at, "–—") and s.is_sign(at - 1, ",") else None
    return backwards(s, (at if opening is None else opening) - 1, timed)


def _behind_verb(s: Sentence, q: Quantity, timed: set[int]) -> Stretch | None:
    """ "Более двух миллиардов долларов составил товарооборот": a subject behind its verb."""
    copula = s.at("copula", q.last + 1) if s.lexicon.language != "en" and q.unit_kind != "person" else None
    return None if copula is None else phrase_from(s, copula.last + 1, timed)


def _led(s: Sentence, q: Quantity, timed: set[int]) -> Stretch | None:
    """ "At 8,848 metres, the peak is", "With 62,000 seats, the stadium": what the sentence goes on about."""
    opens = s.lexicon.language == "en" and q.outer == 1 and s.at("between", 0) is not None
    return phrase_from(s, q.last + 2, timed) if opens and s.is_sign(q.last + 1, ",") else None


def _whole(s: Sentence, q: Quantity, timed: set[int]) -> Stretch | None:
    """ "12% of exports", "5 million tonnes of oil", "12% экспорта"."""
    link = s.at("of_whole", q.last + 1)
    if link is not None:
        return phrase_from(s, link.last + 1, timed)
    return phrase_from(s, q.last + 1, timed) if s.lexicon.language == "ru" and q.measure is Measure.SHARE else None
