"""The lexicons: TOML tables of words, compiled into one look-up per language.

A top-level array of tables is a *kind* of cue (``[[scale]]``, ``[[change]]``). Its ``words`` match as written, case and
typography aside; its ``stems`` match every inflection with the same Snowball stem. Phrases are found by walking a
trie, so cost does not depend on the number of entries.
"""

from __future__ import annotations

from indicators.parse.lexicon.compiled import Lexicon, Sieve
from indicators.parse.lexicon.entries import NUMBER_KINDS, Cue, Entry, Node, Topic, Word
from indicators.parse.lexicon.loading import country_of, load
from indicators.parse.lexicon.people import people_of_cue
from indicators.parse.lexicon.resources import actor_named, read_toml
from indicators.parse.lexicon.taxonomy import Group, Indicator, groups, indicators, is_bilateral
from indicators.parse.lexicon.topics import cue_stems

__all__ = [
    "NUMBER_KINDS",
    "Cue",
    "Entry",
    "Group",
    "Indicator",
    "Lexicon",
    "Node",
    "Sieve",
    "Topic",
    "Word",
    "actor_named",
    "country_of",
    "cue_stems",
    "groups",
    "indicators",
    "is_bilateral",
    "load",
    "people_of_cue",
    "read_toml",
]
