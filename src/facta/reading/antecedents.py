"""Which noun a relative clause is about, where the parse hangs it on one that does not fit.

"A rally on hostel safety, which the city had permitted": the parser hangs the clause on the nearest noun. A noun
further out takes its place where only that one can be what the clause says: "who" is a person, what is permitted or
dispersed is an event, and whoever convicts or detains is a body, not a town. Where both fit, the nearest stays.
"""

from collections.abc import Callable

from facta.codebook.lexicon import Lexicon
from facta.codebook.lexicon.left_out import is_left_out
from facta.codebook.sectors import SectorTable
from facta.model.party import PartyKind
from facta.model.sentence import Sentence, Token

_NOT_PEOPLE = frozenset({"ORG", "GPE", "LOC", "FAC", "DATE", "TIME", "MONEY", "PERCENT", "EVENT", "LAW", "PRODUCT"})
_DEPTH = 3


type Fits = Callable[[Token], bool]


class Antecedents:
    """The nouns that the relative clauses of one sentence are about."""

    def __init__(self, sentence: Sentence, kinds: dict[int, str], lexicon: Lexicon, sectors: SectorTable) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.children = sentence.children
        self.kinds = kinds
        self.lexicon = lexicon
        self.sectors = sectors
        self._known: dict[int, int] = {}

    def of(self, clause: Token) -> int:
        """The position of the noun that the relative clause with this verb is about."""
        if clause.i not in self._known:
            self._known[clause.i] = self._chosen(clause)
        return self._known[clause.i]

    def _chosen(self, clause: Token) -> int:
        nearest = self.tokens[clause.head]
        if nearest.dep == "appos" and is_left_out(nearest, self.sentence):  # "it was Orr, not Lund, who"
            nearest = self.sentence.head_of(nearest)
        pronoun = self._pronoun(clause)
        if pronoun is None or nearest.i > pronoun.i:
            return nearest.i
        outer = self._outer(nearest, pronoun)
        if not outer:
            return nearest.i
        if pronoun.lower == "who":
            return self._first_that(nearest, outer, self._may_be_a_person, self._is_a_person)
        if clause.lemma.lower() in self.lexicon.takes_an_event and self._is_about_its_object(clause, pronoun):
            return self._first_that(nearest, outer, self._is_an_event, self._is_an_event)
        if pronoun.dep == "nsubj" and self.sectors.has("people_objects", clause.lemma.lower()):
            return self._first_that(nearest, outer, self._may_act, self._is_an_actor)
        return nearest.i

    def _pronoun(self, clause: Token) -> Token | None:
        """The relative pronoun; "which" may be read as the article of the subject ("which city hall permitted")."""
        for i in self.children[clause.i]:
            token = self.tokens[i]
            if token.i > clause.i:
                return None
            if token.lower in ("who", "which", "that") and token.tag in ("WDT", "WP", "IN"):
                return token
            first = self.tokens[self.children[i][0]] if self.children[i] else token
            if first.lower == "which" and first.tag == "WDT" and first.dep == "det":
                return first
        return None

    def _outer(self, nearest: Token, pronoun: Token) -> list[Token]:
        """The nouns that the nearest one's phrase stands in, from the inside; behind a comma those before it too."""
        found: list[Token] = []
        token = nearest
        for _ in range(_DEPTH):
            if token.dep != "pobj":
                break
            preposition = self.sentence.head_of(token)
            above = self.sentence.head_of(preposition)
            if above.pos in ("VERB", "AUX") and self.tokens[pronoun.i - 1].text == ",":
                found += self._before(preposition, above)
            if above.pos not in ("NOUN", "PROPN", "PRON"):
                break
            found.append(above)
            token = above
        return found

    def _before(self, preposition: Token, verb: Token) -> list[Token]:
        """What stands between a verb and the preposition that depends on it: its object, what follows "to"."""
        between = [self.tokens[i] for i in self.children[verb.i] if verb.i < i < preposition.i]
        found = [t for t in between if t.dep == "dobj"]
        found += [t for p in between if p.dep == "prep" for t in self.sentence.children_of(p, "pobj")]
        return found

    @staticmethod
    def _first_that(nearest: Token, outer: list[Token], stays: Fits, fits: Fits) -> int:
        if stays(nearest):
            return nearest.i
        return next((token.i for token in outer if fits(token)), nearest.i)

    @staticmethod
    def _is_about_its_object(clause: Token, pronoun: Token) -> bool:
        return pronoun.dep in ("dobj", "det", "nsubjpass") or pronoun.head != clause.i

    def _kind_of(self, token: Token) -> PartyKind | None:
        before = [self.tokens[i].lower for i in self.children[token.i] if i < token.i]
        entry = self.sectors.of_noun(token.lemma.lower(), before)
        return entry.kind if entry else None

    def _is_a_person(self, token: Token) -> bool:
        return token.entity == "PERSON" or self._kind_of(token) in (PartyKind.PERSON, PartyKind.GROUP)

    def _may_be_a_person(self, token: Token) -> bool:
        if self._is_a_person(token) or token.entity == "NORP":
            return True
        return token.entity not in _NOT_PEOPLE and token.pos == "PROPN"

    def _is_an_event(self, token: Token) -> bool:
        return self.kinds.get(token.i) == "noun"

    def _is_an_actor(self, token: Token) -> bool:
        return token.entity in ("ORG", "PERSON") or self._kind_of(token) is not None

    def _may_act(self, token: Token) -> bool:
        return self._is_an_actor(token) or token.entity in ("NORP", "GPE")
