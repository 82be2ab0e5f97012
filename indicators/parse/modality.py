"""Modality and negation: is the claim a fact, an expectation, an intention or a hypothesis, and is it denied?"""

from __future__ import annotations

from indicators.model import Modality
from indicators.parse.draft import DENIED_COMPARISON, Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import is_finite, same_clause

_REACH = 24
_BEHIND = 8
_NEGATION_REACH = 7
_CAUSE = 6


def mark(s: Sentence, quantities: list[Quantity]) -> None:
    """Set modality and negation of each quantity."""
    for i, q in enumerate(quantities):
        floor = quantities[i - 1].last if i else -1
        found = _modality(s, q, floor) or (_gapped(s, quantities[i - 1], q) if i else None)
        if found is not None:
            q.modality = found[0]
            q.rules.append(found[1])
        if (denial := _negation(s, q)) is not None:
            q.negated = True
            q.rules.append(denial.entry.rule)


def _modality(s: Sentence, q: Quantity, floor: int) -> tuple[Modality, str] | None:
    condition = _condition(s, q)
    if condition is not None:
        return Modality.CONDITIONAL, condition.entry.rule
    start = _clause_start(s, q.first)
    candidates: list[tuple[int, Modality, str]] = []
    for kind in ("modal", "modal_will", "modal_would"):
        cue = _nearest(s, kind, q, start)
        if cue is not None:
            candidates.append((cue.first, _read(s, q, cue), cue.entry.rule))
    if s.lexicon.future and q.form == "multiple" and _is_future(s, q.first):
        return Modality.FORECAST, f"modality.{s.lexicon.language}.future_outcome"  # "сборы удвоятся"
    if (at := _future_before(s, q, start)) is not None:
        candidates.append((at, *_read_future(s, at)))
    if not candidates:
        return _behind(s, q) or _headline(s, q)
    strong = [c for c in candidates if "infinitive" not in c[2]] or candidates
    _, modality, rule = max(strong, key=lambda c: c[0])
    if modality is Modality.PLAN and s.lexicon.language == "en" and rule.startswith("modal_will"):
        expects = any(c[1] is Modality.FORECAST and c[2].endswith(".forecast") for c in candidates)
        return (Modality.FORECAST if expects else modality), rule
    if modality is Modality.PLAN and rule.endswith("future_deed") and _is_expected(s, start, q):
        return Modality.FORECAST, rule
    return modality, rule


def _headline(s: Sentence, q: Quantity) -> tuple[Modality, str] | None:
    """ "Russia to give Belarus a $1.5bn loan": the infinitive of a headline, which has no other verb, is its future."""
    if s.lexicon.language != "en" or s.is_sign(len(s.words) - 1, '.!?…"”'):
        return None
    for cue in s.all("infinitive"):
        at = cue.first + 1
        if at >= q.first:
            return None
        verb = s.words[at]
        before = s.words[cue.first - 1] if cue.first else None
        known = any(s.at(kind, at) for kind in ("outcome", "volition", "deed_verb"))
        if before is None or before.kind != "w" or verb.capital or not known:
            continue
        finite = any(
            s.at(kind, i) and not s.at("rate", i)
            for kind in ("verb", "change", "copula", "auxiliary", "say")
            for i in range(cue.first)
        )
        if finite or before.key.endswith(s.lexicon.verb_endings):
            continue
        outcome = s.at("outcome", at) is not None and not _decides(s, cue.first - 1, at)
        return Modality.FORECAST if outcome else Modality.PLAN, "modality.en.headline"
    return None


def _gapped(s: Sentence, previous: Quantity, q: Quantity) -> tuple[Modality, str] | None:
    """ "экспорт вырастет на 7,6%, а ВВП — на 3,8%": a Russian clause without a verb has the one before it."""
    if (
        s.lexicon.language != "ru"
        or previous.modality is Modality.ACTUAL
        or s.has("baseline", previous.last, q.first)
        or s.has("against", previous.last, q.first)
    ):
        return None
    between = range(previous.last + 1, q.first)
    verb = any(is_finite(s, i) or s.at("copula", i) or s.is_sign(i, ";(:") for i in between)
    return (
        None
        if verb or not any(s.is_sign(i, ",") or s.at("conj", i) for i in between)
        else (previous.modality, "modality.ru.gapped")
    )


