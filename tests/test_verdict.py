from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators import groups, load, load_series, matches, parse, to_frame, verdicts
from indicators.model import Bound, Claim, Direction, Measure, Modality
from indicators.verdict.names import Persons, is_own_source
from indicators.verdict.rounding import interval, steps
from tests.claims import claim

YEAR = {"period_start": date(2020, 1, 1), "period_end": date(2020, 12, 31)}
LEVEL = {
    "published": date(2021, 6, 1),
    "measure": Measure.LEVEL,
    "direction": None,
    "unit": "USD",
    "indicator": "goods_trade_turnover",
}


def level(value: float, quote: str, **changes: object) -> Claim:
    values = {"value": value, "value_low": value, "value_high": value, "signed_value": value}
    return claim(**{**LEVEL, **values, "quote": quote, **changes})


def change(value: float, quote: str, direction: Direction | None = Direction.DOWN, **changes: object) -> Claim:
    sign = -1 if direction == Direction.DOWN else 1
    values = {"value": value, "value_low": value, "value_high": value, "signed_value": sign * value}
    fields = {
        "published": date(2021, 6, 1),
        "indicator": "goods_trade_turnover",
        "quote": quote,
        "direction": direction,
    }
    return claim(**{**fields, **values, **changes})


def observed(value: float, period: str = "2020", **changes: object) -> dict[str, object]:
    row: dict[str, object] = {
        "series_id": "trade",
        "indicator": "goods_trade_turnover",
        "subject": None,
        "geo": "BLR",
        "partner": "RUS",
    }
    row |= {"frequency": "annual", "period": period, "value": value, "unit": "USD", "per": None, "measure": "level"}
    row |= {"kind": "observation", "producer": "Belstat", "citation": "Belstat", "url": "https://example.org"}
    row |= {"vintage": None, "caveats": "Goods only.", "retrieved": pd.Timestamp(2021, 4, 1)}
    row |= {"period_start": pd.Timestamp(f"{period}-01-01"), "period_end": pd.Timestamp(f"{period}-12-31")}
    return {**row, **changes}


def series(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(observed(0)))


def verdict(one: Claim, *rows: dict[str, object]) -> tuple[str, str]:
    found = verdicts([one], series(*rows)).iloc[0]
    return found["verdict"], found["reason"]


def fits(one: Claim, value: float) -> bool:
    (least,), (greatest,) = interval(to_frame([one]))
    return bool(least <= value <= greatest)


@pytest.mark.parametrize(
    ("value", "quote", "inside", "outside"),
    [
        (15.2e9, "$15.2 billion", (15.15e9, 15.25e9), (15.14e9, 15.26e9)),
        (15e9, "$15 billion", (14.5e9, 15.5e9), (14.49e9, 15.51e9)),
        (1250.5, "1,250.5", (1250.45, 1250.55), (1250.4, 1250.6)),
        (125_000, "0,125 млн", (124_500, 125_500), (124_400, 125_600)),
        (80.1, "80,1%", (80.05, 80.15), (80.0, 80.2)),
        (45_000, "45,000", (44_500, 45_500), (44_400, 45_600)),
        (45_000, "45 000 человек", (44_500, 45_500), (44_400, 45_600)),
        (1000, "1,000", (950, 1050), (949, 1051)),
        (127, "$127 per 1,000 cubic metres", (126.5, 127.5), (126, 128)),
        (3.2e9, "3 billion 200 million euros", (3.19e9, 3.21e9), (3.1e9, 3.3e9)),
        (100 / 3, "a third", (32, 34.9), (31, 36)),
        (0, "0%", (-0.5, 0.5), (-0.6, 0.6)),
        (2.4e9, "2400 MW", (2.35e9, 2.45e9), (2.3e9, 2.5e9)),
    ],
)
def test_a_number_stands_for_all_that_rounds_to_it(
    value: float, quote: str, inside: tuple[float, ...], outside: tuple[float, ...]
) -> None:
    one = level(value, quote)
    assert [fits(one, true) for true in inside] == [True] * len(inside)
    assert [fits(one, true) for true in outside] == [False] * len(outside)


