import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from facta.store import schema
from facta.store.asking import PAGED, acts_by, key_of, page_of, timeline
from facta.store.database import Store
from facta.store.errors import (
    ChangedMeanwhile,
    NewerSchema,
    OlderSchema,
    StoreAbsent,
    StoreDamaged,
    StoreLocked,
    StoreProblem,
)
from facta.store.log import Wish, append, broken_links, whole_log
from facta.store.migrations import Step, bring_forward
from facta.store.queue import next_in_queue, reviewed
from facta.store.readings import bring_up_to_date
from facta.store.search import search
from facta.store.spread import set_links
from tests.store.rows import TEXT, act_of, keep, read


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    made = Store.create(address, "w1", "test")
    yield made
    made.close()


def decide(store: Store, action: str, entry: str, who: str = "ann", **more: object) -> str:
    with store.writing() as connection:
        given = connection.scalar(select(schema.entry.c.suggestion).where(schema.entry.c.id == entry))
        told = {"suggestion": given, **more}
        wish = Wish(who, action, "act", entry, **told)  # type: ignore[arg-type]
        (made,) = append(connection, [wish], lambda: "2026-03-01T09:00:00Z")
        bring_up_to_date(connection, [entry])
    return made.id


def state(store: Store, entry: str) -> str:
    with store.asking() as connection:
        return str(connection.scalar(select(schema.entry.c.state).where(schema.entry.c.id == entry)))


def test_what_is_kept_is_spread_out_for_plain_sql(store: Store) -> None:
    keep(store, read())
    with store.asking() as connection:
        rows = connection.execute(
            text(
                "SELECT a.type, r.role, p.name, r.text "
                "FROM act a JOIN role r ON r.act = a.id JOIN party p ON p.id = r.party"
            )
        ).all()
    assert [tuple(row) for row in rows] == [("case.detain", "patient", "Bruno Kestrel", "Bruno Kestrel")]


def test_a_reading_kept_twice_changes_nothing(store: Store) -> None:
    keep(store, read())
    before = everything(store)
    keep(store, read())
    assert everything(store) == before


def test_a_newer_reading_marks_what_it_no_longer_says_and_an_undecided_entry_follows_it(store: Store) -> None:
    keep(store, read(), read(reader="reader 2", modality="alleged"))
    with store.asking() as connection:
        outdated = dict(connection.execute(select(schema.suggestion.c.outdated, schema.suggestion.c.reader).where(
            schema.suggestion.c.entry == act_of())).all())  # fmt: skip
        assert outdated == {True: "reader 1", False: "reader 2"}
        assert connection.scalar(select(schema.act.c.modality)) == "alleged"


def test_a_newer_reading_never_touches_what_a_person_decided(store: Store) -> None:
    keep(store, read())
    decide(store, "edit", act_of(), field="modality", before="asserted", after="alleged")
    keep(store, read(reader="reader 2", modality="denied"))
    with store.asking() as connection:
        assert connection.scalar(select(schema.act.c.modality)) == "alleged"
    keep(store, read(reader="reader 3", with_act=False))
    assert state(store, act_of()) == "edited"


def test_an_undecided_entry_that_is_no_longer_suggested_leaves_the_record_but_not_the_store(store: Store) -> None:
    keep(store, read(), read(reader="reader 2", with_act=False))
    assert state(store, act_of()) == "outdated"
    with store.asking() as connection:
        assert connection.execute(select(schema.act)).all() == []
    keep(store, read(reader="reader 3"))
    assert state(store, act_of()) == "suggested"


def test_a_rejected_entry_leaves_the_tables_of_the_record_and_undoing_brings_it_back(store: Store) -> None:
    keep(store, read())
    rejected = decide(store, "reject", act_of())
    with store.asking() as connection:
        assert connection.execute(select(schema.role)).all() == []
    undone = decide(store, "undo", act_of(), who="bob", undoes=rejected)
    assert state(store, act_of()) == "suggested"
    decide(store, "undo", act_of(), undoes=undone)
    assert state(store, act_of()) == "rejected"


def test_decisions_are_never_changed_or_deleted(store: Store) -> None:
    keep(store, read())
    decide(store, "accept", act_of())
    for change in (update(schema.decision).values(who="eve"), delete(schema.decision)):
        with pytest.raises(DBAPIError, match="never changed"), store.writing() as connection:
            connection.execute(change)


