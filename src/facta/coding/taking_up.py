"""What a clause takes up: an earlier act that its pronouns, bare nouns and gaps refer to.

"They asked for leave to march in May. It was refused." By its own words "refused" may be of a rally, of information or
of an offer; what it takes up, the application, decides. A clause takes up nothing where what it bears on is told in
its own words ("refused the loan"). Minutes leave out what they decide on: "Granted." Elsewhere: which patterns then fit
(lending.py), verbs that are left out (gaps.py).
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from facta.codebook.codebook import Entry
from facta.model.clause import Argument, Clause
from facta.model.sentence import Sentence, Token

TAKING_UP_ONE = frozenset("it this that one either neither any none".split())
TAKING_UP_SEVERAL = frozenset("they them these those both some several two three four one neither any none all".split())
"""Pronouns and bare numbers that may take up a noun told before: "the council had a bill; it rejected it"."""
SENTENCES_BACK = 4
"""How many sentences before a clause the act that it takes up may stand."""
_DEFINITE = frozenset("the this that these those its their his her our my your no any such both".split())
_AGAIN = frozenset(
    "second third new another further fresh other first earlier later latest previous same last others rest".split()
)
_BEARS_ON = frozenset({"object", "indirect", "complement"})
_CONTENT_BEHIND = frozenset({"prep", "acl", "relcl", "appos"})
_CONTENT_BEFORE = frozenset({"compound", "nmod"})
_ANSWERING = frozenset({"answer", "hearing", "refuse", "reject", "reply", "respond", "response"})
"""Predicates of nouns that bear on something told before, also with "a": "promised a reply"."""
_THINGS = frozenset({"attr", "dobj"})
_TIMES = frozenset({"DATE", "TIME"})
_ASIDE = frozenset("in at on by after before during since until from within near outside as without like than".split())
"""Prepositions behind which stand time, place, doer and manner rather than what an act bears on."""


class Before(NamedTuple):
    """An earlier act, with how many sentences lie between."""

    clause: Clause
    entry: Entry
    distance: int


class Referring(NamedTuple):
    """How a clause refers to what it bears on.

    pronouns: the arguments that are nothing but "it", "them", "a second". nouns: lemmas of the bare nouns among them
    ("the request"), and of the predicate where it is itself a noun ("the refusal"). With neither it leaves a gap.
    leaves_out_its_object: whether it is a passive that stands alone, as in minutes: "Granted.", "To be answered."
    """

    pronouns: tuple[Argument, ...]
    nouns: frozenset[str]
    leaves_out_its_object: bool = False

    @property
    def is_gap(self) -> bool:
        """Whether nothing at all is said of what it bears on: "they applied"."""
        return not self.pronouns and not self.nouns


def referring(clause: Clause, sentence: Sentence) -> Referring | None:
    """How the clause refers back; None where it says in its own words what it bears on, or of whom."""
    predicate = sentence.tokens[clause.predicate]
    contents = sentence.children_of(predicate, "xcomp", "ccomp")
    if any(not _is_set_apart(t, predicate, sentence) for t in contents) or (
        clause.lemma == "put" and clause.marker == "as"
    ):
        return None  # "as a student put it"
    pronouns: list[Argument] = []
    nouns: set[str] = set()
    for argument in clause.arguments:
        if argument.function not in _BEARS_ON and (argument.function != "oblique" or argument.preposition in _ASIDE):
            continue
        head = sentence.tokens[argument.head]
        if argument.function == "complement":
            return None
        if stands_for_a_thing(head, sentence):
            pronouns.append(argument)
        elif head.pos == "NOUN" and is_bare(head, sentence):
            nouns.add(head.lemma.lower())
        elif argument.function != "indirect" and (argument.function == "object" or head.entity not in _TIMES):
            return None
    if clause.kind == "noun" and not is_bare(predicate, sentence, or_one=clause.lemma in _ANSWERING):
        return None
    return Referring(tuple(pronouns), frozenset(nouns), _leaves_out_its_object(clause))


def without_clauses_set_apart(clause: Clause, sentence: Sentence) -> Clause:
    """The clause without what the parse took for its content and a semicolon sets apart: "we sent it; it answered"."""
    predicate = sentence.tokens[clause.predicate]
    own = tuple(
        a
        for a in clause.arguments
        if a.function != "complement" or not _is_set_apart(sentence.tokens[a.head], predicate, sentence)
    )
    return clause if len(own) == len(clause.arguments) else clause._replace(arguments=own)


def _is_set_apart(content: Token, predicate: Token, sentence: Sentence) -> bool:
    between = sentence.tokens[content.i : predicate.i]
    return any(t.text == ";" for t in between)


def _leaves_out_its_object(clause: Clause) -> bool:
    return (
        clause.voice == "passive"
        and clause.tense in ("participle", "infinitive")
        and clause.embedded_by is None
        and not clause.arguments_as("object")
        and not clause.arguments_as("subject")
    )


def stands_for_a_thing(head: Token, sentence: Sentence) -> bool:
    """Whether a word only takes a thing up: "it", "them", a bare number, "the second"."""
    if head.lower in TAKING_UP_ONE or head.lower in TAKING_UP_SEVERAL:
        return not sentence.children_of(head, "prep", "relcl", "acl")
    return head.lower in _AGAIN and not sentence.children_of(head, "prep")


def nearer_thing(argument: Argument, sentence: Sentence) -> str | None:
    """Lemma of the thing in the same sentence that an "it" takes up before any other: "this is a leash; it ..."."""
    if sentence.tokens[argument.head].lower != "it":
        return None
    before = sentence.tokens[: argument.head]
    return next((t.lemma.lower() for t in reversed(before) if t.dep in _THINGS and t.tag == "NN"), None)


def is_bare(noun: Token, sentence: Sentence, or_one: bool = False) -> bool:
    """Whether a noun stands with "the", "its", "no" or "a second", or alone, and with nothing that says which.

    or_one: with "a", too: "promised a reply".
    """
    below = sentence.children_of(noun)
    if any(t.dep in _CONTENT_BEFORE or (t.dep in _CONTENT_BEHIND and t.i > noun.i) for t in below):
        return False
    before = [t for t in below if t.i < noun.i and t.dep != "case"]
    if any(t.lower in _DEFINITE or t.lower in _AGAIN or t.dep == "poss" for t in before):
        return True
    return (or_one and any(t.lower in ("a", "an") for t in before)) or (not before and noun.tag == "NN")


def acts_before(
    clause: Clause, clauses: Sequence[Clause], position: int, entry_of: Callable[[Clause], Entry | None]
) -> Iterator[Before]:
    """The acts before the clause, the nearest first, as far back as an act may be taken up.

    clauses: all of the text, in text order; position: of the clause among them.
    """
    for i in range(position - 1, -1, -1):
        other = clauses[i]
        distance = clause.sentence - other.sentence
        if distance > SENTENCES_BACK:
            return
        entry = entry_of(other)
        if entry is not None:
            yield Before(other, entry, distance)
