"""Roles that no argument of the predicate fills, taken from words that stand with it.

Each function looks at one place where English puts them: the party that a demand or refusal concerns inside what is
demanded or refused, who did it in the event during which it was done ("killed in a raid by guards"), the event's own
doer where an event is said to have done something ("the raid killed two"). Nothing is taken from another sentence.
"""

from collections.abc import Callable, Iterator, Mapping

from facta.codebook.lexicon import english
from facta.model.clause import Argument, Clause
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token

NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"})
ACTOR_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj"})
_TIMES = frozenset({"DATE", "TIME"})
ABOUT = frozenset("against on upon to from with of for over into toward towards between".split())
"""Prepositions after which stands whom words or a refusal concern."""
DURING = frozenset({"in", "during", "by"})
"""Prepositions before the event in which something was done."""
_AIMED = frozenset(
    "airstrike assault attack bomb bombard crackdown fire hit injure offensive raid rob shell shoot stab strike war "
    "wound".split()
)
_HARMS = english().possessor_is_object | _AIMED
"""Events whose object is whom they were done to."""
_BETWEEN_TWO = frozenset("battle clash combat conflict duel fight feud skirmish war".split())
"""Events whose other side stands after "with"."""
_SUBORDINATE = frozenset({"advcl", "relcl"})

type IsParty = Callable[[Span], bool]


def concerned_in(
    clause: Clause,
    sentence: Sentence,
    themes: list[Argument],
    agents: list[Span],
    clause_at: Mapping[tuple[int, int], Clause],
    is_actor: IsParty,
) -> Argument | None:
    """Whom words or a refusal concern: who is to act in what is said, else a name inside it, else another party.

    What stands in a clause of time, reason or condition comes last.

    Never the agent again, and never whom an event inside it was done to: "the demand for an inquiry into the killing of
    Ada Venn" does not concern Venn. Where a name only modifies a thing ("an Ostrelian request"), the name alone is the
    filler, where it modifies an actor ("Ostrelian officials") the whole phrase is.
    """
    places = themes or [
        a
        for a in clause.arguments
        if a.function in ("complement", "object", "indirect") or (a.function == "oblique" and a.preposition in ABOUT)
    ]
    inside = [t for a in places for t in _tokens_of(a, sentence)] + list(_of_purposes(clause, sentence))
    left = {t.i for span in agents for t in sentence.tokens if span.start <= t.start < span.end}
    left |= _victims(inside, clause, sentence, clause_at)
    free = [t for t in inside if t.i not in left]
    aside = _in_clauses_of_circumstance(free, sentence)
    for part in ([t for t in free if t.i not in aside], [t for t in free if t.i in aside]):
        for wanted in (_is_subject_below, _is_named, _is_common):
            for token in part:
                found = _party_at(token, sentence, is_actor) if wanted(token) else None
                if found is not None:
                    return Argument("object", "", found[0].i, found[1], "in-theme")
    return None


def _in_clauses_of_circumstance(tokens: list[Token], sentence: Sentence) -> set[int]:
    """Positions inside clauses that tell when, why or on what condition: "unless the city pays", "saying they ..."."""
    return {
        below.i
        for token in tokens
        if token.dep == "advcl" and not any(t.tag == "TO" for t in sentence.children_of(token, "aux"))
        for below in sentence.subtree_of(token)
    }


def _is_subject_below(token: Token) -> bool:
    return token.dep in ("nsubj", "nsubjpass")


def _is_named(token: Token) -> bool:
    return token.entity in NAMED


def _is_common(token: Token) -> bool:
    return token.pos == "NOUN"


def _victims(
    inside: list[Token], clause: Clause, sentence: Sentence, clause_at: Mapping[tuple[int, int], Clause]
) -> set[int]:
    """Positions of those to whom an event named inside was done."""
    found: set[int] = set()
    for token in inside:
        event = clause_at.get((clause.sentence, token.i))
        if event is None or event.kind != "noun" or event.lemma not in _HARMS:
            continue
        behind = [a for a in event.arguments_as("oblique") if a.preposition in ("on", "of", "against")]
        for argument in (*event.arguments_as("object"), *behind):
            found |= {t.i for t in sentence.subtree_of(sentence.tokens[argument.head])}
    return found


def _of_purposes(clause: Clause, sentence: Sentence) -> Iterator[Token]:
    """The words of the clauses of purpose that hang on the predicate, or on the verb of which it is the object."""
    predicate = sentence.tokens[clause.predicate]
    hosts = [predicate]
    if predicate.dep == "dobj":
        hosts.append(sentence.head_of(predicate))
    for host in hosts:
        for child in sentence.children_of(host, "advcl", "acl"):
            if child.tag in ("VB", "VBG") and child.i > predicate.i:
                yield from sentence.subtree_of(child)


