"""Rounds of `kill -9` at random moments in adding reports to a project, and in deciding on its entries.

A round begins an empty project and adds a pile of short generated reports, in a process that is killed at a random
moment of the time that an undisturbed run takes; again and again, until one run ends by itself. After every kill the
project must open and check clean; at the end every row and every original must equal those of the undisturbed project.
Then a process that decides on entry after entry is killed: every decision that it had told of must be in the log.

    python benchmarks/kill_rounds.py --rounds 100 --reports 200
"""

import argparse
import hashlib
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from facta.engine import project_review as review
from facta.engine.project import Project
from facta.engine.project_add import add
from facta.engine.project_check import problems_of
from facta.engine.project_originals import FOLDER
from facta.sources.collect import plan
from facta.store import schema

NAMES = ("Ana Petrel", "Orlan Vesk", "Mirela Dostan", "Teo Harnik", "Petra Wend", "Ivo Lantar")
TOWNS = ("Tolm", "Varn", "Ostrel", "Lodvar")


def report(number: int) -> str:
    """Two sentences of our own that differ from number to number."""
    chosen = random.Random(number)
    town = chosen.choice(TOWNS)
    return (
        f"The city of {town} refused the Rowers' Guild a permit for rally {number} on May {1 + number % 28}, 2024. "
        f"Police in {town} detained {chosen.choice(NAMES)} on suspicion of embezzling {number} crowns.\n"
    )


def write_pile(folder: Path, count: int) -> Path:
    folder.mkdir(parents=True)
    for number in range(1, count + 1):
        (folder / f"r{number:04d}.txt").write_text(report(number), encoding="utf-8")
    return folder


def add_pile(folder: Path, pile: Path) -> None:
    project = Project.open(folder)
    add(project, plan([pile]))
    project.close()


def content_of(folder: Path) -> str:
    """A digest of every row of every table and of every original."""
    project = Project.open(folder)
    digest = hashlib.sha256()
    with project.store.asking() as connection:
        for table in schema.tables.sorted_tables:
            for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
                digest.update(f"{table.name} {tuple(row)!r}\n".encode())
    project.close()
    for path in sorted((folder / FOLDER).rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder)} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def killed_after(seconds: float, work: Callable[[], None]) -> bool:
    """Run `work` in a process of its own and kill it after `seconds`; whether it had not ended by itself."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as fault:
            sys.stderr.write(f"the child met {fault!r}\n")
            os._exit(1)
        os._exit(0)
    ends_at = time.monotonic() + seconds
    while time.monotonic() < ends_at:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            if status != 0:
                raise SystemExit(f"a run ended with status {status}")
            return False
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return status != 0


def whole(folder: Path) -> None:
    """Raises SystemExit unless the project opens and checks clean."""
    project = Project.open(folder)
    problems = problems_of(project)
    project.close()
    if problems:
        raise SystemExit(f"{folder} does not check clean: {problems[:3]}")


def adding_round(folder: Path, pile: Path, lasts: float, chosen: random.Random) -> int:
    """One round; the number of kills it took."""
    Project.init(folder, "pile").close()
    kills = 0
    while killed_after(chosen.uniform(0, lasts), lambda: add_pile(folder, pile)):
        kills += 1
        whole(folder)
    return kills


def decide_on_and_on(folder: Path, told: int) -> None:
    """Accepts and rejects entries for ever, and tells each decision to the file descriptor `told` once it is made."""
    project = Project.open(folder)
    number = 0
    while True:
        for entry in review.next_entries(project, 5) or [project_entry(project, number)]:
            seen = review.entry(project, entry.id).last_decision
            made = (review.reject if number % 3 else review.accept)(project, "ann", entry.id, seen)
            os.write(told, f"{made.id}\n".encode())
            number += 1


def project_entry(project: Project, number: int) -> review.queue.Queued:
    """An entry to decide on again, rejected ones too, where nothing waits any more."""
    rows, _ = review.page(project, "entry", limit=50)
    row = rows[number % len(rows)]
    return review.queue.Queued(row["id"], row["kind"], row["document"], 1)


def deciding_round(folder: Path, chosen: random.Random) -> int:
    """Kill whoever decides; the number of decisions told. Raises SystemExit where one of them is not in the log."""
    reads, writes = os.pipe()
    killed_after(chosen.uniform(0.02, 0.8), lambda: decide_on_and_on(folder, writes))
    os.close(writes)
    with os.fdopen(reads) as file:
        told = [line.strip() for line in file if line.endswith("\n")]
    whole(folder)
    project = Project.open(folder)
    with project.store.asking() as connection:
        log = set(connection.scalars(select(schema.decision.c.id)))
    project.close()
    if lost := set(told) - log:
        raise SystemExit(f"decisions lost: {sorted(lost)}")
    return len(told)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chosen = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as place:
        pile = write_pile(Path(place, "pile"), asked.reports)
        warm = write_pile(Path(place, "warm"), 3)
        Project.init(Path(place, "warmed"), "pile").close()
        add_pile(Path(place, "warmed"), warm)
        undisturbed = Path(place, "undisturbed")
        Project.init(undisturbed, "pile").close()
        began = time.monotonic()
        add_pile(undisturbed, pile)
        lasts = time.monotonic() - began
        whole(undisturbed)
        wanted = content_of(undisturbed)
        print(f"undisturbed: {asked.reports} reports in {lasts:.1f} s", flush=True)
        kills = 0
        for number in range(1, asked.rounds + 1):
            folder = Path(place, f"round-{number}")
            kills += adding_round(folder, pile, lasts, chosen)
            if content_of(folder) != wanted:
                raise SystemExit(f"round {number}: the final content differs from that of an undisturbed run")
        print(
            f"adding: {asked.rounds} rounds, {kills} kills, 0 projects that do not open or check clean, 0 that differ"
        )
        told = sum(deciding_round(undisturbed, chosen) for _ in range(asked.rounds))
        print(f"deciding: {asked.rounds} kills, {told} decisions told, 0 lost")


if __name__ == "__main__":
    main()
