"""What stands around a time expression: words that open it, reporting dates, comparisons."""

from __future__ import annotations

from indicators.parse.draft import Period, Sentence

_TIMES = frozenset({"month", "weekday", "relative", "season", "earlier"})
_RECIPIENT = 3
_MARK = 4
_SINCE = 9
_PLACE = 18
_DATELINE = 2  # sentences at the head of a report that may give its place and day
_SOURCE = 12
_MONTHS_IN = {"quarter": 3, "half": 6, "year": 12}


def with_opening(s: Sentence, period: Period) -> Period:
    """Take in what stands before a period: an edge ("the end of"), then "since", "by", "as of", "from"."""
    _take_length(s, period)
    _take_edge(s, period)
    period.opening = period.first
    if period.spec.unit == "day" and (week := s.upto("week_to", period.first - 1)) is not None:
        period.spec, period.first, period.opening = period.spec._replace(edge="week"), week.first, week.first
    before = period.first - 1
    if s.lexicon.language == "ru" and any(c.first < before <= c.last for c in s.all("baseline")):
        return period  # "по сравнению с июлем": the preposition is the comparison's
    before = _take_articles(s, period, before)
    if s.upto("for", before) is not None and period.spec.unit in ("quarter", "half") and s.lexicon.language == "en":
        period.spec = period.spec._replace(open="for")
    if not _take_distant(s, period, before):
        _take_preposition(s, period, before)
    return period


def _take_edge(s: Sentence, period: Period) -> None:
    """ "the end of", "в начале": one edge of the period."""
    before = period.first - 1
    for name in ("end", "start", "middle"):
        cue = s.upto(f"edge_{name}", before)
        if cue is None and s.upto("filler", before):
            cue = s.upto(f"edge_{name}", before - 1)
        if cue is not None:
            period.spec, period.first = period.spec._replace(edge=name), cue.first
            return


def _take_articles(s: Sentence, period: Period, before: int) -> int:
    """Take in "of", "the whole of", "the", and return the last token before an article."""
    if (link := s.upto("of", before) or s.upto("span_of", before)) is not None and s.words[link.last].kind == "w":
        period.opening = link.first
    article = s.upto("whole_of", before) or s.upto("the", before)
    if article is None:
        return before
    period.opening = min(period.opening, article.last + 1) if article.entry.kind == "the" else article.first
    return article.first - 1


def _take_distant(s: Sentence, period: Period, before: int) -> bool:
    """ "since the coming of the new board in May": a "since" that other words part from its time."""
    since = s.nearest_before("since", before, _SINCE) if s.lexicon.language == "en" else None
    if since is None or since.first >= before:
        return False
    for i in range(since.last, before):
        if s.words[i].kind == "s" or s.words[i].number is not None or s.opens(_TIMES, i):
            return False  # "has slowed since June and reached 5% in October"
    period.spec, period.opening = period.spec._replace(shape="since"), since.first
    return True


def _take_preposition(s: Sentence, period: Period, before: int) -> None:
    for shape in ("since", "as_of", "until", "starting"):
        if (cue := s.upto(shape, before)) is not None:
            period.opening = cue.first
            if _is_shaped(s, period, shape):
                spec = period.spec
                period.spec = spec._replace(shape=shape) if spec.shape == "span" else spec._replace(open=shape)
            return


def _is_shaped(s: Sentence, period: Period, shape: str) -> bool:
    """Whether a preposition says something of a period: "from 2019 to 2021" and «за январь–май» have their ends."""
    spec, russian = period.spec, s.lexicon.language == "ru"
    ranged = spec.high > spec.low or spec.month_low is not None or (spec.year_high or 0) > (spec.year or 0)
    if russian and spec.shape == "shift" and spec.edge == "start":
        ranged = False  # "с начала прошлого года"
    if spec.shape not in ("span", "shift") or (ranged and (shape == "starting" or russian)):
        return False
    return spec.shape == "span" or shape not in ("as_of", "until") or (shape == "until" and spec.edge != "")


