"""The lexicons: TOML tables of words, compiled into one look-up per language.

A top-level array of tables is a *kind* of cue (``[[scale]]``, ``[[change]]``). Its ``words`` match as written, case and
typography aside; its ``stems`` match every inflection with the same Snowball stem. Phrases are found by walking a
trie, so
cost does not depend on the number of entries.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any, NamedTuple

import Stemmer

from indicators.parse import tokens
from indicators.parse.fold import fold

_STEMMERS = {"en": "english", "ru": "russian"}
_MEMO_LIMIT = 200_000
_SHORTEST_COMPOUND = 9
_END = ""
_WORD_ONLY = frozenset({"stop", "not_plural", "plural"})  # asked of words, never sought in a sentence
_PHRASES = frozenset({"words", "stems"})  # what an entry stands under, which the look-up alone keeps
NUMBER_KINDS = frozenset({"pair", "scale", "vague", "fraction", "multiple", "dozen", "half", "half_word", "slashed"})


class Entry:
    """One meaning of a word or phrase: its kind, its rule's name and whatever its table says."""

    __slots__ = ("capital", "data", "exact", "kind", "lower", "name", "rule", "value")

    def __init__(self, kind: str, language: str, data: Mapping[str, Any]) -> None:
        self.kind = kind
        self.name: str = data["name"]
        self.rule = f"{kind}.{language}.{self.name}"
        self.value: Any = data.get("value")
        self.capital: bool = data.get("capital", False)
        self.lower: bool = data.get("lower", False)
        # The words whose every letter is as written ("Mt" is not "MT"); empty where that does not matter.
        self.exact: frozenset[str] = frozenset(data.get("exact", ()))
        self.data = data

    def get(self, key: str, default: Any = None) -> Any:
        """Return a field of the entry's table."""
        return self.data.get(key, default)


Node = dict[str, Any]  # key -> Node; _END -> list[Entry]


class Word:
    """What is known of a token's surface: made once, shared by all its occurrences."""

    __slots__ = ("capital", "deeper", "entries", "key", "kind", "number", "plain", "prefix", "stem", "text")

    def __init__(self, text: str, key: str, stem: str, kind: str, number: float | None) -> None:
        self.text = text
        self.key = key
        self.stem = stem
        self.kind = kind  # n number, w word, s sign, x opaque
        self.number = number
        self.capital = text[:1].isupper()
        self.prefix = 0  # length of the number in a compound of number and unit
        self.entries: dict[str, Entry] = {}  # what it means alone, by kind
        self.plain: tuple[tuple[str, Entry], ...] = ()  # of these, the ones that are cues
        self.deeper: tuple[Node, ...] = ()  # where phrases that begin with it go on

    def __repr__(self) -> str:
        return f"Word({self.text!r})"


class Cue:
    """An entry found in a sentence: token positions ``first`` to ``last``, both inclusive."""

    __slots__ = ("entry", "first", "last")

    def __init__(self, first: int, last: int, entry: Entry) -> None:
        self.first = first
        self.last = last
        self.entry = entry

    def __repr__(self) -> str:
        return f"Cue({self.first}-{self.last} {self.entry.rule})"


class Topic(NamedTuple):
    """A set of stems that stands for an indicator, or for something that no indicator measures.

    ``role`` is cue, thing, act; of the latter, head or firm.
    """

    stems: frozenset[str]
    role: str
    entry: Entry


