"""What is said on standard error."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from indicators.explain import printable


def report(message: str, console: Console | None = None) -> None:
    """Say what went wrong, in one line."""
    # Through the console that draws the progress bar, so that the message stands above the bar and stays whole.
    line = Text(printable(f"indicators: {message}"))
    (console or Console(stderr=True)).print(line, soft_wrap=True, highlight=False)
