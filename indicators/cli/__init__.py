"""The ``indicators`` command: documents in, tables out; the check and refresh of the series; the dashboard.

Exit status 0; 1 if some documents failed, the check found something or a dataset was not refreshed; 2 for wrong usage.
What goes wrong is said on standard error, a line each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from indicators import __version__
from indicators.cli.messages import report
from indicators.cli.parse import parse
from indicators.cli.series import check, refresh
from indicators.cli.serve import serve

app = typer.Typer(
    name="indicators",
    help="Find the numeric claims of English and Russian news, and show them.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
_series = typer.Typer(help="Keep the official series up to date.", rich_markup_mode=None)
app.add_typer(_series, name="series")
for command in (parse, check, serve):
    app.command()(command)
_series.command()(refresh)


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
        report(" ".join(error.format_message().split()) + " (see indicators --help)")
        return error.exit_code
    return status or 0
