"""The description of the data is a Data Package, and what it says of the files is so."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pyarrow as pa
import pytest
from asking import BASE, Client

from indicators.app.export.datapackage import SERVED, TABLES

client = Client()
# https://datapackage.org/standard/data-package, /data-resource and /table-schema, version 2.
NAME = re.compile(r"[a-z0-9._/-]+")
SEMVER = re.compile(r"\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?")
TYPES = {"string", "number", "integer", "boolean", "date", "datetime", "any"}


def is_package(package: dict[str, Any]) -> None:
    """Check what the specification asks of a package."""
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert NAME.fullmatch(package["name"])
    assert SEMVER.fullmatch(package["version"])
    assert datetime.fromisoformat(package["created"]).tzinfo is not None
    assert package["resources"]
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)
    for licensed in (package, *package["resources"]):
        for licence in licensed.get("licenses", []):
            assert licence.get("name") or licence.get("path")
        for source in licensed.get("sources", []):
            assert source.get("title") or source.get("path")
            assert source.get("path", "https://").startswith(("http://", "https://"))
    for resource in package["resources"]:
        is_resource(resource, names)


def is_resource(resource: dict[str, Any], names: list[str]) -> None:
    assert NAME.fullmatch(resource["name"])
    assert resource["path"].startswith(("http://", "https://")) or re.fullmatch(r"[\w.-]+", resource["path"])
    assert (resource["format"], resource["mediatype"], resource["encoding"]) == ("csv", "text/csv", "utf-8")
    schema = resource["schema"]
    fields = [field["name"] for field in schema["fields"]]
    assert len(set(fields)) == len(fields)
    assert {field["type"] for field in schema["fields"]} <= TYPES
    assert all(field["description"] for field in schema["fields"])
    assert set(schema["primaryKey"]) <= set(fields)
    for key in schema.get("foreignKeys", []):
        assert set(key["fields"]) <= set(fields)
        assert key["reference"]["resource"] in names


def described() -> dict[str, Any]:
    package: dict[str, Any] = client.get("/api/datapackage.json").json()
    return package


def rows(resource: dict[str, Any]) -> list[dict[str, str]]:
    address = resource["path"].removeprefix(BASE.rstrip("/"))
    return list(csv.DictReader(io.StringIO(client.get(address).text, newline="")))


def test_it_is_a_data_package() -> None:
    is_package(described())
    assert described()["homepage"] == BASE


PARSERS: dict[str, Callable[[str], object]] = {
    "number": float,
    "integer": int,
    "date": datetime.fromisoformat,
    "string": str,
}


@pytest.mark.parametrize("position", range(len(SERVED)))
def test_the_files_are_as_described(position: int) -> None:
    resource = described()["resources"][position]
    table = rows(resource)
    fields = resource["schema"]["fields"]
    assert list(table[0]) == [field["name"] for field in fields]
    for field in fields:
        cells = [row[field["name"]] for row in table]
        if field["type"] == "boolean":
            assert set(cells) <= {"true", "false"}
        else:
            list(map(PARSERS[field["type"]], filter(None, cells)))
        if field.get("constraints", {}).get("required"):
            assert all(cells), field["name"]
    keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in table]
    assert len(set(keys)) == len(keys)


def test_claims_refer_to_documents() -> None:
    package = {resource["name"]: resource for resource in described()["resources"]}
    [key] = package["claims"]["schema"]["foreignKeys"]
    assert key == {"fields": ["document_id"], "reference": {"resource": "documents", "fields": ["document_id"]}}
    there = {row["document_id"] for row in rows(package["documents"])}
    assert {row["document_id"] for row in rows(package["claims"])} <= there


def test_every_column_has_a_type_that_the_description_knows() -> None:
    kinds = {"string": pa.string(), "number": pa.float64(), "integer": pa.int64(), "date": pa.date32()}
    for resource in described()["resources"]:
        for field, column in zip(resource["schema"]["fields"], TABLES[resource["name"]].schema, strict=True):
            assert kinds.get(field["type"], pa.bool_()) == column.type
            assert field["description"] == column.metadata[b"description"].decode()


def test_official_figures_have_their_sources_and_terms() -> None:
    [series] = [resource for resource in described()["resources"] if resource["name"] == "series"]
    table = rows(series)
    assert {source["title"] for source in series["sources"]} == {row["citation"] for row in table}
    assert {licence["title"] for licence in series["licenses"]} == {row["licence"] for row in table}
