"""A dropped "not" is the worst mistake: negation stays in the cue, and is told apart from negation in the content."""

import pytest
from tests.coding.statements_read import said_in, told

from facta.codebook.cues import CueTable, load_cues
from facta.reading.parser import Parser


@pytest.fixture(scope="module")
def cues() -> CueTable:
    return load_cues()


NEGATED = [
    ("The mayor did not say that the bridge was safe.", "did not say"),
    ("The mayor didn't say the bridge was safe.", "didn't say"),
    ("The mayor has never said that the bridge was safe.", "has never said"),
    ("The ministry has not confirmed that the bill was withdrawn.", "has not confirmed"),
    ("The ministry would not confirm that the bill was withdrawn.", "would not confirm"),
    ("The ministry wouldn’t confirm that the bill was withdrawn.", "wouldn’t confirm"),
    ("Dolvan never promised to reopen the school.", "never promised"),
    ("Dolvan did not promise to reopen the school.", "did not promise"),
    ("Dolvan has not yet promised to reopen the school.", "has not yet promised"),
    ("The council could not say when the road would reopen.", "could not say"),
    ("The prosecutor will not say whether charges were filed.", "will not say"),
    ("The prosecutor refuses to admit that the file was lost.", "refuses"),
    ("The prosecutor failed to mention that the file was lost.", "failed to mention"),
    ("Officials stopped short of saying that the vote was rigged.", "stopped short of saying"),
    ("The union does not believe that the plant will close.", "does not believe"),
    ("The union doesn't believe the plant will close.", "doesn't believe"),
    ("The union does not want to strike.", "does not want"),
    ("The governor did not deny that he had met the contractor.", "did not deny"),
    ("The governor does not plan to resign.", "does not plan"),
    ("The governor never denied that he had met the contractor.", "never denied"),
    ("The senator does not support the bill.", "does not support"),
    ("The senator did not accuse the police of lying.", "did not accuse"),
    ("The embassy has not called for sanctions.", "has not called for"),
    ("The embassy never demanded that he be released.", "never demanded"),
    ("The doctor is not convinced that the clinic will open.", "is not convinced"),
    ("The doctor was not aware that the clinic had closed.", "was not aware"),
    ("The teachers are not willing to return to work.", "are not willing"),
    ("The court did not order the paper to close.", "did not order"),
    ("The report does not show that the money was stolen.", "does not show"),
    ("The spokesman left the hall without explaining why it was shut.", "without explaining"),
    ("Marr left the hall without saying that she would resign.", "without saying"),
    ("The minister, a former judge, did not explain why the file was closed.", "did not explain"),
    ("It was not announced that the hall had been sold.", "was not announced"),
    ("The company isn't expected to appeal.", "isn't expected"),
    ("The company has repeatedly not disclosed that it owns the mine.", "has repeatedly not disclosed"),
    ("Dolvan neither admitted that he knew nor apologized.", "neither admitted"),
    ("Residents were not told that the water was unsafe.", "were not told"),
    ("Many seemed unable to explain what they wanted.", "seemed unable to explain"),
    ("She can't remember whether the door was locked.", "can't remember"),
    ("The bank cannot guarantee that deposits are safe.", "cannot guarantee"),
    ("The deputy has yet to comment on the fire.", "has yet to comment on"),
    ("The deputy has yet to say whether the dam is safe.", "has yet to say"),
    ("Dolvan hardly said that the dam was safe.", "hardly said"),
    ("The mayor could hardly claim that the dam was safe.", "could hardly claim"),
    ("The clerk can't say that the dam is safe.", "can't say"),
    ("The clerk wouldn't say whether the dam was safe.", "wouldn't say"),
    ("It was not said by the mayor that the dam was safe.", "was not said"),
    ("The mayor didn`t say that the dam was safe.", "didn`t say"),
    ("The mayor didn´t say that the dam was safe.", "didn´t say"),
    ("The mayor didnʼt say that the dam was safe.", "didnʼt say"),
    ("Dolvan made no promise to rebuild the school.", "made no promise"),
    ("No pledge to rebuild the school was given.", "No pledge"),
    ("There was no word from the ministry on the fire.", "was no word"),
    ("The ministry gave no explanation for the delay.", "gave no explanation"),
    ("The ministry had no comment.", "had no"),
    ("The mayor made no mention of the dam.", "made no mention"),
    ("Marr said nothing about the dam.", "said nothing"),
    ("There was no reply to the letter.", "was no reply"),
    ("The ministry did not confirm or deny that the dam had cracked.", "did not confirm or deny"),
    ("The ministry has not confirmed or denied that the dam had cracked.", "has not confirmed or denied"),
    ("The ministry neither confirmed nor denied that the dam had cracked.", "nor denied"),
    ("The mayor did not come out and say that the dam was safe.", "did not come out and say"),
    ("The mayor never visited the dam or said that it was safe.", "never visited the dam or said"),
    ("Never did she promise that the school would reopen.", "Never did she promise"),
    ("At no time did the mayor say that the dam was safe.", "no time did the mayor say"),
    ("Not once did the mayor say that the dam was safe.", "Not once did the mayor say"),
    ("Nowhere did the report say that the dam was safe.", "Nowhere did the report say"),
    ("The mayor has never once promised to rebuild the school.", "has never once promised"),
    ("The mayor no longer says that the dam is safe.", "no longer says"),
    ("The mayor issued no statement saying that the dam was safe.", "no statement saying"),
    ("The mayor did not issue a statement saying that the dam was safe.", "not issue a statement saying"),
    ("The mayor avoided saying that the dam was safe.", "avoided saying"),
    ("The mayor stopped short of promising to rebuild the school.", "stopped short of promising"),
    ("Without promising to rebuild the school, Marr left.", "Without promising"),
    ("There is no claim that the dam is safe.", "no claim"),
    ("The minister won't comment.", "won't"),
    ("The minister did not return calls.", "did not return"),
    ("The minister could not be reached for comment.", "could not be reached for"),
    ("The minister did not appear to say that the dam was safe.", "did not appear to say"),
    ("The mayor is not calling for an inquiry.", "is not calling for"),
]


