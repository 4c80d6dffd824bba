"""How far people have reviewed the record, in words: of the whole dossier and of each entry."""

from facta.model.record import Record, Ref

NOT_REVIEWED = "not reviewed"
_STATES = {
    "accepted": "accepted by a reviewer",
    "edited": "corrected by a reviewer",
    "added": "added by a reviewer",
    "unsure": "a reviewer was unsure",
}


def stamp_words(record: Record, not_reviewed: str) -> str:
    """What every page says of the review. not_reviewed: what it says where nobody has reviewed anything."""
    if record.reviewed is None:
        return not_reviewed
    done, entries, coders = record.reviewed
    if not done:
        return f"{not_reviewed} (0 of {entries} entries)"
    by = "one coder" if coders == 1 else f"{coders} coders"
    if done == entries:
        return f"All {entries} entries reviewed, by {by}" if entries > 1 else f"The one entry reviewed, by {by}"
    return f"{done} of {entries} entries reviewed, by {by}; the rest is what the program suggests, not reviewed"


def review_of(record: Record, document: str, entry: str) -> str | None:
    """How an entry stands; None where the record comes from no project, so that nobody was asked."""
    if record.reviewed is None:
        return None
    return _STATES.get(record.review.get(Ref(document, entry), ""), NOT_REVIEWED)


def is_reviewed(record: Record) -> bool:
    """Whether people have decided on every entry."""
    return record.reviewed is not None and record.reviewed[1] > 0 and record.reviewed[0] == record.reviewed[1]
