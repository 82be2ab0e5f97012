"""The infinitive of a headline as its future."""

from __future__ import annotations

from indicators.model import Modality
from indicators.parse.draft import Quantity, Sentence
from indicators.parse.modality.modals import decides


def headline_modality(s: Sentence, q: Quantity) -> tuple[Modality, str] | None:
    """ "Russia to give Belarus a $1.5bn loan": the infinitive of a headline, which has no other verb, is its future."""
    if s.lexicon.language != "en" or s.is_sign(len(s.words) - 1, '.!?…"”'):
        return None
    for cue in s.all("infinitive"):
        at = cue.first + 1
        if at >= q.first:
            return None
        verb = s.words[at]
        before = s.words[cue.first - 1] if cue.first else None
        known = s.opens(("outcome", "volition", "deed_verb"), at)
        if before is None or before.kind != "w" or verb.capital or not known:
            continue
        finite = any(
            s.at(kind, i) and not s.at("rate", i)
            for kind in ("verb", "change", "copula", "auxiliary", "say")
            for i in range(cue.first)
        )
        if finite or before.key.endswith(s.lexicon.verb_endings):
            continue
        outcome = s.at("outcome", at) is not None and not decides(s, cue.first - 1, at)
        return Modality.FORECAST if outcome else Modality.PLAN, "modality.en.headline"
    return None
