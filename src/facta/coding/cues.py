"""Cues: the verb group around a word that says so, with auxiliaries, adverbs and, above all, its negation."""

import re
from itertools import pairwise
from typing import NamedTuple

from facta.codebook.cues import CueTable, Frames
from facta.coding.drafts import lemma_of
from facta.coding.undone_cues import is_undone
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token

_GROUP = ("aux", "auxpass", "neg", "prt")
_NEGATIVE_WORDS = frozenset(
    {"not", "n't", "n’t", "never", "no", "nor", "neither", "hardly", "barely", "scarcely", "without"}
)
_CHANGED_BY_A_PARTICLE = frozenset({"call", "show", "back", "order", "name", "press"})
CONTRACTED_NOT = re.compile(r"\w*n[`´ʼ’'′‘]t", re.IGNORECASE)
"""A contraction whose apostrophe the tokenizer does not know, so that it stands as one word: "didn`t"."""
_HARDLY = frozenset({"hardly", "scarcely", "barely"})
_NOT_ALONE = frozenset({"only", "just", "merely", "simply"})  # "not only said": it was said
_FRONTED = _NEGATIVE_WORDS | {"nowhere", "seldom", "rarely", "none"}
_RIGHT_BEFORE = frozenset({"neither", "never", "nor"})
_CLOSING = frozenset({"”", '"', "''", "»", "’", "'"})
_NEGATIVE_SUBJECT = frozenset({"no", "none", "nobody", "neither", "nothing", "noone"})


class CueGroup(NamedTuple):
    """A cue with the words that belong to it.

    tokens: positions, unbroken. top: the verb that carries the subject ("went" of "went on to say").
    """

    tokens: tuple[int, ...]
    top: Token
    negated: bool

    def span(self, sentence: Sentence) -> Span:
        """From its first word to its last."""
        return Span(sentence.tokens[self.tokens[0]].start, sentence.tokens[self.tokens[-1]].end)


def frames_of(sentence: Sentence, token: Token, cues: CueTable) -> Frames | None:
    """The frames of `token` as a cue, or None where it is no cue."""
    lemma = lemma_of(token)
    if token.tag[0] == "V" or token.pos in {"VERB", "AUX"}:
        if lemma not in cues.verbs and not sentence.children[token.i]:
            return None
        for particle in sentence.children_of(token, "prt"):
            with_particle = f"{lemma}_{particle.lower}"
            if with_particle in cues.verbs:
                return cues.verbs[with_particle]
            if lemma in _CHANGED_BY_A_PARTICLE:  # "the army was called in"
                return None
        return cues.verbs.get(lemma)
    if token.pos == "NOUN":
        return cues.nouns.get(lemma)
    if token.pos == "ADJ":
        return cues.adjectives.get(lemma)
    return None


def lends_its_subject(sentence: Sentence, verb: Token, cues: CueTable) -> bool:
    """Whether `verb` is one of those that make a noun the cue: "made a pledge to", "put out a statement saying"."""
    lemma = lemma_of(verb)
    return lemma in cues.light or any(f"{lemma}_{t.lower}" in cues.light for t in sentence.children_of(verb, "prt"))


def verb_group(sentence: Sentence, verb: Token, cues: CueTable) -> CueGroup:
    """The group of `verb`: "did not say", "has repeatedly called", "went on to say", "failed to mention"."""
    members, negated = _around(sentence, verb)
    top = verb
    while (above := _raised_by(sentence, top, cues)) is not None:
        more, also = _around(sentence, above)
        members |= more | set(range(above.i, top.i))
        negated = negated or also != _denies(sentence, above, top, cues)  # "never failed to say": said
        top = above
    negated = negated or is_undone(sentence, top)
    if (without := _without(sentence, top)) is not None:
        members.add(without.i)
        negated = True
    if apart := _negation_apart(sentence, top, cues):
        members |= apart
        negated = True
    first, last = _unbroken(members, verb.i, top.i)
    if (
        first and sentence.tokens[first - 1].lower in _RIGHT_BEFORE
    ):  # "the mayor neither admitted", read as "mayor neither"
        members.add(first - 1)
        negated = True
    if first and CONTRACTED_NOT.fullmatch(sentence.tokens[first - 1].text):
        first, negated = first - 1, True
    for i in sorted(members):  # a negation that stands apart is drawn in, whatever lies between
        word = sentence.tokens[i]
        if word.lower in _FRONTED or word.dep == "neg" or i in apart or (negated and word.lower == "yet"):
            first, last = min(first, i), max(last, i)
    return CueGroup(tuple(range(first, last + 1)), top, negated)


