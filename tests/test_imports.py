"""Who may import whom. The map is ``ALLOWED``; everything else here reads it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import indicators

ROOT = Path(indicators.__file__).parent.parent


def each_with_others(table: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    """Return what each may import, of a table in which that is one line of names."""
    return {name: frozenset(others.split()) for name, others in table.items()}


# Infrastructure of the parser, which its passes share; every other module of indicators.parse is a pass.
# They are what several passes read (words, tokens, phrases, people, dates), and fill no field of a claim themselves.
SHARED = ("fold", "lexicon", "tokens", "draft", "morphology", "nouns", "phrases", "calendar", "actors")
# Group -> groups that it may import, besides modules of its own; only a pass may not import another pass.
ALLOWED = each_with_others(
    {
        "version": "",
        "i18n": "",
        "paths": "",
        "model": "",
        "lexicons": "",
        "shared": "model",
        "pass": "model shared",
        "language": "model shared",
        "parse": "model shared pass language",
        "tabular": "",
        "table": "model tabular",
        "wording": "i18n model shared",
        "memo": "",
        "search": "memo",
        "facets": "memo table",
        "parameters": "i18n",
        "query": "i18n model table search facets parameters",
        "series": "paths model table",
        "verdict": "model table series",
        "charts": "i18n model table wording facets series verdict",
        "explain": "model",
        "sources": "version paths model parse language",
        "corpus": "version model parse table sources series verdict",
        "store": "version model parse table query",
        "cluster": "version model parse table sources store",
        "cli": "version model parse table query sources corpus explain store cluster series verdict",
        "app": "i18n version paths model parse shared language tabular table wording parameters query facets search "
        "series verdict charts sources corpus store",
        "dashboard": "app",
        # The public interface names everything and is imported by nothing.
        "api": "model parse table parameters query sources corpus store cluster series verdict",
    }
)
# Room of the app -> rooms that it may import: pages may import all of them, and one page's room never another's.
ROOMS = each_with_others(
    {
        "data": "",
        "narrowing": "",
        "state": "data",
        "elements": "data state",
        "export": "data state narrowing elements",
        "overview": "data state elements",
        "indicator": "data state narrowing elements export",
        "claims": "data state elements",
        "sources": "data state narrowing elements export",
        "compare": "data state elements export",
        "parsing": "data state elements",
        "about": "elements",
        "api": "data narrowing elements export parsing",
        "masthead": "",
        "warm": "data state overview sources",
        "lifespan": "data warm",
        "main": "masthead state elements",
    }
)
PARSER = ("shared", "language", "pass", "parse")
STREAMLIT = ("app", "dashboard")
# Text in, claims out: top-level module -> what of the world it would bring into the parser.
BANNED_IN_PARSE: Mapping[str, str] = {
    module: kind
    for kind, modules in {
        "files": ("os", "io", "pathlib", "shutil", "tempfile", "glob", "fileinput", "mmap", "sqlite3", "yaml"),
        "processes": ("subprocess", "multiprocessing", "asyncio", "threading"),
        "the network": ("socket", "ssl", "http", "urllib", "ftplib", "requests", "httpx", "aiohttp", "fsspec"),
        "the clock or chance": ("time", "sched", "zoneinfo", "random"),
        "tables": ("pandas", "pyarrow", "numpy", "duckdb", "dask"),
        "output": ("logging", "plotly", "rich", "typer"),
    }.items()
    for module in modules
}
RESOURCES = "importlib"
CALLS_BANNED_IN_PARSE = frozenset({"open", "today", "now", "utcnow", "read_text", "read_bytes", "print", "input"})
READS_RESOURCES = "indicators.parse.lexicon.resources"


def group_of(module: str) -> str:
    """Return the group of a module of the project. Raises KeyError for one that no group knows."""
    if module == "indicators":
        return "api"
    name, _, rest = module.removeprefix("indicators.").partition(".")
    if name == "parse" and rest == "language":
        return "language"
    if name == "parse" and rest:
        return "shared" if rest.partition(".")[0] in SHARED else "pass"
    if module == "indicators.sources.corpus":
        return "corpus"
    if name == "__main__":
        return "cli"
    if name not in ALLOWED:
        raise KeyError(f"{module} belongs to no group of ALLOWED")
    return name


def pass_of(module: str) -> str:
    """Return the pass that a module is, or is a part of: a pass may be a package."""
    return ".".join(module.split(".")[:3])


def room_of(module: str) -> str:
    """Return the room of a module of the app, or "" for a module outside of it."""
    return module.split(".")[2] if module.startswith("indicators.app.") else ""


def imports(module: str, is_package: bool, source: str, known: frozenset[str]) -> Iterator[str]:
    """Yield the absolute name of each module that a source imports, at any depth."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(module, is_package, node)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield "version" if inner == "indicators.__version__" else inner if inner in known else base


