"""No topic may have fewer wholly right examples than its pinned floor."""

from __future__ import annotations

from collections import Counter

import gate


def test_no_topic_is_below_its_floor() -> None:
    assert gate.below(gate.right(), gate.read_floors()) == []


def test_a_lost_example_and_a_topic_without_a_floor_are_reported() -> None:
    counts = Counter({"en/bounds": 4, "en/new": 1})
    assert gate.below(counts, {"en/bounds": 5}) == [
        "en/bounds: 4 right, floor 5",
        "en/new: no floor; run tests/gate.py --raise",
    ]
