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
_ANY = frozenset({"a", "an", "any", "every", "each", "no"})
_ANYBODY = frozenset("anyone anybody everyone everybody whoever those nobody people persons".split())
_PARTICULAR = frozenset("he she they him her them i we me us".split())
_DUE = frozenset("can could may might must should shall will would need_to have_to".split())
_WHENEVER = frozenset({"when", "whenever", "where", "wherever"})
_STANDING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_SET_DOWN = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC", "PERSON", "CARDINAL"})


def is_generic(clause: Clause, sentence: Sentence, clause_at: dict[tuple[int, int], Clause]) -> bool:
    """Whether the clause tells a rule or habit: "can still end a case", "it is rare to permit", "who takes bribes"."""
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
    if any(_is_of_whoever(c, sentence, clause_at) or _is_of_doing_it(c, sentence, clause_at) for c in levels):
        return True
    if any(_is_done_to_whoever(c, sentence) for c in levels):
        return True
    finite = next((c for c in levels if c.tense in ("present", "past", "future")), None)
    if finite is None or finite.tense != "present":
        return False
    return any(_is_habit(c, sentence) for c in levels) or (_by_rule(sentence) and _is_of_anybody(finite, sentence))


def _is_of_whoever(clause: Clause, sentence: Sentence, clause_at: dict[tuple[int, int], Clause]) -> bool:
    """ "A mayor who takes bribes must resign", "when a guard beats a prisoner, a report is due": nobody in particular.

    Not of who is told by name to be one ("Orr is a man who takes bribes"), nor of what has happened ("a guard who beats
    prisoners was filmed").
    """
    token = sentence.tokens[clause.predicate]
    if clause.embedded_by is None:
        return False
    one = sentence.tokens[clause.embedded_by]
    if clause.embedding == "relative":
        simple = clause.tense == "present" and not clause.modals and not _is_perfect(token, sentence)
        if not simple or one.dep not in _STANDING or not _is_anybody(one, sentence):
            return False
        return _is_timeless(_above(one, sentence, clause_at), sentence)
    if clause.embedding == "participle" and token.tag == "VBN" and one.lower in _ANYBODY | {"person"}:
        specific = any(t.entity in _SET_DOWN for t in sentence.subtree_of(one))
        upper = _above(one, sentence, clause_at)
        due = upper is not None and (not _DUE.isdisjoint(upper.modals) or upper.lemma in ("lose", "face", "forfeit"))
        return due and not specific and _is_anybody(one, sentence) and _is_timeless(upper, sentence)
    if clause.embedding == "adverbial" and clause.marker in _WHENEVER and clause.tense == "present":
        names = [sentence.tokens[a.head] for a in clause.arguments if a.function in ("subject", "object")]
        anybody = any(_is_anybody(t, sentence) for t in names) and not any(_is_set_down(t, sentence) for t in names)
        return anybody and not clause.modals and _is_timeless(clause_at.get((sentence.index, one.i)), sentence)
    return False


def _is_done_to_whoever(clause: Clause, sentence: Sentence) -> bool:
    """ "Those who carry no card are fined", "residents who film the police are arrested": whoever they are."""
    token = sentence.tokens[clause.predicate]
    if clause.kind != "verb" or clause.tense != "present" or clause.modals or _is_perfect(token, sentence):
        return False
    for argument in clause.arguments_as("object"):
        noun = sentence.tokens[argument.head]
        relative = next(iter(sentence.children_of(noun, "relcl")), None)
        if noun.head == token.i and relative is not None and _is_anybody(noun, sentence):
            auxiliaries = sentence.children_of(relative, "aux", "auxpass") or [relative]
            if all(t.tag in ("VBZ", "VBP") for t in auxiliaries) and not _is_perfect(relative, sentence):
                return True
    return False


def _is_of_doing_it(clause: Clause, sentence: Sentence, clause_at: dict[tuple[int, int], Clause]) -> bool:
    """ "To take bribes is a crime", "killing a guard carries twenty years"."""
    token = sentence.tokens[clause.predicate]
    if token.dep != "csubj" or token.tag not in ("VB", "VBG") or clause.embedded_by is None:
        return False
    return _is_timeless(clause_at.get((sentence.index, clause.embedded_by)), sentence)


def _above(noun: Token, sentence: Sentence, clause_at: dict[tuple[int, int], Clause]) -> Clause | None:
    """The finite clause that a noun stands in."""
    for token in sentence.ancestors_of(noun):
        clause = clause_at.get((sentence.index, token.i))
        if clause is not None and clause.kind != "noun" and clause.tense in ("present", "past", "future"):
            return clause
    return None


def _is_timeless(clause: Clause | None, sentence: Sentence) -> bool:
    """Whether the clause is in the simple present, or tells what is due or would be."""
    if clause is None:
        return False
    if not _DUE.isdisjoint(clause.modals) or clause.tense == "future":
        return True
    token = sentence.tokens[clause.predicate]
    return clause.tense == "present" and not _is_perfect(token, sentence)


def _is_anybody(noun: Token, sentence: Sentence) -> bool:
    """Whether the phrase is of nobody in particular: "a mayor", "any officer", "mayors", "those"."""
    if noun.lower in _ANYBODY:
        return True
    before = sentence.children_of(noun, "det", "poss", "nummod")
    if noun.pos != "NOUN" or any(t.dep != "det" or t.lower not in _ANY for t in before):
        return False
    return bool(before) or noun.tag == "NNS"


def _is_set_down(noun: Token, sentence: Sentence) -> bool:
    """Whether the phrase is of somebody or something in particular."""
    if noun.pos == "PROPN" or (noun.pos == "PRON" and noun.lower not in _ANYBODY):
        return True
    before = sentence.children_of(noun, "det", "poss", "nummod")
    return any(t.dep != "det" or t.lower not in _ANY for t in before)


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
    below += [t for p in sentence.children_of(token, "prep") for t in sentence.children_of(p, "pobj")]
    return any(t.lower in _EVERY for time in below for t in sentence.children_of(time, "det"))


def _by_rule(sentence: Sentence) -> bool:
    """ "Under current laws", "by law": words that put the whole sentence under a rule."""
    for token in sentence.tokens:
        if token.lemma in _RULE_NOUNS and token.dep == "pobj" and sentence.head_of(token).lower in ("under", "by"):
            return True
    return False


def _is_of_anybody(clause: Clause, sentence: Sentence) -> bool:
    """Whether the clause is of nobody in particular, and of no time: not "is held under an emergency law"."""
    token = sentence.tokens[clause.predicate]
    if _is_perfect(token, sentence) or any(t.lower == "being" for t in sentence.children_of(token, "auxpass")):
        return False
    heads = [sentence.tokens[a.head] for a in clause.arguments if a.function in ("subject", "object", "indirect")]
    return not any(_is_one_in_particular(head, sentence) for head in heads)


def _is_one_in_particular(noun: Token, sentence: Sentence) -> bool:
    """Whether the phrase is "she", a person's name, "three people", "the two"."""
    if noun.pos == "PRON":
        return noun.lower in _PARTICULAR
    return noun.entity == "PERSON" or noun.pos == "NUM" or bool(sentence.children_of(noun, "nummod"))


def _is_perfect(token: Token, sentence: Sentence) -> bool:
    return any(t.lemma == "have" for t in sentence.children_of(token, "aux")) or (
        token.tag == "VBG" and any(t.lemma == "be" for t in sentence.children_of(token, "aux"))
    )


def _is_definite_future(token: Token, sentence: Sentence) -> bool:
    return any(t.entity in ("DATE", "TIME") for t in sentence.children_of(token, "npadvmod"))
