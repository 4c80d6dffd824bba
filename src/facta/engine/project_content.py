"""Whether what a person writes into an entry fits: the same gate as the program's own suggestions (rule 1)."""

from typing import Any

from sqlalchemy import Connection, select

from facta.codebook.vocabulary import Vocabulary
from facta.coding.gate import gated
from facta.engine.project_entries import KINDS
from facta.engine.project_harm import THE_REST, harm_of_act, harm_of_statement
from facta.model.identifiers import identifier
from facta.model.record import Reading
from facta.publishing.reading_json import reading_from_json, reading_json
from facta.store import schema
from facta.store.errors import NotAllowed, UnknownEntry
from facta.store.json_text import Row, as_text, from_text
from facta.store.spread import IN_RECORD

_PREFIX = {"party": "p", "statement": "s", "act": "a", "tie": "t", "comment": "k"}


def checked_content(connection: Connection, kind: str, document: str, content: Row) -> Row:
    """`content` with its defaults filled in, as the gate lets it pass. Raises NotAllowed or UnknownEntry."""
    row = _around(connection, document, "" if kind == "tie" else str(content.get("id", "")), kind)
    row[KINDS[kind]] = [*row[KINDS[kind]], content]
    try:
        reading = reading_from_json(row)
        whole: Row = _plain(reading_json(reading))[KINDS[kind]][-1]
        passed = _plain(reading_json(gated(reading)))[KINDS[kind]]
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as problem:
        raise NotAllowed(f"a {kind} cannot be like that: {problem!s}; see the fields of `facta read`") from None
    unknown = sorted(set(content) - set(whole))
    if unknown:
        raise NotAllowed(f"a {kind} has no field {unknown[0]!r}; it has {', '.join(sorted(whole))}")
    _check_spans(whole, len(reading.document.text))
    if not passed or passed[-1] != whole:
        raise NotAllowed(f"this {kind} cites no passage, or names a party or statement that is not in the report")
    return whole


def added_content(connection: Connection, kind: str, document: str, content: Row) -> tuple[str, Row]:
    """The id and whole content of an entry that a person adds. Raises NotAllowed or UnknownEntry."""
    if kind not in KINDS:
        raise NotAllowed(f"{kind!r} cannot be added: one of {', '.join(KINDS)}")
    bare = {name: value for name, value in content.items() if name != "id"}
    if kind == "party" and "name" not in bare and bare.get("mentions"):
        start, end = bare["mentions"][0]
        bare["name"] = _document(connection, document)["text"][start:end]
    local = identifier(_PREFIX[kind], document, "added by a person", as_text(bare))
    named = bare if kind == "tie" else {"id": local, **bare}
    return local, checked_content(connection, kind, document, named)


def harm_of_content(connection: Connection, kind: str, document: str, content: Row, codebook: Vocabulary) -> int | None:
    """The harm of an entry; see `project_harm`."""
    if kind == "party":
        return None
    row = _around(connection, document, str(content.get("id", "")), kind)
    row[KINDS[kind]] = [*row[KINDS[kind]], content]
    reading: Reading = reading_from_json(row)
    if kind == "act":
        return harm_of_act(reading.acts[-1], reading, codebook)
    return harm_of_statement(reading.statements[-1], reading) if kind == "statement" else THE_REST


def _around(connection: Connection, document: str, without: str, kind: str) -> Row:
    """The report with what entries may refer to: its parties and statements as they stand."""
    kept = _document(connection, document)
    table = schema.entry
    rows = connection.execute(
        select(table.c.kind, table.c.content)
        .where(table.c.document == document, table.c.kind.in_(("party", "statement")), table.c.state.in_(IN_RECORD))
        .order_by(table.c.position, table.c.number)
    )
    row: Row = {name: [] for name in KINDS.values()}
    row["document"] = {"id": document, "source": kept["source"], "text": kept["text"]}
    for other, text in rows:
        content = from_text(text)
        if other != kind or content.get("id") != without:
            row[KINDS[other]].append(content)
    return row


def _document(connection: Connection, document: str) -> Any:
    found = connection.execute(select(schema.document).where(schema.document.c.id == document)).mappings().first()
    if found is None:
        raise UnknownEntry(f"no report {document} in this project")
    return found


def _plain(row: Row) -> Row:
    """As JSON gives it back: tuples as lists."""
    plain: Row = from_text(as_text(row))
    return plain


def _check_spans(value: Any, length: int, name: str = "") -> None:
    """Raises NotAllowed where a span is empty or leaves the text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            _check_spans(inner, length, str(key))
    elif isinstance(value, list):
        pair = len(value) == 2 and all(isinstance(each, int) and not isinstance(each, bool) for each in value)
        if pair and not 0 <= value[0] < value[1] <= length:
            raise NotAllowed(f"{name} cites characters {value[0]}–{value[1]}, but the text has {length}")
        for inner in value:
            _check_spans(inner, length, name)
