"""Acts: who did what to whom, and how far the report commits to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from facta.model.passage import Span
from facta.model.times import When


class Modality(StrEnum):
    """How far a report commits to an act."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    PLANNED = "planned"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


WEAKEST_FIRST = (Modality.HYPOTHETICAL, Modality.DENIED, Modality.PLANNED, Modality.ALLEGED, Modality.ASSERTED)
"""Order in which the strengths of one matter are shown: the weakest leads."""


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role of an act.

    party: party id, or None where the filler is no party ("repairs", "150,000 signatures").
    span: the words, or None where the filler is implied by the act type.
    inferred: implied by the type ("arrest" without an agent) or taken from the clause before.
    """

    party: str | None
    span: Span | None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that belongs to an act: "some 40 people" has value 40, unit "people", bound "about".

    to: the upper end where a range is given ("20 to 30 people"), else None.
    bound: `at least`, `at most`, `about`, or "" where the number is given as it is.
    """

    value: float
    unit: str
    span: Span
    to: float | None = None
    bound: str = ""


GUESSED_PLACES = frozenset({"the_place_of_the_sentence_before", "the_only_place_named_in_the_sentence", "the_dateline"})
"""Values of `Place.found_by` that take the place from outside the act's clause: a guess, evidence of nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act took place: `name` as written.

    country: ISO 3166-1 alpha-2, town: the gazetteer's name for it; None where report and gazetteer leave it open.
    candidates: other places that bear the name ("Paris, US"), the largest first.
    resolved_by: the rule that chose the country, "" where none did.
    found_by: the rule that found the words, or ""; GUESSED_PLACES guess from outside the act’s clause.
    """

    party: str | None
    span: Span
    name: str
    country: str | None = None
    candidates: tuple[str, ...] = ()
    town: str | None = None
    resolved_by: str = ""
    found_by: str = ""

    @property
    def guessed(self) -> bool:
        """Whether the place stands outside the act's clause: shown as such, and evidence of nothing."""
        return self.found_by in GUESSED_PLACES


@dataclass(frozen=True, slots=True)
class Act:
    """An act of one report.

    type: codebook code, or None for a predicate that no code fits.
    trigger: the words that name the act; lemma: of the trigger.
    roles: role name to fillers: `agent`, `patient`, `recipient`, `theme`, `reason`, ...
    negated: the report says it did not happen ("did not permit").
    generic: a norm or habit, not an event.
    according_to: statement id (or party id) on whose word the report gives it; None: the report's own voice.
    passage: the clause or sentence that shows it.
    terms: content words of the clause as lemmas, sorted, for likeness of subject.
    matched_by: the codebook pattern; modality_by: the rule that gave modality and negation.
    """

    id: str
    type: str | None
    plover: str | None
    trigger: Span
    lemma: str
    passage: Span
    roles: Mapping[str, tuple[Filler, ...]] = field(default_factory=dict[str, tuple[Filler, ...]])
    quantities: tuple[Quantity, ...] = ()
    when: When | None = None
    where: Place | None = None
    modality: Modality = Modality.ASSERTED
    negated: bool = False
    generic: bool = False
    according_to: str | None = None
    terms: tuple[str, ...] = ()
    matched_by: str = ""
    modality_by: str = ""

    def parties_as(self, *roles: str) -> tuple[str, ...]:
        """Party ids that fill one of `roles`, in role and text order, without repeats."""
        found = [f.party for role in roles for f in self.roles.get(role, ()) if f.party is not None]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Comment:
    """The reporter's own judgement ("an odd choice"): marked, never an assertion of fact."""

    id: str
    span: Span
    by: str
