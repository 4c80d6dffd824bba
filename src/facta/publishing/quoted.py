"""Who is quoted, and who is spoken of but not quoted.

Copies of one text count once; attitudes ("wants"), refusals to comment and words that were not said do not count.
"""

from collections import Counter
from dataclasses import dataclass

from facta.model.party import PartyKind
from facta.model.record import Entity, Record, Ref
from facta.model.statement import Statement, StatementKind

COUNTED = frozenset({PartyKind.PERSON, PartyKind.ORGANIZATION, PartyKind.GROUP})
BARS = 12
"""How many speakers the chart shows; the table has all."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """One party with its statements, and the number of reports that quote it."""

    name: str
    sector: str
    statements: int
    reports: int


@dataclass(frozen=True, slots=True)
class Unquoted:
    """A party that acts or is acted upon in these reports and is quoted in none of them."""

    name: str
    sector: str
    acted: int
    acted_upon: int
    reports: int


def counts_as_quoted(statement: Statement) -> bool:
    """Whether the words were said and are given."""
    return not statement.no_speech and not statement.negated and statement.kind is not StatementKind.NO_COMMENT


def speakers_of(record: Record) -> list[Quoted]:
    """Everybody quoted, most statements first."""
    statements: Counter[str] = Counter()
    reports: dict[str, set[str]] = {}
    for reading in record.readings:
        if reading.document.id in record.same_text:
            continue
        for statement in filter(counts_as_quoted, reading.statements):
            for party in dict.fromkeys((statement.speaker, *statement.co_speakers)):
                entity = record.entity_of.get(Ref(reading.document.id, party or ""))
                if entity is not None:
                    statements[entity.id] += 1
                    reports.setdefault(entity.id, set()).add(reading.document.id)
    quoted = [
        Quoted(_name(record, key), sector_words(record.entity_by_id[key]), count, len(reports[key]))
        for key, count in statements.items()
    ]
    return sorted(quoted, key=lambda one: (-one.statements, -one.reports, one.name))


def unquoted(record: Record) -> list[Unquoted]:
    """Who acts or is acted upon, and is never quoted; most acts first."""
    spoke = {
        Ref(reading.document.id, party)
        for reading in record.readings
        for statement in filter(counts_as_quoted, reading.statements)
        for party in (statement.speaker, *statement.co_speakers, *statement.candidates)
        if party is not None
    }
    acted = _times_in(record, "agent")
    acted_upon = _times_in(record, "patient", "recipient", "beneficiary")
    found: list[Unquoted] = []
    for entity in record.entities:
        own = acted[entity.id], acted_upon[entity.id]
        if entity.kind in COUNTED and any(own) and not spoke & set(entity.members):
            reports = len({ref.document for ref in entity.members if ref.document not in record.same_text})
            found.append(Unquoted(entity.name, sector_words(entity), *own, reports))
    return sorted(found, key=lambda one: (-one.acted_upon, -one.acted, one.name))


def _times_in(record: Record, *roles: str) -> Counter[str]:
    """How many acts an entity has one of `roles` in; copies of one text count once, norms not at all."""
    times: Counter[str] = Counter()
    for reading in record.readings:
        if reading.document.id in record.same_text:
            continue
        for act in reading.acts:
            if act.type is None or act.generic:
                continue
            entities = {record.entity_of.get(Ref(reading.document.id, party)) for party in act.parties_as(*roles)}
            times.update(entity.id for entity in entities if entity is not None)
    return times


def _name(record: Record, entity: str) -> str:
    return record.entity_by_id[entity].name


SECTORS = {
    "GOV": "government", "COP": "police", "JUD": "courts", "LEG": "parliament", "MIL": "military",
    "SPY": "security service", "NGO": "civic group", "MED": "media", "OPP": "opposition", "CVL": "citizens",
    "BUS": "business", "EDU": "education", "LAB": "labour", "REL": "religion", "IGO": "international body",
    "PTY": "party", "CRM": "crime", "REB": "rebels", "UAF": "armed group", "HLH": "health", "AGR": "agriculture",
    "SET": "settlers", "REF": "refugees", "SOC": "civil society",
    "JRN": "journalists", "ELI": "former officials and elites",
}  # fmt: skip
"""PLOVER's actor sectors, in words."""


def sector_words(entity: Entity) -> str:
    """The sector of a party in words, or its code where no word is known; "" where nothing tells."""
    return SECTORS.get(entity.sector or "", entity.sector or "")
