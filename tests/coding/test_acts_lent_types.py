"""Acts whose own words leave their type open take it from an earlier act; where none is taken up, nothing is lent."""

import pytest
from tests.coding.acts_read import told_in

from facta.codebook.act_type import ActType
from facta.codebook.codebook import load_codebook
from facta.codebook.sectors import load_sectors
from facta.coding.coreference import parties_of
from facta.coding.lending import LendingFrames
from facta.model.document import Document
from facta.reading.annotate import annotate
from facta.reading.parser import Parser

PETITION = "Nurses handed the ministry a petition with 9,000 signatures in March. The hall was cold."
RALLY = "The Tarn Growers asked the town for leave to hold a rally on the quay. It was a cold day."
REQUEST = "The weekly asked the council for the inspection reports of the depot. The depot lies by the river."
BOTH = "The Growers asked for leave to hold a rally and the weekly asked for the inspection reports. It was a cold day."
BILL = "The government tabled a bill on harbour dues in May. The dues are old."


@pytest.mark.parametrize(
    ("text", "trigger", "code"),
    [
        (f"{RALLY} It was refused.", "refused", "assembly.refuse"),
        (f"{RALLY} The request was turned down.", "turned down", "assembly.refuse"),
        (f"{RALLY} They had applied in March, too.", "applied", "assembly.apply"),
        (f"{RALLY} The refusal came by post.", "refusal", "assembly.refuse"),
        (f"{RALLY} The mayor granted it on Monday.", "granted", "assembly.permit"),
        (f"{RALLY} They were refused twice.", "refused", "assembly.refuse"),
        (f"{REQUEST} They were refused twice.", "refused", "inform.refuse"),
        (f"{REQUEST} The council has refused.", "refused", "inform.refuse"),
        (f"{REQUEST} So far none have been posted.", "posted", "inform.publish"),
        (f"{PETITION} It has yet to be answered.", "answered", "petition.answer"),
        (f"{PETITION} The minister promised a reply by June.", "reply", "petition.answer"),
        (f"{BILL} The opposition hopes that it will be thrown out.", "thrown out", "law.reject"),
        (f"{BILL} The town is small. Even so it could be passed before the summer.", "passed", "law.adopt"),
        # as minutes tell it
        (f"{RALLY} Granted, on condition that stewards be paid.", "Granted", "assembly.permit"),
        (f"{RALLY} Refused, 4 to 3.", "Refused", "assembly.refuse"),
        (f"{PETITION} Received in silence.", "Received", "petition.submit"),
        (f"{PETITION} To be answered by June.", "answered", "petition.answer"),
        (f"{BILL} Carried on a show of hands.", "Carried", "law.adopt"),
        # what a semicolon sets apart is not what was answered
        ("The weekly sent the council nine questions; it has answered two.", "answered", "inform.publish"),
        # a rally that was held may have been forbidden before
        (
            "Dockers rallied on the quay on Monday. The sun shone. The town had forbidden it.",
            "forbidden",
            "assembly.refuse",
        ),
        (
            "A court sentenced Orla Venn to two years. The hall was full. Her lawyer said she would appeal on Monday.",
            "appeal",
            "case.appeal",
        ),
    ],
)
def test_type_is_that_of_the_act_taken_up(text: str, trigger: str, code: str, parser: Parser) -> None:
    told = {each.trigger: each for each in told_in(text, parser)}
    assert told[trigger].type == code
    assert told[trigger].act.matched_by.startswith(f"{code}/")
    assert told[trigger].act.matched_by.endswith("+taken-up")


@pytest.mark.parametrize(
    ("text", "trigger", "code"),
    [
        # what it bears on is told in its own words
        (f"{RALLY} The bank refused the loan.", "refused", "assembly.refuse"),
        (f"{RALLY} He applied for a job at the mill.", "applied", "assembly.apply"),
        (f"{REQUEST} The baker gave the children bread.", "gave", "inform.publish"),
        # nobody has asked for anything
        ("The quay was quiet on Monday. It was refused.", "refused", "assembly.refuse"),
        # too far back
        (f"{RALLY} {'The sun shone on the roofs. ' * 6}It was refused.", "refused", "assembly.refuse"),
        # two matters compete
        (f"{BOTH} It was refused.", "refused", "assembly.refuse"),
        (f"{BOTH} It was refused.", "refused", "inform.refuse"),
        # "it" is another thing of the same sentence
        (f"{BILL} The quay was quiet. This is a leash, and it will be pulled.", "pulled", "law.shelve"),
        # a passive that opens a clause of its own
        (f"{RALLY} Granted, the quay is small.", "Granted", "assembly.permit"),
        # a rally asks for things other than leave
        ("Dockers rallied for higher pay on Monday. It was refused.", "refused", "assembly.refuse"),
        # an invitation nearer by
        (f"{RALLY} The mayor invited them to a meeting. They refused.", "refused", "assembly.refuse"),
    ],
)
def test_nothing_is_lent_where_something_else_is_meant(text: str, trigger: str, code: str, parser: Parser) -> None:
    assert [each.trigger for each in told_in(text, parser) if each.type == code and each.trigger == trigger] == []


@pytest.mark.parametrize(
    "text",
    [
        "A guard beat two students. Orla Venn did it again on Friday.",
        "The treasurer took a bribe in May. Venn took it, too.",
        "A court convicted the mayor in May. It did so again in June.",
        "Police harassed the editor for weeks. Orla Venn denies it.",
        "A prosecutor charged the clerk with fraud. She did it on Monday.",
    ],
)
def test_nobody_is_wronged_by_what_is_taken_up(text: str, parser: Parser) -> None:
    annotated = annotate(Document(id="d", source="d.txt", digest="0", text=text), parser, load_codebook().nouns)
    parties = parties_of(annotated, load_sectors())
    frames = LendingFrames(annotated, load_codebook(), parties.sector_at, parties.kind_at)
    for clause in annotated.clauses:
        frames.entry_of(clause)
    assert frames.lenders == {}


def _lent_types() -> list[ActType]:
    entries = [entry for entries in load_codebook().lendable.values() for entry in entries]
    return [*{entry.type.code: entry.type for entry in entries}.values()]


def test_no_type_that_would_wrong_a_person_may_be_lent() -> None:
    families = {code.code.split(".")[0] for code in _lent_types()}
    assert families.isdisjoint({"violence", "money", "pressure", "duty", "sanction", "damage", "threaten"})
    codes = {each.code for each in _lent_types()}
    assert codes.isdisjoint({f"case.{stage}" for stage in "arrest charge convict detain drop investigate open".split()})
    assert all(each.traits.isdisjoint({"criminal", "coercive", "inaction"}) for each in _lent_types())
