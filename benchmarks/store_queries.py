"""What asking a store costs: 100,000 reports' worth of generated records, on SQLite and on PostgreSQL.

Timeline of a party, refusals by an authority in a year, full text, next in queue: the median of many questions with
different parties and words, and how each compares with opening one entry by its id, which is the floor.

    python benchmarks/store_queries.py [--reports 100000] [--postgres URL]

Exit code 1 where a median is 100 ms or more. The PostgreSQL database must be empty; without a URL SQLite alone runs.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import batched
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert

from facta.store import schema
from facta.store.asking import acts_by, timeline
from facta.store.database import Store
from facta.store.queue import next_in_queue
from facta.store.readings import rank_of
from facta.store.search import search

LIMIT_MS = 100.0
ENTITIES = 5000
AUTHORITIES = 60
WORDS = 4000
TYPES = ("assembly.refuse", "assembly.permit", "case.detain", "law.read", "office.appoint")
AT_ONCE = 2000

type Row = dict[str, Any]


def word(number: int) -> str:
    """A word of a made-up language: the same number gives the same word."""
    parts = ("ba", "do", "fi", "gu", "ka", "le", "mo", "nu", "pa", "ri", "so", "tu", "va", "we", "xi", "zo")
    return parts[number % 16] + parts[number // 16 % 16] + parts[number // 256 % 16]


def common(chosen: random.Random, highest: int) -> int:
    """A number below `highest`, small ones far more often than large ones, by Zipf's law, as words and names are."""
    return min(highest - 1, int(highest ** chosen.random()) - 1)


def rows_of(number: int) -> Iterator[tuple[Table, Row]]:
    """Everything that one report adds: 3 parties, 2 statements, 3 acts with their roles."""
    chosen = random.Random(number)
    document = f"d{number:012d}"
    sentences = [" ".join(word(common(chosen, WORDS)) for _ in range(14)) + "." for _ in range(6)]
    text = " ".join(sentences)
    year, month, day = chosen.randint(2015, 2024), chosen.randint(1, 12), chosen.randint(1, 28)
    yield schema.document, {
        "number": number, "id": document, "source": f"r{number}.txt", "digest": f"{number:064x}", "text": text,
        "title": sentences[0][:40], "published": f"{year}-{month:02d}-{day:02d}", "media_type": "text/plain",
        "rest": "{}", "reader": "", "codebook": "", "reading_key": "",
    }  # fmt: skip
    places = [0]
    for sentence in sentences:
        places.append(places[-1] + len(sentence) + 1)
    entities = [f"e{common(chosen, AUTHORITIES)}", *(f"e{AUTHORITIES + common(chosen, ENTITIES)}" for _ in range(2))]
    made: list[tuple[str, Table, Row, int | None]] = []
    for place, entity in enumerate(entities):
        row = {"kind": "person", "name": f"Name {entity}", "shielded": "", "entity": entity}
        made.append((f"p{place}", schema.party, row, None))
    when = f"{year}-{month:02d}-{day:02d}"
    for place in range(2):
        row = {
            "speaker": f"{document}-p{1 + place}", "speaker_entity": entities[1 + place], "kind": "claim",
            "mode": "direct", "negated": False,
            "content_text": sentences[place], "when_start": when,
        }  # fmt: skip
        made.append((f"s{place}", schema.statement, row, 3))
    for place in range(3):
        row = {
            "type": chosen.choice(TYPES), "trigger_text": "x", "lemma": "x", "modality": "asserted", "negated": False,
            "generic": False, "when_start": when, "incident": None,
        }  # fmt: skip
        made.append((f"a{place}", schema.act, row, chosen.choice((1, 2, 3, 3))))
    for place, (local, table, row, harm) in enumerate(made):
        id = f"{document}-{local}"
        sentence = place % len(sentences)
        yield schema.entry, {
            "number": number * 10 + place, "id": id, "document": document, "kind": table.name, "position": place,
            "passage_start": places[sentence], "passage_end": places[sentence] + len(sentences[sentence]),
            "passage": sentences[sentence], "words": table.name, "content": "{}", "state": "suggested",
            "harm": harm, "rank": rank_of("w1", id),
        }  # fmt: skip
        yield table, {"id": id, "document": document, "state": "suggested", **row}
        if table is schema.act:
            for role, party in (("agent", 0), ("patient", 1 + place % 2)):
                yield schema.role, {
                    "act": id, "role": role, "position": 0, "party": f"{document}-p{party}", "text": "",
                    "inferred": False, "entity": entities[party], "when_start": when,
                }  # fmt: skip


