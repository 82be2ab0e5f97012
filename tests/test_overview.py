"""The first page: main indicators, contradictions, what the data covers."""

from __future__ import annotations

import html as escaping
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from indicators.app.data import current
from indicators.app.elements import comparison
from indicators.app.overview import contradictions, coverage, headlines
from indicators.i18n import speak
from indicators.query import Query, select
from tests.test_app import MANY, charts, html, opened, words

FRONT = (
    "---\ntitle: {title}\npublisher: {publisher}\npublished: {day}\nlanguage: en\n"
    "kind: {kind}\nnote: n\nurl: https://p.example/{title}\n---\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the folder of documents that is served; the official series stay the shipped ones."""
    (tmp_path / "documents").mkdir()
    monkeypatch.setenv("INDICATORS_DATA", str(tmp_path))
    return tmp_path / "documents"


def put(
    folder: Path, title: str, text: str, *, publisher: str = "P", day: str = "2022-01-10", kind: str = "digest"
) -> None:
    front = FRONT.format(title=title, publisher=publisher, day=day, kind=kind)
    (folder / f"{title}.md").write_text(front + text, "utf-8")


def named() -> pd.DataFrame:
    return select(current().frame, Query(), keep_unnamed=False)


def test_a_card_is_the_latest_claim_of_what_is_claimed_most_often(folder: Path) -> None:
    put(
        folder,
        "a",
        "Belarus's GDP grew by 1.4% in 2019, Belstat said.\n\nBelarus's GDP grew by 2.4% in 2021, Belstat said.",
    )
    put(folder, "b", "Belarus's GDP was $60 billion in 2022. Belarus's GDP will grow by 9% in 2023.")
    put(folder, "c", "The price of Russian gas for Belarus was $127 per 1,000 cubic metres in 2020.")
    cards = headlines.headlines(named(), current().series)
    assert [card.claim["indicator"] for card in cards] == ["gdp", "gas_price"]
    assert cards[0].claim["quote"] == "2.4%"
    assert len(cards[0].claims) == 2
    # The line is of the same thing: growth, of Belarus.
    assert set(cards[0].official["geo"]) == {"BLR"}
    assert set(cards[0].official["measure"]) == {"change"}
    assert cards[0].official["period_end"].is_monotonic_increasing


def test_loans_are_deals_and_no_series(folder: Path) -> None:
    put(folder, "a", "The loan from Russia to Belarus was $500 million in 2020.")
    assert headlines.headlines(named(), current().series) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The price of Russian gas for Belarus was $127 per 1,000 cubic metres in 2020.", "consistent"),
        (
            "The price of Russian gas for Belarus was $140 per 1,000 cubic metres in 2020.",
            r"differs by \+\$13 .*\(\+10\.2%\)",
        ),
        (
            "The price of Russian gas for Belarus was $140 per 1,000 cubic metres in 2031.",
            "Not held against an official figure; the latest",
        ),
        ("Tourists from Russia in Belarus numbered 140 people in 2031.", "No official series|Not held"),
    ],
)
def test_what_the_official_series_say_is_in_words(folder: Path, text: str, expected: str) -> None:
    put(folder, "a", text)
    [card] = headlines.headlines(named(), current().series)
    line = headlines.official_line(card)
    assert re.search(expected, line), line
    assert not re.search(r"\b(false|wrong|true|lie)\b", line)


def test_the_newest_claims_are_one_of_each_sentence(folder: Path) -> None:
    put(folder, "a", "Trade with Russia was $6 billion in 1996 and $50 billion in 2021.", day="2022-02-01")
    put(folder, "b", "Inflation was 5% in 2020.", day="2021-02-01")
    newest = headlines.newest(named(), np.arange(len(named())), 3)
    assert newest["quote"].tolist() == ["$50 billion", "5%"]


def test_a_card_says_that_a_digest_is_one(folder: Path) -> None:
    put(folder, "a", "Belarus's GDP grew by 2.4% in 2021.")
    [card] = headlines.headlines(named(), current().series)
    assert "Digest, in our own words" in headlines.card(card)
    assert '<mark class="named">2.4%</mark>' in headlines.card(card)
    assert 'href="indicator?indicator=gdp"' in headlines.card(card)
    spark = headlines.sparkline(card)
    assert "1 claim; latest +2.4%, 2021, P; official series" in spark.alt


SPREAD = "The trade between Russia and Belarus was ${value} billion in 2021, {speaker} said."


