"""Masking: a record without the names of those whom publication could harm.

In: the record and its findings. Out: the same with every name of a shielded person replaced by a neutral label, in
texts, titles, file names, addresses, names and words, and every span moved to where its words now stand. A dossier is
written from what comes out and from nothing else, so it cannot hold what went in.
Elsewhere: who is masked and by which words (masking_names.py), where those stand (masking_text.py).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any

from facta.model.finding import Evidence, Finding
from facta.model.party import Party
from facta.model.passage import Span
from facta.model.record import Entity, Reading, Record, Ref
from facta.publishing.masking_names import Masked, MaskingPlan, masking_plan
from facta.publishing.masking_text import MaskedText, masked_text


@dataclass(frozen=True, slots=True)
class MaskedRecord:
    """A record and its findings, masked.

    labels: the labels used, in order of first appearance. touched: ids of the documents whose text, title, source or
    address held a name: their originals undo the mask. text: masks any further string that the dossier is to hold.
    nameless: shielded parties for whom no name is known: should one stand in a text, it is not masked.
    """

    record: Record
    findings: tuple[Finding, ...]
    labels: tuple[str, ...]
    touched: frozenset[str]
    text: Callable[[str], str]
    nameless: tuple[Ref, ...] = ()


def masked(record: Record, findings: tuple[Finding, ...]) -> MaskedRecord:
    """`record` and `findings` without the names of shielded persons."""
    plan = masking_plan(record)
    masker = _Masker(record, plan)
    labels = tuple(dict.fromkeys(person.label for person in plan.masked))
    nameless = _nameless(record, plan)
    if not plan.masked:
        return MaskedRecord(record, findings, (), frozenset(), masker.string, nameless)
    new_record = masker.record(record)
    return MaskedRecord(
        new_record,
        tuple(masker.finding(finding, new_record) for finding in findings),
        labels,
        masker.touched(record),
        masker.string,
        nameless,
    )


def _nameless(record: Record, plan: MaskingPlan) -> tuple[Ref, ...]:
    known = {ref for person in plan.masked for ref in person.members}
    shielded = {ref for entity in record.entities if entity.shielded for ref in entity.members}
    return tuple(
        ref
        for reading in record.readings
        for party in reading.parties
        if (ref := Ref(reading.document.id, party.id)) not in known
        and (party.shielded or ref in shielded)
        and party.mentions
    )


class _Masker:
    """Applies one plan to values of the model: strings are masked, spans moved, everything else kept."""

    def __init__(self, record: Record, plan: MaskingPlan) -> None:
        self._plan = plan
        self._strings: dict[str, str] = {}
        self._texts = {reading.document.id: self._text_of(reading) for reading in record.readings}
        self._label_of = {ref: person.label for person in plan.masked for ref in person.members}
        self._kept = frozenset(_identifiers(record))

    def string(self, value: str) -> str:
        """A string that is no report's text: a title, a name, a file name, an address."""
        if value not in self._strings:
            self._strings[value] = masked_text(value, self._plan).text
        return self._strings[value]

    def record(self, record: Record) -> Record:
        """The whole record; entities of masked persons go by their label."""
        readings = tuple(self._reading(reading) for reading in record.readings)
        return Record(
            readings=readings,
            coverage=self._value(record.coverage, None),
            entities=tuple(self._entity(entity) for entity in record.entities),
            incidents=self._value(record.incidents, None),
            matters=self._value(record.matters, None),
            proposals=self._value(record.proposals, None),
            same_text=dict(record.same_text),
            review=dict(record.review),
            reviewed=record.reviewed,
            review_figures=record.review_figures,
            agreement=record.agreement,
        )

    def finding(self, finding: Finding, record: Record) -> Finding:
        """A finding whose evidence cites the masked texts of `record`."""
        evidence = tuple(self._evidence(one, record) for one in finding.evidence)
        new: Finding = self._value(finding, None)
        return replace(new, id=finding.id, inputs=finding.inputs, evidence=evidence)

    def touched(self, record: Record) -> frozenset[str]:
        """Ids of the documents that held a name."""
        return frozenset(
            reading.document.id
            for reading in record.readings
            if self._texts[reading.document.id].changed
            or any(
                value and self.string(value) != value
                for value in (reading.document.title, reading.document.source, reading.document.url)
            )
        )

    def _text_of(self, reading: Reading) -> MaskedText:
        document = reading.document.id
        mentions: list[tuple[Span, Masked]] = [
            (span, person)
            for person in self._plan.masked
            for party in reading.parties
            if Ref(document, party.id) in person.members
            for span in party.mentions
        ]
        return masked_text(reading.document.text, self._plan, mentions)

    def _reading(self, reading: Reading) -> Reading:
        text = self._texts[reading.document.id]
        new: Reading = self._value(reading, text)
        parties = tuple(self._party(party, reading.document.id) for party in new.parties)
        return replace(new, document=replace(new.document, text=text.text), parties=parties)

    def _party(self, party: Party, document: str) -> Party:
        label = self._label_of.get(Ref(document, party.id))
        return party if label is None else replace(party, name=label, names=(label,))

    def _entity(self, entity: Entity) -> Entity:
        new: Entity = self._value(entity, None)
        label = next((self._label_of[ref] for ref in entity.members if ref in self._label_of), None)
        return new if label is None else replace(new, name=label, names=(label,))

    def _evidence(self, evidence: Evidence, record: Record) -> Evidence:
        text = self._texts.get(evidence.document)
        if text is None:
            return replace(evidence, text=self.string(evidence.text), part=self.string(evidence.part))
        span = text.span_of(evidence.span)
        words = record.reading_of[evidence.document].document.text[span.start : span.end]
        return replace(evidence, span=span, text=words, part=self.string(evidence.part))

    def _value(self, value: Any, text: MaskedText | None) -> Any:
        """Any value of the model, masked; `text`: of the document whose spans it holds, where it is known."""
        if isinstance(value, Span):
            return text.span_of(value) if text is not None else value
        if isinstance(value, str) and not isinstance(value, Enum):
            return value if value in self._kept else self.string(value)
        if is_dataclass(value) and not isinstance(value, type):
            inner = self._texts.get(getattr(value, "document", None) or "", text) if _cites(value) else text
            return replace(value, **{f.name: self._value(getattr(value, f.name), inner) for f in fields(value)})
        if isinstance(value, Ref):
            return value
        if isinstance(value, tuple):
            return tuple(self._value(one, text) for one in value)  # pyright: ignore[reportUnknownArgumentType]
        if isinstance(value, Mapping):
            return {self._value(key, text): self._value(one, text) for key, one in value.items()}  # pyright: ignore[reportUnknownArgumentType]
        return value


def _identifiers(record: Record) -> Iterator[str]:
    """Everything that names an entry and says nothing: hexadecimal digits may spell a name by chance."""
    for reading in record.readings:
        yield from (reading.document.id, reading.document.digest)
        yield from (party.id for party in reading.parties)
        yield from (statement.id for statement in reading.statements)
        yield from (act.id for act in reading.acts)
        yield from (matter.id for matter in reading.matters)
        yield from (comment.id for comment in reading.comments)
    yield from (entity.id for entity in record.entities)
    yield from (incident.id for incident in record.incidents)
    yield from (matter.id for matter in record.matters)


def _cites(value: object) -> bool:
    """Whether a value names by `document` the report that its spans belong to."""
    return isinstance(getattr(value, "document", None), str)
