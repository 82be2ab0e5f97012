"""Texts that the Parse page can be tried with. They are public, so they, alone, have an address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from indicators.model import Document

# Passages of an article in English translation, verbatim, as in the sample documents.
_SOCHI = """\
As the Belarusian leader said at the end of August, it is about refinancing a debt of $ 1 billion. Lukashenko added \
that after Belarus keeps these funds, it will “be a good reinforcement” for the Belarusian national currency.

In addition, Mikhail Mishustin said that he expects to restore the volume of trade between the Russian Federation and \
Belarus, which in the first half of 2020 decreased by 21% compared to the same period last year.

Let us remind you that on August 9, presidential elections were held in the republic.

According to the CEC, the victory was won by the head of the country since 1994, Alexander Lukashenko, gaining 80.1% \
of the vote."""

EXAMPLES: Mapping[str, Document] = {
    "sochi": Document(
        _SOCHI,
        title="Putin–Lukashenko talks in Sochi: what to expect",
        publisher="RT",
        published=date(2020, 9, 14),
        language="en",
        kind="excerpt",
    )
}
