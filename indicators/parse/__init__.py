"""Text -> numeric claims. ``parse_document`` is the table of contents: the passes, in order.

Knows no file, network, clock, data frame or page: a document goes in, claims come out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from indicators.model import Claim, Direction, Document, Measure, stable_id
from indicators.parse import (
    attribution,
    bounds,
    capitals,
    changes,
    elision,
    geography,
    inversion,
    language,
    lexicon,
    modality,
    naming,
    numerals,
    periods,
    phrases,
    ranges,
    reference,
    sentences,
    subjects,
    topics,
    units,
)
from indicators.parse.actors import Speaker
from indicators.parse.draft import Period, Quantity, Sentence, Sentences
from indicators.parse.fold import fold
from indicators.parse.language import LanguageError

__all__ = ["LanguageError", "parse", "parse_document"]


_NAME = 80  # letters of a name and what ends it
_CONTEXTS = 4  # times that a sentence before is asked: a claim about the future passes over the past


def parse(text: str, *, published: date | None = None, language: str | None = None) -> list[Claim]:
    """Return the numeric claims of a text, in order.

    Args:
        text: English, Russian or Belarusian text; offsets of the claims count its code points.
        published: the date from which "last year" and "in January" count; without it such periods stay open.
        language: ``en``, ``ru`` or ``be``; detected where it is not given.

    Raises:
        LanguageError: the text is in another language.
    """
    return parse_document(Document(text=text, published=published, language=language))


def parse_document(document: Document) -> list[Claim]:
    """Return the numeric claims of a document, in order of their position.

    Raises:
        LanguageError: the document is in a language that the parser does not read.
    """
    code = language.check(document.language) if document.language else language.detect(document.text)
    folded = capitals.lower(fold(document.text), lexicon.load("en" if code == "en" else "ru"))
    text = Text(document, folded, code)
    claims: list[Claim] = []
    for index in range(len(text.sentences)):
        if text.sentences.holds(index, lexicon.NUMBER_KINDS):
            claims += text.claims(text.sentences[index])
    names = naming.one_name_each(text.people)
    return [replace(c, speaker=names.get(c.speaker or "", c.speaker)) for c in claims] if names else claims


class Text:
    """A document on its way through the passes: its sentences, and what one sentence hands on to the next."""

    def __init__(self, document: Document, folded: str, code: str) -> None:
        self.document = document
        self._folded = folded
        self.document_id = document.document_id
        self.language = code
        self.sentences = Sentences(folded, list(_sentences(folded, code)))
        self.country = lexicon.country_of(document.publisher)
        self.discourse = attribution.Discourse(folded, self.sentences, document.published, self.country)
        self._headings = units.Headings(self.sentences)
        self.people: list[str] = []  # names of the speakers who are in no list, in order
        self._told = elision.Told()
        self._spoken = topics.Earlier(self.sentences, (), -1)
        # Reference periods before sentence _unread, the last first.
        self._contexts: tuple[tuple[Sentence, Period], ...] = ()
        self._unread = 0
        self._timeless: set[int] = set()  # from _unread on: sentences known to have none

    def quantities(self, s: Sentence, timed: list[Period]) -> list[Quantity]:
        """Return the quantities of a sentence, every field filled: the passes, in order."""
        taken = {i for p in timed for i in range(p.first, p.last + 1)}
        found = units.attach(s, numerals.find(s, taken), self._headings)
        found = ranges.join(s, found)
        if not found:
            return found
        inversion.turn(s, found)
        bounds.mark(s, found)
        changes.measure(s, found, taken)
        modality.mark(s, found)
        reference.assign(s, found, timed, self.document.published)
        self._inherit(s, found)
        reference.compare(s, found, timed, self.document.published)
        subjects.mark(s, found, timed)
        elision.fill(s, found, self._told)
        geography.settle_rubles(s, found, self._country_of_rubles(s, found), self.document.published)
        topics.assign(s, found, timed, self._spoken)
        self._told = elision.told(found, self._told)
        self._spoken = topics.Earlier(self.sentences, found, s.index)
        return found

    def _country_of_rubles(self, s: Sentence, quantities: list[Quantity]) -> str:
        """Return whose ruble a plain one is where the sentence does not tell; nobody asks where none stands."""
        if not any(geography.is_plain_ruble(q) for q in quantities):
            return self.country
        return geography.owner(self.country, self.sentences, s.index)

    def _inherit(self, s: Sentence, quantities: list[Quantity]) -> None:
        other_time = reference.is_of_other_time(s)
        for q in quantities:
            if q.period is not None and q.period.form == "over":
                before = self._periods_before(s.index)
                for told in (p for place, p in before if place is before[0][0]):
                    reference.settle_length(s, q, told, self.document.published)
            contexts = self._periods_before(s.index) if q.period is None and not other_time else ()
            for context in reference.in_order(s, q, contexts, self.document.published):
                if q.period is None and not reference.is_of_move(s, q, *context, contexts):
                    reference.inherit(s, q, *context, self.document.published)

    def _periods_before(self, index: int) -> tuple[tuple[Sentence, Period], ...]:
        """Return the reference periods of the earlier sentences, the nearest first, a few at most."""
        for i in range(index - 1, self._unread - 1, -1):
            if i not in self._timeless and self.sentences.holds(i, periods.KINDS):
                s = self.sentences[i]
                self._note(s, self._periods(s))
                if self._unread > i:
                    break
        self._unread = index
        self._timeless.clear()
        return self._contexts

    def _periods(self, s: Sentence) -> list[Period]:
        return [p for p in periods.find(s) if not reference.is_length(p, self.document.published)]

    def _note(self, s: Sentence, timed: list[Period]) -> None:
        """Keep what later sentences may inherit: the last reference period of a sentence, or that it has none."""
        own = [p for p in timed if p.form == "span" and not (p.reporting or p.compared or reference.is_limit(s, p))]
        if len(own) > 1:
            aside = [(a, b) for a, b in phrases.inserted(s) if b + 2 < len(s.words) and not phrases.is_gerund_ru(s, a)]
            own.sort(key=lambda p: not any(first <= p.first <= last for first, last in aside))
        if s.lexicon.language == "ru":
            own = [p for p in own if not s.is_sign(p.opening - 1, "(")]  # "(в 2021 году – 50,9%)"
            own = [p for p in own if p.spec.unit != "now"] or own
            own.sort(key=lambda p: p.spec.shape not in ("since", "to_date"))
        if own:
            self._contexts = (*((s, p) for p in reversed(own)), *self._contexts)[:_CONTEXTS]
            self._unread = s.index + 1
            self._timeless.clear()
        else:
            self._timeless.add(s.index)

    def claims(self, s: Sentence) -> list[Claim]:
        """Return the finished claims of a sentence; they share its text and its places."""
        timed = self._periods(s)
        earlier = self._periods_before(s.index) if s.all("since_then") else ()
        if (since := reference.since_then(s, earlier)) is not None:
            timed = sorted([since, *timed], key=lambda p: p.first)
        quantities = self.quantities(s, timed)
        self._note(s, timed)
        sentence = self.document.text[s.start : s.end] if quantities else ""
        places = {
            bilateral: geography.concerned(self.sentences, s.index, bilateral)
            for bilateral in {lexicon.is_bilateral(q.indicator) for q in quantities}
        }
        return [
            self._claim(s, q, sentence, () if geography.is_of_bloc(s, q) else places[lexicon.is_bilateral(q.indicator)])
            for q in quantities
        ]

    def _claim(self, s: Sentence, q: Quantity, sentence: str, places: tuple[str, ...]) -> Claim:
        document = self.document
        start, end = s.starts[q.first], s.ends[q.last]
        speaker, how = self.discourse.speaker(s, q)
        name, written = self._words_of(speaker)
        return Claim(
            claim_id=stable_id(self.document_id, start, end),
            document_id=self.document_id,
            publisher=document.publisher,
            title=document.title,
            url=document.url,
            published=document.published,
            language=self.language,
            sentence=sentence,
            sentence_start=s.start,
            sentence_end=s.end,
            quote=document.text[start:end],
            start=start,
            end=end,
            value=q.value,
            value_low=q.low,
            value_high=q.high,
            bound=q.bound,
            unit=q.unit,
            per=q.per,
            measure=q.measure,
            direction=q.direction,
            signed_value=_signed(q),
            baseline=self._written(s, q.baseline),
            baseline_start=q.baseline_dates.start,
            baseline_end=q.baseline_dates.end,
            indicator=q.indicator,
            subject=self._written(s, q.subject),
            geo=places,
            period_start=q.period_dates.start,
            period_end=q.period_dates.end,
            period_text=self._period_text(q),
            period_source=q.period_source,
            speaker=name,
            speaker_text=written,
            attribution=how,
            modality=q.modality,
            negated=q.negated,
            rules=tuple(dict.fromkeys(q.rules if speaker is None else [*q.rules, speaker.rule])),
        )

    def _written(self, s: Sentence, tokens: tuple[int, int] | None) -> str | None:
        """Return what is written from one token of a sentence to another."""
        return self.document.text[s.starts[tokens[0]] : s.ends[tokens[1]]] if tokens is not None else None

    def _period_text(self, q: Quantity) -> str | None:
        if q.period is None or q.period_sentence is None:
            return None
        return self._written(q.period_sentence, (q.period.first, q.period.last))

    def _words_of(self, speaker: Speaker | None) -> tuple[str | None, str | None]:
        """Return what a speaker is called, and the phrase that says who speaks."""
        if speaker is None:
            return None, None
        return speaker.name or self._named(speaker), self.document.text[speaker.start : speaker.end]

    def _named(self, speaker: Speaker) -> str:
        """Return the name of a speaker who is in no list."""
        start, end = speaker.mention or (speaker.start, speaker.end)
        cases = naming.cases_of(self._folded, start, speaker.rule, told=speaker.mention is None)
        named = naming.canonical(self.document.text[start:end], self.language, cases)
        behind = None if named.person else naming.named_behind(self._folded[start:end], self._folded[end : end + _NAME])
        if named.person or behind:
            self.people.append(behind or named.name)
        return behind or named.name


def _signed(q: Quantity) -> float:
    """The value of a change or a multiple with the sign of its direction."""
    if q.measure is Measure.CHANGE:
        return -abs(q.value) if q.direction is Direction.DOWN else abs(q.value)
    return -abs(q.value) if q.measure is Measure.MULTIPLE and q.direction is Direction.DOWN else q.value


def _sentences(folded: str, code: str) -> Iterator[tuple[int, int, lexicon.Lexicon]]:
    main = lexicon.load("en" if code == "en" else "ru")
    for start, end in sentences.split(folded, main):
        own = language.lexicon_of(folded, start, end, code)
        yield start, end, main if own == main.language else lexicon.load(own)
