"""HTTP routes: the tables behind the pages, for the same query parameters as the pages.

``answers`` says how a route answers, ``tables``, ``catalogue`` and ``feed`` what there is to ask for, ``security`` what
every answer forbids.
"""

from starlette.routing import Route

from indicators.app.api import catalogue, feed, tables
from indicators.app.api import parse as parse_api
from indicators.app.api.security import SECURITY_HEADERS, SecurityHeaders

ROUTES = [
    *(resource.route for module in (tables, catalogue, feed) for resource in module.RESOURCES),
    *parse_api.ROUTES,
]


def routes_under(folder: str) -> list[Route]:
    """Return ``ROUTES`` in a folder: Streamlit puts its pages under ``server.baseUrlPath``, but not the routes."""
    prefix = f"/{folder.strip('/')}" if folder.strip("/") else ""
    return [Route(prefix + route.path, route.endpoint, methods=list(route.methods or ())) for route in ROUTES]


__all__ = ["ROUTES", "SECURITY_HEADERS", "SecurityHeaders", "routes_under"]
