"""Mistakes that parsers make often, put right in the tree.

Whose deed a coordinated verb tells: in "The court convicted him of hiding the file and sentenced him" the parser may
join "sentenced" to "hiding", and then the convict would sentence himself. A finite verb is coordinated with a finite
one, so it goes up to the verb that governs the gerund or the infinitive; so does a participle joined to a gerund.
A clause of content read as a relative one: in "the lie that he took bribes" the parser may make of "that" a second
object, and then he took the lie.
What somebody says through another, read as told of that one: "denied through a lawyer that she had threatened him".
What somebody is, read as the next name's adjective: "neighbours are certain Orr did it".
An auxiliary before its subject, read as the verb: "nor, she said, had anybody been beaten".
A preposition joined to the one before it: in "charged with theft and with bribery" both go to the charge.
Where somebody was, read as who did it: "was left beaten by the road".
What measures a number, read as an answer: "no fewer than twelve people were arrested".
"""

from facta.model.sentence import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


_FRONTED = frozenset({"nor", "neither", "never", "not", "no", "nowhere", "hardly", "scarcely", "barely"})
_PREPOSITIONAL = frozenset({"prep", "agent", "dative"})
_BESIDE = frozenset("road roadside wayside river door gate wall fence window sea lake bridge side".split())
"""What "by" stands before to tell where."""
_MEASURES = frozenset({"fewer", "less", "more", "later", "earlier", "other"})
_THROUGH = frozenset({"to", "through", "via", "from", "with"})
_CONVINCED = frozenset("certain sure positive convinced confident adamant sceptical skeptical doubtful".split())
_OF_TWO_OBJECTS = frozenset(
    "give send tell show offer pay teach hand lend owe grant award deny ask bring buy cost promise read sell throw "
    "wish write call name find make get do leave save serve order refuse".split()
)


