"""How the chart of an indicator shows what it shows: colours that say who, and shapes that say in which mood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from indicators.charts.template import INK
from indicators.i18n import _
from indicators.wording import country_name, present
from indicators.wording.countries import actor_country

# 3 to 1 and more against the light and the dark page; neighbours differ in lightness too, for those who see no hue.
RUST, GREEN, PURPLE, OCHRE, GREY = "#cf6f3f", "#2e7a58", "#9069b5", "#a5893a", "#80878e"
_COUNTRIES: Mapping[str, str] = {"RUS": INK, "BLR": RUST}
_PUBLISHERS = (INK, RUST, GREEN, PURPLE, OCHRE)
_ELSEWHERE, _NOBODY = "elsewhere", ""


@dataclass(frozen=True)
class Look:
    """How a chart shows its panel.

    ``base`` is the year that is 100, or None for values as stated; ``since`` and ``until`` bound the axis of time.
    """

    colour: str = "country"
    log: bool = False
    base: int | None = None
    official: bool = True
    forecasts: bool = True
    since: date | None = None
    until: date | None = None
    selected: str | None = None


@dataclass(frozen=True)
class Tone:
    """One colour of the legend: its name and the colour itself."""

    name: str
    colour: str


def _country_of(claim: Mapping[str, Any]) -> str:
    who = present(claim["speaker"]) or present(claim["publisher"])
    country = actor_country(who)
    return _NOBODY if country is None else country if country in _COUNTRIES else _ELSEWHERE


def country_tone(code: str) -> Tone:
    """Return the colour of a country's speakers and figures."""
    if code in _COUNTRIES:
        return Tone(country_name(code), _COUNTRIES[code])
    return Tone(_("Other countries"), GREEN) if code else Tone(_("Country not known"), GREY)


def tones(claims: Sequence[Mapping[str, Any]], colour: str) -> list[Tone]:
    """Return the colour of each claim: by the country of who speaks, or by publisher, of which the rarer share one."""
    if colour == "country":
        return [country_tone(_country_of(claim)) for claim in claims]
    names = [str(present(claim["publisher"]) or "") for claim in claims]
    often = [str(name) for name in pd.Series(names, dtype=str).value_counts().index if name][: len(_PUBLISHERS)]
    named = {name: Tone(name, one) for name, one in zip(often, _PUBLISHERS, strict=False)}
    return [named.get(name, Tone(_("Other publishers"), GREY)) for name in names]
