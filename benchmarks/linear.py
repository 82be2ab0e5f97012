"""Cost and length: how many times longer a text takes that is a hundred times longer, news and hostile shapes.

    python benchmarks/linear.py [NAME]...    prints the ratio of 1 MB to 10 kB for each; exit 1 where one is above 110

What is timed is this process's CPU time. Python's cycle collector is off: it walks all claims found so far again and
again, which adds up to a sixth where a text is nothing but numbers, and says nothing about the parser.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
import tomllib
import tracemalloc
from pathlib import Path

from indicators.parse import parse

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
SHORT, LONG, LIMIT = 10_000, 1_000_000, 110.0
TURNS, ROUNDS, PATIENCE = 10, 3, 5.0
SHAPES = {
    "digits": "0123456789",
    "digits and commas": "1,",
    "numbers": "17 ",
    "percents": "5% ",
    "dates": "1.2.2020 ",
    "hyphens": "1-",
    "telephones": "(017) 222-33-44 ",
    "scales, English": "billion billion ",
    "scales, Russian": "миллиард миллиардов ",
    "number words, English": "twenty one ",
    "number words, Russian": "двадцать один ",
    "brackets": "((((",
    "quotation marks": "«“",
    "full stops": "...",
    "lines": "\n",
    "lines with a number": "5%\n",
    "spaces": " ",
    "letters": "a",
    "letters, Russian": "ы",
    "years": "2019 ",
    "endless sentence, English": "and the volume of trade grew by 5% in January to $3 billion, he said, ",
    "endless sentence, Russian": "и объем торговли вырос на 5% в январе до 3 млрд рублей, сказал он, ",
    "pronouns, English": "He said 5%. ",
    "pronouns, Russian": "Он сказал, что рост — 5%. ",
    "abbreviations": "т. г. млн. ",
}


def texts(size: int) -> dict[str, str]:
    made = {name: (shape * (size // len(shape) + 1))[:size] for name, shape in SHAPES.items()}
    made["unread words"] = " ".join(f"{chr(97 + i % 26)}{i:x}z".translate(LETTERS) for i in range(size // 7))[:size]
    for language in ("en", "ru"):
        table = tomllib.loads((CORPUS / language / "documents.toml").read_text("utf-8"))
        news = "\n\n".join(example["text"] for example in table["example"]) + "\n\n"
        made[f"news, {language}"] = (news * (size // len(news) + 1))[:size]
    return made


LETTERS = str.maketrans("0123456789", "ghijklmnop")


def seconds(text: str, turns: int) -> float:
    language = "ru" if any("а" <= c <= "я" for c in text[:2000]) else "en"
    start = time.process_time()
    for _ in range(turns):
        parse(text, language=language)
    return (time.process_time() - start) / turns


def times(short: str, long: str) -> tuple[float, float]:
    """Return the seconds of both texts, in turns: a busy machine slows both."""
    seconds(short, 1)
    around = [seconds(short, TURNS)]
    lengthy = []
    for _ in range(ROUNDS):
        lengthy.append(seconds(long, 1))
        around.append(seconds(short, TURNS))
        if sum(lengthy) > PATIENCE:
            break
    return statistics.median(around), min(lengthy)


def main() -> None:
    short, long = texts(SHORT), texts(LONG)
    gc.disable()
    wrong = 0
    print(f"{'':28} {'10 kB, ms':>10} {'1 MB, ms':>10} {'ratio':>8}")
    for name, text in short.items():
        if sys.argv[1:] and not any(word in name for word in sys.argv[1:]):
            continue
        brief, lengthy = times(text, long[name])
        ratio = lengthy / brief
        wrong += ratio > LIMIT
        print(f"{name:28} {brief * 1e3:10.2f} {lengthy * 1e3:10.0f} {ratio:8.1f}{' !' * (ratio > LIMIT)}", flush=True)
    print(f"memory held while 1 MB of news is read: {peak(long['news, en']):.0f} MB, its claims among them")
    sys.exit(bool(wrong))


def peak(text: str) -> float:
    tracemalloc.start()
    parse(text, language="en")
    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return highest / 1e6


if __name__ == "__main__":
    main()
