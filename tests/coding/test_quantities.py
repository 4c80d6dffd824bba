"""Numbers that belong to an act, with their passage; dates and ages are none."""

import pytest

from facta.engine.reader import Reader
from facta.model.document import Document

READER = Reader()

WANTED = [
    ("Police detained at least twenty-two people on Monday.", "case.detain", [(22, None, "people", "at least")]),
    ("More than 1,500 protesters were arrested.", "case.arrest", [(1500, None, "protesters", "at least")]),
    ("The court fined the group $2.5 million.", "sanction.fine", [(2_500_000, None, "$", "")]),
    ("He was fined $500.", "sanction.fine", [(500, None, "$", "")]),
    ("He was sentenced to eight years in prison.", "case.sentence", [(8, None, "years", "")]),
    ("Police detained one hundred and fifty people.", "case.detain", [(150, None, "people", "")]),
    ("Between 20 and 30 people were arrested.", "case.arrest", [(20, 30, "people", "")]),
    (
        "Officers searched three homes and two offices.",
        "pressure.search",
        [(3, None, "homes", ""), (2, None, "offices", "")],
    ),
    ("The petition gathered 150,000 signatures.", "petition.sign", [(150_000, None, "signatures", "")]),
    ("Police arrested a group of 12 activists.", "case.arrest", [(12, None, "activists", "")]),
    ("Police arrested 16-year-old Dana Bek.", "case.arrest", []),
    ("Police arrested three men two years ago.", "case.arrest", [(3, None, "men", "")]),
    ("Police arrested a man on May 5.", "case.arrest", []),
    ("Police arrested a man in a block of 40 flats.", "case.arrest", []),
]


@pytest.mark.parametrize(("sentence", "code", "wanted"), WANTED)
def test_an_act_has_its_own_numbers(
    sentence: str, code: str, wanted: list[tuple[float, float | None, str, str]]
) -> None:
    reading = READER.read(Document(id="d", digest="0", source="a.txt", text=sentence))
    (act,) = [act for act in reading.acts if act.type == code]
    assert [(q.value, q.to, q.unit, q.bound) for q in act.quantities] == wanted
    for quantity in act.quantities:
        assert any(character.isalnum() for character in sentence[slice(*quantity.span)])
