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
from facta.coding.token_forms import (
    asks_by_a_word,
    degree_of,
    has_to,
    is_bare,
    is_finite,
    is_prepositional,
    whole_preposition,
)
from facta.model.act import Modality
from facta.model.clause import Clause
from facta.model.sentence import Sentence, Token

type ClauseAt = Mapping[tuple[int, int], Clause]

_AS = {
    "alleged": Modality.ALLEGED,
    "planned": Modality.PLANNED,
    "attempted": Modality.HYPOTHETICAL,
    "wanted": Modality.HYPOTHETICAL,
    "denied": Modality.DENIED,
    "supposed": Modality.HYPOTHETICAL,
}
_LINKS = {
    "dobj": "object", "nsubj": "subject", "nsubjpass": "subject", "conj": "coordination", "attr": "attribute",
    "acomp": "attribute", "xcomp": "infinitive", "ccomp": "complement", "advcl": "adverbial", "relcl": "relative",
}  # fmt: skip
_OF_EVENTS = frozenset({"object", "subject", "oblique", "attribute", "possessive", "modifier", "apposition"})
_INSIDE_NOUNS = frozenset({"oblique", "modifier", "apposition", "possessive"})
_DUTIES = frozenset({"must", "should", "need_to", "ought_to", "ought"})
_TITLES = frozenset("capt. lt. sgt. gen. sen. rep. gov. det. insp. supt. maj. col. cmdr. dr. mr. mrs. ms.".split())
LEVELS = 15
"""How far up a sentence is read; no grammar needs more."""
_POLITE = frozenset({"like", "love", "hate", "argue", "say", "see", "hear", "feel", "help", "tell", "think"})
_DONE_BY_SAYING = frozenset(
    "thank hope wish congratulate welcome invite admit confess wonder say ask add announce apologize apologise stress "
    "note point_out remind appeal assure".split()
)
"""Verbs by which somebody does what they say: "thank you", "I would like to invite", "I have to admit"."""
_OF_A_WISH = ("wanted_", "attempted_", "due_by_")
"""Rules of a demand or attempt: what is alleged inside one stays alleged ("demanded a trial for the killing")."""
_TAKES_BARE = frozenset("help let make do dare see hear watch feel have need".split())
_MEANS = frozenset({"by", "in", "through", "while", "when"})
"""Words before a gerund that stands or falls with its clause: "by firing", "in arresting"."""
_NOT_SO = frozenset({"instead of", "rather than", "short of", "in lieu of"})


class Standing(NamedTuple):
    """How an act stands: modality, negation, the rule that decided.

    attempted: it was tried rather than done.
    intended: who would do it says so or is said to mean it ("will", "plans to").
    """

    modality: Modality
    negated: bool
    by: str
    attempted: bool = False
    intended: bool = False


class _Level(NamedTuple):
    """One step up: the link by which `token` hangs on `above`, the word between them, and the record of `above`."""

    token: Token
    link: str
    marker: str
    above: Token
    upper: Clause | None

    @property
    def is_event_noun(self) -> bool:
        """Whether a noun that names an event hangs there, rather than a clause."""
        return self.link in _OF_EVENTS and self.token.pos not in ("VERB", "AUX")

    @property
    def lemma(self) -> str:
        """The governing predicate, with its particle."""
        return self.upper.lemma if self.upper is not None else self.above.lemma.lower()


@dataclass
class _State:
    modality: Modality = Modality.ASSERTED
    negated: bool = False
    by: str = ""
    attempted: bool = False
    as_means: bool = False
    intended: bool = False

    def becomes(self, modality: Modality, by: str, intended: bool = False) -> None:
        """Take on a modality met further out: the first stands, but for what is weaker than alleged."""
        weaker = modality is Modality.HYPOTHETICAL and (
            self.modality is Modality.PLANNED or (self.modality is Modality.ALLEGED and not by.startswith(_OF_A_WISH))
        )
        if self.modality is Modality.ASSERTED or weaker or modality is Modality.DENIED:
            self.modality, self.by = modality, by
            self.intended = intended


def standing_of(clause: Clause, sentence: Sentence, clause_at: ClauseAt) -> Standing:
    """How the act that `clause` names stands in its sentence."""
    return _Walk(sentence, clause_at, embedding(), english()).standing_of(clause)


