"""Clause contents: the finite clause that a cue introduces ("said that ..."), behind it, before it or around it."""

from facta.coding.clause_forms import is_clause, is_finite, is_quoted, is_time
from facta.coding.content_edges import clause_tokens, without_aside, without_concession
from facta.coding.cues import top_of
from facta.coding.drafts import SUBJECTS, lemma_of, subtree
from facta.coding.possible_cue import ADDRESSEE_VERBS, Content, Cue, addressee_of
from facta.model.sentence import Sentence, Token

_CLAUSE_DEPS = ("ccomp",)
_FORETOLD = frozenset({"pledge", "expectation", "intention", "wish", "fear", "demand"})
"""Classes of cues that speak of what was still to come."""


def clause(cue: Cue) -> Content | None:
    """ "said that ...": a finite clause; around "he said" the sentence that it interrupts."""
    sentence, verb = cue.sentence, cue.token
    heads = [
        c
        for c in sentence.children_of(verb, *_CLAUSE_DEPS)
        if (c.i < verb.i and not _leads_in(sentence, c)) or is_clause(sentence, c)
    ]
    if cue.frames["clause"].name == "evidence":
        heads = [c for c in heads if lemma_of(c) not in cue.cues.verdicts]  # "found the clerk guilty" is a deed
    if cue.frames["clause"].name in _FORETOLD:  # "Three were killed: police say" stays theirs
        heads = [c for c in heads if not _before_a_colon(sentence, c, verb)]
    after = [c for c in heads if c.i > verb.i]
    if not after and _introduces_its_own(cue):
        heads = [c for c in heads if is_quoted(sentence, c)]
    if after:
        heads = [c for c in heads if c.i > verb.i or is_quoted(sentence, c) or _only_qualifies(sentence, after[0])]
    tokens = set[int]().union(*(clause_tokens(cue, head) for head in heads))
    if heads and heads[0].i < verb.i:
        tokens = without_concession(sentence, tokens)
    if after:
        tokens |= _torn_off(cue, after[-1], tokens) | _subject_taken_for_an_object(cue, after[0])
    if lemma_of(verb) in ADDRESSEE_VERBS:
        tokens |= _taken_for_the_addressee(cue, tokens)
    if not tokens and not cue.passive:
        tokens = _clause_around(cue)
    return Content(tokens, addressee=addressee_of(sentence, verb)) if tokens else None


def _leads_in(sentence: Sentence, head: Token) -> bool:
    """ "Asked how long it would last, she said ...": a participle with nothing of its own tells when she said it."""
    return head.tag == "VBN" and not sentence.children_of(head, "aux", "auxpass", "punct", *SUBJECTS)


def _introduces_its_own(cue: Cue) -> bool:
    """Whether something after the cue is what it introduces: "It paid well: he reported earning a lot"."""
    sentence, verb = cue.sentence, cue.token
    told = addressee_of(sentence, verb)
    for child in sentence.children_of(verb, "dobj", "xcomp", "prep"):
        if child.i < verb.i or child is told or child.entity in {"DATE", "TIME"}:
            continue
        if child.dep == "prep":
            if child.lower in cue.frames and child.i == verb.i + 1 and not is_time(sentence, child):
                return True
        elif child.dep == "xcomp" or child.pos != "PRON":
            return True
    return False


def _before_a_colon(sentence: Sentence, head: Token, verb: Token) -> bool:
    """ "It was an odd rally: nobody demanded anything": the clause before the colon stands for itself."""
    if head.i > verb.i:
        return False
    last = sentence.last_below(head)
    return last + 1 < verb.i and sentence.tokens[last + 1].text == ":"


