"""The catalogue says everything that the code can say, with the same placeholders, and nothing that it cannot.

``python -m tests.test_i18n`` writes new messages into the catalogue, empty, and takes out those that nobody says.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

import indicators
from indicators import i18n
from indicators.wording import format_claim, format_day, format_number, format_period, format_value, unit_name

PACKAGE = Path(indicators.__file__).parent
OTHERS = [language for language in i18n.LANGUAGES if language != i18n.DEFAULT]
# Functions of Streamlit whose words a visitor reads, with the positions and names of those words.
SPOKEN = {
    "button": (0,),
    "caption": (0,),
    "checkbox": (0,),
    "date_input": (0,),
    "download_button": (0,),
    "expander": (0,),
    "file_uploader": (0,),
    "header": (0,),
    "link_button": (0,),
    "multiselect": (0,),
    "page_link": (),
    "pills": (0,),
    "popover": (0,),
    "progress": (1,),
    "radio": (0,),
    "segmented_control": (0,),
    "select_slider": (0,),
    "selectbox": (0,),
    "slider": (0,),
    "spinner": (0,),
    "subheader": (0,),
    "tabs": (0,),
    "text_area": (0,),
    "text_input": (0,),
    "title": (0,),
    "toast": (0,),
    "toggle": (0,),
}
NAMES = ("label", "placeholder", "help", "alt")


def file_of(language: str) -> Path:
    return i18n.FOLDER / language / "LC_MESSAGES" / "messages.po"


def said() -> Catalog:
    """Return every message of the code."""
    catalogue = Catalog()
    for path in sorted(PACKAGE.rglob("*.py")):
        for message, context in messages(path.read_text("utf-8")):
            catalogue.add(message, context=context)
    return catalogue


def messages(source: str) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Yield the messages of a module with their contexts; babel's own search sees none of those inside f-strings."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        texts = [constants(word) for word in node.args]
        if node.func.id in ("_", "N_"):
            yield from ((text, None) for text in texts[0])
        elif node.func.id == "_field":
            # The description of a column, which is said by whoever shows the column.
            yield from ((text, None) for text in texts[2])
        elif node.func.id == "ngettext":
            yield (texts[0][0], texts[1][0]), None
        elif node.func.id == "pgettext":
            yield from ((text, texts[0][0]) for text in texts[1])


def constants(node: ast.expr) -> list[str]:
    """Return the texts that an expression can be, where it says them itself."""
    if isinstance(node, ast.IfExp):
        return [*constants(node.body), *constants(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def known(language: str) -> Catalog:
    with file_of(language).open("rb") as file:
        return read_po(file, language)


def keys(catalogue: Catalog) -> dict[tuple[object, object], Message]:
    return {(message.id, message.context): message for message in catalogue if message.id}


def placeholders(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def strings(part: object) -> list[str]:
    return [part] if isinstance(part, str) else list(part) if isinstance(part, (tuple, list)) else []


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated_and_none_is_left_over(language: str) -> None:
    ours, theirs = keys(said()), keys(known(language))
    assert sorted(map(str, ours.keys() - theirs.keys())) == [], "run python -m tests.test_i18n, then translate"
    assert sorted(map(str, theirs.keys() - ours.keys())) == []
    untranslated = [key for key, message in theirs.items() if not all(strings(message.string)) or message.fuzzy]
    assert untranslated == []


@pytest.mark.parametrize("language", OTHERS)
def test_translations_have_the_same_placeholders(language: str) -> None:
    for message in keys(known(language)).values():
        wanted = set.union(*(placeholders(text) for text in strings(message.id)))
        for text in strings(message.string):
            assert placeholders(text) == wanted, message.id


def literals(source: str) -> Iterator[tuple[int, str]]:
    """Yield the words that a module gives to Streamlit as they are, without a translation."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SPOKEN):
            continue
        spoken = [node.args[at] for at in SPOKEN[node.func.attr] if at < len(node.args)]
        for value in [*spoken, *(word.value for word in node.keywords if word.arg in NAMES)]:
            texts = value.values if isinstance(value, ast.JoinedStr) else [value]
            for text in texts:
                if (
                    isinstance(text, ast.Constant)
                    and isinstance(text.value, str)
                    and re.search(r"[A-Za-z]", text.value.removeprefix("https://"))
                ):
                    yield node.lineno, text.value


