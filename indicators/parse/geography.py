"""The countries that a claim is about, and whose ruble a plain "ruble" is."""

from __future__ import annotations

from datetime import date

from indicators.parse.draft import Quantity, Sentence, Sentences
from indicators.parse.lexicon import Cue
from indicators.parse.morphology import analyse_ru
from indicators.parse.phrases import is_finite

_REACH = 3
_MEMORY = 12

REDENOMINATION = date(2016, 7, 1)  # 10,000 BYR became 1 BYN (Decree 450 of the President of Belarus, 4 November 2015)
_DOLLARS = ("USD", "EUR")
_EQUIVALENT = 3  # tokens between an amount and the same amount in another currency
_BEHIND = 0.5
_ALIKE = 10.0  # a Russian ruble is a thirtieth of a Belarusian one
# What a dollar or a euro has come to: from, to, and whether it was before the redenomination.
_RATES = {"BYN": (1.7, 5.0, (False,)), "RUB": (23.0, 130.0, (False, True)), "BYR": (2000.0, 25000.0, (True,))}
_RUBLES = {"BLR": "BYN", "RUS": "RUB"}


def places(sentences: Sentences, index: int) -> tuple[str, ...]:
    """Return the ISO 3166 codes of the countries that a sentence names, in order of mention."""
    codes: list[str] = []
    for cue in sentences.seek(index, "geo"):
        for code in cue.entry.value.split():
            if code not in codes:
                codes.append(code)
    return tuple(codes)


def concerned(sentences: Sentences, index: int, bilateral: bool) -> tuple[str, ...]:
    """Return the countries that a claim is about.

    Those that its sentence names; where it names none, or one and the indicator needs two, those of the sentences
    before. "In Russia itself" is about no other.
    """
    here = sentences[index]
    codes = list(places(sentences, index)) if "geo" in here.kinds else []
    alone = [cue for cue in here.all("geo") if _is_alone(here, cue)] if "itself" in here.kinds else ()
    if alone:
        return tuple(alone[0].entry.value.split())
    for i in range(index - 1, max(index - 1 - _REACH, -1), -1):
        if len(codes) > bilateral:
            break
        codes += [code for code in places(sentences, i) if code not in codes]
    return tuple(codes)


def _is_alone(s: Sentence, cue: Cue) -> bool:
    return s.at("itself", cue.last + 1) is not None or s.upto("itself", cue.first - 1) is not None


def is_of_bloc(s: Sentence, q: Quantity) -> bool:
    """ "ВВП союза", "the union's GDP": what is measured is a union's, which is no country, and not trade with it."""
    if "bloc" not in s.kinds or q.subject is None or q.indicator is None:
        return False
    if s.has("geo", q.subject[0] - 1, q.subject[1] + 1):
        return False
    bloc = next(s.between("bloc", q.subject[0] - 1, q.subject[1] + 1), None)
    if bloc is None or (bloc.last == q.subject[1] and bloc.first == q.subject[0]):
        return False
    joins = (i for i in range(q.subject[0], bloc.first) if "stop" in s.words[i].entries)
    return all(s.opens(("of_whole", "the"), i) for i in joins)


def spoken_of(sentences: Sentences, index: int) -> str:
    """Return the nearest country with rubles of its own that the sentences before name, else ""."""
    for i in range(index - 1, max(index - 1 - _MEMORY, -1), -1):
        named = [code for code in places(sentences, i) if code in _RUBLES]
        if named:
            return named[-1] if len(named) == 1 else ""
    return ""


def owner(publisher: str, sentences: Sentences, index: int) -> str:
    """Return the country whose rubles plain ones are: the publisher's if it has rubles, else one spoken of before."""
    return publisher if publisher in _RUBLES else spoken_of(sentences, index)


def settle_rubles(s: Sentence, quantities: list[Quantity], country: str, published: date | None) -> None:
    """Turn plain rubles into those of the country that the sentence speaks of, else of the publisher's; old BYR
    before 2016-07.
    """
    settled: list[Quantity] = []  # the nearest first: a member of a list that has no unit of its own is in theirs
    told = [q for q in quantities if q.unit_kind == "currency" and not is_plain_ruble(q)]
    for q in quantities:
        if is_plain_ruble(q):
            own = _by_rate(s, q, told, published) or _as_before(s, q, told) or _ruble(s, q.first, country)
            q.unit = own if q.unit == "ruble" else q.unit
            if q.shared and q.unit in _RUBLES.values():
                q.unit = next((o.unit for o in settled if o.unit in _RUBLES.values()), q.unit)
            settled.insert(0, q)
            q.per = q.per.replace("ruble", own or "ruble") if q.per else q.per
        if q.unit == "BYN" and published is not None and published < REDENOMINATION:
            q.unit = "BYR"


def is_plain_ruble(q: Quantity) -> bool:
    """Whether a quantity is in rubles, or in something per ruble, without a country's name."""
    return q.unit == "ruble" or (q.per or "").endswith("ruble")


