"""Who did it, to whom, why, where and how many."""

from tests.coding.acts_read import comments_in, the, told_in

from facta.reading.parser import Parser


def test_one_act_has_agent_patient_and_reason(parser: Parser) -> None:
    told = the("assembly.exclude", "Two women were turned back from the rally by police for carrying placards.", parser)
    assert told.roles["agent"] == ["police"]
    assert told.roles["patient"] == ["Two women"]
    assert told.roles["reason"] == ["carrying placards"]


def test_an_arrest_without_agent_takes_the_one_police_near_by(parser: Parser) -> None:
    text = "Tolm police searched the hall. Nine clerks were arrested."
    told = the("case.arrest", text, parser)
    (agent,) = told.act.roles["agent"]
    assert agent.inferred
    assert agent.span is None
    assert agent.party is not None


def test_an_arrest_names_no_agent_where_the_text_has_none(parser: Parser) -> None:
    assert "agent" not in the("case.arrest", "Nine clerks were arrested in Tolm.", parser).roles


def test_the_noun_before_firing_is_its_agent(parser: Parser) -> None:
    told = the("violence.kill", "Nine people were killed in police firing.", parser)
    assert told.roles["agent"] == ["police"]
    assert told.roles["patient"] == ["Nine people"]


def test_numbers_belong_to_their_act(parser: Parser) -> None:
    told = the("case.detain", "Police detained 40 people in Tolm.", parser)
    assert [(q.value, q.unit) for q in told.act.quantities] == [(40.0, "people")]
    told = the("petition.sign", "The petition gathered more than 150,000 signatures.", parser)
    assert [(q.value, q.unit) for q in told.act.quantities] == [(150000.0, "signatures")]


def test_the_place_is_kept_as_written(parser: Parser) -> None:
    told = the("case.detain", "Police detained two editors in Brussels.", parser)
    assert told.act.where is not None
    assert told.act.where.name == "Brussels"
    assert told.act.where.country is None


def test_one_trigger_has_one_code(parser: Parser) -> None:
    told = told_in("The council refused to permit the march and banned the vigil.", parser)
    assert len({t.act.trigger for t in told}) == len(told)


def test_the_rules_that_decided_are_named(parser: Parser) -> None:
    told = the("case.detain", "No one was detained.", parser)
    assert told.act.matched_by.startswith("case.detain/")
    assert told.act.modality_by


def test_a_judgement_outside_quotations_is_a_comment(parser: Parser) -> None:
    assert [c.by for c in comments_in("The rally was bizarre.", parser)] == ["adjective_bizarre"]


def test_a_judgement_inside_a_quotation_is_none_of_the_reporters(parser: Parser) -> None:
    assert comments_in('"The rally was bizarre," the mayor said.', parser) == ()


def test_a_plain_sentence_holds_no_comment(parser: Parser) -> None:
    assert comments_in("The rally began at noon.", parser) == ()