@pytest.mark.parametrize(
    ("bound", "inside", "outside"),
    [
        (Bound.ABOUT, (29.0, 31.0), (28.9, 31.1)),
        (Bound.MORE_THAN, (30.1, 90.0), (30.0, 29.9)),
        (Bound.AT_LEAST, (30.0, 90.0), (29.9,)),
        (Bound.LESS_THAN, (29.9, 0.0), (30.0, 30.1)),
        (Bound.AT_MOST, (30.0, 0.0), (30.1,)),
    ],
)
def test_bounds(bound: Bound, inside: tuple[float, ...], outside: tuple[float, ...]) -> None:
    one = level(30e9, "$30 billion", bound=bound)
    assert [fits(one, true * 1e9) for true in inside] == [True] * len(inside)
    assert [fits(one, true * 1e9) for true in outside] == [False] * len(outside)


def test_a_range_has_the_rounding_of_each_end() -> None:
    one = level(12.75e9, "$10–15.5 billion", value_low=10e9, value_high=15.5e9, bound=Bound.RANGE)
    assert [fits(one, v * 1e9) for v in (9.4, 9.5, 12, 15.55, 15.6)] == [False, True, True, True, False]
    found = verdicts([one], series(observed(16e9))).iloc[0]
    assert (found["verdict"], found["difference"]) == ("differs", -0.5e9)
    assert verdicts([one], series(observed(12e9)))["difference"].tolist() == [0.0]


def test_official_figures_are_rounded_too() -> None:
    assert steps([28.6e9, 30e9, -22.0, 80.1, 1234567.0]).tolist() == [0.05e9, 0.05e9, 0.5, 0.05, 0.5]
    growth = {"series_id": "growth", "measure": "change", "unit": "percent"}
    assert verdict(change(21.7, "21.7%"), observed(-22, **growth))[0] == "consistent"
    assert verdict(change(21, "21%"), observed(-22, **growth))[0] == "differs"


def test_consistent_and_differs() -> None:
    found = verdicts([level(28.6e9, "$28.6 billion"), level(30e9, "$30 billion")], series(observed(28.61e9)))
    assert found["verdict"].tolist() == ["consistent", "differs"]
    assert found["reason"].tolist() == ["same_figure"] * 2
    assert found["official_value"].tolist() == [28.61e9] * 2
    assert found["official_series"].tolist() == ["trade"] * 2
    assert found["difference"].tolist() == pytest.approx([-0.01e9, 1.39e9])
    assert found["difference_percent"].tolist() == pytest.approx([-0.035, 4.858], abs=1e-3)
    assert found["official_retrieved"].tolist() == [pd.Timestamp(2021, 4, 1)] * 2


def test_a_fall_is_compared_with_its_sign() -> None:
    official = observed(-22.0, series_id="growth", measure="change", unit="percent")
    found = verdicts(
        [
            change(21, "21%"),
            change(22, "22%"),
            change(22, "22%", Direction.UP),
            change(20, "20%", bound=Bound.MORE_THAN),
            change(25, "25%", bound=Bound.MORE_THAN),
        ],
        series(official),
    )
    assert found["verdict"].tolist() == ["differs", "consistent", "differs", "consistent", "differs"]
    assert found["difference"].tolist() == [1.0, 0.0, 44.0, 2.0, -3.0]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"indicator": None}, "no_indicator"),
        ({"indicator": "oil_supplies"}, "no_series"),
        ({"negated": True}, "negated"),
        ({"modality": Modality.FORECAST}, "forecast"),
        ({"modality": Modality.PLAN}, "plan"),
        ({"modality": Modality.CONDITIONAL}, "conditional"),
        ({"geo": ()}, "no_geo"),
        ({"geo": ("BLR", "UKR")}, "other_geo"),
        ({"measure": Measure.SHARE}, "other_measure"),
        ({"unit": "EUR"}, "other_unit"),
        ({"per": "month"}, "other_unit"),
        ({"period_start": None, "period_end": None}, "no_period"),
        ({"period_end": None}, "no_period"),
        ({"period_end": date(2020, 6, 30)}, "other_period"),
        ({"speaker": "Belstat"}, "own_source"),
        ({"publisher": "Belstat"}, "own_source"),
    ],
)
def test_what_cannot_be_compared_says_why(changes: dict[str, object], reason: str) -> None:
    found = verdicts([level(28.6e9, "$28.6 billion", **changes)], series(observed(28.6e9))).iloc[0]
    assert (found["verdict"], found["reason"]) == ("not_comparable", reason)
    assert found[["official_value", "official_series", "difference", "difference_percent"]].isna().all()


def test_estimates_and_projections_only_count_when_asked() -> None:
    rows = series(observed(28.6e9, kind="estimate"), observed(9e9, series_id="b", kind="projection"))
    one = [level(28.6e9, "$28.6 billion")]
    assert verdicts(one, rows)["reason"].tolist() == ["other_kind"]
    assert len(matches(one, rows)) == 0
    assert verdicts(one, rows, kinds=("estimate",))["verdict"].tolist() == ["consistent"]


