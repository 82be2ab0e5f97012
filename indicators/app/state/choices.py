"""What can be chosen in the filters: the names of the facets and their values, with how many claims each would find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import lru_cache

import pandas as pd
import streamlit as st
from babel.numbers import format_decimal

from indicators.app.data import Snapshot
from indicators.facets import YEAR
from indicators.i18n import N_, _, spoken
from indicators.query import Query, facets
from indicators.wording import (
    actor_name,
    country_name,
    indicator_names,
    language_name,
    measure_name,
    modality_name,
    per_name,
    unit_name,
    verdict_name,
)

LABELS: Mapping[str, str] = {
    "q": N_("Words in the sentence"),
    "indicator": N_("Indicator"),
    "speaker": N_("Speaker"),
    "publisher": N_("Publisher"),
    "source": N_("Document"),
    "language": N_("Language"),
    "geo": N_("Country"),
    "unit": N_("Unit"),
    "per": N_("Per"),
    "measure": N_("Measure"),
    "modality": N_("Modality"),
    "verdict": N_("Official figures"),
    "from": N_("From"),
    "to": N_("To"),
    "all": N_("Numbers without an indicator"),
    # No parameter of its own: a year stands for the days that it has.
    YEAR: N_("Year"),
}
SEARCH_HELP = N_(
    "Claims whose sentence has all of these words, in any form and order. Quotation marks ask for words as they are "
    "and next to each other, a star for the beginning of a word."
)
FIRST_CHOICES = ("indicator", "speaker", "verdict")
MORE_CHOICES = ("publisher", "source", "geo", "unit", "per", "measure", "modality", "language")
# A list of choices that is longer is no help, and as long to send as the page itself.
MOST_CHOICES = 500


def wording(name: str, snapshot: Snapshot) -> Callable[[str], str]:
    """Return what puts a value of a facet into words."""
    wordings: dict[str, Callable[[str], str]] = {
        "indicator": lambda value: indicator_names().get(value, value),
        "source": lambda value: snapshot.documents[value].title or snapshot.documents[value].text[:60],
        "speaker": actor_name,
        "geo": country_name,
        "unit": lambda value: unit_name(value, plural=True) or _("none"),
        "per": lambda value: per_name(value) if value else _("none"),
        "measure": measure_name,
        "modality": modality_name,
        "verdict": verdict_name,
        "language": language_name,
    }
    return wordings.get(name, str)


@st.cache_data(max_entries=256, show_spinner=False)
def counted(snapshot_id: str, query: Query, _frame: pd.DataFrame) -> dict[str, dict[str, int]]:
    """Return how many claims each value of each facet would find beside the rest of the query."""
    return facets(_frame, query, (YEAR, *FIRST_CHOICES, *MORE_CHOICES), keep_unnamed=False, most=MOST_CHOICES)


def names(name: str, values: Iterable[str], snapshot: Snapshot) -> dict[str, str]:
    """Return the values of a facet with their names; of a name that two share, each gets its value too."""
    in_words = wording(name, snapshot)
    shown = {value: in_words(value) for value in values}
    often = Counter(shown.values())
    return {value: label if often[label] == 1 else f"{label} ({value})" for value, label in shown.items()}


def labels(name: str, chosen: Collection[str], found: Mapping[str, int], snapshot: Snapshot) -> dict[str, str]:
    """Return the values that can be chosen with their labels: those found, with how many claims, and those chosen."""
    values = dict.fromkeys([*chosen, *found][:MOST_CHOICES])
    ordered = [value for value in found if value in values] + [value for value in chosen if value not in found]
    return {
        value: f"{label} ({_spoken(found.get(value, 0), spoken())})"
        for value, label in names(name, ordered, snapshot).items()
    }


@lru_cache(maxsize=10_000)
def _spoken(number: int, language: str) -> str:
    # Of each choice of each list, and at every click: babel takes as long for it as the rest of the filters.
    return format_decimal(number, locale=language)


def day_format() -> str:
    """Return how a widget writes days: as addresses do, but in Russian the way everybody does."""
    return "DD.MM.YYYY" if spoken() == "ru" else "YYYY-MM-DD"


def year_of(query: Query) -> str | None:
    """Return the year that the query's days are, or None."""
    whole = query.since and query.until == date(query.since.year, 12, 31) and query.since.timetuple().tm_yday == 1
    return f"{query.since.year:04}" if query.since and whole else None
