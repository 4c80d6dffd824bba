"""The walk: from an act's trigger up to the root of its sentence.

First the trigger's own auxiliaries, adverbs and modifiers, then each predicate that governs it. The first level that
takes the act out of what simply happened names its modality; a denial or a condition further out still weighs in. In
doubt, it is alleged.
"""

from facta.codebook.lexicon.embedding import embedding
from facta.codebook.lexicon.english import english
from facta.coding.modality.own_words import DONE_BY_SAYING, take_own_words
from facta.coding.modality.scenes import scene_of
from facta.coding.modality.standing import Level, Standing, State
from facta.coding.modality.steps import step, step_of_presupposed
from facta.coding.modality.surroundings import ClauseAt, Surroundings
from facta.coding.token_forms import asks_by_a_word, has_to, is_bare, is_gerund
from facta.model.act import Modality
from facta.model.clause import Clause
from facta.model.sentence import Sentence, Token

LEVELS = 15
"""How far up a sentence is read; no grammar needs more."""
_UNTIL = frozenset({"until", "till"})
_AT_PRESS = frozenset("time press publication report filing now then today yesterday hour deadline".split())
"""Up to when a report knows: "no answer came until press time"."""
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_APART = frozenset({"complement", "relative"})
"""Links past which a story told above is not this act's: "said in the film that police had arrested him"."""


def standing_of(clause: Clause, sentence: Sentence, clause_at: ClauseAt) -> Standing:
    """How the act that `clause` names stands in its sentence."""
    around = Surroundings(sentence, clause_at, embedding(), english())
    state = State(negated=clause.negated, by="negated_by_not" if clause.negated else "", trigger=clause.predicate)
    take_own_words(around, clause, state)
    if clause.negated and _came_later(sentence, sentence.tokens[clause.predicate]):
        state.negated = False
        state.becomes(Modality.HYPOTHETICAL, "not_until_then")
    if _is_misread_imperative(sentence, clause):
        state.becomes(Modality.PLANNED, "imperative")
    _climb(around, state, sentence.tokens[clause.predicate], clause)
    if state.modality is Modality.ASSERTED and _turned_out_untrue(around, sentence.tokens[clause.predicate]):
        state.becomes(Modality.ALLEGED, "turned_out_untrue")
    if not state.negated and (_names_one_of_several(clause, sentence) or _is_one_of_two_deeds(clause, sentence)):
        state.becomes(Modality.ALLEGED, "one_or_the_other")
    if _is_so_or_not(clause, sentence):
        state.becomes(Modality.ALLEGED, "so_or_not")
    if (told := _under_a_misread_verb(around, sentence.tokens[clause.predicate])) is not None:
        state.becomes(told, "gerund_behind_a_verb_read_as_a_noun")
    by = state.by or "no_rule_applies"
    return Standing(state.modality, state.negated, by, state.attempted, state.intended, state.as_purpose)


def _climb(around: Surroundings, state: State, token: Token, clause: Clause) -> None:
    """Let `state` take on what each level above `token` says, up to the root."""
    link, marker, above = clause.embedding, clause.marker, clause.embedded_by
    seen: set[int] = {token.i}
    presupposed = False
    conditional = around.has_condition(token)
    _take_scene(around, state, token)
    while above is not None and above not in seen and len(seen) < LEVELS:
        seen.add(above)
        governor = around.sentence.tokens[above]
        level = Level(token, link, marker, governor, around.clause_of(governor))
        if presupposed:
            step_of_presupposed(around, state, level)
        else:
            presupposed = not step(around, state, level)
            conditional |= not presupposed and around.has_condition(governor)
        if clause.marker == "without" and level.is_negated:
            state.negated = False
            state.becomes(Modality.HYPOTHETICAL, "negated_without_it")
        if link not in _APART:
            _take_scene(around, state, governor)
        token = governor
        link, marker, above = around.above(token)
    if above is None and not presupposed:
        _at_root(around, state, token)
    if (conditional and state.modality is Modality.PLANNED) or _is_so_on_a_condition(around, state, clause):
        state.modality, state.by = Modality.HYPOTHETICAL, "under_a_condition"


def _names_one_of_several(clause: Clause, sentence: Sentence) -> bool:
    """ "Orr or Lund did it", "arrested Orr or Lund": of neither is it told."""
    if "or" not in sentence.words:
        return False
    for argument in clause.arguments:
        noun = sentence.tokens[argument.head]
        other = sentence.head_of(noun)
        if argument.via != "coordination" or noun.dep != "conj" or _NAMED.isdisjoint((noun.entity, other.entity)):
            continue
        if any(t.lower in ("or", "and/or") and t.i < noun.i for t in sentence.children_of(other, "cc")):
            return True
    return False


def _came_later(sentence: Sentence, verb: Token) -> bool:
    """ "Was not charged until May": it may have been then; not "had not been", "until now", "until press time"."""
    auxiliaries = sentence.children_of(verb, "aux", "auxpass")
    if not sentence.children_of(verb, "neg") or not any(
        t.tag == "VBD" and t.lemma in ("do", "be") for t in auxiliaries
    ):
        return False
    for beside in sentence.children_of(verb, "prep", "advcl"):
        if beside.dep == "advcl" and any(t.lower in _UNTIL for t in sentence.children_of(beside, "mark")):
            return True
        times = sentence.children_of(beside, "pobj") if beside.lower in _UNTIL else []
        if any(t.lemma.lower() not in _AT_PRESS for t in times):
            return True
    return False


