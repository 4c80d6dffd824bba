"""The tables, named as in the vocabulary; one schema for SQLite and PostgreSQL.

Three layers. What was read: `document` with its text, and `suggestion`, what the program proposes, which no later
reading changes or deletes. What people decided: `decision`, an append-only log whose rows are chained by hash. The
record, which is the replay of the second over the first: `entry`, and `party`, `mention`, `statement`, `act`, `role`,
`tie`, `comment` spread out for asking; `entity`, `incident`, `matter`, `stage`, `finding` and `evidence` are computed
from it across reports. Spans count code points from 0, half-open. Lists and objects are JSON in text.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    false,
)

VERSION = 1
"""Version of the schema that this program writes; `migrations.py` brings older ones forward."""

tables = MetaData()


def _of_entry() -> tuple[Column[str], ...]:
    """What every table that spreads out entries begins with."""
    return (
        Column("id", Text, ForeignKey("entry.id"), primary_key=True),
        Column("document", Text, ForeignKey("document.id"), nullable=False),
        Column("state", Text, nullable=False),
    )


def _when() -> tuple[Column[str], ...]:
    """A time as EDTF, and its first and last day."""
    return Column("when_edtf", Text), Column("when_start", Text), Column("when_end", Text)


project = Table("project", tables, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
"""Facts about the project: `id`, `name`, `schema`, `linked` (what the tables across reports were computed
from), `unjudged` (what linking made of what people joined or parted)."""

document = Table(
    "document",
    tables,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("digest", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("byline", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("place", Text),
    Column("language", Text),
    Column("url", Text),
    Column("media_type", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("rest", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("codebook", Text, nullable=False),
    Column("reading_key", Text, nullable=False),
    Index("document_by_source", "source", "id"),
)
"""A report. rest: zones, copies, notes, paragraphs, sentences, times. reading_key: what its reading depends on."""

unread = Table(
    "unread",
    tables,
    Column("source", Text, primary_key=True),
    Column("found", Text, nullable=False),
)
"""Files that could not be read when they were last tried."""

entry = Table(
    "entry",
    tables,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Text, ForeignKey("document.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("passage_start", Integer, nullable=False),
    Column("passage_end", Integer, nullable=False),
    Column("passage", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("suggestion", Text),
    Column("decision", Integer),
    Column("harm", Integer),
    Column("rank", Text, nullable=False),
    CheckConstraint("passage_start >= 0 AND passage_end > passage_start", name="entry_cites_something"),
    Index("entry_by_document", "document", "kind", "position", "number"),
    Index("entry_queue", "state", "harm", "rank"),
    Index("entry_by_state", "state", "number"),
)
"""One thing recorded: `party`, `statement`, `act`, `tie` or `comment`. state: see `replay.py`. content: the object of
`facta read`. suggestion: whose content stands here. decision: number of the last one on it, undone ones too. harm:
1 named person with an alleged crime, 2 a finding rests on it, 3 the rest; empty where it is not reviewed by itself.
rank: the order inside one harm."""

suggestion = Table(
    "suggestion",
    tables,
    Column("id", Text, primary_key=True),
    Column("entry", Text, ForeignKey("entry.id"), nullable=False),
    Column("document", Text, ForeignKey("document.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("codebook", Text, nullable=False),
    Column("last_reader", Text, nullable=False),
    Column("passage_digest", Text, nullable=False),
    Column("outdated", Boolean, nullable=False, server_default=false()),
    Index("suggestion_by_entry", "entry"),
    Index("suggestion_by_document", "document"),
)
"""What the program proposes. reader: the first that made it; last_reader: the latest. outdated: the latest reading of
the report no longer makes it."""

decision = Table(
    "decision",
    tables,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("who", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("target_kind", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("suggestion", Text, ForeignKey("suggestion.id")),
    Column("field", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("seconds", Float),
    Column("seen", Text),
    Column("undoes", Text),
    Column("entries", Text, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("decision_by_who", "who", "number"),
    Index("decision_by_action", "action", "number"),
)
"""A person's decision: never changed, never deleted. entries: those it touches. hash: of all of it and of the last."""

decided_entry = Table(
    "decided_entry",
    tables,
    Column("decision", Integer, ForeignKey("decision.number"), primary_key=True),
    Column("entry", Text, primary_key=True),
    Index("decided_entry_by_entry", "entry", "decision"),
)

assignment = Table(
    "assignment",
    tables,
    Column("entry", Text, ForeignKey("entry.id"), primary_key=True),
    Column("coder", Text, primary_key=True),
    Column("purpose", Text, primary_key=True),
    Column("rank", Text, nullable=False),
    Index("assignment_by_coder", "coder", "purpose", "rank"),
)
"""What somebody was asked to code: purpose `second` (blind), `adjudicate` or `again` (their own, after some days)."""

party = Table(
    "party",
    tables,
    *_of_entry(),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("sector", Text),
    Column("shielded", Text, nullable=False),
    Column("entity", Text),
    Index("party_by_entity", "entity"),
    Index("party_by_name", "name"),
    Index("party_by_document", "document"),
)
"""A party of one report; entity: the party across reports that it is part of."""

