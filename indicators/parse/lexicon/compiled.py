"""The compiled look-up of one language (``Lexicon``), and the sieve that passes over most texts."""

from __future__ import annotations

from collections.abc import Iterable
from operator import getitem
from typing import Any

import Stemmer

from indicators.parse import tokens
from indicators.parse.fold import fold
from indicators.parse.lexicon.entries import END, Cue, Entry, Node, Topic, Word
from indicators.parse.lexicon.phrases import Placed, fits, phrases, settle, written_so

Chunk = tuple[tuple[Word, ...], tuple[int, ...], bool]  # tokens, their offsets, whether there are figures
_STEMMERS = {"en": "english", "ru": "russian"}
_MEMO_LIMIT = 200_000
_CHUNKS = 50_000
_LONGEST_CHUNK = 60
_SHORTEST_COMPOUND = 9
_WORD_ONLY = frozenset({"stop", "not_plural", "plural"})  # asked of words, never sought in a sentence


class Lexicon(dict[str, Word]):
    """All cues of one language. Indexing with a token's text gives its ``Word``, from a bounded memo."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.stemmer = Stemmer.Stemmer(_STEMMERS[language], 0)
        self.numbers: dict[str, float] = {}
        self.lemmas: dict[str, str] = {}
        self.oblique = ""  # the ending of an oblique case after a consonant
        self.vowels = ""
        self.future: tuple[str, ...] = ()  # the endings that a verb of the simple future may have
        self.verb_endings: tuple[str, ...] = ()
        self.adjective_endings: tuple[str, ...] = ()
        self.plural_endings: dict[str, str] = {}  # ending of an irregular plural -> of its singular
        self.progressive: tuple[str, ...] = ()
        self.naming: dict[str, Any] = {}  # how people are named: first names, particles, endings of surnames
        self.spellings: dict[str, list[str]] = {}  # first name -> all ways to write it
        self.topics: dict[str, list[Topic]] = {}  # the rarest stem of a set of words -> what the set stands for
        self.transparent: set[str] = set()  # stems of heads that say how much of the next noun
        self.pronouns: set[str] = set()  # words that stand for a thing spoken of before
        self.attributes: set[str] = set()  # adjectives that do not say of what
        self.doers: set[str] = set()  # words for who does something
        self.denominators: dict[str, Entry] = {}  # a denominator of prices -> the one indicator that has it
        self.marks: dict[str, set[str]] = {}  # kind -> the (last) longest word of each of its phrases
        self.sieves: dict[tuple[frozenset[str], bool], Sieve] = {}
        self._placed: list[Placed] = []  # by position in a sentence
        self._chunks: dict[str, Chunk] = {}  # met between two spaces
        self.root: Node = {}
        self.dotted: set[str] = set()  # abbreviations that keep their full stop where a sentence ends
        self.abbreviations: dict[str, bool] = {}  # without the full stop -> whether a sentence may end there

    def __missing__(self, text: str) -> Word:
        if len(self) > _MEMO_LIMIT:
            self.clear()
            self._chunks.clear()
        word = self[text] = self._read(text)
        return word

    def key(self, text: str) -> str:
        """Return the form under which a token's text is looked up."""
        return text.lower()

    def stem(self, key: str) -> str:
        """Return the Snowball stem of a lower-case word, marked so that it is never taken for a word."""
        return "~" + str(self.stemmer.stemWord(key))

    def split(self, phrase: str) -> list[str]:
        """Return a phrase of the lexicon as tokens."""
        words = phrase.split(" ")
        if all(map(str.isalpha, words)):
            return phrase.replace("ё", "е").replace("Ё", "Е").split(" ")  # nothing else of plain words folds
        folded = fold(phrase)
        return tokens.scan(folded, self.language, 0, len(folded))[0]

    def add(self, entry: Entry, phrases: Iterable[str], *, by_stem: bool = False) -> None:
        """Make ``entry`` be found wherever one of the phrases stands."""
        for phrase in phrases:
            self.insert(entry, [self._pattern(text, by_stem) for text in self.split(phrase)])

    def begins(self, texts: Iterable[str]) -> bool:
        """Whether an entry begins with these tokens."""
        node: Any = self.root
        for text in texts:
            key = self.key(text)
            node = node.get(key)
            if node is None:
                return False
        return True

    def _pattern(self, text: str, by_stem: bool) -> str:
        key = self.key(text)
        return self.stem(key) if by_stem and key[:1].isalpha() else key

    def insert(self, entry: Entry, keys: list[str]) -> None:
        """Enter an entry under the keys of its words."""
        self.marks.setdefault(entry.kind, set()).add(max(reversed(keys), key=len))
        node = self.root
        for key in keys:
            node = node.setdefault(key, {})
        entries = node.setdefault(END, [])
        if entry not in entries:
            entries.append(entry)

    def _read(self, text: str) -> Word:
        key = self.key(text)
        first = text[0]
        if first.isalpha():
            opaque = any(c.isdigit() for c in text)
            word = Word(text, key, key if opaque else self.stem(key), "x" if opaque else "w", self.numbers.get(key))
        elif first.isdigit() or (first == "." and len(text) > 1):
            number = tokens.read_number(text, self.language) if tokens.is_number(text, self.language) else None
            word = Word(text, key, key, "x" if number is None else "n", number)
        else:
            word = Word(text, key, key, "s" if len(text) == 1 else "x", None)
        self._attach(word)
        if (
            word.kind == "w"
            and word.number is None
            and not word.entries
            and len(key) > _SHORTEST_COMPOUND
            and self.language == "ru"
        ):
            word.prefix = self.number_prefix(word)
            word.joined = word.prefix > 0
        return word

    def number_prefix(self, word: Word) -> int:
        """Return how many letters of a word are a number before the adjective of a unit ("пяти|процентный"), else 0."""
        for size in range(len(word.key) - 5, 2, -1):
            if word.key[:size] in self.numbers:
                rest = self[word.key[size:]]
                adjective = rest.entries.get("unit_adjective")
                if (adjective is not None and adjective.value is not None) or self.number_prefix(rest):
                    return size
        return 0

    def _attach(self, word: Word) -> None:
        keys = (word.key,) if word.stem == word.key else (word.key, word.stem)
        nodes = [self.root[key] for key in keys if key in self.root]
        for node in nodes:
            for entry in node.get(END, ()):
                if written_so(entry, word) and (entry.kind != "actor" or fits(entry.data["cased"], [word])):
                    word.entries.setdefault(entry.kind, entry)
        word.forms = (word.stem, word.key) if word.kind == "w" and "stop" not in word.entries else ()
        word.plain = tuple((kind, entry) for kind, entry in word.entries.items() if kind not in _WORD_ONLY)
        word.deeper = tuple(node for node in nodes if len(node) > (END in node))

    def sieve(self, kinds: frozenset[str], numbers: bool) -> Sieve:
        """Return the sieve of the sentences that may hold a cue of one of the kinds (or a number)."""
        sieve = self.sieves.get((kinds, numbers))
        if sieve is None:
            sieve = self.sieves[kinds, numbers] = Sieve(self, kinds, numbers)
        return sieve

    def cues(self, words: list[Word]) -> tuple[list[dict[str, Cue]], dict[int, dict[str, Cue]]]:
        """Return the cues of a sentence by kind: those that begin at each token, and those of several tokens by the
        last of them. Within a kind the longest match wins and none overlap.
        """
        while len(self._placed) < len(words):
            self._placed.append(Placed(len(self._placed)))
        here = list(map(getitem, self._placed, words))
        longer = phrases(words)
        return here, settle(here, longer) if longer else {}

    def read(self, folded: str, start: int, end: int) -> tuple[list[Word], list[int]]:
        """Return the tokens of ``folded[start:end]`` and their offsets in ``folded``.

        What stands between two spaces is looked up whole, but for figures before others: a number may hold spaces.
        """
        words: list[Word] = []
        starts: list[int] = []
        place = behind = start
        for chunk in folded[start:end].split():
            first = folded.find(chunk, place)
            place = first + len(chunk)
            if first < behind:
                continue  # read with the number before it
            known, offsets, figures = self._chunks.get(chunk) or self._split(chunk)
            if figures and (folded[place + 1 : place + 2].isdecimal() or folded[place + 1 : place + 2] == "("):
                texts, places, behind = tokens.scan_figures(folded, self.language, first, end)
                words += [self[text] for text in texts]
                starts += places
            elif len(known) == 1:
                words.append(known[0])
                starts.append(first + offsets[0])
            else:
                words += known
                starts += [first + offset for offset in offsets]
        return words, starts

    def _split(self, chunk: str) -> Chunk:
        """Return the tokens of what stands between two spaces, their offsets in it, and whether there are figures."""
        if len(self._chunks) > _CHUNKS:
            self._chunks.clear()
        texts, offsets = tokens.scan(f"{chunk} ", self.language, 0, len(chunk) + 1)
        known = tuple(self[text] for text in texts), tuple(offsets), any(map(str.isdecimal, chunk))
        if len(chunk) <= _LONGEST_CHUNK:
            self._chunks[chunk] = known
        return known


