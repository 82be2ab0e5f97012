"""Measure and direction: is the number a level, a change, a share or a multiple, and where does a change go?"""

from __future__ import annotations

from indicators.model import Direction, Measure
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import is_finite

_CLAUSE = 22
_OBJECT = 6
_MARK = 6  # "a tonne below their five-year average"
_PACE_REACH = 12
_KINDS = ("change", "change_noun")
_RATIO_UNITS = ("percent", "percentage_point", "basis_point", "point")


def measure(s: Sentence, quantities: list[Quantity], timed: set[int]) -> None:
    """Set measure and direction of each quantity; a list's members take them from the one before."""
    previous: Quantity | None = None
    for i, q in enumerate(quantities):
        floor = quantities[i - 1].last if i else -1
        ceiling = quantities[i + 1].first if i + 1 < len(quantities) else len(s.words)
        q.preposition = _preposition(s, q)
        if not _continues(s, previous, q, timed):
            _measure(s, q, floor, ceiling)
            _parallel(s, previous, q)
            _from_to(previous, q)
        if (
            previous is not None
            and q.measure is Measure.SHARE
            and previous.preposition == "from"
            and q.preposition == "to"
            and previous.unit == q.unit
        ):
            previous.measure = Measure.SHARE  # "с 18 до 26% выросла доля"
        previous = q


def _measure(s: Sentence, q: Quantity, floor: int, ceiling: int) -> None:
    if q.form == "multiple":
        if q.direction is not None:
            q.measure = Measure.MULTIPLE
            return
        q.measure, q.direction = Measure.MULTIPLE, _multiple_direction(s, q, ceiling)
        return
    found = _change(s, q, floor, ceiling)
    if found is not None:
        q.change_cue = found
        down = q.sign == "-" and found.entry.kind != "compared"
        _set_change(q, Direction.DOWN if down else Direction(found.entry.get("direction")), found.entry.rule)
    elif q.sign and (q.unit in _RATIO_UNITS or s.at("baseline_word", q.last + 1)) and q.preposition != "to":
        _set_change(q, Direction.UP if q.sign == "+" else Direction.DOWN, "change.any.sign")
    elif q.form == "fraction":
        q.measure = Measure.SHARE
        q.rules.append("share.any.fraction")
    elif q.unit == "percent" and (rule := _share(s, q, floor, ceiling)) is not None:
        q.measure = Measure.SHARE
        q.rules.append(rule)


def _parallel(s: Sentence, previous: Quantity | None, q: Quantity) -> None:
    """ "rose 5% quarter on quarter and 11% year on year"; "exports took 58.9 percent, Ukraine 11.4 percent": as the
    one before.
    """
    if (
        previous is None
        or q.unit != "percent"
        or previous.unit != "percent"
        or q.measure is not Measure.LEVEL
        or q.preposition == "to"
    ):
        return
    gapped = not q.preposition and q.outer - previous.last <= 6 and _is_gapped(s, previous.last, q.outer)
    after = s.lexicon.language == "en" and s.upto("past_parallel", q.outer - 1) is not None
    if after and previous.measure is Measure.CHANGE and previous.direction is not None:
        _set_change(q, previous.direction, "list.any.same_measure")  # "grew 0.8% in November after 2.3% in October"
        return
    yearly = s.at("baseline_word", q.last + 1) is not None
    if previous.measure is Measure.CHANGE and previous.direction is not None and (yearly or gapped):
        _set_change(q, previous.direction, "list.any.same_measure")
    elif (
        s.lexicon.language == "ru"
        and previous.measure is Measure.CHANGE
        and previous.direction is not None
        and _is_elided(s, previous, q)
    ):
        _set_change(q, previous.direction, "list.ru.gapped")
    elif (
        s.lexicon.language == "ru"
        and previous.measure is Measure.CHANGE
        and s.upto("against", q.outer - 1)
        and previous.direction is not None
    ):
        _set_change(q, previous.direction, "list.any.same_measure")
    elif previous.measure is Measure.SHARE and not s.has("rate", previous.last, q.first):
        q.measure = Measure.SHARE
        q.rules.append("list.any.same_measure")


