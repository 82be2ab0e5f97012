"""The cue that makes a number the amount of a change: "rose 5%", "a 21% drop", "на 5% выше"."""

from __future__ import annotations

from indicators.parse.changes.basics import RATIO_UNITS
from indicators.parse.changes.governing import governing_cue, is_covered
from indicators.parse.changes.paces import OBJECT, at_pace, expected_growth, pace_of, valued_change
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue

_PREDICATE = 6
_OBJECT_OF_COST = 8
_FRAMEWORK = 3
_AGAIN = 7  # tokens: ", or about 1.3%,"
_MARK = 6  # "a tonne below their five-year average"


def change_of(s: Sentence, q: Quantity, floor: int, ceiling: int) -> Cue | None:
    """Return the cue that makes the quantity a change, or None."""
    if q.preposition in ("to", "from") and (pace := pace_of(s, q, floor)) is not None:
        return pace
    if q.preposition in ("to", "from") and (expected := expected_growth(s, q)) is not None:
        return expected
    if (valued := valued_change(s, q, floor)) is not None:
        return valued
    if (pace := at_pace(s, q)) is not None:
        return pace
    if q.preposition == "to" and (noun := _reached(s, q, floor)) is not None:
        return noun
    if q.preposition in ("to", "from") or (q.unit == "percent" and s.nearest_after("vote_whole", q.last, 4)):
        return None
    compared = _compared(s, q)
    if compared is not None:
        return compared
    noun = noun_behind(s, q, ceiling)
    if noun is not None:
        return noun
    if s.lexicon.language == "ru" and s.upto("unit_adjective", q.last) is not None:
        return None  # "подняли 51-каратный алмаз": the measure of a thing
    if q.preposition == "by":
        governing = governing_cue(s, q, floor, ceiling)
        # "привлекла $300 млн на пять лет" tells how long, not by how much.
        return (
            None if governing is not None and q.unit_kind == "time" and governing.entry.get("ratio_only") else governing
        )
    adjacent = _adjacent(s, q)
    if adjacent is not None:
        return adjacent
    found = _noun_before(s, q, floor)
    near = found is not None and q.outer - found.last <= 2 and q.preposition == "of"
    near = near or (
        s.lexicon.language == "ru" and q.unit_kind in ("currency", "unit") and s.upto("copula", q.outer - 1) is not None
    )
    return found if q.unit in RATIO_UNITS or q.form == "fraction" or near else None


def _compared(s: Sentence, q: Quantity) -> Cue | None:
    """ "5% more than", "на 5% выше"."""
    cue = s.at("compared", q.last + 1) or _behind_equivalent(s, q)
    if cue is None:
        counted = s.at("compared", q.number_last + 1) if q.unit_kind in ("noun", "person") else None
        return (
            counted if counted is not None and any(s.at("baseline", i) for i in range(q.last + 1, q.last + 3)) else None
        )
    ratio = q.unit in RATIO_UNITS or q.form == "fraction"
    than = any(s.at("baseline", i) for i in range(cue.last + 1, cue.last + 4))
    than = than or (s.at("position", cue.first) is not None and s.nearest_after("mark", cue.last, _MARK) is not None)
    if s.at("position", cue.first) is not None and s.nearest_after("framework", cue.last, _FRAMEWORK) is not None:
        return None  # "pays $307 a tonne under a contract"
    plain = s.at("more_or_less", cue.first) is not None and not _is_dearer(s, q, cue)
    return cue if ratio or q.preposition == "by" or than or (not plain and q.unit_kind != "noun") else None


def _behind_equivalent(s: Sentence, q: Quantity) -> Cue | None:
    """ "settled 83 cents, or 1.3%, lower", "62 points (0.4%) up": what compares stands behind the amount said again."""
    closer = ")" if s.is_sign(q.last + 1, "()") else ","
    inside = s.is_sign(q.outer - 1, "(") or (s.at("joiner_or", q.outer - 1) and s.is_sign(q.outer - 2, ","))
    outside = s.is_sign(q.last + 1, "(") or (s.is_sign(q.last + 1, ",") and s.at("joiner_or", q.last + 2))
    first = q.last + (1 if inside else 2)
    if not inside and not outside:
        return None
    closed = next((i for i in range(first, min(first + _AGAIN, len(s.words))) if s.is_sign(i, closer)), len(s.words))
    return s.at("compared", closed + 1)


def _is_dearer(s: Sentence, q: Quantity, cue: Cue) -> bool:
    """ "costs $40 more this year": so much more to pay, and no more of anything."""
    nxt = cue.last + 1
    ends = nxt >= len(s.words) or s.words[nxt].kind == "s" or s.at("place_preposition", nxt) is not None
    ends = ends or s.opens(("relative", "for", "per_word", "new_clause", "clause"), nxt)
    pays = s.lexicon.language == "en" and q.unit_kind == "currency" and q.preposition == ""
    return pays and ends and s.nearest_before("costs", q.outer, _OBJECT_OF_COST) is not None


