"""The name of a person in a Russian phrase, in the nominative."""

from __future__ import annotations

from collections.abc import Iterator

from indicators.parse.draft import Sentence
from indicators.parse.morphology import nominatives_ru
from indicators.parse.naming.declension import like, surname
from indicators.parse.naming.people import BODIES, Name, head_of, is_human, may_be_apposed, names_in, readings_of
from indicators.parse.naming.words import is_initial, is_particle, is_written_as_name, listed, words_of

_SURE = 5  # times that one reading is likelier than another
CASES = frozenset(("nomn", "gent", "datv", "accs", "ablt", "loct"))


def person(s: Sentence, context: frozenset[str]) -> str | None:
    """Return the name of the one person whom a phrase names, in the nominative where that is certain, or None."""
    names = list(names_in(s))
    if not names:
        return _titled(s, context)
    if len(names) != 1 or not (cases := _cases(s, names[0], context)):
        return None
    found = _nominatives(s, names[0], cases)
    return found or s.folded[s.starts[names[0].first] : s.ends[names[0].last]]


def is_of_several(s: Sentence) -> bool:
    """Whether a phrase names several people."""
    return len(list(names_in(s))) > 1


def _titled(s: Sentence, context: frozenset[str]) -> str | None:
    """«госпожи Лузгиной», «экономиста Тихомирова»: a surname alone behind a title or an office, in the nominative."""
    if len(s.words) != 2 or not is_written_as_name(s, 1):
        return None
    word = s.words[1].text
    names = [r for r in nominatives_ru(s.words[1].key) if r.kind == "Surn" and r.number == "sing"]
    for r in nominatives_ru(s.words[0].key) if may_be_apposed(s, 0) else ():
        if r.case in context and r.number == "sing":
            genders = [name.gender or r.gender for name in names if name.case == r.case]
            genders += [r.gender] if r.nominative in words_of("ru", "titles") else []
            return next((found for gender in genders if (found := surname(word, gender, r.case)) is not None), None)
    return None


def _cases(s: Sentence, name: Name, context: frozenset[str]) -> frozenset[str]:
    """Return the cases that a name may stand in, with the office before it; none where it is the name of a body."""
    head = head_of(s, name.first)
    if head is None:
        return context
    if s.at("source_noun", head) is not None:
        return CASES - {"nomn"}
    if not is_human(s, head):
        # «фонд Егора Гайдара» is no person, «Infoline-Аналитики Михаил Бурмистров» is one
        bodily = any(s.upto(kind, name.first - 1) is not None for kind in BODIES)
        return frozenset() if bodily else context
    nouns = [r for r in nominatives_ru(s.words[head].key) if r.pos == "NOUN"]
    nouns = [r for r in nouns if r.case in context] or nouns
    # «аналитики Альфа Капитала» are several
    return frozenset(r.case for r in nouns if r.number == "sing") if nouns else context


def _nominatives(s: Sentence, name: Name, cases: frozenset[str]) -> str | None:
    """Return the only nominative that a name can have, or the far likelier one; None where that is not certain."""
    found: dict[str, float] = {}
    for gender, case, given, weight in _given(s, name, cases):
        whole = _declined(s, name, gender, case, given)
        if whole is not None:
            found[whole] = found.get(whole, 0) + weight
    if not found:
        return None
    best, *others = sorted(found, key=lambda whole: -found[whole])
    return best if not others or found[best] >= _SURE * found[others[0]] else None


def _given(s: Sentence, name: Name, cases: frozenset[str]) -> Iterator[tuple[str, str, str, float]]:
    """Yield the genders and cases of a first name, its nominative and its weight."""
    word = s.words[name.given]
    if is_initial(s, name.given) or not name.known:
        for gender in ("masc", "femn"):
            for case in sorted(cases):
                given = word.text if is_initial(s, name.given) else surname(word.text, gender, case)
                if given is not None:
                    yield gender, case, given, 1.0
        return
    readings = [r for r in readings_of(s, name.given, "Name") if r.case in cases]
    oblique_man = any(r.gender == "masc" and r.case != "nomn" for r in readings)
    for r in readings:
        if r.gender == "femn" and r.case == "nomn" and oblique_man and not listed(s, name.given, "female_names"):
            continue
        for gender in ("masc", "femn") if not r.gender else (r.gender,):
            yield gender, r.case, like(word.text, r.nominative), r.score


def _declined(s: Sentence, name: Name, gender: str, case: str, given: str) -> str | None:
    """Return a name whose words stand in a case in the nominative, or None if one of them cannot."""
    parts = []
    for i in range(name.first, name.last + 1):
        word = s.words[i]
        text: str | None = word.text
        if i == name.given:
            text = given
        elif i < name.given and s.is_sign(i + 1, "-"):
            first = readings_of(s, i, "Name")
            text = next((like(word.text, r.nominative) for r in first if r.case == case), None)
            if text is None and (not first or any(r.gender == "masc" and r.case == "nomn" for r in first)):
                text = word.text  # «Жан-Клода»
        elif word.kind == "w" and not is_initial(s, i) and not is_particle(s, i) and not listed(s, i, "suffixes"):
            patronymic = next((r.nominative for r in readings_of(s, i, "Patr") if r.case == case), None)
            text = like(word.text, patronymic) if patronymic else surname(word.text, gender, case)
        if text is None:
            return None
        parts.append(text if i == name.first or s.glued(i) else " " + text)
    return "".join(parts)