def _from_to(previous: Quantity | None, q: Quantity) -> None:
    """ "рост замедлился с 1,4% до 0,8%": both ends of a pace are changes."""
    if (
        previous is not None
        and previous.preposition == "from"
        and q.preposition == "to"
        and previous.measure is Measure.CHANGE
        and previous.direction is not None
        and previous.unit == q.unit
        and q.measure is Measure.LEVEL
    ):
        _set_change(q, previous.direction, "list.any.same_measure")


def _is_elided(s: Sentence, previous: Quantity, q: Quantity) -> bool:
    """ "рубль потерял 1%, а с начала недели — 2,3%": a dash stands for the verb before."""
    verbs = any(
        is_finite(s, i) or s.at("share", i) or s.at("rate", i) or s.at("copula", i)
        for i in range(previous.last + 1, q.first)
    )
    return (
        s.is_sign(q.outer - 1, "—–") and not verbs and any(s.is_sign(i, ",") for i in range(previous.last + 1, q.first))
    )


def _is_gapped(s: Sentence, last: int, first: int) -> bool:
    """ "cars plummeted 61 percent, those of vans 38 percent": a further subject without a verb of its own."""
    between = range(last + 1, first)
    return s.at("conj", last + 1) is not None and not any(
        s.at(k, i) for i in between for k in ("copula", "change", "verb", "share", "rate", "say")
    )


def _set_change(q: Quantity, direction: Direction, rule: str) -> None:
    q.measure, q.direction = Measure.CHANGE, direction
    q.rules.append(rule)


def _preposition(s: Sentence, q: Quantity) -> str:
    before = q.outer - 1
    for kind in ("by", "to", "from", "of"):
        if s.upto(kind, before) is not None:
            return kind
    return ""


def _continues(s: Sentence, previous: Quantity | None, q: Quantity, timed: set[int]) -> bool:
    """ "by 3.1%, 4.2% and 5% respectively", "9% in 2018 and 12% in 2019": a bare list member is what its predecessor
    is.
    """
    if (
        previous is None
        or q.preposition
        or (q.sign and q.sign != previous.sign)
        or not 1 < q.outer - previous.last <= 12
    ):
        return False
    between = [i for i in range(previous.last + 1, q.outer) if i not in timed and not s.upto("of", i)]
    if not between or not all(s.at("conj", i) or s.is_sign(i, "(") for i in between):
        return False
    equivalent = previous.measure is Measure.CHANGE and (
        q.unit == "percent" or any(s.at("joiner_or", i) for i in between)
    )
    if previous.unit != q.unit and not equivalent:
        return False
    if (
        s.at("compared", q.last + 1)
        or s.at("change", q.last + 1)
        or s.at("of_whole", q.last + 1)
        or q.form != previous.form
    ):
        return False
    q.measure, q.direction, q.change_cue = previous.measure, previous.direction, previous.change_cue
    q.preposition = previous.preposition
    q.rules.append("list.any.same_measure")
    return True


# --- change ----------------------------------------------------------------------------------------------------


def _change(s: Sentence, q: Quantity, floor: int, ceiling: int) -> Cue | None:
    """Return the cue that makes the quantity a change, or None."""
    if q.preposition in ("to", "from") and (pace := _pace(s, q, floor)) is not None:
        return pace
    if q.preposition in ("to", "from") and (expected := _expected_growth(s, q)) is not None:
        return expected
    if (valued := _valued(s, q, floor)) is not None:
        return valued
    if (pace := _at_pace(s, q)) is not None:
        return pace
    if q.preposition in ("to", "from") or (q.unit == "percent" and s.nearest_after("vote_whole", q.last, 4)):
        return None
    compared = _compared(s, q)
    if compared is not None:
        return compared
    noun = _noun_behind(s, q, ceiling)
    if noun is not None:
        return noun
    if s.lexicon.language == "ru" and s.upto("unit_adjective", q.last) is not None:
        return None  # "подняли 51-каратный алмаз": the measure of a thing
    if q.preposition == "by":
        governing = _governing(s, q, floor, ceiling)
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
    return found if q.unit in _RATIO_UNITS or q.form == "fraction" or near else None


