"""Contents: what a cue introduces, read off the tree, by the frame that is there.

Rules run in the order of FRAME_RULES; the first that answers wins. Elsewhere: finite clauses (clause_contents.py),
how far a clause reaches (content_edges.py), quotations beside a cue (quotes.py).
"""

from facta.codebook.cues import CueTable, Frames
from facta.coding.clause_contents import clause
from facta.coding.clause_forms import is_gerund, is_infinitive, is_quoted, is_time
from facta.coding.content_edges import clause_tokens, without_aside
from facta.coding.drafts import SUBJECTS, charge_after_agent, is_passive, lemma_of, subtree
from facta.coding.possible_cue import Content, Cue, addressee_of
from facta.model.sentence import Sentence, Token

_KEPT_PREPOSITIONS = frozenset({"as", "for", "of", "over", "with", "to", "from", "about", "on", "against", "into"})
_MEDIA = frozenset("twitter facebook instagram media television tv radio air page website trail stage show".split())


def content_of(sentence: Sentence, token: Token, frames: Frames, cues: CueTable) -> tuple[str, Content] | None:
    """The frame that is there and the content it gives, or None where the cue introduces nothing in its sentence."""
    cue = Cue(sentence, token, frames, cues, is_passive(sentence, token))
    rules = VERB_RULES if token.pos in {"VERB", "AUX"} or token.tag[0] == "V" else PHRASE_RULES
    for frame, rule in rules:
        if frame in frames and (content := rule(cue)) is not None:
            return frame, content
    for preposition in sentence.children_of(token, "prep", "dative", "agent"):
        if preposition.lower in frames and (content := _governed(cue, preposition)) is not None:
            return preposition.lower, content
    return None


def infinitive(cue: Cue) -> Content | None:
    """ "promised to ...": an infinitive, with the object that is to do it ("urged them to ...")."""
    sentence, verb = cue.sentence, cue.token
    heads = [
        c for c in sentence.children_of(verb, "xcomp", "ccomp", "advcl") if is_infinitive(sentence, c) and c.i > verb.i
    ]
    heads = [c for c in heads if c.dep != "advcl" or cue.frames["infinitive"].name == "demand"]
    if not heads or (cue.frames["infinitive"].name == "appearance" and lemma_of(heads[0]) in cue.cues.verbs):
        return None  # "seemed to confirm that ...": they confirmed it, or seemed to
    tokens = clause_tokens(cue, heads[0])
    addressee = addressee_of(sentence, verb)
    if cue.passive or cue.frames["infinitive"].name == "appearance":
        for subject in sentence.children_of(verb, "nsubjpass", "nsubj"):
            tokens |= subtree(sentence, subject)
    elif cue.frames["infinitive"].name in {"demand", "wish", "expectation", "decree"} and lemma_of(verb) != "tell":
        for them in sentence.children_of(verb, "dobj"):
            tokens |= subtree(sentence, them)
            addressee = addressee or them
    return Content(tokens, addressee=addressee)


def gerund(cue: Cue) -> Content | None:
    """ "denied taking money": a gerund."""
    heads = [
        c
        for c in cue.sentence.children_of(cue.token, "xcomp", "ccomp", "pcomp")
        if is_gerund(cue.sentence, c) and c.i > cue.token.i
    ]
    return Content(clause_tokens(cue, heads[0])) if heads else None


def direct_object(cue: Cue) -> Content | None:
    """ "criticized the bill as ...", "called them liars", "was accused of ..."."""
    sentence, verb = cue.sentence, cue.token
    active = verb.tag != "VBN" or verb.dep == "conj" or bool(sentence.children_of(verb, "aux", *SUBJECTS))
    if not cue.passive and not active:  # "a rally called ..."
        return None
    if cue.passive:
        if sentence.children_of(verb, "dobj"):  # "was denied the permit"
            return None
        objects = sentence.children_of(verb, "nsubjpass")
    else:
        objects = [c for c in sentence.children_of(verb, "dobj") if c.i > verb.i or c.tag in {"WP", "WDT"}]
        if not objects:
            objects = [
                c
                for c in sentence.children_of(verb, "ccomp", "oprd")
                if c.i > verb.i and not is_infinitive(sentence, c) and sentence.children_of(c, *SUBJECTS)
            ]
    if not objects:
        return None
    if lemma_of(verb) == "suspect" and not any(t.lower == "of" for t in sentence.children_of(verb, "prep")):
        return None  # "suspected flu": no wrong is laid to anybody
    if lemma_of(verb) == "return" and not any(lemma_of(t) in cue.cues.asked_for_words for t in objects):
        return None  # "did not return the money"
    if cue.frames["object"].name == "offer" and not _are_words(cue, objects):
        return None
    charge = charge_after_agent(sentence, verb) if cue.passive else None
    tokens: set[int] = set() if charge is None else subtree(sentence, charge)
    for thing in objects:
        tokens |= subtree(sentence, thing)
    for child in sentence.children_of(verb, "oprd", "xcomp", "ccomp", "acomp"):
        if child.i > verb.i:
            tokens |= clause_tokens(cue, child)
    for preposition in sentence.children_of(verb, "prep"):
        kept = preposition.lower in _KEPT_PREPOSITIONS or cue.frames["object"].name == "evidence"
        if preposition.i > verb.i and kept and not _tells_when_or_where(sentence, preposition):
            tokens |= subtree(sentence, preposition)
    for purpose in sentence.children_of(verb, "advcl"):
        if is_infinitive(sentence, purpose) and min(subtree(sentence, purpose)) == max(tokens) + 1:
            tokens |= subtree(sentence, purpose)
    tokens = without_aside(sentence, tokens, objects[0])
    if len(tokens) == 1 and objects[0].tag in {"WP", "WDT"} and objects[0].lower != "what":
        return None  # "the services that Marr demanded"
    return Content(tokens)


