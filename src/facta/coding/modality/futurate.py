"""What lies ahead and is told in the present: "the mayor is resigning next week", "the trial opens on Monday".

A day of the week or a month alone may be one that has passed ("police are investigating the attack on Monday"), so with
these it takes a verb of what is set beforehand.
"""

from collections.abc import Iterator

from facta.coding.modality.surroundings import Surroundings
from facta.model.clause import Clause
from facta.model.sentence import Sentence, Token

_PRESENT = frozenset({"VBZ", "VBP"})
_DAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_SPANS = frozenset("week weekend month year day hour decade term session summer autumn winter spring fall".split())
_AHEAD = frozenset({"next", "coming"})
_ENDS = frozenset({"end", "start", "beginning"})


def lies_ahead(around: Surroundings, clause: Clause) -> bool:
    """Whether a verb in the present bears a time that is still to come."""
    verb = around.sentence.tokens[clause.predicate]
    if clause.kind != "verb" or clause.modals or not _is_present(around.sentence, verb):
        return False
    if any(_is_to_come(around.sentence, time) for time in _times_under(around.sentence, verb)):
        return True
    return _is_set(around, clause, verb) and any(
        _is_to_come(around.sentence, time) or _is_a_day(around.sentence, time) for time in _times(around.sentence, verb)
    )


def _is_set(around: Surroundings, clause: Clause, verb: Token) -> bool:
    objects = (f"{clause.lemma}:{t.lemma.lower()}" for t in around.sentence.children_of(verb, "dobj"))
    progressive = verb.tag == "VBG" or any(t.tag == "VBG" for t in around.sentence.children_of(verb, "auxpass"))
    return not around.table.set_beforehand.isdisjoint((clause.lemma, *objects)) or (
        progressive and clause.lemma in around.table.set_ahead
    )


def _is_present(sentence: Sentence, verb: Token) -> bool:
    """In the present by itself or by its auxiliary; not in the perfect."""
    auxiliaries = sentence.children_of(verb, "aux", "auxpass")
    if any(t.lemma == "have" for t in auxiliaries):
        return False
    return any(t.tag in _PRESENT for t in (auxiliaries or [verb]))


def _times(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Nouns of time on the verb, on its object ("has its second reading on Monday") or behind "to its reading"."""
    yield from _times_under(sentence, verb)
    for thing in sentence.children_of(verb, "dobj", "attr"):
        yield from _times_under(sentence, thing)
    for preposition in sentence.children_of(verb, "prep"):
        for noun in sentence.children_of(preposition, "pobj"):
            yield from _times_under(sentence, noun)


def _times_under(sentence: Sentence, token: Token) -> Iterator[Token]:
    yield from sentence.children_of(token, "npadvmod", "advmod")
    for preposition in sentence.children_of(token, "prep"):
        yield from sentence.children_of(preposition, "pobj")


def _is_to_come(sentence: Sentence, time: Token) -> bool:
    """ "Tomorrow", "next week", "at the end of this month", "later this year", "in the new year"."""
    if time.lower == "tomorrow":
        return True
    before = {t.lower for t in sentence.children_of(time, "amod", "det", "advmod")}
    is_span = time.lemma.lower() in _SPANS or time.lower in _DAYS_AND_MONTHS
    if is_span and (not _AHEAD.isdisjoint(before) or {"later", "this"} <= before or {"new", "the"} <= before):
        return True
    if time.lemma.lower() in _ENDS:
        below = [t for p in sentence.children_of(time, "prep") for t in sentence.children_of(p, "pobj")]
        return any(t.lemma.lower() in _SPANS for t in below)
    return False


def _is_a_day(sentence: Sentence, time: Token) -> bool:
    """ "On Monday", "in May"; not "on Mondays", "every Monday", "last Monday"."""
    before = {t.lower for t in sentence.children_of(time, "amod", "det")}
    if time.lemma.lower() in _ENDS:  # "at the end of June"
        below = [t for p in sentence.children_of(time, "prep") for t in sentence.children_of(p, "pobj")]
        return any(_is_a_day(sentence, t) for t in below)
    return time.lower in _DAYS_AND_MONTHS and before.isdisjoint({"every", "each", "last", "past"})
