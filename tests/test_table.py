from __future__ import annotations

import csv
import json
import re
import time
from dataclasses import fields
from datetime import date
from io import StringIO
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from claims import CLAIM, claim
from hypothesis import given
from hypothesis import strategies as st

from indicators import table
from indicators.model import Claim, Modality
from indicators.table import COLUMNS, SCHEMA, Format

FORMULAS = ["=1+1", "+SUM(A1)", "-1-1", "@cmd", "\tx", "\rx", "\nx", "＝1", "'=1", "''-x", "-", "+"]


def cells(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode(), newline="")))


def test_columns_are_the_fields_of_a_claim() -> None:
    assert tuple(f.name for f in fields(Claim)) == COLUMNS
    assert all(SCHEMA.field(name).metadata[b"description"] for name in COLUMNS)


def test_frame_has_types_that_pandas_computes_with() -> None:
    frame = table.to_frame([CLAIM, claim(published=None, period_start=None, speaker="X")])
    assert list(frame.columns) == list(COLUMNS)
    assert str(frame["period_start"].dtype) == "datetime64[s]"
    assert frame["negated"].dtype == bool
    assert frame["published"].isna().tolist() == [False, True]
    assert frame.loc[0, "geo"] == "BLR;RUS"
    assert frame.loc[0, "rules"] == "numeral.en.digits;unit.shared.percent"


def test_nothing_is_null_but_rules_are_empty_text() -> None:
    frame = table.to_frame([claim(geo=(), rules=())])
    assert frame["geo"].isna().all()
    assert frame["rules"].tolist() == [""]


def test_no_claims_make_an_empty_frame_of_the_same_types() -> None:
    assert table.to_frame([]).dtypes.equals(table.to_frame([CLAIM]).dtypes)


def test_frame_of_many_claims_is_fast() -> None:
    claims = [CLAIM] * 100_000
    start = time.perf_counter()
    table.to_frame(claims)
    assert time.perf_counter() - start < 5


def test_frame_and_back() -> None:
    claims = [CLAIM, claim(geo=(), rules=(), url=None, published=None, modality=Modality.PLAN)]
    assert table.from_frame(table.to_frame(claims)).equals(table.to_arrow(claims))


def test_frame_may_have_more_columns_but_not_fewer() -> None:
    frame = table.to_frame([CLAIM]).assign(verdict="differs")
    assert table.from_frame(frame).column_names == list(COLUMNS)
    with pytest.raises(ValueError, match="no column quote"):
        table.from_frame(frame.drop(columns="quote"))
    with pytest.raises(ValueError, match="column value is not double"):
        table.from_frame(frame.assign(value="much"))


def test_csv_is_iso_dates_true_false_and_empty_cells() -> None:
    data = table.serialise([claim(negated=True), claim(published=None, geo=())], Format.CSV)
    assert data.decode().split("\n", 1)[0] == ",".join(COLUMNS)
    first, second = cells(data)
    assert (first["published"], first["negated"], first["geo"]) == ("2020-09-14", "true", "BLR;RUS")
    assert (second["published"], second["negated"], second["geo"]) == ("", "false", "")
    assert float(first["value"]) == 21.0


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_holds_no_formula_and_reading_gives_the_text_back(text: str) -> None:
    data = table.serialise([claim(sentence=text, quote=text, title=text, geo=(text,))], Format.CSV)
    (row,) = cells(data)
    for column in ("sentence", "quote", "title", "geo"):
        assert row[column] == "'" + text
    assert table.to_frame(table.deserialise(data, Format.CSV)).loc[0, "sentence"] == text


@pytest.mark.parametrize("quote", ["-0.2%", "+5%", "-1,250.5", "+5 %", "-1\N{NO-BREAK SPACE}250"])
def test_csv_leaves_signed_numbers_alone(quote: str) -> None:
    assert cells(table.serialise([claim(quote=quote)], Format.CSV))[0]["quote"] == quote


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), st.sampled_from(["", "'", "=", "+", "-", "@"]))
def test_no_csv_cell_starts_like_a_formula(text: str, prefix: str) -> None:
    cell = prefix + text
    data = table.serialise([claim(sentence=cell)], Format.CSV)
    (row,) = cells(data)
    written = row["sentence"]
    assert not written.startswith(("=", "@", "\t", "\r"))
    assert re.match(r"[+-](?![\d.,\s]*\d\s?%?$)", written) is None
    assert table.deserialise(data, Format.CSV)["sentence"].to_pylist() == [cell]


@pytest.mark.parametrize("file_format", Format)
def test_every_format_reads_back(file_format: Format, tmp_path: Path) -> None:
    claims = [
        CLAIM,
        claim(sentence='He said "a,b"\r\nand', title="", url=None, geo=(), rules=(), published=None, value=1.5e12),
        claim(sentence="«1 млрд»; ё", value=-0.1, modality=Modality.FORECAST),
    ]
    path = tmp_path / f"claims.{file_format}"
    table.write(claims, path)
    pd.testing.assert_frame_equal(table.read(path), table.to_frame(claims))
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("file_format", Format)
def test_every_format_holds_an_empty_table(file_format: Format) -> None:
    assert table.deserialise(table.serialise([], file_format), file_format).equals(table.to_arrow([]))


def test_json_has_null_and_iso_dates() -> None:
    line = table.serialise([claim(period_end=None)], Format.JSONL).decode()
    assert line.count("\n") == 1
    row = json.loads(line)
    assert list(row) == list(COLUMNS)
    assert (row["published"], row["period_end"], row["negated"]) == ("2020-09-14", None, False)
    assert (
        json.loads(table.serialise([CLAIM, CLAIM], Format.JSON))
        == [json.loads(table.serialise([CLAIM], Format.JSONL))] * 2
    )


def test_parquet_describes_its_columns(tmp_path: Path) -> None:
    table.write([CLAIM], tmp_path / "claims.parquet")
    schema = pq.read_schema(tmp_path / "claims.parquet")
    assert schema.field("quote").metadata[b"description"] == SCHEMA.field("quote").metadata[b"description"]
    assert schema.field("published").type == "date32"


def test_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"claims\.xlsx: the name does not end in \.csv, \.jsonl"):
        table.write([CLAIM], tmp_path / "claims.xlsx")


def test_what_is_there_survives_a_failed_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("old")

    def full_disk(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(OSError, match="No space"):
        table.write([CLAIM], path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "target.csv"
    link = tmp_path / "link.csv"
    target.touch()
    link.symlink_to(target)
    table.write([CLAIM], link)
    assert link.is_symlink()
    assert len(table.read(target)) == 1


def test_a_device_is_written_to_not_replaced() -> None:
    table.write_atomically(Path("/dev/null"), b"x")
    assert Path("/dev/null").is_char_device()


def test_dates_before_unix_time(tmp_path: Path) -> None:
    claims = [claim(period_start=date(1922, 12, 30), period_end=date(2999, 1, 1))]
    path = tmp_path / "claims.csv"
    table.write(claims, path)
    assert table.read(path).loc[0, "period_start"] == pd.Timestamp("1922-12-30")
