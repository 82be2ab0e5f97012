"""Numbers that belong to a name: "Article 5", "Boeing 737 MAX 8", "courtroom 3", "п. 3 ч. 1"."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.morphology import analyse_ru, is_thing_ru

_ROOMS = 1000
_SURE_LABELS = ("number_sign", "document")  # "code 310420 covers", "article 5 bans": the "noun" behind is a verb


def is_code(s: Sentence, quantities: list[Quantity], i: int) -> bool:
    """ "the code is 112 23 05": figures side by side without a unit are one number that names."""
    q = quantities[i]
    if q.unit is not None or q.first != q.last:
        return False
    if s.at("label", q.last + 1) is not None and s.words[q.last + 1].text.isupper():
        return True  # "98.1 FM"
    beside = (other for other in quantities[max(0, i - 1) : i + 2] if other is not q)
    return s.words[q.first].text.isdigit() and any(
        other.first - q.last == 1 or q.first - other.last == 1
        for other in beside
        if other.unit is None and other.first == other.last and s.words[other.first].text.isdigit()
    )


def is_clause_number(s: Sentence, q: Quantity) -> bool:
    """ "п. 3 ч. 1": what looks like a unit is the next label."""
    before = q.first - 1 - s.is_sign(q.first - 1, ".")
    nxt = q.number_last + 1
    return (
        s.upto("label", before) is not None
        and s.at("label", nxt) is not None
        and s.is_sign(nxt + 1, ".")
        and nxt + 2 < len(s.words)
        and s.words[nxt + 2].kind == "n"
    )


def is_titled(s: Sentence, q: Quantity) -> bool:
    """ "фильм «28 панфиловцев»", "проект «100 лет ВЛКСМ»": the number begins a title."""
    quote = q.first - 1
    return (
        s.lexicon.language == "ru"
        and quote > 0
        and s.words[quote].text in '«"“„'
        and s.upto("title_noun", quote - 1) is not None
    )


def is_label(s: Sentence, q: Quantity) -> bool:
    """Whether a number belongs to the name in front of it."""
    before = q.first - 1
    if s.is_sign(before, "."):
        before -= 1
    elif s.lexicon.language == "ru" and q.unit is None and s.is_sign(before, ":—–") and s.upto("telephone", before - 1):
        return True  # "Справочная: 115", "телефон доверия – 102"
    if before < 0 or s.words[q.first].kind == "w":
        return False
    cue = s.upto("label", before)
    if cue is not None and (
        q.unit is None or (q.unit_kind == "noun" and (s.words[cue.first].capital or cue.entry.name in _SURE_LABELS))
    ):
        return True
    if (
        cue is not None
        and s.lexicon.language == "ru"
        and q.unit_kind == "noun"
        and (is_label_noun(s, q.number_last + 1) or "." in s.words[q.first].text)
    ):
        return True  # "раздел 3.1 инструкции": a Russian decimal has a comma
    if (
        s.is_sign(before, "-")
        and s.glued(before)
        and s.glued(q.first)
        and before > 0
        and s.words[before - 1].kind == "n"
    ):
        return q.form == "number" and _names(s, before - 1)
    if q.unit is None and s.is_sign(before, "—–-") and s.is_sign(q.last + 1, "»"):
        return True  # «Северный поток – 2»
    word = s.words[before]
    if q.unit is None and word.text.isupper() and len(word.text) > 1 and _continues_name(s, before):
        return True  # "Boeing 737 MAX 8"
    if q.unit is None and _follows_noun(s, q, before):
        return True
    named = word.kind == "x" or (
        word.kind == "w"
        and not word.text.islower()
        and (before > 0 or "geo" in word.entries)
        and "month" not in word.entries
    )
    return q.unit is None and named and "bound_before" not in word.entries and "stop" not in word.entries


def is_spelled_name(s: Sentence, q: Quantity) -> bool:
    """ "the Two Koreas", "the Twenty-Five Thousanders": a spelled number and its noun, both in capitals."""
    article = s.at("the", q.first - 1)
    return (
        article is not None
        and q.unit_kind in ("noun", "person")
        and s.words[q.first].kind == "w"
        and s.words[q.first].capital
        and s.words[q.last].capital
        and s.lexicon.language == "en"
    )


def is_label_noun(s: Sentence, at: int) -> bool:
    """ "ч. 2 ст. 209 УК", "статьи 158 УК": the number names, and its noun begins the next name."""
    return s.at("label", at) is not None or s.words[at].capital


def _continues_name(s: Sentence, at: int) -> bool:
    return s.words[at - 1].kind == "x" or (s.words[at - 1].kind == "n" and _names(s, at - 1))


def _names(s: Sentence, at: int) -> bool:
    """Whether the number at a token is part of a name: "Boeing 737" of "Boeing 737-800"."""
    return at > 0 and s.words[at - 1].kind == "w" and (s.words[at - 1].capital or s.upto("label", at - 1) is not None)


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


def _follows_noun(s: Sentence, q: Quantity, before: int) -> bool:
    """ "courtroom 3", "pavilion 75": a small bare number right behind a noun is its name; in Russian "в павильоне
    3".
    """
    word, text = s.words[before], s.words[q.first].text
    if s.lexicon.language == "ru":
        placed = before > 0 and s.at("place_preposition", before - 1) is not None
        apart = before == 0 or s.words[before - 1].kind == "s"
        alone = apart and (q.last + 1 >= len(s.words) or s.words[q.last + 1].kind == "s") and is_thing_ru(word.key)
        return (
            (placed or (alone and not s.is_sign(before + 1, ",") and not analyse_ru(word.key).genitive))
            and "stop" not in word.entries
            and text.isdigit()
            and q.raw < _ROOMS
            and analyse_ru(word.key).pos == "NOUN"
            and "currency" not in word.entries
            and s.upto("range_open", before) is None
        )
    if (
        s.lexicon.language != "en"
        or word.kind != "w"
        or word.capital
        or not text.isdigit()
        or q.raw >= 10_000
        or s.glued(q.first)
    ):
        return False
    if any(kind in word.entries or s.upto(kind, before) for kind in _NOT_NOUNS) or word.key.endswith(
        (*s.lexicon.verb_endings, *s.lexicon.progressive)
    ):
        return False
    return before == 0 or not any(s.upto(kind, before - 1) for kind in ("auxiliary", "modal_will", "modal_would"))
