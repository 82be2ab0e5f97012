"""A claim beside an official figure, and claims beside each other, in words: one wording for all pages; all pure.

A figure is what has ``official_value``, ``difference`` and ``verdict``: a row of ``indicators.verdict.matches``, or a
compared claim, which has those of the figure that it was held against.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from indicators.i18n import _
from indicators.model import Measure, Modality, Verdict
from indicators.table import SEPARATOR
from indicators.wording import (
    actor_name,
    country_name,
    format_period,
    format_value,
    indicator_name,
    modality_name,
    present,
    verdict_name,
)

_POINTS = ("percent", "percentage_point")
Row = Mapping[str, Any]


def official(claim: Row, value: float | None = None) -> str:
    """Return an official figure in the claim's unit, by default the one that the claim was held against, or ""."""
    figure = present(claim["official_value"] if value is None else value)
    moves = claim["measure"] == Measure.CHANGE
    unit, per = present(claim["unit"]), present(claim["per"])
    return "" if figure is None else format_value(figure, unit, per, plus=moves)


def difference(claim: Row, figure: Row | None = None) -> str:
    """Return claim minus official figure in the claim's unit, of percentages in points; "" where there is none."""
    away = present((claim if figure is None else figure)["difference"])
    if away is None:
        return ""
    unit = "percentage_point" if present(claim["unit"]) in _POINTS else present(claim["unit"])
    # Differences of floats have tails that no figure had.
    return format_value(float(f"{away:.6g}"), unit, present(claim["per"]), plus=True)


def percent(claim: Row, figure: Row | None = None) -> str:
    """Return the difference in per cent of the official figure; "" where that says nothing, as of per cent."""
    beside = claim if figure is None else figure
    away, value = present(beside["difference"]), present(beside["official_value"])
    if not away or not value or present(claim["unit"]) in _POINTS:
        return ""
    share = 100 * away / abs(value)
    return format_value(round(share, 1 if abs(share) >= 1 else 2), "percent", plus=True)


def away(claim: Row, figure: Row | None = None) -> str:
    """Return a difference in the claim's unit and, where that says more, in per cent: ``+$1.5 bn (+4%)``."""
    share = percent(claim, figure)
    return f"{difference(claim, figure)} ({share})" if share else difference(claim, figure)


def said(claim: Row, figure: Row | None = None) -> str:
    """Return what a figure says of a claim: ``consistent``, ``differs by +$1.5 bn (+4%)``, or that it may not apply."""
    verdict = (claim if figure is None else figure)["verdict"]
    if verdict == Verdict.DIFFERS:
        return _("differs by {difference}").format(difference=away(claim, figure))
    if verdict == Verdict.NOT_COMPARABLE:
        return _("{verdict}: the claim may be about something else").format(verdict=verdict_name(verdict))
    return verdict_name(verdict)


def briefly(claim: Row, figure: Row | None = None) -> str:
    """Return the same in a few characters: ``+4%``, ``−0.5 pp``, ``consistent``."""
    verdict = (claim if figure is None else figure)["verdict"]
    if verdict == Verdict.DIFFERS:
        return percent(claim, figure) or difference(claim, figure)
    return verdict_name(verdict)


def places(codes: str) -> str:
    """Return the countries of a cell: ``Belarus–Russia``."""
    return "–".join(country_name(code) for code in codes.split(SEPARATOR))


def thing(group: Row) -> str:
    """Return what claims of a group of ``indicators.verdict.groups`` are about: ``GDP, Belarus, 2021, forecast``."""
    person = present(group["person"])
    mood = None if group["modality"] == Modality.ACTUAL else modality_name(str(group["modality"]))
    about = [
        indicator_name(present(group["indicator"])),
        person and actor_name(person),
        places(str(group["geo"])),
        format_period(group["period_start"], group["period_end"]),
        mood,
    ]
    return ", ".join(filter(None, about))
