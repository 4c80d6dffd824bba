"""A mistake that parsers make often, put right in the tree: whose deed a coordinated verb tells.

In "The court convicted him of hiding the file and sentenced him" the parser may join "sentenced" to "hiding", and then
the convict would sentence himself. A finite verb is coordinated with a finite one, so it goes up to the verb that
governs the gerund or the infinitive.
"""

from facta.model.sentence import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def repaired(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences, those with a finite verb joined to a gerund or an infinitive with that verb moved up."""
    return tuple(_repaired(sentence) for sentence in sentences)


def _repaired(sentence: Sentence) -> Sentence:
    tokens = sentence.tokens
    moved = {
        token.i: above.i
        for token in tokens
        if token.dep == "conj"
        and token.tag in _FINITE
        and _is_bare(sentence, tokens[token.head])
        and (above := _finite_above(sentence, tokens[token.head])) is not None
    }
    if not moved:
        return sentence
    for number, governor in tuple(moved.items()):  # the "and" before it goes along
        joined = tokens[number].head
        links = [i for i in sentence.children[joined] if tokens[i].dep == "cc" and i < number]
        moved |= dict.fromkeys(links[-1:], governor)
    return Sentence(
        sentence.index,
        sentence.paragraph,
        tuple(token._replace(head=moved.get(token.i, token.head)) for token in tokens),
    )


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
