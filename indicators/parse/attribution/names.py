"""People whom a text names in full once and by their surnames later."""

from __future__ import annotations

from bisect import bisect_left

from indicators.parse.draft import Sentence, Sentences
from indicators.parse.lexicon import people_of_cue

_REACH = 6000  # characters that a full name is looked for before a surname
_ENDING = 2  # letters that the cases of a Russian surname may differ in
_SHORTEST = 3


def full_name(s: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """Return the tokens of the first "Vera Klimova" of a phrase: capitals that are no words for anything else."""
    for i in range(first + 1, last + 1):
        if _is_name(s, i) and _is_name(s, i - 1):
            return i - 1, i
    return None


def _is_name(s: Sentence, at: int) -> bool:
    word = s.words[at]
    return word.kind == "w" and word.text.istitle() and len(word.text) >= _SHORTEST and not word.plain


def _root(s: Sentence, at: int) -> str:
    """Return what all cases of a surname begin with."""
    surname = s.words[at].text
    return surname if s.lexicon.language == "en" else surname[: max(len(surname) - _ENDING, _SHORTEST)]


def named_in_full(
    folded: str, sentences: Sentences, s: Sentence, at: int, since: int
) -> tuple[Sentence, int, int] | None:
    """Return where the text from an offset to a sentence has the surname at a token behind a first name, first."""
    root = _root(s, at)
    offset = folded.find(root, max(s.start - _REACH, since), s.start)
    while offset >= 0:
        other = sentences[sentences.index_at(offset)]
        place = bisect_left(other.starts, offset)
        if 0 < place < len(other.words) and other.starts[place] == offset and _bears(s, at, other, place):
            return other, place - 1, place
        offset = folded.find(root, offset + 1, s.start)
    return None


def _bears(s: Sentence, at: int, other: Sentence, surname: int) -> bool:
    """Whether a name is the surname that is asked for, in whatever case, behind a first name."""
    same = s.lexicon.language == "en" or bool(stems(s, at) & stems(other, surname))
    actor = other.upto("actor", surname)
    known = actor is not None and bool(people_of_cue(actor)) and other.words[surname - 1].text.istitle()
    return same and (known or full_name(other, surname - 1, surname) is not None)


def stems(s: Sentence, at: int) -> set[str]:
    """Return the stems under which the cases of a Russian name are found: "Песков", "Пескова"."""
    key = s.words[at].key
    return {s.lexicon.stem(key), s.lexicon.stem(key + s.lexicon.oblique)}
