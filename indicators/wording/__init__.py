"""Values, units, periods and names in words, for people: nothing here reads text, draws or serves."""

from indicators.wording.claims import BOUNDS, describe, format_claim, format_multiple
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
from indicators.wording.numbers import MINUS, format_exact, format_number, format_value, present
from indicators.wording.periods import format_day, format_month, format_period
from indicators.wording.reasons import reason_text
from indicators.wording.rules import rule_text
from indicators.wording.units import axis_unit, is_counted, per_name, unit_name

__all__ = [
    "BOUNDS",
    "MINUS",
    "actor_name",
    "attribution_name",
    "axis_unit",
    "country_name",
    "describe",
    "format_claim",
    "format_day",
    "format_exact",
    "format_month",
    "format_multiple",
    "format_number",
    "format_period",
    "format_value",
    "group_names",
    "indicator_name",
    "indicator_names",
    "is_counted",
    "language_name",
    "measure_name",
    "modality_name",
    "per_name",
    "present",
    "reason_text",
    "rule_text",
    "unit_name",
    "verdict_name",
]
