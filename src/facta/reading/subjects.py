"""Who a clause is about: its surface subject, found through coordination, control, relatives and participles.

The surface subject is what the grammar puts first: of a passive it is the one acted upon.
"""

from typing import NamedTuple

from facta.codebook.lexicon import Lexicon
from facta.codebook.lexicon.embedding import embedding
from facta.codebook.sectors import load_sectors
from facta.model.sentence import Sentence, Token
from facta.reading.antecedents import Antecedents
from facta.reading.predicates import is_gerund_before_its_object

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_ALSO_BEGIN = frozenset({"get", "win", "gain", "secure", "obtain"})
"""Light verbs that before a gerund say something else: "got going"."""
_ASKS_OTHERS = frozenset(
    {"appeal", "call", "demand", "invitation", "order", "plea", "pressure", "ultimatum", "warning"}
)
"""Nouns whose infinitive is for somebody else: "their call to surrender"."""
_PLACING = frozenset({"at", "near", "outside", "inside", "behind", "beside", "around", "opposite"})
"""Prepositions behind which a noun is where somebody is, and nobody's step: "at a memorial for shooting victims"."""
_OBJECT_PREPOSITIONS = frozenset({"for", "of", "from", "into", "with", "to", "against"})
_OF_ANYBODY = frozenset(
    "ban criminalise criminalize entail forbid include involve necessitate outlaw prohibit require".split()
)
"""Verbs whose gerund says what anybody does: "the rules include paying the clerk"."""
_HAVING = frozenset({"business", "difficulty", "fun", "problem", "time", "trouble"})
"""Objects of "have" behind which the gerund is for its subject: "had no business blocking it"."""
_ONE_OF_THEM = frozenset({"first", "last", "latest", "one", "only", "second", "third"})
"""Complements of "be" that name nobody: "Orr is the latest to be arrested"."""


class Reached(NamedTuple):
    """The head token of an argument, and how it was reached."""

    head: int
    via: str


