"""Who speaks through a verb of saying: its subject before or behind it, its agent, and senses that are none."""

from __future__ import annotations

from indicators.parse.attribution.appositions import past_participle
from indicators.parse.attribution.source import (
    Source,
    end_of_source,
    is_nobody,
    is_oblique,
    is_press,
    past_time,
    speaks,
)
from indicators.parse.attribution.subject import PLURAL, leading_before, named_before, subject_before
from indicators.parse.draft import Sentence
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru, readings_ru
from indicators.parse.phrases import end_of

_REFLEXIVE = ("ся", "сь")


def of_verb(s: Sentence, cue: Cue) -> Source | None:
    """The subject of a verb of saying: before it, over adverbs and an apposition, or behind it after a quotation."""
    if _is_other_sense(s, cue):
        return None
    if (agent := _agent(s, cue)) is not None:
        return agent
    if (subject := _of_participle(s, cue)) is not None:
        return subject
    inverted = _inverted(s, cue)
    if inverted and (subject := named_before(s, cue)) is not None:
        return subject
    if inverted and cue.entry.name == "estimated" and (subject := subject_before(s, cue)) is not None:
        return subject  # "the bank, which kept its rate, expects inflation of 5%": the object is behind
    told = _tells_of_before(s)
    if (inverted or told) and (subject := _after_quotation(s, cue)) is not None:
        return subject
    if not told and (subject := subject_before(s, cue) or leading_before(s, cue)) is not None:
        return subject
    plain = cue.first == 0 or s.words[cue.first - 1].kind in "wn" or s.upto("unit", cue.first - 1) is not None
    return _after_verb(s, cue) if s.lexicon.language == "ru" and not inverted and plain else None


def _after_quotation(s: Sentence, cue: Cue) -> Source | None:
    """ "..., said the minister", «..., – сообщил журналистам глава банка»."""
    first, last = _behind(s, cue)
    it = s.lexicon.language == "en" and s.at("person_pronoun", first) and not s.at("human_pronoun", first)
    if last < first or it or cue.entry.get("told") or s.at("relative_pronoun", first) or is_nobody(s, first, last):
        return None
    if not speaks(s, first, last, cue):
        return None
    return Source(first, last, cue.first, cue.entry.rule)


def _after_verb(s: Sentence, cue: Cue) -> Source | None:
    """ "В среду сообщил Белстат": a Russian subject in the nominative behind the verb."""
    first, last = _behind(s, cue)
    upright = last >= first and (s.at("say_in", first - 1) is not None or not is_oblique(s, first))
    return Source(first, last, cue.first, cue.entry.rule) if upright and speaks(s, first, last) else None


def _behind(s: Sentence, cue: Cue) -> tuple[int, int]:
    """Return the phrase behind a verb of saying, over times, adverbs and whoever is told."""
    first = past_time(s, _past_recipient(s, cue), 1)
    while s.opens(("adverb", "weekday", "say_in"), first) or _is_also(s, first):
        first = _past_occasion(s, cue, first) if s.at("say_in", first) is not None else first + 1
    last = _without_recipient(s, first, end_of_source(s, first))
    return first, past_participle(s, first, last)


def _is_also(s: Sentence, at: int) -> bool:
    """ "говорила | и | пресс-секретарь"."""
    return s.at("conj", at) is not None and s.words[at].kind == "w" and not s.words[at].capital


def _tells_of_before(s: Sentence) -> bool:
    """ "Об этом на заседании рассказал министр": who said the sentence before stands behind the verb."""
    return s.at("said_of", 0) is not None or s.at("said_of", 1) is not None


def _without_recipient(s: Sentence, first: int, last: int) -> int:
    """Return the last token of a speaker phrase before whoever was told: "сказал он журналистам"."""
    if s.lexicon.language != "ru" or last < first:
        return last
    if any(r.pos == "NPRO" and r.case == "nomn" for r in readings_ru(s.words[first].key)):
        return first
    return next((i - 1 for i in range(first + 1, last + 1) if _is_recipient(s, i)), last)


def _is_recipient(s: Sentence, at: int) -> bool:
    """ "сказал Путин журналистам", "сказал Путин президенту Белоруссии": who is told stands in the dative."""
    if s.at("recipient", at) is not None:
        return True
    human = s.at("human_role", at)
    cases = {r.case for r in readings_ru(s.words[human.last].key)} if human is not None else set()
    return "datv" in cases and not cases & {"nomn", "gent"}


def _past_recipient(s: Sentence, verb: Cue) -> int:
    """ "рассказали «Известиям» в ассоциации": the body that speaks follows its preposition, the one told comes
    first.
    """
    behind = verb.last + 1
    if (told := s.at("recipient", behind)) is not None:
        behind = told.last + 1
        name = s.at("actor", behind + (behind < len(s.words) and s.words[behind].text in '«"'))
        behind = behind if name is None else name.last + 1 + s.is_sign(name.last + 1, '»"')
    elif s.lexicon.language == "ru" and (told_to := _undeclined(s, behind)) is not None:
        return told_to + 1
    if behind < len(s.words) and s.words[behind].text in "«“":
        close = next((i for i in range(behind + 1, min(behind + 5, len(s.words))) if s.words[i].text in "»”"), None)
        follower = s.words[close + 1] if close is not None and close + 1 < len(s.words) else None
        if close is not None and follower is not None and follower.kind == "w" and "stop" not in follower.entries:
            return close + 1  # "сообщил «Интерфаксу» источник"
    if s.at("role_noun", behind) is not None and not analyse_ru(s.words[behind].key).genitive:
        return behind  # "говорят собеседники «Ъ» на рынке"
    for at in range(behind + 1, min(behind + 6, len(s.words))):
        if s.is_sign(at, ",.;:("):
            break
        if s.at("say_in", at) is not None and s.words[verb.last].key.endswith(PLURAL):
            return at + 1
    return behind


