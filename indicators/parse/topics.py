"""Which indicator a claim belongs to: what it measures by syntax, its dimension and its measure; null when unsure.

Looked at in this order: the head of the claim's subject; that head with further words of the clause; the clause alone,
where only several words together, a unit that fits its thing, or an act are enough; the claim before, of the same
subject. Cues are sets of stems, so the cost is that of looking each word of a clause up once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from indicators.model import Measure
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Entry, Topic, Word
from indicators.parse.morphology import analyse_ru

_BARE = 2  # a stem and a form: a subject of one word
_FAR = 60
_REACH = 24
_HANDED_ON = 14
_MOVES = (Measure.CHANGE, Measure.MULTIPLE)
_OTHER_WORDS = ("change", "change_noun", "adverb", "verb", "filler", "bound_before")
_TIMES = ("year", "month", "quarter", "week", "day")
_VOTE = "share.any.vote"
_BREAKS = ",;:()"
_ADJECTIVES = frozenset({"ADJF", "ADJS", "PRTF", "PRTS", "NUMR", "ADVB", "NPRO", "PRCL"})
_VERBS = frozenset({"VERB", "INFN", "GRND"})


class _Scope(NamedTuple):
    """The stems of a claim's subject, of those its heads, and the stems of the claim's clause without the subject."""

    subject: set[str]
    heads: set[str]
    clause: set[str]


def assign(s: Sentence, quantities: list[Quantity], last: Quantity | None = None) -> None:
    """Set each quantity's indicator where its words and its dimension agree on one; else leave it null.

    ``last`` is the last quantity of the sentences before: a pronoun stands for what it measured.
    """
    named = [w.stem in s.lexicon.topics or w.key in s.lexicon.topics for w in s.words]
    if not any(named) and (last is None or last.indicator is None):
        return
    counted = {i for q in quantities for i in range(q.first, q.last + 1)}
    for i, q in enumerate(quantities):
        before = quantities[i - 1] if i else None
        after = quantities[i + 1] if i + 1 < len(quantities) else None
        entry, settled = _own(s, q, before, _scope(s, q, before, after, counted))
        if entry is not None:
            q.indicator, q.spreads = entry.value, entry.get("spreads", False)
            q.rules.append(entry.rule)
        elif not settled:
            _hand_on(s, q, before, last)


def _own(s: Sentence, q: Quantity, before: Quantity | None, scope: _Scope) -> tuple[Entry | None, bool]:
    """Return the indicator that the quantity's own words name, and whether they name what is measured at all."""
    if before is not None and q.subject == before.subject:
        entry = _named_between(s, q, before)
        if entry is not None or _is_gapped(s, q, before):
            return entry, True
    everything = scope.subject | scope.clause
    found = list(_named(s, everything))
    if any(t.role == "firm" and t.stems <= scope.subject for t in found):
        found = [t for t in found if t.entry.get("firms") or t.role in ("thing", "head")]
    headed = [t for t in found if t.role in ("cue", "thing", "head") and _has_head(t, scope)]
    within = [t for t in headed if t.stems <= scope.subject]
    best = _best([t for t in headed if _fits(s, q, t, scope)])
    if best is None and len(scope.subject) <= _BARE:
        best = _elliptical(s, q, scope)
    if best is not None or any(t.role != "thing" for t in within):
        return best, True
    return _best([t for t in found if _is_enough(t, scope) and _fits(s, q, t, scope)]), False


def _elliptical(s: Sentence, q: Quantity, scope: _Scope) -> Entry | None:
    """ "Budget revenue fell, spending rose by 3%": a bare head, its name begun earlier."""
    earlier = _stems(s, range(max(q.first - _FAR, 0), q.first)) | scope.subject
    found = [t for t in _named(s, earlier) if t.role == "cue" and len(t.stems) > 1 and t.stems & scope.subject]
    return _best([t for t in found if t.stems & scope.heads and _fits(s, q, t, scope)])


def _named_between(s: Sentence, q: Quantity, before: Quantity) -> Entry | None:
    """ "incomes rose by 4%, and retail trade — by 3%": a subject without a verb of its own."""
    between = list(range(before.last + 1, q.outer))
    scope = _Scope(_stems(s, between), _heads(s, between), set())
    found = [t for t in _named(s, scope.subject) if t.stems & scope.heads and t.role in ("cue", "head")]
    return _best([t for t in found if _fits(s, q, t, scope)])


