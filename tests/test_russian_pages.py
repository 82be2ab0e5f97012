"""No page says anything in English to a visitor who reads Russian, but what people and series are called.

Pages are run as a visitor opens them, and whatever they show is read: markup, the words of widgets, charts and tables.
What the data says (titles, publishers, sentences, citations) is taken away; of the Latin words that are left each has
to be allowed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from indicators.app.data import Snapshot, current
from indicators.i18n import _, speaking
from indicators.table import SERVED_SCHEMA
from indicators.wording import actor_name, unit_name
from tests.claims import excerpt_folder
from tests.test_app import MAIN, SECONDS

# Formats and protocols, what has no other name, and identifiers that an address or a file needs as they are.
_NAMES = """
CSV JSON Lines Parquet README zip PNG SVG Atom API Frictionless Data Package POST UTF ISO alpha English Markdown YAML
MIT USD RUB BYN EUR CNY WLD toml
"""
ALLOWED = frozenset(_NAMES.split())
# Elements whose text is not the interface's: articles, what is in English and says so, what is to be copied.
_QUOTED = (
    # Of a table of fields the values are the data's.
    r"(?<=</th>)<(td)>.*?</td>",
    r"<(blockquote|article|code|style|script|svg-none)\b.*?</\1>",
    r'<(\w+)\b[^>]* lang="en"[^>]*>.*?</\1>',
    # Of a table of fields the values are the data's.
    r"(?<=</th>)<(td)>.*?</td>",
    # A link to another site is named as what it leads to.
    r'<(a)\b[^>]* rel="noopener noreferrer"[^>]*>.*?</\1>',
)
_SPOKEN_ATTRIBUTES = re.compile(r'\b(?:title|alt|aria-label|placeholder|data-label)="([^"]*)"')
_LATIN = re.compile(r"[A-Za-z]{2,}(?:[-'’][A-Za-z]+)*")
# Fields of Streamlit's messages that nobody reads.
_FIELDS = """
id autocomplete user_key key icon format color format_type form_id page url_path page_script_hash query_string
element_hash data data_json js_content css_content html_content component_name config theme url mime_type icon_position
accept type default value raw_value element_id language width_config selection_mode selection selection_state
selection_default mixed_data arrow_data json
"""
_UNREAD = frozenset(_FIELDS.split())
_CHART = frozenset({"name", "text", "hovertext", "ticktext"})


def opened(page: str, **params: str) -> AppTest:
    """Open a page cold, through the navigation, which knows the language."""

    def script(main: str) -> None:
        import runpy

        runpy.run_path(main)

    # Of a script beside a folder "pages" AppTest would run the page alone.
    app = AppTest.from_function(script, default_timeout=SECONDS, kwargs={"main": str(MAIN)})
    if page != "overview":
        app.run().switch_page(str(MAIN.parent / "pages" / f"{page}.py"))
    for name, value in {**params, "lang": "ru"}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def strings(message: Message) -> Iterator[tuple[str, str]]:
    """Yield the texts of a message of Streamlit's that a visitor may read, with the names of their fields."""
    for field, value in message.ListFields():
        if field.name in _UNREAD:
            continue
        for one in value if field.is_repeated else (value,):
            if isinstance(one, Message):
                yield from strings(one)
            elif isinstance(one, str):
                yield field.name, one


def elements(block: Block) -> Iterator[Any]:
    for child in block.children.values():
        yield child
        if isinstance(child, Block):
            yield from elements(child)


