"""Links: what a step up says by the link alone: coordination, relative, participle, adverbial clause, measure.

Each function answers whether the way up goes on: False where the act is taken for granted there.
"""

from facta.coding.modality.own_words import take_own_words
from facta.coding.modality.scenes import is_a_part, scene_of_relative
from facta.coding.modality.signatures import apply, signature_of
from facta.coding.modality.standing import MADE, Level, State
from facta.coding.modality.surroundings import Surroundings
from facta.coding.token_forms import (
    degree_of,
    has_to,
    is_bare,
    is_finite,
    is_gerund,
    is_prepositional,
    is_yet_to,
    whole_preposition,
)
from facta.model.act import Modality
from facta.model.sentence import Token

_NOT_SO = frozenset({"instead of", "rather than", "short of", "in lieu of"})
_ONLY_TOLD = frozenset({"alleged", "denied", "supposed"})
_SO_THAT = frozenset({"so", "such", "now"})
_NOT_YET = frozenset({"before", "until", "till"})
_SOMEBODY = frozenset("he she him her they them his their".split())
_TAKES_BARE = frozenset("help let make do dare see hear watch feel have need".split())


def through_coordination(around: Surroundings, state: State, level: Level) -> bool:
    """A coordinated predicate stands where the first one stands, without the first one's own modals."""
    if level.token.pos in ("NOUN", "PROPN"):
        if level.is_negated:
            state.is_not_so("negated_with_the_first_of_a_coordination")
        return True
    finite = is_finite(level.token, around.sentence)
    bare = level.token.tag == "VB" and is_bare(level.token, around.sentence)
    if bare and is_finite(level.above, around.sentence) and not around.shares_an_auxiliary(level.above):
        state.becomes(Modality.PLANNED, "bare_form_beside_a_finite_verb")
        return False
    if has_to(level.token, around.sentence) and is_finite(level.above, around.sentence):
        return _beside_what_is_asked(around, state, level)
    first_is_infinitive = level.above.tag == "VB" and has_to(level.above, around.sentence)
    return not (first_is_infinitive and finite)  # "wants to turn ... and is inviting": apart


def _beside_what_is_asked(around: Surroundings, state: State, level: Level) -> bool:
    """ "Called on him to go, and on her not to stay": the second infinitive stands as the first one does."""
    first = [t for t in around.sentence.children_of(level.above, "xcomp", "ccomp", "advcl") if t.i < level.token.i]
    signature = around.table.clauses.get(level.lemma)
    if signature is not None and any(has_to(t, around.sentence) for t in first):
        return apply(around, state, signature, level.lemma, level)
    state.becomes(Modality.PLANNED, "infinitive_beside_a_finite_verb")
    return False


def from_relative(around: Surroundings, state: State, level: Level) -> bool:
    """What a relative clause tells is so; but "a bill that would close schools" only proposes it."""
    if is_a_part(around, level.above):
        state.becomes(Modality.HYPOTHETICAL, f"a_part_{around.sentence.head_of(level.above).lemma.lower()}ed")
        return False
    if (scene := scene_of_relative(around, level.token, level.above)) is not None:
        state.becomes(scene.value, scene.by)
    if _is_cleft_and_negated(around, level):
        state.is_not_so("negated_it_was_not")
    proposed = around.table.clauses.get(level.above.lemma.lower()) in ("wanted", "planned")
    if proposed and state.modality is Modality.PLANNED:
        state.modality, state.by = Modality.HYPOTHETICAL, f"would_under_{level.above.lemma.lower()}"
    return False


def _is_cleft_and_negated(around: Surroundings, level: Level) -> bool:
    """ "It was not Orr who did it"."""
    being = around.sentence.head_of(level.above)
    clause = around.clause_of(being)
    who = level.above.pos == "NOUN" and any(t.lower == "who" for t in around.sentence.children_of(level.token, "nsubj"))
    subjects = around.sentence.children_of(being, "nsubj", "expl")
    cleft = level.above.dep == "attr" and being.lemma == "be" and any(t.lower == "it" for t in subjects)
    return cleft and clause is not None and clause.negated and (who or level.above.pos in ("PROPN", "PRON"))


