"""A linked record as lines of JSON, and back: one line a report, and a last one for what holds across reports.

The lines of the reports are those of `facta read` with `parties[].entity`, `acts[].incident` and `matters[].across`.
`record_from_rows(record_rows(record)) == record`: nothing is lost.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any

from facta.model.party import PartyKind
from facta.model.record import Contrary, Coverage, Entity, Incident, Proposal, Reading, Record, Ref
from facta.publishing.reading_json import matter_from_json, reading_from_json, reading_json

type Row = dict[str, Any]

ACROSS = "across-reports"
"""The document id of the last line, which is about the pile."""


class NoRecord(ValueError):  # noqa: N818 (an error names what was found)
    """Lines that are no record: what is missing, or has another form."""


def record_rows(record: Record) -> Iterator[Row]:
    """The lines of the record, in its own order of reports."""
    across = matters_by_stage(record)
    for reading in record.readings:
        yield joined(reading_json(reading), reading.document.id, record, across)
    yield across_row(record)


def matters_by_stage(record: Record) -> dict[tuple[str, str, str], str]:
    """The id of the whole matter by document, act and kind of each of its stages."""
    return {(stage.document, stage.act, m.kind): m.id for m in record.matters for stage in m.history}


def joined(row: Row, document: str, record: Record, across: dict[tuple[str, str, str], str]) -> Row:
    """A reading's row with the entity of each party, the incident of each act, and the whole matter of each matter."""
    return with_links(row, links_of(linkable(row, document), record, across))


@dataclass(frozen=True, slots=True)
class Linkable:
    """What of a reading's row gets an id that holds across reports, in the order of the row.

    matters: for each matter its stages, each as document, act and kind.
    """

    parties: tuple[Ref, ...]
    acts: tuple[Ref, ...]
    matters: tuple[tuple[tuple[str, str, str], ...], ...]


def linkable(row: Row, document: str) -> Linkable:
    """What of the row gets an id that holds across reports."""
    return Linkable(
        tuple(Ref(document, party["id"]) for party in row.get("parties") or ()),
        tuple(Ref(document, act["id"]) for act in row.get("acts") or ()),
        tuple(
            tuple((s.get("document") or document, s["act"], one["kind"]) for s in one["history"])
            for one in row.get("matters") or ()
        ),
    )


def links_of(one: Linkable, record: Record, across: dict[tuple[str, str, str], str]) -> list[str | None]:
    """The ids of the entity of each party, the incident of each act, the whole of each matter; None where none is."""
    entity_of, incident_of = record.entity_of, record.incident_of
    return [
        *(entity_of[ref].id if ref in entity_of else None for ref in one.parties),
        *(incident_of[ref].id if ref in incident_of else None for ref in one.acts),
        *(next((across[stage] for stage in stages if stage in across), None) for stages in one.matters),
    ]


def with_links(row: Row, links: Iterable[str | None]) -> Row:
    """The row with these ids at its parties, acts and matters."""
    ids = iter(links)
    added: Row = {"parties": [{**party, "entity": next(ids)} for party in row.get("parties") or ()]}
    added["acts"] = [{**act, "incident": next(ids)} for act in row.get("acts") or ()]
    if row.get("matters"):
        added["matters"] = [{**one, "across": next(ids)} for one in row["matters"]]
    return {**row, **added}


def across_row(record: Record) -> Row:
    """What holds across the reports: parties, incidents and matters with the reasons, and what is left to a person."""
    coverage = record.coverage
    return {
        "document": {"id": ACROSS, "source": ACROSS, **asdict(coverage)},
        "entities": [_fields(entity, _ENTITY) for entity in record.entities],
        "incidents": [_fields(incident, _INCIDENT) for incident in record.incidents],
        "matters": [asdict(matter) for matter in record.matters],
        "perhaps": [
            {"kind": p.kind, "left": p.left, "right": p.right, "verdict": "unsure", "reasons": p.reasons}
            for p in record.proposals
        ],
        "contraries": [_fields(contrary, _CONTRARY) for contrary in record.contraries],
        "same_text": record.same_text,
        "rejected_pairs": sorted([list(pledge), list(deed)] for pledge, deed in record.rejected_pairs),
        **({} if record.reviewed is None else _review_row(record)),
    }


_ENTITY, _INCIDENT, _CONTRARY = (tuple(field.name for field in fields(kind)) for kind in (Entity, Incident, Contrary))


def _fields(one: object, names: tuple[str, ...]) -> Row:
    """The fields of a record of plain values: what `asdict` gives, without copies."""
    return {name: getattr(one, name) for name in names}


def _review_row(record: Record) -> Row:
    states = [[*ref, state] for ref, state in sorted(record.review.items())]
    return {"reviewed": record.reviewed, "review": states, "review_figures": record.review_figures}


def record_from_rows(rows: Iterable[Row]) -> Record:
    """The record whose lines these are. Raises NoRecord where they are not a whole record's."""
    readings: list[Reading] = []
    across: Row | None = None
    try:
        for row in rows:
            if row["document"]["id"] == ACROSS:
                across = row
            else:
                readings.append(reading_from_json(row))
        if across is None:
            raise NoRecord("the last line, about the whole pile, is missing")
        return _record(tuple(readings), across)
    except KeyError as problem:
        raise NoRecord(f"a field is missing: {problem}") from None
    except (TypeError, AttributeError) as problem:
        raise NoRecord(f"a field has the wrong form ({problem})") from None


def _record(readings: tuple[Reading, ...], across: Row) -> Record:
    about = {name: value for name, value in across["document"].items() if name in Coverage.__dataclass_fields__}
    about["publishers"] = tuple(about["publishers"])
    return Record(
        readings=readings,
        coverage=Coverage(**about),
        entities=tuple(_entity(row) for row in across["entities"]),
        incidents=tuple(_incident(row) for row in across["incidents"]),
        matters=tuple(matter_from_json(row) for row in across["matters"]),
        proposals=tuple(
            Proposal(row["kind"], Ref(*row["left"]), Ref(*row["right"]), tuple(row["reasons"]))
            for row in across["perhaps"]
        ),
        same_text=dict(across["same_text"]),
        contraries=tuple(
            Contrary(_refs(row["told"]), Ref(*row["denial"]), tuple(row["reasons"]))
            for row in across.get("contraries", ())
        ),
        rejected_pairs=frozenset((Ref(*pledge), Ref(*deed)) for pledge, deed in across.get("rejected_pairs", ())),
        review={Ref(document, entry): state for document, entry, state in across.get("review", ())},
        reviewed=tuple(across["reviewed"]) if "reviewed" in across else None,
        review_figures=tuple(across.get("review_figures", ())),
    )


def _incident(row: Row) -> Incident:
    fields: Row = {**row, "members": _refs(row["members"]), "reasons": tuple(row["reasons"])}
    return Incident(**fields)


def _entity(row: Row) -> Entity:
    lists: Row = {name: tuple(row[name]) for name in ("names", "reasons")}
    fields: Row = {**row, **lists, "kind": PartyKind(row["kind"]), "members": _refs(row["members"])}
    return Entity(**fields)


def _refs(rows: Iterable[Iterable[str]]) -> tuple[Ref, ...]:
    return tuple(Ref(*row) for row in rows)
