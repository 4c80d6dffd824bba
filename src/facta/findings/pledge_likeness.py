"""Signs that a later act is what a pledge spoke of, each from 0 to 1.

- left: likeness of meaning of the pledge, with those it was given to, and the act's sentence, less those who acted and
  less the words that both have: a cosine of sentence vectors; 1 where nothing is left of either or the act has all the
  pledge's words. So two acts of one verb on two subjects are not alike, nor are a shelter for women and one for dogs.
- kind: of the words left of the pledge, how near in kind the two nearest are to one left of the act (word_kin.py).
- elsewhere: by how much the whole sentence is more alike to another pledge of the pile.
- answers: the type of the act can answer such a pledge (pledge_kinds.py).
- same name, other name: of the names in the pledge the sentence has one; has none.

Without sentence vectors a mean of shares of words stands for the likeness. In: a pledge and an act. Out: its signs.
Elsewhere: how they are weighed (pledge_fit.py).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from facta.codebook.act_type import ActType
from facta.codebook.content_words import EMPTY, WORD, content_words, shared_weight, stem, weight
from facta.findings.pile import Pile
from facta.findings.pledge_kinds import can_answer
from facta.findings.pledged_verbs import pledged_verb
from facta.findings.pledges import OPENING, Pledge
from facta.findings.told import ToldAct
from facta.findings.word_kin import nearness
from facta.findings.words import words
from facta.model.passage import Passage, Span

SHARED_WORDS = "shared words 1"
"""The method where no other is at hand: the share of weighted words that both have, averaged over both."""
BY_OBJECT, BY_REST = 1, 2
"""Weights of the two shares where no other method is at hand: with those the act was done to; with the rest."""
OTHER_KIND = 0.2
"""What an act loses there whose type cannot answer such a pledge."""
OBJECTS = ("patient", "recipient", "theme")
NEAREST_WORDS = 2
"""Words of the pledge whose nearness in kind to the act's is weighed."""
SAME_THING = 0.36
"""Likeness of two words from which they may name one thing; chosen on the open sets."""


def signs_of(pile: Pile, pledge: Pledge, told: ToldAct, left: Passage, elsewhere: float = 0.0) -> dict[str, float]:
    """The signs of a pair by name; without sentence vectors their mean instead of the likeness.

    elsewhere: by how much the act is more like another pledge (pledge_fit.elsewhere).
    """
    text = without_agents(pile, told)
    where = told.ref.document, told.act.trigger
    here, there = names_in(pledge.said.content), names_in(text)
    signs = {
        "answers": float(can_answer(pledge.said.content, told.act.type)),
        "same name": float(bool(here & there)),
        "other name": float(bool(here) and not here & there),
    }
    if pile.similarity is None:
        mine, theirs = _not_shared(left.text, text)
        (rest,) = scores_of(pile, replace(left, text=mine), [Passage(*where, theirs)])
        (of_object,) = scores_of(pile, left, [Passage(*where, _objects(pile, told) or text)])
        mean = (BY_OBJECT * of_object + BY_REST * rest) / (BY_OBJECT + BY_REST)
        return signs | {"mean": max(0.0, mean - (0.0 if signs["answers"] else OTHER_KIND))}
    signs |= {"left": 1.0, "kind": 1.0, "elsewhere": elsewhere}
    if set(content_words(what_is_pledged(pledge.said.content))) <= set(content_words(text)):
        return signs
    near = nearest_in_kind(left.text, text)
    return signs | {
        "left": _left(pile, left, text, where),
        "kind": sum(n for n, *_ in near) / len(near) if near else 1.0,
    }