def test_no_words_are_said_without_a_translation() -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {text}"
        for path in sorted((PACKAGE / "app").rglob("*.py"))
        for line, text in literals(path.read_text("utf-8"))
    ]
    assert found == []


def test_the_search_for_untranslated_words_finds_them() -> None:
    source = 'st.button("Clear", help=f"{x} now")\nst.button(_("Clear"), placeholder="–")\nst.html("<p>x</p>")'
    assert [text for _line, text in literals(source)] == ["Clear", " now"]


@pytest.fixture
def russian() -> Iterator[None]:
    i18n.speak("ru")
    yield
    i18n.speak(i18n.DEFAULT)


@pytest.mark.parametrize(
    ("value", "unit", "per", "expected"),
    [
        (1e9, "USD", None, "1,0 млрд $"),
        (1_250_500_000.0, "RUB", None, "1,25 млрд ₽"),
        (80.1, "percent", None, "80,1%"),
        (-0.5, "percentage_point", None, "−0,5 п. п."),
        (127.0, "USD", "1000 cubic_metre", "127 $ за 1000 кубометров"),
        (18e6, "tonne", "year", "18,0 млн тонн в год"),
        (2.0, "tonne", None, "2 тонны"),
        (22.0, "person", None, "22 человека"),
        # The thousands are split by the same space that stands before the unit.
        (40_000.0, "tonne", None, "40 000 тонн"),
        (36_480.5, "tonne", None, "36 480,5 тонны"),
        (999_999.0, "kilometre", None, "999 999 километров"),
        (0.0045, "EUR", None, "0,0045 €"),
    ],
)
def test_russian_values(russian: None, value: float, unit: str, per: str | None, expected: str) -> None:
    assert format_value(value, unit, per).replace("\u00a0", " ") == expected


def test_russian_periods_and_days(russian: None) -> None:
    assert format_period(date(2020, 1, 1), date(2020, 6, 30)) == "1-е полугодие 2020"
    assert format_period(date(2024, 7, 1), date(2024, 9, 30)) == "3\u00a0кв. 2024"
    assert format_day(date(2020, 8, 9)) == "9 авг. 2020"
    assert format_period(date(2020, 1, 1), date(2020, 8, 31)) == "янв.–авг. 2020"
    assert format_period(date(2025, 11, 1), date(2025, 11, 19)) == "1–19 нояб. 2025"
    assert format_period(date(2020, 8, 9), date(2020, 9, 14)) == "9 авг. – 14 сент. 2020"
    assert format_number(12_345.5) == "12\u00a0345,5"
    assert unit_name("cubic_metre", plural=True) == "кубических метров"


def test_counted_things_are_said_as_the_article_says_them(russian: None) -> None:
    claim = {"unit": "милиционер", "per": None, "bound": "about", "measure": "level", "direction": None}
    assert format_claim({**claim, "quote": "28 милиционеров", "value": 28.0}) == "около 28 милиционеров"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'xx' is none of en, ru"):
        i18n.speak("xx")


if __name__ == "__main__":
    for language in OTHERS:
        catalogue = known(language)
        catalogue.update(said(), no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        # Of the header only what a reader of the file needs: dates would differ at every run.
        kept = ("Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding")
        written = BytesIO()
        write_po(written, catalogue, width=120, no_location=True, omit_header=True, sort_output=True)
        header = "".join(f'"{name}: {value}\\n"\n' for name, value in catalogue.mime_headers if name in kept)
        file_of(language).write_bytes(f'msgid ""\nmsgstr ""\n{header}'.encode() + written.getvalue())
