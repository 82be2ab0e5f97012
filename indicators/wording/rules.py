"""What a rule's name means, in words. A name is ``<field>.<language>.<what>``: ``bound_before.ru.not_less_than``."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.i18n import DEFAULT, N_, _, spoken
from indicators.wording.names import indicator_names, language_name

FIELDS: Mapping[str, str] = {
    "according": N_("Speaker: named by words like “according to”"),
    "according_pronoun": N_("Speaker: named by “in his words”"),
    "attribution": N_("Speaker: found around the sentence"),
    "baseline": N_("Baseline: what the change is measured against"),
    "bound": N_("Bound: turned around by the rest of the sentence"),
    "bound_after": N_("Bound: a word after the number"),
    "bound_before": N_("Bound: a word before the number"),
    "bound_sign": N_("Bound: a sign before the number"),
    "change": N_("Change: a verb or a sign says which way"),
    "change_noun": N_("Change: a noun says which way"),
    "compared": N_("Change: a comparison says which way"),
    "currency": N_("Unit: a currency"),
    "dozen": N_("Number: a word for a round number"),
    "elision": N_("Read from its neighbour: a word that is left out"),
    "factor_of": N_("Multiple: “by a factor of”"),
    "fold": N_("Multiple: so many times"),
    "fraction": N_("Number: a fraction in words"),
    "from_bound": N_("Bound: “from” before the number"),
    "indicator": N_("Indicator: named by the words around the number"),
    "inverted_if": N_("Modality: a condition without “if”"),
    "list": N_("Read from its neighbour in a list"),
    "modal": N_("Modality: a word for what may or will be"),
    "modal_if": N_("Modality: a condition"),
    "modal_will": N_("Modality: the future"),
    "modal_would": N_("Modality: what would be"),
    "modality": N_("Modality: what the sentence as a whole says"),
    "money_scale": N_("Number: a scale that is said of money"),
    "multiple": N_("Multiple: a word for how many times"),
    "neg": N_("Denied: a negation"),
    "neg_adjacent": N_("Denied: a negation beside the number"),
    "numeral": N_("Number: how it is written"),
    "per": N_("Unit: for how much of something"),
    "period": N_("Period: which time the number is about"),
    "person": N_("Speaker: a person named behind the verb"),
    "range": N_("Number: a range with two ends"),
    "say": N_("Speaker: a verb of saying"),
    "season": N_("Period: a season"),
    "share": N_("Share: a part of a whole"),
    "surpass": N_("Change: one thing exceeds another"),
    "time_unit": N_("Unit: a length of time"),
    "unit": N_("Unit: what is counted or measured"),
    "unit_adjective": N_("Unit: in an adjective"),
    "up_to": N_("Bound: “up to” before the number"),
    "vague": N_("Number: a vague amount"),
}


def rule_text(rule: str) -> str:
    """Return what a rule reads: what it fills in and from which word; of an unknown rule, its name."""
    field, _dot, rest = rule.partition(".")
    language, _dot, what = rest.partition(".")
    if field not in FIELDS:
        return rule
    word = indicator_names().get(what, "") if field == "indicator" else ""
    # The rest of a name is English; whoever reads another language has it in the name itself.
    said = word or (what.replace("_", " ") if spoken() == DEFAULT else "")
    tongue = f"({language_name(language)})" if language != "any" else ""
    return " ".join(filter(None, [_(FIELDS[field]), said and f"· {said}", tongue]))
