"""What a lexicon is made of: entries, words, cues and topics."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

END = ""
NUMBER_KINDS = frozenset({"pair", "scale", "vague", "fraction", "multiple", "dozen", "half", "half_word", "slashed"})


class Entry:
    """One meaning of a word or phrase: its kind, its rule's name and whatever its table says."""

    __slots__ = ("capital", "data", "exact", "kind", "lower", "name", "rule", "value")

    def __init__(self, kind: str, language: str, data: Mapping[str, Any]) -> None:
        self.kind = kind
        self.name: str = data["name"]
        self.rule = f"{kind}.{language}.{self.name}"
        self.value: Any = data.get("value")
        self.capital: bool = data.get("capital", False)
        self.lower: bool = data.get("lower", False)
        # The words whose every letter is as written ("Mt" is not "MT"); empty where that does not matter.
        self.exact: frozenset[str] = frozenset(data.get("exact", ()))
        self.data = data

    def get(self, key: str, default: Any = None) -> Any:
        """Return a field of the entry's table."""
        return self.data.get(key, default)


Node = dict[str, Any]  # key -> Node; END -> list[Entry]


class Word:
    """What is known of a token's surface: made once, shared by all its occurrences."""

    __slots__ = (
        "capital",
        "deeper",
        "entries",
        "figures",
        "forms",
        "joined",
        "key",
        "kind",
        "number",
        "plain",
        "prefix",
        "stem",
        "text",
    )

    def __init__(self, text: str, key: str, stem: str, kind: str, number: float | None) -> None:
        self.text = text
        self.key = key
        self.stem = stem
        self.kind = kind  # n number, w word, s sign, x opaque
        self.number = number
        self.capital = text[:1].isupper()
        self.figures = number is not None or kind == "x"
        self.forms: tuple[str, ...] = ()  # stem and key of a word that is no function word
        self.prefix = 0  # length of the number in a compound of number and unit
        self.joined = kind == "x" and text[:1].isalpha()  # letters and figures, or such a compound: may be two words
        self.entries: dict[str, Entry] = {}  # what it means alone, by kind
        self.plain: tuple[tuple[str, Entry], ...] = ()  # of these, the ones that are cues
        self.deeper: tuple[Node, ...] = ()  # where phrases that begin with it go on

    def __repr__(self) -> str:
        return f"Word({self.text!r})"


class Cue:
    """An entry found in a sentence: token positions ``first`` to ``last``, both inclusive."""

    __slots__ = ("entry", "first", "last")

    def __init__(self, first: int, last: int, entry: Entry) -> None:
        self.first = first
        self.last = last
        self.entry = entry

    def __repr__(self) -> str:
        return f"Cue({self.first}-{self.last} {self.entry.rule})"


class Topic(NamedTuple):
    """A set of stems that stands for an indicator, or for something that no indicator measures.

    ``role`` is cue, thing, act; of the latter, head or firm.
    """

    stems: frozenset[str]
    role: str
    entry: Entry