def _base(module: str, is_package: bool, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parents = module.split(".")
    parents = parents[: len(parents) - node.level + is_package]
    return ".".join([*parents, *([node.module] if node.module else [])])


def calls(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func
            yield (
                called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
            )


def violations(sources: Mapping[str, str], packages: frozenset[str]) -> list[str]:
    """Return a line for each import or call that the map does not allow."""
    known = frozenset(sources)
    found = []
    for module, source in sources.items():
        group = group_of(module)
        for imported in imports(module, module in packages, source, known):
            if (reason := _reason(module, group, imported)) is not None:
                found.append(f"{module} imports {imported}: {reason}")
        if group in PARSER and module != READS_RESOURCES:
            found += [f"{module} calls {name}()" for name in calls(source) if name in CALLS_BANNED_IN_PARSE]
    return found


def _reason(module: str, group: str, imported: str) -> str | None:
    top = imported.partition(".")[0]
    if imported == "version" or top in ("indicators", "dashboard"):
        other = imported if imported == "version" else group_of(imported)
        if other == group and (group != "pass" or pass_of(imported) == pass_of(module)):
            return None
        return None if other in ALLOWED[group] or imported == module else f"{group} may not import {other}"
    if top == "streamlit" and group not in STREAMLIT:
        return "only the app may import streamlit"
    if group in PARSER:
        if top in BANNED_IN_PARSE:
            return f"the parser knows nothing of {BANNED_IN_PARSE[top]}"
        if top == RESOURCES and (module, imported) != (READS_RESOURCES, "importlib.resources"):
            return "only the lexicon reads its files"
    return None


def project() -> tuple[dict[str, str], frozenset[str]]:
    sources, packages = {}, set()
    for path in [*sorted((ROOT / "indicators").rglob("*.py")), ROOT / "dashboard.py"]:
        parts = path.relative_to(ROOT).with_suffix("").parts
        module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        sources[module] = path.read_text(encoding="utf-8")
        if parts[-1] == "__init__":
            packages.add(module)
    return sources, frozenset(packages)


def test_every_import_goes_down_the_map() -> None:
    sources, packages = project()
    assert {"indicators.model", "indicators.parse", "indicators.sources.files", "dashboard"} <= set(sources)
    assert violations(sources, packages) == []


def test_the_rooms_of_pages_do_not_know_each_other() -> None:
    sources, packages = project()
    for module, source in sources.items():
        room, other = room_of(module), ""
        for imported in imports(module, module in packages, source, frozenset(sources)):
            other = room_of(imported)
            # Warming up imports what pages import when they are first opened.
            if room not in ("", "pages", "warm") and other not in ("", room):
                assert other in ROOMS[room], f"{module} imports {imported}"


@pytest.mark.parametrize("groups", [ALLOWED, ROOMS])
def test_the_map_has_no_cycle(groups: Mapping[str, frozenset[str]]) -> None:
    done: set[str] = set()
    left = dict(groups)
    while ready := [group for group, others in left.items() if others <= done]:
        done.update(ready)
        left = {group: others for group, others in left.items() if group not in done}
    assert left == {}


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("indicators.model", "import indicators.table"),
        ("indicators.model", "from indicators import parse"),
        ("indicators.model", "from . import table"),
        ("indicators.table", "from indicators.query import Query"),
        ("indicators.table", "from indicators.parse import parse"),
        ("indicators.query", "from indicators.sources import read_documents"),
        ("indicators.query", "import streamlit as st"),
        ("indicators.charts", "from streamlit.delta_generator import DeltaGenerator"),
        ("indicators.charts", "import indicators"),
        ("indicators.series.read", "from indicators.sources import data_folder"),
        ("indicators.series.frame", "from indicators.parse import parse"),
        ("indicators.paths", "from indicators.sources import data_folder"),
        ("indicators.cli", "from indicators.app import main"),
        ("indicators.cli", "def f():\n    import streamlit"),
        ("indicators.sources.files", "from indicators.table import to_frame"),
        ("indicators.sources.files", "from indicators.sources.corpus import load"),
        ("indicators.parse", "from indicators.sources import read_documents"),
        ("indicators.parse", "if TYPE_CHECKING:\n    import pandas as pd"),
        ("indicators.parse.units", "from indicators.parse.numerals import x"),
        ("indicators.parse.units", "from indicators.parse import numerals"),
        ("indicators.parse.units", "from . import numerals"),
        ("indicators.parse.units", "from .numerals import x"),
        ("indicators.parse.units", "from indicators.parse import parse_document"),
        ("indicators.parse.units", "from datetime import date\nx = date.today()"),
        ("indicators.parse.units", "x = open('a')"),
        ("indicators.parse.units", "import urllib.request"),
        ("indicators.parse.units", "from time import monotonic"),
        ("indicators.parse.units", "from importlib.resources import files"),
        ("indicators.parse.tokens", "from indicators.parse.units import x"),
        ("indicators.parse.tokens", "from pathlib import Path"),
        ("indicators.parse.lexicon", "from importlib.resources import files"),
        ("indicators.parse.lexicon.resources", "import importlib.metadata"),
        ("indicators.parse.lexicon.resources", "from os import environ"),
    ],
)
def test_a_planted_violation_is_found(module: str, source: str) -> None:
    sources, packages = project()
    planted = {"indicators.parse.numerals": "", "indicators.parse.units": "", module: source}
    found = violations({**sources, **planted}, packages - {module})
    assert [line for line in found if line.startswith(f"{module} ")] != []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("indicators.parse.lexicon.resources", "from importlib.resources import files"),
        (
            "indicators.parse.units",
            "from indicators.parse import lexicon\nfrom . import tokens\nfrom indicators.model import Bound",
        ),
        ("indicators.parse", "from indicators.parse import numerals, units"),
        ("indicators.app.pages.x", "import streamlit as st\nfrom indicators.query import select"),
        ("indicators.cli", "from indicators import __version__"),
    ],
)
def test_what_the_map_allows_is_no_violation(module: str, source: str) -> None:
    planted = {"indicators.model": "", "indicators.query": "", "indicators.parse": "", "indicators.parse.numerals": ""}
    planted |= {
        "indicators.parse.units": "",
        "indicators.parse.lexicon": "",
        "indicators.parse.tokens": "",
        module: source,
    }
    assert violations(planted, frozenset({"indicators.parse"})) == []