def from_participle(around: Surroundings, state: State, level: Level) -> bool:
    """ "The arrested men", "police facing charges": as given; but "a plan involving ..." goes by the noun.

    "Rumours of guards taking bribes", "prevented the guards beating him": as if the noun were the gerund's subject.
    """
    signature = around.table.clauses.get(level.above.lemma.lower())
    behind_noun = level.token.dep == "acl" and is_gerund(level.token, around.sentence)
    if signature in ("planned", "wanted", "supposed") and behind_noun and level.above.pos == "NOUN":
        state.becomes(MADE[signature], f"{signature}_under_{level.above.lemma.lower()}")
    elif behind_noun:
        _from_gerund_with_its_subject(around, state, level)
    elif _is_what_is_wanted(around, level):
        state.becomes(Modality.HYPOTHETICAL, f"wanted_under_{around.sentence.head_of(level.above).lemma}")
    return False


def _is_what_is_wanted(around: Surroundings, level: Level) -> bool:
    """ "Prefers the bill withdrawn", "wants the ban lifted", with the participle parsed under the noun."""
    governor = around.sentence.head_of(level.above)
    wanting = governor.pos == "VERB" and governor.lemma in around.table.of_another | {"need", "seek", "request"}
    behind = level.token.dep == "acl" and level.token.tag == "VBN" and level.above.dep == "dobj"
    return wanting and behind and not around.sentence.children_of(level.token, "agent")


def _from_gerund_with_its_subject(around: Surroundings, state: State, level: Level) -> None:
    outer = _as_if_under_its_governor(around, level)
    if outer is None:
        return
    signature, key = signature_of(around, outer, is_event_noun=False)
    told = ("alleged", "denied", "supposed", "wanted", "planned") if outer.above.pos == "NOUN" else _ONLY_TOLD
    from_it = any(t.lower == "from" for t in around.sentence.children_of(outer.above, "prep"))
    if signature is not None and ((signature == "negated" and not from_it) or (signature in told and ":" in key)):
        apply(around, state, signature, key, outer)


def _as_if_under_its_governor(around: Surroundings, level: Level) -> Level | None:
    """The level of a gerund under what governs its noun, or under the noun that has "of" its doer behind it."""
    between = [t for t in around.sentence.children_of(level.above, "prep") if level.above.i < t.i < level.token.i]
    if between and between[-1].lower == "of":  # "reports of guards beating him", parsed as "reports beating"
        return level._replace(link="oblique", marker="of")
    link, marker, above = around.above(level.above)
    if above is None or link not in ("oblique", "object"):
        return None
    governor = around.sentence.tokens[above]
    link = "oblique" if link == "oblique" else "complement"
    return Level(level.token, link, marker, governor, around.clause_of(governor))


def from_adverbial(around: Surroundings, state: State, level: Level) -> bool:
    """A clause beside another: of condition, of time, of purpose, or a participle that shares its standing."""
    if level.marker == "than" and _is_rather_than(around, level.token):
        state.is_not_so("negated_after_rather_than")
        return True
    if is_prepositional(level.token):
        return False
    if words := around.condition_before(level.token):
        state.becomes(Modality.HYPOTHETICAL, f"after_{words.replace(' ', '_')}")
        return False
    if around.is_condition_by_its_order(level.token):
        state.becomes(Modality.HYPOTHETICAL, "condition_before_its_subject")
        return False
    if level.marker == "that" and not _measures(around, level):
        return _told_beside(around, state, level)
    if level.marker == "as" and _is_as_far_as(around, level):
        return apply(around, state, "inherits", "far:as", level)
    made = around.table.markers.get(level.marker)
    if made == "supposed":
        state.becomes(Modality.HYPOTHETICAL, f"after_{level.marker}")
        return False
    if made == "presupposed":
        if level.marker in around.table.future_with and _is_ahead(level):
            state.becomes(Modality.PLANNED, f"{level.marker}_in_the_future")
        elif level.marker in _NOT_YET and is_forestalled(around, level):
            state.becomes(Modality.HYPOTHETICAL, f"forestalled_{level.marker}_it")
        return False
    if level.token.tag == "VB" and has_to(level.token, around.sentence):
        return _is_measured_beside(around, state, level) or _infinitive_of_purpose(around, state, level)
    if is_bare(level.token, around.sentence):
        state.becomes(Modality.PLANNED, "imperative")
        return False
    if _is_kept_from_it(around, level):
        return apply(around, state, "negated", level.lemma, level)
    if _is_right_behind(around, level):
        signature, key = signature_of(around, level._replace(link="infinitive"), is_event_noun=False)
        if signature is not None:
            return apply(around, state, signature, key, level)
    if level.upper is not None and level.token.tag in ("VBG", "VBN"):
        take_own_words(around, level.upper, state)
        return True
    return False