@pytest.mark.parametrize(
    ("name", "producer", "own"),
    [
        ("Belstat", "Belstat", True),
        ("National Statistical Committee of Belarus", "Belstat", True),
        ("Belstat", "Federal Customs Service of Russia", False),
        ("Mikhail Mishustin", "Government of Russia (statements of officials)", True),
        ("Mikhail Mishustin", "Government of Belarus (statements of officials)", False),
        ("Alexander Lukashenko", "Parties to the gas contracts (Gazprom, governments of Belarus and Russia)", True),
        ("Gazprom", "Parties to the gas contracts (Gazprom, governments of Belarus and Russia)", True),
        ("Alexander Lukashenko", "Belstat", False),
        ("Somebody", "World Bank", False),
        ("World Bank", "World Bank", True),
    ],
)
def test_own_sources(name: str, producer: str, own: bool) -> None:
    assert is_own_source(name, producer) is own


def test_another_producer_answers_a_source_of_its_own() -> None:
    rows = series(observed(28.6e9), observed(29.7e9, series_id="other", producer="World Bank"))
    found = verdicts([level(28.6e9, "$28.6 billion", speaker="Belstat")], rows).iloc[0]
    assert (found["verdict"], found["official_series"], found["figures"]) == ("differs", "other", 1)


def test_every_figure_is_listed_and_any_agreement_is_enough() -> None:
    rows = series(observed(33e9), observed(35.5e9, series_id="b", geo="RUS", partner="BLR", producer="World Bank"))
    claims = [level(35.5e9, "$35.5 billion"), level(1, "1", indicator=None), level(30e9, "$30 billion")]
    found = matches(claims, rows)
    assert found["row"].tolist() == [0, 0, 2, 2]
    assert found["claim_id"].tolist() == [claims[0].claim_id] * 4
    assert found["verdict"].tolist() == ["differs", "consistent", "differs", "differs"]
    assert found["caveats"].tolist() == ["Goods only."] * 4
    one = verdicts(claims, rows)
    assert one["verdict"].tolist() == ["consistent", "not_comparable", "differs"]
    assert one["official_series"].fillna("").tolist() == ["b", "", "trade"]
    assert one["figures"].tolist() == [2, 0, 2]


LEVELS = (observed(40e9, "2019"), observed(30e9))


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (change(25, "25%"), "consistent"),
        (change(20, "20%"), "differs"),
        (change(10e9, "$10 billion", unit="USD"), "consistent"),
        (change(5e9, "$5 billion", unit="USD"), "differs"),
        (change(1.3, "1.3-fold", unit="multiple", measure=Measure.MULTIPLE), "consistent"),
        (change(2, "twofold", unit="multiple", measure=Measure.MULTIPLE), "differs"),
    ],
)
def test_changes_are_worked_out_from_levels(one: Claim, expected: str) -> None:
    assert verdict(one, *LEVELS) == (expected, "derived_change")


def test_changes_are_only_worked_out_where_that_is_right() -> None:
    against: dict[str, Any]
    assert verdict(change(25, "25%"), LEVELS[1]) == ("not_comparable", "other_period")
    assert verdict(change(25, "25%"), LEVELS[1], {**LEVELS[0], "kind": "estimate"}) == ("not_comparable", "other_kind")
    against = {"baseline": "compared with 2010", "baseline_start": date(2010, 1, 1), "baseline_end": date(2010, 12, 31)}
    assert verdict(change(25, "25%", **against), *LEVELS) == ("not_comparable", "other_baseline")
    assert verdict(change(25, "25%", **against), *LEVELS, observed(40e9, "2010"))[0] == "consistent"
    assert verdict(change(25, "25%", baseline="than planned"), *LEVELS)[1] == "other_baseline"
    # The change of GDP is a real one, and its levels are not.
    real = tuple({**row, "indicator": "gdp"} for row in LEVELS)
    assert verdict(change(25, "25%", indicator="gdp"), *real) == ("not_comparable", "other_measure")


def test_the_published_change_is_shown_before_a_derived_one() -> None:
    growth = observed(-24.6, series_id="growth", measure="change", unit="percent")
    found = verdicts([change(25, "25%")], series(*LEVELS, growth)).iloc[0]
    assert (found["official_series"], found["reason"], found["figures"]) == ("growth", "same_figure", 2)


