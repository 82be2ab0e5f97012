"""``POST /api/parse``: a text in, its claims out, as the Parse page finds them."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from indicators.app.data import current
from indicators.app.parsing.texts import CHARACTERS, EARLIEST, LATEST, TooMuch, Unreadable, check_size, claims_of
from indicators.model import Document
from indicators.parse.language import detect
from indicators.sources import LANGUAGES, DocumentError, Origin
from indicators.sources.fields import to_document
from indicators.table import Format, serialise
from indicators.verdict import compared

KEYS = ("text", "published", "language")
# JSON may write a character as twelve: two escapes for the two halves of a pair.
BODY_BYTES = 12 * CHARACTERS + 10_000
# How many texts are read at a time. The others wait here, not in threads, which pages and other routes need too.
_AT_ONCE = asyncio.Semaphore(2)
_NO_STORE = {"cache-control": "no-store"}


class _Refused(Exception):  # noqa: N818 - an answer
    """What is wrong with a request, as its answer."""

    def __init__(self, status: int, message: str, **headers: str) -> None:
        super().__init__(message)
        self.response = JSONResponse({"error": message}, status, {**_NO_STORE, **headers})


def _check_kind(request: Request) -> None:
    if request.method != "POST":
        raise _Refused(405, 'send {"text": ...} with POST', allow="POST")
    # A form of another site can send text/plain, but not this without asking first.
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise _Refused(415, "the content type has to be application/json")
    if request.headers.get("content-encoding", "identity") != "identity":
        raise _Refused(415, "send the JSON uncompressed")


async def _body(request: Request) -> bytes:
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > BODY_BYTES:
            raise _Refused(413, f"the text is too long; at most {CHARACTERS:,} characters are read at once")
    return bytes(data)


def _values(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body.decode("utf-8"))
    except UnicodeDecodeError:
        raise _Refused(400, "the body is not UTF-8") from None
    except json.JSONDecodeError as error:
        raise _Refused(400, f"the body is no JSON ({error.msg} at column {error.colno})") from None
    except (ValueError, RecursionError):
        raise _Refused(400, "the body is JSON beyond all measure") from None
    if not isinstance(values, dict):
        raise _Refused(400, 'the body has to be an object, as {"text": "..."}')
    for key in values:
        if key not in KEYS:
            raise _Refused(400, f"{json.dumps(key[:40])}: is no known key; there are {', '.join(KEYS)}")
    return values


def _document(values: dict[str, Any]) -> Document:
    given: dict[object, object] = dict(values.items())
    given["published"] = _day(values.get("published"))
    try:
        document = to_document(given, Origin(""))
    except DocumentError as error:
        raise _Refused(400, f"{error.field}: {error.problem}; {error.remedy}") from None
    check_size(document.text)
    return document


def _day(value: Any) -> date | None:
    """Return a date as the pages and addresses take it: without a time, and within centuries that have news."""
    if value is None:
        return None
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None:
        raise _Refused(400, "published: is no date; write it as 2020-09-14")
    if not EARLIEST <= day <= LATEST:
        raise _Refused(400, f"published: is not between {EARLIEST.year} and {LATEST.year}")
    return day


def _answer(body: bytes) -> bytes:
    document = _document(_values(body))
    try:
        claims = claims_of(document)
    except Unreadable:
        raise _Refused(400, f"language: the text is in none of {', '.join(LANGUAGES)}; if it is, state it") from None
    language = claims[0].language if claims else document.language or detect(document.text)
    rows = serialise(compared(claims, current().series), Format.JSON)
    return b'{"language": ' + json.dumps(language).encode() + b', "claims": ' + rows.rstrip() + b"}\n"


async def parse_text(request: Request) -> Response:
    """Return ``{"language": ..., "claims": [...]}`` for ``{"text", "published", "language"}``, of which text is needed.

    The claims have the columns of ``COMPARED_SCHEMA``. What is wrong is said as ``{"error": ...}``: 400 for the JSON
    and its values, 405, 413 for a text that is too long, 415.
    """
    try:
        _check_kind(request)
        body = await _body(request)
        async with _AT_ONCE:
            # Reading takes seconds for a long text; pages and other requests go on meanwhile.
            answer = await run_in_threadpool(_answer, body)
    except _Refused as refused:
        return refused.response
    except TooMuch as problem:
        return _Refused(413, str(problem)).response
    return Response(answer, media_type="application/json", headers=_NO_STORE)


# Every method leads here, so that the answer to a wrong one is JSON as well.
ROUTES = [Route("/api/parse", parse_text, methods=["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])]
