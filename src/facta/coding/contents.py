"""Contents: what a cue introduces, read off the tree, by the frame that is there.

Rules run in the order of FRAME_RULES; the first that answers wins. Elsewhere: quotations beside a cue (quotes.py).
"""

from dataclasses import dataclass, field

from facta.codebook.cues import CueTable, Frames
from facta.coding.cues import top_of
from facta.coding.drafts import SUBJECTS, charge_after_agent, is_passive, lemma_of, subtree
from facta.model.sentence import Sentence, Token

_KEPT_PREPOSITIONS = frozenset({"as", "for", "of", "over", "with", "to", "from", "about", "on", "against", "into"})
_MEDIA = frozenset("twitter facebook instagram media television tv radio air page website trail stage show".split())
_WHEN = frozenset({"when", "after", "before", "as"})
_CONCESSIONS = frozenset({"while", "though", "although"})
_OPENING_MARKS = frozenset({"“", '"', "``", "''", "«", "„", "‘", "'"})
_CLOSING_MARKS = frozenset({"”", '"', "''", "»", "’", "'"})
_CLAUSE_DEPS = ("ccomp",)
_ADDRESSEE_VERBS = frozenset(
    {"tell", "inform", "assure", "remind", "warn", "notify", "ask", "advise", "promise", "show"}
)


@dataclass(slots=True)
class Content:
    """Positions of the content's tokens.

    drawn: positions of words that the cue takes along ("called for", "according to").
    """

    tokens: set[int]
    drawn: set[int] = field(default_factory=set[int])
    addressee: Token | None = None


_FORETOLD = frozenset({"pledge", "expectation", "intention", "wish", "fear", "demand"})
"""Classes of cues that speak of what was still to come."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A possible cue: its token, the frames it takes, whether it is a passive."""

    sentence: Sentence
    token: Token
    frames: Frames
    cues: CueTable
    passive: bool


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


def addressee_of(sentence: Sentence, verb: Token) -> Token | None:
    """Whom the words were said to: "told the group", "said to reporters"."""
    for child in sentence.children_of(verb, "dative", "dobj", "nsubjpass", "prep"):
        if child.dep == "prep" or (child.dep == "dative" and child.pos == "ADP"):
            if child.lower == "to" and lemma_of(verb) in {"say", "explain", "write", "speak", "talk", "confirm"}:
                return next((t for t in sentence.children_of(child, "pobj")), None)
        elif lemma_of(verb) in _ADDRESSEE_VERBS and (child.dep != "nsubjpass" or is_passive(sentence, verb)):
            return child
    return None


def clause(cue: Cue) -> Content | None:
    """ "said that ...": a finite clause; around "he said" the sentence that it interrupts."""
    sentence, verb = cue.sentence, cue.token
    heads = [
        c
        for c in sentence.children_of(verb, *_CLAUSE_DEPS)
        if (c.i < verb.i and not _leads_in(sentence, c)) or _is_clause(sentence, c)
    ]
    if cue.frames["clause"].name == "evidence":
        heads = [c for c in heads if lemma_of(c) not in cue.cues.verdicts]  # "found the clerk guilty" is a deed
    if cue.frames["clause"].name in _FORETOLD:  # "Three were killed: police say" stays theirs
        heads = [c for c in heads if not _before_a_colon(sentence, c, verb)]
    after = [c for c in heads if c.i > verb.i]
    if not after and _introduces_its_own(cue):
        heads = [c for c in heads if _is_quoted(sentence, c)]
    if after:
        heads = [c for c in heads if c.i > verb.i or _is_quoted(sentence, c) or _only_qualifies(sentence, after[0])]
    tokens = set[int]().union(*(_clause_tokens(cue, head) for head in heads))
    if heads and heads[0].i < verb.i:
        tokens = without_concession(sentence, tokens)
    if after:
        tokens |= _torn_off(cue, after[-1], tokens) | _subject_taken_for_an_object(cue, after[0])
    if lemma_of(verb) in _ADDRESSEE_VERBS:
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
            if child.lower in cue.frames and child.i == verb.i + 1 and not _is_time(sentence, child):
                return True
        elif child.dep == "xcomp" or child.pos != "PRON":
            return True
    return False


def _before_a_colon(sentence: Sentence, head: Token, verb: Token) -> bool:
    """ "It was an odd rally: nobody demanded anything": the clause before the colon stands for itself."""
    if head.i > verb.i:
        return False
    last = max(token.i for token in sentence.subtree_of(head))
    return last + 1 < verb.i and sentence.tokens[last + 1].text == ":"


def infinitive(cue: Cue) -> Content | None:
    """ "promised to ...": an infinitive, with the object that is to do it ("urged them to ...")."""
    sentence, verb = cue.sentence, cue.token
    heads = [
        c for c in sentence.children_of(verb, "xcomp", "ccomp", "advcl") if _is_infinitive(sentence, c) and c.i > verb.i
    ]
    heads = [c for c in heads if c.dep != "advcl" or cue.frames["infinitive"].name == "demand"]
    if not heads or (cue.frames["infinitive"].name == "appearance" and lemma_of(heads[0]) in cue.cues.verbs):
        return None  # "seemed to confirm that ...": they confirmed it, or seemed to
    tokens = _clause_tokens(cue, heads[0])
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
    return Content(_clause_tokens(cue, heads[0])) if heads else None


