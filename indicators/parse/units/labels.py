"""Labels: the numbers that name, rank, date or locate something and count nothing."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Rules, Sentence
from indicators.parse.morphology import analyse_ru
from indicators.parse.units.ages import is_age
from indicators.parse.units.bare import (
    has_letters,
    is_between_names,
    is_counter,
    is_grade,
    is_in_run,
    is_named_again,
    is_ordinal,
    is_position,
    is_setting,
)
from indicators.parse.units.names import (
    is_clause_number,
    is_code,
    is_label,
    is_label_noun,
    is_quoted_title,
    is_spelled_name,
    is_title_of_code,
    is_titled,
)
from indicators.parse.units.numbered import is_numbered_en
from indicators.parse.units.places import (
    is_address,
    is_clock_range,
    is_coordinate,
    is_day_of_month,
    is_hour,
    is_hour_of_list,
    is_opening_hours,
)
from indicators.parse.units.scores import is_score

_CODES = 14
_MINUTES = 120  # of a match with extra time
_MEASURED = ("unit", "currency", "time", "compound")


def drop_labels(s: Sentence, quantities: list[Quantity]) -> None:
    """Mark the numbers that name something: "Article 5", "Terminal 2", "Power of Siberia 2", and the rest of such a
    list.
    """
    for i, q in enumerate(quantities):
        if _is_named(s, q) or _is_lettered(s, quantities, i) or _is_unmeasured_name(s, quantities, i):
            q.form = "label"


def _is_named(s: Sentence, q: Quantity) -> bool:
    """Whether a number names even where a unit seems to stand behind it."""
    if is_coordinate(s, q):
        return True
    return q.form in ("number", "multiple") and any(rule(s, q) for rule in _WHATEVER_UNIT.of(s))


def _is_lettered(s: Sentence, quantities: list[Quantity], i: int) -> bool:
    """ "bus 1, 69 or 119C": a letter that touches a number of a list of names is no unit."""
    q = quantities[i]
    named = i > 0 and quantities[i - 1].form == "label" and _only_joins(s, quantities[i - 1].number_last, q.first)
    return (
        named
        and q.last == q.number_last + 1
        and s.glued(q.last)
        and s.words[q.last].text.isupper()
        and len(s.words[q.last].text) == 1
    )


def _is_unmeasured_name(s: Sentence, quantities: list[Quantity], i: int) -> bool:
    """Whether a number without a unit of measure names something."""
    q = quantities[i]
    if q.form != "number" or q.unit_kind in _MEASURED or q.scale != 1.0:
        return False
    return (
        _goes_on_list(s, q, quantities[i - 1] if i else None)
        or (is_label(s, q) and not _opens_range(s, q, quantities, i))
        or is_code(s, quantities, i)
        or any(rule(s, q) for rule in _UNMEASURED.of(s))
        or is_score(s, q, quantities, i)
        or is_clock_range(s, q, quantities, i)
        or is_named_again(s, quantities, i)
    )


def _goes_on_list(s: Sentence, q: Quantity, previous: Quantity | None) -> bool:
    """ "Articles 12 and 14", "ст. 209 и 210 УК": a number that is joined to one that names."""
    if previous is None or previous.form != "label":
        return False
    if q.first == previous.number_last + 2 and s.at("of_all", q.first - 1) is not None:
        return q.unit is None  # "page 2 of 7"
    if not _only_joins(s, previous.number_last, q.first):
        return False
    return q.unit is None or (q.unit_kind == "noun" and is_label_noun(s, q.number_last + 1))


def _is_in_name(s: Sentence, q: Quantity) -> bool:
    """ "the Belarus 1 TV channel": a number of a known name."""
    return any(cue.first < q.first <= cue.last for cue in s.all("actor"))


def _is_of_champion(s: Sentence, q: Quantity) -> bool:
    """ "двукратная олимпийская чемпионка": how often somebody won a title."""
    if s.lexicon.language != "ru" or q.form != "multiple" or q.first != q.last:
        return False
    named = s.at("champion", q.last + 1) or s.at("champion", q.last + 2)
    return named is not None and analyse_ru(s.words[q.first].key).pos == "ADJF"


def _is_of_sign(s: Sentence, q: Quantity) -> bool:
    """ "№ 88р", "рейс B2 981 Минск – Москва": behind the number sign letters are no unit, and no place is counted."""
    if s.lexicon.language != "ru":
        return False
    sign = s.upto("label", q.first - 1)
    coded = sign is not None and sign.entry.name == "number_sign" and s.glued(q.number_last + 1)
    return coded or (q.unit_kind == "noun" and s.words[q.last].capital and s.at("geo", q.last) is not None)


def _is_flight(s: Sentence, q: Quantity) -> bool:
    """ "Flight PS 897": letters behind a label are part of a name, though elsewhere they are a currency's."""
    word = s.words[q.first]
    if q.unit == "multiple" and s.upto("label", q.first - 1) is not None:
        return True  # "Boeing 777X"
    coded = q.unit_kind == "currency" and word.kind == "w" and word.text.isupper() and q.scale == 1.0
    return coded and s.words[q.number_last].text.isdigit() and s.upto("label", q.first - 1) is not None


