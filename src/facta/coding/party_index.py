"""Which party a span of one report names: the one place where coding turns words into parties."""

from typing import NamedTuple, Protocol

from facta.model.party import Party
from facta.model.passage import Span


class Resolved(NamedTuple):
    """What a span names.

    party: party id, or None where nothing or more than one reading is possible.
    others: further parties named by a coordination ("the activist and her lawyer").
    candidates: the possible parties where the reading is open; never one alone.
    """

    party: str | None
    others: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()


class PartyIndex(Protocol):
    """The parties of one report, found by span."""

    @property
    def parties(self) -> tuple[Party, ...]:
        """All parties, in text order of their first mention."""
        ...

    def at(self, span: Span) -> Resolved:
        """The party that the phrase at `span` names (its head decides; "police in Almaty" is the police)."""
        ...

    def within(self, span: Span) -> tuple[str, ...]:
        """Ids of all parties with a mention inside `span`, in text order, without repeats."""
        ...

    def sector_at(self, span: Span) -> str | None:
        """PLOVER sector of the phrase at `span`, by its party or its head noun."""
        ...

    def kind_at(self, span: Span) -> str | None:
        """Kind of party that the phrase at `span` names (`person`, `group`, ...), by its party or its head noun."""
        ...
