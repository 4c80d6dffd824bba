"""Which place a name means: by the report's own countries, never by guess."""

from facta.codebook.gazetteer import load_gazetteer
from facta.coding.place_names import located
from facta.model.act import Act, Place
from facta.model.document import Document
from facta.model.passage import Span
from facta.model.sentence import AnnotatedText, Sentence, Token


def place_of(text: str, name: str, *named: str) -> Place:
    """The place of an act whose place is the first `name` in `text`; `named`: what is tagged as a place besides."""
    start = text.index(name)
    span = Span(start, start + len(name))
    act = Act("a", None, None, Span(0, 1), "x", Span(0, len(text)), where=Place(None, span, name))
    document = Document(id="d", digest="0", source="a.txt", text=text)
    tokens: list[Token] = []
    for place in (name, *named):
        for number, word in enumerate(place.split()):
            at = text.index(place)
            i = len(tokens)
            tokens.append(
                Token(i, word, word.lower(), word, "PROPN", "NNP", "dep", 0, at, at + len(word), "GPE", number == 0, "")
            )
    annotated = AnnotatedText(document, (Sentence(0, 0, tuple(tokens)),))
    where = located((act,), annotated, load_gazetteer())[0].where
    assert where is not None
    assert where.name == name
    assert where.span == span
    return where


def test_a_state_after_the_comma_decides() -> None:
    where = place_of("Officers in Paris, Texas, held a man.", "Paris", "Texas")
    assert where.country == "US"
    assert where.resolved_by == "country_after_the_comma"
    assert "Paris, FR" in where.candidates


def test_a_far_larger_town_is_meant_where_nothing_else_is_said() -> None:
    where = place_of("The court in London fined him.", "London")
    assert (where.country, where.town) == ("GB", "London")
    assert "London, CA" in where.candidates


def test_the_country_that_the_report_names_decides_between_namesakes() -> None:
    where = place_of("In Valencia, Venezuela's third city, two were held.", "Valencia", "Venezuela")
    assert where.country == "VE"
    assert "Valencia, ES" in where.candidates


def test_a_world_city_is_not_moved_to_a_namesake_in_the_country_of_the_report() -> None:
    where = place_of("He was arrested in Moscow. The United States protested.", "Moscow", "United States")
    assert where.country in ("RU", None)


def test_namesakes_of_a_size_stay_open_with_their_candidates() -> None:
    where = place_of("A man was held in Springfield.", "Springfield")
    assert where.town is None
    assert where.candidates


def test_a_small_town_needs_its_country_named() -> None:
    assert place_of("A man was held in Aksay.", "Aksay").country is None
    assert place_of("A man was held in Aksay. Kazakhstan has many such towns.", "Aksay", "Kazakhstan").country == "KZ"


def test_a_country_and_state_of_one_name_stays_open() -> None:
    assert place_of("Protesters rallied in Georgia.", "Georgia").country is None
    assert place_of("Protesters rallied in Georgia and in Texas.", "Georgia", "Texas").country == "US"


def test_an_area_called_after_a_town_has_a_country_but_no_town() -> None:
    where = place_of("Two were held in Almaty region.", "Almaty region")
    assert (where.country, where.town) == ("KZ", None)


def test_an_invented_place_is_left_as_written() -> None:
    where = place_of("Police in Tolm held a man in Ardovia.", "Tolm", "Ardovia")
    assert (where.country, where.town, where.candidates, where.resolved_by) == (None, None, (), "")
