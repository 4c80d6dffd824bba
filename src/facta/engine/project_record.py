"""The record of a project, from its store: readings as people decided them, linked, with findings; and the dossier.

`link_project` writes what holds across reports back into the store, so that timelines, the queue and plain SQL have it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from facta import __version__
from facta.codebook.codebook import load_codebook
from facta.engine.project import Project
from facta.engine.project_entries import local_id, reading_of_rows
from facta.engine.project_figures import review_lines
from facta.engine.project_harm import FINDING_RESTS, PERSON_WITH_CRIME
from facta.engine.project_settings import FILE
from facta.engine.report import ReportSettings, publish, record_and_findings
from facta.engine.report_settings import read_report_file
from facta.engine.settings import ReadSettings
from facta.model.document import Document
from facta.model.finding import Finding
from facta.model.judgement import Judgement
from facta.model.record import Reading, Record, Ref
from facta.publishing.reading_json import reading_from_json
from facta.store import schema
from facta.store.across import Across, put_across
from facta.store.database import fact
from facta.store.errors import NotAllowed
from facta.store.json_text import Asked, Row, as_text, from_text
from facta.store.log import head_hash, whole_log
from facta.store.queue import reviewed, set_harm
from facta.store.replay import counting
from facta.store.spread import entry_id

_FIELDS = ("id", "source", "digest", "title", "byline", "publisher", "published", "place", "language", "url", "text")


def document_of_row(row: Asked) -> Document:
    """The document of a row of `document`."""
    rest: Row = from_text(row["rest"])
    fields = {name: row[name] for name in (*_FIELDS, "media_type")}
    bare = reading_from_json({"document": {**fields, **{n: rest[n] for n in ("zones", "given", "copies", "notes")}}})
    return bare.document


def record_of(project: Project) -> tuple[Record, tuple[Finding, ...]]:
    """The record as people decided it, linked, and its findings."""
    with project.store.asking() as connection:
        readings = tuple(_readings(connection, project))
        states = _states(connection)
        judgements = judgements_of(connection)
        tally = reviewed(connection)
        figures = review_lines(connection)
    settings = ReadSettings(None, project.codebooks)
    thresholds = read_report_file(project.folder / FILE).findings
    record, findings = record_and_findings(readings, settings, thresholds, judgements)
    return replace(
        record, review=states, reviewed=(tally.reviewed, tally.entries, tally.coders), review_figures=figures
    ), findings


def judgements_of(connection: Connection) -> tuple[Judgement, ...]:
    """What people decided about parties and acts being one, in the order of the log, undone ones left out."""
    made: list[Judgement] = []
    for decision in counting(whole_log(connection)):
        if decision.action in ("merge", "split"):
            left, right = (tuple(_ref(entry) for entry in side) for side in (decision.before, decision.after))
            kind = "party" if decision.target_kind == "party" else "incident"
            made.append(Judgement(kind, decision.action == "merge", left, right, decision.who))
    return (*made, *_pairs_rejected(connection))


def _pairs_rejected(connection: Connection) -> Iterator[Judgement]:
    """Pledges and deeds of which the last word is that the one does not answer the other."""
    last = {d.target: d for d in counting(whole_log(connection)) if d.target_kind == "pair"}
    for target, decision in sorted(last.items()):
        if decision.action == "reject":
            pledge, deed = (_ref(entry) for entry in target.split("+"))
            yield Judgement("pair", False, (pledge,), (deed,), decision.who)


def link_project(project: Project) -> bool:
    """Write the tables across reports, and the queue's second harm, anew where the record has changed since; whether
    it had."""
    with project.store.asking() as connection:
        now = state_of(connection, project)
        if fact(connection, "linked") == now:
            return False
    record, findings = record_of(project)
    with project.store.writing() as connection:
        put_across(connection, _across(record, findings), now)
        _set_harms(connection, findings)
    return True


def state_of(connection: Connection, project: Project) -> str:
    """A digest of all that the tables across reports are computed from."""
    digest = hashlib.sha256(f"{__version__}\n{load_codebook(project.codebooks).version}\n".encode())
    digest.update(repr(read_report_file(project.folder / FILE).findings).encode())
    table = schema.document
    for id, key in connection.execute(select(table.c.id, table.c.reading_key).order_by(table.c.id)):
        digest.update(f"{id} {key}\n".encode())
    digest.update(head_hash(connection).encode())
    return digest.hexdigest()


def publish_project(
    project: Project, folder: Path, settings: ReportSettings
) -> tuple[Record, tuple[Finding, ...], tuple[str, ...]]:
    """Publish a dossier from the record; with it, the files that could not be read.

    Raises NotAllowed where there are no reports, FolderHoldsSomethingElse or OSError; then `folder` is as it was.
    """
    record, findings = record_of(project)
    if not record.readings:
        raise NotAllowed("the project holds no reports: add some with `facta add PATH`; no dossier was written")
    with project.store.asking() as connection:
        unread = tuple(connection.execute(select(schema.unread).order_by(schema.unread.c.source)).all())
    file = read_report_file(project.folder / FILE)
    told = replace(
        settings,
        read=ReadSettings(None, project.codebooks),
        unread=tuple((str(source), str(found)) for source, found in unread),
        thresholds=file.findings,
        set_by=FILE,
        masks=file.publication.masks,
    )
    publish(record, findings, folder, told)
    return record, findings, tuple(source for source, _ in told.unread)


def _readings(connection: Connection, project: Project) -> Iterator[Reading]:
    codebook = load_codebook(project.codebooks)
    entry = schema.entry
    rows = connection.execute(
        select(entry.c.id, entry.c.document, entry.c.kind, entry.c.state, entry.c.content)
        .join(schema.document, schema.document.c.id == entry.c.document)
        .order_by(schema.document.c.number, entry.c.kind, entry.c.position, entry.c.number)
    ).mappings()
    by_document = {id: list(group) for id, group in groupby(rows, key=lambda row: row["document"])}
    for row in connection.execute(select(schema.document).order_by(schema.document.c.number)).mappings().all():
        yield reading_of_rows(row, by_document.get(row["id"], []), codebook)


def _states(connection: Connection) -> dict[Ref, str]:
    entry = schema.entry
    query = select(entry.c.id, entry.c.document, entry.c.state).where(entry.c.state.not_in(("suggested", "outdated")))
    return {Ref(document, local_id(id, document)): state for id, document, state in connection.execute(query)}


def _ref(entry: str) -> Ref:
    document, _, local = entry.partition("-")
    return Ref(document, local)


def _across(record: Record, findings: Sequence[Finding]) -> Across:
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
    incidents = [
        {"id": each.id, "type": each.type, "reports": each.reports, "reasons": as_text(list(each.reasons))}
        for each in {incident.id: incident for incident in record.incidents}.values()
    ]
    proposals = {
        (each.kind, entry_id(*each.left), entry_id(*each.right)): as_text(list(each.reasons))
        for each in record.proposals
    }
    rows = [{"kind": k, "left": left, "right": right, "reasons": why} for (k, left, right), why in proposals.items()]
    matters = {each.id: each for each in record.matters}
    return Across(
        entities=entities,
        incidents=incidents,
        proposals=rows,
        matters=[
            {"id": m.id, "kind": m.kind, "title": m.title, "stage": m.stage, "parties": as_text(list(m.parties))}
            for m in matters.values()
        ],
        stages=[row for each in matters.values() for row in _stages(each)],
        findings=[_finding(each) for each in {f.id: f for f in findings}.values()],
        evidence=[row for each in {f.id: f for f in findings}.values() for row in _evidence(each)],
        party_entity={entry_id(*ref): each.id for each in record.entities for ref in each.members},
        act_incident={entry_id(*ref): each.id for each in record.incidents for ref in each.members},
    )


def _stages(matter: Any) -> list[Row]:
    return [
        {
            "matter": matter.id,
            "position": number,
            "stage": stage.stage,
            "act": entry_id(stage.document, stage.act),
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


def _evidence(finding: Finding) -> list[Row]:
    return [
        {
            "finding": finding.id,
            "position": number,
            "document": one.document,
            "start": one.span.start,
            "end": one.span.end,
            "text": one.text,
            "part": one.part,
            "entry": entry_id(one.document, one.entry) if one.entry else "",
        }
        for number, one in enumerate(finding.evidence)
    ]


def _set_harms(connection: Connection, findings: Sequence[Finding]) -> None:
    """Entries that a finding rests on come second; those of the first harm stay first."""
    rests = {entry_id(one.document, one.entry) for finding in findings for one in finding.evidence if one.entry}
    entry = schema.entry
    wanted: dict[str, int] = defaultdict(int)
    query = select(entry.c.id, entry.c.harm).where(entry.c.harm.is_not(None), entry.c.harm != PERSON_WITH_CRIME)
    for id, harm in connection.execute(query):
        want = FINDING_RESTS if id in rests else FINDING_RESTS + 1
        if want != harm:
            wanted[id] = want
    set_harm(connection, dict(wanted))
