"""Every rule that can explain a claim fires in at least one gold example: no dead words, no untested branch."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import gold
import pytest

from indicators.parse import lexicon, parse_document
from indicators.parse.draft import Rules, Sentence

PASSES = Path(lexicon.__file__).parent.parent
RULE = re.compile(r"[a-z_]+\.(?:any|en|ru)\.[a-z_]+")
# Kinds of the lexicons' entries that passes name as the reason of something; the other kinds are looked at without a
# trace.
KINDS = frozenset(
    [
        "according",
        "according_pronoun",
        "bound_after",
        "bound_before",
        "bound_sign",
        "change",
        "change_noun",
        "compared",
        "currency",
        "dozen",
        "earlier",
        "factor_of",
        "fold",
        "fraction",
        "from_bound",
        "inverted_if",
        "modal",
        "modal_if",
        "modal_will",
        "modal_would",
        "money_scale",
        "multiple",
        "neg",
        "neg_adjacent",
        "over_unit",
        "person",
        "relative",
        "say",
        "season",
        "share",
        "surpass",
        "time_unit",
        "to_date",
        "unit",
        "unit_adjective",
        "up_to",
        "vague",
    ]
)
# Kinds of time expressions, which are all known as periods.
PERIODS = frozenset({"relative", "to_date", "earlier", "over_unit"})
# What stands in the braces of a rule's name that code puts together.
PARTS = {"language": ("en", "ru"), "unit": ("half", "quarter", "month"), "shape": ("last", "next")}
# Names that the two lists make and that no text can bring about.
UNREACHABLE = {
    "modality.en.future_deed": "English has no future in one word",
    "modality.en.future_outcome": "English has no future in one word",
    "person.en.person": "only Russian inversion names it",
}


@pytest.fixture(scope="module")
def fired() -> frozenset[str]:
    return frozenset(
        rule for example in gold.read_all() for claim in parse_document(example.document) for rule in claim.rules
    )


def entries(node: lexicon.Node) -> Iterator[lexicon.Entry]:
    for key, value in node.items():
        yield from value if key == "" else entries(value)


def rules_of_words() -> frozenset[str]:
    """Return the rules that the lexicons' entries name."""
    found = (
        entry for language in ("en", "ru") for entry in entries(lexicon.load(language).root) if entry.kind in KINDS
    )
    return frozenset(
        entry.rule.replace(entry.kind, "period", 1) if entry.kind in PERIODS else entry.rule for entry in found
    )


def rules_of_topics() -> frozenset[str]:
    """Return the rules that the taxonomy's entries name; test_topics.py sees to their examples, in either language."""
    return frozenset(
        topic.entry.rule
        for language in ("en", "ru")
        for topics in lexicon.load(language).topics.values()
        for topic in topics
        if topic.entry.kind == "indicator"
    )


def rules_of_code(source: str) -> frozenset[str]:
    """Return the rules that a module's strings and formatted strings name."""
    tree = ast.parse(source)
    pieces = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    texts = [text for node in ast.walk(tree) if id(node) not in pieces for text in texts_of(node)]
    return frozenset(text for text in texts if RULE.fullmatch(text))


def texts_of(node: ast.AST) -> list[str]:
    """Return the texts that a string can be, one for each choice of what stands in its braces."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if not isinstance(node, ast.JoinedStr):
        return []
    choices = [[part.value] if isinstance(part, ast.Constant) else list(fillings(part)) for part in node.values]
    return ["".join(choice) for choice in product(*choices)]


def fillings(part: ast.expr) -> tuple[str, ...]:
    value = part.value if isinstance(part, ast.FormattedValue) else part
    name = value.attr if isinstance(value, ast.Attribute) else value.id if isinstance(value, ast.Name) else ""
    return PARTS.get(name, ())


def named() -> frozenset[str]:
    """Return every rule that a claim's ``rules`` can hold."""
    of_code = (rules_of_code(path.read_text("utf-8")) for path in sorted(PASSES.rglob("*.py")))
    return rules_of_words().union(*of_code) - UNREACHABLE.keys()


def test_every_rule_fires_in_a_gold_example(fired: frozenset[str]) -> None:
    assert sorted(named() - fired) == []


def test_no_rule_fires_that_the_lexicons_and_the_passes_do_not_name(fired: frozenset[str]) -> None:
    assert sorted(fired - named() - rules_of_topics()) == []


def test_names_that_code_puts_together_are_all_found() -> None:
    source = (
        'a = "range.any.dash"\nb = f"modal.{s.lexicon.language}.x"\nc = f"period.any.{shape}_units"\nd = "tests/x.toml"'
    )
    expected = {"range.any.dash", "modal.en.x", "modal.ru.x", "period.any.last_units", "period.any.next_units"}
    assert rules_of_code(source) == expected


def test_a_brace_that_nobody_can_fill_is_an_unlisted_part() -> None:
    names = {
        ast.unparse(part)
        for path in sorted(PASSES.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr) and RULE.fullmatch(skeleton(node)) and not is_of_entry(node)
        for part in node.values
        if not isinstance(part, ast.Constant) and not fillings(part)
    }
    assert names == set()


def is_of_entry(node: ast.JoinedStr) -> bool:
    """Whether a name is all braces: the lexicon's own, for any of its entries, which ``rules_of_words`` reads."""
    return skeleton(node) == "any.any.any"


def skeleton(node: ast.JoinedStr) -> str:
    """Return a formatted string with "any" in the place of each brace."""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "any" for part in node.values)


def test_no_rule_applies_where_a_sentence_lacks_what_it_is_said_to_need(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, missed = Rules.of, set()

    def watched(rule: Callable[..., object]) -> Callable[..., object]:
        def called(*arguments: object) -> object:
            found = rule(*arguments)
            if found is not None and found is not False:
                missed.add(rule.__name__)
            return found

        return called

    def all_rules(rules: Rules[Callable[..., object]], s: Sentence) -> list[Callable[..., object]]:
        needed = asked(rules, s)
        return [rule if rule in needed else watched(rule) for rule, _ in rules._rules]

    monkeypatch.setattr(Rules, "of", all_rules)
    for example in gold.read_all():
        parse_document(example.document)
    assert missed == set()
