"""The feed is what RFC 4287 asks for, whatever an article holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from asking import BASE, Client

from indicators.app.api import atom
from indicators.app.data import current
from indicators.query import Query, select

client = Client()
ATOM = f"{{{atom.NAMESPACE}}}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
Write = Callable[..., None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    (tmp_path / "documents").mkdir()
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))

    def written(name: str, text: str, **front: str) -> None:
        lines = "".join(f"{key}: {value}\n" for key, value in front.items())
        (tmp_path / "documents" / f"{name}.md").write_text(f"---\n{lines}---\n{text}\n", "utf-8")

    return written


def feed(address: str = "/feed.xml", **options: object) -> ElementTree.Element:
    answer = client.get(address, **options)  # type: ignore[arg-type]
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content)


def entries(root: ElementTree.Element) -> list[ElementTree.Element]:
    return root.findall(f"{ATOM}entry")


def text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def link(element: ElementTree.Element, relation: str) -> str | None:
    found = [one.get("href") for one in element.findall(f"{ATOM}link") if one.get("rel") == relation]
    assert len(found) <= 1
    return found[0] if found else None


def is_feed(root: ElementTree.Element) -> None:
    """Check what RFC 4287, section 4.1, asks of a feed and its entries."""
    assert root.tag == f"{ATOM}feed"
    for element in [root, *entries(root)]:
        for name in ("id", "title", "updated", "author"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert text(element, "id").startswith("urn:uuid:")
        assert RFC_3339.fullmatch(text(element, "updated"))
        assert text(element.find(f"{ATOM}author"), "name")  # type: ignore[arg-type]
        for one in element.findall(f"{ATOM}link"):
            assert urlsplit(one.get("href") or "").scheme in ("http", "https")
        for name in ("title", "summary", "subtitle"):
            for one in element.findall(f"{ATOM}{name}"):
                assert one.get("type") == "text"
                assert not list(one)
    ids = [text(entry, "id") for entry in entries(root)]
    assert len(set(ids)) == len(ids)
    assert all(link(entry, "alternate") for entry in entries(root))


def test_the_feed_of_the_shipped_data_is_one_of_its_newest_claims() -> None:
    root = feed()
    is_feed(root)
    frame = select(current().frame, Query(), keep_unnamed=False)
    assert len(entries(root)) == min(len(frame[frame["published"].notna()]), atom.MOST_ENTRIES)
    moments = [text(entry, "updated") for entry in entries(root)]
    assert moments == sorted(moments, reverse=True)
    assert text(root, "updated") == moments[0] == f"{frame['published'].max().date()}T00:00:00Z"
    assert feed() is not root
    assert [text(one, "id") for one in entries(feed())] == [text(one, "id") for one in entries(root)]


def test_an_entry_has_its_sentence_speaker_claim_and_publisher(write: Write) -> None:
    write(
        "a",
        "Trade between Russia and Belarus decreased by 21% in the first half of 2020, Mikhail Mishustin said.",
        published="2020-09-14",
        publisher="RT",
        url="https://example.org/a?b=1&c=2",
    )
    root = feed()
    is_feed(root)
    [entry] = entries(root)
    [claim] = current().frame.to_dict("records")
    assert text(entry, "title").startswith("Goods trade turnover: −21%")
    assert text(entry, "summary") == claim["sentence"]
    assert text(entry.find(f"{ATOM}author"), "name") == "Mikhail Mishustin"  # type: ignore[arg-type]
    assert link(entry, "alternate") == f"{BASE}claims?claim={claim['claim_id']}"
    assert link(entry, "via") == "https://example.org/a?b=1&c=2"
    assert text(entry, "published") == "2020-09-14T00:00:00Z"


def test_a_digest_says_so(write: Write) -> None:
    write("a", "Exports of Belarus rose by 5% in 2020.", published="2021-01-01", kind="digest")
    [entry] = entries(feed())
    assert text(entry, "summary") == "Digest, in our own words: Exports of Belarus rose by 5% in 2020."
    assert [one.get("term") for one in entry.findall(f"{ATOM}category")] == ["digest"]


def test_the_feed_takes_the_parameters_of_claims(write: Write) -> None:
    write("a", "Exports of Belarus rose by 5% in 2020. Three ministers met.", published="2021-01-01")
    write("b", "Inflation in Russia was 4.9% in 2020.", published="2021-02-01")
    write("c", "Imports of Belarus rose by 3% in 2020.")
    titles = [text(entry, "title") for entry in entries(feed())]
    assert [title.partition(":")[0] for title in titles] == ["Consumer price inflation", "Exports of goods"]
    root = feed("/feed.xml?indicator=exports&geo=BLR")
    assert len(entries(root)) == 1
    assert link(root, "self") == f"{BASE}feed.xml?indicator=exports&geo=BLR"
    assert link(root, "alternate") == f"{BASE}claims?indicator=exports&geo=BLR"
    assert text(root, "id") != text(feed(), "id")
    assert len(entries(feed("/feed.xml?all=1"))) == 3
    empty = feed("/feed.xml?q=nothing+of+the+kind")
    is_feed(empty)
    assert entries(empty) == []
    assert "indicator" in client.get("/feed.xml?indicator=nothing").json()["error"]


def test_the_feed_speaks_the_language_that_is_asked_for(write: Write) -> None:
    write("a", "Exports of Belarus rose by 5% in 2020.", published="2021-01-01")
    root = feed("/feed.xml?lang=ru")
    [entry] = entries(root)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ru"
    assert text(entry, "title").startswith("Экспорт товаров")
    assert parse_qs(urlsplit(link(entry, "alternate") or "").query)["lang"] == ["ru"]
    assert entries(feed())[0].findtext(f"{ATOM}title", "").startswith("Exports of goods")


def test_addresses_are_those_by_which_one_came(write: Write) -> None:
    write("a", "Exports of Belarus rose by 5% in 2020.", published="2021-01-01")
    root = feed(headers={"host": "example.org"}, root_path="/base")
    assert link(root, "self") == "http://example.org/base/feed.xml"
    assert (link(entries(root)[0], "alternate") or "").startswith("http://example.org/base/claims?claim=")


def test_hostile_text_is_text(write: Write) -> None:
    write(
        "a",
        "<script>alert(1)</script> ]]> &amp; \x0b\x1b\ufffe😀 exports rose by 5% in 2020.",
        published="2021-01-01",
        publisher='"<b>&amp;</b>"',
        url="""'https://example.org/"><b>'""",
    )
    assert current().errors == ()
    root = feed("/feed.xml?all=1")
    is_feed(root)
    entry = entries(root)[-1]
    assert "<script>alert(1)</script> ]]> &amp; " in text(entry, "summary")
    assert "😀" in text(entry, "summary")
    assert link(entry, "via") == 'https://example.org/"><b>'
