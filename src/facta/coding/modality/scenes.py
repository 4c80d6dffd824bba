"""Scenes: what is set in a story or a game, or decided by a court that is none.

"In the film he kills a guard", "convicted by a mock tribunal", "plays a man who takes bribes".
"""

from collections.abc import Iterator

from facta.coding.modality.standing import MADE
from facta.coding.modality.surroundings import Surroundings
from facta.model.act import Modality
from facta.model.coded import Coded
from facta.model.sentence import Token

_IN = frozenset({"in", "during", "at", "by", "before", "through", "throughout"})
_DETERMINED = ("det", "poss", "amod", "compound", "nummod")
_PEOPLE = frozenset({"PRON", "PROPN"})


def scene_of(around: Surroundings, token: Token) -> Coded[Modality] | None:
    """What the story or mock court around a predicate makes of it, or None where it is set in neither."""
    if (made := _made_by_mock(around, token)) is not None:
        return made
    for preposition in around.sentence.children_of(token, "prep", "agent"):
        for noun in around.sentence.children_of(preposition, "pobj"):
            if preposition.lower in _IN and (made := _made_by(around, noun)) is not None:
                return made
    for subject in around.sentence.children_of(token, "nsubj"):
        if (made := _made_by_mock(around, subject)) is not None:
            return made
    return None


def scene_of_relative(around: Surroundings, verb: Token, noun: Token) -> Coded[Modality] | None:
    """What a story or mock court makes of what happens in it: "a mock trial at which he was convicted"."""
    prepositions = around.sentence.children_of(verb, "prep")
    inside = any(p.lower in _IN and around.sentence.children_of(p, "pobj") for p in prepositions)
    where = any(t.lower == "where" for t in around.sentence.children_of(verb, "advmod"))
    relative = any(t.tag == "WDT" for p in prepositions for t in around.sentence.children_of(p, "pobj"))
    return _made_by(around, noun) if where or (inside and relative) else None


def is_a_part(around: Surroundings, noun: Token) -> bool:
    """Whether the noun names a part that somebody acts: "plays a man who ..."."""
    return noun.dep == "dobj" and around.sentence.head_of(noun).lemma.lower() in around.table.playing


def sits_in_judgement(around: Surroundings, noun: Token) -> bool:
    """Whether the phrase names a court or a judge by its noun or a word before it, or is a pronoun that may."""
    words = (noun, *_words_before(around, noun))
    return noun.pos == "PRON" or any(t.lemma.lower() in around.table.courts for t in words)


def _made_by(around: Surroundings, noun: Token) -> Coded[Modality] | None:
    children = around.sentence.children_of(noun, "prep")
    told = noun.lemma.lower() in around.table.stories and not any(t.lower == "of" for t in children)
    if told and around.sentence.children_of(noun, *_DETERMINED):
        return Coded(Modality.HYPOTHETICAL, by=f"set_in_a_{noun.lemma.lower()}")
    return _made_by_mock(around, noun)


def _made_by_mock(around: Surroundings, noun: Token) -> Coded[Modality] | None:
    if noun.lemma.lower() not in around.table.courts:
        return None
    words = (t.lower for t in _words_before(around, noun))
    made = next((around.table.mock[word] for word in words if word in around.table.mock), None)
    return None if made is None else Coded(MADE[made], by=f"{made}_by_a_court_that_is_none")


def _words_before(around: Surroundings, noun: Token) -> Iterator[Token]:
    yield from around.sentence.children_of(noun, "amod", "compound", "nmod", "poss")
