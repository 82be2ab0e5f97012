"""The measured thing: the phrase that a quantity says something about, found by syntax."""

from __future__ import annotations

from indicators.parse.subjects.marking import mark

__all__ = ["mark"]
