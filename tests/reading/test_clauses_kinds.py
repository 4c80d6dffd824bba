"""Clause records of the kinds of sentence on which older event coders fell: each argument in its place."""

import pytest
from tests.reading.test_clauses import clause

from facta.reading.parser import Parser

type Case = tuple[str, str, dict[str, list[str]]]

COORDINATION: list[Case] = [
    (
        "Police and soldiers arrested two clerks.",
        "arrest",
        {"subject": ["Police", "soldiers"], "object": ["two clerks"]},
    ),
    ("Guards, soldiers and the mayor met the union.", "meet", {"subject": ["Guards", "soldiers", "the mayor"]}),
    ("Neither the mayor nor the governor signed the bill.", "sign", {"subject": ["the mayor", "the governor"]}),
    ("The army shelled Tolm, Ostrel and Varn.", "shell", {"object": ["Tolm", "Ostrel", "Varn"]}),
    (
        "The court fined the editor and jailed his brother.",
        "jail",
        {"subject": ["The court"], "object": ["his brother"]},
    ),
    ("Guards beat and robbed the clerk.", "beat", {"subject": ["Guards"], "object": ["the clerk"]}),
    ("Guards beat and robbed the clerk.", "rob", {"subject": ["Guards"], "object": ["the clerk"]}),
    ("Police searched the house, seized papers and arrested the owner.", "arrest", {"subject": ["Police"]}),
    ("She was questioned, charged and jailed by the court.", "charge", {"object": ["She"], "subject": ["the court"]}),
    ("The arrest and detention of two clerks was filmed.", "detain", {"object": ["two clerks"]}),
    ("His arrest and detention were filmed.", "detain", {"object": ["His"]}),
]

VOICE: list[Case] = [
    ("Two clerks were beaten by guards.", "beat", {"subject": ["guards"], "object": ["Two clerks"]}),
    ("Two clerks were beaten.", "beat", {"object": ["Two clerks"]}),
    ("The editor got arrested.", "arrest", {"object": ["The editor"]}),
    ("The clerk was seen beating a guard.", "beat", {"subject": ["The clerk"], "object": ["a guard"]}),
    ("The rally is being dispersed by police.", "disperse", {"subject": ["police"], "object": ["The rally"]}),
    ("Mara Venn was reported to have been arrested by the army.", "arrest", {"subject": ["the army"]}),
    ("The editor, freed on Monday, thanked her lawyer.", "free", {"object": ["The editor"]}),
    ("The group was given a permit.", "give", {"indirect": ["The group"], "object": ["a permit"]}),
]

CONTROL: list[Case] = [
    ("The general ordered the soldiers to fire.", "fire", {"subject": ["the soldiers"]}),
    ("The mayor was ordered to resign.", "resign", {"subject": ["The mayor"]}),
    (
        "Guards forced the clerk into signing a statement.",
        "sign",
        {"subject": ["the clerk"], "object": ["a statement"]},
    ),
    ("The court accused the editor of insulting the king.", "insult", {"subject": ["the editor"]}),
    ("The editor was accused of insulting the king.", "insult", {"subject": ["The editor"], "object": ["the king"]}),
    ("Police prevented the women from entering the hall.", "enter", {"subject": ["the women"], "object": ["the hall"]}),
    ("The clerk denied beating the guard.", "beat", {"subject": ["The clerk"], "object": ["the guard"]}),
    ("The city seems to have refused the permit.", "refuse", {"subject": ["The city"], "object": ["the permit"]}),
    (
        "The minister wants to be able to dismiss judges.",
        "dismiss",
        {"subject": ["The minister"], "object": ["judges"]},
    ),
    ("Guards are suspected of damaging signs.", "damage", {"subject": ["Guards"], "object": ["signs"]}),
    ("The company hired guards to beat strikers.", "beat", {"subject": ["guards"], "object": ["strikers"]}),
    ("The bomb exploded, killing two clerks.", "kill", {"subject": ["The bomb"], "object": ["two clerks"]}),
    ("Before arresting the editor, police searched her home.", "arrest", {"subject": ["police"]}),
    ("The city used the law to ban the march.", "ban", {"subject": ["The city"], "object": ["the march"]}),
]

