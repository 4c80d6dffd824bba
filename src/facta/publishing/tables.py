"""The record as tables: one row an entry, as CSV for spreadsheets and as JSON lines for programs.

A cell that a spreadsheet would run begins with an apostrophe in the CSV; the JSON lines hold it unchanged.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from facta.codebook.vocabulary import Vocabulary
from facta.model.finding import Finding
from facta.model.passage import Span
from facta.model.record import Reading, Record, Ref
from facta.publishing.citations import Citations
from facta.publishing.reading_json import finding_json
from facta.publishing.review_words import review_of
from facta.publishing.wording import Wording

type Row = Mapping[str, Any]
type Tables = Mapping[str, Sequence[Row]]

RUNS_IN_A_SPREADSHEET = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_bytes(rows: Sequence[Row], columns: Sequence[str]) -> bytes:
    """Rows as CSV: UTF-8 with a byte order mark, comma, CRLF (RFC 4180); lists as JSON; nothing as an empty cell."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def cell(value: Any) -> str:
    """A value as a CSV cell, with a leading apostrophe where a spreadsheet would run it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case str():
            return f"'{value}" if value.lstrip(" ").startswith(RUNS_IN_A_SPREADSHEET) else str(value)
        case _:
            return json.dumps(value, ensure_ascii=False)


def jsonl_bytes(rows: Sequence[Row]) -> bytes:
    """Rows as JSON lines: UTF-8, LF, keys in the table's order."""
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return "".join(lines).encode("utf-8", "replace")


def tables_of(record: Record, findings: tuple[Finding, ...], codebook: Vocabulary, citations: Citations) -> Tables:
    """Every table by name. In a public dossier, entries whose passage no page shows are left out."""
    view = _View(record, Wording(record, codebook), citations)
    return {
        "documents": list(view.documents()),
        "parties": list(view.parties()),
        "entities": list(view.entities()),
        "statements": list(view.statements()),
        "acts": list(view.acts()),
        "ties": list(view.ties()),
        "times": list(view.times()),
        "matters": list(view.matters()),
        "incidents": list(view.incidents()),
        "findings": finding_rows(findings, record),
        "comments": list(view.comments()),
        "similarity": list(similarity_rows(findings)),
    }


