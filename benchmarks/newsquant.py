"""Claims in the terms of NewsQuant: its unit names, its change symbols, its concepts.

The mapping lives here and not in the parser: the parser's units are ISO 4217 and SI, the benchmark's are English words.
"""

from __future__ import annotations

import itertools
import re
from typing import Any

from indicators.model import Bound, Claim, Measure
from indicators.parse import parse
from indicators.parse.lexicon import load, read_toml

_BETWEEN = 8  # words at most between both ends of a move
VAGUE = {w for row in read_toml("en")["vague"] for w in row["words"]}
WHOLES = ("of", "for", "in")
RANKED = {"superlative", "rank"}
STOPS = {"time_unit", "month", "weekday", "stop", "verb", "copula", "say", "change"}
SCALES = {k: [w for row in read_toml("en")[k] for w in row["words"]] for k in ("scale", "money_scale")}
UNITS = {
    "percent": "percentage",
    "percentage_point": "percentage point",
    "basis_point": "basis point",
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "CNY": "chinese yuan",
    "JPY": "japanese yen",
    "INR": "indian rupee",
    "CAD": "canadian dollar",
    "AUD": "australian dollar",
    "CHF": "swiss franc",
    "RUB": "russian ruble",
    "BYN": "belarusian ruble",
    "KRW": "korean won",
    "TRY": "turkish lira",
    "ILS": "shekel",
    "ZAR": "south african rand",
    "BRL": "brazilian real",
    "MXN": "mexican peso",
    "SEK": "swedish krona",
    "NOK": "norwegian krone",
    "NZD": "new zealand dollar",
    "SGD": "singapore dollar",
    "HKD": "hong kong dollar",
    "MYR": "malaysian ringgit",
    "THB": "thai baht",
    "BTC": "bitcoin",
    "person": "people",
    "tonne": "metric ton",
    "time": "count",
    "kilometre_per_hour": "kilometre per hour",
    "mile_per_hour": "mile per hour",
    "square_metre": "square metre",
    "cubic_metre": "cubic metre",
    "degree_celsius": "celsius",
    "degree_fahrenheit": "fahrenheit",
    "square_foot": "square foot",
    "square_kilometre": "square kilometre",
    "square_mile": "square mile",
    "kilowatt_hour": "kilowatt hour",
    "megabit_per_second": "megabit per second",
    "mmbtu": "mega british thermal unit",
    "part_per_million": "part per million",
    "mile_per_gallon": "mile per gallon",
    "metre_per_second": "metre per second",
    "pound": "pound-mass",
    "pound_foot": "pound-foot",
    "milliampere_hour": "milliampere-hour",
    "multiple": "count",
}
PARTS = {
    w for kind in ("half", "dozen", "fraction") for row in read_toml("en")[kind] for w in " ".join(row["words"]).split()
}
NUMBER_WORDS = PARTS | {
    "a",
    "an",
    "of",
    "to",
    "or",
    *load("en").numbers,
    *(w for k in ("scale", "money_scale") for w in SCALES[k]),
}
CHANGES = {
    Bound.ABOUT: "~",
    Bound.MORE_THAN: ">",
    Bound.AT_LEAST: ">",
    Bound.LESS_THAN: "<",
    Bound.AT_MOST: "<",
}
AGED = re.compile(
    r"\b(?:(?:aged?|ages|age of)|(?:he|she|i) (?:is|was|will be|turned|turns)|life expectancy\b[^,;]* (?:is|was))"
    r"(?: (?:about|around|over|under))? $",
    re.IGNORECASE,
)
# the rule of a unit that the parser scales -> its factor and its own name
SCALED = {
    f"{kind}.{rules}.{row['name']}": (row["factor"], row["name"].replace("_", " "))
    for rules, tables in (("any", read_toml("shared")), ("en", read_toml("en")))
    for kind in ("unit", "currency")
    for row in tables[kind]
    if row.get("factor") and not row["name"].startswith(("million", "billion"))
}
RENAMED = {"us cent": "cent", "euro cent": "cent", "penny": "point", "penny letter": "point", "gigatonne": "gigaton"}
# (the benchmark's unit, a sign of it in the quote) -> another name
WRITTEN = {
    ("metric ton", "metric"): "metric ton",
    ("metric ton", "tons"): "ton",
    ("metric ton", "ton "): "ton",
    ("horsepower", "bhp"): "brake horsepower",
}