class Sieve:
    """Tells at a glance which stretches hold no cue of some kinds (and no number), so that nobody need read them.

    It looks at chunks between spaces, and knows from then on those that it has met.
    """

    __slots__ = ("_empty", "_full", "_lexicon", "_marks", "_numbers", "_signs")

    def __init__(self, lexicon: Lexicon, kinds: frozenset[str], numbers: bool) -> None:
        self._numbers = numbers
        self._lexicon = lexicon
        self._marks = {mark for kind in kinds for mark in lexicon.marks.get(kind, ())}
        self._signs = {mark for mark in self._marks if len(mark) == 1 and not mark.isalpha()}
        self._empty: set[str] = set()
        self._full: set[str] = set()

    def passes(self, text: str) -> bool:
        """Whether a text may hold what is sought; where it does hold it, always true."""
        chunks = text.split()
        if self._empty.issuperset(chunks):
            return False
        if not self._full.isdisjoint(chunks):
            return True
        return any(self._learn(chunk) for chunk in chunks if chunk not in self._empty)

    def _learn(self, chunk: str) -> bool:
        if len(self._empty) + len(self._full) > _MEMO_LIMIT:
            self._empty.clear()
            self._full.clear()
        holds = self._holds(chunk)
        (self._full if holds else self._empty).add(chunk)
        return holds

    def _holds(self, chunk: str) -> bool:
        if not self._signs.isdisjoint(chunk) or (self._numbers and any(c.isdigit() for c in chunk)):
            return True
        texts = tokens.words_in(chunk) + tokens.scan(chunk, self._lexicon.language, 0, len(chunk))[0]
        words = [self._lexicon[text] for text in texts]
        marked = any(not self._marks.isdisjoint((word.key, word.stem)) or word.prefix for word in words)
        return marked or (self._numbers and any(word.number is not None for word in words))
