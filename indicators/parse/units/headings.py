"""Units that a heading names: for the numbers behind it ("Exports, million tonnes: 2.1", "trade (USD mln): 38.4"), and
for the rows below it ("Exports, USD mln", "January 3,120").
"""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence, Sentences
from indicators.parse.lexicon import Cue
from indicators.parse.nouns import counted
from indicators.parse.units.behind import unit_behind
from indicators.parse.units.currency import set_currency
from indicators.parse.units.denominators import denominate

_CLOSERS = {",": ":—–|/)", "(": ")"}
_LINES = 12  # from a table's heading down to its first row
_WORDS = 12  # in a line of a table
_NOUN = 4  # tokens: "of oil equivalent"
_TAIL = 10  # tokens: "% of the previous year"
_THOUSAND = 1e3
_MANY = 5.0  # what a Russian noun has its genitive plural for
_RULE = "unit.any.heading"


class Headings:
    """The headings of a document, as far as it has been read: that of the last row is that of the next one."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences
        self.keep(-1, None)

    def above(self, index: int) -> Quantity | None:
        """Return the unit in the heading of the table that has a row in a sentence, or None."""
        found = None
        for i in range(index - 1, max(index - 1 - _LINES, -1), -1):
            if i == self._row:
                found = self._heading
                break
            line = self._sentences[i]
            found = next(iter(_at_end(line)), None)
            if found is not None or not _is_line(line):
                break
        self.keep(index, found)
        return found

    def keep(self, index: int, heading: Quantity | None) -> None:
        """Note the heading of a sentence's last row."""
        self._row, self._heading = index, heading


def share_headings(s: Sentence, quantities: list[Quantity], earlier: Headings) -> None:
    """Give numbers without a unit the one that the heading in front of them names, its scale included."""
    bare = [q for q in quantities if q.unit is None and q.form == "number" and not _is_labelled(s, q)]
    vague = [q for q in quantities if q.form == "vague"]
    if not bare and not vague:
        return
    headings = _in_sentence(s)
    rows = [q for q in bare if _ends_row(s, q)] if _is_line(s) else []
    above = earlier.above(s.index) if rows else None
    if headings and _opens_line(s, headings[-1].last + 1):
        earlier.keep(s.index, headings[-1])
    for q in bare:
        before = [heading for heading in headings if heading.last < q.first]
        heading = before[-1] if before else above if q in rows else None
        if heading is not None:
            _take(q, heading)
    for q in vague:
        if any(heading.first < q.first <= heading.last for heading in (*headings, *_at_end(s))):
            q.form = "label"


def _is_labelled(s: Sentence, q: Quantity) -> bool:
    """ "Page 4", "p. 14"."""
    return any(s.upto("label", at) is not None for at in (q.first - 1, q.first - 1 - s.is_sign(q.first - 1, ".")))


def _in_sentence(s: Sentence) -> list[Quantity]:
    """The headings with numbers behind them: closed by a sign, by a bracket, or by the end of their line."""
    found = []
    for at in range(len(s.words)):
        sign = s.words[at - 1].text if at else ""
        if sign in _CLOSERS or _opens_line(s, at):
            heading = _heading(s, at)
            if heading is not None and _is_closed(s, heading, sign):
                found.append(heading)
    whole = {heading.last for heading in found if not _lacks_unit(heading)}
    return [heading for heading in found if not _lacks_unit(heading) or heading.last not in whole]


def _lacks_unit(heading: Quantity) -> bool:
    """ "billions" of "(current US$, billions)"."""
    return heading.unit is None


def _is_closed(s: Sentence, heading: Quantity, sign: str) -> bool:
    """Whether a heading ends where it may: at a sign, with its line or, scaled, before a number ("thousand ... 17")."""
    behind = heading.last + 1
    if s.is_sign(behind, _CLOSERS.get(sign, ":—–")) or _opens_line(s, behind):
        return True
    while s.is_sign(behind, ".…"):
        behind += 1
    return sign == "," and heading.value > 1 and behind < len(s.words) and s.words[behind].kind == "n"


def _at_end(s: Sentence) -> list[Quantity]:
    """The heading with which a line ends: "Exports, USD mln", "Loans (% of total)", "in thousand tonnes"."""
    last = len(s.words) - s.is_sign(len(s.words) - 1, ":…")
    while s.is_sign(last - 1, ".") and s.is_sign(last - 2, ".") and s.glued(last - 1):
        last -= 1 + (not s.is_sign(last - 3, "."))  # "USD million ... 1,204"
    bracket = s.is_sign(last - 1, ")")
    openers = [i for i in range(last - 1, -1, -1) if s.words[i].text in (",(" if bracket else ",")]
    found = (_heading(s, opener + 1) for opener in (openers[: 1 + bracket] or [-1]))
    ending = [heading for heading in found if heading is not None and heading.last + 1 == last - bracket]
    return sorted(ending, key=_lacks_unit)


