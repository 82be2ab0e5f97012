"""Texts of visitors -> claims beside the official figures, within limits. Nothing here is cached, logged or written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from indicators.app.elements.counts import number
from indicators.i18n import _
from indicators.model import Claim, Document
from indicators.parse import LanguageError, parse_document
from indicators.sources import DocumentError, Origin, read_upload
from indicators.table import to_frame
from indicators.verdict import compared

# Of one text. A newspaper article has some 5,000 characters and 20 numbers; a book fits too.
CHARACTERS = 500_000
NUMBERS = 20_000
# Of all texts at once, as files.
FILES = 100
FILE_BYTES = 5_000_000
ALL_BYTES = 20_000_000
DOCUMENTS = 1_000
ALL_CHARACTERS = 5_000_000
# Days on which something was published that a periods' arithmetic can count from.
EARLIEST, LATEST = date(1800, 1, 1), date(2200, 12, 31)

_DIGITS = re.compile(r"\d+")


class TooMuch(ValueError):  # noqa: N818 - not a fault: the text is beyond what is read at once
    """A text that is larger than what is read at once; the message says what to do."""


class Unreadable(ValueError):  # noqa: N818 - as above
    """A text that cannot be read; the message says why."""


@dataclass(frozen=True)
class Text:
    """A document under the name that its visitor knows it by: a file's, with the line in a file of many."""

    name: str
    document: Document


@dataclass(frozen=True)
class Outcome:
    """What was found in the texts of one visitor: ``frame`` has the columns of ``COMPARED_SCHEMA``.

    ``errors`` has one line for each text that is left out. ``example`` names the example that the text is.
    """

    texts: tuple[Text, ...]
    frame: pd.DataFrame
    errors: tuple[str, ...] = ()
    example: str | None = None

    def position(self, claim: str | None) -> int:
        """Return the position of the text that holds a claim, else of the first one."""
        found = self.frame.loc[self.frame["claim_id"] == claim, "document_id"].tolist()
        ids = [text.document.document_id for text in self.texts]
        return ids.index(found[0]) if found else 0


def check_size(text: str) -> None:
    """Raise TooMuch where a text is longer, or has more numbers, than what is read at once."""
    if len(text) > CHARACTERS:
        message = _("The text has {n} characters; at most {most} are read at once. Split it.")
        raise TooMuch(message.format(n=number(len(text)), most=number(CHARACTERS)))
    # Reading takes time for each number, so a text of nothing else would keep everybody else waiting.
    if len(text) > NUMBERS and sum(1 for _number in _DIGITS.finditer(text)) > NUMBERS:
        raise _too_many()


def _too_many() -> TooMuch:
    return TooMuch(_("The text has more than {most} numbers. Split it.").format(most=number(NUMBERS)))


def claims_of(document: Document) -> list[Claim]:
    """Return the claims of one text. Raises TooMuch, and Unreadable where it is in a language that is not read."""
    check_size(document.text)
    try:
        claims = parse_document(document)
    except LanguageError:
        raise Unreadable(
            _(
                "This text is not in English, Russian or Belarusian, the languages that are read. "
                "If it is, choose its language."
            )
        ) from None
    if len(claims) > NUMBERS:
        raise _too_many()
    return claims


def read_files(
    files: Iterable[tuple[str, bytes]], published: date | None = None, language: str | None = None
) -> Iterator[tuple[str, Document | str]]:
    """Yield the documents of files, each under its name, or the line that says why it is left out.

    ``published`` and ``language`` are for documents that do not say. Raises nothing.
    """
    left = ALL_BYTES
    for position, (name, data) in enumerate(files):
        left -= len(data)
        if position >= FILES or left < 0 or len(data) > FILE_BYTES:
            yield name, _over(position, data)
            continue
        for origin, found in read_upload(name, data):
            if isinstance(found, DocumentError):
                yield _name(origin), _without_name(found)
            else:
                given = replace(found, published=found.published or published, language=found.language or language)
                yield _name(origin), given


def _over(position: int, data: bytes) -> str:
    if position >= FILES:
        return _("left out, since at most {n} files are read at once").format(n=FILES)
    if len(data) > FILE_BYTES:
        return _("left out, since it is larger than {n} MB").format(n=FILE_BYTES // 1_000_000)
    return _("left out, since all files together are larger than {n} MB").format(n=ALL_BYTES // 1_000_000)


def _name(origin: Origin) -> str:
    return _("{file}, line {n}").format(file=origin.file, n=origin.line) if origin.line else origin.file


def _without_name(error: DocumentError) -> str:
    return ": ".join(filter(None, [error.field, f"{error.problem}; {error.remedy}"]))


def parse_all(
    found: Iterable[tuple[str, Document | str]],
    series: pd.DataFrame,
    example: str | None = None,
) -> Outcome:
    """Return what is found in the texts, held against the official ``series``."""
    gathered = _Gathered()
    for name, document in found:
        gathered.add(name, document)
    frame = compared(to_frame(gathered.claims), series)
    return Outcome(tuple(gathered.texts), frame, tuple(gathered.errors), example)


class _Gathered:
    """What has been found so far, and how much of it."""

    def __init__(self) -> None:
        self.texts: list[Text] = []
        self.claims: list[Claim] = []
        self.errors: list[str] = []
        self._characters = 0
        self._seen: set[str] = set()

    def add(self, name: str, document: Document | str) -> None:
        try:
            self._add(name, document)
        except (TooMuch, Unreadable) as problem:
            self.errors.append(f"{name}: {problem}")

    def _add(self, name: str, document: Document | str) -> None:
        if isinstance(document, str):
            raise Unreadable(document)
        if document.document_id in self._seen:
            raise Unreadable(_("left out, since the same text is there already"))
        self._characters += len(document.text)
        if self._characters > ALL_CHARACTERS or len(self.texts) >= DOCUMENTS:
            raise TooMuch(_("left out, since all texts together are more than what is read at once"))
        claims = claims_of(document)
        if len(self.claims) + len(claims) > NUMBERS:
            raise TooMuch(_("left out, since all texts together have too many numbers"))
        self._seen.add(document.document_id)
        self.texts.append(Text(name, document))
        self.claims += claims
