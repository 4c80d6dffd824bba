"""Gaps: clauses whose verb is left out because it was told before: "He did not", "so did Orr", "it never will".

In: the clauses of a text. Out: for a clause that is nothing but an auxiliary with its subject (or "did so"), the clause
whose verb it stands for, the last one told before it that a pattern fits. What would wrong a person is only ever taken
over where it is not done. Elsewhere: types lent by pronouns and bare nouns (lending.py), how a gap stands (modality).
"""

from typing import NamedTuple

from facta.codebook.codebook import Entry
from facta.coding.frames import Frames
from facta.coding.wronging import would_wrong
from facta.model.clause import Argument, Clause
from facta.model.sentence import Sentence, Token

_MODALS = frozenset("will would can could may might shall should must".split())
_AUXILIARIES = frozenset({"do", "have", "be"}) | _MODALS
_FUTURE = frozenset({"will", "shall"})
_PLACES = frozenset({"ROOT", "conj", "ccomp"})
_BESIDE = frozenset({"nsubj", "nsubjpass", "neg", "advmod", "punct", "cc", "preconj", "npadvmod", "conj", "aux"})
_IN_THE_CHAIN = frozenset({"ROOT", "conj", "ccomp", "xcomp"})
_NOT_WHO = frozenset("which who that what there whom whose".split())
_SAYING = frozenset("say tell add note ask claim insist explain write recall state think know believe".split())
_ADVERBS = frozenset("so not never yet likewise still ever neither nor either too later also n't n’t".split())
"""Adverbs that may stand with a gap; with another ("did well", "is here") nothing is left out."""


class Gap(NamedTuple):
    """A clause without a verb of its own, read as one of the verb told before.

    clause: the gap with that verb's lemma and voice. before: the clause that told the verb. entry: its pattern.
    """

    clause: Clause
    before: Clause
    entry: Entry


def gap_at(position: int, clauses: tuple[Clause, ...], frames: Frames) -> Gap | None:
    """What the clause at `position` leaves out; None where it leaves out nothing, or nothing that is sure."""
    clause = clauses[position]
    if clause.kind != "verb" or clause.lemma not in _AUXILIARIES:
        return None
    sentence = frames.sentences[clause.sentence]
    if not _is_gap(clause, sentence):
        return None
    before = _told_before(position, clauses, sentence, frames)
    if before is None or before.voice != ("passive" if clause.lemma == "be" else "active"):
        return None
    entry = frames.entry_of(before)
    negated = _is_negated(clause, sentence)
    if (
        entry is None
        or "negated" in entry.pattern.requires
        or (not negated and not _may_be_told(entry, clause, sentence))
    ):
        return None
    filled = _filled(clause, before, negated)
    return Gap(filled, before, entry) if _may_undergo(filled, entry, frames) else None


def _is_gap(clause: Clause, sentence: Sentence) -> bool:
    token = sentence.tokens[clause.predicate]
    is_so = clause.lemma == "do" and _has_so(token, sentence)
    if token.dep not in _PLACES and not (is_so and token.dep == "xcomp"):
        return False
    below = sentence.children_of(token)
    if (
        sentence.tokens[-1].text == "?"
        or not _stands_by_itself(token, sentence)
        or any(not _may_stand_beside(t, token) for t in below)
    ):
        return False
    if any(t.dep == "advmod" and t.lower not in _ADVERBS for t in below):
        return False
    subjects = clause.arguments_as("subject")
    return bool(subjects) and all(sentence.tokens[a.head].lower not in _NOT_WHO for a in subjects)


def _stands_by_itself(verb: Token, sentence: Sentence) -> bool:
    """Not within a clause of comparison, condition or reason: "as I think you do"."""
    above = (verb, *sentence.ancestors_of(verb))
    return not any(t.dep in ("advcl", "relcl", "acl", "pcomp") for t in above) and not sentence.children_of(
        verb, "mark"
    )


def _may_stand_beside(child: Token, verb: Token) -> bool:
    """Whether a dependent leaves the verb a gap; a whole clause before it is what it follows upon."""
    if child.dep == "aux":
        return child.lower in ("to", "have")
    return child.dep in _BESIDE or (child.dep == "ccomp" and child.i < verb.i)


