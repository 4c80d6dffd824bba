"""Lending: an act whose own words leave its type open takes it from the earlier act that it takes up.

In: a clause that says nothing of what it bears on ("they applied", "it was refused", "the refusal"), and the acts
before it. Out: the pattern that fits once its conditions may hold of the act taken up: `taken_up` of its type,
`nearby` of the words around it, "it" of what it bore on. The nearest act decides, where no act of another matter
stands about as near and would decide otherwise. No type that would wrong a person is lent.
Elsewhere: how a clause refers to what came before (taking_up.py).
"""

from typing import NamedTuple

from facta.codebook.codebook import Codebook, Entry
from facta.codebook.condition import CONTEXTS, Condition
from facta.coding.frames import Frames, KindOf, SectorOf, named_by
from facta.coding.taking_up import (
    Before,
    Referring,
    acts_before,
    nearer_thing,
    referring,
    without_clauses_set_apart,
)
from facta.model.clause import Clause
from facta.model.sentence import AnnotatedText

_RIVALS_WITHIN = 1
"""How many sentences further back an act of another matter still competes."""
_GENERAL = 2.0
"""Up to this specificity, a pattern of a type without a matter gives way to a lent one."""

_OF_SEVERAL = frozenset({"they", "them", "it", "this", "these"})
_PERHAPS_PEOPLE = frozenset({"they", "them", "these", "those"})
_OF_ANYTHING = frozenset({"words", "refuses", "sets-back"})
"""Traits of types that may bear on anything: to ask, promise, reject, withdraw."""


class _Lent(NamedTuple):
    """A pattern with the earlier act by which it fits."""

    entry: Entry
    before: Before


