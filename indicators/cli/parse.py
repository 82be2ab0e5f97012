"""``indicators parse``: documents in, claims out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from indicators.cli.messages import report
from indicators.cli.output import OutputFormat, compared, emit, form_of, rendered
from indicators.model import Claim, Document
from indicators.sources import LANGUAGES, DocumentError, Origin, list_files, read_file
from indicators.sources.located import parse_located


@dataclass
class _Run:
    """What one call of ``parse`` has found, and how many documents failed."""

    language: str | None
    published: date | None
    parsed: list[tuple[Origin, Document, list[Claim]]] = field(default_factory=list)
    failures: int = 0
    console: Console = field(default_factory=lambda: Console(stderr=True))

    def fail(self, error: Exception) -> None:
        self.failures += 1
        report(str(error), self.console)

    def read(self, files: Sequence[str]) -> None:
        for name in _with_progress(files, self.console):
            for origin, found in read_file(name):
                if isinstance(found, DocumentError):
                    self.fail(found)
                else:
                    self._parse(origin, found)

    def _parse(self, origin: Origin, document: Document) -> None:
        document = replace(
            document,
            language=document.language or self.language,
            published=document.published or self.published,
        )
        found = parse_located(origin, document)
        if isinstance(found, DocumentError):
            self.fail(found)
        else:
            self.parsed.append((origin, document, found))


def _with_progress(files: Sequence[str], console: Console) -> Iterator[str]:
    shown = len(files) > 1 and console.is_terminal
    yield from track(files, "Parsing", console=console, transient=True) if shown else files


def _language(value: str | None) -> str | None:
    if value is not None and value not in LANGUAGES:
        raise typer.BadParameter(f"{value!r} is no language that is parsed; choose from {', '.join(LANGUAGES)}")
    return value


def _date(value: str | None) -> str | None:
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no date; write it as 2020-09-14") from None


def _format(value: str | None) -> str | None:
    if value is not None and value not in tuple(OutputFormat):
        raise typer.BadParameter(f"{value!r} is no format; choose from {', '.join(OutputFormat)}")
    return value


def parse(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH|-", help="Files (.md, .txt, .html, .jsonl), folders, or - for text.")
    ],
    language: Annotated[
        str | None, typer.Option(callback=_language, metavar="|".join(LANGUAGES), help="Of documents that state none.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(callback=_date, metavar="YYYY-MM-DD", help="Of documents that state none.")
    ] = None,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            callback=_format,
            metavar="|".join(OutputFormat),
            help="Default: by the ending of --output; else a table on a terminal, and CSV elsewhere.",
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write here instead of to standard output.")
    ] = None,
    explained: Annotated[
        bool, typer.Option("--explain", help="Show each sentence, its quotes underlined, and the rules that fired.")
    ] = False,
    with_verdicts: Annotated[
        bool, typer.Option("--verdicts", help="Add four columns: what the official series of the data folder say.")
    ] = False,
) -> int:
    """Print the numeric claims of documents."""
    if explained and with_verdicts:
        raise typer.BadParameter("an explanation has no columns; leave --explain out", param_hint="--verdicts")
    form = form_of(OutputFormat(output_format) if output_format else None, output, explained)
    run = _Run(language, date.fromisoformat(published) if published else None)
    run.read(list(dict.fromkeys(file for path in paths for file in list_files(path, run.fail))))
    data = _compared(run, form) if with_verdicts else rendered(run.parsed, form)
    if data is not None:
        emit(data, output)
    return 1 if run.failures else 0


def _compared(run: _Run, form: OutputFormat | None) -> bytes | None:
    from indicators.series import SeriesError

    try:
        return compared(run.parsed, form)
    except SeriesError as error:
        run.fail(error)
        return None
