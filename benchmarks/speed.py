"""Sentences a second, ours beside the peers that are installed: one process, the same text, in turns.

    python benchmarks/speed.py [FILE]     one sentence a line; by default the sentences of the example corpora

Prints each reader's median over the rounds, its ratio to ours in the same run, and the process's peak memory.
"""

from __future__ import annotations

import resource
import statistics
import sys
import time
import tomllib
from pathlib import Path

from peers import Reader, installed

from indicators.parse import parse

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
ROUNDS = 3
SLOW_SAMPLE = 100  # sentences for the peers, which read some hundred a second


def sentences() -> list[str]:
    if len(sys.argv) > 1:
        return [line for line in Path(sys.argv[1]).read_text("utf-8").splitlines() if line.strip()]
    tables = [tomllib.loads(path.read_text("utf-8")) for path in sorted((CORPUS / "en").glob("*.toml"))]
    return [example["text"].replace("\n", " ") for table in tables for example in table["example"] if example["claims"]]


def rate(read: Reader, texts: list[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        read(text)
    return len(texts) / (time.perf_counter() - start)


def main() -> None:
    texts = sentences()
    readers, missing = installed()
    samples = {name: texts if name == "indicators" else texts[:: max(1, len(texts) // SLOW_SAMPLE)] for name in readers}
    for name, read in readers.items():
        rate(read, samples[name][:20])
    rounds = [{name: rate(read, samples[name]) for name, read in readers.items()} for _ in range(ROUNDS)]
    print(f"{'':20} {'sentences/s':>12} {'ours is':>10}")
    for name in readers:
        ratio = statistics.median(r["indicators"] / r[name] for r in rounds)
        print(f"{name:20} {statistics.median(r[name] for r in rounds):12.0f} {ratio:9.1f}x")
    for language in ("en", "ru"):
        print(f"{language} news text, one document: {megabytes(language):.2f} MB/s")
    print(f"peak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    if missing:
        print("not installed: " + ", ".join(missing))


def megabytes(language: str) -> float:
    """Return how many MB of UTF-8 a second one long document of the corpus takes."""
    table = tomllib.loads((CORPUS / language / "documents.toml").read_text("utf-8"))
    text = "\n\n".join(example["text"] for example in table["example"]) * 5
    parse(text, language=language)
    start = time.perf_counter()
    parse(text, language=language)
    return len(text.encode()) / 1e6 / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
