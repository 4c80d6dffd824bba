"""An index beside a linked pile saves work and changes nothing: the lines are those of linking anew."""

import json
import os
import random
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from facta.codebook.vocabulary import Vocabulary
from facta.engine import link_files
from facta.engine.link_files import linked_pile
from facta.engine.link_index import LinkIndex, index_beside
from facta.linking import party_pairs, rooms, same_text, stories, story_words
from facta.linking.brief import Brief
from facta.linking.briefing import brief_of
from facta.model.record import Reading
from facta.publishing.reading_json import reading_json
from tests.builders import Report

PEOPLE = ("Gerd Falkas", "Mara Tolven", "Qanat Zhumagulov", "Kanat Jumagulov", "Falkas", "Ivo Tarmek", "Eva Tarmek")
BODIES = ("Lodvar police", "the police of Lodvar", "Harbour Office", "HO", "Ministry of Tides", "Tides Ministry")
ACTS = (
    ("[{b}|agent] {{detained|case.detain}} [{p}|patient] at the harbour of Lodvar on Tuesday.", False),
    ("[{p}|patient] was {{charged|case.charge}} with smuggling eels, a court in Lodvar said.", False),
    ("[{b}|agent] did not {{detain|case.detain}} [{p}|patient] at the harbour of Lodvar.", True),
    ("[{b}|agent] {{released|case.release}} [{p}|patient] in the evening after a march for the eel fishers.", False),
)


def reading(number: int) -> Reading:
    """A report of three sentences about people and bodies of one town; the same for the same number."""
    chance = random.Random(number)
    day = f"2024-05-{chance.randrange(1, 9):02}"
    report = Report(f"r{number:02}.txt", published=day, publisher=chance.choice(("The Lamp", "Tide Wire")))
    people = chance.sample(PEOPLE, 2)
    body = chance.choice(BODIES)
    for each in people:
        report.party(each.lower().replace(" ", "-"), each, kind="person")
    report.party("body", body, sector="COP", kind="organization")
    for person in people:
        sentence, negated = chance.choice(ACTS)
        report.tell(sentence.format(b=body, p=person), when=day, negated=negated)
    return report.reading


LINES = [json.dumps(reading_json(reading(number)), ensure_ascii=False).encode() + b"\n" for number in range(30)]


def linked(path: Path, *lines: bytes, beside: bool = True) -> bytes:
    """The pile that `path` holds from now on, with its index."""
    pile = linked_pile([("pile", b"".join(lines))], beside=[path] if beside else [], keep=True)
    content = b"".join(pile.lines)
    path.write_bytes(content)
    assert pile.index is not None
    pile.index.save(index_beside(path))
    return content


def anew(*lines: bytes) -> bytes:
    return b"".join(linked_pile([("pile", b"".join(lines))]).lines)


