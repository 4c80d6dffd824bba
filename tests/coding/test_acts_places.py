"""Where an act was: the words that say so, and the rule that found them."""

import pytest
from tests.coding.acts_read import told_in

from facta.model.act import GUESSED_PLACES as GUESSED
from facta.model.act import Place
from facta.reading.parser import Parser


def place(text: str, trigger: str, parser: Parser) -> Place | None:
    """Where the act with this trigger was."""
    return next(told.act.where for told in told_in(text, parser, every_predicate=True) if told.trigger == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Police detained two editors in Brussels.", "detained", "Brussels"),
        ("Workers clashed with guards near the old mill.", "clashed", "the old mill"),
        ("Police shot a clerk at a hotel in Oslo.", "shot", "Oslo"),
        ("Activists demolished a monument in a Belgian town.", "demolished", "a Belgian town"),
        ("The Oslo attack shocked the country.", "attack", "Oslo"),
        ("A clerk was caught in Lisbon beating a guard.", "beating", "Lisbon"),
        ("Troops marched into Warsaw, forcing the mayor to surrender.", "surrender", "Warsaw"),
        ("The army bombed Baghdad.", "bombed", "Baghdad"),
        ("Guards stabbed one clerk and beat three others in Vienna.", "stabbed", "Vienna"),
        ("Activists demolished a mill that stood in Tallinn.", "demolished", "Tallinn"),
        ("The army invaded Denmark to destroy the bases.", "destroy", "Denmark"),
        ("The battle for Madrid went on.", "battle", "Madrid"),
        ("Guards shot down a plane over the Finnish border.", "shot down", "the Finnish border"),
        ("Rallies were banned near the disputed site.", "banned", "the disputed site"),
    ],
)
def test_the_nearest_words_that_say_where_are_the_place(text: str, trigger: str, name: str, parser: Parser) -> None:
    found = place(text, trigger, parser)
    assert found is not None
    assert found.name == name
    assert found.found_by
    assert found.found_by not in GUESSED


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Sources in Ankara said that the troops were retreating.", "retreating"),
        ("An expert on Japan suggested an apology.", "suggested"),
        ("The minister, who studied in Paris, was dismissed.", "dismissed"),
        ("The law was adopted in March.", "adopted"),
        ("A clerk was charged in Lisbon with beating a guard.", "beating"),
        ("The clerk died. Her sister lives in Madrid. The mayor resigned.", "resigned"),
    ],
)
def test_the_place_of_something_else_is_not_the_act_s(text: str, trigger: str, parser: Parser) -> None:
    assert place(text, trigger, parser) is None


def test_a_place_from_the_sentence_before_says_that_it_is_a_guess(parser: Parser) -> None:
    found = place("A bomb went off in Madrid. The attack killed nobody.", "attack", parser)
    assert found is not None
    assert found.name == "Madrid"
    assert found.found_by in GUESSED


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("OSLO (Wire) - Soldiers killed two men on Monday.", "killed", "OSLO"),
        ("LISBON -- The mayor resigned. Two men were stabbed.", "stabbed", "LISBON"),
        ("In comparison, Portugal counted nine killings.", "killings", "Portugal"),
    ],
)
def test_a_place_taken_from_elsewhere_is_marked_as_a_guess(text: str, trigger: str, name: str, parser: Parser) -> None:
    found = place(text, trigger, parser)
    assert found is not None
    assert found.name == name
    assert found.found_by in GUESSED


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("OSLO (Wire) - The minister threatened the union.", "threatened"),
        ("Portugal bombed two villages.", "bombed"),
        ("Two men were killed. The mayor flew to Portugal.", "killed"),
    ],
)
def test_neither_words_nor_a_state_that_acts_are_placed_by_guessing(text: str, trigger: str, parser: Parser) -> None:
    assert place(text, trigger, parser) is None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Workers from around the world urged the mayor to resign.", "urged"),
        ("Guards were seen at the scene before the attack.", "seen"),
        ("Police beat clerks at many places.", "beat"),
        ("The cars were battered, which was worse than the war in Beirut.", "battered"),
    ],
)
def test_a_word_that_could_be_any_place_is_none(text: str, trigger: str, parser: Parser) -> None:
    assert place(text, trigger, parser) is None