def test_the_chain_tells_a_decision_that_was_changed_or_taken_out(store: Store) -> None:
    keep(store, read())
    for action in ("accept", "reject", "accept"):
        decide(store, action, act_of())
    with store.asking() as connection:
        assert list(broken_links(connection)) == []
    guard = "decision_stays_update" if store.is_sqlite else "decision_stays ON decision"
    with store.writing() as connection:
        connection.exec_driver_sql(f"DROP TRIGGER {guard}")
        connection.execute(update(schema.decision).where(schema.decision.c.number == 2).values(who="eve"))
    with store.asking() as connection:
        assert list(broken_links(connection)) == ["decision 2 (eve, reject) is not as it was recorded"]
    with store.writing() as connection:
        if store.is_sqlite:
            connection.exec_driver_sql("DROP TRIGGER decision_stays_delete")
        connection.execute(delete(schema.decided_entry).where(schema.decided_entry.c.decision == 2))
        connection.execute(delete(schema.decision).where(schema.decision.c.number == 2))
    with store.asking() as connection:
        assert list(broken_links(connection)) == ["decision 2 is missing: the next one in the log has number 3"]


@pytest.mark.parametrize("seconds", [None, 0, 4, 4.0, 1 / 3, 1e16, 12345678901234567890])
def test_a_decision_is_as_it_was_recorded_whatever_time_it_took(store: Store, seconds: float | None) -> None:
    keep(store, read())
    decide(store, "accept", act_of(), seconds=seconds)
    with store.asking() as connection:
        assert list(broken_links(connection)) == []


def test_the_second_of_two_reviewers_is_told_who_and_what(store: Store) -> None:
    keep(store, read())
    first = decide(store, "reject", act_of(), seen=None)
    with pytest.raises(ChangedMeanwhile) as told:
        decide(store, "accept", act_of(), who="bob", seen=None)
    assert (told.value.who, told.value.action, told.value.decision) == ("ann", "reject", first)
    with store.asking() as connection:
        assert len(list(whole_log(connection))) == 1
    decide(store, "accept", act_of(), who="bob", seen=first)