def _nearest(s: Sentence, kind: str, q: Quantity, start: int) -> Cue | None:
    best = None
    for cue in s.all(kind):
        if cue.first >= q.first:
            break
        if (
            cue.first >= start
            and same_clause(s, cue.first, q.first)
            and not _is_noun_phrase(s, cue)
            and not _is_abbreviated(s, cue)
            and not (s.upto("modal", cue.first - 1) and "outcome" in s.words[cue.first].entries)
            and not _is_caused(s, cue)
            and (not _is_attribute(s, cue) or q.outer - cue.last <= 2)
        ) and (best is None or cue.entry.name != "infinitive"):
            best = cue
    return best


def _is_abbreviated(s: Sentence, cue: Cue) -> bool:
    """ "на 200 б.п.": a lone letter with a full stop is no particle."""
    return len(s.words[cue.last].text) == 1 and s.is_sign(cue.last + 1, ".") and s.glued(cue.last + 1)


def _is_caused(s: Sentence, cue: Cue) -> bool:
    """ "the run on the ruble forced the bank to sell $620mn": the infinitive tells what was done."""
    return cue.entry.name == "infinitive" and s.nearest_before("past_cause", cue.first, _CAUSE) is not None


def _is_attribute(s: Sentence, cue: Cue) -> bool:
    """ "вместо запланированных 10 млрд": a Russian participle in full form tells of its own noun only."""
    return s.lexicon.language == "ru" and cue.first == cue.last and analyse_ru(s.words[cue.first].key).pos == "PRTF"


def _is_noun_phrase(s: Sentence, cue: Cue) -> bool:
    return any(c.first <= cue.first <= c.last for c in s.all("modal_not"))


def _read(s: Sentence, q: Quantity, cue: Cue) -> Modality:
    if cue.entry.kind == "modal":
        return Modality(cue.entry.value)
    if cue.entry.kind == "modal_would":
        return Modality.FORECAST if s.lexicon.language == "en" and _reported(s, cue) else Modality.CONDITIONAL
    if cue.entry.value:
        return Modality(cue.entry.value)
    return Modality.FORECAST if _outcome(s, cue) and not _decides(s, cue.first - 1, cue.last + 1) else Modality.PLAN


def _decides(s: Sentence, last: int, verb: int) -> bool:
    """ "OPEC+ will add 411,000 barrels": somebody who can decide will change something, so that it is a deed."""
    if s.lexicon.language != "en" or s.at("volition", verb) is None:
        return False
    doer = next((c for kind in ("actor", "geo", "body", "human_pronoun") if (c := s.upto(kind, last))), None)
    if doer is None:
        return False
    before = doer.first - 1 if s.at("the", doer.first - 1) is None else doer.first - 2
    return before < 0 or s.words[before].kind == "s" or s.at("name_particle", before) is None


def _outcome(s: Sentence, cue: Cue) -> bool:
    """ "will grow", "will not exceed" tell an outcome; "will lend", "will be built" a deed."""
    nxt = cue.last + 1
    if s.at("outcome", nxt) or s.at("bound_before", nxt):
        return s.at("deed", nxt + 1) is None
    while nxt < len(s.words) and (s.at("neg", nxt) or s.at("adverb", nxt) or s.at("filler", nxt)):
        nxt += 1
    verb = s.at("outcome", nxt)
    if verb is None:
        return any(s.at(kind, nxt) for kind in ("change", "multiple", "bound_before", "copula"))
    passive = s.words[nxt].key == "be" and verb.last + 1 < len(s.words) and s.at("deed", verb.last + 1) is not None
    return not passive


# --- the Russian future in one word --------------------------------------------------------------------------------


