"""How far what governs a predicate reaches: over all five modalities, negation, and whose words they are."""

import pytest
from tests.coding.acts_read import the, told_in

from facta.reading.parser import Parser

NOT_DONE = [
    ("case.arrest", "Instead of arresting the men, police left.", "negated_after_instead of"),
    ("case.arrest", "Rather than arrest the men, police left.", "negated_after_rather_than"),
    ("duty.intervene", "Police were too few to stop the mob.", "negated_after_too"),
    ("case.convict", "The court found no one guilty of killing the guard.", "nobody_in_a_role"),
    ("law.adopt", "Parliament refused to pass the law.", "negated_under_refuse"),
    ("assembly.permit", "The city has not permitted the rally.", "negated_by_not"),
    ("case.arrest", "Police were unable to arrest the driver.", "negated_under_unable"),
    ("office.resign", "The mayor did not resign.", "negated_by_not"),
]


@pytest.mark.parametrize(("code", "text", "rule"), NOT_DONE)
def test_what_was_not_done_is_negated_and_says_by_which_rule(code: str, text: str, rule: str, parser: Parser) -> None:
    told = the(code, text, parser)
    assert told.negated
    assert told.act.modality_by in (rule, "inside_a_statement")


@pytest.mark.parametrize(
    ("code", "text", "modality"),
    [
        # asserted: done, whatever the words around it
        ("case.arrest", "Police succeeded in arresting the driver.", "asserted"),
        ("office.resign", "The crowd forced the mayor to resign.", "asserted"),
        ("case.arrest", "Police began arresting drivers in May.", "asserted"),
        ("violence.kill", "The clerk was convicted of killing the guard.", "asserted"),
        ("law.adopt", "Parliament did not fail to pass the law.", "asserted"),
        ("case.arrest", "Why did police arrest the driver?", "asserted"),
        ("case.detain", "The lawyer regretted that the editor had been detained.", "asserted"),
        ("duty.intervene", "Soldiers were strong enough to restore order.", "asserted"),
        # alleged: somebody says so
        ("violence.kill", "The clerk is suspected of killing the guard.", "alleged"),
        ("violence.kill", "The clerk was accused on Monday of killing the guard.", "alleged"),
        ("violence.kill", "The clerk was charged with killing the guard.", "alleged"),
        ("violence.kill", "The clerk was detained on suspicion of killing the guard.", "alleged"),
        ("violence.kill", "The clerk reportedly killed the guard.", "alleged"),
        ("violence.kill", "The clerk pleaded guilty to killing the guard.", "alleged"),
        ("violence.kill", "The paper claimed that the clerk had killed the guard.", "alleged"),
        ("violence.kill", "The clerk was said to have killed the guard.", "alleged"),
        ("money.bribe", "The clerk was accused of taking bribes.", "alleged"),
        ("violence.kill", "The clerk was wrongly convicted of killing the guard.", "alleged"),
        ("violence.kill", "The court overturned his conviction for killing the guard.", "alleged"),
        ("violence.kill", "The allegation that soldiers had killed the guard spread.", "alleged"),
        # planned: it lies ahead and somebody means it
        ("law.adopt", "Parliament will pass the law.", "planned"),
        ("case.appeal", "The editor intends to appeal the verdict.", "planned"),
        ("assembly.hold", "The union is going to hold a rally.", "planned"),
        ("sanction.close", "The ministry threatened to close the school.", "planned"),
        ("office.resign", "The mayor promised to resign.", "planned"),
        ("meet", "The mayor agreed to meet the miners.", "planned"),
        ("law.adopt", "Parliament will probably pass the law.", "planned"),
        ("assembly.hold", "The city permitted the group to hold a rally.", "planned"),
        # denied: somebody contests it
        ("violence.kill", "The clerk denied killing the guard.", "denied"),
        ("violence.kill", "The ministry rejected the allegation that soldiers had killed the guard.", "denied"),
        ("violence.kill", "The ministry refuted the claim that soldiers had killed the guard.", "denied"),
        ("money.bribe", "The clerk disputed that he had taken a bribe.", "denied"),
        ("violence.kill", "The clerk was acquitted of killing the guard.", "denied"),
        ("violence.kill", "The clerk was cleared of killing the guard.", "denied"),
        ("violence.kill", "The clerk was cleared in August of killing the guard.", "denied"),
        # hypothetical: under a condition, asked for, tried, questioned, possible
        ("law.adopt", "The union demanded that parliament pass the law.", "hypothetical"),
        ("office.resign", "The crowd called on the mayor to resign.", "hypothetical"),
        ("case.arrest", "The minister ordered police to arrest the driver.", "hypothetical"),
        ("office.resign", "The mayor will resign if the law is passed.", "hypothetical"),
        ("law.adopt", "The mayor will resign if parliament passes the law.", "hypothetical"),
        ("case.charge", "Prosecutors are considering whether to charge the clerk.", "hypothetical"),
        ("violence.kill", "Soldiers may have killed the guard.", "hypothetical"),
        ("law.adopt", "Should parliament pass the law, the union will sue.", "hypothetical"),
        ("law.repeal", "Parliament must repeal the law.", "hypothetical"),
        ("case.arrest", "Police tried to arrest the driver.", "hypothetical"),
        ("law.adopt", "Has parliament passed the law?", "hypothetical"),
        ("sanction.close", "The deputies read a bill that would close the school.", "hypothetical"),
        ("case.charge", "The clerk could be charged with fraud.", "hypothetical"),
    ],
)  # fmt: skip
def test_each_modality_is_told_by_what_governs(code: str, text: str, modality: str, parser: Parser) -> None:
    told = [t for t in told_in(text, parser) if t.type == code]
    assert [t.modality for t in told][:1] == [modality], [
        (t.type, t.trigger, t.modality) for t in told_in(text, parser)
    ]
    assert not told[0].negated


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("assembly.refuse", "The union said the city told it that the council had refused the rally."),
        ("case.detain", "According to the lawyer, police detained the editor."),
        ("case.detain", '"Police detained the editor," the lawyer said.'),
        ("violence.kill", "The ministry denied that soldiers had killed the guard."),
    ],
)
def test_words_of_somebody_cite_their_statement(code: str, text: str, parser: Parser) -> None:
    assert the(code, text, parser).act.according_to is not None