def quantities(claims: list[Claim]) -> list[dict[str, Any]]:
    """Return the claims of one text as the benchmark's scorer reads them: both ends of a move ("rose from 5 to 7") are
    two claims of ours and one range of the benchmark's; a time in parts ("two hours and 15 minutes") is one of ours and
    several of the benchmark's.
    """
    found: list[dict[str, Any]] = []
    previous: Claim | None = None
    for claim in claims:
        now = quantity(claim)
        if previous is not None and (link := _move(previous, claim)):
            before = found.pop() if link == "ends" else quantity(previous)
            found.append({**(before if before["unit"] != "-" else now), "value": [before["value"], now["value"]]})
        elif "unit.any.compound_time" in claim.rules:
            found += [{**now, "value": part.value, "unit": part.unit} for part in _parts(claim)]
        else:
            found.append(now)
        previous = claim
    return found


def _parts(claim: Claim) -> list[Claim]:
    """Return the parts of a time as claims: "two hours", "15 minutes"."""
    plain = re.sub(r",? and |, ", " ", claim.quote)
    return [part for piece in re.findall(r"\S+ [a-z]+", plain) for part in parse(f"It took {piece}.", language="en")]


def _move(low: Claim, high: Claim) -> str:
    """Return "ends" for both ends of a move ("from 5 in May to 7", "to 7 from 5"), "step" for the next one of "from 5
    to 7 to 9".
    """
    if low.sentence_start != high.sentence_start or Bound.RANGE in (low.bound, high.bound) or low.unit != high.unit:
        return ""
    before = low.sentence[: low.start - low.sentence_start].split()[-1:]
    between = low.sentence[low.end - low.sentence_start : high.start - low.sentence_start].split()
    opened = before[0] if before else ""
    if (opened, between[-1:]) == ("from", ["to"]) and len(between) <= _BETWEEN and "and" not in between:
        return "ends"
    if (opened, between) == ("to", ["from"]):
        return "ends"
    return "step" if (opened, between) == ("to", ["to"]) else ""


def quantity(claim: Claim) -> dict[str, Any]:
    """Return one claim as the benchmark's scorer reads it."""
    factor, unit = _unit(claim)
    value = claim.value / factor
    ends = [value * end / claim.value if claim.value else end for end in (claim.value_low, claim.value_high)]
    vague = any(rule.startswith("vague") for rule in claim.rules)
    if claim.unit == "percent" and "share.any.fraction" in claim.rules:
        value, unit = claim.value / 100, "% " + (" ".join(_behind(claim, ("of",))) or "-")
    return {
        "value": ends if claim.bound is Bound.RANGE else [value, value * 10] if vague else value,
        "unit": unit,
        "change": "=" if vague else _change(claim),
        "concept": _concept(claim),
    }


def _unit(claim: Claim) -> tuple[float, str]:
    """Return by what to divide a claim's value, and the name of its unit then."""
    quote = f"{claim.quote.lower()} "
    unit = UNITS.get(claim.unit or "-", (claim.unit or "-").replace("_", " "))
    if _is_counted(claim) and unit != "count":
        unit = _noun(claim) or unit
    factor, name = next((SCALED[rule] for rule in claim.rules if rule in SCALED), (1, unit))
    unit = RENAMED.get(name, name)
    unit = next((name for (own, sign), name in WRITTEN.items() if unit == own and sign in quote), unit)
    at = claim.start - claim.sentence_start
    if unit in ("-", "year") and (
        AGED.search(claim.sentence[:at]) or claim.sentence[at:].startswith(f"{claim.quote} old")
    ):
        unit = "year of age"
    return factor, f"{unit} per {UNITS.get(claim.per, claim.per).replace('_', ' ')}" if claim.per else unit


