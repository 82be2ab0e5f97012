"""Claims beside official figures, and beside each other.

``matches`` lists every official observation that answers a claim, ``verdicts`` says in one row a claim whether it
agrees, ``groups`` finds claims about one thing whose values cannot all be right.
"""

from indicators.verdict.frames import matches, verdicts
from indicators.verdict.groups import groups
from indicators.verdict.kinds import Reason, Verdict

__all__ = ["Reason", "Verdict", "groups", "matches", "verdicts"]
