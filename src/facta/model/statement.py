"""Statements: who said what, as PolNeAR's three spans, and of what kind it was."""

from dataclasses import dataclass
from enum import StrEnum

from facta.model.passage import Span
from facta.model.times import When


class Mode(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class StatementKind(StrEnum):
    """What the speaker does by saying it."""

    PLEDGE = "pledge"
    CLAIM = "claim"
    DENIAL = "denial"
    ACCUSATION = "accusation"
    DEMAND = "demand"
    JUSTIFICATION = "justification"
    NO_COMMENT = "no-comment"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of one report.

    speaker: party id, or None while `candidates` are undecided or nobody is named.
    source: the mention as it stands ("she", "the group").
    cue: the words that say so ("did not say": negation and auxiliaries included).
    content: what was said, in pieces, text order.
    co_speakers: further parties that said the same ("the activist and her lawyer").
    within: the statement in whose content this one stands.
    about: parties that the content names.
    negated: the cue is negated ("did not say").
    work_under_way: the content says that work is being done ("they are working on it"): not a pledge.
    no_speech: an attitude, belief or intention rather than words said ("wants", "believes").
    addressee: the party spoken to ("told the group"), or None.
    terms: content words as lemmas, sorted, for likeness of subject.
    found_by, kind_by: the rules that found it and that gave its kind.
    """

    id: str
    speaker: str | None
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    mode: Mode
    kind: StatementKind
    when: When | None = None
    co_speakers: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    within: str | None = None
    about: tuple[str, ...] = ()
    negated: bool = False
    work_under_way: bool = False
    no_speech: bool = False
    addressee: str | None = None
    terms: tuple[str, ...] = ()
    found_by: str = ""
    kind_by: str = ""

    @property
    def span(self) -> Span:
        """From its first word to its last, source and cue included."""
        spans = [*self.content, *(s for s in (self.source, self.cue) if s is not None)]
        return Span(min(s.start for s in spans), max(s.end for s in spans))
