"""Steps: one level up, from an act to what governs it, by the link first and by the governor's signature then.

Each function answers whether the way up goes on: False where the act is taken for granted there, so that what governs
from here on does not undo it.
"""

from facta.coding.modality.gerunds import (
    as_subject,
    is_subject,
    is_under_an_unknown,
    under_an_unknown,
)
from facta.coding.modality.links import (
    behind_be,
    from_adverbial,
    from_participle,
    from_relative,
    is_measured,
    is_ordered,
    is_replaced,
    leaves_no_choice,
    take_apart_from,
    through_coordination,
)
from facta.coding.modality.own_words import take_own_words
from facta.coding.modality.signatures import (
    apply,
    is_contested_claim,
    over_event,
    signature_of,
    signature_of_charged,
    under_the_charge,
)
from facta.coding.modality.standing import MADE, Level, State
from facta.coding.modality.surroundings import Surroundings
from facta.coding.token_forms import has_to, is_finite, is_indirect_question, is_prepositional
from facta.model.act import Modality

_MEANS = frozenset({"by", "in", "through", "while", "when"})
"""Words before a gerund that stands or falls with its clause: "by firing", "in arresting"."""
_BY_LINK = {
    "coordination": through_coordination,
    "relative": from_relative,
    "participle": from_participle,
    "adverbial": from_adverbial,
}


def step(around: Surroundings, state: State, level: Level) -> bool:
    """Let `state` take on what one level says."""
    take_apart_from(around, state, level)
    if level.link == "participle" and level.token.dep == "acl" and is_finite(level.token, around.sentence):
        level = level._replace(link="complement")  # "the allegation that he had been beaten"
    if level.link == "complement" and around.are_side_by_side(level):
        return False
    if level.link == "complement" and around.is_condition_by_its_order(level.token):
        state.becomes(Modality.HYPOTHETICAL, "condition_before_its_subject")
        return False
    if around.is_as_if(level.token):
        state.becomes(Modality.HYPOTHETICAL, "as_if")
        return False
    if level.link in _BY_LINK:
        return _BY_LINK[level.link](around, state, level)
    if is_prepositional(level.token) or is_prepositional(level.above):
        return False  # "considering that the mill burned"
    if is_ordered(around, level):
        state.becomes(Modality.PLANNED, "imperative")
        return False
    if leaves_no_choice(around, state, level):
        return False
    if is_replaced(around, state, level) or is_measured(around, state, level):
        return True
    if level.link in ("complement", "oblique") and is_indirect_question(level.token, around.sentence):
        return _under_a_question(around, state, level)
    if level.link == "infinitive" and level.above.lemma == "be":
        return behind_be(around, state, level)
    return _under_a_predicate(around, state, level)


def step_of_presupposed(around: Surroundings, state: State, level: Level) -> None:
    """What is taken for granted is so, whatever becomes of the rest; but what somebody only claims is claimed."""
    _take_misread_call(around, state, level)
    if state.modality is not Modality.ASSERTED or level.link not in ("complement", "infinitive", "oblique"):
        return
    if level.link == "oblique" and level.token.pos == "NOUN" and level.above.pos == "NOUN":
        _take_told_noun(around, state, level)
    if level.token.pos not in ("VERB", "AUX", "ADJ") or level.token.i < level.above.i:
        return  # what is claimed follows the claiming
    signature, key = signature_of(around, level, is_event_noun=False)
    claims = signature in ("alleged", "denied", "supposed")
    if claims or (level.link == "complement" and signature not in ("known", "inherits")):
        state.becomes(Modality.ALLEGED, f"inside_a_clause_under_{key or level.lemma}")


def _take_told_noun(around: Surroundings, state: State, level: Level) -> None:
    """ "Rumours of bribes taken in Tolm", "claims of prisoners who were beaten": told of the noun, so alleged too."""
    signature, key = signature_of(around, level, is_event_noun=True)
    if signature in ("alleged", "denied"):
        state.becomes(Modality.ALLEGED, f"inside_a_phrase_under_{key}")


def _take_misread_call(around: Surroundings, state: State, level: Level) -> None:
    """ "Calls for his arrest grew", with "calls" read as the verb and "for" as a conjunction."""
    key = f"{level.lemma}:{level.marker}"
    made = around.table.nouns.get(key)
    if level.link == "adverbial" and level.marker == "for" and made in MADE:
        state.becomes(MADE[made], f"{made}_under_{key}")