def _are_words(cue: Cue, offered: list[Token]) -> bool:
    """Whether words were offered ("offered an apology", "proposed a tax"), rather than a thing ("offers two rooms")."""
    if lemma_of(cue.token) != "offer":
        return True
    return any(lemma_of(t) in cue.cues.words_offered or is_quoted(cue.sentence, t) for t in offered)


def noun_clause(cue: Cue) -> Content | None:
    """ "the claim that ..."."""
    heads = cue.sentence.children_of(cue.token, "acl", "ccomp", "relcl")
    heads = [
        c
        for c in heads
        if any(m.lower in {"that", "whether"} and m.dep == "mark" for m in cue.sentence.children_of(c))
        and cue.sentence.children_of(c, *SUBJECTS, "expl")  # "remarks that were printed" tells which remarks
    ]
    return Content(subtree(cue.sentence, heads[0])) if heads else None


def noun_infinitive(cue: Cue) -> Content | None:
    """ "his pledge to ...", "is willing to ..."."""
    heads = [c for c in cue.sentence.children_of(cue.token, "acl", "xcomp", "relcl") if is_infinitive(cue.sentence, c)]
    return Content(subtree(cue.sentence, heads[0])) if heads else None


def adjective_clause(cue: Cue) -> Content | None:
    """ "is confident that ..."."""
    if cue.token.pos == "NOUN":
        return noun_clause(cue)
    heads = cue.sentence.children_of(cue.token, "ccomp", "acl")
    return Content(subtree(cue.sentence, heads[0])) if heads else None


def _governed(cue: Cue, preposition: Token) -> Content | None:
    """ "called for ...", "spoke about ...": what the preposition governs."""
    sentence, verb = cue.sentence, cue.token
    heads = sentence.children_of(preposition, "pobj", "pcomp", "ccomp")
    if not heads or preposition.i < verb.i or is_time(sentence, preposition):
        return None
    if preposition.lower == "as":
        return _taken_as(cue, preposition)
    tokens = without_aside(sentence, subtree(sentence, preposition), preposition) - {preposition.i}
    if preposition.lower == "to":  # "referred to it as a loss"
        tokens |= _children_trees(sentence, [c for c in sentence.children_of(verb, "prep") if c.lower == "as"])
    for child in sentence.children_of(verb, "advcl", "xcomp"):
        if (
            child.i > preposition.i
            and is_infinitive(sentence, child)
            and preposition.lower in {"for", "on", "upon", "to"}
        ):
            tokens |= subtree(sentence, child)
    drawn = {preposition.i} if preposition.i == verb.i + 1 else set[int]()
    if not drawn and not _near(sentence, verb, preposition):
        return None
    return Content(tokens, drawn, addressee_of(sentence, verb))


def _taken_as(cue: Cue, preposition: Token) -> Content | None:
    """ "sees the law as a gift", "is seen as a gift": the thing and what it is taken for."""
    sentence, verb = cue.sentence, cue.token
    things = sentence.children_of(verb, "nsubjpass") if cue.passive else sentence.children_of(verb, "dobj")
    tokens = subtree(sentence, preposition)
    if not things:
        return Content(tokens - {preposition.i}, {preposition.i} if preposition.i == verb.i + 1 else set())
    return Content(tokens | _children_trees(sentence, things))


def _children_trees(sentence: Sentence, heads: list[Token]) -> set[int]:
    return set[int]().union(*(subtree(sentence, head) for head in heads))


def _tells_when_or_where(sentence: Sentence, preposition: Token) -> bool:
    """Whether the preposition tells when or through which medium it was said ("on Tuesday", "on social media")."""
    heads = sentence.children_of(preposition, "pobj")
    return is_time(sentence, preposition) or (bool(heads) and preposition.lower == "on" and heads[0].lower in _MEDIA)


def _near(sentence: Sentence, verb: Token, preposition: Token) -> bool:
    """Whether only an object, a particle or an adverb stands between verb and preposition."""
    return preposition.i - verb.i <= 6 and not any(
        sentence.tokens[i].pos in {"VERB", "AUX"} for i in range(verb.i + 1, preposition.i)
    )


VERB_RULES = (
    ("clause", clause),
    ("infinitive", infinitive),
    ("ing", gerund),
    ("object", direct_object),
)


PHRASE_RULES = (
    ("infinitive", noun_infinitive),
    ("clause", adjective_clause),
)
