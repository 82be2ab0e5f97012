"""What the README says is so."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from indicators.app.api import ROUTES
from indicators.app.narrowing import DOCUMENT_PARAMETERS, SERIES_PARAMETERS
from indicators.query import DATES, FACETS
from indicators.table import SERVED_SCHEMA

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
START, END = "<!-- columns: made from indicators.table.SERVED_SCHEMA by tests/test_readme.py -->", "<!-- /columns -->"
KINDS = {pa.string(): "text", pa.float64(): "number", pa.int64(): "integer", pa.date32(): "date", pa.bool_(): "boolean"}


def columns() -> str:
    lines = [f"| `{field.name}` | {KINDS[field.type]} | {_description(field)} |" for field in SERVED_SCHEMA]
    return "\n".join(["| column | kind | meaning |", "|---|---|---|", *lines])


def _description(field: pa.Field) -> str:
    text: str = field.metadata[b"description"].decode()
    return text.replace("|", "\\|")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_the_columns_are_those_of_the_schema() -> None:
    text = README.read_text("utf-8")
    assert f"{START}\n{columns()}\n{END}" in text, "run python -m tests.test_readme to write the columns anew"


def test_the_python_example_runs_and_finds_the_claim() -> None:
    [code] = blocks("python")
    # Where a reader would run it: in a folder of its own, with nothing but the installed package.
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[:2] == [
        "21% -21.0 percent goods_trade_turnover",
        "2020-01-01 2020-06-30 Mikhail Mishustin",
    ]


@pytest.mark.parametrize("name", [*FACETS, *DATES, "q", "all"])
def test_every_parameter_is_named(name: str) -> None:
    assert re.search(rf"`{name}(=1)?`", README.read_text("utf-8"))


def test_every_address_is_named() -> None:
    text = README.read_text("utf-8")
    written = set()
    for row in re.findall(r"^\| (`/(?:api/|feed).*?) \|", text, re.MULTILINE):
        first, *endings = re.findall(r"`([^`]+)`", row)
        written |= {first, *(first.rpartition(".")[0] + ending for ending in endings)}
    assert {route.path for route in ROUTES} <= {*written, "/api/parse"}
    assert "`POST /api/parse`" in text


def test_the_parameters_of_series_and_documents_are_named() -> None:
    text = README.read_text("utf-8")
    for address, names in (("series", SERIES_PARAMETERS), ("documents", DOCUMENT_PARAMETERS)):
        [row] = re.findall(rf"^\| `/api/{address}\.csv`.*$", text, re.MULTILINE)
        assert re.findall(r"`(\w+)`", row) == list(names)


def test_every_link_and_picture_is_there() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", README.read_text("utf-8"))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


if __name__ == "__main__":
    before, rest = README.read_text("utf-8").split(START)
    README.write_text(f"{before}{START}\n{columns()}\n{END}{rest.split(END)[1]}", "utf-8")
