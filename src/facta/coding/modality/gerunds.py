"""Gerunds: done only where the link, or the tense of what is told of them, says so.

"Hurt the town by closing the bridge", "left after closing it": closed. "Defended closing it", with a governor that the
table does not know: who knows. "Closing it hurt the town": closed; "closing it would hurt the town": weighed.
"""

from facta.coding.modality.own_words import take_own_words
from facta.coding.modality.standing import Level, State
from facta.coding.modality.surroundings import Surroundings
from facta.coding.token_forms import is_gerund
from facta.model.act import Modality
from facta.model.sentence import Token

_STANDS_BY_ITSELF = frozenset(
    "by in through while when whilst after before since upon without besides beside despite amid including".split()
)
"""Words before a gerund that is done, or was left undone, whatever its governor is."""
_LINKS = frozenset({"oblique", "infinitive", "object"})


def is_under_an_unknown(around: Surroundings, level: Level) -> bool:
    """Whether a gerund hangs as object or behind a preposition on what may well have kept it from being done."""
    if level.link not in _LINKS or level.token.pos not in ("VERB", "AUX"):
        return False
    if not is_gerund(level.token, around.sentence):
        return False
    if level.marker in _STANDS_BY_ITSELF and not (level.marker == "in" and _has_none_of_it(around, level)):
        return False
    if level.link == "object":
        return level.token.i == level.above.i + 1
    return not (level.link == "oblique" and around.has_subject(level.token))  # "with the mayor calling it a scandal"


def under_an_unknown(around: Surroundings, state: State, level: Level) -> bool:
    """Take the gerund for told and not for done; for imagined behind "against", and where nothing of it was so."""
    if level.upper is not None:
        take_own_words(around, level.upper, state)
    governor = f"{level.lemma}:{level.marker}" if level.marker else level.lemma
    if level.marker == "against" or level.is_negated or level.marker == "in":
        state.becomes(Modality.HYPOTHETICAL, f"gerund_under_{'not_' if level.is_negated else ''}{governor}")
    else:
        state.becomes(Modality.ALLEGED, f"gerund_under_{governor}")
    return False


def _has_none_of_it(around: Surroundings, level: Level) -> bool:
    """ "Saw no point in closing it", with the gerund parsed under the verb."""
    objects = around.sentence.children_of(level.above, "dobj")
    return any(t.lower == "no" for o in objects for t in around.sentence.children_of(o, "det"))


def is_subject(around: Surroundings, level: Level) -> bool:
    """Whether a gerund is the subject: "closing the bridge would hurt the town"."""
    if level.link != "subject" or level.token.pos not in ("VERB", "AUX"):
        return False
    return is_gerund(level.token, around.sentence) and not around.has_subject(level.token)


def as_subject(around: Surroundings, state: State, level: Level) -> bool:
    """A gerund that is the subject was done if it is told so in the past; else it is weighed."""
    if level.upper is None:
        return True
    take_own_words(around, level.upper, state)
    if level.above.lemma == "be" and _is_an_option(around, level.above):
        state.becomes(Modality.HYPOTHETICAL, "gerund_named_as_an_option")
    elif level.upper.modals:
        state.becomes(Modality.HYPOTHETICAL, f"gerund_weighed_as_subject_of_{level.lemma}")
    elif level.upper.tense not in ("past", ""):
        state.becomes(Modality.ALLEGED, f"gerund_spoken_of_as_subject_of_{level.lemma}")
    return True


def _is_an_option(around: Surroundings, being: Token) -> bool:
    """ "Was never an option", "was on the table", "was out of the question"."""
    below = [t for t in around.sentence.subtree_of(being) if t.i > being.i]
    return any(t.lemma.lower() in around.table.options for t in below)
