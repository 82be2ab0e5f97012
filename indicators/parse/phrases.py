"""Noun phrases: how far one reaches from its first or its last token."""

from __future__ import annotations

from indicators.parse.draft import Sentence
from indicators.parse.morphology import analyse_ru

_PHRASE = 16
_LEADING = 10
_CLAUSE = 40
_JOINING = ".-'&/"  # signs that names are joined by
_VERB = 14
_EQUIVALENT = 8
_OPENED = 3  # tokens in which a relative pronoun or a participle stands behind a comma


def end_of(s: Sentence, first: int) -> int:
    """Return the last token of the noun phrase that begins at ``first``."""
    last, depth = first - 1, 0
    for i in range(first, min(first + _PHRASE, len(s.words))):
        word = s.words[i]
        if word.text in '«“"„(' and len(word.text) == 1:
            depth += 1
            if word.text == "(":
                break
        elif word.text in "»”":
            if depth == 0:
                break
        elif word.kind == "s":
            if word.text in _JOINING and i + 1 < len(s.words) and (_joins(s, i) or (word.text == "'" and s.glued(i))):
                continue
            break
        elif word.kind == "n" or (_ends_phrase(s, i) and i > first and not _ends_address(s, i)):
            break
        last = i
    while last > first and s.at("name_particle", last) is not None:
        last -= 1
    return last


def _joins(s: Sentence, at: int) -> bool:
    """Whether a full stop or hyphen stands inside a name ("A. Lukashenko", "St. Petersburg", "Reform.by")."""
    initial = s.words[at].text == "." and len(s.words[at - 1].text) <= 3 and s.words[at + 1].capital
    return initial or (s.glued(at) and s.glued(at + 1) and s.words[at + 1].kind != "n")


def _ends_address(s: Sentence, at: int) -> bool:
    """ "news.by": no preposition."""
    return s.is_sign(at - 1, ".") and s.glued(at) and s.glued(at - 1)


def _ends_phrase(s: Sentence, at: int) -> bool:
    if s.at("name_particle", at) is not None:
        return False
    entries = s.words[at].entries
    ends = ("stop", "say", "change", "modal_will", "verb", "weekday", "copula")
    past = (
        s.lexicon.verb_endings
        and s.words[at].key.endswith(s.lexicon.verb_endings)
        and not s.words[at].capital
        and len(s.words[at].key) > 4
        and not (s.is_sign(at - 1, "-") and s.glued(at))  # "the Paris-based agency"
    )
    return bool(past) or not entries.keys().isdisjoint(ends) or s.at("relative", at) is not None


def has_present(s: Sentence) -> bool:
    """Whether a Russian sentence has a verb of the present."""
    endings = s.lexicon.future
    if not endings:
        return False
    said = {i for kind in ("according", "say") for cue in s.all(kind) for i in range(cue.first, cue.last + 1)}
    return any(
        w.kind == "w" and w.key.endswith(endings) and "stop" not in w.entries and analyse_ru(w.key).tense == "pres"
        for i, w in enumerate(s.words)
        if i not in said
    )


def is_finite(s: Sentence, at: int) -> bool:
    """Whether a Russian token is a finite verb."""
    word = s.words[at]
    return s.lexicon.language == "ru" and word.kind == "w" and not word.capital and bool(analyse_ru(word.key).tense)


def tense_of(s: Sentence, at: int) -> str:
    """Return the tense of the Russian verb nearest to a token, of those before it if there are any; a short participle
    tells what was done.
    """
    near = (*range(at - 1, max(at - _VERB, -1), -1), *range(at, min(at + _VERB, len(s.words))))
    for i in near:
        word = s.words[i]
        if word.kind == "w" and not (word.capital and i) and "stop" not in word.entries:
            form = analyse_ru(word.key)
            if form.tense or form.pos == "PRTS":
                return form.tense or "past"
    return ""


def past_equivalent(s: Sentence, at: int) -> int:
    """ "$1,5 млрд, или 105 млрд рублей, республика получит": behind what says the amount again."""
    bracket = s.is_sign(at, "(")
    if not bracket and not repeats(s, at):
        return at
    closed = (i for i in range(at + 1, min(at + _EQUIVALENT, len(s.words))) if s.is_sign(i, ")" if bracket else ","))
    return next(closed, at - 1) + 1


