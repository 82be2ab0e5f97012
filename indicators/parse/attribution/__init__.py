"""Who makes a claim: verbs of saying and their subjects, "according to", quotations, pronouns and roles."""

from __future__ import annotations

from indicators.parse.attribution.discourse import Discourse

__all__ = ["Discourse"]