def test_the_year_before_a_quarter_and_a_leap_year() -> None:
    quarters = [
        observed(10e9, series_id="q", period_start=pd.Timestamp(f"{y}-01-01"), period_end=pd.Timestamp(f"{y}-02-{d}"))
        for y, d in ((2019, 28), (2020, 29))
    ]
    one = change(0, "0%", Direction.UP, period_start=date(2020, 1, 1), period_end=date(2020, 2, 29))
    assert verdict(one, *quarters) == ("consistent", "derived_change")


def test_countries() -> None:
    one = [level(28.6e9, "$28.6 billion", geo=("RUS", "BLR")), level(28.6e9, "$28.6 billion", geo=("BLR",))]
    assert verdicts(one, series(observed(28.6e9)))["verdict"].tolist() == ["consistent"] * 2
    # With one country named, another figure may be of another trade, unless the speaker's country is the other one.
    one = [level(20e9, "$20 billion", geo=("BLR",)), level(20e9, "$20 billion", geo=("BLR",), speaker="Vladimir Putin")]
    found = verdicts(one, series(observed(28.6e9)))
    assert found["verdict"].tolist() == ["not_comparable", "differs"]
    assert found["reason"].tolist() == ["other_thing", "same_figure"]
    assert found["official_value"].tolist() == [28.6e9] * 2
    world = observed(29e9, indicator="exports", partner="WLD")
    assert verdict(level(5e9, "$5 billion", indicator="exports", geo=("BLR",)), world)[1] == "other_thing"


def test_a_part_is_not_held_against_the_whole() -> None:
    assert verdict(level(2.7e9, "$2.7 billion"), observed(28.6e9)) == ("not_comparable", "other_thing")
    deal = observed(1e9, indicator="loan")
    assert verdict(level(1.5e9, "$1.5 billion", indicator="loan"), deal) == ("not_comparable", "other_thing")
    assert verdict(level(1e9, "$1 billion", indicator="loan"), deal)[0] == "consistent"


def test_what_was_said_before_a_period_was_over_is_about_a_part_of_it() -> None:
    early = date(2020, 12, 20)
    assert verdict(level(25e9, "$25 billion", published=early), observed(28.6e9)) == ("not_comparable", "other_thing")
    assert verdict(level(28.6e9, "$28.6 billion", published=early), observed(28.6e9))[0] == "consistent"
    assert len(groups([*speakers(40, published=early), level(53e9, "$53 billion", document_id="b")])) == 0
    assert len(groups(speakers(40, 53, published=early, modality=Modality.FORECAST))) == 1
    # A price holds from the first day on.
    price = {"indicator": "gas_price", "per": "1000 cubic_metre", "published": early}
    priced = observed(132, indicator="gas_price", per="1000 cubic_metre")
    assert verdict(level(127, "$127", **price), priced)[0] == "differs"


@pytest.mark.parametrize(
    "subject", ["Russia's food trade with Belarus", "Trade with Rostov Region", "Товарооборот Петербурга и Белоруссии"]
)
def test_trade_in_a_product_or_with_a_region_is_a_part(subject: str) -> None:
    assert verdict(level(20e9, "$20 billion", subject=subject), observed(28.6e9)) == ("not_comparable", "other_thing")
    over = level(0.5e9, "$0.5 billion", subject=subject, bound=Bound.MORE_THAN)
    assert verdict(over, observed(28.6e9)) == ("not_comparable", "other_thing")
    assert len(groups([*speakers(20, subject=subject), level(28.6e9, "$28.6 billion", document_id="b")])) == 0


def test_a_period_is_not_compared_with_itself() -> None:
    base: dict[str, Any] = {
        "baseline": "from the previous year",
        "baseline_start": date(2020, 1, 1),
        "baseline_end": date(2020, 12, 31),
    }
    found = verdict(change(21, "21%", **base), observed(28.6e9), observed(35e9, "2019"))
    assert found == ("not_comparable", "other_baseline")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Alexander Lukashenko gained 80.1% of the vote", "Alexander Lukashenko"),
        ("За Светлану Тихановскую проголосовали 10,1%", "Svetlana Tikhanovskaya"),
        ("Dmitriyeu's 1.2% of the vote", "Andrei Dmitriyeu"),
        ("Лукашенко набрал 80,1%, Тихановская — 10,1%", None),
        ("The head of state gained 80.1%", None),
    ],
)
def test_whose_share_it_is(text: str, person: str | None) -> None:
    assert Persons(["Alexander Lukashenko", "Svetlana Tikhanovskaya", "Andrei Dmitriyeu"]).only(text) == person


