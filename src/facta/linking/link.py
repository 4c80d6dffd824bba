"""A pile's readings to its record: the same parties, texts, events and matters across reports."""

from collections.abc import Sequence

from facta.codebook.vocabulary import Vocabulary
from facta.linking.briefing import briefs_of
from facta.linking.coverage import coverage_of
from facta.linking.judged import judged_contraries, judged_entities, judged_incidents, still_open
from facta.linking.matters import matters_across
from facta.linking.parties import entities_of
from facta.linking.rooms import events_of
from facta.linking.same_text import same_text_of
from facta.linking.stories import stories_of
from facta.model.judgement import Judgement
from facta.model.record import Reading, Record, Unjudged


def link(readings: Sequence[Reading], codebook: Vocabulary, judgements: Sequence[Judgement] = ()) -> Record:
    """The record of the pile; the order of `readings` does not matter, that of `judgements`, which win, does."""
    ordered = tuple(sorted(readings, key=lambda r: (r.document.source, r.document.id)))
    briefs = briefs_of(ordered, codebook)
    same_text = same_text_of(briefs)
    stories = stories_of(briefs)
    found, unsure = entities_of(briefs, stories)
    entities = judged_entities(found, ordered, judgements) if judgements else found
    entity_of = {ref: entity for entity in entities for ref in entity.members}
    events = events_of(briefs, entity_of, same_text, stories)
    incidents, contraries = events.incidents, events.contraries
    if judgements:
        incidents = judged_incidents(incidents, ordered, judgements, same_text)
        contraries = judged_contraries(contraries, incidents, judgements)
    proposals = (*unsure, *events.proposals)
    return Record(
        readings=ordered,
        coverage=coverage_of(briefs, same_text),
        entities=entities,
        incidents=incidents,
        matters=matters_across(briefs, entity_of, same_text, codebook),
        proposals=tuple(still_open(proposals, judgements)),
        same_text=dict(same_text),
        contraries=contraries,
        unjudged=Unjudged(found, events.incidents, proposals) if judgements else Unjudged(),
    )
