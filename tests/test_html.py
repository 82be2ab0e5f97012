"""Web pages: the article, its metadata and its encoding."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from indicators.model import Document
from indicators.sources import DocumentError, read_documents, read_upload
from indicators.sources.charset import decode_page
from indicators.sources.html import html_document

PARAGRAPHS = (
    "Товарооборот России и Белоруссии за первое полугодие 2020 года сократился на 21%, заявил Михаил Мишустин.",
    "Речь идёт о рефинансировании долга в размере 1 млрд долларов, сказал Александр Лукашенко журналистам в Минске.",
    "Стороны договорились продолжить переговоры о ценах на газ и о поставках нефти в следующем квартале этого года.",
)
PAGE = """<!doctype html><html lang="ru"><head><meta charset="{charset}"><title>Переговоры в Сочи | Новости</title>
<meta property="og:title" content="Переговоры в Сочи"><meta property="og:site_name" content="Новости">
<meta property="article:published_time" content="2020-09-14T10:00:00+03:00">
<link rel="canonical" href="https://news.example/sochi"></head>
<body><nav><a href="/">Главная</a> <a href="/eco">Экономика</a></nav><script>alert("5% скрипта")</script>
<article><h1>Переговоры в Сочи</h1>{article}</article><footer>Телефон редакции 8 800 555</footer></body></html>"""


def page(charset: str = "utf-8") -> bytes:
    article = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return PAGE.format(charset=charset, article=article).encode(charset)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
def test_the_article_comes_without_what_stands_around_it(charset: str) -> None:
    document = html_document(page(charset), "a.html")
    text = document.text.removeprefix("Переговоры в Сочи\n\n")
    assert text == "\n\n".join(PARAGRAPHS)
    assert document == Document(
        document.text, "https://news.example/sochi", "Переговоры в Сочи", "Новости", date(2020, 9, 14), "ru"
    )


def test_a_page_is_read_from_a_file_and_from_an_upload(tmp_path: Path) -> None:
    (tmp_path / "a.HTML").write_bytes(page())
    (document,) = read_documents(tmp_path)
    ((origin, uploaded),) = read_upload("a.htm", page())
    assert uploaded == document
    assert origin.file == "a.htm"


def test_what_is_known_of_a_fetched_page_comes_before_what_it_says_of_itself() -> None:
    document = html_document(page(), "a", url="https://mirror.example/1")
    assert document.url == "https://mirror.example/1"


@pytest.mark.parametrize("data", [b"", b"<html><body></body></html>", b"\x00\xff" * 50, b"<" * 5000, b"<a>" * 20_000])
def test_a_page_without_an_article_is_an_error_in_one_line(data: bytes) -> None:
    ((_, found),) = read_upload("a.html", data)
    assert isinstance(found, DocumentError)
    assert str(found) == "a.html: has no article in it; save the article's words as .txt"


def test_metadata_that_cannot_be_right_is_left_out() -> None:
    strange = page().replace(b"https://news.example/sochi", b"javascript:alert(1)").replace(b'lang="ru"', b'lang="xx"')
    document = html_document(strange, "a.html")
    assert document.url is None
    assert document.language is None


def test_without_the_packages_the_message_says_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec

    def missing(name: str, *rest: Any) -> Any:
        return None if name == "trafilatura" else find(name, *rest)

    monkeypatch.setattr("indicators.sources.html.find_spec", missing)
    with pytest.raises(DocumentError, match=r"pip install 'indicators\[html\]'"):
        html_document(page(), "a.html")


RUSSIAN = "Цена на газ выросла на 5%, товарооборот сократился"


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        (RUSSIAN.encode(), None, RUSSIAN),
        (RUSSIAN.encode("utf-8-sig"), "windows-1251", RUSSIAN),
        (RUSSIAN.encode("utf-16"), None, RUSSIAN),
        (RUSSIAN.encode("cp1251"), None, RUSSIAN),
        (RUSSIAN.encode("koi8-r"), None, RUSSIAN),
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN),
        (RUSSIAN.encode("cp1251"), "utf-8", RUSSIAN.encode("cp1251").decode("utf-8", "replace")),
        ("café – 5".encode("cp1252"), "iso-8859-1", "café – 5"),
        ("café".encode("cp1252"), None, "café"),
        (b'<meta charset="utf-7">+ADw-script+AD4-', None, '<meta charset="utf-7">+ADw-script+AD4-'),
        (b'<meta charset="zip">x', "rot13", '<meta charset="zip">x'),
        (b"x", "no such thing \x00", "x"),
    ],
)
def test_encodings(data: bytes, charset: str | None, text: str) -> None:
    assert decode_page(data, charset) == text


SENTENCE = (
    "Trade decreased by 21% in the first half of 2020, Mikhail Mishustin said after the talks in Sochi on Monday."
)


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ("", "", None),
        ("", "<p>On 1 March 2019, or 2019-03-01, the parties met.</p>", None),
        ("", "<footer>© 2011-2024 News</footer>", None),
        ("", '<p>See <time datetime="2015-01-01">2015</time>.</p>', None),
        ('<meta property="article:modified_time" content="2021-01-01">', "", None),
        ('<meta property="article:published_time" content="yesterday">', "", None),
        ('<meta property="article:published_time" content="2020-09-14T23:30:00+03:00">', "", date(2020, 9, 14)),
        ('<meta itemprop="datePublished" content="2020-09-14">', "", date(2020, 9, 14)),
        ("", '<time itemprop="datePublished" datetime="2020-09-14T10:00">14 Sep</time>', date(2020, 9, 14)),
        (
            '<script type="application/ld+json">{"dateModified": "2021-02-02", "datePublished": "2020-09-14T10:00Z"}'
            "</script>",
            "",
            date(2020, 9, 14),
        ),
    ],
)
def test_a_page_was_published_when_it_says_so_and_no_date_is_guessed(head: str, body: str, day: date | None) -> None:
    article = f"<article>{body}<p>{SENTENCE}</p><p>{SENTENCE} Again.</p></article>"
    data = f"<html><head><title>T</title>{head}</head><body>{article}</body></html>".encode()
    assert html_document(data, "a.html").published == day
