"""Files and folders -> Documents, going on after what cannot be read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from indicators.model import Document
from indicators.paths import data_folder as data_folder
from indicators.sources.decode import decode
from indicators.sources.errors import DocumentError, Origin
from indicators.sources.fields import to_document
from indicators.sources.html import html_document
from indicators.sources.jsonl import jsonl_documents
from indicators.sources.text import text_document

STDIN = "-"
_TEXT = (".md", ".txt")
_HTML = (".html", ".htm")
_JSONL = ".jsonl"
SUFFIXES = (*_TEXT, *_HTML, _JSONL)

Found = tuple[Origin, Document | DocumentError]


def _raise(error: DocumentError) -> None:
    raise error


def read_documents(
    path: str | os.PathLike[str], *, on_error: Callable[[DocumentError], None] = _raise
) -> Iterator[Document]:
    """Yield the documents of a file, of a folder and its folders in sorted order, or of standard input (``-``).

    Files end in .md or .txt (text, below YAML front matter if there is any), .html or .htm (a web page's article) or
    .jsonl (a document a line). Whatever cannot be read is handed to ``on_error`` as a DocumentError, and reading goes
    on; without it, the error is raised.
    """
    for file in list_files(path, on_error):
        for _, found in read_file(file):
            if isinstance(found, DocumentError):
                on_error(found)
            else:
                yield found


def list_files(path: str | os.PathLike[str], on_error: Callable[[DocumentError], None] = _raise) -> list[str]:
    """Return the names of the files that ``read_documents`` reads for a path: itself, or a folder's files, sorted."""
    name = os.fspath(path)
    if name == STDIN or not Path(name).is_dir():
        return [name]

    def unreadable(error: OSError) -> None:
        on_error(DocumentError(str(error.filename), f"cannot be listed ({error.strerror})", "check its permissions"))

    found = [Path(folder, file) for folder, _, files in os.walk(name, onerror=unreadable) for file in files]
    wanted = [file for file in found if file.suffix.lower() in SUFFIXES and not file.name.startswith(".")]
    if not wanted:
        on_error(DocumentError(name, "holds no documents", f"put files into it that end in {', '.join(SUFFIXES)}"))
    return [str(file) for file in sorted(wanted, key=lambda file: file.parts)]


def read_file(name: str) -> Iterator[Found]:
    """Yield each document of a file, or the error that stands for it, with its origin."""
    origin = Origin("standard input" if name == STDIN else name)
    try:
        yield from _documents(name, origin)
    except DocumentError as error:
        yield origin, error


def read_upload(name: str, data: bytes) -> Iterator[Found]:
    """Yield each document of a file's bytes, or the error that stands for it; its name says what kind of file it is."""
    origin = Origin(name)
    try:
        _check_suffix(name, origin)
        yield from _of_bytes(name, data, origin)
    except DocumentError as error:
        yield origin, error


def _documents(name: str, origin: Origin) -> Iterable[Found]:
    if name == STDIN:
        return [(origin, to_document({"text": decode(_read(name, origin), origin)}, origin))]
    if Path(name).exists():
        _check_suffix(name, origin)
    return _of_bytes(name, _read(name, origin), origin)


def _check_suffix(name: str, origin: Origin) -> None:
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        problem = f"is no kind of file that can be read ({suffix or 'no ending'})"
        raise DocumentError(origin.file, problem, f"give a file that ends in {', '.join(SUFFIXES)}")


def _of_bytes(name: str, data: bytes, origin: Origin) -> Iterable[Found]:
    suffix = Path(name).suffix.lower()
    if suffix in _TEXT:
        return [(origin, text_document(decode(data, origin), origin.file))]
    if suffix in _HTML:
        return [(origin, html_document(data, origin.file))]
    return _not_none(jsonl_documents(data, origin.file), origin)


def _not_none(found: Iterator[Found], origin: Origin) -> Iterator[Found]:
    first = next(found, None)
    if first is None:
        raise DocumentError(origin.file, "is empty", "give one document a line")
    yield first
    yield from found


def _read(name: str, origin: Origin) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except FileNotFoundError:
        raise DocumentError(origin.file, "is not there", "check the spelling of its name") from None
    except (OSError, ValueError) as error:
        # ValueError: a NUL character in the name.
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(origin.file, f"cannot be read ({reason})", "check its name and permissions") from None
