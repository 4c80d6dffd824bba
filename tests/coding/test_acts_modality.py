"""How far the report commits to an act; in doubt, it is alleged."""

import pytest
from tests.coding.acts_read import the, told_in

from facta.model.passage import Span
from facta.reading.parser import Parser

NEGATED = [
    ("case.detain", "No one was detained."),
    ("assembly.permit", "The city did not permit the rally."),
    ("assembly.permit", "The city refused to permit the rally."),
    ("assembly.permit", "The city never permitted the march."),
    ("case.arrest", "The crowd left without anyone being arrested."),
    ("case.arrest", "Officers made no arrests."),
    ("case.charge", "Neither editor was charged with fraud."),
    ("law.adopt", "Parliament failed to pass the law."),
    ("case.convict", "The clerk was not tried or convicted."),
    ("violence.kill", "Nobody was killed."),
    ("case.detain", "The editor is no longer detained."),
]


@pytest.mark.parametrize(("code", "text"), NEGATED)
def test_a_dropped_not_cannot_pass(code: str, text: str, parser: Parser) -> None:
    told = [t for t in told_in(text, parser) if t.type == code]
    assert all(t.negated or t.modality in ("denied", "hypothetical", "planned") for t in told), told
    assert told


@pytest.mark.parametrize(
    ("code", "text", "modality"),
    [
        ("violence.kill", "Police killed the boy.", "asserted"),
        ("violence.kill", "The minister denied that police had killed the boy.", "denied"),
        ("violence.kill", "Police allegedly killed the boy.", "alleged"),
        ("violence.kill", "The clerk was accused of killing his wife.", "alleged"),
        ("violence.kill", "The clerk was jailed on suspicion of killing his wife.", "alleged"),
        ("violence.kill", "The clerk is believed to have killed his wife.", "alleged"),
        ("violence.kill", "If police killed the boy, the case will be reopened.", "hypothetical"),
        ("violence.kill", "The police might have killed the boy.", "hypothetical"),
        ("money.embezzle", "The treasurer was charged with embezzling donations.", "alleged"),
        ("money.embezzle", "The treasurer's denial of embezzling donations was printed.", "denied"),
        ("money.bribe", "The inspector denied taking bribes.", "denied"),
        ("assembly.hold", "The group plans to hold a march.", "planned"),
        ("assembly.hold", "The group will hold a march.", "planned"),
        ("case.sentence", "If convicted, the clerk faces up to eight years in prison.", "hypothetical"),
        ("case.sentence", "The clerk faces eight years in prison.", "hypothetical"),
        ("law.adopt", "Protesters demanded that parliament adopt the law.", "hypothetical"),
        ("office.resign", "The crowd called for the resignation of the mayor.", "hypothetical"),
        ("office.resign", "Did the mayor resign?", "hypothetical"),
        ("case.arrest", "The suspected arrest of the editor worried her colleagues.", "alleged"),
        ("case.arrest", "Police managed to arrest the driver.", "asserted"),
        ("assembly.permit", "Why was one group permitted to hold a rally?", "asserted"),
    ],
)
def test_modality(code: str, text: str, modality: str, parser: Parser) -> None:
    assert the(code, text, parser).modality == modality


def test_what_is_said_is_alleged_and_according_to_the_statement(parser: Parser) -> None:
    told = the("case.detain", "The lawyer said that police had detained the editor.", parser)
    assert told.modality == "alleged"
    assert told.act.according_to is not None


def test_the_reports_own_words_are_according_to_nobody(parser: Parser) -> None:
    told = the("case.detain", "Police detained the editor on Friday.", parser)
    assert told.modality == "asserted"
    assert told.act.according_to is None


@pytest.mark.parametrize(
    "text",
    [
        "Ilan Dorsk was detained on suspicion of raping a woman in Tolm.",
        "Ilan Dorsk is accused of embezzling the fund's money.",
        "Prosecutors charged Ilan Dorsk with murder.",
        "The widow says that Ilan Dorsk took bribes.",
        "Ilan Dorsk denied beating the guard.",
        "Police suspect Ilan Dorsk of killing the guard.",
        "The paper reported that Ilan Dorsk had stolen money.",
        "Ilan Dorsk allegedly assaulted a guard.",
        "It is not known whether Ilan Dorsk killed the guard.",
        "An investigation into claims that Ilan Dorsk embezzled money was opened.",
        "Ilan Dorsk was cleared of killing the guard.",
        "The record is bare of findings by judges that Ilan Dorsk engaged in fraud.",
        "The paper claims that Ilan Dorsk fled after killing the guard.",
        "No court has found that Ilan Dorsk took bribes.",
        "Ilan Dorsk pleaded guilty.",
    ],
)
def test_an_accusation_never_becomes_a_crime_of_a_named_person(text: str, parser: Parser) -> None:
    from facta.codebook.codebook import load_codebook

    criminal = {t.code for t in load_codebook().types if "criminal" in t.traits} | {"case.convict"}
    crimes = [told for told in told_in(text, parser) if told.type in criminal]
    assert all(told.modality != "asserted" or told.negated for told in crimes), crimes


@pytest.mark.parametrize(
    "text",
    [
        "Under the law, a settlement can still end a case.",
        "Police often detain drivers at the bridge.",
        "It is rare for the city to permit demonstrations.",
    ],
)
def test_rules_and_habits_are_generic(text: str, parser: Parser) -> None:
    assert any(told.act.generic for told in told_in(text, parser))


@pytest.mark.parametrize(
    "text",
    [
        "Police detained two drivers at the bridge.",
        "She is charged under the emergency law.",
        "Three people are being held under an emergency law.",
    ],
)
def test_an_event_is_not_generic(text: str, parser: Parser) -> None:
    told = told_in(text, parser)
    assert told
    assert not any(t.act.generic for t in told)


def test_every_predicate_is_given_when_asked(parser: Parser) -> None:
    text = "The mayor smiled and police detained a driver."
    assert [t.type for t in told_in(text, parser)] == ["case.detain"]
    assert {t.trigger for t in told_in(text, parser, every_predicate=True)} >= {"smiled", "detained"}


def test_every_span_cites_the_text(parser: Parser) -> None:
    text = "The city, it was reported, refused 3 rallies in Tolm; police arrested some 40 people for carrying placards."
    whole = Span(0, len(text))
    for told in told_in(text, parser, every_predicate=True):
        spans = [told.act.trigger, told.act.passage, *(q.span for q in told.act.quantities)]
        spans += [f.span for fillers in told.act.roles.values() for f in fillers if f.span is not None]
        assert all(whole.covers(span) and span.start < span.end for span in spans)
