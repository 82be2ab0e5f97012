"""Modals in front of a number: which one governs it, and what it says."""

from __future__ import annotations

from indicators.model import Modality
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import is_finite, same_clause

_CAUSE = 6
_ASKED = 7
_OTHER = 5
_SAID = 30
_NOT_OF_OTHER = frozenset(("infinitive", "by", "currency", "modal", "verb", "mark"))


def nearest_modal(s: Sentence, kind: str, q: Quantity, start: int) -> Cue | None:
    """Return the last modal of a kind that governs the number from the front, or None."""
    best = None
    for cue in s.all(kind):
        if cue.first >= q.first:
            break
        if (
            cue.first >= start
            and same_clause(s, cue.first, q.first)
            and (not is_noun_phrase(s, cue) or _is_stated(s, cue, q))
            and not _is_told_since(s, cue, q)
            and (not cue.entry.get("unsure") or _is_foreseen(s, cue, q))
            and (not cue.entry.get("done") or _is_ordered(s, cue, q))
            and s.upto("modal_would", cue.first - 1) is None
            and not _is_noun(s, cue)
            and not _is_abbreviated(s, cue)
            and not (s.upto("modal", cue.first - 1) and "outcome" in s.words[cue.first].entries)
            and not _is_caused(s, cue)
            and not _is_compared(s, cue, q)
            and not _is_cut_off(s, cue, q)
            and (not is_attribute(s, cue) or q.outer - cue.last <= 2)
        ) and (best is None or cue.entry.name != "infinitive"):
            best = cue
    return best


def request_for(s: Sentence, q: Quantity) -> Cue | None:
    """ "has asked Russia for about 23 million tonnes": who is asked stands between the verb and what is asked for."""
    link = s.upto("for", q.outer - 1)
    if link is None and s.upto("indefinite", q.outer - 1) is not None:
        link = s.upto("for", q.outer - 2)
    cue = None if link is None or q.unit_kind == "time" else s.nearest_before("request", link.first, _ASKED)
    if cue is None or link is None:
        return None
    between = range(cue.last + 1, link.first)
    return cue if all(s.words[i].kind == "w" and s.words[i].number is None for i in between) else None


def _is_ordered(s: Sentence, cue: Cue, q: Quantity) -> bool:
    """ "ordered the mills to find $5m", "recommends raising the rate", but "ordered 500 cars"."""
    verbs = range(cue.last + 1, q.outer)
    if any(s.words[i].kind == "s" for i in verbs):
        return False
    rising = cue.last + 1 < len(s.words) and s.words[cue.last + 1].key.endswith(s.lexicon.progressive)
    return rising or any(s.at("infinitive", i) is not None and s.words[i + 1].number is None for i in verbs)


def _is_noun(s: Sentence, cue: Cue) -> bool:
    """ "the export plans of Belarus": a plan that somebody has, not what somebody plans."""
    nxt = cue.last + 1
    of = nxt < len(s.words) and s.at("of_whole", nxt) is not None
    return s.lexicon.language == "en" and cue.first == cue.last and cue.entry.value == Modality.PLAN and of


def _is_abbreviated(s: Sentence, cue: Cue) -> bool:
    """ "на 200 б.п.": a lone letter with a full stop is no particle."""
    return len(s.words[cue.last].text) == 1 and s.is_sign(cue.last + 1, ".") and s.glued(cue.last + 1)


def _is_stated(s: Sentence, cue: Cue, q: Quantity) -> bool:
    """ "The target for the first quarter is 1 trillion": what is planned, while others keep to the target or not."""
    phrase = s.at("the", cue.first - 1)
    first = cue.first if phrase is None else phrase.first
    opens = first == 0 or s.words[first - 1].kind == "s" or s.upto("new_clause", first - 1) is not None
    return opens and s.upto("be", q.outer - 1) is not None


def _is_foreseen(s: Sentence, cue: Cue, q: Quantity) -> bool:
    """ "we now see the first cut in July", "see the gap widening to 3%", but "exporters see losses of $5m"."""
    ours = any(s.upto("first_person", cue.first - k) is not None for k in (1, 2))
    widening = any(s.words[i].key.endswith(s.lexicon.progressive) for i in range(cue.last + 2, q.outer))
    return s.lexicon.language == "en" and s.upto("auxiliary", cue.first - 1) is None and (ours or widening)


def _is_told_since(s: Sentence, cue: Cue, q: Quantity) -> bool:
    """ "a nurse, who did not want to be named, says her pay rose by 150": what is told is no wish of the teller."""
    for said in s.between("say", cue.last, q.first) if s.lexicon.language == "en" else ():
        closed = any(s.is_sign(i, ",") for i in range(said.last + 1, min(said.last + _ASKED, q.first)))
        inserted = (s.is_sign(said.first - 1, ",") and closed) or s.is_sign(said.last + 1, ",")
        governed = s.closes(("infinitive", "auxiliary", "modal_will"), said.first - 1)
        if said.entry.name != "estimated" and not (inserted or governed) and s.at("modal", said.first) is None:
            return True
    return False