class Subjects:
    """The surface subjects of one sentence's predicates, each worked out once."""

    def __init__(self, sentence: Sentence, kinds: dict[int, str], lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.children = sentence.children
        self.kinds = kinds
        self.lexicon = lexicon
        self.antecedents = Antecedents(sentence, kinds, lexicon, load_sectors())
        self._known: dict[int, Reached | None] = {}
        self._passive: dict[int, bool] = {}

    def of(self, token: Token) -> Reached | None:
        """The surface subject of the verb or adjective `token`, or None."""
        if token.i not in self._known:
            self._known[token.i] = None  # a tree that loops ends here
            self._known[token.i] = (
                self._own(token) or self._from_governor(token) or self._subject_of_what_precedes(token)
            )
        return self._known[token.i]

    def is_passive(self, token: Token) -> bool:
        """Whether the verb is passive: by its auxiliary, by its agent, or as a participle that modifies a noun."""
        known = self._passive.get(token.i)
        if known is None:
            known = self._passive[token.i] = self._passive_by_form(token)
        return known

    def antecedent(self, pronoun: Token) -> int | None:
        """The noun that a relative pronoun stands for."""
        for above in self.sentence.ancestors_of(pronoun):
            if above.dep == "relcl":
                return self.antecedents.of(above)
        before = self.tokens[pronoun.i - 1] if pronoun.i else pronoun
        return before.i if pronoun.tag == "WP$" and before.pos in ("NOUN", "PROPN") else None

    def resolved(self, i: int, via: str) -> Reached:
        """The token itself, or the antecedent of a relative pronoun."""
        token = self.tokens[i]
        if token.tag in RELATIVE_TAGS or (token.lower == "that" and token.pos == "PRON"):
            antecedent = self.antecedent(token)
            if antecedent is not None:
                return Reached(antecedent, "relative")
        return Reached(i, via)

    def object_of(self, token: Token) -> int | None:
        """The direct object's head token, before relatives are resolved."""
        for i in self.children[token.i]:
            if self.tokens[i].dep in ("dobj", "obj"):
                return i
        return None

    def _own(self, token: Token) -> Reached | None:
        copula = self.tokens[token.head] if token.dep in ("acomp", "attr", "oprd") else None
        for owner in (token,) if copula is None else (token, copula):
            own = [i for i in self.children[owner.i] if self.tokens[i].dep in SUBJECTS and i != token.i]
            own = [i for i in own if self.tokens[i].lower != "there" and not self.is_object_gap(i, owner)]
            if own:
                i = self._nearest(own, owner)
                return self.resolved(i, "passive" if self.tokens[i].dep == "nsubjpass" else "direct")
        return None

    def _nearest(self, subjects: list[int], verb: Token) -> int:
        """Of two subjects before the verb the second: "Pictures: the mayor opens the fair"."""
        before = [i for i in subjects if i < verb.i and self.tokens[i].pos in ("NOUN", "PROPN")]
        return before[-1] if len(before) == len(subjects) > 1 else subjects[0]

    def is_object_gap(self, i: int, verb: Token) -> bool:
        """A second subject before the real one stands for the object: "the rally that the city refused"."""
        if self.tokens[i].lower not in ("that", "which", "whom") or verb.dep != "relcl":
            return False
        return self.tokens[i].dep == "nsubj" and any(
            self.tokens[j].dep == "nsubj" and j > i for j in self.children[verb.i]
        )

    def _from_governor(self, token: Token) -> Reached | None:
        head = self.tokens[token.head]
        if head.i == token.i:
            return None
        dep = token.dep
        if dep in ("acomp", "oprd"):
            return self.of(head)
        if dep == "conj" and head.i in self.kinds and self.kinds[head.i] != "noun":
            first = self._told_besides(token, head)
            return self._renamed(self.of(first), "coordination") if self._is_joined(token, first) else None
        if dep == "relcl":
            if self._is_about_another_place(token):
                return None
            return self._of_one_of_them(self.antecedents.of(token), "relative")
        if is_gerund_before_its_object(token, self.sentence):
            return self._through_preposition(self.tokens[token.i - 1])
        if dep in ("acl", "amod"):
            return self._of_modified(token, head)
        if dep in ("xcomp", "ccomp", "advcl"):
            return self._controller(token, head)
        if dep == "pcomp":
            return self._through_preposition(head)
        return None

    def _is_joined(self, token: Token, first: Token) -> bool:
        """Whether a participle goes on with the verb before it: not behind a bare comma ("the prince, jailed heir")."""
        if token.tag != "VBN" or (first.tag == "VBN" and self.is_passive(first)):
            return True
        before = any(t.i < token.i for t in self.sentence.children_of(first, "cc"))
        return before or bool(self.sentence.children_of(token, "cc"))

    def _told_besides(self, token: Token, first: Token) -> Token:
        """The verb that a past verb of speech goes on with: not one inside what is said, told in the present.

        "Orr said that the fair is closed and urged patience": Orr said and urged.
        """
        above = first
        while above.dep == "ccomp" and self._is_present(above) and above.i < token.i:
            above = self.tokens[above.head]
        speaks = token.tag == "VBD" and token.lemma.lower() in embedding().clauses
        return above if speaks and above.tag == "VBD" and above.i < token.i else first

    def _is_present(self, verb: Token) -> bool:
        present = ("VBZ", "VBP")
        return verb.tag in present or any(t.tag in present for t in self.sentence.children_of(verb, "aux", "auxpass"))

    def _subject_of_what_precedes(self, token: Token) -> Reached | None:
        """The subject of a clause set before a verb without one: "He has written, begged and threatened"."""
        if token.tag not in ("VBD", "VBZ"):
            return None
        for i in self.children[token.i]:
            first = self.tokens[i]
            if first.dep == "ccomp" and i < token.i and self.kinds.get(i) == "verb":
                own = self._own(first)
                return None if own is None else self._renamed(own, "coordination")
        return None

    def _is_about_another_place(self, verb: Token) -> bool:
        """Whether the noun of a relative clause is not its subject: "in which", "to whom", "where", "when"."""
        for i in self.children[verb.i]:
            child = self.tokens[i]
            if child.i > verb.i:
                break
            if child.tag == "WRB":
                return True
            if child.dep == "prep" and any(self.tokens[j].tag in RELATIVE_TAGS for j in self.children[i]):
                return True
        return False

    def _of_modified(self, token: Token, noun: Token) -> Reached | None:
        infinitive = any(self.tokens[i].tag == "TO" for i in self.children[token.i])
        if not infinitive:
            active = token.tag in ("VBN", "VBD") and self.object_of(token) is not None
            if active and token.dep == "acl" and token.lemma.lower() not in self.lexicon.ditransitive:
                return None  # "the prince, jailed heir of the king": the heir is jailed
            return self._of_what_goes_on(token, noun) or Reached(noun.i, "reduced")
        above = self.tokens[noun.head]
        if noun.dep == "dobj" and above.lemma.lower() in self.lexicon.sends_its_object and noun.i not in self.kinds:
            return Reached(noun.i, "control")
        if noun.lemma.lower() in _ASKS_OTHERS:
            return None
        return self._owner_of(noun)

    def _of_what_goes_on(self, token: Token, noun: Token) -> Reached | None:
        """Who does what a gerund tells that the parse hangs on a noun: behind a comma, or behind "had trouble".

        "The men put a bag over the face of the guard, beating him": the men. A person by name keeps it.
        """
        if token.tag != "VBG" or token.dep != "acl" or noun.entity == "PERSON":
            return None
        verb = next((t for t in self.sentence.ancestors_of(noun) if t.pos == "VERB"), None)
        if verb is None or verb.i > noun.i or self.kinds.get(verb.i) != "verb":
            return None
        has = noun.dep == "dobj" and verb.lemma.lower() == "have" and noun.lemma.lower() in _HAVING
        goes_on = self.tokens[token.i - 1].text == "," and noun.dep in ("dobj", "pobj", "conj")
        if not has and (not goes_on or self._has_a_doer(verb)):
            return None
        return self._renamed(self.of(verb), "control")

    def _has_a_doer(self, verb: Token) -> bool:
        return any(self.tokens[i].dep == "agent" for i in self.children[verb.i])

    def _of_one_of_them(self, i: int, via: str) -> Reached:
        """The token, or where it names nobody the subject that it is said of: "Orr is the latest to be arrested"."""
        token = self.tokens[i]
        if token.dep == "attr" and token.lower in _ONE_OF_THEM:
            return self._renamed(self.of(self.tokens[token.head]), via) or Reached(i, via)
        return Reached(i, via)

    def _controller(self, token: Token, head: Token) -> Reached | None:
        if token.dep == "ccomp" and not self._is_bare(token):
            return None
        if head.i not in self.kinds:
            return None
        if self.kinds[head.i] == "noun":
            return self._owner_of(head)
        if token.tag == "VBG" and token.dep == "xcomp" and head.lemma.lower() in _OF_ANYBODY:
            return None
        if self._is_object_control(token, head):
            i = self.object_of(head)
            if i is not None:
                return self._renamed(self.resolved(i, "control"), "control")
        return self._renamed(self.of(head), "control")

    def _is_object_control(self, token: Token, verb: Token) -> bool:
        """Whether the verb's object does what the infinitive or participle says: "ordered", "sent police to"."""
        if self.is_passive(verb):
            return False
        lemma = verb.lemma.lower()
        if token.dep == "advcl" and token.tag == "VBG":  # "caught him taking it", not "caught him, taking it along"
            i = self.object_of(verb)
            between = self.tokens[verb.i : token.i] if i is not None and verb.i < i < token.i else ()
            of_its_object = lemma in embedding().perceiving or embedding().clauses.get(lemma) == "negated"
            of_its_object = of_its_object or lemma == "stop"  # "stopped police arresting him"
            return bool(between) and of_its_object and not any(t.text == "," for t in between)
        if token.dep == "advcl":
            infinitive = any(self.tokens[i].tag == "TO" for i in self.children[token.i])
            return infinitive and lemma in self.lexicon.sends_its_object
        return lemma in self.lexicon.object_control or lemma in self.lexicon.sends_its_object

    def _is_bare(self, token: Token) -> bool:
        """Whether the verb has no finite form of its own."""
        auxiliaries = [self.tokens[i] for i in self.children[token.i] if self.tokens[i].dep in ("aux", "auxpass")]
        if token.tag == "VB":
            return any(a.tag == "TO" for a in auxiliaries)
        return token.tag in ("VBG", "VBN") and not auxiliaries

    def _through_preposition(self, preposition: Token) -> Reached | None:
        governor = self.tokens[preposition.head]
        if governor.dep == "advmod" and governor.pos == "ADV":
            governor = self.tokens[governor.head]  # "brought them closer to winning"
        while governor.dep in ("prep", "pcomp") and governor.i not in self.kinds and governor.head != governor.i:
            governor = self.tokens[governor.head]
        if self.kinds.get(governor.i) in ("verb", "adjective"):
            behind_who = preposition.lower in ("as", "over")
            if (behind_who or preposition.lower in _OBJECT_PREPOSITIONS) and not self.is_passive(governor):
                i = self.object_of(governor)
                if behind_who and i is not None and self.tokens[i].entity != "PERSON" and self.tokens[i].pos != "PRON":
                    return None  # "suspended the clerk over taking it": whoever it was, not who suspended
                if i is not None and self.tokens[i].pos in ("NOUN", "PROPN", "PRON") and i not in self.kinds:
                    return self._renamed(self.resolved(i, "control"), "control")
            return self._renamed(self.of(governor), "control")
        above = self.tokens[governor.head]
        if governor.dep == "dobj" and preposition.lower in self.lexicon.charging.get(above.lemma.lower(), ()):
            return self._renamed(self.resolved(governor.i, "control"), "control")
        return self._owner_of(governor)

    def _owner_of(self, noun: Token) -> Reached | None:
        """Whose step or attempt it is: its possessor, who stands after "by", or the subject of the verb above."""
        for i in self.children[noun.i]:
            if self.tokens[i].dep == "poss":
                return Reached(i, "possessive")
            if self.tokens[i].lower == "by" and self.tokens[i].dep in ("prep", "agent"):
                behind = [j for j in self.children[i] if self.tokens[j].dep == "pobj"]
                if behind:
                    return Reached(behind[0], "by")
        above = self.tokens[noun.head]
        if noun.dep in ("nsubj", "nsubjpass"):
            return None
        if above.dep in ("prep", "agent") or above.pos == "ADP":
            if above.lower in _PLACING:
                return None
            above = self.tokens[above.head]
        if self.kinds.get(above.i) in ("verb", "adjective") and above.i != noun.i:
            return self._renamed(self.of(above), "control")
        if above.pos in ("NOUN", "PROPN") and above.i != noun.i and noun.dep in ("pobj", "conj"):
            return self._owner_of(above) if above.i < noun.i else None
        return None

    def _passive_by_form(self, token: Token) -> bool:
        for i in self.children[token.i]:
            if self.tokens[i].dep in ("auxpass", "nsubjpass", "csubjpass"):
                return True
            if self.tokens[i].dep == "agent" and token.tag in ("VBN", "VBD"):
                return True
        if self.is_undergone(token):
            return True
        if token.tag != "VBN" and not (token.tag == "VBD" and token.dep == "acl" and self.object_of(token) is None):
            return self._headline(token)
        if any(self.tokens[i].dep == "aux" for i in self.children[token.i]):
            return False
        if token.dep in ("acl", "amod", "relcl", "advcl", "pcomp", "oprd", "xcomp", "acomp"):
            return not any(self.tokens[i].dep == "nsubj" for i in self.children[token.i]) or self._headline(token)
        head = self.tokens[token.head]
        if token.dep == "conj" and self.kinds.get(head.i) == "verb":
            return self.is_passive(head) and not any(self.tokens[i].dep == "nsubj" for i in self.children[token.i])
        if token.dep == "ccomp" and not any(self.tokens[i].dep == "nsubj" for i in self.children[token.i]):
            return True
        return self._headline(token) or (token.head == token.i and self.object_of(token) is None)

    def is_undergone(self, token: Token) -> bool:
        """Whether a gerund is what its verb's subject undergoes: "faced questioning by police"."""
        if token.tag != "VBG" or token.dep != "xcomp" or self.object_of(token) is not None:
            return False
        return self.tokens[token.head].lemma.lower() in self.lexicon.undergoing - _ALSO_BEGIN

    def _headline(self, token: Token) -> bool:
        if token.tag not in ("VBN", "VBD") or token.lemma.lower() not in self.lexicon.never_without_object:
            return False
        if token.dep == "relcl" and any(self.tokens[i].dep == "nsubj" for i in self.children[token.i]):
            pronoun = next(i for i in self.children[token.i] if self.tokens[i].dep == "nsubj")
            if self.tokens[pronoun].tag not in RELATIVE_TAGS:
                return False
        return (
            self.object_of(token) is None
            and not any(self.tokens[i].dep in ("aux", "dative") for i in self.children[token.i])
            and not self._shares_object(token)
        )

    def _shares_object(self, token: Token) -> bool:
        return any(
            self.tokens[i].dep == "conj" and self.object_of(self.tokens[i]) is not None for i in self.children[token.i]
        )

    @staticmethod
    def _renamed(reached: Reached | None, via: str) -> Reached | None:
        return None if reached is None else Reached(reached.head, via)
