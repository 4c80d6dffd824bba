"""How a predicate hangs in its sentence: what governs it, and by which link."""

from facta.model.sentence import Sentence, Token

_LINKS = {
    "ccomp": "complement", "xcomp": "infinitive", "advcl": "adverbial", "relcl": "relative", "acl": "participle",
    "amod": "participle", "csubj": "subject", "csubjpass": "subject", "nsubj": "subject", "nsubjpass": "subject",
    "dobj": "object", "obj": "object", "attr": "attribute", "acomp": "attribute", "oprd": "attribute",
    "pobj": "oblique", "pcomp": "oblique", "conj": "coordination", "compound": "modifier", "nmod": "modifier",
    "poss": "possessive", "appos": "apposition", "parataxis": "complement", "dative": "oblique",
    "npadvmod": "adverbial",
}  # fmt: skip


def embedding_of(token: Token, sentence: Sentence) -> tuple[int | None, str, str]:
    """The governing token's position, the link, and the subordinating word or preposition; of a root (None, "", "")."""
    if token.head == token.i:
        return None, "", _marker(token, sentence)
    head = sentence.head_of(token)
    link = _LINKS.get(token.dep, "")
    if token.dep in ("acl", "relcl") and token.tag == "VB" and any(t.tag == "TO" for t in sentence.children_of(token)):
        link = "infinitive"
    elif token.dep == "acl" and token.tag not in ("VBN", "VBG"):
        link = "complement"  # "the claim that ..."
    if token.dep in ("pobj", "pcomp"):
        word = head.lower
        while head.dep in ("prep", "agent", "dative", "pcomp") and head.head != head.i and head.pos in ("ADP", "SCONJ"):
            head = sentence.head_of(head)
        return head.i, link, word
    return head.i, link, _marker(token, sentence)


def _marker(token: Token, sentence: Sentence) -> str:
    for child in sentence.children_of(token):
        if child.i > token.i:
            break
        if child.dep == "mark" or (child.dep == "advmod" and child.tag == "WRB"):
            return child.lower
        if child.dep == "prep" and child.lower in ("without",):
            return child.lower
    return ""