def _has_so(verb: Token, sentence: Sentence) -> bool:
    return any(t.lower in ("so", "likewise") for t in sentence.children_of(verb, "advmod"))


def _told_before(position: int, clauses: tuple[Clause, ...], sentence: Sentence, frames: Frames) -> Clause | None:
    """The last verb told before the gap, in its own sentence or the one before; None where it stands aside.

    A verb in a relative or adverbial clause ("told he would lose it if he wrote again. He did not.") decides nothing.
    """
    gap = clauses[position]
    governing = _governing(sentence.tokens[gap.predicate], sentence)
    for other in reversed(clauses[:position]):
        if gap.sentence - other.sentence > 1:
            return None
        told_in = frames.sentences[other.sentence]
        token = told_in.tokens[other.predicate]
        if other.kind != "verb" or (other.sentence == gap.sentence and token.i in governing):
            continue
        if _only_says(token, other, told_in) or (other.lemma in _AUXILIARIES and _is_gap(other, told_in)):
            continue
        return other if token.dep in _IN_THE_CHAIN and not _is_of_a_claim(token, told_in) else None
    return None


def _is_of_a_claim(verb: Token, sentence: Sentence) -> bool:
    """Whether the verb tells what is denied, admitted or confirmed: "denied that it had. The court did not." denies."""
    above = sentence.head_of(verb)
    return verb.dep == "ccomp" and verb.i > above.i and above.lemma not in _SAYING


def _only_says(verb: Token, clause: Clause, sentence: Sentence) -> bool:
    """Whether the verb only tells who says or thinks what stands before it or below it: ", he said"."""
    return clause.lemma in _SAYING and bool(sentence.children_of(verb, "ccomp"))


def _governing(verb: Token, sentence: Sentence) -> set[int]:
    """The verbs of whose content the gap is part: "refused to do so"."""
    found: set[int] = set()
    while verb.dep in ("xcomp", "ccomp") and verb.head != verb.i and sentence.head_of(verb).i < verb.i:
        verb = sentence.head_of(verb)
        found.add(verb.i)
    return found


def _is_negated(clause: Clause, sentence: Sentence) -> bool:
    before = sentence.tokens[max(0, clause.predicate - 1) : clause.predicate]
    if clause.negated or any(t.lower in ("nor", "neither") for t in before):
        return True
    heads = (sentence.tokens[a.head] for a in clause.arguments_as("subject"))
    return any(t.lower == "neither" for head in heads for t in sentence.children_of(head, "preconj", "det", "cc"))


def _may_be_told(entry: Entry, clause: Clause, sentence: Sentence) -> bool:
    """Whether the act may be told as done, too: of nobody whom it would wrong, and where words show that it was."""
    if would_wrong(entry) or not entry.type.may_be_lent:
        return False
    if any(a.empty for a in clause.arguments_as("subject")):
        return True
    return clause.lemma != "be" or _has_so(sentence.tokens[clause.predicate], sentence)


def _may_undergo(filled: Clause, entry: Entry, frames: Frames) -> bool:
    """Whether a passive's pattern may be told of its new subject: "the rally was permitted, the concert was not"."""
    things = [frames.sentences[filled.sentence].tokens[a.head] for a in filled.arguments_as("object")]
    named = any(thing.pos == "NOUN" for thing in things)
    return filled.voice != "passive" or not named or frames.failure(filled, entry) is None


def _filled(clause: Clause, before: Clause, negated: bool) -> Clause:
    """The gap with the verb, and with who did it, or to whom it was done, from its own words."""
    passive = before.voice == "passive"
    own = tuple(_undergone(a) if passive and a.function == "subject" else a for a in clause.arguments)
    return clause._replace(
        lemma=before.lemma,
        voice=before.voice,
        negated=negated,
        arguments=own,
        modals=(clause.lemma, *clause.modals) if clause.lemma in _MODALS else clause.modals,
        tense="future" if clause.lemma in _FUTURE else clause.tense,
    )


def _undergone(subject: Argument) -> Argument:
    return subject._replace(function="object", via="passive")
