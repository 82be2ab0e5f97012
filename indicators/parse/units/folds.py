"""Multiples: "1.7-fold", "a factor of 2.6", "5 times more", but not "met 5 times"."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue

_OBJECT = 4


def multiply(s: Sentence, q: Quantity) -> None:
    """ "1.7-fold", "2.5 times more", "a factor of 2.6", "в 1,7 раза"."""
    if q.unit is None and (factor := s.upto("factor_of", q.first - 1)) is not None:
        q.unit, q.unit_kind, q.form = "multiple", "unit", "multiple"
        q.rules.append(factor.entry.rule)
        return
    if "fold" not in s.kinds:
        return
    at = q.number_last + 1
    if (suffix := s.at("bound_after", at)) is not None and s.lexicon.language == "ru":
        at = suffix.last + 1
    if s.is_sign(at, "-") and s.glued(at):
        at += 1
    cue = s.at("fold", at)
    if cue is not None and cue.entry.get("abbreviated"):
        if not _rises_by(s, q):
            return
        q.unit, q.per = None, None
        q.unit_kind = ""
    if cue is None or (q.unit_kind not in ("", "noun", "compound") and q.unit != "multiple"):
        return
    if len(s.words[cue.last].text) == 1 and cue.last + 1 < len(s.words) and s.words[cue.last + 1].number is not None:
        return  # "3 x 10 metres"
    if cue.entry.get("plain", True) is False and not _multiplies(s, q, cue):
        return
    if cue.entry.get("occasions") and _counts_occasions(s, q, cue):
        return
    q.unit, q.unit_kind, q.form, q.last = "multiple", "unit", "multiple", cue.last
    q.rules.append(cue.entry.rule)


def _counts_occasions(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """ "spins 78,000 times a minute", "downloaded 10 million times.": nothing follows that is multiplied."""
    behind = cue.last + 1
    ends = behind >= len(s.words) or s.words[behind].kind == "s"
    if s.lexicon.language == "en" and _has_object(s, q) and (ends or _tells_when(s, behind)):
        return True
    return (ends or s.opens(("per_word", "place_preposition"), behind)) and not _multiplies(s, q, cue)


def _has_object(s: Sentence, q: Quantity) -> bool:
    """ "the bank cut rates three times": what was changed stands between the verb and the number."""
    verb = s.nearest_before("change", q.first, _OBJECT)
    between = range(0 if verb is None else verb.last + 1, q.first)
    nouns = [
        i for i in between if s.words[i].kind == "w" and "stop" not in s.words[i].entries and not s.at("adverb", i)
    ]
    plain = not any(
        s.words[i].kind != "w" or s.words[i].number is not None or s.at("place_preposition", i) for i in between
    )
    return verb is not None and bool(nouns) and plain


def _rises_by(s: Sentence, q: Quantity) -> bool:
    """ "вырос в 2,3 р.": times behind a verb of change, no rubles."""
    led = s.upto("place_preposition", q.first - 1) is not None and q.scale == 1.0
    return led and s.nearest_before("change", q.first - 1, 1) is not None


def _tells_when(s: Sentence, at: int) -> bool:
    """ "three times this year", "twice since May"."""
    return s.opens(("relative", "since", "to_date", "place_preposition"), at)


def _multiplies(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """Whether "times" multiplies ("5 times more", "rose 3 times") or counts occasions ("met 5 times")."""
    if s.at("compared", cue.last + 1) or s.upto("by", q.first - 1):
        return True
    following = s.words[cue.last + 1].key if cue.last + 1 < len(s.words) else ""
    return following in ("as", "the", "that") or s.nearest_before("change", q.first, 6) is not None
