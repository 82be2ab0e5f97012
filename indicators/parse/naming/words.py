"""What single words can be in the name of a person."""

from __future__ import annotations

import unicodedata
from functools import cache

from indicators.parse import lexicon
from indicators.parse.draft import Sentence

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i"})  # which no normal form takes apart


@cache
def words_of(language: str, field: str) -> frozenset[str]:
    """Return a list of the lexicon's words on names, in small letters."""
    return frozenset(word.lower() for word in lexicon.load(language).naming.get(field, ()))


@cache
def spellings() -> dict[str, str]:
    """Return each first name that is written in several ways, in small letters, and the first way."""
    return {name.lower(): group[0].lower() for name, group in lexicon.load("en").spellings.items()}


@cache
def firsts(language: str) -> frozenset[str]:
    """Return the first names that the lexicon lists, in small letters."""
    return words_of(language, "first_names") | spellings().keys()


def plain(word: str) -> str:
    """Return a word in small letters without diacritics: "Bilotaitė" is also written "Bilotaite"."""
    letters = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def listed(s: Sentence, at: int, field: str) -> bool:
    """Whether a token is in a list of the lexicon's words on names."""
    return 0 <= at < len(s.words) and s.words[at].key in words_of(s.lexicon.language, field)


def is_initial(s: Sentence, at: int) -> bool:
    """Whether a token is a single capital letter."""
    return 0 <= at < len(s.words) and len(s.words[at].text) == 1 and s.words[at].capital


def is_particle(s: Sentence, at: int) -> bool:
    """Whether a token is a "van" or "de" that joins the parts of a name."""
    return listed(s, at, "particles")


def is_written_as_name(s: Sentence, at: int) -> bool:
    """Whether a token has a capital letter and small ones, or is an initial with its full stop."""
    word = s.words[at]
    if word.kind != "w" or not word.capital:
        return False
    return not word.text.isupper() or (is_initial(s, at) and s.is_sign(at + 1, ".") and s.glued(at + 1))
