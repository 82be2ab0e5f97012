"""The parser as a whole: the sample article, offsets of any text, languages, explanations, hostile input."""

from __future__ import annotations

from datetime import date

import gold
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.model import Claim, Document
from indicators.parse import LanguageError, lexicon, parse, parse_document
from indicators.parse.draft import Sentences
from indicators.parse.fold import fold
from indicators.parse.sentences import split
from indicators.sources import data_folder, read_documents

FRAGMENTS = [
    "$1 billion",
    "21%",
    "80,1%",
    "1 254,6 бел. руб.",
    "in the first half of 2020",
    "«Лукашенко»",
    "“we grew by 5%,” he said",
    "с 1 до 2 млн тонн",
    "half a million",
    "вдвое",
    "twice as much",
    "№ 5",
    "10:30",
    "2012-2013",
    "Br2,450",
    "\u00a0",
    "\u2009",
    "ё",
    "−0,2%",
    "(",
    ")",
    ".",
    "\n\n",
    "a",
    "per 1,000 cubic metres",
    "if",
    "would",
    "not",
    "according to Belstat",
    "сообщил",
    "Q1 2020",
    "30 February 2021",
    "31.02.2021",
    "billion billion",
]
texts = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=25).map(" ".join)
)


def by_quote(claims: list[Claim], quote: str) -> Claim:
    return next(c for c in claims if c.quote == quote)


@given(texts, st.sampled_from(["en", "ru", "be"]), st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)))
@settings(max_examples=400, deadline=None)
def test_spans_point_into_the_unchanged_text(text: str, language: str, published: date | None) -> None:
    for claim in parse(text, published=published, language=language):
        assert text[claim.start : claim.end] == claim.quote
        assert text[claim.sentence_start : claim.sentence_end] == claim.sentence
        assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_end
        assert claim.value_low <= claim.value <= claim.value_high
        for part in (claim.subject, claim.baseline, claim.speaker_text, claim.period_text):
            assert part is None or part in text
        assert claim.period_start is None or claim.period_end is None or claim.period_start <= claim.period_end


@given(texts)
@settings(max_examples=150, deadline=None)
def test_a_text_gives_the_same_claims_each_time(text: str) -> None:
    assert parse(text, language="en") == parse(text, language="en")


@pytest.mark.parametrize(
    "unit",
    [
        "7",
        "1,",
        "billion ",
        "(",
        "« ",
        "“a. ",
        "5% and ",
        "said that ",
        "\n",
        "in 2020 ",
        "от 1 до ",
        "Mr. ",
        "?",
        "a-1",
        "1 ",
    ],
)
def test_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = unit * (20_000 // len(unit)) + " Exports grew by 5%."
    assert by_quote(parse(text, language="en"), "5%").value == 5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Trade grew by 5% in January to $3 billion, as the minister told reporters in Minsk on Monday", "en"),
        ("Торговля выросла на 5% в январе до 3 млрд рублей; как пояснил он журналистам, рост продолжится", "ru"),
    ],
)
def test_a_text_may_end_anywhere(text: str, language: str) -> None:
    for end in range(len(text)):
        assert all(text[c.start : c.end] == c.quote for c in parse(text[:end], language=language))


def test_ids_depend_on_text_address_and_position_only() -> None:
    one = parse_document(Document(text="Exports grew by 5%.", url="https://example.org/a"))
    same = parse_document(Document(text="Exports grew by 5%.", url="https://example.org/a", title="Another title"))
    other = parse_document(Document(text="Exports grew by 5%.", url="https://example.org/b"))
    assert [c.claim_id for c in one] == [c.claim_id for c in same] != [c.claim_id for c in other]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "No number at all.", "\u200b\ufeff"])
def test_text_without_numbers_has_no_claims(text: str) -> None:
    assert parse(text) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Trade grew by 5% in 2020.", "en"),
        ("Товарооборот вырос на 5% в 2020 году.", "ru"),
        ("Тавараабарот за год вырас на 5% і склаў 3 млрд долараў у мінулым годзе.", "be"),
    ],
)
def test_language_is_detected(text: str, language: str) -> None:
    assert {c.language for c in parse(text)} == {language}


@pytest.mark.parametrize(
    "text",
    [
        "Der Handel zwischen den beiden Ländern ist im Halbjahr um 21 Prozent auf 15 Milliarden Dollar gesunken.",
        "Обсяг торгівлі між країнами знизився на 21% у першому півріччі 2020 року, повідомляє її прес-служба.",
        "Handel między oboma krajami spadł w pierwszym półroczu o 21 procent, poinformowało ministerstwo gospodarki.",
    ],
)
def test_other_languages_are_refused_by_name(text: str) -> None:
    with pytest.raises(LanguageError, match="not supported"):
        parse(text)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LanguageError, match="'xx'"):
        parse("5%", language="xx")


def test_a_mixed_text_is_read_sentence_by_sentence() -> None:
    text = "Lukashenko said trade had grown by 5%. «Товарооборот вырос вдвое», – сказал он."
    assert [c.unit for c in parse(text, language="en")] == ["percent", "multiple"]


def test_rules_explain_each_claim() -> None:
    claim = by_quote(
        parse("According to Belstat, exports fell by more than 21% in 2020.", published=date(2021, 1, 5)), "21%"
    )
    assert {
        "unit.any.percent_sign",
        "bound_before.en.more_than",
        "change.en.down_verb",
        "period.any.year",
        "according.en.according_to",
    } <= set(claim.rules)


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    documents = [
        d
        for d in read_documents(data_folder() / "documents")
        if d.publisher == "RT" and d.published == date(2020, 9, 14)
    ]
    return parse_document(documents[0])


