"""Numbers that belong to a name: "Article 5", "Boeing 737 MAX 8", "courtroom 3", "п. 3 ч. 1"."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.phrases import is_finite
from indicators.parse.units.numbered import follows_noun, is_called, is_numbered_en

_POSTCODE = 6  # digits in a row
_TITLE = 8  # tokens
_ANY_CASE = frozenset(("stop", "infinitive", "place_preposition"))  # what titles leave in small letters
_SURE_LABELS = ("number_sign", "document")  # "code 310420 covers", "article 5 bans": the "noun" behind is a verb


def is_code(s: Sentence, quantities: list[Quantity], i: int) -> bool:
    """ "the code is 112 23 05": figures side by side without a unit are one number that names."""
    q = quantities[i]
    if q.unit is not None or q.first != q.last:
        return False
    beside = (other for other in quantities[max(0, i - 1) : i + 2] if other is not q)
    return s.words[q.first].text.isdigit() and any(
        other.first - q.last == 1 or q.first - other.last == 1
        for other in beside
        if other.unit is None and other.first == other.last and s.words[other.first].text.isdigit()
    )


def is_title_of_code(s: Sentence, q: Quantity) -> bool:
    """ "98.1 FM", "позиция 2710 ТН ВЭД": the name of a system of codes stands behind the number."""
    behind = q.number_last + 1
    return s.at("label", behind) is not None and s.words[behind].text.isupper() and q.scale == 1.0


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
    return quote > 0 and s.words[quote].text in '«"“„' and s.upto("title_noun", quote - 1) is not None


def is_quoted_title(s: Sentence, q: Quantity) -> bool:
    """«Два капитана», «12 стульев», "Twelve Angry Men": a title that a number begins, whole in quotation marks."""
    first = q.first
    if (
        q.unit_kind in ("unit", "currency")
        or q.scale != 1.0
        or s.words[first].kind not in "wn"
        or (s.words[first].kind == "w" and not s.words[first].capital)
    ):
        return False
    reach = range(first - 1, max(first - _TITLE, -1), -1)
    quote = next((i for i in reach if s.words[i].text in '«"“„'), None)
    if quote is None or (s.lexicon.language == "ru" and quote < first - 1):
        return False
    closed = next((i for i in range(first + 1, min(first + _TITLE, len(s.words))) if s.words[i].text in '»"”'), None)
    if closed is None:
        return False
    inside = range(first + 1, closed) if quote + 1 == first else range(quote + 1, closed)
    if s.lexicon.language == "ru":
        return all(s.words[i].kind == "w" and not is_finite(s, i) for i in inside)
    return all(s.words[i].capital or "stop" in s.words[i].entries for i in inside)


def is_label(s: Sentence, q: Quantity) -> bool:
    """Whether a number belongs to the name in front of it."""
    before = q.first - 1 - s.is_sign(q.first - 1, ".")
    spelled = s.words[q.first].kind == "w"
    return before >= 0 and any(rule(s, q, before) for rule in (_OF_WORDS if spelled else _OF_FIGURES))


def _is_called(s: Sentence, q: Quantity, before: int) -> bool:
    """ "с. 112", "Справочная: 115", "the next version, 5.0, follows"."""
    label = s.upto("label", q.first - 1) if before < q.first - 1 else None
    return q.unit is None and (label is not None or is_called(s, q))


def _is_round_two(s: Sentence, q: Quantity, before: int) -> bool:
    """ "round two", "chapter five of": a label and a spelled number that counts nothing."""
    nxt = q.last + 1
    ends = nxt >= len(s.words) or s.words[nxt].kind == "s" or "stop" in s.words[nxt].entries
    placed = s.lexicon.language == "en" and before > 0 and s.at("place_preposition", before - 1) is not None
    numbered = s.upto("label", before) is not None or (placed and is_numbered_en(s, q, before))
    return numbered and q.unit is None and ends and q.scale == 1.0


def _ends_name(s: Sentence, q: Quantity, before: int) -> bool:
    """ "the Chicago Seven", "his call of the Kick Six": a spelled number in capitals behind another capital."""
    word = s.words[before]
    named = word.kind == "w" and word.capital and not word.text.isupper() and "stop" not in word.entries
    return s.lexicon.language == "en" and q.unit is None and named and s.words[q.first].capital and before > 0


def _is_labelled(s: Sentence, q: Quantity, before: int) -> bool:
    """ "Article 5", "article 5 bans", "раздел 3.1 инструкции": a label, and nothing counted behind the number."""
    label = s.upto("label", before)
    if label is None or q.unit is None:
        return label is not None
    next_name = s.lexicon.language == "ru" and (
        is_label_noun(s, q.number_last + 1) or "." in s.words[q.first].text  # a Russian decimal has a comma
    )
    of_text = s.at("of_whole", q.number_last + 1) is not None  # "sub-item 2.3 of the regulations"
    return q.unit_kind == "noun" and (s.words[label.first].capital or _is_sure(s, q, label) or next_name or of_text)


def _is_model(s: Sentence, q: Quantity, before: int) -> bool:
    """ "Boeing 737-800": the number behind the hyphen of a name's number."""
    hyphen = s.is_sign(before, "-") and s.glued(before) and s.glued(q.first) and before > 0
    return hyphen and s.words[before - 1].kind == "n" and q.form == "number" and _names(s, before - 1)


