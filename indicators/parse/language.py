"""Which language a text is in: by its letters, and by py3langid where letters do not tell."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from indicators.parse.lexicon import load

SUPPORTED = ("en", "ru", "be")
_SAMPLE = 4000
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_BELARUSIAN = re.compile(r"[ўЎ]|[іІ]")
_WORD = re.compile(r"[A-Za-z]+")
_FUNCTION_WORDS = 0.25
_UKRAINIAN = re.compile(r"[їЇєЄґҐ]")


class LanguageError(ValueError):
    """The text is in a language that the parser does not read."""


def lexicon_of(folded: str, start: int, end: int, language: str) -> str:
    """Return which lexicon reads a sentence: by its script, since English texts quote Russian ones and the reverse."""
    stretch = folded[start:end]
    if stretch.isascii():
        return "en" if language == "en" or _LATIN.search(stretch) else "ru"
    cyrillic = len(_CYRILLIC.findall(stretch))
    if not cyrillic:
        return "en" if language == "en" or len(_LATIN.findall(stretch)) > 3 else "ru"
    return "ru" if cyrillic * 2 >= len(_LATIN.findall(stretch)) else "en"


def detect(text: str) -> str:
    """Return the ISO 639-1 code of a text.

    Raises:
        LanguageError: the text has letters and is in none of the supported languages.
    """
    sample = text[:_SAMPLE]
    cyrillic, latin = len(_CYRILLIC.findall(sample)), len(_LATIN.findall(sample))
    if cyrillic >= latin and cyrillic:
        return _cyrillic(sample, cyrillic)
    if latin < 40 or len(sample.split()) < 6 or _has_english_words(sample):
        return "en"
    code = str(_identifier().classify(sample)[0])
    if code in SUPPORTED or _mostly_english(sample):
        return "en"
    raise LanguageError(f"language {code!r} is not supported; the parser reads English, Russian and Belarusian")


def check(language: str) -> str:
    """Return a stated language.

    Raises:
        LanguageError: it is none of the supported ones.
    """
    if language not in SUPPORTED:
        raise LanguageError(f"language {language!r} is not supported; the parser reads English, Russian and Belarusian")
    return language


def _cyrillic(sample: str, letters: int) -> str:
    if len(_UKRAINIAN.findall(sample)) * 100 > letters:
        raise LanguageError("language 'uk' is not supported; the parser reads English, Russian and Belarusian")
    if len(_BELARUSIAN.findall(sample)) * 50 > letters:
        return "be"
    return "ru"


def _has_english_words(sample: str) -> bool:
    """Whether function words of English make up a share that no other language reaches: no model is needed then."""
    words = _WORD.findall(sample)
    lexicon = load("en")
    return sum("stop" in lexicon[word].entries for word in words) >= _FUNCTION_WORDS * len(words)


def _mostly_english(sample: str) -> bool:
    """Whether a table of figures with few words was taken for another language."""
    ranked = dict(_identifier().rank(sample)[:3])
    return "en" in ranked and sample.isascii() and sum(c.isdigit() for c in sample) * 4 > len(sample)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