def test_contradictions_are_told_by_their_ends(folder: Path) -> None:
    for value, speaker in ((38, "Vladimir Putin"), (40, "Alexander Lukashenko"), (44, "Mikhail Mishustin")):
        put(folder, f"t{value}", SPREAD.format(value=value, speaker=speaker))
    [dispute] = contradictions.disputes(current().groups, current().frame)
    assert comparison.thing(dispute.group) == "Goods trade turnover, Belarus–Russia, 2021"
    text = escaping.unescape(re.sub("<[^>]*>", "", contradictions.item(dispute)))
    assert "From $38.0 bn (Vladimir Putin, P, 10 Jan 2022) to $44.0 bn (Mikhail Mishustin, P, 10 Jan 2022)." in text
    assert "3 claims by 3 speakers · Compare them" in text
    [address] = re.findall(r'href="(compare\?[^"]*)"', contradictions.item(dispute))
    for part in ("indicator=goods_trade_turnover", "from=2021-01-01", "to=2021-12-31", "measure=level", "unit=USD"):
        assert part in address


def test_a_sum_below_half_of_another_is_taken_for_a_part(folder: Path) -> None:
    for value, speaker in ((10, "Vladimir Putin"), (40, "Alexander Lukashenko")):
        put(folder, f"t{value}", SPREAD.format(value=value, speaker=speaker))
    assert contradictions.disputes(current().groups, current().frame) == []


def test_one_speaker_alone_contradicts_nobody(folder: Path) -> None:
    for value in (38, 44):
        put(folder, f"t{value}", SPREAD.format(value=value, speaker="Vladimir Putin"))
    assert contradictions.disputes(current().groups, current().frame) == []


def test_what_the_data_covers_is_counted(folder: Path) -> None:
    put(folder, "a", "Belarus's GDP grew by 2.4% in 2021. Two presidents met.", day="2021-03-04")
    put(folder, "b", "Trade fell by 3% in 2020.", kind="article", publisher="Q")
    facts = dict(coverage.facts(current()))
    assert facts["Documents"] == "2 (1 digest in our own words)"
    assert facts["Claims"] == "3 claims, of which 2 are about a known indicator"
    assert facts["Publishers"] == "2"
    assert facts["Published"] == "4 Mar 2021 – 10 Jan 2022"
    assert facts["Languages"] == "English (2)"
    assert re.fullmatch(r"[\d,]+ series by \d+ producers, [\d,]+ figures", facts["Official figures"])


def test_the_first_page_of_much_data_has_every_part(folder: Path) -> None:
    put(folder, "many", MANY)
    put(folder, "talks", "Trade fell by 21% in the first half of 2020.", kind="article", day="2020-09-14")
    app = opened()
    text = words(app)
    for part in (
        "Main indicators",
        "Contradictions worth a look",
        "Newest claims",
        "One article, its numbers",
        "All indicators",
        "What the data covers",
    ):
        assert part in text
    assert len(charts(app)) == 1
    assert "None found among these claims" in text
    assert all(alt for alt in re.findall(r'<img class="spark" alt="([^"]*)"', html(app)))
    # A query shows its charts, and no more.
    filtered = opened(indicator="exports")
    assert "Main indicators" not in words(filtered)
    assert len(charts(filtered)) >= 1


def test_the_shipped_first_page_shows_the_article_that_it_began_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INDICATORS_DATA", raising=False)
    app = opened()
    assert 'class="headlines"' in html(app)
    for quote in ("80.1%", "21%", "$ 1 billion"):
        assert f'<mark class="named">{quote}</mark>' in html(app)
    assert len(charts(app)) == 3


HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)>"


def test_hostile_text_is_text_on_the_first_page(folder: Path) -> None:
    put(folder, "many", MANY)
    for value, speaker in ((38, "Vladimir Putin"), (44, "Mikhail Mishustin")):
        front = f"---\ntitle: '{HOSTILE}'\npublisher: '{HOSTILE}'\npublished: 2023-01-01\nlanguage: en\n---\n"
        (folder / f"h{value}.md").write_text(
            front + HOSTILE + "\n\n" + SPREAD.format(value=value, speaker=speaker), "utf-8"
        )
    app = opened()
    page = html(app)
    assert "From $38.0 bn" in words(app)
    assert HOSTILE in words(app)
    assert not re.search(r"<script|onerror=alert\(1\)>", page)
    assert all(image.startswith('<img class="spark"') for image in re.findall(r"<img[^>]*>", page))


def test_the_cards_speak_the_language_of_the_page(folder: Path) -> None:
    put(folder, "a", "Belarus's GDP grew by 2.4% in 2021.")
    speak("ru")
    try:
        [card] = headlines.headlines(named(), current().series)
        assert "indicator=gdp&amp;lang=ru" in headlines.card(card)
        assert "2,4" in headlines.card(card)
    finally:
        speak("en")
