"""How far people have reviewed the record, in words: of the whole dossier and of each entry."""

from collections.abc import Iterable

from facta.model.finding import Finding
from facta.model.record import Agreement, Record, Ref

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


IS_ONE = "is an entry"
RESTS_ON = {
    "act": (IS_ONE, "type", "modality", "negated", "roles.agent", "roles.patient", "roles.recipient"),
    "statement": (IS_ONE, "kind", "speaker", "negated"),
    "tie": (IS_ONE, "relation"),
    "comment": (IS_ONE,),
}
"""The coded fields of each kind of entry that a finding takes something from."""
RELIABLE = 0.667
"""Least alpha from which tentative conclusions are drawn. Source: Krippendorff, Content Analysis, on reliability."""
_FIELDS = {
    IS_ONE: "whether there is one",
    "negated": "“not so”",
    "roles.agent": "who did it",
    "roles.patient": "to whom",
    "roles.recipient": "who received it",
}
_MANY = {"act": "acts", "statement": "statements", "tie": "ties", "comment": "comments"}


def agreement_beside(finding: Finding, record: Record) -> tuple[str, ...]:
    """How far coders agree on the fields that a finding rests on, a line for each kind of entry among its evidence."""
    kinds = {_kind_of(record, one.document, one.entry) for one in finding.evidence if one.entry}
    return _lines(record, [kind for kind in RESTS_ON if kind in kinds])


def agreement_on(record: Record) -> tuple[str, ...]:
    """How far coders agree, a line for each kind of entry: beside a table of entries."""
    return _lines(record, list(RESTS_ON))


def _lines(record: Record, kinds: Iterable[str]) -> tuple[str, ...]:
    if record.reviewed is None or not record.reviewed[0]:
        return ()
    told: list[str] = []
    for kind in kinds:
        coded = [
            each for field in RESTS_ON[kind] for each in record.agreement if (each.kind, each.field) == (kind, field)
        ]
        if coded:
            weak = any(each.alpha is not None and each.alpha < RELIABLE for each in coded)
            values = ", ".join(f"{_FIELDS.get(each.field, each.field)} {_alpha(each)}" for each in coded)
            most = max(each.units for each in coded)
            of_them = f"{most} {_MANY[kind] if most != 1 else kind}"
            mark = f"; codes not reliable where it is under {RELIABLE}" if weak else ""
            told.append(f"Krippendorff’s alpha of {coded[0].coders} coders on {of_them} coded twice: {values}{mark}.")
    if not told:
        return (
            f"{'One coder' if record.reviewed[2] == 1 else 'No entry of these was coded by two people'}: "
            "how far coders agree is not known.",
        )
    return tuple(told)


def _alpha(each: Agreement) -> str:
    return "not defined, all values alike" if each.alpha is None else f"{each.alpha:.2f}"


def _kind_of(record: Record, document: str, entry: str) -> str:
    reading = record.reading_of.get(document)
    if reading is None:
        return ""
    if entry in reading.act_of:
        return "act"
    if entry in reading.statement_of:
        return "statement"
    return "tie" if any(tie.id_in(document) == entry for tie in reading.ties) else "comment"


def is_reviewed(record: Record) -> bool:
    """Whether people have decided on every entry."""
    return record.reviewed is not None and record.reviewed[1] > 0 and record.reviewed[0] == record.reviewed[1]