def _clause_around(cue: Cue) -> set[int]:
    """ "The law, he said, is dead", with the saying below the law: the rest of that clause."""
    sentence, verb = cue.sentence, cue.token
    verb = top_of(sentence, verb, cue.cues)
    head = sentence.head_of(verb)
    if head is verb or not sentence.children_of(verb, *SUBJECTS):
        return set()
    own = subtree(sentence, verb)
    first, last = min(own), max(own)
    if last > verb.i and sentence.tokens[last].text == ",":
        last -= 1
    marks = [
        t for t in sentence.children_of(verb, "mark", "advmod") if t.i < verb.i and t.lower in {"as", "if", "when"}
    ]
    if verb.dep == "advcl" and marks and marks[0].lower == "as" and _set_off(sentence, first, last):
        if _introduces_its_own(cue):
            return set()
        if _FORETOLD & {kind.name for kind in cue.frames.values()}:
            return set()  # "The house adopted the act, as its speaker had promised": that it did is the report's own
        return subtree(sentence, _clause_head(sentence, head)) - own
    if "quote" not in cue.frames or _introduces_its_own(cue):
        return set()
    if verb.dep == "parataxis":
        return without_aside(sentence, subtree(sentence, _clause_head(sentence, head)) - own, head)
    if verb.dep not in {"ccomp", "conj", "dep"} or marks or first == 0 or head.i > verb.i:
        return set()
    if sentence.tokens[first - 1].text not in {",", "”", '"', "''"} or any(
        sentence.tokens[i].tag in {"WDT", "WP"} or sentence.tokens[i].dep == "mark" for i in own if i < verb.i
    ):
        return set()
    return {i for i in subtree(sentence, head) - own if i < first or (i > last and sentence.tokens[last].text == ",")}


def _torn_off(cue: Cue, head: Token, tokens: set[int]) -> set[int]:
    """The rest of a clause whose verb the parse hung on the cue: "that doctors in the city | were trying to ...".

    It follows at once, is finite, and has neither a subject nor a conjunction of its own.
    """
    sentence, found = cue.sentence, set[int]()
    for child in sentence.children_of(cue.token, "advcl", "ccomp", "conj"):
        own = subtree(sentence, child)
        auxiliaries = sentence.children_of(child, "aux", "auxpass")
        if child.i <= head.i or min(own) != max(tokens) + 1 or not is_finite(sentence, child):
            continue
        if auxiliaries and not sentence.children_of(child, "mark", "advmod", "cc", *SUBJECTS):
            found |= own
    return found


def _subject_taken_for_an_object(cue: Cue, head: Token) -> set[int]:
    """ "say movement over the week is slow", read as "say movement": nobody is told, so that it is the subject."""
    sentence, verb = cue.sentence, cue.token
    if lemma_of(verb) in ADDRESSEE_VERBS or sentence.children_of(head, "mark", *SUBJECTS):
        return set()
    for thing in sentence.children_of(verb, "dobj"):
        own = subtree(sentence, thing)
        if verb.i < min(own) and max(own) + 1 == min(subtree(sentence, head)) and is_finite(sentence, head):
            return own
    return set()


def _taken_for_the_addressee(cue: Cue, tokens: set[int]) -> set[int]:
    """What was read as part of the one told, though it begins the clause: "told A | the B did"."""
    sentence, found = cue.sentence, set[int]()
    for person in sentence.children_of(cue.token, "dobj", "dative"):
        if person.i < cue.token.i:
            continue
        for below in sentence.children_of(person, "relcl", "appos"):
            own = subtree(sentence, below)
            if sentence.tokens[min(own) - 1].text in {",", "(", "—", "-"}:
                continue
            if below.dep == "relcl" and not tokens and sentence.children_of(below, "nsubj", "nsubjpass"):
                if not any(sentence.tokens[i].tag in {"WP", "WDT"} for i in own):
                    later = sentence.children_of(cue.token, "dobj", "xcomp", "ccomp")
                    found |= own.union(*(subtree(sentence, t) for t in later if t.i > below.i))
            elif below.dep == "appos" and tokens and max(own) + 1 == min(tokens):
                found |= own
    return found


def _set_off(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a comma divides these tokens from the rest of the sentence."""
    before = sentence.tokens[first - 1].text if first else ","
    after = sentence.tokens[last + 1].text if last + 1 < len(sentence.tokens) else ","
    return before in {",", "—", "-", "(", "And", "and", "But"} and after in {",", ".", "—", "-", ")", "”", '"'}


def _clause_head(sentence: Sentence, token: Token) -> Token:
    """The verb of the clause that `token` belongs to."""
    if token.pos in {"VERB", "AUX"}:
        return token
    return next((t for t in sentence.ancestors_of(token) if t.pos in {"VERB", "AUX"}), token)


def _only_qualifies(sentence: Sentence, after: Token) -> bool:
    """Whether the clause after the cue hangs on the one before it: "The law works, he said, because ..."."""
    return any(c.lower not in {"that", "whether", "if"} for c in sentence.children_of(after, "mark"))
