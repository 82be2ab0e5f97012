"""The ``indicators`` command: documents in, tables out; the check and refresh of the series; the dashboard.

Exit status 0; 1 if some documents failed, the check found something or a dataset was not refreshed; 2 for wrong usage.
What goes wrong is said on standard error, a line each.
"""

from __future__ import annotations

import os
import runpy
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.text import Text

from indicators import __version__
from indicators.explain import explain, printable, tabulate
from indicators.model import Claim, Document
from indicators.sources import LANGUAGES, DocumentError, Origin, list_files, read_file
from indicators.sources.located import parse_located

_PACKAGE = Path(__file__).resolve().parent
_WIDTH_WITHOUT_TERMINAL = 160

app = typer.Typer(
    name="indicators",
    help="Find the numeric claims of English and Russian news, and show them.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
_series = typer.Typer(help="Keep the official series up to date.", rich_markup_mode=None)
app.add_typer(_series, name="series")


class OutputFormat(StrEnum):
    """What ``parse`` writes."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    JSON = "json"
    PARQUET = "parquet"


@dataclass
class _Run:
    """What one call of ``parse`` has found, and how many documents failed."""

    language: str | None
    published: date | None
    parsed: list[tuple[Origin, Document, list[Claim]]] = field(default_factory=list)
    failures: int = 0
    console: Console = field(default_factory=lambda: Console(stderr=True))

    @property
    def claims(self) -> list[Claim]:
        return [claim for _, _, found in self.parsed for claim in found]

    def fail(self, error: Exception) -> None:
        self.failures += 1
        _report(str(error), self.console)

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


def _report(message: str, console: Console | None = None) -> None:
    # Through the console that draws the progress bar, so that the message stands above the bar and stays whole.
    line = Text(printable(f"indicators: {message}"))
    (console or Console(stderr=True)).print(line, soft_wrap=True, highlight=False)


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


@app.command()
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
    form = _form(OutputFormat(output_format) if output_format else None, output, explained)
    run = _Run(language, date.fromisoformat(published) if published else None)
    run.read(list(dict.fromkeys(file for path in paths for file in list_files(path, run.fail))))
    rendered = _compared(run, form) if with_verdicts else _rendered(run, form)
    if rendered is not None:
        _emit(rendered, output)
    return 1 if run.failures else 0


def _form(chosen: OutputFormat | None, output: Path | None, explained: bool) -> OutputFormat | None:
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


def _compared(run: _Run, form: OutputFormat | None) -> bytes | None:
    """Return the claims with what the official series say of them, or None where those cannot be read."""
    from indicators.series import SeriesError
    from indicators.table import Format, serialise
    from indicators.verdict import compared

    try:
        frame = compared(run.claims)
    except SeriesError as error:
        run.fail(error)
        return None
    if form is not None and form != OutputFormat.TABLE:
        return serialise(frame, Format(form))
    figures = frame["official_value"].map(", {:,.12g}".format, na_action="ignore").fillna("")
    said = (frame["verdict"] + figures).tolist()
    return tabulate(run.claims, _width(), said).encode()


def _rendered(run: _Run, form: OutputFormat | None) -> bytes:
    if form is None:
        return "\n".join(
            explain(_place(origin), document, claims, _width()) for origin, document, claims in run.parsed
        ).encode()
    if form == OutputFormat.TABLE:
        return tabulate(run.claims, _width()).encode()
    from indicators.table import Format, serialise

    return serialise(run.claims, Format(form))


def _place(origin: Origin) -> str:
    return origin.file if origin.line is None else f"{origin.file}, line {origin.line}"


def _emit(data: bytes, output: Path | None) -> None:
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


@app.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="A folder of series, or of data with series in it.")
    ] = None,
) -> int:
    """Say what is wrong with the official series: figures, sources, checksums."""
    from indicators.series import check_series

    findings = check_series(folder)
    for finding in findings:
        _report(str(finding))
    return 1 if findings else 0


@_series.command()
def refresh(
    datasets: Annotated[
        list[str] | None, typer.Argument(metavar="DATASET", help="Default: all that say where to ask.")
    ] = None,
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A folder of series, or of data with series in it.")
    ] = None,
) -> int:
    """Ask the producers of official series for newer figures (needs the extra "series")."""
    from indicators.series import SeriesError
    from indicators.series.refresh import MissingLibraryError, refresh_series, report

    try:
        done = report(refresh_series(data, datasets or ()), lambda line: print(printable(line)), _report)
    except (SeriesError, MissingLibraryError) as error:
        _report(str(error))
        return 1
    return 0 if done else 1


@app.command()
def serve(
    store: Annotated[Path | None, typer.Option(metavar="DIR", help="A claim store to serve.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Default: 8501.")] = None,
) -> None:
    """Start the dashboard."""
    if store is not None:
        os.environ["INDICATORS_STORE"] = str(store)
    shipped = _PACKAGE / "_dashboard.py"
    script = shipped if shipped.is_file() else _PACKAGE.parent / "dashboard.py"
    options = [] if port is None else [f"--server.port={port}"]
    sys.argv = ["streamlit", "run", str(script), *options]
    runpy.run_module("streamlit", run_name="__main__")


def _version(wanted: bool) -> None:
    if wanted:
        print(f"indicators {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Find the numeric claims of English and Russian news, and show them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with the arguments (without the program's name), and return its exit status."""
    try:
        status = app(args=arguments, prog_name="indicators", standalone_mode=False)
    except typer.Abort:
        # Interrupted from the keyboard: the shell's convention for signal 2.
        return 130
    except typer.TyperException as error:
        _report(" ".join(error.format_message().split()) + " (see indicators --help)")
        return error.exit_code
    return status or 0
