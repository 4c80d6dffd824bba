"""What an act bears on is no thing that was done, and a clause is no thing at all."""

from dataclasses import replace

from facta.codebook.act_type import ActType
from facta.publishing.phrasing import Filled, Phrase
from tests.publishing.sample import sample_record

ACT = sample_record().reading_of["d-square"].act_of["a1"]
HELD = ActType("assembly.hold", "", None, ("agent", "theme"), frozenset(), label="was held", noun="assembly")
PROMISED = ActType(
    "promise", "", None, ("agent", "theme", "recipient"), frozenset(), label="was promised", noun="promise"
)


def told(kind: ActType, **roles: Filled) -> str:
    filled = {role: [one] for role, one in roles.items()}
    return Phrase(replace(ACT, type=kind.code, negated=False), kind, filled).told()


WORKERS = Filled("workers", "by", True, False)


def test_what_a_protest_is_against_was_not_held() -> None:
    words = told(HELD, theme=Filled("unpaid wages", "against", True, False), agent=WORKERS)
    assert words == "assembly against unpaid wages by workers"


def test_what_was_held_is_the_subject() -> None:
    assert told(HELD, theme=Filled("a rally", "", False, False), agent=WORKERS) == "a rally was held by workers"


def test_a_promised_clause_stands_in_brackets() -> None:
    words = told(PROMISED, theme=Filled("that the city would pay", "", False, False), agent=WORKERS)
    assert words == "promise (that the city would pay) by workers"