def test_the_sample_article_beside_the_shipped_series(excerpt: Path) -> None:
    claims, official = load(), load_series()
    found = verdicts(claims, official).assign(quote=claims["quote"]).set_index("quote")
    assert found["verdict"].to_dict() == {"$ 1 billion": "not_comparable", "21%": "differs", "80.1%": "not_comparable"}
    assert found["reason"].to_dict() == {"$ 1 billion": "plan", "21%": "same_figure", "80.1%": "own_source"}
    assert (found.at["21%", "official_value"], found.at["21%", "difference"]) == (-22.0, 1.0)
    # Said by anyone else, it is held against the commission; the handbook has other years only.
    votes = claims[claims["quote"] == "80.1%"].assign(speaker=None)
    assert matches(votes, official)["producer"].tolist() == ["Central Election Commission of Belarus"]
    assert verdicts(votes, official)["verdict"].tolist() == ["consistent"]
    first = votes.assign(period_start=pd.Timestamp(1994, 7, 10), period_end=pd.Timestamp(1994, 7, 10))
    handbook = matches(first, official)
    assert handbook["producer"].tolist() == ["Nohlen and Stöver", "Central Election Commission of Belarus"]
    assert handbook["official_value"].tolist() == [80.6, 80.34]
    assert verdicts(votes.assign(geo=None), official)["verdict"].tolist() == ["consistent"]
    commission = first.assign(speaker="Central Election Commission of Belarus")
    assert verdicts(commission, official)["official_series"].tolist() == ["pres_BLR_share_lukashenko_valid_votes"]


def test_nothing_in_nothing_out() -> None:
    empty, none = to_frame([]), series()
    assert len(verdicts(empty, load_series())) == len(verdicts([], none)) == len(groups(empty)) == 0
    assert list(verdicts(empty, none)) == list(verdicts([claim()], none))
    assert verdicts([claim()], none)["reason"].tolist() == ["no_series"]
    assert list(matches(empty, none)) == list(matches([level(1, "1")], series(observed(1))))
    assert len(matches([claim()], none)) == 0


def test_the_index_of_the_claims_is_kept() -> None:
    frame = to_frame([level(28.6e9, "$28.6 billion")] * 2)
    frame.index = pd.Index([7, 7])
    assert verdicts(frame, series(observed(28.6e9))).index.tolist() == [7, 7]


def speakers(*values: float, **changes: object) -> list[Claim]:
    return [
        level(v * 1e9, f"${v:g} billion", claim_id=f"{i}", document_id=f"{i}", speaker=f"S{i}", **changes)
        for i, v in enumerate(values)
    ]


def test_four_sums_for_one_year_cannot_all_be_right() -> None:
    (found,) = groups(speakers(45.2, 46.5, 53, 54)).to_dict("records")
    assert found["contradiction"] is True
    assert (found["claims"], found["speakers"], found["low"], found["high"]) == (4, 4, 45.2e9, 54e9)
    assert found["ratio"] == pytest.approx(54 / 45.2)
    assert found["claim_ids"] == "0;1;2;3"
    assert (found["indicator"], found["geo"]) == ("goods_trade_turnover", "BLR;RUS")


@pytest.mark.parametrize(
    ("claims", "contradiction"),
    [
        ((level(53e9, "$53 billion"), level(53.4e9, "$53.4 billion")), False),
        ((level(53e9, "$53 billion"), level(54e9, "$54 billion", bound=Bound.ABOUT)), False),
        ((level(50e9, "$50 billion", bound=Bound.MORE_THAN), level(53e9, "$53 billion")), False),
        ((level(54e9, "$54 billion", bound=Bound.MORE_THAN), level(53e9, "$53 billion")), True),
        ((level(54e9, "$54 billion", bound=Bound.AT_LEAST), level(53e9, "$53 billion", bound=Bound.AT_MOST)), True),
        ((level(53e9, "$53 billion", bound=Bound.AT_LEAST), level(53e9, "$53 billion", bound=Bound.AT_MOST)), False),
        ((level(53e9, "$53 billion", bound=Bound.MORE_THAN), level(53e9, "$53 billion", bound=Bound.AT_MOST)), True),
        ((change(21, "21%"), change(21.4, "21.4%")), False),
        ((change(21, "21%"), change(21, "21%", Direction.UP)), True),
    ],
)
def test_contradictions(claims: tuple[Claim, Claim], contradiction: bool) -> None:
    frame = to_frame(claims).assign(document_id=["a", "b"])
    assert groups(frame)["contradiction"].tolist() == [contradiction]


