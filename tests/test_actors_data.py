"""The shape of actors.toml: what the code that names speakers takes for granted."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

PATH = Path(__file__).parents[1] / "indicators" / "lexicons" / "actors.toml"
KINDS = {"person", "government", "company", "bank", "statistics", "agency", "organisation"}
ACTOR_KEYS = {"name", "name_ru", "kind", "country", "en", "ru"}
ROLE_KEYS = {"titles_en", "titles_ru", "country", "holders"}
COUNTRY = re.compile(r"[A-Z]{3}|")
ALIASES = ("en", "ru", "be")
CYRILLIC = re.compile(r"[А-яЁёІіЎў]")

# Look-alike letters of the other alphabet make an alias that no text can match.
MIXED_WORD = re.compile(r"[A-Za-z][А-яЁёІіЎў]|[А-яЁёІіЎў][A-Za-z]")

Table = dict[str, Any]


def load(text: str) -> tuple[list[Table], list[Table]]:
    tables = tomllib.loads(text)
    assert set(tables) == {"actor", "role"}
    return tables["actor"], tables["role"]


ACTORS, ROLES = load(PATH.read_text("utf-8"))


def fold(alias: str) -> str:
    return " ".join(alias.casefold().replace("ё", "е").split())


def spellings(actor: Table) -> set[str]:
    """The folded names and aliases of one actor."""
    return {
        fold(alias) for alias in [actor["name"], actor["name_ru"], *(a for key in ALIASES for a in actor.get(key, []))]
    }


def shared_within_a_country(actors: list[Table]) -> dict[tuple[str, str], set[str]]:
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for actor in actors:
        for alias in spellings(actor):
            bearers[actor["country"], alias].add(actor["name"])
    return {key: names for key, names in bearers.items() if len(names) > 1}


def badly_dated(role: Table) -> list[str]:
    """What is wrong with the holders' dates: backwards, open before the end, or overlapping."""
    holders = role["holders"]
    faults = [f"{h['actor']}: to is not after from" for h in holders if h.get("to", date.max) <= h["from"]]
    for earlier, later in pairwise(holders):
        if earlier.get("to", date.max) > later["from"]:
            faults.append(f"{earlier['actor']} is still in office when {later['actor']} begins")
    return faults


def name_of(table: Table) -> str:
    return str(table.get("name") or f"{table['country'] or 'international'}: {table['titles_en'][0]}")


def test_enough_actors_of_every_kind() -> None:
    assert len(ACTORS) >= 150
    assert {actor["kind"] for actor in ACTORS} == KINDS


def test_names_are_unique() -> None:
    assert [name for name, times in Counter(fold(a["name"]) for a in ACTORS).items() if times > 1] == []


@pytest.mark.parametrize("actor", ACTORS, ids=name_of)
def test_actor(actor: Table) -> None:
    assert ACTOR_KEYS <= set(actor) <= ACTOR_KEYS | {"be", "woman"}
    assert "woman" not in actor or (actor["kind"] == "person" and actor["woman"] is True)
    assert actor["kind"] in KINDS
    assert COUNTRY.fullmatch(actor["country"])
    texts = [actor["name"], actor["name_ru"], *(alias for key in ALIASES for alias in actor.get(key, []))]
    assert all(text and text == " ".join(text.split()) for text in texts)
    assert not [text for text in [actor["name"], *actor["en"]] if CYRILLIC.search(text)]
    assert not [text for text in texts if MIXED_WORD.search(text)]
    for key in ALIASES:
        assert len(set(actor.get(key, []))) == len(actor.get(key, [])), key


def test_no_alias_means_two_actors_of_one_country() -> None:
    assert shared_within_a_country(ACTORS) == {}


def test_bodies_that_both_states_have_share_their_plain_name() -> None:
    bearers = defaultdict(set)
    for actor in ACTORS:
        for alias in spellings(actor):
            bearers[alias].add(actor["country"])
    for alias in ("cec", "цик", "finance ministry", "минфин", "central bank", "foreign ministry", "мид", "минэнерго"):
        assert {"BLR", "RUS"} <= bearers[alias], alias


