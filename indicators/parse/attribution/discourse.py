"""The thread of who speaks through the sentences of a document: quotations, pronouns, the last speaker."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from indicators.model import Attribution
from indicators.parse.actors import Speaker, identify, people_of
from indicators.parse.attribution.quotations import quotations
from indicators.parse.attribution.source import Source, is_nobody
from indicators.parse.attribution.sources import choose, sources
from indicators.parse.draft import Quantity, Sentence, Sentences
from indicators.parse.lexicon import Cue
from indicators.parse.phrases import end_of, start_of

_MEMORY = 12
_QUOTES = '«"“—–'


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
        self._surnames: dict[str, str] = {}
        self._nearby: dict[int, tuple[str, ...]] = {}

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
            self._sources[s.index] = sources(s)
        return self._sources[s.index]

    def _identify(self, s: Sentence, source: Source, depth: int = 0) -> Speaker | None:
        """Return who a source phrase is: a pronoun is whoever spoke or was spoken of last."""
        key = s.index, source.cue
        if key not in self._known:
            found = self._by_surname(s, source, self._named(s, source) or self._referred(s, source, depth))
            unknown = found is not None and found.name is None and found.start >= s.start
            self._known[key] = None if unknown and is_nobody(s, source.first, source.last) else found
        return self._known[key]

    def _by_surname(self, s: Sentence, source: Source, found: Speaker | None) -> Speaker | None:
        """ "Valery Belsky said ... Belsky added": a surname alone is whoever has borne it in the text."""
        surname = s.words[source.last].key
        if found is None or s.lexicon.language != "en" or not s.words[source.last].capital:
            return found
        if found.person and found.name is not None and surname in found.name.casefold():
            self._surnames[surname] = found.name
        elif found.name is None and source.first == source.last and surname in self._surnames:
            return found._replace(name=self._surnames[surname], person=True)
        return found

    def _referred(self, s: Sentence, source: Source, depth: int) -> Speaker | None:
        before = self._antecedent(s, source, depth)
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

    def _antecedent(self, s: Sentence, source: Source, depth: int) -> Speaker | None:
        """Return whom a pronoun or "the company" means: the last speaker, else the subject of an earlier sentence."""
        pronoun = s.at("person_pronoun", source.first) is not None
        human = any(
            source.first <= c.first and c.last <= source.last for kind in ("person", "human_role") for c in s.all(kind)
        )
        body = not pronoun and not human
        outside = s.lexicon.language == "en" and self._span_at(s.starts[source.cue]) is None
        thing = s.lexicon.language == "en" and (body or s.at("neuter_pronoun", source.first) is not None)
        for i in range(s.index - human, max(s.index - 1 - _MEMORY, -1), -1):
            earlier = self._sentences[i]
            spoken = [x for x in self._of(earlier) if i < s.index or x.cue < source.cue]
            for x in reversed(spoken[-_MEMORY:]):
                if thing and _is_people(earlier, x):
                    continue
                if outside and self._span_at(earlier.starts[x.cue]) is not None:
                    continue  # who is spoken of in a quotation did not say it
                known = self._known.get((i, x.cue)) or self._named(earlier, x)
                if known is None and i < s.index and depth < _MEMORY:
                    known = self._identify(earlier, x, depth + 1)  # "the regulator said. It sees ..."
                if known is not None and (pronoun or known.person == human):
                    return known._replace(rule=source.rule)
            stop = source.first if i == s.index else len(earlier.words)
            somebody = s.at("human_pronoun", source.first) is not None
            subject = self._person(earlier, stop, i == s.index) if somebody else self._subject(earlier, stop, body)
            if i == s.index and pronoun and s.lexicon.language == "ru" and s.words[0].text in _QUOTES:
                continue  # what is quoted is not who said it
            bodily = s.lexicon.language == "ru" and human and not pronoun
            if subject is not None and not (bodily and subject.name is not None and not subject.person):
                return subject
        return None

    def _person(self, s: Sentence, stop: int, own: bool) -> Speaker | None:
        """Return the first phrase of a sentence that is a human being: whom "he" means; of its own, only a subject."""
        for cue in sorted([*s.all("human_role"), *s.all("person")], key=lambda c: c.first):
            if _is_adjective(s, cue):
                continue
            first, last = start_of(s, cue.last), end_of(s, cue.first)
            first, last = _name_before(s, first, last)
            leads = first == 0 or s.is_sign(first - 1, ",") or not own
            if last < stop and s.words[max(first - 1, 0)].number is None and leads:
                rule = "attribution.any.antecedent"
                return identify(s, first, last, rule, self._published, self._countries(s.index)) or Speaker(
                    None, s.starts[first], s.ends[last], rule
                )
        return self._subject(s, stop, False) if s.lexicon.language == "ru" or _is_described(s) else None

    def _subject(self, s: Sentence, stop: int, body: bool) -> Speaker | None:
        """Return the leading noun phrase of a sentence where it is somebody."""
        if not s.words:
            return None
        if body:
            bodies = (c for c in s.all("actor") if c.last < stop and not s.is_sign(c.first - 1, "(/"))
            cue = next((c for c in bodies if s.lexicon.language == "ru" or not _is_press(c)), None)
            known = (
                identify(s, cue.first, cue.last, cue.entry.rule, self._published, self._countries(s.index))
                if cue is not None
                else None
            )
            return known if known is not None and not known.person else None
        last = end_of(s, 0)
        named = s.at("the", 0) is not None and s.at("person_pronoun", 0) is None and last > 0
        somebody = named or any(c.last <= last for kind in ("actor", "role_noun") for c in s.all(kind))
        if not 0 <= last < stop or not somebody or is_nobody(s, 0, last):
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


def _is_adjective(s: Sentence, cue: Cue) -> bool:
    """ "Belarusian exports": the name of a people before a noun is nobody."""
    nxt = cue.last + 1
    word = s.words[nxt] if nxt < len(s.words) else None
    if s.lexicon.language != "en" or not s.words[cue.last].capital or word is None or word.kind != "w":
        return False
    return "geo" in s.words[cue.last].entries and "stop" not in word.entries and "say" not in word.entries


def _is_described(s: Sentence) -> bool:
    """ "The dean was blunt." tells of a human being, "The discount was 50%" of what is measured."""
    measured = any(word.number is not None for word in s.words)
    return not measured and s.at("the", 0) is not None and s.at("copula", end_of(s, 0) + 1) is not None


def _is_people(s: Sentence, source: Source) -> bool:
    """Whether human beings spoke, whom "it" does not mean."""
    return any(
        source.first <= cue.first and cue.last == source.last
        for kind in ("person", "human_role")
        for cue in s.all(kind)
    )


def _is_press(cue: Cue) -> bool:
    """Whether an alias names a news agency: what it reports on is "the company", not it."""
    return all(actor["kind"] == "agency" for actor in cue.entry.data["actors"])


def _name_before(s: Sentence, first: int, last: int) -> tuple[int, int]:
    """ "Elina Ribakova, chief economist at the IIF, disagrees.": the name before an apposition is who is meant."""
    if s.lexicon.language != "en" or not s.is_sign(first - 1, ","):
        return first, last
    start = start_of(s, first - 2)
    names = range(start, first - 1)
    named = len(names) > 1 and all(s.words[i].capital and s.words[i].kind == "w" for i in names)
    return (start, first - 2) if named else (first, last)