def is_claimed_around(clause: Clause, sentences: tuple[Sentence, ...]) -> bool:
    """Whether the sentence of `clause`, or one that a title's full stop cut off from it, names somebody who claims.

    For crimes alone: where the grammar does not show whose claim it is, it is alleged all the same.
    """
    sentence = sentences[clause.sentence]
    words = [t for t in sentence.tokens if t.i != clause.predicate]
    last = [t.lower for t in sentence.tokens[-2:]]
    if clause.sentence + 1 < len(sentences) and not _TITLES.isdisjoint(("".join(last), *last)):
        words += sentences[clause.sentence + 1].tokens
    claiming = embedding().claiming
    return any(
        (t.lemma.lower() in claiming and t.pos != "ADJ" and not _is_let_in(t, sentence))
        or t.lower in ("allege", "alleges", "alleged", "allegedly")
        for t in words
    )


def _is_let_in(token: Token, sentence: Sentence) -> bool:
    """Whether an "admitted" is nobody's confession: "was admitted to hospital", "the men admitted to the ward"."""
    if token.lemma.lower() != "admit" or token not in sentence.tokens:
        return False
    has = any(t.lemma == "have" for t in sentence.children_of(token, "aux"))
    return bool(sentence.children_of(token, "auxpass")) or (token.tag == "VBN" and not has)


