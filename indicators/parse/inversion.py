"""Russian inversion: a unit before its number makes the number approximate ("рублей двадцать", "процентов на
восемьдесят").
"""

from __future__ import annotations

from indicators.model import Bound
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru, nouns_ru

_KINDS = ("currency", "unit", "fold", "time_unit", "person")


def turn(s: Sentence, quantities: list[Quantity]) -> None:
    """Give numbers that stand behind their unit that unit; its words become part of the quantity, whose bound is
    ``about``.
    """
    if s.lexicon.language != "ru":
        return
    for i, q in enumerate(quantities):
        if q.form != "number" or q.unit_kind not in ("", "noun"):
            continue
        cue = _unit_before(s, q, quantities[i - 1].last if i else -1)
        if cue is not None:
            _take(q, cue)


def _unit_before(s: Sentence, q: Quantity, floor: int) -> Cue | None:
    """Return the unit right before the number, or before its preposition, in the form that the number asks for."""
    last = q.first - 1
    if s.closes(("by", "to", "of"), last):
        last -= 1
    cue = next((cue for kind in _KINDS if (cue := s.upto(kind, last)) is not None), None)
    if cue is None or cue.first <= floor or s.words[cue.last].kind != "w" or s.words[cue.last].text.isupper():
        return None
    if cue.first > 0 and (s.words[cue.first - 1].number is not None or s.at("scale", cue.first - 1) is not None):
        return None
    return cue if _agrees(s, q, cue) and not _is_symbol(s, cue) else None


def _is_symbol(s: Sentence, cue: Cue) -> bool:
    """ "на участке км 351": a unit's symbol is never turned, its noun is."""
    key = s.words[cue.last].key
    return cue.entry.kind == "unit" and len(key) <= 3 and all(noun.lemma == key for noun in nouns_ru(key))


def _agrees(s: Sentence, q: Quantity, cue: Cue) -> bool:
    few = 1 < q.raw < 5 or not float(q.raw).is_integer()
    if s.words[q.first].kind != "w" and cue.last < q.first - 1 and not _ends(s, q):
        return False
    if not analyse_ru(s.words[cue.last].key).genitive:
        return False  # "поставил потребителям 1 тыс. самосвалов"
    readings = nouns_ru(s.words[cue.last].key)
    return any(noun.few and not noun.many if few else noun.many for noun in readings)


def _ends(s: Sentence, q: Quantity) -> bool:
    """ "подешевела рублей на 15": nothing that the number could count stands behind it."""
    return q.unit_kind == "" and (q.last + 1 >= len(s.words) or s.words[q.last + 1].kind == "s")


def _take(q: Quantity, cue: Cue) -> None:
    entry = cue.entry
    q.first = q.outer = cue.first
    q.last = q.number_last
    q.unit_kind = {"currency": "currency", "unit": "unit", "fold": "unit", "time_unit": "time", "person": "person"}[
        entry.kind
    ]
    q.unit = {"fold": "multiple", "person": "person"}.get(entry.kind, entry.value)
    q.scaled(entry.get("factor", 1.0))
    q.per = None
    if entry.kind == "fold":
        q.form = "multiple"
    q.bound = Bound.ABOUT
    q.rules += [entry.rule, "bound.ru.inversion"]
