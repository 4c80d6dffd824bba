"""An index beside a linked pile saves work and changes nothing: the lines are those of linking anew."""

import json
import random
import sqlite3
from pathlib import Path

import pytest

from facta.engine.link_files import linked_pile
from facta.engine.link_index import index_beside
from facta.linking import party_pairs, rooms
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
    content = "".join(pile.lines).encode()
    path.write_bytes(content)
    assert pile.index is not None
    pile.index.save(index_beside(path))
    return content


def anew(*lines: bytes) -> bytes:
    return "".join(linked_pile([("pile", b"".join(lines))]).lines).encode()


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


def test_what_is_known_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "linked.jsonl"
    content = linked(path, *LINES)

    def never(*_: object) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr(rooms, "events_in", never)
    monkeypatch.setattr(party_pairs, "_judged", never)
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
        told = connection.execute("SELECT asked || answer FROM answer").fetchall()
        told += connection.execute("SELECT brief || act_words FROM report").fetchall()
    assert not any("Zhumagulov" in text for (text,) in told)


def test_a_line_changed_by_hand_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "linked.jsonl"
    content = linked(path, *LINES).replace(b"Mara Tolven", b"Mira Tolven")
    assert linked(path, content) == anew(content) != anew(*LINES)


@pytest.mark.parametrize(
    "damage", ["empty", "torn", "no table", "a brief that is none", "words that are none", "answers"]
)
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
            connection.execute(
                {
                    "no table": "DROP TABLE report",
                    "a brief that is none": "UPDATE report SET brief = '[]'",
                    "words that are none": "UPDATE report SET act_words = '[1]'",
                    "answers": "UPDATE answer SET answer = '[[],[],[]]'",
                }[damage]
            )
    assert linked(path, content, *LINES[20:]) == anew(*LINES)
    assert linked(path, path.read_bytes()) == anew(*LINES)


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