def repeats(s: Sentence, at: int) -> bool:
    """Whether a comma and "or" stand at a token: what follows says the amount again."""
    return s.is_sign(at, ",") and s.at("equivalent", at + 1) is not None


def start_of(s: Sentence, last: int) -> int:
    """Return the first token of the noun phrase that ends at ``last``."""
    first = last + 1
    opened = -1  # where a name in straight quotation marks begins
    for i in range(last, max(last - _PHRASE, -1), -1):
        word = s.words[i]
        if word.kind == "s":
            if i == opened:
                first = i
                continue
            if word.text in '«»“”"' and i < last and s.words[i].text in "«“" and first <= last:
                first = i
                continue
            short = _opening_of_name(s, i) if word.text in '»”"' else -1
            if short >= 0 or (word.text in "»”" and i == last):
                first, opened = i, short
                continue
            if not (word.text in _JOINING and 0 < i < last and (_joins(s, i) or (word.text == "'" and s.glued(i)))):
                break
        elif (
            word.kind == "n"
            or s.at("month", i) is not None
            or (s.lexicon.language == "ru" and "year_word" in word.entries)
        ) or (s.lexicon.language == "ru" and s.upto("clause", i) is not None):
            break
        elif _ends_address(s, i):
            first = i
            continue
        elif s.at("the", i) is not None:
            first = i
            if i == 0 or s.at("name_particle", i - 1) is None or (i == 1 or s.words[i - 2].kind == "s"):
                break
            continue
        elif s.at("person_pronoun", i) is not None:
            first = i
            break
        elif _ends_phrase(s, i) or s.at("as_say", i) is not None:
            break
        first = i
    while first < last and s.at("name_particle", first) is not None and s.at("the", first) is None:
        first += 1
    return first


def _opening_of_name(s: Sentence, at: int) -> int:
    """ "источники «Ъ» в правительстве": where a name of a few words in quotation marks opens, -1 where none does."""
    sign = {"»": "«", "”": "“"}.get(s.words[at].text, s.words[at].text)
    near = range(at - 2, max(at - 5, -1), -1) if s.words[at - 1].kind != "s" else ()
    opening = next((i for i in near if s.is_sign(i, sign)), -1)
    other = at + 1 < len(s.words) and s.words[at + 1].capital and opening > 0 and "stop" in s.words[opening - 1].entries
    return -1 if other else opening  # not "долг перед «Газпромом» | Москва оценивает"


def inserted(s: Sentence) -> list[tuple[int, int]]:
    """Return the relative clauses between two dashes, or between commas with a verb behind the second, in Russian the
    participial phrases, too, and what runs to the end: what stands in one has its own time and mood.
    """
    if s.clauses is None:
        s.clauses = _inserted(s) if s.lexicon.language == "en" else _inserted_ru(s)
    return s.clauses


def _inserted_ru(s: Sentence) -> list[tuple[int, int]]:
    """ "забор, который начали строить в 2021 году, обошелся", "демпфер, введенный в 2019 году, снижен"."""
    found = []
    for comma in (i for i, word in enumerate(s.words) if word.text == ","):
        verb = _opens_inserted(s, comma + 1)
        if verb is not None:
            found.append((comma + 1, _end_of_inserted(s, verb)))
    return found


def _opens_inserted(s: Sentence, at: int) -> int | None:
    """Return the verb of the relative clause, or the participle, that begins at a token or behind it."""
    for i in range(at, min(at + _OPENED, len(s.words))):
        if s.words[i].kind == "s":
            return None
        pronoun = s.at("relative_pronoun", i)
        if pronoun is not None and pronoun.entry.name == "which":
            return next((v for v in range(i + 1, min(i + _CLAUSE, len(s.words))) if is_predicate_ru(s, v)), i)
        form = "" if s.words[i].kind != "w" or "stop" in s.words[i].entries else analyse_ru(s.words[i].key).pos
        if form in ("PRTF", "GRND"):
            return i
    return None


def _end_of_inserted(s: Sentence, verb: int) -> int:
    """Return the last token of what a comma opens: the next comma with a predicate behind it ends it."""
    signs = [i for i in range(verb + 1, len(s.words)) if s.is_sign(i, ",;:()—–»") and not s.glued(i + 1)]
    for i, sign in enumerate(signs):
        if not s.is_sign(sign, ","):
            return sign - 1
        stop = signs[i + 1] if i + 1 < len(signs) else len(s.words)
        if s.is_sign(stop, "—–") or any(is_predicate_ru(s, v) for v in range(sign + 1, stop)):
            return sign - 1
    return len(s.words) - 1


