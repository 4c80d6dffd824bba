import pytest

from facta.model.document import Document
from facta.reading.annotate import annotate
from facta.reading.parser import Parser


def mentions(text: str, parser: Parser) -> dict[str, str]:
    annotated = annotate(Document(id="d", source="d.txt", digest="0", text=text), parser)
    return {text[slice(*mention.span)]: mention.form for mention in annotated.mentions}


def test_names_descriptions_and_pronouns_are_mentions(parser: Parser) -> None:
    found = mentions("Dina Marr said that police had beaten her and two feminists near city hall.", parser)
    assert found["Dina Marr"] == "name"
    assert found["police"] == "nominal"
    assert found["two feminists"] == "nominal"
    assert found["her"] == "pronoun"
    assert found["city hall"] == "nominal"


def test_days_and_abstract_nouns_are_not_mentions(parser: Parser) -> None:
    found = mentions("On Tuesday the minister promised improvement and happiness.", parser)
    assert "Tuesday" not in found
    assert not {"improvement", "happiness"} & set(found)


def test_a_text_in_lower_case_still_has_mentions(parser: Parser) -> None:
    found = mentions("police arrested 50 villagers in the town and the minister condemned the arrests.", parser)
    assert {"police", "50 villagers"} <= set(found)


def test_a_title_belongs_to_the_mention_and_a_relative_clause_does_not(parser: Parser) -> None:
    found = mentions("Former Labour Minister Ada Venn met two women who had lost their homes.", parser)
    assert "Former Labour Minister Ada Venn" in found
    assert "two women" in found


def test_every_mention_cites_what_stands_there_and_its_head_lies_inside(parser: Parser) -> None:
    text = "The group's head, Dina Marr, said (on 3 May) that “police in Lodvar” — all of them — had left."
    annotated = annotate(Document(id="d", source="d.txt", digest="0", text=text), parser)
    for mention in annotated.mentions:
        head = annotated.sentences[mention.sentence].tokens[mention.head]
        assert mention.span.start <= head.start < head.end <= mention.span.end


@pytest.mark.parametrize(
    "text",
    ["They met at Sully's Bar & Grill.", "Joey's Cafe was closed.", "The mayor of Tolm's Old Harbour spoke."],
)
def test_a_phrase_is_mentioned_once(text: str, parser: Parser) -> None:
    annotated = annotate(Document(id="d", source="a.txt", digest="0", text=text), parser)
    spans = [mention.span for mention in annotated.mentions]
    assert len(spans) == len(set(spans))
