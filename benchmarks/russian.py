"""Russian money, ours beside natasha's yargy grammar (if installed): amounts with their currency found, and speed.

    python benchmarks/russian.py

Text and gold are the Russian example corpora, as far as they state amounts in currencies that both readers know; both
read the same texts in the same run. An amount counts as found where value and currency agree; plain "рубли" are
rubles of Russia to natasha, so rubles of either country count as the same.
"""

from __future__ import annotations

import math
import statistics
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from indicators.model import Document
from indicators.parse import parse_document

CORPUS = Path(__file__).parent.parent / "tests" / "corpus" / "ru"
CURRENCIES = {"USD": "USD", "EUR": "EUR", "RUB": "RUB", "BYN": "RUB"}
ROUNDS = 3
Amounts = list[tuple[float, str]]
Reader = Callable[[str], Amounts]


def ours(text: str) -> Amounts:
    # Plain rubles are Russia's to natasha; the publisher's country, which would tell ours, is not in a text alone.
    claims = parse_document(Document(text=text, publisher="ТАСС", language="ru"))
    return [(c.value, CURRENCIES[c.unit]) for c in claims if c.unit in CURRENCIES]


def natasha() -> Reader:
    from natasha import MoneyExtractor, MorphVocab

    extractor = MoneyExtractor(MorphVocab())

    def read(text: str) -> Amounts:
        return [(m.fact.amount, m.fact.currency) for m in extractor(text) if m.fact.currency in CURRENCIES]

    return read


def examples() -> list[tuple[str, Amounts]]:
    """Return the texts whose amounts are all stated and no ranges, which natasha does not know."""
    tables = [tomllib.loads(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*.toml"))]
    found = []
    for example in (e for table in tables for e in table["example"]):
        money = [c for c in example["claims"] if c.get("unit") in CURRENCIES]
        if all("unit" in c and c.get("bound") != "range" for c in example["claims"]):
            found.append((example["text"], [(c["value"], CURRENCIES[c["unit"]]) for c in money]))
    return found


def right(wanted: Amounts, found: Amounts) -> int:
    left = list(found)
    for value, currency in wanted:
        hit = next((f for f in left if f[1] == currency and math.isclose(f[0], value, rel_tol=1e-6)), None)
        if hit is not None:
            left.remove(hit)
    return len(found) - len(left)


def seconds(read: Reader, texts: list[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        read(text)
    return time.perf_counter() - start


def main() -> None:
    gold = examples()
    texts = [text for text, _ in gold]
    readers: dict[str, Reader] = {"indicators": ours}
    try:
        readers["natasha"] = natasha()
    except ImportError as error:
        print(f"not installed: natasha ({error})")
    size = sum(len(text.encode()) for text in texts) / 1e6
    wanted = sum(len(amounts) for _, amounts in gold)
    print(f"{len(gold)} texts, {wanted} amounts\n{'':12} {'P':>6} {'R':>6} {'F1':>6} {'MB/s':>7}")
    for name, read in readers.items():
        answers = [read(text) for text in texts]
        hits = sum(right(amounts, found) for (_, amounts), found in zip(gold, answers, strict=True))
        p, r = hits / max(sum(map(len, answers)), 1), hits / wanted
        rate = size / statistics.median(seconds(read, texts) for _ in range(ROUNDS))
        print(f"{name:12} {100 * p:6.1f} {100 * r:6.1f} {200 * p * r / max(p + r, 1e-9):6.1f} {rate:7.3f}")


if __name__ == "__main__":
    main()
