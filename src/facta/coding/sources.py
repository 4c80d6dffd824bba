"""Sources: whose words a cue introduces, as the mention stands beside it or in the clause above."""

from facta.coding.cues import subject_negates
from facta.coding.drafts import SUBJECTS, Source, is_passive
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token

_RELATIVE = frozenset({"who", "which", "that"})
_AFTER_COMMA = frozenset({"relcl", "advcl", "acl", "ccomp", "parataxis", "conj"})
_CLAUSES = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "dep"})


def source_of(sentence: Sentence, verb: Token) -> Source | None:
    """The source of the cue headed by `verb`: its subject, the passive's agent, or the subject of the clause above."""
    if is_passive(sentence, verb):
        return _agent(sentence, verb)
    subject = subject_of(sentence, verb)
    return None if subject is None else source_at(sentence, subject)


def source_at(sentence: Sentence, subject: Token) -> Source:
    """`subject` with its modifiers and apposition; a relative pronoun with what it stands for."""
    span = phrase_of(sentence, subject)
    negative = subject_negates(sentence, subject)
    if subject.lower in _RELATIVE and subject.tag in {"WP", "WDT"}:
        clause = next((t for t in sentence.ancestors_of(subject) if t.dep == "relcl"), None)
        if clause is not None:
            return Source(span, phrase_of(sentence, sentence.head_of(clause)), negative)
    return Source(span, None, negative)


def phrase_of(sentence: Sentence, head: Token) -> Span:
    """The phrase of `head` without the clauses that a comma sets off."""
    stack, found = [head.i], {head.i}
    while stack:
        for child in sentence.children[stack.pop()]:
            token = sentence.tokens[child]
            if token.dep in _AFTER_COMMA and _after_comma(sentence, token) and not _is_name_list(sentence, token):
                continue
            found.add(child)
            stack.append(child)
    first = last = head.i
    while first - 1 in found:
        first -= 1
    while last + 1 in found:
        last += 1
    while last > head.i and sentence.tokens[last].pos == "PUNCT" and sentence.tokens[last].text not in {")", "]", "”"}:
        last -= 1
    while (
        first < head.i and sentence.tokens[first].pos == "PUNCT" and sentence.tokens[first].text in {",", "-", "—", ";"}
    ):
        first += 1
    return Span(sentence.tokens[first].start, sentence.tokens[last].end)


def subject_of(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of `verb`, looked for upwards through coordination, participles and infinitives."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        if (own := _own_subject(sentence, verb)) is not None:
            return own
        head = sentence.head_of(verb)
        if verb.dep in {"relcl", "acl"} and head.pos in {"NOUN", "PROPN", "PRON"}:
            return head if verb.tag in {"VBG", "VBN"} or verb.dep == "acl" else None
        if verb.dep in {"pcomp"}:
            head = sentence.head_of(head)
        elif verb.dep not in _CLAUSES and not (verb.dep in {"acomp", "attr", "oprd", "dobj"}):
            return None
        if verb.dep == "xcomp" and (controller := _controller(sentence, head)) is not None:
            return controller
        if head.pos not in {"VERB", "AUX"}:
            return None
        verb = head
    return None


def _own_subject(sentence: Sentence, verb: Token) -> Token | None:
    subjects = sentence.children_of(verb, *SUBJECTS)
    named = [t for t in subjects if t.dep != "csubj"]
    chosen = named or subjects
    if not chosen:
        return None
    return min(chosen, key=lambda t: abs(t.i - verb.i))


def _controller(sentence: Sentence, head: Token) -> Token | None:
    objects = sentence.children_of(head, "dobj", "dative")
    return objects[0] if objects and objects[0].i > head.i else None


def _agent(sentence: Sentence, verb: Token) -> Source | None:
    for by in sentence.children_of(verb, "agent", "prep"):
        if by.lower == "by":
            for noun in sentence.children_of(by, "pobj"):
                return source_at(sentence, noun)
    return None


def _after_comma(sentence: Sentence, clause: Token) -> bool:
    first = min(t.i for t in sentence.subtree_of(clause))
    return first > 0 and sentence.tokens[first - 1].text in {",", "—", "–", "-", "("}


def _is_name_list(sentence: Sentence, token: Token) -> bool:
    """Whether `token` goes on a list of names ("A, B and C") rather than begins a new clause."""
    return token.dep == "conj" and token.pos in {"NOUN", "PROPN", "PRON"}
