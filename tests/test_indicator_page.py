"""The page of one indicator, run without a browser, and the markup beside and under its chart."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from html import unescape
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from streamlit.runtime.state import QueryParamsProxy
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from indicators.app.data import current
from indicators.app.indicator import cards as cards
from indicators.app.indicator import contents as views
from indicators.charts import rows
from indicators.charts.axes import axes
from indicators.model import stable_id
from indicators.verdict import Reason
from indicators.verdict import matches as matches_of
from tests.test_app import charts, claim_id, folder, html, opened, words
from tests.test_indicator_charts import frame, level, observed, series

__all__ = ["folder"]

TRADE = """\
---
title: Trade
publisher: "{publisher}"
published: 2021-03-01
kind: {kind}
---
The trade turnover of Belarus with Russia was $29 billion in 2020.
The trade turnover of Russia with Belarus fell by 17% in 2020.

{more}
"""
GAS = "The price of Russian gas for Belarus was $127 per 1,000 cubic metres in 2020."


def write(folder: Path, name: str = "a.md", *, publisher: str = "RT", kind: str = "article", more: str = GAS) -> None:
    (folder / name).write_text(TRADE.format(publisher=publisher, kind=kind, more=more), "utf-8")


def indicator_box(app: AppTest) -> Selectbox[str]:
    [found] = [one for one in app.selectbox if one.label == "Indicator"]
    return found


def axis(app: AppTest) -> str:
    [control] = [one for one in app.button_group if one.label == "Axis, and its claims"]
    return str(control.value)


def test_without_an_indicator_the_one_with_most_claims_is_shown(folder: Path) -> None:
    write(folder)
    app = opened("indicator")
    assert "<h1>Goods trade turnover</h1>" in html(app)
    assert len(charts(app)) == 1
    # Those with official figures alone can be chosen too.
    assert any(label.endswith(" (0)") for label in indicator_box(app).options)
    spoken_of = [label for label in indicator_box(app).options if not label.endswith(" (0)")]
    assert [label.split(" (")[0] for label in spoken_of] == [
        "Trade › Goods trade turnover",
        "Energy › Price of natural gas",
    ]
    assert "<h1>Price of natural gas</h1>" in html(opened("indicator", indicator="gas_price"))
    assert "<h1>Price of natural gas</h1>" in html(opened("indicator", claim=claim_id("gas_price")))


def test_the_axis_is_that_of_the_address_of_its_claim_or_the_fullest(folder: Path) -> None:
    write(folder)
    found = current().frame
    change = found.loc[found["measure"] == "change", "claim_id"].iloc[0]
    assert axis(opened("indicator", indicator="goods_trade_turnover", claim=change)) == "change|percent|"
    chosen = opened("indicator", indicator="goods_trade_turnover", panel="level|USD|")
    assert axis(chosen) == "level|USD|"
    assert '<mark class="named">$29 billion</mark>' in html(chosen)
    assert "17%</mark>" not in html(chosen)
    wrong = opened("indicator", indicator="goods_trade_turnover", panel="nonsense")
    assert "Dropped from the address: panel: “nonsense”" in words(wrong)


def test_one_indicator_at_a_time(folder: Path) -> None:
    write(folder)
    app = opened("indicator", indicator=["gas_price", "goods_trade_turnover"])
    assert "<h1>Price of natural gas</h1>" in html(app)
    assert "One indicator at a time" in words(app)


def test_a_card_has_its_sentence_verdict_label_and_links(folder: Path) -> None:
    write(folder, kind="digest")
    app = opened("indicator", indicator="goods_trade_turnover", panel="level|USD|")
    text = words(app)
    assert "International Monetary Fund, Belarus: $29.67 bn · differs by" in text
    assert "Digest" in text
    claim = current().frame.query("unit == 'USD' and indicator == 'goods_trade_turnover'")["claim_id"].iloc[0]
    assert f'href="claims?claim={claim}"' in html(app)
    assert re.search(rf'href="sources\?source=\w+&amp;claim={claim}"', html(app))


def test_picking_a_sentence_is_in_the_address_and_marks_it(folder: Path) -> None:
    write(folder)
    app = opened("indicator", indicator="gas_price")
    [button] = [one for one in app.main.button if (one.key or "").startswith("pick_")]
    button.click().run()
    claim = claim_id("gas_price")
    assert app.query_params["claim"] == claim
    assert '<div class="card chosen">' in html(app)
    sizes = [trace["marker"]["size"] for trace in json.loads(charts(app)[0])["data"] if "customdata" in trace]
    assert sizes == [[20]]
    cold = opened("indicator", indicator="gas_price", claim=claim)
    assert words(cold) == words(app)
    [button] = [one for one in app.main.button if (one.key or "").startswith("pick_")]
    button.click().run()
    assert "claim" not in app.query_params


def test_every_switch_is_in_the_address() -> None:
    app = opened("indicator", indicator="goods_trade_turnover", panel="level|USD|")
    for name, value in (("scale", "log"), ("values", "index"), ("official", "hidden"), ("forecasts", "hidden")):
        toggle = app.toggle(key=f"switch_{name}")
        toggle.set_value(not toggle.value).run()
        assert app.query_params[name] == value
    cold = opened("indicator", **{name: app.query_params[name] for name in app.query_params})
    assert charts(cold) == charts(app)
    for name in ("scale", "values", "official", "forecasts"):
        toggle = app.toggle(key=f"switch_{name}")
        toggle.set_value(not toggle.value).run()
    assert set(app.query_params) == {"indicator", "panel"}


def test_a_switch_that_is_not_possible_is_off() -> None:
    app = opened("indicator", indicator="goods_trade_turnover", panel="change|percent|", scale="log", values="index")
    assert app.toggle(key="switch_scale").disabled
    assert app.toggle(key="switch_values").disabled
    assert json.loads(charts(app)[0])["layout"]["yaxis"]["type"] == "linear"


def test_years_are_in_the_address_and_keep_the_axis() -> None:
    app = opened("indicator", indicator="goods_trade_turnover")
    before = axis(app)
    low, high = app.slider[0].value
    app.slider[0].set_value((low + 5, high - 1)).run()
    assert app.query_params["from"] == f"{low + 5}-01-01"
    assert app.query_params["to"] == f"{high - 1}-12-31"
    assert axis(app) == before
    cold = opened("indicator", from_=f"{low + 5}-03-04", indicator="goods_trade_turnover")
    assert cold.slider[0].value == (low + 5, high)
    app.slider[0].set_value((low, high)).run()
    assert "from" not in app.query_params
    assert "to" not in app.query_params


def test_another_indicator_leaves_axis_claim_and_page_behind(folder: Path) -> None:
    write(folder)
    params = {"indicator": "goods_trade_turnover", "panel": "level|USD|", "scale": "log"}
    app = opened("indicator", page_="2", **params)
    indicator_box(app).set_value("gas_price").run()
    assert app.query_params == {"indicator": "gas_price", "scale": "log"}
    assert "<h1>Price of natural gas</h1>" in html(app)


def test_filters_narrow_the_claims_and_keep_the_page(folder: Path) -> None:
    write(folder)
    write(folder, "b.md", publisher="BelTA", more="")
    app = opened("indicator", indicator="goods_trade_turnover", panel="level|USD|")
    assert "2 claims by 2 speakers" in words(app)
    app.multiselect(key="filter_publisher").set_value(["RT"]).run()
    assert app.query_params["publisher"] == "RT"
    assert "1 claim by 1 speaker" in words(app)
    none = opened("indicator", indicator="goods_trade_turnover", panel="level|USD|", publisher="RT", geo="RUS", q="gas")
    assert len(charts(none)) == 1
    assert "No claim matches all of these filters" in words(none)


def test_the_cards_are_paged(folder: Path) -> None:
    lines = "\n\n".join(f"The trade turnover of Belarus with Russia was ${n} billion in 20{n}." for n in range(10, 20))
    write(folder, more=lines)
    app = opened("indicator", indicator="goods_trade_turnover", panel="level|USD|")
    first = re.findall(r'<mark class="named">([^<]*)', html(app))
    second = opened("indicator", indicator="goods_trade_turnover", panel="level|USD|", page_="2")
    rest = re.findall(r'<mark class="named">([^<]*)', html(second))
    assert (len(first), len(rest), len({*first, *rest})) == (6, 5, 11)
    for page in ("0", "99", "x", "9" * 30):
        assert len(charts(opened("indicator", indicator="goods_trade_turnover", page_=page))) == 1


def test_the_official_figures_have_their_sources_under_the_chart() -> None:
    text = words(opened("indicator", indicator="goods_trade_turnover", panel="level|USD|"))
    for part in ("Official figures", "35.7 bn", "read on", "terms:", "Sources, editions, terms and caveats"):
        assert part in text


def test_an_embedded_page_is_a_chart_with_its_source(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder)
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.is_embedded", True)
    app = opened("indicator", indicator="gas_price")
    assert len(charts(app)) == 1
    assert "1 claim by 1 speaker" in words(app)
    assert "<h1>" not in html(app)
    assert "<mark" not in html(app)


def test_the_page_offers_the_code_of_an_iframe() -> None:
    app = opened("indicator", indicator="gas_price", scale="log")
    [code] = [block.value for block in app.code if "<iframe" in block.value]
    assert "indicator=gas_price" in code
    assert "scale=log" in code
    assert "embed=true" in code


def test_addresses_of_the_page_are_absolute_behind_any_path() -> None:
    params = [("indicator", "gdp"), ("panel", "level|USD|")]
    for base in ("https://x.org/app", "https://x.org/app/", "https://x.org/app/indicator"):
        assert views.absolute(base, params) == "https://x.org/app/indicator?indicator=gdp&panel=level%7CUSD%7C"
    code = views.iframe('https://x.org/indicator?a=1&b="', 'A "chart" <b>')
    assert "a=1&amp;b=&quot;&amp;embed=true" in code
    assert "<b>" not in code


def test_an_empty_folder_says_what_to_do(folder: Path) -> None:
    assert "There are no documents yet" in words(opened("indicator"))


def test_documents_without_an_indicator_are_no_error(folder: Path) -> None:
    (folder / "a.txt").write_text("The two presidents met.")
    assert "No claims about this indicator were found yet" in words(opened("indicator"))


def test_hostile_articles_are_text(folder: Path) -> None:
    hostile = "<b>RT</b> $a$ ![](http://x.example/d.png) :material/home:"
    write(folder, publisher=hostile, more="The gas price was $127 per <script>alert(1)</script> in 2020 :red[x].")
    for params in ({}, {"indicator": "gas_price"}, {"colour": "publisher"}):
        app = opened("indicator", **params)
        assert not re.search(r"<(script|img|b|i)\b", html(app))
        assert "RT" not in "".join(element.value for element in [*app.markdown, *app.caption])
        assert not any("<b>RT" in spec.replace("\\u003c", "<") for spec in charts(app))


def test_labels_that_read_markdown_show_units_as_they_are() -> None:
    claims = frame(level(unit="**x** :red[y]"))
    [panel] = axes(claims, claims, series())
    assert r"level, \*\*x\*\* \:red\[y\]" in views.axis_label(panel)
    assert views.literal("a*b_c[d](e)$f$:g:") == r"a\*b\_c\[d\]\(e\)\$f\$\:g\:"


def test_verdicts_say_how_far_apart_and_why() -> None:
    claims = frame(level(29e9, quote="$29 billion", speaker="x", published=date(2021, 2, 1)))
    official = series(observed(30e9), observed(29e9, series_id="b", producer="IMF"))
    [claim] = rows(claims)
    found = list(rows(matches_of(claims, official).assign(geo="BLR")))
    block = unescape(re.sub(r"<[^>]*>", "\n", cards.verdict_block(claim, found, "same_figure")))
    assert block.index("IMF") < block.index("Belstat")
    assert "consistent" in block
    assert "differs by −$1.0 bn (−3.3%)" in block
    assert "as published" in block
    assert "Not compared. The number is a plan" in cards.verdict_block(claim, [], Reason.PLAN)


def test_the_official_table_has_a_column_a_series_and_marks_what_is_no_outturn() -> None:
    official = series(
        observed(29.67e9),
        observed(3e9, "2021", kind="projection"),
        observed(13e9, series_id="half", frequency="half_yearly", period_end=pd.Timestamp("2020-06-30")),
        observed(28e9, series_id="mirror", title="Mirror", producer="<i>IMF</i>"),
    )
    table = cards.official_table(official, "USD")
    assert re.findall(r'<th scope="col">([^<]*)', table) == ["Period", "Trade &lt;b&gt;", "Mirror"]
    assert re.findall(r'<th scope="row">([^<]*)', table) == ["2021", "2020", "H1 2020"]
    assert 'title="29,670,000,000 USD">29.67 bn' in table
    assert "projection" in table
    assert "<i>" not in table
    listed = cards.official_table(official, "USD", events=True)
    assert len(re.findall(r'<th scope="row">', listed)) == 4


def test_sources_are_cited_once_for_all_their_periods() -> None:
    official = series(observed(1, "2019"), observed(2), observed(3, "2021", citation="Press", url="javascript:x"))
    text = cards.official_sources(official)
    assert text.count("Yearbook") == 1
    assert "(2019, 2020)" in text
    assert "javascript" not in text
    assert "read on 1 Apr 2021" in text


def test_contradictions_count_where_two_of_their_claims_are_shown() -> None:
    apart = np.array([True, True, False])
    assert views.contradictions(apart, np.array([0, 0, 1, 2, 2, -1, -1])) == 1
    assert views.contradictions(apart, np.zeros(0, np.int64)) == 0


def test_the_newest_claim_is_first_and_the_chosen_one_before_it() -> None:
    claims = frame(level(published=None), *(level(year=year) for year in (2020, 2021)))
    claims["published"] = pd.to_datetime(pd.Series([None, "2020-01-01", "2021-01-01"])).astype("datetime64[s]")
    order = [stable_id(number) for number in (2, 1, 0)]
    assert claims["claim_id"].iloc[views.newest_first(claims, None)].tolist() == order
    assert claims["claim_id"].iloc[views.newest_first(claims, order[2])].tolist() == [order[2], *order[:2]]


def test_another_indicator_or_axis_is_one_step_for_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder)
    app = opened("indicator", indicator="goods_trade_turnover", claim=claim_id("goods_trade_turnover"), page_="2")
    steps, set_all = [], QueryParamsProxy.from_dict

    def counted(self: QueryParamsProxy, params: Mapping[str, list[str]]) -> None:
        steps.append(dict(params))
        set_all(self, params)

    monkeypatch.setattr(QueryParamsProxy, "from_dict", counted)
    [control] = [one for one in app.button_group if one.label == "Axis, and its claims"]
    control.set_value("change|percent|").run()
    assert steps == [{"indicator": ["goods_trade_turnover"], "panel": ["change|percent|"]}]
    indicator_box(app).set_value("gas_price").run()
    assert steps[1:] == [{"indicator": ["gas_price"]}]


def test_the_pages_of_the_cards_follow_the_address_without_a_warning(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for day in range(1, 9):
        write(folder, f"{day}.md", publisher=f"Paper {day}", more=f"This is the paper of {day} May.")
    app = opened("indicator", indicator="goods_trade_turnover", panel="level|USD|")
    app.query_params["page"] = "2"
    app.run()
    assert html(app).count('class="byline"') == 2
    assert not [record for record in caplog.records if "cards_page" in record.getMessage()]


def test_official_figures_are_shown_where_nobody_speaks_of_them(folder: Path) -> None:
    write(folder)
    spoken = set(current().frame["indicator"].dropna())
    unspoken = next(name for name in ("turnout", "vote_share") if name not in spoken)
    app = opened("indicator", indicator=unspoken)
    text = words(app)
    assert "No claims about this indicator were found yet" in text
    assert "Dropped from the address" not in text
    assert "Sources, editions, terms and caveats" in text
    assert charts(app)
    assert app.query_params["indicator"] == unspoken
    [box] = [one for one in app.selectbox if one.label == "Indicator"]
    assert box.value == unspoken
    assert [button.proto.label for button in app.get("download_button")].count("Parquet") == 2
