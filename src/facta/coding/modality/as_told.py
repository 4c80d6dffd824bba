"""As told: how a sentence shows that what it tells as done is somebody's word, a doubt, a story or a question.

For acts that would wrong somebody alone: by the grammar of its own clause such an act is asserted, and only what stands
around the clause says otherwise ("to hear her tell it, he took bribes"). In doubt it is alleged.
Elsewhere: whether a word of the sentence names a claim (claimed.py), what governs the act (steps.py).
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from facta.codebook.lexicon.embedding import Embedding, embedding
from facta.model.act import Modality
from facta.model.clause import Clause
from facta.model.coded import Coded
from facta.model.passage import Span
from facta.model.sentence import Sentence, Token

type KindAt = Callable[[Span], str | None]

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_NAMES = frozenset({"PROPN", "NOUN", "PRON"})
_TOLD_IT = frozenset("tell put have see hear remember recall recount relate describe".split())
_BELOW = frozenset("advcl relcl xcomp ccomp npadvmod acl dep".split())
_WORD_OF_MOUTH = frozenset("word rumour rumor legend gossip story talk tradition lore hearsay".split())
_NOWHERE = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "ORDINAL"})
_DASHES = frozenset({"-", "–", "—", "--", ":", ",", "|"})
_TAIL = 4
"""Most words of who tells it behind a headline: "Mayor took bribes, the court hears"."""
_HEARING = frozenset("hear believe ask trust listen".split())
_THEY = frozenset({"he", "she", "they", "it"})
_FURTHER = frozenset("also then later next afterwards again further".split())
_TELLING = frozenset("say tell hear write testify state argue maintain describe".split())
_KNOWING = frozenset("know aware tell see understand remember recall".split())
_HOLDING = frozenset("hold consider deem believe think count".split())
_SHOWING = frozenset("proof evidence sign indication hint suspicion possibility likelihood".split())
_FORGIVING = frozenset({"forgive", "forgave", "forgiven"})
_ANSWERABLE = frozenset("responsible accountable liable culpable answerable".split())


class Place(NamedTuple):
    """An act in its sentence, with the sentence before it."""

    sentence: Sentence
    before: Sentence | None
    trigger: Token
    clause: Clause
    kind_at: KindAt
    table: Embedding

    def up(self) -> Iterator[Token]:
        """The trigger and what governs it, up to the root."""
        yield self.trigger
        yield from self.sentence.ancestors_of(self.trigger)

    def names_a_teller(self, tokens: list[Token]) -> bool:
        """Whether the phrase is of somebody or something that tells: people, a body, a letter, a banner."""
        head = self._head_of(tokens)
        if head is None or head.entity in _NOWHERE:
            return False
        if not self.table.tellers.isdisjoint(t.lemma.lower() for t in tokens):
            return True
        span = Span(tokens[0].start, tokens[-1].end)
        return head.entity in ("PERSON", "ORG", "NORP") or self.kind_at(span) in ("person", "group", "organization")

    def _head_of(self, tokens: list[Token]) -> Token | None:
        inside = {t.i for t in tokens}
        nouns = [t for t in tokens if t.pos in _NAMES]
        return next((t for t in nouns if t.head not in inside or t.head == t.i), nouns[0] if nouns else None)


def as_told(clause: Clause, sentences: tuple[Sentence, ...], kind_at: KindAt) -> Coded[Modality] | None:
    """What the words around an act make of it, with the rule; None where they leave it as it is."""
    sentence = sentences[clause.sentence]
    before = sentences[clause.sentence - 1] if clause.sentence else None
    if before is not None and before.paragraph != sentence.paragraph:
        before = None
    place = Place(sentence, before, sentence.tokens[clause.predicate], clause, kind_at, embedding())
    for rule in AS_TOLD_RULES:
        made = rule(place)
        if made is not None:
            return Coded(made, by=rule.__name__)
    return None


def behind_who_tells_it(place: Place) -> Modality | None:
    """ "The widow: he killed her husband", "the banner read: he took bribes"; not "Tolm: police beat six miners"."""
    colon = next((t for t in reversed(place.sentence.tokens[: place.trigger.i]) if t.text == ":"), None)
    if colon is None:
        before = place.before
        asked = before is not None and before.tokens[-1].text in (":", "?") and _is_without_verb(before.tokens)
        return Modality.ALLEGED if before is not None and asked and place.names_a_teller(_words(before)) else None
    label = list(place.sentence.tokens[: colon.i])
    if not _is_without_verb(label):
        tells = not place.table.tellers.isdisjoint(t.lemma.lower() for t in label)
        return Modality.ALLEGED if tells else None
    return Modality.ALLEGED if place.names_a_teller(label) else None


def before_who_tells_it(place: Place) -> Modality | None:
    """ "Mayor took bribes: prosecutors", "Dorsk took bribes - report", "Dorsk killed driver, inquest told"."""
    tokens = place.sentence.tokens
    if tokens[-1].text in (".", "!", "?", '"', "”") or len(tokens) < 3:
        return None
    parted = [t for t in tokens[-_TAIL - 1 : -1] if t.text in _DASHES and t.i > place.trigger.i]
    if not parted:
        return None
    tail = list(tokens[parted[-1].i + 1 :])
    return Modality.ALLEGED if place.names_a_teller(tail) else None


def to_somebody(place: Place) -> Modality | None:
    """ "To the widow, he killed her husband", "for his critics, he took bribes"."""
    first = place.sentence.tokens[0]
    if first.lower not in ("to", "for"):
        return None
    for noun in place.sentence.children_of(first, "pobj"):
        phrase = place.sentence.subtree_of(noun)
        ends = place.sentence.tokens[phrase[-1].i + 1 : phrase[-1].i + 2]
        is_somebody = noun.lower in ("him", "her", "them") or place.names_a_teller(phrase)
        if is_somebody and ends and ends[0].text == "," and phrase[-1].i < place.trigger.i:
            return Modality.ALLEGED
    return None


def in_somebodys_mind(place: Place) -> Modality | None:
    """ "In the minds of many", "in her telling", "per the complaint"."""
    for preposition in place.sentence.tokens:
        for noun in place.sentence.children_of(preposition, "pobj"):
            if preposition.lower in ("in", "to", "by") and noun.lemma.lower() in place.table.minds:
                owned = place.sentence.children_of(noun, "poss")
                of = any(t.lower == "of" for t in place.sentence.children_of(noun, "prep"))
                if owned or of:
                    return Modality.ALLEGED
            if preposition.lower == "per" and place.names_a_teller(place.sentence.subtree_of(noun)):
                return Modality.ALLEGED
    return None


def as_somebody_tells_it(place: Place) -> Modality | None:
    """ "To hear her tell it", "the way she sees it", "word has it that"."""
    for verb in place.sentence.tokens:
        if verb.lemma.lower() not in _TOLD_IT or verb.pos not in ("VERB", "AUX"):
            continue
        if not any(t.lower in ("it", "this", "things") for t in place.sentence.children_of(verb, "dobj")):
            continue
        subjects = {t.lemma.lower() for t in place.sentence.children_of(verb, "nsubj")}
        if verb.lemma.lower() == "have":
            if not subjects.isdisjoint(_WORD_OF_MOUTH):
                return Modality.ALLEGED
        elif verb.dep in _BELOW and _is_a_manner_of_telling(place.sentence, verb):
            return Modality.ALLEGED
    return None


def as_far_as_somebody_goes(place: Place) -> Modality | None:
    """ "To hear the widow, he killed him", "as far as the prosecution is concerned, he took bribes"."""
    tokens = place.sentence.tokens
    opening = [t.lower for t in tokens[:3]]
    comma = next((t.i for t in tokens[2 : place.trigger.i] if t.text == ","), 0)
    ahead = comma > 2
    heard = ahead and opening[0] == "to" and tokens[1].lemma.lower() in _HEARING
    heard = heard and place.names_a_teller(list(tokens[2:comma]))
    concerned = "concerned" in (t.lower for t in tokens)
    known = ahead and not _KNOWING.isdisjoint(t.lemma.lower() for t in tokens[3:comma])
    if ahead and (heard or (opening in (["as", "far", "as"], ["so", "far", "as"]) and (concerned or known))):
        return Modality.ALLEGED
    return None


def goes_on_with_what_was_told(place: Place) -> Modality | None:
    """ "Lund had beaten Orr, the court heard. He had also robbed him."; not behind what nobody claims."""
    verb = place.trigger if place.trigger.pos == "VERB" else place.sentence.head_of(place.trigger)
    subjects = place.sentence.children_of(verb, "nsubj", "nsubjpass")
    if place.before is None or not any(t.lower in _THEY for t in subjects):
        return None
    perfect = any(t.lower in ("had", "'d") for t in place.sentence.children_of(verb, "aux"))
    further = any(t.lower in _FURTHER for t in place.sentence.children_of(verb, "advmod"))
    claimed = any(t.lemma.lower() in place.table.claiming | _TELLING and t.pos == "VERB" for t in place.before.tokens)
    return Modality.ALLEGED if claimed and (perfect or further) else None


def under_having(place: Place) -> Modality | None:
    """ "The indictment has him taking bribes", "the film has him killing a guard"."""
    if place.trigger.tag != "VBG":
        return None
    above = place.sentence.head_of(place.trigger)
    if above.dep == "dobj" and place.trigger.dep == "acl":
        above = place.sentence.head_of(above)
    return Modality.ALLEGED if above.lemma == "have" and above.pos in ("VERB", "AUX") and above.i else None


def if_it_is_so(place: Place) -> Modality | None:
    """ "He killed the driver, if the widow is right", "the bribe, if it was one, was paid by him"."""
    for token in (*place.up(), *place.sentence.children_of(place.trigger, "nsubj", "nsubjpass")):
        for beside in place.sentence.children_of(token, "advcl"):
            if any(t.lower == "if" for t in place.sentence.children_of(beside, "mark")):
                return Modality.ALLEGED
        if token.dep in ("relcl", "ccomp"):
            return None
    return None


def what_it_is_said_to_be(place: Place) -> Modality | None:
    """ "The prosecution case is that he killed the driver"; but "the truth is that he did"."""
    for token in place.up():
        above = place.sentence.head_of(token)
        if token.dep == "ccomp" and above.lemma == "be" and token.i > above.i:
            subject = next(iter(place.sentence.children_of(above, "nsubj")), None)
            judged = place.sentence.children_of(above, "acomp")
            if subject is not None and subject.pos == "NOUN" and not judged:
                signature = place.table.clauses.get(subject.lemma.lower())
                so = signature == "known" or subject.lemma.lower() in place.table.so_it_is
                return None if so else Modality.ALLEGED
            if any(t.lower in ("far", "hardly", "scarcely") for t in place.sentence.children_of(above, "advmod")):
                return Modality.ALLEGED
        if token.dep in ("relcl", "advcl"):
            return None
    return None


def as_the_one(place: Place) -> Modality | None:
    """ "Was named as the man who killed the driver", "was mistaken for the man who did"."""
    for token in place.up():
        one = place.sentence.head_of(token)
        if token.dep != "relcl" or one.dep != "pobj":
            continue
        preposition = place.sentence.head_of(one)
        if preposition.lower == "as":
            return Modality.ALLEGED
        if preposition.lower == "for" and place.sentence.head_of(preposition).lemma.lower() in (
            "mistake",
            "mistaken",
            "take",
            "pass",
        ):
            return Modality.ALLEGED
    return None


def held_to_answer_for_it(place: Place) -> Modality | None:
    """ "The widow holds him responsible for the killing", "the widow forgave him for it"."""
    above = {t.lemma.lower() for t in place.sentence.ancestors_of(place.trigger)}
    here = {t.lemma.lower() for t in place.sentence.tokens}
    held = not above.isdisjoint(_ANSWERABLE) and not here.isdisjoint(_HOLDING)
    return Modality.ALLEGED if held or not above.isdisjoint(_FORGIVING) else None


def short_of_showing_it(place: Place) -> Modality | None:
    """ "Saw no proof of him killing the driver"."""
    nouns = (t for t in place.sentence.ancestors_of(place.trigger) if t.pos == "NOUN")
    return Modality.ALLEGED if any(t.lemma.lower() in _SHOWING for t in nouns) else None


def said_to_the_face(place: Place) -> Modality | None:
    """ "You killed my husband": somebody's words, though no mark shows it."""
    subjects = place.sentence.children_of(place.trigger, "nsubj")
    return Modality.ALLEGED if any(t.lower == "you" for t in subjects) else None