def _ends_quote(s: Sentence, q: Quantity, before: int) -> bool:
    """«Северный поток – 2»: behind a dash, at the end of a quoted name."""
    return q.unit is None and s.is_sign(before, "—–-") and s.is_sign(q.last + 1, "»")


def _is_version(s: Sentence, q: Quantity, before: int) -> bool:
    """ "Boeing 737 MAX 8": a number behind the capitals of a name that has a number."""
    word = s.words[before]
    return q.unit is None and word.text.isupper() and len(word.text) > 1 and _continues_name(s, before)


def _is_behind_name(s: Sentence, q: Quantity, before: int) -> bool:
    """ "Terminal 2", "Falcon 9", "Power of Siberia 2": a bare number right behind a capital."""
    word = s.words[before]
    named = word.kind == "w" and not word.text.islower() and (before > 0 or "geo" in word.entries)
    other = not word.entries.keys().isdisjoint(("month", "bound_before", "stop"))
    return q.unit is None and (word.kind == "x" or named) and not other


_OF_WORDS = (_is_called, _is_round_two, _ends_name)
_OF_FIGURES = (_is_called, _is_labelled, _is_model, _ends_quote, _is_version, follows_noun, _is_behind_name)


def _is_sure(s: Sentence, q: Quantity, label: Cue) -> bool:
    """Whether a label names even where a noun seems to be counted: "article 5 bans", "post office 220004 accepts"."""
    return label.entry.name in _SURE_LABELS or len(s.words[q.first].text) >= _POSTCODE


def is_spelled_name(s: Sentence, q: Quantity) -> bool:
    """ "the Two Koreas", "the Twenty-Five Thousanders", "runs One UI 7": a spelled number and its noun, both in
    capitals, inside a sentence.
    """
    inside = any(
        s.words[i].kind == "w" and not s.opens(_ANY_CASE, i) and s.words[i].text.islower() for i in range(q.first)
    )
    return (
        (inside or s.at("the", q.first - 1) is not None)
        and q.first > 0
        and s.words[q.first - 1].text not in ':"“«'
        and q.unit_kind in ("noun", "person")
        and s.words[q.first].kind == "w"
        and s.words[q.first].capital
        and s.words[q.last].capital
        and (s.lexicon.language == "en" or s.words[q.first].text.isascii())
    )


def is_label_noun(s: Sentence, at: int) -> bool:
    """ "ч. 2 ст. 209 УК", "статьи 158 УК": the number names, and its noun begins the next name."""
    return s.at("label", at) is not None or s.words[at].capital


def _continues_name(s: Sentence, at: int) -> bool:
    return s.words[at - 1].kind == "x" or (s.words[at - 1].kind == "n" and _names(s, at - 1))


def _names(s: Sentence, at: int) -> bool:
    """Whether the number at a token is part of a name: "Boeing 737" of "Boeing 737-800"."""
    return at > 0 and s.words[at - 1].kind == "w" and (s.words[at - 1].capital or s.upto("label", at - 1) is not None)
