"""How far from its stated number a claim's true value may be.

A number stands for all that rounds to it: "15.2 billion" is 15.15 to 15.25 billion, "21%" is 20.5 to 21.5 per cent.
Zeros that end a whole number of four digits or more are taken for rounding, but for the first two digits: "45,000" is
44,500 to 45,500. "About" is one unit of the last digit either way, at least 2.5 per cent; a number in words ("a third",
"doubled") 5 per cent; a sum of several numbers ("3 billion 200 million") 0.5 per cent. A bound is taken at its word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.model import Bound

Floats = npt.NDArray[np.float64]

ABOUT, WORDS, SUM = 0.025, 0.05, 0.005
# Doubles that should be equal differ by less than this, as a part of them.
NOISE = 1e-9
_NUMBER = re.compile(r"\d+(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))*(?:[.,]\d+)*")
_DECIMALS = re.compile(r"[.,](?!\d{3}$)\d+$")


def interval(claims: pd.DataFrame) -> tuple[Floats, Floats]:
    """Return the least and the greatest true value of each claim, in its unit and without the sign of a change."""
    low, high = magnitudes(claims)
    first, last = margins(claims, low, high)
    least, greatest = low - first, high + last
    for kind, floor, ceiling in (
        (Bound.MORE_THAN, np.nextafter(low * (1 + NOISE), np.inf), np.inf),
        (Bound.AT_LEAST, low, np.inf),
        (Bound.LESS_THAN, -np.inf, np.nextafter(high * (1 - NOISE), -np.inf)),
        (Bound.AT_MOST, -np.inf, high),
    ):
        stated = (claims["bound"] == kind).to_numpy(bool)
        least, greatest = np.where(stated, floor, least), np.where(stated, ceiling, greatest)
    return least, greatest


def magnitudes(claims: pd.DataFrame) -> tuple[Floats, Floats]:
    """Return the ends of each claim's value; where a direction has the sign, without it."""
    low, high = (claims[name].to_numpy(np.float64) for name in ("value_low", "value_high"))
    directed = claims["direction"].notna().to_numpy()
    low, high = np.where(directed, np.abs(low), low), np.where(directed, np.abs(high), high)
    return np.minimum(low, high), np.maximum(low, high)


def margins(claims: pd.DataFrame, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Return how far below its low end and above its high end the rounding of a claim's digits reaches."""
    codes, quotes = pd.factorize(claims["quote"])
    read = np.array([_digits(quote) for quote in quotes], np.float64).reshape(-1, 4)[codes]
    about = (claims["bound"] == Bound.ABOUT).to_numpy(bool)
    # Only a range has a second number; of anything else it is a denominator ("per 1,000 cubic metres") or a summand.
    second = np.where((low == high)[:, None], read[:, :2], read[:, 2:])
    return _margin(low, read[:, 0], read[:, 1], about), _margin(high, second[:, 0], second[:, 1], about)


def _digits(quote: str) -> tuple[float, float, float, float]:
    """Return the digits of the first number and of the second as integers, each with the unit of its last digit."""
    found = [_read(number) for number in _NUMBER.findall(quote)[:2]]
    return (*found[0], *found[-1]) if found else (np.nan, 1.0, np.nan, 1.0)


def _read(number: str) -> tuple[float, float]:
    if len(number) < 4 and number.isdecimal():
        return float(number), 1.0
    digits = "".join(filter(str.isdecimal, number))
    zeros = 0
    if len(digits) > 3 and not _DECIMALS.search(number):
        zeros = min(len(digits) - len(digits.rstrip("0")), len(digits.lstrip("0")) - 2)
    return float(int(digits)), 10.0 ** max(zeros, 0)


def _margin(value: Floats, digits: Floats, unit: Floats, about: npt.NDArray[np.bool_]) -> Floats:
    size = np.abs(value)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = size / digits
        tens = np.log10(scale)
    single = np.isfinite(tens) & (np.abs(tens - np.round(tens)) < 1e-6)
    half = np.where(single, scale * unit / 2, np.where(np.isnan(digits), WORDS, SUM) * size)
    half = np.where((digits == 0) & (size == 0), 0.5, half)
    return np.where(about, np.maximum(2 * half, ABOUT * size), half) + NOISE * size


def steps(values: Iterable[float]) -> Floats:
    """Return half a unit of the last digit of official figures; whole numbers have at least three digits that count."""
    return np.array([10.0 ** _exponent(value) / 2 for value in values], np.float64)


def _exponent(value: float) -> int:
    number = Decimal(repr(float(value))).normalize()
    exponent = int(number.as_tuple().exponent)
    return min(exponent, max(number.adjusted() - 2, 0))
