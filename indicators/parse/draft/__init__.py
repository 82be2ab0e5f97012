"""What passes work on: a tokenised sentence, the periods found in it, and quantities that become claims field by
field.
"""

from __future__ import annotations

from indicators.parse.draft.period import Date, Period, Spec
from indicators.parse.draft.quantity import DENIED_COMPARISON, Quantity
from indicators.parse.draft.rules import Rules
from indicators.parse.draft.sentence import Sentence, Sentences

__all__ = ["DENIED_COMPARISON", "Date", "Period", "Quantity", "Rules", "Sentence", "Sentences", "Spec"]