def is_gerund_ru(s: Sentence, at: int) -> bool:
    """Whether a Russian token is a gerund: what it tells is of the subject, and no noun's own."""
    return s.lexicon.language == "ru" and at < len(s.words) and analyse_ru(s.words[at].key).pos == "GRND"


def is_predicate_ru(s: Sentence, at: int) -> bool:
    """Whether a Russian token is a finite verb or a short participle."""
    word = s.words[at]
    return is_finite(s, at) or (word.kind == "w" and not word.capital and analyse_ru(word.key).pos == "PRTS")


def _inserted(s: Sentence) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = _between_dashes(s)
    for cue in s.all("relative_pronoun"):
        if not s.is_sign(cue.first - 1, ",") or any(first <= cue.first <= last for first, last in found):
            continue
        ends = [i for i in range(cue.last + 2, min(cue.last + _CLAUSE, len(s.words) - 1)) if s.is_sign(i, ",")]
        end = next((i for i in ends if _is_predicate(s, i + 1)), None)
        if end is None and ends and s.at("place_preposition", 0) is not None and cue.first < _LEADING:
            end = ends[0]  # "At MTZ, which employs 16,500 people, a quarter stayed away"
        if end is not None:
            found.append((cue.first, end - 1))
    return found


def _between_dashes(s: Sentence) -> list[tuple[int, int]]:
    """ "the tax – which brings in $3bn a year – stays", "the pipeline – built in 1998 – leaks"."""
    found: list[tuple[int, int]] = []
    for cue in sorted([*s.all("relative_pronoun"), *s.all("deed")], key=lambda c: c.first):
        opened = s.is_sign(cue.first - 1, "—–-") and not s.glued(cue.first)
        reach = range(cue.last + 2, min(cue.last + _CLAUSE, len(s.words))) if opened else range(0)
        closed = next((i for i in reach if s.words[i].text == s.words[cue.first - 1].text and not s.glued(i)), None)
        if closed is not None:
            found.append((cue.first, closed - 1))
    return found


def _is_predicate(s: Sentence, at: int) -> bool:
    """Whether a verb stands at a token, over an adverb or an auxiliary."""
    while at < len(s.words) and s.opens(("adverb", "auxiliary"), at):
        at += 1
    if at >= len(s.words) or s.words[at].kind != "w":
        return False
    past = s.words[at].key.endswith(s.lexicon.verb_endings) and not s.words[at].capital
    kinds = ("verb", "change", "copula", "say", "modal_will", "modal_would", "outcome", "bound_before")
    plain = "stop" in s.words[at].entries and not s.opens(("be", "modal_will"), at)
    return not plain and (past or s.opens(kinds, at))


def same_clause(s: Sentence, a: int, b: int) -> bool:
    """Whether no inserted English clause holds one of two tokens only."""
    return s.lexicon.language == "ru" or not (stands_apart(s, a, b) or stands_apart(s, b, a))


def stands_apart(s: Sentence, at: int, other: int) -> bool:
    """Whether a token stands in an inserted clause that does not hold another."""
    return any(first <= at <= last and not first <= other <= last for first, last in inserted(s))


def opens_amounts(s: Sentence, at: int) -> bool:
    """ "2000 - 2500 calories", "с 1950 до 2030 рублей": what looks like a year is the low end of amounts."""
    opened = s.upto("from", at - 1) or s.upto("range_open", at - 1)
    dash = s.at("dash", at + 1)
    if dash is not None and s.at("place_preposition", at - 1) is not None and not s.glued(at + 1):
        return False  # "in 2019 – 2500 people"
    joined = dash or ((s.at("to", at + 1) or s.at("joiner", at + 1)) if opened else None)
    high = joined.last + 1 if joined is not None else len(s.words)
    if high + 1 >= len(s.words) or s.words[high].kind != "n" or s.at("year_word", high + 1) is not None:
        return False
    unit = s.opens(("unit", "currency", "person"), high + 1)
    return unit and (s.words[high].number or 0) > (s.words[at].number or 0) > 0