class Lexicon(dict[str, Word]):
    """All cues of one language. Indexing with a token's text gives its ``Word``, from a bounded memo."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.stemmer = Stemmer.Stemmer(_STEMMERS[language], 0)
        self.numbers: dict[str, float] = {}
        self.lemmas: dict[str, str] = {}
        self.oblique = ""  # the ending of an oblique case after a consonant
        self.vowels = ""
        self.future: tuple[str, ...] = ()  # the endings that a verb of the simple future may have
        self.verb_endings: tuple[str, ...] = ()
        self.adjective_endings: tuple[str, ...] = ()
        self.plural_endings: dict[str, str] = {}  # ending of an irregular plural -> of its singular
        self.progressive: tuple[str, ...] = ()
        self.topics: dict[str, list[Topic]] = {}  # the rarest stem of a set of words -> what the set stands for
        self.transparent: set[str] = set()  # stems of heads that say how much of the next noun
        self.marks: dict[str, set[str]] = {}  # kind -> the (last) longest word of each of its phrases
        self.sieves: dict[tuple[frozenset[str], bool], Sieve] = {}
        self.root: Node = {}
        self.dotted: set[str] = set()  # abbreviations that keep their full stop where a sentence ends
        self.abbreviations: dict[str, bool] = {}  # without the full stop -> whether a sentence may end there

    def __missing__(self, text: str) -> Word:
        if len(self) > _MEMO_LIMIT:
            self.clear()
        word = self[text] = self._read(text)
        return word

    def key(self, text: str) -> str:
        """Return the form under which a token's text is looked up."""
        return text.lower()

    def stem(self, key: str) -> str:
        """Return the Snowball stem of a lower-case word, marked so that it is never taken for a word."""
        return "~" + str(self.stemmer.stemWord(key))

    def split(self, phrase: str) -> list[str]:
        """Return a phrase of the lexicon as tokens."""
        if phrase.isalpha():
            return [phrase.replace("ё", "е").replace("Ё", "Е")]  # nothing else of a plain word folds
        folded = fold(phrase)
        return tokens.scan(folded, self.language, 0, len(folded))[0]

    def add(self, entry: Entry, phrases: Iterable[str], *, by_stem: bool = False) -> None:
        """Make ``entry`` be found wherever one of the phrases stands."""
        for phrase in phrases:
            self._insert(entry, [self._pattern(text, by_stem) for text in self.split(phrase)])

    def begins(self, texts: Iterable[str]) -> bool:
        """Whether an entry begins with these tokens."""
        node: Any = self.root
        for text in texts:
            key = self.key(text)
            node = node.get(key)
            if node is None:
                return False
        return True

    def _pattern(self, text: str, by_stem: bool) -> str:
        key = self.key(text)
        return self.stem(key) if by_stem and key[:1].isalpha() else key

    def _insert(self, entry: Entry, keys: list[str]) -> None:
        self.marks.setdefault(entry.kind, set()).add(max(reversed(keys), key=len))
        node = self.root
        for key in keys:
            node = node.setdefault(key, {})
        entries = node.setdefault(_END, [])
        if entry not in entries:
            entries.append(entry)

    def _read(self, text: str) -> Word:
        key = self.key(text)
        first = text[0]
        if first.isalpha():
            opaque = any(c.isdigit() for c in text)
            word = Word(text, key, key if opaque else self.stem(key), "x" if opaque else "w", self.numbers.get(key))
        elif first.isdigit() or (first == "." and len(text) > 1):
            number = tokens.read_number(text, self.language) if tokens.is_number(text, self.language) else None
            word = Word(text, key, key, "x" if number is None else "n", number)
        else:
            word = Word(text, key, key, "s" if len(text) == 1 else "x", None)
        self._attach(word)
        if (
            word.kind == "w"
            and word.number is None
            and not word.entries
            and len(key) > _SHORTEST_COMPOUND
            and self.language == "ru"
        ):
            word.prefix = self.number_prefix(word)
        return word

    def number_prefix(self, word: Word) -> int:
        """Return how many letters of a word are a number before the adjective of a unit ("пяти|процентный"), else 0."""
        for size in range(len(word.key) - 5, 2, -1):
            if word.key[:size] in self.numbers:
                rest = self[word.key[size:]]
                adjective = rest.entries.get("unit_adjective")
                if (adjective is not None and adjective.value is not None) or self.number_prefix(rest):
                    return size
        return 0

    def _attach(self, word: Word) -> None:
        keys = (word.key,) if word.stem == word.key else (word.key, word.stem)
        nodes = [self.root[key] for key in keys if key in self.root]
        for node in nodes:
            for entry in node.get(_END, ()):
                if _written_so(entry, word) and (entry.kind != "actor" or _fits(entry.data["cased"], [word])):
                    word.entries.setdefault(entry.kind, entry)
        word.plain = tuple((kind, entry) for kind, entry in word.entries.items() if kind not in _WORD_ONLY)
        word.deeper = tuple(node for node in nodes if len(node) > (_END in node))

    def sieve(self, kinds: frozenset[str], numbers: bool) -> Sieve:
        """Return the sieve of the sentences that may hold a cue of one of the kinds (or a number)."""
        sieve = self.sieves.get((kinds, numbers))
        if sieve is None:
            sieve = self.sieves[kinds, numbers] = Sieve(self, kinds, numbers)
        return sieve

    def cues(self, words: list[Word]) -> dict[str, list[Cue]]:
        """Return the cues of a sentence by kind, in order; within a kind the longest match wins and none overlap."""
        found: dict[str, list[Cue]] = {}
        last = len(words) - 1
        for first, word in enumerate(words):
            for kind, entry in word.plain:
                cues = found.get(kind)
                if cues is None:
                    found[kind] = [Cue(first, first, entry)]
                elif cues[-1].last < first:
                    cues.append(Cue(first, first, entry))
            if word.deeper and first < last:
                following = words[first + 1]
                for node in word.deeper:
                    if following.key in node or following.stem in node:
                        _phrases(node, words, first, found)
        return found


