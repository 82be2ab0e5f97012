from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

import pandas as pd
import pytest
from claims import claim
from hypothesis import given
from hypothesis import strategies as st

from indicators.model import Measure, Modality, Verdict
from indicators.parameters import QueryError
from indicators.query import FACETS, Query, alternatives, facet_counts, facets, select, unmatched
from indicators.table import to_frame

H1 = (date(2020, 1, 1), date(2020, 6, 30))


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    """Return claims a to f, named by their claim_id."""
    return to_frame(
        [
            claim(claim_id="a", speaker="X", period_start=H1[0], period_end=H1[1], geo=("BLR", "RUS")),
            claim(
                claim_id="b", speaker="Y", period_start=date(2021, 1, 1), period_end=date(2021, 12, 31), geo=("RUS",)
            ),
            claim(claim_id="c", speaker="X", period_start=None, period_end=None, published=date(2022, 5, 1), geo=()),
            claim(claim_id="d", speaker=None, period_start=date(2023, 7, 1), period_end=None, geo=("BLR",)),
            claim(claim_id="e", indicator=None, period_start=None, period_end=None, published=None),
            claim(
                claim_id="f",
                indicator=None,
                sentence="Ещё\N{NO-BREAK SPACE}5 млрд ($1.5) a.c",
                period_start=None,
                period_end=date(2019, 1, 1),
                unit="USD",
                measure=Measure.LEVEL,
                modality=Modality.PLAN,
            ),
        ]
    )


def found(frame: pd.DataFrame, **changes: object) -> str:
    return "".join(select(frame, Query(**changes))["claim_id"])  # type: ignore[arg-type]