def test_a_module_that_no_group_knows_is_refused() -> None:
    with pytest.raises(KeyError, match=r"indicators\.novelty belongs to no group"):
        violations({"indicators.novelty": ""}, frozenset())


def test_parsing_loads_no_table_library_and_no_dashboard() -> None:
    code = (
        "import sys, indicators; indicators.parse; indicators.Document; indicators.read_documents;"
        "print(*{'pandas', 'pyarrow', 'streamlit', 'plotly', 'typer'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == []


def test_parse_is_a_function_whatever_was_imported_before() -> None:
    code = (
        "import indicators.parse.lexicon, indicators.parse;"
        "from indicators.parse import parse_document;"
        "assert indicators.parse('It rose by 5%.', language='en')[0].value == 5;"
        "assert parse_document is indicators.parse_document"
    )
    subprocess.run([sys.executable, "-c", code], timeout=60, check=True)


def test_the_public_interface_is_what_type_checkers_see() -> None:
    tree = ast.parse((ROOT / "indicators" / "__init__.py").read_text(encoding="utf-8"))
    (block,) = [node for node in tree.body if isinstance(node, ast.If)]
    seen = {
        alias.asname: node.module for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert seen == {name: home for home, names in indicators._HOMES.items() for name in names}
    for name in indicators.__all__:
        assert getattr(indicators, name) is not None
    assert set(indicators.__all__) <= set(dir(indicators))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = indicators.nonsense  # type: ignore[attr-defined]