def _is_compared(s: Sentence, cue: Cue, q: Quantity) -> bool:
    """ "expects a deficit of 4.5%, against a surplus of 0.6%", "$73 instead of the $132": a fact."""
    if s.lexicon.language != "en":
        return False
    other = s.nearest_before("set_against", q.outer, _OTHER)
    if other is None or other.first <= cue.last:
        return False
    between = range(other.last + 1, q.outer)
    return not any(s.opens(_NOT_OF_OTHER, i) or s.words[i].kind != "w" for i in between)


def _is_caused(s: Sentence, cue: Cue) -> bool:
    """ "the run on the ruble forced the bank to sell $620mn": the infinitive tells what was done."""
    return cue.entry.name == "infinitive" and s.nearest_before("past_cause", cue.first, _CAUSE) is not None


def _is_cut_off(s: Sentence, cue: Cue, q: Quantity) -> bool:
    """ "мощности позволят переваливать 7 млн тонн, инвестиции оцениваются в 50 млрд": the next clause tells what is."""
    if s.lexicon.language != "ru":
        return False
    comma = next((i for i in range(q.first - 1, cue.last, -1) if s.is_sign(i, ",;")), None)
    if comma is None or s.at("relative_pronoun", comma + 1) is not None:
        return False
    verbs = [i for i in range(comma + 1, q.first) if is_finite(s, i)]
    return bool(verbs) and all(analyse_ru(s.words[i].key).tense in ("pres", "past") for i in verbs)


def is_attribute(s: Sentence, cue: Cue) -> bool:
    """ "вместо запланированных 10 млрд": a Russian participle in full form tells of its own noun only."""
    return s.lexicon.language == "ru" and analyse_ru(s.words[cue.first].key).pos == "PRTF"


def is_noun_phrase(s: Sentence, cue: Cue) -> bool:
    """Whether a modal is part of a phrase that is none."""
    return any(c.first <= cue.first <= c.last for c in s.all("modal_not"))


def read_modal(s: Sentence, cue: Cue) -> Modality:
    """Return what a modal says of the number."""
    if cue.entry.kind == "modal":
        return Modality(cue.entry.value)
    if cue.entry.kind == "modal_would":
        return Modality.FORECAST if s.lexicon.language == "en" and _reported(s, cue) else Modality.CONDITIONAL
    if cue.entry.value:
        return Modality(cue.entry.value)
    return Modality.FORECAST if _outcome(s, cue) and not decides(s, cue.first - 1, cue.last + 1) else Modality.PLAN


def decides(s: Sentence, last: int, verb: int) -> bool:
    """ "OPEC+ will add 411,000 barrels": somebody who can decide will change something, so that it is a deed."""
    while (between := s.at("neg", verb) or s.at("adverb", verb)) is not None:
        verb = between.last + 1
    if s.lexicon.language != "en" or s.at("volition", verb) is None:
        return False
    doer = next(
        (c for kind in ("actor", "geo", "body", "body_noun", "human_pronoun") if (c := s.upto(kind, last))), None
    )
    if doer is None:
        return False
    before = doer.first - 1 if s.at("the", doer.first - 1) is None else doer.first - 2
    return before < 0 or s.words[before].kind == "s" or s.at("name_particle", before) is None


def _outcome(s: Sentence, cue: Cue) -> bool:
    """ "will grow", "will not exceed" tell an outcome; "will lend", "will be built" a deed."""
    nxt = cue.last + 1
    counted = nxt < len(s.words) and (s.words[nxt].number is not None or s.at("currency", nxt) is not None)
    if counted and s.lexicon.language == "ru":
        return True  # "на дорогах будет 50 тысяч электромобилей"
    if s.at("outcome", nxt) or s.at("bound_before", nxt):
        return not _is_done_to(s, nxt + 1)
    while (between := s.at("neg", nxt) or s.at("adverb", nxt) or s.at("filler", nxt)) is not None:
        nxt = between.last + 1
    verb = s.at("outcome", nxt)
    if verb is None:
        return any(s.at(kind, nxt) for kind in ("change", "multiple", "bound_before", "copula"))
    return not (s.words[nxt].key == "be" and _is_done_to(s, verb.last + 1))


def _is_done_to(s: Sentence, at: int) -> bool:
    """Whether the participle of a deed stands at a token: "will be sold", "will be re-exported"."""
    at += 2 if s.is_sign(at + 1, "-") and s.glued(at + 1) and s.glued(at + 2) else 0
    return s.at("deed", at) is not None


def _reported(s: Sentence, cue: Cue) -> bool:
    """ "said that it would": the future seen from the past."""
    said = s.nearest_before("say", cue.first, _SAID) or s.nearest_before("warned", cue.first, _SAID)
    if said is None or s.lexicon.language == "ru":
        return said is not None
    past = (
        s.upto("warned", said.last) is not None
        or s.at("said_past", said.first) is not None
        or s.words[said.first].key.endswith(s.lexicon.verb_endings)
    )
    return past or s.at("warned", said.first) is not None