def _is_counted(claim: Claim) -> bool:
    """Whether the unit is a noun of the sentence; "517 rushing yards" are yards all the same."""
    noun = claim.unit == "person" or any("counted_noun" in rule for rule in claim.rules)
    return noun and "unit" not in load("en")[claim.unit or ""].entries


def _noun(claim: Claim) -> str:
    """Return the words behind the number, the last one in the singular: "heart transplant" of "700 heart
    transplants"; a noun in the singular goes on behind it: "11 member trade agreement".
    """
    whole = re.sub(r" (?:a|an|per|each|every) [a-z]+$", "", claim.quote.lower()) if claim.per else claim.quote.lower()
    quote, lemma = re.findall(r"[a-z0-9][a-z0-9'.,-]*", whole), claim.unit or ""
    words = [w for w in quote if w not in NUMBER_WORDS and w not in VAGUE]
    words = list(itertools.dropwhile(lambda w: w[0].isdigit(), words))
    before = claim.sentence[: claim.start - claim.sentence_start].split()[-1:]
    if words and before and claim.bound is Bound.EXACT and RANKED & load("en")[before[0]].entries.keys():
        words.insert(0, before[0])  # "the top three seeds", "a record 32 goals"
    one = _singular(words[-1]) if words else ""
    if words and words[-1] == one and claim.value > 1:
        return " ".join(words + _phrase(claim.sentence[claim.end - claim.sentence_start :]))
    if words:
        words[-1] = one if lemma == "person" else lemma
    return "people" if words == ["person"] else " ".join(words)


def _singular(word: str) -> str:
    endings = load("en").plural_endings.items()
    irregular = (word.removesuffix(plural) + one for plural, one in endings if word.endswith(plural))
    return load("en").lemmas.get(word) or next(irregular, word.removesuffix("s"))


def _concept(claim: Claim) -> list[str]:
    """Return the nouns that a claim speaks about: its subject and the noun that its quantity belongs to, without
    pronouns, articles and what is the unit already.
    """
    quoted = set(_words(claim.quote)) if _is_counted(claim) else set()
    entries = ((w, load("en")[w]) for w in _words(claim.subject or ""))
    subject = [w for w, word in entries if "stop" not in word.entries and (word.number is None or w.isdigit())]
    return [w for w in subject if w not in quoted] + [w for w in _behind(claim, WHOLES) if w not in subject]


def _behind(claim: Claim, links: tuple[str, ...]) -> list[str]:
    """Return the words of the whole behind a quantity: "global economy" of "13 percent of the global economy"."""
    rest = re.match(
        rf"(?: \([^()]*\)|\))? (?:{'|'.join(links)})(?= )", claim.sentence[claim.end - claim.sentence_start :]
    )
    return [] if rest is None else _phrase(claim.sentence[claim.end - claim.sentence_start + rest.end() :])


def _phrase(text: str) -> list[str]:
    """Return the words of the noun phrase with which a text goes on, without an article."""
    plain = re.match(r" ([^,;:.()\d]+)", text)
    words = _words(plain[1]) if plain is not None else []
    start = 1 if words and "the" in load("en")[words[0]].entries else 0
    entries = [load("en")[w] for w in words]
    plain_words = (w for w in entries[start:])
    return [
        w.text for w in itertools.takewhile(lambda w: w.number is None and not STOPS & w.entries.keys(), plain_words)
    ]


def _words(text: str) -> list[str]:
    return [w.removesuffix("'s").removesuffix("’s") for w in re.findall(r"[^\W_][\w'’&-]*", text)]


def _change(claim: Claim) -> str:
    """Return the benchmark's symbol: a bound goes before a direction, and only a verb has a direction."""
    if claim.bound in CHANGES:
        return CHANGES[claim.bound]
    named = any(rule.startswith(("change_noun", "compared")) for rule in claim.rules)
    moved = claim.measure in (Measure.CHANGE, Measure.MULTIPLE) and claim.direction is not None and not named
    return str(claim.direction.value) if moved and claim.direction else "="
