"""A tokenised sentence with its cues, and the sentences of a document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from indicators.parse.fold import PAD
from indicators.parse.lexicon import Cue, Lexicon, Word
from indicators.parse.tokens import scan

_NO_CUES: list[Cue] = []
_KEPT = 64  # sentences: several times as far as any pass looks back


class Sentence:
    """A sentence's tokens and its cues.

    ``starts`` and ``ends`` are offsets in the document; positions named ``first``, ``last``, ``at`` count tokens.
    """

    __slots__ = (
        "barriers",
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
        self.barriers: list[int] | None = None  # how many stand before each token, once that is asked for
        texts, self.starts = scan(folded, lexicon.language, start, end)
        self.words: list[Word] = [lexicon[text] for text in texts]
        for at in [i for i, word in enumerate(self.words) if word.joined][::-1]:
            if self.words[at].prefix:
                self._split_compound(at)
            else:
                self._split_prefix(at)
        self.ends = [first + len(word.text) for first, word in zip(self.starts, self.words, strict=True)]
        if PAD in folded[start:end]:
            self.ends = [self._behind_pads(at) for at in self.ends]
        self.cues = lexicon.cues(self.words)  # by kind, in order
        self.by_first: dict[int, dict[str, Cue]] = {}
        self.by_last: dict[int, dict[str, Cue]] = {}  # of several tokens
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
            (prefix.capital and letters > 1 and "currency" in prefix.entries and text[letters : letters + 1] != "-")
            or any(kind.startswith("edge_") or kind == "number_prefix" for kind in prefix.entries)
            or ("minus_word" in prefix.entries and text[letters : letters + 1] == "-")
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

    def _behind_pads(self, at: int) -> int:
        """Return where a word ends in the text, the marks that folding took out of it included."""
        while self.folded[at : at + 1] == PAD:
            at += 1
        return at

    def _index(self) -> None:
        by_first, by_last = self.by_first, self.by_last
        for kind, found in self.cues.items():
            for cue in found:
                first, last = cue.first, cue.last
                if first in by_first:
                    by_first[first][kind] = cue
                else:
                    by_first[first] = {kind: cue}
                if last > first:
                    by_last.setdefault(last, {})[kind] = cue

    def anchors(self, kinds: frozenset[str]) -> list[int]:
        """Return the tokens at which a number or a cue of one of the kinds begins, in order."""
        found = {i for i, word in enumerate(self.words) if word.number is not None or word.kind == "x"}
        for kind in kinds.intersection(self.cues):
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
        here = self.by_first.get(last)
        cue = None if here is None else here.get(kind)
        if cue is not None and cue.last == last:
            return cue
        longer = self.by_last.get(last)
        return None if longer is None else longer.get(kind)

    def opens(self, kinds: frozenset[str], first: int) -> bool:
        """Whether a cue of one of the kinds begins at a token."""
        here = self.by_first.get(first)
        return here is not None and not kinds.isdisjoint(here)

    def closes(self, kinds: frozenset[str], last: int) -> bool:
        """Whether a cue of one of the kinds ends at a token."""
        here, longer = self.by_first.get(last), self.by_last.get(last)
        if longer is not None and not kinds.isdisjoint(longer):
            return True
        return here is not None and any(cue.last == last for kind, cue in here.items() if kind in kinds)

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
