"""Values, units, periods and names in words, for people: nothing here reads text, draws or serves."""

from indicators.wording.claims import BOUNDS, describe, format_claim
from indicators.wording.names import (
    actor_name,
    attribution_name,
    country_name,
    group_names,
    indicator_name,
    indicator_names,
    language_name,
    measure_name,
    modality_name,
    verdict_name,
)
from indicators.wording.numbers import MINUS, SUFFIXES, format_number, format_value, present, unit_name
from indicators.wording.periods import format_day, format_period

__all__ = [
    "BOUNDS",
    "MINUS",
    "SUFFIXES",
    "actor_name",
    "attribution_name",
    "country_name",
    "describe",
    "format_claim",
    "format_day",
    "format_number",
    "format_period",
    "format_value",
    "group_names",
    "indicator_name",
    "indicator_names",
    "language_name",
    "measure_name",
    "modality_name",
    "present",
    "unit_name",
    "verdict_name",
]