@pytest.mark.parametrize(("text", "cue"), NEGATED, ids=[text for text, _ in NEGATED])
def test_a_negated_cue_keeps_its_negation(text: str, cue: str, parser: Parser, cues: CueTable) -> None:
    said = told(text, cue, parser, cues)
    refusal = said.cue == "refuses"
    assert said.statement.negated is not refusal


NEGATED_BY_THE_SUBJECT = [
    ("No one said that the bridge was safe.", "No one"),
    ("Nobody believes that the vote was fair.", "Nobody"),
    ("Neither side wants to return to the talks.", "Neither side"),
    ("None of the ministers said that they would resign.", "None of the ministers"),
    ("No official confirmed that the prisoner had died.", "No official"),
    ("Neither the mayor nor the deputy said that the dam was safe.", "Neither the mayor nor the deputy"),
    ("Nobody claimed that the dam was safe.", "Nobody"),
    ("No official has said that the dam is safe.", "No official"),
    ("Not a single official said that the dam was safe.", "Not a single official"),
    ("Not all officials said that the dam was safe.", "Not all officials"),
    ("Not everyone believes that the dam is safe.", "Not everyone"),
    ("It was not Marr who said that the dam was safe.", "who"),
    ("According to nobody, the dam is safe.", "nobody"),
]


@pytest.mark.parametrize(("text", "source"), NEGATED_BY_THE_SUBJECT, ids=[t for t, _ in NEGATED_BY_THE_SUBJECT])
def test_a_subject_that_names_nobody_negates_the_statement(
    text: str, source: str, parser: Parser, cues: CueTable
) -> None:
    said = said_in(text, parser, cues)[0]
    assert said.source == source
    assert said.statement.negated
    assert said.statement.speaker is None


NEGATION_OF_WHAT_WAS_SAID = [
    ("The mayor said that the bridge was not safe.", "said", "that the bridge was not safe"),
    ("The police said no one had been detained.", "said", "no one had been detained"),
    ("Dolvan promised not to close the school.", "promised", "not to close the school"),
    ("The union said it would never sign.", "said", "it would never sign"),
    ('"We did not sell the land," the mayor said.', "said", '"We did not sell the land,"'),
]


@pytest.mark.parametrize(("text", "cue", "content"), NEGATION_OF_WHAT_WAS_SAID)
def test_a_negation_inside_what_was_said_stays_in_the_content_and_leaves_the_cue_alone(
    text: str, cue: str, content: str, parser: Parser, cues: CueTable
) -> None:
    said = told(text, cue, parser, cues)
    assert said.content == content
    assert not said.statement.negated