def _past_occasion(s: Sentence, verb: Cue, at: int) -> int:
    """ "сообщила на коллегии | министр", but "сообщили в | министерстве": one person is not found in a place."""
    if s.words[verb.last].key.endswith(PLURAL):
        return at + 1
    phrase = range(at + 2, end_of(s, at + 1) + 1)
    human = (i for i in phrase if s.at("human_role", i) is not None and not analyse_ru(s.words[i].key).genitive)
    return next(human, at + 1)


def _undeclined(s: Sentence, at: int) -> int | None:
    """ "рассказал | Forbes | топ-менеджер", «цитирует | БелТА | зампреда»: where the name of an outlet ends."""
    actor = s.at("actor", at)
    outlet = actor if actor is not None and is_press(s, at, actor.last) else None
    behind = at + 1 if outlet is None else outlet.last + 1
    human = s.at("human_role", behind) or (s.at("role_noun", behind) if outlet is not None else None)
    if human is None or outlet is not None:
        return outlet.last if human is not None and outlet is not None else None
    latin = s.words[at].capital and s.words[at].text.isascii()
    return at if latin and not analyse_ru(s.words[human.last].key).genitive else None


def _of_participle(s: Sentence, cue: Cue) -> Source | None:
    """ "The agency cut its outlook, saying that ...": who speaks is the subject of the sentence."""
    endings = s.lexicon.progressive
    if not endings or not s.words[cue.first].key.endswith(endings) or not s.is_sign(cue.first - 1, ","):
        return None
    last = end_of(s, 0)
    return Source(0, last, cue.first, cue.entry.rule) if 0 < last < cue.first and s.words[0].kind == "w" else None


def _agent(s: Sentence, cue: Cue) -> Source | None:
    """ "was put at 640,000 by the tourism committee"."""
    if s.upto("auxiliary", cue.first - 1) is None:
        return None
    for by in s.between("by", cue.last, min(cue.last + 9, len(s.words))):
        last = end_of(s, by.last + 1)
        if last > by.last and speaks(s, by.last + 1, last):
            return Source(by.last + 1, last, cue.first, cue.entry.rule)
    return None


def _inverted(s: Sentence, cue: Cue) -> bool:
    before = cue.first - 1
    # A Russian quotation has a comma or a dash before the verb: "глава «Газпрома» сообщил" is no inversion.
    return before >= 0 and s.words[before].text in (",—–-?!" if s.lexicon.language == "ru" else ',”»"—–-?!')


def _is_of_deed(s: Sentence, cue: Cue) -> bool:
    """ "согласились снизить", "может добавить бюджету": who agrees to do something, or may, has not said it."""
    modal = s.upto("modal", cue.first - 1) is not None and analyse_ru(s.words[cue.first].key).pos == "INFN"
    nxt = cue.last + 1
    return modal or (
        cue.entry.name == "said"
        and nxt < len(s.words)
        and s.words[nxt].kind == "w"
        and analyse_ru(s.words[nxt].key).pos == "INFN"
    )


def _is_other_sense(s: Sentence, cue: Cue) -> bool:
    """ "added 5%", "put $2 billion into": a verb of saying that here is none."""
    nxt = cue.last + 1
    noun = s.lexicon.language == "en" and cue.first == cue.last and s.upto("source_noun", cue.last) is not None
    if noun and s.opens(("of_whole", "far_preposition", "by"), nxt):
        return True  # "its GDP forecast for this year"
    while nxt < len(s.words) and (skip := s.at("bound_before", nxt) or s.at("filler", nxt)):
        nxt = skip.last + 1
    if s.lexicon.language == "en" and cue.first == cue.last and s.upto("infinitive", cue.first - 1) is not None:
        return True  # "is ready to consider $600 million", "refused to say"
    if s.lexicon.language == "ru" and s.words[cue.last].key.endswith(_REFLEXIVE) and not cue.entry.get("reflexive"):
        return True  # "оценивается", "продолжится": the stem is a verb of saying, the form is passive
    if s.lexicon.language == "ru" and _is_of_deed(s, cue):
        return True
    if s.lexicon.language == "ru" and any(r.person == "1per" for r in readings_ru(s.words[cue.last].key)[:1]):
        return True  # "«рассчитываем на 3 млн»": whoever is quoted
    passive = s.lexicon.language == "ru" and analyse_ru(s.words[cue.last].key).pos in ("PRTS", "PRTF")
    if passive and not cue.entry.get("short"):
        return True  # "инвестиции оценены в $5 млрд", "обещанный Минску кредит"
    if (needed := cue.entry.get("with")) and not any(w.key == needed for w in s.words[nxt:]):
        return True  # "put forward a plan"
    if cue.entry.get("needs_clause") and not (s.is_sign(nxt, ',:»"') or s.is_sign(cue.first - 1, ",—–")):
        return True  # "компании заключили договоры"
    number = nxt < len(s.words) and (s.words[nxt].kind == "n" or s.at("currency", nxt) is not None)
    return number and "change" in s.words[cue.first].entries
