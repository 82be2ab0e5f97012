"""Headlines in capitals: read as if they were written in small letters, names and codes left as they are."""

from __future__ import annotations

import re

from indicators.parse.lexicon import Lexicon

_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+")  # not the letter of "5G"
_LEAST = 12  # letters of a line: fewer are a code or a name
_CODE = 3  # letters of a currency's code
_NAMES = frozenset(("geo", "actor", "month", "weekday", "agency"))


def lower(folded: str, lexicon: Lexicon) -> str:
    """Return the text with its lines of capitals in small letters; its length is the same."""
    if not any(line.isupper() for line in folded.splitlines()):
        return folded
    return "\n".join(_lowered(line, lexicon) if _is_headline(line) else line for line in folded.split("\n"))


def _is_headline(line: str) -> bool:
    return line.isupper() and sum(map(str.isalpha, line)) >= _LEAST


def _lowered(line: str, lexicon: Lexicon) -> str:
    def replace(match: re.Match[str]) -> str:
        text, behind = match[0], line[match.end() : match.end() + 2].strip()[:1]
        before = line[max(match.start() - 2, 0) : match.start()].strip()[-1:]
        if before == "'":
            return text.lower()
        coded = (behind.isdigit() or before.isdigit()) and _is_money(text, lexicon)
        return text if coded or "$" in (before, behind) else _written(text, first=match.start() == 0, lexicon=lexicon)

    return _WORD.sub(replace, line)


def _is_money(text: str, lexicon: Lexicon) -> bool:
    """ "RUB 400 million", "BR218": the code of a currency beside its number."""
    return len(text) <= _CODE and "currency" in lexicon[text].entries


def _written(text: str, *, first: bool, lexicon: Lexicon) -> str:
    """Return a word as it would be written inside a text: a code as it is, a name with its capital, others small."""
    small, named = text.lower(), text.capitalize()
    if len(small) != len(text) or _means_more(text, small, lexicon):
        return text
    known = not _NAMES.isdisjoint(lexicon[named].entries)
    return named if first or known or _means_more(named, small, lexicon) else small


def _means_more(text: str, small: str, lexicon: Lexicon) -> bool:
    """ "MW", "МВт", "No": whether a word means with capitals what it does not without."""
    kinds, others = ({(kind, e.name) for kind, e in lexicon[form].entries.items()} for form in (text, small))
    return not kinds <= others