def noun_behind(s: Sentence, q: Quantity, ceiling: int) -> Cue | None:
    """ "a 21% drop", "5% annual growth", "5-процентный рост"."""
    yearly = s.at("baseline_word", q.last + 1)
    first = q.last + 1 if yearly is None else yearly.last + 1
    for at in range(first, min(first + 2, ceiling)):
        cue = s.at("change_noun", at)
        if cue is not None and q.unit_kind in ("noun", "person") and s.at("change", at) is not None:
            return None  # "three refineries cut runs": a verb, not "three refineries' cut"
        if cue is not None and s.lexicon.language == "en" and is_covered(s, cue):
            return None  # "bonds worth $800 million fall due"
        if cue is not None and not (q.form == "fraction" and s.lexicon.language == "ru"):
            return cue
        if "stop" in s.words[at].entries:
            return None
    return None


def _adjacent(s: Sentence, q: Quantity) -> Cue | None:
    """ "rose 5%", "up 3 percentage points", "gained about $2 billion": the verb stands right before the number."""
    before = q.outer - 1
    for _ in range(3):
        cue = s.upto("change", before) or s.upto("change_noun", before)
        if cue is not None:
            if is_covered(s, cue):
                return None
            things = q.unit_kind in ("noun", "person")
            if (things and cue.entry.get("uncounted")) or s.at("indefinite", cue.first - 1) is not None:
                return None  # "added 17 trams", "a tapered 14 gauge tip"
            counts = things and cue.entry.get("counts")
            if cue.entry.get("ratio_only") and q.unit not in RATIO_UNITS and not counts and not _is_tick(s, q):
                return None
            if s.at("position", before + 1) is not None:
                return None
            return cue if cue.entry.kind == "change" or q.unit in RATIO_UNITS else None
        skipped = s.upto("adverb", before) or (s.upto("filler", before))
        if skipped is None:
            break
        before = skipped.first - 1
    return _over_object(s, before) if q.unit in RATIO_UNITS and not q.preposition else None


def _is_tick(s: Sentence, q: Quantity) -> bool:
    """ "gained 4 cents", "lost 35 points": by so much prices and indices move, and nobody earns it."""
    return s.lexicon.language == "en" and (q.unit == "point" or (q.unit_kind == "currency" and q.value < q.raw))


def _over_object(s: Sentence, at: int) -> Cue | None:
    """ "ups sugar output 14 pct": the verb's object stands between it and the amount."""
    for i in range(at, max(at - OBJECT, -1), -1):
        if s.words[i].kind != "w" or s.opens(("copula", "share", "rate", "say"), i):
            return None
        cue = s.at("change", i)
        if cue is not None:
            return None if is_covered(s, cue) or cue.entry.name.endswith("adverb") else cue
    return None


def _noun_before(s: Sentence, q: Quantity, floor: int) -> Cue | None:
    """ "growth of 3%", "the increase in exports amounted to 5%", "рост составил 5%", "growth (5%)"."""
    before = q.outer - 1
    opened = s.is_sign(before, "(–—:-")
    bounding = _bounding_verb(s, q)
    link = s.upto("of", before) or s.upto("copula", before) or bounding
    if link is None and not opened:
        return None
    at = link.first if link is not None else before
    nouns = [c for c in s.between("change_noun", max(floor, at - 12), at) if not is_covered(s, c)]
    cue = nouns[-1] if nouns else None
    if cue is None or (cue.entry.get("ratio_only") and q.unit not in RATIO_UNITS and q.form != "fraction"):
        return None
    if bounding is not None and s.lexicon.language == "en" and s.upto("of", cue.first - 1) is not None:
        return None  # "the share of growth sectors will exceed 5%"
    if s.has("clause", cue.last, at) or s.has("share", cue.last, at) or s.has("rate", cue.last, at):
        return None
    return cue


def _reached(s: Sentence, q: Quantity, floor: int) -> Cue | None:
    """ "In June the decline reached 21%": the change itself comes to so much."""
    verb = s.upto("copula", q.outer - 1)
    if s.lexicon.language != "en" or verb is None or q.unit not in RATIO_UNITS:
        return None
    noun = s.nearest_before("change_noun", verb.first, _PREDICATE)
    if noun is None or is_covered(s, noun) or noun.entry.get("ratio_only"):
        return None
    between = range(noun.last + 1, verb.first)
    broken = any(s.words[i].kind == "s" or s.opens(("share", "rate"), i) for i in between)
    verbs = s.has("change", noun.last, verb.first) or s.upto("rate", noun.first - 1) is not None
    return None if broken or verbs or noun.first <= floor else noun


def _bounding_verb(s: Sentence, q: Quantity) -> Cue | None:
    """ "темпы роста превысили 4%", "рост в пределах 5%": a Russian bound that is a verb or a preposition, too."""
    cue = s.at("bound_before", q.outer)
    placed = cue is not None and s.lexicon.language == "ru" and s.at("place_preposition", cue.first) is not None
    return cue if cue is not None and (cue.entry.get("verb") or placed) else None
