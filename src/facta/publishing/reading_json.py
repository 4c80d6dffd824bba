"""A reading as the JSON object of `facta read`, and back.

The field names of DESIGN's output contract are kept; what is more (rules, digests, zones) stands beside them.
`reading_from_json(reading_json(reading)) == reading`: nothing is lost.
"""

from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from typing import Any

from facta.model.act import Act, Comment, Filler, Modality, Place, Quantity
from facta.model.document import Document, Zone, ZoneKind
from facta.model.finding import Finding, Table
from facta.model.matter import Matter, StageReached
from facta.model.party import Party, PartyKind, Tie
from facta.model.passage import Span
from facta.model.record import Reading, Record
from facta.model.statement import Mode, Statement, StatementKind
from facta.model.times import TimeExpression, When

type Row = dict[str, Any]


def reading_json(reading: Reading) -> Row:
    """The reading as one JSON object, keys in the contract's order."""
    return {
        "document": _document_row(reading.document),
        "parties": [_party_row(party) for party in reading.parties],
        "statements": [_statement_row(statement) for statement in reading.statements],
        "acts": [_act_row(act) for act in reading.acts],
        "ties": [
            {"from": tie.from_party, "to": tie.to_party, "relation": tie.relation, "passage": tie.passage, "by": tie.by}
            for tie in reading.ties
        ],
        "times": [_fields_of(time) for time in reading.times],
        "matters": [_fields_of(matter) for matter in reading.matters],
        "comments": [_fields_of(comment) for comment in reading.comments],
        "paragraphs": list(reading.paragraphs),
        "sentences": list(reading.sentences),
        "reader": reading.reader,
    }


def reading_from_json(row: Row) -> Reading:
    """The reading that `reading_json` wrote as `row`; fields that other programs left out take their defaults.

    Raises KeyError or TypeError where a field without a default is missing.
    """
    return Reading(
        document=_document(row["document"]),
        parties=tuple(_party(party) for party in row.get("parties", ())),
        statements=tuple(_statement(statement) for statement in row.get("statements", ())),
        acts=tuple(_act(act) for act in row.get("acts", ())),
        ties=tuple(
            Tie(tie["from"], tie["to"], tie["relation"], Span(*tie["passage"]), tie.get("by", ""))
            for tie in row.get("ties", ())
        ),
        times=tuple(_time(time) for time in row.get("times", ())),
        matters=tuple(matter_from_json(matter) for matter in row.get("matters", ())),
        comments=tuple(Comment(c["id"], Span(*c["span"]), c.get("by", "")) for c in row.get("comments", ())),
        paragraphs=_spans(row.get("paragraphs", ())),
        sentences=_spans(row.get("sentences", ())),
        reader=row.get("reader", ""),
    )


def _fields_of(entry: Any) -> Row:
    """The fields of an entry by name, and of what stands in them; spans and enumerations stay as they are."""
    return {name: _plain(getattr(entry, name)) for name in entry.__dataclass_fields__}


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | Span):
        return value
    if type(value) is tuple:
        return tuple(map(_plain, value))
    if type(value) is dict:
        return {key: _plain(inner) for key, inner in value.items()}
    return _fields_of(value) if is_dataclass(value) else value


def _document_row(document: Document) -> Row:
    row = _fields_of(document)
    first = ("id", "source", "title", "byline", "publisher", "published", "place", "language", "text")
    return {name: row[name] for name in first} | {name: value for name, value in row.items() if name not in first}


def _document(row: Row) -> Document:
    zones = tuple(Zone(Span(*z["span"]), ZoneKind(z["kind"]), z.get("by", "")) for z in row.get("zones", ()))
    known: Row = {name: value for name, value in row.items() if name in Document.__dataclass_fields__}
    lists: Row = {name: tuple(value) for name, value in known.items() if isinstance(value, list)}
    fields: Row = {"digest": "", **known, **lists, "zones": zones}
    return Document(**fields)


def _time(row: Row) -> TimeExpression:
    fields: Row = {**row, "span": Span(*row["span"])}
    return TimeExpression(**fields)


def _party_row(party: Party) -> Row:
    row = _fields_of(party)
    first = ("id", "kind", "name", "sector", "mentions")
    return {name: row[name] for name in first} | {name: value for name, value in row.items() if name not in first}


def _party(row: Row) -> Party:
    return Party(
        id=row["id"],
        kind=PartyKind(row["kind"]),
        name=row["name"],
        sector=row.get("sector"),
        mentions=_spans(row["mentions"]),
        names=tuple(row.get("names", ())),
        titles=tuple(row.get("titles", ())),
        shielded=row.get("shielded", ""),
        shielded_by=_span(row.get("shielded_by")),
        by=tuple(row.get("by", ())),
    )


def _statement_row(statement: Statement) -> Row:
    return _fields_of(statement)


