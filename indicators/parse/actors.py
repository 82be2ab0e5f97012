"""Who is it: a phrase of the text -> a known actor, by name, alias or office."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from indicators.parse.draft import Sentence, Sentences
from indicators.parse.lexicon import Cue, actor_named, people_of_cue

_INDECLINABLE = ("о", "ых", "их")  # Лукашенко, Черных
_TITLE = 3  # letters at most of "Mr", "Dr", "Gen"
_ALIKE = (
    "UV",
    "MN",
    "EJY",
    "GH",
    "ЕЯЮ",
    "НМ",
)  # first letters of one name: Uladzimir and Vladimir, Mikalai and Nikolai


class Speaker(NamedTuple):
    """Who speaks: canonical name, or None where unknown; where the phrase stands, in offsets; the rule for it."""

    name: str | None
    start: int
    end: int
    rule: str
    person: bool = False
    kind: str = ""  # of a known actor
    country: str = ""
    woman: bool | None = None
    mention: tuple[int, int] | None = None  # where the text names whoever it is, of one who is not known


def identify(
    s: Sentence,
    first: int,
    last: int,
    rule: str,
    published: date | None,
    countries: tuple[str, ...],
    named: frozenset[str] = frozenset(),
    told: tuple[str, ...] = (),
) -> Speaker | None:
    """Return the speaker of a source phrase, or None for a pronoun (the one who spoke last).

    ``named`` are the people whom the text has named: of several holders of an office one of them is meant. ``told``
    are the countries that the text has spoken of before, whose ministries are then those of the text.
    """
    start, end = s.starts[first], s.ends[last]
    inside = [cue for cue in s.all("actor") if first <= cue.first and cue.last <= last]
    own = _country(s, first, last)
    if own and s.lexicon.language == "ru":
        inside = [cue for cue in inside if _may_be_of(cue, own)]  # "в МИД Литвы"
    countries = (own, *countries) if own else countries
    people = [
        cue for cue in inside if _actor(cue, countries)["kind"] == "person" and not _has_aide(s, first, last, cue)
    ]
    inside = [cue for cue in inside if cue in people or _actor(cue, countries)["kind"] != "person"]
    if people and _is_namesake(s, first, people[-1], _actor(people[-1], countries)):
        return Speaker(None, start, end, rule, True)
    if people:
        return _known(_actor(people[-1], countries), start, end, rule)
    role = _role(s, first, last, published, countries, () if own else named)
    if role is not None:
        return _known(actor_named(role), start, end, rule)
    if inside and not _has_other_head(s, first, last, inside[0]):
        return _known(_actor(inside[0], countries), start, end, rule)
    if (body := _body(s, first, last, (own, *told))) is not None:
        return _known(body, start, end, rule)
    if _is_pronoun(s, first, last):
        return None
    return Speaker(None, start, end, rule)


def _known(actor: dict[str, Any], start: int, end: int, rule: str) -> Speaker:
    person = actor["kind"] == "person"
    woman = actor.get("woman", False) if person else None
    return Speaker(actor["name"], start, end, rule, person, actor["kind"], actor["country"], woman)


def _has_aide(s: Sentence, first: int, last: int, cue: Cue) -> bool:
    """ "Putin's spokesman", "an aide to President Putin", «пресс-служба президента»: whose somebody else is."""
    owner = s.at("possessive", cue.last + 1)
    if owner is not None and owner.last < last:
        return True
    before = _before_title(s, first, cue)
    aide = s.upto("aide", before) if before >= first else None
    if aide is None or s.lexicon.language == "en":
        of = before < cue.first - 1 and s.at("name_particle", before + 1) is not None
        return aide is not None and of and s.at("geo", before + 1) is None
    return aide.entry.name == "body" or cue.entry.kind == "role" or _is_oblique(s, cue)


def _before_title(s: Sentence, first: int, cue: Cue) -> int:
    """Return the token before whoever is named, over a title and, in English, what joins it to what goes before."""
    title = s.upto("role", cue.first - 1) or s.upto("role_noun", cue.first - 1)
    if title is not None and s.upto("aide", title.last) is not None:
        title = None
    before = (cue.first if title is None else title.first) - 1
    while s.lexicon.language == "en" and before > first and s.upto("aide", before) is None:
        if s.at("name_particle", before) is None and s.at("geo", before) is None:
            break
        before -= 1
    return before


def _is_oblique(s: Sentence, person: Cue) -> bool:
    """Whether a surname alone does not stand in the nominative, or always looks as if it did."""
    surname: str = s.words[person.last].key
    known = {actor["name_ru"].casefold().split(" ")[-1] for actor in person.entry.data["actors"]}
    return person.first == person.last and (surname not in known or surname.endswith(_INDECLINABLE))


def _is_namesake(s: Sentence, first: int, cue: Cue, actor: dict[str, Any]) -> bool:
    """ "Olga Babich": whoever has the surname of a known person behind another first name is somebody else."""
    before = cue.first - 1
    if cue.last > cue.first or before < first or s.words[before].kind != "w":
        return False
    word = s.words[before]
    title = any(c.first <= before <= c.last for kind in ("role", "role_noun", "geo", "actor") for c in s.all(kind))
    if title or word.entries or not word.text.istitle() or len(word.text) <= _TITLE:
        return False
    known = actor["name"] if s.lexicon.language == "en" else actor["name_ru"]
    return not any(known[0] in group and word.text[0] in group for group in [*_ALIKE, known[0]])


def _may_be_of(cue: Cue, country: str) -> bool:
    """Whether an alias can mean an actor of the country that its phrase names: a ministry of Latvia is none of ours."""
    owners = {a["country"] for a in cue.entry.data["actors"] if a["kind"] == "government"}
    return not owners or bool(owners & {country, ""}) or len(cue.entry.data["actors"]) == 1


def _country(s: Sentence, first: int, last: int) -> str:
    offices = {cue.first - 1 for cue in s.all("role") if first <= cue.first <= last}
    beside = next((cue.entry.value for cue in s.all("geo") if cue.last in offices and " " not in cue.entry.value), "")
    inside = [cue for cue in s.all("geo") if first <= cue.first and cue.last <= last and " " not in cue.entry.value]
    republic = [c for c in s.all("own_country") if first <= c.first and c.last == last and not s.words[c.first].capital]
    return beside or next((cue.entry.value for cue in (*inside, *republic)), "")


def _actor(cue: Cue, countries: tuple[str, ...]) -> dict[str, Any]:
    """Return the actor that an alias means: of the country that the text speaks of where several share it."""
    owners: list[dict[str, Any]] = cue.entry.data["actors"]
    return next((a for country in countries for a in owners if a["country"] == country), owners[0])


def _body(s: Sentence, first: int, last: int, countries: tuple[str, ...]) -> dict[str, Any] | None:
    """Return the body that "the finance ministry" is in a text about a known country, or None."""
    inside = [cue for cue in s.all("body") if first <= cue.first and cue.last <= last]
    if not inside or _has_other_head(s, first, last, inside[0]):
        return None
    owners: list[dict[str, Any]] = inside[0].entry.data["actors"]
    return next((a for country in countries if country for a in owners if a["country"] == country), None)


def _has_other_head(s: Sentence, first: int, last: int, actor: Cue) -> bool:
    """Whether a role stands before the body that it belongs to: "the head of Gazprom" is not Gazprom."""
    if _is_of_body(s, first, actor) or _is_at_body(s, first, actor) or _owns_person(s, last, actor):
        return True
    roles = [cue for cue in s.all("role_noun") if first <= cue.first and cue.last <= last]
    outside = [cue for cue in roles if cue.last < actor.first or cue.first > actor.last]
    if outside and s.lexicon.language == "en" and outside[0].last + 1 == actor.first:
        outside = outside if s.at("human_role", outside[0].last) is not None else outside[1:]  # "the agency Rosstat"

    outside = [cue for cue in outside if not _is_apposed(s, cue, actor)]
    capitals = [i for i in range(actor.last + 1, last + 1) if s.words[i].capital]
    return bool(outside) and (outside[0].first < actor.first or bool(capitals) or outside[-1].first > actor.last)


def _is_of_body(s: Sentence, first: int, actor: Cue) -> bool:
    """ "Anna Petrova of Gomselmash", «Анна Петрова из «Гомсельмаша»»: a name before a preposition and the body."""
    before = actor.first - 1
    while before > first and (s.words[before].kind == "s" or s.at("the", before) is not None):
        before -= 1
    named = all(_is_name(s, i) for i in (first, first + 1))
    return before > first + 1 and named and s.at("name_particle", before) is not None


def _owns_person(s: Sentence, last: int, actor: Cue) -> bool:
    """ "Viasna's Pavel Sapelka": a name behind the body that somebody is of."""
    owner = s.at("possessive", actor.last + 1)
    return owner is not None and owner.last + 1 < last and all(_is_name(s, i) for i in (last - 1, last))


def _is_name(s: Sentence, at: int) -> bool:
    return s.words[at].text.istitle() and not s.words[at].plain


def _is_at_body(s: Sentence, first: int, actor: Cue) -> bool:
    """ "her colleague at the ministry", "the board of Gazprom": an English noun that a preposition joins to a body."""
    before = actor.first - 1 - (s.at("the", actor.first - 1) is not None)
    joined = s.at("name_particle", before) is not None and s.words[before].kind == "w" and s.at("conj", before) is None
    head = s.words[before - 1] if s.lexicon.language == "en" and joined and before > first else None
    return head is not None and head.kind == "w" and s.upto("source_noun", before - 1) is None


def _is_apposed(s: Sentence, role: Cue, actor: Cue) -> bool:
    """ "агентство АКРА", "компания «Лукойл»": the kind of body stands before its own name."""
    named = s.at("named_body", role.first)
    if s.lexicon.language == "en":  # "the Soyuzcement union"
        return named is not None and role.first - actor.last in (1, 2) and not s.words[role.first].capital
    if named is None or named.last != role.last or role.last >= actor.first or _is_vice(s, role.first):
        return False
    between = range(role.last + 1, actor.first)
    name = " ".join(s.words[i].text for i in range(actor.first, actor.last + 1))
    own = any(name == a["name_ru"] or name in a.get("ru", ()) for a in actor.entry.data["actors"])
    return all(s.is_sign(i, '«"“') for i in between) and (bool(between) or own or name.isupper() or name.isascii())


def _is_pronoun(s: Sentence, first: int, last: int) -> bool:
    cue = s.at("pronoun", first)
    if s.lexicon.language == "ru" and s.at("source_noun", first) is not None:
        cue = s.upto("pronoun", last)  # "в сообщении ведомства"
    return cue is not None and cue.last == last


def names_person(s: Sentence) -> bool:
    """Return whether a sentence names a person who is known."""
    return any(people_of_cue(cue) for cue in s.all("actor"))


def people_of(sentences: Sentences, index: int) -> set[str]:
    """Return the canonical names of the people whom a sentence names."""
    return {person["name"] for cue in sentences.seek(index, "actor") for person in people_of_cue(cue)}


def _role(
    s: Sentence, first: int, last: int, published: date | None, countries: tuple[str, ...], named: Collection[str] = ()
) -> str | None:
    """Return who holds the office that a phrase names ("the Belarusian leader") on the day of publication."""
    for cue in s.all("role"):
        if first <= cue.first and cue.last <= last and not _is_vice(s, cue.first) and not _is_other(s, first, cue):
            if _has_aide(s, first, last, cue):
                continue
            if any(
                s.words[i].capital and s.words[i].kind == "w" and s.at("geo", i) is None
                for i in range(cue.last + 1, last + 1)
            ):
                continue
            roles = cue.entry.data["roles"]
            holder = next((h for role in roles for h in _holders(role, published) if h in named), None)
            holder = holder or _holder(roles, published, countries[:1])
            if holder is not None:
                return holder
    return None


def _is_other(s: Sentence, first: int, role: Cue) -> bool:
    """ "a strike leader", "the opposition leader": in English a noun or "a" before it makes it another office."""
    before = role.first - 1
    if s.lexicon.language != "en" or before < first:
        return False
    if s.at("indefinite", before) is not None:
        return True
    known = s.closes(("the", "geo", "possessive", "name_particle"), before)
    return not known and not s.words[before].capital and s.words[before].kind == "w"


def _is_vice(s: Sentence, at: int) -> bool:
    """ "вице-премьер", "экс-президент": another office than the one behind the hyphen."""
    return s.is_sign(at - 1, "-") and s.glued(at) and s.glued(at - 1)


def _holders(role: dict[str, Any], published: date | None) -> list[str]:
    """Return who held an office on a day; all of its holders where there is none."""
    if published is None:
        return [held["actor"] for held in role["holders"]]
    holder = _holder([role], published, (role["country"],))
    return [] if holder is None else [holder]


def _holder(roles: list[dict[str, Any]], published: date | None, countries: tuple[str, ...]) -> str | None:
    for role in roles:
        if role["country"] and role["country"] not in countries:
            continue
        for held in role["holders"]:
            if published is None:
                return str(held["actor"]) if len(role["holders"]) == 1 else None
            if held["from"] <= published and ("to" not in held or published < held["to"]):
                return str(held["actor"])
    return None
