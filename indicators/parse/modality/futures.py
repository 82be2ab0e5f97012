"""The Russian future in one word: "вырастет" tells an outcome, "построят" a deed."""

from __future__ import annotations

from indicators.model import Modality
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import is_finite, past_equivalent

BEHIND = 8


def is_future(s: Sentence, at: int) -> bool:
    """Whether a token is a perfective verb of the future ("построят", "вырастет"): one word says both deed and time."""
    word = s.words[at]
    if (
        word.kind != "w"
        or "stop" in word.entries
        or not word.key.endswith(s.lexicon.future)
        or "modal_will" in word.entries
        or s.upto("already", at - 1) is not None  # "уже реализуются": verbs of both aspects
    ):
        return False
    return analyse_ru(word.key).tense == "futr"


def future_before(s: Sentence, q: Quantity, start: int) -> int | None:
    """Return the Russian future verb that governs a number from the front, or None."""
    if not s.lexicon.future:
        return None
    finite = False
    for i in range(q.first - 1, start - 1, -1):
        if is_future(s, i):
            return i
        finite = finite or is_finite(s, i)
        if finite and s.is_sign(i, ","):
            return None  # "понизит ставку, считает 21 из 27": another clause
    return None


def future_behind(s: Sentence, q: Quantity) -> int | None:
    """Return the Russian future verb that follows a number in its clause, or None."""
    if not s.lexicon.future:
        return None
    start = past_equivalent(s, q.last + 1)
    if s.is_sign(start, "—–") and any(s.is_sign(q.outer - k, "—–") for k in (1, 2)):
        start += 1  # "объем – 24 млн т – останется прежним"
    for i in range(start, min(start + BEHIND, len(s.words))):
        if s.words[i].kind == "s" or s.opens(("conj", "clause", "relative_pronoun"), i):
            return None
        if is_future(s, i):
            return i
    return None


def read_future(s: Sentence, at: int) -> tuple[Modality, str]:
    """ "вырастет" tells an outcome, "построят" a deed."""
    lemma = s.lexicon[analyse_ru(s.words[at].key).lemma]
    if "outcome" in lemma.entries or s.at("bound_before", at) or s.upto("bound_before", at):
        return Modality.FORECAST, f"modality.{s.lexicon.language}.future_outcome"
    return Modality.PLAN, f"modality.{s.lexicon.language}.future_deed"


def is_resolved(s: Sentence, q: Quantity) -> bool:
    """ "договорились, что цена снизится", "обещали: рост не выйдет за 6%": an outcome that somebody answers for."""
    for cue in s.all("resolve"):
        told = s.is_sign(cue.last + 1, ",:") or any(s.is_sign(i, ":") for i in range(cue.last, q.first))
        if cue.last < q.first and told and not any(s.words[i].kind == "n" for i in range(cue.last, q.outer)):
            return True
    return False


def is_expected(s: Sentence, start: int, q: Quantity) -> bool:
    """Whether somebody expects the deed instead of deciding it: "возможно, повысят", "ставку снизят, прогнозирует
    банк".
    """
    expected = any(
        cue.first >= start and cue.entry.value == Modality.FORECAST for cue in s.all("modal") if cue.first < q.first
    )
    return expected or bool(s.all("opinion_verb")) or any(cue.entry.name == "estimated" for cue in s.all("say"))