def _negation_apart(sentence: Sentence, verb: Token, cues: CueTable) -> set[int]:
    """Positions of a negation of `verb` that hangs elsewhere, or none.

    "did not confirm or deny", "at no time did she say", "issued no statement saying", "has yet to say".
    """
    tokens, head = sentence.tokens, sentence.head_of(verb)
    if verb.dep == "conj" and verb.tag == head.tag and verb.i > head.i:
        own = sentence.children_of(verb, "aux", "auxpass", "nsubj", "nsubjpass")
        joining = {t.lower for t in sentence.children_of(head, "cc")}
        members, negated = _around(sentence, head)
        shared = joining <= {"or", "nor", "and"} if verb.tag in {"VB", "VBN", "VBG"} else bool(joining & {"or", "nor"})
        if negated and not own and shared:
            before = {i for i in members if i < verb.i}
            return before if verb.i - head.i <= 4 else {i for i in before if tokens[i].dep == "neg"}
    subjects = sentence.children_of(verb, "nsubj", "nsubjpass")
    moved = [t for t in sentence.children_of(verb, "aux", "auxpass") if subjects and t.i < subjects[0].i]
    if moved and tokens[-1].text != "?":
        fronted = [t for t in tokens[max(0, moved[0].i - 4) : moved[0].i] if t.lower in _FRONTED]
        if fronted and tokens[fronted[0].i + 1].lower not in _NOT_ALONE:
            return {fronted[0].i, moved[0].i}
    if verb.dep == "acl" and lends_its_subject(sentence, sentence.head_of(head), cues):
        if no := [t.i for t in sentence.children_of(head, "det") if t.lower == "no"]:
            return set(no)
        members, negated = _around(sentence, sentence.head_of(head))
        if negated:
            return {i for i in members if tokens[i].dep == "neg"}
    if any(t.lower == "to" and tokens[t.i - 1].lower == "yet" for t in sentence.children_of(verb, "aux") if t.i):
        have = verb.i
        while have and tokens[have].lower not in {"has", "have", "had", "is", "are", "was", "were"}:
            have -= 1
        return set(range(have, verb.i)) if verb.i - have <= 4 else {verb.i - 2, verb.i - 1}
    for longer in sentence.children_of(verb, "advmod"):
        if longer.lower == "longer" and longer.i and tokens[longer.i - 1].lower == "no":
            return {longer.i - 1, longer.i}
    return set()


def top_of(sentence: Sentence, verb: Token, cues: CueTable) -> Token:
    """The verb that carries the subject of `verb`: "went" of "went on to say"."""
    while (above := _raised_by(sentence, verb, cues)) is not None:
        verb = above
    return verb


def phrase_group(sentence: Sentence, word: Token) -> CueGroup:
    """The group of an adjective or noun cue: "is not willing", "was hopeful"; of a noun, the noun alone."""
    head = sentence.head_of(word)
    if word.pos != "ADJ" or word.dep not in {"acomp", "attr", "oprd"} or head.pos not in {"AUX", "VERB"}:
        negated = any(child.dep == "det" and child.lower == "no" for child in sentence.children_of(word))
        first = min([word.i, *(c.i for c in sentence.children_of(word, "det") if c.lower == "no")])
        return CueGroup(tuple(range(first, word.i + 1)), word, negated)
    members, negated = _around(sentence, head)
    more, also = _around(sentence, word)
    members |= more | set(range(head.i, word.i + 1)) if head.i < word.i else more
    first, last = min(members), max(members)
    if first > head.i + 1:
        first = word.i
    return CueGroup(tuple(range(first, last + 1)), head, negated or also)