NOUNS: list[Case] = [
    ("The arrest of two clerks by guards was filmed.", "arrest", {"subject": ["guards"], "object": ["two clerks"]}),
    (
        "The union's criticism of the mayor was sharp.",
        "criticize",
        {"subject": ["The union's"], "object": ["the mayor"]},
    ),
    ("The army's attack on Tolm went on.", "attack", {"subject": ["The army's"], "oblique:on": ["Tolm"]}),
    ("The attack on Tolm by the army went on.", "attack", {"subject": ["the army"], "oblique:on": ["Tolm"]}),
    ("The army launched an attack on Tolm.", "attack", {"subject": ["The army"], "oblique:on": ["Tolm"]}),
    ("The clerk faced questioning by police.", "question", {"object": ["The clerk"], "subject": ["police"]}),
    ("Guards resorted to firing.", "firing", {"subject": ["Guards"]}),
    ("Rebels are waging war against the state.", "war", {"subject": ["Rebels"], "oblique:against": ["the state"]}),
    ("A bombing campaign by rebels went on.", "bomb", {"subject": ["rebels"]}),
    ("The court convicted the guard of murder.", "murder", {"subject": ["the guard"]}),
    ("Four men were charged with arson.", "burn", {"subject": ["Four men"]}),
    ("The death of the clerk was reported.", "die", {"subject": ["the clerk"]}),
]

OBLIQUES: list[Case] = [
    ("The army will remove its troops from Ostrel.", "remove", {"object": ["its troops"], "oblique:from": ["Ostrel"]}),
    ("The state broke off relations with Ostrel.", "break_off", {"object": ["relations with Ostrel"]}),
    (
        "The minister, on Monday, in Tolm, met the union.",
        "meet",
        {"subject": ["The minister"], "object": ["the union"]},
    ),
    ("The union protested against the new law.", "protest", {"oblique:against": ["the new law"]}),
    ("Troops pulled out of Ostrel.", "pull_out", {"subject": ["Troops"], "oblique:of": ["Ostrel"]}),
    ("On 3 May 2021 the court sentenced the editor to a year in prison.", "sentence", {"object": ["the editor"]}),
    ("The court handed the editor a fine.", "hand", {"indirect": ["the editor"], "object": ["a fine"]}),
    ("The mayor, a former clerk, refused the permit.", "refuse", {"subject": ["The mayor"], "object": ["the permit"]}),
    ("Ada Venn, head of the union, accused the mayor, Ned Falk, of theft.", "accuse", {"object": ["the mayor"]}),
]


@pytest.mark.parametrize(("text", "lemma", "wanted"), [*COORDINATION, *VOICE, *CONTROL, *NOUNS, *OBLIQUES])
def test_each_argument_is_in_its_place(text: str, lemma: str, wanted: dict[str, list[str]], parser: Parser) -> None:
    _, found = clause(text, lemma, parser)
    assert {place: found.get(place) for place in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "lemma", "function"),
    [
        ("Two clerks were beaten.", "beat", "subject"),
        ("The prince, jailed heir of the old king, has left.", "jail", "subject"),
        ("Nine people died in the fire.", "die", "object"),
        ("The mayor resigned.", "resign", "object"),
        ("The editor was arrested on Monday.", "arrest", "subject"),
        ("The clerk was convicted of murder.", "convict", "subject"),
    ],
)
def test_nobody_is_put_where_the_sentence_has_nobody(text: str, lemma: str, function: str, parser: Parser) -> None:
    _, found = clause(text, lemma, parser)
    assert function not in found


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The mayor broke the law.", "break_off"),
        ("The mayor pulled the lever.", "pull_out"),
        ("The clerk turned the page.", "turn_back"),
    ],
)
def test_a_verb_of_two_words_is_not_found_in_one(text: str, lemma: str, parser: Parser) -> None:
    with pytest.raises(AssertionError):
        clause(text, lemma, parser)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The city has not yet permitted the rally.", "permit"),
        ("Neither the mayor nor the governor signed the bill.", "sign"),
        ("Under no circumstances will the city permit the rally.", "permit"),
        ("The rally was never permitted by the city.", "permit"),
        ("No rally has been permitted.", "permit"),
        ("The guards, who did not beat the clerk, were freed.", "beat"),
    ],
)
def test_a_negation_reaches_its_clause_wherever_it_stands(text: str, lemma: str, parser: Parser) -> None:
    assert clause(text, lemma, parser)[0].negated


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The guards, who did not beat the clerk, were freed.", "free"),
        ("The city permitted the rally that the group had not sought.", "permit"),
        ("Not knowing the law, the clerk signed the paper.", "sign"),
    ],
)
def test_a_negation_stays_out_of_the_other_clause(text: str, lemma: str, parser: Parser) -> None:
    assert not clause(text, lemma, parser)[0].negated
