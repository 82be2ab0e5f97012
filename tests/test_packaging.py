from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import indicators

ROOT = Path(indicators.__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DECLARED = {canonicalize_name(r.name): r for r in map(Requirement, PROJECT["project"]["dependencies"])}
EXTRAS = {
    name: {canonicalize_name(r.name): r for r in map(Requirement, requirements)}
    for name, requirements in PROJECT["project"]["optional-dependencies"].items()
}
# Module of an extra -> its distribution, since an extra need not be installed.
OF_EXTRAS = {
    "requests": "requests",
    "sdmx": "sdmx1",
    "tomlkit": "tomlkit",
    "trafilatura": "trafilatura",
    "wbgapi": "wbgapi",
}
# Declared for another package, and imported by that one.
NOT_IMPORTED = {"lxml-html-clean"}
OPTIONAL = {**EXTRAS["html"], **EXTRAS["series"]}
PINNED = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]


def imported() -> set[str]:
    """Return the distributions that the project's own modules import, at any depth."""
    names: set[str] = set()
    for path in [*(ROOT / "indicators").rglob("*.py"), ROOT / "dashboard.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add((node.module or "").partition(".")[0])
    third_party = names - set(sys.stdlib_module_names) - {"indicators", "dashboard"}
    homes = packages_distributions()
    return {canonicalize_name(OF_EXTRAS[name] if name in OF_EXTRAS else homes[name][0]) for name in third_party}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    assert imported() == {*DECLARED, *OPTIONAL} - NOT_IMPORTED
    assert set(OF_EXTRAS.values()) == set(OPTIONAL) - NOT_IMPORTED


def test_what_an_extra_brings_is_imported_only_when_it_is_used() -> None:
    code = "import sys, indicators.cli, indicators.series.refresh, indicators.sources.html; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert set(OF_EXTRAS) & set(done.stdout.split()) == set()


@pytest.mark.parametrize("required", [DECLARED, OPTIONAL], ids=["always", "extras"])
def test_every_dependency_has_a_lower_bound(required: dict[str, Requirement]) -> None:
    assert [name for name, r in required.items() if not any(s.operator == ">=" for s in r.specifier)] == []


@pytest.mark.parametrize("line", PINNED)
def test_constraints_are_names_and_versions_only(line: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", line)


def test_constraints_fit_the_lower_bounds() -> None:
    pinned = dict(line.split("==") for line in PINNED)
    required = {**DECLARED, **OPTIONAL}
    assert [name for name, r in required.items() if name not in pinned or pinned[name] not in r.specifier] == []


def test_what_the_wheel_carries_is_there() -> None:
    carried = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert [path for path in carried if not (ROOT / path).exists()] == []
    assert {"data", "dashboard.py"} <= set(carried)


def test_the_parser_holds_nothing_that_mypyc_cannot_compile() -> None:
    starred = [
        f"{path.name}:{node.lineno}"
        for path in (ROOT / "indicators" / "parse").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare)
        for other in node.comparators
        if isinstance(other, ast.Tuple | ast.List | ast.Set) and any(isinstance(e, ast.Starred) for e in other.elts)
    ]
    assert starred == []  # "x in (*a, b)" stops it with an internal error