class _View:
    """Rows of one record."""

    def __init__(self, record: Record, wording: Wording, citations: Citations) -> None:
        self.record = record
        self.wording = wording
        self.citations = citations

    def _text(self, reading: Reading, span: Span | None) -> str | None:
        if span is None or not self.citations.shows(reading, span):
            return None
        return reading.document.text[span[0] : span[1]]

    def _entity(self, reading: Reading, party: str | None) -> str | None:
        entity = self.record.entity_of.get(Ref(reading.document.id, party or ""))
        return entity.id if entity is not None else None

    def _review(self, reading: Reading, entry: str) -> Row:
        """The column `review`, in the dossier of a project alone."""
        review = review_of(self.record, reading.document.id, entry)
        return {} if review is None else {"review": review}

    def _is_shown(self, ref: Ref) -> bool:
        reading = self.record.reading_of[ref.document]
        if not self.citations.public:
            return True
        return any(self.citations.shows(reading, mention) for mention in reading.party_of[ref.id].mentions)

    def documents(self) -> Iterator[Row]:
        for reading in self.record.readings:
            document = reading.document
            yield {
                "id": document.id,
                "source": document.source,
                "page": self.citations.pages[document.id],
                "title": document.title,
                "byline": document.byline,
                "publisher": document.publisher,
                "published": document.published,
                "place": document.place,
                "language": document.language,
                "url": self.citations.address(document),
                "digest": document.digest,
                "given": list(document.given),
                "copies": list(document.copies),
                "same_text_as": self.record.same_text.get(document.id),
                "text": None if self.citations.public else document.text,
            }

    def parties(self) -> Iterator[Row]:
        for reading in self.record.readings:
            for party in reading.parties:
                if not self._is_shown(Ref(reading.document.id, party.id)):
                    continue
                yield {
                    "document": reading.document.id,
                    "id": party.id,
                    "entity": self._entity(reading, party.id),
                    "name": party.name,
                    "kind": str(party.kind),
                    "sector": party.sector,
                    "names": list(party.names),
                    "masked": bool(party.shielded),
                    "mentions": [list(span) for span in party.mentions],
                }

    def entities(self) -> Iterator[Row]:
        for entity in self.record.entities:
            if not any(self._is_shown(ref) for ref in entity.members):
                continue
            yield {
                "id": entity.id,
                "name": entity.name,
                "kind": str(entity.kind),
                "sector": entity.sector,
                "names": list(entity.names),
                "masked": bool(entity.shielded),
                "members": [list(ref) for ref in entity.members],
                "reasons": list(entity.reasons),
            }

    def statements(self) -> Iterator[Row]:
        for reading in self.record.readings:
            for statement in reading.statements:
                if not self.citations.shows(reading, statement.span):
                    continue
                texts = [self._text(reading, span) for span in statement.content]
                yield {
                    "document": reading.document.id,
                    "id": statement.id,
                    "speaker": self.wording.names.speaker(reading, statement),
                    "speaker_entity": self._entity(reading, statement.speaker),
                    "kind": str(statement.kind),
                    "mode": str(statement.mode),
                    "negated": statement.negated,
                    "words_said": not statement.no_speech,
                    "cue": self._text(reading, statement.cue),
                    "content": " … ".join(filter(None, texts)) or None,
                    "edtf": statement.when.edtf if statement.when else None,
                    "within": statement.within,
                    "start": statement.span.start,
                    "end": statement.span.end,
                    "rule": ", ".join(filter(None, (statement.found_by, statement.kind_by))),
                    **self._review(reading, statement.id),
                }

    def acts(self) -> Iterator[Row]:
        for reading in self.record.readings:
            for act in reading.acts:
                if not self.citations.shows(reading, act.passage):
                    continue
                incident = self.record.incident_of.get(Ref(reading.document.id, act.id))
                yield {
                    "document": reading.document.id,
                    "id": act.id,
                    "type": act.type,
                    "plover": act.plover,
                    "in_words": self.wording.act(reading, act),
                    "modality": str(act.modality),
                    "negated": act.negated,
                    "rule_or_habit": act.generic,
                    "according_to": self.wording.names.voice(reading, act.according_to) or None,
                    "agent": self._role(reading, act.roles.get("agent", ())),
                    "patient": self._role(reading, act.roles.get("patient", ())),
                    "edtf": act.when.edtf if act.when else None,
                    "first_day": act.when.start if act.when else None,
                    "last_day": act.when.end if act.when else None,
                    "where": act.where.name if act.where else None,
                    "where_found_by": act.where.found_by or None if act.where else None,
                    "incident": incident.id if incident is not None else None,
                    "passage": self._text(reading, act.passage),
                    "start": act.passage.start,
                    "end": act.passage.end,
                    "rule": ", ".join(filter(None, (act.matched_by, act.modality_by))),
                    **self._review(reading, act.id),
                }

    def _role(self, reading: Reading, fillers: Sequence[Any]) -> str | None:
        return "; ".join(self.wording.filler(reading, filler) for filler in fillers) or None

    def ties(self) -> Iterator[Row]:
        for reading in self.record.readings:
            for tie in reading.ties:
                if not self.citations.shows(reading, tie.passage):
                    continue
                document = reading.document.id
                yield {
                    "document": document,
                    "from": self.wording.names.of(document, tie.from_party),
                    "from_entity": self._entity(reading, tie.from_party),
                    "relation": tie.relation,
                    "to": self.wording.names.of(document, tie.to_party),
                    "to_entity": self._entity(reading, tie.to_party),
                    "passage": self._text(reading, tie.passage),
                    "start": tie.passage.start,
                    "end": tie.passage.end,
                    "rule": tie.by,
                    **self._review(reading, tie.id_in(document)),
                }

    def times(self) -> Iterator[Row]:
        for reading in self.record.readings:
            for time in reading.times:
                if not self.citations.shows(reading, time.span):
                    continue
                yield {
                    "document": reading.document.id,
                    "words": self._text(reading, time.span),
                    "type": time.type,
                    "value": time.value,
                    "edtf": time.edtf,
                    "first_day": time.start,
                    "last_day": time.end,
                    "start": time.span.start,
                    "end": time.span.end,
                    "rule": time.by,
                }

    def matters(self) -> Iterator[Row]:
        """One row a stage told: the history of each matter."""
        for matter in self.record.matters:
            names = [self.record.entity_by_id[p].name for p in matter.parties if p in self.record.entity_by_id]
            for stage in matter.history:
                reading = self.record.reading_of[stage.document]
                yield {
                    "matter": matter.id,
                    "kind": matter.kind,
                    "title": matter.title,
                    "parties": names,
                    "last_stage": matter.stage,
                    "stage": stage.stage,
                    "modality": stage.modality,
                    "according_to": self.wording.names.voice(reading, stage.according_to) or None,
                    "edtf": stage.when.edtf if stage.when else None,
                    "document": stage.document,
                    "act": stage.act,
                }

    def incidents(self) -> Iterator[Row]:
        for incident in self.record.incidents:
            yield {
                "id": incident.id,
                "type": incident.type,
                "reports": incident.reports,
                "members": [list(ref) for ref in incident.members],
                "reasons": list(incident.reasons),
            }

    def comments(self) -> Iterator[Row]:
        for reading in self.record.readings:
            for comment in reading.comments:
                if not self.citations.shows(reading, comment.span):
                    continue
                yield {
                    "document": reading.document.id,
                    "id": comment.id,
                    "text": self._text(reading, comment.span),
                    "start": comment.span.start,
                    "end": comment.span.end,
                    "rule": comment.by,
                    **self._review(reading, comment.id),
                }


def similarity_rows(findings: Iterable[Finding]) -> Iterator[Row]:
    """Every pair of passages whose likeness of meaning a finding asked for, with its score and the method."""
    for finding in findings:
        for pair in finding.pairs:
            yield {
                "finding": finding.id,
                "document": pair.passage.document,
                "start": pair.passage.span[0],
                "end": pair.passage.span[1],
                "with_document": pair.other.document,
                "with_start": pair.other.span[0],
                "with_end": pair.other.span[1],
                "score": pair.score,
                "by": pair.by,
            }


def finding_rows(findings: Iterable[Finding], record: Record) -> list[Row]:
    """The rows of the table of findings: what verifying a dossier compares."""
    return [{"id": finding.id, **finding_json(finding, record)} for finding in findings]