def _valued(s: Sentence, q: Quantity, floor: int) -> Cue | None:
    """ "estimate the decline in GDP at 4.2%": the amount of a change is what is put at so much."""
    at = s.upto("valued_at", q.outer - 1)
    if at is None or q.unit not in _RATIO_UNITS:
        return None
    nouns = list(s.between("change_noun", max(floor, at.first - 10), at.first))
    puts = nouns and any(c.entry.name == "estimated" for c in s.between("say", max(floor, -1), nouns[0].first))
    return nouns[0] if puts else None


def _pace(s: Sentence, q: Quantity, floor: int) -> Cue | None:
    """ "рост зарплат замедлится до 3%": the pace of a growth is itself a change; the noun is the subject of the
    verb.
    """
    verb = s.nearest_before("change", q.outer, _PACE_REACH)
    if verb is None or q.unit != "percent" or s.lexicon.language != "ru" or _is_interrupted(s, verb.last, q.outer - 1):
        return None
    if (noun := _object_of(s, verb, q.outer)) is not None:
        return noun
    if _has_object(s, verb):
        return None
    nouns = [
        c
        for c in s.between("change_noun", max(floor, verb.first - 10), verb.first)
        if analyse_ru(s.words[c.first].key).lemma == s.words[c.first].key
    ]
    if not nouns or any(s.words[i].text in ",;" for i in range(nouns[-1].last + 1, verb.first)):
        return None
    return nouns[-1]


def _expected_growth(s: Sentence, q: Quantity) -> Cue | None:
    """ "рост на уровне 5%", "прогноз роста повышен с 2% до 3%": what is stated or revised is itself a change."""
    if s.lexicon.language != "ru" or q.unit != "percent":
        return None
    noun = s.nearest_before("change_noun", q.outer, _CLAUSE)
    if noun is None or any(s.is_sign(i, ",;—–") for i in range(noun.last + 1, q.outer)):
        return None
    stated = s.upto("of", q.outer - 1) is not None and q.outer - noun.last <= _OBJECT
    stated = stated and not any(is_finite(s, i) for i in range(noun.last + 1, q.outer))
    revised = s.upto("source_noun", noun.first - 1)
    return noun if stated or (revised is not None and "modal" in s.words[revised.first].entries) else None


def _at_pace(s: Sentence, q: Quantity) -> Cue | None:
    """ "grew at 3% a year", "expanded at an annual 3.3%": the pace of a move, but for rates of their own."""
    cue = s.upto("at_pace", q.outer - 1) if q.unit == "percent" else None
    verb = s.upto("change", cue.first - 1) if cue is not None else None
    if verb is None or _covered(s, verb) or s.nearest_before("rate", verb.last + 1, 8) is not None:
        return None
    return verb


def _has_object(s: Sentence, verb: Cue) -> bool:
    """ "рост расходов увеличил дефицит с 2% до 3%": another thing moves than the verb's subject."""
    nxt = verb.last + 1
    if nxt >= len(s.words) or s.words[nxt].kind != "w" or "stop" in s.words[nxt].entries:
        return False
    reflexive = analyse_ru(s.words[verb.first].key).lemma.endswith("ся")
    return not reflexive and analyse_ru(s.words[nxt].key).pos in ("NOUN", "ADJF")


def _is_interrupted(s: Sentence, last: int, preposition: int) -> bool:
    """Whether another clause begins between a verb and a preposition; a comma right before that one begins none."""
    signs = (s.words[i].text in ",;:—–(" and i + 1 < preposition for i in range(last + 1, preposition))
    return any(signs) or any(is_finite(s, i) for i in range(last + 1, preposition))


