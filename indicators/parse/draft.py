"""What passes work on: a tokenised sentence, the periods found in it, and quantities that become claims field by
field.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from indicators.model import Attribution, Bound, Direction, Measure, Modality, PeriodSource
from indicators.parse.lexicon import Cue, Lexicon, Word
from indicators.parse.tokens import scan

_NO_CUES: list[Cue] = []
_KEPT = 64  # sentences: several times as far as any pass looks back
# The rule by which a verb's "not" makes a bound of another, so that it denies nothing.
DENIED_COMPARISON = "bound.any.denied_comparison"


class Sentence:
    """A sentence's tokens and its cues.

    ``starts`` and ``ends`` are offsets in the document; positions named ``first``, ``last``, ``at`` count tokens.
    """

    __slots__ = (
        "by_first",
        "by_last",
        "clauses",
        "cues",
        "end",
        "ends",
        "folded",
        "index",
        "lexicon",
        "start",
        "starts",
        "words",
    )

    def __init__(self, folded: str, start: int, end: int, lexicon: Lexicon, index: int) -> None:
        self.folded = folded
        self.start = start
        self.end = end
        self.lexicon = lexicon
        self.index = index
        self.clauses: list[tuple[int, int]] | None = None  # its inserted clauses, once they are asked for
        texts, self.starts = scan(folded, lexicon.language, start, end)
        self.words: list[Word] = [lexicon[text] for text in texts]
        for at in range(len(texts) - 1, -1, -1):
            if self.words[at].kind == "x" and texts[at][0].isalpha():
                self._split_prefix(at)
            elif self.words[at].prefix:
                self._split_compound(at)
        self.ends = [first + len(word.text) for first, word in zip(self.starts, self.words, strict=True)]
        self.cues = lexicon.cues(self.words)  # by kind, in order
        self.by_first: dict[int, dict[str, Cue]] = {}
        self.by_last: dict[int, dict[str, Cue]] = {}
        self._index()

    def _split_prefix(self, at: int) -> None:
        """Split "Br2,450", "USD5", "end-2020": letters that touch a number are a name unless they are a currency's,
        as in "$US55", or an edge, or a prefix as in "sub-300", or the unit of "5 mm-8 mm".
        """
        text = self.words[at].text
        letters = next((i for i, c in enumerate(text) if not c.isalpha()), len(text))
        prefix = self.lexicon[text[:letters]]
        behind_sign = any(prefix.key in node for node in self.words[at - 1].deeper) if at and prefix.capital else False
        if (
            (prefix.capital and letters > 1 and "currency" in prefix.entries)
            or any(kind.startswith("edge_") or kind == "number_prefix" for kind in prefix.entries)
            or ("unit" in prefix.entries and text[letters] == "-" and at > 0 and self.words[at - 1].number is not None)
            or (behind_sign and "currency" in self.words[at - 1].entries and text[letters].isdigit())
        ):
            start = self.starts[at]
            texts, starts = scan(self.folded, self.lexicon.language, start + letters, start + len(text))
            self.words[at : at + 1] = [self.lexicon[t] for t in (text[:letters], *texts)]
            self.starts[at : at + 1] = [start, *starts]

    def _split_compound(self, at: int) -> None:
        """Split "двадцатипятипроцентный" into its numbers and the adjective of the unit."""
        while size := self.words[at].prefix:
            text, start = self.words[at].text, self.starts[at]
            self.words[at : at + 1] = [self.lexicon[text[:size]], self.lexicon[text[size:]]]
            self.starts[at : at + 1] = [start, start + size]
            at += 1

    def _index(self) -> None:
        by_first, by_last = self.by_first, self.by_last
        for kind, found in self.cues.items():
            for cue in found:
                first, last = cue.first, cue.last
                if first in by_first:
                    by_first[first][kind] = cue
                else:
                    by_first[first] = {kind: cue}
                if last in by_last:
                    by_last[last][kind] = cue
                else:
                    by_last[last] = {kind: cue}

    def anchors(self, kinds: frozenset[str]) -> list[int]:
        """Return the tokens at which a number or a cue of one of the kinds begins, in order."""
        found = {i for i, word in enumerate(self.words) if word.number is not None or word.kind == "x"}
        for kind in kinds & self.cues.keys():
            found.update(cue.first for cue in self.cues[kind])
        return sorted(found)

    def all(self, kind: str) -> list[Cue]:
        """Return the cues of a kind, in order."""
        return self.cues.get(kind) or _NO_CUES

    def at(self, kind: str, first: int) -> Cue | None:
        """Return the cue of a kind that begins at a token."""
        here = self.by_first.get(first)
        return None if here is None else here.get(kind)

    def upto(self, kind: str, last: int) -> Cue | None:
        """Return the cue of a kind that ends at a token."""
        here = self.by_last.get(last)
        return None if here is None else here.get(kind)

    def nearest_before(self, kind: str, at: int, reach: int) -> Cue | None:
        """Return the last cue of a kind that ends before token ``at`` and at most ``reach`` tokens from it."""
        best = None
        for cue in self.cues.get(kind) or ():
            if cue.last >= at:
                break
            best = cue
        return best if best is not None and at - best.last <= reach else None

    def nearest_after(self, kind: str, at: int, reach: int) -> Cue | None:
        """Return the first cue of a kind that begins after token ``at`` and at most ``reach`` tokens from it."""
        for cue in self.cues.get(kind) or ():
            if cue.first > at:
                return cue if cue.first - at <= reach else None
        return None

    def between(self, kind: str, after: int, before: int) -> Iterator[Cue]:
        """Yield the cues of a kind that lie wholly between two tokens, both exclusive."""
        for cue in self.cues.get(kind) or ():
            if cue.first > after and cue.last < before:
                yield cue

    def has(self, kind: str, after: int, before: int) -> bool:
        """Whether a cue of a kind lies wholly between two tokens, both exclusive."""
        return any(True for _ in self.between(kind, after, before))

    def is_sign(self, at: int, signs: str) -> bool:
        """Whether the token is one of the given signs."""
        return 0 <= at < len(self.words) and self.words[at].text in signs

    def glued(self, at: int) -> bool:
        """Whether the token follows the one before it without a space."""
        return 0 < at < len(self.words) and self.starts[at] == self.ends[at - 1]


class Sentences:
    """The sentences of a document, each read when asked for; those asked for last are kept.

    ``spans`` are start, end and lexicon of each. What a sieve can tell needs no reading.
    """

    def __init__(self, folded: str, spans: list[tuple[int, int, Lexicon]]) -> None:
        self._folded = folded
        self._spans = spans
        self._kept: dict[int, Sentence] = {}

    def __len__(self) -> int:
        return len(self._spans)

    def __getitem__(self, index: int) -> Sentence:
        sentence = self._kept.get(index)
        if sentence is None:
            if len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
            start, end, lexicon = self._spans[index]
            sentence = self._kept[index] = Sentence(self._folded, start, end, lexicon, index)
        return sentence

    def holds(self, index: int, kinds: frozenset[str], numbers: bool = True) -> bool:
        """Whether a sentence may hold a cue of one of the kinds (or a number): false is certain."""
        start, end, lexicon = self._spans[index]
        return lexicon.sieve(kinds, numbers).passes(self._folded[start:end])

    def seek(self, index: int, kind: str) -> list[Cue]:
        """Return a sentence's cues of a kind, in order."""
        known = index in self._kept or self.holds(index, frozenset((kind,)), numbers=False)
        return self[index].all(kind) if known else _NO_CUES

    def index_at(self, offset: int) -> int:
        """Return the index of the last sentence that begins at an offset or before it, -1 if none does."""
        return bisect_right(self._spans, offset, key=lambda span: span[0]) - 1