class _Walk:
    """The way from one trigger up to the root of its sentence."""

    def __init__(self, sentence: Sentence, clause_at: ClauseAt, table: Embedding, lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.clause_at = clause_at
        self.table = table
        self.lexicon = lexicon

    def standing_of(self, clause: Clause) -> Standing:
        """How the act of `clause` stands."""
        state = _State(negated=clause.negated, by="negated_by_not" if clause.negated else "")
        self._own(clause, state)
        token = self.tokens[clause.predicate]
        link, marker, above = clause.embedding, clause.marker, clause.embedded_by
        seen: set[int] = {token.i}
        presupposed = False
        conditional = self._has_condition(token)
        while above is not None and above not in seen and len(seen) < LEVELS:
            seen.add(above)
            upper = self.clause_at.get((self.sentence.index, above))
            level = _Level(token, link, marker, self.tokens[above], upper)
            if presupposed:
                self._step_of_presupposed(state, level)
            else:
                presupposed = not self._step(state, level)
                conditional |= not presupposed and self._has_condition(level.above)
            token = self.tokens[above]
            link, marker, above = self._up(token, upper)
        if above is None and not presupposed:
            self._at_root(state, token)
        if conditional and state.modality is Modality.PLANNED:
            state.modality, state.by = Modality.HYPOTHETICAL, "under_a_condition"
        return Standing(state.modality, state.negated, state.by or "no_rule_applies", state.attempted, state.intended)

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
        for modal in clause.modals:
            self._modal(modal, clause, state)
        if clause.tense == "future" or self._is_going_to(self.tokens[clause.predicate]):
            state.becomes(Modality.PLANNED, "planned_by_future_auxiliary", intended=True)
        for word in clause.adverbs:
            made = self.table.adverbs.get(word)
            if made is not None:
                state.becomes(_AS[made], f"adverb_{word}")
        if clause.kind == "noun":
            self._noun_modifiers(self.tokens[clause.predicate], state)

    def _modal(self, modal: str, clause: Clause, state: _State) -> None:
        perfect = self._has_auxiliary(self.tokens[clause.predicate], "have", "'ve", "’ve")
        if modal in ("will", "shall", "be_going_to", "be_to"):
            state.becomes(Modality.PLANNED, f"planned_by_{modal}", intended=True)
        elif modal in ("can", "could") and clause.negated and not perfect:
            return  # "could not control the crowd" did not happen, and is simply negated
        elif clause.lemma in _DONE_BY_SAYING and modal in ("must", "have_to", "should", "can") and not perfect:
            return  # "I have to admit": so it is
        elif modal == "must" and perfect:
            state.becomes(Modality.ALLEGED, "supposed_by_must_have")
        elif modal in ("should", "had", "were") and self._is_inverted(self.tokens[clause.predicate], modal):
            state.becomes(Modality.HYPOTHETICAL, f"condition_by_{modal}_before_its_subject")
        elif modal in _DUTIES or (modal == "have_to" and clause.tense != "past"):
            state.becomes(Modality.HYPOTHETICAL, f"due_by_{modal}")
        elif modal in ("would", "can", "could") and clause.lemma in _POLITE and not perfect:
            return  # "would like to", "can see": so it is
        elif modal == "would" and not perfect:
            state.becomes(Modality.PLANNED, "planned_by_would", intended=True)
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

    # One level up. False where the act is taken for granted there: what governs from here on does not undo it.

    def _step(self, state: _State, level: _Level) -> bool:
        if level.link == "participle" and level.token.dep == "acl" and is_finite(level.token, self.sentence):
            level = level._replace(link="complement")  # "the allegation that he had been beaten"
        if level.link == "coordination":
            return self._through_coordination(state, level)
        if level.link == "complement" and self._side_by_side(level):
            return False
        if level.link == "relative":
            return self._from_relative(state, level)
        if level.link == "participle":
            return self._from_participle(state, level)
        if level.link == "adverbial":
            return self._from_adverbial(state, level)
        if is_prepositional(level.token) or is_prepositional(level.above):
            return False  # "considering that the mill burned"
        if self._is_ordered(level):
            state.becomes(Modality.PLANNED, "imperative")
            return False
        if self._is_replaced(state, level) or self._is_measured(state, level):
            return True
        if level.link == "infinitive" and level.above.lemma == "be":
            return self._behind_be(state, level)
        signature, key = self._signature(level, level.is_event_noun)
        if self._is_contested_claim(state, level):
            state.becomes(Modality.DENIED, f"denied_under_{level.lemma}")
            return True
        if level.is_event_noun and signature in ("negated", "denied") and self._was_said(level.token):
            return False  # "rejected the application", "denied the charge": it was made
        finite = level.link == "complement" and is_finite(level.token, self.sentence)
        if finite and signature == "negated" and level.above.pos == "VERB":
            return False  # "a law that forbade such sales was repealed": no verb of preventing has a clause of its own
        if finite and signature in ("planned", "wanted"):
            signature, key = "alleged", f"{key}_that"  # "told them that the bridge was closed"
        asks = any(t.lower == "whether" for t in self.sentence.children_of(level.token))
        if asks or level.marker == "whether" or (level.marker == "if" and level.link == "complement"):
            signature, key = "supposed", f"{key or level.lemma}_whether"  # "considered whether to open an inquiry"
        if signature is None:
            signature, key = self._of_charged(level)
        if signature is None:
            return self._without_signature(state, level)
        return self._apply(state, signature, key, level)

    def _step_of_presupposed(self, state: _State, level: _Level) -> None:
        """What is taken for granted is so, whatever becomes of the rest; but what somebody only claims is claimed."""
        if state.modality is not Modality.ASSERTED or level.link not in ("complement", "infinitive", "oblique"):
            return
        if level.token.pos not in ("VERB", "AUX", "ADJ") or level.token.i < level.above.i:
            return  # what is claimed follows the claiming
        signature, key = self._signature(level, is_event_noun=False)
        claims = signature in ("alleged", "denied", "supposed")
        if claims or (level.link == "complement" and signature not in ("known", "inherits")):
            state.becomes(Modality.ALLEGED, f"inside_a_clause_under_{key or level.lemma}")

    def _signature(self, level: _Level, is_event_noun: bool) -> tuple[str | None, str]:
        table = self.table.nouns if is_event_noun else self.table.clauses
        for lemma in dict.fromkeys((level.lemma, level.above.lemma.lower())):
            with_marker = f"{lemma}:{level.marker}"
            key = with_marker if level.link == "oblique" or (level.marker and with_marker in table) else lemma
            if key in table:
                return table[key], key
        return None, ""

    def _of_charged(self, level: _Level) -> tuple[str | None, str]:
        """Of a gerund or noun parsed as hanging on whoever is charged: "accused the warden of beating a boy"."""
        if level.link != "oblique" or level.above.dep not in ("dobj", "nsubjpass", "conj", "pobj", "npadvmod"):
            return None, ""
        head = self.sentence.head_of(level.above)
        if level.above.dep == "pobj":  # "was cleared in August of hiding papers"
            head = self.sentence.head_of(head)
        key = f"{head.lemma.lower()}:{level.marker}"
        signature = self.table.clauses.get(key)
        return (signature, key) if signature in ("alleged", "denied", "proven") else (None, "")

    def _apply(self, state: _State, signature: str, key: str, level: _Level) -> bool:
        by = f"{signature}_under_{key}"
        upper_negated = level.upper is not None and level.upper.negated
        if signature == "known":
            return False
        if signature == "proven":
            return self._apply_verdict(state, key, level)
        if signature in ("inherits", "negated"):
            if (signature == "negated") != upper_negated:
                state.negated = True  # two negations are kept as one: "made no arrests" is negated at both
                state.by = by if state.modality is Modality.ASSERTED else state.by
            if level.upper is not None:
                self._own(level.upper, state)
            return True
        if signature == "attempted" and state.as_means:
            return False  # "tried to win them by lowering prices": lowered
        state.becomes(_AS[signature], by, intended=key.partition(":")[0] in self.table.intending)
        state.attempted |= signature == "attempted"
        if signature == "denied" and upper_negated:
            state.modality, state.by = Modality.ALLEGED, f"not_{by}"  # "did not deny that": still only said
        return True

    def _apply_verdict(self, state: _State, key: str, level: _Level) -> bool:
        """What a court has found, the report gives as so; a verdict that fell, or is only a noun, as alleged."""
        verdict = level.upper
        plain = verdict is not None and not verdict.negated and verdict.kind != "noun"
        if not plain or not self.table.overturning.isdisjoint(t.lemma.lower() for t in self.tokens):
            state.becomes(Modality.ALLEGED, f"alleged_under_{key}")
            return True
        assert verdict is not None
        state.by = state.by or f"found_by_a_court_under_{key}"
        self._own(verdict, state)
        return True

    def _without_signature(self, state: _State, level: _Level) -> bool:
        if level.link == "oblique" and level.token.pos == "VERB" and level.marker in _MEANS:
            if level.upper is not None:
                self._own(level.upper, state)
            state.as_means = True
            return True
        if level.is_event_noun or level.link == "oblique":
            return self._over_event(state, level)
        infinitive = level.token.tag == "VB" or has_to(level.token, self.sentence)
        if level.link in ("infinitive", "subject") and infinitive:
            state.becomes(Modality.PLANNED, f"infinitive_under_{level.above.lemma.lower()}")
        elif level.link == "complement":
            state.becomes(Modality.ALLEGED, f"clause_under_{level.above.lemma.lower()}")
        return True

    def _is_ordered(self, level: _Level) -> bool:
        """Whether a plain form beside another clause is an imperative: "Read it; there is more"."""
        if level.link not in ("complement", "") or level.token.tag != "VB" or level.above.lemma in _TAKES_BARE:
            return False
        return is_bare(level.token, self.sentence)

    def _is_replaced(self, state: _State, level: _Level) -> bool:
        """ "Instead of arresting them", "rather than arrest them": it was not done."""
        if level.link != "oblique" or whole_preposition(level.token, self.sentence) not in _NOT_SO:
            return False
        state.negated, state.by = True, f"negated_after_{whole_preposition(level.token, self.sentence)}"
        return True

    def _is_measured(self, state: _State, level: _Level) -> bool:
        """ "Too weak to stop the mob" did not; "strong enough to stop it" did."""
        if level.link != "infinitive" or not has_to(level.token, self.sentence):
            return False
        degree = degree_of(level.above, self.sentence)
        if degree == "too":
            state.negated = not (level.upper is not None and level.upper.negated)
            state.by = "negated_after_too"
        return bool(degree)

    def _behind_be(self, state: _State, level: _Level) -> bool:
        """ "All you have to do is sign", "the aim is to sign": not yet done; "what they did was sign": done."""
        if level.token.tag != "VB":
            return True  # "it is not easy going": what is judged is so
        adjective = next(iter(self.sentence.children_of(level.above, "acomp")), None)
        if adjective is not None:
            signature = self.table.clauses.get(adjective.lemma.lower(), "planned")
            if degree_of(adjective, self.sentence):
                return self._is_measured(state, level._replace(above=adjective))
            upper = self.clause_at.get((self.sentence.index, adjective.i))
            level = level._replace(above=adjective, upper=upper or level.upper)
            return self._apply(state, signature, adjective.lemma.lower(), level)
        below = [
            t for s in self.sentence.children_of(level.above, "nsubj", "csubj") for t in self.sentence.subtree_of(s)
        ]
        if any(t.lower == "did" and t.pos == "VERB" for t in below):
            return True
        state.becomes(Modality.PLANNED, "infinitive_behind_be")
        return True

    def _over_event(self, state: _State, level: _Level) -> bool:
        """Past a noun that only measures or names ("a wave of arrests"), or a light verb ("made arrests")."""
        above, link = level.above, level.link
        if above.pos in ("NOUN", "PROPN", "NUM", "PRON") and link in _INSIDE_NOUNS:
            self._noun_modifiers(above, state)
            return link != "possessive"
        base = above.lemma.lower()
        if link == "oblique" and level.marker in self.lexicon.with_preposition.get(base, ()):
            return self._apply(state, "inherits", base, level)  # "engaged in fraud"
        light = self.lexicon.doing | self.lexicon.undergoing | self.lexicon.giving
        if link in ("object", "subject") and not light.isdisjoint((base, level.lemma)):
            return self._apply(state, "inherits", base, level)
        if above.lemma == "be" and link in ("subject", "attribute"):
            return self._apply(state, "inherits", "be", level)
        return False

    def _through_coordination(self, state: _State, level: _Level) -> bool:
        """A coordinated predicate stands where the first one stands, without the first one's own modals."""
        if level.token.pos in ("NOUN", "PROPN"):
            if level.upper is not None and level.upper.negated:
                state.negated, state.by = True, "negated_with_the_first_of_a_coordination"
            return True
        finite = is_finite(level.token, self.sentence)
        bare = level.token.tag == "VB" and is_bare(level.token, self.sentence)
        if bare and is_finite(level.above, self.sentence) and not self._shares(level):
            state.becomes(Modality.PLANNED, "bare_form_beside_a_finite_verb")
            return False
        first_is_infinitive = level.above.tag == "VB" and has_to(level.above, self.sentence)
        return not (first_is_infinitive and finite)  # "wants to turn ... and is inviting": apart

    def _from_relative(self, state: _State, level: _Level) -> bool:
        """What a relative clause tells is so; but "a bill that would close schools" only proposes it."""
        proposed = self.table.clauses.get(level.above.lemma.lower()) in ("wanted", "planned")
        if proposed and state.modality is Modality.PLANNED:
            state.modality, state.by = Modality.HYPOTHETICAL, f"would_under_{level.above.lemma.lower()}"
        return False

    def _from_participle(self, state: _State, level: _Level) -> bool:
        """ "The arrested men", "police facing charges": as given; but "a plan involving ..." goes by the noun."""
        signature = self.table.clauses.get(level.above.lemma.lower())
        behind_noun = level.token.dep == "acl" and level.token.tag == "VBG" and level.above.pos == "NOUN"
        if signature in ("planned", "wanted", "supposed") and behind_noun:
            state.becomes(_AS[signature], f"{signature}_under_{level.above.lemma.lower()}")
        return False

    def _from_adverbial(self, state: _State, level: _Level) -> bool:
        if level.marker == "than" and any(t.lower == "rather" for t in self.sentence.children_of(level.token)):
            state.negated, state.by = True, "negated_after_rather_than"
            return True
        if is_prepositional(level.token):
            return False
        made = self.table.markers.get(level.marker)
        if made == "supposed":
            state.becomes(Modality.HYPOTHETICAL, f"after_{level.marker}")
            return False
        if made == "presupposed":
            if level.marker in self.table.future_with and self._is_future(level.upper):
                state.becomes(Modality.PLANNED, f"{level.marker}_in_the_future")
            return False
        if level.token.tag == "VB" and has_to(level.token, self.sentence):
            return self._is_measured_beside(state, level) or self._infinitive_of_purpose(state, level)
        if is_bare(level.token, self.sentence):
            state.becomes(Modality.PLANNED, "imperative")
            return False
        if level.upper is not None and level.token.tag in ("VBG", "VBN"):
            self._own(level.upper, state)
            return True
        return False

    def _is_measured_beside(self, state: _State, level: _Level) -> bool:
        """ "Came too late to stop the mob": the measure stands on an adverb or adjective beside the infinitive."""
        beside = self.sentence.children_of(level.above, "advmod", "acomp")
        if not any(degree_of(t, self.sentence) == "too" for t in beside):
            return False
        state.negated, state.by = True, "negated_after_too"
        return True

    def _infinitive_of_purpose(self, state: _State, level: _Level) -> bool:
        adjective = next(iter(self.sentence.children_of(level.above, "acomp", "attr")), None)
        key = level.lemma
        if level.above.lemma == "be" and adjective is not None:
            key = adjective.lemma.lower()  # "it is rare for the city to permit"
        signature = self.table.clauses.get(key)
        if signature is not None and signature != "alleged":
            return self._apply(state, signature, key, level)
        state.becomes(Modality.PLANNED, "infinitive_of_purpose")
        return False

    def _at_root(self, state: _State, token: Token) -> None:
        if "?" in (self.tokens[-1].lower, self.tokens[max(0, len(self.tokens) - 2)].lower):
            if not asks_by_a_word(token, self.sentence):
                state.becomes(Modality.HYPOTHETICAL, "yes_no_question")
        elif token.tag == "VB" and has_to(token, self.sentence):
            state.becomes(Modality.PLANNED, "headline_infinitive")
        elif is_bare(token, self.sentence) and token.lemma.lower() not in _DONE_BY_SAYING:
            state.becomes(Modality.PLANNED, "imperative")

    # What the tree says of one token.

    def _side_by_side(self, level: _Level) -> bool:
        """Whether a semicolon parts a clause from the one it is parsed under: "They met; nobody was invited"."""
        return any(t.lower == ";" for t in self.tokens[level.token.i : level.above.i])

    def _was_said(self, token: Token) -> bool:
        clause = self.clause_at.get((self.sentence.index, token.i))
        return (clause.lemma if clause is not None else token.lemma.lower()) in self.table.stays_said

    def _is_contested_claim(self, state: _State, level: _Level) -> bool:
        """ "Rejected the allegation that it had blocked the site": what was claimed is denied."""
        if state.modality is Modality.ASSERTED or not level.is_event_noun or level.lemma not in self.table.contesting:
            return False
        return self._was_said(level.token) and not (level.upper is not None and level.upper.negated)

    def _has_condition(self, token: Token) -> bool:
        """Whether a clause of condition hangs on the predicate: "we will march if they ban us"."""
        for child in self.sentence.children_of(token, "advcl"):
            clause = self.clause_at.get((self.sentence.index, child.i))
            if (
                clause is not None
                and self.table.markers.get(clause.marker) == "supposed"
                and clause.marker != "whether"
            ):
                return True
            if any(self._is_inverted(child, word) for word in ("should", "had", "were")):
                return True
        return False

    def _is_inverted(self, token: Token, word: str) -> bool:
        """Whether this auxiliary stands before the subject: "should the council close it", "had they known"."""
        auxiliary = next((t for t in self.sentence.children_of(token, "aux", "auxpass") if t.lower == word), None)
        subject = next(iter(self.sentence.children_of(token, "nsubj", "nsubjpass")), None)
        asks = self.tokens[-1].lower == "?"
        return auxiliary is not None and subject is not None and auxiliary.i < subject.i and not asks

    def _shares(self, level: _Level) -> bool:
        """Whether the first verb of a coordination has an auxiliary that a plain form shares: "will go and see"."""
        return bool(self.sentence.children_of(level.above, "aux"))

    def _is_going_to(self, token: Token) -> bool:
        """Whether the token is the "going" of "is going to"."""
        if token.lower != "going" or not self._has_auxiliary(token, "is", "are", "'s", "'re", "am", "'m", "’s", "’re"):
            return False
        return any(has_to(t, self.sentence) for t in self.sentence.children_of(token, "xcomp"))

    def _has_auxiliary(self, token: Token, *words: str) -> bool:
        return any(t.lower in words for t in self.sentence.children_of(token, "aux"))

    @staticmethod
    def _is_future(clause: Clause | None) -> bool:
        return clause is not None and (clause.tense == "future" or not {"will", "would"}.isdisjoint(clause.modals))
