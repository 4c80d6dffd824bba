"""Full text over reports and entries: FTS5 on SQLite, tsvector with GIN on PostgreSQL, one function.

Words are compared whole, in any case; on SQLite accents do not count. `"city hall"` asks for the phrase, `refus*` for
all that begins so, and all that is asked must be there. Hits come in the order of the store, so that pages are stable.
"""

import re
from typing import NamedTuple

from sqlalchemy import Connection, text

PIECE = re.compile(r'"([^"]*)"?|(\S+)')


class Hit(NamedTuple):
    """A report (kind `document`) or an entry. passage: its text; of a report the words around the first hit.

    start, end: of the passage, or of the first hit in a report. cursor: where the next page begins.
    """

    kind: str
    id: str
    document: str
    start: int
    end: int
    passage: str
    cursor: int


def search(connection: Connection, words: str, where: str = "entry", limit: int = 20, after: int = 0) -> list[Hit]:
    """Up to `limit` hits for `words` in `document` (reports) or `entry` (passages and entries), after a cursor."""
    asked = _pieces(words)
    if not asked:
        return []
    if where not in ("document", "entry"):
        raise ValueError(f'search in "document" or "entry", not {where!r}')
    sqlite = connection.dialect.name == "sqlite"
    query = _SQLITE[where] if sqlite else _POSTGRES[where]
    match = _for_sqlite(asked) if sqlite else _for_postgres(asked)
    rows = connection.execute(text(query), {"match": match, "after": after, "limit": limit})
    if where == "entry":
        return [Hit(row[1], row[2], row[3], int(row[4]), int(row[5]), row[6], int(row[0])) for row in rows]
    return [_in_report(asked, int(row[0]), str(row[1]), str(row[2])) for row in rows]


_ENTRY = "e.number, e.kind, e.id, e.document, e.passage_start, e.passage_end, e.passage"
_SQLITE = {
    "entry": f"SELECT {_ENTRY} FROM entry_words w JOIN entry e ON e.number = w.rowid "
    "WHERE entry_words MATCH :match AND w.rowid > :after ORDER BY w.rowid LIMIT :limit",
    "document": "SELECT d.number, d.id, d.text FROM document_words w JOIN document d ON d.number = w.rowid "
    "WHERE document_words MATCH :match AND w.rowid > :after ORDER BY w.rowid LIMIT :limit",
}
_POSTGRES = {
    "entry": f"SELECT {_ENTRY} FROM entry e WHERE e.searched @@ to_tsquery('simple', :match) AND e.number > :after "
    "ORDER BY e.number LIMIT :limit",
    "document": "SELECT d.number, d.id, d.text FROM document d "
    "WHERE d.searched @@ to_tsquery('simple', :match) AND d.number > :after ORDER BY d.number LIMIT :limit",
}


class _Asked(NamedTuple):
    words: tuple[str, ...]
    begins: bool


def _pieces(words: str) -> list[_Asked]:
    found: list[_Asked] = []
    for phrase, word in PIECE.findall(words):
        parts = tuple(re.findall(r"[^\W_]+", phrase or word))
        if parts:
            found.append(_Asked(parts, not phrase and word.endswith("*")))
    return found


def _for_sqlite(asked: list[_Asked]) -> str:
    return " AND ".join(f'"{" ".join(each.words)}"' + ("*" if each.begins else "") for each in asked)


def _for_postgres(asked: list[_Asked]) -> str:
    return " & ".join(f"({' <-> '.join(each.words)}{':*' if each.begins else ''})" for each in asked)


def _in_report(asked: list[_Asked], number: int, id: str, whole: str) -> Hit:
    """A report's hit, with some words around the first place where the first piece stands."""
    first = asked[0]
    pattern = r"[\W_]+".join(map(re.escape, first.words)) + ("" if first.begins else r"(?![^\W_])")
    found = re.search(r"(?<![^\W_])" + pattern, whole, re.IGNORECASE)
    start, end = found.span() if found else (0, min(1, len(whole)))
    return Hit("document", id, id, start, end, whole[max(0, start - 60) : end + 120], number)