@pytest.mark.parametrize(
    "changes",
    [
        {"period_end": date(2020, 6, 30)},
        {"modality": Modality.FORECAST},
        {"modality": Modality.PLAN},
        {"negated": True},
        {"unit": "EUR"},
        {"per": "month"},
        {"geo": ("BLR", "UKR")},
        {"indicator": "exports"},
        {"indicator": None},
        {"period_start": None},
        # One speaker, one sentence: a whole and its part.
        {"document_id": claim().document_id},
    ],
)
def test_what_is_not_the_same_is_no_contradiction(changes: dict[str, object]) -> None:
    fields = {"document_id": "b", **changes}
    assert len(groups([level(53e9, "$53 billion"), level(40e9, "$40 billion", **fields)])) == 0


def test_the_speakers_country_is_the_second_one_of_trade() -> None:
    claims = speakers(45.2, 53)
    with_home = to_frame(claims).assign(geo=["BLR;RUS", "BLR"], speaker=["S0", "Vladimir Putin"])
    assert groups(with_home)["geo"].tolist() == ["BLR;RUS"]
    assert len(groups(with_home.assign(speaker=["S0", "S1"]))) == 0


def test_forecasts_are_held_against_forecasts() -> None:
    found = groups(speakers(45, 50, modality=Modality.FORECAST))
    assert (found["modality"].tolist(), found["contradiction"].tolist()) == (["forecast"], [True])


def test_a_sum_that_is_much_smaller_than_the_others_is_of_another_thing() -> None:
    found = groups(speakers(0.5, 40, 53, 0.6))
    assert found["claim_ids"].tolist() == ["1;2", "0;3"]
    assert found["ratio"].round(3).tolist() == [1.325, 1.2]
    assert len(groups(speakers(7, 55))) == 0
    # How many people there were is disputed at any distance, and a chain of values has no gap.
    assert groups(speakers(7, 55, unit="person"))["contradiction"].tolist() == [True]
    assert groups(speakers(10, 16, 25, 40))["claims"].tolist() == [4]


def test_a_speaker_does_not_contradict_himself_in_one_document() -> None:
    later = {"document_id": "a", "sentence_start": 90, "speaker": "S"}
    one = [level(53e9, "$53 billion", document_id="a", speaker="S"), level(40e9, "$40 billion", **later)]
    assert len(groups(one)) == 0
    assert len(groups([one[0], level(40e9, "$40 billion", **{**later, "speaker": None})])) == 1


def test_figures_of_many_things_do_not_contradict_each_other() -> None:
    shares = {"indicator": "partner_share", "measure": Measure.SHARE, "unit": "percent"}
    assert groups(speakers(60, 92, **shares))["contradiction"].tolist() == [False]
    people = {"indicator": "detainees", "unit": "person"}
    assert groups(speakers(240, 340, **people))["contradiction"].tolist() == [False]
    day = {"period_start": date(2020, 9, 27), "period_end": date(2020, 9, 27)}
    assert groups(speakers(240, 340, **people, **day))["contradiction"].tolist() == [True]


def test_whose_investment_it_is() -> None:
    both = to_frame(speakers(4, 3.9, indicator="foreign_investment")).assign(geo=["BLR;RUS", "RUS;BLR"])
    assert len(groups(both)) == 0


def test_shares_of_two_persons_do_not_contradict_each_other() -> None:
    text = "{} gained {}% of the vote in Belarus's presidential election on August 9, 2020."
    pairs = (("Lukashenko", 80.1), ("Tikhanovskaya", 10.1), ("Lukashenko", 60.0))
    claims = [one for name, share in pairs for one in parse(text.format(name, share), published=date(2020, 9, 1))]
    found = groups(claims)
    assert found[["claims", "low", "high", "contradiction"]].to_numpy().tolist() == [[2, 60.0, 80.1, True]]
    assert found["person"].tolist() == ["Alexander Lukashenko"]


def test_one_verdict_a_claim_whatever_the_order() -> None:
    official = load_series()
    rows = pd.concat([load()] * 50, ignore_index=True)
    order = np.random.default_rng(1).permutation(len(rows))
    mixed = verdicts(rows.iloc[order], official).sort_index()
    pd.testing.assert_frame_equal(mixed, verdicts(rows, official))