mention = Table(
    "mention",
    tables,
    Column("party", Text, ForeignKey("party.id", ondelete="CASCADE"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    Column("text", Text, nullable=False),
)

statement = Table(
    "statement",
    tables,
    *_of_entry(),
    Column("speaker", Text),
    Column("speaker_entity", Text),
    Column("kind", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("source_text", Text),
    Column("cue_text", Text),
    Column("content_text", Text, nullable=False),
    *_when(),
    Index("statement_by_speaker", "speaker"),
    Index("statement_by_entity", "speaker_entity", "when_start", "id"),
    Index("statement_by_kind", "kind", "when_start"),
    Index("statement_by_document", "document"),
)

act = Table(
    "act",
    tables,
    *_of_entry(),
    Column("type", Text),
    Column("plover", Text),
    Column("trigger_text", Text, nullable=False),
    Column("lemma", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("generic", Boolean, nullable=False),
    Column("according_to", Text),
    *_when(),
    Column("where_name", Text),
    Column("incident", Text),
    Index("act_by_type", "type", "when_start"),
    Index("act_by_incident", "incident"),
    Index("act_by_document", "document"),
)

role = Table(
    "role",
    tables,
    Column("act", Text, ForeignKey("act.id", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("party", Text),
    Column("entity", Text),
    Column("when_start", Text),
    Column("start", Integer),
    Column("end", Integer),
    Column("text", Text, nullable=False),
    Column("inferred", Boolean, nullable=False),
    Index("role_by_party", "party"),
    Index("role_by_entity", "entity", "when_start", "act", "role"),
)
"""What fills a role of an act. entity, when_start: of the party and the act, here too so that timelines are quick."""

tie = Table(
    "tie",
    tables,
    *_of_entry(),
    Column("from_party", Text, nullable=False),
    Column("to_party", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Index("tie_by_document", "document"),
)

comment = Table(
    "comment",
    tables,
    *_of_entry(),
    Column("text", Text, nullable=False),
    Index("comment_by_document", "document"),
)

entity = Table(
    "entity",
    tables,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("sector", Text),
    Column("names", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("shielded", Text, nullable=False),
    Index("entity_by_name", "name", "id"),
)
"""A party across reports; its members are the rows of `party` that name it."""

incident = Table(
    "incident",
    tables,
    Column("id", Text, primary_key=True),
    Column("type", Text),
    Column("reports", Integer, nullable=False),
    Column("reasons", Text, nullable=False),
)

proposal = Table(
    "proposal",
    tables,
    Column("kind", Text, primary_key=True),
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True),
    Column("reasons", Text, nullable=False),
)
"""Two entries that may be one; a person decides."""

matter = Table(
    "matter",
    tables,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("stage", Text),
    Column("parties", Text, nullable=False),
)

stage = Table(
    "stage",
    tables,
    Column("matter", Text, ForeignKey("matter.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("stage", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("modality", Text, nullable=False),
    *_when(),
)

finding = Table(
    "finding",
    tables,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("parties", Text, nullable=False),
    Column("figures", Text, nullable=False),
    Column("caveats", Text, nullable=False),
    Column("coverage", Text, nullable=False),
)

evidence = Table(
    "evidence",
    tables,
    Column("finding", Text, ForeignKey("finding.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("document", Text, ForeignKey("document.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Index("evidence_by_entry", "entry"),
)

_FULL_TEXT = {"document": ("title", "text"), "entry": ("passage", "words")}


def create_everything(connection: Connection) -> None:
    """Every table, full-text index and guard of an empty database."""
    tables.create_all(connection)
    statements = _for_sqlite() if connection.dialect.name == "sqlite" else _for_postgres()
    for each in statements:
        connection.exec_driver_sql(each)


def _for_sqlite() -> list[str]:
    """FTS5 over the tables' own text, kept in step by triggers; decisions refuse change."""
    made: list[str] = []
    for table, columns in _FULL_TEXT.items():
        names = ", ".join(columns)
        new, old = (", ".join(f"{which}.{name}" for name in columns) for which in ("new", "old"))
        remove = f"INSERT INTO {table}_words({table}_words, rowid, {names}) VALUES ('delete', old.number, {old});"
        put = f"INSERT INTO {table}_words(rowid, {names}) VALUES (new.number, {new});"
        made += [
            f"CREATE VIRTUAL TABLE {table}_words USING fts5({names}, content='{table}', content_rowid='number', "
            'tokenize="unicode61 remove_diacritics 2")',
            f"CREATE TRIGGER {table}_words_put AFTER INSERT ON {table} BEGIN {put} END",
            f"CREATE TRIGGER {table}_words_remove AFTER DELETE ON {table} BEGIN {remove} END",
            f"CREATE TRIGGER {table}_words_change AFTER UPDATE OF {names} ON {table} BEGIN {remove} {put} END",
        ]
    for verb in ("UPDATE", "DELETE"):
        made.append(
            f"CREATE TRIGGER decision_stays_{verb.lower()} BEFORE {verb} ON decision "
            "BEGIN SELECT RAISE(ABORT, 'decisions are never changed or deleted'); END"
        )
    return made


def _for_postgres() -> list[str]:
    """A generated tsvector with a GIN index on each; decisions refuse change."""
    made: list[str] = []
    for table, columns in _FULL_TEXT.items():
        joined = " || ' ' || ".join(f"coalesce({name}, '')" for name in columns)
        made += [
            f"ALTER TABLE {table} ADD COLUMN searched tsvector "
            f"GENERATED ALWAYS AS (to_tsvector('simple', left({joined}, 250000))) STORED",
            f"CREATE INDEX {table}_searched ON {table} USING gin (searched) WITH (fastupdate = off)",
        ]
    return [
        *made,
        "CREATE FUNCTION decision_stays() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'decisions are never changed or deleted'; END $$",
        "CREATE TRIGGER decision_stays BEFORE UPDATE OR DELETE ON decision "
        "FOR EACH ROW EXECUTE FUNCTION decision_stays()",
    ]
