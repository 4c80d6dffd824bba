"""Words that the parse divides, hangs elsewhere or gives a wrong lemma still reach their act type."""

import pytest
from tests.coding.acts_read import told_in

from facta.reading.parser import Parser


def types_in(text: str, parser: Parser) -> set[str | None]:
    return {told.type for told in told_in(text, parser)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The case fell apart when the witness vanished.", "case.drop"),
        ("The prefect called in the gendarmes.", "mobilize.police"),
        ("The two sides settled out of court.", "case.settle"),
        ("The bill was sent back to the committee.", "law.shelve"),
    ],
)
def test_a_particle_is_found_however_the_parse_reads_it(text: str, code: str, parser: Parser) -> None:
    assert code in types_in(text, parser)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The party chose a farmer as its leader.", "office.appoint"),
        ("The workers reported the foreman to the labour inspectorate.", "case.complain"),
        ("The cabinet sent the bill to parliament.", "law.propose"),
    ],
)
def test_what_the_parse_hangs_on_the_object_may_belong_to_the_verb(text: str, code: str, parser: Parser) -> None:
    assert code in types_in(text, parser)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Police cordoned off the street.", "mobilize.police"),
        ("The government deregistered the union.", "sanction.close"),
        ("Government forces retook the airport.", "mobilize.fight"),
    ],
)
def test_a_form_with_a_wrong_lemma_is_read_by_the_right_one(text: str, code: str, parser: Parser) -> None:
    assert code in types_in(text, parser)


def test_a_head_is_asked_for_with_what_stands_behind_it(parser: Parser) -> None:
    assert "pressure.restrict" in types_in("The government declared a state of emergency.", parser)
    assert "pressure.restrict" not in types_in("The government declared a state of grace.", parser)


def test_a_not_guilty_verdict_is_no_conviction(parser: Parser) -> None:
    types = types_in("The jury returned a not-guilty verdict.", parser)
    assert "case.acquit" in types
    assert "case.convict" not in types


def test_a_row_that_is_kicked_up_hurts_nobody(parser: Parser) -> None:
    assert "violence.assault" not in types_in("The dead man's party tried to kick up a row over the killing.", parser)