class Date(NamedTuple):
    """Two days, both inclusive; None is open or unknown."""

    start: date | None
    end: date | None


class Period:
    """A time expression: its tokens, what it says, and whether it tells the time of the reporting only.

    ``form`` is ``span`` for a reference period, ``earlier`` for a compared one, ``over`` for the interval of a move.
    """

    __slots__ = ("ahead", "compared", "first", "form", "last", "opening", "reporting", "rule", "spec")

    def __init__(
        self, first: int, last: int, spec: Spec, rule: str, form: str = "span", opening: int | None = None
    ) -> None:
        self.first = first
        self.last = last
        self.spec = spec
        self.rule = rule
        self.form = form
        self.opening = first if opening is None else opening  # where its preposition begins
        self.reporting = False
        self.ahead = False  # the time of something to come: "in March" is the next one
        self.compared = False  # the time of a compared figure: "than in 2019"


class Spec(NamedTuple):
    """What a time expression says, before the publication date turns it into days.

    ``year`` is None where it is not said; with ``relative_year`` it counts from the publication's year.
    ``low`` and ``high`` number the units (months 3 to 5); ``shape`` is span, since, until, as_of, starting, end,
    start, to_date, last, next or shift.
    """

    unit: str
    low: int = 0
    high: int = 0
    year: int | None = None
    relative_year: bool = False
    month: int | None = None
    shape: str = "span"
    edge: str = ""
    year_high: int | None = None
    open: str = ""
    month_low: int | None = None
    to: Spec | None = None  # where a time that begins with this one ends: "from September 2021 to June 2022"


