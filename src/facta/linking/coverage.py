"""What a pile covers: how many reports, from whom, up to when."""

from collections.abc import Mapping, Sequence

from facta.model.record import Coverage, Reading


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