def repaired(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences, with what the parser commonly mistakes put right."""
    return tuple(
        _with_verbs_moved_up(_with_states(_with_contents(_with_auxiliaries(_with_small_words(sentence)))))
        for sentence in sentences
    )


def _with_small_words(sentence: Sentence) -> Sentence:
    """Prepositions side by side under what both belong to; a "no" before "fewer than" under that."""
    changed: dict[int, Token] = {}
    for token in sentence.tokens:
        if (first := _preposition_before(sentence, token)) is not None:
            first = changed.get(first.i, first)
            changed[token.i] = token._replace(dep=first.dep, head=first.head)
        elif token.dep == "agent" and any(t.lower in _BESIDE for t in sentence.children_of(token, "pobj")):
            changed[token.i] = token._replace(dep="prep")
        elif token.lower == "no" and token.dep in ("intj", "neg", "advmod") and token.i + 2 < len(sentence.tokens):
            after, than = sentence.tokens[token.i + 1 : token.i + 3]
            if after.lower in _MEASURES and than.lower == "than":
                changed[token.i] = token._replace(dep="advmod", head=after.i)
    return _with(sentence, [changed.get(t.i, t) for t in sentence.tokens]) if changed else sentence


def _preposition_before(sentence: Sentence, token: Token) -> Token | None:
    """The preposition with which this one is coordinated: "with theft and with bribery", "not of this but of that"."""
    if token.pos not in ("ADP", "SCONJ") or token.dep not in ("conj", "prep"):
        return None
    first = sentence.head_of(token)
    if token.dep == "prep":
        if first.dep != "cc":
            return None
        first = sentence.head_of(first)
        if first.pos not in ("ADP", "SCONJ"):
            same = [t for t in sentence.children_of(first, "prep") if t.i < token.i and t.lower == token.lower]
            first = same[-1] if same else first
    joined = first.i < token.i and first.pos in ("ADP", "SCONJ") and first.dep in (*_PREPOSITIONAL, "conj")
    return first if joined else None


def _with_auxiliaries(sentence: Sentence) -> Sentence:
    """An auxiliary that opens a clause before its subject, behind "nor" or "never", belongs to the verb below it."""
    for token in sentence.tokens:
        if token.lemma not in ("have", "do", "be") or token.dep != "ROOT":
            continue
        before = [*sentence.tokens[:1], *sentence.children_of(token, "cc", "advmod", "neg")]
        fronted = any(t.lower in _FRONTED and t.i < token.i for t in before)
        verb = next((t for t in sentence.children_of(token, "ccomp") if t.i > token.i), None)
        own = sentence.children_of(token, "nsubj", "nsubjpass", "dobj", "attr", "acomp")
        if not fronted or verb is None or own or not _has_subject_between(sentence, token, verb):
            continue
        moved = [
            t._replace(head=verb.i, dep="aux" if t.i == token.i else t.dep) if token.i in (t.head, t.i) else t
            for t in sentence.tokens
        ]
        moved[verb.i] = verb._replace(head=verb.i, dep="ROOT")
        return _with(sentence, moved)
    return sentence


def _has_subject_between(sentence: Sentence, auxiliary: Token, verb: Token) -> bool:
    return any(auxiliary.i < t.i < verb.i for t in sentence.children_of(verb, "nsubj", "nsubjpass"))


def _with_contents(sentence: Sentence) -> Sentence:
    """A clause behind a noun whose "that" can be no object of it is the noun's content."""
    changed: dict[int, str] = {}
    governor: dict[int, int] = {}
    for token in sentence.tokens:
        if token.dep == "relcl" and (verb := _verb_said_through(sentence, token)) is not None:
            behind = next(t for t in sentence.children_of(token) if t.lower == "that" and t.i < token.i)
            changed |= {token.i: "ccomp", behind.i: "mark"}
            governor[token.i] = verb.i
            continue
        if token.dep == "relcl" and token.lemma.lower() not in _OF_TWO_OBJECTS:
            that = next((t for t in sentence.children_of(token, "dobj") if t.lower == "that" and t.i < token.i), None)
            if that is not None and _has_its_objects(sentence, token):
                changed |= {token.i: "acl", that.i: "mark"}
    if not changed:
        return sentence
    tokens = [t._replace(dep=changed.get(t.i, t.dep), head=governor.get(t.i, t.head)) for t in sentence.tokens]
    return _with(sentence, tokens)


def _verb_said_through(sentence: Sentence, token: Token) -> Token | None:
    """The verb that takes the clause, where a noun behind "to", "through" or "from" cannot: "told a friend of his"."""
    noun = sentence.head_of(token)
    preposition = sentence.head_of(noun)
    verb = sentence.head_of(preposition)
    if noun.dep != "pobj" or preposition.lower not in _THROUGH or verb.pos != "VERB" or noun.lemma.lower() == "fact":
        return None
    that = [t for t in sentence.children_of(token) if t.lower == "that" and t.i < token.i]
    own = [t for t in sentence.children_of(token, "nsubj", "nsubjpass") if t.lower != "that"]
    if not that or not own:
        return None
    filled = that[0].dep in ("mark", "dative", "advmod")
    if that[0].dep == "dobj":  # not "spoke to a man that the guards had beaten"
        filled = token.lemma.lower() not in _OF_TWO_OBJECTS and _has_its_objects(sentence, token)
    return verb if filled and sentence.children_of(verb, "nsubj", "nsubjpass") else None


def _has_its_objects(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb has an object behind it, or is passive with a subject, and so wants no other."""
    behind = [t for t in sentence.children_of(verb, "dobj") if t.i > verb.i]
    passive = sentence.children_of(verb, "auxpass") and sentence.children_of(verb, "nsubjpass")
    return bool(behind or passive)


def _with_states(sentence: Sentence) -> Sentence:
    """ "Are certain Orr did it": the adjective right behind "be" goes to it, not to the name of who did."""
    tokens = sentence.tokens
    for token in tokens:
        before = tokens[token.i - 1] if token.i else token
        if token.dep != "amod" or token.lower not in _CONVINCED or before.lemma not in ("be", "remain", "feel", "seem"):
            continue
        verb = tokens[tokens[token.head].head]
        if tokens[token.head].dep in ("nsubj", "nsubjpass") and verb.dep == "ccomp" and verb.head == before.i:
            moved = token._replace(dep="acomp", head=before.i)
            return _with(sentence, [moved if t.i == token.i else t for t in tokens])
    return sentence


def _with(sentence: Sentence, tokens: list[Token]) -> Sentence:
    return Sentence(sentence.index, sentence.paragraph, tuple(tokens))


def _with_verbs_moved_up(sentence: Sentence) -> Sentence:
    tokens = sentence.tokens
    moved = {
        token.i: above.i
        for token in tokens
        if token.dep == "conj"
        and (token.tag in _FINITE or _is_participle_beside_a_gerund(sentence, token))
        and _is_bare(sentence, tokens[token.head])
        and (above := _finite_above(sentence, tokens[token.head])) is not None
    }
    if not moved:
        return sentence
    for number, governor in tuple(moved.items()):  # the "and" before it goes along
        joined = tokens[number].head
        links = [i for i in sentence.children[joined] if tokens[i].dep == "cc" and i < number]
        moved |= dict.fromkeys(links[-1:], governor)
    return _with(sentence, [token._replace(head=moved.get(token.i, token.head)) for token in tokens])


def _is_participle_beside_a_gerund(sentence: Sentence, token: Token) -> bool:
    """ "Was cleared of beating him but convicted of threatening him", with "convicted" joined to "beating"."""
    joined = sentence.tokens[token.head]
    own = sentence.children_of(token, "aux", "auxpass", "nsubj", "nsubjpass")
    above = _finite_above(sentence, joined)
    return token.tag == "VBN" and joined.tag == "VBG" and not own and above is not None and above.tag == "VBN"


def _is_bare(sentence: Sentence, token: Token) -> bool:
    """A gerund or an infinitive: no auxiliary gives it a tense."""
    if token.tag not in {"VBG", "VB"}:
        return False
    helpers = [sentence.tokens[i] for i in sentence.children[token.i] if sentence.tokens[i].dep in {"aux", "auxpass"}]
    return all(helper.tag == "TO" for helper in helpers) and (token.tag == "VBG" or bool(helpers))


def _finite_above(sentence: Sentence, token: Token) -> Token | None:
    """The nearest verb above that has a tense of its own."""
    while token.head != token.i:
        token = sentence.tokens[token.head]
        below = (sentence.tokens[i] for i in sentence.children[token.i])
        if token.tag in _FINITE or any(b.dep in {"aux", "auxpass"} and b.tag in _FINITE for b in below):
            return token
    return None
