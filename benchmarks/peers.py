"""Other open-source readers of quantities, each as a function from a sentence to (value, unit) pairs.

A peer that is not installed is left out by name; nothing here is a dependency of the project.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable

Pairs = list[tuple[float, str]]
Reader = Callable[[str], Pairs]


def ours() -> Reader:
    from newsquant import quantity

    from indicators.parse import parse

    def read(text: str) -> Pairs:
        return [(q["value"], q["unit"]) for q in map(quantity, parse(text, language="en"))]

    return read


def quantulum3() -> Reader:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

    def read(text: str) -> Pairs:
        return [(q.value, q.unit.name) for q in parser.parse(text)]

    return read


def recognizers_text() -> Reader:
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    recognizer = NumberWithUnitRecognizer(Culture.English)
    models = [recognizer.get_currency_model(), recognizer.get_dimension_model()]

    def read(text: str) -> Pairs:
        found = [r for model in models for r in model.parse(text)]
        return [
            (float(r.resolution["value"]), r.resolution["unit"])
            for r in found
            if r.resolution and r.resolution["value"]
        ]

    return read


def cqe() -> Reader:
    from CQE import CQE

    parser = CQE.CQE(overload=True)

    def read(text: str) -> Pairs:
        return [(q.value.value, q.unit.norm_unit) for q in parser.parse(text)]

    return read


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