def test_of_many_who_decide_at_once_one_is_first_and_the_others_are_told(store: Store) -> None:
    keep(store, read())
    outcomes: list[str] = []

    def one(who: str) -> None:
        try:
            decide(store, "accept", act_of(), who=who, seen=None)
            outcomes.append("recorded")
        except ChangedMeanwhile:
            outcomes.append("told")

    threads = [threading.Thread(target=one, args=(f"coder {n}",)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["recorded"] + ["told"] * 7
    with store.asking() as connection:
        assert list(broken_links(connection)) == []


def test_the_queue_puts_a_named_person_with_an_alleged_crime_first_and_its_rest_in_one_random_order(
    store: Store,
) -> None:
    keep(store, *(read(n) for n in range(1, 9)))
    with store.asking() as connection:
        queue = next_in_queue(connection, 16)
        again = [*next_in_queue(connection, 5), *next_in_queue(connection, 11, after=queue[4].id)]
    assert [each.harm for each in queue] == [1] * 8 + [3] * 8
    assert queue == again
    assert [each.document for each in queue[:8]] != sorted(each.document for each in queue[:8])
    decide(store, "accept", queue[0].id)
    with store.asking() as connection:
        assert next_in_queue(connection, 1)[0] == queue[1]
        assert reviewed(connection) == (1, 16, 1)


def test_search_finds_words_phrases_and_beginnings_in_reports_and_passages(store: Store) -> None:
    keep(store, read(1), read(2))
    with store.asking() as connection:
        assert [hit.kind for hit in search(connection, "square")] == ["statement", "statement"]
        assert [hit.kind for hit in search(connection, "KESTREL detain*")] == ["act", "act"]
        assert [hit.kind for hit in search(connection, "assembly OR case detain petrel")] == []
        assert [hit.kind for hit in search(connection, "case kestrel")] == ["act", "act"]
        assert search(connection, '"Kestrel detained"') == []
        assert len(search(connection, '"detained Bruno"')) == 2
        (hit,) = search(connection, '"notice 2"', "document")
        assert TEXT not in hit.passage
        assert "Notice 2" in hit.passage
        assert [hit.id for hit in search(connection, "petrel", "document", limit=1)] == ["d000000000001"]
        assert [hit.id for hit in search(connection, "petrel", "document", 1, after=1)] == ["d000000000002"]
        assert search(connection, "; DROP TABLE entry --") == []
        assert search(connection, '""* " - (') == []


def test_an_entry_that_was_corrected_is_found_by_what_it_says_now(store: Store) -> None:
    keep(store, read())
    edited = decide(store, "edit", act_of(), field="type", before="case.detain", after="case.charge")
    with store.asking() as connection:
        assert [hit.id for hit in search(connection, "case charge")] == [act_of()]
        assert search(connection, '"case detain"') == []
    decide(store, "undo", act_of(), undoes=edited)
    with store.asking() as connection:
        assert search(connection, '"case charge"') == []


def test_a_timeline_is_in_order_of_time_and_acts_of_a_year_are_found_by_role(store: Store) -> None:
    keep(store, read(3), read(1), read(2))
    with store.writing() as connection:
        set_links(connection, "party", {f"d{n:012d}-p2": "e1" for n in (1, 2, 3)} | {"d000000000001-p1": "e2"})
    with store.asking() as connection:
        assert [moment.when_start for moment in timeline(connection, "e1")] == [
            "2024-05-02",
            "2024-05-03",
            "2024-05-04",
        ]
        assert [moment.role for moment in timeline(connection, "e2")] == ["speaker"]
        found = acts_by(connection, "e1", ["case.detain"], "2024-05-03", "2024-12-31", "patient")
        assert [moment.when_start for moment in found] == ["2024-05-03", "2024-05-04"]
        assert acts_by(connection, "e1", ["case.detain"], "2024-01-01", "2024-12-31", "agent") == []


@pytest.mark.parametrize("table", sorted(PAGED))
def test_paging_gives_every_row_once_in_a_stable_order(store: Store, table: str) -> None:
    keep(store, *(read(n) for n in range(1, 6)))
    found: list[dict[str, object]] = []
    after: list[object] = []
    with store.asking() as connection:
        while rows := page_of(connection, table, after, 3):
            found += rows
            after = key_of(table, rows[-1])
        source, names = PAGED[table]
        assert found == [dict(row) for row in connection.execute(select(source).order_by(*names)).mappings()]


def test_a_newer_schema_is_left_alone(address: str) -> None:
    Store.create(address, "w1", "test").close()
    store = Store(address)
    with store.writing() as connection:
        connection.execute(update(schema.project).where(schema.project.c.name == "schema").values(value="99"))
    store.close()
    with pytest.raises(NewerSchema, match="schema 99"):
        Store.open(address)


def _with_a_note(connection: object) -> None:
    connection.exec_driver_sql("ALTER TABLE document ADD COLUMN note text")  # type: ignore[attr-defined]


def test_an_older_schema_is_brought_forward_after_a_backup(address: str, tmp_path: Path) -> None:
    store = Store.create(address, "w1", "test")
    keep(store, read())
    engine, steps = store._engine, (Step(2, _with_a_note),)
    if not store.is_sqlite:
        with pytest.raises(OlderSchema, match="pg_dump"):
            bring_forward(engine, "here", None, steps=steps, version=2)
    backup = bring_forward(engine, "here", store.path, backed_up=not store.is_sqlite, steps=steps, version=2)
    with store.asking() as connection:
        assert connection.exec_driver_sql("SELECT note FROM document").all() == [(None,)]
    assert bring_forward(engine, "here", store.path, steps=steps, version=2) is None
    store.close()
    if backup is not None:
        kept = sqlite3.connect(backup)
        assert kept.execute("SELECT value FROM project WHERE name = 'schema'").fetchall() == [("1",)]
        assert kept.execute("SELECT count(*) FROM entry").fetchall() == [(4,)]
        kept.close()


def test_a_step_that_fails_leaves_the_store_as_it_was(address: str) -> None:
    store = Store.create(address, "w1", "test")

    def fails(connection: object) -> None:
        _with_a_note(connection)
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        bring_forward(store._engine, "here", store.path, backed_up=True, steps=(Step(2, fails),), version=2)
    assert store.fact("schema") == "1"
    with store.asking() as connection, pytest.raises(DBAPIError):
        connection.exec_driver_sql("SELECT note FROM document")
    store.close()


def test_a_store_that_another_writer_holds_is_said_to_be_locked(address: str) -> None:
    store = Store.create(address, "w1", "test")
    other = Store(address, wait_s=0.2)
    with store.writing(), pytest.raises(StoreLocked, match="another process"), other.writing():
        pass
    store.close()
    other.close()


def test_a_store_is_not_made_twice_and_an_absent_one_is_said_to_be_absent(address: str, tmp_path: Path) -> None:
    Store.create(address, "w1", "test").close()
    with pytest.raises(StoreProblem, match="already holds"):
        Store.create(address, "w2", "other")
    with pytest.raises(StoreAbsent, match="is not there"):
        Store.open(f"sqlite:///{tmp_path / 'none.db'}")
    with pytest.raises(StoreAbsent, match="cannot be reached"):
        Store.open("postgresql+psycopg://nobody@127.0.0.1:1/none")
    with pytest.raises(StoreProblem, match="cannot be used"):
        Store.open("oracle-of-delphi://x")


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "facta.db").write_text("Not a database at all, but long enough to be taken for one." * 40)
    with pytest.raises(StoreDamaged, match="backup"):
        Store.open(f"sqlite:///{tmp_path / 'facta.db'}")


def test_a_foreign_key_that_leads_nowhere_is_refused(store: Store) -> None:
    row = {"act": "none", "role": "agent", "position": 0, "text": "", "inferred": False}
    with pytest.raises(DBAPIError, match=r"(?i)foreign key"), store.writing() as connection:
        connection.execute(insert(schema.role).values(row))


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.asking() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
            for table in schema.tables.sorted_tables
        }
