"""The Parse page, run without a browser."""

from __future__ import annotations

import gc
import json
import logging
import re
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import indicators
from indicators.app.parsing import fetching, marked_text
from indicators.app.parsing import form as parse_form
from indicators.app.parsing import results as parse_results
from indicators.app.parsing.examples import EXAMPLES
from indicators.i18n import speaking
from indicators.sources.fetch import Page
from tests.test_app import folder as folder
from tests.test_app import html, opened, words
from tests.test_russian_pages import opened as in_russian

TRADE = "Trade between Russia and Belarus decreased by 21% in the first half of 2020, Mikhail Mishustin said."
GERMAN = "Wirtschaft und Handel wachsen um fünf Prozent im Vergleich zum Vorjahr, sagte er am Montag in Minsk."
SEND, EXAMPLE = "parse_send", "parse_example"


def sent(app: AppTest, text: str) -> AppTest:
    app.text_area(key=parse_form.TEXT).set_value(text)
    app.button(key=SEND).click().run()
    assert not app.exception
    return app


def test_a_pasted_text_gives_marks_a_table_a_chart_and_a_csv() -> None:
    app = sent(opened("parse"), TRADE)
    assert app.query_params == {}
    assert "1 number in 1 text, 1 about a known indicator" in words(app)
    table = app.dataframe[0].value
    assert table[["claimed", "who", "sentence"]].to_numpy().tolist() == [["−21%", "Mikhail Mishustin", TRADE]]
    assert [element.proto.alt for element in app.get("plotly_chart")] == [
        "Goods trade turnover: −21%, H1 2020, Mikhail Mishustin."
    ]
    outcome = app.session_state[parse_form.OUTCOME]
    assert len(outcome.frame) == 1
    assert app.get("download_button")[0].proto.label == "Download CSV"
    assert "neither stored nor logged" in words(app)


def test_what_was_given_and_found_lasts_when_the_language_is_switched() -> None:
    app = in_russian("parse")
    app.date_input(key=f"{parse_form.PUBLISHED}_ru").set_value(date(2020, 9, 14))
    app.selectbox(key=f"{parse_form.LANGUAGE}_ru").set_value("ru")
    # What AppTest makes of a choice's words it makes in the test's own language.
    with speaking("ru"):
        sent(app, "Inflation was 5% last year.")
    for before, language in (("ru", "en"), ("en", "ru")):
        app.query_params["lang"] = language
        with speaking(before):
            app.run()
        assert not app.exception
        assert app.text_area(key=parse_form.TEXT).value == "Inflation was 5% last year."
        assert app.date_input(key=f"{parse_form.PUBLISHED}_{language}").value == date(2020, 9, 14)
        assert app.selectbox(key=f"{parse_form.LANGUAGE}_{language}").value == "ru"
        assert len(app.dataframe[0].value) == 1
    with speaking("ru"):
        app.button(key="parse_clear").click().run()
    assert app.text_area(key=parse_form.TEXT).value == ""
    assert app.date_input(key=f"{parse_form.PUBLISHED}_ru").value is None
    assert app.selectbox(key=f"{parse_form.LANGUAGE}_ru").value == ""
    assert not app.dataframe


def test_the_date_and_the_language_are_those_of_the_parser() -> None:
    app = opened("parse")
    app.date_input(key=f"{parse_form.PUBLISHED}_en").set_value(date(2020, 9, 14))
    app.selectbox(key=f"{parse_form.LANGUAGE}_en").set_value("ru")
    sent(app, "Inflation was 5% last year.")
    row = app.session_state[parse_form.OUTCOME].frame.iloc[0]
    assert row["language"] == "ru"
    assert str(row["published"].date()) == "2020-09-14"


def test_the_example_has_an_address_and_gives_the_same_view_when_it_is_opened_cold() -> None:
    app = opened("parse")
    app.button(key=EXAMPLE).click().run()
    assert app.query_params == {"example": "sochi"}
    cold = opened("parse", example="sochi")
    assert words(cold) == words(app)
    assert "3 numbers in 1 text, 3 about known indicators" in words(cold)
    assert cold.text_area(key=parse_form.TEXT).value == EXAMPLES["sochi"].text
    assert str(cold.date_input(key=f"{parse_form.PUBLISHED}_en").value) == "2020-09-14"