def test_what_a_speaker_refuses_to_say_is_no_statement_of_its_own(parser: Parser, cues: CueTable) -> None:
    said = said_in("The ministry refused to say that the prisoner had died.", parser, cues)
    assert [(s.cue, s.content) for s in said] == [("refused", "to say that the prisoner had died")]


def test_an_inverted_negation_is_drawn_into_the_cue(parser: Parser, cues: CueTable) -> None:
    said = said_in("Nor did the mayor say that the bridge was safe.", parser, cues)[0]
    assert said.cue.startswith("Nor")
    assert said.statement.negated


SAID_AFTER_ALL = [
    ("The mayor not only said the dam was safe but promised to live beside it.", "not only said"),
    ("Only later did the mayor say that the dam was safe.", "say"),
    ("The mayor did not sign the letter and said that the dam was safe.", "said"),
    ("Marr said no decision had been taken.", "said"),
]


@pytest.mark.parametrize(("text", "cue"), SAID_AFTER_ALL)
def test_a_small_word_that_does_not_deny_the_saying_leaves_it_said(
    text: str, cue: str, parser: Parser, cues: CueTable
) -> None:
    assert not told(text, cue, parser, cues).statement.negated


@pytest.mark.parametrize("saying", ["saying", "having said"])
def test_what_a_speaker_denies_having_said_is_only_denied(saying: str, parser: Parser, cues: CueTable) -> None:
    said = said_in(f"Dolvan denied {saying} that the dam was safe.", parser, cues)
    assert [(s.cue, s.content) for s in said] == [("denied", f"{saying} that the dam was safe")]


@pytest.mark.parametrize("refusal", ["declined to confirm", "refused to confirm", "was unwilling to confirm"])
def test_a_refusal_to_speak_is_kept_with_what_was_refused(refusal: str, parser: Parser, cues: CueTable) -> None:
    said = said_in(f"The ministry {refusal} that the dam had cracked.", parser, cues)
    cue = refusal.removesuffix(" to confirm")
    assert [(s.cue, s.content) for s in said] == [(cue, "to confirm that the dam had cracked")]


def test_a_thing_that_is_not_given_back_is_no_silence(parser: Parser, cues: CueTable) -> None:
    assert said_in("The minister did not return the money.", parser, cues) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The minister and not the mayor said the bridge was safe.", "The minister"),
        ("Not the mayor but the minister said the bridge was safe.", "the minister"),
        ("Not only the mayor but the minister said the bridge was safe.", "Not only the mayor but the minister"),
    ],
)
def test_who_is_set_aside_said_nothing_and_denies_nothing(
    text: str, source: str, parser: Parser, cues: CueTable
) -> None:
    said = told(text, "said", parser, cues)
    assert (said.source, said.statement.negated) == (source, False)


UNDONE = [
    "The minister shied away from promising a new law.",
    "The minister backed away from promising a new law.",
    "The minister decided against promising a new law.",
    "The minister is unlikely to promise a new law.",
    "The minister warned against promising a new law.",
    "Instead of promising a new law, the minister left.",
    "Far from promising a new law, the minister left.",
    "The minister gave up promising a new law.",
    "The minister came close to promising a new law.",
    "The minister thought it better to avoid promising a new law.",
    "Hardly a minister promised a new law.",
    "The minister hesitated to promise a new law.",
    "The minister did not decide against promising a new law.",
]


@pytest.mark.parametrize("text", UNDONE)
def test_what_was_left_unsaid_is_negated(text: str, parser: Parser, cues: CueTable) -> None:
    said = [s for s in said_in(text, parser, cues) if "promis" in s.cue]
    assert all(s.statement.negated for s in said), said


@pytest.mark.parametrize(
    "text",
    [
        "The minister kept promising a new law.",
        "The minister began by promising a new law.",
        "The minister went as far as promising a new law.",
        "The minister ended up promising a new law.",
        "The minister did not hesitate to promise a new law.",
        "The minister never failed to promise a new law.",
        "The minister could not refrain from promising a new law.",
        "The minister did not shy away from promising a new law.",
    ],
)
def test_what_was_said_is_not_negated(text: str, parser: Parser, cues: CueTable) -> None:
    assert not any(s.statement.negated for s in said_in(text, parser, cues))
