"""What passes work on: a tokenised sentence, the periods found in it, and quantities that become claims field by
field.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from indicators.model import Attribution, Bound, Direction, Measure, Modality, PeriodSource
from indicators.parse.lexicon import Cue, Lexicon, Word
from indicators.parse.tokens import scan

_NO_CUES: list[Cue] = []
# The rule by which a verb's "not" makes a bound of another, so that it denies nothing.
DENIED_COMPARISON = "bound.any.denied_comparison"


class Sentence:
    """A sentence; its tokens and its cues are found when first asked for.

    ``starts`` and ``ends`` are offsets in the document; positions named ``first``, ``last``, ``at`` count tokens.
    """

    def __init__(self, folded: str, start: int, end: int, lexicon: Lexicon, index: int) -> None:
        self.folded = folded
        self.start = start
        self.end = end
        self.lexicon = lexicon
        self.index = index

    def forget(self) -> None:
        """Give back what was found in the text: it is found again if someone should ask."""
        for name in _FOUND:
            self.__dict__.pop(name, None)

    def holds(self, kinds: frozenset[str], numbers: bool = True) -> bool:
        """Whether the sentence may hold a cue of one of the kinds (or a number), without reading it."""
        return self.lexicon.sieve(kinds, numbers).passes(self.folded[self.start : self.end])

    @cached_property
    def _tokens(self) -> tuple[list[Word], list[int]]:
        lexicon = self.lexicon
        texts, starts = scan(self.folded, lexicon.language, self.start, self.end)
        words = [lexicon[text] for text in texts]
        for at in range(len(texts) - 1, -1, -1):
            if words[at].kind == "x" and texts[at][0].isalpha():
                self._split_prefix(words, starts, at)
            elif words[at].prefix:
                self._split_compound(words, starts, at)
        return words, starts

    @cached_property
    def words(self) -> list[Word]:
        """What is known of each token."""
        return self._tokens[0]

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins."""
        return self._tokens[1]

    @cached_property
    def ends(self) -> list[int]:
        """Where each token ends."""
        return [first + len(word.text) for first, word in zip(self.starts, self.words, strict=True)]

    def _split_prefix(self, words: list[Word], starts: list[int], at: int) -> None:
        """Split "Br2,450", "USD5", "end-2020": letters that touch a number are a name unless they are a currency's,
        as in "$US55", or an edge, or a prefix as in "sub-300".
        """
        text = words[at].text
        letters = next((i for i, c in enumerate(text) if not c.isalpha()), len(text))
        prefix = self.lexicon[text[:letters]]
        behind_sign = any(prefix.key in node for node in words[at - 1].deeper) if at and prefix.capital else False
        if (
            (prefix.capital and letters > 1 and "currency" in prefix.entries)
            or any(kind.startswith("edge_") or kind == "number_prefix" for kind in prefix.entries)
            or (behind_sign and "currency" in words[at - 1].entries and text[letters].isdigit())
        ):
            start = starts[at]
            behind, offsets = scan(self.folded, self.lexicon.language, start + letters, start + len(text))
            words[at : at + 1] = [self.lexicon[t] for t in (text[:letters], *behind)]
            starts[at : at + 1] = [start, *offsets]

    def _split_compound(self, words: list[Word], starts: list[int], at: int) -> None:
        """Split "двадцатипятипроцентный" into its numbers and the adjective of the unit."""
        while size := words[at].prefix:
            text, start = words[at].text, starts[at]
            words[at : at + 1] = [self.lexicon[text[:size]], self.lexicon[text[size:]]]
            starts[at : at + 1] = [start, start + size]
            at += 1

    @cached_property
    def cues(self) -> dict[str, list[Cue]]:
        """The cues by kind, in order."""
        return self.lexicon.cues(self.words)

    @cached_property
    def _by_first(self) -> dict[int, dict[str, Cue]]:
        found: dict[int, dict[str, Cue]] = {}
        for kind, cues in self.cues.items():
            for cue in cues:
                if cue.first in found:
                    found[cue.first][kind] = cue
                else:
                    found[cue.first] = {kind: cue}
        return found

    @cached_property
    def _by_last(self) -> dict[int, dict[str, Cue]]:
        found: dict[int, dict[str, Cue]] = {}
        for kind, cues in self.cues.items():
            for cue in cues:
                if cue.last in found:
                    found[cue.last][kind] = cue
                else:
                    found[cue.last] = {kind: cue}
        return found

    def anchors(self, kinds: frozenset[str]) -> list[int]:
        """Return the tokens at which a number or a cue of one of the kinds begins, in order."""
        found = {i for i, word in enumerate(self.words) if word.number is not None or word.kind == "x"}
        for kind in kinds & self.cues.keys():
            found.update(cue.first for cue in self.cues[kind])
        return sorted(found)

    def all(self, kind: str) -> list[Cue]:
        """Return the cues of a kind, in order."""
        return self.cues.get(kind) or _NO_CUES

    def seek(self, kind: str) -> list[Cue]:
        """Return what ``all`` does; a sentence that cannot hold a cue of the kind is not read for it."""
        return self.all(kind) if "cues" in self.__dict__ or self.holds(frozenset((kind,)), False) else _NO_CUES

    def at(self, kind: str, first: int) -> Cue | None:
        """Return the cue of a kind that begins at a token."""
        here = self._by_first.get(first)
        return None if here is None else here.get(kind)

    def upto(self, kind: str, last: int) -> Cue | None:
        """Return the cue of a kind that ends at a token."""
        here = self._by_last.get(last)
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


_FOUND = tuple(name for name, value in vars(Sentence).items() if isinstance(value, cached_property))


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