def _object_of(s: Sentence, verb: Cue, at: int) -> Cue | None:
    """ "повысил прогноз роста ВВП до 2%": the noun of change that hangs, in the genitive, on the verb's own object."""
    for i in range(verb.last + 1, at):
        word = s.words[i]
        if word.kind != "w" or "stop" in word.entries:
            return None
        noun = s.at("change_noun", i)
        if noun is not None:
            return noun if i == verb.last + 1 or analyse_ru(word.key).genitive else None
    return None


def _compared(s: Sentence, q: Quantity) -> Cue | None:
    """ "5% more than", "на 5% выше"."""
    cue = s.at("compared", q.last + 1)
    if cue is None:
        counted = s.at("compared", q.number_last + 1) if q.unit_kind in ("noun", "person") else None
        return (
            counted if counted is not None and any(s.at("baseline", i) for i in range(q.last + 1, q.last + 3)) else None
        )
    ratio = q.unit in _RATIO_UNITS or q.form == "fraction"
    than = any(s.at("baseline", i) for i in range(cue.last + 1, cue.last + 4))
    than = than or (s.at("position", cue.first) is not None and s.nearest_after("mark", cue.last, _MARK) is not None)
    plain = s.at("more_or_less", cue.first) is not None
    return (
        cue
        if ratio or q.preposition == "by" or (than and q.unit_kind != "time") or (not plain and q.unit_kind != "noun")
        else None
    )


def _noun_behind(s: Sentence, q: Quantity, ceiling: int) -> Cue | None:
    """ "a 21% drop", "5% annual growth", "5-процентный рост"."""
    yearly = s.at("baseline_word", q.last + 1)
    first = q.last + 1 if yearly is None else yearly.last + 1
    for at in range(first, min(first + 2, ceiling)):
        cue = s.at("change_noun", at)
        if cue is not None and q.unit_kind in ("noun", "person") and s.at("change", at) is not None:
            return None  # "three refineries cut runs": a verb, not "three refineries' cut"
        if cue is not None and not (q.form == "fraction" and s.lexicon.language == "ru"):
            return cue
        if "stop" in s.words[at].entries:
            return None
    return None


def _governing(s: Sentence, q: Quantity, floor: int, ceiling: int) -> Cue | None:
    """The verb or noun of change of "by 5%", "на 5%": the nearest before it in the clause, in Russian also behind
    it.
    """
    before = _last_of(s, q.outer, max(q.outer - _CLAUSE, -1))
    if (dearer := s.nearest_before("compared", q.outer, 2)) is not None:
        return dearer
    if s.lexicon.language == "en":
        return _surpassed(s, q, before) or before
    if (dearer := _compared_before(s, q, before)) is not None:
        return dearer
    if before is not None and (verb := s.nearest_before("change", before.first, 4)) is not None:
        # "понизил прогноз роста на 0,3 п. п.": the verb's object is what moves
        before = verb if _object_of(s, verb, before.last + 1) == before else before
    behind = s.nearest_after("change", q.last, 5) or s.nearest_after("change_noun", q.last, 5)
    if behind is not None and s.at("say", behind.first) is not None and s.words[behind.first - 1].kind == "s":
        behind = None  # "выйти на 100%», — добавил он"
    follows = behind is not None and behind.first < ceiling and not s.has("clause", q.last, behind.first)
    cut_off = before is None or before.last < floor or s.has("clause", before.last, q.outer)
    return behind if follows and cut_off else before


def _surpassed(s: Sentence, q: Quantity, before: Cue | None) -> Cue | None:
    """ "outstripped last year's 11.8 million by 43 percent": a verb of passing a mark, if nearer than one of change."""
    cue = s.nearest_before("surpass", q.outer, _CLAUSE)
    return cue if cue is not None and (before is None or before.first < cue.first) else None


