"""Blows without a doer: force where the text has just shown who was at work, an assault where nothing decides."""

import pytest
from tests.coding.acts_read import told_in

from facta.codebook.codebook import load_codebook
from facta.reading.parser import Parser

FORCE = [
    "Two officers stopped the driver at the bridge. He was beaten.",
    "Four guards entered the cell at night. The women were kicked and told to be silent.",
    "Police arrested nine students. Two of them were beaten.",
    "He was detained by gendarmes and beaten in their car.",
    "Officers who broke up the picket took him behind a wall, where he was punched.",
    "The officers took the driver to a van. They beat him with sticks.",
    "The constables had been drinking. One beat the driver.",
    "The officers deny that anybody was beaten.",
    "Dilys Marsh says two officers beat her in a van. The council has always denied the beating.",
    "Guards told the visitors that nobody was beaten.",
]
ASSAULT = [
    "Three men stopped the driver at the bridge. He was beaten.",
    "Police found the driver by the road on Friday. He had been beaten by his neighbours.",
    "A gang broke into the shop. The owner told police she was beaten.",
    "Police opened an inquiry after a student was beaten at a fair.",
    "Officers came to the fair after a student was beaten.",
    "Officers were called to a bar, where a man had been beaten.",
    "Police arrested two men on Friday. The waiter was beaten outside a bar.",
    "Police arrested the driver on Friday. He had been beaten.",
    "A mob stormed the station. Two constables were beaten.",
    "He was beaten and left by the road.",
]


@pytest.mark.parametrize("text", FORCE)
def test_blows_are_force_where_those_at_work_were_named_before(text: str, parser: Parser) -> None:
    told = [
        each for each in told_in(text, parser) if each.trigger in ("beaten", "kicked", "punched", "beat", "beating")
    ]
    assert told
    assert {each.type for each in told} == {"violence.force"}


@pytest.mark.parametrize("text", ASSAULT)
def test_blows_stay_an_assault_where_nothing_shows_who_dealt_them(text: str, parser: Parser) -> None:
    told = [each for each in told_in(text, parser) if each.trigger in ("beaten", "beat")]
    assert told
    assert {each.type for each in told} == {"violence.assault"}


@pytest.mark.parametrize("text", FORCE)
def test_nobody_becomes_the_agent_by_it_but_as_inferred(text: str, parser: Parser) -> None:
    for each in told_in(text, parser):
        if each.trigger in ("beaten", "kicked", "punched"):
            assert all(f.inferred or f.span is None for f in each.act.roles.get("agent", ()))


def test_the_rule_that_decided_has_its_name(parser: Parser) -> None:
    told = told_in(FORCE[0], parser)
    assert "violence.force/by-those-shown-at-work" in {each.act.matched_by for each in told}


def test_no_condition_asks_for_doers_of_a_type_without_saying_who(parser: Parser) -> None:
    asking = [
        c
        for t in load_codebook().types
        for p in t.patterns
        for c in p.conditions
        if any(s.function == "doers" for s in c.selectors)
    ]
    assert asking
    assert all(c.lemmas for c in asking)
