"""The verb or noun of change that governs "by 5%", near or far in the clause."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru

CLAUSE = 22
_KINDS = ("change", "change_noun")


def object_of(s: Sentence, verb: Cue, at: int) -> Cue | None:
    """ "повысил прогноз роста ВВП до 2%": the noun of change that hangs, in the genitive, on the verb's own object."""
    for i in range(verb.last + 1, at):
        word = s.words[i]
        if word.kind != "w" or "stop" in word.entries:
            return None
        noun = s.at("change_noun", i)
        if noun is not None:
            return noun if i == verb.last + 1 or analyse_ru(word.key).genitive else None
    return None


def governing_cue(s: Sentence, q: Quantity, floor: int, ceiling: int) -> Cue | None:
    """The verb or noun of change of "by 5%", "на 5%": the nearest before it in the clause, in Russian also behind
    it.
    """
    before = last_cue_of_change(s, q.outer, max(q.outer - CLAUSE, -1))
    if (dearer := s.nearest_before("compared", q.outer, 2)) is not None:
        return dearer
    if s.lexicon.language == "en":
        return _surpassed(s, q, before) or before
    if (dearer := _compared_before(s, q, before)) is not None:
        return dearer
    if before is not None and before.last < floor and _is_of_noun(s, floor, q.outer - 2):
        before = None
    if before is not None and (verb := s.nearest_before("change", before.first, 4)) is not None:
        # "понизил прогноз роста на 0,3 п. п.": the verb's object is what moves
        before = verb if object_of(s, verb, before.last + 1) == before else before
    behind = s.nearest_after("change", q.last, 5) or s.nearest_after("change_noun", q.last, 5)
    if behind is not None and s.at("say", behind.first) is not None and s.words[behind.first - 1].kind == "s":
        behind = None  # "выйти на 100%», — добавил он"
    if behind is not None and any(s.is_sign(i, ",") for i in range(q.last + 1, behind.first - 2)):
        behind = None  # "заняты на 80%, доля брака вырастет"
    if behind is not None and s.is_sign(behind.first - 1, ",") and s.is_sign(behind.last + 1, "—–"):
        behind = None  # "вышли на 24,6 млрд, прирост – 12%"
    follows = behind is not None and behind.first < ceiling and not s.has("clause", q.last, behind.first)
    cut_off = before is None or before.last < floor or s.has("clause", before.last, q.outer)
    return behind if follows and cut_off else before


def _is_of_noun(s: Sentence, floor: int, at: int) -> bool:
    """ "рухнули на четверть после новости о допэмиссии на 80 миллиардов": not the verb's amount, but a noun's."""
    between = range(floor + 1, at + 1)
    joined = any(s.words[i].kind == "s" or s.at("conj", i) is not None for i in between)
    timed = any(s.at(kind, at) is not None for kind in ("month", "year_word", "time_unit", "span_unit", "relative"))
    return len(between) > 1 and not joined and not timed and analyse_ru(s.words[at].key).pos == "NOUN"


def _surpassed(s: Sentence, q: Quantity, before: Cue | None) -> Cue | None:
    """ "outstripped last year's 11.8 million by 43 percent": a verb of passing a mark, if nearer than one of change."""
    cue = s.nearest_before("surpass", q.outer, CLAUSE)
    return cue if cue is not None and (before is None or before.first < cue.first) else None


def _compared_before(s: Sentence, q: Quantity, nearest: Cue | None) -> Cue | None:
    """ "дешевле российского на 12%": the compared thing stands between the comparison and the amount."""
    cue = s.nearest_before("compared", q.outer, 5)
    if cue is None or (nearest is not None and nearest.first >= cue.first):
        return None
    bound = s.at("baseline", cue.last + 1) is not None  # "более чем на 12%"
    return cue if not bound and all(s.words[i].kind == "w" for i in range(cue.last + 1, q.outer)) else None


def last_cue_of_change(s: Sentence, at: int, floor: int) -> Cue | None:
    """Return the last verb or noun of change that begins behind ``floor`` and ends before ``at``."""
    best = None
    for kind in _KINDS:
        for cue in s.all(kind):
            if cue.last >= at:
                break
            if cue.first > floor and (best is None or cue.first > best.first) and not is_covered(s, cue):
                best = cue
    return best


def is_covered(s: Sentence, cue: Cue) -> bool:
    """Whether a word of change is part of a phrase of another sense: "makes up", "up to"."""
    return any(
        c.first <= cue.first and cue.last <= c.last and c.last > c.first
        for kind in ("share", "bound_before", "say", "phrasal")
        for c in s.all(kind)
    )