class Quantity:
    """A claim in the making."""

    __slots__ = (
        "attribution",
        "baseline",
        "baseline_dates",
        "baseline_shift",
        "bound",
        "change_cue",
        "direction",
        "first",
        "form",
        "geo",
        "high",
        "indicator",
        "last",
        "low",
        "measure",
        "modality",
        "negated",
        "number_last",
        "outer",
        "per",
        "period",
        "period_dates",
        "period_sentence",
        "period_source",
        "preposition",
        "raw",
        "rules",
        "scale",
        "shared",
        "sign",
        "speaker",
        "speaker_text",
        "spreads",
        "subject",
        "unit",
        "unit_kind",
        "value",
    )

    def __init__(self, first: int, last: int, value: float, rule: str) -> None:
        self.first = first
        self.last = last
        self.number_last = last
        self.outer = first  # first token of its qualifiers and preposition
        self.value = self.low = self.high = self.raw = value
        self.scale = 1.0
        self.sign = ""
        self.form = "number"  # number, fraction, multiple
        self.unit: str | None = None
        self.unit_kind = ""  # currency, unit, time, noun, person
        self.per: str | None = None
        self.shared = False
        self.bound = Bound.EXACT
        self.measure = Measure.LEVEL
        self.direction: Direction | None = None
        self.preposition = ""
        self.change_cue: Cue | None = None
        self.baseline: tuple[int, int] | None = None
        self.baseline_dates = Date(None, None)
        self.baseline_shift = ""
        self.period: Period | None = None
        self.period_sentence: Sentence | None = None
        self.period_dates = Date(None, None)
        self.period_source: PeriodSource | None = None
        self.speaker: str | None = None
        self.speaker_text: str | None = None
        self.attribution = Attribution.PUBLISHER
        self.modality = Modality.ACTUAL
        self.negated = False
        self.indicator: str | None = None
        self.spreads = False  # whether a further share in the sentence has the same indicator
        self.subject: tuple[int, int] | None = None
        self.geo: tuple[str, ...] = ()
        self.rules: list[str] = [rule]

    def scaled(self, factor: float) -> None:
        """Multiply the value and its ends."""
        if factor != 1.0:
            self.value, self.low, self.high = (_times(v, factor) for v in (self.value, self.low, self.high))


def _times(value: float, factor: float) -> float:
    # 80.1 * 1e6 must read 80100000.0: the product is rounded to the 15 digits that the text can hold.
    return float(f"{value * factor:.15g}")
