"""Which words are verbs of the clause that a quantity stands in."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence

VERB_REACH = 20
_VERBS = frozenset({"copula", "change", "verb", "share", "predicate"})


def find_verb(s: Sentence, q: Quantity, timed: set[int]) -> int | None:
    """The first token of the verb that governs the quantity, or None."""
    cue = q.change_cue
    itself = cue is not None and cue.first == q.first and not cue.entry.get("verb") and s.lexicon.language == "en"
    if cue is not None and cue.entry.kind in ("change", "multiple") and cue.first <= q.first and not itself:
        return _with_adverb(s, cue.first)
    for i in range(q.first - 1, max(q.first - VERB_REACH, -1), -1):
        if s.words[i].text in ";:":
            return None
        if (share := s.upto("share", i)) is not None and share.last > share.first:
            return share.first
        if (
            i not in timed
            and (is_verb(s, i) or _is_infinitive(s, i) or _touches(s, q, i))
            and (i < q.outer or s.lexicon.language != "en" or _is_bound_verb(s, i))
        ):
            return _with_adverb(s, i)
    return None


def _with_adverb(s: Sentence, at: int) -> int:
    """ "ended down 1%", "set up nine more": the verb of an English verb and adverb is the first word."""
    adverb = s.lexicon.language == "en" and at > 1 and s.at("more_or_less", at) is not None
    past = adverb and not s.words[at - 1].key.endswith("s")  # no "exports down 5%"
    return at - 1 if past and is_verb(s, at - 1) else at


def _is_infinitive(s: Sentence, at: int) -> bool:
    """ "plans to lease 6 aircraft": whatever follows such a noun and "to" is a verb."""
    return s.lexicon.language == "en" and s.at("infinitive", at - 1) is not None and s.at("to_do", at - 2) is not None


def _touches(s: Sentence, q: Quantity, at: int) -> bool:
    """ "the camera shoots 60 frames": between a noun or pronoun and a number a plain word is a verb."""
    word = s.words[at]
    if s.lexicon.language != "en" or at != q.outer - 1 or at == 0 or word.kind != "w" or word.capital:
        return False
    before = s.words[at - 1]
    if is_verb(s, at - 1) or s.opens(("auxiliary", "modal_will"), at - 2):
        return False  # "will cost taxpayers $15 million"
    governed = "stop" in before.entries and not any(
        kind in before.entries for kind in ("pronoun", "auxiliary", "modal_will", "modal_would", "relative_pronoun")
    )
    plain = (
        not word.key.endswith(s.lexicon.adjective_endings) and not {"stop", "adverb", "filler"} & word.entries.keys()
    )
    return plain and before.kind == "w" and not governed and not _is_noun_here(s, at)


def _is_bound_verb(s: Sentence, at: int) -> bool:
    bound = s.at("bound_before", at)
    return bound is not None and bool(bound.entry.get("verb"))


def is_verb(s: Sentence, at: int) -> bool:
    """Whether a token is a verb that a subject may stand with."""
    word = s.words[at]
    if word.kind != "w" or (s.lexicon.language == "en" and _is_noun_here(s, at)):
        return False
    if s.opens(_VERBS, at) or _is_bound_verb(s, at):
        return s.at("of", at) is None
    if at and word.key.endswith(s.lexicon.progressive) and s.at("auxiliary", at - 1) is not None:
        return True
    return (
        word.key.endswith(s.lexicon.verb_endings)
        and not word.capital
        and len(word.key) > 4
        and "stop" not in word.entries
    )


def _is_noun_here(s: Sentence, at: int) -> bool:
    """ "the forecast", "a stake", "an anticipated price", "60 basis point improvement": no verb follows an article or
    a unit.
    """
    article = s.at("the", at - 1) is not None and s.upto("filler", at - 1) is not None
    verb = {"verb", "predicate", "copula"} & s.words[at].entries.keys()
    return article or (not verb and ends_measure(s, at - 1))


def ends_measure(s: Sentence, at: int) -> bool:
    """Whether the unit of a number ends at a token: "cent" of "51 per cent"."""
    unit = s.upto("unit", at) or s.upto("currency", at)
    return unit is not None and unit.first > 0 and s.words[unit.first - 1].number is not None
