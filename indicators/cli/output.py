"""How claims leave the command: as a table, an explanation or a file."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import typer

from indicators.explain import explain, printable, tabulate
from indicators.model import Claim, Document
from indicators.sources import Origin

_WIDTH_WITHOUT_TERMINAL = 160
Parsed = Sequence[tuple[Origin, Document, list[Claim]]]


class OutputFormat(StrEnum):
    """What ``parse`` writes."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    JSON = "json"
    PARQUET = "parquet"


def form_of(chosen: OutputFormat | None, output: Path | None, explained: bool) -> OutputFormat | None:
    """Return the format to write, or None for an explanation."""
    if output is not None and (output.is_dir() or not output.parent.is_dir()):
        raise typer.BadParameter(
            f"{output} cannot be written: no such folder, or a folder itself", param_hint="--output"
        )
    if explained:
        if chosen not in (None, OutputFormat.TABLE):
            raise typer.BadParameter("an explanation is text; leave --format out", param_hint="--explain")
        return None
    terminal = output is None and sys.stdout.isatty()
    chosen = chosen or (_by_ending(output) if output else OutputFormat.TABLE if terminal else OutputFormat.CSV)
    if chosen == OutputFormat.PARQUET and terminal:
        raise typer.BadParameter("Parquet is not for a terminal; give --output FILE", param_hint="--format")
    return chosen


def _by_ending(output: Path) -> OutputFormat:
    ending = output.suffix.lower().removeprefix(".")
    if ending == "txt":
        return OutputFormat.TABLE
    if ending not in tuple(OutputFormat):
        raise typer.BadParameter(f"{output} has no ending that tells a format; give --format", param_hint="--output")
    return OutputFormat(ending)


def _width() -> int:
    return shutil.get_terminal_size((_WIDTH_WITHOUT_TERMINAL, 24)).columns


def claims_of(parsed: Parsed) -> list[Claim]:
    """Return the claims of all documents."""
    return [claim for _, _, found in parsed for claim in found]


def compared(parsed: Parsed, form: OutputFormat | None) -> bytes:
    """Return the claims with what the official series say of them. Raises SeriesError where those cannot be read."""
    from indicators.table import Format, serialise
    from indicators.verdict import compared as with_verdicts

    claims = claims_of(parsed)
    frame = with_verdicts(claims)
    if form is not None and form != OutputFormat.TABLE:
        return serialise(frame, Format(form))
    figures = frame["official_value"].map(", {:,.12g}".format, na_action="ignore").fillna("")
    said = (frame["verdict"] + figures).tolist()
    return tabulate(claims, _width(), said).encode()


def rendered(parsed: Parsed, form: OutputFormat | None) -> bytes:
    """Return the claims in a format, or explained where ``form`` is None."""
    if form is None:
        return "\n".join(
            explain(_place(origin), document, claims, _width()) for origin, document, claims in parsed
        ).encode()
    if form == OutputFormat.TABLE:
        return tabulate(claims_of(parsed), _width()).encode()
    from indicators.table import Format, serialise

    return serialise(claims_of(parsed), Format(form))


def _place(origin: Origin) -> str:
    return origin.file if origin.line is None else f"{origin.file}, line {origin.line}"


def emit(data: bytes, output: Path | None) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    if output is not None:
        from indicators.table import write_atomically

        try:
            write_atomically(output, data)
        except OSError as error:
            raise typer.BadParameter(f"{output} cannot be written ({error.strerror})", param_hint="--output") from None
        return
    if sys.stdout.isatty():
        # CSV and JSON are for programs; on a terminal the texts in them are only looked at.
        data = "\n".join(map(printable, data.decode().split("\n"))).encode()
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has seen enough (`| head`). Standard output is closed so that its last flush does not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
