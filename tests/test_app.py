"""The pages, run without a browser."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from indicators.app.data import current
from indicators.query import Query, select

MAIN = Path(__file__).resolve().parent.parent / "indicators" / "app" / "main.py"
SECONDS = 20


def opened(page: str = "overview", **params: str | list[str]) -> AppTest:
    """Open a page cold, as its address would."""
    app = AppTest.from_file(MAIN, default_timeout=SECONDS)
    if page != "overview":
        # Pages are known to the navigation once it has run.
        app.run().switch_page(f"pages/{page}.py")
    for name, value in params.items():
        app.query_params[name.rstrip("_")] = value
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    bodies = [element.proto.body for element in app.get("html")]
    # Nor is the masthead of the page itself; AppTest has it on the first run only.
    frame = ("<style>", '<a class="current"', '<div class="languages"')
    return "\n".join(body for body in bodies if not body.startswith(frame))


def words(app: AppTest) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html(app)))


def charts(app: AppTest) -> list[str]:
    return [element.proto.spec for element in app.get("plotly_chart")]


def listed(app: AppTest) -> list[str]:
    """Return the claims of the table on the Claims page, in its order."""
    return re.findall(r'<tbody class="row[^>]*>.*?href="claims\?[^"]*claim=(\w+)"', html(app))


def claim_id(indicator: str) -> str:
    frame = current().frame
    found: str = frame.loc[frame["indicator"] == indicator, "claim_id"].iloc[0]
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "documents").mkdir()
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))
    return tmp_path / "documents"


MANY = """\
Inflation was 5% in 2020. Unemployment was 4.1% in 2020. GDP grew by 2% in 2020. Exports rose to $9 billion in 2020.
Imports fell by 3% in 2020. Imports were $8 billion in 2020. Exports fell by 2% in 2020. Trade turnover was $17 billion.
Trade turnover fell by 3%. External debt was $18 billion in 2020. External debt rose by 4%. Inflation rose by 2%.
The key rate was 9% in 2020. The price of gas was $127 per 1,000 cubic metres in 2020. Gas prices rose by 5% in 2020.
Turnout was 84% in 2020. Petrov won 60% of the vote. Wages rose by 9% in 2020. Wages fell by 200 rubles in 2020.
The loan was $500 million in 2020. The loan was 3 billion rubles from Russia. The loan was 400 million euros in 2020.
GDP was $60 billion in 2020. Exports rose by 3 million tonnes. Exports were 40 billion rubles in Russia in 2020."""


def test_the_first_page_of_many_indicators_is_an_article_and_a_list(folder: Path) -> None:
    (folder / "many.md").write_text(f"---\npublished: 2024-01-01\nkind: digest\n---\n{MANY}", "utf-8")
    text = "---\ntitle: The talks\npublished: 2020-09-14\n---\nTrade fell by 21% in the first half of 2020."
    (folder / "talks.md").write_text(text, "utf-8")
    app = opened()
    assert len(charts(app)) == 1
    assert '<mark class="named">21%</mark>' in html(app)
    assert "From The talks · 14 Sep 2020" in words(app)
    address = re.search(r'<li><a href="([^"]*)">Exports of goods</a>', html(app))
    assert address is not None
    filtered = opened(indicator=address.group(1).removeprefix(".?indicator="))
    assert len(charts(filtered)) >= 1
    assert "All indicators" not in words(filtered)


def test_an_address_of_a_claim_shows_it_on_a_first_page_of_many(folder: Path) -> None:
    (folder / "many.md").write_text(f"---\npublished: 2024-01-01\nkind: digest\n---\n{MANY}", "utf-8")
    text = "---\ntitle: The talks\npublished: 2020-09-14\n---\nTrade fell by 21% in the first half of 2020."
    (folder / "talks.md").write_text(text, "utf-8")
    frame = current().frame
    asked = frame.loc[frame["quote"] == "$9 billion", "claim_id"].iloc[0]
    page = html(opened(claim=asked))
    chosen = re.search(r'<div class="card chosen">.*?</div>', page)
    assert chosen is not None
    assert '<mark class="named">$9 billion</mark>' in chosen.group(0)


@pytest.mark.usefixtures("excerpt")
def test_the_overview_shows_the_three_claims_with_their_sentences() -> None:
    app = opened()
    text = words(app)
    for value, speaker in (
        ("80.1%", "Central Election Commission"),
        ("−21%", "Mikhail Mishustin"),
        ("$1.0 bn", "Alexander Lukashenko"),
    ):
        assert re.search(rf"{re.escape(value)} · {speaker}", text)
        assert any(value in spec.encode().decode("unicode_escape") for spec in charts(app))
    for quote in ("80.1%", "21%", "$ 1 billion"):
        assert f'<mark class="named">{quote}</mark>' in html(app)
    assert "H1 2020" in text
    assert "RT · 14 Sep 2020" in text
    assert len(charts(app)) == 3


@pytest.mark.usefixtures("excerpt")
def test_charts_say_in_words_what_they_show() -> None:
    texts = [element.proto.alt for element in opened().get("plotly_chart")]
    assert any(text.endswith(": −21%, H1 2020, Mikhail Mishustin.") for text in texts)


@pytest.mark.usefixtures("excerpt")
def test_a_filter_changes_the_address_and_the_address_sets_the_filter() -> None:
    app = opened()
    app.multiselect(key="filter_indicator").set_value(["goods_trade_turnover"]).run()
    assert app.query_params == {"indicator": "goods_trade_turnover"}
    cold = opened(indicator="goods_trade_turnover")
    assert cold.multiselect(key="filter_indicator").value == ["goods_trade_turnover"]
    assert words(cold) == words(app)
    assert len(charts(cold)) == 1


@pytest.mark.usefixtures("excerpt")
def test_every_filter_narrows_what_is_shown_and_is_in_the_address() -> None:
    app = opened("claims")
    app.text_input(key="filter_q").set_value("volume of trade").run()
    assert app.query_params == {"q": "volume of trade"}
    app.date_input(key="filter_from").set_value("2020-01-01").run()
    app.multiselect(key="filter_speaker").set_value(["Mikhail Mishustin"]).run()
    assert app.query_params == {"q": "volume of trade", "from": "2020-01-01", "speaker": "Mikhail Mishustin"}
    assert len(listed(app)) == 1
    app.button[0].click().run()
    assert app.query_params == {}
    assert len(listed(app)) == len(select(current().frame, Query(), keep_unnamed=False))


@pytest.mark.usefixtures("excerpt")
def test_values_that_the_data_does_not_have_are_dropped_with_a_notice() -> None:
    indicators = ["goods_trade_turnover", "nonsense"]
    app = opened("claims", indicator=indicators, modality="maybe", from_="yesterday", colour="red")
    text = words(app)
    for name in ("nonsense", "maybe", "yesterday", "colour"):
        assert re.search(rf"Dropped from the address: .*{name}", text)
    assert app.multiselect(key="filter_indicator").value == ["goods_trade_turnover"]
    assert len(listed(app)) == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_dates_beyond_the_calendar_are_dropped_with_a_notice(day: str) -> None:
    app = opened("claims", to=day)
    assert "is not between" in words(app)
    assert app.date_input(key="filter_to").value is None


@pytest.mark.usefixtures("excerpt")
def test_a_claim_in_the_address_is_shown_in_full() -> None:
    app = opened("claims", claim=claim_id("goods_trade_turnover"))
    text = words(app)
    assert "period_start2020-01-01" in text
    assert "period_end2020-06-30" in text
    assert "rules" in text
    assert app.code[0].value.startswith("“In addition, Mikhail Mishustin said")
    assert '<mark class="named">21%</mark>' in html(app)


@pytest.mark.usefixtures("excerpt")
def test_the_table_shows_the_rows_of_its_csv_address() -> None:
    app = opened("claims", measure="share")
    address = re.search(r'href="(api/claims.csv\?[^"]*)"', html(app))
    assert address
    assert unescape(address[1]) == "api/claims.csv?measure=share&all=0"
    expected = select(current().frame, Query(measure=("share",)), keep_unnamed=False)
    assert set(listed(app)) == set(expected["claim_id"])
    assert all(sentence in words(app) for sentence in expected["sentence"])


def test_numbers_without_an_indicator_are_hidden_until_asked_for(folder: Path) -> None:
    (folder / "a.txt").write_text("Trade between Russia and Belarus fell by 21% in 2020.\n\nThe two presidents met.")
    assert len(listed(opened("claims"))) == 1
    assert len(listed(opened("claims", all="1"))) == 2


@pytest.mark.usefixtures("excerpt")
def test_the_sources_page_lists_documents_and_marks_claims_in_their_text() -> None:
    snapshot = current()
    listing = opened("sources")
    for document in snapshot.documents.values():
        assert document.title is not None
        assert document.title in words(listing)
        reader = opened("sources", source=document.document_id)
        assert reader.get("html")[0].proto.body.startswith(f"<h1>{document.title}")
        links = set(re.findall(r'href="claims\?claim=(\w+)"', html(reader)))
        rows = snapshot.frame[snapshot.frame["document_id"] == document.document_id]
        assert links == set(rows["claim_id"])
        assert document.kind in words(reader)
        assert document.note is not None
        assert document.note in words(reader)


@pytest.mark.parametrize("page", ["overview", "claims", "sources"])
def test_an_empty_folder_says_what_to_do(page: str, folder: Path) -> None:
    assert "There are no documents yet. Put articles as .md" in words(opened(page))


@pytest.mark.usefixtures("excerpt")
@pytest.mark.parametrize("page", ["overview", "claims"])
def test_no_match_says_which_filter_to_drop(page: str) -> None:
    app = opened(page, speaker="Mikhail Mishustin", measure="share")
    assert "No claim matches all of these filters" in words(app)
    labels = [button.label for button in app.main.button]
    assert labels == ["Without “Speaker”: 1 claim", "Without “Measure”: 1 claim"]
    app.button(key="drop_speaker").click().run()
    assert app.query_params == {"measure": "share"}
    assert "80.1%" in words(app) or len(listed(app)) == 1


@pytest.mark.parametrize("page", ["overview", "claims", "sources"])
def test_broken_documents_are_named_on_every_page(page: str, folder: Path) -> None:
    (folder / "good.txt").write_text("Trade between Russia and Belarus fell by 21% in 2020.")
    (folder / "bad<b>.md").write_text("---\npublished: someday\n---\nText")
    text = words(opened(page))
    assert "Left out: documents/bad<b>.md" in text
    assert "published" in text


HOSTILE = "<script>alert(1)</script> ![](http://x) :red[x] The price is $1 billion and $2 billion in 2020."


def test_hostile_documents_are_text_on_every_page(folder: Path) -> None:
    front = '---\ntitle: "<img src=x onerror=alert(1)>"\npublisher: "**RT** $a$ <b>"\nnote: "<i>"\n---\n'
    (folder / "a.md").write_text(front + HOSTILE)
    frame = current().frame
    assert len(frame) >= 2
    document, claim = frame.loc[frame["value"] == 2e9, ["document_id", "claim_id"]].iloc[0]
    for app in (
        opened(all="1"),
        opened("claims", all="1", claim=claim),
        opened("sources"),
        opened("sources", source=document),
    ):
        assert not re.search(r"<(script|img|b|i)\b", html(app))
        # Markdown elements hold none of the article's text.
        for element in [*app.markdown, *app.caption, *app.title, *app.header, *app.subheader]:
            assert "billion" not in element.value
            assert "RT" not in element.value
    assert HOSTILE in words(opened("sources", source=document))


@pytest.mark.parametrize("page", ["indicator", "claims", "sources", "compare"])
@pytest.mark.parametrize("number", ["9" * 5000, "0", "-1", "x"])
def test_what_is_no_number_of_a_page_is_dropped_with_a_notice(folder: Path, page: str, number: str) -> None:
    (folder / "many.md").write_text(MANY, encoding="utf-8")
    text = html(opened(page, page_=number))
    assert text.count("is no number of a page") == 1


def test_an_unknown_language_is_dropped_with_a_notice(folder: Path) -> None:
    (folder / "many.md").write_text(MANY, encoding="utf-8")
    assert "lang: “xx” is not one of en, ru" in html(opened("claims", lang="xx"))
    assert "lang:" not in html(opened("claims", lang="ru"))