def aimed_at(event: Clause, sentence: Sentence, is_actor: IsParty) -> list[Argument]:
    """What an event noun is directed at: "the strike on the clinic", "measures against editors", "a war with Ostrel".

    After "on" anything where the event does harm, else only an actor or a name ("the strike on Monday" is on a day).
    "A case of murder against the guard" is against whom the case is, not the murder.
    """
    found: list[Argument] = []
    of_something = sentence.head_of(sentence.tokens[event.predicate]).lower == "of"
    for argument in event.arguments_as("oblique"):
        token = sentence.tokens[argument.head]
        if token.entity in _TIMES or token.pos not in ("NOUN", "PROPN", "PRON"):
            continue
        somebody = is_actor(argument.span) or token.entity in NAMED
        if (
            (argument.preposition == "against" and not of_something)
            or (argument.preposition in ("on", "upon") and (somebody or event.lemma in _AIMED))
            or (argument.preposition == "with" and somebody and event.lemma in _BETWEEN_TWO)
        ):
            found.append(argument)
    return found


def doers_of_the_event(
    clause: Clause, sentence: Sentence, clause_at: Mapping[tuple[int, int], Clause], is_actor: IsParty
) -> list[Argument]:
    """Who did the event in which this was done: "killed in a raid by guards", "hurt in a police charge"."""
    for argument in clause.arguments_as("oblique"):
        event = clause_at.get((clause.sentence, argument.head))
        if argument.preposition in DURING and event is not None and event.kind == "noun":
            found = doers_of(event, sentence, is_actor)
            if found:
                return found
    return []


def doers_of(event: Clause, sentence: Sentence, is_actor: IsParty) -> list[Argument]:
    """Who did what an event noun names: its subject, else the actor that stands before it."""
    subjects = [a for a in event.arguments_as("subject") if a.via in ("by", "of", "possessive")]
    if subjects:
        return subjects
    before = [a for a in event.arguments_as("modifier") if is_actor(a.span) or _is_a_people(a, sentence)]
    return before[:1]


def _is_a_people(argument: Argument, sentence: Sentence) -> bool:
    return sentence.tokens[argument.head].entity == "NORP"


def _tokens_of(argument: Argument, sentence: Sentence) -> Iterator[Token]:
    """The words of the argument and of what hangs on it, without clauses of time and condition."""
    head = sentence.tokens[argument.head]
    left = {
        below.i
        for token in sentence.subtree_of(head)
        if token.i != head.i and token.dep in _SUBORDINATE and token.head == head.i
        for below in sentence.subtree_of(token)
    }
    inside = [t for t in sentence.subtree_of(head) if t.i not in left]
    yield from inside
    yield from (sentence.tokens[i] for i in sorted(left))


def _party_at(token: Token, sentence: Sentence, is_actor: IsParty) -> tuple[Token, Span] | None:
    if token.entity in NAMED and token.pos in ("NOUN", "PROPN", "ADJ"):
        head = sentence.head_of(token)
        if token.dep in ("amod", "compound", "nmod") and head.i > token.i:
            while head.dep in ("compound", "nmod") and head.entity == token.entity:
                head = sentence.head_of(head)
            phrase = _phrase(head, sentence)
            if head.entity == token.entity or is_actor(phrase):
                return head, phrase
            return token, _name(token, sentence)
        return token, _phrase(token, sentence)
    if token.dep in ACTOR_DEPS and (token.pos == "NOUN" or (token.pos == "PRON" and token.tag == "PRP")):
        phrase = _phrase(token, sentence)
        if is_actor(phrase):
            return token, phrase
    return None


def _phrase(head: Token, sentence: Sentence) -> Span:
    """The head with what stands before it in its phrase."""
    before = [
        below
        for t in sentence.children_of(head, "det", "amod", "compound", "nmod", "nummod", "poss", "quantmod")
        if t.i < head.i
        for below in sentence.subtree_of(t)
    ]
    return Span(min((t.start for t in before), default=head.start), head.end)


def _name(token: Token, sentence: Sentence) -> Span:
    first = last = token.i
    while first and sentence.tokens[first].entity == token.entity and not sentence.tokens[first].entity_start:
        first -= 1
    tokens = sentence.tokens
    while last + 1 < len(tokens) and tokens[last + 1].entity == token.entity and not tokens[last + 1].entity_start:
        last += 1
    return Span(tokens[first].start, tokens[last].end)