@lru_cache(maxsize=4096)
def nearest_in_kind(pledged: str, told: str) -> tuple[tuple[float, str, str], ...]:
    """Of the words of the one that the other does not have, the NEAREST_WORDS nearest in kind to one of its own: how
    near, and both words, the nearest first; none where nothing is left of one of them."""
    shared = frozenset(content_words(pledged)) & frozenset(content_words(told))
    mine, theirs = (_plain_words(_without(text, shared)) for text in (pledged, told))
    if not theirs:
        return ()
    nearest = (max((nearness(one, other), other) for other in theirs) for one in mine)
    found = [(near, one, other) for one, (near, other) in zip(mine, nearest, strict=True)]
    return tuple(sorted(found, key=lambda row: (-row[0], row[1]))[:NEAREST_WORDS])


def _left(pile: Pile, left: Passage, text: str, where: tuple[str, Span]) -> float:
    """Likeness of what is left without the words that both have; 1 where that is nothing of one of them."""
    shared = frozenset(set(content_words(left.text)) & set(content_words(text)))
    mine, theirs = _without(left.text, shared), _without(text, shared)
    if not content_words(mine) or not content_words(theirs):
        return 1.0
    return scores_of(pile, replace(left, text=mine), [Passage(*where, theirs)])[0]


def other_object(pile: Pile, pledge: Pledge, told: ToldAct) -> str:
    """What the act was done to where no word of it is like one of the pledge's, or "": "surgeons" for nurses' pay.

    Words that both have are left out; an object that has no others is the pledge's, and so is any to which all words of
    a pledge not to do something apply ("no family"). Asked by sentence vectors alone.
    """
    pledged, objects = what_is_pledged(pledge.said.content), _objects(pile, told)
    shared = frozenset(content_words(pledged)) & frozenset(content_words(without_agents(pile, told)))
    theirs = _plain_words(_without(objects, shared))
    mine = _plain_words(_without(pledged, shared | {stem(pledged_verb(pledge.said.content))}))
    if not mine and words("no").search(pledge.said.content):
        return ""
    mine = mine or _plain_words(pledged)
    if pile.similarity is None or not theirs:
        return ""
    where = Passage(told.ref.document, told.act.trigger, "")
    likest = max(
        max(scores_of(pile, replace(where, text=word), [replace(where, text=one) for one in mine])) for word in theirs
    )
    return " ".join(theirs) if likest < SAME_THING else ""


def _plain_words(text: str) -> tuple[str, ...]:
    """The words of the text that tell its subject, as they stand, without repeats."""
    found = (match.group().lower() for match in WORD.finditer(text))
    return tuple(dict.fromkeys(word for word in found if len(word) > 2 and word not in EMPTY))


def names_in(text: str) -> frozenset[str]:
    """Stems of the words with a capital, the first word and empty words (months, days) apart."""
    found = (m for m in WORD.finditer(text) if m.start() > 1 and m.group()[0].isupper())
    return frozenset(stem(m.group()) for m in found if m.group().lower() not in EMPTY)


def of_names_alone(content: str) -> bool:
    """Whether names are all that the words have beside their verb ("sue Averland Steel"): then it is of these only."""
    subject = set(content_words(what_is_pledged(content))) - {stem(pledged_verb(content))}
    return bool(subject) and subject <= names_in(content)


def what_is_pledged(content: str) -> str:
    """`content` without "that", "we will" and the like at its start, where something follows."""
    plain = content.strip(OPENING)
    opening = words("own future").match(plain)
    rest = plain[opening.end() :].strip() if opening and not words("no").search(opening.group()) else plain
    return rest if content_words(rest) else plain


def pledged_to(pile: Pile, pledge: Pledge) -> str:
    """What was pledged and, where the sentence says so, to whom ("a pay rise for nurses")."""
    pledged, whom = what_is_pledged(pledge.said.content), addressee(pile, pledge)
    known = set(content_words(pledged))
    return f"{pledged} for {whom}" if set(content_words(whom)) - known else pledged