class Sieve:
    """Tells at a glance which stretches hold no cue of some kinds (and no number), so that nobody need read them.

    It looks at chunks between spaces, and knows from then on those that it has met.
    """

    __slots__ = ("_empty", "_full", "_lexicon", "_marks", "_numbers", "_signs")

    def __init__(self, lexicon: Lexicon, kinds: frozenset[str], numbers: bool) -> None:
        self._numbers = numbers
        self._lexicon = lexicon
        self._marks = {mark for kind in kinds for mark in lexicon.marks.get(kind, ())}
        self._signs = {mark for mark in self._marks if len(mark) == 1 and not mark.isalpha()}
        self._empty: set[str] = set()
        self._full: set[str] = set()

    def passes(self, text: str) -> bool:
        """Whether a text may hold what is sought; where it does hold it, always true."""
        chunks = text.split()
        if self._empty.issuperset(chunks):
            return False
        if not self._full.isdisjoint(chunks):
            return True
        return any(self._learn(chunk) for chunk in chunks if chunk not in self._empty)

    def _learn(self, chunk: str) -> bool:
        if len(self._empty) + len(self._full) > _MEMO_LIMIT:
            self._empty.clear()
            self._full.clear()
        holds = self._holds(chunk)
        (self._full if holds else self._empty).add(chunk)
        return holds

    def _holds(self, chunk: str) -> bool:
        if not self._signs.isdisjoint(chunk) or (self._numbers and any(c.isdigit() for c in chunk)):
            return True
        texts = tokens.words_in(chunk) + tokens.scan(chunk, self._lexicon.language, 0, len(chunk))[0]
        words = [self._lexicon[text] for text in texts]
        marked = any(not self._marks.isdisjoint((word.key, word.stem)) or word.prefix for word in words)
        return marked or (self._numbers and any(word.number is not None for word in words))


def _phrases(node: Node, words: list[Word], first: int, found: dict[str, list[Cue]]) -> None:
    """Add the cues of more than one token that begin at ``first``."""
    size = len(words)
    pending = [(node, first)]
    while pending:
        node, at = pending.pop()
        if at > first:
            for entry in node.get(_END, ()):
                if _written_so(entry, words[first]) and (
                    entry.kind != "actor" or _fits(entry.data["cased"], words[first : at + 1])
                ):
                    _keep(found.setdefault(entry.kind, []), first, at, entry)
        if at + 1 < size:
            word = words[at + 1]
            if word.stem in node and word.stem != word.key:
                pending.append((node[word.stem], at + 1))
            if word.key in node:
                pending.append((node[word.key], at + 1))


def _written_so(entry: Entry, word: Word) -> bool:
    if entry.exact and word.text not in entry.exact:
        return False
    return not (entry.capital and not word.capital) and not (entry.lower and word.capital)


def _keep(cues: list[Cue], first: int, last: int, entry: Entry) -> None:
    if cues:
        previous = cues[-1]
        if previous.first == first:
            if last > previous.last:
                cues[-1] = Cue(first, last, entry)
            return
        if first <= previous.last:
            return
    cues.append(Cue(first, last, entry))


def read_toml(name: str) -> dict[str, Any]:
    """Return a lexicon file of the package, parsed."""
    return tomllib.loads(files("indicators.lexicons").joinpath(f"{name}.toml").read_text("utf-8"))


