"""A pile's readings to its record: the same parties, texts, events and matters across reports."""

from collections.abc import Mapping, Sequence

from facta.codebook.vocabulary import Vocabulary
from facta.linking.matters import matters_across
from facta.linking.parties import entities_of
from facta.linking.same_act import incidents_of
from facta.linking.same_text import same_text_of
from facta.model.record import Coverage, Reading, Record


def link(readings: Sequence[Reading], codebook: Vocabulary) -> Record:
    """The record of the pile; the order of `readings` does not matter."""
    ordered = tuple(sorted(readings, key=lambda r: (r.document.source, r.document.id)))
    same_text = same_text_of(ordered)
    entities, unsure = entities_of(ordered)
    incidents, proposals = incidents_of(ordered, tuple(entities), same_text, codebook)
    return Record(
        readings=ordered,
        coverage=coverage_of(ordered, same_text),
        entities=tuple(entities),
        incidents=incidents,
        matters=matters_across(ordered, tuple(entities), same_text, codebook),
        proposals=(*unsure, *proposals),
        same_text=dict(same_text),
    )


def coverage_of(readings: Sequence[Reading], same_text: Mapping[str, str]) -> Coverage:
    """What was looked at, copies of one text counted once."""
    counted = [reading.document for reading in readings if reading.document.id not in same_text]
    days = sorted(document.published for document in counted if document.published)
    identical = sum(len(reading.document.copies) for reading in readings)
    return Coverage(
        reports=len(counted),
        publishers=tuple(sorted({document.publisher for document in counted if document.publisher})),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        unnamed=sum(document.publisher is None for document in counted),
        undated=sum(document.published is None for document in counted),
        copies=len(same_text) + identical,
    )
