"""Modality and negation: is the claim a fact, an expectation, an intention or a hypothesis, and is it denied?"""

from __future__ import annotations

from indicators.model import Modality
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.modality.behind import modality_behind
from indicators.parse.modality.clauses import start_of_clause
from indicators.parse.modality.conditions import condition_of
from indicators.parse.modality.futures import future_before, is_expected, is_future, is_resolved, read_future
from indicators.parse.modality.headlines import headline_modality
from indicators.parse.modality.modals import nearest_modal, read_modal, request_for
from indicators.parse.modality.negation import denial_of
from indicators.parse.nouns import counts_speakers
from indicators.parse.phrases import is_finite, repeats

_GAP = 8
_PART = 3


def mark(s: Sentence, quantities: list[Quantity]) -> None:
    """Set modality and negation of each quantity."""
    for i, q in enumerate(quantities):
        if counts_speakers(s, q):
            continue
        found = _modality(s, q) or (_gapped(s, quantities[i - 1], q) if i else None)
        found = found or (_again(s, quantities[i - 1], q) if i else None)
        found = found or (_part(s, quantities[i - 1], q) if i else None)
        if found is not None:
            q.modality = found[0]
            q.rules.append(found[1])
        if (denial := denial_of(s, q)) is not None:
            q.negated = True
            q.rules.append(denial.entry.rule)


def _modality(s: Sentence, q: Quantity) -> tuple[Modality, str] | None:
    condition = condition_of(s, q)
    if condition is not None:
        return Modality.CONDITIONAL, condition.entry.rule
    if s.lexicon.language == "ru" and _is_replaced(s, q):
        return None
    start = start_of_clause(s, q)
    candidates: list[tuple[int, Modality, str]] = []
    for kind in ("modal", "modal_will", "modal_would"):
        cue = nearest_modal(s, kind, q, start) if kind in s.kinds else None
        if cue is not None:
            candidates.append((cue.first, read_modal(s, cue), cue.entry.rule))
    if s.lexicon.future and q.form == "multiple" and is_future(s, q.first):
        return Modality.FORECAST, f"modality.{s.lexicon.language}.future_outcome"  # "сборы удвоятся"
    if (at := future_before(s, q, start)) is not None:
        candidates.append((at, *read_future(s, at)))
    if not candidates and request_for(s, q) is not None:
        return Modality.PLAN, "modality.en.requested"
    if not candidates:
        return modality_behind(s, q) or headline_modality(s, q)
    strong = [c for c in candidates if "infinitive" not in c[2]] or candidates
    _, modality, rule = max(strong, key=lambda c: c[0])
    if modality is Modality.PLAN and s.lexicon.language == "en" and rule.startswith("modal_will"):
        expects = any(c[1] is Modality.FORECAST and c[2].endswith(".forecast") for c in candidates)
        behind = [c.first for c in s.all("say") if c.entry.name == "estimated" and c.first > q.last]
        expects = expects or any(s.is_sign(i, ",") for at in behind for i in range(q.last + 1, at))
        return (Modality.FORECAST if expects else modality), rule
    if rule.endswith("future_outcome") and is_resolved(s, q):
        return Modality.PLAN, rule
    if modality is Modality.PLAN and rule.endswith("future_deed") and is_expected(s, start, q):
        return Modality.FORECAST, rule
    return modality, rule


def _is_replaced(s: Sentence, q: Quantity) -> bool:
    """ "хочет покупать по $90 вместо нынешних $127": what is, and is to be otherwise."""
    cue = s.nearest_before("against", q.first, 3)
    return cue is not None and cue.entry.name == "instead_of" and s.nearest_before("current", q.first, 2) is not None


def _again(s: Sentence, previous: Quantity, q: Quantity) -> tuple[Modality, str] | None:
    """ "$10 млн (300 млн рублей) направят в мае": an amount said again is as sure as it was."""
    at = previous.last + 1
    again = (s.is_sign(at, "(") or repeats(s, at)) and q.outer - at <= 2
    held = s.lexicon.language == "ru" and again and previous.modality is not Modality.ACTUAL
    return (previous.modality, "modality.ru.again") if held else None


def _part(s: Sentence, previous: Quantity, q: Quantity) -> tuple[Modality, str] | None:
    """ "intends to raise $900 million, of which a third this year": a part without a verb is as sure as the whole."""
    opened = s.nearest_before("part_of", q.first, _PART) or s.nearest_before("of_which", q.first, _PART)
    if s.lexicon.language != "en" or opened is None or opened.first <= previous.last:
        return None
    stop = next((i for i in range(q.last + 1, len(s.words)) if s.words[i].kind == "s"), len(s.words))
    kinds = ("be", "auxiliary", "verb", "change", "copula", "modal_will", "modal_would")
    past = any(s.words[i].key.endswith(s.lexicon.verb_endings) for i in range(q.last + 1, stop))
    verb = past or any(s.at(kind, i) for kind in kinds for i in range(opened.last + 1, stop))
    return None if verb or previous.modality is Modality.ACTUAL else (previous.modality, "modality.en.part")


def _gapped(s: Sentence, previous: Quantity, q: Quantity) -> tuple[Modality, str] | None:
    """ "экспорт вырастет на 7,6%, а ВВП — на 3,8%": a Russian clause without a verb has the one before it."""
    if s.lexicon.language == "en":
        return _gapped_en(s, previous, q)
    if s.lexicon.language != "ru" or previous.modality is Modality.ACTUAL or _is_set_against(s, previous.last, q.first):
        return None
    between = range(previous.last + 1, q.first)
    verb = any(is_finite(s, i) or s.at("copula", i) or s.is_sign(i, ";(:") for i in between)
    return (
        None
        if verb or not any(s.is_sign(i, ",") or s.at("conj", i) for i in between)
        else (previous.modality, "modality.ru.gapped")
    )


def _is_set_against(s: Sentence, after: int, before: int) -> bool:
    """Whether a word of comparison stands between two tokens, other than that of a bound: "не менее чем на 4%"."""
    bounds = s.all("bound_before")
    words = [c for kind in ("baseline", "against") for c in s.between(kind, after, before)]
    return any(not any(b.first <= c.first <= b.last for b in bounds) for c in words)


def _gapped_en(s: Sentence, previous: Quantity, q: Quantity) -> tuple[Modality, str] | None:
    """ "revenues are planned at 40 trillion, and the deficit at 0.5%": the verb of the clause before, said once."""
    between = range(previous.last + 1, q.outer - 1)
    alike = q.outer > 0 and previous.outer > 0 and s.words[q.outer - 1] is s.words[previous.outer - 1]
    if previous.modality is Modality.ACTUAL or not alike or s.at("place_preposition", q.outer - 1) is None:
        return None
    joined = bool(between) and any(s.at("joiner_and", i) is not None for i in between[:2])
    kinds = ("copula", "change", "verb", "say", "auxiliary", "clause", "relative_pronoun")
    verbs = any(s.at(kind, i) is not None for i in between for kind in kinds)
    return (previous.modality, "modality.en.gapped") if joined and not verbs and len(between) <= _GAP else None
