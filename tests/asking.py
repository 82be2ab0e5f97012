"""Asks the routes directly, without a server."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from indicators.app.api import ROUTES, SecurityHeaders

BASE = "http://test/"


class Client:
    def __init__(self, routes: Sequence[Route] = ROUTES) -> None:
        self._app = Starlette(routes=routes, middleware=[Middleware(SecurityHeaders)])

    def get(
        self, address: str, method: str = "GET", *, headers: dict[str, str] | None = None, root_path: str = ""
    ) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self._app, root_path=root_path)
            async with httpx.AsyncClient(transport=transport, base_url=BASE) as asking:
                return await asking.request(method, root_path + address, headers=headers)

        return asyncio.run(ask())
