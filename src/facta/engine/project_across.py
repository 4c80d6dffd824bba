"""What linking and findings computed, as rows of the tables across reports, and the queue's second harm.

Those tables are about the entries of the store: what was found of a further file with the same bytes is told of the
report that it repeats.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, select

from facta.engine.project_copies import Originals
from facta.engine.project_harm import FINDING_RESTS, PERSON_WITH_CRIME
from facta.model.finding import Evidence, Finding
from facta.model.record import Entity, Incident, Proposal, Record, Ref
from facta.store import schema
from facta.store.across import Across
from facta.store.json_text import Row, as_text
from facta.store.queue import set_harm
from facta.store.spread import entry_id


def across_of(record: Record, findings: Sequence[Finding], originals: Originals) -> Across:
    """The rows of the tables across reports."""
    entities = [
        {
            "id": each.id,
            "kind": str(each.kind),
            "name": each.name,
            "sector": each.sector,
            "names": as_text(list(each.names)),
            "reasons": as_text(list(each.reasons)),
            "shielded": each.shielded,
        }
        for each in {entity.id: entity for entity in record.entities}.values()
    ]
    told_twice = [each for each in record.incidents if len({originals.of_ref(ref) for ref in each.members}) > 1]
    incidents = [
        {"id": each.id, "type": each.type, "reports": each.reports, "reasons": as_text(list(each.reasons))}
        for each in {incident.id: incident for incident in told_twice}.values()
    ]
    matters = {each.id: each for each in record.matters}
    return Across(
        entities=entities,
        incidents=incidents,
        proposals=proposal_rows(record.proposals, originals),
        matters=[
            {"id": m.id, "kind": m.kind, "title": m.title, "stage": m.stage, "parties": as_text(list(m.parties))}
            for m in matters.values()
        ],
        stages=[row for each in matters.values() for row in _stages(each, originals)],
        findings=[_finding(each) for each in {f.id: f for f in findings}.values()],
        evidence=[row for each in {f.id: f for f in findings}.values() for row in _evidence(each, originals)],
        party_entity=_homes(record.entities, originals),
        act_incident={
            entry: id
            for entry, id in _homes(record.incidents, originals).items()
            if id in {row["id"] for row in incidents}
        },
    )


def proposal_rows(proposals: Iterable[Proposal], originals: Originals) -> list[Row]:
    """Rows of `proposal`, each pair once."""
    found: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for each in proposals:
        left, right = (entry_id(*originals.of_ref(side)) for side in (each.left, each.right))
        found[each.kind, left, right] = each.reasons
    return [
        {"kind": kind, "left": left, "right": right, "reasons": as_text(list(reasons))}
        for (kind, left, right), reasons in found.items()
        if left != right
    ]


def _homes(groups: Sequence[Entity | Incident], originals: Originals) -> dict[str, str]:
    """The id of the group of each entry of the store."""
    return {
        entry_id(*ref): group.id for group in groups for ref in group.members if not originals.is_copy(ref.document)
    }


def _stages(matter: Any, originals: Originals) -> list[Row]:
    return [
        {
            "matter": matter.id,
            "position": number,
            "stage": stage.stage,
            "act": entry_id(*originals.of_ref(Ref(stage.document, stage.act))),
            "modality": stage.modality,
            "when_edtf": stage.when.edtf if stage.when else None,
            "when_start": stage.when.start if stage.when else None,
            "when_end": stage.when.end if stage.when else None,
        }
        for number, stage in enumerate(matter.history)
    ]


def _finding(finding: Finding) -> Row:
    lists = {name: as_text(asdict(finding)[name]) for name in ("parties", "figures", "caveats")}
    names = ("id", "kind", "question", "title", "status", "coverage")
    return {**{name: getattr(finding, name) for name in names}, **lists}


def _entry(one: Evidence, originals: Originals) -> str:
    """The entry of the store that a piece of evidence shows, or ""."""
    return entry_id(*originals.of_ref(Ref(one.document, one.entry))) if one.entry else ""


def _evidence(finding: Finding, originals: Originals) -> list[Row]:
    return [
        {
            "finding": finding.id,
            "position": number,
            "document": originals.of_ref(Ref(one.document, one.entry)).document,
            "start": one.span.start,
            "end": one.span.end,
            "text": one.text,
            "part": one.part,
            "entry": _entry(one, originals),
        }
        for number, one in enumerate(finding.evidence)
    ]


def set_harms_by(connection: Connection, findings: Sequence[Finding], originals: Originals) -> None:
    """Entries that a finding rests on come second; those of the first harm stay first."""
    rests = {_entry(one, originals) for finding in findings for one in finding.evidence if one.entry}
    entry = schema.entry
    wanted: dict[str, int] = defaultdict(int)
    query = select(entry.c.id, entry.c.harm).where(entry.c.harm.is_not(None), entry.c.harm != PERSON_WITH_CRIME)
    for id, harm in connection.execute(query):
        want = FINDING_RESTS if id in rests else FINDING_RESTS + 1
        if want != harm:
            wanted[id] = want
    set_harm(connection, dict(wanted))