class TestSochi:
    """The article that the project began with: three claims with an indicator, and none of its dates."""

    def test_exactly_three_claims_have_an_indicator(self, claims: list[Claim]) -> None:
        assert {c.quote for c in claims if c.indicator} == {"$ 1 billion", "21%", "80.1%"}

    def test_the_refinancing(self, claims: list[Claim]) -> None:
        c = by_quote(claims, "$ 1 billion")
        assert (c.value, c.unit, c.measure, c.indicator, c.modality) == (
            1e9,
            "USD",
            "level",
            "debt_refinancing",
            "plan",
        )
        assert (c.speaker, c.speaker_text, c.geo) == ("Alexander Lukashenko", "the Belarusian leader", ("BLR", "RUS"))

    def test_the_fall_of_trade(self, claims: list[Claim]) -> None:
        c = by_quote(claims, "21%")
        assert (c.value, c.unit, c.measure, c.direction, c.indicator) == (
            21,
            "percent",
            "change",
            "down",
            "goods_trade_turnover",
        )
        assert (c.period_start, c.period_end, c.period_source) == (date(2020, 1, 1), date(2020, 6, 30), "sentence")
        assert (c.baseline, c.baseline_start, c.baseline_end) == (
            "compared to the same period last year",
            date(2019, 1, 1),
            date(2019, 6, 30),
        )
        assert (c.speaker, c.modality, c.signed_value) == ("Mikhail Mishustin", "actual", -21)

    def test_the_vote(self, claims: list[Claim]) -> None:
        c = by_quote(claims, "80.1%")
        assert (c.value, c.measure, c.direction, c.indicator) == (80.1, "share", None, "vote_share")
        assert (c.period_start, c.period_end, c.period_source) == (date(2020, 8, 9), date(2020, 8, 9), "context")
        assert (c.speaker, c.speaker_text) == ("Central Election Commission of Belarus", "the CEC")

    def test_no_date_version_or_half_is_a_claim(self, claims: list[Claim]) -> None:
        for quote in ("1999", "2012-2013", "third", "first half", "2020", "1994", "9", "14"):
            assert not any(c.quote == quote for c in claims)


def test_a_sieve_lets_through_whatever_a_sentence_holds() -> None:
    for example in gold.read_all()[::3]:
        folded = fold(example.document.text)
        words = lexicon.load("en" if example.file.startswith("en") else "ru")
        read = Sentences(folded, [(start, end, words) for start, end in split(folded, words)])
        for i in range(len(read)):
            lost = [kind for kind in read[i].kinds if not read.holds(i, frozenset((kind,)), numbers=False)]
            assert lost == [], read[i].words
            numbered = any(word.number is not None for word in read[i].words)
            assert read.holds(i, lexicon.NUMBER_KINDS) or not numbered


def test_letters_without_a_name_are_read_over() -> None:
    """pymorphy3 asks Unicode for each letter's name; some letters have none."""
    for letter in ("\U00017000", "\u4e00", "\ud7ff"):
        assert [claim.quote for claim in parse(f"0 {letter} и 5% {letter}{letter}", language="ru")][-1:] == ["5%"]


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize(
    "text",
    [
        "The plant has 900 cars, against 7,450 a year earlier.",
        "Цены выросли на 0,1%, неделей ранее — на 0,3%.",
        "Ставка — 8% против 9% неделей ранее.",
        "The ruble has lost 16% since the  год start of the year.",
        "0 с половиной раз.",
    ],
)
def test_the_ends_of_the_calendar_and_of_the_numbers_are_no_error(text: str, published: date) -> None:
    assert all(text[claim.start : claim.end] == claim.quote for claim in parse(text, published=published))


def test_what_a_verb_decides_is_asked_of_its_own_sentence() -> None:
    text = (
        "С 1 мая запрет.\n\nПо данным таможни, за семь месяцев границу пересекли 38,7 тыс. машин — это на треть меньше."
    )
    claims = parse(text, published=date(2024, 9, 1), language="ru")
    assert [claim.quote for claim in claims] == ["38,7 тыс. машин", "треть"]


@pytest.mark.parametrize(
    ("text", "geo"),
    [
        ("Belarus hosts the summit. The union's GDP grew by 4.1%.", ()),
        ("Belarus sold fridges. Exports to the EAEU grew by 4%.", ("BLR",)),
        ("Belarus hosts the summit. Belarus's GDP, unlike that of the EAEU, grew by 4.1%.", ("BLR",)),
        ("Минск принял саммит Беларуси. ВВП ЕАЭС вырос на 4,1%.", ()),
        ("Беларусь наращивает сбыт. Экспорт в страны ЕАЭС вырос на 4%.", ("BLR",)),
        ("Белоруссия платит $127. В самой России цена газа — 75 долларов за тысячу кубометров.", ("RUS",)),
        ("Belarus pays $127. In Russia itself the price of gas is $75.", ("RUS",)),
    ],
)
def test_whose_a_figure_is(text: str, geo: tuple[str, ...]) -> None:
    assert parse(text)[-1].geo == geo


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Anna Petrova of Gomselmash said 5% was lost. Petrova blamed frost. She put the rest at 3%.",
            "Anna Petrova",
        ),
        ("Директор Анна Петрова назвала 5%. По словам Петровой, в мае было 3%.", "Анна Петрова"),
        ("A. Petrova said 5% was lost. Director Anna Petrova put the rest at 3%.", "Anna Petrova"),
        ("Dmitry Kruk of BEROC expects 5%. Later economist Dzmitry Kruk spoke of 3%.", "Dmitry Kruk"),
    ],
)
def test_a_person_has_one_name_in_a_text(text: str, speaker: str) -> None:
    assert {c.speaker for c in parse(text)} == {speaker}
