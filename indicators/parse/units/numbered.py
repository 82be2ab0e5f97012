"""Numbers that a noun in front of them is numbered by: "courtroom 3", "Carriage 11", «порт 8443», «телефон – 102»."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Word
from indicators.parse.morphology import analyse_ru, nouns_ru

_HIGHEST = 10_000
_HOTLINE = 3  # digits
_TELEPHONES = 14  # tokens of a list of them
_NOT_NOUNS = (
    "stop",
    "verb",
    "copula",
    "change",
    "bound_before",
    "say",
    "outcome",
    "from",
    "range_open",
    "by",
    "to",
    "of",
    "compared",
    "adverb",
    "filler",
    "baseline",
    "rate",
    "conj",
    "modal",
)
_MEASURES = ("unit", "currency", "time_unit", "scale", "person", "change_noun", "number_of")


def follows_noun(s: Sentence, q: Quantity, before: int) -> bool:
    """Whether a small bare number stands right behind a noun that it numbers: "pavilion 75", «вагон 11»."""
    figures = s.words[q.first].text
    version = s.lexicon.language == "en" and figures.replace(".", "", 1).isdigit()
    version = version and (before == 0 or figures.endswith(".0"))
    if s.words[before].kind != "w" or not (version or s.words[q.first].text.isdigit()) or s.glued(q.first):
        return False  # "Python 3.11 is required"
    code = len(s.words[q.first].text) > 4  # a count of that size is written with a comma or a space
    if s.lexicon.language == "ru":
        return (code or q.raw < _HIGHEST) and _is_numbered_ru(s, q, before)
    return (q.unit is None or q.last == q.number_last) and (code or q.raw < _HIGHEST) and is_numbered_en(s, q, before)


def is_numbered_en(s: Sentence, q: Quantity, before: int) -> bool:
    """Whether the word in front of a number is a noun that it can number: no verb, preposition or measured thing."""
    word = s.words[before]
    if word.capital and (before > 0 or not _goes_on(s, q)):
        return False
    governed = s.upto("place_preposition", before - 1) is not None or s.words[before - 1].kind == "s"
    kinds = (kind for kind in _NOT_NOUNS if kind != "say" or not governed)  # "at counters 1 and 4"
    if any(kind in word.entries or s.upto(kind, before) for kind in kinds) or word.key.endswith(
        (*s.lexicon.verb_endings, *s.lexicon.progressive)
    ):
        return False
    if (
        before > 1
        and s.at("joiner", before - 1) is not None
        and (s.words[before - 2].kind in "nx" or s.words[before - 2].capital)
    ):
        return True  # "from kilometre 14 to kilometre 19", "take the M6 to junction 14"
    return before == 0 or not any(s.upto(kind, before - 1) for kind in ("auxiliary", "modal_will", "modal_would"))


def _goes_on(s: Sentence, q: Quantity) -> bool:
    """ "Carriage 11 is closed", "Balls 7, 14 and 23", "Tone 4, ode 8": no table's "Exports 650"."""
    behind = q.last + 1
    if s.is_sign(behind, ",") and behind + 2 < len(s.words) and s.words[behind + 1].text.islower():
        return s.words[behind + 2].text.isdigit() and not _is_measured(s, s.words[0])
    listed = (s.is_sign(behind, ",") or s.at("joiner_and", behind) is not None) and behind + 1 < len(s.words)
    follows = behind < len(s.words) and s.words[behind].kind == "w" and s.at("change", behind) is None
    headed = s.is_sign(behind, ":") and behind + 1 < len(s.words) and s.words[behind + 1].kind == "w"
    if headed and not _is_measured(s, s.words[0]):
        return True  # "Step 1: register"
    return (listed and s.words[behind + 1].text.isdigit()) or (follows and not _is_measured(s, s.words[0]))


def _is_measured(s: Sentence, word: Word) -> bool:
    """ "Exports", «инфляция»: a word that alone names what is measured."""
    return any(len(topic.stems) == 1 for form in (word.stem, word.key) for topic in s.lexicon.topics.get(form, ()))


def _is_numbered_ru(s: Sentence, q: Quantity, before: int) -> bool:
    word = s.words[before]
    if (
        "stop" in word.entries
        or s.upto("range_open", before) is not None
        or s.closes(_MEASURES, before)
        or analyse_ru(word.key).pos != "NOUN"
    ):
        return False
    if q.unit is None and before > 0 and s.at("place_preposition", before - 1) is not None:
        return True
    named = q.unit is None or _is_next_name(s, q)
    numbered = any(noun.one or not noun.many for noun in nouns_ru(word.key))
    return named and numbered and not _is_measured(s, word)


def _is_next_name(s: Sentence, q: Quantity) -> bool:
    """ "задание 3 варианта 6", "площадка 31 Байконура": the noun behind is numbered itself, or a name."""
    behind = q.last + 1
    numbered = behind < len(s.words) and s.words[behind].text.isdigit()
    return q.unit_kind == "noun" and (numbered or (s.words[q.last].capital and not s.words[q.last].text.isupper()))


def is_called(s: Sentence, q: Quantity) -> bool:
    """ "the next version, 5.0, follows", "Справочная: 115", "reached at 102, rescuers at 101 and 112": the number of a
    name, and what is dialled, in a sentence of telephones.
    """
    return _is_apposed(s, q) or _is_counter(s, q) or (s.words[q.first].text.isdigit() and _is_dialled(s, q))


def _is_counter(s: Sentence, q: Quantity) -> bool:
    """ "Views: 2,341", "Comments (17)", "Like 104": what a page counts of itself, with nothing else behind."""
    button = s.upto("counter", q.first - 1)
    named = s.upto("counter", q.first - 2) is not None and s.is_sign(q.first - 1, ":(")
    named = named or (button is not None and s.words[button.first].capital)
    behind = q.last + 1
    ends = behind >= len(s.words) or s.words[behind].kind != "w" or s.words[behind].capital
    ends = ends or s.at("of_all", behind) is not None
    return named and ends and q.unit is None


def _is_dialled(s: Sentence, q: Quantity) -> bool:
    reach = _TELEPHONES if s.lexicon.language == "ru" else 2  # "could reach 400, 350 of them in May"
    called = s.nearest_before("telephone", q.first, reach)
    if called is not None and all(_leads(s, i) or s.words[i].kind != "w" for i in range(called.last + 1, q.first)):
        return True
    hotline = len(s.words[q.first].text) == _HOTLINE and _leads(s, q.first - 1)
    return hotline and any(cue.last < q.first - 1 for cue in s.all("telephone"))


def _leads(s: Sentence, at: int) -> bool:
    """Whether a number to dial may stand behind a token."""
    return s.is_sign(at, ":—–") or s.closes(("clock_before", "joiner", "conj"), at)


def _is_apposed(s: Sentence, q: Quantity) -> bool:
    """ "the next version, 5.0, follows", «следующая версия – 5.0»: the number of a name, behind a comma or a dash."""
    before, behind = q.first - 1, q.last + 1
    aside = s.is_sign(before, ",—–") and (behind >= len(s.words) or s.words[behind].text in ",—–.;")
    return aside and "," not in s.words[q.first].text and s.upto("label", before - 1) is not None