def _is_numbered_subject(s: Sentence, q: Quantity) -> bool:
    """ "item 12 lists the exemptions", "Belarus 5 shows it": the word behind the name is a verb, nothing counted."""
    before, verb = q.first - 1, q.number_last + 1
    if s.lexicon.language != "en" or before < 0 or q.unit_kind != "noun" or not s.words[verb].key.endswith("s"):
        return False
    nxt = q.last + 1
    governed = s.opens(("the", "person_pronoun"), nxt)
    if (label := s.upto("label", before)) is not None:
        if s.at("the", label.first - 1) is not None:
            return False  # "on that day 12 cars in the yard burnt"
        return governed or s.opens(("place_preposition", "indefinite"), nxt)
    named = s.words[before].capital and before > 0 and "stop" not in s.words[before].entries
    if named and s.at("place_preposition", nxt) is not None and "geo" not in s.words[before].entries:
        return True  # "Exynos 2500 stays in the Flip"
    if before > 0 and s.words[before - 1].kind == "s" and s.at("place_preposition", nxt) is not None:
        governed = s.words[before].kind == "w"  # "car 44 starts from the second row"
    return governed and (named or (s.words[before].kind == "w" and is_numbered_en(s, q, before)))


def _opens_range(s: Sentence, q: Quantity, quantities: list[Quantity], i: int) -> bool:
    """ "в Китай 630–700 тонн", "staff work 40 to 50 hours": the number behind a name or noun is the low end of a range,
    not a part of the name.
    """
    high = quantities[i + 1] if i + 1 < len(quantities) else None
    if high is None or high.first - q.last != 2 or high.unit is None or high.unit_kind == "compound":
        return False
    if (
        q.unit is not None
        or q.raw >= high.raw
        or s.upto("label", q.first - 1 - s.is_sign(q.first - 1, ".")) is not None
    ):
        return False
    if s.lexicon.language == "en":
        return s.opens(("joiner", "dash"), q.last + 1) and s.words[q.first - 1].text.islower()
    return (
        s.at("dash", q.last + 1) is not None
        and s.words[q.first - 1].kind == "w"
        and any(s.at("place_preposition", j) is not None for j in range(max(q.first - 3, 0), q.first - 1))
    )


def _is_behind_code(s: Sentence, q: Quantity) -> bool:
    """ "автобусы № 113С и 155", "маршрутов 4, 17Э и 25": a number behind a number with a letter, and a label."""
    if s.lexicon.language != "ru" or q.unit is not None:
        return False
    coded, at = False, q.first - 1
    while at >= 0:
        letter = s.words[at].kind == "w" and s.glued(at) and len(s.words[at].text) == 1
        if letter and at and s.words[at - 1].kind == "n":
            coded, at = True, at - 2
        elif s.words[at].kind in "nx" or s.at("conj", at) or s.is_sign(at, ","):
            at -= 1
        else:
            break
        if q.first - at > _CODES:
            return False
    label = s.upto("label", at) is not None or (at + 1 < q.first and s.at("label", at + 1) is not None)
    return coded and label


