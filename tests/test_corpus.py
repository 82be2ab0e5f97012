from __future__ import annotations

from pathlib import Path

import pytest

import indicators
from indicators.sources.corpus import DocumentWarning, load, parse_corpus, read_corpus
from indicators.table import SERVED_SCHEMA

FRONT = "---\ntitle: {title}\nlanguage: en\npublished: 2021-02-01\n---\n"


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the documents' folder of a data folder that INDICATORS_DATA names, with two documents in it."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.md").write_text(FRONT.format(title="A") + "Trade rose by 5% in 2020.\n")
    (folder / "b.md").write_text(FRONT.format(title="B") + "The debt is $1 billion.\n")
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))
    return folder


def test_load_returns_the_claims_of_all_documents_in_order(documents: Path) -> None:
    frame = load()
    assert tuple(frame.columns) == tuple(SERVED_SCHEMA.names)
    assert frame["quote"].tolist() == ["5%", "$1 billion"]
    assert frame["title"].tolist() == ["A", "B"]
    assert indicators.load().equals(frame)


def test_load_warns_of_what_it_leaves_out(documents: Path) -> None:
    (documents / "c.md").write_text("---\npublished: soon\n---\nIt rose by 5%.")
    with pytest.warns(DocumentWarning, match=r'c\.md: published: "soon" is no date'):
        assert len(load()) == 2


def test_errors_of_reading_and_parsing_are_collected_with_their_files(documents: Path) -> None:
    (documents / "c.md").write_bytes(b"\xff")
    (documents / "d.txt").write_text(
        "Der Außenhandel ist im vergangenen Jahr um 5% gestiegen, sagte der Minister am Montag."
    )
    corpus = read_corpus()
    claims, errors = parse_corpus(corpus.documents)
    assert [error.file for error in corpus.errors] == [str(documents / "c.md")]
    assert [(error.file, error.field) for error in errors] == [(str(documents / "d.txt"), "language")]
    assert [claim.quote for claim in claims] == ["5%", "$1 billion"]


def test_a_folder_that_is_not_there_or_empty_is_an_error_not_a_crash(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nothing"):
        corpus = read_corpus(folder)
        assert corpus.documents == ()
        assert len(corpus.errors) == 1


def test_a_document_that_stands_there_twice_counts_once(documents: Path) -> None:
    (documents / "copy.md").write_bytes((documents / "a.md").read_bytes())
    assert load()["claim_id"].is_unique
    assert len(load()) == 2


def test_snapshot_depends_on_everything_that_documents_say(documents: Path) -> None:
    before = read_corpus().snapshot
    assert read_corpus().snapshot == before
    (documents / "a.md").write_text(FRONT.format(title="Other") + "Trade rose by 5% in 2020.\n")
    assert read_corpus().snapshot != before
