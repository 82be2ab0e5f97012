"""A tokenised sentence with its cues, and the sentences of a document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator

from indicators.parse.fold import PAD
from indicators.parse.lexicon import Cue, Lexicon
from indicators.parse.tokens import scan

_NO_CUES: list[Cue] = []
_KEPT = 64  # sentences: several times as far as any pass looks back


class Sentence:
    """A sentence's tokens and its cues.

    ``starts`` and ``ends`` are offsets in the document; positions named ``first``, ``last``, ``at`` count tokens.
    """

    __slots__ = (
        "_ending",
        "_here",
        "_lists",
        "_size",
        "barriers",
        "clauses",
        "end",
        "ends",
        "figures",
        "folded",
        "index",
        "kinds",
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
        self.words, self.starts = lexicon.read(folded, start, end)
        for at in [i for i, word in enumerate(self.words) if word.joined][::-1]:
            if self.words[at].prefix:
                self._split_compound(at)
            else:
                self._split_prefix(at)
        self.ends = [first + len(word.text) for first, word in zip(self.starts, self.words, strict=True)]
        if PAD in folded[start:end]:
            self.ends = [self._behind_pads(at) for at in self.ends]
        self._size = len(self.words)
        self.figures = [i for i, word in enumerate(self.words) if word.figures]
        self._here, self._ending = lexicon.cues(self.words)
        self.kinds: set[str] = set().union(*self._here)  # of all its cues
        self._lists: dict[str, list[Cue]] = {}  # the cues of the kinds that were asked for

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

    def anchors(self, kinds: frozenset[str]) -> list[int]:
        """Return the tokens at which a number or a cue of one of the kinds begins, in order."""
        if kinds.isdisjoint(self.kinds):
            return self.figures
        return sorted({*self.figures, *(i for i, cues in enumerate(self._here) if not kinds.isdisjoint(cues))})

    def all(self, kind: str) -> list[Cue]:
        """Return the cues of a kind, in order."""
        if kind not in self.kinds:
            return _NO_CUES
        found = self._lists.get(kind)
        if found is None:
            found = self._lists[kind] = [cues[kind] for cues in self._here if kind in cues]
        return found

    def is_plain(self, at: int) -> bool:
        """Whether no cue begins at a token."""
        return not self._here[at]

    def at(self, kind: str, first: int) -> Cue | None:
        """Return the cue of a kind that begins at a token."""
        return self._here[first].get(kind) if 0 <= first < self._size else None

    def upto(self, kind: str, last: int) -> Cue | None:
        """Return the cue of a kind that ends at a token."""
        if not 0 <= last < self._size:
            return None
        cue = self._here[last].get(kind)
        if cue is not None and cue.last == last:
            return cue
        longer = self._ending.get(last)
        return None if longer is None else longer.get(kind)

    def opens(self, kinds: Collection[str], first: int) -> bool:
        """Whether a cue of one of the kinds begins at a token."""
        return 0 <= first < self._size and not self._here[first].keys().isdisjoint(kinds)

    def closes(self, kinds: Collection[str], last: int) -> bool:
        """Whether a cue of one of the kinds ends at a token."""
        if not 0 <= last < self._size:
            return False
        longer = self._ending.get(last)
        if longer is not None and not longer.keys().isdisjoint(kinds):
            return True
        here = self._here[last]
        return not here.keys().isdisjoint(kinds) and any(here[k].last == last for k in kinds if k in here)

    def nearest_before(self, kind: str, at: int, reach: int) -> Cue | None:
        """Return the last cue of a kind that ends before token ``at`` and at most ``reach`` tokens from it."""
        best = None
        for cue in self.all(kind):
            if cue.last >= at:
                break
            best = cue
        return best if best is not None and at - best.last <= reach else None

    def nearest_after(self, kind: str, at: int, reach: int) -> Cue | None:
        """Return the first cue of a kind that begins after token ``at`` and at most ``reach`` tokens from it."""
        for cue in self.all(kind):
            if cue.first > at:
                return cue if cue.first - at <= reach else None
        return None

    def between(self, kind: str, after: int, before: int) -> Iterator[Cue]:
        """Yield the cues of a kind that lie wholly between two tokens, both exclusive."""
        for cue in self.all(kind):
            if cue.first > after and cue.last < before:
                yield cue

    def has(self, kind: str, after: int, before: int) -> bool:
        """Whether a cue of a kind lies wholly between two tokens, both exclusive."""
        return kind in self.kinds and any(cue.first > after and cue.last < before for cue in self.all(kind))

    def is_sign(self, at: int, signs: str) -> bool:
        """Whether the token is one of the given signs."""
        return 0 <= at < self._size and self.words[at].text in signs

    def glued(self, at: int) -> bool:
        """Whether the token follows the one before it without a space."""
        return 0 < at < self._size and self.starts[at] == self.ends[at - 1]


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
