"""Currencies: signs and codes before a number, two names for one sum, rubles with their kopecks."""

from __future__ import annotations

from indicators.parse.draft import Quantity, Sentence
from indicators.parse.lexicon import Cue, Entry
from indicators.parse.units.scales import take_scale
from indicators.parse.units.signs import make_negative, make_positive


def currency_before(s: Sentence, q: Quantity, floor: int) -> None:
    """Give a number the currency whose sign or code stands in front of it."""
    cue = s.upto("currency", q.first - 1)
    if cue is None or cue.first <= floor or s.words[cue.first].text.islower() or cue.entry.get("factor"):
        return
    if s.lexicon.language == "ru" and cue.first == cue.last and _is_letter(s.words[cue.last].text):
        return  # "ГОСТ Р 52289"
    text, glued = s.words[cue.last].text, s.glued(q.first)
    named = cue.first < cue.last and s.words[cue.first].text[1:].islower()  # "Доллар США 2,98": no code
    sign = (text.isupper() and not named) or len(text) <= 2 + glued or cue.entry.get("sign")
    if s.words[cue.last].kind == "w" and not sign:
        return  # "Rbs12bn", "Br5 million"
    entry = cue.entry
    if cue.first < cue.last and len(s.words[cue.first].text) == 1 and not s.glued(cue.last):
        sign = s.words[cue.last].entries.get("currency")  # "A $5 bill" is no Australian one
        cue, entry = (Cue(cue.last, cue.last, sign), sign) if sign is not None else (cue, entry)
    q.first = q.outer = cue.first
    set_currency(q, entry)
    money_scale = s.at("money_scale", q.last + 1)
    if money_scale is not None and q.scale == 1.0:
        take_scale(q, money_scale)
    before = q.first - 1
    if (
        s.at("minus", before)
        and s.glued(q.first)
        and before > floor
        and (before == 0 or not s.glued(before))
        and not q.sign
    ):
        make_negative(q, before)
    elif (word := s.upto("minus_word", before)) and word.entry.name == "minus" and word.first > floor and not q.sign:
        make_negative(q, word.first)
    elif s.at("plus", before) and s.glued(q.first) and not q.sign and before > floor:
        make_positive(q, before)


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isalpha()


def set_currency(q: Quantity, entry: Entry) -> None:
    """Make a currency the unit of a number; a subunit is a part of it."""
    q.unit, q.unit_kind = entry.value, "currency"
    q.scaled(entry.get("factor", 1.0))
    q.rules.append(entry.rule)


def elsewhere(s: Sentence, entry: Entry) -> str | None:
    """Return whose "lei" they are where the sentence names another country that has some."""
    own: dict[str, str] = entry.get("elsewhere", {})
    return next((own[cue.entry.value] for cue in s.all("geo") if cue.entry.value in own), None)


def double_currency(q: Quantity, cue: Cue) -> None:
    """ "$5.5 billion Russian rubles": the name is what the writer means, the sign a slip."""
    q.last = cue.last
    if q.unit != cue.entry.value and cue.entry.value != "ruble":
        q.unit = cue.entry.value
    q.rules.append("unit.any.named_currency")


def whose_dollars(s: Sentence, q: Quantity) -> None:
    """ "$78.90 US a barrel", "$5 million Canadian.": the country behind the sum, where no noun follows it."""
    cue = s.at("whose", q.last + 1)
    if cue is None or q.unit != "USD":
        return
    behind = cue.last + 1
    if behind >= len(s.words) or s.words[behind].kind == "s" or "stop" in s.words[behind].entries:
        q.unit, q.last = cue.entry.value, cue.last


def compound_money(quantities: list[Quantity]) -> list[Quantity]:
    """Join "5 рублей 20 копеек" into one quantity."""
    out: list[Quantity] = []
    for q in quantities:
        previous = out[-1] if out else None
        if previous is not None and previous.last + 1 == q.first and _is_subunit(previous, q):
            previous.value = float(f"{previous.value + q.value:.15g}")
            previous.low = previous.high = previous.value
            previous.last, previous.per = q.last, q.per
            previous.rules.append("unit.any.compound_money")
            continue
        out.append(q)
    return out


def name_again(s: Sentence, quantities: list[Quantity]) -> None:
    """ "1.5 billion Swedish crowns, 9.5 crowns per share": a name that was whole before is the same currency's."""
    for q in quantities:
        named = q.unit_kind == "noun" and q.form == "number" and q.unit is not None
        for cue in s.all("currency") if named else ():
            if cue.first < cue.last < q.first and s.words[cue.last].stem == s.lexicon[q.unit or ""].stem:
                q.unit, q.unit_kind = cue.entry.value, "currency"
                q.rules.append("currency.any.name_again")
                break


def _is_subunit(whole: Quantity, part: Quantity) -> bool:
    same = whole.unit == part.unit or part.unit == "ruble"
    return (
        whole.unit_kind == part.unit_kind == "currency"
        and same
        and abs(part.value) < 1
        and part.raw >= 1
        and whole.per is None
    )
