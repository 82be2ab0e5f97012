"""The countries that a claim is about, and whose ruble a plain "ruble" is."""

from __future__ import annotations

from datetime import date

from indicators.parse.draft import Quantity, Sentence

REDENOMINATION = date(2016, 7, 1)  # 10,000 BYR became 1 BYN (Decree 450 of the President of Belarus, 4 November 2015)
_RUBLES = {"BLR": "BYN", "RUS": "RUB"}


def places(s: Sentence) -> tuple[str, ...]:
    """Return the ISO 3166 codes of the countries that a sentence names, in order of mention."""
    codes: list[str] = []
    for cue in s.all("geo"):
        for code in cue.entry.value.split():
            if code not in codes:
                codes.append(code)
    return tuple(codes)


def settle_rubles(s: Sentence, quantities: list[Quantity], country: str, published: date | None) -> None:
    """Turn plain rubles into those of the country that the sentence speaks of, else of the publisher's; old BYR before 2016-07."""
    own = None
    for q in quantities:
        if q.unit == "ruble" or (q.per or "").endswith("ruble"):
            if own is None:
                own = _ruble(s, country)
            q.unit = own if q.unit == "ruble" else q.unit
            q.per = q.per.replace("ruble", own or "ruble") if q.per else q.per
        if q.unit == "BYN" and published is not None and published < REDENOMINATION:
            q.unit = "BYR"


def _ruble(s: Sentence, country: str) -> str | None:
    rubles = [code for code in places(s) if code in _RUBLES]
    if len(rubles) == 1 or (rubles and country not in rubles):
        return _RUBLES[rubles[0]]
    return _RUBLES.get(country)
