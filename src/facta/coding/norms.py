"""Norms: what a report says of how things go by rule or habit, apart from what happened."""

from facta.model.clause import Clause
from facta.model.sentence import Sentence, Token

_HABIT = frozenset(
    "often usually always sometimes routinely regularly generally frequently typically normally rarely seldom commonly "
    "habitually customarily ever annually".split()
)
_RULE_NOUNS = frozenset({"law", "rule", "code", "regulation", "legislation", "constitution", "system"})
_RULE_ADJECTIVES = frozenset(
    {"rare", "common", "usual", "unusual", "customary", "legal", "illegal", "unlawful", "normal"}
)
_EVERY = frozenset({"every", "each"})


def is_generic(clause: Clause, sentence: Sentence, clause_at: dict[tuple[int, int], Clause]) -> bool:
    """Whether the clause tells a rule or habit: "can still end a case", "it is rare to permit"."""
    levels = [clause]
    seen = {clause.predicate}
    while len(levels) < 5:
        above = levels[-1].embedded_by
        if above is None or above in seen or levels[-1].embedding in ("relative", "complement"):
            break
        upper = clause_at.get((sentence.index, above))
        if upper is None:
            break
        seen.add(above)
        levels.append(upper)
    finite = next((c for c in levels if c.tense in ("present", "past", "future")), None)
    if finite is None or finite.tense != "present":
        return False
    return any(_is_habit(c, sentence) for c in levels) or _by_rule(sentence)


def _is_habit(clause: Clause, sentence: Sentence) -> bool:
    token = sentence.tokens[clause.predicate]
    if clause.tense == "present" and {"can", "may"} & set(clause.modals) and not clause.negated:
        return not _is_definite_future(token, sentence)
    if clause.lemma in _RULE_ADJECTIVES and clause.kind == "adjective":
        return True
    if clause.lemma == "be" and any(t.lemma in _RULE_ADJECTIVES for t in sentence.children_of(token, "acomp")):
        return True
    if not {"will", "would", "shall"}.isdisjoint(clause.modals):
        return False  # "promised that they would patrol every night": meant, not a habit
    if clause.tense == "present" and token.tag in ("VBZ", "VBP", "VB", "VBN") and not _is_perfect(token, sentence):
        return bool(_HABIT & set(clause.adverbs)) or _every_year(token, sentence)
    return False


def _every_year(token: Token, sentence: Sentence) -> bool:
    below = sentence.children_of(token, "npadvmod")
    return any(t.lower in _EVERY for time in below for t in sentence.children_of(time))


def _by_rule(sentence: Sentence) -> bool:
    """ "Under current laws", "by law": words that put the whole sentence under a rule."""
    for token in sentence.tokens:
        if token.lemma in _RULE_NOUNS and token.dep == "pobj" and sentence.head_of(token).lower in ("under", "by"):
            return True
    return False


def _is_perfect(token: Token, sentence: Sentence) -> bool:
    return any(t.lemma == "have" for t in sentence.children_of(token, "aux")) or (
        token.tag == "VBG" and any(t.lemma == "be" for t in sentence.children_of(token, "aux"))
    )


def _is_definite_future(token: Token, sentence: Sentence) -> bool:
    return any(t.entity in ("DATE", "TIME") for t in sentence.children_of(token, "npadvmod"))