@pytest.mark.parametrize("role", ROLES, ids=name_of)
def test_role(role: Table) -> None:
    assert set(role) == ROLE_KEYS
    assert COUNTRY.fullmatch(role["country"])
    assert role["titles_en"]
    assert role["titles_ru"]
    assert role["holders"]
    persons = {actor["name"] for actor in ACTORS if actor["kind"] == "person"}
    for holder in role["holders"]:
        assert {"actor", "from"} <= set(holder) <= {"actor", "from", "to"}
        assert holder["actor"] in persons
        days = [holder[key] for key in ("from", "to") if key in holder]
        assert all(isinstance(day, date) and not isinstance(day, datetime) for day in days)
    assert badly_dated(role) == []


def test_a_title_means_one_role_of_a_country() -> None:
    titles = Counter((r["country"], fold(title)) for r in ROLES for title in {*r["titles_en"], *r["titles_ru"]})
    assert [title for title, times in titles.items() if times > 1] == []


@pytest.mark.parametrize("country", ["BLR", "RUS"])
@pytest.mark.parametrize(
    "title",
    [
        "president",
        "press secretary of the president",
        "prime minister",
        "first deputy prime minister",
        "foreign minister",
        "finance minister",
        "economy minister",
        "energy minister",
        "agriculture minister",
        "central bank governor",
        "CEC head",
    ],
)
def test_both_states_have_the_office(country: str, title: str) -> None:
    assert [r for r in ROLES if r["country"] == country and title in r["titles_en"]]


@pytest.mark.parametrize(
    ("country", "title", "day", "holder"),
    [
        ("BLR", "president", date(2020, 9, 14), "Alexander Lukashenko"),
        ("RUS", "president", date(2008, 5, 6), "Vladimir Putin"),
        ("RUS", "president", date(2008, 5, 7), "Dmitry Medvedev"),
        ("RUS", "prime minister", date(2020, 9, 14), "Mikhail Mishustin"),
        ("RUS", "finance minister", date(2020, 9, 1), "Anton Siluanov"),
        ("BLR", "energy minister", date(2020, 9, 11), "Viktor Karankevich"),
        ("BLR", "ambassador to Russia", date(2020, 9, 11), "Vladimir Semashko"),
        ("RUS", "ambassador to Belarus", date(2020, 9, 10), "Dmitry Mezentsev"),
        ("RUS", "head of Gazprom", date(2020, 9, 11), "Alexei Miller"),
        ("BLR", "prime minister", date(2025, 3, 10), "Alexander Turchin"),
    ],
)
def test_who_was_in_office(country: str, title: str, day: date, holder: str) -> None:
    (role,) = [r for r in ROLES if r["country"] == country and title in r["titles_en"]]
    assert [h["actor"] for h in role["holders"] if h["from"] <= day < h.get("to", date.max)] == [holder]


def test_the_checks_find_what_they_look_for() -> None:
    twins = [{"name": "A", "name_ru": "А", "country": "BLR", "en": ["X"], "ru": ["Федор"]}]
    twins += [{"name": "B", "name_ru": "Б", "country": "BLR", "en": ["x"], "ru": ["Фёдор"]}]
    assert set(shared_within_a_country(twins)) == {("BLR", "x"), ("BLR", "федор")}
    assert shared_within_a_country([twins[0], {**twins[1], "country": "RUS"}]) == {}
    first, second = {"actor": "A", "from": date(2000, 1, 1)}, {"actor": "B", "from": date(2005, 1, 1)}
    assert badly_dated({"holders": [{**first, "to": date(2005, 1, 1)}, second]}) == []
    assert len(badly_dated({"holders": [first, second]})) == 1
    assert len(badly_dated({"holders": [{**first, "to": date(2005, 1, 2)}, second]})) == 1
    assert len(badly_dated({"holders": [{**first, "to": date(2000, 1, 1)}]})) == 1