def _is_future(s: Sentence, at: int) -> bool:
    """Whether a token is a perfective verb of the future ("построят", "вырастет"): one word says both deed and time."""
    word = s.words[at]
    if (
        word.kind != "w"
        or "stop" in word.entries
        or not word.key.endswith(s.lexicon.future)
        or "modal_will" in word.entries
    ):
        return False
    return analyse_ru(word.key).tense == "futr"


def _future_before(s: Sentence, q: Quantity, start: int) -> int | None:
    if not s.lexicon.future:
        return None
    finite = False
    for i in range(q.first - 1, start - 1, -1):
        if _is_future(s, i):
            return i
        finite = finite or is_finite(s, i)
        if finite and s.is_sign(i, ","):
            return None  # "понизит ставку, считает 21 из 27": another clause
    return None


def _future_behind(s: Sentence, q: Quantity) -> int | None:
    if not s.lexicon.future:
        return None
    for i in range(q.last + 1, min(q.last + 1 + _BEHIND, len(s.words))):
        if s.words[i].kind == "s" or s.at("conj", i) or s.at("clause", i) or s.at("relative_pronoun", i):
            return None
        if _is_future(s, i):
            return i
    return None


def _read_future(s: Sentence, at: int) -> tuple[Modality, str]:
    """ "вырастет" tells an outcome, "построят" a deed."""
    lemma = s.lexicon[analyse_ru(s.words[at].key).lemma]
    if "outcome" in lemma.entries or s.at("bound_before", at) or s.upto("bound_before", at):
        return Modality.FORECAST, f"modality.{s.lexicon.language}.future_outcome"
    return Modality.PLAN, f"modality.{s.lexicon.language}.future_deed"


def _is_expected(s: Sentence, start: int, q: Quantity) -> bool:
    """Whether somebody expects the deed instead of deciding it: "возможно, повысят", "ставку снизят, прогнозирует
    банк".
    """
    expected = any(
        cue.first >= start and cue.entry.value == Modality.FORECAST for cue in s.all("modal") if cue.first < q.first
    )
    return expected or bool(s.all("opinion_verb")) or any(cue.entry.name == "estimated" for cue in s.all("say"))


def _reported(s: Sentence, cue: Cue) -> bool:
    """ "said that it would": the future seen from the past."""
    said = s.nearest_before("say", cue.first, 20)
    if said is None or s.lexicon.language == "ru":
        return said is not None
    past = s.at("said_past", said.first) is not None or s.words[said.first].key.endswith(s.lexicon.verb_endings)
    return past or s.at("warned", said.first) is not None


def _condition(s: Sentence, q: Quantity) -> Cue | None:
    """The "if" whose clause holds the quantity; the main clause beside "would" hangs on it, too."""
    inverted = [cue for cue in s.all("inverted_if") if _is_inverted(s, cue)]
    sources = s.all("according")  # "если верить ЦИК" names a source
    for cue in sorted([*s.all("modal_if"), *inverted], key=lambda c: c.first):
        if _is_contrast(s, cue) or any(c.first <= cue.first <= c.last for c in sources):
            continue
        if cue.first > q.first:
            near = not s.has("clause", q.last, cue.first) and cue.first - q.last <= _REACH
            return cue if near and s.at("modal_condition", cue.first) is None else None
        comma = next((i for i in range(cue.last + 1, q.first) if s.is_sign(i, ",;")), None)
        if comma is None:
            return cue
        if s.lexicon.language == "en" and any(
            s.is_sign(c.first - 1, ",") and comma < c.first < q.first for c in s.all("relative_pronoun")
        ):
            continue  # "if oil falls, the ministry will tap the fund, which held 5 trillion"
        if s.at("modal_condition", cue.first) is None:
            return cue if not s.has("clause", comma, q.first) else None
    return None


def _is_inverted(s: Sentence, cue: Cue) -> bool:
    """ "Should prices fall" opens a clause; in "the deficit, he said, should not exceed 1%" a verb follows."""
    verb = any(s.at(kind, cue.last + 1) for kind in ("neg", "outcome", "be", "volition", "deed_verb", "bound_before"))
    return not verb and (cue.first == 0 or s.words[cue.first - 1].kind == "s")


