"""Readings into the store: the report, what the program suggests of it, and the entries that stand on that.

Reading a report again replaces nothing: a suggestion that the new reading no longer makes is marked outdated, and an
entry on which somebody has decided stays as it was decided.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from sqlalchemy import Connection, insert, select, update

from facta.store import schema
from facta.store.database import fact, next_number
from facta.store.json_text import Row, as_text, from_text
from facta.store.log import decisions_by_entry
from facta.store.replay import counting, standing
from facta.store.spread import Placed, entry_id, spread

_AT_ONCE = 500
"""Entries asked for in one query."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """One entry that a reading suggests.

    local: its id in the reading. position: its place among those of its kind. rule: that produced it.
    harm: see `entry`; None where it is not reviewed by itself.
    """

    kind: str
    local: str
    position: int
    span: tuple[int, int]
    content: Row
    rule: str
    harm: int | None


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A report and what was read in it. fields: of the document, `text` included; rest: see `document`."""

    fields: Row
    rest: Row
    reader: str
    codebook: str
    reading_key: str
    suggested: tuple[Suggested, ...]


def put_reading(connection: Connection, read: ReadDocument) -> int:
    """Keep a reading, of a new report or of one read before; how many suggestions it is. In `Store.writing`."""
    document: str = read.fields["id"]
    text: str = read.fields["text"]
    _put_document(connection, read)
    made = [_suggestion(read, each) for each in _told_apart(read.suggested, document)]
    known = set(connection.scalars(select(schema.suggestion.c.id).where(schema.suggestion.c.document == document)))
    there = set(connection.scalars(select(schema.entry.c.id).where(schema.entry.c.document == document)))
    new_entries = [each for each in made if each["entry"] not in there]
    number = next_number(connection, schema.entry)
    seed = fact(connection, "id")
    if new_entries:
        names = {each.local: str(each.content["name"]) for each in read.suggested if each.kind == "party"}
        rows = [_entry_row(each, text, number + place, seed, names) for place, each in enumerate(new_entries)]
        connection.execute(insert(schema.entry), rows)
    _put_suggestions(connection, document, made, known, read.reader)
    bring_up_to_date(connection, sorted({*there, *(each["entry"] for each in made)}))
    return len(made)


def bring_up_to_date(connection: Connection, entries: Sequence[str]) -> None:
    """Replay each of `entries` and write how it stands."""
    for some in batched(entries, _AT_ONCE):
        _bring_up_to_date(connection, some)


def _bring_up_to_date(connection: Connection, entries: Sequence[str]) -> None:
    rows = connection.execute(select(schema.entry).where(schema.entry.c.id.in_(entries))).mappings().all()
    texts = _texts(connection, {str(row["document"]) for row in rows})
    decided = decisions_by_entry(connection, entries)
    suggested = _suggestions_by_entry(connection, entries)
    names = _party_names(connection, sorted(texts))
    placed: list[Placed] = []
    for now in rows:
        id, document, log = str(now["id"]), str(now["document"]), decided.get(str(now["id"]), ())
        current, seen = suggested.get(id, (None, {}))
        stands = standing(current, seen, counting(log))
        content = stands.content if stands.content is not None else from_text(now["content"])
        start, end = span_of(now["kind"], content)
        changed = {
            "state": stands.state,
            "content": as_text(content),
            "suggestion": stands.suggestion,
            "decision": max((each.number for each in log if each.action != "code"), default=None),
            "passage_start": start,
            "passage_end": end,
            "passage": texts[document][start:end],
            "words": words_of(now["kind"], content, names[document]),
        }
        if any(now[name] != value for name, value in changed.items()):
            connection.execute(update(schema.entry).where(schema.entry.c.id == id).values(changed))
        placed.append(Placed(id, document, now["kind"], stands.state, content, texts[document]))
    spread(connection, placed)


def span_of(kind: str, content: Row) -> tuple[int, int]:
    """The passage that an entry cites: all its spans for a statement, the first mention for a party."""
    if kind == "party":
        return _pair(content["mentions"][0])
    if kind == "statement":
        spans = [*content["content"], *(content[name] for name in ("source", "cue") if content.get(name))]
        return min(start for start, _ in spans), max(end for _, end in spans)
    return _pair(content["span"] if kind == "comment" else content["passage"])


def words_of(kind: str, content: Row, names: Mapping[str, str]) -> str:
    """What an entry can be found by besides its passage: its type or kind, and the names of its parties.

    names: of the report's parties, by their id in the reading.
    """
    if kind == "party":
        return " ".join([content["name"], *content.get("names", ()), *content.get("titles", ())])
    parties: list[str | None] = []
    if kind == "statement":
        parties = [content.get("speaker"), *content.get("co_speakers", ()), *content.get("about", ())]
    elif kind == "act":
        parties = [each.get("party") for fillers in (content.get("roles") or {}).values() for each in fillers]
    elif kind == "tie":
        parties = [content["from"], content["to"]]
    label = {"act": content.get("type"), "statement": content.get("kind"), "tie": content.get("relation")}.get(kind)
    found = dict.fromkeys(names[party] for party in parties if party is not None and party in names)
    return " ".join([*filter(None, [str(label or "").replace(".", " ")]), *found])


