"""Claims in the terms of NewsQuant: its unit names, its change symbols, its concepts.

The mapping lives here and not in the parser: the parser's units are ISO 4217 and SI, the benchmark's are English words.
"""

from __future__ import annotations

import re
from typing import Any

from indicators.model import Bound, Claim, Measure
from indicators.parse.lexicon import load, read_toml

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
    "ILS": "israeli new shekel",
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
    "kilometre_per_hour": "kilometre per hour",
    "mile_per_hour": "mile per hour",
    "square_metre": "square metre",
    "cubic_metre": "cubic metre",
    "degree_celsius": "degree celsius",
    "degree_fahrenheit": "degree fahrenheit",
    "square_foot": "square foot",
    "square_kilometre": "square kilometre",
    "square_mile": "square mile",
    "kilowatt_hour": "kilowatt hour",
    "megabit_per_second": "megabit per second",
    "mmbtu": "mega british thermal unit",
    "part_per_million": "part per million",
    "mile_per_gallon": "mile per gallon",
    "metre_per_second": "metre per second",
    "multiple": "-",
}
NUMBER_WORDS = {"a", "an", *load("en").numbers, *(w for k in ("scale", "money_scale") for w in SCALES[k])}
CHANGES = {
    Bound.ABOUT: "~",
    Bound.MORE_THAN: ">",
    Bound.AT_LEAST: ">",
    Bound.LESS_THAN: "<",
    Bound.AT_MOST: "<",
}


def quantity(claim: Claim) -> dict[str, Any]:
    """Return one claim as the benchmark's scorer reads it."""
    unit = UNITS.get(claim.unit or "-", (claim.unit or "-").replace("_", " "))
    value: float | list[float] = claim.value
    quote = claim.quote.lower()
    if claim.unit == "person" or any("counted_noun" in rule for rule in claim.rules):
        unit = _noun(quote) or unit
    if claim.unit == "megawatt" and "k" in quote:
        value, unit = claim.value * 1000, "kilowatt"
    if claim.unit == "USD" and ("cent" in quote or "¢" in quote):
        value, unit = claim.value * 100, "cent"
    if claim.per:
        unit = f"{unit} per {UNITS.get(claim.per, claim.per).replace('_', ' ')}"
    if claim.bound is Bound.RANGE:
        value = [claim.value_low, claim.value_high]
    if (
        claim.unit == "percent"
        and claim.measure is Measure.SHARE
        and not any(c.isdigit() for c in quote)
        and "cent" not in quote
    ):
        value, unit = claim.value / 100, "-"
    return {"value": value, "unit": unit, "change": _change(claim), "concept": (claim.subject or "").split()}


def _noun(quote: str) -> str:
    """Return the words behind the number, the last one in the singular: "heart transplant" of "700 heart
    transplants".
    """
    words = [w for w in re.findall(r"[a-z][a-z'-]*", quote) if w not in NUMBER_WORDS]
    if words and words[-1].endswith("s") and not words[-1].endswith("ss"):
        words[-1] = words[-1][:-3] + "y" if words[-1].endswith("ies") else words[-1][:-1]
    return " ".join(words)


def _change(claim: Claim) -> str:
    if claim.bound in CHANGES:
        return CHANGES[claim.bound]
    moved = claim.measure in (Measure.CHANGE, Measure.MULTIPLE) and claim.direction is not None
    return str(claim.direction.value) if moved and claim.direction else "="
