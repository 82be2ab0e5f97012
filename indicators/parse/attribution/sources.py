"""Every speaker phrase of a sentence, and which of them a quantity belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from indicators.parse.attribution.edges import headline, opens_speech, tail
from indicators.parse.attribution.source import (
    Source,
    before_occasion,
    end_of_source,
    is_press,
    is_report,
    is_somebody,
    speaks,
)
from indicators.parse.attribution.subject import subject_before
from indicators.parse.attribution.verbs import of_verb
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import start_of

_BRACKET = 16
_REPORT = 4
_OUTLOOK = 6


def sources(s: Sentence) -> list[Source]:
    """Return the attributions of a sentence, in order."""
    found = [source for cue in s.all("according") if (source := _after_according(s, cue)) is not None]
    found += [source for cue in s.all("say") if (source := of_verb(s, cue)) is not None]
    found += [source for cue in s.all("revises") if (source := _of_outlook(s, cue)) is not None]
    found += [source for cue in s.all("source_noun") if (source := _possessive(s, cue)) is not None]
    found += [Source(cue.first + 1, cue.first + 1, cue.first, cue.entry.rule) for cue in s.all("according_pronoun")]
    found += [source for source in (headline(s), tail(s)) if source is not None and source.first <= source.last]
    found = [_of_earlier(s, source, found) for source in found]
    found = [_of_report(s, x._replace(last=before_occasion(s, x.first, x.last))) for x in found]
    found += _elided(s, found)
    if not found and (opener := opens_speech(s)) is not None:
        found.append(opener)
    return sorted(found, key=lambda source: source.cue)


def _of_report(s: Sentence, source: Source) -> Source:
    """ "в докладе палаты говорится": who made a report stands behind it; "its website says": whose it is."""
    if s.at("person_pronoun", source.first) is not None and s.at("source_noun", source.first + 1) is not None:
        return source._replace(last=source.first)
    report = s.at("source_noun", source.first) if s.lexicon.language == "ru" else None
    if report is None or s.at("role_noun", source.first) is not None or report.last >= source.last:
        return source
    behind = report.last + 1
    return source._replace(first=behind) if is_somebody(s, behind, source.last) else source


def _of_earlier(s: Sentence, source: Source, found: list[Source]) -> Source:
    """ "the ministry says, adding that ...": whoever said goes on."""
    endings = s.lexicon.progressive
    before = [x for x in found if x.cue < source.cue and x.last < source.cue]
    if (
        s.at("say", source.cue) is None
        or not endings
        or not before
        or not s.words[source.cue].key.endswith(endings)
        or not s.is_sign(source.cue - 1, ",")
    ):
        return source
    return before[-1]._replace(cue=source.cue)


def choose(s: Sentence, found: Sequence[Source], q: Quantity) -> Source | None:
    """Return the innermost attribution of a quantity: one that cites, else the nearest, leading ones first."""
    found = _heard(s, found, q)
    if not found:
        return None
    citing = [source for source in found if source.cites]
    if citing and not (s.lexicon.language == "en" and _is_relayed(s, found, citing[-1])):
        return citing[-1]
    outside = [source for source in found if not source.first <= q.first <= source.last] or list(found)
    before = [source for source in outside if source.cue < q.first]
    behind = [source for source in outside if source.cue >= q.first]
    if len(before) > 1 and is_press(s, before[-1].first, before[-1].last) and not _counts(s, *before[-2:]):
        return before[-2]  # "according to the union, quoted by Kommersant"
    return before[-1] if before else behind[0]


def _counts(s: Sentence, a: Source, b: Source) -> bool:
    return any(s.words[i].number is not None for i in range(a.cue, b.cue))


def _heard(s: Sentence, found: Sequence[Source], q: Quantity) -> Sequence[Source]:
    """Leave out a source in brackets with a figure of its own, and a country before somebody who speaks of it."""
    found = [x for x in found if (b := _bracket(s, x.cue)) is None or b[0] < q.first < b[1] or not _holds_number(s, b)]
    found = [x for x in found if not ((x.later and q.first < x.cue) or _is_of_further_clause(s, x, q))]
    plain = [x for x in found if not (_is_country(s, x) or _is_relative(s, x) or _is_market(s, x))]
    return [x for x in found if x in plain or not plain or (x.cue > plain[-1].cue and _is_country(s, x))]


def _is_of_further_clause(s: Sentence, source: Source, q: Quantity) -> bool:
    """ "The rate was cut to 10.5%; analysts expect more", "output fell by 2%, and officials admit that ...": a clause
    that is joined behind a quantity and tells something of its own.
    """
    first = min(source.first, source.cue)
    if first <= q.last:
        return False
    behind = s.words[max(source.last, source.cue) + 1 :]
    if s.at("relative_pronoun", first - 1) is not None and s.is_sign(first - 2, ",") and q.last < first - 1:
        # "the loss, which Minsk puts at $9 billion, is the worst"
        return any(word.number is not None for word in takewhile(lambda word: word.text != ",", behind))
    nxt = max(source.last, source.cue) + 1
    that = s.at("relative_pronoun", nxt) or s.at("person_pronoun", nxt)
    this = s.at("demonstrative", nxt) if that is None else None  # "; Novak confirmed this in a statement"
    if this is not None or not _joins_clause(s, first - 1 - s.is_sign(first - 1, ",")):
        return False
    return sum(word.kind != "s" for word in behind) > 1


def _joins_clause(s: Sentence, at: int) -> bool:
    joins = s.upto("clause", at) or s.upto("new_clause", at) or s.upto("conj", at)
    if joins is None or s.is_sign(at, ":,"):
        return False
    return s.is_sign(at, ";") or s.is_sign(joins.first - 1, ",—–;") or s.upto("clause", at) is not None


def _is_relative(s: Sentence, source: Source) -> bool:
    """ "The loan that Moscow promised comes to $5 billion, he said": whoever a clause about a thing speaks of."""
    of_thing = s.at("relative_pronoun", source.first - 1) is not None and s.upto("say", source.first - 2) is None
    return s.lexicon.language == "en" and of_thing


def _bracket(s: Sentence, at: int) -> tuple[int, int] | None:
    """Return the brackets that a token stands in, or None."""
    opened = next((i for i in range(at, max(at - _BRACKET, -1), -1) if s.is_sign(i, "()")), None)
    if opened is None or not s.is_sign(opened, "("):
        return None
    closed = next((i for i in range(at, min(at + _BRACKET, len(s.words))) if s.is_sign(i, ")")), None)
    return None if closed is None else (opened, closed)


def _holds_number(s: Sentence, bracket: tuple[int, int]) -> bool:
    return any(s.words[i].number is not None for i in range(*bracket))


def _is_country(s: Sentence, source: Source) -> bool:
    """ "Minsk insists on $90, a source said": a country or its capital, not a body of it."""
    last = source.last
    geo = s.upto("geo", last)
    first = source.first + (s.at("the", source.first) is not None)
    return geo is not None and geo.first == first and s.upto("actor", last) is None


def _is_market(s: Sentence, source: Source) -> bool:
    """ "The market expects 17%, analysts say": what has no mind of its own, but for what others say of it."""
    return any(source.first <= cue.first and cue.last == source.last for cue in s.all("market"))


def _is_relayed(s: Sentence, found: Sequence[Source], citing: Source) -> bool:
    """ "the minister said, Azernews reports, citing Interfax": an agency is cited for what somebody else said."""
    if not is_press(s, citing.first, citing.last):
        return False
    return any(not x.cites and x.cue < citing.cue and _speaks_itself(s, x) for x in found[:-2] or ())


def _speaks_itself(s: Sentence, source: Source) -> bool:
    kinds = ("role_noun", "person", "human_role")
    return any(source.first <= cue.first and cue.last <= source.last for kind in kinds for cue in s.all(kind))


def _elided(s: Sentence, found: list[Source]) -> list[Source]:
    """ "Минэкономики ждет роста на 5%, МВФ — на 3%": the second body speaks through the verb of the first."""
    if not found:
        return []
    if s.lexicon.language == "en":
        return _gapped(s)
    verb = min((source.cue for source in found if s.at("say", source.cue) is not None), default=len(s.words))
    more = []
    for cue in s.all("actor"):
        before = cue.first - 1 - (s.at("say_in", cue.first - 1) is not None)
        before -= s.at("conj", before) is not None and s.is_sign(before - 1, ",")
        if verb < cue.first and s.is_sign(before, ",;") and s.is_sign(cue.last + 1, "—–"):
            more.append(Source(cue.first, cue.last, cue.first, "attribution.ru.elided"))
    return more


def _gapped(s: Sentence) -> list[Source]:
    """ "the ministry puts it at $73, the government at $132"."""
    more = []
    for verb in s.all("say"):
        gap = verb.entry.get("gap")
        for at in range(verb.last + 2, len(s.words) - 1) if gap else ():
            if s.words[at].key == gap and s.words[at - 1].kind == "w":
                first = start_of(s, at - 1)
                apart = s.is_sign(first - 1, ",;") or s.at("new_clause", first - 1) is not None
                if apart and is_somebody(s, first, at - 1):
                    more.append(Source(first, at - 1, at, "attribution.en.gapped"))
    return more


def _after_according(s: Sentence, cue: Cue) -> Source | None:
    first = _past_report(s, cue.last + 1)
    last = end_of_source(s, first)
    if s.at("person_pronoun", first) is not None and s.at("source_noun", first + 1):
        return Source(first, first, cue.first, cue.entry.rule)  # "according to its statement", «согласно ее данным»
    while (
        last > first and s.at("by", last + 1) is not None and not s.words[last].capital and s.lexicon.language == "en"
    ):
        last -= 1  # "a study by NielsenIQ | seen by Vedomosti"
    cites = bool(cue.entry.get("cites"))
    reason = cites and s.lexicon.language == "en" and not _is_cited(s, first, last)
    named = last > first and s.at("the", first) is not None
    cited = cites and s.lexicon.language == "ru"
    spoken = cited or named or speaks(s, first, last)
    if last < first or reason or not spoken or is_report(s, first, last):
        return None
    return Source(first, last, cue.first, cue.entry.rule, cites)


def _is_cited(s: Sentence, first: int, last: int) -> bool:
    """Whether somebody is cited, not a reason: "citing a lack of demand in Russia"."""
    kinds = ("actor", "role_noun", "source_noun", "person_pronoun", "person")
    somebody = any(first <= cue.first and cue.last <= last for kind in kinds for cue in s.all(kind))
    head = first + (s.at("the", first) is not None)
    return somebody or (head <= last and s.words[head].capital)


def _past_report(s: Sentence, first: int) -> int:
    """ "according to preliminary estimates by the committee": who made the report stands behind it."""
    if s.lexicon.language == "ru":
        # "из тех же данных правительства", "из опубликованных в четверг данных Белстата"
        qualified = first < len(s.words) and analyse_ru(s.words[first].key).pos in ("ADJF", "PRTF")
        behind = range(first + 1, min(first + _REPORT + 1, len(s.words))) if qualified else ()
        report = next((cue for i in behind if (cue := s.at("source_noun", i)) is not None), None)
        return first if report is None else report.last + 1
    for at in range(first, min(first + _REPORT, len(s.words))):
        if s.at("by", at + 1) is not None and (_is_past(s, at) or s.at("verb", at) is not None):
            return at + 2  # "a target set by the president"
        report = s.at("source_noun", at)
        if report is not None and s.at("actor", first) is None:
            nxt = report.last + 1
            return nxt + 1 if s.opens(("by", "of_whole", "from"), nxt) else first
        if s.words[at].kind != "w":
            break
    return first


def _is_past(s: Sentence, at: int) -> bool:
    return s.words[at].key.endswith(s.lexicon.verb_endings) and not s.words[at].capital


def _of_outlook(s: Sentence, verb: Cue) -> Source | None:
    """ "The bank lifted its forecast for growth to 3%": who changes a forecast makes one."""
    nxt = verb.last + 1
    own = s.at("the", nxt) is not None
    outlook = own and next((cue for i in range(nxt, nxt + _OUTLOOK) if (cue := s.at("outlook", i)) is not None), None)
    if not outlook or any(s.words[i].kind == "s" for i in range(nxt, outlook.first)):
        return None
    source = subject_before(s, verb)
    return None if source is None else source._replace(later=True, rule="attribution.en.revised")


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
    if first > last or not (opened or s.at("say", cue.last + 1) is not None or _is_so_much(s, cue.last + 1)):
        return None
    return Source(first, last, cue.first, "attribution.en.possessive")


def _is_so_much(s: Sentence, at: int) -> bool:
    """ "the government's figure | was $260 million"."""
    copula = s.at("copula", at)
    return copula is not None and any(w.number is not None for w in s.words[copula.last + 1 : copula.last + 4])