def asked(place: Place) -> Modality | None:
    """ "Is he the man who killed the driver?"; but "why did he kill him?"."""
    tokens = place.sentence.tokens
    if tokens[-1].text != "?" or any(t.tag in ("WP", "WRB", "WDT", "WP$") for t in tokens[:4]):
        return None
    return Modality.HYPOTHETICAL


def acted(place: Place) -> Modality | None:
    """ "The hero of the film kills a guard", "Dorsk, as Macbeth, kills the king"."""
    for subject in place.sentence.children_of(place.trigger, "nsubj", "agent"):
        if subject.dep == "agent":
            subject = next(iter(place.sentence.children_of(subject, "pobj")), subject)
        if subject.lemma.lower() in place.table.parts_played:
            return Modality.HYPOTHETICAL
        for preposition in place.sentence.children_of(subject, "prep"):
            parts = place.sentence.children_of(preposition, "pobj")
            if preposition.lower == "as" and any(t.pos == "PROPN" for t in parts):
                return Modality.HYPOTHETICAL
    return None


def in_what_a_story_tells(place: Place) -> Modality | None:
    """ "The novel follows a policeman who beats prisoners", "the film is about a mayor who takes bribes"."""
    for token in place.sentence.ancestors_of(place.trigger):
        for subject in place.sentence.children_of(token, "nsubj", "nsubjpass"):
            is_story = subject.lemma.lower() in place.table.stories and subject.i < place.trigger.i
            if is_story and subject.entity not in ("PERSON", "ORG"):
                return Modality.HYPOTHETICAL
    return None


AS_TOLD_RULES: tuple[Callable[[Place], Modality | None], ...] = (
    asked,
    acted,
    in_what_a_story_tells,
    behind_who_tells_it,
    before_who_tells_it,
    to_somebody,
    in_somebodys_mind,
    as_somebody_tells_it,
    as_far_as_somebody_goes,
    goes_on_with_what_was_told,
    under_having,
    if_it_is_so,
    what_it_is_said_to_be,
    as_the_one,
    held_to_answer_for_it,
    short_of_showing_it,
    said_to_the_face,
)


def _is_a_manner_of_telling(sentence: Sentence, verb: Token) -> bool:
    """Whether "the way", "as" or "to hear" stands before the telling."""
    above = sentence.head_of(verb)
    if above.lemma.lower() in ("way", "hear") or sentence.head_of(above).lemma.lower() == "way":
        return True
    first = sentence.first_below(verb)
    return sentence.tokens[first].lower in ("as", "to", "how")


def _is_without_verb(tokens: list[Token] | tuple[Token, ...]) -> bool:
    return not any(t.tag in _FINITE and t.pos in ("VERB", "AUX") for t in tokens)


def _words(sentence: Sentence) -> list[Token]:
    return [t for t in sentence.tokens if t.pos != "PUNCT"]
