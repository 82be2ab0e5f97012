"""Links to a sentence of a publisher's page: the browser finds the sentence there, and marks it all."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread

import pytest
from PIL import Image

from indicators.app.elements.fragments import at_sentence
from indicators.parse import parse_document
from indicators.sources import read_documents
from tests.browser.conftest import Visit
from tests.claims import EXCERPT

pytestmark = pytest.mark.browser

SENTENCES = (
    "Trade fell by 21%.",
    "The non-oil, non-gas trade - mostly food, timber and machines - rose by 5%, he said.",
    "“We have agreed on $1 billion, ‘no more’,” the prime minister's office said.",
    'He said: "It\'s a 5-year, $1.5-billion loan".',
    "R&D costs were up 3–4% (first-half), + 5% in H2; see a=b, c/d & e#f?",
    "Exports rose to $15.2\N{NO-BREAK SPACE}billion in 2020.",
    "The price of the gas that Russia sells to Belarus, which has been disputed for years, was $128.5 per 1,000 cubic "
    "metres - the lowest, officials say, of all - in 2021.",
    "Экспорт вырос на 5,3\N{NO-BREAK SPACE}%, до 15,2\N{NO-BREAK SPACE}млрд долларов.",
    "«Торгово-экономические связи выросли на 21\N{NO-BREAK SPACE}%», — сообщил вице-премьер, отвечая на вопрос.",
    "По его словам, чистый объём российско-белорусской торговли — это 35,5\N{NO-BREAK SPACE}млрд долларов, или на "
    "20,7\N{NO-BREAK SPACE}% больше, чем годом ранее, а «пик», как он считает, ещё впереди.",
)
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>News</title><style>
p {{ margin: 0 0 3000px; font: 20px/1.5 monospace; max-width: 30em }}
::target-text {{ background-color: rgb(255, 0, 255); color: rgb(255, 0, 255) }}</style>
<p>Before it there is another text of 21% and 5%.</p>{}<p>The end.</p></html>"""
# Where the lines of a paragraph are on the screen: left, right and middle of each piece of text.
LINES = """(at) => { const range = document.createRange(); range.selectNodeContents(document.querySelectorAll("p")[at]);
  return [...range.getClientRects()].map((box) => [box.left, box.right, (box.top + box.bottom) / 2]); }"""
MARKED = (255, 0, 255)


@pytest.fixture(scope="module")
def publisher() -> Iterator[str]:
    """The address of a page that has each sentence in a paragraph of its own, with some words in italics."""
    texts = [*SENTENCES, *shipped()]
    body = PAGE.format("".join(f"<p>{_italic(text)}</p>" for text in texts)).encode()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/news?a=1"
    server.shutdown()
    server.server_close()


def shipped() -> list[str]:
    [document] = read_documents(EXCERPT)
    return list(dict.fromkeys(claim.sentence for claim in parse_document(document)))


def _italic(text: str) -> str:
    first, *words = text.split(" ")
    return f"{escape(first)} <i>{escape(words[0])}</i> {escape(' '.join(words[1:]))}"


def test_the_browser_marks_the_whole_sentence_and_no_other(visit: Visit, publisher: str) -> None:
    page = visit()
    for at, sentence in enumerate([*SENTENCES, *shipped()], 1):
        # From another page each time, as a change of the anchor alone would load nothing.
        page.goto("about:blank")
        page.goto(at_sentence(publisher, sentence))
        page.wait_for_function("scrollY > 1000")
        lines = page.evaluate(LINES, at)
        picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
        points = [(x, y) for left, right, y in lines for x in (left + 2, (left + right) / 2, right - 2)]
        assert {picture.getpixel((round(x), round(y))) for x, y in points} == {MARKED}, sentence
