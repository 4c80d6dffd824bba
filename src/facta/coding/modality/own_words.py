"""Own words: what a trigger's own auxiliaries, adverbs and modifiers say of it."""

from facta.coding.modality.futurate import lies_ahead
from facta.coding.modality.standing import MADE, State
from facta.coding.modality.surroundings import Surroundings
from facta.coding.token_forms import has_to, is_subjunctive, is_yet_to
from facta.model.act import Modality
from facta.model.clause import Clause
from facta.model.sentence import Token

DONE_BY_SAYING = frozenset(
    "thank hope wish congratulate welcome invite admit confess wonder say ask add announce apologize apologise stress "
    "note point_out remind appeal assure".split()
)
"""Verbs by which somebody does what they say: "thank you", "I would like to invite", "I have to admit"."""
_ONLY_MOVED = frozenset({"call", "move"})
_MOTIONS = frozenset("adjourn amend defer delete insert reconsider refer strike table".split())
_DUTIES = frozenset({"must", "should", "need_to", "ought_to", "ought"})
_POLITE = frozenset({"like", "love", "hate", "argue", "say", "see", "hear", "feel", "help", "tell", "think"})


def take_own_words(around: Surroundings, clause: Clause, state: State) -> None:
    """Let `state` take on what the words of `clause` itself say."""
    modals: tuple[str, ...] = tuple(clause.modals)
    if is_yet_to(around.sentence.tokens[clause.predicate], around.sentence):
        state.is_not_so("negated_by_yet_to")
        modals = tuple(modal for modal in modals if modal not in ("have_to", "be_to"))
    for modal in modals:
        _take_modal(around, modal, clause, state)
    if is_subjunctive(around.sentence.tokens[clause.predicate], around.sentence):
        state.becomes(Modality.HYPOTHETICAL, "subjunctive_behind_that")
    if clause.tense == "future" or around.is_going_to(around.sentence.tokens[clause.predicate]):
        state.becomes(Modality.PLANNED, "planned_by_future_auxiliary", intended=True)
    if clause.tense in ("present", "participle", "") and lies_ahead(around, clause):
        state.becomes(Modality.PLANNED, "set_for_a_time_to_come", intended=True)
    if clause.kind == "verb" and clause.lemma in _ONLY_MOVED:
        _take_only_moved(around, clause, state)
    before = around.sentence.tokens[max(0, clause.predicate - 2) : clause.predicate]
    for word in (*clause.adverbs, " ".join(t.lower for t in before)):
        made = around.table.adverbs.get(word)
        if made is not None:
            state.becomes(MADE[made], f"adverb_{word}")
    if clause.kind == "verb" and clause.lemma in around.table.ahead:
        _take_what_lies_ahead(around, clause, state)
    if clause.kind == "noun":
        take_modifiers(around, around.sentence.tokens[clause.predicate], state)


def _take_only_moved(around: Surroundings, clause: Clause, state: State) -> None:
    """ "Called a rally for Saturday": to be held; "moved to strike clause 4": a motion."""
    verb = around.sentence.tokens[clause.predicate]
    if clause.lemma == "call":
        called = [t for t in around.sentence.children_of(verb, "dobj") if t.lemma.lower() in around.table.arranged]
        definite = any(t.lower != "a" for noun in called for t in around.sentence.children_of(noun, "det"))
        if called and not definite:
            state.becomes(Modality.PLANNED, "only_called", intended=True)
    elif any(
        t.lemma in _MOTIONS and has_to(t, around.sentence) for t in around.sentence.children_of(verb, "xcomp", "advcl")
    ):
        state.becomes(Modality.HYPOTHETICAL, "only_moved")


def _take_what_lies_ahead(around: Surroundings, clause: Clause, state: State) -> None:
    """ "Faces trial", "faces up to eight years": not yet; but "faces charges": they are brought."""
    objects = around.sentence.children_of(around.sentence.tokens[clause.predicate], "dobj")
    if not any(t.lemma.lower() in around.table.brought for t in objects):
        state.becomes(Modality.HYPOTHETICAL, f"ahead_for_who_{clause.lemma}s")


def take_modifiers(around: Surroundings, noun: Token, state: State) -> None:
    """Let `state` take on what stands before a noun: "the alleged bribe", "a failed coup"."""
    for child in around.sentence.children_of(noun, "amod", "compound"):
        so = any(t.lower == "so" for t in around.sentence.children_of(child, "advmod"))
        made = around.table.adjectives.get("so-called" if so and child.lower == "called" else child.lower)
        if made == "negated":
            state.is_not_so(f"negated_by_{child.lower}")
        elif made is not None:
            state.becomes(MADE[made], f"adjective_{child.lower}")
            state.attempted |= child.lower == "attempted"


def _take_modal(around: Surroundings, modal: str, clause: Clause, state: State) -> None:
    predicate = around.sentence.tokens[clause.predicate]
    perfect = around.has_auxiliary(predicate, "have", "'ve", "’ve")
    if modal in ("will", "shall", "be_going_to", "be_to"):
        state.becomes(Modality.PLANNED, f"planned_by_{modal}", intended=True)
    elif modal in ("can", "could") and clause.negated and not perfect:
        return  # "could not control the crowd" did not happen, and is simply negated
    elif clause.lemma in DONE_BY_SAYING and modal in ("must", "have_to", "should", "can") and not perfect:
        return  # "I have to admit": so it is
    elif modal == "must" and perfect:
        state.becomes(Modality.ALLEGED, "supposed_by_must_have")
    elif modal in ("should", "had", "were") and around.is_inverted(predicate, modal):
        state.becomes(Modality.HYPOTHETICAL, f"condition_by_{modal}_before_its_subject")
    elif modal in _DUTIES or (modal == "have_to" and clause.tense != "past"):
        state.becomes(Modality.HYPOTHETICAL, f"due_by_{modal}")
    elif modal in ("would", "can", "could") and clause.lemma in _POLITE and not perfect:
        return  # "would like to", "can see": so it is
    elif modal == "would" and not perfect:
        state.becomes(Modality.PLANNED, "planned_by_would", intended=True)
    elif modal != "have_to":
        state.becomes(Modality.HYPOTHETICAL, f"possible_by_{modal}")
