"""Rules that are tried in turn, each with what a sentence must hold for it to apply."""

from __future__ import annotations

from typing import Generic, TypeVar

from indicators.parse.draft.sentence import Sentence

Rule = TypeVar("Rule")


class Rules(Generic[Rule]):
    """Rules in order. Beside each stand the kinds of cue of which its sentence must have one; "" asks for none."""

    def __init__(self, *rules: tuple[Rule, str]) -> None:
        self._rules = [(rule, frozenset(needs.split())) for rule, needs in rules]

    def of(self, s: Sentence) -> list[Rule]:
        """Return the rules that may apply in a sentence."""
        kinds = s.kinds
        return [rule for rule, needs in self._rules if not needs or not needs.isdisjoint(kinds)]