def _is_contrast(s: Sentence, cue: Cue) -> bool:
    """ "Если в октябре тонна стоила 64 тысячи, то в ноябре — 51": a past without "бы" tells what was."""
    if s.lexicon.language != "ru" or s.all("modal_would"):
        return False
    words = s.words[cue.last + 1 : cue.last + 1 + _REACH]
    stop = next((i for i, word in enumerate(words) if word.text in ",;"), len(words))
    tenses = [
        tense
        for word in words[:stop]
        if word.kind == "w" and "stop" not in word.entries and (tense := analyse_ru(word.key).tense)
    ]
    return bool(tenses) and tenses[0] == "past"


def _behind(s: Sentence, q: Quantity) -> tuple[Modality, str] | None:
    """A modal that follows the quantity in its clause: "$1 billion is planned", "15% growth is expected"."""
    for kind in ("modal", "modal_will", "modal_would"):
        cue = s.nearest_after(kind, q.last, _BEHIND)
        if (
            cue is None
            or _is_attribute(s, cue)
            or _is_noun_phrase(s, cue)
            or s.has("clause", q.last, cue.first)
            or s.has("quantity_break", q.last, cue.first)
        ):
            continue
        if any(s.at("conj", i) for i in range(q.last + 1, cue.first)):
            continue
        return _read(s, q, cue), cue.entry.rule
    at = _future_behind(s, q)
    if at is None:
        return None
    modality, rule = _read_future(s, at)
    return (Modality.FORECAST if _is_expected(s, at, q) else modality), rule


def _clause_start(s: Sentence, at: int) -> int:
    """The first token of the clause before ``at``: behind ";", "while", or a comma that opens a new predicate."""
    start = max(0, at - _REACH)
    for cue in s.all("clause"):
        if cue.last >= at:
            break
        start = max(start, cue.last + 1)
    for i in range(start, at - 1):
        if (
            s.is_sign(i, ",")
            and s.at("new_clause", i + 1) is not None
            and any(s.has(kind, i + 1, at) for kind in ("copula", "verb", "change"))
        ):
            start = i + 2
    for cue in s.all("relative_pronoun"):
        if (said := s.upto("said_that", cue.last)) is not None and said.last < at:
            start = max(start, cue.last + 1)
        prepositional = s.is_sign(cue.first - 2, ",") and s.at("name_particle", cue.first - 1) is not None
        if cue.last < at and cue.first > 0 and (s.is_sign(cue.first - 1, ",") or prepositional):
            start = max(start, cue.last + 1)
    return start


def _negation(s: Sentence, q: Quantity) -> Cue | None:
    if DENIED_COMPARISON in q.rules:
        return None
    adjacent = s.upto("neg_adjacent", q.outer - 1)
    if adjacent is not None:
        return adjacent
    best = None
    for cue in s.all("neg"):
        if cue.first >= q.outer:
            break
        best = cue
    if best is None or q.outer - best.last > _NEGATION_REACH + 1:
        return None
    if best.first >= _clause_start(s, q.first) and not _broken(s, best, q):
        return best
    return None


def _broken(s: Sentence, neg: Cue, q: Quantity) -> bool:
    """Whether the "not" belongs to a bound, to "not only", or to another clause than the quantity."""
    for kind in ("neg_break", "bound_before"):
        for cue in s.all(kind):
            if cue.first <= neg.first <= cue.last or (kind == "neg_break" and neg.last < cue.first < q.first):
                return True
    coordinate = s.lexicon.language == "en" and any(
        s.at("new_clause", i) is not None and any(s.at(kind, i + 1) for kind in ("say", "modal", "modal_will"))
        for i in range(neg.last + 1, q.outer)
    )
    return (
        coordinate
        or any(s.is_sign(i, ",;:") for i in range(neg.last + 1, q.outer))
        or any(neg.first >= c.first and neg.last <= c.last for c in s.all("bound_after"))
    )
