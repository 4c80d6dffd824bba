"""Clause records: the same record however a sentence is turned."""

import pytest
from tests.conftest import document_of

from facta.model.clause import Clause
from facta.reading.clauses import clauses_of
from facta.reading.parser import Parser


def clause(text: str, lemma: str, parser: Parser) -> tuple[Clause, dict[str, list[str]]]:
    """The record of the predicate `lemma`, and its arguments' words by function ("oblique:on")."""
    _, sentences = parser.sentences_of(document_of(text))
    found = [c for c in clauses_of(sentences) if c.lemma == lemma]
    assert found, [c.lemma for c in clauses_of(sentences)]
    words: dict[str, list[str]] = {}
    for argument in found[0].arguments:
        key = f"{argument.function}:{argument.preposition}" if argument.preposition else argument.function
        words.setdefault(key, []).append(text[argument.span.start : argument.span.end])
    return found[0], words


@pytest.mark.parametrize(
    "text",
    [
        "The city refused the rally.",
        "The rally was refused by the city.",
        "The city, which refused the rally, gave no reason.",
        "The rally that the city refused was small.",
        "The rally refused by the city was small.",
        "The city debated and refused the rally.",
        "The city wanted to refuse the rally.",
    ],
)
def test_refuser_and_rally_are_found_however_the_sentence_is_turned(text: str, parser: Parser) -> None:
    _, words = clause(text, "refuse", parser)
    assert [w.lower() for w in words["subject"]] == ["the city"]
    assert [w.lower() for w in words["object"]] == ["the rally"]


@pytest.mark.parametrize(
    ("text", "subject", "object_"),
    [
        ("The city's refusal of the rally was criticized.", ["The city's"], ["the rally"]),
        ("The arrest of two editors by officers was filmed.", ["officers"], ["two editors"]),
        ("The editor's arrest was filmed.", [], ["The editor's"]),
        ("The resignation of the mayor was welcomed.", ["the mayor"], []),
    ],
)
def test_a_noun_has_the_arguments_of_its_verb(
    text: str, subject: list[str], object_: list[str], parser: Parser
) -> None:
    lemma = {"refusal": "refuse", "arrest": "arrest", "resignation": "resign"}
    noun = next(word for word in lemma if word in text)
    found, words = clause(text, lemma[noun], parser)
    assert found.kind == "noun"
    assert words.get("subject", []) == subject
    assert words.get("object", []) == object_


def test_a_noun_before_a_noun_is_its_modifier(parser: Parser) -> None:
    _, words = clause("Police firing was reported near the mill.", "firing", parser)
    assert words["modifier"] == ["Police"]


def test_a_light_verb_lends_its_subject(parser: Parser) -> None:
    found, words = clause("Officers made twelve arrests.", "arrest", parser)
    assert found.kind == "noun"
    assert words["subject"] == ["Officers"]


def test_the_passive_of_a_giving_verb_names_the_recipient(parser: Parser) -> None:
    _, words = clause("The group was denied permission.", "deny", parser)
    assert words == {"indirect": ["The group"], "object": ["permission"]}


def test_coordinated_arguments_are_each_an_argument(parser: Parser) -> None:
    _, words = clause("Police detained a driver, a cook and two guards.", "detain", parser)
    assert words["object"] == ["a driver", "a cook", "two guards"]


def test_object_control_gives_the_infinitive_its_subject(parser: Parser) -> None:
    _, words = clause("The mayor ordered the officers to clear the square.", "clear", parser)
    assert words["subject"] == ["the officers"]


def test_subject_control_gives_the_infinitive_its_subject(parser: Parser) -> None:
    _, words = clause("The mayor promised to clear the square.", "clear", parser)
    assert words["subject"] == ["The mayor"]


def test_a_headline_without_auxiliary_is_passive(parser: Parser) -> None:
    found, words = clause("Fifty workers arrested in Tolm.", "arrest", parser)
    assert found.voice == "passive"
    assert words["object"] == ["Fifty workers"]


def test_a_particle_belongs_to_the_predicate(parser: Parser) -> None:
    text = "Guards turned back two women."
    found, words = clause(text, "turn_back", parser)
    assert text[found.span.start : found.span.end] == "turned back"
    assert words["object"] == ["two women"]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The city did not permit the rally.", "permit"),
        ("No one was detained.", "detain"),
        ("Officers made no arrests.", "make"),
        ("Neither editor was charged.", "charge"),
        ("The crowd left without police arresting anyone.", "arrest"),
        ("The mayor never resigned.", "resign"),
        ("Police neither arrested nor questioned the driver.", "question"),
        ("The editor was not arrested or charged.", "charge"),
        ("None of the officers was suspended.", "suspend"),
        ("Nobody was killed.", "kill"),
    ],
)
def test_every_word_of_negation_negates_its_clause(text: str, lemma: str, parser: Parser) -> None:
    assert clause(text, lemma, parser)[0].negated


def test_not_only_is_no_negation(parser: Parser) -> None:
    assert not clause("Police not only detained the driver but beat him.", "detain", parser)[0].negated


def test_every_span_lies_in_its_sentence(parser: Parser) -> None:
    text = "The city, which had twice refused rallies, told the group it would ban the march. Officers made arrests."
    _, sentences = parser.sentences_of(document_of(text))
    for found in clauses_of(sentences):
        whole = sentences[found.sentence].span
        assert whole.covers(found.span)
        assert all(whole.covers(argument.span) for argument in found.arguments)


def test_a_month_is_no_march(parser: Parser) -> None:
    _, sentences = parser.sentences_of(document_of("The minister promised it in March."))
    assert "march" not in [found.lemma for found in clauses_of(sentences)]
