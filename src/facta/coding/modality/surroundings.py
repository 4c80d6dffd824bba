"""Surroundings: the sentence of an act with its clause records and tables, and what the tree says of one token."""

from collections.abc import Mapping
from dataclasses import dataclass

from facta.codebook.lexicon.embedding import Embedding
from facta.codebook.lexicon.english import Lexicon
from facta.coding.modality.standing import Level
from facta.coding.token_forms import has_to
from facta.model.clause import Clause
from facta.model.sentence import Sentence, Token

type ClauseAt = Mapping[tuple[int, int], Clause]

_LINKS = {
    "dobj": "object", "nsubj": "subject", "nsubjpass": "subject", "conj": "coordination", "attr": "attribute",
    "acomp": "attribute", "xcomp": "infinitive", "ccomp": "complement", "advcl": "adverbial", "relcl": "relative",
}  # fmt: skip
_PARTICIPLES = frozenset({"VBN", "VBD"})
_BEFORE_ITS_SUBJECT = ("should", "had", "were")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rules of modality look at."""

    sentence: Sentence
    clause_at: ClauseAt
    table: Embedding
    lexicon: Lexicon

    def clause_of(self, token: Token) -> Clause | None:
        """The record of this predicate, or None where it has none."""
        return self.clause_at.get((self.sentence.index, token.i))

    def above(self, token: Token) -> tuple[str, str, int | None]:
        """The link by which `token` hangs, the word between, and the position of what governs it; of a root None."""
        clause = self.clause_of(token)
        if clause is not None:
            return clause.embedding, clause.marker, clause.embedded_by
        if token.head == token.i:
            return "", "", None
        head = self.sentence.head_of(token)
        if token.dep in ("pobj", "pcomp"):
            word = head.lower
            while head.dep in ("prep", "agent", "dative", "pcomp") and head.pos in ("ADP", "SCONJ"):
                head = self.sentence.head_of(head)
            return "oblique", word, head.i
        return _LINKS.get(token.dep, "modifier"), "", head.i

    def are_side_by_side(self, level: Level) -> bool:
        """Whether a clause only stands before the one it is parsed under: "They met; nobody was invited".

        So it does in a headline of two: "Warden convicted, guard acquitted".
        """
        between = {t.lower for t in self.sentence.tokens[level.token.i : level.above.i]}
        headline = "," in between and level.token.tag in _PARTICIPLES and level.above.tag in _PARTICIPLES
        if "," in between and level.above.lemma in ("be", "have", "do") and self._is_cut_short(level.above):
            return True
        takes_no_clause = level.above.lemma.lower() in self.lexicon.never_without_object | self.table.no_clause
        return ";" in between or (headline and takes_no_clause)

    def _is_cut_short(self, auxiliary: Token) -> bool:
        """ "The rally was permitted, the concert was not"."""
        below = self.sentence.children_of(auxiliary, "nsubj", "nsubjpass", "acomp", "attr", "dobj", "prep")
        behind = [t for t in self.sentence.tokens[auxiliary.i + 1 : auxiliary.i + 3] if t.dep != "neg"]
        alone = len(below) == 1 and below[0].dep in ("nsubj", "nsubjpass") and below[0].lower != "it"
        return alone and (not behind or behind[0].pos == "PUNCT")

    def is_as_if(self, token: Token) -> bool:
        """Whether "as if" or "as though" stands before the verb's clause."""
        marks = [t.lower for t in self.sentence.children_of(token, "mark")]
        return marks[:2] in (["as", "if"], ["as", "though"])

    def was_said(self, token: Token) -> bool:
        """Whether the predicate is one of words that stay said, though they be rejected ("application", "charge")."""
        clause = self.clause_of(token)
        return (clause.lemma if clause is not None else token.lemma.lower()) in self.table.stays_said

    def verb_of(self, adverb: Token) -> Clause | None:
        """The verb on which an adverb before a preposition hangs: "went as far as closing it", "shied away from it"."""
        while adverb.pos == "ADV" and adverb.head != adverb.i:
            adverb = self.sentence.head_of(adverb)
        return self.clause_of(adverb) if adverb.pos in ("VERB", "AUX") else None

    def has_condition(self, token: Token) -> bool:
        """Whether a clause of condition hangs on the predicate: "we will march if they ban us"."""
        for child in self.sentence.children_of(token, "advcl"):
            clause = self.clause_of(child)
            supposed = clause is not None and self.table.markers.get(clause.marker) == "supposed"
            even = any(t.lower == "even" for t in self.sentence.children_of(child, "advmod"))
            if supposed and clause is not None and clause.marker != "whether" and not even:
                return True
            if self.is_condition_by_its_order(child):
                return True
        return False

    def condition_before(self, token: Token) -> str:
        """The words that open the verb's clause as a condition: "in case he is convicted", "as long as"; else ""."""
        first = self.sentence.first_below(token)
        above = self.sentence.head_of(token)
        if above.lower == "long":  # "as long as", with the clause parsed under "long"
            first = min(first, above.i - 1)
        opening = " ".join(t.lower for t in self.sentence.tokens[max(0, first) : first + 3])
        return next((words for words in self.table.conditions if f"{opening} ".startswith(f"{words} ")), "")

    def has_subject(self, token: Token) -> bool:
        """Whether the verb has a subject of its own."""
        return bool(self.sentence.children_of(token, "nsubj", "nsubjpass", "expl"))

    def is_condition_by_its_order(self, token: Token) -> bool:
        """ "Had they known", "should the council close it": a condition without "if"."""
        if any(self.is_inverted(token, word) for word in _BEFORE_ITS_SUBJECT):
            return True
        above = self.sentence.head_of(token)  # "were he convicted, he would lose his seat", with "were" above
        subject = next(iter(self.sentence.children_of(token, "nsubj", "nsubjpass")), None)
        opens = above.lower in _BEFORE_ITS_SUBJECT and above.dep == "advcl" and subject is not None
        return opens and subject is not None and above.i < subject.i and self.sentence.tokens[-1].lower != "?"

    def is_inverted(self, token: Token, word: str) -> bool:
        """Whether this auxiliary stands before the subject: "should the council close it", "had they known"."""
        auxiliary = next((t for t in self.sentence.children_of(token, "aux", "auxpass") if t.lower == word), None)
        subject = next(iter(self.sentence.children_of(token, "nsubj", "nsubjpass")), None)
        asks = self.sentence.tokens[-1].lower == "?"
        return auxiliary is not None and subject is not None and auxiliary.i < subject.i and not asks

    def shares_an_auxiliary(self, first: Token) -> bool:
        """Whether the first verb of a coordination has an auxiliary that a plain form shares: "will go and see"."""
        return bool(self.sentence.children_of(first, "aux"))

    def is_going_to(self, token: Token) -> bool:
        """Whether the token is the "going" of "is going to"."""
        if token.lower != "going" or not self.has_auxiliary(token, "is", "are", "'s", "'re", "am", "'m", "’s", "’re"):
            return False
        return any(has_to(t, self.sentence) for t in self.sentence.children_of(token, "xcomp"))

    def has_auxiliary(self, token: Token, *words: str) -> bool:
        """Whether one of these words is an auxiliary of the verb."""
        return any(t.lower in words for t in self.sentence.children_of(token, "aux"))
