"""Cues of the taxonomy, entered into a lexicon as sets of stems."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from indicators.parse.lexicon.compiled import Lexicon
from indicators.parse.lexicon.entries import Entry, Topic
from indicators.parse.lexicon.resources import taxonomy


def add_topics(lexicon: Lexicon) -> None:
    """Enter the cues of the taxonomy, in the language of the lexicon."""
    own = "en" if lexicon.language == "en" else "ru"
    tables = taxonomy()
    lexicon.transparent.update(lexicon.stem(lexicon.key(word)) for word in tables["transparent"][own])
    lexicon.pronouns.update(tables["pronouns"][own])
    lexicon.doers.update(tables["doers"][own])
    lexicon.attributes.update(tables["attributes"][own])
    for table in tables["indicator"]:
        entry = Entry("indicator", lexicon.language, {**table, "name": table["id"], "value": table["id"]})
        lexicon.denominators.update(dict.fromkeys(table.get("denominators", ()), entry))
        for role in ("cue", "thing", "act"):
            _add_sets(lexicon, entry, role, table.get(f"{role}s_{own}", ()))
    for table in tables["nothing"]:
        _add_sets(lexicon, Entry("nothing", lexicon.language, table), table["role"], table[f"cues_{own}"])


def _add_sets(lexicon: Lexicon, entry: Entry, role: str, cues: Iterable[str]) -> None:
    """Enter each cue's sets of stems, one for every choice of its alternatives, under its longest stem."""
    for stems in dict.fromkeys(stems for cue in cues for stems in cue_stems(lexicon, cue)):
        lexicon.topics.setdefault(max(sorted(stems), key=len), []).append(Topic(stems, role, entry))


def cue_stems(lexicon: Lexicon, cue: str) -> list[frozenset[str]]:
    """Return the sets of stems that a cue of the taxonomy stands for: "gas price|cost" for two. A form
    after "=" stands as it is.
    """
    choices = [
        [
            [choice[1:]]
            if choice[0] == "="
            else [lexicon.stem(lexicon.key(w)) for w in lexicon.split(choice) if w[0].isalpha()]
            for choice in word.split("|")
        ]
        for word in cue.split()
    ]
    return [frozenset(stem for stems in chosen for stem in stems) for chosen in product(*choices)]