def _is_as_far_as(around: Surroundings, level: Level) -> bool:
    """ "Went so far as to arrest him", with the infinitive parsed under the verb."""
    before = around.sentence.tokens[max(0, around.sentence.first_below(level.token) - 1)]
    return before.lower == "far" and has_to(level.token, around.sentence)


def _measures(around: Surroundings, level: Level) -> bool:
    """ "So angry that he struck him", "such that", "so that", "now that": what came of it, or is so by now, is so."""
    first = around.sentence.first_below(level.token)
    if around.sentence.tokens[max(0, first - 1)].lower in _SO_THAT or around.sentence.tokens[first].lower in _SO_THAT:
        return True
    before = [t for t in around.sentence.subtree_of(level.above) if t.i < level.token.i]
    return any(
        t.lower == "such" or (t.lower == "so" and around.sentence.head_of(t).pos in ("ADJ", "ADV")) for t in before
    )


def _told_beside(around: Surroundings, state: State, level: Level) -> bool:
    """ "Put it to her that he had been struck", with the clause parsed beside the verb: at least only told."""
    signature, key = signature_of(around, level._replace(link="complement"), is_event_noun=False)
    if signature in ("denied", "supposed"):
        return apply(around, state, signature, key, level)
    if signature != "known":
        state.becomes(Modality.ALLEGED, f"clause_beside_{level.above.lemma.lower()}")
    return True


def is_forestalled(around: Surroundings, level: Level) -> bool:
    """ "Fled before police arrested him", "was stopped before he killed anybody": it need not have come to it."""
    lemmas = {level.lemma, level.above.lemma.lower()}
    if not lemmas.isdisjoint(around.table.stopping):
        return True
    if lemmas.isdisjoint(around.table.fleeing):
        return False
    below = around.sentence.subtree_of(level.token)
    return any(t.lower in _SOMEBODY and t.pos == "PRON" for t in below) or not around.has_subject(level.token)


def _is_rather_than(around: Surroundings, token: Token) -> bool:
    """ "Left rather than be arrested", with "rather" parsed under either verb."""
    than = next((t for t in around.sentence.children_of(token, "mark") if t.lower == "than"), None)
    beside = any(t.lower == "rather" for t in around.sentence.children_of(token))
    return beside or (than is not None and than.i > 0 and around.sentence.tokens[than.i - 1].lower == "rather")


def _is_kept_from_it(around: Surroundings, level: Level) -> bool:
    """ "Prevented the guards beating him", with the gerund parsed beside the verb rather than under it."""
    if level.token.tag != "VBG" or around.table.clauses.get(level.lemma) != "negated":
        return False
    kept = [t for t in around.sentence.children_of(level.above, "dobj") if level.above.i < t.i < level.token.i]
    return bool(kept) and max(t.i for t in around.sentence.subtree_of(kept[-1])) == level.token.i - 1


def _is_right_behind(around: Surroundings, level: Level) -> bool:
    """ "Gave up beating them", with the gerund parsed beside the verb rather than under it."""
    behind = level.above.i + 1 + level.lemma.count("_")
    return is_gerund(level.token, around.sentence) and level.token.i == behind and not level.marker


def is_ordered(around: Surroundings, level: Level) -> bool:
    """Whether a plain form beside another clause is an imperative: "Read it; there is more"."""
    if level.link not in ("complement", "") or level.token.tag != "VB" or level.above.lemma in _TAKES_BARE:
        return False
    return is_bare(level.token, around.sentence)


def is_replaced(around: Surroundings, state: State, level: Level) -> bool:
    """ "Instead of arresting them", "rather than arrest them": it was not done."""
    if level.link != "oblique" or whole_preposition(level.token, around.sentence) not in _NOT_SO:
        return False
    state.is_not_so(f"negated_after_{whole_preposition(level.token, around.sentence)}")
    return True


