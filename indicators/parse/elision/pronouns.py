"""Figures that a pronoun, "the figure" or a verb done again stands for, and levels of what moves by points."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.elision.bare import MANY, Bare, counts, ends_clause, ends_phrase, is_change, is_end, is_lendable
from indicators.parse.lexicon import Cue

_SOME = 10
_FIGURE = 7


def index_level(bare: Bare) -> None:
    """ "lost 162.31 points, or 2.14%, to 7,425.81": the level of what moves by points."""
    s, q = bare.s, bare.q
    led = s.closes(("to", "from", "at_pace"), q.outer - 1)
    plain = q.scale == 1.0 and q.per is None and q.raw >= MANY
    if led and plain and ends_phrase(s, q) and any(o.unit == "point" for o in bare.earlier):
        bare.give("point", "unit", "elision.en.index")


def pronoun(bare: Bare) -> None:
    """ "19 kilograms, while today it is 17.2", "310 suppliers; in 2020 there were 200": the unit of what was told."""
    s, q = bare.s, bare.q
    be = s.upto("be", q.outer - 1) or s.upto("be", q.outer - 2)
    more = s.at("compared", q.last + 1) is not None and bool(bare.earlier)
    figure = _is_figure_before(s, q)
    ends = is_end(s, q.last + 1) or s.at("place_preposition", q.last + 1) is not None or more
    if (be is None and not figure and not more) or not ends or q.per is not None:
        return
    told = next((o for o in reversed(bare.earlier) if o.unit is not None and not is_change(o)), bare.told.last)
    if told is None or told.unit is None or not is_lendable(told):
        return
    if more or figure or (be is not None and _is_pronoun_of(s, be, told)):
        bare.take(told, "elision.en.pronoun")


def _is_figure_before(s: Sentence, q: Quantity) -> bool:
    figure = s.nearest_before("figure", q.outer, _FIGURE)
    return figure is not None and s.at("of_whole", figure.last + 1) is None


def _is_pronoun_of(s: Sentence, be: Cue, told: Quantity) -> bool:
    """ "it is", "they had been"; "there were", of what can be counted."""
    last = be.first - 1 - (s.upto("auxiliary", be.first - 1) is not None)
    return s.upto("person_pronoun", last) is not None or (s.upto("there", last) is not None and counts(told))


def figure_en(bare: Bare) -> None:
    """ "The figure was 28,000", "It had been 146 million", "Only 171 came last week", "We bought 48 last year"."""
    s, q = bare.s, bare.q
    leads = _leads(s, q)
    before = bare.told.counted if leads else bare.told.lendable if is_change(bare.told.last) else bare.told.last
    _figure(bare, before, again=leads or _is_object(s, q))


def figure_ru(bare: Bare) -> None:
    """ "Этот показатель составлял 28", "таких было 140"."""
    _figure(bare, bare.told.last, again=False)


def _figure(bare: Bare, before: Quantity | None, *, again: bool) -> None:
    """Give a figure the unit of one before: its subject stands for that, or what was counted is counted again."""
    s, q = bare.s, bare.q
    if before is None or before.unit is None:
        return
    counted_again = counts(before) and (again or (q.subject is not None and ends_clause(s, q)))
    if counted_again or _stands_for(s, q.subject):
        bare.take(before, "elision.any.figure")
        q.per = before.per


def _leads(s: Sentence, q: Quantity) -> bool:
    """ "4,100 migrants have crossed. Only 171 came last week": what was counted does something again."""
    at = q.last + 1
    verb = at < len(s.words) and (s.words[at].key.endswith(s.lexicon.verb_endings) or s.at("verb", at) is not None)
    return q.outer == 0 and (verb or s.opens(("be", "auxiliary"), at))


def _is_object(s: Sentence, q: Quantity) -> bool:
    """ "proposes to deliver 200 buses. We bought 48 last year": what was counted is bought again."""
    verb = s.upto("verb", q.outer - 1) is not None and s.upto("auxiliary", q.outer - 1) is None
    return verb and q.raw >= _SOME and s.at("relative", q.last + 1) is not None


def _stands_for(s: Sentence, subject: tuple[int, int] | None) -> bool:
    """ "The figure was 28,000", "It had been 146 million"."""
    if subject is None:
        return False
    first, last = subject
    return s.at("figure", first) is not None or (first == last and s.at("person_pronoun", first) is not None)