def _heading(s: Sentence, at: int) -> Quantity | None:
    """Read a unit as if a number stood before it."""
    if (preposition := s.at("place_preposition", at)) is not None:
        at = preposition.last + 1
    scale, sign = _scale(s, at), s.at("currency", at)
    if scale is None and sign is None and (sign := _behind_adjective(s, at)) is not None:
        at = sign.first
    heading = Quantity(at - 1, at - 1, 1.0, _RULE)
    scale = scale or (_scale(s, sign.last + 1) if sign is not None else None)
    if scale is not None:
        heading.scaled(scale.entry.value)
        heading.last = scale.last + (s.is_sign(scale.last + 1, ".") and s.glued(scale.last + 1))
        heading.last += s.at("of_whole", heading.last + 1) is not None
    if sign is not None and scale is not None:
        set_currency(heading, sign.entry)
    else:
        _measure(s, heading)
    heading.last += s.is_sign(heading.last + 1, ".") and s.glued(heading.last + 1)
    if heading.unit == "percent":
        heading.last = _end_of_whole(s, heading.last)
    elif heading.unit_kind == "unit" and s.is_sign(heading.first, ","):
        heading.last = _end_of_noun(s, heading.last)
    return heading if heading.unit is not None or scale is not None else None


def _behind_adjective(s: Sentence, at: int) -> Cue | None:
    """ "current US$"."""
    plain = at < len(s.words) and s.words[at].kind == "w" and s.words[at].number is None
    return s.at("currency", at + 1) if plain else None


def _scale(s: Sentence, at: int) -> Cue | None:
    """ "mln", "in millions", ", billions"."""
    at += s.is_sign(at, ",")
    at += s.at("place_preposition", at) is not None
    vague = s.at("vague", at)
    return s.at("scale", at) or (vague if vague is not None and vague.entry.value >= _THOUSAND else None)


def _measure(s: Sentence, heading: Quantity) -> None:
    """Read the unit, or in Russian the noun, that stands behind a heading's scale."""
    nxt = heading.last + 1
    found = [cue for kind in ("unit", "currency", "person") if (cue := s.at(kind, nxt)) is not None]
    if any(cue.entry.get("glued") for cue in found):
        return  # "World Bank, p. 14"
    if found:
        unit_behind(s, heading, len(s.words))
        if not s.is_sign(heading.last + 1, "/") or s.glued(heading.last + 1):
            denominate(s, heading)
    elif s.lexicon.language == "ru" and (noun := counted(s, nxt, max(heading.value, _MANY))) is not None:
        behind = noun.last + 1 + s.is_sign(noun.last + 1, ".")
        if behind == len(s.words) or _opens_line(s, behind):  # and not "машин – 10500, тракторов – 480"
            heading.unit, heading.unit_kind, heading.last = noun.lemma, "noun", noun.last


def _end_of_whole(s: Sentence, last: int) -> int:
    """ "% of the previous year", "в % к 2023 г.": the last token of what a percentage is of."""
    for i in range(last + 1, min(last + 1 + _TAIL, len(s.words))):
        if s.words[i].text in ":—–|/)," or _opens_line(s, i):
            break
        last = i
    return last


def _end_of_noun(s: Sentence, last: int) -> int:
    """ "тыс. кв. м общей площади": the last token of what is measured, where the line ends behind it."""
    end = last + 1
    while end < min(last + 1 + _NOUN, len(s.words)) and s.words[end].kind == "w" and not _opens_line(s, end):
        end += 1
    return end - 1 if end == len(s.words) or _opens_line(s, end) else last


def _opens_line(s: Sentence, at: int) -> bool:
    return 0 < at < len(s.words) and "\n" in s.folded[s.ends[at - 1] : s.starts[at]]


def _is_line(s: Sentence) -> bool:
    """Whether a sentence is a line of a table and no prose: short, without a full stop."""
    return not s.is_sign(len(s.words) - 1, ".") and sum(word.kind == "w" for word in s.words) <= _WORDS


def _ends_row(s: Sentence, q: Quantity) -> bool:
    """Whether no word follows a number, and none that a clause has stands before it."""
    nxt = q.last + 1
    if nxt < len(s.words) and s.words[nxt].kind == "w" and not _opens_line(s, nxt):
        return False
    label = s.at("label", 0)
    if label is not None and label.last + 1 < len(s.words) and s.words[label.last + 1].text.isdigit():
        return False  # "Page 4 of 12"
    return not any(s.has(kind, -1, q.first) for kind in ("say", "change", "copula", "modal_will"))


def _take(q: Quantity, heading: Quantity) -> None:
    q.scaled(heading.value if q.scale == 1.0 else 1.0)
    if heading.unit is not None:
        q.unit, q.unit_kind, q.per, q.shared = heading.unit, heading.unit_kind, heading.per, True
    q.rules.append(_RULE)
