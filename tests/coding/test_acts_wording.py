"""Acts told in several words, by a pronoun, with a hyphen or a particle, and what only looks like them."""

import pytest
from tests.coding.acts_read import the, told_in

from facta.reading.parser import Parser


@pytest.mark.parametrize(
    ("code", "text", "trigger"),
    [
        ("law.shelve", "The speaker put the bill on ice.", "put"),
        ("office.dismiss", "The board showed the editor the door.", "showed"),
        ("pressure.search", "The students were strip-searched by two officers.", "strip-searched"),
        ("violence.force", "Police baton-charged the marchers.", "baton-charged"),
    ],
)
def test_an_act_in_several_words_is_read_at_its_predicate(code: str, text: str, trigger: str, parser: Parser) -> None:
    span = the(code, text, parser).act.trigger
    assert trigger in text[span.start : span.end]


def test_what_a_particle_parts_from_its_verb_is_the_object(parser: Parser) -> None:
    told = the("law.repeal", "The court struck down the law.", parser)
    assert told.roles["theme"] == ["the law"]


def test_a_person_who_was_strip_searched_did_not_search(parser: Parser) -> None:
    told = the("pressure.search", "The editor was strip-searched.", parser)
    assert told.roles["patient"] == ["The editor"]
    assert "The editor" not in told.roles.get("agent", [])


def test_a_pronoun_takes_up_the_bill_of_the_sentence_before(parser: Parser) -> None:
    codes = {told.type for told in told_in("Deputies had a bill before them. They voted it down on Monday.", parser)}
    assert "law.reject" in codes


@pytest.mark.parametrize(
    "text", ["The cook put the fish on ice.", "The company fired a rocket.", "The champion smashed the record."]
)
def test_the_same_words_of_another_thing_are_no_act(text: str, parser: Parser) -> None:
    assert not [told for told in told_in(text, parser) if told.type]
