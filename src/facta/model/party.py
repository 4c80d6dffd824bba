"""Parties: the persons, organizations, groups and places that reports name."""

from dataclasses import dataclass
from enum import StrEnum

from facta.model.identifiers import identifier
from facta.model.passage import Span


class PartyKind(StrEnum):
    """What sort of thing a party is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Party:
    """A party of one report.

    id: unique in the report.
    name: its fullest mention, as it stands in the text.
    sector: PLOVER actor sector (`GOV`, `COP`, `JUD`, ...), or None where nothing tells.
    mentions: every span that names it in the report: names, descriptions, and the pronouns that are safely its own.
    names: the distinct proper names among the mentions, fullest first; empty for "the activist".
    titles: descriptions that stand with the name ("the speaker of the lower house"), as in the text.
    shielded: why the party is masked on publication (`under-18`, `complainant`), or "".
    shielded_by: the span that says so.
    by: rules that joined the mentions, sorted.
    """

    id: str
    kind: PartyKind
    name: str
    sector: str | None
    mentions: tuple[Span, ...]
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    shielded: str = ""
    shielded_by: Span | None = None
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """A standing relation between two parties of one report.

    relation: `head-of`, `member-of`, `former`, `kin-of`, `supports`, `owns`, `colleague-of`, `met`, `part-of`,
        `represents`.
    """

    from_party: str
    to_party: str
    relation: str
    passage: Span
    by: str = ""

    def id_in(self, document: str) -> str:
        """What the tie is called in its report; a reading gives it no id of its own."""
        return identifier("t", document, self.from_party, self.to_party, self.relation, *self.passage)