class LendingFrames(Frames):
    """The codebook's patterns against the clauses of one text, with the types that earlier acts lend.

    lenders: the act that lent its type, by sentence and predicate of the clause that took it up.
    """

    def __init__(
        self, text: AnnotatedText, codebook: Codebook, sector_of: SectorOf, kind_of: KindOf | None = None
    ) -> None:
        super().__init__(text, codebook, sector_of, kind_of)
        self.clauses = text.clauses
        self.lenders: dict[tuple[int, int], Before] = {}
        self._position = {(c.sentence, c.predicate): i for i, c in enumerate(text.clauses)}
        self._known: dict[tuple[int, int], Entry | None] = {}
        self._next = 0

    def entry_of(self, clause: Clause) -> Entry | None:
        """The pattern that fits by the clause's own words, else the one that an earlier act lends."""
        position = self._position.get((clause.sentence, clause.predicate))
        if position is None:
            return super().entry_of(clause)
        while self._next <= position:  # in text order: what lends may itself be lent
            other = self.clauses[self._next]
            self._known[other.sentence, other.predicate] = self._with_lending(other, self._next)
            self._next += 1
        return self._known[clause.sentence, clause.predicate]

    def _with_lending(self, clause: Clause, position: int) -> Entry | None:
        own = super().entry_of(clause)
        lendable = self.codebook.lendable.get(f"{clause.kind}:{clause.lemma}", ())
        if not lendable or (own is not None and not _gives_way(own)):
            return own
        clause = without_clauses_set_apart(clause, self.sentences[clause.sentence])
        how = referring(clause, self.sentences[clause.sentence])
        lent = None if how is None else self._lent(clause, how, position, lendable)
        if lent is None:
            return own
        self.lenders[clause.sentence, clause.predicate] = lent.before
        return lent.entry

    def _lent(self, clause: Clause, how: Referring, position: int, lendable: tuple[Entry, ...]) -> _Lent | None:
        """The pattern that the nearest act taken up makes fit; None where acts of two matters compete."""
        found: list[_Lent] = []
        for before in acts_before(clause, self.clauses, position, self._entry_known):
            if found and before.distance > found[0].before.distance + _RIVALS_WITHIN:
                break
            entry = next((e for e in lendable if self._fits_by(clause, how, e, before)), None)
            if entry is not None:
                found.append(_Lent(entry, before))
        if not found or any(other.entry.type.matter != found[0].entry.type.matter for other in found):
            return None
        return found[0]

    def _entry_known(self, clause: Clause) -> Entry | None:
        return self._known[clause.sentence, clause.predicate]

    def _fits_by(self, clause: Clause, how: Referring, entry: Entry, before: Before) -> bool:
        asked = entry.pattern.takes_up
        matter = before.entry.type.matter
        if (asked or {entry.type.matter}).isdisjoint((before.entry.type.code, matter)) or (how.is_gap and not asked):
            return False
        nearer = (nearer_thing(a, self.sentences[clause.sentence]) for a in how.pronouns)
        nouns = how.nouns | {noun for noun in nearer if noun is not None}
        if not nouns <= self._named_by(before) or not (asked or self._lends_words(matter)):
            return False
        return self.failure(clause, entry, lambda _, condition: self._holds_by(clause, how, condition, before)) is None

    def _lends_words(self, matter: str | None) -> bool:
        kind = self.codebook.matter_kinds.get(matter or "")
        return kind is not None and kind.lends_words

    def _named_by(self, before: Before) -> frozenset[str]:
        """Nouns by which the act may be taken up: those of its matter, and those that it was told with."""
        kind = self.codebook.matter_kinds.get(before.entry.type.matter or "")
        nouns = frozenset() if kind is None else kind.taken_up_as
        return nouns | self._borne_on(before.clause)

    def _holds_by(self, clause: Clause, how: Referring, condition: Condition, before: Before) -> bool:
        """Whether a condition that does not hold of the clause holds of the act that it takes up."""
        functions = {selector.function for selector in condition.selectors}
        number = before.clause.sentence
        around = self.lemmas_in(number) | self.lemmas_in(max(0, number - 1))
        if "taken_up" in functions:
            tied = (place for selector in condition.selectors for place in selector.prepositions)
            return all(self._is_tied(clause, place, around) for place in tied)
        if "nearby" in functions:
            return not condition.lemmas.isdisjoint(around)
        places = [s for s in condition.selectors if s.function not in CONTEXTS]
        if how.leaves_out_its_object and any(place.function == "object" and place.then is None for place in places):
            return condition.anything or not condition.lemmas.isdisjoint(self._borne_on(before.clause))
        tokens = self.sentences[clause.sentence].tokens
        things = [a for a in how.pronouns if tokens[a.head].lower not in _PERHAPS_PEOPLE]
        return any(a in things for place in places for a in self.arguments_at(clause, place)) and (
            not condition.lemmas.isdisjoint(self._borne_on(before.clause))
        )

    def _is_tied(self, clause: Clause, function: str, around: frozenset[str]) -> bool:
        """Whether what stands there is spoken of with the act taken up: a pronoun, or a noun found beside that act."""
        heads = [
            token for a in clause.arguments_as(function) for token in named_by(self.sentences[clause.sentence], a.head)
        ]
        return any(t.lower in _OF_SEVERAL or (t.pos == "NOUN" and t.lemma.lower() in around) for t in heads)

    def _borne_on(self, clause: Clause) -> frozenset[str]:
        """Lemmas of the nouns that an act bears on, its own among them where it is told by a noun."""
        tokens = self.sentences[clause.sentence].tokens
        heads = [tokens[a.head] for a in clause.arguments if a.function in ("object", "oblique")]
        if clause.kind == "noun":
            heads.append(tokens[clause.predicate])
        return frozenset(head.lemma.lower() for head in heads if head.pos == "NOUN")


def _gives_way(own: Entry) -> bool:
    """Whether a pattern says so little that an earlier act may say more: "it refused" alone is to reject something."""
    pattern = own.pattern
    if not pattern.tail and pattern.weight <= 0 and all(condition.anything for condition in pattern.conditions):
        return True  # asks for some object, no matter which
    general = own.type.matter is None and own.type.may_be_lent and not own.type.traits.isdisjoint(_OF_ANYTHING)
    return general and pattern.specificity <= _GENERAL
