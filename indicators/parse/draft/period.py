"""A time expression: where it stands, what it says, and the days that it means."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Date(NamedTuple):
    """Two days, both inclusive; None is open or unknown."""

    start: date | None
    end: date | None


class Period:
    """A time expression: its tokens, what it says, and whether it tells the time of the reporting only.

    ``form`` is ``span`` for a reference period, ``earlier`` for a compared one, ``over`` for the interval of a move.
    """

    __slots__ = (
        "ahead",
        "carried",
        "compared",
        "done",
        "due",
        "first",
        "form",
        "last",
        "opening",
        "reporting",
        "rule",
        "spec",
    )

    def __init__(
        self, first: int, last: int, spec: Spec, rule: str, form: str = "span", opening: int | None = None
    ) -> None:
        self.first = first
        self.last = last
        self.spec = spec
        self.rule = rule
        self.form = form
        self.opening = first if opening is None else opening  # where its preposition begins
        self.reporting = False
        self.ahead = False  # the time of something to come: "in March" is the next one
        self.due = False  # the end of something that is on or to come: "valid until 30 June"
        self.done = False  # the time of something that is so: for a plan of the sentence it is the same
        self.carried = False  # whether its year is one that the sentence has said before
        self.compared = False  # the time of a compared figure: "than in 2019"


class Spec(NamedTuple):
    """What a time expression says, before the publication date turns it into days.

    ``year`` is None where it is not said; with ``relative_year`` it counts from the publication's year.
    ``low`` and ``high`` number the units (months 3 to 5); ``shape`` is span, since, until, as_of, starting, end,
    start, to_date, last, next or shift.
    """

    unit: str
    low: int = 0
    high: int = 0
    year: int | None = None
    relative_year: bool = False
    month: int | None = None
    shape: str = "span"
    edge: str = ""
    year_high: int | None = None
    open: str = ""
    month_low: int | None = None
    to: Spec | None = None  # where a time that begins with this one ends: "from September 2021 to June 2022"