def _is_one_of_two_deeds(clause: Clause, sentence: Sentence) -> bool:
    """ "Either arrested or threatened Orr": of one person, neither is told; "dozens were hurt or killed": both are."""
    if "or" not in sentence.words or clause.kind != "verb":
        return False
    verb = sentence.tokens[clause.predicate]
    first = sentence.head_of(verb) if verb.dep == "conj" else verb
    beside = [t for t in sentence.children_of(first, "conj") if t.pos == "VERB"]
    linked = any(t.lower == "or" and t.i > first.i for t in sentence.children_of(first, "cc"))
    if first.pos != "VERB" or not beside or not linked or verb.i > max(t.i for t in beside):
        return False
    whom = [sentence.tokens[a.head] for a in clause.arguments_as("object")]
    whom += [t for v in (first, *beside) for t in sentence.children_of(v, "dobj")]
    return any(t.tag in ("NNP", "NN", "PRP") and t.lower not in ("them", "they", "us", "we") for t in whom)


def _turned_out_untrue(around: Surroundings, trigger: Token) -> bool:
    """ "News of his arrest turned out to be a hoax": what stands in the subject of what was untrue."""
    for token in (trigger, *around.sentence.ancestors_of(trigger)):
        if token.dep not in ("nsubj", "nsubjpass"):
            continue
        said = [t for t in around.sentence.subtree_of(around.sentence.head_of(token)) if t.i > token.i]
        called = (t for t in said if t.dep in ("attr", "acomp", "oprd"))
        return any(t.lemma.lower() in around.table.untrue for t in called)
    return False


def _is_so_or_not(clause: Clause, sentence: Sentence) -> bool:
    """ "Had beaten the driver, or not": nothing is told."""
    if "or" not in sentence.words:
        return False
    tokens = sentence.tokens
    follows = (t for t in tokens[clause.predicate + 1 : -1] if t.lower == "or" and tokens[t.i + 1].lower == "not")
    return any(t.i + 2 == len(tokens) or tokens[t.i + 2].pos == "PUNCT" for t in follows)


def _is_so_on_a_condition(around: Surroundings, state: State, clause: Clause) -> bool:
    """ "Comes into force in May unless the county objects"."""
    token = around.sentence.tokens[clause.predicate]
    present = clause.kind == "verb" and clause.tense == "present" and not around.sentence.children_of(token, "aux")
    if not present or around.table.clauses.get(clause.lemma, "inherits") != "inherits":  # "threatens to strike if"
        return False
    return state.modality is Modality.ASSERTED and around.has_condition(token)


def _is_misread_imperative(sentence: Sentence, clause: Clause) -> bool:
    """ "Arrest Orr!", with the verb read as part of the name."""
    first = sentence.tokens[0]
    before_a_name = clause.predicate == first.i and clause.kind == "noun" and first.dep in ("compound", "nmod")
    return before_a_name and (first.tag == "VB" or sentence.tokens[-1].lower == "!")


def _take_scene(around: Surroundings, state: State, token: Token) -> None:
    scene = scene_of(around, token)
    if scene is not None:
        state.becomes(scene.value, scene.by)


def _at_root(around: Surroundings, state: State, token: Token) -> None:
    """What the form of the whole sentence says: a question, a headline's infinitive, an imperative."""
    tokens = around.sentence.tokens
    if "?" in (tokens[-1].lower, tokens[max(0, len(tokens) - 2)].lower):
        if not asks_by_a_word(token, around.sentence):
            state.becomes(Modality.HYPOTHETICAL, "yes_no_question")
    elif any(t.lower == "if" for t in around.sentence.children_of(token, "mark")):
        state.becomes(Modality.HYPOTHETICAL, "if_only")
    elif token.tag == "VB" and has_to(token, around.sentence):
        state.becomes(Modality.PLANNED, "headline_infinitive")
    elif any(t.lower == "that" for t in around.sentence.children_of(token, "mark")):
        state.becomes(Modality.ALLEGED, "a_that_clause_read_as_the_sentence")
    elif is_bare(token, around.sentence) and token.lemma.lower() not in DONE_BY_SAYING:
        state.becomes(Modality.PLANNED, "imperative")


def _under_a_misread_verb(around: Surroundings, token: Token) -> Modality | None:
    """ "The warden disputes having beaten him", with the verb of denying read as a noun."""
    if not is_gerund(token, around.sentence):
        return None
    first = min((t.i for t in around.sentence.children_of(token, "aux", "auxpass")), default=token.i)
    before = around.sentence.tokens[max(0, first - 1)]
    whose = around.sentence.children_of(before, "det", "poss", "amod", "nummod")
    if before.tag != "NNS" or (whose and not around.sentence.children_of(before, "compound")):
        return None  # "the disputes involving"; but "the warden disputes", of one compound
    denied = around.table.clauses.get(before.lemma) == "denied"
    return Modality.DENIED if denied else None