def _take_length(s: Sentence, period: Period) -> None:
    """ "the year to April 2023", "the quarter ended March": so many months that end with the named one."""
    spec = period.spec
    unit = s.upto("span_unit", period.first - 2) if s.at("span_to", period.first - 1) is not None else None
    months = None if unit is None else _MONTHS_IN.get(unit.entry.value)
    if unit is None or months is None or spec.unit != "month" or spec.low != spec.high or spec.shape != "span":
        return
    if s.at("the", unit.first - 1) is not None:
        period.spec = spec._replace(low=(spec.high - months) % 12 + 1)
        period.first = unit.first


def mark_reporting(s: Sentence, periods: list[Period]) -> None:
    """Mark the days on which something was said: they date the words, not the claim."""
    says = s.all("say")
    for period in periods:
        dateline = _is_day(period) and _is_dateline(s, period)
        if dateline or _is_published(s, period) or _is_foreseen_then(s, period):
            period.reporting = True
    if not says:
        return
    for period in periods:
        if s.lexicon.language == "en" and any(_dates_words(s, period, cue.last) for cue in says):
            period.reporting = True
        if _is_attribute(s, period):
            continue
        if not _is_day(period) or (
            period.spec.shape in ("since", "starting", "until", "as_of")
            and (s.lexicon.language == "ru" or _is_dated(s, period))
        ):
            continue
        for cue in says:
            gap = period.opening - cue.last if cue.last < period.first else cue.first - period.last
            if s.lexicon.language == "ru" and any(s.is_sign(i, ",") for i in range(period.last + 1, cue.first)):
                continue  # "12 мая завод выпустил 50 машин, сообщил директор"
            if s.lexicon.language == "en" and _ends_words(s, period, cue.last):
                period.reporting = True
            if (cue.last < period.first and gap <= 5 and not s.has("conj", cue.last, period.opening)) or (
                period.first < cue.first
                and gap <= 14
                and period.opening <= 3
                and not (s.lexicon.language == "en" and any(w.number is not None for w in s.words[: period.opening]))
                and s.at("possessive", period.last + 1) is None
            ):
                period.reporting = True


def _is_foreseen_then(s: Sentence, period: Period) -> bool:
    """ "less than the fall seen in May", but "deliveries are expected in May"."""
    cue = s.upto("foreseen", period.opening - 1) or s.upto("foreseen", period.opening - 2)
    return s.lexicon.language == "en" and cue is not None and s.upto("be", cue.first - 1) is None


def _is_attribute(s: Sentence, period: Period) -> bool:
    """ "said turnout in the February 25 vote was 73%": the day of what is told."""
    nxt = period.last + 1
    noun = nxt < len(s.words) and s.words[nxt].kind == "w" and "stop" not in s.words[nxt].entries
    definite = s.at("the", period.first - 1) is not None or s.at("the", period.opening) is not None
    return s.lexicon.language == "en" and noun and definite and period.spec.unit == "day"


def _is_published(s: Sentence, period: Period) -> bool:
    """ ", according to a draft budget submitted to parliament last week": the day of a source, not of what it tells."""
    cue = s.nearest_before("according", period.opening, _SOURCE) if s.lexicon.language == "en" else None
    if cue is None or not _is_day(period) or s.at("as_of", period.opening) is not None:
        return False
    between = [s.words[i] for i in range(cue.last + 1, period.opening)]
    return any(w.key.endswith(s.lexicon.verb_endings) for w in between) and all(w.kind == "w" for w in between)


def _ends_words(s: Sentence, period: Period, verb: int) -> bool:
    """ "said at a meeting of the commission on Friday.": nothing is told between the verb and the day."""
    nxt = period.last + 1
    ends = nxt >= len(s.words) or s.is_sign(nxt, ".")
    between = range(verb + 1, period.opening)
    if not ends or not 0 < len(between) <= _PLACE or any(s.words[i].number is not None for i in between):
        return False
    if not any(s.at("place_preposition", verb + k) is not None for k in (1, 2, 3)):
        return False
    told = ("relative_pronoun", "verb", "change", "be", "modal", "modal_will", "modal_would", "outcome")
    return not any(s.has(kind, verb, period.opening) for kind in told)


