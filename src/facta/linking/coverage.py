"""What a pile covers: how many reports, from whom, up to when."""

from collections.abc import Mapping, Sequence

from facta.linking.brief import Brief
from facta.model.record import Coverage


def coverage_of(briefs: Sequence[Brief], same_text: Mapping[str, str]) -> Coverage:
    """What was looked at, copies of one text counted once."""
    counted = [brief.document for brief in briefs if brief.document.id not in same_text]
    days = sorted(document.published for document in counted if document.published)
    identical = sum(len(brief.document.copies) for brief in briefs)
    return Coverage(
        reports=len(counted),
        publishers=tuple(sorted({document.publisher for document in counted if document.publisher})),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        unnamed=sum(document.publisher is None for document in counted),
        undated=sum(document.published is None for document in counted),
        copies=len(same_text) + identical,
    )