def _is_gapped(s: Sentence, q: Quantity, before: Quantity) -> bool:
    """ "sales grew by 6.7%, and carriage by 1.3%": whether a noun of its own stands before the amount of a change."""
    first = before.last + 1
    if q.preposition != "by" or s.at("conj", first) is None:
        return False
    own = [o.period for o in (q, before) if o.period is not None and o.period_sentence is s]
    timed = {i for p in own for i in range(p.first, p.last + 1)}
    return any(i not in timed and _is_noun(s, i) for i in range(first + 1, q.outer))


def _is_noun(s: Sentence, at: int) -> bool:
    word = s.words[at]
    return word.kind == "w" and "stop" not in word.entries and not any(s.at(kind, at) for kind in _OTHER_WORDS)


def _named(s: Sentence, stems: set[str]) -> Iterator[Topic]:
    for stem in stems:
        for topic in s.lexicon.topics.get(stem, ()):
            if topic.stems <= stems:
                yield topic


def _has_head(topic: Topic, scope: _Scope) -> bool:
    """Whether a topic's words hold the head; of what is no topic, several words of the subject will do ("palm oil")."""
    return not topic.stems.isdisjoint(scope.heads) or (topic.role == "head" and len(topic.stems) > 1)


def _is_enough(topic: Topic, scope: _Scope) -> bool:
    """Whether words outside the subject's head name an indicator: one common noun does not, nor one of its adjuncts."""
    if topic.role == "act" and len(topic.stems) > 1:
        return True
    several = topic.role == "cue" and len(topic.stems) > 1
    return (several or topic.role in ("act", "thing")) and not topic.stems.isdisjoint(scope.clause | scope.heads)


def _best(topics: list[Topic]) -> Entry | None:
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


def _hand_on(s: Sentence, q: Quantity, before: Quantity | None, last: Quantity | None) -> None:
    """Give a quantity that names nothing the indicator of the one before, where it goes on about the same."""
    if before is not None and before.indicator is not None and _goes_on(s, q, before):
        q.indicator = before.indicator
        q.rules.append("indicator.any.same_subject")
    elif before is not None and before.indicator is not None and _spreads(q, before):
        q.indicator, q.spreads = before.indicator, True
        q.rules.append("indicator.any.further_share")
    elif (other := before or last) is not None and other.indicator is not None and _stands_for(s, q, other):
        q.indicator = other.indicator
        q.rules.append("indicator.any.pronoun")


def _spreads(q: Quantity, before: Quantity) -> bool:
    """ "Smith got 60% of the votes; Brown came second with 10%"."""
    return before.spreads and _VOTE in q.rules and q.measure is Measure.SHARE


def _stands_for(s: Sentence, q: Quantity, other: Quantity) -> bool:
    """ "Exports were $5 billion. It is 3% more than a year ago.": a pronoun, and a figure that can be of the same."""
    if q.subject is None:
        return False
    first, last = q.subject
    this = s.at("demonstrative", first)
    alike = q.unit == other.unit and q.measure is other.measure
    if this is not None and this.last == last:
        return alike or q.measure in _MOVES
    return first == last and s.at("person_pronoun", first) is not None and q.measure in _MOVES


def _goes_on(s: Sentence, q: Quantity, before: Quantity) -> bool:
    """ "carried 5 million tonnes, 13.9% less than a year before", "5 million tonnes, up from 3 million"."""
    if (
        q.first - before.last > _HANDED_ON
        or s.has("clause", before.last, q.first)
        or any(s.is_sign(i, ";") for i in range(before.last, q.first))
    ):
        return False
    if q.preposition == "from":
        return q.unit == before.unit and q.measure is before.measure
    if q.subject is not None and before.first <= q.subject[0] <= q.subject[1] <= before.last:
        return (
            q.unit == before.unit and q.measure is before.measure
        )  # no subject of its own: "may fall below $7 billion"
    moved = q.unit in ("percent", "percentage_point", "multiple") and q.measure in _MOVES
    return moved and q.subject == before.subject


# --- where to look -----------------------------------------------------------------------------------------------


def _scope(s: Sentence, q: Quantity, before: Quantity | None, after: Quantity | None, counted: set[int]) -> _Scope:
    clause = set(_clause(s, q, before, after))
    if q.subject is not None:
        subject = [i for i in range(q.subject[0], q.subject[1] + 1) if i not in counted]
    else:
        subject = sorted(i for i in clause if i < q.first) if q.measure in _MOVES else []
    clause -= set(subject)
    heads = _heads(s, subject)
    if q.subject is not None and len(subject) > 1 and all(_is_light(s, i) for i in range(subject[-1] + 1, q.first)):
        heads |= _heads(s, subject[:-1])  # no verb between: a rare one is taken for the phrase's end ("Exports crept")
    return _Scope(_stems(s, subject), heads, _stems(s, clause))


