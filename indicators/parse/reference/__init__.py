"""Which reference period and which baseline belong to which quantity."""

from __future__ import annotations

from indicators.parse.reference.comparing import compare
from indicators.parse.reference.inheriting import in_order, inherit, is_of_move
from indicators.parse.reference.lengths import is_length, settle_length
from indicators.parse.reference.periods import assign
from indicators.parse.reference.relations import is_limit, is_of_other_time, since_then

__all__ = [
    "assign",
    "compare",
    "in_order",
    "inherit",
    "is_length",
    "is_limit",
    "is_of_move",
    "is_of_other_time",
    "settle_length",
    "since_then",
]
