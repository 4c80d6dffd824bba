"""Headlines whose verb the parser takes for a noun, and lines that have no verb."""

import pytest

from facta.model.document import Document
from facta.model.sentence import Sentence
from facta.reading.headlines import with_headline_verbs
from facta.reading.parser import Parser


def _read(text: str, parser: Parser) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
    _, parsed = parser.sentences_of(Document(id="d", source="d.txt", digest="0", text=text))
    return parsed, with_headline_verbs(parsed, parser)


@pytest.mark.parametrize(
    ("headline", "verb", "lemma"),
    [
        ("Port watchdog fines ferry line", "fines", "fine"),
        ("Deputies table bill on harbour dues", "table", "table"),
        ("Tolm recalls envoy, freezes accounts of two banks", "freezes", "freeze"),
        ("Government decrees curfew in port", "decrees", "decree"),
        ("Police chief apologises over dogs at quarry camp", "apologises", "apologise"),
        ("Governor signs media law", "signs", "sign"),
    ],
)
def test_a_headline_has_its_verb(headline: str, verb: str, lemma: str, parser: Parser) -> None:
    text = f"{headline}\n\nThe quay was quiet on Monday."
    _, found = _read(text, parser)
    token = next(token for token in found[0].tokens if token.text == verb)
    assert (token.lemma, token.pos) == (lemma, "VERB")
    assert [text[t.start : t.end] for t in found[0].tokens] == [t.text for t in found[0].tokens]


@pytest.mark.parametrize(
    "line",
    [
        "Undersea cables severed near the coast",
        "Police protests in Tolm",
        "Notes and views, letters and sports",
        "Tax cuts plan for ports",
        "Court quashed the ban",
        "By Orla Venn, The Tarn Weekly",
        "Mayor fraud charges row",
        "Port watchdog fines ferry line and bus line and tram line and taxi firm and car park and quay and pier",
        "Port watchdog fines, ferry lines and bay news.",
    ],
)
def test_a_line_without_a_lost_verb_stays_as_it_was(line: str, parser: Parser) -> None:
    parsed, found = _read(f"{line}\n\nThe quay was quiet on Monday.", parser)
    assert found == parsed


def test_a_sentence_inside_a_paragraph_is_no_headline(parser: Parser) -> None:
    parsed, found = _read("The quay was quiet. Port watchdog fines ferry line", parser)
    assert found == parsed
