"""A linked pile grows: whatever was linked before, and in whatever order, the result is that of linking all anew."""

import json
import random

import pytest

from facta.engine.link_files import linked_lines
from facta.engine.link_lines import BrokenLine, ReadLine, lines_read, once_each
from facta.model.record import Reading
from facta.publishing.reading_json import reading_json
from tests.builders import Report


def reading(name: str, day: str, sentence: str) -> Reading:
    report = Report(name, published=day, publisher=name.removesuffix(".txt"))
    report.party("falkas", "Gerd Falkas", kind="person")
    report.party("tolven", "Mara Tolven", kind="person")
    report.party("police", "Lodvar police", sector="COP", kind="organization")
    report.tell(sentence)
    return report.reading


READINGS = [
    reading("a.txt", "2024-05-02", "[Lodvar police|agent] {detained|case.detain} [Gerd Falkas|patient] at a harbour."),
    reading("b.txt", "2024-05-02", "[Gerd Falkas|patient] was {detained|case.detain} by [Lodvar police|agent]."),
    reading("c.txt", "2024-05-03", "[Gerd Falkas|patient] was {charged|case.charge} with smuggling."),
    reading("d.txt", "2024-06-03", "[Lodvar police|agent] {detained|case.detain} [Mara Tolven|patient] in the square."),
    reading("e.txt", "2024-06-04", "[Mara Tolven|patient] was {released|case.release} on Tuesday."),
]
LINES = [json.dumps(reading_json(one), ensure_ascii=False) + "\n" for one in READINGS]


def linked(*content: str) -> str:
    found = [line for text in content for line in lines_read(text.encode(), "x.jsonl") if isinstance(line, ReadLine)]
    return b"".join(linked_lines(once_each(found)[0])).decode()


@pytest.mark.parametrize("seed", range(12))
def test_linking_a_part_and_then_the_rest_gives_the_bytes_of_linking_all(seed: int) -> None:
    chance = random.Random(seed)
    order = chance.sample(LINES, len(LINES))
    cut = chance.randrange(1, len(order))
    grown = linked(linked(*order[:cut]), *order[cut:])
    assert grown == linked(*LINES)
    assert linked(grown) == grown


def test_of_two_lines_on_one_report_one_is_kept_whatever_their_order_and_the_other_named() -> None:
    whole = json.loads(LINES[0])
    other = json.dumps({**whole, "statements": [], "my_note": "read by another version"}) + "\n"
    assert linked(LINES[0], other) == linked(other, LINES[0])
    found = [line for line in lines_read((LINES[0] + other).encode(), "x.jsonl") if isinstance(line, ReadLine)]
    kept, left_out = once_each(found)
    assert len(kept) == len(left_out) == 1
    assert "another reading of a.txt" in str(left_out[0])


def test_a_line_and_the_same_line_linked_are_one_whatever_the_order_of_their_fields() -> None:
    turned = json.dumps(dict(reversed(json.loads(LINES[0]).items()))) + "\n"
    after = linked(LINES[0])
    assert linked(turned, after, LINES[0]) == linked(LINES[0], after, turned)
    found = [line for line in lines_read((turned + after).encode(), "x.jsonl") if isinstance(line, ReadLine)]
    assert not once_each(found)[1]


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        ("document", "source", 3),
        ("document", "published", 2024),
        ("parties", "id", 1),
        ("parties", "names", [7]),
        ("acts", "type", 5),
    ],
)
def test_a_number_where_a_text_belongs_leaves_the_line_out_and_is_named(part: str, field: str, value: object) -> None:
    row = json.loads(LINES[0])
    entry = row[part] if part == "document" else row[part][0]
    entry[field] = value
    (found,) = lines_read(json.dumps(row).encode(), "x.jsonl")
    assert isinstance(found, BrokenLine)
    assert "expected a text" in str(found)