def subject_negates(sentence: Sentence, subject: Token) -> bool:
    """Whether the subject itself says that nobody did: "no one said", "neither side wants"."""
    if subject.lower in _NEGATIVE_SUBJECT:
        return True
    children = sentence.children_of(subject)
    if any(c.lower in {"no", "neither", "nor"} and c.dep in {"det", "preconj", "cc"} for c in children):
        return True
    first = sentence.first_below(subject)  # "not all officials", "not a single official"; but "not only officials"
    words = [t.lower for t in sentence.tokens[first : first + 2]]
    if first < subject.i and words[0] in _HARDLY and words[1] in ("a", "an", "any"):
        return True
    return first < subject.i and words[0] == "not" and words[1] not in _NOT_ALONE


def _around(sentence: Sentence, verb: Token) -> tuple[set[int], bool]:
    members = {verb.i}
    negated = False
    for child in sentence.children_of(verb):
        if child.dep in {"neg", "preconj"} and sentence.tokens[min(child.i + 1, verb.i)].lower in _NOT_ALONE:
            members |= {child.i, child.i + 1}
        elif child.dep == "neg" or (child.lower in _NEGATIVE_WORDS and child.dep in {"advmod", "preconj", "cc"}):
            if (child.i < verb.i or child.dep == "neg") and not _ends_a_quotation(sentence, child, verb):
                members.add(child.i)
                negated = True
        elif child.dep in _GROUP or _is_adverb_before(sentence, child, verb):
            members.add(child.i)
    return members, negated


def _ends_a_quotation(sentence: Sentence, negation: Token, verb: Token) -> bool:
    """Whether the negation stands in a quotation that ended before the verb: " "Absolutely not," he said"."""
    between = sentence.tokens[negation.i + 1 : verb.i]
    return any(mark.text in _CLOSING and before.text in {",", ".", "!", "?"} for before, mark in pairwise(between))


def _is_adverb_before(sentence: Sentence, child: Token, verb: Token) -> bool:
    """Whether `child` is a lone adverb shortly before the verb ("repeatedly")."""
    near = 0 < verb.i - child.i <= 4
    return child.dep == "advmod" and near and child.tag != "WRB" and not sentence.children[child.i]


def _raised_by(sentence: Sentence, verb: Token, cues: CueTable) -> Token | None:
    head = sentence.head_of(verb)
    if verb.pos == "ADJ" and verb.dep in {"acomp", "oprd", "attr"} and head.i < verb.i and verb.i - head.i <= 4:
        return head
    if verb.dep not in {"xcomp", "pcomp"} and not (verb.dep == "advcl" and verb.tag == "VB"):
        return None
    if verb.dep == "pcomp" and head.lower in {"of", "from"}:  # "are tired of saying"
        tired = sentence.head_of(head)
        if tired.pos == "ADJ" and lemma_of(tired) in cues.raising | cues.denying:
            return tired
    particle = next((c.lower for c in sentence.children_of(head, "prt")), "")
    lemma = lemma_of(head)
    if verb.dep == "pcomp" and head.lower == "of":  # "stopped short of saying"
        short = sentence.head_of(head)
        stop = sentence.head_of(short)
        return stop if short.lower == "short" and lemma_of(stop) == "stop" else None
    known = cues.raising | cues.denying
    if head.i < verb.i and verb.i - head.i <= 5 and (lemma in known or f"{lemma}_{particle}" in known):
        return head
    return None


def _denies(sentence: Sentence, above: Token, verb: Token, cues: CueTable) -> bool:
    """Whether `above` undoes the saying below it: "failed to say", "stopped short of saying"."""
    between = {f"{lemma_of(above)}_{t.lower}" for t in sentence.tokens[above.i + 1 : verb.i]}
    return lemma_of(above) in cues.denying or bool(between & cues.denying)


def _without(sentence: Sentence, verb: Token) -> Token | None:
    if verb.dep != "pcomp":
        return None
    head = sentence.head_of(verb)
    return head if head.lower == "without" else None


def _unbroken(members: set[int], verb: int, top: int) -> tuple[int, int]:
    first = min(verb, top)
    while first - 1 in members:
        first -= 1
    last = max(verb, top)
    while last + 1 in members:
        last += 1
    return first, last
