"""The indicator that a quantity's own words name.

Looked at in this order: the head of the claim's subject; that head with further words of the clause; the clause alone,
where only several words together, a unit that fits its thing, or an act are enough; a denominator that is one
indicator's own. Cues are sets of stems, so the cost is that of looking each word of a clause up once.
"""

from __future__ import annotations

from collections.abc import Sequence

from indicators.model import Measure
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Entry, Topic, Word
from indicators.parse.topics.fitting import MOVES, PHYSICAL, dimension, fits
from indicators.parse.topics.scopes import Scope, heads_of, is_noun, stems_of

_BARE = 2  # a stem and a form: a subject of one word
_FAR = 60


def own(s: Sentence, q: Quantity, before: Quantity | None, scope: Scope) -> tuple[Entry | None, bool]:
    """Return the indicator that the quantity's own words name, and whether they name what is measured at all."""
    if before is not None and q.subject == before.subject:
        entry = _named_between(s, q, before)
        if entry is not None or _is_gapped(s, q, before):
            return entry, True
    physical = dimension(q) in PHYSICAL  # a unit that tells of what: no other measure of the subject has it
    everything = scope.subject | scope.clause
    found = named(s, everything)
    if any(t.role == "firm" and t.stems <= scope.subject for t in found):
        found = [t for t in found if t.entry.get("firms") or t.role in ("thing", "head")]
    if q.unit_kind in ("person", "noun") and any(t.role == "act" and t.entry.value is None for t in found):
        return None, True
    headed = [t for t in found if t.role in ("cue", "thing", "head") and _has_head(t, scope)]
    within = [t for t in headed if t.stems <= scope.subject]
    best = _best_of([t for t in headed if _fits_topic(s, q, t, scope)])
    if best is None and len(scope.subject) - scope.places <= _BARE:
        best = _elliptical(s, q, scope)
    if best is not None:
        return best, True
    if any(t.role != "thing" for t in within) and not (physical and all(t.role != "head" for t in within)):
        # A share may yet be one of what was spoken of before: "the dollar accounts for 3%".
        return None, q.measure is not Measure.SHARE
    enough = _best_of([t for t in found if _is_enough(t, scope) and _fits_topic(s, q, t, scope)])
    return enough or _of_denominator(s, q, before, found), False


def _of_denominator(s: Sentence, q: Quantity, before: Quantity | None, found: list[Topic]) -> Entry | None:
    """ "charged $127 per 1,000 cubic metres": only gas is sold so; null beside what that gives way to."""
    per = q.per or ""
    if not per and before is not None and before.first == before.number_last:  # "тысяча кубометров стоит 127 долларов"
        per = f"{before.value:g} {before.unit}"
    entry = s.lexicon.denominators.get(per)
    if entry is None or q.unit_kind != "currency":
        return None
    return entry if {t.entry.value for t in found}.isdisjoint(entry.get("not", ())) else None


def _elliptical(s: Sentence, q: Quantity, scope: Scope) -> Entry | None:
    """ "Budget revenue fell, spending rose by 3%": a bare head, its name begun earlier."""
    earlier = stems_of(s, range(max(q.first - _FAR, 0), q.first))
    return bare_head(s, q, scope, earlier, "cue")


def bare_head(
    s: Sentence, q: Quantity, scope: Scope, earlier: set[str], *roles: str, names: Sequence[Word] = ()
) -> Entry | None:
    """The indicator of a name of several words whose head is the subject's, the rest of it among the earlier words.

    Every noun of the subject that could be a thing (``names``) is to be one of the name's words.
    """
    found = [t for t in named(s, earlier | scope.subject) if t.role in roles and len(t.stems) > 1]
    found = [t for t in found if all(word.stem in t.stems or word.key in t.stems for word in names)]
    return _best_of([t for t in found if t.stems & scope.heads and _fits_topic(s, q, t, scope)])


