"""A pile's readings to its record: the same parties, texts, events and matters across reports."""

from collections.abc import Sequence

from facta.codebook.vocabulary import Vocabulary
from facta.linking.coverage import coverage_of
from facta.linking.judged import judged_entities, judged_incidents, still_open
from facta.linking.matters import matters_across
from facta.linking.parties import entities_of
from facta.linking.same_act import events_of
from facta.linking.same_text import same_text_of
from facta.linking.stories import stories_of
from facta.model.judgement import Judgement
from facta.model.record import Reading, Record, Unjudged


def link(readings: Sequence[Reading], codebook: Vocabulary, judgements: Sequence[Judgement] = ()) -> Record:
    """The record of the pile; the order of `readings` does not matter, that of `judgements`, which win, does."""
    ordered = tuple(sorted(readings, key=lambda r: (r.document.source, r.document.id)))
    same_text = same_text_of(ordered)
    stories = stories_of(ordered)
    entities, unsure = entities_of(ordered, stories)
    found = tuple(entities)
    entities = judged_entities(found, ordered, judgements) if judgements else found
    events = events_of(ordered, entities, same_text, codebook, stories)
    incidents = events.incidents
    incidents = judged_incidents(incidents, ordered, judgements, same_text) if judgements else incidents
    proposals = (*unsure, *events.proposals)
    return Record(
        readings=ordered,
        coverage=coverage_of(ordered, same_text),
        entities=entities,
        incidents=incidents,
        matters=matters_across(ordered, entities, same_text, codebook),
        proposals=tuple(still_open(proposals, judgements)),
        same_text=dict(same_text),
        contraries=events.contraries,
        unjudged=Unjudged(found, events.incidents, proposals) if judgements else Unjudged(),
    )
