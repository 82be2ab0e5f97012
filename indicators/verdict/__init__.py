"""Claims beside official figures, and beside each other.

``matches`` lists every official observation that answers a claim, ``verdicts`` says in one row a claim whether it
agrees (``compared`` the claim table with it, ``answers`` both at once), ``groups`` finds claims about one thing whose
values cannot all be right.
"""

from indicators.model import Verdict
from indicators.verdict.frames import answers, compared, matches, verdicts
from indicators.verdict.groups import groups
from indicators.verdict.kinds import Reason

__all__ = ["Reason", "Verdict", "answers", "compared", "groups", "matches", "verdicts"]