def fill(store: Store, reports: int) -> float:
    """Write the records of `reports` reports; how many seconds it took."""
    began = time.monotonic()
    for numbers in batched(range(1, reports + 1), AT_ONCE):
        rows: dict[str, list[Row]] = {}
        for number in numbers:
            for table, row in rows_of(number):
                rows.setdefault(table.name, []).append(row)
        with store.writing() as connection:
            for name in ("document", "entry", "party", "statement", "act", "role"):
                connection.execute(insert(schema.tables.tables[name]), rows[name])
    with store.writing() as connection:
        connection.exec_driver_sql("ANALYZE")
    return time.monotonic() - began


def in_a_year(connection: Connection, authority: str, chosen: random.Random) -> object:
    year = chosen.randint(2015, 2024)
    return acts_by(connection, authority, ["assembly.refuse"], f"{year}-01-01", f"{year}-12-31")


def questions(reports: int) -> dict[str, Callable[[Connection, random.Random], object]]:
    """Each question by its name, asked of a connection with parties and words drawn at random."""
    return {
        "one entry by its id (floor)": lambda c, r: c.exec_driver_sql(
            f"SELECT * FROM entry WHERE id = 'd{r.randint(1, reports):012d}-a1'"  # numbers of our own
        ).all(),
        "timeline of a party": lambda c, r: timeline(c, f"e{AUTHORITIES + common(r, ENTITIES)}"),
        "timeline of the busiest authority": lambda c, _: timeline(c, "e0"),
        "refusals by an authority in a year": lambda c, r: in_a_year(c, f"e{common(r, AUTHORITIES)}", r),
        "refusals by the busiest authority in a year": lambda c, r: in_a_year(c, "e0", r),
        "full text, one word, entries": lambda c, r: search(c, word(common(r, WORDS))),
        "full text, rare and common word, entries": lambda c, r: search(c, f"{word(r.randint(500, 3999))} {word(0)}"),
        "full text, phrase, reports": lambda c, r: search(
            c, f'"{word(common(r, 30))} {word(common(r, 30))}"', "document"
        ),
        "next in queue": lambda c, _: next_in_queue(c, 1),
        "next ten acts in queue": lambda c, _: next_in_queue(c, 10, kinds=["act"]),
    }


def measure(store: Store, name: str, reports: int, asked: int) -> bool:
    """Prints the medians; whether all are below the limit."""
    print(f"{name}: filled in {fill(store, reports):.0f} s", flush=True)
    floor, well = 0.0, True
    for question, ask in questions(reports).items():
        chosen = random.Random(7)
        spent: list[float] = []
        for _ in range(asked):
            with store.asking() as connection:
                began = time.perf_counter()
                ask(connection, chosen)
                spent.append((time.perf_counter() - began) * 1000)
        median = statistics.median(spent)
        floor = floor or median
        well &= median < LIMIT_MS
        slow = sorted(spent)[int(len(spent) * 0.95)]
        print(
            f"  {question:<44} median {median:8.2f} ms   95 % {slow:8.2f} ms   {median / floor:7.1f} x floor",
            flush=True,
        )
    return well


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--asked", type=int, default=101)
    parser.add_argument("--postgres", default="", metavar="URL")
    chosen = parser.parse_args()
    well = True
    with tempfile.TemporaryDirectory() as place:
        store = Store.create(f"sqlite:///{Path(place, 'facta.db')}", "w1", "generated")
        well &= measure(store, "SQLite", chosen.reports, chosen.asked)
        store.close()
    if chosen.postgres:
        store = Store.create(chosen.postgres, "w1", "generated")
        well &= measure(store, "PostgreSQL", chosen.reports, chosen.asked)
        store.close()
    return 0 if well else 1


if __name__ == "__main__":
    raise SystemExit(main())
