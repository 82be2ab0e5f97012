"""POST /api/parse gives the rows that the parser finds, and says what is wrong with a request."""

from __future__ import annotations

import asyncio
import json
import time
from datetime import date
from typing import Any

import httpx
import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

import indicators
from indicators.app.api import ROUTES, SECURITY_HEADERS, SecurityHeaders
from indicators.app.api import parse as parse_api
from indicators.app.parsing.texts import CHARACTERS, NUMBERS
from indicators.table import COLUMNS, VERDICT_COLUMNS, Format, deserialise, to_frame

TEXT = "Trade between Russia and Belarus decreased by 21% in the first half of the year, Mikhail Mishustin said."
APP = Starlette(routes=parse_api.ROUTES, middleware=[Middleware(SecurityHeaders)])


def ask(body: Any, method: str = "POST", **headers: str) -> httpx.Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()

    async def answer() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://test") as client:
            given = {"content-type": "application/json", **{k.replace("_", "-"): v for k, v in headers.items()}}
            return await client.request(method, "/api/parse", content=content, headers=given)

    return asyncio.run(answer())


def test_the_rows_are_those_of_the_parser_with_the_verdicts() -> None:
    answer = ask({"text": TEXT, "published": "2020-09-14", "language": "en"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    for name, value in SECURITY_HEADERS.items():
        assert answer.headers[name] == value
    assert answer.json()["language"] == "en"
    rows = answer.json()["claims"]
    assert [list(row) for row in rows] == [[*COLUMNS, *VERDICT_COLUMNS]]
    claims = indicators.parse(TEXT, published=date(2020, 9, 14), language="en")
    frame = to_frame(deserialise(json.dumps(rows).encode(), Format.JSON))
    pd.testing.assert_frame_equal(frame[list(COLUMNS)], indicators.to_frame(claims))
    pd.testing.assert_frame_equal(frame, indicators.compared(claims))
    assert rows[0]["period_start"] == "2020-01-01"
    assert rows[0]["official_value"] is not None


def test_the_text_alone_is_enough_and_its_language_is_found() -> None:
    assert ask({"text": "Инфляция составила 5,5% в 2020 году.", "published": None, "language": None}).json() == {
        "language": "ru",
        "claims": ask({"text": "Инфляция составила 5,5% в 2020 году.", "language": "ru"}).json()["claims"],
    }
    assert ask({"text": "Nothing is said here."}).json() == {"language": "en", "claims": []}
    assert ask({"text": TEXT}, content_type="Application/JSON; charset=utf-8").status_code == 200


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "no JSON"),
        (b"{", "no JSON"),
        (b"\xff", "not UTF-8"),
        (b"[" * 100_000, "beyond all measure"),
        (b'{"text": ' + b"9" * 5000 + b"}", "beyond all measure"),
        ([TEXT], "an object"),
        ("text", "an object"),
        ({}, "text: is empty"),
        ({"text": ""}, "text: is empty"),
        ({"text": " \n "}, "text: is empty"),
        ({"text": None}, "text: is empty"),
        ({"text": 5}, "text: 5 is not text"),
        (b'{"text": "\\ud83d"}', "half a character"),
        ({"text": TEXT, "url": "https://example.org"}, '"url": is no known key; there are text, published, language'),
        ({"text": TEXT, "published": "soon"}, "published: is no date"),
        ({"text": TEXT, "published": 2020}, "published: is no date"),
        ({"text": TEXT, "published": ""}, "published: is no date"),
        ({"text": TEXT, "published": "2020-09-14T10:00"}, "published: is no date"),
        ({"text": TEXT, "published": "0001-01-01"}, "published: is not between"),
        ({"text": TEXT, "language": "de"}, 'language: "de" is unknown; choose from en, ru, be'),
        ({"text": "Wirtschaft und Handel wachsen um fünf Prozent im Vergleich zum Vorjahr, sagte er."}, "language: "),
    ],
)
def test_a_wrong_request_is_answered_with_what_is_wrong(body: Any, message: str) -> None:
    answer = ask(body)
    assert answer.status_code == 400
    assert list(answer.json()) == ["error"]
    assert message in answer.json()["error"]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_only_post_is_answered(method: str) -> None:
    answer = ask({"text": TEXT}, method)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    assert "POST" in answer.json()["error"]


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_what_a_form_of_another_site_can_send_is_not_read(kind: str) -> None:
    assert ask({"text": TEXT}, content_type=kind).status_code == 415
    assert ask({"text": TEXT}, content_encoding="gzip").status_code == 415


@pytest.mark.parametrize(
    "text", ["a" * (CHARACTERS + 1), "5 " * (NUMBERS + 1), "\U0001f600" * (CHARACTERS + 1), "x" * (13 * CHARACTERS)]
)
def test_a_text_that_is_too_long_is_not_read(text: str) -> None:
    start = time.monotonic()
    answer = ask({"text": text})
    assert answer.status_code == 413
    assert "at once" in answer.json()["error"] or "numbers" in answer.json()["error"]
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "text", ["1234567890" * (CHARACTERS // 10), "<script>" * (CHARACTERS // 8), "$x^2$ " * (NUMBERS - 1)]
)
def test_a_hostile_text_within_the_limit_is_answered_in_time(text: str) -> None:
    start = time.monotonic()
    assert ask({"text": text, "language": "en"}).status_code == 200
    assert time.monotonic() - start < 20


def test_the_event_loop_goes_on_while_a_text_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(document: object) -> list[Any]:
        time.sleep(0.5)
        return []

    monkeypatch.setattr(parse_api, "claims_of", slow)

    async def both() -> tuple[int, int]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(APP), base_url="http://test") as client:
            asked = asyncio.create_task(client.post("/api/parse", json={"text": TEXT}))
            turns = 0
            while not asked.done():
                await asyncio.sleep(0.01)
                turns += 1
            return turns, (await asked).status_code

    turns, status = asyncio.run(both())
    assert status == 200
    assert turns > 10


def test_the_dashboard_serves_the_route() -> None:
    assert {route.path for route in parse_api.ROUTES} <= {getattr(route, "path", None) for route in ROUTES}
