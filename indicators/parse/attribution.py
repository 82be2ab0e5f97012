"""Who makes a claim: verbs of saying and their subjects, "according to", quotations, pronouns and roles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from indicators.model import Attribution
from indicators.parse.actors import Speaker, identify, names_person, people_of
from indicators.parse.draft import Quantity, Sentence, Sentences
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru, is_thing_ru
from indicators.parse.phrases import end_of, is_finite, start_of

_QUOTE_SIGN = re.compile(r"[“”«»„\"]|\n\s*\n")
_PHRASE = 16
_MEMORY = 12
_HEADLINE = 9
_BRACKET = 6
_REFLEXIVE = ("ся", "сь")
_PLURAL = ("ли", "ют", "ут", "ят", "ат")  # endings of a Russian verb whose subject is nobody in particular


class Source(NamedTuple):
    """A speaker phrase of a sentence: tokens ``first`` to ``last``, and the token of the cue that makes it one."""

    first: int
    last: int
    cue: int
    rule: str
    cites: bool = False


def sources(s: Sentence) -> list[Source]:
    """Return the attributions of a sentence, in order."""
    found = [source for cue in s.all("according") if (source := _after_according(s, cue)) is not None]
    found += [source for cue in s.all("say") if (source := _of_verb(s, cue)) is not None]
    found += [source for cue in s.all("source_noun") if (source := _possessive(s, cue)) is not None]
    found += [Source(cue.first + 1, cue.first + 1, cue.first, cue.entry.rule) for cue in s.all("according_pronoun")]
    found += [source for source in (_headline(s), _tail(s)) if source is not None]
    found = [_of_earlier(s, source, found) for source in found]
    found += _elided(s, found)
    if not found and (opener := _opens_speech(s)) is not None:
        found.append(opener)
    return sorted(found, key=lambda source: source.cue)


def _of_earlier(s: Sentence, source: Source, found: list[Source]) -> Source:
    """ "the ministry says, adding that ...": whoever said goes on."""
    endings = s.lexicon.progressive
    before = [x for x in found if x.cue < source.cue and x.last < source.cue]
    if (
        source.cites
        or not endings
        or not before
        or not s.words[source.cue].key.endswith(endings)
        or not s.is_sign(source.cue - 1, ",")
    ):
        return source
    return before[-1]._replace(cue=source.cue)


def choose(found: Sequence[Source], q: Quantity) -> Source | None:
    """Return the innermost attribution of a quantity: one that cites, else the nearest, leading ones first."""
    if not found:
        return None
    citing = [source for source in found if source.cites]
    if citing:
        return citing[-1]
    outside = [source for source in found if not source.first <= q.first <= source.last] or list(found)
    before = [source for source in outside if source.cue < q.first]
    behind = [source for source in outside if source.cue >= q.first]
    return before[-1] if before else behind[0]


# --- phrases -------------------------------------------------------------------------------------------------


def _elided(s: Sentence, found: list[Source]) -> list[Source]:
    """ "Минэкономики ждет роста на 5%, МВФ — на 3%": the second body speaks through the verb of the first."""
    if s.lexicon.language != "ru" or not found:
        return []
    verb = min((source.cue for source in found if s.at("say", source.cue) is not None), default=len(s.words))
    more = []
    for cue in s.all("actor"):
        before = cue.first - 1 - (s.at("say_in", cue.first - 1) is not None)
        before -= s.at("conj", before) is not None and s.is_sign(before - 1, ",")
        if verb < cue.first and s.is_sign(before, ",;") and s.is_sign(cue.last + 1, "—–"):
            more.append(Source(cue.first, cue.last, cue.first, "attribution.ru.elided"))
    return more


def _after_according(s: Sentence, cue: Cue) -> Source | None:
    first = _past_report(s, cue.last + 1)
    last = end_of(s, first)
    if s.lexicon.language == "en" and s.at("person_pronoun", first) is not None and s.at("source_noun", first + 1):
        return Source(first, first, cue.first, cue.entry.rule)  # "according to its statement"
    cites = bool(cue.entry.get("cites"))
    named = last > first and s.at("the", first) is not None
    if last < first or not (cites or named or _speaks(s, first, last)) or _is_report(s, first, last):
        return None
    return Source(first, last, cue.first, cue.entry.rule, cites)


def _is_report(s: Sentence, first: int, last: int) -> bool:
    """ "according to preliminary data": a report that nobody is named for."""
    report = any(first <= cue.last <= last + 1 for cue in s.all("source_noun"))
    if s.lexicon.language != "en" or not report or s.at("possessive", last + 1) is not None:
        return False
    somebody = any(
        first <= c.first and c.last <= last for kind in ("actor", "role_noun", "person") for c in s.all(kind)
    )
    return not somebody and not any(s.words[i].capital for i in range(max(first, 1), last + 1))


def _past_report(s: Sentence, first: int) -> int:
    """ "according to preliminary estimates by the committee": who made the report stands behind it."""
    if s.lexicon.language != "en":
        return first
    for at in range(first, min(first + 4, len(s.words))):
        report = s.at("source_noun", at)
        if report is not None and s.at("actor", first) is None:
            nxt = report.last + 1
            return nxt + 1 if any(s.at(kind, nxt) for kind in ("by", "of_whole", "from")) else first
        if s.words[at].kind != "w":
            break
    return first


def _speaks(s: Sentence, first: int, last: int, verb: Cue | None = None) -> bool:
    """Whether a phrase can be a speaker: an actor, a role, a pronoun, a source, a name, or whoever "said"."""
    if verb is not None and not verb.entry.get("needs_source") and not _is_thing(s, first, last):
        return True
    for kind in ("actor", "role_noun", "source_noun", "person_pronoun", "person"):
        if any(first <= cue.first and cue.last <= last for cue in s.all(kind)):
            return True
    return any(s.words[i].capital and i > 0 for i in range(first, last + 1))


def _is_thing(s: Sentence, first: int, last: int) -> bool:
    """Whether a phrase is one that is measured or that joins clauses, not one who speaks."""
    if first == last and ("stop" in s.words[first].entries and s.at("person_pronoun", first) is None):
        return True
    if s.lexicon.language == "ru" and (s.words[first].number is not None or s.at("fraction", first) is not None):
        return True  # "обещают повысить на четверть"
    return any(s.words[i].number is not None and s.words[i].kind == "n" for i in range(first, last + 1))


def _of_verb(s: Sentence, cue: Cue) -> Source | None:
    """The subject of a verb of saying: before it, over adverbs and an apposition, or behind it after a quotation."""
    if _is_other_sense(s, cue):
        return None
    behind = cue.last + 1
    if (agent := _agent(s, cue)) is not None:
        return agent
    if (subject := _of_participle(s, cue)) is not None:
        return subject
    inverted = _inverted(s, cue)
    if inverted:
        behind = _past_recipient(s, cue)
        while (
            s.at("adverb", behind) is not None
            or s.at("weekday", behind) is not None
            or s.at("say_in", behind) is not None
        ):
            behind += 1
        last = _without_recipient(s, behind, end_of(s, behind))
        it = s.lexicon.language == "en" and s.at("person_pronoun", behind) and not s.at("human_pronoun", behind)
        if last >= behind and _speaks(s, behind, last, cue) and not s.at("relative_pronoun", behind) and not it:
            return Source(behind, last, cue.first, cue.entry.rule)
    source = _subject_before(s, cue)
    if source is not None:
        return source
    plain = cue.first == 0 or s.words[cue.first - 1].kind == "w" or s.upto("unit", cue.first - 1) is not None
    if s.lexicon.language == "ru" and not inverted and plain:
        behind = _past_recipient(s, cue)
        last = end_of(s, behind)
        if last >= behind and _speaks(s, behind, last):
            return Source(behind, last, cue.first, cue.entry.rule)
    return None


def _without_recipient(s: Sentence, first: int, last: int) -> int:
    """Return the last token of a speaker phrase before whoever was told: "сказал он журналистам"."""
    if s.lexicon.language != "ru":
        return last
    if s.at("person_pronoun", first) is not None:
        return first
    return next((i - 1 for i in range(first + 1, last + 1) if s.at("recipient", i) is not None), last)


def _past_recipient(s: Sentence, verb: Cue) -> int:
    """ "рассказали «Известиям» в ассоциации": the body that speaks follows its preposition, the one told comes
    first.
    """
    behind = verb.last + 1
    if (told := s.at("recipient", behind)) is not None:
        behind = told.last + 1
        name = s.at("actor", behind + (behind < len(s.words) and s.words[behind].text in '«"'))
        behind = behind if name is None else name.last + 1 + s.is_sign(name.last + 1, '»"')
    if behind < len(s.words) and s.words[behind].text in "«“":
        close = next((i for i in range(behind + 1, min(behind + 5, len(s.words))) if s.words[i].text in "»”"), None)
        follower = s.words[close + 1] if close is not None and close + 1 < len(s.words) else None
        if close is not None and follower is not None and follower.kind == "w" and "stop" not in follower.entries:
            return close + 1  # "сообщил «Интерфаксу» источник"
    if s.at("role_noun", behind) is not None and not analyse_ru(s.words[behind].key).genitive:
        return behind  # "говорят собеседники «Ъ» на рынке"
    for at in range(behind + 1, min(behind + 6, len(s.words))):
        if s.is_sign(at, ",.;:("):
            break
        if s.at("say_in", at) is not None and s.words[verb.last].key.endswith(_PLURAL):
            return at + 1
    return behind


def _of_participle(s: Sentence, cue: Cue) -> Source | None:
    """ "The agency cut its outlook, saying that ...": who speaks is the subject of the sentence."""
    endings = s.lexicon.progressive
    if not endings or not s.words[cue.first].key.endswith(endings) or not s.is_sign(cue.first - 1, ","):
        return None
    last = end_of(s, 0)
    return Source(0, last, cue.first, cue.entry.rule) if 0 < last < cue.first and s.words[0].kind == "w" else None


def _agent(s: Sentence, cue: Cue) -> Source | None:
    """ "was put at 640,000 by the tourism committee"."""
    if s.upto("auxiliary", cue.first - 1) is None:
        return None
    for by in s.between("by", cue.last, min(cue.last + 9, len(s.words))):
        last = end_of(s, by.last + 1)
        if last > by.last and _speaks(s, by.last + 1, last):
            return Source(by.last + 1, last, cue.first, cue.entry.rule)
    return None


def _possessive(s: Sentence, cue: Cue) -> Source | None:
    """ "in the exchange's estimate", "the ministry's figures suggest", "in her words"."""
    before = cue.first - 1
    if s.at("possessive", before) is not None:
        first, last = start_of(s, before - 1), before - 1
    elif s.at("person_pronoun", before) is not None and cue.entry.name == "opinion":
        first = last = before
    else:
        return None
    opened = s.upto("opinion_preposition", first - 1) is not None
    if any(s.at("far_preposition", i) for i in range(first, last + 1)):
        return None
    if first > last or not (opened or s.at("say", cue.last + 1) is not None):
        return None
    return Source(first, last, cue.first, "attribution.en.possessive")


def _inverted(s: Sentence, cue: Cue) -> bool:
    before = cue.first - 1
    # A Russian quotation has a comma or a dash before the verb: "глава «Газпрома» сообщил" is no inversion.
    return before >= 0 and s.words[before].text in (",—–-?!" if s.lexicon.language == "ru" else ',”»"—–-?!')


def _is_other_sense(s: Sentence, cue: Cue) -> bool:
    """ "added 5%", "put $2 billion into": a verb of saying that here is none."""
    nxt = cue.last + 1
    noun = s.lexicon.language == "en" and s.upto("source_noun", cue.last) is not None
    if noun and any(s.at(kind, nxt) is not None for kind in ("of_whole", "far_preposition", "by")):
        return True  # "its GDP forecast for this year"
    while nxt < len(s.words) and (skip := s.at("bound_before", nxt) or s.at("filler", nxt)):
        nxt = skip.last + 1
    if s.lexicon.language == "ru" and s.words[cue.last].key.endswith(_REFLEXIVE) and not cue.entry.get("reflexive"):
        return True  # "оценивается", "продолжится": the stem is a verb of saying, the form is passive
    if s.lexicon.language == "ru" and analyse_ru(s.words[cue.last].key).pos == "PRTS":
        return True  # "инвестиции оценены в $5 млрд"
    if cue.entry.get("needs_clause") and not (s.is_sign(nxt, ',:»"') or s.is_sign(cue.first - 1, ",—–")):
        return True  # "компании заключили договоры"
    number = nxt < len(s.words) and (s.words[nxt].kind == "n" or s.at("currency", nxt) is not None)
    return number and "change" in s.words[cue.first].entries


def _subject_before(s: Sentence, cue: Cue) -> Source | None:
    last = cue.first - 1
    if s.upto("be", last) is not None or _is_plural_noun(s, cue):
        return None
    last = _past_bracket(s, last)
    while (
        last >= 0
        and s.words[last].kind == "w"
        and (s.upto("adverb", last) or s.upto("auxiliary", last) or s.upto("neg", last) or _is_adverb(s, last))
    ):
        last -= 1
    if last < 0:
        return None
    if s.is_sign(last, ","):
        return _before_apposition(s, cue, last)
    if s.at("new_clause", last) is not None and s.lexicon.language == "en":
        end = end_of(s, 0)  # "The ministry does not share this view and expects 5%"
        return Source(0, end, cue.first, cue.entry.rule) if 0 < end < last and _speaks(s, 0, end) else None
    if s.words[last].text in '”"' or (s.words[last].kind == "s" and s.words[last].text != "»"):
        return None
    first = _head_of(s, start_of(s, last), last)
    first = _past_agent(s, first)
    if cue.entry.get("needs_source") and s.upto("source_noun", last) is not None and _is_report(s, first, last):
        return None
    if (named := s.upto("actor", last)) is not None:
        first = min(first, named.first)  # "Reform.news подсчитал"
    if first > last or not _speaks(s, first, last, cue) or _is_counted(s, first, last) or _is_said(s, first, last):
        return None
    if cue.entry.name == "estimated" and _is_estimated(s, first, last, cue):
        return None
    return Source(first, last, cue.first, cue.entry.rule)


def _past_agent(s: Sentence, first: int) -> int:
    """ "analysts polled by Reuters expect": those who were asked speak, not who asked."""
    by = s.upto("by", first - 1)
    asked = by.first - 1 if by is not None else 0
    if s.lexicon.language != "en" or asked < 1 or not s.words[asked].key.endswith(s.lexicon.verb_endings):
        return first
    before = start_of(s, asked - 1)
    return before if before < asked and _speaks(s, before, asked - 1) else first


def _is_plural_noun(s: Sentence, cue: Cue) -> bool:
    """ "lent $5 billion to projects", "in reports": behind a preposition it is no verb."""
    if s.lexicon.language != "en" or not s.words[cue.first].key.endswith("s"):
        return False
    return any(s.upto(kind, cue.first - 1) is not None for kind in ("far_preposition", "of", "infinitive", "the"))


def _past_bracket(s: Sentence, last: int) -> int:
    """ "the National Bank of Belarus (NBB) reported": what stands in brackets behind a name is no part of it."""
    if not s.is_sign(last, ")"):
        return last
    return next((i - 1 for i in range(last - 1, max(last - _BRACKET, 0), -1) if s.is_sign(i, "(")), last)


def _is_adverb(s: Sentence, at: int) -> bool:
    return s.lexicon.language == "ru" and analyse_ru(s.words[at].key).pos == "ADVB"


def _is_said(s: Sentence, first: int, last: int) -> bool:
    """ "Эту цифру назвал министр", "такой вариант не исключил Росстат": what is said stands first, who says it last."""
    kinds = ("role_noun", "person", "actor", "human_role")
    somebody = any(first <= cue.first <= last for kind in kinds for cue in s.all(kind))
    if s.lexicon.language != "ru" or somebody:
        return False
    pointing = s.words[first if first < last else max(first - 1, 0)]
    return "stop" in pointing.entries and analyse_ru(pointing.key).pos == "ADJF"


def _is_estimated(s: Sentence, first: int, last: int, verb: Cue) -> bool:
    """ "Убытки оценили в $1 млрд": a thing before a verb whose subject is nobody in particular."""
    form = analyse_ru(s.words[verb.last].key)
    if s.lexicon.language != "ru" or form.tense != "past" or not s.words[verb.last].key.endswith(_PLURAL):
        return False
    kinds = ("role_noun", "person", "actor", "human_role", "source_noun")
    somebody = any(first <= cue.first <= last for kind in kinds for cue in s.all(kind))
    return not somebody and all(is_thing_ru(s.words[i].key) for i in (first, last))


def _head_of(s: Sentence, first: int, last: int) -> int:
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
    people = any(first <= cue.first and cue.last <= last for cue in s.all("person"))
    if s.lexicon.language == "en" and first > 0 and s.words[first - 1].number is not None:
        return not people and s.words[last + 1].key.endswith("s")  # "80 investment projects"
    return s.lexicon.language == "ru" and first > 0 and s.words[first - 1].number is not None and not people


def _before_apposition(s: Sentence, cue: Cue, comma: int) -> Source | None:
    """ "Anton Siluanov, the finance minister, said": the phrase before the apposition."""
    opening = next((i for i in range(comma - 1, max(comma - _PHRASE, 0), -1) if s.is_sign(i, ",")), None)
    if opening is None or opening == 0:
        return None
    last = opening - 1
    if s.words[last].kind != "w":
        return None
    first = start_of(s, last)
    if first > last or not (_speaks(s, first, last) or (s.lexicon.language == "en" and s.words[first].capital)):
        return None
    named = any(opening < c.first and c.last < comma for c in s.all("actor"))
    last = comma - 1 if named and s.lexicon.language == "en" and not s.words[last].capital else last
    return Source(first, last, cue.first, cue.entry.rule)


def _headline(s: Sentence) -> Source | None:
    """ "Lukashenko: trade will reach $50 bn"."""
    for i in range(1, min(_HEADLINE, len(s.words))):
        if s.is_sign(i, ":"):
            known = any(c.last < i for c in s.all("actor")) or any(c.last < i for c in s.all("role_noun"))
            leads = any(c.first == (s.words[0].kind == "s") for kind in ("actor", "role_noun") for c in s.all(kind))
            leads = leads and (names_person(s) or s.has("source_noun", -1, i) or s.has("role_noun", -1, i))
            known = known and (leads or not any(is_finite(s, j) for j in range(i)))  # not "ЕС ввел пошлины:"
            last = min(i - 1, end_of(s, 0)) if s.lexicon.progressive else i - 1
            return Source(0, last, i, "attribution.any.headline") if known and not s.has("say", -1, i) else None
        if s.words[i].kind != "w" and s.words[i].text not in '«»“”"':
            return None
    return None


def _opens_speech(s: Sentence) -> Source | None:
    """ "Олег Дубинин связывает спад с утильсбором: «...": whoever the clause before the quotation is about."""
    colon = next((i for i in range(1, len(s.words) - 1) if s.is_sign(i, ":") and s.words[i + 1].text in '«“"'), None)
    last = end_of(s, 0) if colon is not None else -1
    last = next((i - 1 for i in range(1, last + 1) if is_finite(s, i)), last)
    if colon is None or not 0 <= last < colon:
        return None
    person = any(cue.last <= last for kind in ("actor", "role_noun", "person") for cue in s.all(kind))
    return Source(0, last, colon, "attribution.any.opens_speech") if person else None


def _tail(s: Sentence) -> Source | None:
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


# --- quotations ------------------------------------------------------------------------------------------------


def quotations(folded: str) -> list[tuple[int, int]]:
    """Return the stretches between quotation marks that are long enough to be speech, in offsets; inner ones are
    part of theirs.
    """
    found: list[tuple[int, int]] = []
    opened, depth, breaks = -1, 0, 0
    for i, sign in _quote_signs(folded):
        breaks = breaks + 1 if sign == "\n" else 0
        if sign == "\n":
            depth = depth if breaks < 2 else 0
        elif sign in _OPEN or (sign == '"' and depth == 0):
            opened = i if depth == 0 else opened
            depth = 1 if sign in '“„"' else depth + 1
        elif depth:
            depth -= 1
            if depth == 0 and (i - opened > _SHORTEST_SPEECH or _SPOKEN.match(folded, i + 1)):
                found.append((opened, i))
    return found


_OPEN = "“„«"
_SHORTEST_SPEECH = 20
_SPOKEN = re.compile(r", [—–-] ")  # what a Russian quotation, however short, has before "said"


def _quote_signs(folded: str) -> list[tuple[int, str]]:
    """Return the quotation marks and the paragraph breaks: an unpaired mark ends with the second one, lest it
    swallow the rest.
    """
    if not any(sign in folded for sign in '“”«»"'):
        return []
    return [(m.start(), m[0][0]) for m in _QUOTE_SIGN.finditer(folded)]


class Discourse:
    """The thread of who speaks through the sentences of one document: open quotations, pronouns, the last speaker."""

    def __init__(self, folded: str, sentences: Sentences, published: date | None, country: str) -> None:
        self._sentences = sentences
        self._published = published
        self._country = country
        self._spans = quotations(folded)
        self._starts = [first for first, _ in self._spans]
        self._sources: dict[int, list[Source]] = {}
        self._known: dict[tuple[int, int], Speaker | None] = {}
        self._names: dict[tuple[int, int], Speaker | None] = {}
        self._nearby: dict[int, tuple[str, ...]] = {}

    def speaker(self, s: Sentence, q: Quantity) -> tuple[Speaker | None, Attribution]:
        """Return who makes the claim of a quantity, and how it is attributed."""
        span = self._span_at(s.starts[q.first])
        source = choose(self._of(s), q)
        speaker = self._identify(s, source) if source is not None else None
        if speaker is None and span is not None:
            speaker = self._of_quotation(span)
        dashed = s.words[0].text in "—–" and s.lexicon.language == "ru"
        if speaker is None and source is None and dashed and self._continues(s):
            speaker = self._before(s.index)
        unnamed = source is not None and s.lexicon.language == "ru" and s.at("person_pronoun", source.first) is not None
        if speaker is None and not unnamed:
            return None, Attribution.PUBLISHER
        return speaker, Attribution.DIRECT if span is not None or dashed else Attribution.INDIRECT

    def _continues(self, s: Sentence) -> bool:
        """ "— Цех выдал 1200 дверей, — говорит мастер. — Брака мало": speech goes on within the paragraph."""
        if s.index == 0:
            return False
        before = self._sentences[s.index - 1]
        return "\n" not in s.folded[before.end : s.start] and bool(self._of(before))

    def _of(self, s: Sentence) -> list[Source]:
        if s.index not in self._sources:
            self._sources[s.index] = sources(s)
        return self._sources[s.index]

    def _identify(self, s: Sentence, source: Source) -> Speaker | None:
        """Return who a source phrase is: a pronoun is whoever spoke or was spoken of last."""
        key = s.index, source.cue
        if key not in self._known:
            self._known[key] = self._named(s, source) or self._referred(s, source)
        return self._known[key]

    def _referred(self, s: Sentence, source: Source) -> Speaker | None:
        before = self._antecedent(s, source)
        if s.at("person_pronoun", source.first) is not None:
            return before
        written = Speaker(None, s.starts[source.first], s.ends[source.last], source.rule)
        return (
            written
            if before is None or before.name is None
            else written._replace(name=before.name, person=before.person)
        )

    def _named(self, s: Sentence, source: Source) -> Speaker | None:
        key = s.index, source.cue
        if key not in self._names:
            people = self._people(s.index) if s.all("role") else frozenset()  # whom only an office can mean
            here = self._countries(s.index)
            before = (*self._before_phrase(s, source.first), *self._countries(s.index - 1))
            self._names[key] = identify(
                s, source.first, source.last, source.rule, self._published, here, people, before
            )
        return self._names[key]

    def _before_phrase(self, s: Sentence, at: int) -> tuple[str, ...]:
        """Return the countries that a sentence has named before a phrase, the nearest first."""
        return tuple(code for cue in reversed(s.all("geo")) if cue.last < at for code in cue.entry.value.split())

    def _people(self, index: int) -> frozenset[str]:
        """Return the people whom the sentences before have named, the nearest ones only."""
        for i in range(index - 1, max(index - 1 - _MEMORY, -1), -1):
            if people := people_of(self._sentences, i):
                return frozenset(people)
        return frozenset()

    def _countries(self, index: int) -> tuple[str, ...]:
        """Return the countries that the text speaks of up to a sentence, the nearest first, the publisher's last."""
        if index not in self._nearby:
            self._nearby[index] = self._spoken_of(index)
        return self._nearby[index]

    def _spoken_of(self, index: int) -> tuple[str, ...]:
        found: list[str] = []
        for i in range(index, max(index - _MEMORY, -1), -1):
            found += [code for cue in self._sentences.seek(i, "geo") for code in cue.entry.value.split()]
            found += [
                a["country"]
                for c in self._sentences.seek(i, "actor")
                for a in c.entry.data["actors"]
                if a["kind"] == "person"
            ]
            if found:
                break
        return (*found, self._country)

    def _antecedent(self, s: Sentence, source: Source) -> Speaker | None:
        """Return whom a pronoun or "the company" means: the last speaker, else the subject of an earlier sentence."""
        pronoun = s.at("person_pronoun", source.first) is not None
        human = any(
            source.first <= c.first and c.last <= source.last for kind in ("person", "human_role") for c in s.all(kind)
        )
        body = not pronoun and not human
        for i in range(s.index - human, max(s.index - 1 - _MEMORY, -1), -1):
            earlier = self._sentences[i]
            spoken = [x for x in self._of(earlier) if i < s.index or x.cue < source.cue]
            for x in reversed(spoken[-_MEMORY:]):
                known = self._known.get((i, x.cue)) or self._named(earlier, x)
                if known is not None and (pronoun or known.person == human):
                    return known._replace(rule=source.rule)
            stop = source.first if i == s.index else len(earlier.words)
            somebody = s.at("human_pronoun", source.first) is not None
            subject = self._person(earlier, stop, i == s.index) if somebody else self._subject(earlier, stop, body)
            if subject is not None:
                return subject
        return None

    def _person(self, s: Sentence, stop: int, own: bool) -> Speaker | None:
        """Return the first phrase of a sentence that is a human being: whom "he" means; of its own, only a subject."""
        for cue in sorted([*s.all("human_role"), *s.all("person")], key=lambda c: c.first):
            first, last = start_of(s, cue.last), end_of(s, cue.first)
            leads = first == 0 or s.is_sign(first - 1, ",") or not own
            if last < stop and s.words[max(first - 1, 0)].number is None and leads:
                rule = "attribution.any.antecedent"
                return identify(s, first, last, rule, self._published, self._countries(s.index)) or Speaker(
                    None, s.starts[first], s.ends[last], rule
                )
        described = s.at("the", 0) is not None and s.at("copula", end_of(s, 0) + 1) is not None  # "The dean was blunt."
        return self._subject(s, stop, False) if s.lexicon.language == "ru" or described else None

    def _subject(self, s: Sentence, stop: int, body: bool) -> Speaker | None:
        """Return the leading noun phrase of a sentence where it is somebody."""
        if not s.words:
            return None
        if body:
            cue = next((c for c in s.all("actor") if c.last < stop), None)
            known = (
                identify(s, cue.first, cue.last, cue.entry.rule, self._published, self._countries(s.index))
                if cue is not None
                else None
            )
            return known if known is not None and not known.person else None
        last = end_of(s, 0)
        named = s.at("the", 0) is not None and s.at("person_pronoun", 0) is None and last > 0
        somebody = named or any(c.last <= last for kind in ("actor", "role_noun") for c in s.all(kind))
        if not 0 <= last < stop or not somebody:
            return None
        rule = "attribution.any.antecedent"
        return identify(s, 0, last, rule, self._published, self._countries(s.index)) or Speaker(
            None, s.starts[0], s.ends[last], rule
        )

    def _before(self, index: int) -> Speaker | None:
        """Return the speaker of the sentence before, whose quotation goes on."""
        for i in range(index - 1, max(index - 4, -1), -1):
            if self._of(self._sentences[i]):
                return self._identify(self._sentences[i], self._of(self._sentences[i])[-1])
        return None

    def _span_at(self, at: int) -> tuple[int, int] | None:
        i = bisect_right(self._starts, at) - 1
        return self._spans[i] if i >= 0 and self._spans[i][1] > at else None

    def _of_quotation(self, span: tuple[int, int]) -> Speaker | None:
        """Return the speaker named where a quotation of several sentences ends, else where it begins."""
        for offset in (span[1], span[0]):
            s = self._sentence_at(offset)
            outside = [x for x in self._of(s) if not span[0] < s.starts[x.cue] < span[1]] if s is not None else []
            if s is not None and outside:
                return self._identify(s, outside[0] if offset == span[1] else outside[-1])
        before = self._sentence_at(span[0])
        return self._before(before.index) if before is not None else None

    def _sentence_at(self, offset: int) -> Sentence | None:
        i = self._sentences.index_at(offset)
        return self._sentences[i] if i >= 0 else None
