"""Why a verdict is what it is, and what about an indicator decides it."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a claim has its verdict: what it was held against, or what stood in the way."""

    SAME_FIGURE = "same_figure"
    DERIVED_CHANGE = "derived_change"
    NO_INDICATOR = "no_indicator"
    NEGATED = "negated"
    FORECAST = "forecast"
    PLAN = "plan"
    CONDITIONAL = "conditional"
    NO_SERIES = "no_series"
    OTHER_SUBJECT = "other_subject"
    NO_GEO = "no_geo"
    OTHER_GEO = "other_geo"
    OTHER_MEASURE = "other_measure"
    OTHER_UNIT = "other_unit"
    NO_PERIOD = "no_period"
    OTHER_PERIOD = "other_period"
    OTHER_KIND = "other_kind"
    OTHER_BASELINE = "other_baseline"
    OWN_SOURCE = "own_source"
    OTHER_THING = "other_thing"


# How near a claim and a series came to being compared. The reason of a claim is that of the nearest series.
LADDER = (
    Reason.NO_SERIES,
    Reason.OTHER_SUBJECT,
    Reason.OTHER_GEO,
    Reason.OTHER_MEASURE,
    Reason.OTHER_UNIT,
    Reason.OTHER_PERIOD,
    Reason.OTHER_BASELINE,
    Reason.OTHER_KIND,
    Reason.OWN_SOURCE,
    Reason.OTHER_THING,
)
RUNG = {reason: rung for rung, reason in enumerate(LADDER)}

# Each of their figures is one deal of several in a year: that a claim states another sum does not put it in the wrong.
DEALS = frozenset({"loan", "debt_refinancing"})
# Figures of one name that are of many things: Russia's share of exports, of imports, or of the milk in the shops; the
# tariff of one route or another.
MIXED = DEALS | {
    "partner_share",
    "market_share",
    "export_structure",
    "settlement_currencies",
    "energy_mix",
    "oil_transit_tariff",
    "company_stakes",
    "import_substitution",
    "roaming",
}
# What is counted at an event: a longer period than a day may have several.
EVENTS = frozenset({"detainees"})
# Of these a product, a region or another partner has a part, which the phrase that is measured may say.
DIVISIBLE = frozenset({"goods_trade_turnover", "exports", "imports", "services_trade"})
# Whose trade or investment it is goes by the order of mention, which is only a hint.
DIRECTED = frozenset({"exports", "imports", "foreign_investment"})
# A sum of less than this part of the official one is more likely of a part: of one product, region or month.
PART = 0.5
# Changes are in real terms, levels are not: no change follows from them.
REAL = frozenset({"gdp"})