def _fill(lexicon: Lexicon, tables: Mapping[str, Any], language: str) -> None:
    lexicon.numbers.update(tables.get("numbers", {}))
    lexicon.lemmas.update(tables.get("lemmas", {}))
    inflection = tables.get("inflection", {})
    lexicon.oblique = inflection.get("oblique", lexicon.oblique)
    lexicon.future = tuple(inflection.get("future", lexicon.future))
    lexicon.vowels = inflection.get("vowels", lexicon.vowels)
    lexicon.progressive = tuple(inflection.get("progressive", lexicon.progressive))
    lexicon.adjective_endings = tuple(inflection.get("adjective_endings", lexicon.adjective_endings))
    lexicon.plural_endings.update(inflection.get("plural_endings", {}))
    lexicon.verb_endings = tuple(inflection.get("verb_endings", lexicon.verb_endings))
    for kind, rows in tables.items():
        if kind == "abbreviation":
            lexicon.abbreviations.update(
                (word.lower(), row.get("maybe", False)) for row in rows for word in row["words"]
            )
            lexicon.dotted.update(word for row in rows if row.get("dotted") for word in row["words"])
        elif isinstance(rows, list):
            for row in rows:
                data = {key: value for key, value in row.items() if key not in _PHRASES}
                entry = Entry(kind, language, data | {"exact": row["words"]} if row.get("exact") else data)
                lexicon.add(entry, row.get("words", ()))
                lexicon.add(entry, row.get("stems", ()), by_stem=True)


def _cased(alias: list[str]) -> tuple[str, ...]:
    """Return how each word of an alias must be written: "upper", "capital" or "" for either."""
    return tuple("upper" if w.isupper() and len(w) > 1 else "capital" if w[:1].isupper() else "" for w in alias)


def _fits(cased: tuple[str, ...], words: list[Word]) -> bool:
    return all(
        not want or (word.capital if want == "capital" else word.text.isupper())
        for want, word in zip(cased, words, strict=True)
    )


def _inflected(lexicon: Lexicon, alias: list[str]) -> list[list[str]]:
    """Return the stems under which a Russian name is found: "Песков" and "Пескова" do not share one."""
    variants: list[list[str]] = [[]]
    for text in alias:
        key = lexicon.key(text)
        if not key[:1].isalpha() or text.isupper():
            keys = [key]
        else:
            keys = sorted(
                {lexicon.stem(key), lexicon.stem(key + lexicon.oblique)}
                if key[-1:] not in lexicon.vowels
                else {lexicon.stem(key)}
            )
        variants = [[*v, k] for v in variants for k in keys]
    return variants[:8]


_BODIES = ("government", "bank", "statistics")  # "the finance ministry": whose it is, the text tells


def _add_actors(lexicon: Lexicon, actors: list[dict[str, Any]]) -> None:
    fields = ("en",) if lexicon.language == "en" else ("ru", "be")
    by_alias: dict[str, list[dict[str, Any]]] = {}
    for actor in actors:
        own = (actor["name"],) if lexicon.language == "en" else (actor["name_ru"], *_latin(actor))
        for alias in (*own, *(a for f in fields for a in actor.get(f, ()))):
            known = by_alias.setdefault(alias, [])
            if actor not in known:
                known.append(actor)
    for alias, owners in by_alias.items():
        words = lexicon.split(alias)
        entry = Entry("actor", lexicon.language, {"name": "known", "actors": owners, "cased": _cased(words)})
        patterns = [[lexicon.key(w) for w in words]] if lexicon.language == "en" else _inflected(lexicon, words)
        for keys in patterns:
            lexicon._insert(entry, keys)
        if lexicon.language == "en" and len(words) > 1 and any(a["kind"] in _BODIES for a in owners):
            body = Entry("body", "en", {"name": "lower_case", "actors": owners, "lower": True})
            lexicon._insert(body, patterns[0])


def _latin(actor: dict[str, Any]) -> tuple[str, ...]:
    """Return the names of a body that Russian texts leave in Latin letters: "агентство Fitch", "банк JPMorgan"."""
    if actor["kind"] in ("person", "government"):
        return ()
    names = (actor["name"], *actor.get("en", ()))
    return tuple(name for name in names if name[:1].isupper() and " " not in name)


class Indicator(NamedTuple):
    """An indicator of the taxonomy: identifier, names, definition, the dimensions and measures that its claims have,
    its group, and the official series that they may be held against.
    """

    id: str
    name: str
    name_ru: str
    definition: str
    dimensions: tuple[str, ...]
    measures: tuple[str, ...]
    group: str
    series: tuple[str, ...]


class Group(NamedTuple):
    """A branch of the taxonomy."""

    id: str
    name: str
    name_ru: str


@cache
def _taxonomy() -> dict[str, Any]:
    return read_toml("indicators")


@cache
def indicators() -> tuple[Indicator, ...]:
    """Return the taxonomy, in the order of its file."""
    return tuple(
        Indicator(
            t["id"],
            t["name"],
            t["name_ru"],
            t["definition"],
            tuple(t["dimensions"]),
            tuple(t["measures"]),
            t["group"],
            tuple(t.get("series", ())),
        )
        for t in _taxonomy()["indicator"]
    )


