"""Which percentage is a share of a named whole."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.morphology import analyse_ru

_WHOLE_REACH = 9
_SHARE_REACH = 14
_CAST_REACH = 12


def share_rule(s: Sentence, q: Quantity) -> str | None:
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
    cast = s.nearest_before("vote_whole", q.first, _CAST_REACH)
    polled = cast is not None and s.at("by", cast.last + 1) is not None  # "analysts polled by Reuters"
    if vote is not None and s.at("say", vote.last + 1) is not None:
        vote = None  # "a hike to 20%, a Reuters poll showed"
    comma = next((i for i in range(q.first - 1, q.first - 1 - _CAST_REACH, -1) if s.is_sign(i, ",")), -1)
    if vote or (cast is not None and not polled and not s.has("rate", max(cast.last, comma), q.first)):
        return "share.any.vote"  # "Явка, прогнозирует глава комиссии, достигнет 75%": a commission is no rate here
    compared = any(s.upto(kind, q.outer - 1) is not None for kind in ("against", "baseline"))
    if s.upto("share_verb", q.outer - 1) is not None and not compared:
        return "share.any.received"
    if _whole_behind(s, q) or _whole_before(s, q):
        return "share.any.of_whole"
    if s.lexicon.language == "en" and _is_subject(s, q):
        return "share.en.subject"
    if s.lexicon.language == "en" and s.at("share_behind", q.last + 1) is not None:
        return "share.any.state"
    if q.preposition == "by" and _is_state(s, q):
        return "share.any.state"
    if s.lexicon.language == "ru" and s.upto("share_behind", q.outer - 1) is not None:
        return "share.any.state"  # "убрано 12%"
    cue = s.nearest_before("share", q.first, _SHARE_REACH) or s.nearest_after("share", q.last, 2)
    polled = cue is not None and s.at("vote_whole", cue.first) is not None
    if polled and cue is not None and s.opens(("by", "say"), cue.last + 1):
        return None
    colon = s.is_sign(q.outer - 1, ":")
    if cue is None or s.has("rate", cue.last, q.first) or s.has("clause", cue.last, q.outer - 1 if colon else q.first):
        return None
    return cue.entry.rule


def _is_state(s: Sentence, q: Quantity) -> bool:
    """ "на 60% состоит из", "заняты уже на 85%"."""
    before = s.nearest_before("share_behind", q.outer, 3) if s.lexicon.language == "ru" else None
    return before is not None or s.nearest_after("share_behind", q.last, 2) is not None


def _is_index(s: Sentence, q: Quantity) -> bool:
    """ "107.6% of last year's level", "104% к уровню прошлого года": an index, not a share, but "доля вырастет до 40% к
    2030 году" is one.
    """
    nxt = q.last + 1
    if (link := s.at("of_whole", nxt)) is not None:
        nxt = link.last + 1
        while s.at("the", nxt):
            nxt += 1
    base = link is None and s.at("baseline", q.last + 1) is not None and s.at("against", q.last + 1) is None
    named = s.lexicon.language == "ru" and s.nearest_before("share", q.first, _SHARE_REACH) is not None
    return s.at("level_whole", nxt) is not None or (base and not named)


def _whole_before(s: Sentence, q: Quantity) -> bool:
    """ "из которых 40%", "из них половина": the whole is a pronoun before the number."""
    if s.lexicon.language == "ru" and q.preposition == "" and _is_of_counted(s, q):
        return True
    pronoun = s.at("relative_pronoun", q.outer - 1) or s.at("person_pronoun", q.outer - 1)
    return s.lexicon.language == "ru" and pronoun is not None and s.upto("of_whole", q.outer - 2) is not None


def _is_of_counted(s: Sentence, q: Quantity) -> bool:
    """ "Из 28 союзных программ выполнено 40%": the whole is a number that leads the clause."""
    cue = s.nearest_before("of_whole", q.first, _WHOLE_REACH)
    if cue is None or cue.last + 1 >= q.first:
        return False
    leads = cue.first == 0 or s.words[cue.first - 1].kind == "s"
    signs = any(s.is_sign(i, ",;:(") for i in range(cue.last + 1, q.outer))
    return leads and s.words[cue.last + 1].number is not None and not signs


def _is_subject(s: Sentence, q: Quantity) -> bool:
    """ "Over 70% went to doctors", "while 30% was sold abroad": what does something is a part of something."""
    before = q.outer - 1
    while before >= 0 and s.opens(("the", "rest_word"), before):
        before -= 1
    opens = before < 0 or s.words[before].text in ',;:—–“"' or s.at("relative_pronoun", before) is not None
    opens = opens or s.closes(("new_clause", "clause", "while_word"), before)
    at = q.last + 1
    verb = s.opens(("be", "auxiliary", "verb", "said_past", "people_verb"), at)
    past = at < len(s.words) and s.words[at].key.endswith(s.lexicon.verb_endings) and not s.words[at].capital
    return opens and q.preposition == "" and (verb or past) and s.at("infinitive", at) is None


def _is_time(s: Sentence, at: int) -> bool:
    """ "faster than the 4.7% of the first quarter": a time is no whole."""
    at += s.at("the", at) is not None
    phrase = s.at("relative", at)
    if phrase is not None and phrase.last + 1 < len(s.words) and "stop" not in s.words[phrase.last + 1].entries:
        return s.words[phrase.last + 1].kind == "s"  # "88% of the full-year plan"
    year = at < len(s.words) and s.words[at].kind == "n" and s.words[at].text.isdigit() and len(s.words[at].text) == 4
    owns = s.at("possessive", at + 1) is not None  # "70 percent of September's vacancies"
    return year or (s.opens(("ordinal", "month", "relative", "earlier", "span_code"), at) and not owns)


def _whole_behind(s: Sentence, q: Quantity) -> bool:
    nxt = q.last + 1
    if s.lexicon.language == "en":
        of = s.at("of_whole", nxt)
        return of is not None and not _is_time(s, of.last + 1)
    if s.at("of_whole", nxt) is not None:
        return True
    while s.opens(("filler", "the"), nxt):
        nxt += 1  # "81% всего экспорта"
    if s.closes(("unit_adjective", "percent_suffix"), q.last):
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
