"""The taxonomy: complete, and no word of it torn between two indicators."""

from __future__ import annotations

import re
from itertools import combinations
from time import perf_counter
from typing import Any

import gold
import pytest

from indicators.parse import lexicon, parse, parse_document

TAXONOMY: dict[str, Any] = lexicon.read_toml("indicators")
TABLES: list[dict[str, Any]] = TAXONOMY["indicator"]
IDS = [table["id"] for table in TABLES]
GROUPS = [table["id"] for table in TAXONOMY["group"]]
MEASURES = {"level", "change", "share", "multiple"}
ROLES = ("cues", "things", "acts")
EXAMPLES = [e for language in ("en", "ru") for e in gold.read(gold.CORPUS / language / "topics.toml", language)]
FIRST_TWELVE = (
    "goods_trade_turnover exports imports debt_refinancing external_debt loan gas_price oil_supplies gdp inflation "
    "vote_share turnout"
)


def owned(table: dict[str, Any], language: str) -> set[frozenset[str]]:
    """Return the sets of stems that stand for an indicator."""
    known = lexicon.load(language)
    cues = [cue for role in ROLES for cue in table.get(f"{role}_{language}", ())]
    return {stems for cue in cues for stems in lexicon.cue_stems(known, cue)}


def test_the_tree_has_two_levels_and_no_loose_ends() -> None:
    assert len(IDS) == len(set(IDS)) >= 45
    assert set(FIRST_TWELVE.split()) <= set(IDS)
    assert len(GROUPS) == len(set(GROUPS))
    assert {table["group"] for table in TABLES} == set(GROUPS)
    assert {group.id for group in lexicon.groups()} == {entry.group for entry in lexicon.indicators()}


@pytest.mark.parametrize("table", TABLES, ids=IDS)
def test_each_indicator_is_complete(table: dict[str, Any]) -> None:
    assert re.fullmatch("[a-z_]+", table["id"])
    assert table["name"].isascii()
    assert re.search("[а-яё]", table["name_ru"])
    assert re.fullmatch(r"[^.]+\.", table["definition"])
    assert table["dimensions"]
    assert set(table["measures"]) <= MEASURES
    assert table["measures"]
    assert owned(table, "en")
    assert owned(table, "ru")
    assert set(table.get("not", ())) <= set(IDS) - {table["id"]}
    if any(f"things_{language}" in table for language in ("en", "ru")):
        assert table["units"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_cue_of_two_indicators_has_a_not(language: str) -> None:
    torn = [
        (one["id"], other["id"], [sorted(stems) for stems in shared])
        for one, other in combinations(TABLES, 2)
        if (shared := owned(one, language) & owned(other, language))
        and other["id"] not in one.get("not", ())
        and one["id"] not in other.get("not", ())
        and could_both_fit(one, other)
    ]
    assert torn == []


def could_both_fit(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a claim can have a dimension and a measure of both."""
    return bool({*one["dimensions"]} & {*other["dimensions"]}) and bool({*one["measures"]} & {*other["measures"]})


@pytest.mark.parametrize("identifier", IDS)
def test_each_indicator_has_an_example(identifier: str) -> None:
    assert identifier in {claim["indicator"] for example in EXAMPLES for claim in example.claims}


def test_a_third_of_the_example_claims_and_some_whole_texts_have_none() -> None:
    stated = [claim["indicator"] for example in EXAMPLES for claim in example.claims]
    assert stated.count("") >= len(stated) / 3
    assert sum(not any(claim["indicator"] for claim in e.claims) for e in EXAMPLES) >= 10


def test_precision_and_recall_on_the_examples() -> None:
    right = found = wanted = 0
    for example in EXAMPLES:
        for want, got in gold.align(example, parse_document(example.document)):
            stated = (want or {}).get("indicator") or None
            got_id = got.indicator if got is not None else None
            found += got_id is not None
            wanted += stated is not None
            right += stated is not None and stated == got_id
    assert right / found >= 0.93
    assert right / wanted >= 0.85


def test_two_measures_of_one_sentence_go_apart() -> None:
    claims = parse("Exports to Russia grew to $15 billion while turnover fell 3%.", language="en")
    assert [claim.indicator for claim in claims] == ["exports", "goods_trade_turnover"]


def test_no_two_indicators_give_way_to_each_other() -> None:
    gives_way = {(table["id"], other) for table in TABLES for other in table.get("not", ())}
    assert sorted(pair for pair in gives_way if pair[::-1] in gives_way and pair[0] < pair[1]) == []


def test_a_sentence_of_many_figures_costs_no_more_for_each() -> None:
    def seconds(count: int) -> float:
        text = "In Minsk exports grew by 5%" + ", imports by 3% and the deficit by 2%" * count + "."
        start = perf_counter()
        parse(text, language="en")
        return perf_counter() - start

    seconds(10)
    assert min(seconds(400) for _ in range(3)) < 8 * min(seconds(100) for _ in range(3)) + 0.1
