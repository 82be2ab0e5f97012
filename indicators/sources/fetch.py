"""One public web page -> its bytes, for a server that others tell what to fetch.

Whoever may name an address may try to reach, through the server, what only the server can reach. So every address that
a name resolves to has to be public, the connection goes to the very address that was checked, and each redirect is
checked like the first address. Proxies of the environment are not used, since they would resolve the name again.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer
from urllib.parse import SplitResult, quote, urljoin, urlsplit

TYPES = ("text/html", "text/plain")
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = (301, 302, 303, 307, 308)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
_HEADERS = {
    "Accept": "text/html, text/plain;q=0.9",
    "Accept-Encoding": "gzip, identity",
    "User-Agent": "indicators (numeric claims; fetches a page that a visitor names)",
    "Connection": "close",
}

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Problem(StrEnum):
    """Why a page is not fetched, in one line that does not repeat the address."""

    ADDRESS = "this is no web address"
    SCHEME = "only addresses that start with http:// or https:// are fetched"
    PASSWORD = "addresses with a user name or password are not fetched"
    PORT = "only the usual ports of web sites are fetched from"
    PRIVATE = "the address is not one of the public internet"
    NAME = "the site's name is not known"
    UNREACHABLE = "the site cannot be reached, or does not answer as a web site does"
    LOOP = "the site sends from one address to the next without end"
    STATUS = "the site does not give the page"
    TYPE = "the address leads to something that is neither a web page nor plain text"
    SIZE = "the page is too large"
    TIME = "the page did not come in time"
    COMPRESSION = "the page is compressed in a way that cannot be read"


class FetchError(ValueError):
    """A page that is not fetched; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def is_public(address: _Address) -> bool:
    """Return whether an address is one of the public internet, seen through the ways to write IPv4 ones in IPv6."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of a host, by the system's resolver."""
    return list(dict.fromkeys(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


@dataclass(frozen=True)
class Rules:
    """What may be fetched; the defaults are the ones for a server on the internet, and tests put others in."""

    resolve: Callable[[str, int], list[str]] = resolve
    allow: Callable[[_Address], bool] = is_public
    ports: frozenset[int] = frozenset(_PORTS.values())
    limit: int = 5_000_000
    seconds: float = 20.0
    redirects: int = 5


@dataclass(frozen=True)
class Page:
    """A page as it came: where it was found in the end, its media type, the encoding that the server states."""

    url: str
    media_type: str
    charset: str | None
    data: bytes


def fetch(url: str, rules: Rules | None = None) -> Page:
    """Return the page at an http or https address. Raises FetchError where it may not be, or is not, fetched."""
    rules = rules or Rules()
    deadline = time.monotonic() + rules.seconds
    for _ in range(rules.redirects + 1):
        parts = _checked(url, rules)
        try:
            page = _get(parts, rules, deadline)
        except (OSError, HTTPException, ValueError) as error:
            if isinstance(error, FetchError):
                raise
            if time.monotonic() >= deadline:
                raise FetchError(Problem.TIME) from None
            raise FetchError(Problem.UNREACHABLE) from None
        if isinstance(page, Page):
            return page
        url = urljoin(parts.geturl(), page)
    raise FetchError(Problem.LOOP)


def _checked(url: str, rules: Rules) -> SplitResult:
    """Return the parts of an address in the letters that a request may hold, if it is one that may be fetched."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except (ValueError, UnicodeError):
        raise FetchError(Problem.ADDRESS) from None
    if parts.scheme not in _PORTS or not host:
        raise FetchError(Problem.SCHEME)
    if parts.username is not None or parts.password is not None:
        raise FetchError(Problem.PASSWORD)
    if (port or _PORTS[parts.scheme]) not in rules.ports:
        raise FetchError(Problem.PORT)
    network = f"[{host}]" if ":" in host else host
    path, query = quote(parts.path or "/", safe="/%:@!$&'()*+,;=-._~"), quote(parts.query, safe="/%:@!$&'()*+,;=-._~?")
    return SplitResult(parts.scheme, f"{network}:{port}" if port else network, path, query, "")


def _allowed(host: str, port: int, rules: Rules) -> str:
    """Return an address of the host, all of whose addresses are allowed."""
    try:
        # A scope ("fe80::1%eth0") is for local networks only.
        found = [ipaddress.ip_address(address) for address in rules.resolve(host, port)]
    except (OSError, ValueError, UnicodeError):
        raise FetchError(Problem.NAME) from None
    if not found or not all(map(rules.allow, found)):
        raise FetchError(Problem.PRIVATE)
    return str(found[0])


class _Pinned(HTTPConnection):
    """A connection to an address that was checked, which asks for a host by its name."""

    def __init__(self, parts: SplitResult, address: str, timeout: float) -> None:
        super().__init__(parts.hostname or "", parts.port or _PORTS[parts.scheme], timeout=timeout)
        self._address, self._secure = address, parts.scheme == "https"

    def connect(self) -> None:
        """Connect to the address; the certificate has to be the host's."""
        self.sock = socket.create_connection((self._address, self.port), self.timeout)
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def stop(self) -> None:
        """End whatever is being waited for."""
        if self.sock is not None:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                self.sock.close()


def _get(parts: SplitResult, rules: Rules, deadline: float) -> Page | str:
    """Return the page, or the address that it redirects to."""
    address = _allowed(parts.hostname or "", parts.port or _PORTS[parts.scheme], rules)
    left = deadline - time.monotonic()
    if left <= 0:
        raise FetchError(Problem.TIME)
    connection = _Pinned(parts, address, left)
    # A site that sends a byte now and then keeps within every timeout of a socket.
    timer = Timer(left, connection.stop)
    timer.daemon = True
    timer.start()
    try:
        connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""), headers=_HEADERS)
        # The response takes the socket over where the connection ends with it.
        waiting = connection.sock
        with connection.getresponse() as response:
            connection.sock = waiting
            return _read(parts.geturl(), response, rules, deadline)
    finally:
        timer.cancel()
        connection.close()


def _read(url: str, response: HTTPResponse, rules: Rules, deadline: float) -> Page | str:
    if response.status in _REDIRECTS and (target := response.getheader("location")):
        return target
    if response.status != 200:
        raise FetchError(Problem.STATUS)
    stated = response.getheader("content-type") or ""
    media_type = stated.partition(";")[0].strip().lower()
    if media_type not in TYPES:
        raise FetchError(Problem.TYPE)
    found = _CHARSET.search(stated)
    return Page(url, media_type, found[1] if found else None, _body(response, rules, deadline))


def _body(response: HTTPResponse, rules: Rules, deadline: float) -> bytes:
    coding = (response.getheader("content-encoding") or "identity").strip().lower()
    if coding not in ("identity", "gzip"):
        raise FetchError(Problem.COMPRESSION)
    unzip = zlib.decompressobj(31) if coding == "gzip" else None
    data = bytearray()
    try:
        while piece := response.read1(1 << 16):
            # What is a little when compressed can be a lot: it is unpacked up to the limit and no further.
            data += unzip.decompress(piece, rules.limit + 1 - len(data)) if unzip else piece
            if len(data) > rules.limit:
                raise FetchError(Problem.SIZE)
            if time.monotonic() >= deadline:
                raise FetchError(Problem.TIME)
    except zlib.error:
        raise FetchError(Problem.COMPRESSION) from None
    if time.monotonic() >= deadline:
        raise FetchError(Problem.TIME)
    return bytes(data)