def _ruble(s: Sentence, at: int, country: str) -> str | None:
    """Return the ruble of the nearest country or actor of the sentence, else of the publisher's country."""
    named = [cue for cue in s.all("geo") if not _is_currency(s, cue)]
    clause = [cue for cue in named if not s.has("clause", min(cue.last, at), max(cue.first, at))]
    named = [cue for cue in clause if not _is_apart(s, cue)] if s.lexicon.language == "ru" else named
    found = [(_distance(s, cue, at), code) for cue in named for code in _owners(s, cue)]
    if not found:
        actors = [{a["country"] for a in cue.entry.data["actors"] if a["country"] in _RUBLES} for cue in s.all("actor")]
        shared = [codes for codes in actors if len(codes) == 1]
        found = [(float(i), code) for i, codes in enumerate(shared) for code in sorted(codes, reverse=True)]
    return _RUBLES[min(found)[1]] if found else _RUBLES.get(country)


def _by_rate(s: Sentence, q: Quantity, told: list[Quantity], published: date | None) -> str | None:
    """ "$61,6 млн, или 4 млрд рублей": what a dollar comes to tells whose rubles these are."""
    if s.lexicon.language != "ru" or q.unit != "ruble":
        return None
    for other in told:
        first, second = sorted((q, other), key=lambda o: o.first)
        between = range(first.last + 1, second.first)
        equal = any(s.is_sign(i, "(") or s.at("equivalent", i) is not None for i in between)
        if other.unit not in _DOLLARS or not equal or len(between) > _EQUIVALENT or not other.value:
            continue
        rate = q.value / other.value
        old = published is not None and published < REDENOMINATION
        for unit, (low, high, ancient) in _RATES.items():
            if low <= rate <= high and old in ancient:
                return unit
    return None


def _as_before(s: Sentence, q: Quantity, told: list[Quantity]) -> str | None:
    """ "48,47 российского рубля за тонну, тогда как в сентябре 32,31 рубля": like amounts are in one currency."""
    if s.lexicon.language != "ru" or q.unit != "ruble":
        return None
    for other in reversed(told):
        if other.last < q.first and other.unit in _RUBLES.values() and other.per == q.per and other.value:
            alike = 1 / _ALIKE < q.value / other.value < _ALIKE
            return other.unit if alike else None
    return None


def _owners(s: Sentence, cue: Cue) -> list[str]:
    """Return the countries with rubles that a word names; the Union State counts in Russian ones."""
    codes = [code for code in cue.entry.value.split() if code in _RUBLES]
    return ["RUS"] if s.lexicon.language == "ru" and cue.entry.name == "union_state" else codes


def _is_apart(s: Sentence, cue: Cue) -> bool:
    """Whether a country is named that is not the one whose money is counted: both of them, or where it goes to."""
    return cue.entry.name == "two_states" or _is_paired(s, cue) or _is_goal(s, cue)


def _is_goal(s: Sentence, cue: Cue) -> bool:
    """ "через Белоруссию", "для Белоруссии", "предоставит Белоруссии": who receives, not who counts."""
    if s.at("accusative_country", cue.first) is not None or s.upto("goal_preposition", cue.first - 1) is not None:
        return True
    before = cue.first - 1
    if s.at("undeclined_country", cue.first) is not None and s.at("say_in", before) is not None:
        return True
    noun = cue.first == cue.last and analyse_ru(s.words[cue.last].key).pos != "ADJF"
    return noun and before >= 0 and is_finite(s, before) and analyse_ru(s.words[cue.last].key).genitive


def _is_paired(s: Sentence, cue: Cue) -> bool:
    """ "товарооборот России и Белоруссии": a pair of countries is nobody's ruble; the publisher's is meant."""
    for other in s.all("geo"):
        first, second = sorted((cue, other), key=lambda c: c.first)
        joined = second.first - first.last == 2 and s.at("conj", first.last + 1) is not None
        if joined and {first.entry.value, second.entry.value} == set(_RUBLES):
            return True
    return False


def _distance(s: Sentence, cue: Cue, at: int) -> float:
    """Tokens between a country and an amount; a place ("в Белоруссии") counts as near, whoever else is named
    between.
    """
    if s.lexicon.language != "ru":
        return float(abs(cue.first - at))
    behind = _BEHIND if cue.first > at else 0.0  # "Россия внесет 3 млрд рублей, Белоруссия – 1 млрд"
    return abs(cue.first - at) * (0.5 if s.at("say_in", cue.first - 1) is not None else 1.0) + behind


def _is_currency(s: Sentence, cue: Cue) -> bool:
    """ "28 тыс. российских рублей": the adjective of a currency names no place."""
    return s.at("currency_word", cue.last + 1) is not None or any(
        c.first <= cue.first <= c.last for c in s.all("currency")
    )
