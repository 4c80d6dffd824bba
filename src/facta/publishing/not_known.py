"""What is not known: what these reports leave open, and what the program did not decide."""

from dataclasses import dataclass

from facta.model.record import Proposal, Record, Ref
from facta.publishing.chronology import undated
from facta.publishing.citations import Citations, Cite
from facta.publishing.wording import Wording


@dataclass(frozen=True, slots=True)
class Open:
    """One thing that is not known, with passages where there are some."""

    words: str
    cites: tuple[Cite, ...] = ()


def not_known(record: Record, wording: Wording, citations: Citations) -> list[Open]:
    """What a reader must not take for settled, in counts and, where they are few, in passages."""
    return [
        *_speakers(record, wording, citations),
        *_dates(record),
        *(_proposal(proposal, wording, citations) for proposal in record.proposals),
    ]


def _speakers(record: Record, wording: Wording, citations: Citations) -> list[Open]:
    unnamed, undecided = 0, list[Open]()
    for reading in record.readings:
        for statement in reading.statements if reading.document.id not in record.same_text else ():
            if statement.speaker is None and statement.candidates:
                said = citations.cite(reading.document.id, statement.span)
                undecided.append(Open(f"Who said this is {wording.names.speaker(reading, statement)}.", (said,)))
            unnamed += statement.speaker is None and not statement.candidates
    if unnamed:
        undecided.append(
            Open(f"{_count(unnamed, 'statement has', 'statements have')} no speaker that the reports name.")
        )
    return undecided


def _dates(record: Record) -> list[Open]:
    found: list[Open] = []
    if number := undated(record):
        found.append(Open(f"{_count(number, 'act has', 'acts have')} no date, or one without a year."))
    if record.coverage.undated:
        reports = _count(record.coverage.undated, "report has", "reports have")
        found.append(Open(f"{reports} no day of publication: days such as “Tuesday” stay open there."))
    return found


def _proposal(proposal: Proposal, wording: Wording, citations: Citations) -> Open:
    what = "one party" if proposal.kind == "party" else "one event"
    left, right = (_side(ref, proposal, wording, citations) for ref in (proposal.left, proposal.right))
    reasons = f" ({'; '.join(proposal.reasons)})" if proposal.reasons else ""
    words = f"“{left[0]}” and “{right[0]}” may be {what} or two{reasons}."
    return Open(words, tuple(cite for _, cite in (left, right) if cite is not None))


def _side(ref: Ref, proposal: Proposal, wording: Wording, citations: Citations) -> tuple[str, Cite | None]:
    reading = wording.names.record.reading_of.get(ref.document)
    if reading is None:
        entity = wording.names.record.entity_by_id.get(ref.id)
        return entity.name if entity is not None else ref.id, None
    if proposal.kind != "party":
        act = reading.act_of.get(ref.id)
        return (
            (wording.act(reading, act), citations.cite(ref.document, act.passage))
            if act is not None
            else (ref.id, None)
        )
    party = reading.party_of.get(ref.id)
    if party is None or not party.mentions:
        return ref.id, None
    return wording.names.of(ref.document, ref.id), citations.cite(ref.document, party.mentions[0])


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