def _dates_words(s: Sentence, period: Period, verb: int) -> bool:
    """ "expected in May that", "told reporters in October.": when it was said, be it a month or a year."""
    gap = range(verb + 1, period.opening)
    if (
        verb >= period.opening
        or len(gap) > _RECIPIENT
        or period.spec.shape not in ("span", "shift")
        or period.spec.edge
        or (period.spec.shape == "shift" and period.spec.low > 0)
    ):
        return False
    if any(s.words[i].kind != "w" or s.words[i].number is not None for i in gap):
        return False
    nxt = period.last + 1
    if nxt >= len(s.words) or s.is_sign(nxt, ".,;"):
        return not gap or s.opens(("recipient", "person"), verb + 1)
    return s.opens(("relative_pronoun", "person_pronoun"), nxt)


def _is_dated(s: Sentence, period: Period) -> bool:
    """ "As of 1 January", "since Monday": it dates what is told, unlike "on Monday"."""
    cue = s.at("as_of", period.opening)
    return cue is None or cue.last > cue.first


def _is_dateline(s: Sentence, period: Period) -> bool:
    """ "МИНСК, 30 авг — Sputnik.", "Nov 29 (Interfax) -": where and when the report was written."""
    if s.is_sign(len(s.words) - 1, "—–-") and s.is_sign(len(s.words) - 2, ")"):
        return True
    at = period.last + 1
    if s.is_sign(at, "."):
        at += 1
    if period.first == 0 and at >= len(s.words) and s.index <= _DATELINE and s.lexicon.language == "en":
        return True  # "Moscow. September 13. INTERFAX - "
    alone = at >= len(s.words) and s.index <= _DATELINE  # "МИНСК, 24 мая. /ТАСС/."
    opened = 0 < period.first <= 3 and s.is_sign(period.first - 1, ",") and s.words[0].capital
    return opened and (alone or (at < len(s.words) and s.words[at].text in "—–-/("))


def is_compared(s: Sentence, period: Period) -> bool:
    """ "8% fewer than in 2019", "the highest since 2008": the time of something else that the claim is held against."""
    before = period.opening - 1
    while before > 0 and s.upto("of", before) is not None:
        before -= 1
    if s.upto("baseline", before) is not None:
        return True
    if s.lexicon.language == "en" and (_names_thing(s, period) or _is_mark(s, period)):
        return True
    level = s.upto("level_whole", period.opening) or s.upto("level_whole", period.opening - 1)
    led = level is not None and (
        s.words[level.first - 1].kind == "s" or s.upto("new_clause", level.first - 1) is not None
    )
    if s.lexicon.language == "en" and level is not None and level.last > level.first > 0 and not led:
        return True  # "98.3% of the level of the first half of 2019"
    if s.lexicon.language == "en" and s.upto("position", before) is not None and s.at("possessive", period.last + 1):
        return True  # "$50 above last week's deals"
    if s.upto("as_say", before) is not None and any(s.nearest_before(k, before, 4) for k in ("multiple", "fold")):
        return True
    if any(cue.first <= period.first and period.last <= cue.last for cue in s.all("baseline_word")):
        return True
    best = s.nearest_before("superlative", period.opening, 4) if s.at("since", period.opening) is not None else None
    return best is not None and not any(c.first <= best.first <= c.last for c in s.all("bound_before"))


def _names_thing(s: Sentence, period: Period) -> bool:
    """ "the April forecast", "88% of the full-year plan": the time by which something is called."""
    the = s.upto("the", period.first - 1)
    if the is None or s.at("dated_thing", period.last + 1) is None:
        return False
    of = s.upto("of_whole", the.first - 1) is not None
    return period.spec.unit == "month" or (of and period.spec.shape == "shift")


def _is_mark(s: Sentence, period: Period) -> bool:
    """ "9% below the figure for 2023": a quantity is how far from the mark of that time."""
    cue = s.nearest_before("position", period.opening, _MARK)
    if cue is None or cue.first == 0 or s.at("the", cue.last + 1) is None:
        return False
    if s.at("framework", period.last + 1) is not None:
        return False  # "costs $3 under the 2018 tariff"
    before = s.words[cue.first - 1]
    measured = before.number is not None or s.upto("unit", cue.first - 1) is not None or before.text == "%"
    return measured and all(s.words[i].kind == "w" for i in range(cue.last + 1, period.opening))


def _is_day(period: Period) -> bool:
    spec = period.spec
    return (
        spec.unit in ("day", "weekday")
        or (spec.unit == "week" and spec.shape == "shift")
        or bool(spec.edge and spec.unit == "month" and spec.year is None)
    )
