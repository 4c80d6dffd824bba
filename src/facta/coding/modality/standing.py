"""Standing: how an act stands in its sentence, while it is worked out and when it is known."""

from dataclasses import dataclass
from typing import NamedTuple

from facta.model.act import Modality
from facta.model.clause import Clause
from facta.model.sentence import Token

MADE = {
    "alleged": Modality.ALLEGED,
    "planned": Modality.PLANNED,
    "attempted": Modality.HYPOTHETICAL,
    "wanted": Modality.HYPOTHETICAL,
    "denied": Modality.DENIED,
    "supposed": Modality.HYPOTHETICAL,
}
"""What a signature of embedding.en.yaml makes of an act."""
_OF_EVENTS = frozenset({"object", "subject", "oblique", "attribute", "possessive", "modifier", "apposition"})
_OF_A_WISH = ("wanted_", "attempted_", "due_by_")
"""Rules of a demand or attempt: what is alleged inside one stays alleged ("demanded a trial for the killing")."""


class Standing(NamedTuple):
    """How an act stands: modality, negation, the rule that decided.

    attempted: it was tried rather than done.
    intended: who would do it says so or is said to mean it ("will", "plans to").
    as_purpose: it is what somebody went somewhere to do ("went to Tolm to kill him"), done or not.
    """

    modality: Modality
    negated: bool
    by: str
    attempted: bool = False
    intended: bool = False
    as_purpose: bool = False


class Level(NamedTuple):
    """One step up: the link by which `token` hangs on `above`, the word between them, and the record of `above`."""

    token: Token
    link: str
    marker: str
    above: Token
    upper: Clause | None

    @property
    def is_event_noun(self) -> bool:
        """Whether a noun that names an event hangs there, rather than a clause."""
        return self.link in _OF_EVENTS and self.token.pos not in ("VERB", "AUX")

    @property
    def lemma(self) -> str:
        """The governing predicate, with its particle."""
        return self.upper.lemma if self.upper is not None else self.above.lemma.lower()

    @property
    def is_negated(self) -> bool:
        """Whether the governing predicate is negated."""
        return self.upper is not None and self.upper.negated


@dataclass
class State:
    """What the way up has found so far.

    as_means: the act is the means of what governs it ("tried to win them by lowering prices").
    trigger: position of the act's own token.
    """

    modality: Modality = Modality.ASSERTED
    negated: bool = False
    by: str = ""
    attempted: bool = False
    as_means: bool = False
    intended: bool = False
    as_purpose: bool = False
    trigger: int = -1

    def becomes(self, modality: Modality, by: str, intended: bool = False) -> None:
        """Take on a modality met further out: the first stands, but for what is weaker than alleged."""
        weaker = modality is Modality.HYPOTHETICAL and (
            self.modality is Modality.PLANNED or (self.modality is Modality.ALLEGED and not by.startswith(_OF_A_WISH))
        )
        if self.modality is Modality.ASSERTED or weaker or modality is Modality.DENIED:
            self.modality, self.by = modality, by
            self.intended = intended

    def is_not_so(self, by: str) -> None:
        """Take on a negation."""
        self.negated, self.by = True, by
