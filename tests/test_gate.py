"""No topic may have fewer wholly right examples than its pinned floor."""

from __future__ import annotations

from collections import Counter

import gate
import pytest

from indicators.app.about.accuracy import FILE, accuracy, written


@pytest.fixture(scope="module")
def right() -> Counter[str]:
    return gate.right()


def test_no_topic_is_below_its_floor(right: Counter[str]) -> None:
    assert gate.below(right, gate.read_floors()) == []


def test_the_accuracy_that_the_package_shows_is_todays(right: Counter[str]) -> None:
    assert FILE.read_text("utf-8") == written(gate.measured(right)), "run python tests/gate.py --raise"
    assert accuracy() == gate.measured(right)


def test_a_lost_example_and_a_topic_without_a_floor_are_reported() -> None:
    counts = Counter({"en/bounds": 4, "en/new": 1})
    assert gate.below(counts, {"en/bounds": 5}) == [
        "en/bounds: 4 right, floor 5",
        "en/new: no floor; run tests/gate.py --raise",
    ]
