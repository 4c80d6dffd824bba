"""Between a reading and the rows of a store, both ways: nothing is lost, and what comes back is the same reading."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from facta.codebook.vocabulary import Vocabulary
from facta.coding.gate import gated
from facta.coding.matters import matters_of
from facta.engine.project_harm import THE_REST, harm_of_act, harm_of_statement
from facta.model.record import Reading
from facta.publishing.reading_json import reading_from_json, reading_json
from facta.store.json_text import Asked, Row, from_text
from facta.store.readings import ReadDocument, Suggested, span_of

KINDS = {"party": "parties", "statement": "statements", "act": "acts", "tie": "ties", "comment": "comments"}
"""Kinds of entries, and where a reading's object lists them."""
_COLUMNS = ("id", "source", "title", "byline", "publisher", "published", "place", "language", "text", "digest", "url")
_REVIEWED_IN = frozenset({"edited", "added", "rejected"})


def read_document(
    reading: Reading, codebook: Vocabulary, codebook_version: str, key: str, said: Row, copied: Sequence[Row] = ()
) -> ReadDocument:
    """What a store keeps of `reading`.

    key: what the reading depends on. said: what the user told of the report. copied: of further files with its bytes.
    """
    row = reading_json(reading)
    fields: Row = dict(row["document"])
    rest = {name: fields.pop(name) for name in list(fields) if name not in (*_COLUMNS, "media_type")}
    rest |= {name: row[name] for name in ("times", "matters", "paragraphs", "sentences")}
    harms = {each.id: harm_of_act(each, reading, codebook) for each in reading.acts}
    harms |= {each.id: harm_of_statement(each, reading) for each in reading.statements}
    suggested: list[Suggested] = []
    for kind, name in KINDS.items():
        for position, content in enumerate(row[name]):
            local = content.get("id") or reading.ties[position].id_in(reading.document.id)
            harm = None if kind == "party" else harms.get(local, THE_REST)
            rule = _rule(kind, content)
            suggested.append(
                Suggested(kind, local, position, span_of(kind, content), content, rule, harm)
            )  # fmt: skip
    rest |= {"said": said, "copied": list(copied)}
    return ReadDocument(fields, rest, reading.reader, codebook_version, key, tuple(suggested))


def reading_of_rows(document: Asked, entries: Iterable[Asked], codebook: Vocabulary) -> Reading:
    """The reading that stands in a store: a row of `document` and its rows of `entry`, in order.

    Rejected and outdated entries are left out, and what referred to them with them; matters are made anew where people
    changed the acts or parties they are made of.
    """
    rest: Row = from_text(document["rest"])
    rows = [row for row in entries if row["state"] not in ("rejected", "outdated")]
    fields = {name: document[name] for name in (*_COLUMNS, "media_type")}
    row: Row = {"document": {**fields, **{name: value for name, value in rest.items() if name in _DOCUMENT}}}
    row |= {name: rest[name] for name in ("times", "matters", "paragraphs", "sentences")}
    for kind, name in KINDS.items():
        own = [each for each in rows if each["kind"] == kind]
        contents = [(each["state"], from_text(each["content"])) for each in own]
        if any(state == "added" for state, _ in contents):
            contents.sort(key=lambda one: span_of(kind, one[1]))
        row[name] = [content for _, content in contents]
    reading = reading_from_json({**row, "reader": document["reader"]})
    if not touched(entries):
        return reading
    reading = gated(reading)
    return replace(reading, matters=matters_of(reading.document, reading.acts, reading.parties, codebook))


_DOCUMENT = ("zones", "given", "copies", "notes")


def touched(entries: Iterable[Asked]) -> bool:
    """Whether a person changed, added or rejected any of `entries`."""
    return any(row["state"] in _REVIEWED_IN for row in entries)


def local_id(entry: str, document: str) -> str:
    """The id that an entry has in its reading."""
    return entry.removeprefix(f"{document}-")


def _rule(kind: str, content: Row) -> str:
    """The rules that made the entry, the finder's first."""
    names = {"statement": ("found_by", "kind_by"), "act": ("matched_by", "modality_by")}.get(kind, ("by",))
    values: list[str] = []
    for name in names:
        value = content.get(name) or ""
        values += [value] if isinstance(value, str) else list(value)
    return ", ".join(dict.fromkeys(filter(None, values)))
