"""Modality: how far the report commits to an act, and whether it is negated.

Works from the trigger up to the root of its sentence: first the trigger's own auxiliaries, adverbs and modifiers, then
each predicate that governs it, by the table embedding.en.yaml. The first level that takes the act out of what simply
happened names its modality; a denial or a condition further out still weighs in. In doubt, it is alleged.
Elsewhere: in whose statement the act stands (acts.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from facta.codebook.lexicon.embedding import Embedding, embedding
from facta.codebook.lexicon.english import Lexicon, english
from facta.model.act import Modality
from facta.model.clause import Clause
from facta.model.sentence import Sentence, Token

type ClauseAt = Mapping[tuple[int, int], Clause]

_AS = {
    "alleged": Modality.ALLEGED,
    "planned": Modality.PLANNED,
    "attempted": Modality.PLANNED,
    "denied": Modality.DENIED,
    "supposed": Modality.HYPOTHETICAL,
}
_LINKS = {
    "dobj": "object", "nsubj": "subject", "nsubjpass": "subject", "conj": "coordination", "attr": "attribute",
    "acomp": "attribute", "xcomp": "infinitive", "ccomp": "complement", "advcl": "adverbial", "relcl": "relative",
}  # fmt: skip
_OF_EVENTS = frozenset({"object", "subject", "oblique", "attribute", "possessive", "modifier", "apposition"})
_WH = frozenset({"why", "how", "when", "who", "whom", "where", "what", "which"})
_POLITE = frozenset({"like", "love", "hate", "argue", "say", "see", "hear", "feel", "help", "tell", "think"})


class Standing(NamedTuple):
    """How an act stands: modality, negation, the rule that decided, and whether it was tried rather than done."""

    modality: Modality
    negated: bool
    by: str
    attempted: bool = False


@dataclass
class _State:
    modality: Modality = Modality.ASSERTED
    negated: bool = False
    by: str = ""
    attempted: bool = False

    def becomes(self, modality: Modality, by: str) -> None:
        """Take on a modality met further out: the first stands, but for what is weaker than alleged."""
        weaker = self.modality is Modality.ALLEGED and modality is Modality.HYPOTHETICAL
        if self.modality is Modality.ASSERTED or weaker or modality is Modality.DENIED:
            self.modality, self.by = modality, by


def standing_of(clause: Clause, sentence: Sentence, clause_at: ClauseAt) -> Standing:
    """How the act that `clause` names stands in its sentence."""
    return _Walk(sentence, clause_at, embedding(), english()).standing_of(clause)


class _Walk:
    def __init__(self, sentence: Sentence, clause_at: ClauseAt, table: Embedding, lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.clause_at = clause_at
        self.table = table
        self.lexicon = lexicon

    def standing_of(self, clause: Clause) -> Standing:
        state = _State(negated=clause.negated, by="negated_by_not" if clause.negated else "")
        self._own(clause, state)
        token = self.tokens[clause.predicate]
        link, marker, above = clause.embedding, clause.marker, clause.embedded_by
        seen: set[int] = {token.i}
        while above is not None and above not in seen and len(seen) < 15:
            seen.add(above)
            upper = self.clause_at.get((self.sentence.index, above))
            if not self._step(state, token, link, marker, self.tokens[above], upper):
                break
            token = self.tokens[above]
            link, marker, above = self._up(token, upper)
        if above is None:
            self._at_root(state, token)
        return Standing(state.modality, state.negated, state.by or "no_rule_applies", state.attempted)

    def _up(self, token: Token, upper: Clause | None) -> tuple[str, str, int | None]:
        if upper is not None:
            return upper.embedding, upper.marker, upper.embedded_by
        if token.head == token.i:
            return "", "", None
        head = self.sentence.head_of(token)
        if token.dep in ("pobj", "pcomp"):
            word = head.lower
            while head.dep in ("prep", "agent", "dative", "pcomp") and head.pos in ("ADP", "SCONJ"):
                head = self.sentence.head_of(head)
            return "oblique", word, head.i
        return _LINKS.get(token.dep, "modifier"), "", head.i

    # What the trigger's own words say.

    def _own(self, clause: Clause, state: _State) -> None:
        for word in clause.adverbs:
            made = self.table.adverbs.get(word)
            if made is not None:
                state.becomes(_AS[made], f"adverb_{word}")
        for modal in clause.modals:
            self._modal(modal, clause, state)
        if clause.tense == "future":
            state.becomes(Modality.PLANNED, "planned_by_future_auxiliary")
        if clause.kind == "noun":
            self._noun_modifiers(self.tokens[clause.predicate], state)

    def _modal(self, modal: str, clause: Clause, state: _State) -> None:
        perfect = any(
            t.lower in ("have", "'ve", "’ve") for t in self.sentence.children_of(self.tokens[clause.predicate], "aux")
        )
        if modal in ("will", "shall", "be_going_to", "be_to"):
            state.becomes(Modality.PLANNED, f"planned_by_{modal}")
        elif modal in ("can", "could") and clause.negated and not perfect:
            return  # "could not control the crowd" did not happen, and is simply negated
        elif modal in ("must",) and perfect:
            state.becomes(Modality.ALLEGED, "supposed_by_must_have")
        elif modal in ("must", "should", "need_to", "ought_to", "ought") or (
            modal == "have_to" and clause.tense != "past"
        ):
            state.becomes(Modality.HYPOTHETICAL if perfect else Modality.PLANNED, f"due_by_{modal}")
        elif modal in ("would", "can", "could") and clause.lemma in _POLITE and not perfect:
            return  # "would like to", "can see": so it is
        elif modal == "would" and not perfect:
            state.becomes(Modality.PLANNED, "planned_by_would")
        elif modal != "have_to":
            state.becomes(Modality.HYPOTHETICAL, f"possible_by_{modal}")

    def _noun_modifiers(self, noun: Token, state: _State) -> None:
        for child in self.sentence.children_of(noun, "amod", "compound"):
            made = self.table.adjectives.get(child.lower)
            if made == "negated":
                state.negated, state.by = True, f"negated_by_{child.lower}"
            elif made is not None:
                state.becomes(_AS[made], f"adjective_{child.lower}")
                state.attempted |= child.lower == "attempted"

    # One level up. False where what governs from here on says nothing of the act.

    def _step(self, state: _State, token: Token, link: str, marker: str, above: Token, upper: Clause | None) -> bool:
        if link == "coordination":
            return self._through_coordination(state, token, above, upper)
        if link == "relative":
            return False
        if link == "participle":
            return self._from_participle(state, token, above)
        if link == "adverbial":
            return self._from_adverbial(state, token, marker, above, upper)
        is_event_noun = link in _OF_EVENTS and token.pos not in ("VERB", "AUX")
        signature, key = self._signature(link, marker, above, upper, is_event_noun)
        if is_event_noun and signature in ("negated", "denied") and self._predicate(token) in self.table.stays_said:
            return False  # "rejected the application", "denied the charge": it was made
        if signature == "planned" and link == "complement" and self._is_finite(token):
            signature, key = "alleged", f"{key}_that"  # "told them that the bridge was closed"
        if signature is None:
            return self._without_signature(state, token, link, above, upper, is_event_noun)
        return self._apply(state, signature, key, above, upper)

    def _signature(
        self, link: str, marker: str, above: Token, upper: Clause | None, is_event_noun: bool
    ) -> tuple[str | None, str]:
        table = self.table.nouns if is_event_noun else self.table.clauses
        lemmas = (upper.lemma, above.lemma.lower()) if upper is not None else (above.lemma.lower(),)
        for lemma in lemmas:
            key = f"{lemma}:{marker}" if link == "oblique" or (marker and f"{lemma}:{marker}" in table) else lemma
            if key in table:
                return table[key], key
        return None, ""

    def _apply(self, state: _State, signature: str, key: str, above: Token, upper: Clause | None) -> bool:
        by = f"{signature}_under_{key}"
        if signature == "known":
            return False
        if signature in ("inherits", "negated"):
            turned = (signature == "negated") != (upper is not None and upper.negated)
            if turned:  # two negations are kept as one: "made no arrests" is negated at both
                state.negated = True
                state.by = by if state.modality is Modality.ASSERTED else state.by
            if upper is not None:
                self._own(upper, state)
            return True
        state.becomes(_AS[signature], by)
        state.attempted |= signature == "attempted"
        if signature == "denied" and upper is not None and upper.negated:
            state.modality, state.by = Modality.ALLEGED, f"not_{by}"  # "did not deny that": still only said
        return True

    def _predicate(self, token: Token) -> str:
        clause = self.clause_at.get((self.sentence.index, token.i))
        return clause.lemma if clause is not None else token.lemma.lower()

    def _has_to(self, token: Token) -> bool:
        return any(t.tag == "TO" for t in self.sentence.children_of(token))

    def _is_finite(self, token: Token) -> bool:
        if token.tag in ("VBZ", "VBP", "VBD"):
            return True
        return any(t.tag in ("VBZ", "VBP", "VBD") for t in self.sentence.children_of(token, "aux", "auxpass"))

    def _without_signature(
        self, state: _State, token: Token, link: str, above: Token, upper: Clause | None, is_event_noun: bool
    ) -> bool:
        if is_event_noun or link == "oblique":
            return self._over_event(state, token, link, above, upper)
        infinitive = token.tag == "VB" or any(t.tag == "TO" for t in self.sentence.children_of(token))
        if link in ("infinitive", "subject") and infinitive:
            state.becomes(Modality.PLANNED, f"infinitive_under_{above.lemma.lower()}")
        elif link == "complement" and not self._is_direct_speech(token, above):
            state.becomes(Modality.ALLEGED, f"clause_under_{above.lemma.lower()}")
        return True

    def _over_event(self, state: _State, token: Token, link: str, above: Token, upper: Clause | None) -> bool:
        """Past a noun that only measures or names ("a wave of arrests"), or a light verb ("made arrests")."""
        if above.pos in ("NOUN", "PROPN", "NUM", "PRON") and link in (
            "oblique",
            "modifier",
            "apposition",
            "possessive",
        ):
            self._noun_modifiers(above, state)
            return link != "possessive"
        base = above.lemma.lower()
        names = {base, upper.lemma if upper is not None else base}
        if link in ("object", "subject") and names & (
            self.lexicon.doing | self.lexicon.undergoing | self.lexicon.giving
        ):
            return self._apply(state, "inherits", base, above, upper)
        if above.lemma == "be" and link in ("subject", "attribute"):
            return self._apply(state, "inherits", "be", above, upper)
        return False

    def _through_coordination(self, state: _State, token: Token, above: Token, upper: Clause | None) -> bool:
        """A coordinated predicate stands where the first one stands, without the first one's own modals."""
        if token.pos in ("NOUN", "PROPN"):
            if upper is not None and upper.negated:
                state.negated, state.by = True, "negated_with_the_first_of_a_coordination"
            return True
        first_is_infinitive = above.tag == "VB" and self._has_to(above)
        return not (first_is_infinitive and self._is_finite(token))  # "wants to turn ... and is inviting": apart

    def _from_participle(self, state: _State, token: Token, above: Token) -> bool:
        """ "The arrested men", "police facing charges": as given; but "a plan involving ..." goes by the noun."""
        signature = self.table.clauses.get(above.lemma.lower())
        if signature in ("planned", "supposed") and token.dep == "acl" and token.tag == "VBG" and above.pos == "NOUN":
            state.becomes(_AS[signature], f"{signature}_under_{above.lemma.lower()}")
        return False

    def _from_adverbial(self, state: _State, token: Token, marker: str, above: Token, upper: Clause | None) -> bool:
        made = self.table.markers.get(marker)
        if made == "supposed":
            state.becomes(Modality.HYPOTHETICAL, f"after_{marker}")
            return False
        if made == "presupposed":
            future = upper is not None and (
                upper.tense == "future" or "will" in upper.modals or "would" in upper.modals
            )
            if future and marker in self.table.future_with:
                state.becomes(Modality.PLANNED, f"{marker}_in_the_future")
            return False
        if token.tag == "VB" and any(t.tag == "TO" for t in self.sentence.children_of(token)):
            adjective = next(iter(self.sentence.children_of(above, "acomp", "attr")), None)
            key = upper.lemma if upper is not None else above.lemma.lower()
            if above.lemma == "be" and adjective is not None:
                key = adjective.lemma.lower()  # "it is rare for the city to permit"
            signature = self.table.clauses.get(key)
            if signature is not None and signature != "alleged":
                return self._apply(state, signature, above.lemma.lower(), above, upper)
            state.becomes(Modality.PLANNED, "infinitive_of_purpose")
            return False
        if upper is not None and token.tag in ("VBG", "VBN"):
            self._own(upper, state)
            return True
        return False

    def _is_direct_speech(self, token: Token, above: Token) -> bool:
        """ "he said", standing after or amid what was said, is left to the statements."""
        return above.i > token.i and any(t.lower in ("said", "says") for t in (above,))

    def _at_root(self, state: _State, token: Token) -> None:
        if self.tokens[-1].lower == "?" or (len(self.tokens) > 1 and self.tokens[-2].lower == "?"):
            asks_why = any(t.lower in _WH for t in (*self.tokens[:4], *self.sentence.children_of(token)))
            if not asks_why:
                state.becomes(Modality.HYPOTHETICAL, "yes_no_question")
        elif token.tag in ("VB", "VBP") and not self._has_subject(token):
            state.becomes(Modality.PLANNED, "imperative")
        elif token.tag == "VB" and any(t.tag == "TO" for t in self.sentence.children_of(token)):
            state.becomes(Modality.PLANNED, "headline_infinitive")

    def _has_subject(self, token: Token) -> bool:
        return any(t.dep in ("nsubj", "nsubjpass", "aux", "expl", "csubj") for t in self.sentence.children_of(token))
