"""Conditions of a pattern, in the form that is matched against clause records.

A selector says where to look: `subject`, `object`, `indirect`, `complement`, `modifier`, `oblique` with any preposition
or `oblique:on,over` with one of these; two joined by a dot look at the arguments of the first's head
(`complement.object`); `governor.` looks at those of the predicate that governs this one, `adverbial:when,as.` at those
of an adverbial clause below it that one of these words opens, `adverbial:when,as` at its predicate; several joined by
`|` are alternatives.
`sentence` looks at every word of the sentence, `nearby` at those of the sentence before too, `governor` at the
predicate that governs this one, `adverb` at its adverbs, `voice` at active or passive, `tense` at its tense, `modal` at
its modals, `negated` at "yes" or "no", `marker` at the word before its clause or phrase ("without", "if", "despite");
behind a dot they look at that clause (`complement.tense`).
`doers` looks at whoever is shown at work before the clause, in its sentence or the one before, where the clause itself
leaves out who did it or names them by a pronoun alone.
`taken_up` looks at the earlier act that the predicate's pronouns, bare nouns or gaps take up: kinds of matter
(`assembly`) and codes of act types (`assembly.apply`).
A term says what to find there: a lemma, two words ("first reading": head and what modifies it), a head with what stands
behind it ("state of emergency", "vote on"), `@SECTOR`, `%LABEL` of a named entity, `&kind` of party
(`&person`, `&group`, `&organization`, `&place`), `$name` of a set, `*` for anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facta.codebook.fields import SECTOR
from facta.model.party import PartyKind

FUNCTIONS = frozenset("subject object indirect complement modifier oblique adverbial".split())
CONTEXTS = frozenset(
    {"sentence", "nearby", "governor", "adverb", "voice", "tense", "negated", "modal", "marker", "taken_up", "doers"}
)
_WEIGHT = {
    "subject": 3.0, "object": 3.0, "indirect": 3.0, "complement": 3.0, "adverbial": 2.5, "modifier": 2.0,
    "oblique": 2.5, "governor": 2.0, "sentence": 1.0, "nearby": 0.75, "adverb": 2.0, "voice": 0.5, "tense": 0.5,
    "negated": 1.0, "modal": 1.0, "marker": 1.0, "taken_up": 1.0, "doers": 2.0,
}  # fmt: skip


_BEHIND_A_HEAD = frozenset({"of", "for", "to", "in", "on"})


class BadCondition(ValueError):  # noqa: N818 - an error names what was found
    """A selector or term that cannot be read."""


@dataclass(frozen=True, slots=True)
class Selector:
    """Where a condition looks, or what fills a role.

    prepositions: of an oblique; empty for any. then: looks on from the head found here.
    """

    function: str
    prepositions: frozenset[str] = frozenset()
    then: "Selector | None" = None

    @property
    def first(self) -> "Selector":
        """The selector without what it looks on to."""
        return Selector(self.function, self.prepositions)


@dataclass(frozen=True, slots=True)
class Condition:
    """What must be found at one of the selectors.

    heads: the first words of `phrases` and the last ones of `pairs`, without one of which none of them is named.
    """

    selectors: tuple[Selector, ...]
    lemmas: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    sectors: frozenset[str]
    entities: frozenset[str]
    anything: bool
    kinds: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, str, str]] = frozenset()
    heads: frozenset[str] = frozenset()

    @property
    def weight(self) -> float:
        """How much the condition asks."""
        base = max(_WEIGHT[selector.function] for selector in self.selectors)
        if self.anything:
            return base / 3
        return base if self.lemmas or self.pairs or self.phrases else base * 0.7

    @property
    def words(self) -> frozenset[str] | None:
        """Words of which the sentence must hold one for the condition to hold; None where no word decides."""
        if self.anything or self.sectors or self.entities or self.kinds:
            return None
        if not all(_looks_at_words(selector) for selector in self.selectors):
            return None
        return self.lemmas | self.heads


def _looks_at_words(selector: Selector) -> bool:
    """Whether what the selector finds is named by the words of the clause's own sentence."""
    if selector.then is not None:
        return selector.function in FUNCTIONS | {"governor"} and _looks_at_words(selector.then)
    return selector.function == "sentence" or selector.function in FUNCTIONS - {"adverbial"}


def selectors_of(written: str) -> tuple[Selector, ...]:
    """The selectors that the YAML's key `written` names. Raises BadCondition."""
    return tuple(_selector(part.strip()) for part in written.split("|"))


def condition_of(where: str, terms: Iterable[str], sets: Mapping[str, frozenset[str]]) -> Condition:
    """The condition that one entry of `requires` or `excludes` states. Raises BadCondition."""
    words = set[str]()
    for term in terms:
        words |= words_in_set(term, sets) if term.startswith("$") else {term}
    for term in sorted(words):
        _check_sign(term)
    pairs = frozenset(_pair(w) for w in words if (" " in w or "-" in w[1:-1]) and _phrase(w) is None)
    phrases = frozenset(phrase for phrase in map(_phrase, words) if phrase is not None)
    return Condition(
        selectors=selectors_of(where),
        lemmas=frozenset(w for w in words if w[0] not in "@%&*" and " " not in w),
        pairs=pairs,
        sectors=frozenset(w[1:] for w in words if w[0] == "@"),
        entities=frozenset(w[1:] for w in words if w[0] == "%"),
        anything="*" in words,
        kinds=frozenset(w[1:] for w in words if w[0] == "&"),
        phrases=phrases,
        heads=frozenset({head for _, head in pairs} | {head for head, _, _ in phrases}),
    )


def words_in_set(term: str, sets: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of the set that `term` names ("$officers"). Raises BadCondition."""
    if term[1:] not in sets:
        raise BadCondition(f'the set "{term}" is not defined; add it under "sets"')
    return sets[term[1:]]


def _check_sign(term: str) -> None:
    """Raises BadCondition where what follows the sign of a term names nothing."""
    if term[0] == "@" and not SECTOR.fullmatch(term[1:]):
        raise BadCondition(f'"{term}" names no sector; write three capitals, such as @COP')
    if term[0] == "&" and term[1:] not in list(PartyKind):
        raise BadCondition(f'"{term}" names no kind of party; known are {", ".join(f"&{kind}" for kind in PartyKind)}')


def _phrase(words: str) -> tuple[str, str, str] | None:
    """Head, preposition and the noun behind it, "" for any: of "state of emergency", of "vote on"; None for others."""
    parts = [word for word in words.split() if word not in ("a", "an", "the")]
    if len(parts) not in (2, 3) or parts[1] not in _BEHIND_A_HEAD:
        return None
    return parts[0], parts[1], parts[2] if len(parts) == 3 else ""


def _pair(words: str) -> tuple[str, str]:
    """Modifier and head, the last two words: of "first reading", and of "go-ahead", which the parser divides."""
    parts = words.replace("-", " ").split()
    if len(parts) < 2:
        raise BadCondition(f'"{words}" has one word beside a hyphen; write both')
    return parts[-2], parts[-1]


def _selector(written: str) -> Selector:
    first, _, rest = written.partition(".")
    function, _, prepositions = first.partition(":")
    if function not in FUNCTIONS | CONTEXTS:
        raise BadCondition(f'"{function}" is no place in a clause; known are {", ".join(sorted(FUNCTIONS | CONTEXTS))}')
    words = frozenset(word.strip() for word in prepositions.split(",") if word.strip())
    return Selector(function, words, _selector(rest) if rest else None)
