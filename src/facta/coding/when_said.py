"""When a statement was made: the day beside its cue, or of the writing that carries it ("in a statement dated 5 May").

Elsewhere: days of what any predicate tells (when.py).
"""

from facta.codebook.cues import CueTable
from facta.coding.drafts import Draft, lemma_of
from facta.coding.when import when_of
from facta.model.sentence import AnnotatedText, Sentence, Token
from facta.model.times import TimeExpression, When

_GIVEN_OUT = frozenset({"date", "issue", "publish", "release", "post", "send", "sign", "write"})
_IN_WRITING = frozenset({"in", "by", "through", "via", "with"})


def when_said(text: AnnotatedText, draft: Draft, cues: CueTable) -> When | None:
    """The day on which the words of `draft` were said, or None where its sentence does not tell."""
    if draft.cue is None:
        return None
    sentence = text.sentences[draft.sentence]
    cue = sentence.tokens[draft.token]
    found = when_of(text, sentence, cue)
    return found if found is not None else _day_of_its_writing(text, sentence, cue, draft, cues)


def _day_of_its_writing(
    text: AnnotatedText, sentence: Sentence, cue: Token, draft: Draft, cues: CueTable
) -> When | None:
    """The one day that a participle gives to the letter or statement in which it was said, or which says it."""
    writings = _writings(sentence, cue, cues)
    days = [
        time
        for time in text.times_in(sentence.span)
        if time.edtf
        and not any(piece.overlaps(time.span) for piece in draft.content)
        and _is_of_a_writing(sentence, time, writings)
    ]
    if len({time.edtf for time in days}) != 1:
        return None
    day = days[0]
    return When(day.edtf or "", day.start, day.end, day.span, "day_of_its_writing")


def _writings(sentence: Sentence, cue: Token, cues: CueTable) -> set[int]:
    """Positions of nouns such as "letter" that speak themselves, or in which somebody does."""
    beside = sentence.children_of(cue, "nsubj")
    for preposition in sentence.children_of(cue, "prep", "agent"):
        if preposition.lower in _IN_WRITING:
            beside += sentence.children_of(preposition, "pobj")
    return {noun.i for noun in beside if lemma_of(noun) in cues.written}


def _is_of_a_writing(sentence: Sentence, time: TimeExpression, writings: set[int]) -> bool:
    """Whether a participle between the day and a writing gives it out: "dated 5 May", "issued on 5 May"."""
    token = next((t for t in sentence.tokens if t.start >= time.span.start), None)
    for above in sentence.ancestors_of(token) if token is not None else ():
        if above.tag[0] == "V":
            return above.tag == "VBN" and lemma_of(above) in _GIVEN_OUT and above.head in writings
        if above.i in writings:
            return False
    return False
