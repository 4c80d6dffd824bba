"""What the tagger sees of one text: the rules' drafts by place, and who speaks in it by their account."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from facta.codebook.cues import CueTable
from facta.coding.drafts import Draft, Source
from facta.coding.quotes import Quotes
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText


@dataclass(frozen=True, slots=True)
class Sight:
    """One text with the rules' drafts.

    at: draft by sentence and token of its cue. by_sentence: drafts by the sentence of their cue.
    reaching: for each sentence, the drafts whose content shares a character with it. speakers: how often a word ends
    a source.
    """

    text: AnnotatedText
    quotes: Quotes
    cues: CueTable
    drafts: tuple[Draft, ...]
    at: dict[tuple[int, int], Draft]
    by_sentence: dict[int, list[Draft]]
    reaching: dict[int, list[Draft]]
    speakers: Counter[str]

    @classmethod
    def of(cls, drafts: list[Draft], text: AnnotatedText, quotes: Quotes, cues: CueTable) -> "Sight":
        """What is to be seen."""
        at: dict[tuple[int, int], Draft] = {}
        by_sentence: dict[int, list[Draft]] = {}
        reaching: dict[int, list[Draft]] = {}
        starts = [s.span.start for s in text.sentences]
        for draft in drafts:
            at.setdefault((draft.sentence, draft.token), draft)
            by_sentence.setdefault(draft.sentence, []).append(draft)
            touched = {
                n
                for piece in draft.content
                for n in range(max(0, bisect_left(starts, piece.start + 1) - 1), bisect_left(starts, piece.end))
            }
            for n in sorted(touched):
                reaching.setdefault(n, []).append(draft)
        speakers = Counter(last_word(text, draft.source) for draft in drafts if draft.source is not None)
        return cls(text, quotes, cues, tuple(drafts), at, by_sentence, reaching, speakers)


def last_word(text: AnnotatedText, source: Source) -> str:
    """The last word of a source, lower case; "" where it has none."""
    words = text.document.text[source.span.start : source.span.end].split()
    return words[-1].lower() if words else ""


def shared(some: list[Span], others: list[Span]) -> float:
    """Shared characters over all characters of two sets of spans."""
    if some == others:
        return 1.0
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
    total = sum(a.end - a.start for a in some) + sum(b.end - b.start for b in others) - both
    return both / total if total else 0.0
