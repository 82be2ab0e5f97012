"""Fetching one page: what is refused, whatever way leads to it, and what a slow or large site can do."""

from __future__ import annotations

import gzip
import ipaddress
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from indicators.sources.fetch import FetchError, Page, Rules, fetch, is_public


class Site(BaseHTTPRequestHandler):
    """Answers each path in its own way."""

    def do_GET(self) -> None:
        answers: dict[str, Callable[[], None]] = {
            "/page": lambda: self.answer("text/html; charset=windows-1251", "Рост 5%".encode("cp1251")),
            "/%D1%8F?q=%D1%8F%20b": lambda: self.answer("text/plain", b"text"),
            "/moved": lambda: self.redirect("/page"),
            "/loop": lambda: self.redirect("/loop"),
            "/private": lambda: self.redirect("http://10.0.0.1/"),
            "/file": lambda: self.redirect("file:///etc/passwd"),
            "/rebound": lambda: self.redirect(f"http://rebound.example:{self.headers['Host'].partition(':')[2]}/page"),
            "/image": lambda: self.answer("image/png", b"x"),
            "/untyped": lambda: self.answer("", b"x"),
            "/large": lambda: self.answer("text/plain", b"x" * 20_000),
            "/bomb": lambda: self.answer("text/plain", gzip.compress(b"x" * 10_000_000), "gzip"),
            "/zipped": lambda: self.answer("text/plain", gzip.compress(b"x" * 5_000), "gzip"),
            "/broken": lambda: self.answer("text/plain", b"no gzip", "gzip"),
            "/brotli": lambda: self.answer("text/plain", b"x", "br"),
            "/slow": self.drip,
        }
        answers.get(self.path, lambda: self.send_error(404))()

    def answer(self, kind: str, body: bytes, coding: str = "") -> None:
        self.send_response(200)
        if kind:
            self.send_header("Content-Type", kind)
        if coding:
            self.send_header("Content-Encoding", coding)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def drip(self) -> None:
        try:
            for _ in range(100):
                self.wfile.write(b"H")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def local(host: str, port: int) -> list[str]:
    return {"site.example": ["127.0.0.1"], "rebound.example": ["127.0.0.1", "10.1.1.1"]}.get(host, [host])


@pytest.fixture
def rules(port: int) -> Rules:
    here = ipaddress.ip_address("127.0.0.1")
    return Rules(local, lambda address: address == here, frozenset({port, 80}), 10_000, 2.0, 3)


def test_a_page_comes_with_its_type_and_encoding(port: int, rules: Rules) -> None:
    page = fetch(f"http://site.example:{port}/moved", rules)
    url = f"http://site.example:{port}/page"
    assert page == Page(url, "text/html", "windows-1251", "Рост 5%".encode("cp1251"))
    assert fetch(f" http://site.example:{port}/я?q=я b#part ", rules).data == b"text"
    assert fetch(f"http://site.example:{port}/zipped", rules).data == b"x" * 5_000


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("loop", "without end"),
        ("private", "not one of the public internet"),
        ("rebound", "not one of the public internet"),
        ("file", "http:// or https://"),
        ("image", "neither a web page nor plain text"),
        ("untyped", "neither a web page nor plain text"),
        ("large", "too large"),
        ("bomb", "too large"),
        ("broken", "compressed in a way"),
        ("brotli", "compressed in a way"),
        ("slow", "in time"),
        ("nothing", "does not give the page"),
    ],
)
def test_what_a_site_may_not_do(path: str, message: str, port: int, rules: Rules) -> None:
    start = time.monotonic()
    with pytest.raises(FetchError, match=message) as error:
        fetch(f"http://site.example:{port}/{path}", rules)
    assert time.monotonic() - start < 4
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://site.example/", "http:// or https://"),
        ("javascript:alert(1)", "http:// or https://"),
        ("//site.example", "http:// or https://"),
        ("", "http:// or https://"),
        ("http://", "http:// or https://"),
        ("http://[x/", "no web address"),
        ("http://site.example:99999/", "no web address"),
        (f"http://{'a' * 70}.example/", "no web address"),
        ("http://user:secret@site.example/", "user name"),
        ("http://site.example:22/", "usual ports"),
        ("http://127.0.0.1/", "public internet"),
        ("http://127.1/", "public internet"),
        ("http://2130706433/", "public internet"),
        ("http://0x7f.0.0.1/", "public internet"),
        ("http://localhost/", "public internet"),
        ("http://[::1]/", "public internet"),
        ("http://[::ffff:127.0.0.1]/", "public internet"),
        ("http://169.254.169.254/latest/meta-data/", "public internet"),
    ],
)
def test_what_is_not_fetched_by_a_server_on_the_internet(url: str, message: str) -> None:
    with pytest.raises(FetchError, match=message):
        fetch(url, Rules(seconds=5))


def test_a_name_that_is_not_known_and_a_site_that_does_not_answer(rules: Rules) -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError

    with pytest.raises(FetchError, match="not known"):
        fetch("http://site.example/", Rules(unknown))
    with pytest.raises(FetchError, match="public internet"):
        fetch("http://site.example/", Rules(lambda host, port: []))
    with pytest.raises(FetchError, match="cannot be reached"):
        fetch("http://site.example:1/", replace(rules, ports=frozenset({1})))


PRIVATE = """
0.0.0.0 10.0.0.1 100.64.0.1 127.0.0.1 169.254.1.1 172.16.0.1 192.0.0.1 192.0.2.1 192.168.1.1 198.18.0.1 224.0.0.1
240.0.0.1 255.255.255.255 :: ::1 fc00::1 fe80::1 fec0::1 ff02::1 2001:db8::1 ::ffff:10.0.0.1 64:ff9b::10.0.0.1
2002:0a00:0001::1 2001:0:4136:e378:8000:63bf:f5ff:fffe
"""


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::8.8.8.8", True),
        *((address, False) for address in PRIVATE.split()),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public
