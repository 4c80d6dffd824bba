"""How like in meaning a pledge and later acts are.

A weighted mean of two scores of the method at hand: of the pledge with those the act was done to (patient, recipient
and theme; without them, the sentence less the words that name the act); and, counted twice, with the act's sentence,
less those who acted and, on both sides, less the words that both have, names apart. So two acts of one verb on two
subjects are not alike, nor are a shelter for women and one for dogs. In: a pledge and acts. Out: a score for each.
"""

import re
from collections.abc import Sequence

from facta.codebook.act_type import ActType
from facta.codebook.content_words import WORD, content_words, shared_weight, stem, weight
from facta.findings.pile import Pile
from facta.findings.pledges import OPENING, Pledge
from facta.findings.told import ToldAct
from facta.findings.words import words
from facta.model.finding import ScoredPair
from facta.model.passage import Passage, Span
from facta.model.record import Ref

SHARED_WORDS = "shared words 1"
"""The method where no other is at hand: the share of weighted words that both have, averaged over both."""
BY_OBJECT, BY_REST = 1, 2
"""Weights of the two scores, chosen on the practice sets of evals/pledges."""
OBJECTS = ("patient", "recipient", "theme")


def meanings_of(pile: Pile, pledge: Pledge, candidates: Sequence[ToldAct]) -> dict[Ref, ScoredPair]:
    """The score of the pledge with each act, 0 to 1, to three decimals."""
    content = pledge.said.statement.content
    place = Span(content[0].start, content[-1].end)
    document, pledged = pledge.said.ref.document, what_is_pledged(pledge.said.content)
    by = SHARED_WORDS if pile.similarity is None else pile.similarity.name
    left = Passage(document, place, pledged)
    objects = [
        Passage(told.ref.document, told.act.trigger, _objects(pile, told) or _without_agents(pile, told))
        for told in candidates
    ]
    found: dict[Ref, ScoredPair] = {}
    for told, of_object in zip(candidates, _scores(pile, left, objects), strict=True):
        mine, theirs = _not_shared(pledged, _without_agents(pile, told))
        where = told.ref.document, told.act.trigger
        (rest,) = _scores(pile, Passage(document, place, mine), [Passage(*where, theirs)])
        mean = (BY_OBJECT * of_object + BY_REST * rest) / (BY_OBJECT + BY_REST)
        shown = Passage(*where, sentence_of(pile, told))
        found[told.ref] = ScoredPair(Passage(document, place, pledge.said.content), shown, round(mean, 3), by)
    return found


def what_is_pledged(content: str) -> str:
    """`content` without "that", "we will" and the like at its start, where something follows."""
    plain = content.strip(OPENING)
    opening = words("own future").match(plain)
    rest = plain[opening.end() :].strip() if opening and not words("no").search(opening.group()) else plain
    return rest if content_words(rest) else plain


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


def _without_agents(pile: Pile, told: ToldAct) -> str:
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
    shared = set(content_words(mine)) & set(content_words(theirs)) - (_capitals(mine) & _capitals(theirs))
    rests = [_without(text, frozenset(shared)) for text in (mine, theirs)]
    if not shared or not all(content_words(rest) for rest in rests):
        return mine, theirs
    return rests[0], rests[1]


def _capitals(text: str) -> set[str]:
    """Stems of the words that start with a capital, the first word apart."""
    return {stem(match.group()) for match in WORD.finditer(text) if match.start() > 1 and match.group()[0].isupper()}


def _objects(pile: Pile, told: ToldAct) -> str:
    """Those the act was done to and what it was about; where no role says so, its sentence without its own words."""
    named = " ".join(pile.words(told.reading, span) for span in sorted(set(_spans(told, *OBJECTS))))
    return named or _without(_without_agents(pile, told), frozenset(verb_stems(pile, told)))


def _without(text: str, stems: frozenset[str]) -> str:
    return " ".join(match.group() for match in WORD.finditer(text) if stem(match.group()) not in stems)


def _scores(pile: Pile, left: Passage, others: Sequence[Passage]) -> list[float]:
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