def _under_a_predicate(around: Surroundings, state: State, level: Level) -> bool:
    if level.link in ("subject", "complement") and level.above.lemma == "be" and level.token.pos in ("VERB", "AUX"):
        level = _judged(around, level)
    if level.upper is None and level.link == "oblique":
        level = level._replace(upper=around.verb_of(level.above))
    signature, key = signature_of(around, level, level.is_event_noun)
    if is_contested_claim(around, state, level):
        state.becomes(Modality.DENIED, f"denied_under_{level.lemma}")
        return True
    sides = key in around.table.siding
    undone = signature in ("negated", "denied") or sides
    if level.is_event_noun and undone and around.was_said(level.token):
        return False  # "rejected the application", "denied the charge", "backed the appeal": it was made
    if level.is_event_noun and sides and around.sentence.children_of(level.token, "poss"):
        return False  # "endorsed the mayor's dismissal of the clerk"
    finite = level.link == "complement" and is_finite(level.token, around.sentence)
    finite = finite and not _is_a_misread_participle(around, level)
    if finite and signature == "negated" and level.above.pos == "VERB":
        return False  # "a law that forbade such sales was repealed": no verb of preventing has a clause of its own
    if finite and state.modality is Modality.PLANNED and level.lemma in around.table.feared_or_hoped:
        signature, key = "supposed", f"{level.lemma}_that"  # "fears that he will be beaten"
    if finite and signature in ("planned", "wanted"):
        signature, key = "alleged", f"{key}_that"  # "told them that the bridge was closed"
    asks = any(t.lower == "whether" for t in around.sentence.children_of(level.token))
    if asks or level.marker == "whether" or (level.marker == "if" and level.link == "complement"):
        signature, key = "supposed", f"{key or level.lemma}_whether"  # "considered whether to open an inquiry"
    if is_subject(around, level) and signature in (None, "inherits"):
        return as_subject(around, state, level)
    if signature is None and (charge := under_the_charge(around, level)) is not level:
        signature, key = signature_of_charged(around, charge)
        level = charge if signature is not None else level
    if signature is None:
        return _without_signature(around, state, level)
    if level.link in ("infinitive", "complement") and _is_what_a_law_lets(around, level):
        state.becomes(Modality.HYPOTHETICAL, f"what_a_law_{level.lemma}s")
        return True
    if signature == "planned" and level.above.lemma in around.table.ahead and level.token.lemma in around.table.brought:
        return _under_what_is_brought(around, state, level, key)
    return apply(around, state, signature, key, level)


def _is_what_a_law_lets(around: Surroundings, level: Level) -> bool:
    """ "The law lets police arrest anyone": nobody is told to have been arrested."""
    subjects = around.sentence.children_of(level.above, "nsubj")
    return level.above.lemma in ("let", "enable", "help", "make", "cause") and any(
        around.table.nouns.get(t.lemma.lower()) == "supposed" or t.lemma.lower() in ("bill", "decree", "act", "rule")
        for t in subjects
    )


def _is_a_misread_participle(around: Surroundings, level: Level) -> bool:
    """ "Wants the editor arrested", with a participle read as a past: a verb of wanting has no finite clause."""
    own = around.sentence.children_of(level.token, "aux", "auxpass", "mark")
    return level.token.tag == "VBD" and not own and level.above.lemma in around.table.of_another | {"need"}


def _under_what_is_brought(around: Surroundings, state: State, level: Level, key: str) -> bool:
    """ "Faces a murder charge": the charge is brought, the murder is what it alleges."""
    if level.token.i == state.trigger:
        return apply(around, state, "inherits", key, level)
    state.becomes(Modality.ALLEGED, f"what_a_{level.token.lemma}_is_about")
    return True


def _judged(around: Surroundings, level: Level) -> Level:
    """ "That he did it is untrue", "it is untrue that he did it": a clause stands as the adjective says."""
    adjective = next(iter(around.sentence.children_of(level.above, "acomp")), None)
    if adjective is None:
        return level
    return level._replace(link="complement", above=adjective, upper=around.clause_of(adjective) or level.upper)


def _under_a_question(around: Surroundings, state: State, level: Level) -> bool:
    """ "Refused to say how many were detained", "no word on who fired": what is asked about is taken for granted."""
    negated = state.negated
    _under_a_predicate(around, state, level)
    state.negated = negated
    return False


def _without_signature(around: Surroundings, state: State, level: Level) -> bool:
    if is_under_an_unknown(around, level):
        return under_an_unknown(around, state, level)
    if level.link == "oblique" and level.token.pos == "VERB" and level.marker in _MEANS:
        if level.upper is not None:
            take_own_words(around, level.upper, state)
        state.as_means = True
        return True
    if level.is_event_noun or level.link == "oblique":
        return over_event(around, state, level)
    infinitive = level.token.tag == "VB" or has_to(level.token, around.sentence)
    if level.link == "infinitive" and infinitive and around.has_auxiliary(level.token, "have"):
        state.becomes(Modality.ALLEGED, f"infinitive_of_the_past_under_{level.above.lemma.lower()}")
    elif level.link in ("infinitive", "subject") and infinitive:
        state.becomes(Modality.PLANNED, f"infinitive_under_{level.above.lemma.lower()}")
    elif level.link == "complement":
        state.becomes(Modality.ALLEGED, f"clause_under_{level.above.lemma.lower()}")
    return True
