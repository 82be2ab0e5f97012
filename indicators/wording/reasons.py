"""What stands behind a verdict, in words: one sentence for each ``indicators.verdict.Reason``."""

from __future__ import annotations

from collections.abc import Mapping

from indicators.i18n import N_, _

# By the reasons' values, as wording knows nothing of series and verdicts.
REASONS: Mapping[str, str] = {
    "same_figure": N_("An official series publishes a figure for the same thing and period."),
    "derived_change": N_(
        "No official series publishes this change; it is worked out from the official figures of its two periods."
    ),
    "no_indicator": N_("The number belongs to none of the indicators here."),
    "negated": N_("The sentence denies the number, so there is nothing to hold against it."),
    "forecast": N_("The number is a forecast. Only what is said to have happened is compared."),
    "plan": N_("The number is a plan or a promise. Only what is said to have happened is compared."),
    "conditional": N_("The number depends on a condition. Only what is said to have happened is compared."),
    "no_series": N_("There is no official series of this indicator here yet."),
    "other_subject": N_("The official series are about another person or thing than this claim."),
    "no_geo": N_("The claim does not say which country it is about."),
    "other_geo": N_("The official series are about other countries."),
    "other_measure": N_("The official series measure it in another way: a level, a change or a share."),
    "other_unit": N_("The official series have another unit, and nothing is converted."),
    "no_period": N_("The claim does not say which period it is about."),
    "other_period": N_("The official series have no figure for exactly this period."),
    "other_kind": N_(
        "For this period there are only official estimates or projections, which are not held against it."
    ),
    "other_baseline": N_("The change is measured against another period than in the official series."),
    "own_source": N_("The only official figures come from those who make the claim, and nobody confirms himself."),
    "other_thing": N_(
        "An official figure is near, but may be about something else: a part, another deal or the other direction. "
        "So the difference is not held against the claim."
    ),
}


def reason_text(reason: str) -> str:
    """Return in a sentence why a claim has its verdict; a reason that is not known stays as it is."""
    return _(REASONS[reason]) if reason in REASONS else reason
