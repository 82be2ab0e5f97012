"""What the page About says in words: how a sentence becomes a row, what verdicts mean, and what to beware of."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from indicators.i18n import N_, _

METHOD: Sequence[tuple[str, Sequence[str]]] = (
    (
        N_("From a sentence to a row"),
        (
            N_(
                "A parser of rules and word lists reads each text. It finds every number with its scale and unit, and "
                "makes one row of each: “fell by 21% to $15.2 billion” gives two rows of one sentence."
            ),
            N_(
                "Around the number it looks for what is measured, whether it is a level, a change or a share, which "
                "countries and period it is about, who says so, and whether it is stated as a fact, a forecast, a "
                "plan or a condition. What the sentence leaves open may come from a sentence before it; the row says "
                "so."
            ),
            N_(
                "Each row keeps the exact characters that it came from and the names of the rules that fired. No "
                "language model takes part; the same text always gives the same rows."
            ),
        ),
    ),
    (
        N_("What is no claim"),
        (
            N_(
                "Dates and years, clock times, ordinals, article and model numbers, telephone numbers, scores, and "
                "names with a number in them (Group of Seven) make no rows."
            ),
            N_(
                "Small counts (“two presidents”) are rows without an indicator. Pages show them only when asked: "
                "“Numbers without an indicator”."
            ),
        ),
    ),
    (
        N_("How claims meet official figures"),
        (
            N_(
                "A claim is held against the observations of official series for the same indicator, countries, "
                "period, measure and unit. Its number stands for all numbers that round to it; “more than” and “about” "
                "are taken at their word. Changes are compared only with changes on a year earlier."
            ),
            N_(
                "Consistent: an official figure is one of those numbers. Differs: none is. Not comparable: there is no "
                "such figure, or the claim may be about something else; most claims are of this kind."
            ),
            N_(
                "A verdict does not say who is right. Producers differ among themselves, figures are revised, and a "
                "claim may have been right with the figures of its day. That there is a difference is where reading "
                "starts, not where it ends. Nobody is compared with their own figures."
            ),
        ),
    ),
    (
        N_("Digests"),
        (
            N_(
                "Most shipped documents are digests: figures that a real page reported, retold in our own words. They "
                "are labelled as digests wherever they are cited; who wants the wording goes to the publisher's page."
            ),
        ),
    ),
)
LIMITS: Sequence[str] = (
    N_("The parser errs. Before you use a number, read its sentence: it stands beside every number here."),
    N_("The sample is small and chosen by hand. How often something is claimed here says nothing of how often it is."),
    N_("Who speaks is sometimes a guess, and so are periods that a sentence does not name."),
    N_("Many official series end years ago, as their producers stopped publishing them or no copy could be had."),
    N_(
        "“Contradiction” means that no number fits all claims of a group. They may still be of different things: "
        "goods or goods and services, forecasts of different days."
    ),
    N_("Only English and Russian are read; texts in Belarusian are read as far as their words are shared."),
    N_("Where only the month or year of a page is known, its date is left empty and the note says so."),
)


def method() -> str:
    """Return the method in words."""
    parts = (
        f"<h3>{escape(_(title))}</h3>" + "".join(f"<p>{escape(_(text))}</p>" for text in texts)
        for title, texts in METHOD
    )
    return f'<div class="prose">{"".join(parts)}</div>'


def limits() -> str:
    """Return the known limits as a list."""
    return f'<ul class="prose">{"".join(f"<li>{escape(_(text))}</li>" for text in LIMITS)}</ul>'


def licences() -> str:
    """Return who may use what."""
    texts = (
        _("The program and the digests: MIT licence; use them as you like and say where they are from."),
        _("Quoted articles and excerpts belong to their publishers."),
        _("Official figures: the terms of each producer, as listed above."),
    )
    return f'<ul class="prose">{"".join(f"<li>{escape(text)}</li>" for text in texts)}</ul>'