@pytest.mark.parametrize("seed", range(8))
def test_a_pile_that_grows_by_any_steps_is_the_pile_linked_anew(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    order = chance.sample(LINES, len(LINES))
    path = tmp_path / "linked.jsonl"
    at, content = 0, b""
    while at < len(order):
        step = chance.randrange(1, 9)
        content = linked(path, content, *order[at : at + step])
        at += step
        assert content == anew(*order[:at])


OFFICE = "warden of the Eel Quay hostel"
MATTERS = ("eel catch", "hostel fire", "harbour toll", "lamp oil")


def told_at_length(number: int) -> bytes:
    """A report of one of four stories, at such length that a copy of it shows; some tell of holders."""
    chance = random.Random(number // 2)
    subject = MATTERS[chance.randrange(4)]
    report = Report(f"s{number:02}.txt", published=f"2024-0{chance.randrange(4, 7)}-11", publisher=f"Wire {number % 2}")
    people = [*chance.sample(PEOPLE, 2), chance.choice(("Odo Crane", "Crane"))]
    for each in people:
        titles = (chance.choice((OFFICE, f"former {OFFICE}")),) if each == "Odo Crane" and number % 2 else ()
        report.party(each.lower().replace(" ", "-"), each, kind="person", titles=titles)
    report.party("warden", f"the {OFFICE}", kind="person")
    words = "boats nets barrels ledgers keys ropes lanterns crates scales ladders".split()
    for n in range(6):
        report.tell(f"The {subject} of {chance.choice(words)} and {chance.choice(words)} was counted {n + 2} times.")
    person = chance.choice(people)
    report.tell(
        f"The harbour office {{detained|case.detain}} [{person}|patient] over the {subject}.", when="2024-04-10"
    )
    if chance.random() < 0.4:
        report.tell(f"[the {OFFICE}|agent] {{released|case.release}} [{person}|patient].")
    return json.dumps(reading_json(report.reading), ensure_ascii=False).encode() + b"\n"


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every limit so low that a pile of some thirty reports is past it."""
    for module, limits in {
        story_words: {"MOST_IN_SAMPLE": 9},
        stories: {"MOST_IN_PIECE": 12, "LEAST_IN_PIECE": 4, "CUT_ONE_IN": 3},
        party_pairs: {"LARGE_BLOCK": 3, "MOST_IN_BLOCK": 4},
        same_text: {"COMMON_IN": 5},
    }.items():
        for name, limit in limits.items():
            monkeypatch.setattr(module, name, limit)


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("seed", range(6))
def test_a_pile_past_every_limit_grows_to_the_pile_linked_anew(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    order = chance.sample([*LINES[:16], *map(told_at_length, range(24))], 40)
    path = tmp_path / "linked.jsonl"
    at, content = 0, b""
    while at < len(order):
        step = chance.choice((1, 1, 2, 5))
        content = linked(path, content, *order[at : at + step])
        at += step
        assert content == anew(*order[:at])


def test_what_is_known_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "linked.jsonl"
    content = linked(path, *LINES)

    def never(*_: object) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr(rooms, "events_in", never)
    monkeypatch.setattr(party_pairs, "judged_by_names", never)
    monkeypatch.setattr("facta.engine.link_files.brief_of", never)
    assert linked(path, content) == content


def test_reports_that_are_taken_out_leave_the_index_too(tmp_path: Path) -> None:
    path = tmp_path / "linked.jsonl"
    content = linked(path, *LINES)
    kept = [line for line in content.splitlines(keepends=True)[:-1] if b"Zhumagulov" not in line]
    assert len(kept) < len(LINES)
    assert linked(path, *kept) == anew(*kept)
    assert b"Zhumagulov" in content
    with sqlite3.connect(index_beside(path)) as connection:
        told = connection.execute("SELECT key || value FROM cell").fetchall()
        told += connection.execute("SELECT slots FROM line").fetchall()
    assert not any("Zhumagulov" in text for (text,) in told)


def test_one_report_more_is_all_that_is_looked_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "linked.jsonl"
    content = linked(path, *LINES[:-1])
    looked_into: list[str] = []

    def noting(reading: Reading, codebook: Vocabulary) -> Brief:
        looked_into.append(reading.document.source)
        return brief_of(reading, codebook)

    monkeypatch.setattr(link_files, "brief_of", noting)
    assert linked(path, content, LINES[-1]) == anew(*LINES)
    assert looked_into[0] == "r29.txt"
    assert len(looked_into) == 1 + len(LINES)


def test_a_known_report_given_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "linked.jsonl"
    content = linked(path, *LINES)
    assert linked(path, content, *LINES[:4]) == content
    assert linked(path, *LINES[:4], content) == content


def test_a_line_changed_by_hand_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "linked.jsonl"
    content = linked(path, *LINES).replace(b"Mara Tolven", b"Mira Tolven")
    assert linked(path, content) == anew(content) != anew(*LINES)


def test_half_of_a_surrogate_pair_in_a_name_or_a_path_is_kept_like_any_letter(tmp_path: Path) -> None:
    path = tmp_path / "linked.jsonl"
    torn = [line.replace(b"Tarmek", rb"Tar\ud800mek").replace(b".txt", rb"\udc00.txt") for line in LINES]
    content = linked(path, *torn[:20])
    assert linked(path, content, *torn[20:]) == anew(*torn)
    assert linked(path, path.read_bytes()) == anew(*torn)


DAMAGE = {
    "no table": "DROP TABLE cell",
    "a brief that is none": "UPDATE cell SET value = '[]' WHERE sort = 'brief'",
    "names that are others": "UPDATE cell SET value = replace(value, 'Tarmek', 'Tolven')",
    "no entities": "UPDATE cell SET value = '{}' WHERE sort = 'entity'",
    "words that are others": "UPDATE numbers SET value = zeroblob(length(value)) WHERE name LIKE '% prints'",
    "places that are others": "UPDATE line SET slots = replace(slots, '1', '2')",
}


@pytest.mark.parametrize("damage", ["empty", "torn", *DAMAGE])
def test_a_damaged_index_costs_time_and_changes_nothing(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "linked.jsonl"
    content = linked(path, *LINES[:20])
    index = index_beside(path)
    if damage == "empty":
        index.write_bytes(b"")
    elif damage == "torn":
        index.write_bytes(index.read_bytes()[:9000])
    else:
        with sqlite3.connect(index) as connection:
            assert connection.execute(DAMAGE[damage]).rowcount
    assert linked(path, content, *LINES[20:]) == anew(*LINES)
    assert linked(path, path.read_bytes()) == anew(*LINES)


def test_a_run_killed_while_it_writes_the_index_leaves_the_next_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "linked.jsonl"
    linked(path, *LINES[:20])
    killed = os.fork()
    if not killed:
        with suppress(BaseException), sqlite3.connect(index_beside(path)) as connection:
            connection.execute("PRAGMA cache_size = 1")
            connection.execute("UPDATE cell SET value = value || ' '")
            os._exit(9)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(killed, 0)[1]) == 9
    assert index_beside(path).with_name("linked.jsonl.index-journal").exists()
    assert linked(path, path.read_bytes()) == anew(*LINES[:20])
    assert LinkIndex.opened([index_beside(path)]).holds_a_pile


def test_an_index_of_another_program_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "linked.jsonl"
    linked(path, *LINES[:5])
    assert linked_pile([("pile", path.read_bytes())], beside=[path]).index is not None
    with sqlite3.connect(index_beside(path)) as connection:
        connection.execute("UPDATE program SET digest = 'of another program'")
    assert linked_pile([("pile", path.read_bytes())], beside=[path]).index is None


def test_only_its_owner_may_read_the_index(tmp_path: Path) -> None:
    path = tmp_path / "linked.jsonl"
    linked(path, *LINES[:3])
    assert index_beside(path).stat().st_mode & 0o077 == 0