def addressee(pile: Pile, pledge: Pledge) -> str:
    """Those to whom the words were said, as the sentence has it between the verb and the words, or after a verb of
    telling that ends it; "" where it is those who pass everything on (reporters, a house)."""
    reading, cue = pledge.said.reading, pledge.said.statement.cue
    content = pledge.said.statement.content
    if cue is None:
        return ""
    if cue.end <= content[0].start:
        between = pile.words(reading, Span(cue.end, content[0].start))
    elif words("telling").fullmatch(pile.words(reading, cue)):
        between = pile.words(reading, Span(cue.end, max(cue.end, pile.sentence_at(reading, cue).end)))
    else:
        return ""
    found = words("whom").match(between.strip(OPENING))
    whom = found.group() if found else ""
    return "" if words("no addressee").search(whom) or not content_words(whom) else whom


def sentence_of(pile: Pile, told: ToldAct) -> str:
    """The sentence that tells the act, white space made plain."""
    return pile.words(told.reading, pile.sentence_at(told.reading, told.act.trigger))


def verb_stems(pile: Pile, told: ToldAct) -> set[str]:
    """Stems of the words that name the act and of those by which the codebook knows its type."""
    named = pile.words(told.reading, told.act.trigger)
    return {stem(word) for word in WORD.findall(named)} | (predicate_stems(told.type) if told.type else set[str]())


def predicate_stems(act_type: ActType) -> set[str]:
    """Stems of the words by which the codebook knows the type."""
    predicates = (one.rpartition(":")[2] for pattern in act_type.patterns for one in pattern.predicates)
    return {stem(word) for predicate in predicates for word in re.split(r"[_ ]", predicate) if len(word) > 2}


def without_agents(pile: Pile, told: ToldAct) -> str:
    """The act's sentence less the words for those who did it, where the act and its objects do not stand in them."""
    sentence = pile.sentence_at(told.reading, told.act.trigger)
    kept = [told.act.trigger, *_spans(told, *OBJECTS)]
    agents = [span for span in _spans(told, "agent") if not any(span.overlaps(other) for other in kept)]
    pieces: list[str] = []
    at = sentence.start
    for span in sorted(agents):
        if sentence.covers(span) and span.start >= at:
            pieces.append(pile.words(told.reading, Span(at, span.start)))
            at = span.end
    pieces.append(pile.words(told.reading, Span(at, sentence.end)))
    text = " ".join(filter(None, pieces))
    return text if content_words(text) else sentence_of(pile, told)


def _spans(told: ToldAct, *roles: str) -> list[Span]:
    return [f.span for role in roles for f in told.act.roles.get(role, ()) if f.span is not None]


def _not_shared(mine: str, theirs: str) -> tuple[str, str]:
    """Both texts without the words that both have, names apart; as they are where nothing would be left of one."""
    shared = set(content_words(mine)) & set(content_words(theirs)) - (names_in(mine) & names_in(theirs))
    rests = [_without(text, frozenset(shared)) for text in (mine, theirs)]
    if not shared or not all(content_words(rest) for rest in rests):
        return mine, theirs
    return rests[0], rests[1]


def _objects(pile: Pile, told: ToldAct) -> str:
    """Those the act was done to and what it was about; where no role says so, its sentence without its own words."""
    named = " ".join(pile.words(told.reading, span) for span in sorted(set(_spans(told, *OBJECTS))))
    return named or _without(without_agents(pile, told), frozenset(verb_stems(pile, told)))


def _without(text: str, stems: frozenset[str]) -> str:
    return " ".join(match.group() for match in WORD.finditer(text) if stem(match.group()) not in stems)


def scores_of(pile: Pile, left: Passage, others: Sequence[Passage]) -> list[float]:
    """By the method at hand; where it cannot tell, and where there is none, by shared words."""
    given = pile.similarity.scores(left, others) if pile.similarity else [None] * len(others)
    shared = (
        _shared(pile, left.text, other.text) if one is None else one for one, other in zip(given, others, strict=True)
    )
    return list(shared)


def _shared(pile: Pile, left: str, right: str) -> float:
    mine, theirs = content_words(left), content_words(right)
    both = shared_weight(mine, theirs, pile.rarity)
    wholes = [weight(stems, pile.rarity) for stems in (mine, theirs)]
    return round(sum(both / whole for whole in wholes if whole) / 2, 3)
