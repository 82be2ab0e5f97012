"""Other open-source readers of quantities, each as a function from a sentence to the quantities found.

A peer that is not installed is left out by name; nothing here is a dependency of the project.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any, NamedTuple


class Found(NamedTuple):
    """A quantity in NewsQuant's terms; what a peer does not tell stays as it is here."""

    value: Any  # a number, or the two ends of a range
    unit: str
    change: str = "="
    concept: tuple[str, ...] = ()


Reader = Callable[[str], list[Found]]


def ours() -> Reader:
    from newsquant import quantities

    from indicators.parse import parse

    def read(text: str) -> list[Found]:
        found = quantities(parse(text, language="en"))
        return [Found(q["value"], q["unit"], q["change"], tuple(q["concept"])) for q in found]

    return read


def quantulum3() -> Reader:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

    def read(text: str) -> list[Found]:
        return [Found(q.value, q.unit.name) for q in parser.parse(text)]

    return read


def recognizers_text() -> Reader:
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    recognizer = NumberWithUnitRecognizer(Culture.English)
    models = [recognizer.get_currency_model(), recognizer.get_dimension_model()]

    def read(text: str) -> list[Found]:
        found = [r for model in models for r in model.parse(text)]
        return [
            Found(float(r.resolution["value"]), r.resolution["unit"])
            for r in found
            if r.resolution and r.resolution["value"]
        ]

    return read


def cqe() -> Reader:
    from CQE import CQE

    parser = CQE.CQE(overload=True)

    def read(text: str) -> list[Found]:
        return [_of_cqe(q) for q in parser.parse(text)]

    return read


def _of_cqe(q: Any) -> Found:
    value = [q.value.lower, q.value.upper] if hasattr(q.value, "lower") else q.value.value
    nouns = q.referred_concepts.get_nouns() if q.referred_concepts else []
    return Found(value, q.unit.norm_unit, str(q.change) or "=", tuple(str(word) for noun in nouns for word in noun))


PEERS: dict[str, Callable[[], Reader]] = {
    "indicators": ours,
    "quantulum3": quantulum3,
    "Recognizers-Text": recognizers_text,
    "CQE": cqe,
}


def installed() -> tuple[dict[str, Reader], list[str]]:
    """Return the readers that can be loaded here, and the names of those that cannot."""
    readers, missing = {}, []
    for name, make in PEERS.items():
        try:
            readers[name] = make()
        except ImportError as error:
            missing.append(f"{name} ({error})")
    return readers, missing
