"""How a route answers: 400 in words for a wrong parameter, 304 for what the asker has, else what was asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from indicators import __version__
from indicators.app.data import Snapshot, current
from indicators.app.narrowing import Pairs
from indicators.model import stable_id
from indicators.parameters import QueryError
from indicators.wording import indicator_names

JSON = "application/json"
CSV = "text/csv; charset=utf-8"
# What is served is public and the same for everybody, so that any page may read it.
_PUBLIC = {"access-control-allow-origin": "*", "access-control-expose-headers": "etag, content-disposition"}

_Q = TypeVar("_Q")


@dataclass(frozen=True)
class Resource(Generic[_Q]):
    """An address that can be read.

    ``read`` turns its parameters into a query, ``write`` makes the file of a query from a snapshot and the address that
    all others start with. ``filename`` is set for files that a browser should save, not show.
    """

    path: str
    media_type: str
    read: Callable[[Pairs, Snapshot], _Q]
    write: Callable[[_Q, Snapshot, str], bytes]
    filename: str | None = None

    @property
    def route(self) -> Route:
        """The route; as ``respond`` is no coroutine, Starlette runs it in a thread."""
        return Route(self.path, self.respond, methods=["GET"])

    def respond(self, request: Request) -> Response:
        """Answer a GET or HEAD request."""
        snapshot = current()
        try:
            query = self.read(request.query_params.multi_items(), snapshot)
        except QueryError as error:
            return JSONResponse({"error": str(error)}, status_code=400, headers=_PUBLIC)
        # The same address gives new rows as soon as there are new documents.
        headers = {**_PUBLIC, "cache-control": "no-cache", "etag": _tag(request, snapshot)}
        if _has(request, headers["etag"]):
            return Response(status_code=304, headers=headers)
        body = self.write(query, snapshot, self._base(request))
        if self.filename:
            headers["content-disposition"] = f'attachment; filename="{self.filename}"'
        if request.method == "HEAD":
            headers["content-length"], body = str(len(body)), b""
        return Response(body, media_type=self.media_type, headers=headers)

    def _base(self, request: Request) -> str:
        """Return what all addresses start with, which is where the server or a proxy before it has put the pages."""
        root, folder = request.scope.get("root_path", ""), request.url.path.removesuffix(self.path)
        return str(request.url.replace(path=f"{folder if folder.startswith(root) else root + folder}/", query=""))


def _tag(request: Request, snapshot: Snapshot) -> str:
    # Weak, because the server in front may compress the file. Addresses are in some of the files, so the whole address
    # counts.
    return f'W/"{stable_id(__version__, snapshot.id, request.scope.get("root_path", ""), request.url)}"'


def _has(request: Request, tag: str) -> bool:
    asked = request.headers.get("if-none-match", "")
    return any(one.strip() in ("*", tag, tag.removeprefix("W/")) for one in asked.split(","))


def known_indicators(asked: tuple[str, ...], snapshot: Snapshot) -> None:
    """Raise QueryError for an indicator that neither the taxonomy nor a claim has."""
    known = {*indicator_names(), *snapshot.frame["indicator"].dropna()}
    for indicator in asked:
        if indicator not in known:
            raise QueryError("indicator", f"there is no “{indicator[:40]}”; there are {', '.join(sorted(known))}")