def test_the_chain_of_speakers_is_kept_outwards(parser: Parser) -> None:
    from facta.codebook.codebook import load_codebook
    from facta.codebook.cues import load_cues
    from facta.codebook.sectors import load_sectors
    from facta.coding.attribution import statements_of
    from facta.coding.coreference import parties_of
    from facta.model.document import Document
    from facta.reading.annotate import annotate

    text = "The union said the city told it that the council had refused the rally."
    annotated = annotate(Document(id="d", source="d.txt", digest="0", text=text), parser, load_codebook().nouns)
    statements = {s.id: s for s in statements_of(annotated, parties_of(annotated, load_sectors()), load_cues())}
    inner = the("assembly.refuse", text, parser).act.according_to
    assert inner is not None
    assert statements[inner].within in statements


def test_what_is_meant_carries_plovers_code_for_the_word_given(parser: Parser) -> None:
    assert the("meet", "The envoy will visit Tolm.", parser).act.plover == "AGREE"
    assert the("pressure.restrict", "The army will impose a curfew.", parser).act.plover == "THREATEN-restrict"
    assert the("meet", "The mayor will not meet the miners.", parser).act.plover == "REJECT"
    assert the("meet", "The envoy visited Tolm.", parser).act.plover == "CONSULT"


def test_a_promise_of_every_night_is_no_habit(parser: Parser) -> None:
    told = the("mobilize.police", "She promised that six officers would patrol the market every night.", parser)
    assert not told.act.generic


def test_a_pronoun_that_may_be_another_person_names_nobody_for_a_crime(parser: Parser) -> None:
    text = "Ilan Dorsk met Marek Vell in May. He killed the guard."
    told = the("violence.kill", text, parser)
    assert all(filler.party is None for filler in told.act.roles.get("agent", ()))
