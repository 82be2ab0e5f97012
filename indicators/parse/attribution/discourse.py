"""The thread of who speaks through the sentences of a document: quotations, pronouns, the last speaker."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from indicators.model import Attribution
from indicators.parse.actors import Speaker, identify, people_of
from indicators.parse.attribution.antecedents import (
    Wanted,
    described,
    first_person,
    fits,
    is_description,
    is_people,
    owner,
    wanted,
)
from indicators.parse.attribution.names import full_name, named_in_full, stems
from indicators.parse.attribution.quotations import quotations
from indicators.parse.attribution.source import Source, is_nobody, is_press
from indicators.parse.attribution.sources import choose, sources
from indicators.parse.attribution.subject import leading
from indicators.parse.draft import Quantity, Sentence, Sentences
from indicators.parse.lexicon import people_of_cue

_MEMORY = 12
_POSSESSIVE = ("according_pronoun.ru.his_words", "attribution.en.possessive")
_QUOTES = '«"“—–'


class Discourse:
    """The thread of who speaks through the sentences of one document: open quotations, pronouns, the last speaker."""

    def __init__(self, folded: str, sentences: Sentences, published: date | None, country: str) -> None:
        self._folded = folded
        self._sentences = sentences
        self._published = published
        self._country = country
        self._spans = quotations(folded)
        self._starts = [first for first, _ in self._spans]
        self._sources: dict[int, list[Source]] = {}
        self._known: dict[tuple[int, int], Speaker | None] = {}
        self._names: dict[tuple[int, int], Speaker | None] = {}
        self._bearers: dict[str, tuple[int, tuple[int, int, int] | None]] = {}
        self._nearby: dict[int, tuple[str, ...]] = {}
        self._asides: dict[tuple[int, int], Speaker | None] = {}

    def speaker(self, s: Sentence, q: Quantity) -> tuple[Speaker | None, Attribution]:
        """Return who makes the claim of a quantity, and how it is attributed."""
        span = self._span_at(s.starts[q.first])
        source = choose(s, self._of(s), q)
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
            self._sources[s.index] = [x for x in sources(s) if not is_nobody(s, x.first, x.last)]
        return self._sources[s.index]

    def _identify(self, s: Sentence, source: Source, depth: int = 0) -> Speaker | None:
        """Return who a source phrase is: a pronoun is whoever spoke or was spoken of last."""
        key = s.index, source.cue
        if key not in self._known:
            self._known[key] = None
            self._known[key] = self._by_name(s, source, self._named(s, source)) or self._referred(s, source, depth)
        return self._known[key]

    def _by_name(self, s: Sentence, source: Source, found: Speaker | None) -> Speaker | None:
        """Return the speaker whom a phrase names, a surname alone as whoever bears it in the text; None for one whom it
        only describes.
        """
        if found is None or is_description(s, source.first, source.last):
            return found if found is not None and found.name is not None else None
        named = full_name(s, source.first, source.last) is not None or found.kind not in ("", "person")
        alone = s.words[source.last].capital and not named
        before = self._borne(s, source.last) if alone else None
        if before is None:
            return found._replace(person=found.person or is_people(s, source.first, source.last))
        other, first, last = before
        known = self._introduced(other, first, last, source.rule)
        return found._replace(name=known.name, person=True, mention=self._mention(other, first, last))

    def _borne(self, s: Sentence, at: int) -> tuple[Sentence, int, int] | None:
        """Return where the text has a surname behind a first name; no stretch of it is looked through twice."""
        name = "".join(sorted(stems(s, at)))
        since, found = self._bearers.get(name, (0, None))
        if found is None and since < s.start:
            place = named_in_full(self._folded, self._sentences, s, at, since)
            found = (place[0].index, *place[1:]) if place is not None else None
            self._bearers[name] = s.start, found
        return (self._sentences[found[0]], *found[1:]) if found is not None else None

    def _mention(self, s: Sentence, first: int, last: int) -> tuple[int, int]:
        """Return where the text first speaks of somebody, titles included, in offsets."""
        phrases = [x for x in self._of(s) if x.first <= first and last <= x.last]
        x = phrases[0] if phrases else Source(first, last, first, "")
        return s.starts[x.first], s.ends[x.last]

    def _referred(self, s: Sentence, source: Source, depth: int) -> Speaker | None:
        before = self._antecedent(s, source, depth)
        if s.at("person_pronoun", source.first) is not None:
            return before
        written = Speaker(None, s.starts[source.first], s.ends[source.last], source.rule)
        if before is None or (before.name is None and before.mention is None and not self._is_named(before)):
            return written
        mention = before.mention or (before.start, before.end)
        return written._replace(name=before.name, person=before.person, mention=mention)

    def _is_named(self, speaker: Speaker) -> bool:
        """Whether a phrase holds a name that says more than "the company" does."""
        s, first, last = self._phrase_of(speaker)
        return any(s.words[i].capital and i > 0 and s.at("geo", i) is None for i in range(first, last + 1))

    def _phrase_of(self, speaker: Speaker) -> tuple[Sentence, int, int]:
        s = self._sentences[self._sentences.index_at(speaker.start)]
        return s, bisect_right(s.starts, speaker.start) - 1, bisect_right(s.starts, speaker.end - 1) - 1

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
        partners: list[str] = []
        for i in range(index, max(index - _MEMORY, -1), -1):
            for cue in self._sentences.seek(i, "geo"):
                other = self._sentences[i].upto("partner", cue.first - 1) is not None
                (partners if other else found).extend(cue.entry.value.split())
            found += [person["country"] for cue in self._sentences.seek(i, "actor") for person in people_of_cue(cue)]
            if found:
                break
        return (*found, self._country, *partners)

    def _antecedent(self, s: Sentence, source: Source, depth: int) -> Speaker | None:
        """Return whom a pronoun or "the company" means: the last speaker, else the subject of an earlier sentence."""
        w = wanted(s, source.first, source.last)
        places = range(s.index - (w.human and not w.pronoun), max(s.index - 1 - _MEMORY, -1), -1)
        looks = [(i, speaks) for i in places for speaks in (True, False)]
        if w.pronoun and not w.body and source.rule not in _POSSESSIVE:
            looks[1:3] = looks[2:0:-1]  # "he said" goes on before it means whom the clause is about
        for i, speaks in looks if depth < _MEMORY else ():
            found = self._speaker_in(i, s, source, w, depth) if speaks else self._told_of(i, s, source, w, depth)
            if found is not None:
                return found._replace(rule=source.rule)
        return None

    def _speaker_in(self, index: int, s: Sentence, source: Source, w: Wanted, depth: int) -> Speaker | None:
        """Return the last speaker of a sentence who can be meant."""
        earlier = self._sentences[index]
        outside = s.lexicon.language == "en" and self._span_at(s.starts[source.cue]) is None
        spoken = [x for x in self._of(earlier) if earlier.index < s.index or x.cue < source.cue]
        for x in sorted(spoken[-_MEMORY:], key=lambda x: (is_press(earlier, x.first, x.last), -x.cue)):
            if outside and self._span_at(earlier.starts[x.cue]) is not None:
                continue  # who is spoken of in a quotation did not say it
            known = self._known.get((earlier.index, x.cue)) or self._identify(earlier, x, depth + 1)
            if known is not None and fits(w, *self._phrase_of(known), known):
                return known
        return None

    def _told_of(self, index: int, asking: Sentence, source: Source, w: Wanted, depth: int) -> Speaker | None:
        """Return of whom a sentence tells: any body where one is described, else its subject."""
        s, own = self._sentences[index], index == asking.index
        stop = source.first if own else len(s.words)
        if own and w.pronoun and s.lexicon.language == "ru" and s.words[0].text in _QUOTES:
            return None  # who speaks is not in the quotation
        if w.body and not w.pronoun:
            cues = (c for c in s.all("actor") if c.last < stop and not s.is_sign(c.first - 1, "(/"))
            phrases = [(c.first, c.last) for c in cues]
        else:
            leads = own and source.rule not in _POSSESSIVE
            person = first_person(s, stop, leads) if w.human or (w.forms and not leads) else None
            subject = leading(s, stop) or (described(s, stop) if w.human else owner(s, stop))
            both = (person, subject) if w.human else (subject, person)
            phrases = [phrase for phrase in both if phrase is not None]
        for first, last in phrases:
            known: Speaker | None = self._introduced(s, first, last, source.rule)
            if w.pronoun and is_description(s, first, last):
                known = self._identify(s, Source(first, last, -1 - first, source.rule), depth + 1)
            if known is not None and fits(w, s, first, last, known):
                return known
        return None

    def _introduced(self, s: Sentence, first: int, last: int, rule: str) -> Speaker:
        known = identify(s, first, last, rule, self._published, self._countries(s.index))
        return known or Speaker(None, s.starts[first], s.ends[last], rule)

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
            if offset == span[0] and (speaker := self._inserted(span)) is not None:
                return speaker
            s = self._sentence_at(offset)
            outside = [x for x in self._of(s) if not span[0] < s.starts[x.cue] < span[1]] if s is not None else []
            if s is not None and outside:
                return self._identify(s, outside[0] if offset == span[1] else outside[-1])
        before = self._sentence_at(span[0])
        return self._before(before.index) if before is not None else None

    def _inserted(self, span: tuple[int, int]) -> Speaker | None:
        """«..., — сказал министр, который побывал в районе. — ...»: who is named between dashes within a quotation."""
        if span not in self._asides:
            self._asides[span] = None
            first, last = (self._sentences.index_at(offset) for offset in span)
            for s in (self._sentences[i] for i in range(max(first, 0), last + 1)):
                aside = next((x for x in self._of(s) if span[0] < s.starts[x.cue] < span[1] and _is_aside(s, x)), None)
                if aside is not None:
                    self._asides[span] = self._identify(s, aside)
                    break
        return self._asides[span]

    def _sentence_at(self, offset: int) -> Sentence | None:
        i = self._sentences.index_at(offset)
        return self._sentences[i] if i >= 0 else None


def _is_aside(s: Sentence, source: Source) -> bool:
    return s.lexicon.language == "ru" and s.is_sign(min(source.cue, source.first) - 1, "—–")