def _is_class(s: Sentence, q: Quantity) -> bool:
    """ "9 «Б» класса": a number and a quoted letter."""
    at = q.last + 1
    quoted = at + 2 < len(s.words) and s.words[at].text in '«"“' and s.words[at + 2].text in '»"”'
    return quoted and q.unit is None and len(s.words[at + 1].text) == 1 and s.words[at + 1].capital


def _only_joins(s: Sentence, last: int, first: int) -> bool:
    between = [i for i in range(last + 1, first) if not _is_of_code(s, i)]
    return len(between) <= 2 + 2 * (first - last - 1 > len(between)) and all(
        s.at("conj", i) or s.at("dash", i) or s.at("joiner", i) for i in between
    )


def _is_of_code(s: Sentence, at: int) -> bool:
    """ "Buses 2, 4A and 11": a code of letters and figures, or a part of one."""
    word = s.words[at]
    letter = word.kind == "w" and s.glued(at) and len(word.text) == 1 and s.words[at - 1].kind == "n"
    return (
        word.kind == "x"
        or letter
        or (word.kind == "n" and s.glued(at + 1) and len(s.words[at + 1].text) == 1 and s.words[at + 1].kind == "w")
    )


def _is_rank(s: Sentence, q: Quantity) -> bool:
    """ "the top 10", "the bottom three": a rank, unless its noun follows."""
    return q.unit is None and s.upto("rank", q.first - 1) is not None and s.at("the", q.first - 2) is not None


def _is_before_label(s: Sentence, q: Quantity) -> bool:
    """ "lifts in the 102 class", "a +375 number": an article, and a noun that is numbered instead of counted."""
    article = s.at("the", q.first - 1) or s.at("indefinite", q.first - 1)
    labelled = article is not None and s.at("label", q.last + 1) is not None
    return (
        labelled
        and q.unit is None
        and s.lexicon.language == "en"
        and s.words[q.number_last].text.replace(".", "", 1).isdigit()
    )


def _is_minute(s: Sentence, q: Quantity) -> bool:
    """ "Быков (12, 78 – с пенальти)": small bare numbers that open a bracket behind somebody's name."""
    bare = q.unit is None and s.words[q.first].text.isdigit() and q.raw <= _MINUTES
    if not bare or s.lexicon.language != "ru" or not s.is_sign(q.last + 1, "),–—;+"):
        return False
    at = q.first - 1
    while s.is_sign(at, ",") and s.words[at - 1].kind == "n":
        at -= 2
    told = s.words[at - 1] if at > 0 else None
    named = told is not None and (told.kind == "x" or (told.capital and s.upto("geo", at - 1) is None))
    return named and s.is_sign(at, "(")


def _is_base(s: Sentence, q: Quantity) -> bool:
    """ "2010=100", "previous month = 100": what an index counts from."""
    return s.is_sign(q.first - 1, "=") and q.unit is None


_WHATEVER_UNIT = Rules(
    (is_clause_number, "label"),
    (is_day_of_month, "date_noun month"),
    (is_titled, "title_noun"),
    (is_quoted_title, ""),
    (is_title_of_code, "label"),
    (is_hour_of_list, "clock"),
    (_is_flight, "label"),
    (_is_in_name, "actor"),
    (_is_of_sign, "label geo"),
    (_is_of_champion, "champion"),
    (is_between_names, ""),
    (is_counter, ""),
    (is_grade, ""),
    (has_letters, ""),
)
_UNMEASURED = Rules(
    (is_spelled_name, ""),
    (is_address, ""),
    (is_hour, ""),
    (is_opening_hours, ""),
    (_is_rank, "rank"),
    (_is_behind_code, "label"),
    (_is_class, ""),
    (_is_numbered_subject, "the person_pronoun place_preposition indefinite"),
    (_is_base, ""),
    (_is_minute, ""),
    (_is_before_label, ""),
    (is_age, ""),
    (is_in_run, ""),
    (is_position, ""),
    (is_ordinal, ""),
    (is_setting, ""),
)
