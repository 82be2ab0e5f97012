"""HTTP routes: the tables behind the pages, for the same query parameters as the pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from indicators.app.data import Snapshot, current
from indicators.query import Query, QueryError, select
from indicators.table import Format, serialise
from indicators.wording import indicator_names

_MEDIA = {Format.CSV: "text/csv; charset=utf-8", Format.JSON: "application/json"}

# Streamlit runs inline scripts, compiles expressions and talks over a socket. What a page must never do is fetch
# something that an article names, or send anything elsewhere.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: blob: data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
SECURITY_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
}

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class SecurityHeaders:
    """ASGI middleware that adds ``SECURITY_HEADERS`` to every HTTP response that has none of its own."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]]) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; sockets pass through unchanged."""

        async def send_with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def _checked(query: Query, snapshot: Snapshot) -> Query:
    known = {*indicator_names(), *snapshot.frame["indicator"].dropna()}
    for indicator in query.indicator:
        if indicator not in known:
            raise QueryError("indicator", f"there is no “{indicator[:40]}”; there are {', '.join(sorted(known))}")
    return query


def _claims(request: Request, file_format: Format) -> Response:
    snapshot = current()
    try:
        rows = select(snapshot.frame, _checked(Query.from_params(request.query_params.multi_items()), snapshot))
    except QueryError as error:
        return JSONResponse({"error": str(error)}, status_code=400)
    headers = (
        {"content-disposition": f'attachment; filename="claims.{file_format}"'} if file_format is Format.CSV else {}
    )
    # The same address gives new rows as soon as there are new documents.
    headers["cache-control"] = "no-cache"
    return Response(serialise(rows, file_format), media_type=_MEDIA[file_format], headers=headers)


def claims_csv(request: Request) -> Response:
    """Return the matching claims as CSV (``indicators.table``), or 400 with ``{"error": ...}``."""
    return _claims(request, Format.CSV)


def claims_json(request: Request) -> Response:
    """Return the matching claims as a JSON array of objects, or 400 with ``{"error": ...}``."""
    return _claims(request, Format.JSON)


ROUTES = [Route("/api/claims.csv", claims_csv), Route("/api/claims.json", claims_json)]