def is_thing(s: Sentence, stem: str) -> bool:
    """Whether a stem is of a thing that many indicators speak of: oil is no bare "price of oil"."""
    return any(t.role == "thing" and len(t.stems) == 1 for t in s.lexicon.topics.get(stem, ()))


def topic_of(s: Sentence, q: Quantity, scope: Scope, words: set[str]) -> Entry | None:
    """Return the one indicator that words speak of and that a quantity can be of."""
    return _best_of([t for t in named(s, words) if t.role == "cue" and _fits_topic(s, q, t, scope)])


def _named_between(s: Sentence, q: Quantity, before: Quantity) -> Entry | None:
    """ "incomes rose by 4%, and retail trade — by 3%": a subject without a verb of its own."""
    between = list(range(before.last + 1, q.outer))
    scope = Scope(stems_of(s, between), heads_of(s, between), set(), 0)
    found = [t for t in named(s, scope.subject) if t.stems & scope.heads and t.role in ("cue", "head")]
    return _best_of([t for t in found if _fits_topic(s, q, t, scope)])


def _is_gapped(s: Sentence, q: Quantity, before: Quantity) -> bool:
    """ "sales grew by 6.7%, and carriage by 1.3%": whether a noun of its own stands before the amount of a change."""
    first = before.last + 1
    if q.preposition != "by" or s.at("conj", first) is None:
        return False
    own = [o.period for o in (q, before) if o.period is not None and o.period_sentence is s]
    timed = {i for p in own for i in range(p.first, p.last + 1)}
    return any(i not in timed and is_noun(s, i) for i in range(first + 1, q.outer))


def named(s: Sentence, stems: set[str]) -> list[Topic]:
    """Return what stems stand for."""
    topics = s.lexicon.topics
    return [topic for stem in topics.keys() & stems for topic in topics[stem] if topic.stems <= stems]


def _has_head(topic: Topic, scope: Scope) -> bool:
    """Whether a topic's words hold the head; of what is no topic, several words of the subject will do ("palm oil")."""
    return not topic.stems.isdisjoint(scope.heads) or (topic.role == "head" and len(topic.stems) > 1)


def _is_enough(topic: Topic, scope: Scope) -> bool:
    """Whether words outside the subject's head name an indicator: one common noun does not, nor one of its adjuncts."""
    if topic.role == "act" and len(topic.stems) > 1:
        return True
    several = topic.role == "cue" and len(topic.stems) > 1
    return (several or topic.role in ("act", "thing")) and not topic.stems.isdisjoint(scope.clause | scope.heads)


def _best_of(topics: list[Topic]) -> Entry | None:
    """Return the indicator of the most words, those set aside that give way to another; null where two are equal."""
    present = {t.entry.value for t in topics}
    kept = [t for t in topics if present.isdisjoint(t.entry.get("not", ()))]
    if not kept:
        return None
    most = max(len(t.stems) for t in kept)
    winners = {t.entry.value: t.entry for t in kept if len(t.stems) == most}
    if len(winners) > 1 or None in winners:
        return None
    return next(iter(winners.values()))


def _fits_topic(s: Sentence, q: Quantity, topic: Topic, scope: Scope) -> bool:
    """Whether a quantity can be of a topic: by dimension, measure, and what else its indicator asks for."""
    entry = topic.entry
    if topic.role in ("head", "firm"):
        return topic.role == "head" and topic.stems <= scope.subject
    if topic.role == "thing" and dimension(q) not in entry.get("units", ()):
        return False
    if entry.get("needs") == "geo" and not _names_country(s, q):
        return False
    dimensions = entry.get("dimensions", ())
    if "count" in dimensions and (q.unit_kind == "noun" or dimensions == ["count"]):
        named = not topic.stems.isdisjoint(stems_of(s, range(q.first, q.last + 1)))
        return (named or q.measure in MOVES) and fits(dimensions, entry.get("measures", ()), q)
    return fits(dimensions, entry.get("measures", ()), q)


def _names_country(s: Sentence, q: Quantity) -> bool:
    return q.subject is not None and s.has("geo", q.subject[0] - 1, q.subject[1] + 1)