def charted(part: object, name: str = "") -> Iterator[str]:
    """Yield what is written on a chart."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            yield from charted(value, str(key))
    elif isinstance(part, list):
        for value in part:
            yield from charted(value, name)
    elif isinstance(part, str) and name in _CHART:
        yield part


def plain(markup: str) -> str:
    """Return what is read of markup: its own words, and those of attributes, without what it quotes."""
    for quoted in _QUOTED:
        markup = re.sub(quoted, " ", markup, flags=re.DOTALL)
    attributes = " ".join(_SPOKEN_ATTRIBUTES.findall(markup))
    return unescape(re.sub(r"<[^>]*>", " ", markup) + " " + attributes)


def shown(app: AppTest) -> Iterator[str]:
    """Yield every text of a page."""
    for block in (app.main, app.sidebar):
        for element in elements(block):
            proto = getattr(element, "proto", None)
            kind = str(getattr(element, "type", ""))
            if proto is None or kind == "code":
                continue
            for name, text in strings(proto):
                if name == "spec":
                    yield from map(plain, charted(json.loads(text)))
                elif name == "columns" and text:
                    yield from (str(column.get("label") or "") for column in json.loads(text).values())
                elif not text.startswith("<style"):
                    yield plain(text)


def said_by_data(snapshot: Snapshot) -> list[str]:
    """Return what is called as the data calls it, the longest first."""
    columns = ("publisher", "title", "speaker", "speaker_text", "unit", "quote", "claim_id", "document_id", "subject")
    texts = {str(text) for name in columns for text in snapshot.frame[name].dropna().unique()}
    texts |= {unit_name(unit, plural=True) for unit in snapshot.frame["unit"].dropna().unique()}
    # Descriptions of columns name the values that there are, which are no words.
    with speaking("ru"):
        texts |= {actor_name(name) for name in snapshot.frame["speaker"].dropna().unique()}
        texts |= {_(str(field.metadata[b"description"], "utf-8")) for field in SERVED_SCHEMA}
    columns = ("series_id", "title", "producer", "vintage", "licence", "citation", "caveats", "indicator")
    texts |= {str(text) for name in columns for text in snapshot.series[name].dropna().unique()}
    for document in snapshot.documents.values():
        texts |= {text for text in (document.title, document.publisher, document.note, document.text[:60]) if text}
    return sorted((text for text in texts if re.search("[A-Za-z]", text)), key=len, reverse=True)


def english(app: AppTest, data: Iterable[str]) -> list[str]:
    """Return the texts of a page that have a Latin word which is neither the data's nor allowed, with those words."""
    texts = [text for text in dict.fromkeys(shown(app)) if _LATIN.search(text)]
    names = "|".join(map(re.escape, data)) or "$."
    # As words: a unit may be called "it".
    said = re.compile(rf"(?<![A-Za-z])(?:{names})(?![A-Za-z])|[0-9a-f]{{16,}}|[^·,]*…|JSON: text, published, language")
    found = []
    for text in texts:
        text = said.sub(" ", text)
        words = [word for word in _LATIN.findall(text) if word not in ALLOWED]
        if words:
            found.append(f"{' '.join(words[:12])} | {' '.join(text.split())[:120]}")
    return found


PAGES: list[tuple[str, dict[str, str]]] = [
    ("overview", {}),
    ("overview", {"verdict": "differs"}),
    ("indicator", {}),
    ("claims", {}),
    ("claims", {"q": "zzzz", "verdict": "differs"}),
    ("sources", {}),
    ("compare", {}),
    ("compare", {"view": "official"}),
    ("parse", {"example": "sochi"}),
    ("about", {}),
]


@pytest.mark.parametrize(("page", "params"), PAGES)
def test_the_shipped_pages_are_in_russian(page: str, params: dict[str, str]) -> None:
    assert english(opened(page, **params), said_by_data(current())) == []


@pytest.mark.parametrize("page", ["overview", "indicator", "claims", "sources", "compare", "about"])
def test_pages_of_a_single_article_are_in_russian(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INDICATORS_DATA", str(excerpt_folder(tmp_path / "data")))
    snapshot = current()
    claim = str(snapshot.frame["claim_id"].iloc[0])
    asked = {} if page == "about" else {"claim": claim}
    assert english(opened(page, **asked), said_by_data(snapshot)) == []
    document = str(snapshot.frame["document_id"].iloc[0])
    asked = {} if page == "about" else {"source": document}
    assert english(opened(page, **asked), said_by_data(snapshot)) == []


@pytest.mark.parametrize("page", ["overview", "indicator", "claims", "sources", "compare"])
def test_empty_pages_are_in_russian(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "documents").mkdir()
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))
    allowed = {"md", "txt", "jsonl", "documents", "INDICATORS_DATA", "dashboard", "py", "data", "INDICATORS", "DATA"}
    found = english(opened(page), [])
    assert [line for line in found if not set(line.partition(" | ")[0].split()) <= allowed] == []


def test_english_words_are_found_wherever_they_are() -> None:
    def script() -> None:
        import streamlit as st

        st.html('<p title="Their title">Слова <b>words</b></p><blockquote>Quoted</blockquote><p lang="en">Said</p>')
        st.text_input("Label", placeholder="Placeholder", help="Help")
        st.selectbox("Выбор", ["Option"])

    app = AppTest.from_function(script).run()
    words = " ".join(line.partition(" | ")[0] for line in english(app, []))
    assert {"words", "title", "Label", "Placeholder", "Help", "Option"} <= set(words.split())
    assert not {"Quoted", "Said"} & set(words.split())
