"""Claims as text for a terminal: why each one was found, or a short table of them. Pure: text in, text out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rich.cells import cell_len

from indicators.model import Bound, Claim, Document

_INDENT = "  "
_MARK = "^"


def printable(text: str) -> str:
    """Return untrusted text so that a terminal only shows it: on one line, each control character as its escape.

    It goes character by character, so that parts of a text come out as parts of the result.
    """
    return "".join(map(_printable, text))


def _printable(char: str) -> str:
    if char.isprintable():
        return char
    # Spaces of all kinds are no danger; escapes, controls and marks that reorder a line (U+202E) are.
    return " " if char.isspace() and char not in "\x1c\x1d\x1e\x1f\x85" else ascii(char)[1:-1]


def explain(file: str, document: Document, claims: Sequence[Claim], width: int = 100) -> str:
    """Return, for each sentence with claims, the sentence with its quotes underlined and a tree for each claim.

    ``width`` is the number of terminal columns to which sentences are broken.
    """
    published = document.published.isoformat() if document.published else None
    lines = [printable(_joined(file, document.title, document.publisher, published)), ""]
    if not claims:
        lines += [_INDENT + "no claims", ""]
    for _, group in groupby(claims, key=lambda claim: (claim.sentence_start, claim.sentence_end)):
        members = list(group)
        lines += [_INDENT + line for line in _underlined(members, width - len(_INDENT))]
        for claim in members:
            lines += ["", *(_INDENT + line for line in _tree(claim))]
        lines.append("")
    return "\n".join(lines)


def _underlined(claims: Sequence[Claim], width: int) -> Iterator[str]:
    sentence, offset = claims[0].sentence, claims[0].sentence_start
    marked = {i for claim in claims for i in range(claim.start - offset, claim.end - offset)}
    for start, end in _broken(sentence, width):
        yield printable(sentence[start:end]).rstrip()
        marks = ((_MARK if i in marked else " ") * cell_len(printable(sentence[i])) for i in range(start, end))
        if line := "".join(marks).rstrip():
            yield line


def _broken(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = column = 0
    space: int | None = None
    for i, char in enumerate(text):
        column += cell_len(printable(char))
        if char.isspace():
            space = i + 1
        if column > width and space is not None:
            yield start, space
            column = cell_len(printable(text[space : i + 1]))
            start, space = space, None
    yield start, len(text)


def _tree(claim: Claim) -> Iterator[str]:
    yield f"{printable(claim.quote)}  [{claim.start}:{claim.end}]"
    branches = [(name, text) for name, text in _branches(claim) if text]
    for i, (name, text) in enumerate(branches):
        last = i == len(branches) - 1
        yield f"{'└─' if last else '├─'} {name:<10}{printable(text)}"
        if name == "rules":
            for j, rule in enumerate(claim.rules):
                yield f"   {'└─' if j == len(claim.rules) - 1 else '├─'} {printable(rule)}"


def _branches(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "value", _value(claim)
    yield "measure", _joined(claim.measure, claim.direction)
    yield "baseline", _joined(claim.baseline, _days(claim.baseline_start, claim.baseline_end))
    yield "indicator", claim.indicator or ""
    yield "subject", claim.subject or ""
    yield "geo", " ".join(claim.geo)
    days = _days(claim.period_start, claim.period_end)
    yield "period", _joined(days, claim.period_text and f"“{claim.period_text}”", claim.period_source)
    written = claim.speaker_text and f"“{claim.speaker_text}”"
    yield "speaker", _joined(claim.speaker, written, claim.attribution)
    yield "modality", _joined(claim.modality, "negated" if claim.negated else None)
    yield "rules", f"{len(claim.rules)}"


def _value(claim: Claim) -> str:
    low, high = f"{claim.value_low:,.12g}", f"{claim.value_high:,.12g}"
    number = f"{low} to {high}" if claim.bound == Bound.RANGE else f"{claim.value:,.12g}"
    unit = " per ".join(filter(None, (claim.unit, claim.per)))
    return f"{number} {unit}".rstrip() + f", {claim.bound}"


def _days(start: object, end: object) -> str:
    if start is None and end is None:
        return ""
    return str(start) if start == end else f"{start or '…'} to {end or '…'}"


def _joined(*parts: str | None) -> str:
    return ", ".join(filter(None, parts))


# Each column's heading, and its share of a narrow terminal.
_COLUMNS = {"quote": 2, "value": 3, "measure": 2, "indicator": 2, "period": 3, "speaker": 2, "sentence": 6}
_BESIDE = {"official": 3}


def tabulate(claims: Iterable[Claim], width: int = 100, official: Sequence[str] | None = None) -> str:
    """Return a table of the claims for reading, one line a claim, ``width`` terminal columns wide; texts are cut.

    ``official`` is what is said of each claim in a column of its own.
    """
    columns, rows = _COLUMNS, list(map(_row, claims))
    if official is not None:
        columns = {**_BESIDE, **_COLUMNS}
        rows = [(beside, *row) for beside, row in zip(official, rows, strict=True)]
    cells = [[printable(cell) for cell in row] for row in [tuple(columns), *rows]]
    widths = _widths(cells, width, columns)
    lines = ("  ".join(_fit(cell, w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in cells)
    return "".join(line + "\n" for line in lines)


def _row(claim: Claim) -> tuple[str, ...]:
    return (
        claim.quote,
        _value(claim).removesuffix(f", {Bound.EXACT}"),
        _joined(claim.measure, claim.direction),
        claim.indicator or "",
        _days(claim.period_start, claim.period_end),
        claim.speaker or claim.speaker_text or "",
        claim.sentence,
    )


def _widths(cells: Sequence[Sequence[str]], width: int, columns: Mapping[str, int]) -> list[int]:
    wanted = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    room = width - 2 * (len(wanted) - 1)
    shares = [max(len(heading), room * share // sum(columns.values())) for heading, share in columns.items()]
    # What narrow columns leave over goes to the last one, the sentence.
    widths = [min(pair) for pair in zip(wanted, shares, strict=True)]
    return [*widths[:-1], min(wanted[-1], max(shares[-1], room - sum(widths[:-1])))]


def _fit(cell: str, width: int) -> str:
    if cell_len(cell) > width:
        while cell_len(cell) > width - 1:
            cell = cell[: min(len(cell) - 1, width - 1)]
        cell += "…"
    return cell + " " * (width - cell_len(cell))