def test_an_empty_query_selects_everything(frame: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(select(frame, Query()), frame)


def test_facets_match_any_of_their_values_and_all_facets_match(frame: pd.DataFrame) -> None:
    assert found(frame, speaker=("X",)) == "ac"
    assert found(frame, speaker=("X", "Y")) == "abc"
    assert found(frame, speaker=("X", "Y"), geo=("RUS",)) == "ab"
    assert found(frame, unit=("USD",)) == found(frame, measure=("level",)) == found(frame, modality=("plan",)) == "f"
    assert found(frame, claim=("b", "d")) == "bd"
    assert found(frame, speaker=("nobody",)) == ""


def test_of_units_and_denominators_an_empty_value_asks_for_none() -> None:
    priced = to_frame(
        [
            claim(claim_id="a", unit="USD", per="tonne", measure=Measure.LEVEL),
            claim(claim_id="b", unit="USD", measure=Measure.LEVEL),
            claim(claim_id="c", unit=None, per="tonne", measure=Measure.LEVEL),
        ]
    )
    for address, expected in {
        "per=": "b",
        "per=tonne": "ac",
        "per=&per=tonne": "abc",
        "unit=": "c",
        "unit=USD&per=tonne": "a",
        "speaker=": "abc",
    }.items():
        query = Query.from_params(parse_qsl(address, keep_blank_values=True))
        assert "".join(select(priced, query)["claim_id"]) == expected
        assert Query.from_params(query.to_params()) == query
    assert unmatched(priced, Query(per=("",), unit=("",))) == ()
    assert [error.parameter for error in unmatched(priced, Query(per=("", "barrel")))] == ["per"]
    assert facets(priced, Query(), ["per", "unit"]) == {"per": {"tonne": 2, "": 1}, "unit": {"USD": 2, "": 1}}
    assert facets(priced, Query(unit=("USD",)), ["per"]) == {"per": {"tonne": 1, "": 1}}


def test_geo_matches_any_of_the_codes_and_whole_codes_only(frame: pd.DataFrame) -> None:
    assert found(frame, geo=("BLR",)) == "adef"
    assert found(frame, geo=("RUS",)) == "abef"
    assert found(frame, geo=("R",)) == ""


def test_dates_overlap_the_period_or_else_hold_the_publication_date(frame: pd.DataFrame) -> None:
    assert found(frame, since=date(2020, 6, 30), until=date(2020, 12, 31)) == "a"
    assert found(frame, since=date(2020, 7, 1), until=date(2021, 1, 1)) == "b"
    assert found(frame, since=date(2022, 5, 1), until=date(2022, 5, 1)) == "c"
    assert found(frame, since=date(2022, 5, 2), until=date(2023, 6, 30)) == ""


def test_the_first_and_last_day_of_the_calendar_are_dates(frame: pd.DataFrame) -> None:
    assert found(frame, since=date.min, until=date.max) == "abcdf"


def test_a_period_with_one_end_is_open(frame: pd.DataFrame) -> None:
    assert found(frame, since=date(2030, 1, 1)) == "d"
    assert found(frame, until=date(2000, 1, 1)) == "f"


@pytest.mark.parametrize("q", ["ЕЩЕ 5 МЛРД", "ещё\N{NO-BREAK SPACE}5", "млрд ещё", '"5 млрд"', "($1.5)", "A.C"])
def test_q_reads_like_a_reader(frame: pd.DataFrame, q: str) -> None:
    assert found(frame, q=q) == "f"


@pytest.mark.parametrize("q", ["5?м", ".*", "(", "["])
def test_q_is_no_pattern(frame: pd.DataFrame, q: str) -> None:
    assert found(frame, q=q) == ("f" if q == "(" else "")


def test_claims_without_indicator_are_hidden_when_asked(frame: pd.DataFrame) -> None:
    def ids(query: Query) -> str:
        return "".join(select(frame, query, keep_unnamed=False)["claim_id"])

    assert found(frame, all=False) == "abcd"
    assert ids(Query()) == "abcd"
    assert ids(Query(all=True)) == "abcdef"
    assert ids(Query(claim=("e",))) == "e"


def test_verdict_needs_a_comparison(frame: pd.DataFrame) -> None:
    with pytest.raises(QueryError, match="verdict: cannot be asked for here"):
        select(frame, Query(verdict=("differs",)))
    compared = frame.assign(
        verdict=["differs", "not_comparable", "not_comparable", "consistent", "not_comparable", "not_comparable"]
    )
    assert found(compared, verdict=("differs", "consistent")) == "ad"


def test_selecting_from_nothing_finds_nothing() -> None:
    query = Query(geo=("BLR",), q="x", since=date(2020, 1, 1), speaker=("X",))
    assert len(select(to_frame([]), query, keep_unnamed=False)) == 0


def test_params_may_be_pairs_or_a_mapping() -> None:
    query = Query(speaker=("X", "Y"), since=date(2020, 1, 1), q="a", all=True)
    assert (
        Query.from_params([("speaker", "X"), ("q", "a"), ("speaker", "Y"), ("from", "2020-01-01"), ("all", "1")])
        == query
    )
    assert (
        Query.from_params({"speaker": ["X", "Y", "X"], "from": "2020-01-01", "q": " a ", "all": "true", "lang": "ru"})
        == query
    )


def test_empty_values_and_ignored_names_say_nothing() -> None:
    assert Query.from_params({"speaker": "", "from": " ", "page": "2"}, ignore=("page",)) == Query()


@pytest.mark.parametrize(
    ("pairs", "parameter", "problem"),
    [
        ([("speakr", "X")], "“speakr”", "is no parameter; there are indicator, speaker"),
        ([("from", "soon")], "from", "“soon” is no date; write it as 2020-09-14"),
        ([("to", "2020-02-30")], "to", "is no date"),
        ([("from", "2021-01-01"), ("to", "2020-01-01")], "to", "2020-01-01 is before from=2021-01-01"),
        ([("from", "2021-01-01"), ("from", "2020-01-01")], "from", "more than once"),
        ([("q", "a"), ("q", "b")], "q", "more than once"),
        ([("measure", "big")], "measure", "“big” is not one of level, change, share, multiple"),
        ([("modality", "x")], "modality", "is not one of actual, forecast, plan, conditional"),
        ([("verdict", "x")], "verdict", "is not one of consistent"),
        ([("all", "maybe")], "all", "is neither 1 nor 0"),
        ([("measure", "\x1b[31m")], "measure", "'\\x1b[31m' is not one of"),
    ],
)
def test_wrong_parameters_are_refused_by_name(pairs: list[tuple[str, str]], parameter: str, problem: str) -> None:
    with pytest.raises(QueryError) as caught:
        Query.from_params(pairs)
    assert caught.value.parameter == parameter
    assert problem in caught.value.problem
    query, errors = Query.lenient([*pairs, ("speaker", "X")])
    assert query.speaker == ("X",)
    assert [error.parameter for error in errors] == [parameter]


OPEN = [name for name in FACETS if name not in ("measure", "modality", "verdict")]
VALUES = st.lists(st.text(min_size=1, max_size=5).map(str.strip).filter(bool), max_size=3, unique=True).map(tuple)
QUERIES = st.builds(
    Query,
    **dict.fromkeys(OPEN, VALUES),
    measure=st.lists(st.sampled_from([str(m) for m in Measure]), unique=True).map(tuple),
    modality=st.lists(st.sampled_from([str(m) for m in Modality]), unique=True).map(tuple),
    verdict=st.lists(st.sampled_from(tuple(Verdict)), unique=True).map(tuple),
    since=st.none() | st.dates(max_value=date(2000, 1, 1)),
    until=st.none() | st.dates(min_value=date(2000, 1, 1)),
    q=st.text(max_size=5).map(str.strip),
    all=st.none() | st.booleans(),
)


@given(QUERIES)
def test_params_come_back_as_the_same_query(query: Query) -> None:
    assert Query.from_params(query.to_params()) == query


def test_facet_counts_are_sorted_by_frequency_then_value(frame: pd.DataFrame) -> None:
    assert facet_counts(frame, "speaker").to_dict() == {"X": 2, "Y": 1}
    assert list(facet_counts(frame, "claim_id").index) == list("abcdef")
    assert facet_counts(frame, "geo").to_dict() == {"BLR": 4, "RUS": 4}
    assert facet_counts(to_frame([]), "geo").to_dict() == {}


FACET_NAMES = ("speaker", "geo", "measure", "year")


def test_the_counts_of_a_facet_respect_everything_but_itself(frame: pd.DataFrame) -> None:
    found = facets(frame, Query(speaker=("X",), geo=("BLR",)), FACET_NAMES)
    assert found["speaker"] == {"X": 1}
    assert found["geo"] == {"BLR": 1, "RUS": 1}
    assert found["measure"] == {"change": 1}
    assert found["year"] == {"2020": 1}


def test_every_count_is_what_choosing_the_value_finds(frame: pd.DataFrame) -> None:
    for query in (Query(), Query(speaker=("Y",)), Query(geo=("RUS",), until=date(2020, 12, 31)), Query(q="ещё")):
        found = facets(frame, query, FACET_NAMES, keep_unnamed=False)
        for name in ("speaker", "geo", "measure"):
            for value, size in found[name].items():
                assert len(select(frame, replace(query, **{name: (value,)}), keep_unnamed=False)) == size  # type: ignore[arg-type]
        for year, size in found["year"].items():
            whole = replace(query, since=date(int(year), 1, 1), until=date(int(year), 12, 31))
            assert len(select(frame, whole, keep_unnamed=False)) == size


def test_there_are_no_counts_of_nothing() -> None:
    assert facets(to_frame([]), Query(q="x"), FACET_NAMES) == {name: {} for name in FACET_NAMES}


def test_unmatched_values_are_named(frame: pd.DataFrame) -> None:
    errors = unmatched(frame, Query(speaker=("X", "Z"), geo=("RUS", "USA")))
    assert [str(error) for error in errors] == ["speaker: no claim has “Z”", "geo: no claim has “USA”"]


def test_alternatives_name_the_parameter_to_drop(frame: pd.DataFrame) -> None:
    query = Query(speaker=("Y",), until=date(2020, 1, 1))
    assert len(select(frame, query)) == 0
    assert alternatives(frame, query) == {"speaker": 2, "to": 1}
