"""The record of a project, from its store: readings as people decided them, linked, with findings; and the dossier.

`link_project` writes what holds across reports back into the store, so that timelines, the queue and plain SQL have it.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, select

from facta import __version__
from facta.codebook.codebook import load_codebook
from facta.engine.project import Project
from facta.engine.project_across import across_of, proposal_rows, set_harms_by
from facta.engine.project_copies import Originals, copies_of_row, each_file
from facta.engine.project_entries import local_id, reading_of_rows
from facta.engine.project_figures import agreement_in, review_lines
from facta.engine.project_join import joins_of, judged_anew
from facta.engine.project_settings import FILE
from facta.engine.project_unjudged import Kept
from facta.engine.report import ReportSettings, publish, record_and_findings
from facta.engine.report_settings import read_report_file
from facta.engine.settings import ReadSettings
from facta.model.document import Document
from facta.model.finding import Finding
from facta.model.judgement import Judgement
from facta.model.record import Reading, Record, Ref
from facta.publishing.reading_json import reading_from_json
from facta.store import schema
from facta.store.across import put_across
from facta.store.database import fact, next_number
from facta.store.errors import NotAllowed
from facta.store.json_text import Asked, Row, from_text
from facta.store.log import decisions_by_action, head_hash, whole_log
from facta.store.queue import reviewed
from facta.store.replay import counting

_FIELDS = ("id", "source", "digest", "title", "byline", "publisher", "published", "place", "language", "url", "text")


def document_of_row(row: Asked) -> Document:
    """The document of a row of `document`."""
    rest: Row = from_text(row["rest"])
    fields = {name: row[name] for name in (*_FIELDS, "media_type")}
    bare = reading_from_json({"document": {**fields, **{n: rest[n] for n in ("zones", "given", "copies", "notes")}}})
    return bare.document


def record_of(project: Project) -> tuple[Record, tuple[Finding, ...]]:
    """The record as people decided it, linked, and its findings."""
    record, findings, _ = _record_of(project)
    return record, findings


def _record_of(project: Project) -> tuple[Record, tuple[Finding, ...], Originals]:
    with project.store.asking() as connection:
        files = tuple(_files(connection, project))
        originals = Originals.of(files)
        readings = tuple(reading for each in files for reading in each)
        states = {ref: state for own, state in _states(connection).items() for ref in originals.each_of(own)}
        judgements = [originals.also_on_copies(each) for each in judgements_of(connection)]
        tally = reviewed(connection)
        figures, agreed = review_lines(connection), tuple(agreement_in(connection))
    settings = ReadSettings(None, project.codebooks)
    thresholds = read_report_file(project.folder / FILE).findings
    record, findings = record_and_findings(readings, settings, thresholds, judgements)
    reviewed_ = (tally.reviewed, tally.entries, tally.coders)
    return (
        replace(record, review=states, reviewed=reviewed_, review_figures=figures, agreement=agreed),
        findings,
        originals,
    )


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
    it had. What people joined or parted while it was computed stands."""
    with project.store.asking() as connection:
        now, last = state_of(connection, project), next_number(connection, schema.decision) - 1
        if fact(connection, "linked") == now:
            return False
    record, findings, originals = _record_of(project)
    with project.store.writing() as connection:
        put_across(connection, across_of(record, findings, originals), now)
        set_harms_by(connection, findings, originals)
        answered = [each for each in record.unjudged.proposals if each not in record.proposals]
        Kept.of(record, originals, proposal_rows(answered, originals)).write(connection)
        later = [each for each in decisions_by_action(connection, ("merge", "split", "undo")) if each.number > last]
        judged_anew(connection, joins_of(connection, later))
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


def _files(connection: Connection, project: Project) -> Iterator[tuple[Reading, ...]]:
    """For each report its reading, then those of further files with the same bytes."""
    codebook = load_codebook(project.codebooks)
    entry = schema.entry
    rows = connection.execute(
        select(entry.c.id, entry.c.document, entry.c.kind, entry.c.state, entry.c.content)
        .join(schema.document, schema.document.c.id == entry.c.document)
        .order_by(schema.document.c.number, entry.c.kind, entry.c.position, entry.c.number)
    ).mappings()
    by_document = {id: list(group) for id, group in groupby(rows, key=lambda row: row["document"])}
    for row in connection.execute(select(schema.document).order_by(schema.document.c.number)).mappings().all():
        reading = reading_of_rows(row, by_document.get(row["id"], []), codebook)
        yield tuple(each_file(reading, copies_of_row(row)))


def _states(connection: Connection) -> dict[Ref, str]:
    entry = schema.entry
    query = select(entry.c.id, entry.c.document, entry.c.state).where(entry.c.state.not_in(("suggested", "outdated")))
    return {Ref(document, local_id(id, document)): state for id, document, state in connection.execute(query)}


def _ref(entry: str) -> Ref:
    document, _, local = entry.partition("-")
    return Ref(document, local)
