from __future__ import annotations

import json
import os
import re
import sys
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from indicators.model import Document
from indicators.sources import DocumentError, data_folder, read_documents, read_file

ARTICLE = "Trade fell by 21%.\r\n\r\nIt was $1 billion.\n"


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def error_of(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        list(read_documents(path))
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert len(message.splitlines()) == 1
    assert "; " in message
    return message.removeprefix(f"{path}: ")


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    front = (
        '---\ntitle: "Talks: what to expect"\npublisher: RT\npublished: 2020-09-14\nlanguage: en\nkind: excerpt\n'
        "url: https://example.org/a?b=1\nnote: Shortened.\n---\n"
    )
    (document,) = read_documents(write(tmp_path / "a.md", front + ARTICLE))
    assert document == Document(
        ARTICLE,
        url="https://example.org/a?b=1",
        title="Talks: what to expect",
        publisher="RT",
        published=date(2020, 9, 14),
        language="en",
        kind="excerpt",
        note="Shortened.",
    )


@pytest.mark.parametrize("name", ["a.md", "a.txt", "A.MD"])
def test_text_without_front_matter_is_read_as_it_is(name: str, tmp_path: Path) -> None:
    (document,) = read_documents(write(tmp_path / name, ARTICLE))
    assert document == Document(ARTICLE)


def test_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\n" + ARTICLE.encode()
    (document,) = read_documents(write(tmp_path / "a.md", data))
    assert (document.title, document.text) == ("A", ARTICLE)


def test_empty_values_are_absent_values(tmp_path: Path) -> None:
    (document,) = read_documents(write(tmp_path / "a.md", "---\ntitle:\nurl: ''\n---\nText.\n"))
    assert (document.title, document.url) == (None, None)


@pytest.mark.parametrize("published", ["2020-09-14", "'2020-09-14'", "2020-09-14T10:00:00+03:00", "2020-09-14 10:00"])
def test_published_in_every_iso_form(published: str, tmp_path: Path) -> None:
    (document,) = read_documents(write(tmp_path / "a.md", f"---\npublished: {published}\n---\nText."))
    assert document.published == date(2020, 9, 14)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "text: is empty"),
        ("---\ntitle: A\n---\n \n", "text: is empty"),
        (b"caf\xe9", "is not UTF-8 (byte 0xe9 at offset 3); save it as UTF-8"),
        (b"\xef\xbb\xbfcaf\xe9", "is not UTF-8 (byte 0xe9 at offset 6); save it as UTF-8"),
        ("Привет".encode("cp1251"), "is not UTF-8 (byte 0xcf at offset 0)"),
        ("---\ntitle: A\nText", "line 1: the front matter has no end"),
        ("---\nkind: article\ntitle: a: b\n---\nText", "line 3: the front matter is no YAML"),
        ("---\n- a\n---\nText", "line 2: the front matter is no list of keys and values"),
        ("---\npublished: 2020-13-45\n---\nText", "the front matter is no YAML"),
        ("---\na: !!python/object:os.system\n---\nText", "line 2: the front matter is no YAML"),
        ("---\na: " + "[" * 5000 + "\n---\nText", "the front matter is no YAML"),
        ("---\ntitel: A\n---\nText", '"titel": is no known key; did you mean title?'),
        ("---\nsomething: A\n---\nText", '"something": is no known key; the keys are text, url'),
        ("---\ntext: A\n---\nText", "text: stands in the front matter"),
        ("---\ntitle: 1984\n---\nText", "title: 1984 is not text; put it in quotation marks"),
        ("---\npublished: soon\n---\nText", 'published: "soon" is no date; write it as 2020-09-14'),
        ("---\npublished: 2020\n---\nText", "published: 2020 is no date"),
        ("---\nlanguage: de\n---\nText", 'language: "de" is unknown; choose from en, ru, be'),
        ("---\nkind: poem\n---\nText", 'kind: "poem" is unknown; choose from article, excerpt, digest'),
        ("---\nurl: javascript:alert(1)\n---\nText", 'url: "javascript:alert(1)" is no http or https address'),
        ("---\nurl: example.org/a\n---\nText", "url: "),
        ("---\nurl: 'https://'\n---\nText", "url: "),
        ("---\nurl: 'https://[x'\n---\nText", "url: "),
        ("---\nurl: 'https://a b'\n---\nText", "url: "),
        ('---\nurl: "https://a\\e[31m"\n---\nText', "url: "),
    ],
)
def test_what_is_wrong_with_a_file_is_said_in_one_line(text: str | bytes, message: str, tmp_path: Path) -> None:
    assert error_of(write(tmp_path / "a.md", text)).startswith(message)


