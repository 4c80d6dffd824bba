"""What holds across reports, as it was last computed: entities, incidents, matters, findings.

These tables are computed from the record and written anew as a whole; `linked` in `project` says from what.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, delete, insert

from facta.store import schema
from facta.store.database import set_fact
from facta.store.json_text import Row
from facta.store.spread import set_links


@dataclass(frozen=True, slots=True)
class Across:
    """Rows of the tables across reports. party_entity, act_incident: by entry id."""

    entities: Sequence[Row] = ()
    incidents: Sequence[Row] = ()
    proposals: Sequence[Row] = ()
    matters: Sequence[Row] = ()
    stages: Sequence[Row] = ()
    findings: Sequence[Row] = ()
    evidence: Sequence[Row] = ()
    party_entity: dict[str, str] = field(default_factory=dict[str, str])
    act_incident: dict[str, str] = field(default_factory=dict[str, str])


def put_across(connection: Connection, across: Across, linked: str) -> None:
    """Write the tables across reports anew. linked: what they were computed from."""
    for table in (schema.evidence, schema.finding, schema.stage, schema.matter):
        connection.execute(delete(table))
    for table in (schema.proposal, schema.incident, schema.entity):
        connection.execute(delete(table))
    parts: list[tuple[Table, Sequence[Row]]] = [
        (schema.entity, across.entities),
        (schema.incident, across.incidents),
        (schema.proposal, across.proposals),
        (schema.matter, across.matters),
        (schema.stage, across.stages),
        (schema.finding, across.findings),
        (schema.evidence, across.evidence),
    ]
    for table, rows in parts:
        if rows:
            connection.execute(insert(table), list(rows))
    set_links(connection, "party", across.party_entity)
    set_links(connection, "act", across.act_incident)
    set_fact(connection, "linked", linked)