def leaves_no_choice(around: Surroundings, state: State, level: Level) -> bool:
    """ "Had no choice but to resign": resigned; "has no choice but to resign": is to."""
    if level.marker != "but" or level.above.lemma.lower() not in around.table.ways_out:
        return False
    having = around.clause_of(around.sentence.head_of(level.above))
    if having is None or having.tense != "past" or having.modals:
        state.becomes(Modality.PLANNED, "left_no_choice")
    return True


def take_apart_from(around: Surroundings, state: State, level: Level) -> None:
    """ "Convicted of theft but not of fraud", "convicted of neither": of what is set apart nothing is told.

    What is set apart from an acquittal stays alleged.
    """
    if level.link != "oblique":
        return
    signature = around.table.clauses.get(f"{level.lemma}:{level.marker}")
    if state.negated and state.trigger == level.token.i and signature in ("proven", "alleged", "denied"):
        state.becomes(Modality.HYPOTHETICAL, "of_none_of_it")
    preposition = around.sentence.head_of(level.token)
    if not around.sentence.children_of(preposition, "neg"):
        return
    if signature == "denied":
        state.becomes(Modality.ALLEGED, "set_apart_by_not")
    else:
        state.becomes(Modality.HYPOTHETICAL, "set_apart_by_not")
        state.negated = True


def is_measured(around: Surroundings, state: State, level: Level) -> bool:
    """ "Too weak to stop the mob" did not; "strong enough to stop it" did."""
    if level.link != "infinitive" or not has_to(level.token, around.sentence):
        return False
    degree = degree_of(level.above, around.sentence)
    if degree == "too":
        state.negated = not level.is_negated
        state.by = "negated_after_too"
    return bool(degree)


def behind_be(around: Surroundings, state: State, level: Level) -> bool:
    """ "All you have to do is sign", "the aim is to sign": not yet done; "what they did was sign": done."""
    if level.token.tag != "VB":
        if has_to(level.token, around.sentence) and not is_yet_to(level.token, around.sentence):
            ahead = not around.has_auxiliary(level.token, "have")
            state.becomes(Modality.PLANNED if ahead else Modality.HYPOTHETICAL, "what_was_to_be")
        return True  # "it is not easy going": what is judged is so
    adjective = next(iter(around.sentence.children_of(level.above, "acomp")), None)
    if adjective is not None:
        signature = around.table.clauses.get(adjective.lemma.lower(), "planned")
        if degree_of(adjective, around.sentence):
            return is_measured(around, state, level._replace(above=adjective))
        level = level._replace(above=adjective, upper=around.clause_of(adjective) or level.upper)
        return apply(around, state, signature, adjective.lemma.lower(), level)
    below = [
        t for s in around.sentence.children_of(level.above, "nsubj", "csubj") for t in around.sentence.subtree_of(s)
    ]
    if any(t.lower == "did" and t.pos == "VERB" for t in below):
        return True
    state.becomes(Modality.PLANNED, "infinitive_behind_be")
    return True


def _is_measured_beside(around: Surroundings, state: State, level: Level) -> bool:
    """ "Came too late to stop the mob": the measure stands on an adverb or adjective beside the infinitive."""
    beside = around.sentence.children_of(level.above, "advmod", "acomp")
    if not any(degree_of(t, around.sentence) == "too" for t in beside):
        return False
    state.is_not_so("negated_after_too")
    return True


def _infinitive_of_purpose(around: Surroundings, state: State, level: Level) -> bool:
    adjective = next(iter(around.sentence.children_of(level.above, "acomp", "attr")), None)
    key = level.lemma
    if level.above.lemma == "be" and adjective is not None:
        key = adjective.lemma.lower()  # "it is rare for the city to permit"
    signature = around.table.clauses.get(key)
    if signature is not None and signature != "alleged":
        return apply(around, state, signature, key, level)
    state.becomes(Modality.PLANNED, "infinitive_of_purpose")
    return False


def _is_ahead(level: Level) -> bool:
    """Whether the governing clause is about the future."""
    upper = level.upper
    return upper is not None and (upper.tense == "future" or not {"will", "would"}.isdisjoint(upper.modals))
