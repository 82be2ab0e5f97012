"""Text -> sentences, by their signs and by the abbreviations of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indicators.parse.lexicon import Lexicon

# A sentence ends at a full stop and its closing quotes before a space, or where a paragraph does.
_BOUNDARY = re.compile(r"[.!?…\n](?:(?<=\n)|(?<![.!?…]{2})[.!?…]*[\"”»')\]]*+(?=\s))")
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_WORD = re.compile(r"\s*[^\W\d_]+")
_DASH = re.compile(r"[^\S\n]+[—–-][^\S\n]+")
_OPENING = "\"“«„'([—–-•*"
# "MINSK, 18 October (BelTA) – ": where, when and for whom a report was written, in front of its first sentence.
_DATELINE = re.compile(
    r"\s*(?:(?=[^(]*(?:\d|[^\W\d_a-zа-я]{3}))[^\W\d_a-zа-я][^().!?\n]{1,60})?\([^()\n]{2,40}\)\s[-–—]\s(?=\S)"
    r"|\s*[^\W\d_a-zа-я]{3,20}\s\([^()\d\n]{2,40}\s[-–—]\s[^()\n]{2,20}\d{4}\)\s(?=\S)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LAST_LETTERS = re.compile(r"[^\W\d_]+$")
_DAY = re.compile(r"(?<![\d,.])[0-3]?\d$")
_ROW = re.compile(r"[^\W\d_]+\.? \d[\d ,.]*%?(?:\n|$)")  # of a table: a word and its figure
# What stands behind a number, and what in front of one, where a line is broken between the two.
_MEASURES = frozenset(("unit", "currency", "scale"))
_LEADS = frozenset(("bound_before", "up_to", "to", "by", "of", "from", "range_open", "joiner"))
_LONGEST = 1600
_SHORT_LINE = 55
_DATELINE_REACH = 120


def split(folded: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence, without the space around it; together they hold all text that is not
    space.
    """
    start = 0
    for match in _BOUNDARY.finditer(folded):
        if match.start() < start or not _ends(folded, start, match, lexicon):
            continue
        yield from _pieces(folded, start, match.end())
        start = match.end()
    yield from _pieces(folded, start, len(folded))


def _behind_dateline(folded: str, start: int, end: int) -> int:
    """Return where a sentence begins behind its dateline: one is a sentence of its own."""
    dateline = _DATELINE.match(folded, start, min(end, start + _DATELINE_REACH))
    return start if dateline is None else dateline.end()


def _ends(folded: str, start: int, match: re.Match[str], lexicon: Lexicon) -> bool:
    if match[0] == "\n":
        return _line_ends(folded, start, match.end(), lexicon)
    following = _next_visible(folded, match.end())
    if following is None:
        return True
    if following.islower() or _goes_on(folded, match.end(), match[0]):
        return False
    if match[0] != ".":
        return following.isupper() or following.isdigit() or following in _OPENING
    return not _abbreviated(folded, max(start, match.start() - 24), match.start(), following, lexicon)


def _goes_on(folded: str, at: int, sign: str) -> bool:
    """ "на 0,75 п.п. – до 8,5%", "2019 г. – 43,1": behind a dash on the same line no sentence begins so."""
    dash = _DASH.match(folded, at)
    opening = folded[dash.end() : dash.end() + 1] if dash is not None else ""
    return opening.islower() or (sign == "." and opening.isdigit())


def _line_ends(folded: str, start: int, after: int, lexicon: Lexicon) -> bool:
    line = folded[max(start, after - 200) : after].rstrip()
    rest = folded[after : after + 80].lstrip(" ")
    if not rest or rest[0] in "\n•*-–—#>|" or not line:
        return True
    if line[-1] in '.!?:;…”»"':
        stop = folded.rfind(".", start, after)
        return line[-1] != "." or not _abbreviated(folded, max(start, stop - 24), stop, rest[0], lexicon)
    if line[-1].isdigit() and _ROW.match(rest):
        return True
    return after - start < _SHORT_LINE and not rest[:1].islower() and not _is_wrapped(line, rest, lexicon)


def _is_wrapped(line: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether a line breaks inside a quantity: "порядка|340 тыс.", "15|%", "350|MW", "1|July"."""
    if line[-1].isdigit():
        opens = _LETTERS.match(rest)
        words = [lexicon[word] for word in _LETTERS.findall(rest)[:2]] if opens and len(opens[0]) > 1 else []
        measured = bool(words) and not _MEASURES.isdisjoint(words[0].entries)
        money = len(words) == 2 and words[1].text.islower() and "currency" in words[1].entries
        dated = bool(words) and "month" in words[0].entries and _DAY.search(line) is not None
        return rest[0] in "%‰°" or measured or money or dated
    last = _LAST_LETTERS.search(line)
    word = lexicon[last[0]] if last is not None else lexicon[line[-1]]
    leads = _LEADS if word.text.isalpha() and not word.text.isupper() else _LEADS | {"currency", "label"}
    return rest[0].isdigit() and not leads.isdisjoint(word.entries)


def _next_visible(folded: str, at: int) -> str | None:
    rest = folded[at : at + 40].lstrip()
    return rest[0] if rest else None


def _abbreviated(folded: str, start: int, stop: int, following: str, lexicon: Lexicon) -> bool:
    match = _LAST_WORD.search(folded, start, stop)
    if match is None:
        return False
    word = match[0]
    if len(word) == 1 and word.isupper():
        return True
    may_end = lexicon.abbreviations.get(word.lower())
    if may_end is None:
        return False
    if not may_end:
        return True
    if not (following.isupper() or following in _OPENING) or _names_a_place(folded, match.start(), word):
        return True
    unit = _WORD.match(folded, stop + 1)
    if unit is not None and lexicon.begins([word, ".", unit[0].strip()]):
        return True  # "27 млн долл. США"
    if unit is None or "scale" not in lexicon[word].entries:
        return False
    named = _WORD.match(folded, unit.end())
    if named is not None and "currency" in lexicon[named[0].strip()].entries:
        return True  # "0.8 bln. US dollars"
    return not {"unit", "currency"}.isdisjoint(lexicon[unit[0].strip()].entries)  # "412 тыс. Гкал"


def _names_a_place(folded: str, at: int, word: str) -> bool:
    # "2019 г. Цена", "5 кВт·ч. Ввод" end a sentence, "в г. Минске" does not: it stands behind a space and no digits.
    joined = at > 0 and not folded[at - 1].isspace() and folded[at - 1] not in _OPENING
    return len(word) == 1 and word.isalpha() and not joined and not folded[max(0, at - 3) : at].strip()[-1:].isdigit()


def _pieces(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretch without outer space, cut at spaces where it is too long to be one sentence."""
    while True:
        while start < end and folded[start].isspace():
            start += 1
        while end > start and folded[end - 1].isspace():
            end -= 1
        if start >= end:
            return
        if (behind := _behind_dateline(folded, start, end)) > start:
            yield start, start + len(folded[start:behind].rstrip())
            start = behind
        if end - start <= _LONGEST:
            yield start, end
            return
        cut = folded.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        yield start, cut
        start = cut