def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path) -> None:
    assert error_of(tmp_path / "a.md") == "is not there; check the spelling of its name"
    assert error_of(write(tmp_path / "a.docx", "x")).startswith("is no kind of file that can be read (.docx)")
    assert error_of(write(tmp_path / "a.jsonl", "\n \n")).startswith("is empty")
    folder = tmp_path / "empty"
    folder.mkdir()
    assert error_of(folder).startswith(
        "holds no documents; put files into it that end in .md, .txt, .html, .htm, .jsonl"
    )


def test_json_lines_go_on_after_a_bad_one(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": "One.", "title": "Ä\u2028B", "published": "2020-09-14"}, ensure_ascii=False),
        "{",
        "",
        json.dumps({"text": "Two.", "published": "soon"}),
        json.dumps(["Three."]),
        json.dumps({"title": "Four"}),
        '{"text": "half \\ud83d"}',
        "[" * 100_000,
        '{"text": ' + "9" * 5000 + "}",
        json.dumps({"text": "Ten."}),
    ]
    data = b"\xef\xbb\xbf" + "\r\n".join(lines).encode() + b'\n{"text": "caf\xe9"}\n'
    path = write(tmp_path / "a.jsonl", data)
    errors: list[DocumentError] = []
    documents = list(read_documents(path, on_error=errors.append))
    assert [document.text for document in documents] == ["One.", "Ten."]
    assert documents[0].title == "Ä B"
    assert [(error.line, error.field) for error in errors] == [
        (2, None),
        (4, "published"),
        (5, None),
        (6, "text"),
        (7, "text"),
        (8, None),
        (9, None),
        (11, None),
    ]
    assert str(errors[1]) == f'{path}: line 4: published: "soon" is no date; write it as 2020-09-14'
    assert f"offset {data.index(0xE9)}" in str(errors[-1])


def test_folders_are_read_in_sorted_order_and_go_on_after_errors(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", "B")
    write(tmp_path / "a" / "z.md", "A/Z")
    write(tmp_path / "a" / "bad.md", b"\xff")
    write(tmp_path / "a.md", "A")
    write(tmp_path / "c.jsonl", '{"text": "C"}')
    write(tmp_path / "image.png", b"\xff")
    write(tmp_path / ".hidden.md", "hidden")
    errors: list[DocumentError] = []
    texts = [document.text for document in read_documents(tmp_path, on_error=errors.append)]
    assert texts == ["A/Z", "A", "B", "C"]
    assert [error.file for error in errors] == [str(tmp_path / "a" / "bad.md")]


def test_standard_input_is_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "---\nRose by 5%."
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(text.encode())))
    assert list(read_documents("-")) == [Document(text)]
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"\xff")))
    ((origin, found),) = read_file("-")
    assert origin.file == "standard input"
    assert isinstance(found, DocumentError)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    ((_, found),) = read_file(str(tmp_path / "a.md"))
    assert "cannot be read (Is a directory)" in str(found)
    ((_, found),) = read_file("a\0b.md")
    assert isinstance(found, DocumentError)


def test_data_folder_is_the_named_one_or_the_shipped_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv("INDICATORS_DATA")
    assert (data_folder() / "documents").is_dir()


def test_shipped_documents_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INDICATORS_DATA", raising=False)
    documents = list(read_documents(data_folder() / "documents"))
    assert documents
    for document in documents:
        assert document.title
        assert document.publisher
        assert document.url
        assert document.kind == "article" or document.note
        # Of a digest the day of the page may be unknown; then its note says so.
        unknown = document.published is None and document.kind == "digest"
        assert document.published or (unknown and re.search("known|известн", document.note or ""))
