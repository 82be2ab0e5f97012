"""Claims of Parquet files, served beside the documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import indicators
from indicators.app import data
from indicators.app.data import Snapshot, current
from indicators.charts import Checked, claims_figure, claims_spec, panels, rows
from indicators.query import Query, facets, select
from indicators.store import VARIABLE, Cited, Library, StoreError, as_text, by_chunks, citations, read_store, texts_of
from indicators.table import COLUMNS, from_frame, serialise, to_frame, write
from tests.claims import excerpt_folder
from tests.test_app import opened, words

TEXT = "GDP of Belarus grew by 3% in 2023, said Roman Golovchenko. Inflation in Belarus was 5.8% in 2023."


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pd.DataFrame:
    monkeypatch.setenv("INDICATORS_DATA", str(excerpt_folder(tmp_path / "data")))
    claims = to_frame(indicators.parse(TEXT)).assign(title="A title", publisher="A publisher")
    write(claims, tmp_path / "claims.parquet")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "claims.parquet"))
    return claims


def test_claims_of_a_store_stand_beside_those_of_the_documents(stored: pd.DataFrame) -> None:
    snapshot = current()
    assert isinstance(snapshot.documents, Library)
    assert not snapshot.errors
    assert len(snapshot.documents) == 2 == len(list(snapshot.documents))
    own = snapshot.frame[snapshot.frame["document_id"].isin(stored["document_id"])]
    pd.testing.assert_frame_equal(as_text(own)[list(COLUMNS)].reset_index(drop=True), stored[list(COLUMNS)])
    document = snapshot.documents[stored["document_id"].iloc[0]]
    assert isinstance(document, Cited)
    assert (document.title, document.publisher, document.text) == ("A title", "A publisher", "")
    assert document.document_id == stored["document_id"].iloc[0]
    assert "nothing" not in snapshot.documents


def test_each_column_of_texts_is_in_one_piece_or_a_few_rows_would_cost_a_copy_of_all(stored: pd.DataFrame) -> None:
    frame = current().frame
    texts = [name for name, kind in frame.dtypes.items() if isinstance(kind, pd.StringDtype)]
    assert {"sentence", "quote", "claim_id"} == set(texts)
    assert [frame[name].array.__arrow_array__().num_chunks for name in texts] == [1, 1, 1]


def test_the_claims_of_known_documents_are_left_out(stored: pd.DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    assert read_store(path).num_rows == len(stored)
    assert read_store(path, list(stored["document_id"])).num_rows == 0
    other = stored.assign(document_id="another")
    write(pd.concat([stored, other], ignore_index=True), path)
    left = read_store(path, list(stored["document_id"])).to_pandas()
    assert set(left["document_id"]) == {"another"}
    assert left["sentence"].tolist() == stored["sentence"].tolist()


def test_what_is_worked_out_in_parts_is_what_is_worked_out_at_once(stored: pd.DataFrame) -> None:
    frame = current().frame
    plain = as_text(frame)
    (whole,), (parts,) = (by_chunks(lambda part: (part[["indicator", "value"]],), frame, size) for size in (1000, 1))
    pd.testing.assert_frame_equal(as_text(whole), as_text(parts))
    pd.testing.assert_frame_equal(as_text(whole), plain[["indicator", "value"]])


def test_groups_are_the_same_in_however_many_parts_they_are_made(
    stored: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = ("GDP of Belarus grew by 9% in 2023, said Yuri Borisov.", "Inflation in Belarus was 9.1% in 2023.")
    more = [to_frame(indicators.parse(text)).assign(document_id=text[:9], publisher=text[:9]) for text in said]
    write(pd.concat([stored, *more], ignore_index=True), tmp_path / "claims.parquet")
    found: list[Snapshot] = []
    for size in (100_000, 1):
        monkeypatch.setattr(data, "_AT_ONCE", size)
        data._snapshot.cache_clear()
        found.append(current())
    columns = ["indicator", "claims", "contradiction", "claim_ids"]
    assert len(found[0].groups) >= 2
    pd.testing.assert_frame_equal(found[0].groups[columns], found[1].groups[columns])
    grouped = [";".join(found[0].frame["claim_id"][found[0].group_of == place]) for place in found[0].groups.index]
    assert grouped == found[0].groups["claim_ids"].tolist()


def test_each_claim_has_its_own_official_figures(stored: pd.DataFrame) -> None:
    snapshot = current()
    for place, claim in enumerate(snapshot.frame["claim_id"]):
        own = snapshot.matches[snapshot.matches["claim_id"] == claim]
        assert snapshot.matches_of([place])["official_value"].tolist() == own["official_value"].tolist()
        assert len(own) == snapshot.details["figures"].iloc[place]
    assert len(snapshot.matches_of([])) == 0


def test_documents_with_and_without_text_are_cited_alike(stored: pd.DataFrame) -> None:
    documents = current().documents
    table = citations(documents).set_index("document_id")
    assert set(table.index) == set(documents)
    for name, document in documents.items():
        assert table.at[name, "title"] == document.title
        assert table.at[name, "kind"] == document.kind
    assert len(citations(texts_of(documents))) == 1


def test_categories_are_counted_filtered_and_written_as_texts_are(stored: pd.DataFrame) -> None:
    frame = current().frame
    plain = as_text(frame)
    names = ("indicator", "speaker", "geo", "source", "year")
    for query in (Query(), Query(indicator=("gdp",)), Query(q="Belarus")):
        assert facets(frame, query, names) == facets(plain, query, names)
        assert select(frame, query)["claim_id"].tolist() == select(plain, query)["claim_id"].tolist()
    assert from_frame(frame).equals(from_frame(plain))
    assert serialise(frame, indicators.table.Format.CSV) == serialise(plain, indicators.table.Format.CSV)
    assert [panel.key for panel in panels(frame)] == [panel.key for panel in panels(plain)]


def test_the_commonest_values_are_enough_but_what_is_asked_for_is_counted(stored: pd.DataFrame) -> None:
    frame = current().frame
    few = facets(frame, Query(), ["source"], most=1)["source"]
    rare = next(name for name in frame["document_id"].unique() if name not in few)
    found = facets(frame, Query(source=(rare,)), ["source"], most=1)["source"]
    assert found[rare] == int((frame["document_id"] == rare).sum())


@pytest.mark.parametrize("page", ["overview", "indicator", "claims", "compare", "sources", "about"])
def test_pages_show_a_store(stored: pd.DataFrame, page: str) -> None:
    opened(page)


def test_a_claim_without_its_text_is_shown_with_its_sentence(stored: pd.DataFrame) -> None:
    first = stored.iloc[0]
    assert first["sentence"] in words(opened("claims", claim=first["claim_id"]))
    assert first["sentence"] in words(opened("sources", source=first["document_id"]))


def test_what_is_no_store_is_said_and_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INDICATORS_DATA", str(excerpt_folder(tmp_path / "data")))
    (tmp_path / "x.parquet").write_text("no")
    with pytest.raises(StoreError, match=r"x\.parquet"):
        read_store(tmp_path / "x.parquet")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "x.parquet"))
    assert "x.parquet" in current().errors[0]
    assert len(current().frame)


def test_a_chart_is_sent_as_plotly_would_send_it(stored: pd.DataFrame) -> None:
    for panel in panels(as_text(current().frame)):
        spec, figure = claims_spec(panel), claims_figure(panel)
        if spec is not None and figure is not None:
            assert Checked(spec).to_dict() is spec
            sent: dict[str, Any] = figure.to_dict()  # type: ignore[no-untyped-call]  # plotly
            assert [set(trace) for trace in sent["data"]] == [set(trace) for trace in spec["data"]]
            assert set(sent["layout"]) == set(spec["layout"])


def test_rows_are_those_of_pandas(stored: pd.DataFrame) -> None:
    for ours, theirs in zip(rows(stored), stored.to_dict("records"), strict=True):
        assert list(ours) == list(theirs)
        assert all(type(ours[str(name)]) is type(cell) for name, cell in theirs.items())