def _compared_before(s: Sentence, q: Quantity, nearest: Cue | None) -> Cue | None:
    """ "дешевле российского на 12%": the compared thing stands between the comparison and the amount."""
    cue = s.nearest_before("compared", q.outer, 5)
    if cue is None or (nearest is not None and nearest.first >= cue.first):
        return None
    bound = s.at("baseline", cue.last + 1) is not None  # "более чем на 12%"
    return cue if not bound and all(s.words[i].kind == "w" for i in range(cue.last + 1, q.outer)) else None


def _last_of(s: Sentence, at: int, floor: int) -> Cue | None:
    best = None
    for kind in _KINDS:
        for cue in s.all(kind):
            if cue.last >= at:
                break
            if cue.first > floor and (best is None or cue.first > best.first) and not _covered(s, cue):
                best = cue
    return best


def _covered(s: Sentence, cue: Cue) -> bool:
    """Whether a word of change is part of a phrase of another sense: "makes up", "up to"."""
    return any(
        c.first <= cue.first and cue.last <= c.last and c.last > c.first
        for kind in ("share", "bound_before", "say", "phrasal")
        for c in s.all(kind)
    )


def _adjacent(s: Sentence, q: Quantity) -> Cue | None:
    """ "rose 5%", "up 3 percentage points", "gained about $2 billion": the verb stands right before the number."""
    before = q.outer - 1
    for _ in range(3):
        cue = s.upto("change", before) or s.upto("change_noun", before)
        if cue is not None:
            if _covered(s, cue):
                return None
            counts = cue.entry.get("counts") and q.unit_kind in ("noun", "person")
            if cue.entry.get("ratio_only") and q.unit not in _RATIO_UNITS and not counts:
                return None
            if s.at("position", before + 1) is not None:
                return None
            return cue if cue.entry.kind == "change" or q.unit in _RATIO_UNITS else None
        skipped = s.upto("adverb", before) or (s.upto("filler", before))
        if skipped is None:
            break
        before = skipped.first - 1
    return _over_object(s, q, before) if q.unit in _RATIO_UNITS and not q.preposition else None


def _over_object(s: Sentence, q: Quantity, at: int) -> Cue | None:
    """ "ups sugar output 14 pct": the verb's object stands between it and the amount."""
    for i in range(at, max(at - _OBJECT, -1), -1):
        if s.words[i].kind != "w" or any(s.at(kind, i) for kind in ("copula", "share", "rate", "say")):
            return None
        cue = s.at("change", i)
        if cue is not None:
            return None if _covered(s, cue) or cue.entry.name.endswith("adverb") else cue
    return None


def _noun_before(s: Sentence, q: Quantity, floor: int) -> Cue | None:
    """ "growth of 3%", "the increase in exports amounted to 5%", "рост составил 5%", "growth (5%)"."""
    before = q.outer - 1
    opened = s.is_sign(before, "(–—:-")
    link = s.upto("of", before) or s.upto("copula", before) or _bounding_verb(s, q)
    if link is None and not opened:
        return None
    at = link.first if link is not None else before
    nouns = [c for c in s.between("change_noun", max(floor, at - 12), at) if not _covered(s, c)]
    cue = nouns[-1] if nouns else None
    if cue is None or (cue.entry.get("ratio_only") and q.unit not in _RATIO_UNITS and q.form != "fraction"):
        return None
    if s.has("clause", cue.last, at) or s.has("share", cue.last, at) or s.has("rate", cue.last, at):
        return None
    return cue


def _bounding_verb(s: Sentence, q: Quantity) -> Cue | None:
    """ "темпы роста превысили 4%", "рост в пределах 5%": a Russian bound that is a verb or a preposition, too."""
    cue = s.at("bound_before", q.outer) if s.lexicon.language == "ru" else None
    return cue if cue is not None and (cue.entry.get("verb") or s.at("place_preposition", cue.first)) else None


