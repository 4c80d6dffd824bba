"""A pile's readings to its record: the same parties, texts, events and matters across reports."""

from collections.abc import Sequence

from facta.codebook.vocabulary import Vocabulary
from facta.linking.coverage import coverage_of
from facta.linking.matters import matters_across
from facta.linking.parties import entities_of
from facta.linking.same_act import incidents_of
from facta.linking.same_text import same_text_of
from facta.model.record import Reading, Record


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
