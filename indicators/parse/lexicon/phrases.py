"""Cues of a sentence by the tokens at which they begin; those of more than one token are found by walking the trie."""

from __future__ import annotations

from itertools import pairwise

from indicators.parse.lexicon.entries import END, Cue, Entry, Node, Word

_MET = 12000  # words remembered for the first token; half as many for the second, a third for the third
_MET_AT_LEAST = 16
_NONE: dict[str, Cue] = {}


class Placed(dict[Word, dict[str, Cue]]):
    """The cues of single words, by kind, as they stand at one position of a sentence: most have stood there before."""

    def __init__(self, first: int) -> None:
        super().__init__()
        self._first = first
        self._limit = max(_MET // (first + 1), _MET_AT_LEAST)

    def __missing__(self, word: Word) -> dict[str, Cue]:
        if len(self) > self._limit:
            self.clear()
        cues = {kind: Cue(self._first, self._first, entry) for kind, entry in word.plain} if word.plain else _NONE
        self[word] = cues
        return cues


def phrases(words: list[Word]) -> list[Cue]:
    """Return all cues of more than one token, in order of their first."""
    found: list[Cue] = []
    last = len(words) - 1
    for first, word in enumerate(words):
        if word.deeper and first < last:
            following = words[first + 1]
            for node in word.deeper:
                if following.key in node or following.stem in node:
                    _add_phrases(node, words, first, found)
    return found


def _add_phrases(node: Node, words: list[Word], first: int, found: list[Cue]) -> None:
    """Add the cues of more than one token that begin at ``first``."""
    size = len(words)
    pending = [(node, first)]
    while pending:
        node, at = pending.pop()
        if at > first:
            for entry in node.get(END, ()):
                if written_so(entry, words[first]) and (
                    entry.kind != "actor" or fits(entry.data["cased"], words[first : at + 1])
                ):
                    found.append(Cue(first, at, entry))
        if at + 1 < size:
            word = words[at + 1]
            if word.stem in node and word.stem != word.key:
                pending.append((node[word.stem], at + 1))
            if word.key in node:
                pending.append((node[word.key], at + 1))


def settle(here: list[dict[str, Cue]], longer: list[Cue]) -> dict[int, dict[str, Cue]]:
    """Enter phrases among the cues that begin at each token: within a kind the longest match wins and none overlap.

    Returns those of several tokens by the last of them.
    """
    ending: dict[int, dict[str, Cue]] = {}
    own: set[int] = set()
    by_kind: dict[str, list[Cue]] = {}
    for cue in longer:
        by_kind.setdefault(cue.entry.kind, []).append(cue)
    for kind, cues in by_kind.items():
        alone = len(cues) == 1 or all(cue.last < following.first for cue, following in pairwise(cues))
        if not alone or any(kind in here[i] for cue in cues for i in range(cue.first, cue.last + 1)):
            cues = _among_single(here, kind, cues)
        for cue in cues:
            if cue.first not in own:  # what stands at a position is shared with other sentences
                own.add(cue.first)
                here[cue.first] = here[cue.first].copy()
            here[cue.first][kind] = cue
            ending.setdefault(cue.last, {})[kind] = cue
    return ending


def _among_single(here: list[dict[str, Cue]], kind: str, longer: list[Cue]) -> list[Cue]:
    """Return the phrases of a kind that stay beside its cues of single tokens, and drop of these those that do not."""
    single = [cues[kind] for cues in here if kind in cues]
    kept = _longest(sorted([*single, *longer], key=lambda cue: cue.first))
    for cue in single:
        if cue not in kept:
            here[cue.first] = {other: own for other, own in here[cue.first].items() if other != kind}
    return [cue for cue in kept if cue.last > cue.first]


def _longest(cues: list[Cue]) -> list[Cue]:
    """Return the longest of cues that begin together, and none that overlaps the one kept before it."""
    kept: list[Cue] = []
    for cue in cues:
        previous = kept[-1] if kept else None
        if previous is None or cue.first > previous.last:
            kept.append(cue)
        elif cue.first == previous.first and cue.last > previous.last:
            kept[-1] = cue
    return kept


def written_so(entry: Entry, word: Word) -> bool:
    """Whether a word is written as an entry wants it: its case, or its every letter."""
    if entry.exact and word.text not in entry.exact:
        return False
    return not (entry.capital and not word.capital) and not (entry.lower and word.capital)


def fits(cased: tuple[str, ...], words: list[Word]) -> bool:
    """Whether the words of a name are cased as its alias is."""
    return all(
        not want or (word.capital if want == "capital" else word.text.isupper())
        for want, word in zip(cased, words, strict=True)
    )
