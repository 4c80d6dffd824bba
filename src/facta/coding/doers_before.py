"""Doers told of before: who is shown at work where a clause leaves out who did it, or names them by a pronoun alone.

"Two officers stopped the driver. He was beaten." "The women were kicked", told after "four guards entered the cell".
In: a clause. Out: the nearest phrase, in its sentence or the one before, that names who laid hold of somebody, denies
the deed or is accused of it. It decides the type of an act at most: nobody becomes its agent by it.
Elsewhere: conditions that ask for it (frames.py), whom a pronoun stands for (coreference.py).
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from facta.model.clause import Argument, Clause
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence, Token

_OPEN = frozenset("they them one two three some several others other another both".split())
"""Words that take up people told of before: "they", "one of them"."""
_SEIZING = frozenset(
    "arrest detain hold question interrogate handcuff pick_up round_up capture apprehend nab seize cuff take_in".split()
)
"""What is done to the one who is held: it shows who had somebody in hand, and nothing of anybody else."""
_AT_WORK = frozenset(
    "approach attack barge barge_in batter beat blindfold break break_down break_in break_up bundle burst "
    "burst_in catch charge chase clear club come come_back confiscate confront corner demand deploy descend "
    "disperse drag drag_out eject encircle enter evict fire follow force gas grab guard haul herd hit hose kick "
    "kick_in kidnap knock lead lead_away march_off move_in order pull pull_out punch push push_back raid rape "
    "ring rob round_on rush search set_upon shoot shove slap smash smash_up spray stab stop storm strike strip "
    "surround swoop take take_away tear_down threaten throw tie tie_up torture turn_up undress wade wait wake "
    "whip wreck".split()
)
"""What people do who are about to lay hands on somebody."""
_TOLD_WITHIN = 2
"""How many sentences before the clause the same deed may have been told."""
_DENYING = frozenset("deny dispute reject refute contest".split())
_ACCUSING = frozenset("accuse suspect charge convict acquit blame".split())
_OCCASIONS = frozenset("after because since as when once following before until".split())
"""Words before what somebody was at work for: "officers came after a woman was beaten"."""
_SAYING = frozenset("say insist maintain state claim tell assure swear add".split())
_CROWDS = frozenset(
    "mob crowd gang rioter militant rebel gunman attacker assailant thug robber looter protester demonstrator youth "
    "hooligan fan supporter bandit suspect inmate kidnapper".split()
)
"""People who may do as much themselves: beside them "they" may be either."""


class Doer(NamedTuple):
    """A phrase that names who is shown at work, with the clause whose argument it is."""

    clause: Clause
    argument: Argument


class DoersBefore:
    """Who is shown at work before each clause of one text."""

    def __init__(self, text: AnnotatedText, is_people: Callable[[Span], bool]) -> None:
        self.text = text
        self.is_people = is_people
        self._known: dict[tuple[int, int], Doer | None] = {}

    def of(self, clause: Clause) -> Doer | None:
        """Who is shown at work before the clause; None where it says itself who did it, or nothing decides."""
        key = (clause.sentence, clause.predicate)
        if key not in self._known:
            self._known[key] = self._sought(clause)
        return self._known[key]

    def _sought(self, clause: Clause) -> Doer | None:
        sentence = self.text.sentences[clause.sentence]
        own = [a for a in clause.arguments_as("subject") if not self._only_speaks(a, clause, sentence)]
        if not own:
            if clause.kind == "verb" and clause.voice != "passive":
                return None
            return self._told_again(clause) or self._answering(clause) or next(self._at_work(clause, sentence), None)
        if all(_is_open(sentence.tokens[a.head], sentence) for a in own):
            return self._taken_up(clause)
        return None

    def _only_speaks(self, subject: Argument, clause: Clause, sentence: Sentence) -> bool:
        """Whether it only tells who speaks of the deed: "the council denied the beating"."""
        above = None if clause.embedded_by is None else sentence.tokens[clause.embedded_by].lemma.lower()
        return clause.kind == "noun" and (subject.via == "control" or above in _DENYING)

    def _answering(self, clause: Clause) -> Doer | None:
        """Who denies the deed, or is accused of it: "the guards deny that anybody was struck"."""
        at = clause
        while at.embedded_by is not None:
            above = self._clause_at(at.sentence, at.embedded_by)
            if above is None:
                return None
            none_hurt = clause.negated or any(a.empty for a in clause.arguments)
            if above.lemma in _DENYING or (above.lemma in _SAYING and none_hurt and at.embedding == "complement"):
                return self._doer(above, "subject")
            if above.lemma in _ACCUSING:
                return self._doer(above, "object")
            at = above
        return None

    def _told_again(self, clause: Clause) -> Doer | None:
        """Who did it where it was told before by the same word: "guards beat them ... the beating"."""
        for number in range(clause.sentence, max(-1, clause.sentence - _TOLD_WITHIN - 1), -1):
            for other in reversed(self.text.clauses_of(self.text.sentences[number])):
                if other.span.start < clause.span.start and _stem(other) == _stem(clause):
                    named = self._doer(other, "subject")
                    return named if named is not None and other.kind == "verb" else self.of(other)
        return None

    def _at_work(self, clause: Clause, sentence: Sentence) -> Iterator[Doer]:
        """Whoever laid hold of somebody before the clause, the nearest first."""
        for other in self._clauses_before(clause):
            doer = self._doer(other, "subject")
            if doer is None or other.kind != "verb" or other.negated or _is_occasion_of(clause, other):
                continue
            if self._was_before(clause, sentence) or (
                other.lemma == "charge" and other.arguments_as("oblique", "with")
            ):
                continue
            if other.lemma in _AT_WORK or (other.lemma in _SEIZING and self._is_of_the_held(clause, sentence, other)):
                yield doer

    def _taken_up(self, clause: Clause) -> Doer | None:
        """Whom "they" or "one of them" takes up: the nearest people named as doing something, if nobody else may be."""
        for other in self._clauses_before(clause, sentences_back=2):
            if other.kind != "verb":
                continue
            doer = self._doer(other, "subject")
            tokens = self.text.sentences[other.sentence].tokens
            objects = [tokens[a.head] for a in other.arguments if a.function in ("object", "oblique")]
            if any(t.lemma.lower() in _CROWDS for t in objects):
                return None
            if doer is None or not self.is_people(doer.argument.span):
                continue
            held = any(t.tag in ("NNS", "CD") for t in objects) and other.lemma in _SEIZING
            if held:
                return None
            if _are_several(tokens[doer.argument.head]):
                return doer
        return None

    def _clauses_before(self, clause: Clause, sentences_back: int = 1) -> Iterator[Clause]:
        """The other clauses of its sentence, those before it first, then those of the sentences before, last first."""
        sentence = self.text.sentences[clause.sentence]
        here = self.text.clauses_of(sentence)
        yield from reversed([c for c in here if c.predicate < clause.predicate])
        if self._is_quoted(clause):
            yield from (c for c in here if c.predicate > clause.predicate and c.embedding == "relative")
        for number in range(clause.sentence - 1, max(-1, clause.sentence - sentences_back - 1), -1):
            yield from reversed(self.text.clauses_of(self.text.sentences[number]))

    def _is_quoted(self, clause: Clause) -> bool:
        return any(q.span.covers(clause.span) for q in self.text.quotations)

    def _is_of_the_held(self, clause: Clause, sentence: Sentence, seizing: Clause) -> bool:
        """Whether whom the clause tells of may be the one whom `seizing` holds: "detained him; he was beaten"."""
        if clause.sentence != seizing.sentence and _is_pluperfect(clause, sentence) and clause.embedded_by is None:
            return False  # "police detained him. He had been beaten": before it, by whomever
        held = seizing.arguments_as("object")
        whom = clause.arguments_as("object")
        if not held or not whom:
            return clause.kind == "noun" and clause.sentence == seizing.sentence
        if {a.span for a in held} & {a.span for a in whom}:
            return True
        tokens = self.text.sentences[seizing.sentence].tokens
        several = any(tokens[a.head].tag in ("NNS", "CD", "NNPS") for a in held)
        words = [sentence.tokens[a.head] for a in whom]
        if any(t.lower in ("he", "she", "him", "her") for t in words):
            return not several
        return several and all(_is_open(t, sentence) or t.lower in ("all", "many", "most") for t in words)

    def _was_before(self, clause: Clause, sentence: Sentence) -> bool:
        """Whether the deed befell somebody new to the text, before what is told there: "a man had been punched"."""
        whom = [sentence.tokens[a.head] for a in clause.arguments_as("object")]
        new = any(t.lower in ("a", "an") for head in whom for t in sentence.children_of(head, "det"))
        return new and _is_pluperfect(clause, sentence)

    def _doer(self, clause: Clause, function: str) -> Doer | None:
        tokens = self.text.sentences[clause.sentence].tokens
        named = [a for a in clause.arguments_as(function) if not a.empty and tokens[a.head].pos in ("NOUN", "PROPN")]
        return Doer(clause, named[0]) if named else None

    def _clause_at(self, number: int, predicate: int) -> Clause | None:
        here = self.text.clauses_of(self.text.sentences[number])
        return next((c for c in here if c.predicate == predicate), None)


def _is_open(head: Token, sentence: Sentence) -> bool:
    """Whether a word only takes up people: "they", "two", "one of them", but neither "two guards" nor "one of us"."""
    if head.lower not in _OPEN:
        return False
    behind = [t for p in sentence.children_of(head, "prep") for t in sentence.children_of(p, "pobj")]
    return all(t.lower in ("them", "these", "those") for t in behind)


def _is_occasion_of(clause: Clause, other: Clause) -> bool:
    """Whether the clause tells after or because of what `other` was done."""
    below = clause.sentence == other.sentence and clause.embedded_by == other.predicate
    return below and clause.marker in _OCCASIONS


def _stem(clause: Clause) -> str:
    """The verb by which a deed is told, of its noun too: "beat" of "beating"."""
    return clause.lemma.removesuffix("ing") if clause.kind == "noun" else clause.lemma.partition("_")[0]


def _are_several(head: Token) -> bool:
    return head.tag in ("NNS", "NNPS") or head.lemma.lower() in ("police", "patrol", "army", "squad", "unit", "gang")


def _is_pluperfect(clause: Clause, sentence: Sentence) -> bool:
    auxiliaries = sentence.children_of(sentence.tokens[clause.predicate], "aux", "auxpass")
    return any(t.lower in ("had", "'d") for t in auxiliaries)