def _multiple_direction(s: Sentence, q: Quantity, ceiling: int) -> Direction:
    own = q.change_cue.entry.get("direction") if q.change_cue is not None else None
    compared = s.at("compared", q.last + 1)
    if compared is not None:
        return Direction(compared.entry.get("direction"))
    if own == "down":
        return Direction.DOWN
    if q.change_cue is not None and q.change_cue.entry.get("verb"):
        return Direction.UP
    noun = _noun_behind(s, q, ceiling)
    governing = (
        noun
        or _last_of(s, q.outer, max(q.outer - (16 if s.lexicon.language == "ru" else 8), -1))
        or s.nearest_after("change", q.last, 3)
    )
    if governing is not None and governing is not q.change_cue:
        q.rules.append(governing.entry.rule)
        return Direction(governing.entry.get("direction"))
    return Direction.UP


# --- share -----------------------------------------------------------------------------------------------------


def _share(s: Sentence, q: Quantity, floor: int, ceiling: int) -> str | None:
    """Return the rule that makes a percentage a share of a named whole, or None where it is a level."""
    if _is_index(s, q):
        return None
    vote = s.nearest_after("vote_whole", q.last, 8)
    if (
        vote is not None
        and s.lexicon.language == "ru"
        and any(s.is_sign(i, ",;") for i in range(q.last + 1, vote.first))
    ):
        vote = None
    cast = s.nearest_before("vote_whole", q.first, 12)
    polled = cast is not None and s.at("by", cast.last + 1) is not None  # "analysts polled by Reuters"
    if vote or (cast is not None and not polled and not s.has("rate", cast.last, q.first)):
        return "share.any.vote"
    if s.upto("share_verb", q.outer - 1) is not None:
        return "share.any.received"
    if _whole_behind(s, q) or _whole_before(s, q):
        return "share.any.of_whole"
    if q.preposition == "by" and s.nearest_after("share_behind", q.last, 2) is not None:
        return "share.any.state"
    cue = s.nearest_before("share", q.first, 14) or s.nearest_after("share", q.last, 2)
    if cue is not None and s.at("vote_whole", cue.first) is not None and s.at("by", cue.last + 1) is not None:
        return None
    if cue is not None and not s.has("rate", cue.last, q.first) and not s.has("clause", cue.last, q.first):
        return cue.entry.rule
    return None


def _is_index(s: Sentence, q: Quantity) -> bool:
    """ "107.6% of last year's level", "104% к уровню прошлого года": an index, not a share."""
    nxt = q.last + 1
    if (link := s.at("of_whole", nxt)) is not None:
        nxt = link.last + 1
        while s.at("the", nxt):
            nxt += 1
    return s.at("level_whole", nxt) is not None or (
        link is None and s.at("baseline", q.last + 1) is not None and s.at("against", q.last + 1) is None
    )


def _whole_before(s: Sentence, q: Quantity) -> bool:
    """ "из которых 40%", "из них половина": the whole is a pronoun before the number."""
    pronoun = s.at("relative_pronoun", q.outer - 1) or s.at("person_pronoun", q.outer - 1)
    return s.lexicon.language == "ru" and pronoun is not None and s.upto("of_whole", q.outer - 2) is not None


def _whole_behind(s: Sentence, q: Quantity) -> bool:
    nxt = q.last + 1
    if s.lexicon.language == "en":
        return s.at("of_whole", nxt) is not None
    if s.at("of_whole", nxt) is not None:
        return True
    while s.at("filler", nxt) is not None or s.at("the", nxt) is not None:
        nxt += 1  # "81% всего экспорта"
    if s.upto("unit_adjective", q.last) is not None or s.upto("percent_suffix", q.last) is not None:
        return False  # "10-процентной надбавки"
    if (
        nxt >= len(s.words)
        or s.words[nxt].kind != "w"
        or "stop" in s.words[nxt].entries
        or "per_word" in s.words[nxt].entries
    ):
        return False
    form = analyse_ru(s.words[nxt].key)
    return form.genitive and form.pos in ("NOUN", "ADJF", "PRTF")
