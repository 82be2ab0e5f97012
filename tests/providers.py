"""A local HTTP server that answers as the World Bank's API (version 2) and as an SDMX 2.1 service do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, unquote, urlsplit

# Path and query -> status, type of content, content.
Reply = tuple[int, str, bytes]
Route = Callable[[Mapping[str, str]], Reply]
MISSING: Reply = (404, "text/plain", b"no such page")
UNKNOWN_INDICATOR = [
    {"message": [{"id": "120", "key": "Invalid value", "value": "The provided parameter value is not valid"}]}
]


class Providers:
    """The routes of a running server, and the requests that it got, in order."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.routes: dict[str, Route] = {}
        self.requests: list[str] = []

    def answer(self, path: str, reply: Reply) -> None:
        self.routes[path] = lambda query: reply

    def indicator(self, code: str, economy: str, values: Mapping[str, object], *, most: int = 1000) -> None:
        """Answer for one indicator, with no more rows a page than ``most``, newest first, as the World Bank does."""
        rows = [_row(code, economy, date, value) for date, value in sorted(values.items(), reverse=True)]
        self.routes[f"/v2/en/country/{economy}/indicator/{code}"] = lambda query: _page(rows, query, most)

    def database(self, number: str, updated: str) -> None:
        row = {"id": number, "lastupdated": updated, "name": "World Development Indicators", "code": "WDI"}
        self.routes[f"/v2/en/sources/{number}"] = lambda query: _page([row], query, 50)

    def key(self, flow: str, key: str, content: bytes, kind: str = "application/xml") -> None:
        self.answer(f"/sdmx/data/{flow}/{key}", (200, kind, content))


def as_json(content: object, status: int = 200) -> Reply:
    return status, "application/json;charset=utf-8", json.dumps(content).encode()


def _row(code: str, economy: str, date: str, value: object) -> dict[str, object]:
    return {
        "indicator": {"id": code, "value": "Name of the indicator"},
        "country": {"id": economy[:2], "value": "Name of the economy"},
        "countryiso3code": economy,
        **{"date": date, "value": value, "unit": "", "obs_status": "", "decimal": 0},
    }


def _page(rows: Sequence[Mapping[str, object]], query: Mapping[str, str], most: int) -> Reply:
    size = min(int(query["per_page"]), most)
    first = (int(query["page"]) - 1) * size
    header = {"page": int(query["page"]), "pages": -(-len(rows) // size), "per_page": size, "total": len(rows)}
    return as_json([{**header, "sourceid": "2", "lastupdated": "2026-10-01"}, rows[first : first + size]])


_MESSAGE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
_NAMES = {
    "message": _MESSAGE,
    "common": _MESSAGE.replace("message", "common"),
    "generic": _MESSAGE.replace("message", "data/generic"),
    "ss": _MESSAGE.replace("message", "data/structurespecific"),
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_SPACES = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMES.items())
_HEADER = """<message:Header><message:ID>one</message:ID><message:Test>false</message:Test>
<message:Prepared>2026-11-25T15:00:00Z</message:Prepared><message:Sender id="X"/>"""


def generic(
    key: Mapping[str, str], values: Mapping[str, str], *, about: Mapping[str, str] = {}, status: str = "A"
) -> bytes:
    """Return a message of generic SDMX-ML with one series, as the European Central Bank sends it."""
    return generic_of([_generic_series(key, values, about, status)])


def generic_of(series: Sequence[str]) -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<message:GenericData {_SPACES}>{_HEADER}
<message:Structure structureID="S" dimensionAtObservation="TIME_PERIOD"><common:Structure>
<URN>urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=ECB:ECB_EXR1(1.0)</URN>
</common:Structure></message:Structure></message:Header>
<message:DataSet action="Replace" structureRef="S">{"".join(series)}</message:DataSet>
</message:GenericData>""".encode()


def _generic_series(key: Mapping[str, str], values: Mapping[str, str], about: Mapping[str, str], status: str) -> str:
    observed = "".join(
        f'<generic:Obs><generic:ObsDimension value="{period}"/><generic:ObsValue value="{value}"/>'
        f"<generic:Attributes>{_values({'OBS_STATUS': status})}</generic:Attributes></generic:Obs>"
        for period, value in values.items()
    )
    return (
        f"<generic:Series><generic:SeriesKey>{_values(key)}</generic:SeriesKey>"
        f"<generic:Attributes>{_values(about)}</generic:Attributes>{observed}</generic:Series>"
    )


def _values(named: Mapping[str, str]) -> str:
    return "".join(f'<generic:Value id="{name}" value="{value}"/>' for name, value in named.items())


def structure_specific(
    key: Mapping[str, str], values: Mapping[str, str | None], *, updated: str = "", about: str = "", own: str = ""
) -> bytes:
    """Return a message of structure-specific SDMX-ML with one series, as the International Monetary Fund sends it.

    ``updated`` are attributes of the data set, ``about`` of the group that the series is in, ``own`` of observations.
    """
    space = "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=IMF.RES:WEO(9.0.0):ObsLevelDim:TIME_PERIOD"
    observed = "".join(
        f'<Obs TIME_PERIOD="{period}"{"" if value is None else f" OBS_VALUE={value!r}"} {own}/>'
        for period, value in values.items()
    )
    named = " ".join(f'{name}="{value}"' for name, value in key.items())
    grouped = " ".join(f'{name}="{value}"' for name, value in list(key.items())[:2])
    group = f"<Group {grouped} {about}/>" if about else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<message:StructureSpecificData {_SPACES} xmlns:ns1="{space}">{_HEADER}
<message:Structure structureID="WEO" namespace="{space}" dimensionAtObservation="TIME_PERIOD"><common:StructureUsage>
<Ref agencyID="IMF.RES" id="WEO" version="9.0.0"/></common:StructureUsage></message:Structure></message:Header>
<message:DataSet ss:dataScope="DataStructure" xsi:type="ns1:DataSetType" ss:structureRef="WEO" {updated}>
{group}<Series {named} SCALE="9">{observed}</Series></message:DataSet></message:StructureSpecificData>""".encode()


def sdmx_json(key: Mapping[str, str], values: Mapping[str, float | None]) -> bytes:
    """Return a message of SDMX-JSON 1.0 with one series, as the European Central Bank sends it if asked to."""
    dimensions = {
        "series": [{"id": name, "name": name, "values": [{"id": value, "name": value}]} for name, value in key.items()],
        "observation": [
            {"id": "TIME_PERIOD", "name": "Time", "values": [{"id": period, "name": period} for period in values]}
        ],
    }
    observed = {str(place): [value] for place, value in enumerate(values.values())}
    content = {
        "header": {"id": "a", "test": False, "prepared": "2026-11-25T15:00:00Z", "sender": {"id": "ECB"}},
        "dataSets": [{"action": "Replace", "series": {":".join("0" * len(key)): {"observations": observed}}}],
        "structure": {"dimensions": dimensions, "attributes": {"series": [], "observation": []}},
    }
    return json.dumps(content).encode()


@contextmanager
def serving() -> Iterator[Providers]:
    """Run the server, on a free port of this machine, as long as the context lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    providers = server.providers = Providers(f"http://127.0.0.1:{server.server_port}")  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield providers
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        providers: Providers = self.server.providers  # type: ignore[attr-defined]
        providers.requests.append(self.path)
        address = urlsplit(self.path)
        route = providers.routes.get(unquote(address.path), lambda query: MISSING)
        status, kind, content = route(dict(parse_qsl(address.query)))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments: object) -> None:
        """Say nothing: what the tests want to know is in ``requests``."""