def test_an_own_text_takes_the_example_out_of_the_address() -> None:
    app = sent(opened("parse", example="sochi"), TRADE)
    assert app.query_params == {}
    assert "1 number in 1 text" in words(app)


def test_going_back_from_the_example_shows_no_result() -> None:
    app = opened("parse", example="sochi")
    del app.query_params["example"]
    app.run()
    assert "3 numbers" not in words(app)


def test_clear_forgets_everything() -> None:
    app = sent(opened("parse", example="sochi"), TRADE)
    app.button(key="parse_clear").click().run()
    assert app.text_area(key=parse_form.TEXT).value == ""
    assert "1 number" not in words(app)
    assert not app.dataframe


def test_a_claim_that_is_picked_is_shown_in_full() -> None:
    app = opened("parse", example="sochi")
    assert "Every field" not in str([e.label for e in app.expander])
    found = app.session_state[parse_form.OUTCOME]
    app.session_state[parse_form.CLAIM] = found.frame["claim_id"].iloc[1]
    app.run()
    text = words(app)
    assert "period_start2020-01-01" in text
    assert "Official figures: differs" in text
    assert "Belstat" in text
    app.button(key="parse_close").click().run()
    assert "period_start" not in words(app)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "There is no text yet"),
        (" \n ", "There is no text yet"),
        (GERMAN, "not in English, Russian or Belarusian"),
        ("5 " * 20_001, "more than 20,000 numbers"),
        ("a" * 500_001, "at most 500,000 are read at once"),
    ],
)
def test_what_cannot_be_read_is_said_without_rows(text: str, message: str) -> None:
    app = sent(opened("parse"), text)
    assert message in words(app)
    assert not app.dataframe
    assert not app.get("plotly_chart")


def test_a_text_without_numbers_says_so() -> None:
    app = sent(opened("parse"), "The third president met the group of seven on August 9, 2020.")
    assert "No number is claimed here" in words(app)
    assert not app.dataframe


def test_numbers_without_a_date_have_no_chart_but_advice() -> None:
    app = sent(opened("parse"), "Exports rose by 5% last year.")
    assert "Give a publication date" in words(app)
    assert not app.get("plotly_chart")


def test_files_are_read_each_on_its_own_and_errors_are_named() -> None:
    app = opened("parse", input="files")
    front = '---\ntitle: "<img src=x>"\npublisher: "**RT** $a$"\npublished: 2020-09-14\n---\n'
    app.file_uploader[0].set_value(
        [
            ("**a** <b>.txt", TRADE.encode(), "text/plain"),
            ("b.md", (front + "Exports rose by 5% last year.").encode(), "text/markdown"),
            ("c.txt", b"\xff", "text/plain"),
            ("<i>d</i>.txt", GERMAN.encode(), "text/plain"),
            ("e.jsonl", json.dumps({"text": "GDP grew by 2% in 2020."}).encode() + b"\n{\n", "text/plain"),
        ]
    )
    app.button(key=SEND).click().run()
    assert not app.exception
    text = words(app)
    assert "3 numbers in 3 texts" in text
    for error in ("c.txt: is not UTF-8", "<i>d</i>.txt: This text is not in", "e.jsonl, line 2: is no JSON"):
        assert error in text
    shown = app.selectbox(key=parse_results.SHOWN)
    assert shown.options == ["**a** <b>.txt (1)", "b.md (1)", "e.jsonl, line 1 (1)"]
    shown.set_value(1).run()
    assert "<img src=x>" in words(app)
    assert not re.search(r"<(script|img|b|i)\b", html(app))
    for element in [*app.markdown, *app.caption]:
        assert "RT" not in element.value
    assert len(app.dataframe[0].value) == 3


def test_no_file_is_said() -> None:
    app = opened("parse", input="files")
    app.button(key=SEND).click().run()
    assert "There is no file yet" in words(app)


