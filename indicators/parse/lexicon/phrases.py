"""Cues of more than one token, found by walking the trie."""

from __future__ import annotations

from indicators.parse.lexicon.entries import END, Cue, Entry, Node, Word


def phrases_from(node: Node, words: list[Word], first: int, found: dict[str, list[Cue]]) -> None:
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
                    _keep(found.setdefault(entry.kind, []), first, at, entry)
        if at + 1 < size:
            word = words[at + 1]
            if word.stem in node and word.stem != word.key:
                pending.append((node[word.stem], at + 1))
            if word.key in node:
                pending.append((node[word.key], at + 1))


def written_so(entry: Entry, word: Word) -> bool:
    """Whether a word is written as an entry wants it: its case, or its every letter."""
    if entry.exact and word.text not in entry.exact:
        return False
    return not (entry.capital and not word.capital) and not (entry.lower and word.capital)


def _keep(cues: list[Cue], first: int, last: int, entry: Entry) -> None:
    if cues:
        previous = cues[-1]
        if previous.first == first:
            if last > previous.last:
                cues[-1] = Cue(first, last, entry)
            return
        if first <= previous.last:
            return
    cues.append(Cue(first, last, entry))


def fits(cased: tuple[str, ...], words: list[Word]) -> bool:
    """Whether the words of a name are cased as its alias is."""
    return all(
        not want or (word.capital if want == "capital" else word.text.isupper())
        for want, word in zip(cased, words, strict=True)
    )
