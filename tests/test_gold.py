"""Every gold example: exactly its claims, with every field that it states. Known failures are strict xfails with
their reason.
"""

from __future__ import annotations

import gold
import pytest

EXAMPLES = gold.read_all()


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(e, id=e.name, marks=[pytest.mark.xfail(reason=e.xfail, strict=True)] if e.xfail else [])
        for e in EXAMPLES
    ],
)
def test_example(example: gold.Example) -> None:
    assert gold.misses(example) == []


def test_every_topic_has_texts_with_nothing_to_find() -> None:
    topics = {e.file for e in EXAMPLES}
    assert topics == {e.file for e in EXAMPLES if not e.claims}


@pytest.mark.parametrize(("language", "examples", "empty"), [("en", 1200, 300), ("ru", 900, 250)])
def test_the_corpora_are_large_enough(language: str, examples: int, empty: int) -> None:
    own = [e for e in EXAMPLES if e.file.startswith(language)]
    assert len(own) >= examples
    assert sum(not e.claims for e in own) >= empty


def test_a_wrong_field_is_a_miss() -> None:
    """The comparison itself can fail: each field of a right example, changed, is reported."""
    right = next(e for e in EXAMPLES if e.claims and not e.xfail and len(e.claims) == 1 and "unit" in e.claims[0])
    wrong = gold.Example(right.file, right.number, right.document, ({**right.claims[0], "unit": "furlong"},), None)
    assert gold.misses(wrong)
    assert gold.misses(gold.Example(right.file, right.number, right.document, (), None))