def test_a_page_is_fetched_where_the_host_allows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    refused = opened("parse", input="address")
    assert "This server does not fetch pages" in words(refused)
    assert not refused.text_input
    monkeypatch.setenv("INDICATORS_FETCH", "1")
    monkeypatch.setattr(fetching, "fetch", lambda url, rules: Page(url, "text/plain", None, TRADE.encode()))
    app = opened("parse", input="address")
    app.text_input(key=parse_form.ADDRESS).set_value("https://e.example/a")
    app.button(key=SEND).click().run()
    assert "1 number in 1 text" in words(app)
    assert app.query_params == {"input": "address"}
    assert 'href="https://e.example/a"' in html(app)


def test_what_the_address_may_not_say_is_dropped_with_a_notice() -> None:
    app = opened("parse", example="mine", input="telepathy")
    assert re.search(r"Dropped from the address: .*mine", words(app))
    assert re.search(r"Dropped from the address: .*telepathy", words(app))


def test_the_page_works_without_documents(folder: Path) -> None:
    assert "1 number in 1 text" in words(sent(opened("parse"), TRADE))


def test_a_long_text_is_read_page_by_page_and_a_claim_turns_to_its_own(caplog: pytest.LogCaptureFixture) -> None:
    app = sent(opened("parse"), "Exports rose by 5% in 2020.\n\n" + "Nothing is said.\n\n" * 3000 + TRADE)
    found = app.session_state[parse_form.OUTCOME]
    last = found.frame["claim_id"].iloc[-1]
    assert app.pagination[0].value == 1
    app.pagination[0].set_value(2).run()
    assert app.session_state[parse_results.PAGE] == 2
    # As a click on the table's last row does.
    app.session_state[parse_form.CLAIM] = last
    spans = marked_text.pages(found.texts[0].document.text)
    assert marked_text.page_of(spans, int(found.frame["start"].iloc[-1])) == len(spans) - 1
    assert "also had its value set" not in caplog.text


HOSTILE = "<script>alert(1)</script> ![](http://x) :red[x] $a$ The price is $1 billion and $2 billion in 2020."


def test_hostile_text_reaches_no_markup() -> None:
    app = sent(opened("parse"), HOSTILE)
    claims = app.session_state[parse_form.OUTCOME].frame
    app.session_state[parse_form.CLAIM] = claims["claim_id"].iloc[0]
    app.run()
    assert not re.search(r"<(script|img|b|i)\b", html(app))
    for element in [*app.markdown, *app.caption, *app.title, *app.header, *app.subheader]:
        assert "billion" not in element.value


def kept_with(words_of_it: str) -> list[str | bytes]:
    """Return the texts and pickles with these words that anything alive refers to."""
    gc.collect()
    sought = words_of_it.encode()
    found: dict[int, str | bytes] = {}
    for thing in gc.get_objects():
        for part in gc.get_referents(thing):
            if (isinstance(part, str) and words_of_it in part) or (isinstance(part, bytes) and sought in part):
                found[id(part)] = part
    return list(found.values())


@st.cache_data
def remembered(text: str) -> list[str]:
    return [f"{text}, he said"]


def test_what_a_shared_cache_keeps_would_be_found() -> None:
    # Put together here, as the lines of this file are kept, too.
    sought = " ".join(["three", "four,", "he"])
    remembered(" ".join(["two", "three", "four"]))
    assert len(kept_with(sought + " said")) > 0
    remembered.clear()
    assert kept_with(sought + " said") == []


def test_nothing_of_a_text_stays_when_its_session_ends(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    name = "".join(["Quoz", "zleberg"])
    app = sent(opened("parse"), f"Mr {name} said that trade fell by 21% in 2020. The {name} price is $5 billion.")
    found = app.session_state[parse_form.OUTCOME].frame
    assert len(found) == 2
    app.session_state[parse_form.CLAIM] = found["claim_id"].iloc[0]
    app.run()
    assert f"{name} said" in words(app)
    assert not any(name.lower() in record.getMessage().lower() for record in caplog.records)
    del app, found
    # The parser remembers words, one by one, since most of them return; sentences it does not.
    assert kept_with(f"{name} said that") == []


def test_the_parser_is_told_nothing_but_the_text() -> None:
    app = sent(opened("parse"), TRADE)
    frame = app.session_state[parse_form.OUTCOME].frame
    claims = indicators.parse(TRADE)
    assert frame["claim_id"].tolist() == [claim.claim_id for claim in claims]
