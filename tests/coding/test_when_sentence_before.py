"""The day of the sentence before: taken only where the story goes on without a time, and marked as uncertain."""

import pytest

from facta.engine.reader import Reader
from facta.model.document import Document

READER = Reader()


def days(text: str) -> dict[str, str | None]:
    """The acts' triggers with their EDTF."""
    reading = READER.read(Document(id="d", digest="0", source="a.txt", text=text, published="2024-07-01"))
    return {text[slice(*act.trigger)]: act.when.edtf if act.when else None for act in reading.acts}


def test_a_sentence_that_goes_on_takes_the_day_as_uncertain() -> None:
    found = days("Police raided the hall in Tolm on May 5, 2024. Ten people were arrested.")
    assert found["raided"] == "2024-05-05"
    assert found["arrested"] == "2024-05-05?"


@pytest.mark.parametrize(
    "text",
    [
        "Police raided the hall on May 5, 2024. Ten people were later arrested.",
        "Police raided the hall on May 5, 2024. Ten people had been arrested.",
        "Police raided the hall on May 5, 2024. Ten people will be arrested.",
        "Police raided the hall on May 5, 2024. Ten people were arrested in 2019.",
        "Police raided the hall on May 5, 2024.\n\nTen people were arrested.",
        'Police raided the hall on May 5, 2024. "Ten people were arrested," she said.',
        "The group was founded in 1999. Ten people were arrested.",
        "The mayor will speak on July 9, 2024. Ten people were arrested.",
        "Police raided the hall on May 5, 2024, and an office on May 9. Ten people were arrested.",
        "The raid came after a vote on May 5, 2024. Ten people were arrested.",
    ],
)
def test_anything_else_between_the_two_leaves_the_day_open(text: str) -> None:
    found = days(text)["arrested"]
    assert found is None or "?" not in found
    assert found != "2024-05-05"