@cache
def groups() -> tuple[Group, ...]:
    """Return the groups of the taxonomy, in the order of its file."""
    return tuple(Group(t["id"], t["name"], t["name_ru"]) for t in _taxonomy()["group"])


@cache
def is_bilateral(indicator: str | None) -> bool:
    """Whether an indicator is a matter between two countries, so that a claim on it is about both."""
    return any(table["id"] == indicator and table.get("bilateral", False) for table in _taxonomy()["indicator"])


def _add_topics(lexicon: Lexicon) -> None:
    own = "en" if lexicon.language == "en" else "ru"
    tables = _taxonomy()
    lexicon.transparent.update(lexicon.stem(lexicon.key(word)) for word in tables["transparent"][own])
    for table in tables["indicator"]:
        entry = Entry("indicator", lexicon.language, {**table, "name": table["id"], "value": table["id"]})
        for role in ("cue", "thing", "act"):
            _add_sets(lexicon, entry, role, table.get(f"{role}s_{own}", ()))
    for table in tables["nothing"]:
        _add_sets(lexicon, Entry("nothing", lexicon.language, table), table["role"], table[f"cues_{own}"])


def _add_sets(lexicon: Lexicon, entry: Entry, role: str, cues: Iterable[str]) -> None:
    """Enter each cue's sets of stems, one for every choice of its alternatives, under its longest stem."""
    for stems in dict.fromkeys(stems for cue in cues for stems in cue_stems(lexicon, cue)):
        lexicon.topics.setdefault(max(sorted(stems), key=len), []).append(Topic(stems, role, entry))


def cue_stems(lexicon: Lexicon, cue: str) -> list[frozenset[str]]:
    """Return the sets of stems that a cue of the taxonomy stands for: "gas price|cost" for two. A form
    after "=" stands as it is.
    """
    choices = [
        [
            [choice[1:]]
            if choice[0] == "="
            else [lexicon.stem(lexicon.key(w)) for w in lexicon.split(choice) if w[0].isalpha()]
            for choice in word.split("|")
        ]
        for word in cue.split()
    ]
    return [frozenset(stem for stems in chosen for stem in stems) for chosen in product(*choices)]


@cache
def _countries() -> dict[str, str]:
    known: dict[str, str] = {}
    for actor in actors()[0]:
        for alias in (actor["name"], actor["name_ru"], *actor.get("en", ()), *actor.get("ru", ())):
            known.setdefault(alias.casefold(), actor["country"])
    return known


def country_of(publisher: str | None) -> str:
    """Return the ISO 3166 code of a publisher's country: of a known one, or the one that its name names; else ""."""
    if not publisher:
        return ""
    return _countries().get(publisher.casefold()) or _country_in_name(publisher)


@lru_cache(maxsize=1000)
def _country_in_name(publisher: str) -> str:
    """ "Министерство финансов Республики Беларусь", "Минская правда"."""
    lexicon = load("ru")
    cues = lexicon.cues([lexicon[text] for text in lexicon.split(publisher[:200])])
    codes = {cue.entry.value for cue in cues.get("geo", ())}
    codes = codes or {a["country"] for cue in cues.get("actor", ()) for a in cue.entry.data["actors"]}
    return next(iter(codes)) if len(codes) == 1 and all(len(code) == 3 for code in codes) else ""


def _add_roles(lexicon: Lexicon, roles: list[dict[str, Any]]) -> None:
    english = lexicon.language == "en"
    by_title: dict[str, list[dict[str, Any]]] = {}
    for role in roles:
        for title in role.get("titles_en" if english else "titles_ru", ()):
            by_title.setdefault(title, []).append(role)
    for title, owners in by_title.items():
        entry = Entry("role", lexicon.language, {"name": "office", "roles": owners})
        lexicon.add(entry, [title], by_stem=not english)


@cache
def actors() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the tables of actors and of roles."""
    tables = read_toml("actors")
    return tables["actor"], tables["role"]


@cache
def load(language: str) -> Lexicon:
    """Return the compiled lexicon of ``en`` or ``ru``: signs shared by both, its own words, actors and indicators."""
    lexicon = Lexicon(language)
    _fill(lexicon, read_toml("shared"), "any")
    _fill(lexicon, read_toml(language), language)
    _add_topics(lexicon)
    people, roles = actors()
    _add_actors(lexicon, people)
    _add_roles(lexicon, roles)
    return lexicon