def _is_light(s: Sentence, at: int) -> bool:
    word = s.words[at]
    return word.kind != "s" and ("stop" in word.entries or s.upto("adverb", at) is not None)


def _stems(s: Sentence, tokens: Iterable[int]) -> set[str]:
    words = [s.words[i] for i in tokens]
    return {form for w in words if w.kind == "w" and "stop" not in w.entries for form in (w.stem, w.key)}


def _clause(s: Sentence, q: Quantity, before: Quantity | None, after: Quantity | None) -> Iterator[int]:
    """Yield the tokens of the quantity's clause: to the nearest quantity, sign or joining word on either side."""
    start = max(before.last + 1 if before is not None else 0, q.first - _REACH)
    for i in range(q.first - 1, start - 1, -1):
        if s.is_sign(i, _BREAKS) or s.at("clause", i) is not None:
            break
        yield i
    stop = min(after.first if after is not None else len(s.words), q.last + _REACH)
    yield from range(q.first, q.last + 1)
    for i in range(q.last + 1, stop):
        if s.is_sign(i, _BREAKS) or any(s.at(kind, i) for kind in ("clause", "conj", "relative_pronoun")):
            break
        yield i


def _heads(s: Sentence, subject: list[int]) -> set[str]:
    return _heads_en(s, subject) if s.lexicon.language == "en" else _heads_ru(s, subject)


def _heads_en(s: Sentence, subject: list[int]) -> set[str]:
    """The last noun before a preposition, and before an "and"; past nouns of quantity, the next one as well."""
    heads: set[str] = set()
    part: list[Word] = []
    for i in [*subject, -1]:
        word = s.words[i]
        joined = i >= 0 and s.at("conj", i) is not None
        if i >= 0 and not joined and ("stop" not in word.entries or s.at("the", i) is not None):
            if word.kind == "w" and "stop" not in word.entries:
                part.append(word)
            continue
        amounts = _end_of(s, part, heads)
        if heads and not joined and not amounts:
            break
        part = []
    return heads


def _end_of(s: Sentence, part: list[Word], heads: set[str]) -> bool:
    """Add a part's head, before nouns of quantity; whether it is made of such nouns alone."""
    for word in reversed(part):
        heads.update((word.stem, word.key))
        if word.stem not in s.lexicon.transparent:
            return False
    return True


def _heads_ru(s: Sentence, subject: list[int]) -> set[str]:
    """The first noun; past nouns of quantity and units, the next one as well; verbs, and their first object."""
    heads: set[str] = set()
    found = False
    for i in subject:
        word = s.words[i]
        if word.kind != "w" or "stop" in word.entries:
            continue
        if word.stem in s.lexicon.transparent or s.upto("unit", i) is not None:
            heads.update(() if found else (word.stem, word.key))
            continue
        kind = analyse_ru(word.key).pos
        if kind in _VERBS:
            heads.update((word.stem, word.key))
            found = False
        elif kind not in _ADJECTIVES and not found:
            heads.update((word.stem, word.key))
            found = True
    return heads


# --- what fits ---------------------------------------------------------------------------------------------------


def _fits(s: Sentence, q: Quantity, topic: Topic, scope: _Scope) -> bool:
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
        named = not topic.stems.isdisjoint(_stems(s, range(q.first, q.last + 1)))
        return (named or q.measure in _MOVES) and fits(dimensions, entry.get("measures", ()), q)
    return fits(dimensions, entry.get("measures", ()), q)


def _names_country(s: Sentence, q: Quantity) -> bool:
    return q.subject is not None and s.has("geo", q.subject[0] - 1, q.subject[1] + 1)


def fits(dimensions: list[str], measures: list[str], q: Quantity) -> bool:
    """Whether a quantity has a dimension and a measure that an indicator can have."""
    if q.measure.value not in measures:
        return False
    if q.measure.value in ("change", "multiple") and q.unit in ("percent", "multiple", "percentage_point"):
        return True
    return dimension(q) in dimensions or (q.unit_kind == "noun" and "count" in dimensions)


def dimension(q: Quantity) -> str:
    """Return the dimension of a quantity's unit: money, price, percent, rate, or the unit itself."""
    if q.unit_kind == "currency":
        return "price" if q.per and q.per not in _TIMES else "money"
    if q.per and q.per not in _TIMES and q.unit_kind != "currency":
        return "rate"
    return q.unit or "none"