def is_gerund(sentence: Sentence, verb: Token) -> bool:
    """ "denied taking it", "denied having taken it"."""
    return verb.tag == "VBG" or any(t.lower == "having" for t in sentence.children_of(verb, "aux"))


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
                if c.i > verb.i and not _is_infinitive(sentence, c) and sentence.children_of(c, *SUBJECTS)
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
            tokens |= _clause_tokens(cue, child)
    for preposition in sentence.children_of(verb, "prep"):
        kept = preposition.lower in _KEPT_PREPOSITIONS or cue.frames["object"].name == "evidence"
        if preposition.i > verb.i and kept and not _tells_when_or_where(sentence, preposition):
            tokens |= subtree(sentence, preposition)
    for purpose in sentence.children_of(verb, "advcl"):
        if _is_infinitive(sentence, purpose) and min(subtree(sentence, purpose)) == max(tokens) + 1:
            tokens |= subtree(sentence, purpose)
    tokens = _without_aside(sentence, tokens, objects[0])
    if len(tokens) == 1 and objects[0].tag in {"WP", "WDT"} and objects[0].lower != "what":
        return None  # "the services that Marr demanded"
    return Content(tokens)


def _are_words(cue: Cue, offered: list[Token]) -> bool:
    """Whether words were offered ("offered an apology", "proposed a tax"), rather than a thing ("offers two rooms")."""
    if lemma_of(cue.token) != "offer":
        return True
    return any(lemma_of(t) in cue.cues.words_offered or _is_quoted(cue.sentence, t) for t in offered)


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
    heads = [c for c in cue.sentence.children_of(cue.token, "acl", "xcomp", "relcl") if _is_infinitive(cue.sentence, c)]
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
    if not heads or preposition.i < verb.i or _is_time(sentence, preposition):
        return None
    if preposition.lower == "as":
        return _taken_as(cue, preposition)
    tokens = _without_aside(sentence, subtree(sentence, preposition), preposition) - {preposition.i}
    if preposition.lower == "to":  # "referred to it as a loss"
        tokens |= _children_trees(sentence, [c for c in sentence.children_of(verb, "prep") if c.lower == "as"])
    for child in sentence.children_of(verb, "advcl", "xcomp"):
        if (
            child.i > preposition.i
            and _is_infinitive(sentence, child)
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


def _clause_tokens(cue: Cue, head: Token) -> set[int]:
    """The clause of `head` without what its speaker goes on to say by another cue, and without asides at its end."""
    sentence = cue.sentence
    found, stack = {head.i}, [head.i]
    while stack:
        for i in sentence.children[stack.pop()]:
            if i > cue.token.i and _after_a_closing_mark(sentence, sentence.tokens[i], cue.token):
                continue
            if i > cue.token.i and goes_on_saying(sentence, sentence.tokens[i], cue.token, cue.cues):
                continue
            found.add(i)
            stack.append(i)
    return _without_aside(sentence, found, head)


def _after_a_closing_mark(sentence: Sentence, token: Token, cue: Token) -> bool:
    """Whether `token` heads the writer's "when asked ..." after a quotation: "said, 'We will see,' when asked"."""
    tokens = sentence.tokens
    opening = [t.text for t in tokens[cue.i + 1 : cue.i + 3] if t.text not in {",", ":"}][:1]
    if token.dep not in {"advcl", "conj"} or not opening or opening[0] not in _OPENING_MARKS:
        return False
    first = min(subtree(sentence, token))
    if token.dep == "conj":
        if token.tag != cue.tag or token.tag not in {"VBD", "VBZ", "VBG"} or sentence.children_of(token, *SUBJECTS):
            return False
        first -= 1  # "said 'It is lost' and left"
        return tokens[first].tag == "CC" and tokens[first - 1].text in _CLOSING_MARKS
    return tokens[first].lower in _WHEN and tokens[first - 1].text in _CLOSING_MARKS


def goes_on_saying(sentence: Sentence, token: Token, cue: Token, cues: CueTable) -> bool:
    """Whether `token`, parsed as part of what `cue` introduces, is another cue of the same speaker.

    ", adding that ..." after a comma, and "said it was late and insisted that ..." in the tense of the first cue.
    """
    frames = cues.verbs.get(lemma_of(token), {})
    if not frames or sentence.children_of(token, *SUBJECTS):
        return False
    if token.tag == "VBG" and token.dep in {"advcl", "ccomp", "conj", "dep"}:
        if all(kind.no_speech or kind.name == "evidence" for kind in frames.values()):
            return False
        return sentence.tokens[token.i - 1].text == "," and bool(sentence.children_of(token, "ccomp", "dobj", "prep"))
    if token.dep != "conj" or token.tag != cue.tag or token.tag not in {"VBD", "VBZ"}:
        return False
    if sentence.head_of(token).tag == "VB":  # "said it would close and praised the crew": not "would praised"
        return True
    above = cues.verbs.get(lemma_of(sentence.head_of(token)), {}).get("clause")
    if above is not None and above.name == "evidence":
        return False  # "the union argued that the letter showed and proved ...": both are the letter's
    return any(kind.name == "speech" for kind in frames.values()) and bool(
        sentence.children_of(token, "ccomp", "dobj", "prep", "xcomp")
    )


def _without_aside(sentence: Sentence, found: set[int], head: Token) -> set[int]:
    """`found` without a relative clause set off by a comma at its end, which is the writer's own."""
    last = max(found)
    for i in sorted(found):
        token = sentence.tokens[i]
        if token.dep == "relcl" and token.i > head.i:
            clause_tokens = subtree(sentence, token)
            first = min(clause_tokens)
            if _is_quoted_of(sentence, token, clause_tokens):
                continue
            if max(clause_tokens) >= last - 1 and first > head.i and sentence.tokens[first - 1].text == ",":
                return found - clause_tokens
    return found


def _is_quoted_of(sentence: Sentence, verb: Token, clause_tokens: set[int]) -> bool:
    """Whether the speaker's own words stand in the relative clause: ", which “will help us all”"."""
    subjects = sentence.children_of(verb, "nsubj", "nsubjpass")
    marks = [n for n in clause_tokens if sentence.tokens[n].text in _OPENING_MARKS]
    near = bool(marks) and min(marks) - min(clause_tokens) <= 3
    return near and any(t.tag in {"WP", "WDT"} for t in subjects)


def without_concession(sentence: Sentence, found: set[int]) -> set[int]:
    """`found` without a concession at its beginning, the writer's own: "While few came, the hall was full, he said"."""
    first = min(found)
    opening = sentence.tokens[first]
    if opening.lower not in _CONCESSIONS or opening.dep != "mark" or first + 1 not in found:
        return found
    own = subtree(sentence, sentence.head_of(opening))
    rest = found - own
    quoted = first and sentence.tokens[first - 1].text in {"“", '"', "``", "''", "«"}
    return rest if rest and not quoted and max(own) < max(rest) else found


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
        return _without_aside(sentence, subtree(sentence, _clause_head(sentence, head)) - own, head)
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
        if child.i <= head.i or min(own) != max(tokens) + 1 or not _is_finite(sentence, child):
            continue
        if auxiliaries and not sentence.children_of(child, "mark", "advmod", "cc", *SUBJECTS):
            found |= own
    return found


def _subject_taken_for_an_object(cue: Cue, head: Token) -> set[int]:
    """ "say movement over the week is slow", read as "say movement": nobody is told, so that it is the subject."""
    sentence, verb = cue.sentence, cue.token
    if lemma_of(verb) in _ADDRESSEE_VERBS or sentence.children_of(head, "mark", *SUBJECTS):
        return set()
    for thing in sentence.children_of(verb, "dobj"):
        own = subtree(sentence, thing)
        if verb.i < min(own) and max(own) + 1 == min(subtree(sentence, head)) and _is_finite(sentence, head):
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


def _is_clause(sentence: Sentence, verb: Token) -> bool:
    return _is_finite(sentence, verb) or (not _is_infinitive(sentence, verb) and verb.tag != "VBG")


def _is_quoted(sentence: Sentence, before: Token) -> bool:
    """Whether a closing quotation mark follows the clause."""
    last = max(subtree(sentence, before))
    return any(t.text in {"”", '"', "''", "»", "’"} for t in sentence.tokens[last : last + 3])


def _only_qualifies(sentence: Sentence, after: Token) -> bool:
    """Whether the clause after the cue hangs on the one before it: "The law works, he said, because ..."."""
    return any(c.lower not in {"that", "whether", "if"} for c in sentence.children_of(after, "mark"))


def _is_finite(sentence: Sentence, verb: Token) -> bool:
    if verb.tag in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    return any(
        c.tag in {"MD", "VBD", "VBZ", "VBP"}
        for c in sentence.children_of(verb, "aux", "auxpass", "cop", "mark", "nsubj")
    )


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(c.lower == "to" and c.tag == "TO" for c in sentence.children_of(verb, "aux", "auxpass", "mark"))


def _is_time(sentence: Sentence, preposition: Token) -> bool:
    heads = sentence.children_of(preposition, "pobj")
    return bool(heads) and heads[0].entity in {"DATE", "TIME"}


def _tells_when_or_where(sentence: Sentence, preposition: Token) -> bool:
    """Whether the preposition tells when or through which medium it was said ("on Tuesday", "on social media")."""
    heads = sentence.children_of(preposition, "pobj")
    return _is_time(sentence, preposition) or (bool(heads) and preposition.lower == "on" and heads[0].lower in _MEDIA)


def _near(sentence: Sentence, verb: Token, preposition: Token) -> bool:
    """Whether only an object, a particle or an adverb stands between verb and preposition."""
    return preposition.i - verb.i <= 6 and not any(
        sentence.tokens[i].pos in {"VERB", "AUX"} for i in range(verb.i + 1, preposition.i)
    )