def _statement(row: Row) -> Statement:
    return Statement(
        id=row["id"],
        speaker=row.get("speaker"),
        source=_span(row.get("source")),
        cue=_span(row.get("cue")),
        content=_spans(row["content"]),
        mode=Mode(row["mode"]),
        kind=StatementKind(row["kind"]),
        when=_when(row.get("when")),
        co_speakers=tuple(row.get("co_speakers", ())),
        candidates=tuple(row.get("candidates", ())),
        within=row.get("within"),
        about=tuple(row.get("about", ())),
        negated=row.get("negated", False),
        work_under_way=row.get("work_under_way", False),
        no_speech=row.get("no_speech", False),
        addressee=row.get("addressee"),
        terms=tuple(row.get("terms", ())),
        found_by=row.get("found_by", ""),
        kind_by=row.get("kind_by", ""),
    )


def _act_row(act: Act) -> Row:
    first = ("id", "type", "plover", "trigger", "lemma", "roles", "quantities", "when", "where")
    row = _fields_of(act)
    return {name: row[name] for name in first} | {name: value for name, value in row.items() if name not in first}


def _act(row: Row) -> Act:
    return Act(
        id=row["id"],
        type=row["type"],
        plover=row.get("plover"),
        trigger=Span(*row["trigger"]),
        lemma=row.get("lemma", ""),
        passage=_span(row.get("passage")) or Span(*row["trigger"]),
        roles=_roles(row.get("roles", {})),
        quantities=tuple(_quantity(quantity) for quantity in row.get("quantities", ())),
        when=_when(row.get("when")),
        where=_place(row.get("where")),
        modality=Modality(row.get("modality", "asserted")),
        negated=row.get("negated", False),
        generic=row.get("generic", False),
        according_to=row.get("according_to"),
        terms=tuple(row.get("terms", ())),
        matched_by=row.get("matched_by", ""),
        modality_by=row.get("modality_by", ""),
    )


def _quantity(row: Row) -> Quantity:
    return Quantity(row["value"], row["unit"], Span(*row["span"]), row.get("to"), row.get("bound", ""))


def _roles(row: Mapping[str, Sequence[Row]]) -> dict[str, tuple[Filler, ...]]:
    return {
        role: tuple(Filler(f.get("party"), _span(f.get("span")), f.get("inferred", False)) for f in fillers)
        for role, fillers in row.items()
    }


def matter_from_json(row: Row) -> Matter:
    """The matter whose fields `row` holds."""
    history = tuple(_stage(stage) for stage in row["history"])
    return Matter(
        id=row["id"],
        kind=row["kind"],
        parties=tuple(row["parties"]),
        stage=row.get("stage"),
        history=history,
        title=row.get("title", ""),
        by=tuple(row.get("by", ())),
        concerns=tuple(row.get("concerns", ())),
    )


def _stage(row: Row) -> StageReached:
    fields: Row = {**row, "when": _when(row.get("when"))}
    return StageReached(**fields)


def _when(row: Row | None) -> When | None:
    if row is None:
        return None
    return When(row["edtf"], row.get("start"), row.get("end"), _span(row.get("span")), row.get("by", ""))


def _place(row: Row | None) -> Place | None:
    if row is None:
        return None
    return Place(
        party=row.get("party"),
        span=Span(*row["span"]),
        name=row["name"],
        country=row.get("country"),
        candidates=tuple(row.get("candidates") or ()),
        town=row.get("town"),
        resolved_by=row.get("resolved_by", ""),
        found_by=row.get("found_by", ""),
    )


def _span(value: Sequence[int] | None) -> Span | None:
    return None if value is None else Span(*value)


def _spans(values: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(*value) for value in values)


def finding_json(finding: Finding, record: Record) -> Row:
    """The finding as one JSON object: kind, title, parties, evidence, figures and caveats, then what is more.

    Each evidence names the report by its path, the passage by its offsets, and the words that stand there.
    """
    return {
        "kind": finding.kind,
        "title": finding.title,
        "parties": list(finding.names),
        "evidence": [
            {
                "document": record.reading_of[one.document].document.source,
                "passage": list(one.span),
                "text": one.text,
                "part": one.part,
                "entry": one.entry,
            }
            for one in finding.evidence
        ],
        "figures": dict(finding.figures),
        "caveats": list(finding.caveats),
        "question": finding.question,
        "status": finding.status,
        "coverage": finding.coverage,
        "rule": finding.rule,
        "counter_examples": list(finding.counter),
        "excluded": list(finding.excluded),
        "table": _table_row(finding.table),
        "settings": dict(finding.settings),
        "version": finding.version,
        "inputs": list(finding.inputs),
        "id": finding.id,
    }


def _table_row(table: Table | None) -> Row | None:
    if table is None:
        return None
    return {
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows],
        "refs": [list(r) for r in table.refs],
    }
