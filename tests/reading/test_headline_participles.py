"""Passives of headlines and minutes, whose auxiliary is left out."""

import pytest

from facta.model.document import Document
from facta.model.sentence import Sentence
from facta.reading.clauses import clauses_of
from facta.reading.headline_participles import with_headline_participles
from facta.reading.parser import Parser


def _read(text: str, parser: Parser) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    _, parsed = parser.sentences_of(Document(id="d", source="d.txt", digest="0", text=text))
    return parsed, with_headline_participles(parsed)


@pytest.mark.parametrize(
    ("headline", "verb", "undergone_by"),
    [
        ("Curfew lifted in Tolm", "lifted", "Curfew"),
        ("Nurse cleared of theft", "cleared", "Nurse"),
        ("Case against poet dropped", "dropped", "Case against poet"),
        ("Ferry chief fired", "fired", "Ferry chief"),
        ("Inquiry launched into bridge collapse", "launched", "Inquiry"),
    ],
)
def test_a_past_without_an_object_in_a_headline_is_passive(
    headline: str, verb: str, undergone_by: str, parser: Parser
) -> None:
    text = f"{headline}\n\nThe quay was quiet on Monday."
    _, found = _read(text, parser)
    (clause,) = [c for c in clauses_of(found) if text[c.span.start : c.span.end] == verb]
    assert clause.voice == "passive"
    assert [text[a.span.start : a.span.end] for a in clause.arguments_as("object")] == [undergone_by]


def test_who_is_denied_something_in_a_headline_is_who_goes_without(parser: Parser) -> None:
    text = "Editor denied bail\n\nThe quay was quiet on Monday."
    _, found = _read(text, parser)
    (clause,) = [c for c in clauses_of(found) if c.lemma == "deny"]
    assert clause.voice == "passive"
    assert [text[a.span.start : a.span.end] for a in clause.arguments_as("indirect")] == ["Editor"]


def test_a_note_of_minutes_tells_what_was_done_to_its_subject(parser: Parser) -> None:
    text = "Item nine was read. Petition received."
    _, found = _read(text, parser)
    (clause,) = [c for c in clauses_of(found) if c.lemma == "receive"]
    assert clause.voice == "passive"


@pytest.mark.parametrize(
    "line",
    [
        "Deputy premier resigned",
        "The crowd cheered",
        "They won",
        "Union chief called for calm",
        "Editor denied charges",
        "Gunmen attacked village",
        "Soldiers fired on crowd",
        "Mayor said rents fell",
        "Curfew lifted.",
        "Union chief promised to stay",
        "Harbour clerk denied lying",
        "Orr denied threatening anybody.",
    ],
)
def test_what_the_subject_did_itself_stays_as_it_was(line: str, parser: Parser) -> None:
    parsed, found = _read(f"{line}\n\nThe quay was quiet on Monday.", parser)
    assert found == parsed
