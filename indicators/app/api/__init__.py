"""HTTP routes: the tables behind the pages, for the same query parameters as the pages.

``answers`` says how a route answers, ``tables``, ``catalogue`` and ``feed`` what there is to ask for, ``security`` what
every answer forbids.
"""

from indicators.app.api import catalogue, feed, tables
from indicators.app.api.security import SECURITY_HEADERS, SecurityHeaders

ROUTES = [resource.route for module in (tables, catalogue, feed) for resource in module.RESOURCES]

__all__ = ["ROUTES", "SECURITY_HEADERS", "SecurityHeaders"]
