"""The "if" that a quantity hangs on."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.modality.clauses import REACH
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import same_clause


def condition_of(s: Sentence, q: Quantity) -> Cue | None:
    """The "if" whose clause holds the quantity; the main clause beside "would" hangs on it, too."""
    if s.kinds.isdisjoint(("modal_if", "inverted_if")):
        return None
    inverted = [cue for cue in s.all("inverted_if") if _is_inverted(s, cue)]
    asides = [*s.all("according"), *s.all("modal_not")]  # "если верить ЦИК", "если сравнивать с маем"
    for cue in sorted([*s.all("modal_if"), *inverted], key=lambda c: c.first):
        if not same_clause(s, cue.first, q.first):
            continue
        if (
            _is_contrast(s, cue)
            or _is_deed(s, cue)
            or _is_inside(s, cue)
            or any(c.first <= cue.first <= c.last for c in asides)
        ):
            continue
        if cue.first > q.first:
            near = not s.has("clause", q.last, cue.first) and cue.first - q.last <= REACH
            near = near and not _is_next_clause(s, q, cue)
            return cue if near and s.at("modal_condition", cue.first) is None else None
        comma = next((i for i in range(cue.last + 1, q.first) if s.is_sign(i, ",;")), None)
        if comma is None:
            return cue
        quoted = any(s.words[i].text in '”"' for i in range(comma + 1, q.first))
        if s.lexicon.language == "en" and quoted:
            continue  # "even if supplies were restored," said an executive of a plant where output is down by 40%
        if s.lexicon.language == "en" and any(
            s.is_sign(c.first - 1, ",") and comma < c.first < q.first for c in s.all("relative_pronoun")
        ):
            continue  # "if oil falls, the ministry will tap the fund, which held 5 trillion"
        if s.at("modal_condition", cue.first) is None:
            return cue if not s.has("clause", comma, q.first) else None
    return None


def _is_inside(s: Sentence, cue: Cue) -> bool:
    """ "tortured or otherwise ill-treated": what tells of another case only where it begins a clause."""
    return (
        bool(cue.entry.get("opens"))
        and cue.first > 0
        and s.words[cue.first - 1].kind != "s"
        and not s.is_sign(cue.last + 1, ",")
    )


def _is_deed(s: Sentence, cue: Cue) -> bool:
    """ "and provided 56% of imports": what it gave follows, not what must hold."""
    nxt = cue.last + 1
    if s.lexicon.language != "en" or s.at("modal_condition", cue.first) is None or s.at("deed", cue.first) is None:
        return False
    given = nxt < len(s.words) and (s.words[nxt].number is not None or s.at("currency", nxt) is not None)
    return given or s.closes(("new_clause", "auxiliary"), cue.first - 1)


def _is_next_clause(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """ "output exceeds it by 2%, and the gap would widen if": the condition is that of the clause between."""
    between = range(q.last + 1, cue.first)
    opened = next((i for i in between if s.is_sign(i, ",") and s.at("new_clause", i + 1) is not None), None)
    verbs = ("modal_would", "modal_will", "modal", "auxiliary")
    return s.lexicon.language == "en" and opened is not None and any(s.has(v, opened, cue.first) for v in verbs)


def _is_inverted(s: Sentence, cue: Cue) -> bool:
    """ "Should prices fall" opens a clause; in "the deficit, he said, should not exceed 1%" a verb follows."""
    verb = s.opens(("neg", "outcome", "be", "volition", "deed_verb", "bound_before"), cue.last + 1)
    return not verb and (cue.first == 0 or s.words[cue.first - 1].kind == "s")


def _is_contrast(s: Sentence, cue: Cue) -> bool:
    """ "Если в октябре тонна стоила 64 тысячи, то в ноябре — 51": a past without "бы" tells what was."""
    if s.lexicon.language != "ru" or s.all("modal_would"):
        return False
    words = s.words[cue.last + 1 : cue.last + 1 + REACH]
    stop = next((i for i, word in enumerate(words) if word.text in ",;"), len(words))
    tenses = [
        tense
        for word in words[:stop]
        if word.kind == "w" and "stop" not in word.entries and (tense := analyse_ru(word.key).tense)
    ]
    return bool(tenses) and tenses[0] == "past"
