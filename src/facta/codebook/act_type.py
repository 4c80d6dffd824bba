"""Act types and matter kinds, as the codebook's YAML defines them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from facta.codebook.condition import Condition, Selector

TRAITS = {
    "request": "asks an authority for something (a permit, information, an answer to a petition)",
    "grants": "a decision that gives what was asked",
    "refuses": "a decision that does not give what was asked",
    "coercive": "an authority acts against a party (arrest, charge, freeze, fine, search, restrict)",
    "criminal": "whoever did it would have committed a crime; recorded against a named party it is an accusation",
    "platform": "a party is given a stage (permitted, held, invited, met)",
    "silences": "a party is kept off a stage (turned back, dispersed, blocked)",
    "withholds": "an answer or information is refused",
    "closes": "ends a matter",
    "undecided": "ends a matter without a decision on its merits (settled, dropped, withdrawn)",
    "advances": "moves a matter forward",
    "sets-back": "moves a matter backward or stops it",
    "inaction": "something due was not done",
    "shields-patient": "whoever it was done to is masked on publication",
    "attempt-counts": "an attempt at it is already the act (pressing someone, hiding something)",
    "words": "said, not done: a request, a promise, an accusation; never a deed that answers one",
    "patient-in-theme": "whom it concerns stands inside its theme where nothing else names them",
    "refusal-is-act": "its predicate says by itself that something was not done",
}
"""What findings may ask of an act type, instead of its name."""
_NEVER_LENT = frozenset({"criminal", "coercive", "inaction"})
_WORD_WEIGHT = 2.0
"""How much one word of a predicate of several words asks."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One frame over clause records; `name` says which, for the reader of the output.

    The YAML's own keys, checked on loading: see docs/codebook.md.

    predicates: lemmas as in clause records, each with its kind before a colon where it is limited to one ("noun:case").
    kinds: the kinds that a predicate without one may have.
    conditions: `requires` and `excludes` in the form that is matched. fills: `roles` in that form.
    agent_sector: sector implied by this pattern where no agent is named, in place of the type's own, or None.
    plover: PLOVER code of what this pattern tells, in place of the type's own, or None.
    weight: added to the specificity that the conditions give.
    tail: words that must follow the predicate in this order, each with its alternatives: "put ... on ice".
    needed: sets of words; a sentence that lacks all of one set cannot fit.
    takes_up: the matters and act types one of which must be taken up, empty where the pattern does not ask.
    specificity: how much the pattern asks; of two that fit one trigger, the more demanding wins.
    """

    name: str
    predicates: frozenset[str]
    kinds: frozenset[str] = frozenset({"verb", "noun"})
    requires: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    excludes: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    conditions: tuple[Condition, ...] = ()
    forbidden: tuple[Condition, ...] = ()
    fills: Mapping[str, tuple[Selector, ...]] = field(default_factory=dict[str, tuple[Selector, ...]])
    weight: float = 0.0
    agent_sector: str | None = None
    plover: str | None = None
    tail: tuple[frozenset[str], ...] = ()
    needed: tuple[frozenset[str], ...] = field(init=False, repr=False, compare=False)
    takes_up: frozenset[str] = field(init=False, repr=False, compare=False)
    specificity: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        asked = (condition.words for condition in self.conditions)
        told = (c.lemmas for c in self.conditions if any(s.function == "taken_up" for s in c.selectors))
        weight = self.weight + sum(condition.weight for condition in self.conditions) + _WORD_WEIGHT * len(self.tail)
        object.__setattr__(self, "needed", (*self.tail, *(words for words in asked if words is not None)))
        object.__setattr__(self, "takes_up", frozenset[str]().union(*told))
        object.__setattr__(self, "specificity", weight)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of our own writing that runs as a test: `wanted` must be coded so, the others must not.

    expect: what else must hold of the act: `trigger`, `modality`, `negated`, `generic`, or the words of a role.
    """

    text: str
    wanted: bool
    expect: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class ActType:
    """One act type of the codebook.

    plover: PLOVER event and mode ("COERCE-arrest"), or None where PLOVER has no code.
    roles: the names of its roles, most important first.
    matter, stage: the kind of matter it belongs to and the stage it reaches, or None.
    agent_sector: sector implied where no agent is named ("COP" for an arrest), or None.
    label: how pages name the act in the passive, neutral ("was detained"); noun: its name as a noun ("detention").
    """

    code: str
    gloss: str
    plover: str | None
    roles: tuple[str, ...]
    traits: frozenset[str] = frozenset()
    matter: str | None = None
    stage: str | None = None
    agent_sector: str | None = None
    label: str = ""
    noun: str = ""
    patterns: tuple[Pattern, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def may_be_lent(self) -> bool:
        """Whether an act may have this type by what it takes up; never what, told of the wrong person, wrongs them."""
        return self.traits.isdisjoint(_NEVER_LENT) and not (self.matter == "case" and "closes" in self.traits)


@dataclass(frozen=True, slots=True)
class MatterKind:
    """A kind of matter and the stages it may pass through, in their usual order.

    final: stages after which nothing more is due.
    stalled_after_days: how long a stage may last before the finding `stalled` asks, by stage; `*` for the rest.
    nouns: head nouns by which reports name such a matter ("bill", "draft law").
    concerns: what makes two acts one matter: its `applicant`, its `patient` or its `theme`.
    marked_by: words in an act's clause that name the stage more exactly than its type does, by stage.
    titled: how pages name one, with `{name}` for whom or what it concerns.
    taken_up_as: nouns that stand for such a matter, or what belongs to it, once it has been told of ("the decision").
    lends_words: whether patterns that ask for words near a predicate may find them near the act that it takes up.
    no_further: patterns by which a text says that nothing followed a stage ("never got beyond ...").
    """

    kind: str
    gloss: str
    stages: tuple[str, ...]
    final: frozenset[str]
    stalled_after_days: Mapping[str, int]
    nouns: tuple[str, ...] = ()
    concerns: str = "theme"
    marked_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    titled: str = "{name}"
    no_further: tuple[str, ...] = ()
    taken_up_as: frozenset[str] = frozenset()
    lends_words: bool = False