def _party_names(connection: Connection, documents: Sequence[str]) -> dict[str, dict[str, str]]:
    """By report, the name of each party by its id in the reading."""
    table = schema.entry
    query = select(table.c.document, table.c.content).where(table.c.document.in_(documents), table.c.kind == "party")
    found: dict[str, dict[str, str]] = {document: {} for document in documents}
    for document, text in connection.execute(query):
        content = from_text(text)
        found[document][content["id"]] = content["name"]
    return found


def _suggestions_by_entry(
    connection: Connection, entries: Sequence[str]
) -> dict[str, tuple[tuple[str, Row] | None, dict[str, Row]]]:
    """For each entry what is suggested now, and all that ever was."""
    table = schema.suggestion
    query = select(table.c.entry, table.c.id, table.c.content, table.c.outdated).where(table.c.entry.in_(entries))
    found: dict[str, tuple[tuple[str, Row] | None, dict[str, Row]]] = {}
    for entry, id, text, outdated in connection.execute(query.order_by(table.c.id)):
        current, seen = found.get(entry, (None, {}))
        seen[id] = from_text(text)
        found[entry] = (current if outdated else (id, seen[id])), seen
    return found


def _put_document(connection: Connection, read: ReadDocument) -> None:
    columns = ("title", "byline", "publisher", "published", "place", "language", "url", "media_type", "source")
    values: Row = {name: read.fields.get(name) for name in columns}
    values |= {"rest": as_text(read.rest), "reader": read.reader, "codebook": read.codebook}
    values["reading_key"] = read.reading_key
    changed = connection.execute(
        update(schema.document).where(schema.document.c.id == read.fields["id"]).values(values)
    )
    if not changed.rowcount:
        fixed = {name: read.fields[name] for name in ("id", "digest", "text")}
        number = next_number(connection, schema.document)
        connection.execute(insert(schema.document).values({**values, **fixed, "number": number}))


def _told_apart(suggested: Sequence[Suggested], document: str) -> list[tuple[str, Suggested]]:
    """Each with its entry's id; a second one with the same id in one reading gets a number."""
    counts: dict[str, int] = {}
    found: list[tuple[str, Suggested]] = []
    for each in suggested:
        counts[each.local] = counts.get(each.local, 0) + 1
        number = counts[each.local]
        found.append((entry_id(document, each.local) + (f"-{number}" if number > 1 else ""), each))
    return found


def _suggestion(read: ReadDocument, named: tuple[str, Suggested]) -> Row:
    entry, each = named
    start, end = each.span
    content = as_text(each.content)
    return {
        "id": suggestion_id(entry, content),
        "entry": entry,
        "document": read.fields["id"],
        "kind": each.kind,
        "position": each.position,
        "content": content,
        "rule": each.rule,
        "reader": read.reader,
        "codebook": read.codebook,
        "last_reader": read.reader,
        "passage_digest": hashlib.sha256(read.fields["text"][start:end].encode()).hexdigest(),
        "outdated": False,
        "_suggested": each,
    }


def _put_suggestions(connection: Connection, document: str, made: list[Row], known: set[str], reader: str) -> None:
    table = schema.suggestion
    bare = [{name: value for name, value in each.items() if name != "_suggested"} for each in made]
    new = [each for each in bare if each["id"] not in known]
    if known:
        connection.execute(update(table).where(table.c.document == document).values(outdated=True))
    if new:
        connection.execute(insert(table), new)
    for each in bare:
        if each["id"] in known:
            again = {"outdated": False, "last_reader": reader, "position": each["position"]}
            connection.execute(update(table).where(table.c.id == each["id"]).values(again))
            connection.execute(
                update(schema.entry).where(schema.entry.c.id == each["entry"]).values(position=each["position"])
            )


def _entry_row(made: Row, text: str, number: int, seed: str, names: Mapping[str, str]) -> Row:
    each: Suggested = made["_suggested"]
    start, end = each.span
    return {
        "number": number,
        "id": made["entry"],
        "document": made["document"],
        "kind": each.kind,
        "position": each.position,
        "passage_start": start,
        "passage_end": end,
        "passage": text[start:end],
        "words": words_of(each.kind, each.content, names),
        "content": made["content"],
        "state": "suggested",
        "suggestion": made["id"],
        "decision": None,
        "harm": each.harm,
        "rank": rank_of(seed, made["entry"]),
    }


def suggestion_id(entry: str, content: str) -> str:
    """The id of the suggestion that `entry` has `content` (as JSON): the same whichever reader makes it."""
    return "g" + hashlib.sha256(f"{entry}\n{content}".encode()).hexdigest()[:20]


def rank_of(seed: str, entry: str) -> str:
    """The place of an entry in the random order of its project: the same at every run."""
    return hashlib.sha256(f"{seed}\n{entry}".encode()).hexdigest()[:16]


def _texts(connection: Connection, documents: set[str]) -> dict[str, str]:
    table = schema.document
    query = select(table.c.id, table.c.text).where(table.c.id.in_(sorted(documents)))
    return {str(id): str(text) for id, text in connection.execute(query)}


def _pair(span: Any) -> tuple[int, int]:
    return int(span[0]), int(span[1])
