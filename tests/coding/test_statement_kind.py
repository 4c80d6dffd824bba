"""What a speaker does by saying it: pledge, claim, denial, accusation, demand, justification, no-comment, other."""

import pytest
from tests.coding.statements_read import said_in, told

from facta.codebook.cues import CueTable, load_cues
from facta.coding.statement_kind import KIND_RULES
from facta.reading.parser import Parser


@pytest.fixture(scope="module")
def cues() -> CueTable:
    return load_cues()


KINDS = [
    # pledges, and what only looks like one
    ("The mayor promised to rebuild the school.", "promised", "pledge"),
    ("The mayor vowed to publish the report.", "vowed", "pledge"),
    ('"We will publish the report in May," the mayor said.', "said", "pledge"),
    ("The ministry said it will continue to hold meetings.", "said", "pledge"),
    ('"I hope that we will see a better year," the mayor said.', "said", "other"),
    ("The forecaster said it will rain on Friday.", "said", "claim"),
    ("The mayor said the council will pay for the school.", "said", "claim"),
    ("The mayor did not promise to rebuild the school.", "did not promise", "other"),
    ("The mayor said the minister had promised to rebuild the school.", "said", "claim"),
    ("The governor threatened to close the paper.", "threatened", "other"),
    # denials
    ("The contractor denied that he had paid anyone.", "denied", "denial"),
    ("The contractor denied taking money.", "denied", "denial"),
    ("The contractor rejected the allegation.", "rejected", "denial"),
    ("The clerk believes she is being falsely accused of fraud.", "believes", "denial"),
    ("The contractor did not deny that he had paid.", "did not deny", "other"),
    ("The council rejected the budget.", "rejected", "other"),
    # accusations
    ("The union accused the police of beating two students.", "accused", "accusation"),
    ("Residents complained that the mine had poisoned the river.", "complained", "accusation"),
    ("The students claim that officers have been harassing their parents.", "claim", "accusation"),
    ("Residents blamed the mine for the flood.", "blamed", "accusation"),
    ("Residents criticized the council for ignoring the flood.", "criticized", "accusation"),
    ("The union did not accuse the police of beating anyone.", "did not accuse", "other"),
    ("The judge noted that the law defines the duties of police in abuse cases.", "noted", "claim"),
    ("The students said officers might harass their parents.", "said", "claim"),
    # demands
    ("The union demanded a new vote.", "demanded", "demand"),
    ("The union called for a new vote.", "called for", "demand"),
    ("The union urged the council to vote again.", "urged", "demand"),
    ("The union said the mayor must resign.", "said", "demand"),
    ('"We must work harder," the mayor said.', "said", "claim"),
    # justifications
    ("The council told the group that the square was undergoing repairs.", "told", "justification"),
    ('"We refused because the square is too small," the mayor said.', "said", "justification"),
    ("The mayor said the flood came because the dam broke.", "said", "claim"),
    # refusals to speak
    ("The ministry declined to comment.", "declined", "no-comment"),
    ("The ministry refused to say who had signed.", "refused", "no-comment"),
    ("The ministry did not respond to a request for comment.", "did not respond to", "no-comment"),
    ("The ministry would not comment.", "would not", "no-comment"),
    ("The ministry would not discuss the case.", "would not discuss", "no-comment"),
    ("The union refused to leave the hall.", "refused", "other"),
    ("The firefighters did not respond to the alarm.", "did not respond to", "other"),
    ("The ministry did not say who had signed.", "did not say", "other"),
    # the rest
    ("The mayor asked whether the bridge was safe.", "asked", "other"),
    ("The mayor wants a new bridge.", "wants", "other"),
]


@pytest.mark.parametrize(("text", "cue", "kind"), KINDS, ids=[text for text, _, _ in KINDS])
def test_kind_by_what_the_words_do(text: str, cue: str, kind: str, parser: Parser, cues: CueTable) -> None:
    statement = told(text, cue, parser, cues).statement
    assert statement.kind == kind, statement.kind_by


def test_every_kind_names_a_rule_of_the_list(parser: Parser, cues: CueTable) -> None:
    names = {rule.__name__ for rule in KIND_RULES} | {"no_rule_applies"}
    text = "\n\n".join(text for text, _, _ in KINDS)
    assert {said.statement.kind_by for said in said_in(text, parser, cues)} <= names


@pytest.mark.parametrize(
    ("text", "cue", "under_way"),
    [
        ("Lawmakers insisted that they are working on a new law.", "insisted", True),
        ("The speaker said deputies were considering amendments.", "said", True),
        ("The speaker said the ministry has begun drafting a law.", "said", True),
        ("The speaker said deputies were not considering amendments.", "said", False),
        ("The speaker said deputies rejected the amendments.", "said", False),
        ("The speaker did not say that deputies were considering amendments.", "did not say", False),
    ],
)
def test_work_under_way_is_told_from_work_not_done(
    text: str, cue: str, under_way: bool, parser: Parser, cues: CueTable
) -> None:
    statement = told(text, cue, parser, cues).statement
    assert statement.work_under_way is under_way
    assert statement.kind != "pledge"
