"""Time expressions: where they stand in a sentence and what they say (``Spec``); ``calendar`` turns that into days."""

from __future__ import annotations

from indicators.parse.periods.finding import KINDS, find

__all__ = ["KINDS", "find"]
