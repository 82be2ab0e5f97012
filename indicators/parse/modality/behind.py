"""Modals and futures behind a number: "$1 billion is planned"."""

from __future__ import annotations

from indicators.model import Measure, Modality
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.modality.futures import BEHIND, future_behind, is_expected, read_future
from indicators.parse.modality.modals import is_attribute, is_noun_phrase, read_modal
from indicators.parse.phrases import end_of, same_clause


def modality_behind(s: Sentence, q: Quantity) -> tuple[Modality, str] | None:
    """A modal that follows the quantity in its clause: "$1 billion is planned", "15% growth is expected"."""
    if s.lexicon.language == "ru" and _is_property(s, q):
        return None
    found = (s.nearest_after(kind, q.last, BEHIND) for kind in ("modal", "modal_will", "modal_would"))
    for cue in sorted((cue for cue in found if cue is not None), key=lambda cue: cue.first):
        if (
            is_attribute(s, cue)
            or cue.entry.get("done")
            or is_noun_phrase(s, cue)
            or s.has("clause", q.last, cue.first)
            or s.has("quantity_break", q.last, cue.first)
            or not same_clause(s, q.first, cue.first)
            or _is_wish(s, q, cue)
            or (
                s.lexicon.language == "en"
                and (_is_of_whole(s, q, cue) or _is_added(s, q, cue) or _is_right(s, q, cue) or _is_named(s, q, cue))
            )
        ):
            continue
        between = range(q.last + 1, cue.first)
        if any(s.at("conj", i) or (s.lexicon.language == "en" and s.words[i].kind == "n") for i in between):
            continue
        return read_modal(s, cue), cue.entry.rule
    at = future_behind(s, q)
    if at is None:
        return None
    modality, rule = read_future(s, at)
    return (Modality.FORECAST if is_expected(s, at, q) else modality), rule


def _is_property(s: Sentence, q: Quantity) -> bool:
    """ "терминал мощностью 7 млн т обойдется в $400 млн": what a thing has, no matter what becomes of it."""
    return s.nearest_before("property", q.first, 3) is not None


def _is_wish(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """ "one in five Belarusians intended to vote": how many want something is a fact."""
    passive = s.at("be", cue.first) is not None or s.upto("be", cue.first - 1) is not None
    share = q.measure is Measure.SHARE and q.unit == "percent"
    return s.lexicon.language == "en" and share and not passive and s.at("wish", cue.first) is not None


def _is_of_whole(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """ "37.5% of the annual target", "half the level planned": what the whole is, not the part."""
    if s.at("of_whole", cue.last + 1) is not None and cue.first == cue.last:
        return True  # "12.8%, from a forecast of 6%": what comes
    of = s.at("of_whole", q.last + 1)
    if of is not None and cue.first <= end_of(s, of.last + 1):
        return True
    participle = s.words[cue.last].key.endswith(s.lexicon.verb_endings) and cue.first == cue.last
    noun = s.has("the", q.last, cue.first) and s.upto("be", cue.first - 1) is None
    return participle and noun and s.upto("auxiliary", cue.first - 1) is None


def _is_right(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """ "40 plants had received the right to supply milk": what was done is told before the infinitive."""
    between = range(q.last + 1, cue.first)
    done = any(s.words[i].key.endswith(s.lexicon.verb_endings) and s.at("be", i - 1) is None for i in between)
    return cue.entry.name == "infinitive" and done and not any(s.at("be", i) is not None for i in between)


def _is_named(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """ "in line with the 6 percent target": an article before the number makes it the attribute of a noun."""
    noun = cue.entry.kind == "modal" and cue.first == cue.last == q.last + 1
    return (
        noun
        and not s.words[cue.last].key.endswith(s.lexicon.verb_endings)
        and (s.at("the", q.outer - 1) or s.at("the", q.first - 1)) is not None
    )


def _is_added(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """ "9.5 million people with which Moscow seeks integration": a clause that is added on."""
    return any(
        q.last < c.first < cue.first and (s.is_sign(c.first - 1, ",") or s.at("name_particle", c.first - 1))
        for c in s.all("relative_pronoun")
    )
